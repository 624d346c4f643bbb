"""A table below its caption: a header row that returns on every page, rows that stay whole, numbers to the right."""

from collections.abc import Collection

from docx.oxml.ns import qn
from docx.oxml.table import CT_Tbl
from docx.shared import Pt, Twips
from docx.table import _Cell as Cell

from licreport.document.blocks import Span, Table
from licreport.render.gbt9704 import TABLE
from licreport.render.measured.columns import SHORT, Laid
from licreport.render.word.element import element
from licreport.render.word.measure import twips
from licreport.render.word.text import Text


def write_table(table: Table, laid: Laid, text: Text) -> None:
    """Write a table over the whole width of the text, in smaller type where it has many columns."""
    text.add("Caption", table.caption).paragraph_format.keep_with_next = True
    grid = text.package.add_table(len(table.rows) + 1, len(table.columns), style="Table Grid")
    header, *rows = grid.rows
    for cell, column in zip(header.cells, table.columns, strict=True):
        _fill(cell, text, "Table Heading", Span(column.heading))
    styles = ["Table Number" if column.is_number else "Table Text" for column in table.columns]
    for number, (cells, row) in enumerate(zip(rows, table.rows, strict=True)):
        for cell, style, span in zip(cells.cells, styles, row.cells, strict=True):
            _fill(cell, text, style, span)
            if number in _kept(len(rows)):
                cell.paragraphs[0].paragraph_format.keep_with_next = True
        if row.depth:
            cells.cells[0].paragraphs[0].paragraph_format.left_indent = Pt(row.depth * TABLE.size)
    _tell(text.package.element.body.tbl_lst[-1], table, laid)


def _kept(rows: int) -> Collection[int]:
    """Return the rows that stay on the page of the next: all of a short table, or else the first and the last but one.

    So no page has only the first row of a table, or only its last.
    """
    return range(rows - 1) if rows <= SHORT else {0, rows - 2}


def _fill(cell: Cell, text: Text, style: str, span: Span) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = style
    text.fill(paragraph, (span,))


def _tell(grid: CT_Tbl, table: Table, laid: Laid) -> None:
    """Say what python-docx has no words for: the widths of all columns, what the table shows, and what its rows are."""
    if laid.size != TABLE.size:
        for run in grid.xpath(".//w:r"):
            run.get_or_add_rPr().sz_val = Pt(laid.size)
    columns = [twips(width) for width in laid.widths]
    properties = grid.tblPr
    properties.autofit = False
    for automatic in properties.iterchildren(qn("w:tblW")):
        properties.replace(automatic, element("w:tblW", type="dxa", w=f"{sum(columns)}"))
    properties.append(element("w:tblCaption", val=table.caption))
    for column, width in zip(grid.tblGrid.gridCol_lst, columns, strict=True):
        column.w = Twips(width)
    for number, row in enumerate(grid.tr_lst):
        row.get_or_add_trPr().append(element("w:cantSplit"))
        if number == 0:
            row.get_or_add_trPr().append(element("w:tblHeader"))
        for cell, width in zip(row.tc_lst, columns, strict=True):
            cell.width = Twips(width)
