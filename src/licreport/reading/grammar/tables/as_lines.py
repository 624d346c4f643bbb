"""What a table says of itself, as lines that a masthead is read from: titles, and labels with what stands beside."""

import re
from collections.abc import Iterator
from itertools import pairwise

from licreport.reading.grammar.titles import OFFICE
from licreport.reading.text import Cell, Grid, Line


def lines_of(grid: Grid) -> list[Line]:
    """Return the titles in a table, then its labels: 填报单位：虚构区民政局."""
    titles = [Line(piece, cell.place) for cell in _titles(grid) for piece in cell.text.split("\n")]
    return [*titles, *_pairs(grid)]


def _titles(grid: Grid) -> list[Cell]:
    """Return the cells that may say whose a table is: of a sheet, its title and the signature below."""
    return [cell for cell in grid.cells if re.search(r"[^\W\d_]{2}|\d{4}年", cell.text)]


def _pairs(grid: Grid) -> Iterator[Line]:
    """Yield labels with what stands beside them, as a line would have them: 填报单位：虚构区民政局."""
    rows: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(cell)
    for row in rows.values():
        for number, (label, said) in enumerate(pairwise(row)):
            is_alone = len(row) == 2 and not number
            if is_alone or re.match(_OF_ITSELF, label.text.strip()):
                yield Line(f"{label.text.strip().rstrip('：:')}：{said.text.strip()}", said.place)
    yield from _alone_below(grid)


def _alone_below(grid: Grid) -> Iterator[Line]:
    """Yield the only office in a column of offices, as a form would name it: 填报单位 over one row."""
    for heading in grid.cells:
        if re.fullmatch(r"(?:部门|填报单位|单位|报送单位|填报部门)(?:名称)?", re.sub(r"\s", "", heading.text)):
            below = (cell for cell in grid.cells if cell.column == heading.column and cell.row > heading.row)
            named = [cell for cell in below if re.fullmatch(rf"\s*{OFFICE}\s*", cell.text)]
            if len(named) == 1:
                yield Line(f"填报单位：{named[0].text.strip()}", named[0].place)
            return


_OF_ITSELF = (
    r"(?:(?:发布|公开|印发)(?:日期|时间)|(?:起始|截止)日期)[:：]?$"
    r"|(?:填报|报送|编制|报告|发布|统计|所属)?(?:单位|机关|主体|年度|年份|期间?)(?:名称)?(?:[（(].{2,3}[)）])?[:：]?$"
)
"""The labels of a form, or of a page's particulars, that say whose it is, on what, and when it was published."""
