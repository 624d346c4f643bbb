"""`licreport export`: a report in other formats."""

import os
import sys
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import click

from licreport.check.one import Checked
from licreport.cli.commands import Command, Option, command, option
from licreport.cli.options import (
    DATA,
    FINDINGS,
    common,
    complete_reports,
    language_of,
    project_settings,
    usage,
    with_words,
)
from licreport.cli.output import deliver, make_directory, remark, to_file
from licreport.cli.reports.among import alone
from licreport.cli.reports.shown import checked_reports
from licreport.cli.settings import CHOICES
from licreport.files.paths import STDIN
from licreport.report.load import Loaded
from licreport.words.language import ERRORS, WARNINGS, Lang, MisuseError, Words, capitalised, counted, few
from licreport.words.terminal import printable

if TYPE_CHECKING:
    from licreport.compose.footnotes import Wording
    from licreport.compose.publish import Edition
    from licreport.compose.telling import Style
    from licreport.render import Format


class _ExportCommand(Command):
    """`export`, with one flag for each format there is; the formats are only looked for when it is called."""

    @cached_property
    def _flags(self) -> list[click.Parameter]:
        from licreport.render import formats  # noqa: PLC0415  # `check` does not pay for them

        return [
            Option([f"--{name}", f"as_{name}"], is_flag=True, help=_flag_words(form))
            for name, form in formats().items()
        ]

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the parameters, the formats' flags among them."""
        argument, *options = super().get_params(ctx)
        return [argument, *self._flags, *options]


def _flag_words(form: "Format[Any]") -> Words:
    """Return what the flag of a format says."""
    return Words(
        f"{capitalised(form.summary)}.", IN_CHINESE.get(form.name, f"{form.name} 格式（{form.suffixes[0]}）。")
    )


IN_CHINESE = {
    "csv": "各项数据和指标，一项一行。",
    "docx": "Word 文档，按 GB/T 9704-2012 排版。",
    "html": "供浏览器阅读和打印的单页文档。",
    "json": "数据、指标和核对结论，结构注明版本。",
    "markdown": "GitHub 风格的 Markdown 文档。",
    "pdf": "印制版式的文档，按 GB/T 9704 排版。",
    "xlsx": "带公式的工作表：数据、分事项、核对。",
}
"""What each format is; one that is not here is told by its name and ending."""


