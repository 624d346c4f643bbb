"""The tests that a run of pytest skipped, by the JUnit file that it wrote.

`skipped.py FILE` prints their ids, one a line. `--at-last` fails where one was skipped for another reason than those
that no installation can mend. `--count` says in a line what passed and what was skipped in each of two runs.
"""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from junitparser import JUnitXml, Skipped, TestCase

ALWAYS = (
    "nothing is read-only for root",
    "nothing is unreadable to root",
    "root may read everything",
)
"""Why a test may be skipped even where everything is installed."""


def cases(file: str) -> Iterator[TestCase]:
    """Yield the tests of a run."""
    for suite in JUnitXml.fromfile(file):
        yield from suite


def reasons(case: TestCase) -> list[str]:
    """Return why a test was skipped, nothing where it was not."""
    return [outcome.message for outcome in case.result if isinstance(outcome, Skipped)]


def node(case: TestCase) -> str:
    """Return the id of a test, as pytest takes it: its file, and its name there."""
    parts = case.classname.split(".")
    length = next(n for n in range(len(parts), 0, -1) if Path(*parts[:n]).with_suffix(".py").is_file())
    return "::".join([Path(*parts[:length]).with_suffix(".py").as_posix(), *parts[length:], case.name])


def counted(file: str) -> str:
    """Return how many tests of a run passed, and how many were skipped."""
    skipped = [bool(reasons(case)) for case in cases(file)]
    return f"{skipped.count(False):,} passed, {skipped.count(True):,} skipped"


def main(arguments: Sequence[str]) -> None:
    """Print, or fail, as the module says."""
    files = [argument for argument in arguments if not argument.startswith("-")]
    if "--count" in arguments:
        bare, full = files
        print(f"bare: {counted(bare)}; with browser, office and fonts: {counted(full)}")
        return
    missing = [(node(case), why) for case in cases(files[0]) for why in reasons(case)]
    if "--at-last" in arguments:
        if wrong := [f"{name}: {why}" for name, why in missing if why not in ALWAYS]:
            sys.exit("\n".join(["skipped for a reason that an installation mends:", *wrong]))
        return
    print("\n".join(name for name, why in missing if why not in ALWAYS))


if __name__ == "__main__":
    main(sys.argv[1:])
