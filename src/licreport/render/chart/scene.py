"""What a drawing is made of once everything has its place: areas, boxes on them, text on top. From it, Vega's terms."""

from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

from licreport.render.chart.label import Fitted
from licreport.render.chart.look import ASCENT, DESCENT, FONTS, INK, LINE, SIZE


class Area(NamedTuple):
    """A shape by its outline, an SVG path; what lies below shines through."""

    path: str
    fill: str
    opacity: float


class Box(NamedTuple):
    """A rectangle: a bar, a column, a station, a line."""

    x: float
    y: float
    width: float
    height: float
    fill: str


class Text(NamedTuple):
    """A line of text, by where its base line begins, has its middle, or ends."""

    x: float
    y: float
    text: str
    size: float = SIZE
    fill: str = INK
    align: Literal["left", "center", "right"] = "left"
    full: str = ""
    """The whole text, where only a part of it is shown."""


class Scene(NamedTuple):
    """A drawing: how large it is, and what is in it."""

    width: float
    height: float
    areas: tuple[Area, ...]
    boxes: tuple[Box, ...]
    texts: tuple[Text, ...]


def stacked(label: Fitted, first: Text) -> Iterator[Text]:
    """Yield the lines of a label one below the other; the first like `first`, whatever its text."""
    for number, line in enumerate(label.lines):
        yield first._replace(y=first.y + number * LINE, text=line, full=label.full)


def below_middle(size: float) -> float:
    """Return how far below the middle of a line of that size its letters stand."""
    return size * (ASCENT - DESCENT) / 2


_CHANNELS: dict[str, tuple[str, ...]] = {
    "path": ("path", "fill"),
    "rect": ("x", "y", "width", "height", "fill"),
    "text": ("x", "y", "text", "fill", "align"),
}
"""By kind of mark: the fields that Vega knows by the same name."""


def vega(scene: Scene, background: str) -> dict[str, Any]:
    """Return the drawing as a Vega specification whose every position is given: nothing in it is measured."""
    kinds: tuple[tuple[str, str, Iterable[NamedTuple]], ...] = (
        ("path", "areas", scene.areas),
        ("rect", "boxes", scene.boxes),
        ("text", "texts", scene.texts),
    )
    return {
        "$schema": "https://vega.github.io/schema/vega/v6.json",
        "width": scene.width,
        "height": _number(max(1.0, scene.height)),
        "padding": 0,
        "autosize": "none",
        "background": background,
        "data": [
            {"name": name, "values": [{key: _number(value) for key, value in item._asdict().items()} for item in items]}
            for _, name, items in kinds
        ],
        "marks": [
            {"type": kind, "from": {"data": name}, "encode": {"update": _channels(kind)}} for kind, name, _ in kinds
        ],
    }


def _number(value: object) -> object:
    return round(value, 2) if isinstance(value, float) else value


def _channels(kind: str) -> dict[str, object]:
    channels: dict[str, object] = {field: {"field": field} for field in _CHANNELS[kind]}
    if kind == "path":
        channels["fillOpacity"] = {"field": "opacity"}
    if kind == "text":
        channels["font"] = {"value": ", ".join(FONTS)}
        channels["fontSize"] = {"field": "size"}
        channels["description"] = {"field": "full"}
    return channels
