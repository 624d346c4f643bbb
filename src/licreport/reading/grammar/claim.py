"""What a document says of one figure: the value as printed, and the words that it was read from."""

from typing import NamedTuple

from licreport.reading.text import Place
from licreport.words.language import Words

Path = tuple[str, ...]
"""Where a figure belongs in a report: `("applications", "received")`, `("item", "甲", "accepted")`."""


class Quotation(NamedTuple):
    """Words of a document, with what stands before and behind them, so that they are found again."""

    exact: str
    prefix: str
    suffix: str
    place: Place
    start: int
    """Where they begin in their line or cell."""


class Claim(NamedTuple):
    """One figure as a document prints it."""

    path: Path
    written: int | str
    quotation: Quotation
    is_estimate: bool = False
    """Whether it is printed as near something (近8200), so that a person must say whether it is to be checked."""
    is_chosen: bool = False
    """Whether a person said that it is this figure."""
    is_sole: bool = False
    """Whether it holds only where the document tells no other: inspections of an office's own field."""
    by: str = ""
    """By what an element of the breakdown and its like divide the whole, where they are no licence items: 部门."""


class Named(NamedTuple):
    """A figure that the format has no key for, in the document's own words."""

    name: str
    written: int | str
    unit: str
    quotation: Quotation
    of: str = ""
    """The figure that it is a part of: an address, or the name of another such figure."""
    by: str = ""
    """By what it and its like divide that figure completely; nothing where they may be some of its parts only."""
    section: str = ""
    """The section of the report that it stands in, by its key in `[narrative]`."""


class Left(NamedTuple):
    """A number that was not read: what it is instead, or why it is not certain what it counts."""

    quotation: Quotation
    why: Words
    is_figure: bool
    """Whether it may be a figure; a date or a telephone number is none."""


MOST_AROUND = 12  # characters


def quotation(text: str, start: int, end: int, place: Place) -> Quotation:
    """Return the words of a line from `start` up to `end`, with some before and behind them."""
    return Quotation(
        text[start:end], text[max(0, start - MOST_AROUND) : start], text[end : end + MOST_AROUND], place, start
    )
