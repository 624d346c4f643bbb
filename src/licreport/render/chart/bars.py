"""Bars: labels at the left, the text at the end of each bar; parts of a whole against a track as long as the whole.

Where there is no room beside the bars, labels stand above them.
"""

from collections.abc import Iterator
from typing import NamedTuple

from licreport.document.blocks import Bar, Bars
from licreport.render.chart.label import Fitted, fitted
from licreport.render.chart.look import LINE, MAIN, MUTED, PALE, SIZE, SMALL, TONES, WIDTH
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
    is_beside: bool
    """Whether its label stands beside it, not above."""
    is_whole: bool = False

    @property
    def above(self) -> float:
        return 0 if self.is_beside else len(self.label.lines) * LINE

    @property
    def height(self) -> float:
        return max(_ROW, len(self.label.lines) * LINE + _GAP) if self.is_beside else self.above + _ROW + _GAP

    @property
    def middle(self) -> float:
        """How far below its top the middle of the bar is."""
        return self.height / 2 if self.is_beside else self.above + _ROW / 2


class _Frame(NamedTuple):
    """Where bars begin, how long the longest may be, and how many px one is; the same for all rows."""

    left: float
    length: float
    scale: float
    whole: float | None


def scene(drawing: Bars, width: float) -> Scene:
    """Return bars in the order given, below the whole if there is one."""
    rows = [_row(bar, width) for bar in drawing.bars]
    if drawing.whole:
        rows = [_row(drawing.whole, width)._replace(is_whole=True), *rows]
    frame = _frame(rows, drawing.whole, width)
    boxes: list[Box] = []
    texts: list[Text] = []
    top = 0.0
    for row in rows:
        boxes += _boxes(row, frame, top + row.middle)
        texts += _texts(row, frame, top)
        top += row.height + (_GAP / 2 if row.is_whole else 0)
    return Scene(width, top, (), tuple(boxes), tuple(texts))


def _row(bar: Bar, width: float) -> _Row:
    is_beside = width >= WIDTH
    return _Row(
        bar, fitted(bar.label, SIZE, _LABELS if is_beside else width), fitted(bar.text, SMALL, _ENDS, 1), is_beside
    )


def _frame(rows: list[_Row], whole: Bar | None, width: float) -> _Frame:
    left = max((row.label.width(SIZE) + _GAP for row in rows if row.is_beside), default=0)
    length = width - left - _GAP - max((row.end.width(SMALL) for row in rows), default=0)
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
        yield Box(frame.left, middle - _THICK / 2, length, _THICK, TONES.get(row.bar.tone, MAIN))
    else:
        yield Box(frame.left, middle - _THICK / 2 - 2, 1, _THICK + 4, MUTED)


def _texts(row: _Row, frame: _Frame, top: float) -> Iterator[Text]:
    middle = top + row.middle
    first = middle - (len(row.label.lines) - 1) * LINE / 2 + below_middle(SIZE)
    if row.is_beside:
        yield from stacked(row.label, Text(frame.left - _GAP, first, "", align="right"))
    else:
        yield from stacked(row.label, Text(0, top + SIZE, ""))
    drawn = frame.length if frame.whole is not None else max(0, row.bar.value) * frame.scale
    yield from stacked(row.end, Text(frame.left + drawn + _GAP, middle + below_middle(SMALL), "", SMALL))
