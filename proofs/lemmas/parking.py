"""SOL that is parked beside the tide and leaves before it has earned anything.

`V` is the value just after the parker came, `K` of it his; `f` is the exit floor, and time counts
in parts of `N + W` slots.
"""

from lemma import Lemma
from z3 import Reals

V, K, f, rate, lift, stay, more, root_u, root_f = Reals("V K f rate lift stay more root_u root_f")

FLOOR = [f > 0, f < 1]
STAY = FLOOR + [V > 0, K > 0, K < V, lift >= 0, stay >= 0]

LEMMAS = [
    Lemma(
        "parking_for_a_window_gains_nothing", "f K of the exit is more than f V * K / V",
        STAY, [K * (V + lift) * (1 - f) < K * V],
        because={
            "the slope is capped": lift <= f * V * stay,
            "no longer than N + W slots": stay <= 1,
        },
        steps=[lift <= f * V, V + lift <= V * (1 + f), (V + lift) * (1 - f) <= V * (1 - f * f)],
        example=[lift > 0],
    ),
    Lemma(
        "a_longer_stay_adds_up_to_less",
        "whatever happens meanwhile (updates, entries, exits), if the rate has risen to"
        " 1 / (1 - f stay) at most, it will have risen to 1 / (1 - f (stay + more)) at most",
        FLOOR + [rate >= 1, stay >= 0, more > 0, f * (stay + more) < 1, lift >= 0],
        [rate * (1 + lift) * (1 - f * (stay + more)) <= 1],
        because={
            "so far": rate * (1 - f * stay) <= 1,
            "the slope is capped": lift <= f * more,
        },
        steps=[
            (1 + lift) * (1 - f * (stay + more)) <= (1 + f * more) * (1 - f * (stay + more)),
            (1 + f * more) * (1 - f * (stay + more)) <= 1 - f * stay,
            (1 + lift) * (1 - f * (stay + more)) <= 1 - f * stay,
            rate * (1 + lift) * (1 - f * (stay + more)) <= rate * (1 - f * stay),
        ],
        example=[lift > 0, stay > 0],
    ),
    Lemma(
        "a_stay_of_many_updates_gains_nothing_in_a_window", "the sum of the lemma before",
        FLOOR + [rate >= 1, stay >= 0], [K * rate * (1 - f) <= K],
        because={
            "a parker": K >= 0,
            "the rate's rise": rate * (1 - f * stay) <= 1,
            "no longer than N + W slots": stay <= 1,
        },
        steps=[f * stay <= f, rate * (1 - f) <= rate * (1 - f * stay), rate * (1 - f) <= 1],
        example=[rate > 1, K > 0],
    ),
    Lemma(
        "a_long_stay_gains_no_more_than_the_floor_pays_for", "f times the stay, of the capital",
        FLOOR + [rate >= 1, stay >= 1, f * stay < 1], [rate * (1 - f) <= 1 + f * stay],
        because={
            "the rate's rise": rate * (1 - f * stay) <= 1,
            "compounding is less than the floor": f * stay * stay <= 1,
        },
        steps=[1 - f <= (1 + f * stay) * (1 - f * stay)],
        example=[rate > 1, f == 0.003, stay == 18],
    ),
    Lemma(
        "parking_beside_a_steep_tide_would_pay",
        "without the cap, of a tide of root_u^2 of the value: (root_u - root_f)^2 of it at best",
        [V > 0, K > 0, root_u > 0, root_f > 0],
        [K * (root_u * root_u * V / (V + K) - root_f * root_f) <= V * (root_u - root_f) ** 2],
        steps=[
            (K * root_f - V * (root_u - root_f)) ** 2 >= 0,
        ],
        example=[K * (root_u * root_u * V / (V + K) - root_f * root_f) > 0],
    ),
    Lemma(
        "a_steep_tide_pays_somebody", "so a floor of one epoch's yield does not replace the cap",
        [V > 0, f > 0, rate > 0], [K * (rate * V / (V + K) - f) > 0],
        because={"a parker": K > 0, "few enough": K * f < V * (rate - f)},
        steps=[rate * V > f * (V + K), rate * V / (V + K) > f],
    ),
]
