"""Which columns of a grid have room on a page, and how wide each of them is."""

from collections.abc import Sequence
from typing import NamedTuple

from licreport.document.overview import Grid, Line
from licreport.words.terminal import cells, printable, wrapped

LEAST = 8  # cells of a label on the narrowest page


class Fitted(NamedTuple):
    """Widths in cells: of the labels, and of each column, 0 where it is left out."""

    label: int
    widths: tuple[int, ...]


def fitted(label: int, columns: Sequence[tuple[int, int]], width: int, *, least: int = LEAST) -> Fitted:
    """Fit columns, each of a width and a rank, beside labels of `label` cells, all with a blank between them.

    Those of the highest rank go first, and those of rank 0 never, until labels have room: a quarter of the page, or
    `least` cells.
    """
    widths = [own for own, _ in columns]
    wanted = min(label, max(width // 4, least))
    leaving = sorted(((rank, index) for index, (_, rank) in enumerate(columns) if rank), reverse=True)
    for _, index in leaving:
        if _room(widths, width) >= wanted:
            break
        widths[index] = 0
    for _, index in reversed(leaving):
        if any(own and rank for own, (_, rank) in zip(widths, columns, strict=True)):
            break
        if _room(widths, width) - columns[index][0] - 1 >= wanted:  # better a narrower one than none
            widths[index] = columns[index][0]
    return Fitted(min(label, max(_room(widths, width), LEAST)), tuple(widths))


def _room(widths: Sequence[int], width: int) -> int:
    return width - sum(own + 1 for own in widths if own)


def longest_word(text: str, most: int = 8) -> int:
    """Return the cells that the longest word of a text needs; Chinese may be broken anywhere, from `most` cells on."""
    return max((cells(word) if word.isascii() else min(cells(word), most) for word in text.split()), default=1)


def narrowest(heading: str) -> int:
    """Return the fewest cells in which a heading stands well: a short one in a line, others in two."""
    whole = cells(heading)
    if whole <= _SHORT:
        return whole
    start = longest_word(heading, _SHORT // 2)
    return next(width for width in range(start, whole + 1) if len(wrapped(heading, width)) <= 2)


_SHORT = 8  # cells


def widest(grid: Grid, index: int) -> int:
    """Return the cells that a column needs."""
    texts = (printable(line.cells[index]) for line in grid.lines if line.cells)
    return max(narrowest(printable(grid.columns[index].heading)), *map(cells, texts))


def aligned(headings: Sequence[str], widths: Sequence[int]) -> list[str]:
    """Return headings broken at the widths of their columns, all of as many lines, and standing on the last."""
    wraps = [wrapped(heading, width) for heading, width in zip(headings, widths, strict=True)]
    most = max(map(len, wraps), default=0)
    return ["\n".join([""] * (most - len(lines)) + lines) for lines in wraps]


def groups(lines: Sequence[Line]) -> list[list[Line]]:
    """Return lines in groups, each of which begins with its heading, if it has one."""
    found: list[list[Line]] = []
    for line in lines:
        if not line.cells or not found:
            found.append([])
        found[-1].append(line)
    return found
