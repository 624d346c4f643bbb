"""XLSX: sheets with live formulas, in which every cell is what it was meant to be, text never a formula."""

from licreport.document.workbook import Workbook
from licreport.render import Format


def render(workbook: Workbook) -> bytes:
    """Return a workbook as the bytes of an XLSX file."""
    from licreport.render.sheets import written  # noqa: PLC0415  # what writes it is an extra

    return written(workbook)


FORMAT = Format("xlsx", (".xlsx",), "sheets with live formulas: figures, items, checks", render, Workbook, "xlsx")
