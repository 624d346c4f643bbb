"""How a sheet is looked at: what stays in view, what is filtered, and how it is printed."""

from typing import Any

from licreport.document.workbook import Sheet, Workbook
from licreport.render.sheets.text import clean

_A4 = 9
_MARGINS = {"left": 0.4, "right": 0.4, "top": 0.7, "bottom": 0.6}  # inches
_NOTED = ("number_stored_as_text", "formula_differs", "formula_range", "empty_cell_reference")
"""What spreadsheet programs would mark with a green corner, though it is meant."""


def set_up(worksheet: Any, sheet: Sheet, workbook: Workbook, top: int) -> None:  # noqa: ANN401  # as in `table`
    """Keep the headings in view, on the screen and on every printed page, as wide as all columns."""
    right, bottom = len(sheet.columns) - 1, top + len(sheet.rows) - 1
    worksheet.freeze_panes(top, sheet.fixed)
    if sheet.rows:
        worksheet.autofilter(top - 1, 0, bottom, right)
        worksheet.ignore_errors(dict.fromkeys(_NOTED, f"A1:XFD{bottom + 1}"))
    worksheet.set_landscape()
    worksheet.set_paper(_A4)
    worksheet.fit_to_pages(1, 0)
    worksheet.repeat_rows(0, top - 1)
    worksheet.set_margins(**_MARGINS)
    worksheet.set_header(f"&L{_running(workbook.title)}&C{_running(sheet.name)}&R{_running(workbook.draft)}")
    worksheet.set_footer("&C&P / &N")


_LONGEST = 75  # characters of each of three, of the 255 that a header may have


def _running(text: str) -> str:
    """Return text as it stands in a running header, where an ampersand begins a command."""
    line = " ".join(clean(text).split())
    return (line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…").replace("&", "&&")
