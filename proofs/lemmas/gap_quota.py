"""Instant exits between an epoch's boundary and its update."""

from lemma import Lemma
from z3 import Reals

free, gap, gross, kept, fee, value, loss = Reals("free gap gross kept fee value loss")

# `free` is the free reserve at the boundary; `gap` has left since, of which `kept` stayed as fees.
NOW = free - gap + kept
GAP = [free > 0, gap >= 0, kept >= 0, kept <= gap, gross > 0, fee >= 0, fee <= gross]
QUOTA = {"the quota": 4 * (gap + gross) <= NOW + gap}

LEMMAS = [
    Lemma(
        "the_gap_pays_a_quarter_at_most", "of the free reserve at the boundary, over all exits",
        GAP, [4 * (gap + gross - kept - fee) <= free], because=QUOTA,
        example=[gap > 0, kept > 0],
    ),
    Lemma(
        "the_reserve_covers_the_gap", "the quota asks for no more than is there",
        GAP, [gross <= NOW], because=QUOTA,
    ),
    Lemma(
        "an_escape_in_the_gap_costs_the_others_little",
        "those who stay bear more than their part: by loss * reserve / 4 V at most",
        GAP + [value > free, loss > 0, loss < value, gross < value],
        [4 * (loss - loss * (value - gross) / value) * value <= loss * (free + kept)],
        because=QUOTA,
        steps=[4 * gross <= free + kept, 4 * gross * loss <= (free + kept) * loss],
    ),
]
