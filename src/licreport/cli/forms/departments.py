"""The forms that `rollup --forms` writes: one for each department that a file names."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from licreport.cli.options import language_of
from licreport.cli.output import deliver, make_directory
from licreport.files.paths import STDIN
from licreport.report.load import Loaded
from licreport.words.language import Lang, MisuseError, Words

_UNREAD = Words("cannot read {file}: {why}", "无法读取 {file}：{why}")
_NO_DIRECTORY = Words("the forms go into a directory: name it with -o DIR", "填报表要写入目录：请用 -o DIR 指明")
_LIMIT = 2**20
"""Bytes of a list of names."""


class Asked(NamedTuple):
    """Who is asked to report, as parts of which authority, and on which year."""

    names: Sequence[str]
    authority: str
    year: int


def names_in(file: str) -> tuple[str, ...]:
    """Return the departments that a file names; raises MisuseError where it cannot be read, or is none."""
    from licreport.rollup.departments import departments  # noqa: PLC0415  # `check` does not pay for it

    try:
        with Path(file).open("rb") as stream:
            data = stream.read(_LIMIT)
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise MisuseError(_UNREAD, {"file": file, "why": why}) from None
    return departments(file, data)


def write_forms(
    asked: Asked,
    reports: Iterable[Loaded],
    output: str | None,
    lang: Lang,
    *,
    force: bool,
) -> tuple[list[str], list[str]]:
    """Write a form for each department, of its own report on the year before if there is one.

    Return the files, and the departments of which there is none.

    Raises MisuseError before any is written where one of them could not be.
    """
    from licreport.compose.form import form, form_file  # noqa: PLC0415  # `check` does not pay for it
    from licreport.files.replacing import spare  # noqa: PLC0415  # as above
    from licreport.writing.lastyear import last_year  # noqa: PLC0415  # as above

    if output is None or output == STDIN or Path(output).is_file():
        raise MisuseError(_NO_DIRECTORY)
    read = [*reports]
    files = [str(Path(output, f"{name}-{asked.year}.xlsx")) for name in asked.names]
    spare(files, [one.name for one in read], force=force, anew=True)
    made, anew = [], []
    for name in asked.names:
        last = last_year(read, asked.year, name).report
        anew += [] if last is not None else [name]
        made.append(form_file(form(asked.year, name, last, language_of(last, lang), part_of=asked.authority)))
    make_directory(Path(output))
    for file, data in zip(files, made, strict=True):
        deliver(file, data, lang, read=[one.name for one in read], force=force, anew=True)
    return files, anew
