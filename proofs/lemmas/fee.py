"""The protocol's fee and the loss carry `C`, in whole lamports.

`net` is all gains less all losses so far, `most` its highest value, `paid` the sum of all fees.
"""

from lemma import Lemma
from z3 import If, Ints, Real, ToReal

net, most, carry, gain, loss, paid, phi = Ints("net most carry gain loss paid phi")
share = Real("share")

charged = If(gain > carry, gain - carry, 0)
left = If(carry > gain, carry - gain, 0)
most_after = If(net + gain > most, net + gain, most)
BOOKS = {"the carry is the distance to the highest gain": carry == most - net}

LEMMAS = [
    Lemma(
        "a_gain_keeps_the_carry_true", "C is what is missing to the highest net gain",
        [carry >= 0, gain >= 0], [left == most_after - (net + gain), charged == most_after - most],
        because=BOOKS, example=[carry > 0, gain > carry],
    ),
    Lemma(
        "a_loss_keeps_the_carry_true", "and charges nothing",
        [carry >= 0, loss > 0], [carry + loss == most - (net - loss), carry + loss >= 0],
        because=BOOKS,
    ),
    Lemma(
        "all_fees_are_a_share_of_the_highest_gain", "sum of phi <= protocol_fee * highest net gain",
        [carry >= 0, gain >= 0, share >= 0, share <= 1, phi >= 0],
        [ToReal(paid + phi) <= share * ToReal(most_after)],
        because=BOOKS | {
            "so far": ToReal(paid) <= share * ToReal(most),
            "the fee is rounded down": ToReal(phi) <= share * ToReal(charged),
        },
        steps=[charged == most_after - most],
        example=[carry > 0, phi > 0],
    ),
    Lemma(
        "a_fee_is_less_than_the_gain", "so U' = U + g - phi is not less than U",
        [carry >= 0, gain >= 0, share >= 0, phi >= 0], [phi <= gain],
        because={
            "the fee is rounded down": ToReal(phi) <= share * ToReal(charged),
            "the fee is a part": share <= 1,
        },
        steps=[ToReal(phi) <= ToReal(charged)],
        example=[phi > 0],
    ),
]
