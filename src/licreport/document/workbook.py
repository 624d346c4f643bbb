"""Sheets of a workbook, as every spreadsheet format renders them: they know nothing of licensing, nor of formats.

A cell is text, a number, a date, or a formula over other cells with the value that it has. Formulas say which cells
they mean (`Ref`), and the format how they are found: by the key of their row where the sheet has such a column, so that
a formula means the same cells after a person has sorted the rows or put one in. A cell that is empty has no value:
whatever is computed of it has none either, and is never computed as of nought.
"""

import datetime
from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
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


class Sought(NamedTuple):
    """A cell of a column in the row with this key, which is not there unless a person adds it."""

    sheet: str
    key: str
    column: int


class Cells(NamedTuple):
    """Some cells of one column, added up."""

    refs: tuple[Ref, ...]


class Area(NamedTuple):
    """All cells of a column."""

    sheet: str
    column: int


class Here(NamedTuple):
    """The cell of that column in the formula's own row."""

    column: int


class Bare(NamedTuple):
    """A cell, whatever it holds: text, or nothing, which is empty text."""

    ref: Ref


class Quoted(NamedTuple):
    """Text in a formula."""

    text: str


Term: TypeAlias = str | Exact | Ref | Sought | Cells | Area | Here | Bare | Quoted
"""A piece of a formula: a cell, some cells, a number, text, or an operator, bracket, comma or function as spreadsheets
agree to write them (`+`, `ROUND(`)."""


class Formula(NamedTuple):
    """A formula, and the value that it has now: of a date, the date; empty text where it has none."""

    terms: tuple[Term, ...]
    value: Exact | datetime.date | str
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


class Toned(NamedTuple):
    """The look of cells that hold some text, whatever makes them hold it."""

    text: str
    tone: Tone
    beside: tuple[int, str] | None = None
    """A column, and what must stand there in the same row; None where that does not matter."""
    begins: bool = False
    """Whether more may follow the text."""


class Column(NamedTuple):
    """A column: its heading, and how wide it may become before its text is broken into lines."""

    heading: str
    widest: int = 40
    """In cells of a terminal: a Chinese character takes two."""
    is_number: bool = False
    """Whether its cells are numbers, or text that is one, which stand to the right."""
    is_aside: bool = False
    """Whether it is for programs rather than people, and so stands back: narrow, faint and never broken into lines."""
    tones: tuple[Toned, ...] = ()
    """How its cells look by what they hold; the first that fits counts."""


class Sheet(NamedTuple):
    """A table with a row of headings: a cell for each column in every row."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    fixed: int = 0
    """How many columns at the left stay where they are when the others are scrolled."""
    key: int | None = None
    """The column that tells its rows apart; a row without it is referred to by its place."""


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
    names: Mapping[Ref | Sought, str] = MappingProxyType({})
    """What cells are called in formulas, as far as they have names: any text, which formats spell as they must."""