@command(
    "export",
    """生成其他格式的报告：写到标准输出、文件或目录。

    默认为 data/ 下最近的一份报告。指明目录的，生成其中的全部报告，写入目录。
    """,
    "licreport export 2024 -o 2024.docx",
    "licreport export 2024 --all -o out",
    "licreport export --json",
    cls=_ExportCommand,
)
@click.argument("report", required=False, metavar="[YEAR | PATH]", shell_complete=complete_reports)
@option(
    "--all",
    "every",
    is_flag=True,
    help=Words("Every format there is, into the directory that -o names.", "生成全部格式，写入 -o 所指的目录。"),
)
@to_file(
    Words(
        "Write to FILE, whole or not at all, or into DIR; an ending names a format.",
        "写入 FILE，要么完整写入，要么不写；或写入 DIR。格式由后缀决定。",
    ),
    metavar="FILE|DIR",
)
@option(
    "--draft",
    is_flag=True,
    help=Words(
        "Compile a report with errors, too; every page is stamped as a draft.", "有错误的报告也生成，每页标明草稿。"
    ),
)
@option(
    "--against",
    metavar="YEAR|PATH",
    multiple=True,
    shell_complete=complete_reports,
    help=Words(
        "Show that year, or the years of a file or a directory, in the charts; repeatable.",
        "在图表中并列该年度，或者文件、目录中的各年度；可以多次使用。",
    ),
)
@alone
@option(
    "--notes",
    type=click.Choice(CHOICES["notes"]),
    help=Words(
        "How a document words its notes on discrepancies: plainly, in full with the codes of rules, or not at all; "
        "by default plainly, and in a draft in full.",
        "差异注释的写法：plain 为通俗说明，full 为连同规则代码的全文，none 为不加注释；默认 plain，草稿默认 full。",
    ),
)
@option(
    "--separator",
    type=click.Choice(CHOICES["separator"]),
    help=Words(
        "The thousands separator of a document; by default none where it is Chinese, and a comma in English.",
        "文档中数字的千位分隔：comma 为逗号，none 为不分隔；中文文档默认不分隔，英文文档默认用逗号。",
    ),
)
@option(
    "--money",
    type=click.Choice(CHOICES["money"]),
    help=Words(
        "Give money in a Chinese document in yuan, or from 10,000 yuan on in tens of thousands, with all digits.",
        "中文文档中金额的单位：yuan 为元；wan 为 1 万元以上以万元为单位，保留全部数字。",
    ),
)
@option(
    "--fragment",
    is_flag=True,
    help=Words(
        "Write HTML as one element, to paste into a page of a site.", "把 HTML 写成一个元素，可粘贴到网站的网页中。"
    ),
)
@option(
    "--bom/--no-bom",
    default=None,
    help=Words(
        "Begin CSV with a byte order mark, by which Excel knows UTF-8; by default where it is Chinese.",
        "CSV 以字节顺序标记开头，Excel 据以识别 UTF-8；内容为中文的默认如此。",
    ),
)
@common
@with_words
def export_command(  # noqa: PLR0913  # one parameter for each option
    report: str | None,
    output: str | None,
    lang: Lang,
    against: tuple[str, ...],
    *,
    notes: str | None,
    separator: str | None,
    money: str | None,
    every: bool,
    draft: bool,
    alone: bool,
    fragment: bool,
    bom: bool | None,
    force: bool,
    **flags: bool,
) -> int:
    """Compile a report into other formats: to standard output, a file or a directory.

    By default it is the newest report under data/. Of a directory that is named all reports are compiled, into a
    directory.
    """
    from licreport.render import formats  # noqa: PLC0415  # `check` does not pay for them

    known = formats()
    named = [name for name in known if flags[f"as_{name}"]]
    forms = [*known.values()] if every else [known[name] for name in named or _format_of(output, known)]
    with usage(lang):
        target = _target(forms, output, known, is_flagged=every or bool(named))
        forms = _as_fragments(forms) if fragment else forms
    reports = checked_reports(report, lang, alone=alone)
    style = {"notes": notes, "separator": separator, "money": money}
    task = _Task(forms, target, lang, against, style, draft=draft, bom=bom, force=force)
    if len(reports) == 1:
        return _compile(reports[0], task, read=STDIN if report == STDIN else reports[0].loaded.name)
    with usage(lang):
        folder = _folder(str(report), len(reports), output, is_flagged=every or bool(named))
    return max(
        _compile(each, task._replace(target=folder / _way(str(report), each), is_one=False), read=each.loaded.name)
        for each in reports
    )


class _Task(NamedTuple):
    """What is to be made of a report, and where it goes."""

    forms: "Sequence[Format[Any]]"
    target: Path | str | None
    lang: Lang
    against: Sequence[str]
    style: Mapping[str, str | None]
    """How a document is to be worded, as far as an option says so."""
    draft: bool
    bom: bool | None
    force: bool
    is_one: bool = True
    """Whether it is the only report."""


_SEVERAL = Words(
    "{folder} holds {count} reports: name one of them, or compile all into a directory, with the flag of a format "
    "and -o DIR",
    "{folder} 中有 {count} 份报告：请指明其中一份；要全部生成，请加格式选项，并用 -o DIR 指明目录",
)


_IS_A_FILE = Words("{output} is a file, and several reports need a directory", "{output} 是文件，多份报告需要目录")


def _folder(report: str, count: int, output: str | None, *, is_flagged: bool) -> Path:
    """Return the directory that several reports go into; raises MisuseError where none is meant."""
    if output is None or not is_flagged:
        raise MisuseError(_SEVERAL, {"folder": report, "count": str(count)})
    if os.path.exists(output) and not os.path.isdir(output):  # noqa: PTH110, PTH112  # which take what is no path for none
        raise MisuseError(_IS_A_FILE, {"output": output})
    return Path(output)


