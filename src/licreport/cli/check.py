"""`licreport check`: what contradicts what, in the form asked for."""

import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from licreport.check.many import Plan, survey
from licreport.check.one import Checked
from licreport.check.selection import selection
from licreport.cli.commands import command, option
from licreport.cli.options import (
    DATA,
    FINDINGS,
    colored,
    common,
    complete_codes,
    complete_reports,
    loaded,
    project_folder,
    today,
    usage,
    with_documents,
)
from licreport.cli.output import deliver, paint_for, remark_aside, to_file, write_out
from licreport.collection.index import factor_of
from licreport.files.meant import among, meant
from licreport.files.paths import STDIN
from licreport.listing.forms import FORMS, Options, form, plain
from licreport.report.load import Loaded
from licreport.words.language import Lang, Words
from licreport.words.terminal import printable

if TYPE_CHECKING:
    from licreport.relations.recount import Recount
    from licreport.report.model import Report


@command(
    "check",
    """核对报告：文件、目录（其中的 .toml 文件）、年度（data/ 下该年的报告），或以 - 表示标准输入；默认为 data/。

    文档（Word、Excel、PDF、HTML、文本）按读取的结果核对，差异指明在文档中的位置。

    项目的默认设置写在 licreport.toml 中，或 pyproject.toml 的 [tool.licreport] 中。
    """,
    "licreport check data/2024.toml --no-waivers",
)
@click.argument("paths", nargs=-1, metavar="[YEAR | PATH]...", shell_complete=complete_reports)
@option(
    "--format",
    type=click.Choice(FORMS),
    default="full",
    envvar="LICREPORT_FORMAT",
    show_default=True,
    show_envvar=True,
    help=Words("The form in which findings are listed.", "以何种形式列出差异。"),
)
@to_file()
@option(
    "--select",
    multiple=True,
    metavar="CODES",
    shell_complete=complete_codes,
    help=Words(
        "Only these rules: codes or their beginnings (LR1,LR203).", "只用这些规则：代码或代码的开头（LR1,LR203）。"
    ),
)
@option(
    "--ignore",
    multiple=True,
    metavar="CODES",
    shell_complete=complete_codes,
    help=Words(
        "All but these rules; the longer of two beginnings wins.", "不用这些规则；两个开头都符合的，以较长者为准。"
    ),
)
@option(
    "--waivers/--no-waivers",
    default=True,
    help=Words("Whether waived findings are left out.", "是否略去已豁免的差异。"),
)
@option("--strict", is_flag=True, help=Words("Exit with 1 for warnings too.", "只有警告时，退出代码也为 1。"))
@option("--exit-zero", is_flag=True, help=Words("Exit with 0 whatever is found.", "无论发现什么，退出代码都为 0。"))
@option(
    "--statistics",
    is_flag=True,
    help=Words("Count the findings of each rule at the end.", "最后列出每条规则的差异数。"),
)
@option(
    "--coverage",
    is_flag=True,
    help=Words(
        "List what was not looked at, for want of which figures, and every number of a document.",
        "列出哪些没有核对到、缺少哪些数据，以及文档中的每一个数字。",
    ),
)
@option(
    "--change-factor",
    metavar="FACTOR",
    default="3",
    show_default=True,
    help=Words(
        "By how much a count may change within a year before LR503 warns.",
        "一年之内变化多少倍以上的，由 LR503 给出警告。",
    ),
)
@option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help=Words(
        "How many processes share the reading; by default as many as pay. The output is the same.",
        "由几个进程分担读取；默认视是否值得而定。输出相同。",
    ),
)
@with_documents
@option(
    "--alone",
    is_flag=True,
    help=Words(
        "Compare files that are named with each other only, not with those beside.",
        "所指明的文件只相互核对，不与旁边的其他文件核对。",
    ),
)
@option(
    "--cases",
    multiple=True,
    metavar="CASES",
    help=Words(
        "Count the figures anew from case records, too: files, directories or patterns in quotes (LR85x).",
        "另由办件记录重新统计各项数据并核对：文件、目录，或写在引号里的通配符（LR85x）。",
    ),
)
@option(
    "--layout",
    metavar="NAME|FILE",
    default="general",
    show_default=True,
    help=Words("Which column of the records is what, as for tabulate.", "记录的布局，同 tabulate。"),
)
@option("-q", "--quiet", is_flag=True, help=Words("Print findings only, no count.", "只输出差异，不输出计数。"))
@option(
    "--isolated",
    is_flag=True,
    help=Words("Ignore licreport.toml and pyproject.toml.", "不理会 licreport.toml 和 pyproject.toml。"),
)
@colored
@common
@click.pass_context
def check_command(context: click.Context, /, **flags: Any) -> int:  # noqa: ANN401  # click passes one for each option
    """Check reports: files, directories (their .toml files), years (of data/, the default), or - for standard input.

    A document (Word, Excel, PDF, HTML, text) is checked as it is read, and findings point into it.

    A project's defaults stand in licreport.toml, or in [tool.licreport] of pyproject.toml.
    """
    with usage(flags["lang"]):
        if not flags["isolated"]:
            flags |= _configured(context)
    if not flags["cases"]:
        return _check(flags, flags["lang"])
    from licreport.cli.cases.recounting import apart, recounting  # noqa: PLC0415  # few checks pay for it

    flags["paths"], records = apart(flags["paths"])
    with usage(flags["lang"]), recounting([*flags["cases"], *records], flags["layout"], flags["lang"]) as recount:
        return _check(flags, flags["lang"], recount)


