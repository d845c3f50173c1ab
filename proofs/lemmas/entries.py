"""Deposits, and cancelled tickets, which are deposits of what they are worth."""

from lemma import Lemma
from z3 import Reals

V, S, x, m, worth, m1, m2, x1, x2 = Reals("V S x m worth m1 m2 x1 x2")

POOL = [V > 0, S > 0, x > 0, m >= 0]
DOWN = {"shares are rounded down": m * V <= x * S}
NEAR = {"by less than a share": (m + 1) * V > x * S}

LEMMAS = [
    Lemma(
        "an_entry_does_not_lower_the_rate", "V'S >= VS'",
        POOL, [(V + x) * S >= V * (S + m)], because=DOWN, example=[m > 0],
    ),
    Lemma(
        "an_entry_lifts_the_rate_by_rounding_only", "V'S - VS' < V",
        POOL, [(V + x) * S - V * (S + m) < V], because=NEAR, example=[m > 0],
    ),
    Lemma(
        "an_entry_gives_no_more_than_its_value", "the new shares are worth x at most",
        POOL, [m * (V + x) <= x * (S + m)], because=DOWN, example=[m > 0],
    ),
    Lemma(
        "an_entry_costs_less_than_a_share_and_a_lamport", "worth > x - V / S - 1, rounded down",
        POOL, [(worth - x + 1) * S > -V],
        because=NEAR | {"worth is exact to a lamport": (worth + 1) * (S + m) > m * (V + x)},
        example=[m > 0],
    ),
    Lemma(
        "parts_of_an_entry_buy_no_more_than_the_whole", "m1 + m2 <= (x1 + x2) S / V",
        [V > 0, S > 0, x1 > 0, x2 > 0, m1 >= 0, m2 >= 0],
        [(m1 + m2) * V <= (x1 + x2) * S],
        because={
            "the first part is rounded down": m1 * V <= x1 * S,
            "the second part is rounded down": m2 * (V + x1) <= x2 * (S + m1),
        },
        example=[m1 > 0, m2 > 0],
    ),
]
