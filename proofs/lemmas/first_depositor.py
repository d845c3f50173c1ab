"""Gifts that make a share dear, to rob the next depositor's rounding.

`S` counts the locked shares, of which there are 10^9 at least; `own` are the robber's.
"""

from lemma import Lemma
from z3 import Reals

V, S, own, locked, gift, x, m, profit, taken = Reals("V S own locked gift x m profit taken")

POOL = [V > 0, S > 0, own >= 0, gift >= 0, x > 0, m >= 0, own + locked <= S]
LOCKED = {"10^9 shares are locked": locked >= 10**9}
NEAR = {"shares are exact to a share": (m + 1) * (V + gift) > x * S}
ROUNDED = [taken * S == V + gift]

LEMMAS = [
    Lemma(
        "a_victim_loses_less_than_a_share", "x - m V' / S < V' / S",
        POOL + ROUNDED, [x - m * taken < taken], because=NEAR, example=[m > 0, gift > 0],
    ),
    Lemma(
        "a_gift_makes_a_share_dearer_by_a_billionth", "V' / S <= V / S + gift / 10^9",
        POOL, [(V + gift) / S <= V / S + gift / 10**9], because=LOCKED, example=[gift > 0],
    ),
    Lemma(
        "a_gift_to_rob_costs_more_than_it_brings",
        "its own part of a share of the victim, less the locked shares' part of the gift, is less"
        " than a share was worth before",
        POOL + ROUNDED + [profit * S == own * taken - gift * locked], [profit * S <= V],
        because=LOCKED,
        steps=[own * taken <= S * taken, profit * S <= V + gift - gift * locked],
        example=[gift > 0, own > 0],
    ),
]
