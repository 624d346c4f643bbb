"""Whose report on what a document is, when it was signed and when it was published."""

import datetime
from typing import NamedTuple

from licreport.reading.text import Place


class Whose(NamedTuple):
    """Whose report on which year a document is, and on which part of it; None for all of it."""

    authority: str
    year: int
    first: datetime.date | None = None
    last: datetime.date | None = None
    counts_in_items: bool = False
    """Whether applications are counted in 项, as items are."""
    is_of_own_level: bool = False
    """Whether nothing is told of more than the authority's own level, so that 市本级 is all of it."""


class Heading(NamedTuple):
    """What a document says of itself; None where it does not say."""

    authority: str | None = None
    year: int | None = None
    first: datetime.date | None = None
    last: datetime.date | None = None
    publisher: str | None = None
    signed: datetime.date | None = None
    published: datetime.date | None = None
    title: Place | None = None
    signature: Place | None = None
    """Where the date stands on which it was signed, even one that there is no such day of."""
    notice: Place | None = None
    """Where the date stands on which it was published."""

    @property
    def whose(self) -> Whose:
        """Whose report on what it is, as far as it says."""
        return Whose(self.authority or "", self.year or 0, self.first, self.last)
