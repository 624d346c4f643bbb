"""The report of the same authority on another year: beside the report itself, or among the project's own.

Of a report on a part of a year it is that on the same part of another.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from licreport.files.paths import files_below, is_named_as_report
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


def counterpart(loaded: Loaded, year: int, folder: str) -> Loaded:
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
