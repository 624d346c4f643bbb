"""A report in the formats that `export` writes, to be downloaded, and as the page that is looked at before."""

import os
from typing import TYPE_CHECKING, NamedTuple, cast

from licreport.check.one import Checked
from licreport.compose.publish import Edition, date_asked_for, given, refuses_errors, rendered
from licreport.compose.telling import Style
from licreport.figures.manner import Manner
from licreport.files.atomic import encoded
from licreport.render import formats
from licreport.report.address import printed_figures
from licreport.serve.work.asked import Asked
from licreport.serve.work.opened import checked, opened
from licreport.words.language import MisuseError, Words

if TYPE_CHECKING:
    from licreport.compose.footnotes import Wording

TOML = "toml"


class Made(NamedTuple):
    """A file that was made."""

    content: bytes


def made(asked: Asked, body: bytes) -> Made:
    """Make a file of a document in a format; one with errors is a draft, stamped as such on every page.

    Raises MisuseError where there is no such format, nothing to make of it, or a library is missing.
    """
    found = opened(body, asked)
    if asked.form == TOML:
        if not found.toml:
            raise MisuseError(_NO_REPORT)
        return Made(encoded(found.toml))
    form = formats().get(asked.form)
    if form is None:
        raise MisuseError(_NO_FORMAT, {"name": asked.form[:20]})
    result = checked(found.loaded, asked)
    if result.loaded.report is None:
        raise MisuseError(_NO_REPORT)
    draft = refuses_errors(form) and _is_draft(result)
    edition = Edition(asked.lang, (), draft, date_asked_for(os.environ), _style(asked, draft=draft))
    content = rendered(form, given(form, result, edition))
    if isinstance(content, str) and form.name == "csv" and asked.lang == "zh":
        content = f"\ufeff{content}"  # or Excel would not take it for UTF-8, as `export` has it
    return Made(encoded(content) if isinstance(content, str) else content)


def _style(asked: Asked, *, draft: bool) -> Style:
    """Return how a document is printed: as is asked for, or else as the project has it, but for a draft's notes."""
    project = asked.project
    wording = asked.notes if draft else asked.notes or project.notes
    separator, money = asked.separator or project.separator, asked.money or project.money
    comma = None if separator is None else separator == "comma"
    return Style(cast("Wording | None", wording), Manner(comma, in_wan=money == "wan"))


def _is_draft(result: Checked) -> bool:
    """Tell whether a report is not fit to be published: it has errors, or no figure."""
    report = result.loaded.report
    return bool(result.errors) or report is None or next(printed_figures(report), None) is None


def previewed(asked: Asked, body: bytes) -> Made:
    """Make the page of a report that is compiled, to be looked at."""
    return made(asked._replace(form="html"), body)


_NO_FORMAT = Words("there is no format {name}", "没有这种格式：{name}")
_NO_REPORT = Words(
    "this could not be read as a report, so nothing can be made of it", "未能读取为报告，无法生成其他格式"
)
