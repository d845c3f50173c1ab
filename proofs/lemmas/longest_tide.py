"""Tides that even `M * N` slots would leave too steep."""

from lemma import Lemma
from z3 import Reals

U, u, V, V2, V3, d, d2, d3, rem = Reals("U u V V2 V3 d d2 d3 rem")
f, span, N, M = Reals("f span N M")

EXIT = [u > 0, V > 0, V2 > 0, V2 < V, rem > 0]
PROPORTION = {"stretched in proportion, rounded down": d2 * V2 <= rem * V}

LEMMAS = [
    Lemma(
        "a_longest_tide_is_more_than_can_be_capped",
        "an update clamps d only where U > M N f V / (N + W)",
        [U > 0, V > 0, f > 0, span > 0, N > 0, M > 0, d == M * N],
        [U * span > M * N * f * V],
        because={"more is needed than M N": U * span > d * f * V},
    ),
    Lemma(
        "a_longest_tide_still_flows", "at least an M-th of it within an epoch",
        [U > 0, N > 0, M >= 1, u >= 0], [(U - u) * M >= U],
        because={
            "it lasts M N slots": d <= M * N,
            "an epoch passes": u * d <= U * (d - N),
            "more than an epoch is left": d >= N,
        },
        steps=[(U - u) * d >= U * N, (U - u) * M * N >= U * N],
        example=[M == 16],
    ),
    Lemma(
        "an_exit_does_not_make_a_long_tide_steeper", "but for the slot that rounding takes",
        EXIT + [d2 > 0], [u * rem * V < u * (d2 + 1) * V2],
        because={"by less than a slot": (d2 + 1) * V2 > rem * V},
    ),
    Lemma(
        "exits_in_parts_stretch_no_further_than_one", "d3 <= rem V / V3: dust cannot add up",
        EXIT + [V3 > 0, V3 < V2, d2 >= rem, d3 >= d2], [d3 * V3 <= rem * V],
        because=PROPORTION | {"and the second part too": d3 * V3 <= d2 * V2},
        example=[d2 > rem, d3 > d2],
    ),
]
