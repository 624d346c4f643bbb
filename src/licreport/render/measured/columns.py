"""How wide the columns of a document's tables are: as their text needs it, and together as wide as the text block.

Tables that stand in one grid have the same columns, as wide as the text of all of them needs.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from licreport.document.blocks import Document, Table
from licreport.render.gbt9704 import POINT, TABLE, TEXT
from licreport.render.measured.ems import ems

PADDING = 8.5
"""Points at the two sides of a cell together."""
SIZES = (TABLE.size, 10.5, 9)
"""Points of a table's type, that of a table that has room first: 小四, 五号, 小五."""
SHORT = 7
"""Rows of a table that is not parted among pages."""


class Laid(NamedTuple):
    """A table as it is laid out: the size of its type, and how wide its columns are, in points."""

    size: float
    widths: tuple[float, ...]


class Need(NamedTuple):
    """What a column needs, in ems: for all of its longest text on one line, and for its longest word."""

    text: float
    word: float


def layouts(document: Document) -> list[Laid]:
    """Return how each table of a document is laid out, in their order."""
    tables = [block for block in document.blocks if isinstance(block, Table)]
    grids: dict[tuple[str, int], list[Table]] = {}
    for number, table in enumerate(tables):
        grids.setdefault(_grid(table, number), []).append(table)
    columns = {grid: [_needs(own, column) for column in range(grid[1])] for grid, own in grids.items()}
    sizes = {grid: _size(needs) for grid, needs in columns.items()}
    most = SIZES[0] if all(size == SIZES[0] for size in sizes.values()) else SIZES[1]  # lest every table has its own
    laid = {grid: _laid(needs, min(sizes[grid], most)) for grid, needs in columns.items()}
    return [laid[_grid(table, number)] for number, table in enumerate(tables)]


def _grid(table: Table, number: int) -> tuple[str, int]:
    return (table.grid or f"{number}", len(table.columns))


def _size(columns: Sequence[Need]) -> float:
    """Return the largest type in which all text stands on one line, if it is not small, or else all words do."""
    for needs, sizes in (([need.text for need in columns], SIZES[:2]), ([need.word for need in columns], SIZES)):
        for size in sizes:
            if sum(needs) <= _room(columns, size):
                return size
    return SIZES[-1]


def _laid(columns: Sequence[Need], size: float) -> Laid:
    return Laid(size, tuple(width * size + PADDING for width in widths(columns, _room(columns, size))))


def _room(columns: Sequence[Need], size: float) -> float:
    return (TEXT[0] / POINT - len(columns) * PADDING) / size


_WORD = re.compile(r"[!-\u2fff]+")
"""What no line may break within: letters and digits without a space; Chinese may break anywhere."""
_LEAST = 4.0
"""Ems that a column has in any case, if it has so much text: narrower ones read like a column of characters."""

_SLACK, _BOLD = 1.3, 1.5
"""What a word is given of what it needs, one in bold more: those of some fonts are wider than half an em."""


def widths(columns: Sequence[Need], whole: float) -> tuple[float, ...]:
    """Share out a width among columns, both in ems.

    Where there is room, all text stands on one line and what is left goes to the columns by what they have. Where there
    is not, each has the room of its longest word, and the rest goes to them by what more they could do with. Where not
    even words have room, the longest are broken, and no other.
    """
    natural, least = [need.text for need in columns], [need.word for need in columns]
    if sum(natural) <= whole:
        return _scaled(natural, whole)
    if sum(least) >= whole:
        return _levelled(least, whole)
    wanted = [max(text - word, 0) for text, word in columns]
    more = _scaled(wanted, whole - sum(least))
    return tuple(word + extra for word, extra in zip(least, more, strict=True))


def _levelled(least: Sequence[float], whole: float) -> tuple[float, ...]:
    """Give each of the widths what it asks for, but for the widest, which have an equal share of what is left."""
    given, left = [0.0] * len(least), whole
    for rank, column in enumerate(sorted(range(len(least)), key=lambda column: least[column])):
        given[column] = min(least[column], left / (len(least) - rank))
        left -= given[column]
    return tuple(given)


def _needs(tables: Sequence[Table], column: int) -> Need:
    texts = [text for table in tables for text in _texts(table, column)]
    text = max(1.0, *map(ems, texts))
    headings = (table.columns[column].heading for table in tables)
    word = max(_SLACK * max(map(_longest_word, texts)), _BOLD * max(map(_longest_word, headings)))
    return Need(max(text, word), max(word, min(text, _LEAST)))


def _texts(table: Table, column: int) -> Iterator[str]:
    yield table.columns[column].heading
    for row in table.rows:
        span = row.cells[column]
        indent = "　" * row.depth if column == 0 else ""
        yield indent + span.text + "".join(f"[{note}]" for note in span.notes)


def _longest_word(text: str) -> float:
    return max((ems(word) for word in _WORD.findall(text)), default=0)


def _scaled(parts: Sequence[float], whole: float) -> tuple[float, ...]:
    total = sum(parts)
    return tuple(part * whole / total for part in parts)
