"""Which of the reports are the parts of an authority's report, and what the files know of that authority already."""

import datetime
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from licreport.check.one import Checked, check
from licreport.report.load import Loaded, named_years
from licreport.words.alike import is_alike, is_same, normal
from licreport.words.language import MisuseError, Words, few, joined
from licreport.words.period import Span, called

_ITSELF = Words(
    "{file}: {authority} is part of itself; correct report.part_of there",
    "{file}：{authority} 的上级主体是它自己；请更正其中的 report.part_of",
)
_DOUBLE = Words(
    "several reports of {authority} on {year}: {files}; leave out all but one",
    "{authority} {year} 年的报告不止一份：{files}；请只保留一份",
)
_OTHER_YEARS = Words(
    "no report on {year} says that it is part of {authority}; there are parts of it on {years}",
    "没有 {year} 年的报告写明上级主体是 {authority}；它的下级报告的年度有 {years}",
)
_NO_PART = Words(
    "no report says that it is part of {authority} (report.part_of); there are parts of {others}",
    "没有报告写明上级主体（report.part_of）是 {authority}；已有下级报告的主体是 {others}",
)
_PERIODS = Words(
    "the parts of {authority} report on {periods}; give the files of one period only",
    "{authority} 的下级报告涉及 {periods}；请只给出同一时段的文件",
)
_NEAR = Words(
    "no report says that it is part of {authority}; did you mean {near}?",
    "没有报告写明上级主体是 {authority}；是否应为 {near}？",
)
_NO_PART_AT_ALL = Words(
    'none of the reports says what it is part of; each part of {authority} says part_of = "{authority}" in [report]',
    '没有一份报告写明上级主体；{authority} 的每份下级报告要在 [report] 中写 part_of = "{authority}"',
)


class Departments(NamedTuple):
    """How many departments a report says there are."""

    file: str
    year: int
    stated: int


class Astray(NamedTuple):
    """A report that names a whole of nearly the same name."""

    file: str
    whole: str


class Gathered(NamedTuple):
    """The parts of one authority's report, its own reports, and the files of which it is not known what they are."""

    parts: tuple[Checked, ...]
    own: tuple[Loaded, ...]
    """The nearest year first."""
    unsound: tuple[Checked, ...]
    """Parts, or what may be parts, that do not load in full."""
    astray: tuple[Astray, ...] = ()
    """What may be parts but for the spelling of their whole."""
    span: Span | None = None
    """Which part of the year the parts are on; None for all of it."""

    @property
    def departments(self) -> Departments | None:
        """How many departments the authority's own reports state, where departments are what its parts are."""
        reports = [part.loaded.report for part in self.parts if part.loaded.report is not None]
        if any(report.report.level not in {None, "department"} for report in reports):
            return None
        for loaded in self.own:
            report = loaded.report
            if report is not None and isinstance(report.items.departments, int):
                return Departments(loaded.name, report.report.year, report.items.departments)
        return None


def gather(files: Iterable[Loaded], authority: str, year: int, *, today: datetime.date) -> Gathered:
    """Return the reports on a year that say they are part of an authority.

    Those on the year are meant, or else on the only part of it that they report on. Raises MisuseError where there is
    none, where they are on several parts of the year, where one authority reported twice, or is part of itself; but
    nothing can be said of that while some file may be a part and does not load.
    """
    parts, own, unsound, named = [], [], [], []
    wholes: dict[str, set[int]] = {}
    reporting: dict[tuple[str, Span | None], list[str]] = {}
    for loaded in files:
        report = loaded.report.report if loaded.report is not None else None
        checked = check(loaded, today=today) if _may_be_part(loaded, authority, year) else None
        if checked is not None and checked.is_unsound:
            unsound.append(checked)
        if report is None:
            continue
        whole = _whole(loaded, authority)
        if whole is not None:
            wholes.setdefault(whole, set()).add(report.year)
            named.append((report.year, Astray(loaded.name, whole)))
        if report.year == year:
            reporting.setdefault((normal(report.authority), report.span), []).append(loaded.name)
        if checked is not None and report.year == year and is_same(whole, authority):
            parts.append(checked)
        elif is_same(report.authority, authority):
            own.append(loaded)
    span = _only_period(parts, authority, year)
    parts = [part for part in parts if _span(part) == span]
    own = [loaded for loaded in own if loaded.report is not None and loaded.report.report.span == span]
    if not unsound:
        _refuse(parts, reporting, authority, year)
        if not parts:
            raise _nothing(wholes, authority, year)
    nearest_first = tuple(sorted(own, key=lambda loaded: _distance(loaded, year)))
    known = {normal(authority), *(name for name, _ in reporting)}
    astray = [one for reported, one in named if reported == year and normal(one.whole) not in known]
    astray = [one for one in astray if is_alike(one.whole, authority)]
    return Gathered(tuple(parts), nearest_first, tuple(unsound), tuple(astray), span)


