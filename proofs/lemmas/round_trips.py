"""In and out inside one slot."""

from lemma import Lemma
from z3 import Reals

V, S, V2, S2, x, m, gross, fee = Reals("V S V2 S2 x m gross fee")
own, own2, others, paid, got, f = Reals("own own2 others paid got f")

LEMMAS = [
    Lemma(
        "a_round_trip_does_not_profit", "a deposit and the exit of all its shares",
        [V > 0, S > 0, x > 0, m > 0, gross > 0, fee >= 0], [gross - fee <= x],
        because={
            "shares are rounded down": m * V <= x * S,
            "gross is rounded down": gross * (S + m) <= m * (V + x),
        },
        steps=[m * (V + x) <= x * (S + m)],
    ),
    Lemma(
        "nobody_gains_what_nobody_loses",
        "whoever does what, in any order: while no step lowers the rate and no lamport appears,"
        " what one has and got is no more than what one had and paid",
        [V > 0, V2 > 0, own >= 0, own2 >= 0, others > 0, S == own + others, S2 == own2 + others],
        [own2 * V2 * S + (got - paid) * S * S2 <= own * V * S2],
        because={
            "no step lowers the rate": V2 * S >= V * S2,
            "lamports come from somewhere": V2 <= V + paid - got,
        },
        steps=[others * V2 * S >= others * V * S2, (V2 + got - paid) * S * S2 <= V * S * S2],
        example=[own2 > own, paid > got],
    ),
    Lemma(
        "a_ticket_there_and_back_costs_the_floor_twice", "cancel and order again: owed falls",
        [V > 0, S > 0, x > 0, m > 0, gross > 0, f > 0, f < 1, fee >= gross * f],
        [gross - fee <= x * (1 - f)],
        because={
            "shares are rounded down": m * V <= x * S,
            "gross is rounded down": gross * (S + m) <= m * (V + x),
        },
        steps=[gross <= x, gross * (1 - f) <= x * (1 - f)],
    ),
]
