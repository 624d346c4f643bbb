"""The report of the same authority on another year: beside the report itself, among the project's own, or as named.

Of a report on a part of a year it is that on the same part of another.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from licreport.files.meant import is_year
from licreport.files.paths import STDIN, files_below, is_named_as_report, report_files
from licreport.reading.loading import load
from licreport.report.load import Loaded, named_years
from licreport.report.model import Report
from licreport.words.alike import is_same
from licreport.words.language import MisuseError, Words, few

_ITSELF = Words(
    "{file} is the report on {year} itself; name another year", "{file} 就是 {year} 年的报告；请指明另一个年度"
)
_NONE = Words(
    "no report of {authority} on {year} beside {file} or under {folder}; there are {years}",
    "{file} 旁边和 {folder} 下都没有 {authority} {year} 年的报告；已有 {years}",
)
_NONE_AT_ALL = Words(
    "no other report of {authority} beside {file} or under {folder}",
    "{file} 旁边和 {folder} 下都没有 {authority} 的其他报告",
)
_SEVERAL = Words(
    "several reports of {authority} on {year}: {files}; keep one of them",
    "{authority} {year} 年的报告不止一份：{files}；请只保留一份",
)
_UNREAD = Words(
    "{unread} does not load, so it is not known whether it is the report of {authority} on {year}; "
    "`licreport check {unread}` says why",
    "{unread} 无法读取，不知道是不是 {authority} {year} 年的报告；原因见 `licreport check {unread}`",
)


_NO_REPORT = Words(
    "{other} does not load, so there is nothing to set beside {file}; `licreport check {other}` says why",
    "{other} 无法读取，不能与 {file} 并列；原因见 `licreport check {other}`",
)
_OF_ANOTHER = Words(
    "{other} is a report of {theirs}, and {file} one of {authority}; name another report of {authority}",
    "{other} 是{theirs}的报告，{file} 是{authority}的报告；请指明{authority}另一年的报告",
)
_OTHER_PERIOD = Words(
    "{other} and {file} are not on the same part of a year", "{other} 与 {file} 不是年度中同一时段的报告"
)
_NONE_UNDER = Words(
    "no report of {authority} on another year under {folder}", "{folder} 下没有{authority}其他年度的报告"
)
_YEARS_UNDER = Words(
    "reports of {authority} on {years} under {folder}; name one of these years, or its file",
    "{folder} 下有{authority} {years} 年的报告；请指明其中一年，或指明文件",
)
_NO_STDIN = Words("`-` is standard input; name a year, a file or a directory", "`-` 是标准输入；请指明年度、文件或目录")


def counterparts(loaded: Loaded, asked: str, folder: str) -> list[Loaded]:
    """Return the reports to set beside one: on a year, in a file, or those on other years under a directory.

    A year is looked for in the directory of the report's file and under `folder`. Raises MisuseError where there is
    none, or where it is not one of the same authority.
    """
    if asked == STDIN:
        raise MisuseError(_NO_STDIN)
    if is_year(asked):
        return [_on_year(loaded, int(asked), folder)]
    if os.path.isdir(asked):  # noqa: PTH112  # which takes what cannot be a path for none
        return _under(loaded, asked)
    return [_named(loaded, load(Path(report_files([asked], folder)[0])))]


def counterpart(loaded: Loaded, asked: str, folder: str) -> Loaded:
    """Return the one report to set beside another: of several under a directory, that on the year before."""
    found = counterparts(loaded, asked, folder)
    year = _report(loaded).report.year
    before = [other for other in found if _report(other).report.year == year - 1]
    if len(found) == 1 or len(before) == 1:
        return (before or found)[0]
    years = sorted({_report(other).report.year for other in found})
    facts: dict[str, str | Words] = {
        "authority": _report(loaded).report.authority,
        "folder": asked,
        "years": few([str(one) for one in years]),
    }
    raise MisuseError(_YEARS_UNDER, facts)


def _named(loaded: Loaded, other: Loaded) -> Loaded:
    """Return a report that is named, if it can be set beside another."""
    own, facts = _report(loaded).report, {"file": loaded.name, "other": other.name}
    if other.report is None:
        raise MisuseError(_NO_REPORT, facts)
    theirs = other.report.report
    if not is_same(theirs.authority, own.authority):
        raise MisuseError(_OF_ANOTHER, {**facts, "authority": own.authority, "theirs": theirs.authority})
    if theirs.year == own.year:
        raise MisuseError(_ITSELF, {"file": other.name, "year": str(own.year)})
    if theirs.span != own.span:
        raise MisuseError(_OTHER_PERIOD, facts)
    return other


def _under(loaded: Loaded, directory: str) -> list[Loaded]:
    """Return the reports on other years under a directory, in the order of the years."""
    own = _report(loaded).report
    found: dict[int, list[Loaded]] = {}
    for other in map(load, map(Path, report_files([directory], directory))):
        theirs = None if other.report is None else other.report.report
        if theirs is not None and is_same(theirs.authority, own.authority) and theirs.span == own.span:
            found.setdefault(theirs.year, []).append(other)
    found.pop(own.year, None)
    if not found:
        raise MisuseError(_NONE_UNDER, {"authority": own.authority, "folder": directory})
    several = next((others for others in found.values() if len(others) > 1), None)
    if several is not None:
        year = str(_report(several[0]).report.year)
        facts: dict[str, str | Words] = {
            "authority": own.authority,
            "year": year,
            "files": few([other.name for other in several]),
        }
        raise MisuseError(_SEVERAL, facts)
    return [found[year][0] for year in sorted(found)]


def _on_year(loaded: Loaded, year: int, folder: str) -> Loaded:
    """Return the only report of the same authority on `year`, in the directory of a report's file or under `folder`.

    Raises MisuseError where there is none, or more than one.
    """
    report = _report(loaded)
    facts = {"authority": report.report.authority, "year": str(year), "file": loaded.name, "folder": folder}
    if report.report.year == year:
        raise MisuseError(_ITSELF, facts)
    found: list[str] = []
    years: set[int] = set()
    unread = []
    for other in map(load, map(Path, _candidates(loaded.name, folder))):
        if other.report is None:
            unread += [other.name] if year in named_years(other.name) else []
        elif is_same(other.report.report.authority, report.report.authority):
            if other.report.report.span != report.report.span:
                continue
            years.add(other.report.report.year)
            found += [other.name] if other.report.report.year == year else []
    if len(found) == 1:
        return load(Path(found[0]))
    if found:
        raise MisuseError(_SEVERAL, {**facts, "files": few([*found])})
    if unread:
        raise MisuseError(_UNREAD, {**facts, "unread": unread[0]})
    others = sorted(years - {report.report.year})
    raise MisuseError(_NONE if others else _NONE_AT_ALL, {**facts, "years": few([str(other) for other in others])})


def _report(loaded: Loaded) -> Report:
    if loaded.report is None:
        raise ValueError(f"{loaded.name} is no report")
    return loaded.report


def _candidates(file: str, folder: str) -> Iterator[str]:
    """Yield the files in the directory of a file, not below it, and those under a folder; each once."""
    there = Path(file).parent.iterdir() if Path(file).exists() else ()
    beside = sorted(str(path) for path in there if is_named_as_report(path.name))
    below = files_below(folder) if Path(folder).is_dir() else []
    seen: set[str] = set()
    for path in (*beside, *below):
        real = os.path.realpath(path)
        if real not in seen:
            seen.add(real)
            yield path
