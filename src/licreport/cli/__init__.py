"""The command line: arguments in, text and an exit code out. The only package that knows click.

Exit codes, the same for every command: 0 nothing wrong, 1 findings, 2 wrong usage, 70 an error of the program itself;
and 130 and 141 where the run was interrupted, or its reader went away.

Opens on serve, site, trend, compose, render, listing, files, rollup, check, rules, cases, reading, derive,
collection, document, writing, relations, report, figures and words.
"""

import errno
import os
import sys
from contextlib import suppress
from typing import NoReturn

import click

from licreport import __version__
from licreport.cli.commands import (
    CANNOT_PRINT,
    Commands,
    Group,
    Option,
    OutputError,
    PipeClosedError,
    language,
)
from licreport.words.language import Words
from licreport.words.terminal import printable

USAGE, INTERNAL, INTERRUPTED, PIPE_CLOSED = 2, 70, 130, 141


@click.group(
    cls=Group,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    zh="""核对行政许可实施情况年度报告中的数据是否互相矛盾。

    一份报告是一个 TOML 文件：一个主体，一个年度。

    退出代码：0 没有问题，1 有差异，2 用法错误，70 程序内部错误。
    """,
)
@click.version_option(
    __version__, "-V", "--version", cls=Option, help=Words("Show the version and exit.", "显示版本并退出。")
)
def cli() -> None:
    """Check reports on administrative licensing (行政许可实施情况年度报告) for contradictions.

    A report is one TOML file: one authority, one year.

    Exit codes: 0 nothing wrong, 1 findings, 2 wrong usage, 70 internal error.
    """


cli.commands = Commands()  # type: ignore[assignment]  # none is added


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
        _tell(error.words, error.why)
        code = USAGE
    except Exception as error:  # noqa: BLE001  # whatever it is, the user is told in a line, with its own exit code
        code = _failed(error)
    sys.exit(code)


def _failed(error: Exception) -> int:
    """Tell of a failure and return its exit code; a full disk below click's own output is none of the program."""
    if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EIO, errno.EBADF}:
        _tell(CANNOT_PRINT, error.strerror or str(error))
        return USAGE
    if "--debug" in sys.argv:
        import traceback  # noqa: PLC0415  # only a fault of our own pays for it

        traceback.print_exc()
    else:
        what = f"{type(error).__name__}: {printable(str(error))[:200]}"
        click.echo(_INTERNAL.say(language(), {"what": what}), err=True)
    return INTERNAL


def _tell(words: Words, why: str) -> None:
    """Tell why nothing can be printed."""
    lang = language()
    click.echo(_ERROR.say(lang, {"message": words.say(lang, {"why": why})}), err=True)


_ERROR = Words("Error: {message}", "错误：{message}")
_INTERNAL = Words(
    "licreport: internal error: {what}\n"
    "This is a fault of licreport, not of your file. Please report it with what --debug prints.",
    "licreport：程序内部错误：{what}\n这是 licreport 的缺陷，与您的文件无关。请加 --debug 运行，并报告其输出。",
)
