"""How wide the columns of a table are: as their text needs it, and together as wide as the text block."""

import re
from collections.abc import Iterator

from licreport.document.blocks import Table
from licreport.render.word.measure import ems

_WORD = re.compile(r"[!-\u2fff]+")
"""What no line may break within: letters and digits without a space; Chinese may break anywhere."""
_LEAST = 4.0
"""Ems that a column has in any case, if it has so much text: narrower ones read like a column of characters."""

_SLACK = 1.1
"""What a word is given of what it needs, since the digits of some fonts are wider than half an em."""


def widths(table: Table, whole: float) -> tuple[float, ...]:
    """Share out a width among the columns of a table, both in ems.

    Where there is room, all text stands on one line and what is left goes to the columns by what they have. Where there
    is not, each has the room of its longest word, and the rest goes to them by what more they could do with.
    """
    natural, least = _natural(table), _least(table)
    if sum(natural) <= whole:
        return _scaled(natural, whole)
    if sum(least) >= whole:
        return _scaled(least, whole)
    wanted = [width - word for width, word in zip(natural, least, strict=True)]
    more = _scaled(wanted, whole - sum(least))
    return tuple(word + extra for word, extra in zip(least, more, strict=True))


def has_room(table: Table, whole: float) -> bool:
    """Return whether no word of a table, and no number, needs to be broken for want of width."""
    return sum(_least(table)) <= whole


def _natural(table: Table) -> list[float]:
    return [max(1, *map(ems, _texts(table, column))) for column in range(len(table.columns))]


def _least(table: Table) -> list[float]:
    words = (_SLACK * max(map(_longest_word, _texts(table, column))) for column in range(len(table.columns)))
    return [max(word, min(width, _LEAST)) for word, width in zip(words, _natural(table), strict=True)]


def _texts(table: Table, column: int) -> Iterator[str]:
    yield table.columns[column].heading
    for row in table.rows:
        span = row.cells[column]
        indent = "　" * row.depth if column == 0 else ""
        yield indent + span.text + "".join(f"[{note}]" for note in span.notes)


def _longest_word(text: str) -> float:
    return max((ems(word) for word in _WORD.findall(text)), default=0)


def _scaled(parts: list[float], whole: float) -> tuple[float, ...]:
    total = sum(parts)
    return tuple(part * whole / total for part in parts)
