"""A report with what checking it brought to light, as it is kept on disk and taken out again."""

import pickle
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from licreport.site.kept.row import Row, row_of


class Facts(NamedTuple):
    """What checking a report brought to light."""

    held: int
    broken: int
    not_evaluable: int
    findings: Sequence[Mapping[str, Any]]
    """As `record.py` has them, each with its kind and the line that it is about."""


class Found(NamedTuple):
    """A report with what checking it brought to light."""

    file: str
    """Its name, without the folder that it stood in."""
    row: Row
    held: int
    broken: int
    not_evaluable: int
    findings: Sequence[Mapping[str, Any]]

    @property
    def checked(self) -> int:
        """How many relations could be checked."""
        return self.held + self.broken

    @property
    def contradictions(self) -> int:
        """How many of them contradict each other, waived or not."""
        return sum(finding["kind"] == "contradiction" for finding in self.findings)


def packed(facts: Facts) -> bytes:
    """Return what was found as bytes."""
    return pickle.dumps(tuple(facts), 5)


def unpacked(facts: bytes) -> Facts:
    """Return what was found."""
    return Facts(*pickle.loads(facts))  # noqa: S301  # what `packed` made, in this run or in one of this user's before


def found(file: bytes, noted: bytes, facts: bytes) -> Found:
    """Return a report, from the name of its file, what was noted of it and what was found."""
    return Found(file.decode(errors="surrogatepass"), row_of(noted), *unpacked(facts))
