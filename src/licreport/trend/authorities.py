"""Authorities beside each other, for one year."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from licreport.derive.measure import Measure, measures_named, span
from licreport.figures.stated import Number
from licreport.trend import Entry, Gathered, Trend
from licreport.words.alike import is_same
from licreport.words.language import MisuseError, Words, few

DEFAULT = ("received", "accepted", "approved", "denied", "on_time_rate")
"""The measures that are shown where none is named."""


class Columns(NamedTuple):
    """By which measures authorities are compared, and by which of them they are sorted."""

    measures: tuple[Measure, ...]
    sorted_by: Measure


def columns(figures: Sequence[str] = (), sort: str | None = None) -> Columns:
    """Return the measures of these names, the one to sort by among them; raises MisuseError for a name that is none."""
    measures = measures_named(figures or DEFAULT)
    by = measures[0] if sort is None else measures_named([sort])[0]
    return Columns(measures if by in measures else (by, *measures), by)


def by_authority(
    gathered: Gathered,
    shown: Columns,
    *,
    year: int | None = None,
    part_of: str | None = None,
    top: int | None = None,
) -> Trend:
    """Return the authorities that report on a year, or those that are part of one: the largest, at most `top` of them.

    Unless a year is asked for, it is the one that most of the reports are on, of several the latest. Those that do not
    print what they are sorted by come last. Raises MisuseError where there is no such report.
    """
    own = [entry for entry in gathered.entries if part_of is None or is_same(part_of, entry.part_of)]
    if part_of is not None and not own:
        raise _no_part(part_of, gathered.entries)
    years = Counter(entry.year for entry in own)
    last = max(years, key=lambda one: (years[one], one)) if year is None else year
    if last not in years:
        raise MisuseError(
            _NO_YEAR, {"names": few([str(known) for known in sorted(years, reverse=True)]), "year": str(year)}
        )
    present = sorted((entry for entry in own if entry.year == last), key=lambda entry: _place(entry, shown.sorted_by))
    authorities = tuple(entry.authority for entry in present[:top])
    kept, there = set(authorities), {entry.authority for entry in present}
    entries = {
        (entry.authority, entry.year): entry
        for entry in gathered.entries
        if entry.authority in kept and entry.year <= last
    }
    return Trend(
        "authority",
        last,
        last - 1 if any(of == last - 1 for _, of in entries) else None,
        tuple(range(min(of for _, of in entries), last + 1)),
        shown.measures,
        authorities,
        entries,
        gathered.unread,
        shown.sorted_by,
        len(present) - len(authorities),
        tuple(sorted({entry.authority for entry in own} - there)),
        years if year is None and len(years) > 1 else {},
    )


_NO_YEAR = Words("no report on {year}; there are reports on {names}", "没有 {year} 年的报告；已有 {names} 年的报告")
_NO_PART = Words(
    "no report says that it is part of {authority} (report.part_of); there are parts of {names}",
    "没有报告写明上级主体（report.part_of）是 {authority}；已有 {names} 的下级报告",
)
_NO_PARTS = Words(
    "none of the reports says what it is part of (report.part_of), so those of {authority} are not known",
    "没有一份报告写明上级主体（report.part_of），无从得知 {authority} 的下级",
)


def _no_part(authority: str, entries: Iterable[Entry]) -> MisuseError:
    wholes = sorted({entry.part_of for entry in entries if entry.part_of is not None})
    if not wholes:
        return MisuseError(_NO_PARTS, {"authority": authority})
    return MisuseError(_NO_PART, {"names": few([*wholes]), "authority": authority})


def _place(entry: Entry, measure: Measure) -> tuple[bool, Number, str]:
    value = entry.values.get(measure.name)
    return (value is None, 0 if value is None else -span(value).value, entry.authority)