def _way(folder: str, checked: Checked) -> str:
    """Return the way from a directory to the one that holds a report, since names may come again in others."""
    return os.path.relpath(Path(checked.loaded.name).parent, folder)


def _compile(checked: Checked, task: _Task, *, read: str) -> int:
    """Write one report in every format that is asked for; return the exit code."""
    from licreport.files.atomic import encoded  # noqa: PLC0415  # `check` does not pay for them
    from licreport.files.replacing import spare  # noqa: PLC0415  # as above

    forms, target, lang, draft = task.forms, task.target, task.lang, task.draft
    if _is_refused(checked, forms, lang, draft=draft) or _is_empty(checked, forms, lang, draft=draft):
        return FINDINGS
    _remark_warnings(checked, forms, lang)
    _remark_undrawn(checked, forms, lang)
    with usage(lang):
        others = _others(checked, task.against, lang, is_one=task.is_one)
        sources = [read, *(other.name for other in others)]
        files = [_file(target, form, checked) for form in forms]
        spare([file for file in files if file is not None], sources, force=task.force)
        edition = _edition(others, language_of(checked.loaded, lang), draft=draft)
        edition = edition._replace(style=_style(task.style, lang, draft=draft), files=_data_files(forms, files))
        bom = task.bom if task.bom is not None else edition.lang == "zh"
        written = _written(forms, checked, edition, lang, bom=bom)
        is_bytes = target is None and isinstance(written[0].content, bytes)
        if is_bytes and sys.stdout is not None and sys.stdout.isatty():
            raise MisuseError(_BINARY, {"name": forms[0].name})
        if isinstance(target, Path):
            make_directory(target)
    for file, (_, content) in zip(files, written, strict=True):
        data = encoded(content) if isinstance(content, str) else content
        deliver(file, data, lang, read=sources, force=task.force)
    if isinstance(target, Path) or (target is not None and sys.stderr is not None and sys.stderr.isatty()):
        remark(_WROTE, {"files": ", ".join(filter(None, files))}, lang)
    return FINDINGS if checked.errors else 0


_NO_FORMAT = Words(
    "say which format: {choices}, or a FILE with its ending", "请指明格式：{choices}，或用带相应后缀的 FILE"
)
_NO_DIRECTORY = Words(
    "several formats go into a directory: name it with -o DIR", "多种格式要写入目录：请用 -o DIR 指明"
)
_NOT_A_DIRECTORY = Words(
    "{output} is a file, and several formats need a directory", "{output} 是文件，多种格式需要目录"
)
_BINARY = Words(
    "--{name} is not text for a terminal: name a file with -o FILE",
    "--{name} 不是可在终端显示的文本：请用 -o FILE 指明文件",
)


def _target(
    forms: Sequence["Format[Any]"], output: str | None, known: Mapping[str, object], *, is_flagged: bool
) -> Path | str | None:
    """Return the directory or the file to write to, or None for standard output.

    What only an ending says the format of is a file.

    Raises MisuseError where it is not clear what is to be written, or where to.
    """
    if not forms:
        raise MisuseError(_NO_FORMAT, {"choices": ", ".join(f"--{name}" for name in known)})
    if output is None:
        if len(forms) > 1:
            raise MisuseError(_NO_DIRECTORY)
        return None
    if os.path.isdir(output) and is_flagged:  # noqa: PTH112  # which takes what cannot be a path for none
        return Path(output)
    if len(forms) == 1:
        return output
    if os.path.exists(output):  # noqa: PTH110  # as above
        raise MisuseError(_NOT_A_DIRECTORY, {"output": output})
    return Path(output)


_NO_FRAGMENT = Words(
    "--fragment is for HTML: add --html, or name a file that ends in .html",
    "--fragment 只用于 HTML：请加 --html，或用 .html 结尾的文件名",
)


