"""Tables → what they say: a figure behind its label, items one a row, last year's column beside this year's.

The heading of a column may stand in one row or in two; a unit may stand in the heading, in the label, in a column of
its own or above the table. A row of totals is the authority's own.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from licreport.reading.claim import Claim, Left, Path, quotation
from licreport.reading.printed import Printed, plain, printed_numbers
from licreport.reading.sentences import Said, Whose
from licreport.reading.text import Cell, Grid
from licreport.reading.vocabulary import Term, terms, terse_terms
from licreport.report.mirrors import GROWTH, LAST_YEAR
from licreport.words.language import Words


class _Column(NamedTuple):
    """What stands in a column of numbers."""

    term: Term | None = None
    unit: str = ""
    mirror: str = ""
    """`last_year` or `growth`, where that is what it holds."""
    is_other: bool = False
    """Whether it is of another year or period, or of something that is not known."""


def said_by(grid: Grid, whose: Whose) -> Iterator[Said]:
    """Yield what a table says."""
    rows = _rows(grid)
    if not rows:
        return
    header = _header(rows)
    columns = _columns(rows[:header], whose, grid.caption)
    by_term = {number: column for number, column in columns.items() if column.term is not None}
    if len(by_term) >= 2 and not any(_label(rows, row) in terms() for row in range(header, len(rows))):
        yield from _items(rows, header, columns)
    else:
        yield from _labelled(rows, columns, header, grid.caption)


_Rows = Sequence[Mapping[int, Cell]]


def _rows(grid: Grid) -> list[dict[int, Cell]]:
    """Return the cells of each row by column; a cell over several rows or columns stands in each of them."""
    count = max((cell.row + cell.rows for cell in grid.cells), default=0)
    rows: list[dict[int, Cell]] = [{} for _ in range(count)]
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                rows[row].setdefault(column, cell)
    return [row for row in rows if any(cell.text.strip() for cell in row.values())]


def _header(rows: _Rows) -> int:
    """Return how many rows stand above the first that has a number in a cell of its own."""
    for number, row in enumerate(rows):
        if any(_number(cell) is not None and cell.columns == 1 for column, cell in row.items() if column):
            return number
    return len(rows)


def _number(cell: Cell | None) -> Printed | None:
    """Return the number that is all of a cell, or None."""
    if cell is None:
        return None
    text = plain(cell.text).strip()
    if re.fullmatch(r"(?:19|20)\d\d(?:年度?)?", text):
        return None
    offset = plain(cell.text).find(text)
    found = [number for number in printed_numbers(text) if isinstance(number, Printed)]
    if len(found) != 1 or text[: found[0].start].strip("-− ") or text[found[0].end :].strip():
        return None
    return found[0]._replace(start=found[0].start + offset, end=found[0].end + offset)


def _columns(header: _Rows, whose: Whose, caption: str) -> dict[int, _Column]:
    """Return what the columns hold, by their headings from the top down."""
    columns: dict[int, _Column] = {}
    for number in sorted({column for row in header for column in row}):
        cells = dict.fromkeys(row[number].text for row in header if number in row)
        columns[number] = _column([text for text in cells if text.strip()], whose, caption)
    return columns


def _column(headings: Sequence[str], whose: Whose, caption: str) -> _Column:
    term, unit, mirror, other = None, _unit(caption), "", False
    for heading in headings:
        text = re.sub(r"\s", "", plain(heading))
        unit = _unit(text) or unit
        bare = _bare(text)
        term = terse_terms().get(bare, term)
        if re.search(r"同比|增幅|增长|增减", text):
            mirror = GROWTH
        elif re.search(r"上年|去年|上一年|上期", text) or f"{whose.year - 1}年" in text or text == f"{whose.year - 1}":
            mirror = LAST_YEAR
        elif (re.search(r"(?:19|20)\d\d", text) and str(whose.year) not in text) or re.search(
            r"季度|半年|(?<!\d)\d{1,2}月|环比", text
        ):
            other = True
    return _Column(term, unit, mirror, other)


def _bare(text: str) -> str:
    """Return a label without its unit, its number in a list and what is in brackets."""
    text = re.sub(r"[（(][^（）()]*[)）]", "", re.sub(r"\s", "", plain(text)))
    return (
        re.sub(r"^(?:\d{1,2}[.、．]|其中[:：]?|[一二三四五六七八九十]+、)|[:：]$|(?:总数|数量|件数|数)$", "", text)
        or text
    )


def _unit(text: str) -> str:
    match = re.search(r"(?:单位[:：]?\s*|[（(])(万元|亿元|元|万件|件|项|次|个|宗|%)[)）]?", plain(text))
    return match[1] if match else ""


def _label(rows: _Rows, row: int) -> str:
    return _bare(rows[row][0].text) if 0 in rows[row] else ""


_TOTAL = r"(?:合计|总计|共计|总数|全[省市区县]|汇总)"


def _items(rows: _Rows, header: int, columns: Mapping[int, _Column]) -> Iterator[Said]:
    """Yield what is said of items, one a row, and of all of them in the row of totals."""
    names = _name_column(rows, header, columns)
    for row in rows[header:]:
        name = " ".join(plain(row[names].text).split()) if names in row else ""
        is_total = re.fullmatch(_TOTAL, re.sub(r"\s", "", name)) is not None
        for number, column in columns.items():
            printed = _number(row.get(number))
            if printed is None or number == names:
                continue
            if column.term is None or not name or re.match(r"小计|其中", name):
                if not _is_ordinal(columns, number, names):
                    yield _left(row[number], printed, _NO_HEADING)
            elif column.is_other or (column.mirror and not is_total):
                yield _left(row[number], printed, _OTHER)
            else:
                own = column.term.table if not column.mirror else f"{column.mirror}.{column.term.table}"
                path: Path = (own, column.term.key) if is_total else ("item", name, column.term.key)
                yield _claim(row[number], printed, path, column.term, column.unit)


def _is_ordinal(columns: Mapping[int, _Column], number: int, names: int) -> bool:
    return number < names and columns[number].term is None


def _name_column(rows: _Rows, header: int, columns: Mapping[int, _Column]) -> int:
    """Return the column of the names: the first without a term in which no number stands."""
    for number, column in columns.items():
        if column.term is None and not any(_number(row.get(number)) for row in rows[header:]):
            return number
    return 0


def _labelled(rows: _Rows, columns: Mapping[int, _Column], header: int, caption: str) -> Iterator[Said]:
    """Yield what stands behind labels: in one row a label and its number, or several such pairs."""
    for position, row in enumerate(rows):
        term, label = None, ""
        for number in sorted(row):
            cell = row[number]
            if number and row.get(number - 1) is cell:
                continue
            printed = _number(cell)
            bare = _bare(cell.text)
            if printed is None and bare in terse_terms():
                term, label = terse_terms()[bare], cell.text
            elif (printed is not None and position >= header) or (printed is not None and not header):
                column = columns.get(number, _Column())
                said_term = term or column.term
                if said_term is None:
                    yield _left(cell, printed, _NO_LABEL)
                elif column.is_other:
                    yield _left(cell, printed, _OTHER)
                else:
                    unit = _unit(label) or _unit_cell(row) or column.unit or _unit(caption)
                    yield _claim(cell, printed, _path(said_term, column.mirror), said_term, unit)


def _path(term: Term, mirror: str) -> Path:
    if mirror == LAST_YEAR and term.name == "items.total":
        return "items", "previous"
    return (f"{mirror}.{term.table}" if mirror else term.table), term.key


def _unit_cell(row: Mapping[int, Cell]) -> str:
    """Return the unit that stands in a cell of its own."""
    return next((text for cell in row.values() if (text := cell.text.strip()) in _UNITS), "")


_UNITS = {"件", "项", "次", "个", "宗", "元", "万元", "亿元", "%", "万件"}


def _claim(cell: Cell, printed: Printed, path: Path, term: Term, unit: str) -> Said:
    unit = printed.unit or unit
    written = printed.written
    is_growth = path[0].startswith(GROWTH)
    text = plain(cell.text)
    if unit in {"万元", "亿元", "万件"} and "万" not in str(written) and "亿" not in str(written):
        written = f"{written}{unit[0]}"
        unit = unit[1:]
    if unit == "%" and not str(written).endswith("%"):
        written = f"{written}%"
    if is_growth and text.strip().startswith(("-", "−")):
        written = -written if isinstance(written, int) else f"-{written}"
    is_rate = str(written).endswith("%")
    if not is_growth and is_rate is not term.is_rate:
        return _left(cell, printed, _UNFIT)
    if term.unit == "元" and unit != "元" and not is_growth:
        return _left(cell, printed, _NO_UNIT)
    if term.unit != "元" and unit == "元":
        return _left(cell, printed, _UNFIT)
    return Claim(path, written, quotation(cell.text, printed.start, printed.end, cell.place))


def _left(cell: Cell, printed: Printed, why: Words) -> Left:
    return Left(quotation(cell.text, printed.start, printed.end, cell.place), why, is_figure=True)


_NO_HEADING = Words("what its column counts is not certain", "所在列的含义不明")
_NO_LABEL = Words("no label stands before it that the format knows", "前面没有可识别的名称")
_OTHER = Words("of another year or period", "不是本年度的数据")
_UNFIT = Words("its unit does not fit its label", "单位与名称不符")
_NO_UNIT = Words("whether it is in yuan or in ten thousand yuan is not said", "没有说明是元还是万元")
