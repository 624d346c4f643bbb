"""The command line: arguments in, text and an exit code out. The only package that knows click.

Exit codes, the same for every command: 0 nothing wrong, 1 findings, 2 wrong usage, 70 an error of the program itself;
and 130 and 141 where the run was interrupted, or its reader went away.

Opens on trend, compose, render, listing, files, rollup, check, rules, derive, collection, writing, report and words.
"""

import errno
import os
import re
import sys
import traceback
from collections.abc import Iterable
from contextlib import suppress
from typing import NoReturn

import click

from licreport import __version__
from licreport.cli.check import check_command
from licreport.cli.export import export_command
from licreport.cli.new import new_command
from licreport.cli.output import OutputError, PipeClosedError
from licreport.cli.rollup import rollup_command
from licreport.cli.rules import explain_command, rules_command
from licreport.cli.schema import schema_command
from licreport.cli.summary import summary_command
from licreport.cli.trend import trend_command
from licreport.words.terminal import cells, printable

USAGE, INTERNAL, INTERRUPTED, PIPE_CLOSED = 2, 70, 130, 141


class _Formatter(click.HelpFormatter):
    """Help that fits where a Chinese character takes two cells; click counts characters."""

    def write_text(self, text: str) -> None:
        super().write_text(_as_wide(text))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        super().write_dl([(_as_wide(term), _as_wide(told)) for term, told in rows], col_max, col_spacing)

    def getvalue(self) -> str:
        return super().getvalue().replace("\0", "")


def _as_wide(text: str) -> str:
    """Return a text with as many characters as it takes cells."""
    return re.sub("[^\0-\x7f]", lambda match: match.group().ljust(cells(match.group()), "\0"), text)


class _Context(click.Context):
    formatter_class = _Formatter


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version")
def cli() -> None:
    """Check reports on administrative licensing (行政许可实施情况年度报告) for contradictions.

    A report is one TOML file: one authority, one year.

    Exit codes: 0 nothing wrong, 1 findings, 2 wrong usage, 70 internal error.
    """


for _command in (
    check_command,
    explain_command,
    rules_command,
    summary_command,
    trend_command,
    rollup_command,
    new_command,
    export_command,
    schema_command,
):
    cli.add_command(_command)
for _command in (cli, *cli.commands.values()):
    _command.context_class = _Context


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a console that lacks a character still gets the rest
    try:
        code = cli.main(prog_name="licreport", standalone_mode=False)
        if sys.stdout is not None:
            sys.stdout.flush()
    except click.ClickException as error:
        with suppress(OSError):  # even standard error may be full
            error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except (PipeClosedError, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the interpreter's last flush complains
        code = PIPE_CLOSED
    except OutputError as error:
        click.echo(f"Error: {error}", err=True)
        code = USAGE
    except Exception as error:  # noqa: BLE001  # whatever it is, the user is told in a line, with its own exit code
        code = _failed(error)
    sys.exit(code)


def _failed(error: Exception) -> int:
    """Tell of a failure and return its exit code; a full disk below click's own output is none of the program."""
    if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EIO, errno.EBADF}:
        click.echo(f"Error: cannot write to standard output: {error.strerror}", err=True)
        return USAGE
    if "--debug" in sys.argv:
        traceback.print_exc()
    else:
        click.echo(
            f"licreport: internal error: {type(error).__name__}: {printable(str(error))[:200]}\n"
            "This is a fault of licreport, not of your file. Please report it with what --debug prints.",
            err=True,
        )
    return INTERNAL
