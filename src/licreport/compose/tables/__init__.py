"""Report → workbook and tidy figures: which sheets there are, and what stands in them.

A figure has one cell. Whatever follows from figures is a formula over their cells: the indicators, the shares of the
items, both sides of every relation that the rules state, and whether it holds. What a formula gives when it is worked
out anew is what the checks have found; after a figure is changed it is what they would find.
"""

from collections import Counter

from licreport.check.one import Checked
from licreport.compose.report import date_of
from licreport.compose.tables.about import about
from licreport.compose.tables.about import sought as sought_date
from licreport.compose.tables.checks import checks
from licreport.compose.tables.figures import figures
from licreport.compose.tables.figures import sought as sought_figure
from licreport.compose.tables.findings import findings
from licreport.compose.tables.items import items
from licreport.compose.tables.laid.place import Cells
from licreport.compose.tables.rows import rows
from licreport.document.tidy import FIGURES, Tidy
from licreport.document.workbook import Ref, Sought, Workbook
from licreport.report.address import Addresses
from licreport.report.model import Report
from licreport.report.source import Path
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

    def seek(path: Path) -> Sought | None:
        return sought_date(path, lang) if path[0] == "report" else sought_figure(path, addresses, lang)

    check_sheet, cells = checks(checked, {**figure_cells, **item_cells, **date_cells}, seek, lang)
    sheets = (figure_sheet, item_sheet, check_sheet, findings(checked, lang), about_sheet)
    own = report.report
    return Workbook(
        _TITLE.say(lang, {"authority": own.authority, "period": titled(own.year, own.span).say(lang)}),
        tuple(sheet for sheet in sheets if sheet is figure_sheet or sheet.rows),
        lang,
        date_of(report),
        own.publisher or own.authority,
        draft,
        _names(cells, addresses, lang),
    )


def _names(cells: Cells, addresses: Addresses, lang: Lang) -> dict[Ref | Sought, str]:
    """Return what figures and dates are called in formulas: by their labels, those with the same one by their place."""
    labels = {path: addresses.label(path).say(lang) for path in cells if path[0] != "item"}
    often = Counter(labels.values())
    return {cells[path]: label if often[label] == 1 else addresses.of(path) for path, label in labels.items()}


def tidy(checked: Checked, lang: Lang) -> Tidy:
    """Return every figure that a report prints, and then its indicators, one a row.

    Raises ValueError for a file that is no report.
    """
    return Tidy(FIGURES, tuple(rows(_report(checked), checked.loaded.addresses, lang)))


def _report(checked: Checked) -> Report:
    if checked.loaded.report is None:
        raise ValueError(f"{checked.loaded.name} is no report")
    return checked.loaded.report
