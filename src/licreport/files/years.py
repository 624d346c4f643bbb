"""Which of some files are on a year, and which is the newest: by what each says of itself, or else is called."""

from collections.abc import Sequence

from licreport.files.glance import Told, glance
from licreport.files.paths import NO_FILES
from licreport.report.load import named_years
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


def on_year(files: Sequence[str], year: int, folder: str) -> list[str]:
    """Return which files, all those under a folder, are on a year.

    A file that does not load counts by the years in its name. Raises MisuseError where there is none.
    """
    by_year = _by_year(files)
    if year in by_year:
        return by_year[year]
    if None in by_year:
        if len(files) == 1:
            return [*files]
        raise _unread(by_year, folder)
    years = few([str(known) for known in _known(by_year)])
    raise MisuseError(_NO_YEAR, {"year": str(year), "path": folder, "years": years})


def newest(files: Sequence[str], folder: str) -> str:
    """Return the file that is on the newest year; raises MisuseError where it may be any of several.

    A file that does not load counts by the years in its name, so that no older report is taken for it.
    """
    if len(files) == 1:
        return files[0]
    by_year = _by_year(files)
    known = _known(by_year)
    if not known or None in by_year:
        raise _unread(by_year, folder)
    found = by_year[known[-1]]
    if len(found) > 1:
        raise MisuseError(_SEVERAL, {"year": str(known[-1]), "path": folder, "files": few(found)})
    return found[0]


def _unread(by_year: dict[int | None, list[str]], folder: str) -> MisuseError:
    unread = by_year.get(None)
    return MisuseError(_UNREAD, {"file": unread[0]}) if unread else MisuseError(NO_FILES, {"path": folder})


def _known(by_year: dict[int | None, list[str]]) -> list[int]:
    return sorted(year for year in by_year if year is not None)


def _by_year(files: Sequence[str]) -> dict[int | None, list[str]]:
    """Return the files by the year that they are on, or by those in their names; None for what tells neither."""
    found: dict[int | None, list[str]] = {}
    for file in files:
        told = glance(file)
        named: list[int | None] = [*named_years(file)] or [None]
        for year in [told.year] if isinstance(told, Told) else named:
            found.setdefault(year, []).append(file)
    return found
