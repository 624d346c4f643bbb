"""What all commands share: options, the files they read, and the words for wrong usage."""

import datetime
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from licreport.check.one import Checked, check
from licreport.files.paths import STDIN, report_meant
from licreport.report.load import SIZE_LIMIT, Loaded, load, load_bytes
from licreport.words.language import Lang, MisuseError, Words, language_of_locale
from licreport.words.terminal import printable

FINDINGS = 1
DATA = "data"


def common(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that all of them have."""
    lang = click.option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        callback=lambda _context, _parameter, value: value or language_of_locale(),
        help="Language of messages and labels; by default the locale's.",
    )
    debug = click.option("--debug", is_flag=True, expose_value=False, help="Show the traceback of an internal error.")
    return lang(debug(command))


def colored(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the choice of colour."""
    choice = click.Choice(["auto", "always", "never"])
    return click.option("--color", type=choice, default="auto", show_default=True, help="Colour the output.")(command)


@contextmanager
def usage(lang: Lang) -> Iterator[None]:
    """Turn what cannot be done into wrong usage, in the language asked for."""
    try:
        yield
    except MisuseError as error:
        raise click.UsageError(printable(error.say(lang))) from None


def today() -> datetime.date:
    """Return the day by which waivers expire."""
    return datetime.date.today()  # noqa: DTZ011  # by the calendar of whoever runs the check


def loaded(file: str) -> Loaded:
    """Load a file, or standard input where it is named `-`."""
    if file != STDIN:
        return load(Path(file))
    if sys.stdin is None:
        raise click.UsageError("standard input is closed")
    return load_bytes("<stdin>", sys.stdin.buffer.read(SIZE_LIMIT + 1))


def checked_report(argument: str | None, lang: Lang) -> Checked:
    """Return the one report that an argument means, checked."""
    with usage(lang):
        meant = loaded(STDIN) if argument == STDIN else report_meant(argument, DATA)
    return check(meant, today=today())


def write_file(output: str, data: bytes, lang: Lang, *, not_to: str | None = None) -> None:
    """Write a file whole or not at all; what cannot be written, or is the input itself, is wrong usage."""
    from licreport.files.atomic import write  # noqa: PLC0415  # `check` rarely pays for it

    path = Path(output)
    with usage(lang):
        try:
            if not_to is not None and path.exists() and path.samefile(not_to):
                raise MisuseError(_OWN_INPUT, {"file": output})
            write(path, data)
        except OSError as error:
            raise MisuseError(_CANNOT_WRITE, {"file": output, "why": error.strerror or str(error)}) from None


def make_directory(path: Path) -> None:
    """Make a directory and those above it; raises MisuseError where that is not possible."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MisuseError(_CANNOT_WRITE, {"file": str(path), "why": error.strerror or str(error)}) from None


_OWN_INPUT = Words("{file} is the report itself; name another file", "{file} 是报告本身；请指明另一个文件")
_CANNOT_WRITE = Words("cannot write {file}: {why}", "无法写入 {file}：{why}")
