"""Rows kept on disk while a site is made, so that memory does not grow with what the reports hold.

What is kept in memory of each report is where its row stands in the file; any process may read it.
"""

import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Self

from licreport.check.tallies import Tally
from licreport.site.row import Row, row_of


class Found(NamedTuple):
    """A report with what checking it brought to light."""

    file: str
    """Its name, without the folder that it stood in."""
    row: Row
    held: int
    broken: int
    not_evaluable: int
    findings: Sequence[Mapping[str, Any]]
    """As `record.py` has them, each with its kind and the line that it is about."""
    outcomes: Mapping[str, Tally]
    """What became of the relations of each rule, those to other reports among them."""

    @property
    def checked(self) -> int:
        """How many relations could be checked."""
        return self.held + self.broken

    @property
    def contradictions(self) -> int:
        """How many of them contradict each other, waived or not."""
        return sum(finding["kind"] == "contradiction" for finding in self.findings)


class Spool:
    """A file of rows that is being written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = path.open("wb")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, noted: bytes, *facts: object) -> int:
        """Write what was noted of a report and what was found of it, and return where that stands."""
        place = self._file.tell()
        pickle.dump((noted, facts), self._file, 5)
        return place


def read(path: Path, places: Iterable[int]) -> Iterator[Found]:
    """Yield the rows at some places of a file."""
    with path.open("rb") as file:
        for place in places:
            file.seek(place)
            noted, (name, *rest) = pickle.load(file)  # noqa: S301  # what `Spool` wrote in this run
            yield Found(name, row_of(noted), *rest)
