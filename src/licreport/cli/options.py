"""What all commands share: options, what a shell completes, the files they read, and the words for wrong usage."""

import datetime
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from licreport.cli.commands import language, option
from licreport.files.paths import STDIN, files_below
from licreport.reading.loading import load
from licreport.report.fields import YEARS
from licreport.report.load import SIZE_LIMIT, Loaded, load_bytes, named_years
from licreport.rules import RULES
from licreport.words.language import Lang, MisuseError, Words, language_of_locale
from licreport.words.terminal import printable

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

FINDINGS = 1
DATA = "data"


def common(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options that all of them have."""
    lang = option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        callback=lambda _context, _parameter, value: value or language_of_locale(),
        help=Words(
            "Language of messages and labels; by default the locale's.", "消息和名称所用的语言；默认随系统的语言设置。"
        ),
    )
    debug = option(
        "--debug",
        is_flag=True,
        expose_value=False,
        help=Words("Show the traceback of an internal error.", "程序内部出错时显示调用栈。"),
    )
    return lang(debug(command))


def colored(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the choice of colour."""
    choice = click.Choice(["auto", "always", "never"])
    words = Words("Colour the output.", "输出是否着色。")
    return option("--color", type=choice, default="auto", show_default=True, help=words)(command)


def with_documents(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command that takes directories the choice of reading the documents in them."""
    words = Words(
        "Take the documents in directories for reports too (Word, Excel, PDF, HTML, text), not .toml files alone.",
        "目录中的文档（Word、Excel、PDF、HTML、文本）也作为报告，不限于 .toml 文件。",
    )
    return option("--documents", is_flag=True, help=words)(command)


def with_words(command: Callable[..., Any]) -> Callable[..., Any]:
    """Have a command read documents with the words that the project's settings give."""

    @wraps(command)
    def with_those_of_the_project(*arguments: Any, **flags: Any) -> Any:  # noqa: ANN401  # as click passes them
        if told := project_settings(flags["lang"]):
            from licreport.cli.settings import take_words  # noqa: PLC0415  # only who has settings pays for them

            take_words(told)
        return command(*arguments, **flags)

    return with_those_of_the_project


def project_settings(lang: Lang) -> Mapping[str, object]:
    """Return what the project's settings say; nothing where it has none."""
    folder = project_folder()
    if folder is None:
        return {}
    from licreport.cli.settings import settings  # noqa: PLC0415  # as above

    with usage(lang):
        return settings(folder)


def project_folder() -> Path | None:
    """Return the working directory, if it or one above it may have settings; None where it was deleted, too."""
    try:
        folder = Path.cwd()
    except FileNotFoundError:
        return None
    return folder if any((place / name).is_file() for place in (folder, *folder.parents) for name in _FILES) else None


_FILES = ("licreport.toml", "pyproject.toml")


def telling(read: Iterable[Loaded], lang: Lang) -> Iterator[Loaded]:
    """Yield what a command takes, and say on standard error how much was not read of each document."""
    for each in read:
        if each.source.left_out:
            facts = {"file": each.name, "count": f"{len(each.source.left_out):,}"}
            click.echo(printable(_LEFT_OUT.say(lang, facts)), err=True)
        yield each


_LEFT_OUT = Words(
    "{file}: {count} not read; `licreport read {file}` lists them",
    "{file}：文档中 {count} 处未读取，可用 `licreport read {file}` 列出",
)


@contextmanager
def usage(lang: Lang) -> Iterator[None]:
    """Turn what cannot be done into wrong usage, in the language asked for."""
    try:
        yield
    except MisuseError as error:
        raise click.UsageError(printable(error.say(lang))) from None


def language_of(read: Loaded | None, lang: Lang) -> Lang:
    """Return the language of what is made of a report: as --lang says, or else the report's, never the terminal's."""
    context = click.get_current_context()
    if context.get_parameter_source("lang") is not ParameterSource.DEFAULT:
        return lang
    report = None if read is None else read.report
    return (report.report.language if report is not None else None) or "zh"


def today() -> datetime.date:
    """Return the day by which waivers expire."""
    return datetime.date.today()  # noqa: DTZ011  # by the calendar of whoever runs the check


def loaded(file: str) -> Loaded:
    """Load a file, or standard input where it is named `-`."""
    if file != STDIN:
        return load(Path(file))
    if sys.stdin is None:
        raise click.UsageError(_CLOSED.say(language()))
    return load_bytes("<stdin>", sys.stdin.buffer.read(SIZE_LIMIT + 1))


_CLOSED = Words("standard input is closed", "标准输入已关闭")


def year_of(text: str) -> int:
    """Return a year that was typed; raises MisuseError where no report can be on it."""
    if not re.fullmatch("[0-9]{4}", text) or int(text) not in YEARS:
        raise MisuseError(_NO_YEAR, {"year": text or '""', "first": str(YEARS[0]), "last": str(YEARS[-1])})
    return int(text)


_NO_YEAR = Words("{year} is not a year from {first} to {last}", "{year} 不是 {first} 至 {last} 之间的年份")


def complete_codes(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """Return the codes that begin as typed, behind the last comma, each with what its rule says."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415  # a check does not pay for it

    before, comma, begun = incomplete.rpartition(",")
    return [
        CompletionItem(f"{before}{comma}{code}", help=rule.summary.say(language()))
        for code, rule in RULES.items()
        if code.startswith(begun.upper())
    ]


def complete_reports(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> "list[CompletionItem]":
    """Return the years in the names of the files under data/, and leave paths to the shell."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415  # as above

    files = files_below(DATA) if Path(DATA).is_dir() else []
    years = {str(year) for file in files for year in named_years(file)}
    found = [CompletionItem(year) for year in sorted(years, reverse=True) if year.startswith(incomplete)]
    return [*found, CompletionItem(incomplete, type="file")]
