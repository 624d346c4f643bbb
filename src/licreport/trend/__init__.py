"""Figures across reports: of one authority over the years, or of many authorities beside each other.

Of each report only its figures are kept, so that thousands of them fit. What is compared is up to `years` and
`authorities`; how it is shown, in a page, as JSON or as CSV, to one module each.

Opens on render, listing, derive, document, report, figures and words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

from licreport.derive.change import Change
from licreport.derive.measure import Measure, Value
from licreport.report.load import Loaded
from licreport.words.alike import normal
from licreport.words.language import MisuseError, Words

By: TypeAlias = Literal["year", "authority"]


class Entry(NamedTuple):
    """What is kept of one report."""

    authority: str
    year: int
    file: str
    part_of: str | None
    values: Mapping[str, Value]
    """By the name of the measure."""
    is_chinese: bool = True
    """Whether the report is in Chinese, as most are."""
    errors: int = 0
    """How many there are in it, as far as it was checked."""


class Gathered(NamedTuple):
    """What is kept of all reports, and the files that are none."""

    entries: tuple[Entry, ...]
    unread: tuple[str, ...]
    on_parts: tuple[str, ...] = ()
    """Those on a part of a year, which are not compared with years."""


class Trend(NamedTuple):
    """A table: measures over the years of one authority, or of several authorities for one year."""

    by: By
    year: int
    """The last of the years."""
    since: int | None
    """The year with which it is compared; None where there is no such report."""
    years: tuple[int, ...]
    """From the first to the last, those without a report among them."""
    measures: tuple[Measure, ...]
    authorities: tuple[str, ...]
    """In the order in which they are shown."""
    entries: Mapping[tuple[str, int], Entry]
    """By authority and year."""
    unread: tuple[str, ...] = ()
    sorted_by: Measure | None = None
    """None where there is one authority only."""
    more: int = 0
    """How many authorities are left out behind those."""
    absent: tuple[str, ...] = ()
    """Authorities of which there are reports, but none on the last year."""
    most: Mapping[int, int] = MappingProxyType({})
    """How many reports there are on each year, where the year was taken that most are on."""

    @property
    def is_chinese(self) -> bool:
        """Whether some of the reports are in Chinese."""
        return any(entry.is_chinese for entry in self.entries.values())

    def value(self, authority: str, measure: Measure, year: int | None) -> Value | None:
        """Return a value, or None where there is no such report or it does not print it."""
        entry = None if year is None else self.entries.get((authority, year))
        return None if entry is None else entry.values.get(measure.name)

    def change(self, authority: str, measure: Measure) -> Change | None:
        """Return the change to the last year from the one that it is compared with."""
        return measure.change(self.value(authority, measure, self.since), self.value(authority, measure, self.year))

    def faulty(self, authority: str) -> list[Entry]:
        """Return the reports of an authority in which there are errors, by year."""
        own = (self.entries.get((authority, year)) for year in self.years)
        return [entry for entry in own if entry is not None and entry.errors]


_DOUBLE = Words(
    "{first} and {second} both report on {authority} in {year}; leave one of them out",
    "{first} 和 {second} 都是 {authority} {year} 年的报告；请去掉其中一份",
)


def gather(files: Iterable[Loaded], measures: Iterable[Measure] = ()) -> Gathered:
    """Return what is kept of files, read one after the other: of each its measures.

    Raises MisuseError where two of them are of the same authority and year. Reports on a part of a year are left out.
    """
    wanted = tuple(measures)
    entries: dict[tuple[str, int], Entry] = {}
    unread, on_parts = [], []
    for loaded in files:
        report = loaded.report
        if report is None:
            unread.append(loaded.name)
            continue
        own = report.report
        if own.span is not None:
            on_parts.append(loaded.name)
            continue
        key = normal(own.authority), own.year
        if key in entries:
            facts = {
                "first": entries[key].file,
                "second": loaded.name,
                "authority": own.authority,
                "year": str(own.year),
            }
            raise MisuseError(_DOUBLE, facts)
        read = ((measure.name, measure.of(report)) for measure in wanted)
        values = {measure: value for measure, value in read if value is not None}
        entries[key] = Entry(own.authority, own.year, loaded.name, own.part_of, values, own.language != "en")
    return Gathered(tuple(_spelt_alike([*entries.values()])), tuple(unread), tuple(on_parts))


def _spelt_alike(entries: Sequence[Entry]) -> Iterator[Entry]:
    """Yield the entries with each authority as the first report of it spells it, so that its years stand together."""
    spelt: dict[str, str] = {}
    for entry in entries:
        spelt.setdefault(normal(entry.authority), entry.authority)
    for entry in entries:
        part_of = entry.part_of and spelt.get(normal(entry.part_of), entry.part_of)
        yield entry._replace(authority=spelt[normal(entry.authority)], part_of=part_of)
