"""What `order_ticket`, `redeem_sol` and `redeem_stake` have in common."""

from lemma import Lemma
from z3 import Ints, Reals, ToReal

V, S, m, gross, fee, f, locked = Reals("V S m gross fee f locked")
m1, m2, g1, g2 = Reals("m1 m2 g1 g2")
out1, out2, out = Ints("out1 out2 out")

POOL = [V > 0, S > 0, m > 0, m < S, gross >= 0]
DOWN = {"gross is rounded down": gross * S <= m * V}
NEAR = {"by less than a lamport": (gross + 1) * S > m * V}

LEMMAS = [
    Lemma(
        "an_exit_does_not_lower_the_rate", "V'S >= VS'",
        POOL, [(V - gross) * S >= V * (S - m)], because=DOWN, example=[gross > 0],
    ),
    Lemma(
        "an_exit_lifts_the_rate_by_rounding_only", "V'S - VS' < S; the fee waits in P",
        POOL, [(V - gross) * S - V * (S - m) < S], because=NEAR, example=[gross > 0],
    ),
    Lemma(
        "an_exit_leaves_the_locked_shares_their_value", "V' >= locked * V / S",
        POOL + [locked > 0], [(V - gross) * S >= locked * V],
        because=DOWN | {"locked shares never leave": S - m >= locked}, example=[gross > 0],
    ),
    Lemma(
        "an_exit_costs_less_than_two_lamports_by_rounding", "and less than 3 with a second fee",
        POOL + [f >= 0, f < 1], [(gross - fee) * S > m * V * (1 - f) - 2 * S],
        because=NEAR | {"the fee is exact to a lamport": fee < gross * f + 1},
        steps=[(gross + 1) * S * (1 - f) > m * V * (1 - f)],
        example=[fee > 0],
    ),
    Lemma(
        "parts_of_an_exit_are_worth_no_more_than_the_whole", "g1 + g2 <= (m1 + m2) V / S",
        [V > 0, S > 0, m1 > 0, m2 > 0, g1 >= 0, g2 >= 0],
        [(g1 + g2) * S <= (m1 + m2) * V],
        because={
            "the first part is rounded down": g1 * S <= m1 * V,
            "the second part is rounded down": g2 * (S - m1) <= m2 * (V - g1),
            "shares are there": m1 + m2 < S,
        },
        example=[g1 > 0, g2 > 0],
    ),
    Lemma(
        "parts_of_an_exit_pay_no_smaller_floor", "out1 + out2 <= out, in whole lamports",
        [f >= 0, f < 1, g1 > 0, g2 > 0, out1 >= 0, out2 >= 0],
        [out1 + out2 <= out],
        because={
            "the first fee is rounded up": ToReal(out1) <= g1 * (1 - f),
            "the second fee is rounded up": ToReal(out2) <= g2 * (1 - f),
            "parts are worth no more": g1 + g2 <= gross,
            "the whole fee is exact to a lamport": ToReal(out) > gross * (1 - f) - 1,
        },
        steps=[(g1 + g2) * (1 - f) <= gross * (1 - f)],
        example=[out1 > 0, out2 > 0, f > 0],
    ),
]
