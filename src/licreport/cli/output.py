"""Where results go: standard output, in colour or not, or a file, whole or not at all; and remarks beside them."""

import os
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import click

from licreport.check.one import Checked, check
from licreport.check.selection import ALL, Selection
from licreport.cli.commands import CANNOT_PRINT, OutputError, PipeClosedError, option
from licreport.cli.options import FINDINGS, today, usage
from licreport.files.paths import STDIN
from licreport.listing.forms import Paint, plain
from licreport.report.load import load_bytes
from licreport.words.language import Lang, MisuseError, Words
from licreport.words.terminal import printable

if TYPE_CHECKING:
    from licreport.files.meant import Meant

Color: TypeAlias = Literal["auto", "always", "never"]

_LOOKS: Mapping[str, Mapping[str, Any]] = {
    "place": {"bold": True},
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "likely": {"fg": "green"},
    "gutter": {"fg": "blue"},
    "note": {"dim": True},
}
_CANNOT_WRITE = Words("cannot write {file}: {why}", "无法写入 {file}：{why}")


_TO_FILE = Words(
    "Write to FILE, whole or not at all; by default to standard output.",
    "写入 FILE，要么完整写入，要么不写；默认写到标准输出。",
)
_REPLACED = Words("Replace FILE though it is a report.", "FILE 即使是报告也覆盖。")


def to_file(
    told: Words = _TO_FILE,
    *,
    metavar: str = "FILE",
    replaced: Words = _REPLACED,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command the choice of what it writes to; `output` is None for standard output, which `-` names too."""
    output = option(
        "-o",
        "--output",
        metavar=metavar,
        callback=lambda _context, _parameter, value: None if value == STDIN else value,
        help=told,
    )
    force = option("--force", is_flag=True, help=replaced)
    return lambda command: output(force(command))


def deliver(  # noqa: PLR0913  # what is written where, and what may be replaced for it
    output: str | None,
    data: str | bytes,
    lang: Lang,
    *,
    read: Iterable[str] = (),
    force: bool,
    anew: bool = False,
) -> None:
    """Write to a file whole or not at all, or to standard output where none is named.

    What cannot be written, or would replace what `spare` holds back, is wrong usage.
    """
    if output is None:
        write_out(data)
        return
    from licreport.files.atomic import write  # noqa: PLC0415  # `check` rarely pays for it
    from licreport.files.replacing import spare  # noqa: PLC0415  # as above

    with usage(lang):
        spare([output], read, force=force, anew=anew)
        try:
            write(Path(output), data)
        except OSError as error:
            raise MisuseError(_CANNOT_WRITE, {"file": output, "why": error.strerror or str(error)}) from None


def deliver_all(texts: Mapping[str, str], lang: Lang, *, read: Iterable[str], force: bool) -> None:
    """Write reports to their files, none before all can be; what cannot be written, or replaced, is wrong usage."""
    from licreport.files.atomic import write_all  # noqa: PLC0415  # `check` does not pay for it
    from licreport.files.replacing import spare  # noqa: PLC0415  # as above

    with usage(lang):
        spare(texts, read, force=force, anew=True)
        try:
            write_all({Path(file): text for file, text in texts.items()})
        except OSError as error:
            raise MisuseError(
                _CANNOT_WRITE, {"file": error.filename or next(iter(texts)), "why": error.strerror or str(error)}
            ) from None


def put(  # noqa: PLR0913  # what is written where, what may be replaced for it, and what is known of it
    text: str, output: str | None, lang: Lang, *, read: Iterable[str], force: bool, selection: Selection = ALL
) -> int:
    """Write a report anew to its file, or to standard output, check it by some rules, and return the exit code."""
    from licreport.files.atomic import encoded  # noqa: PLC0415  # `check` does not pay for it

    deliver(output, encoded(text), lang, read=read, force=force, anew=True)
    return checked_anew(text, output, lang, selection)


def checked_anew(text: str, output: str | None, lang: Lang, selection: Selection = ALL) -> int:
    """Check a report that was written anew by some rules, list what is found, and return the exit code."""
    from licreport.files.atomic import encoded  # noqa: PLC0415  # as above

    name = "<stdout>" if output is None else output
    checked = check(load_bytes(name, encoded(text)), today=today(), selection=selection)
    list_findings([checked], lang)
    return FINDINGS if checked.errors else 0


def make_directory(path: Path) -> None:
    """Make a directory and those above it; raises MisuseError where that is not possible."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise MisuseError(_CANNOT_WRITE, {"file": str(path), "why": error.strerror or str(error)}) from None


def write_out(text: str | bytes) -> None:
    """Write to standard output: text as the terminal takes it, bytes as they are."""
    if sys.stdout is None:
        raise OutputError(_NO_OUTPUT)
    try:
        click.echo(text, nl=False, color=True)  # whether there is colour was decided where the text was made
    except BrokenPipeError:
        raise PipeClosedError from None
    except OSError as error:
        raise OutputError(CANNOT_PRINT, error.strerror or str(error)) from None


_NO_OUTPUT = Words("standard output is closed", "标准输出已关闭")


def list_findings(results: Iterable[Checked], lang: Lang) -> None:
    """Print findings to standard error, and leave standard output to the report."""
    from licreport.listing.forms import full  # noqa: PLC0415  # `check` imports it by its name

    for checked in results:
        for block in full.blocks(checked, lang):
            click.echo(block, err=True)


def remark(words: Words, facts: Mapping[str, str], lang: Lang) -> None:
    """Print a remark to standard error."""
    click.echo(printable(words.say(lang, facts)), err=True)


def remark_aside(asked: "Meant", lang: Lang) -> None:
    """Say which documents stand aside for the TOML beside them, if there are any."""
    if asked.aside:
        from licreport.files.aside import said  # noqa: PLC0415  # only who asks for documents pays for it

        remark(said(asked.aside), {}, lang)


def is_colored(color: Color = "auto") -> bool:
    """Tell whether standard output is to be coloured: as asked, or else by NO_COLOR, FORCE_COLOR and the terminal."""
    if color != "auto":
        return color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout is not None and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def paint_for(color: Color) -> Paint:
    """Return what makes text safe and gives it its look."""
    return _painted if is_colored(color) else plain


def _painted(text: str, role: str) -> str:
    return click.style(printable(text), **_LOOKS.get(role, {}))
