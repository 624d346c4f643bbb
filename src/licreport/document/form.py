"""A form: one sheet on which a person fills in cells and all else stays as it is, as spreadsheet formats render it.

Like the other documents it knows nothing of licensing: cells stand at rows and columns, both from 0; some are blanks.
"""

import datetime
from typing import Literal, NamedTuple, TypeAlias

from licreport.document.workbook import Cell, Toned
from licreport.words.language import Lang, Words

Kind: TypeAlias = Literal["count", "amount", "rate", "value", "written", "date", "choice", "text"]
"""What is to be filled in: a whole number or a decimal from nought, a rate in percent, any number, a date, a choice.

A rate stays as it is typed: 95.7% is not made 95.70%, which would claim a digit more; so does any number `written`."""

Look: TypeAlias = Literal["", "title", "hint", "section", "heading", "program"]
"""What a cell is for; `program` is for no person."""


class Blank(NamedTuple):
    """What is to be filled in: as what, and what stands there already."""

    kind: Kind
    value: Cell = None
    choices: tuple[str, ...] = ()


class Placed(NamedTuple):
    """A cell, or a blank, where it stands, and over how many columns."""

    row: int
    column: int
    cell: Cell | Blank
    columns: int = 1
    look: Look = ""
    align: Literal["", "left", "center", "right"] = ""
    """To which side it stands; by default numbers to the right and all else to the left."""
    tones: tuple[Toned, ...] = ()
    """How it looks by what it holds; the first that fits counts."""


class Form(NamedTuple):
    """A form: the name of its sheet, what stands on it, and how it is laid out."""

    title: str
    name: str
    placed: tuple[Placed, ...]
    widths: tuple[float, ...]
    """Of its columns, in digits."""
    fixed: int
    """How many rows stay in view when the others are scrolled."""
    asides: int
    """How many columns at the right are for no person, and are not printed."""
    warnings: dict[Kind, Words]
    """What is said to one who fills in something else than is asked for, who may then go on."""
    lang: Lang
    date: datetime.date
    author: str = ""
