"""A lemma, and what it takes to believe it."""

import time
from dataclasses import dataclass, field

from z3 import And, BoolRef, Not, Solver, sat, unsat

TIMEOUT_SECONDS = 20


@dataclass
class Lemma:
    """`given` and all of `because` imply `then`.

    `because` names the decisive hypotheses: without any one of them there has to be a
    counterexample, or the lemma would say less than it seems to. `steps` are proved in turn, each
    from the hypotheses and the steps before it. `example` narrows what counts as an example.
    """

    name: str
    says: str
    given: list[BoolRef]
    then: list[BoolRef]
    because: dict[str, BoolRef] = field(default_factory=dict)
    steps: list[BoolRef] = field(default_factory=list)
    example: list[BoolRef] = field(default_factory=list)


@dataclass
class Verdict:
    """What came of a lemma; `faults` is empty if it may be believed."""

    proved: bool
    has_example: bool
    decisive: int
    faults: list[str]
    seconds: float


def judge(lemma: Lemma, timeout: float = TIMEOUT_SECONDS) -> Verdict:
    """Proves the lemma, finds an example of it, and a counterexample without each reason."""
    start = time.monotonic()
    hypotheses = lemma.given + list(lemma.because.values())
    faults = []
    proved = _prove(lemma, hypotheses, timeout, faults)
    answer, _ = _ask(hypotheses + lemma.example, timeout)
    has_example = answer == sat
    if not has_example:
        faults.append(f"no example: the hypotheses are {answer}")
    decisive = 0
    for reason in lemma.because:
        others = [fact for name, fact in lemma.because.items() if name != reason]
        answer, _ = _ask(lemma.given + others + [Not(And(lemma.then))], timeout)
        decisive += answer == sat
        if answer != sat:
            faults.append(f"no counterexample without `{reason}`: {answer}")
    return Verdict(proved, has_example, decisive, faults, time.monotonic() - start)


def _prove(lemma, hypotheses, timeout, faults):
    known = list(hypotheses)
    for goal in lemma.steps + lemma.then:
        answer, model = _ask(known + [Not(goal)], timeout)
        if answer != unsat:
            values = " ".join(str(model).split()) if model else ""
            faults.append(f"not proved ({answer}): {goal}  {values}")
            return False
        known.append(goal)
    return True


def _ask(facts, timeout):
    solver = Solver()
    solver.set("timeout", int(timeout * 1000))
    solver.add(*facts)
    answer = solver.check()
    return answer, solver.model() if answer == sat else None
