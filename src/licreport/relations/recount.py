"""A report's figures beside what case records give for them: what the rules on records read."""

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from licreport.figures.stated import Stated, interval
from licreport.report.address import Addresses
from licreport.report.source import Path
from licreport.words.language import Words


class Cause(NamedTuple):
    """A way of counting that gives just what was printed, and rows that it counts otherwise."""

    told: Words
    rows: int
    examples: tuple[str, ...]
    """Some of them, as `cases.csv:12`."""


class Recounted(NamedTuple):
    """A figure of a report, and what the records give."""

    path: Path
    address: str
    """Of the definition by which it was counted: an item's has that of the report's own figure."""
    stated: Stated
    counted: int | Decimal
    unknown: int
    """Of how many cases it is not known whether they count."""
    causes: tuple[Cause, ...] = ()
    lacks_cases: bool = False
    """Whether cases of before the period may count that the records do not have."""

    @property
    def is_evaluable(self) -> bool:
        """Whether it is known of every case whether it counts; what may lack some can only be too much."""
        may_be_more = self.lacks_cases and interval(self.stated).high > Fraction(self.counted)
        return not self.unknown and not may_be_more

    @property
    def holds(self) -> bool:
        """Whether what was printed may stand for what the records give."""
        return agrees(self.stated, self.counted)


class Recount(NamedTuple):
    """A report, and what the records give for each of its figures that they tell."""

    addresses: Addresses
    figures: tuple[Recounted, ...]
    items_without_cases: tuple[Path, ...] = ()
    """Items of the report of which the records have no case."""
    cases_without_item: tuple[str, ...] = ()
    """Items of the records that the report does not have though it says that it has all."""
    refused: int = 0
    """Rows of the records that were not counted, since they cannot be right."""


def agrees(stated: Stated, value: int | Decimal) -> bool:
    """Tell whether a figure as printed may stand for a value."""
    return interval(stated).low <= Fraction(value) <= interval(stated).high
