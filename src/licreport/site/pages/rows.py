"""The rows of the table of a year, in pieces on disk: in memory is only what they are ranked by."""

import marshal
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from licreport.figures.stated import Interval
from licreport.site.kept.found import Found
from licreport.site.pages.columns import COLUMNS
from licreport.site.pages.parts import shown
from licreport.site.ranking import Cell, Group, group_of

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
    cells: tuple[Cell, ...]
    is_synthetic: bool = False


def listed(found: Found, key: str, name: str, place: str) -> Listed:
    """Return what the table says of a report."""
    group = group_of(found.row)
    defined = group._replace(beside=found.row.beside)
    groups = tuple(defined if column.by_definition else group for column in COLUMNS)
    return Listed(key, name, place, groups, tuple(column.of(found) for column in COLUMNS), found.row.is_synthetic)


class Piece(NamedTuple):
    """Some rows as the page loads them: what stands in each, row by row, and column by column what the cells say."""

    keys: Sequence[str]
    names: Sequence[str]
    places: Sequence[str]
    groups: Sequence[Sequence[int]]
    """For each column the number of each row's group, in the order in which `Rows.sizes` has them."""
    synthetic: Sequence[int]
    columns: Sequence[Mapping[str, Sequence[Any]]]


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
            kept: Any = tuple(self._laid(self._piece))
            (self._folder / str(number)).write_bytes(marshal.dumps(kept))
            self._piece = []

    def _laid(self, rows: Sequence[Listed]) -> Piece:
        numbers = {group: number for number, group in enumerate(self.sizes)}
        return Piece(
            [each.key for each in rows],
            [shown(each.name) for each in rows],
            [each.place for each in rows],
            [[numbers[each.groups[column]] for each in rows] for column in range(len(COLUMNS))],
            [int(each.is_synthetic) for each in rows],
            [_column([each.cells[column] for each in rows]) for column in range(len(COLUMNS))],
        )

    def pieces(self) -> Iterator[Piece]:
        """Yield the rows in pieces, once all are there."""
        self.close()
        for number in range(-(-self.count // PIECE)):
            yield Piece._make(marshal.loads((self._folder / str(number)).read_bytes()))  # noqa: S302  # of `close`


def _column(cells: Sequence[Cell]) -> Mapping[str, Sequence[Any]]:
    return {
        "value": [None if cell.value is None else _number(cell.value) for cell in cells],
        "text": [cell.text for cell in cells],
        "state": [cell.state for cell in cells],
        "base": [cell.base for cell in cells],
        "likely": [cell.likely for cell in cells],
        "marked": [int(cell.marked) for cell in cells],
        "low": [round(float(cell.within[0]), 4) if cell.within else None for cell in cells],
        "high": [round(float(cell.within[1]), 4) if cell.within else None for cell in cells],
    }


def _number(value: Interval) -> int | float:
    return value.value if isinstance(value.value, int) else float(value.value)
