"""Workbooks: the sheets of cases in them, each written anew as CSV."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from licreport.cases.inputs.delimited import cell_text, written
from licreport.cases.inputs.matching import TOP, header_in, normal
from licreport.cases.inputs.source import Source
from licreport.cases.layout.model import Layout
from licreport.words.language import MisuseError, Words, few

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_UNREADABLE = Words("{file}: {why}", "{file}：{why}")
_NO_HEADER = Words(
    "{file}: none of the first {count} rows names two columns as layout {layout} does",
    "{file}：前 {count} 行中没有一行写有布局 {layout} 的两个以上列名",
)
_NO_TABLE = Words("{file}: no table {table}; there are {tables}", "{file}：没有表 {table}；已有的是 {tables}")
_OF_ALL = ("item", "item_code", "department", "matter")
"""Fields of which a merged cell holds for each of its rows; a fee over several rows is that of all together."""


def sheets(file: str, wanted: str, layout: Layout, scratch: Path) -> Iterator[Source]:
    """Yield the sheets of a workbook that name columns of the layout, each written anew as CSV.

    The first tells which others hold rows and are not read. Raises MisuseError where none names columns.
    """
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415  # only workbooks pay for it

    found: list[Source] = []
    beside: dict[str, int] = {}
    try:
        book = CalamineWorkbook.from_path(file)
        names = [wanted] if wanted else book.sheet_names
        if wanted and wanted not in book.sheet_names:
            raise MisuseError(_NO_TABLE, {"file": file, "table": wanted, "tables": few(book.sheet_names)})
        for name in names:
            sheet = book.get_sheet_by_name(name)
            rows = [[cell_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
            header = header_in(rows[:TOP], layout)
            if header is not None:
                _fill(rows, header, sheet, layout)
                found.append(written(f"{file}#{name}", rows, header, scratch))
            elif filled := sum(any(cell.strip() for cell in row) for row in rows):
                beside[f"{file}#{name}"] = filled
    except CalamineError as error:
        raise MisuseError(_UNREADABLE, {"file": file, "why": str(error)}) from None
    if not found:
        raise MisuseError(_NO_HEADER, {"file": file, "count": str(TOP), "layout": layout.name})
    yield found[0]._replace(beside=beside)
    yield from found[1:]


def _fill(rows: list[list[str]], header: int, sheet: "CalamineSheet", layout: Layout) -> None:
    """Write what stands in a merged cell into each of its rows, where it is a department or an item of all of them."""
    columns = [table.columns.get(field, ()) for table in layout.tables.values() for field in _OF_ALL]
    names = {normal(name) for own in columns for name in own}
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        is_below = top > header and left == right < len(rows[header])  # empty cells may be merged beside the table, too
        if is_below and normal(rows[header][left]) in names:
            for row in rows[top + 1 : bottom + 1]:
                row[left] = row[left] or rows[top][left]
