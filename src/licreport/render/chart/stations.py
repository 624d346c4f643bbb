"""The stations of a flow: each with room for its label, so that no two labels meet.

Where something goes on, a station stands at the top of its column, its label above it. Where something ends, the label
stands beside it; an end before the last column stands below all that comes after, so that no band crosses its label.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from licreport.document.blocks import Flow, Node
from licreport.render.chart.label import Fitted, fitted, safe, width
from licreport.render.chart.look import LINE, MAIN, MUTED, SECOND, SIZE, TONES
from licreport.render.chart.scene import Text, below_middle, stacked

STATION = 14
"""Px, how wide a station is."""
LEAST = 3
"""Px, how high a station that is not empty is at least."""
_GAP = 14  # px between stations
_AIR = 8  # px between a station and its label
_CLOSE = 3  # px between a station and the label above it
_BESIDE = 0.3  # of the whole width, of a label at most
_MOST = 7  # lines of a label, or of a part of one
_CLAUSE = re.compile("(?<=，)|(?<=, )")
"""Where a label is best broken."""


class Station(NamedTuple):
    """A station: its label with its value, how high it is, and once it is placed, where its upper left corner is."""

    label: Fitted
    value: float
    height: float
    column: int
    left: float
    is_end: bool
    top: float = 0
    fill: str = MUTED

    @property
    def above(self) -> float:
        """How many px its label takes above it."""
        return 0 if self.is_end else self.lines + _CLOSE

    @property
    def lines(self) -> float:
        """How many px high its label is."""
        return len(self.label.lines) * LINE

    @property
    def room(self) -> float:
        """How many px high it is with the label beside it."""
        return max(self.height, self.lines) if self.is_end else self.height

    @property
    def bottom(self) -> float:
        """Where it ends, or its label beside it."""
        return self.top + (self.height + self.room) / 2


def stations(drawing: Flow, scale: float, whole: float) -> list[Station]:
    """Return the stations in the order given, `scale` px high for each one of their values, in a drawing so wide."""
    found = list(_unplaced(drawing, scale, whole))
    lead = _lead(found)
    first = max((station.above - (lead if station.column else 0) for station in found), default=0)
    floor = first + lead  # below all that comes after: columns are placed from the last to the first
    for column in range(max((station.column for station in found), default=-1), -1, -1):
        here = [number for number, station in enumerate(found) if station.column == column]
        bottom = first + (lead if column else 0) - _GAP
        for rank, number in enumerate(sorted(here, key=lambda number: found[number].is_end)):
            station = found[number]
            top = max(bottom + _GAP, floor) if station.is_end and rank else bottom + _GAP
            top += (station.room - station.height) / 2 + (station.above if rank else 0)
            place = SECOND if station.is_end and rank else MAIN
            fill = TONES.get(drawing.nodes[number].tone, place) if station.value > 0 else MUTED
            found[number] = station._replace(top=top, fill=fill)
            bottom = found[number].bottom
        floor = max(floor, bottom + _GAP)
    return found


def _lead(found: Sequence[Station]) -> float:
    """Return how much lower later columns begin where several stations join: the last of them goes on level."""
    joining = [station for station in found if station.column == 0 and not station.is_end]
    return sum(_GAP + station.above for station in joining[1:])


def _unplaced(drawing: Flow, scale: float, whole: float) -> Iterator[Station]:
    last = max((node.column for node in drawing.nodes), default=0)
    beside = [_label(node, _BESIDE * whole) for node in drawing.nodes]
    margins = (label.width(SIZE) for node, label in zip(drawing.nodes, beside, strict=True) if node.column == last)
    pitch = (whole - STATION - _AIR - max(margins, default=0)) / max(1, last)
    sources = {link.source for link in drawing.links}
    for number, node in enumerate(drawing.nodes):
        label = _label(node, pitch - _AIR) if number in sources else beside[number]
        height = max(LEAST, node.value * scale) if node.value > 0 else 1
        yield Station(label, node.value, height, node.column, node.column * pitch, number not in sources)


def _label(node: Node, limit: float) -> Fitted:
    """Return its name and its value, on one line if there is room; the value is never cut."""
    text, whole = safe(node.text), fitted(node.label, SIZE, limit, _MOST)
    clauses = [node.label] if len(whole.lines) == 1 else [*filter(None, _CLAUSE.split(node.label))]
    name = whole._replace(lines=tuple(line for part in clauses for line in fitted(part, SIZE, limit, _MOST).lines))
    together = f"{name.lines[-1]} {text}".strip()
    if width(together, SIZE) <= limit:
        return name._replace(lines=(*name.lines[:-1], together))
    return name._replace(lines=(*name.lines, *fitted(text, SIZE, limit, most=len(text) + 1).lines))


def texts(station: Station) -> Iterator[Text]:
    """Yield the label of a station."""
    left, first = station.left, station.top - station.above + SIZE
    if station.is_end:
        left += STATION + _AIR
        first = station.top + (station.height - station.lines + LINE) / 2 + below_middle(SIZE)
    yield from stacked(station.label, Text(left, first, ""))
