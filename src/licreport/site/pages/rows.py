"""The rows of the table of a year, in pieces on disk: in memory is only what they are ranked by."""

import pickle
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from licreport.figures.stated import Interval
from licreport.site.kept.found import Found
from licreport.site.pages.columns import COLUMNS
from licreport.site.ranking import Cell, Group, group_of, kind_of

PIECE = 2_000
"""Rows of a piece."""


class Listed(NamedTuple):
    """A report in the table of its year."""

    key: str
    name: str
    place: str
    """The name of the highest whole that it is a part of, its own if there is none."""
    groups: tuple[Group, ...]
    """For each column, with which others it is alike."""
    kind: str
    cells: tuple[Cell, ...]
    is_synthetic: bool = False


def listed(found: Found, key: str, name: str, place: str) -> Listed:
    """Return what the table says of a report."""
    row = found.row
    groups = tuple(group_of(row, by_definition=column.by_definition) for column in COLUMNS)
    return Listed(
        key, name, place, groups, kind_of(row), tuple(column.of(found) for column in COLUMNS), row.is_synthetic
    )


class Rows:
    """The rows, in a folder that nothing else is in."""

    def __init__(self, folder: Path, rows: Iterable[Listed] = ()) -> None:
        self._folder = folder
        self._piece: list[Listed] = []
        self.count = self.synthetic = 0
        self.sizes: dict[Group, int] = {}
        """How many rows are in each group, for whichever column."""
        self.inside: list[dict[Group, set[Group]]] = [{} for _ in COLUMNS]
        """For each column, the groups in it of the rows that are alike otherwise."""
        self.places: set[str] = set()
        self.members: list[dict[Group, list[tuple[int, Interval]]]] = [{} for _ in COLUMNS]
        """For each column and group, the numbers of the rows that have a value, and the values."""
        for row in rows:
            self.add(row)

    def add(self, row: Listed) -> None:
        """Take the next row."""
        for group in dict.fromkeys(row.groups):
            self.sizes[group] = self.sizes.get(group, 0) + 1
        for column, group in enumerate(row.groups):
            self.inside[column].setdefault(row.groups[0], set()).add(group)
            members = self.members[column].setdefault(group, [])
            if (value := row.cells[column].value) is not None:
                members.append((self.count, value))
        self.places.add(row.place)
        self.synthetic += row.is_synthetic
        self._piece.append(row)
        self.count += 1
        if len(self._piece) == PIECE:
            self.close()

    def close(self) -> None:
        """Write the rows that are not written yet."""
        if self._piece:
            number = (self.count - 1) // PIECE
            (self._folder / str(number)).write_bytes(pickle.dumps(self._piece, 5))
            self._piece = []

    def pieces(self) -> Iterator[Sequence[Listed]]:
        """Yield the rows in pieces, once all are there."""
        self.close()
        for number in range(-(-self.count // PIECE)):
            yield pickle.loads((self._folder / str(number)).read_bytes())  # noqa: S301  # what `close` wrote in this run
