"""A sheet of a workbook: its cells, what of it is hidden, and what is left of it as it is shown."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from licreport.reading.text import Block, Cell, Grid, Line, Place, Unread
from licreport.words.language import Words


def laid(name: str, cells: list[Cell]) -> Iterator[Block]:
    """Yield the cells of a sheet as a grid, and what stands alone on its rows above and below as lines."""
    if not cells:
        return
    if not _USUAL.fullmatch(name.strip()):
        yield Line(name.strip(), Place(Words(f"the name of sheet {name}", f"工作表 {name} 的名称")))
    filled: dict[int, list[Cell]] = {}
    for cell in cells:
        filled.setdefault(cell.row, []).append(cell)
    wide = [row for row, found in filled.items() if len(found) > 1]
    first, last = (min(wide), max(wide)) if wide else (max(filled) + 1, max(filled))
    yield from _alone(cell for cell in cells if cell.row < first)
    if wide:
        inside = tuple(cell._replace(row=cell.row - first) for cell in cells if first <= cell.row <= last)
        yield Grid(inside, "" if _USUAL.fullmatch(name.strip()) else name.strip())
    yield from _alone(cell for cell in cells if cell.row > last)


_USUAL = re.compile(r"(?:sheet|工作表|表)?\s*\d*", re.IGNORECASE)


def _alone(cells: Iterator[Cell]) -> Iterator[Line]:
    for cell in cells:
        yield from (Line(line.strip(), cell.place) for line in cell.text.split("\n") if line.strip())


class Spot(NamedTuple):
    """A row and a column, from 1."""

    row: int
    column: int


class Spread:
    """What was read of one sheet so far."""

    def __init__(self, name: str) -> None:
        self.unread: list[Unread] = []
        self.texts: dict[Spot, str] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: list[range] = []
        self.merged: list[tuple[Spot, Spot]] = []
        self.name = name

    def cells(self) -> list[Cell]:
        """Return the cells that are shown and hold something, rows and columns counted as they are shown."""
        texts = {spot: text for spot, text in self.texts.items() if text.strip()}
        hidden_rows = {spot.row for spot in texts if spot.row in self.hidden_rows}
        hidden_columns = {spot.column for spot in texts if any(spot.column in some for some in self.hidden_columns)}
        if hidden_rows:
            rows = _listed(sorted(map(str, hidden_rows), key=int))
            self.say(Words(f"hidden rows were not read: {rows}", f"隐藏的行未读取：{rows}"))
        if hidden_columns:
            columns = _listed([_letters(one) for one in sorted(hidden_columns)])
            self.say(Words(f"hidden columns were not read: {columns}", f"隐藏的列未读取：{columns}"))
        spans = self._spans()
        covered = self._covered()
        spots = [
            one
            for one in texts
            if one.row not in hidden_rows and one.column not in hidden_columns and one not in covered
        ]
        rows_before = {row: row - 1 - self._hidden_among(self.hidden_rows, row) for row in {one.row for one in spots}}
        columns_before = {one: self._shown_before(one) for one in {spot.column for spot in spots}}
        return [
            Cell(
                texts[one].strip(),
                rows_before[one.row],
                columns_before[one.column],
                self._place(one),
                *spans.get(one, (1, 1)),
            )
            for one in sorted(spots)
        ]

    @staticmethod
    def _hidden_among(hidden: set[int], below: int) -> int:
        return sum(one < below for one in hidden)

    def _shown_before(self, column: int) -> int:
        return column - 1 - sum(max(0, min(some.stop, column) - some.start) for some in self.hidden_columns)

    def _spans(self) -> dict[Spot, tuple[int, int]]:
        return {
            first: (
                max(1, last.row - first.row + 1 - sum(first.row <= one <= last.row for one in self.hidden_rows)),
                max(1, self._shown_before(last.column + 1) - self._shown_before(first.column)),
            )
            for first, last in self.merged
        }

    def _covered(self) -> set[Spot]:
        """Return the cells with text that merged cells cover: what they held is not shown."""
        return {
            spot
            for first, last in self.merged
            for spot in self.texts
            if first.row <= spot.row <= last.row and first.column <= spot.column <= last.column and spot != first
        }

    def say(self, why: Words, spot: Spot | None = None) -> None:
        """Note that something was not read, and where."""
        where = Place(Words(self.name, self.name)) if spot is None else self._place(spot)
        self.unread.append(Unread(why, where))

    def _place(self, spot: Spot) -> Place:
        called = f"{self.name}!{_letters(spot.column)}{spot.row}"
        return Place(Words(called, called))


def _letters(column: int) -> str:
    text = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def _listed(names: list[str]) -> str:
    return ", ".join(names[:9]) + (" …" if len(names) > 9 else "")
