"""XLSX: sheets with live formulas, in which every cell is what it was meant to be, text never a formula."""

from licreport.render import Format
from licreport.workbook import Workbook


def render(workbook: Workbook) -> bytes:
    """Return a workbook as the bytes of an XLSX file."""
    from licreport.sheets import written  # noqa: PLC0415  # what writes it is an extra

    return written(workbook)


FORMAT = Format("xlsx", (".xlsx",), "sheets with live formulas: figures, items, checks", render, Workbook, "xlsx")
