"""A sheet of a workbook: its cells, what of it is hidden, and what is left of it as it is shown."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
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
        unshown = self._unshown_columns()
        hidden_columns = {spot.column for spot in texts} & set(unshown)
        if hidden_rows:
            rows = _listed(sorted(map(str, hidden_rows), key=int))
            self.say(Words(f"hidden rows were not read: {rows}", f"隐藏的行未读取：{rows}"))
        if hidden_columns:
            columns = _listed([_letters(one) for one in sorted(hidden_columns)])
            self.say(Words(f"hidden columns were not read: {columns}", f"隐藏的列未读取：{columns}"))
        down, across = _Shown(sorted(self.hidden_rows)), _Shown(unshown)
        spans = self._spans(down, across, texts)
        covered = self._covered(texts)
        spots = [
            one
            for one in texts
            if one.row not in hidden_rows and one.column not in hidden_columns and one not in covered
        ]
        return [
            Cell(
                texts[one].strip(),
                down.before(one.row),
                across.before(one.column),
                self._place(one),
                *spans.get(one, (1, 1)),
            )
            for one in sorted(spots)
        ]

    def _unshown_columns(self) -> list[int]:
        unshown: list[int] = []
        for some in sorted(self.hidden_columns, key=lambda one: one.start):
            first = max(some.start, unshown[-1] + 1 if unshown else 0)
            unshown += range(first, min(some.stop, _MOST_COLUMNS))
        return unshown

    def _spans(self, down: "_Shown", across: "_Shown", texts: Iterable[Spot]) -> dict[Spot, tuple[int, int]]:
        """Return how many rows and columns merged cells cover, as far as there are any with text."""
        lowest, rightmost = (max((spot[at] for spot in texts), default=0) for at in (0, 1))
        return {
            first: (
                max(1, down.before(min(last.row, lowest) + 1) - down.before(first.row)),
                max(1, across.before(min(last.column, rightmost) + 1) - across.before(first.column)),
            )
            for first, last in self.merged
        }

    def _covered(self, texts: Iterable[Spot]) -> set[Spot]:
        """Return the cells with text that merged cells cover: what they held is not shown."""
        filled: dict[int, list[int]] = {}
        for spot in sorted(texts):
            filled.setdefault(spot.row, []).append(spot.column)
        rows = sorted(filled)
        return {
            Spot(row, column)
            for first, last in dict(self.merged).items()
            for row in _within(rows, first.row, last.row)
            for column in _within(filled[row], first.column, last.column)
            if (row, column) != first
        }

    def say(self, why: Words, spot: Spot | None = None) -> None:
        """Note that something was not read, and where."""
        where = Place(Words(self.name, self.name)) if spot is None else self._place(spot)
        self.unread.append(Unread(why, where))

    def _place(self, spot: Spot) -> Place:
        called = f"{self.name}!{_letters(spot.column)}{spot.row}"
        return Place(Words(called, called))


class _Shown:
    """Rows or columns as they are counted where some of them are hidden."""

    def __init__(self, hidden: Sequence[int]) -> None:
        self._hidden = hidden

    def before(self, one: int) -> int:
        """Return how many of those before one are shown."""
        return one - 1 - bisect_left(self._hidden, one)


_MOST_COLUMNS = 20_000
"""More than any workbook has, whatever it says that it hides."""


def _within(places: Sequence[int], first: int, last: int) -> Sequence[int]:
    return places[bisect_left(places, first) : bisect_right(places, last)]


def _letters(column: int) -> str:
    text = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def _listed(names: list[str]) -> str:
    return ", ".join(names[:9]) + (" …" if len(names) > 9 else "")
