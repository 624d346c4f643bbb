"""What arguments name → the reports that are meant, and those that they are checked among: one way for every command.

An argument is a file, a directory (the report files in it), a year (the reports on it under the project's own
directory), or `-`, standard input. Without any, all of the project's own reports are meant.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from licreport.files.paths import STDIN, has_others_beside, report_files
from licreport.report.load import Loaded
from licreport.words.language import Words, few

if TYPE_CHECKING:
    from licreport.files.aside import Aside


class Meant(NamedTuple):
    """The files that arguments mean."""

    files: Sequence[str]
    named: Sequence[str] = ()
    """Those of them that are named themselves, not by their directory or their year."""
    rest: Sequence[str] = ()
    """What stands in a directory that was looked into, and is not meant."""
    aside: "Sequence[Aside]" = ()
    """Documents in those directories that stand aside for the TOML beside them, and are none of the above."""

    def only(self, file: str) -> "Meant":
        """Return what is meant where it is only one of the files."""
        rest = [other for other in self.files if other != file]
        return Meant([file], [file] if file in self.named else [], [*rest, *self.rest], self.aside)


def meant(arguments: Sequence[str], default: str, *, documents: bool = False) -> Meant:
    """Return what arguments mean; `default` is the directory of the project's own reports.

    Raises MisuseError where one of them names nothing.
    """
    if any(map(is_year, arguments)):
        return _with_years(arguments, default, documents=documents)
    files = report_files(arguments, default, documents=documents)
    named = named_among(arguments, files)
    aside = _aside(files, named) if documents else ()
    return Meant(_without(files, aside), named, aside=aside)


def one_meant(argument: str | None, default: str) -> Meant:
    """Return the one report that an argument means: of a directory, or where there is none, that on the newest year.

    Raises MisuseError where there is none, or more than one.
    """
    asked = meant([] if argument is None else [argument], default)
    if len(asked.files) == 1:
        return asked.only(asked.files[0])
    from licreport.files.years import newest  # noqa: PLC0415  # only a directory pays for it

    folder = default if argument is None or is_year(argument) else argument
    return asked.only(newest(asked.files, folder))


def _with_years(arguments: Sequence[str], default: str, *, documents: bool) -> Meant:
    """Return what arguments mean of which some are years: the reports on these that are under `default`."""
    from licreport.files.years import on_year  # noqa: PLC0415  # most arguments are paths

    own = report_files([], default, documents=documents)
    aside = _aside(own, named_among(arguments, own)) if documents else ()
    own = _without(own, aside)
    found = {argument: on_year(own, int(argument), default) for argument in arguments if is_year(argument)}
    files = report_files([path for each in arguments for path in found.get(each, [each])], default, documents=documents)
    taken = {os.path.realpath(file) for file in files}
    rest = [file for file in own if os.path.realpath(file) not in taken]
    named = named_among(arguments, files)
    further = _aside(files, named) if documents else ()  # in directories that are named beside the years
    return Meant(_without(files, further), named, rest, (*aside, *further))


def _aside(files: Sequence[str], named: Sequence[str]) -> "Sequence[Aside]":
    from licreport.files.aside import standing_aside  # noqa: PLC0415  # only who asks for documents pays for it

    return standing_aside(files, named)


def _without(files: list[str], aside: "Sequence[Aside]") -> list[str]:
    """Return the files that count."""
    left = {pair.file for pair in aside}
    return [file for file in files if file not in left] if left else files


def named_among(arguments: Sequence[str], files: Sequence[str]) -> Sequence[str]:
    """Return which files are named by an argument itself, however it writes their path."""
    asked = set(arguments) - {STDIN}
    otherwise = {os.path.realpath(path) for path in asked.difference(files) if Path(path).is_file()}
    return [file for file in files if file in asked or (otherwise and os.path.realpath(file) in otherwise)]


def is_year(argument: str) -> bool:
    """Tell whether an argument is a year: there may be a file of that name."""
    return len(argument) == 4 and argument.isdecimal() and not Path(argument).exists()


class Among(NamedTuple):
    """The files beside those that are meant that are read too, and what is to be said of those that are not."""

    related: Sequence[str] = ()
    """The reports that theirs are compared with."""
    doubtful: Sequence[str] = ()
    """Files that may be such reports: they do not say whose they are, or of what they are a part."""
    not_looked_at: Words | None = None

    @property
    def files(self) -> Sequence[str]:
        """All that is read beside the files that are meant."""
        return (*self.related, *self.doubtful)


def among(asked: Meant, stdin: Loaded | None = None, *, alone: bool = False) -> Among:
    """Return what stands beside the files that are meant: in the directory of those that are named, and the rest."""
    has_others = bool(asked.named) and has_others_beside(asked.named, asked.files)
    if alone:
        return Among(not_looked_at=_ALONE if has_others or asked.rest else None)
    if not has_others:
        return Among(asked.rest)
    from licreport.files.neighbours import MOST, beside  # noqa: PLC0415  # most files stand by themselves

    found = beside(asked.named, [*asked.files, *asked.rest], stdin)
    related = (*asked.rest, *found.related)
    if not found.crowded:
        return Among(related, found.doubtful)
    folders, most = few(found.crowded, in_sentence=True), f"{MOST:,}"
    said = Words(
        _CROWDED.say("en", {"folders": folders.en, "most": most}),
        _CROWDED.say("zh", {"folders": folders.zh, "most": most}),
    )
    return Among(related, found.doubtful, said)


_ALONE = Words(
    "with --alone, the reports beside the named files were not looked at",
    "已指定 --alone，没有查看所指明文件旁边的报告",
)
_CROWDED = Words(
    "the reports beside the named files were not looked at in {folders}, which holds more than {most}; "
    "name the directory to check all of them together",
    "{folders} 中的报告超过 {most} 份，没有查看所指明文件旁边的报告；要一起核对，请指明该目录",
)
