"""Sheets of a workbook, as every spreadsheet format renders them: they know nothing of licensing, nor of formats.

A cell is text, a number, a date, or a formula over other cells with the value that it has. Formulas refer to cells by
their place (`Ref`), never by a name that a format would have to spell.
"""

import datetime
from fractions import Fraction
from typing import Literal, NamedTuple, TypeAlias

from licreport.words.language import Lang

Exact: TypeAlias = int | Fraction


class Form(NamedTuple):
    """How a number is shown: with how many decimals, in percent or not, and its thousands separated or not."""

    decimals: int = 0
    is_percent: bool = False
    is_grouped: bool = True


class Ref(NamedTuple):
    """A cell: the name of its sheet, its row below the headings and its column, both from 0."""

    sheet: str
    row: int
    column: int


class Area(NamedTuple):
    """The cells of one column from the first to the last."""

    first: Ref
    last: Ref


Term: TypeAlias = str | Exact | Ref | Area
"""A piece of a formula: a cell, some cells, a number, or an operator, bracket, comma or function as spreadsheets agree
to write them (`+`, `ROUND(`)."""


class Formula(NamedTuple):
    """A formula, and the value that it has now: of a date, the date."""

    terms: tuple[Term, ...]
    value: Exact | datetime.date
    form: Form = Form()


class Numeral(NamedTuple):
    """A number, exact, and how it is shown."""

    value: Exact
    form: Form = Form()


Tone: TypeAlias = Literal["", "bad", "warning", "good", "faint"]


class Text(NamedTuple):
    """Text that is indented, or whose look says something."""

    text: str
    depth: int = 0
    tone: Tone = ""


Cell: TypeAlias = str | Text | Numeral | Formula | datetime.date | None
"""None is an empty cell."""


class Column(NamedTuple):
    """A column: its heading, and how wide it may become before its text is broken into lines."""

    heading: str
    widest: int = 40
    """In cells of a terminal: a Chinese character takes two."""
    is_number: bool = False
    """Whether its cells are numbers, or text that is one, which stand to the right."""


class Sheet(NamedTuple):
    """A table with a row of headings: a cell for each column in every row."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    fixed: int = 0
    """How many columns at the left stay where they are when the others are scrolled."""


class Workbook(NamedTuple):
    """Sheets in their order, and what the file says of itself."""

    title: str
    sheets: tuple[Sheet, ...]
    lang: Lang
    date: datetime.date
    """The day that stands in the file's own properties, the same for the same input."""
    author: str = ""
    draft: str = ""
    """What stands on every sheet, where it is only a draft; else empty."""