def _check(flags: Mapping[str, Any], lang: Lang, recount: "Callable[[Loaded, Report], Recount] | None" = None) -> int:
    """Check what was asked for, against case records if there are any."""
    with usage(lang):
        wanted = selection(flags["select"], flags["ignore"])
        factor = factor_of(str(flags["change_factor"]))
        asked = meant(flags["paths"], DATA, documents=flags["documents"])
        files = asked.files
        if flags["output"] is not None:
            _spare(flags["output"], files, force=flags["force"])
    plan = Plan(
        today(),
        waivers=flags["waivers"],
        selection=wanted,
        factor=factor,
        in_full=flags["coverage"] or recount is not None,
        lists_left_out=flags["format"] == "json",
        jobs=_jobs(flags["jobs"], files) if recount is None else 1,
        recount=recount,
    )
    given = {STDIN: loaded(STDIN)} if STDIN in files else {}
    others = among(asked, given.get(STDIN), alone=flags["alone"])
    if others.not_looked_at and not flags["quiet"]:
        click.echo(printable(others.not_looked_at.say(lang)), err=True)
    options = Options(
        lang=lang,
        paint=plain if flags["output"] is not None else paint_for(flags["color"]),
        quiet=flags["quiet"],
        statistics=flags["statistics"],
        coverage=flags["coverage"],
        beside=len(others.related),
        aside=asked.aside,
    )
    results = _Results(files, plan, given, others.files)
    chosen = form(flags["format"])
    pieces = chosen.render(results, options)
    if flags["output"] is not None:
        deliver(flags["output"], "".join(pieces), lang, read=files, force=flags["force"])
    else:
        for piece in pieces:
            results.clear()
            write_out(_as_data(piece) if chosen.is_data else piece)
    results.clear()
    if results.left_out and (flags["quiet"] or flags["format"] not in _TELLS_LEFT_OUT):
        click.echo(printable(_LEFT_OUT.say(lang, {"count": f"{results.left_out:,}"})), err=True)
    if flags["quiet"] or flags["format"] not in _TELLS_LEFT_OUT:
        remark_aside(asked, lang)
    found = results.errors or (flags["strict"] and results.warnings)
    return FINDINGS if found and not flags["exit_zero"] else 0


def _spare(output: str, files: Sequence[str], *, force: bool) -> None:
    """Refuse before thousands of reports are read what would be refused after it."""
    from licreport.files.replacing import spare  # noqa: PLC0415  # a plain check does not pay for it

    spare([output], files, force=force)


def _as_data(text: str) -> bytes:
    from licreport.files.atomic import encoded  # noqa: PLC0415  # a plain check does not pay for it

    return encoded(text)


_LEFT_OUT = Words(
    "{count} not read in documents; `licreport check --coverage` lists them",
    "文档中 {count} 处未读取，可用 `licreport check --coverage` 列出",
)
_TELLS_LEFT_OUT = {"full", "concise", "json"}
"""The forms that say themselves what was not read, and what stands aside."""


def _configured(context: click.Context) -> dict[str, object]:
    """Return the project's settings for what neither a flag nor the environment says."""
    folder = project_folder()
    if folder is None:
        return {}
    from licreport.cli.settings import settings, take_words  # noqa: PLC0415  # only who has settings pays for them

    told = settings(folder)
    take_words(told)
    said = {ParameterSource.COMMANDLINE, ParameterSource.ENVIRONMENT}
    values = {key.replace("-", "_"): value for key, value in told.items()}
    return {key: value for key, value in values.items() if context.get_parameter_source(key) not in said}


def _jobs(asked: int | None, files: Sequence[str]) -> int:
    """Return how many processes to use: as asked, or as pay; one where standard input is read."""
    if STDIN in files or (asked is None and len(files) < _MANY):
        return 1
    from licreport.check.workers import sensible_jobs  # noqa: PLC0415  # few files do not pay for processes

    return asked or sensible_jobs(len(files))


class _Results:
    """The results, file by file as they are asked for, and how many errors and warnings are in those that were."""

    def __init__(self, files: Sequence[str], plan: Plan, given: Mapping[str, Loaded], beside: Sequence[str]) -> None:
        self.errors = self.warnings = self.left_out = 0
        self._files = files
        self._plan = plan
        self._given = given
        self._beside = beside
        self._is_watched = len(files) >= _MANY and sys.stderr is not None and sys.stderr.isatty()
        self._shown_at = time.monotonic()

    def __iter__(self) -> Iterator[Checked]:
        results = survey(self._files, self._plan, beside=self._beside, given=self._given, progress=self._show)
        for checked in results:
            if checked.diagnostics:
                self.errors += checked.errors
                self.warnings += checked.warnings
            self.left_out += len(checked.loaded.source.left_out)
            yield checked

    def _show(self, number: int) -> None:
        if self._is_watched and time.monotonic() - self._shown_at > _INTERVAL:
            self._shown_at = time.monotonic()
            click.echo(f"\r{number:,} / {len(self._files):,}", nl=False, err=True)

    def clear(self) -> None:
        """Erase the progress, so that what is printed next begins a line."""
        if self._is_watched:
            click.echo("\r\x1b[K", nl=False, err=True)


_MANY = 200  # files; fewer are checked before a person would look up
_INTERVAL = 0.2  # seconds