def _as_fragments(forms: Sequence["Format[Any]"]) -> "list[Format[Any]]":
    """Return the formats, those as parts of a page that can be; raises MisuseError where none can."""
    if not any(form.fragment for form in forms):
        raise MisuseError(_NO_FRAGMENT)
    return [form._replace(render=form.fragment) if form.fragment else form for form in forms]


def _data_files(forms: Sequence["Format[Any]"], files: Sequence[str | None]) -> tuple[str, ...]:
    """Return the names of the files that are data among those that are written into one directory."""
    from licreport.compose.publish import is_data  # noqa: PLC0415  # as above

    return tuple(Path(file).name for form, file in zip(forms, files, strict=True) if file and is_data(form))


_REFUSED = Words(
    "not compiled: {errors}; correct them, waive what was published so, or write a --draft",
    "未生成：有 {errors}；请改正，或对已公布的原文加豁免，或用 --draft 生成草稿",
)
_WARNED = Words("{warnings}, which `licreport check {file}` shows", "有 {warnings}，见 `licreport check {file}`")
_NO_CHARTS = Words(
    "charts are left out ({names}); to have them: pip install 'licreport[charts]'",
    "未绘制图表（{names}）；需要图表请安装：pip install 'licreport[charts]'",
)
_IN_WORDS = Words(
    "a chart is left out (--{name}), its words in its place: {why}", "有图表未绘制（--{name}），以文字说明代替：{why}"
)


def _is_refused(checked: Checked, forms: Sequence["Format[Any]"], lang: Lang, *, draft: bool) -> bool:
    """Tell whether errors keep a report from being compiled, and say which; of what is no report there is no draft."""
    from licreport.compose.publish import refuses_errors  # noqa: PLC0415  # as above
    from licreport.listing.forms import full  # noqa: PLC0415  # as above

    is_report = checked.loaded.report is not None
    if is_report and (not checked.errors or draft or not any(map(refuses_errors, forms))):
        return False
    click.echo("\n".join(full.blocks(checked, lang)), err=True)
    if is_report:
        click.echo(_REFUSED.say(lang, {"errors": counted(checked.errors, ERRORS, lang)}), err=True)
    return True


_EMPTY = Words(
    "not compiled: {file} prints no figure; fill it in, or write a --draft",
    "未生成：{file} 没有一项数据；请填写，或用 --draft 生成草稿",
)


def _is_empty(checked: Checked, forms: Sequence["Format[Any]"], lang: Lang, *, draft: bool) -> bool:
    """Tell whether there is nothing to compile, and say so: of a skeleton that was not filled in there is a draft."""
    from licreport.compose.publish import refuses_errors  # noqa: PLC0415  # as above
    from licreport.report.address import printed_figures  # noqa: PLC0415  # as above

    report = checked.loaded.report
    if draft or report is None or next(printed_figures(report), None) or not any(map(refuses_errors, forms)):
        return False
    remark(_EMPTY, {"file": checked.loaded.name}, lang)
    return True


_WROTE = Words("written: {files}", "已写入：{files}")


def _remark_warnings(checked: Checked, forms: Sequence["Format[Any]"], lang: Lang) -> None:
    """Say that there are warnings, of which what is compiled says nothing."""
    from licreport.compose.publish import refuses_errors  # noqa: PLC0415  # as above

    if checked.warnings and any(map(refuses_errors, forms)):
        warnings = counted(checked.warnings, WARNINGS, lang)
        click.echo(_WARNED.say(lang, {"warnings": warnings, "file": checked.loaded.name}), err=True)


def _remark_undrawn(checked: Checked, forms: Sequence["Format[Any]"], lang: Lang) -> None:
    """Say which charts a document does without, though the report has figures for them, and why."""
    from licreport.compose.pictures import undrawn  # noqa: PLC0415  # as above
    from licreport.document.blocks import Document  # noqa: PLC0415  # as above

    report = checked.loaded.report
    if report is not None and any(form.takes is Document for form in forms):
        for text in undrawn(report, lang):
            click.echo(printable(text), err=True)


