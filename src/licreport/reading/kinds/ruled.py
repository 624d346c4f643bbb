"""Tables that are ruled: from the lines drawn on a page to cells, those without a line between them being one."""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

_NEAR = 2.5
"""Points within which two lines are one: a border is often drawn twice, or as a narrow rectangle."""
_MOST_LINES = 2_000


class Edge(NamedTuple):
    """A line on the page, across or down, in points."""

    runs: Literal["across", "down"]
    at: float
    start: float
    end: float


class Box(NamedTuple):
    """A cell of a table: its place in the grid, and where it is on the page."""

    row: int
    column: int
    rows: int
    columns: int
    left: float
    bottom: float
    right: float
    top: float


def tables(edges: Sequence[Edge]) -> list[list[Box]]:
    """Return the cells of each table that lines make; what is no grid of at least two cells is none."""
    if len(edges) > _MOST_LINES:
        return []
    groups: list[list[Edge]] = []
    for edge in edges:
        touching = [group for group in groups if any(_meet(edge, other) for other in group)]
        groups = [group for group in groups if group not in touching]
        groups.append([edge, *(one for group in touching for one in group)])
    return [boxes for boxes in map(_boxes, groups) if len(boxes) > 1]


def _meet(one: Edge, other: Edge) -> bool:
    if one.runs == other.runs:
        return abs(one.at - other.at) <= _NEAR and one.start <= other.end + _NEAR and other.start <= one.end + _NEAR
    return other.start - _NEAR <= one.at <= other.end + _NEAR and one.start - _NEAR <= other.at <= one.end + _NEAR


def _boxes(edges: list[Edge]) -> list[Box]:
    lefts = _apart(edge.at for edge in edges if edge.runs == "down")
    tops = _apart(edge.at for edge in edges if edge.runs == "across")[::-1]
    rows, columns = len(tops) - 1, len(lefts) - 1
    if rows < 1 or columns < 1 or rows * columns > 20_000:
        return []
    owner: dict[tuple[int, int], tuple[int, int]] = {}
    boxes = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in owner:
                continue
            wide = 1
            while column + wide < columns and not _is_drawn(
                edges, "down", lefts[column + wide], tops[row + 1], tops[row]
            ):
                wide += 1
            high = 1
            while row + high < rows and not _is_drawn(
                edges, "across", tops[row + high], lefts[column], lefts[column + wide]
            ):
                high += 1
            taken = [(row + down, column + along) for down in range(high) for along in range(wide)]
            if any(spot in owner for spot in taken):
                return []
            owner.update(dict.fromkeys(taken, (row, column)))
            boxes.append(Box(row, column, high, wide, lefts[column], tops[row + high], lefts[column + wide], tops[row]))
    return boxes


def _is_drawn(edges: list[Edge], runs: str, at: float, start: float, end: float) -> bool:
    middle = (start + end) / 2
    return any(edge.runs == runs and abs(edge.at - at) <= _NEAR and edge.start <= middle <= edge.end for edge in edges)


def _apart(places: Iterable[float]) -> list[float]:
    """Return places in order, those near each other as one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _NEAR:
            found.append(place)
    return found
