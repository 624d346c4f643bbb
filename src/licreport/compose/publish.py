"""Report → bytes in a format: what a format takes is made of the report, and dated by it.

Files bear the date of the report, not the clock's, so that the same input gives the same bytes; SOURCE_DATE_EPOCH,
which builds that are to be repeatable set, is honoured.
"""

import datetime
from collections.abc import Mapping
from typing import Any, NamedTuple

from licreport.check.one import Checked
from licreport.compose.report import compose
from licreport.compose.tables import tidy, workbook
from licreport.compose.telling import PLAIN_STYLE, Style
from licreport.document.blocks import Chart, Document, Drawing
from licreport.document.tidy import Tidy
from licreport.document.workbook import Workbook
from licreport.render import Format
from licreport.report.model import Report
from licreport.words.language import Lang, MisuseError, Words


class Edition(NamedTuple):
    """How a report is to be compiled."""

    lang: Lang
    beside: tuple[Report, ...] = ()
    """Reports on other years, for the charts."""
    draft: bool = False
    date: datetime.date | None = None
    """The day that files are to bear, where it is not to be the report's."""
    style: Style = PLAIN_STYLE
    """How documents are printed; data have figures as they were read."""
    files: tuple[str, ...] = ()
    """The names of the files that are written beside a document and hold its figures as data."""


def given(form: Format[Any], checked: Checked, edition: Edition) -> Any:  # noqa: ANN401  # whatever the format takes
    """Return what a format takes, made of a checked report."""
    made: Document | Workbook
    if form.takes is Document:
        composed = compose(checked, edition.lang, edition.beside, draft=edition.draft, style=edition.style)
        made = composed._replace(files=edition.files)
    elif form.takes is Workbook:
        stamp = compose(checked, edition.lang, draft=True).draft if edition.draft else ""
        made = workbook(checked, edition.lang, draft=stamp)
    else:
        return tidy(checked, edition.lang) if form.takes is Tidy else checked
    return made if edition.date is None else made._replace(date=edition.date)


def rendered(form: Format[Any], taken: object) -> str | bytes:
    """Return what a format makes of what it takes; raises MisuseError where the packages it needs are not installed."""
    try:
        return form.render(taken)
    except ModuleNotFoundError as error:
        if not form.extra or (error.name or "").startswith("licreport"):
            raise
        raise MisuseError(_NO_EXTRA, {"name": form.name, "extra": form.extra, "package": error.name or ""}) from None


def charts_of(taken: object) -> list[Drawing]:
    """Return the charts that a format would draw of what it takes."""
    return [block.drawing for block in taken.blocks if isinstance(block, Chart)] if isinstance(taken, Document) else []


def refuses_errors(form: Format[Any]) -> bool:
    """Tell whether a format is not written of a report with errors: it would show figures without what is wrong."""
    return form.takes in {Document, Workbook}


def is_data(form: Format[Any]) -> bool:
    """Tell whether a format holds figures as data, so that a document written beside it leads to it."""
    return form.takes is not Document


_NO_EXTRA = Words(
    "--{name} needs the package {package}; install it with: pip install 'licreport[{extra}]'",
    "--{name} 需要软件包 {package}；安装命令：pip install 'licreport[{extra}]'",
)
_NO_EPOCH = Words(
    "SOURCE_DATE_EPOCH is {value}, not a number of seconds since 1970",
    "SOURCE_DATE_EPOCH 的值 {value} 不是自 1970 年起的秒数",
)


def date_asked_for(environ: Mapping[str, str]) -> datetime.date | None:
    """Return the day that SOURCE_DATE_EPOCH asks for, in UTC; raises MisuseError where it is no number of seconds."""
    value = environ.get("SOURCE_DATE_EPOCH", "")
    if not value:
        return None
    try:
        return datetime.datetime.fromtimestamp(int(value), tz=datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise MisuseError(_NO_EPOCH, {"value": value}) from None
