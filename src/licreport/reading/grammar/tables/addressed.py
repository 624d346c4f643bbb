"""Tables that give the address of each figure, as the workbooks that `export` writes: read by it, as it was printed."""

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
    """Tell whether a table has a column of addresses and one of figures as they were printed."""
    headings = {cell.text.strip() for cell in grid.cells if cell.row == 0}
    return bool(headings & _ADDRESS) and bool(headings & _PRINTED)


def said_of_addresses(grid: Grid) -> Iterator[Said]:
    """Yield the figures of such a table; what is computed from them is none."""
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


def left_of_ours(said: Iterator[Said]) -> Iterator[Said]:
    """Yield what the other tables of such a document say as what it is: what was found of the figures."""
    for one in said:
        yield Left(one.quotation, _FOUND, is_figure=False)


def _said(address: str, cell: Cell, unit: Cell | None) -> Said:
    text = plain(cell.text).strip()
    digits = re.sub(r"(?<=\d),(?=\d)", "", text)
    written: int | str = int(digits) if re.fullmatch(r"-?\d{1,15}", digits) else digits
    quoted = quotation(cell.text, 0, len(cell.text), cell.place)
    if named := re.fullmatch(r"figure\.(.+)\.value", address):
        return Named(unquoted(named[1]), written, "" if unit is None else unit.text.strip(), quoted)
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


_COMPUTED = Words("computed, not printed", "计算所得，并非原文")
_FOUND = Words("of what this tool found, not of the report", "是本工具的核对结果，不是报告的数据")
