"""Bars: labels at the left, the text at the end of each bar; parts of a whole against a track as long as the whole."""

from collections.abc import Iterator
from typing import NamedTuple

from licreport.document.blocks import Bar, Bars
from licreport.render.chart.label import Fitted, fitted
from licreport.render.chart.look import LINE, MAIN, MUTED, PALE, SIZE, SMALL, WIDTH
from licreport.render.chart.scene import Box, Scene, Text, below_middle, stacked

_LABELS, _ENDS = 250, 200  # px at most
_GAP = 8
_THICK, _RULE = 14, 2
_ROW = 24
_LEAST = 2  # px of a bar that is not zero


class _Row(NamedTuple):
    bar: Bar
    label: Fitted
    end: Fitted
    is_whole: bool = False

    @property
    def height(self) -> float:
        return max(_ROW, len(self.label.lines) * LINE + _GAP)


class _Frame(NamedTuple):
    """Where bars begin, how long the longest may be, and how many px one is; the same for all rows."""

    left: float
    length: float
    scale: float
    whole: float | None


def scene(drawing: Bars) -> Scene:
    """Return bars in the order given, below the whole if there is one."""
    rows = [_row(bar) for bar in drawing.bars]
    if drawing.whole:
        rows = [_row(drawing.whole)._replace(is_whole=True), *rows]
    frame = _frame(rows, drawing.whole)
    boxes: list[Box] = []
    texts: list[Text] = []
    top = 0.0
    for row in rows:
        middle = top + row.height / 2
        boxes += _boxes(row, frame, middle)
        texts += _texts(row, frame, middle)
        top += row.height + (_GAP / 2 if row.is_whole else 0)
    return Scene(top, (), tuple(boxes), tuple(texts))


def _row(bar: Bar) -> _Row:
    return _Row(bar, fitted(bar.label, SIZE, _LABELS), fitted(bar.text, SMALL, _ENDS, 1))


def _frame(rows: list[_Row], whole: Bar | None) -> _Frame:
    left = max((row.label.width(SIZE) for row in rows), default=0) + _GAP
    length = WIDTH - left - _GAP - max((row.end.width(SMALL) for row in rows), default=0)
    longest = max((row.bar.value for row in rows), default=0)
    return _Frame(left, length, length / longest if longest > 0 else 0, whole.value if whole else None)


def _boxes(row: _Row, frame: _Frame, middle: float) -> Iterator[Box]:
    length = max(_LEAST, row.bar.value * frame.scale)
    if row.is_whole and row.bar.value > 0:
        yield Box(frame.left, middle - _RULE / 2, length, _RULE, MUTED)
        yield Box(frame.left, middle - _THICK / 2, 1, _THICK, MUTED)
        yield Box(frame.left + length - 1, middle - _THICK / 2, 1, _THICK, MUTED)
        return
    if frame.whole is not None:
        yield Box(frame.left, middle - _THICK / 2, frame.whole * frame.scale, _THICK, PALE)
    if row.bar.value > 0:
        yield Box(frame.left, middle - _THICK / 2, length, _THICK, MAIN)
    else:
        yield Box(frame.left, middle - _THICK / 2 - 2, 1, _THICK + 4, MUTED)


def _texts(row: _Row, frame: _Frame, middle: float) -> Iterator[Text]:
    first = middle - (len(row.label.lines) - 1) * LINE / 2 + below_middle(SIZE)
    yield from stacked(row.label, Text(frame.left - _GAP, first, "", align="right"))
    drawn = frame.length if frame.whole is not None else max(0, row.bar.value) * frame.scale
    yield from stacked(row.end, Text(frame.left + drawn + _GAP, middle + below_middle(SMALL), "", SMALL))
