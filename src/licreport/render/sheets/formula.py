"""Formulas as spreadsheet programs spell them."""

from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]  # it comes without types

from licreport.document.workbook import Area, Formula, Ref, Term

LONGEST = 8192
"""Characters that a formula may have."""


def spelled(formula: Formula, sheet: str, top: int) -> str:
    """Return the text of a formula that stands in a sheet; the first row of every sheet is row `top` of the file."""
    return "=" + "".join(_term(term, sheet, top) for term in formula.terms)


def _term(term: Term, sheet: str, top: int) -> str:
    if isinstance(term, str):
        return term
    if isinstance(term, Ref):
        return f"{_prefix(term, sheet)}{_cell(term, top)}"
    if isinstance(term, Area):
        return f"{_prefix(term.first, sheet)}{_cell(term.first, top)}:{_cell(term.last, top)}"
    return f"{term}" if isinstance(term, int) and term >= 0 else f"({term})"


def _prefix(ref: Ref, sheet: str) -> str:
    quoted = ref.sheet.replace("'", "''")
    return "" if ref.sheet == sheet else f"'{quoted}'!"


def _cell(ref: Ref, top: int) -> str:
    return str(xl_rowcol_to_cell(ref.row + top, ref.column, row_abs=True, col_abs=True))
