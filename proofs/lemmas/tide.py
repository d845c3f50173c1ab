"""How fast the tide may rise: its slope, and what keeps the slope within the cap.

`span` is `N + W` and `f` the exit floor. The cap is `U * span <= d * f * V`: over `span` slots the
tide lifts the value by the floor's part of it at most.
"""

from lemma import Lemma
from z3 import Ints, Reals, ToReal

U, u, V, V2, d, d2, rem, f, span, dt = Reals("U u V V2 d d2 rem f span dt")
u1, u2 = Ints("u1 u2")

RATIOS = [f > 0, f < 1, span > 0]
TIDE = RATIOS + [U > 0, V > 0, d > 0, dt > 0, dt <= d]
CAPPED = {"the slope is capped": U * span <= d * f * V}
LEFT = {"the tide falls linearly": u * d == U * (d - dt)}

LEMMAS = [
    Lemma(
        "unvested_only_falls", "rounded up, in whole lamports, so the value only rises",
        [U > 0, d > 0, rem >= 0, dt > 0], [u2 <= u1],
        because={
            "what was left is rounded up": ToReal(u1) * d >= U * (rem + dt),
            "what is left is exact to a lamport": (ToReal(u2) - 1) * d < U * rem,
        },
        steps=[U * rem <= U * (rem + dt), (ToReal(u2) - 1) * d < ToReal(u1) * d],
    ),
    Lemma(
        "a_capped_tide_lifts_by_the_floor_at_most", "U(t) - U(t + dt) <= f V dt / (N + W)",
        TIDE, [(U - u) * span <= f * V * dt], because=CAPPED | LEFT,
        steps=[(U - u) * d == U * dt, (U - u) * d * span <= d * f * V * dt],
        example=[u > 0],
    ),
    Lemma(
        "rounding_lifts_by_less_than_a_lamport_more", "V is what is left of B beside ceil(U)",
        TIDE + [u1 >= 0, u2 >= 0], [(ToReal(u1 - u2) - 1) * span < f * V * dt],
        because=CAPPED | LEFT | {
            "what was left is exact to a lamport": ToReal(u1) < U + 1,
            "what is left is rounded up": ToReal(u2) >= u,
        },
        steps=[(U - u) * d == U * dt, (U - u) * d * span <= d * f * V * dt,
               (U - u) * span <= f * V * dt],
        example=[u1 > u2, u2 > 0],
    ),
    Lemma(
        "a_capped_tide_stays_capped", "while it flows, and while the value grows by it",
        TIDE + [u >= 0], [u * span <= (d - dt) * f * V2],
        because=CAPPED | LEFT | {"the value does not fall": V2 >= V},
        steps=[u * span * d <= (d - dt) * d * f * V, u * span <= (d - dt) * f * V],
        example=[u > 0, V2 == V + U - u],
    ),
    Lemma(
        "an_entry_keeps_the_cap", "more value, the same tide",
        TIDE, [U * span <= d * f * V2], because=CAPPED | {"the value does not fall": V2 >= V},
    ),
    Lemma(
        "a_stretched_tide_is_capped", "after an update or an exit: d is what is needed, or more",
        TIDE, [U * span <= d2 * f * V2, d2 > rem],
        because={
            "what is needed is rounded up": d2 * f * V2 >= U * span,
            "only a tide that is too steep is stretched": U * span > rem * f * V2,
            "value is left": V2 > 0,
        },
        steps=[d2 * f * V2 > rem * f * V2],
        example=[rem > 0],
    ),
]
