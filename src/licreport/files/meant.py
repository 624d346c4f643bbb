"""The one report that a year, a path or nothing at all names, and the others that it is checked among."""

from collections.abc import Sequence
from pathlib import Path

from licreport.files.among import ALONE, Among, among
from licreport.files.paths import NO_FILES, STDIN, report_files
from licreport.reading.loading import load
from licreport.report.load import Loaded, named_years
from licreport.words.language import MisuseError, Words, few

_NO_YEAR = Words("no report on {year} under {path}; there are {years}", "{path} 下没有 {year} 年的报告；已有 {years}")
_UNREAD = Words(
    "{file} does not load, so which report is meant is not known; `licreport check {file}` says why",
    "{file} 无法读取，不知道要哪份报告；原因见 `licreport check {file}`",
)
_SEVERAL = Words(
    "several reports on {year} under {path}; name one of {files}",
    "{path} 下有多份 {year} 年的报告；请指明其中之一：{files}",
)


def report_meant(argument: str | None, default: str) -> Loaded:
    """Return the report that an argument names: a path, or a year among those under `default`, or else the newest.

    A file that does not load counts by the year in its name, so that no older report is taken for it. Raises
    MisuseError where there is none, or more than one.
    """
    if argument is not None and not is_year(argument):
        files = report_files([argument], default)
        return load(Path(files[0])) if len(files) == 1 else _chosen(files, None, argument)
    return _chosen(report_files([], default), None if argument is None else int(argument), default)


def _is_file(argument: str | None) -> bool:
    """Tell whether an argument that means one report names its file or its directory, and no year."""
    return argument is not None and not is_year(argument)


def is_year(argument: str) -> bool:
    """Tell whether an argument is a year: there may be a file of that name."""
    return len(argument) == 4 and argument.isdecimal() and not Path(argument).exists()


def _chosen(files: Sequence[str], year: int | None, folder: str) -> Loaded:
    by_year: dict[int | None, list[Loaded]] = {}
    for loaded in (load(Path(file)) for file in files):
        named: list[int | None] = [*named_years(loaded.name)] or [None]
        for found in [loaded.report.report.year] if loaded.report else named:
            by_year.setdefault(found, []).append(loaded)
    known = sorted(found for found in by_year if found is not None)
    if not known or (None in by_year and (year is None or year not in by_year)):
        if len(files) == 1:
            return by_year[None][0]
        unread = by_year.get(None, [])
        raise MisuseError(_UNREAD, {"file": unread[0].name}) if unread else MisuseError(NO_FILES, {"path": folder})
    meant = known[-1] if year is None else year
    if meant not in by_year:
        raise MisuseError(_NO_YEAR, {"year": str(meant), "path": folder, "years": few([str(each) for each in known])})
    if len(by_year[meant]) > 1:
        names = few([loaded.name for loaded in by_year[meant]])
        raise MisuseError(_SEVERAL, {"year": str(meant), "path": folder, "files": names})
    return by_year[meant][0]


def others_of(argument: str | None, report: Loaded, default: str, *, alone: bool = False) -> Among:
    """Return what the report that an argument means is checked among: what stands beside its file.

    Of a year, or of nothing at all, it is all that is under `default`; of standard input nothing.
    """
    if argument == STDIN:
        return Among()
    if _is_file(argument):
        return among([report.name], [report.name], alone=alone)
    others = [other for other in report_files([], default) if other != report.name]
    return Among(not_looked_at=ALONE) if alone and others else Among(others)
