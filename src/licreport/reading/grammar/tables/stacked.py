"""Several tables that one grid holds, one below the other, as a sheet does: each with its title and its headings."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from licreport.reading.grammar.tables.cells import bare_label, number_in
from licreport.reading.grammar.vocabulary import terse_terms
from licreport.reading.text import Cell, Grid


def stacked(grid: Grid) -> Iterator[tuple[Grid, Sequence[str]]]:
    """Yield the tables of a grid, each with the titles that stand alone in its first rows, or over the one before.

    A further table begins where a row without text, or a title alone, stands above headings. The titles of the first
    are those of the grid, which whoever reads it knows.
    """
    rows: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        if cell.text.strip():
            rows.setdefault(cell.row, []).append(cell)
    begins = [0, *_beginnings(grid, rows)]
    cells: list[list[Cell]] = [[] for _ in begins]
    for cell in grid.cells:
        number = bisect_right(begins, cell.row) - 1
        cells[number].append(cell._replace(row=cell.row - begins[number]))
    titles: Sequence[str] = []
    for number, inside in enumerate(cells):
        filled = (rows[row] for row in range(begins[number], begins[number] + _TITLES) if row in rows)
        own = [one[0].text for one in takewhile(lambda row: len(row) == 1, filled)]
        titles = (own or titles) if number else []
        yield grid._replace(cells=tuple(inside)), titles


_TITLES = 10
"""Rows at the head of a table in which titles are looked for."""


def _beginnings(grid: Grid, rows: Mapping[int, Sequence[Cell]]) -> Iterator[int]:
    """Yield the rows in which a further table begins; never amid a cell over several rows."""
    covered = {row for cell in grid.cells for row in range(cell.row + 1, cell.row + cell.rows)}
    leading, is_heading = {}, False
    for row in sorted(rows, reverse=True):
        is_heading = is_heading if len(rows[row]) == 1 else _is_heading(rows[row])
        leading[row] = is_heading
    above, has_numbers = -1, False
    for row in sorted(rows):
        stands_apart = row > above + 1 or len(rows[row]) == 1
        if has_numbers and stands_apart and leading[row] and row not in covered:
            yield row
            has_numbers = False
        has_numbers = has_numbers or any(number_in(cell) is not None for cell in rows[row])
        above = row


def _is_heading(cells: Sequence[Cell]) -> bool:
    """Tell whether a row holds the headings of columns: no number, and the name of a figure."""
    has_number = any(number_in(cell) is not None for cell in cells)
    return not has_number and any(bare_label(cell.text) in terse_terms() for cell in cells)
