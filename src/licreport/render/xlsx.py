"""XLSX: sheets with live formulas, in which every cell is what it was meant to be, text never a formula."""

from licreport.document.workbook import Workbook
from licreport.render import Format
from licreport.words.language import Words


def render(workbook: Workbook) -> bytes:
    """Return a workbook as the bytes of an XLSX file."""
    from licreport.render.sheets import written  # noqa: PLC0415  # what writes it is an extra

    return written(workbook)


FORMAT = Format(
    "xlsx",
    (".xlsx",),
    Words("sheets with live formulas: figures, items, checks", "带公式的工作表：数据、分事项、核对"),
    render,
    Workbook,
    "xlsx",
)