def _whole(loaded: Loaded, authority: str) -> str | None:
    """Return what a report is part of: a document does not say so, and is given because it is part of the authority."""
    told = None if loaded.report is None else loaded.report.report
    if told is None or told.part_of is not None or not loaded.source.is_document:
        return None if told is None else told.part_of
    return None if is_same(told.authority, authority) else authority


def _only_period(parts: Sequence[Checked], authority: str, year: int) -> Span | None:
    """Return what the parts are on: the year where some are, or else the only part of it; raises MisuseError."""
    spans = {_span(part) for part in parts}
    if None in spans or not spans:
        return None
    if len(spans) > 1:
        periods = [called(year, span) for span in sorted(spans, key=str)]
        named = Words(joined([one.en for one in periods], "en"), joined([one.zh for one in periods], "zh"))
        raise MisuseError(_PERIODS, {"authority": authority, "periods": named})
    return spans.pop()


def _span(part: Checked) -> Span | None:
    return None if part.loaded.report is None else part.loaded.report.report.span


def _may_be_part(loaded: Loaded, authority: str, year: int) -> bool:
    """Tell whether a file is a part as far as it can be read: where a key is not known, it may say anything."""
    told = loaded.tree.get("report")
    if not isinstance(told, dict):
        return True
    unknown = {key for key in ("part_of", "year") if ("report", key) in loaded.unreadable}
    years = [told.get("year"), *named_years(loaded.name)]
    whole, own = (value if isinstance(value := told.get(key), str) else None for key in ("part_of", "authority"))
    if loaded.source.is_document and whole is None and not is_same(own, authority):
        whole = authority
    may_be_named = is_same(whole, authority) or ("part_of" in unknown and not is_same(own, authority))
    return may_be_named and (year in years or "year" in unknown)


def _refuse(
    parts: Sequence[Checked], reporting: dict[tuple[str, Span | None], list[str]], authority: str, year: int
) -> None:
    for part in parts:
        own = part.loaded.report.report.authority if part.loaded.report is not None else ""
        if is_same(own, authority):
            raise MisuseError(_ITSELF, {"file": part.loaded.name, "authority": authority})
        if len(files := reporting[normal(own), _span(part)]) > 1:
            raise MisuseError(_DOUBLE, {"authority": own, "year": str(year), "files": few(files)})


def _nothing(wholes: dict[str, set[int]], authority: str, year: int) -> MisuseError:
    """Return the error that there are no parts, with what there is instead."""
    import difflib  # noqa: PLC0415  # only a mistake pays for it

    facts: dict[str, str | Words] = {"authority": authority, "year": str(year)}
    years = {year for whole, reported in wholes.items() if is_same(whole, authority) for year in reported}
    if years:
        return MisuseError(_OTHER_YEARS, facts | {"years": few([str(year) for year in sorted(years)])})
    if not wholes:
        return MisuseError(_NO_PART_AT_ALL, facts)
    near = difflib.get_close_matches(authority, wholes, n=1)
    if near:
        return MisuseError(_NEAR, facts | {"near": near[0]})
    return MisuseError(_NO_PART, facts | {"others": few(sorted(wholes))})


def _distance(loaded: Loaded, year: int) -> tuple[int, int]:
    own = loaded.report.report.year if loaded.report is not None else year
    return abs(own - year), -own
