"""A table: its rows below its columns, each with a heading of its own; it scrolls where the page is too narrow."""

from collections.abc import Iterator

from licreport.document.blocks import Column, Row, Table
from licreport.render.web.grid import is_short
from licreport.render.web.text import Marks, escaped


def table(block: Table, own: str, marks: Marks, grid: str) -> Iterator[str]:
    """Yield the table in a region that the keyboard can reach, named after the caption with the id `own`.

    `grid` is the class of those that have the same columns; empty where there are none.
    """
    yield f'<div class="wide" role="region" aria-labelledby="{own}" tabindex="0">'
    names = " ".join(filter(None, (grid, "short" if is_short(block) else "")))
    yield f'<table class="{names}">' if names else "<table>"
    yield f'<caption id="{own}">{escaped(block.caption)}</caption>'
    if grid:
        yield "<colgroup>" + "<col>" * len(block.columns) + "</colgroup>"
    yield "<thead>"
    yield "<tr>" + "".join(map(_heading, block.columns)) + "</tr>"
    yield "</thead>"
    yield "<tbody>"
    yield from (_row(row, block.columns, marks) for row in block.rows)
    yield "</tbody>"
    yield "</table>"
    yield "</div>"


def _heading(column: Column) -> str:
    return f'<th scope="col"{_number(column)}>{escaped(column.heading)}</th>'


_DEEPEST = 6  # levels of indentation that the style knows


def _row(row: Row, columns: tuple[Column, ...], marks: Marks) -> str:
    first, *others = zip(columns, row.cells, strict=True)
    indent = f' class="depth-{min(row.depth, _DEEPEST)}"' if row.depth > 0 else ""
    heading = f'<th scope="row"{indent}>{marks.cell(first[1])}</th>'
    cells = (f"<td{_number(column)}>{marks.cell(cell)}</td>" for column, cell in others)
    return f"<tr>{heading}{''.join(cells)}</tr>"


def _number(column: Column) -> str:
    return ' class="number"' if column.is_number else ""
