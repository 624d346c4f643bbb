"""How wide columns are, and how many lines rows have, by what stands in them."""

import datetime
from collections.abc import Iterable
from math import ceil

from licreport.document.workbook import Cell, Column, Form, Formula, Numeral, Text
from licreport.words.terminal import cells

_LEAST = 4
_BUTTON = 3  # cells of the button that filters, beside a heading
_ONE_LINE = 12  # cells; a longer heading is broken into two lines
_PADDING = 1.5
_UNFILLED = 1.1  # of what its lines hold, a text takes more, since words are not broken
_WIDER = 1.08  # than its cells, since a Chinese character takes a bit more than two digits


def width(column: Column, filled: Iterable[Cell]) -> float:
    """Return the width of a column in digits of the usual font."""
    heading = cells(column.heading)
    needed = max(heading if heading <= _ONE_LINE else heading / 2, _LEAST) + _BUTTON
    texts = (cells(line) for cell in filled for line in _shown(cell).split("\n"))
    return round(max(min(max([0, *texts]), column.widest), needed) * _WIDER + _PADDING, 2)


def lines(column: Column, cell: Cell) -> int:
    """Return about how many lines a cell takes."""
    if column.is_aside or not isinstance(_said(cell), str):
        return 1
    widths = (cells(line) for line in _shown(cell).split("\n"))
    return sum(1 if own <= column.widest else ceil(own * _UNFILLED / column.widest) for own in widths)


def lines_of(text: str, wide: float) -> int:
    """Return about how many lines a text takes in a cell of that width."""
    return sum(max(1, ceil(cells(line) * _UNFILLED / wide)) for line in text.split("\n"))


def _said(cell: Cell) -> object:
    """Return what a cell holds, as text where it is text."""
    if isinstance(cell, Text):
        return cell.text
    return cell.value if isinstance(cell, Formula) else cell


def _shown(cell: Cell) -> str:
    """Return about what a cell shows."""
    if isinstance(cell, Text):
        return "  " * cell.depth + cell.text
    if isinstance(cell, Numeral | Formula):
        value = cell.value
        if isinstance(value, str):
            return value
        return value.isoformat() if isinstance(value, datetime.date) else _number(float(value), cell.form)
    return cell.isoformat() if isinstance(cell, datetime.date) else cell or ""


def _number(value: float, form: Form) -> str:
    text = f"{value * 100 if form.is_percent else value:,.{form.decimals}f}"
    return f"{text}%" if form.is_percent else text
