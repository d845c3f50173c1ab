"""An update with a gain: continuity, from both sides."""

from lemma import Lemma
from z3 import Reals

B, U, V, S, P, burned, vb, gain, phi, fs, ratio = Reals("B U V S P burned vb gain phi fs ratio")
v, s = V - vb, S - burned

BURN = [V > 0, S > 0, burned >= 0, burned < S, vb >= 0, v > 0]
BURN_DOWN = {"the value of burned shares is rounded down": vb * S <= burned * V}
BURN_NEAR = {"that is exact to a lamport": (vb + 1) * S > burned * V}
FEE = [phi >= 0, fs >= 0]
FEE_DOWN = {"fee shares are rounded down": fs * v <= phi * s}
FEE_NEAR = {"they are exact to a share": (fs + 1) * v > phi * s}

LEMMAS = [
    Lemma(
        "gains_and_fees_become_tide", "B and U grow alike but for the protocol's part",
        [B > U, U >= 0, P >= 0, gain >= 0], [(B + P + gain) - (U + P + gain - phi) == B - U + phi],
    ),
    Lemma(
        "a_burn_does_not_lower_the_rate", "it becomes tide: (V - vb) S >= V (S - burned)",
        BURN, [v * S >= V * s], because=BURN_DOWN, example=[burned > 0, vb > 0],
    ),
    Lemma(
        "a_burn_lifts_the_rate_by_rounding_only", "by less than a lamport of the pool",
        BURN, [v * S - V * s < S], because=BURN_NEAR, example=[burned > 0, vb > 0],
    ),
    Lemma(
        "a_burn_leaves_value", "V - vb > 0 while a share is left",
        [V > 0, S > 0, vb >= 0, burned >= 0], [v > 0],
        because=BURN_DOWN | {"locked shares cannot be burned": burned < S},
        steps=[burned * V < S * V],
    ),
    Lemma(
        "a_gain_does_not_lower_the_rate", "V'S >= VS', burns and fee shares included",
        BURN + FEE, [(v + phi) * S >= V * (s + fs)], because=BURN_DOWN | FEE_DOWN,
        steps=[v * S >= V * s, phi * v * S >= phi * V * s, phi * V * s >= fs * v * V,
               phi * S >= fs * V],
        example=[burned > 0, vb > 0, fs > 0],
    ),
    Lemma(
        "a_gain_lifts_the_rate_by_rounding_only", "V'S - VS' <= V + S + phi S / (V - vb)",
        BURN + FEE + [ratio * v == S], [(v + phi) * S - V * (s + fs) <= V + S + phi * ratio],
        because=BURN_NEAR | FEE_NEAR,
        steps=[
            v * S - V * s < S,
            phi * s * ratio < (fs + 1) * S,
            V * phi * s < V * (fs + 1) * v,
            phi * (v * S - V * s) <= phi * S,
            phi * S * v - V * fs * v < phi * S + V * v,
            (phi * S - V * fs - V - phi * ratio) * v < 0,
        ],
        example=[burned > 0, vb > 0, fs > 0],
    ),
    Lemma(
        "fee_shares_are_worth_the_fee_at_most", "fs V' / S' <= phi",
        BURN + FEE, [fs * (v + phi) <= phi * (s + fs)], because=FEE_DOWN, example=[fs > 0],
    ),
]
