"""`licreport trend`: figures over the years, or of many authorities beside each other."""

import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from licreport.cli.commands import command, option
from licreport.cli.options import (
    DATA,
    FINDINGS,
    colored,
    common,
    complete_reports,
    loaded,
    telling,
    usage,
    with_documents,
    with_words,
)
from licreport.cli.output import deliver, is_colored, remark_aside, to_file
from licreport.cli.reports.among import alone, beside, errors_among
from licreport.cli.summary import NARROWEST, WIDEST
from licreport.files.meant import meant
from licreport.files.paths import STDIN
from licreport.report.load import Loaded
from licreport.words.language import Lang, MisuseError, Words
from licreport.words.terminal import printable

if TYPE_CHECKING:
    from licreport.trend import Gathered, Trend

TOP = 20
_FOR_AUTHORITIES = Words(
    "{option} says how authorities are compared; add --by authority", "{option} 用于比较各主体；请加上 --by authority"
)


def _figures(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Return the names of figures and indicators that begin as typed, for a shell to complete."""
    from licreport.derive.measure import MEASURES, SHORT_NAMES  # noqa: PLC0415  # `check` does not pay for it

    return [name for name in {**SHORT_NAMES, **MEASURES} if name.startswith(incomplete)]


@command(
    "trend",
    """显示数据的变化：同一主体的历年数据，或者各主体的比较。

    PATH 是文件、目录（其中的 .toml 文件），或以 - 表示标准输入；默认为 data/。YEAR 是其中该年的报告。有几个主体的，
    显示其他主体所属的那一个。
    报告没有公布的数据显示为短横，不作零。
    """,
    "licreport trend",
    "licreport trend data --by authority --figure received --csv",
)
@click.argument("paths", nargs=-1, metavar="[YEAR | PATH]...", shell_complete=complete_reports)
@option(
    "--by",
    type=click.Choice(["year", "authority"]),
    default="year",
    show_default=True,
    help=Words("Years of one authority, or authorities in one year.", "比较一个主体的各年度，或者一个年度的各主体。"),
)
@option(
    "--authority",
    metavar="NAME",
    help=Words(
        "Which authority; with --by authority, whose parts.", "哪个主体；用 --by authority 时，哪个主体的各部分。"
    ),
)
@option(
    "--year",
    type=int,
    metavar="YEAR",
    help=Words(
        "In which year authorities are compared; by default that of most reports.",
        "按哪一年比较各主体；默认为报告最多的年度。",
    ),
)
@option(
    "--figure",
    "figures",
    multiple=True,
    metavar="NAME",
    shell_complete=_figures,
    help=Words(
        "Only this figure or indicator (received, approval_rate); may be given again.",
        "只显示这项数据或指标（received、approval_rate）；可以多次使用。",
    ),
)
@option(
    "--sort",
    metavar="NAME",
    shell_complete=_figures,
    help=Words(
        "By which figure authorities are sorted, the largest first; by default the first shown.",
        "各主体按哪项数据由大到小排列；默认为显示的第一项。",
    ),
)
@option(
    "--top",
    type=click.IntRange(min=1),
    metavar="N",
    help=Words(
        f"How many authorities; by default {TOP}, in data all.", f"显示几个主体；默认 {TOP} 个，导出数据时为全部。"
    ),
)
@option("--json", "form", flag_value="json", help=Words("Write the data as JSON.", "写成 JSON 数据。"))
@option(
    "--csv",
    "form",
    flag_value="csv",
    help=Words(
        "Write the data as CSV, a line for each value; rates in percent.", "写成 CSV 数据，一个数值一行；比率为百分数。"
    ),
)
@option(
    "--bom/--no-bom",
    default=None,
    help=Words(
        "Begin CSV with a byte order mark, by which Excel knows UTF-8; by default where reports are Chinese.",
        "CSV 以字节顺序标记开头，Excel 据以识别 UTF-8；中文报告默认如此。",
    ),
)
@with_documents
@alone
@to_file(
    Words(
        "Write to FILE, whole or not at all; its ending names the format.",
        "写入 FILE，要么完整写入，要么不写；格式由其后缀决定。",
    )
)
@colored
@common
@with_words
def trend_command(paths: Sequence[str], lang: Lang, **flags: Any) -> int:  # noqa: ANN401  # click passes one for each
    """Show how figures change: over the years of one authority, or from one authority to the next.

    PATHs are files, directories (their .toml files), or - for standard input; by default data/, in which a YEAR is
    looked for. Of several authorities the one is shown that the others are part of. A figure that a report does not
    print is a dash, never zero.
    """
    from licreport.files.atomic import encoded  # noqa: PLC0415  # `check` does not pay for it
    from licreport.files.replacing import spare  # noqa: PLC0415  # as above
    from licreport.trend import page  # noqa: PLC0415  # as above

    output = flags["output"]
    form = flags["form"] or _form_of(output)
    with usage(lang):
        _check_usage(flags)
        asked = meant(paths, DATA, documents=flags["documents"])
        remark_aside(asked, lang)
        files = asked.files
        spare([] if output is None else [output], files, force=flags["force"])
        stdin = loaded(STDIN) if STDIN in files else None
        given = {} if stdin is None else {STDIN: stdin, stdin.name: stdin}
        gathered, trend = _made(files, given, flags, lang, is_page=form is None)
    for text in page.on_parts(gathered.on_parts, lang):
        click.echo(printable(text), err=True)
    if trend is None or form == "csv":
        for text in page.unread(gathered.unread, lang):
            click.echo(printable(text), err=True)
    if trend is None:
        return FINDINGS
    trend = _judged(trend, [*files, *beside(asked, lang, stdin, alone=flags["alone"]).files], given)
    for text in page.why(trend, lang) if form is not None else ():
        click.echo(printable(text), err=True)
    text = _written(trend, form, lang, color=output is None and is_colored(flags["color"]))
    is_marked = form == "csv" and (trend.is_chinese if flags["bom"] is None else flags["bom"])
    data = text if form is None else encoded(f"\ufeff{text}" if is_marked else text)
    deliver(output, data, lang, read=files, force=flags["force"])
    return FINDINGS if gathered.unread else 0


def _form_of(output: str | None) -> str | None:
    suffix = Path(output or "").suffix.lower()
    return {".json": "json", ".csv": "csv"}.get(suffix)


def _check_usage(flags: Mapping[str, Any]) -> None:
    """Raise MisuseError for an option that would do nothing."""
    if flags["by"] == "year":
        for option in ("year", "sort", "top"):
            if flags[option] is not None:
                raise MisuseError(_FOR_AUTHORITIES, {"option": f"--{option}"})


def _made(
    files: Sequence[str], given: Mapping[str, Loaded], flags: Mapping[str, Any], lang: Lang, *, is_page: bool
) -> "tuple[Gathered, Trend | None]":
    """Return what the files hold, and the table made of it, if there is any report among them."""
    from licreport.trend import gather  # noqa: PLC0415  # as above
    from licreport.trend.authorities import by_authority, columns  # noqa: PLC0415  # as above

    if flags["by"] == "year":
        return _over_years(files, given, flags["authority"], flags["figures"], lang)
    shown = columns(flags["figures"], flags["sort"])
    gathered = gather(telling(_read(_watched(files), given), lang), shown.measures)
    if not gathered.entries:
        return gathered, None
    top = TOP if is_page and flags["top"] is None else flags["top"]
    return gathered, by_authority(gathered, shown, year=flags["year"], part_of=flags["authority"], top=top)


def _over_years(
    files: Sequence[str], given: Mapping[str, Loaded], authority: str | None, figures: Sequence[str], lang: Lang
) -> "tuple[Gathered, Trend | None]":
    """Find out whose reports the files are, and read those of the authority that is meant again, for their figures."""
    from licreport.derive.measure import MEASURES, measures_named  # noqa: PLC0415  # as above
    from licreport.trend import gather  # noqa: PLC0415  # as above
    from licreport.trend.years import authority_meant, by_year  # noqa: PLC0415  # as above

    measures = measures_named(figures) or tuple(MEASURES.values())
    found = gather(_read(_watched(files), given))
    if not found.entries:
        return found, None
    meant = authority_meant(found.entries, authority)
    own = [entry.file for entry in found.entries if entry.authority == meant]
    read = gather(telling(_read(own, given), lang), measures)
    return found, by_year(read._replace(unread=found.unread), meant, figures)


def _read(files: Iterable[str], given: Mapping[str, Loaded]) -> Iterator[Loaded]:
    """Load the files, but for those that are already."""
    return (given[file] if file in given else loaded(file) for file in files)


def _judged(trend: "Trend", others: Iterable[str], given: Mapping[str, Loaded]) -> "Trend":
    """Return a trend in which each report has as many errors as `check` finds in it."""
    files = [entry.file for entry in trend.entries.values()]
    errors = errors_among(files, (file for file in others if file != STDIN), given)
    return trend._replace(
        entries={key: entry._replace(errors=errors[entry.file]) for key, entry in trend.entries.items()}
    )


def _watched(files: Sequence[str]) -> Iterator[str]:
    """Yield the files, and show a person at a terminal how many of them have been read."""
    is_watched = len(files) >= _MANY and sys.stderr is not None and sys.stderr.isatty()
    for number, file in enumerate(files):
        if is_watched and number % _MANY == 0:
            click.echo(f"\r{number:,} / {len(files):,}", nl=False, err=True)
        yield file
    if is_watched:
        click.echo("\r\x1b[K", nl=False, err=True)


_MANY = 200  # files; fewer are read before a person would look up


def _written(trend: "Trend", form: str | None, lang: Lang, *, color: bool) -> str:
    from licreport.render.terminal import render  # noqa: PLC0415  # nor for rich
    from licreport.trend import csv, json, page  # noqa: PLC0415  # as above

    if form == "json":
        return json.render(trend)
    if form == "csv":
        return csv.render(trend, lang)
    width = min(max(shutil.get_terminal_size((80, 24)).columns, NARROWEST), WIDEST)
    return render(page.page(trend, lang), width=width, color=color)
