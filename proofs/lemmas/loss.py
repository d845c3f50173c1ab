"""What the tide does not absorb falls on shares and tickets in one proportion."""

from lemma import Lemma
from z3 import If, Reals

B, U, V, D, D2, I, I2, loss, keep, rest = Reals("B U V D D2 I I2 loss keep rest")

# `loss` is what is left of it after the tide; `keep` of all value and debt remains.
SHARED = [V > 0, D >= 0, I >= 1, I2 > 0, loss > 0, loss < V + D, keep == V + D - loss]
INDEX_DOWN = {"the index is rounded down": I2 * (V + D) <= I * keep}
INDEX_NEAR = {"it is exact to a step": (I2 + 1) * (V + D) > I * keep}
DEBT_UP = {"the debt is rounded up": D2 * I >= D * I2}
DEBT_NEAR = {"it is exact to a lamport": (D2 - 1) * I < D * I2}
V2 = V - (loss - (D - D2))

LEMMAS = [
    Lemma(
        "the_tide_absorbs_first", "up to U the value stands: (B - k) - (U - k) = B - U",
        [B > U, U >= 0, loss > 0, rest == If(loss < U, loss, U)],
        [(B - rest) - (U - rest) == B - U, U - rest >= 0],
        example=[loss > U, U > 0],
    ),
    Lemma(
        "the_index_only_falls", "I' < I with any loss",
        SHARED, [I2 < I], because=INDEX_DOWN, steps=[I * keep < I * (V + D)], example=[D > 0],
    ),
    Lemma(
        "tickets_never_gain_by_a_loss", "D' <= D, in whole lamports: D' < D + 1",
        SHARED, [D2 < D + 1], because=INDEX_DOWN | DEBT_NEAR,
        steps=[I2 < I, D * I2 <= D * I, (D2 - 1) * I < D * I],
        example=[D > 0],
    ),
    Lemma(
        "holders_bear_no_more_than_their_proportion", "V' > V (V + D - l) / (V + D) - 1",
        SHARED, [(V2 + 1) * (V + D) > V * keep], because=INDEX_DOWN | DEBT_NEAR,
        steps=[
            D * I2 * (V + D) <= D * I * keep,
            (D2 - 1) * I * (V + D) < D * I * keep,
            (D2 - 1) * (V + D) < D * keep,
        ],
        example=[D > 0],
    ),
    Lemma(
        "tickets_bear_their_proportion_and_one_step", "D' >= D (V + D - l) / (V + D) - D / I",
        SHARED, [D2 * I * (V + D) >= D * I * keep - D * (V + D)], because=INDEX_NEAR | DEBT_UP,
        steps=[D2 * I * (V + D) >= D * I2 * (V + D), D * (I2 + 1) * (V + D) >= D * I * keep],
        example=[D > 0],
    ),
    Lemma(
        "tickets_bear_no_more_than_the_loss", "with the bound, so that B never rises by a loss",
        [V > 0, D >= 0, loss > 0, rest == If(D > loss, D - loss, 0)], [loss - (D - D2) >= 0],
        because={"the bound of decision 3": D2 >= rest}, example=[D > loss],
    ),
]
