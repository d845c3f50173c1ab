"""What an instant exit pays beyond the floor: an integral over the free reserve."""

from lemma import Lemma
from z3 import If, Reals

T, r, g1, g2, rise, share, ceiling, kept = Reals("T r g1 g2 rise share ceiling kept")


def missing(free, target=T):
    """`a(r) = max(0, T - r)`"""
    return If(free < target, target - free, 0)


def fee(free, gross):
    """`rise * (a1 - a0) * (a1 + a0) / (2 T)`, exact."""
    before, after = missing(free), missing(free - gross)
    return rise * (after - before) * (after + before) / (2 * T)


def price(free, target=T):
    """What the next lamport pays beyond the floor, in parts of `rise`: the fee's derivative."""
    return missing(free, target) / target


RESERVE = [T > 0, rise > 0, g1 > 0, g2 > 0, r >= g1 + g2]

LEMMAS = [
    Lemma(
        "the_depletion_fee_is_additive", "at a fixed target splitting an exit changes nothing",
        RESERVE, [fee(r, g1) + fee(r - g1, g2) == fee(r, g1 + g2)],
        example=[r < T],
    ),
    Lemma(
        "the_depletion_fee_stays_below_the_ceiling", "floor + rise, on every lamport",
        [T > 0, rise > 0, g1 > 0, r > 0], [fee(r, g1) <= rise * g1, fee(r, g1) >= 0],
        because={"the reserve pays it": r >= g1}, example=[r < T],
    ),
    Lemma(
        "an_exit_above_the_target_pays_the_floor_only", "and one of any size pays no less",
        RESERVE, [fee(r, g1) == 0], because={"the target stays whole": r - g1 >= T},
    ),
    Lemma(
        "what_has_left_lowers_the_price_by_little",
        "the target falls with the backing, and fees of earlier parts stay in the reserve: the"
        " price of a later part's lamport falls by (reserve_target + ceiling) g1 / T at most",
        [T > 0, share >= 0, ceiling >= 0, g1 > 0, r >= 0, kept >= 0, T > share * g1],
        [price(r) - price(r + kept, T - share * g1) <= (share + ceiling) * g1 / T],
        because={"only fees stay": kept <= ceiling * g1},
        example=[r < T, share > 0, kept > 0],
    ),
]
