"""Tables that lie on their side: items in the columns, and what is counted of them in the rows."""

import re
from collections.abc import Mapping

from licreport.reading.grammar.scopes.item import is_item
from licreport.reading.grammar.tables.cells import TOTAL, Rows, bare_label, number_in
from licreport.reading.grammar.vocabulary import terse_terms
from licreport.reading.text import Cell, Grid


def turned(grid: Grid, rows: Rows, header: int) -> Grid:
    """Return a table with an item a row, where it has an item a column; any other as it is."""
    if not _has_items_in_columns(rows, header):
        return grid
    cells = (
        cell._replace(row=cell.column, column=cell.row, rows=cell.columns, columns=cell.rows) for cell in grid.cells
    )
    return grid._replace(cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _has_items_in_columns(rows: Rows, header: int) -> bool:
    """Tell whether several columns are headed by items, no other holds figures but a total, and rows name figures."""
    headings = _headings(rows, header)
    counted = {number for row in rows[header:] for number, cell in row.items() if number_in(cell) is not None}
    items = {number for number in counted if is_item(headings.get(number, ""))}
    others = {headings.get(number, "") for number in counted - items}
    labels = [next((cell.text for _, cell in sorted(row.items())), "") for row in rows[header:]]
    named = [label for label in labels if bare_label(label) in terse_terms()]
    return len(items) > 1 and all(_is_total(text) for text in others) and len(named) * 2 > len(labels) > 0


def _headings(rows: Rows, header: int) -> Mapping[int, str]:
    """Return the last heading over each column."""
    found: dict[int, str] = {}
    for row in rows[:header]:
        found |= {number: "".join(cell.text.split()) for number, cell in row.items() if _is_of(cell)}
    return found


def _is_of(cell: Cell) -> bool:
    return bool(cell.text.strip()) and cell.columns == 1


def _is_total(text: str) -> bool:
    return re.fullmatch(TOTAL, text) is not None
