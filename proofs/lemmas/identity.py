"""`total_tracked + reserve - D - P == B + pend` after every instruction.

Each line says by how much an instruction changes the six.
"""

from lemma import Lemma
from z3 import Ints

BOOKS = tracked, reserve, D, P, B, pend = Ints("tracked reserve D P B pend")
x, fee, gross, worth, dust, seen, given, part = Ints("x fee gross worth dust seen given part")
gain = pend + given

# tracked, reserve, D, P, B, pend
CHANGES = {
    "deposit_sol": (0, x, 0, fee, x - fee, 0),
    "deposit_stake": (x, 0, 0, fee, x - fee, 0),
    "order_ticket": (0, 0, gross - fee, fee, -gross, 0),
    "claim_ticket": (0, -worth, -worth, 0, 0, 0),
    "claim_of_the_last_ticket": (0, -worth, -worth - dust, dust, 0, 0),
    "cancel_ticket": (0, 0, -worth, 0, worth, 0),
    "redeem_sol": (0, -(gross - fee), 0, fee, -gross, 0),
    "redeem_stake": (-(gross - fee), 0, 0, fee, -gross, 0),
    "delegate": (x, -x, 0, 0, 0, 0),
    "undelegate_and_sweep": (-x, x, 0, 0, 0, 0),
    "update_validators": (seen, 0, 0, 0, 0, seen),
    "update_pool_with_a_gain": (0, given, 0, -P, P + gain, -pend),
    "update_pool_with_a_loss": (0, given, -part, -P, P + gain + part, -pend),
}


def holds(books):
    tracked, reserve, debt, fees, backing, observed = books
    return tracked + reserve - debt - fees == backing + observed


LEMMAS = [
    Lemma(
        f"identity_after_{name}", "no lamport is counted twice or not at all",
        [], [holds([old + new for old, new in zip(BOOKS, change)])],
        because={"the identity held": holds(BOOKS)},
        example=[book > 0 for book in BOOKS[:5]],
    )
    for name, change in CHANGES.items()
]
