"""Report → workbook and tidy figures: which sheets there are, and what stands in them.

A figure has one cell. Whatever follows from figures is a formula over their cells: the indicators, the shares of the
items, and both sides of every relation that the rules state. What a formula gives when it is worked out anew is what
the checks have found.
"""

from licreport.check.one import Checked
from licreport.compose.report import date_of
from licreport.compose.tables.about import about
from licreport.compose.tables.checks import checks
from licreport.compose.tables.figures import figures
from licreport.compose.tables.findings import findings
from licreport.compose.tables.items import items
from licreport.compose.tables.rows import rows
from licreport.document.tidy import FIGURES, Tidy
from licreport.document.workbook import Workbook
from licreport.report.model import Report
from licreport.words.language import Lang, Words
from licreport.words.period import titled

_TITLE = Words("{authority}: administrative licensing in {period}", "{authority}{period}行政许可实施情况")


def workbook(checked: Checked, lang: Lang, draft: str = "") -> Workbook:
    """Return the sheets of a checked report; those of which there is nothing to say are left out.

    Raises ValueError for a file that is no report.
    """
    report = _report(checked)
    addresses = checked.loaded.addresses
    figure_sheet, figure_cells = figures(report, addresses, lang)
    item_sheet, item_cells = items(report, checked.report or report, addresses, figure_cells, lang)
    about_sheet, date_cells = about(checked, report, lang)
    check_sheet = checks(checked, figure_cells | item_cells | date_cells, lang)
    sheets = (figure_sheet, item_sheet, check_sheet, findings(checked, lang), about_sheet)
    own = report.report
    return Workbook(
        _TITLE.say(lang, {"authority": own.authority, "period": titled(own.year, own.span).say(lang)}),
        tuple(sheet for sheet in sheets if sheet is figure_sheet or sheet.rows),
        lang,
        date_of(report),
        own.publisher or own.authority,
        draft,
    )


def tidy(checked: Checked, lang: Lang) -> Tidy:
    """Return every figure that a report prints, and then its indicators, one a row.

    Raises ValueError for a file that is no report.
    """
    return Tidy(FIGURES, tuple(rows(_report(checked), checked.loaded.addresses, lang)))


def _report(checked: Checked) -> Report:
    if checked.loaded.report is None:
        raise ValueError(f"{checked.loaded.name} is no report")
    return checked.loaded.report
