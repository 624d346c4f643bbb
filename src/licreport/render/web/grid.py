"""Tables that stand in one grid: the class by which they are known, and how wide their columns are."""

from collections.abc import Iterator, Mapping

from licreport.document.blocks import Document, Table
from licreport.render.measured.columns import SHORT, layouts

Grid = tuple[str, int]
"""The name of a grid, and how many columns it has."""


def classes(document: Document) -> Mapping[Grid, str]:
    """Return the class of each grid."""
    return {grid: f"grid-{number}" for number, grid in enumerate(dict.fromkeys(map(grid_of, _tables(document))), 1)}


def grid_of(table: Table) -> Grid:
    """Return the grid of a table."""
    return table.grid, len(table.columns)


def rules(document: Document) -> str:
    """Return the rules of a stylesheet by which the columns of a grid are alike, but for on the narrowest screens."""
    laid = [each for block, each in zip(_all(document), layouts(document), strict=True) if block.grid]
    widths = {grid_of(table): each.widths for table, each in zip(_tables(document), laid, strict=True)}
    lines = [line for grid, name in classes(document).items() for line in _columns(name, widths[grid])]
    return "@media print, screen and (width >= 44rem) {\n" + "\n\n".join(lines) + "\n}\n" if lines else ""


def is_short(table: Table) -> bool:
    """Tell whether a table is not parted among pages."""
    return len(table.rows) <= SHORT


def _columns(name: str, widths: tuple[float, ...]) -> Iterator[str]:
    yield f"  table.{name} {{\n    table-layout: fixed;\n  }}"
    for number, width in enumerate(widths, 1):
        yield f"  .{name} col:nth-child({number}) {{\n    inline-size: {100 * width / sum(widths):.1f}%;\n  }}"


def _all(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def _tables(document: Document) -> list[Table]:
    return [table for table in _all(document) if table.grid]
