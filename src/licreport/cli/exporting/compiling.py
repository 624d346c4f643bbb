"""One report → files: every format is made before any is written."""

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import click

from licreport.check.one import Checked
from licreport.cli.exporting.formats import file_of
from licreport.cli.exporting.refusal import is_empty, is_refused, remark_findings, remark_undrawn
from licreport.cli.options import (
    DATA,
    FINDINGS,
    language_of,
    project_settings,
    usage,
)
from licreport.cli.output import deliver, make_directory, remark
from licreport.report.load import Loaded
from licreport.words.language import Lang, MisuseError, Words, few
from licreport.words.terminal import printable

if TYPE_CHECKING:
    from licreport.compose.footnotes import Wording
    from licreport.compose.publish import Edition
    from licreport.compose.telling import Style
    from licreport.render import Format


class Task(NamedTuple):
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


_BINARY = Words(
    "--{name} is not text for a terminal: name a file with -o FILE",
    "--{name} 不是可在终端显示的文本：请用 -o FILE 指明文件",
)
_WROTE = Words("written: {files}", "已写入：{files}")


def compiled(checked: Checked, task: Task, *, read: str) -> int:
    """Write one report in every format that is asked for; return the exit code."""
    from licreport.files.atomic import encoded  # noqa: PLC0415  # `check` does not pay for them
    from licreport.files.replacing import spare  # noqa: PLC0415  # as above

    forms, target, lang, draft = task.forms, task.target, task.lang, task.draft
    if is_refused(checked, forms, lang, draft=draft) or is_empty(checked, forms, lang, draft=draft):
        return FINDINGS
    remark_findings(checked, forms, lang)
    remark_undrawn(checked, forms, lang)
    with usage(lang):
        others = _others(checked, task.against, lang, is_one=task.is_one)
        sources = [read, *(other.name for other in others)]
        files = [file_of(target, form, checked) for form in forms]
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


def _data_files(forms: Sequence["Format[Any]"], files: Sequence[str | None]) -> tuple[str, ...]:
    """Return the names of the files that are data among those that are written into one directory."""
    from licreport.compose.publish import is_data  # noqa: PLC0415  # as above

    return tuple(Path(file).name for form, file in zip(forms, files, strict=True) if file and is_data(form))


_NO_CHARTS = Words(
    "charts are left out ({names}); to have them: pip install 'licreport[charts]'",
    "未绘制图表（{names}）；需要图表请安装：pip install 'licreport[charts]'",
)
_IN_WORDS = Words(
    "a chart is left out (--{name}), its words in its place: {why}", "有图表未绘制（--{name}），以文字说明代替：{why}"
)


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
