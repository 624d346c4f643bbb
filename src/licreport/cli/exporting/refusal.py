"""What keeps a report from being compiled, and what is said of one that is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from licreport.check.one import Checked
from licreport.cli.output import remark
from licreport.words.language import ERRORS, WARNINGS, Lang, Words, counted, joined
from licreport.words.terminal import printable

if TYPE_CHECKING:
    from licreport.render import Format


_REFUSED = Words(
    "not compiled: {errors}; correct them, waive what was published so, or write a --draft",
    "未生成：有 {errors}；请改正，或对已公布的原文加豁免，或用 --draft 生成草稿",
)
_FOUND = Words("{findings}, which `licreport check {file}` shows", "有 {findings}，见 `licreport check {file}`")


def is_refused(checked: Checked, forms: Sequence["Format[Any]"], lang: Lang, *, draft: bool) -> bool:
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


def is_empty(checked: Checked, forms: Sequence["Format[Any]"], lang: Lang, *, draft: bool) -> bool:
    """Tell whether there is nothing to compile, and say so: of a skeleton that was not filled in there is a draft."""
    from licreport.compose.publish import refuses_errors  # noqa: PLC0415  # as above
    from licreport.report.address import printed_figures  # noqa: PLC0415  # as above

    report = checked.loaded.report
    if draft or report is None or next(printed_figures(report), None) or not any(map(refuses_errors, forms)):
        return False
    remark(_EMPTY, {"file": checked.loaded.name}, lang)
    return True


def remark_findings(checked: Checked, forms: Sequence["Format[Any]"], lang: Lang) -> None:
    """Say that there are warnings, of which documents say nothing, and errors, of which a table of figures does not."""
    from licreport.compose.publish import refuses_errors  # noqa: PLC0415  # as above
    from licreport.document.tidy import Tidy  # noqa: PLC0415  # as above

    found = [counted(checked.warnings, WARNINGS, lang)] if checked.warnings and any(map(refuses_errors, forms)) else []
    if checked.errors and any(form.takes is Tidy for form in forms):
        found.insert(0, counted(checked.errors, ERRORS, lang))
    if found:
        facts = {"findings": joined(found, lang), "file": checked.loaded.name}
        click.echo(printable(_FOUND.say(lang, facts)), err=True)


def remark_undrawn(checked: Checked, forms: Sequence["Format[Any]"], lang: Lang) -> None:
    """Say which charts a document does without, though the report has figures for them, and why."""
    from licreport.compose.pictures import undrawn  # noqa: PLC0415  # as above
    from licreport.document.blocks import Document  # noqa: PLC0415  # as above

    report = checked.loaded.report
    if report is not None and any(form.takes is Document for form in forms):
        for text in undrawn(report, lang):
            click.echo(printable(text), err=True)
