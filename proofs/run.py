"""Proves all lemmas, one line each; exit code 1 if one can't be believed.

A line says whether the lemma is proved, whether there is an example of its hypotheses, how many of
its decisive hypotheses proved to be needed, and the seconds that it took.
"""

import importlib
import pkgutil
import re
import sys
from pathlib import Path

import lemmas
import self_test
from lemma import judge


def main():
    self_test.run()
    unbelieved, seconds, names = [], 0.0, set()
    modules = sorted(entry.name for entry in pkgutil.iter_modules(lemmas.__path__))
    for module in modules:
        print(f"\n{module}")
        for lemma in importlib.import_module(f"lemmas.{module}").LEMMAS:
            assert lemma.name not in names, f"two lemmas are called {lemma.name}"
            names.add(lemma.name)
            verdict = judge(lemma)
            show(lemma, verdict)
            seconds += verdict.seconds
            if verdict.faults:
                unbelieved.append(lemma.name)
    require_mention(modules, names)
    print(f"\n{len(names)} lemmas, {len(unbelieved)} not believed, {seconds:.1f} s")
    if unbelieved:
        sys.exit("error: not believed: " + ", ".join(unbelieved))


def show(lemma, verdict):
    proved = "proved" if verdict.proved else "NOT PROVED"
    example = "not empty" if verdict.has_example else "EMPTY"
    decisive = f"{verdict.decisive}/{len(lemma.because)}"
    seconds = f"{verdict.seconds:.2f} s"
    print(f"  {lemma.name:50} {proved} {example} {decisive} {seconds:>7}  {lemma.says}")
    for fault in verdict.faults:
        print(f"      {fault}")


def require_mention(modules, names):
    """`docs/laws.md` says which law rests on which file, and names nothing that is not there."""
    laws = Path(__file__).parent.parent / "docs" / "laws.md"
    section = laws.read_text().split("## The proofs")[1].split("\n## ")[0]
    files = set(re.findall(r"`(\w+)\.py`", section))
    assert files == set(modules), f"docs/laws.md: {sorted(files ^ set(modules))}"
    strange = set(re.findall(r"`([a-z]+_[a-z_]+)`", section)) - names
    assert not strange, f"docs/laws.md names no lemma by {sorted(strange)}"


if __name__ == "__main__":
    main()
