"""What a layout says, once it is read."""

from collections.abc import Mapping
from typing import NamedTuple

from licreport.cases.fields import FIELDS, Kind
from licreport.report import fields
from licreport.words.language import Words

FORMAT = 1

COUNTINGS = fields.COUNTINGS.words
"""The decisions of the period, whenever applied for; or the applications of the period, and what became of them."""

MAIN = "cases"
PAUSES = "pauses"
"""The table of special procedures, of which a case may have several."""
PAYMENTS = "payments"
"""The table of payments, of which a case may have several: they are added up."""


class TableLayout(NamedTuple):
    """One table of the records: the columns that may be each field, and those by which its files are known.

    A table without columns is known and not read.
    """

    columns: Mapping[str, tuple[str, ...]]
    known_by: tuple[str, ...] = ()


class OwnDefinition(NamedTuple):
    """A condition that takes the place of a figure's own, in the SQL that the engines share, and its words."""

    where: str
    words: str


class Layout(NamedTuple):
    """A layout."""

    name: str
    """What it was asked for by."""
    title: str
    counting: str
    tables: Mapping[str, TableLayout]
    """By name; the first is of the cases, one row a case or a change of it."""
    codes: Mapping[Kind, Mapping[str, str]]
    """What each code stands for; one that is not here stops the run."""
    limits: tuple[str, ...]
    """Which of `promised`, `due` and `legal` a decision is on time by: the first for which there is a column."""
    unit: str | None
    """The unit of time limits where no column says it."""
    order: str
    """The order of year, month and day in dates."""
    encoding: str | None
    codes_apart: Mapping[str, Mapping[str, str]] = {}
    """The codes of single fields, which take the place of those of their kind."""
    constants: Mapping[str, str] = {}
    """What every row is, where no column says it: a list of licences granted has but one outcome."""
    figures: tuple[str, ...] = ()
    """The addresses of the only figures that such records tell; none for all that their columns allow."""
    definitions: Mapping[str, OwnDefinition] = {}
    """Conditions of a project's own, by the address of the figure."""
    remarks: tuple[Words, ...] = ()
    """What is to be known of records in this layout."""

    def codes_of(self, field: str) -> Mapping[str, str]:
        """Return what each code of a field stands for."""
        return self.codes_apart.get(field, self.codes.get(FIELDS[field].kind, {}))

    def limit_in(self, fields: frozenset[str]) -> str | None:
        """Return the time limit that a decision is on time by: the first of `limits` that records have."""
        return next((each for each in self.limits if each in fields), None)

    @property
    def fields(self) -> frozenset[str]:
        """The fields for which some table has columns."""
        return frozenset(field for table in self.tables.values() for field in table.columns) | {*self.constants}
