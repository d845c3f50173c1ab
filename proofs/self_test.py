"""A prover that believes everything proves nothing: wrong lemmas have to be refused."""

from lemma import Lemma, judge
from z3 import Ints, Reals

V, S, x, m = Reals("V S x m")
a, b, c = Ints("a b c")

POOL = [V > 0, S > 0, x > 0, m >= 0]
GOOD = Lemma(
    "good", "rounding down is fair", POOL, [(V + x) * S >= V * (S + m)],
    because={"rounded down": m * V <= x * S},
)
WRONG = {
    "not proved (sat)": Lemma(
        "false", "rounding up is fair", POOL + [m * V >= x * S, (m - 1) * V < x * S],
        [(V + x) * S >= V * (S + m)],
    ),
    "no example": Lemma("empty", "of nothing all is true", POOL + [V < 0], [x > m]),
    "no counterexample without `idle`": Lemma(
        "idle", "a reason that is none", POOL + [m * V <= x * S],
        [(V + x) * S >= V * (S + m)], because={"idle": x > 1},
    ),
    "not proved (unknown)": Lemma(
        "hard", "Fermat's last theorem for cubes", [a > 0, b > 0, c > 0],
        [a * a * a + b * b * b != c * c * c],
    ),
    "not proved (sat): 2*x <= m": Lemma(
        "step", "a false step to a true end", POOL, [x + m > 0], steps=[2 * x <= m],
    ),
}


def run():
    assert not judge(GOOD).faults, "a true lemma is refused"
    for fault, lemma in WRONG.items():
        faults = judge(lemma, timeout=0.2).faults
        assert any(line.startswith(fault) for line in faults), f"{lemma.name}: {faults}"
    print(f"self-test: {len(WRONG)} wrong lemmas are refused")
