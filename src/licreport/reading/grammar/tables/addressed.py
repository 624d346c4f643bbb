"""Tables that give the address of each figure, as what `export` writes does: read by it, as it was printed."""

import re
from collections.abc import Iterator, Mapping

from licreport.reading.grammar.claim import Claim, Left, Named, Path, quotation
from licreport.reading.grammar.printed import plain
from licreport.reading.grammar.sentences.words import Said
from licreport.reading.grammar.tables.cells import rows_of
from licreport.reading.text import Cell, Grid
from licreport.report.address import all_tables, is_figure
from licreport.report.naming import unquoted
from licreport.words.language import Words

_ADDRESS, _PRINTED, _UNIT = {"位置", "address"}, {"原文", "as printed"}, {"单位", "unit"}


def is_addressed(grid: Grid) -> bool:
    """Tell whether a table gives the addresses of its figures: in a column of their own, or cell by cell."""
    return _has_column(grid) or any(cell.address for cell in grid.cells)


def said_of_addresses(grid: Grid) -> Iterator[Said]:
    """Yield the figures of such a table; what is computed from them is none."""
    if not _has_column(grid):
        yield from _by_cell(grid)
        return
    header, *rows = rows_of(grid)
    address, printed, unit = (
        next((number for number, cell in header.items() if cell.text.strip() in called), -1)
        for called in (_ADDRESS, _PRINTED, _UNIT)
    )
    for row in rows:
        for number, cell in row.items():
            if number == printed and address in row and cell.text.strip():
                yield _said(row[address].text.strip(), cell, row.get(unit))
            elif number != address and re.search(r"\d", plain(cell.text)):
                yield Left(quotation(cell.text, 0, len(cell.text), cell.place), _COMPUTED, is_figure=False)


def _has_column(grid: Grid) -> bool:
    headings = {cell.text.strip() for cell in grid.cells if cell.row == 0}
    return bool(headings & _ADDRESS) and bool(headings & _PRINTED)


def _by_cell(grid: Grid) -> Iterator[Said]:
    header, *rows = rows_of(grid)
    unit = next((number for number, cell in header.items() if cell.text.strip() in _UNIT), -1)
    for row in (header, *rows):
        for cell in {id(cell): cell for cell in row.values()}.values():
            if cell.address:
                yield _said(cell.address, cell, row.get(unit))
            elif re.search(r"\d", plain(cell.text)):
                yield Left(quotation(cell.text, 0, len(cell.text), cell.place), _COMPUTED, is_figure=False)


def left_of_ours(said: Iterator[Said]) -> Iterator[Said]:
    """Yield what the other tables of such a document say as what it is: what was found of the figures."""
    for one in said:
        yield Left(one.quotation, _FOUND, is_figure=False)


def named_in_tables(said: Iterator[Said]) -> Iterator[Said]:
    """Yield what the prose of such a document says, without its figures that have no key: its tables name them all."""
    for one in said:
        yield Left(one.quotation, _IN_TABLES, is_figure=False) if isinstance(one, Named) else one


def _said(address: str, cell: Cell, unit: Cell | None) -> Said:
    text = plain(cell.text)
    text = text[: match.start()] if (match := re.search(_MARKS, text)) else text
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    digits = re.sub(r"(?<=\d),(?=\d)", "", text[start:end])
    written: int | str = int(digits) if re.fullmatch(r"-?\d{1,15}", digits) else digits
    quoted = quotation(cell.text, start, end, cell.place)
    if named := re.fullmatch(r"figure\.(.+)\.value", address):
        return Named(unquoted(named[1]), written, "" if unit is None else unit.text.strip(), quoted)
    if address.endswith(".share"):
        return Left(quoted, _SHARE, is_figure=True)
    path = _path(address, all_tables())
    return Left(quoted, _COMPUTED, is_figure=False) if path is None else Claim(path, written, quoted)


def _path(address: str, tables: Mapping[str, type]) -> Path | None:
    """Return the path of a figure's address; None where it is that of no figure that is read."""
    item = re.fullmatch(r"item\.(.+)\.(\w+)", address)
    table, _, key = ("item", "", item[2]) if item else address.rpartition(".")
    kind = tables.get(table)
    if kind is None or table == "figure" or not is_figure(kind, key):
        return None
    return (table, unquoted(item[1]), key) if item else (table, key)


_MARKS = r"[\[¹²³⁰-⁹]"
"""What the marks of notes begin with, behind a figure."""
_COMPUTED = Words("computed, not printed", "计算所得，并非原文")
_SHARE = Words("a share, which no document is read for", "是占比，目前不从文档中读取")
_IN_TABLES = Words("it stands in a table of the document by its name", "文中表格已列明该数据的名称")
_FOUND = Words("of what this tool found, not of the report", "是本工具的核对结果，不是报告的数据")
