"""Which files are meant: paths → report files in a fixed order, and the one report that a year or a path names."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from licreport.language import Words
from licreport.load import Loaded, load

SUFFIX = ".toml"
STDIN = "-"


class NothingMeantError(Exception):
    """The arguments name no file that could be read: in words, for the person who typed them."""

    def __init__(self, words: Words, **facts: str) -> None:
        super().__init__(words.say("en", facts))
        self.words = words
        self.facts = facts


_NO_PATH = Words("no such file or directory: {path}", "没有这个文件或目录：{path}")
_NO_DATA = Words(
    "no directory data/ here; name the files or the directory to check", "这里没有 data/ 目录；请指明要检查的文件或目录"
)
_NO_FILES = Words("nothing to check: no .toml file under {path}", "没有可检查的内容：{path} 下没有 .toml 文件")
_NO_YEAR = Words("no report on {year} under {path}; there are {years}", "{path} 下没有 {year} 年的报告；已有 {years}")
_NO_REPORTS = Words(
    "no readable report under {path}; `licreport check {path}` says why",
    "{path} 下没有可读的报告；原因见 `licreport check {path}`",
)
_SEVERAL = Words(
    "several reports on {year} under {path}; name one of {files}",
    "{path} 下有多份 {year} 年的报告；请指明其中之一：{files}",
)


def report_files(paths: Sequence[str], default: str) -> list[str]:
    """Return the files that `paths` name: files as they are, directories' .toml files by name, `-` for standard input.

    Without paths, those of `default`. Raises NothingMeantError for a path that is not there or has no report.
    """
    if not paths and not Path(default).is_dir():
        raise NothingMeantError(_NO_DATA)
    files: dict[str, None] = {}
    for path in paths or [default]:
        if path == STDIN or not Path(path).is_dir():
            if path != STDIN and not Path(path).exists():
                raise NothingMeantError(_NO_PATH, path=path)
            files[path] = None
        elif found := sorted(_below(path)):
            files |= dict.fromkeys(found)
        else:
            raise NothingMeantError(_NO_FILES, path=path)
    return list(files)


def _below(directory: str) -> Iterator[str]:
    for folder, folders, names in os.walk(directory):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (str(Path(folder, name)) for name in names if name.endswith(SUFFIX) and not name.startswith("."))


def report_meant(argument: str | None, default: str) -> Loaded:
    """Return the report that an argument names: a path, or a year among those under `default`, or else the newest.

    Raises NothingMeantError where there is none, or more than one.
    """
    if argument is not None and not _is_year(argument):
        (file, *others) = report_files([argument], default)
        if not others:
            return load(Path(file))
        return _of_year(None, [argument], argument)
    return _of_year(None if argument is None else int(argument), [], default)


def _is_year(argument: str) -> bool:
    return len(argument) == 4 and argument.isdecimal() and not Path(argument).exists()


def _of_year(year: int | None, paths: Sequence[str], folder: str) -> Loaded:
    loaded = [load(Path(file)) for file in report_files(paths, folder)]
    reports = [(found.report.report.year, found) for found in loaded if found.report is not None]
    if not reports:
        if len(loaded) == 1:
            return loaded[0]
        raise NothingMeantError(_NO_REPORTS, path=folder)
    meant = max(year_ for year_, _ in reports) if year is None else year
    fitting = [found for year_, found in reports if year_ == meant]
    if not fitting:
        years = ", ".join(str(year_) for year_ in sorted({year_ for year_, _ in reports}))
        raise NothingMeantError(_NO_YEAR, year=str(meant), path=folder, years=years)
    if len(fitting) > 1:
        files = ", ".join(found.name for found in fitting[:5])
        raise NothingMeantError(_SEVERAL, year=str(meant), path=folder, files=files)
    return fitting[0]
