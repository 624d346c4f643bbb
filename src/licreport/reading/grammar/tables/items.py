"""Tables of items, one a row, with a row of totals; or of years, one a row."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from licreport.reading.grammar.claim import Claim, Path
from licreport.reading.grammar.own_words import NAMES
from licreport.reading.grammar.printed import ORDINAL, plain
from licreport.reading.grammar.sentences.words import Said
from licreport.reading.grammar.tables.cells import (
    SAID_TO_BE_NONE,
    TOTAL,
    Rows,
    claim_of,
    is_of_others,
    left_out,
    number_in,
    path_of,
)
from licreport.reading.grammar.tables.columns import Column
from licreport.reading.grammar.whose import Whose
from licreport.reading.text import Cell
from licreport.report.mirrors import LAST_YEAR
from licreport.report.model import FIGURES
from licreport.words.language import Words


def said_of_items(rows: Rows, header: int, columns: Mapping[int, Column], whose: Whose) -> Iterator[Said]:
    """Yield what is said of items, one a row, of all of them in the row of totals, or of years, one a row."""
    names = _name_column(rows, header, columns)
    called = [_called(row, names) for row in rows[header:]]
    by = _principle([row[names].text for row in rows[:header] if names in row])
    times = Counter(called)
    total = r"行政许可(?:小计|合计)?" if any(map(is_of_others, called)) else TOTAL
    parts = False
    for place, (row, name) in enumerate(zip(rows[header:], called, strict=True)):
        is_total = re.fullmatch(total, re.sub(r"\s", "", name)) is not None or name == whose.authority != ""
        is_of_more = total != TOTAL and re.fullmatch(TOTAL, re.sub(r"\s", "", name)) is not None
        is_parted = called[place + 1 : place + 2] == [""] and name != "" and _has_numbers(rows[header + place + 1])
        period = _row_period(name, whose)
        is_part = bool(parts) and re.match(r"[\s\u3000]", row[names].text if names in row else "") is not None
        parts = name.startswith("其中") or is_part
        for number, column in columns.items():
            printed = number_in(row.get(number))
            if printed is None or number == names:
                continue
            mirrors_no_total = bool(column.mirror) and (period is not None or not is_total)
            if column.holds or is_of_more or (is_parted and not is_total):
                yield left_out(
                    row[number], printed, SAID_TO_BE_NONE if column.holds else _OF_MORE if is_of_more else _PARTED
                )
                continue
            if (
                column.term is None
                or not name
                or _is_numbering(row, name)
                or is_part
                or (re.search("小计$|^其中", name) and not is_total)
            ):
                is_ordinal = column.is_ordinal or (number < names and column.term is None)
                yield left_out(row[number], printed, ORDINAL if is_ordinal else NO_HEADING)
            elif column.is_other or period == _ANOTHER or is_of_others(name) or mirrors_no_total:
                yield left_out(row[number], printed, OTHER)
            elif times[name] > 1:
                yield left_out(row[number], printed, _TWICE)
            elif period is not None:
                yield claim_of(row[number], printed, path_of(column.term, period), column.term, column.unit)
            elif not is_total and column.term.key not in FIGURES:
                yield left_out(row[number], printed, _NOT_OF_ITEMS)
            else:
                own = column.term.table if not column.mirror else f"{column.mirror}.{column.term.table}"
                path: Path = (own, column.term.key) if is_total else ("item", name, column.term.key)
                said = claim_of(row[number], printed, path, column.term, column.unit)
                yield said if is_total or not isinstance(said, Claim) else said._replace(by=by)


def _principle(headings: Sequence[str]) -> str:
    """Return by what the rows divide the whole, by the heading over their names; nothing for licence items."""
    bare = [re.sub(r"\s|[（(].*|名称$", "", heading) for heading in headings]
    return next((heading for heading in reversed(bare) if re.fullmatch(_NO_ITEMS, heading)), "")


_NO_ITEMS = r"(?:[^\W\d_]{0,4}(?:部门|单位|机关|科室|处室|窗口|地区|区县|县区|乡镇|街道|区域))"
"""What the heading over the names says where the rows are offices or places."""


def _called(row: Mapping[int, Cell], names: int) -> str:
    """Return the name of a row; that of the totals may stand before the column of names."""
    said = [" ".join(plain(row[number].text).split()) for number in sorted(row) if number <= names]
    total = next((text for text in said if re.fullmatch(TOTAL, re.sub(r"\s", "", text))), "")
    return (said[-1] if names in row else "") or total


def _has_numbers(row: Mapping[int, Cell]) -> bool:
    return any(number_in(cell) is not None for cell in row.values())


def _is_numbering(row: Mapping[int, Cell], name: str) -> bool:
    """Tell whether a row numbers the columns (乙, 1, 2, 3), or has lost its name to the number of the row."""
    if not name.isdecimal() and re.fullmatch(_NUMBERING, name) is None:
        return False
    numbers = [printed.written for _, cell in sorted(row.items()) if (printed := number_in(cell)) is not None]
    first = numbers[0] if numbers else None
    counts = isinstance(first, int) and numbers[1:] == [*range(first + 1, first + len(numbers))] != []
    return name.isdecimal() or counts


def _row_period(name: str, whose: Whose) -> str | None:
    """Return of which period a row is that is named by one: "" is the year itself; None where it names an item."""
    said = re.sub(r"\s", "", plain(name))
    if re.fullmatch(rf"(?:{whose.year}年?度?|本年度?|今年|全年|本期)(?:数量?)?", said):
        return ""
    if re.fullmatch(rf"(?:{whose.year - 1}年?度?|上年度?|去年)(?:数量?|合计|总计)?", said):
        return LAST_YEAR
    return _ANOTHER if re.fullmatch(_PERIOD, said) else None


def _name_column(rows: Rows, header: int, columns: Mapping[int, Column]) -> int:
    """Return the column of the names: that which says so, or else the first without a number in it."""
    said = [number for number, column in columns.items() if column.holds == NAMES]
    if said:
        return said[0]
    without = [
        number
        for number, column in columns.items()
        if (column.term is None or column.term.name == "items.total")
        and not any(number_in(row.get(number)) for row in rows[header:])
    ]
    for number in without:
        if any(number in row and re.search("事项|名称", row[number].text) for row in rows[:header]):
            return number
    return without[0] if without else 0


_NUMBERING = r"[甲乙丙丁A-Z]|栏次|行次|列号|序号"
"""What the rows are called that number the columns, or have lost their names."""
_ANOTHER = "another"
_PERIOD = (
    r"(?:19|20)\d\d年?度?.{0,6}|同比.*|环比.*|[较比](?:上年|去年).*|增[幅长减].{0,4}|(?:上年|去年)同期|"
    r"平均.*|第?[一二三四1-4]季度|[上下]半年|\d{1,2}(?:[-至]\d{1,2})?月份?|[一二三四五六七八九十]{1,2}月份?"
)
"""What names a row of a period, or of a change, that is not the year or the one before."""
OTHER = Words("of another year or period", "不是本年度的数据")
NO_HEADING = Words("what its column counts is not certain", "所在列的含义不明")
_TWICE = Words("several rows have that name", "同名的行不止一行")
_OF_MORE = Words("a total of more than licensing", "合计包括行政许可以外的事项")
_PARTED = Words("its item goes on in the rows below", "该事项分列多行")
_NOT_OF_ITEMS = Words("the format has no such figure for an item", "格式中事项没有这项数据")
LOST = {_TWICE, _PARTED}
"""Why an item is lost with its figures, so that those that were read are not all."""
