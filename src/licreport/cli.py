"""The command line: arguments in, text and an exit code out. The only module that knows click.

Exit codes, the same for every command: 0 nothing wrong, 1 findings, 2 wrong usage, 70 an error of the program itself.
"""

import datetime
import os
import shutil
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from licreport import __version__
from licreport.check import Checked, check
from licreport.collection import STDIN, NothingMeantError, report_files, report_meant
from licreport.diagnostic import SEVERITY_WORDS, Severity
from licreport.language import Lang, Words, language_of_locale
from licreport.listing import full, page
from licreport.listing.count import Count
from licreport.load import SIZE_LIMIT, Loaded, load, load_bytes
from licreport.rules import RULES
from licreport.terminal import printable

FINDINGS, USAGE, INTERNAL, INTERRUPTED, PIPE_CLOSED = 1, 2, 70, 130, 141
DATA = "data"
_T = TypeVar("_T")

_LOOKS: Mapping[str, Mapping[str, Any]] = {
    "place": {"bold": True},
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow", "bold": True},
    "gutter": {"fg": "blue"},
    "note": {"dim": True},
}


class _PipeClosedError(Exception):
    """Whoever read the output has stopped reading."""


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a console that lacks a character still gets the rest
    try:
        code = cli.main(prog_name="licreport", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        code = INTERRUPTED
    except (_PipeClosedError, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or the interpreter's last flush complains
        code = PIPE_CLOSED
    except _OutputError as error:
        click.echo(f"Error: {error}", err=True)
        code = USAGE
    except Exception as error:  # noqa: BLE001  # whatever it is, the user is told in a line, with its own exit code
        if "--debug" in sys.argv:
            traceback.print_exc()
        else:
            click.echo(
                f"licreport: internal error: {type(error).__name__}: {printable(str(error))[:200]}\n"
                "This is a fault of licreport, not of your file. Please report it with what --debug prints.",
                err=True,
            )
        code = INTERNAL
    sys.exit(code)


class _OutputError(Exception):
    """Standard output cannot be written to."""


def _print(text: str | bytes) -> None:
    """Write to standard output: text as the terminal takes it, bytes as they are."""
    if sys.stdout is None:
        raise _OutputError("standard output is closed")
    try:
        click.echo(text, nl=False, color=True)  # whether there is colour was decided where the text was made
    except BrokenPipeError:
        raise _PipeClosedError from None
    except OSError as error:
        raise _OutputError(f"cannot write to standard output: {error.strerror}") from None


def _colored() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _common(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that all of them have."""
    command = click.option(
        "--debug", is_flag=True, expose_value=False, help="Show the traceback of an internal error."
    )(command)
    return click.option(
        "--lang", type=click.Choice(["zh", "en"]), help="Language of messages and labels; by default the locale's."
    )(command)


def _language(lang: Lang | None) -> Lang:
    return lang or language_of_locale()


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, "-V", "--version")
def cli() -> None:
    """Check reports on administrative licensing (行政许可实施情况年度报告) for contradictions.

    A report is one TOML file: one authority, one year.

    Exit codes: 0 nothing wrong, 1 findings, 2 wrong usage, 70 internal error.
    """


@cli.command("check", epilog="Example: licreport check data/2024.toml --no-waivers")
@click.argument("paths", nargs=-1, metavar="[PATH]...")
@click.option("--no-waivers", is_flag=True, help="Let every finding stand, waived or not.")
@click.option("--strict", is_flag=True, help="Exit with 1 for warnings too.")
@click.option("-q", "--quiet", is_flag=True, help="Print findings only, no count.")
@_common
def check_command(paths: tuple[str, ...], lang: Lang | None, *, no_waivers: bool, strict: bool, quiet: bool) -> int:
    """Check reports: files, directories (their .toml files), or - for standard input; by default data/."""
    language = _language(lang)
    files = _meant(language, lambda: report_files(paths, DATA))
    paint = _painted if _colored() else full.plain
    count = Count()
    for loaded in _loaded(files):
        checked = check(loaded, today=_today(), waivers=not no_waivers)
        for block in full.render(checked, language, paint):
            _print(block + "\n")
        count = count.plus(checked)
    if not quiet:
        _print(count.line(language) + "\n")
    return FINDINGS if count.errors or (strict and count.warnings) else 0


def _today() -> datetime.date:
    return datetime.date.today()  # noqa: DTZ011  # a waiver expires by the calendar of whoever runs the check


def _painted(text: str, role: str) -> str:
    return click.style(printable(text), **_LOOKS.get(role, {}))


def _loaded(files: list[str]) -> Iterator[Loaded]:
    for file in files:
        yield _from_stdin() if file == STDIN else load(Path(file))


def _from_stdin() -> Loaded:
    if sys.stdin is None:
        raise click.UsageError("standard input is closed")
    return load_bytes("<stdin>", sys.stdin.buffer.read(SIZE_LIMIT + 1))


def _meant(language: Lang, find: Callable[[], _T]) -> _T:
    try:
        return find()
    except NothingMeantError as error:
        raise click.UsageError(printable(error.words.say(language, error.facts))) from None


@cli.command("rules", epilog="Example: licreport rules --lang zh")
@_common
def rules_command(lang: Lang | None) -> None:
    """List the rules: errors, where nothing else is said."""
    language = _language(lang)
    for rule in RULES.values():
        severities = _OR.say(language).join(SEVERITY_WORDS[severity].say(language) for severity in rule.severities)
        remark = "" if rule.severities == (Severity.ERROR,) else f" ({severities})"
        _print(f"{rule.code}  {rule.summary.say(language)}{remark}\n")


_OR = Words(" or ", "或")
_UNKNOWN_RULE = Words("no rule has the code {code}", "没有代码为 {code} 的规则")
_DID_YOU_MEAN = Words("; did you mean {near}?", "；是否应为 {near}？")


@cli.command("explain", epilog="Example: licreport explain LR203")
@click.argument("code")
@_common
def explain_command(code: str, lang: Lang | None) -> None:
    """Print the page of a rule: what must hold, why, and examples."""
    language = _language(lang)
    rule = RULES.get(code.upper())
    if rule is None:
        import difflib  # noqa: PLC0415  # only a mistake pays for it

        near = difflib.get_close_matches(code.upper(), RULES, n=1)
        message = _UNKNOWN_RULE.say(language, {"code": printable(code)})
        more = _DID_YOU_MEAN.say(language, {"near": near[0]}) if near else ""
        raise click.BadParameter(message + more, param_hint="CODE")
    _print(page.render(rule, language))


@cli.command(
    "summary", epilog="Examples: licreport summary · licreport summary 2024 --lang en · licreport summary my.toml"
)
@click.argument("report", required=False, metavar="[YEAR | PATH]")
@_common
def summary_command(report: str | None, lang: Lang | None) -> int:
    """Show a report on one page: the verdict, the figures, the computed rates. By default the newest under data/."""
    from licreport.compose import compose  # noqa: PLC0415  # `check` does not pay for the page
    from licreport.render.terminal import render  # noqa: PLC0415  # nor for rich

    language = _language(lang)
    checked = _checked(report, language)
    if checked.loaded.report is None:
        _print("".join(full.render(checked, language, _painted if _colored() else full.plain)))
    else:
        width = min(max(shutil.get_terminal_size((80, 24)).columns, 40), 120)
        _print(render(compose(checked, language), width=width, color=_colored()))
    return FINDINGS if checked.errors else 0


def _checked(report: str | None, language: Lang) -> Checked:
    loaded = _from_stdin() if report == STDIN else _meant(language, lambda: report_meant(report, DATA))
    return check(loaded, today=_today())


class _ExportCommand(click.Command):
    """`export`, with one flag for each format there is; the formats are only looked for when it is called."""

    @cached_property
    def _flags(self) -> list[click.Parameter]:
        from licreport.render import formats  # noqa: PLC0415  # see above

        return [
            click.Option(
                [f"--{name}", "format_name"], flag_value=name, help=f"{form.summary[:1].upper()}{form.summary[1:]}."
            )
            for name, form in formats().items()
        ]

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the parameters, the formats' flags among them."""
        argument, *options = super().get_params(ctx)
        return [argument, *self._flags, *options]


@cli.command("export", cls=_ExportCommand, epilog="Example: licreport export 2024 --json -o 2024.json")
@click.argument("report", required=False, metavar="[YEAR | PATH]")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE, whole or not at all; its ending names the format.")
@_common
def export_command(report: str | None, output: str | None, format_name: str | None, lang: Lang | None) -> int:
    """Write a report in another format, to standard output or a file. By default the newest under data/."""
    from licreport.atomic import encoded, write  # noqa: PLC0415  # only an export pays for it
    from licreport.render import formats  # noqa: PLC0415  # as above

    language = _language(lang)
    form = formats().get(format_name or _format_of(output) or "")
    if form is None:
        choices = ", ".join(f"--{name}" for name in formats())
        raise click.UsageError(_NO_FORMAT.say(language, {"choices": choices}))
    checked = _checked(report, language)
    if checked.loaded.report is None:
        click.echo("".join(full.render(checked, language)), nl=False, err=True)
        return FINDINGS
    content = form.render(checked, language)
    if output is None or output == STDIN:
        _print(encoded(content) if isinstance(content, str) else content)
        return FINDINGS if checked.errors else 0
    if report != STDIN and Path(output).exists() and Path(output).samefile(checked.loaded.name):
        raise click.UsageError(_OWN_INPUT.say(language, {"file": printable(output)}))
    try:
        write(Path(output), content)
    except OSError as error:
        facts = {"file": printable(output), "why": error.strerror or str(error)}
        raise click.UsageError(_CANNOT_WRITE.say(language, facts)) from None
    return FINDINGS if checked.errors else 0


_NO_FORMAT = Words(
    "say which format: {choices}, or a FILE with its ending", "请指明格式：{choices}，或用带相应后缀的 FILE"
)
_OWN_INPUT = Words("{file} is the report itself; name another file", "{file} 是报告本身；请指明另一个文件")
_CANNOT_WRITE = Words("cannot write {file}: {why}", "无法写入 {file}：{why}")


def _format_of(output: str | None) -> str | None:
    from licreport.render import formats  # noqa: PLC0415  # as above

    if output is None:
        return None
    return next((name for name, form in formats().items() if output.lower().endswith(form.suffixes)), None)
