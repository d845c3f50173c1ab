"""Cooling stake that is taken back, in whole lamports.

`cooling` is all that cools and `own` what cools at this validator, of its `tracked`.
"""

from lemma import Lemma
from z3 import If, Ints

T, D, payable, cooling, own, unswept = Ints("T D payable cooling own unswept")
tracked, target, surplus = Ints("tracked target surplus")


def above_zero(amount):
    return If(amount > 0, amount, 0)


SHORTFALL = above_zero(above_zero(T + D - payable) - (cooling - own + unswept))
POOL = [T >= 0, D >= 0, payable >= 0, own > 0, own <= cooling, unswept >= 0]
STAKE = [tracked >= own, target >= 0]
UNWANTED = above_zero(tracked - target)

LEMMAS = [
    Lemma(
        "a_take_back_uncovers_neither_tickets_nor_target", "without what is taken back",
        POOL, [payable + (cooling - own) + unswept >= T + D],
        because={"no shortfall without it": SHORTFALL == 0},
        example=[D > 0, T > 0, payable < T + D],
    ),
    Lemma(
        "what_was_too_much_is_not_taken_back", "it cooled because the target did not want it",
        STAKE + [own > 0], [2 * UNWANTED > own],
        because={"it is above the target": tracked - own >= target},
    ),
    Lemma(
        "what_is_taken_back_is_wanted_by_half", "so rebalancing takes less than half of it again",
        STAKE + [own > 0], [2 * surplus <= own],
        because={
            "half is wanted": 2 * UNWANTED <= own,
            "rebalancing takes what is unwanted": surplus <= UNWANTED,
        },
        example=[surplus > 0],
    ),
]
