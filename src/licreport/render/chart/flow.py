"""A flow: stations in columns, and bands from one to the next as wide as what goes there (a Sankey diagram)."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from licreport.document.blocks import Flow, Link, Node
from licreport.render.chart.label import fitted
from licreport.render.chart.look import LINE, MAIN, MUTED, SMALL
from licreport.render.chart.scene import Area, Box, Scene, Text, stacked
from licreport.render.chart.stations import LEAST, STATION, Station, stations, texts
from licreport.words.language import Lang, Words

_HIGHEST = 190  # px of the fullest column
_THINNEST = 1  # px of a band
_VEIL, _THIN_VEIL = 0.28, 0.55  # how opaque bands are: the main stream, and what branches off, which is often thin
_LATE = 0.8  # of its way, where a band bends that joins others: behind the labels between them
_NOTE = Words(
    "The smallest parts are drawn larger than to scale, so that they can be seen.",
    "注：为便于辨认，数值较小的部分未按比例绘制。",
)


def scene(drawing: Flow, lang: Lang, width: float) -> Scene:
    """Return the stations, the bands between them, and a note where some are not to scale."""
    scale = _scale(drawing.nodes)
    placed = stations(drawing, scale, width)
    labels = [text for station in placed for text in texts(station)]
    bottom = max((station.bottom for station in placed), default=0)
    if any(0 < station.value * scale < LEAST for station in placed):
        note = fitted(_NOTE.say(lang), SMALL, width)
        labels += stacked(note, Text(0, bottom + LINE + SMALL, "", SMALL, MUTED))
        bottom += (1 + len(note.lines)) * LINE
    boxes = tuple(Box(station.left, station.top, STATION, station.height, station.fill) for station in placed)
    return Scene(width, bottom, tuple(_bands(drawing.links, placed)), boxes, tuple(labels))


def _scale(nodes: Sequence[Node]) -> float:
    """Return how many px high one is."""
    totals: dict[int, float] = defaultdict(float)
    for node in nodes:
        totals[node.column] += max(0, node.value)
    highest = max(totals.values(), default=0)
    return _HIGHEST / highest if highest > 0 else 0


def _bands(links: Sequence[Link], placed: Sequence[Station]) -> Iterator[Area]:
    """Yield the bands; at each station they lie one below the other in the order of where they come from or go to."""
    shown = [link for link in links if link.value > 0]
    leaving = _shares(shown, placed, lambda link: (link.source, link.target))
    arriving = _shares(shown, placed, lambda link: (link.target, link.source))
    for link in shown:
        start, end = placed[link.source].left + STATION, placed[link.target].left
        fill = placed[link.target].fill
        opacity = _VEIL if fill == MAIN else _THIN_VEIL
        joins = sum(other.target == link.target for other in shown) > 1
        yield Area(_outline(start, leaving[link], end, arriving[link], _LATE if joins else 0.5), fill, opacity)


def _shares(
    links: Sequence[Link], placed: Sequence[Station], ends: Callable[[Link], tuple[int, int]]
) -> dict[Link, tuple[float, float]]:
    """Return from where to where each band reaches at one of its two stations, the one that `ends` gives first."""
    found: dict[Link, tuple[float, float]] = {}
    for number, station in enumerate(placed):
        here = sorted((link for link in links if ends(link)[0] == number), key=lambda link: placed[ends(link)[1]].top)
        whole = max(station.value, sum(link.value for link in here))
        wanted = [max(_THINNEST, link.value / whole * station.height) for link in here]
        fit = min(1, station.height / max(sum(wanted), _THINNEST))
        top = station.top
        for link, height in zip(here, wanted, strict=True):
            found[link] = (top, top + height * fit)
            top += height * fit
    return found


def _outline(left: float, start: tuple[float, float], right: float, end: tuple[float, float], bend: float) -> str:
    """Return a band that leaves and arrives level, as an SVG path."""
    middle = left + bend * (right - left)
    there = f"M{left:.2f},{start[0]:.2f}C{middle:.2f},{start[0]:.2f},{middle:.2f},{end[0]:.2f},{right:.2f},{end[0]:.2f}"
    back = f"L{right:.2f},{end[1]:.2f}C{middle:.2f},{end[1]:.2f},{middle:.2f},{start[1]:.2f},{left:.2f},{start[1]:.2f}Z"
    return there + back