def _others(checked: Checked, against: Sequence[str], lang: Lang, *, is_one: bool) -> list[Loaded]:
    """Return the reports on the other years that are asked for, each year once.

    Raises MisuseError where there is none, which is only said where several reports are compiled.
    """
    from licreport.files.counterpart import counterparts  # noqa: PLC0415  # as above

    found: dict[int | None, Loaded] = {}
    for asked in against:
        try:
            meant = counterparts(checked.loaded, asked, DATA)
        except MisuseError as error:
            if is_one:
                raise
            click.echo(printable(error.say(lang)), err=True)
            continue
        for other in meant:
            found.setdefault(None if other.report is None else other.report.report.year, other)
    return [*found.values()]


def _edition(others: Sequence[Loaded], lang: Lang, *, draft: bool) -> "Edition":
    from licreport.compose.publish import Edition, date_asked_for  # noqa: PLC0415  # as above

    beside = tuple(other.report for other in others if other.report is not None)
    return Edition(lang, beside, draft, date_asked_for(os.environ))


def _style(asked: Mapping[str, str | None], lang: Lang, *, draft: bool) -> "Style":
    """Return how documents are printed: as is asked for, or else as the project has it, but for a draft's notes."""
    from licreport.compose.telling import Style  # noqa: PLC0415  # as above
    from licreport.figures.manner import Manner  # noqa: PLC0415  # as above

    said = project_settings(lang)
    chosen = {key: value or said.get(key) for key, value in asked.items()}
    wording = asked["notes"] if draft else chosen["notes"]
    comma = None if chosen["separator"] is None else chosen["separator"] == "comma"
    return Style(cast("Wording | None", wording), Manner(comma, in_wan=chosen["money"] == "wan"))


class _Written(NamedTuple):
    form: "Format[Any]"
    content: str | bytes


def _written(
    forms: Sequence["Format[Any]"], checked: Checked, edition: "Edition", lang: Lang, *, bom: bool
) -> list[_Written]:
    """Return the report in every format, before any file is written."""
    from licreport.compose import publish  # noqa: PLC0415  # as above
    from licreport.render import chart  # noqa: PLC0415  # as above

    written, drawn = [], []
    for form in forms:
        taken = publish.given(form, checked, edition)
        drawn += [f"--{form.name}"] if form.has_charts and publish.charts_of(taken) else []
        content = publish.rendered(form, taken)
        if form.has_pixels and chart.is_available():
            _remark_charts(form, taken, lang)
        marked = bom and form.name == "csv" and isinstance(content, str)
        written.append(_Written(form, f"\ufeff{content!s}" if marked else content))
    if drawn and not chart.is_available():
        click.echo(_NO_CHARTS.say(lang, {"names": few(drawn).say(lang)}), err=True)
    return written


def _remark_charts(form: "Format[Any]", taken: object, lang: Lang) -> None:
    """Say that a chart is not drawn where no font has its characters."""
    from licreport.compose import publish  # noqa: PLC0415  # as above
    from licreport.render import chart  # noqa: PLC0415  # as above

    try:
        chart.require(publish.charts_of(taken), lang)
    except MisuseError as problem:
        click.echo(_IN_WORDS.say(lang, {"name": form.name, "why": problem.say(lang)}), err=True)


def _format_of(output: str | None, known: Mapping[str, "Format[Any]"]) -> list[str]:
    if output is None:
        return []
    return [name for name, form in known.items() if output.lower().endswith(form.suffixes)][:1]


def _file(target: Path | str | None, form: "Format[Any]", checked: Checked) -> str | None:
    """Return the file that a format goes into, or None for standard output."""
    return str(target / f"{_stem(checked)}{form.suffixes[0]}") if isinstance(target, Path) else target


def _stem(checked: Checked) -> str:
    """Return what files are named after: the report's own file, or its year where it has none."""
    report = checked.loaded.report
    name = Path(checked.loaded.name).stem
    return str(report.report.year) if name == "<stdin>" and report is not None else name
