"""What the cranks move: all of a shortfall is served, and nobody can be emptied.

`share` is a validator's part of all weights, `stake` all that is tracked and not cooling.
"""

from lemma import Lemma
from z3 import If, Reals

T, D, payable, amount, short, stake, share = Reals("T D payable amount short stake share")
tracked, served, lacking, x1, x2, x3, w1, w2, w3 = Reals("tracked served lacking x1 x2 x3 w1 w2 w3")


def excess(has, part):
    """What a validator has above its share of the stake that remains."""
    fair = part * (stake - short)
    return If(has > fair, has - fair, 0)


LEMMAS = [
    Lemma(
        "delegating_leaves_tickets_and_target", "the reserve keeps D + T",
        [T >= 0, D >= 0, payable > 0, amount > 0], [payable - amount >= T + D],
        because={"no more than the surplus": amount <= payable - (D + T)},
    ),
    Lemma(
        "undelegating_leaves_a_validator_its_share", "whatever the order of the cranks",
        [tracked >= 0, share >= 0, share <= 1, short >= 0, short <= stake, served >= 0,
         tracked >= share * (stake - short)],
        [tracked - served >= share * (stake - short)],
        because={"served from the excess": served <= excess(tracked, share)},
        example=[served > 0],
    ),
    Lemma(
        "undelegating_serves_all_of_a_shortfall", "the excesses of all validators cover it",
        [short > 0, short <= stake, x1 >= 0, x2 >= 0, x3 >= 0, w1 >= 0, w2 >= 0, w3 >= 0],
        [excess(x1, w1) + excess(x2, w2) + excess(x3, w3) >= short],
        because={
            "weights are parts of a whole": w1 + w2 + w3 == 1,
            "stake is somewhere": x1 + x2 + x3 == stake,
        },
    ),
    Lemma(
        "late_service_is_in_proportion", "and serves what is lacking, whatever stake cannot move",
        [short > 0, short <= stake, x1 > 0, x2 > 0, x1 + x2 <= stake],
        [short * x1 / stake + short * x2 / stake <= short, short * x1 / stake <= x1],
        steps=[short * x1 / stake == (short / stake) * x1, short / stake <= 1],
        example=[x1 + x2 < stake],
    ),
]
