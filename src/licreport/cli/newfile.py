"""What the commands share that write a report anew: its file is not there yet, or is to be replaced."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from licreport.check.one import Checked, check
from licreport.cli.options import FINDINGS, today, write_file
from licreport.cli.output import write_out
from licreport.files.paths import STDIN
from licreport.report.fields import YEARS
from licreport.report.load import load_bytes
from licreport.words.language import Lang, MisuseError, Words
from licreport.words.terminal import printable

_EXISTS = Words("{file} exists; --force replaces it", "{file} 已存在；用 --force 覆盖")
_NO_YEAR = Words("{year} is not a year from {first} to {last}", "{year} 不是 {first} 至 {last} 之间的年份")


def to_file(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the choice of the file that it writes."""
    output = click.option(
        "-o", "--output", metavar="FILE", help="Write to FILE, whole or not at all; by default to standard output."
    )
    force = click.option("--force", is_flag=True, help="Replace FILE if there is one.")
    return output(force(command))


def target(output: str | None, *, force: bool) -> Path | None:
    """Return the file to write, or None for standard output; raises MisuseError for one that is there already."""
    if output is None or output == STDIN:
        return None
    if not force and Path(output).is_file():
        raise MisuseError(_EXISTS, {"file": output})
    return Path(output)


def put(text: str, file: Path | None, lang: Lang, *, not_to: str | None = None) -> int:
    """Write a report to its file, or to standard output, check it, and return the exit code."""
    from licreport.files.atomic import encoded  # noqa: PLC0415  # `check` does not pay for it

    data = encoded(text)
    if file is None:
        write_out(data)
    else:
        write_file(str(file), data, lang, not_to=not_to)
    checked = check(load_bytes("<stdout>" if file is None else str(file), data), today=today())
    list_findings([checked], lang)
    return FINDINGS if checked.errors else 0


def list_findings(results: Iterable[Checked], lang: Lang) -> None:
    """Print findings to standard error, and leave standard output to the report."""
    from licreport.listing.forms import full  # noqa: PLC0415  # as above

    for checked in results:
        for block in full.blocks(checked, lang):
            click.echo(block, err=True)


def remark(words: Words, facts: Mapping[str, str], lang: Lang) -> None:
    """Print a remark to standard error."""
    click.echo(printable(words.say(lang, facts)), err=True)


def year_of(text: str) -> int:
    """Return a year that was typed; raises MisuseError where no report can be on it."""
    if not re.fullmatch("[0-9]{4}", text) or int(text) not in YEARS:
        raise MisuseError(_NO_YEAR, {"year": text or '""', "first": str(YEARS[0]), "last": str(YEARS[-1])})
    return int(text)
