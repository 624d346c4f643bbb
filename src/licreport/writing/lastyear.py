"""Which of the reports is last year's, from which this year's is started."""

from collections.abc import Iterable
from typing import NamedTuple

from licreport.report.load import Loaded, named_years
from licreport.words.alike import is_same, normal
from licreport.words.language import MisuseError, Words, few

_SHOWN = 5

_SEVERAL = Words(
    "several authorities report on {year}: {authorities}; name one of them with --authority",
    "{year} 年的报告分属不同主体：{authorities}；请用 --authority 指明",
)
_DOUBLE = Words(
    "several reports of {authority} on {year}: {files}; name one of them",
    "{authority} {year} 年的报告不止一份：{files}；请指明其中之一",
)
_NONE = Words(
    "no report on {year} among the files{there}; with --authority a skeleton of all figures is written",
    "所给文件中没有 {year} 年的报告{there}；用 --authority 可写出包含全部数据项的底稿",
)
_THERE = Words(", which are on {years}", "，已有 {years}")


class LastYear(NamedTuple):
    """Last year's report, if there is one, and what else the files tell."""

    report: Loaded | None
    unread: tuple[Loaded, ...]
    """Where there is none: files that do not load and may be it."""
    present: str | None
    """A file that already reports on the year to be started."""
    near: str | None
    """Where there is none of an authority: another whose name is near."""


def last_year(files: Iterable[Loaded], year: int, authority: str | None) -> LastYear:
    """Return the report on the year before, of an authority where one is named.

    Raises MisuseError where there is more than one, or none and no authority to start one for.
    """
    written: dict[str, str] = {}
    found: dict[str, list[Loaded]] = {}
    unread: list[Loaded] = []
    present: dict[str, str] = {}
    years: set[int] = set()
    for loaded in files:
        if loaded.report is None:
            unread += [loaded] if _may_be_on(loaded, year - 1, authority) else []
            continue
        own = loaded.report.report
        if own.span is not None:  # a year is not begun from a part of one
            continue
        years.add(own.year)
        if own.year == year - 1:
            written.setdefault(normal(own.authority), own.authority)
            found.setdefault(normal(own.authority), []).append(loaded)
        elif own.year == year:
            present[normal(own.authority)] = loaded.name
    if authority is None and len(found) > 1:
        raise MisuseError(_SEVERAL, {"year": str(year - 1), "authorities": few(sorted(written.values()))})
    meant = normal(authority) if authority is not None else next(iter(found), None)
    reports = found.get(meant, []) if meant is not None else []
    if len(reports) > 1:
        names = few([loaded.name for loaded in reports])
        named = authority or written[str(meant)]
        raise MisuseError(_DOUBLE, {"authority": named, "year": str(year - 1), "files": names})
    if not reports and not unread and authority is None:
        raise _none(year, years)
    near = _near(authority, written.values()) if authority is not None and not reports else None
    own_present = present.get(meant) if meant is not None else None
    return LastYear(reports[0] if reports else None, () if reports else tuple(unread), own_present, near)


def _may_be_on(loaded: Loaded, year: int, authority: str | None) -> bool:
    """Tell whether a file that is no report may be the one looked for, as far as it can be read."""
    told = loaded.tree.get("report")
    told = told if isinstance(told, dict) else {}
    named = told.get("authority")
    is_other = authority is not None and isinstance(named, str) and not is_same(named, authority)
    years = [*named_years(loaded.name), *(value for value in [told.get("year")] if type(value) is int)]
    return not is_other and (year in years or not years)


def _none(year: int, years: set[int]) -> MisuseError:
    there = _THERE if years else Words("", "")
    words = Words(_NONE.en.replace("{there}", there.en), _NONE.zh.replace("{there}", there.zh))
    return MisuseError(words, {"year": str(year - 1), "years": few([str(known) for known in sorted(years)])})


def _near(authority: str, found: Iterable[str]) -> str | None:
    import difflib  # noqa: PLC0415  # only a mistake pays for it

    return next(iter(difflib.get_close_matches(authority, list(found), n=1)), None)
