"""Exits with active stake, whose reward of the running epoch leaves too.

`y` is an epoch's reward in parts of the stake, `t` the slots of the epoch that have passed, `n` its
slots, `span` is `N + W`.
"""

from lemma import Lemma
from z3 import Reals

y, t, n, span, f, gross, tide = Reals("y t n span f gross tide")
w, stake, total, out, excess = Reals("w stake total out excess")

EPOCH = [y > 0, n > 0, span > n, t >= 0, t <= n, f > 0, f < 1, gross > 0]
YIELD = {"the floor covers the yield": y * span <= f * n}
SOURCE = [w > 0, w <= 1, total > 0, out > 0, out < total, stake >= out, stake <= total]
KEPT = {"nine tenths are kept": 10 * (stake - out) >= 9 * w * (total - out)}

LEMMAS = [
    Lemma(
        "the_accrued_fee_covers_the_running_reward", "gross y t / N <= gross f t / (N + W)",
        EPOCH, [gross * y * t * span <= gross * f * t * n],
        because=YIELD, steps=[y * span * t <= f * n * t], example=[t > 0],
    ),
    Lemma(
        "both_fees_cover_the_tide_and_the_whole_reward",
        "who comes and leaves inside an epoch takes its tide and, at the boundary, its reward",
        EPOCH + [tide >= 0], [gross * tide + gross * y < gross * f + gross * f * t / span],
        because=YIELD | {"the slope is capped": tide * span <= f * t},
        steps=[tide <= f * t / span, y < f, tide + y < f + f * t / span],
        example=[tide > 0],
    ),
    Lemma(
        "a_lucky_validator_keeps_nine_tenths", "others lose w total excess / 10 at most",
        SOURCE + [excess > 0],
        [w * (total - out) * excess - (stake - out) * excess <= w * (total - out) * excess / 10],
        because=KEPT, steps=[w * (total - out) - (stake - out) <= w * (total - out) / 10],
    ),
    Lemma(
        "exits_from_others_keep_nine_tenths", "they lower the total only",
        SOURCE, [10 * stake >= 9 * w * (total - out)],
        because={"nine tenths were kept": 10 * stake >= 9 * w * total},
    ),
    Lemma(
        "who_has_its_share_can_give_a_tenth", "so somebody always can: not all are below it",
        SOURCE, [10 * (stake - out) >= 9 * w * (total - out)],
        because={"it has its share": stake >= w * total, "a tenth": 10 * out <= w * total},
        example=[w < 1],
    ),
]
