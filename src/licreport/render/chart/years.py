"""Years: a small panel for each figure, a column for each year, from zero, on a scale of its own."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from licreport.document.blocks import Series, Years
from licreport.render.chart.label import Fitted, fitted, safe, width
from licreport.render.chart.look import INK, LINE, MAIN, MUTED, SIZE, SMALL
from licreport.render.chart.scene import Box, Scene, Text, stacked
from licreport.words.language import Lang, Words

_BETWEEN, _BELOW = 36, 26  # px between panels
_HIGHEST = 96  # px of the highest column
_PITCH = 100  # px from column to column, at most
_AIR = 6  # px between texts
_LEAST = 2  # px of a column that is not zero
_SMALLEST = 10  # px of type, before a panel takes the whole width
_NO_FIGURE = "—"
_NOTE = Words(f"{_NO_FIGURE} no figure", f"{_NO_FIGURE} 无数据")


class _Grid(NamedTuple):
    """What all panels have in common: how wide they are, and the type of their numbers and years."""

    years: tuple[str, ...]
    beside: int
    width: float
    pitch: float
    numbers: float
    names: float


class _Panel(NamedTuple):
    series: Series
    title: Fitted
    left: float
    top: float
    base: float
    """Where zero is."""
    bottom: float


def scene(drawing: Years, lang: Lang, whole: float) -> Scene:
    """Return the panels, two beside each other where their numbers leave room for it."""
    grid = _grid(drawing, whole)
    panels = list(_panels(drawing, grid))
    boxes = [box for panel in panels for box in _boxes(panel, grid)]
    texts = [text for panel in panels for text in _texts(panel, grid)]
    bottom = max((panel.bottom for panel in panels), default=0)
    if any(value is None for series in drawing.series for value in series.values):
        texts.append(Text(0, bottom + LINE + _AIR, _NOTE.say(lang), SMALL, MUTED))
        bottom += LINE + 2 * _AIR
    return Scene(whole, bottom, (), tuple(boxes), tuple(texts))


def _grid(drawing: Years, whole: float) -> _Grid:
    if len(drawing.series) > 1:
        grid = _grid_of(drawing, whole, 2)
        if min(grid.numbers, grid.names) >= _SMALLEST:
            return grid
    return _grid_of(drawing, whole, 1)


def _grid_of(drawing: Years, whole: float, beside: int) -> _Grid:
    panel = (whole - (beside - 1) * _BETWEEN) / beside
    pitch = min(_PITCH, panel / max(1, len(drawing.years)))
    numbers = _size(tuple(text for series in drawing.series for text in series.texts), pitch - _AIR)
    return _Grid(drawing.years, beside, panel, pitch, numbers, _size(drawing.years, pitch - _AIR))


@lru_cache(maxsize=64)  # the years are the same in most drawings
def _size(texts: tuple[str, ...], room: float) -> float:
    """Return the size of type in which each of the texts has room."""
    return min(SMALL, room / max((width(safe(text), 1) for text in texts), default=1))


def _panels(drawing: Years, grid: _Grid) -> Iterator[_Panel]:
    top = 0.0
    for start in range(0, len(drawing.series), grid.beside):
        row = drawing.series[start : start + grid.beside]
        titles = [fitted(series.label, SIZE, grid.width) for series in row]
        columns = top + max(len(title.lines) for title in titles) * LINE + LINE + _AIR
        for number, (series, title) in enumerate(zip(row, titles, strict=True)):
            low, high = _range(series)
            base = columns + _HIGHEST * (high / (high - low))
            yield _Panel(series, title, number * (grid.width + _BETWEEN), top, base, columns + _HIGHEST + LINE + 2)
        top = columns + _HIGHEST + LINE + _BELOW


def _range(series: Series) -> tuple[float, float]:
    """Return the ends of its scale, which holds zero."""
    values = [value for value in series.values if value is not None]
    low, high = min(0, *values, 0), max(0, *values, 0)
    return (low, high) if high > low else (0, 1)


def _boxes(panel: _Panel, grid: _Grid) -> Iterator[Box]:
    low, high = _range(panel.series)
    column = min(40, grid.pitch * 0.56)
    for middle, value in zip(_middles(panel, grid), panel.series.values, strict=True):
        if value:
            height = max(_LEAST, abs(value) / (high - low) * _HIGHEST)
            yield Box(middle - column / 2, panel.base - (height if value > 0 else 0), column, height, MAIN)
        elif value is not None:
            yield Box(middle - column / 2, panel.base - 2, column, 2, MUTED)
    yield Box(panel.left, panel.base, grid.pitch * len(grid.years), 1, MUTED)


def _texts(panel: _Panel, grid: _Grid) -> Iterator[Text]:
    yield from stacked(panel.title, Text(panel.left, panel.top + SIZE, ""))
    low, high = _range(panel.series)
    values = zip(_middles(panel, grid), grid.years, panel.series.values, panel.series.texts, strict=True)
    for middle, year, value, text in values:
        height = max(0, value or 0) / (high - low) * _HIGHEST
        above = panel.base - height - _AIR + 1
        if value is None:
            yield Text(middle, above, _NO_FIGURE, SMALL, MUTED, "center")
        else:
            yield Text(middle, above, safe(text), grid.numbers, INK, "center")
        yield Text(middle, panel.bottom - _AIR + 1, safe(year), grid.names, MUTED, "center")


def _middles(panel: _Panel, grid: _Grid) -> list[float]:
    return [panel.left + grid.pitch * (number + 0.5) for number in range(len(grid.years))]
