"""All tickets together are worth no more than `D`.

`total` is the exact sum of `owed * I / I0` over all open tickets, `one` that of one of them.
"""

from lemma import Lemma
from z3 import Reals

D, D2, I, I2, total, one, worth, owed, rest = Reals("D D2 I I2 total one worth owed rest")

OPEN = [D >= 0, I > 0, total >= 0]
COVERED = {"tickets were covered": total <= D}

LEMMAS = [
    Lemma(
        "an_order_keeps_tickets_covered", "its index is that of now, so it adds owed to both",
        OPEN + [owed > 0], [total + owed <= D + owed], because=COVERED,
    ),
    Lemma(
        "a_claim_keeps_the_others_covered", "claims and cancellations pay floor(owed I / I0)",
        OPEN + [one >= 0, one <= total, worth >= 0], [total - one <= D - worth],
        because=COVERED | {"worth is rounded down": worth <= one},
        example=[worth > 0, one < total],
    ),
    Lemma(
        "a_claim_is_covered", "D - worth >= 0",
        OPEN + [one >= 0, one <= total, worth >= 0], [D - worth >= 0],
        because=COVERED | {"worth is rounded down": worth <= one},
        example=[worth > 0],
    ),
    Lemma(
        "a_loss_keeps_tickets_covered", "total I' / I <= D': nobody is served before another",
        OPEN + [I2 > 0, I2 <= I, rest == total * I2 / I], [rest <= D2],
        because=COVERED | {"the debt is rounded up": D2 * I >= D * I2},
        steps=[total * I2 <= D * I2, rest * I == total * I2, rest * I <= D2 * I],
        example=[total > 0, I2 < I],
    ),
    Lemma(
        "worth_within_the_debt_is_payable", "even where two total losses left the index too coarse",
        [D >= 0, one >= 0], [D - worth >= 0],
        because={"worth is min(.., D)": worth <= D}, example=[one > D],
    ),
]
