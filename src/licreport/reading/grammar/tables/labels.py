"""Tables of labels and values: in one row a label and its number, or several such pairs."""

import re
from collections.abc import Iterator, Mapping, Sequence

from licreport.reading.grammar.claim import Named, quotation
from licreport.reading.grammar.printed import ORDINAL, Printed
from licreport.reading.grammar.scopes.headings import NUMBER
from licreport.reading.grammar.sentences.words import Said
from licreport.reading.grammar.tables.cells import (
    SAID_TO_BE_NONE,
    TOTAL,
    UNITS,
    Rows,
    bare_label,
    claim_of,
    is_of_others,
    labels_of,
    left_out,
    number_in,
    path_of,
    unit_beside,
    unit_in,
    unit_of,
    without_unit,
)
from licreport.reading.grammar.tables.columns import DIFFERENCE, SHARE, Column, names_others
from licreport.reading.grammar.tables.items import NO_HEADING, OTHER
from licreport.reading.grammar.vocabulary import (
    AFTER,
    UNCLEAR,
    Term,
    share_of,
    term_at,
    term_of,
    terse_terms,
    words_of_sentences,
)
from licreport.reading.text import Cell
from licreport.report.mirrors import GROWTH
from licreport.words.language import Words


def said_of_labels(rows: Rows, columns: Mapping[int, Column], header: int, caption: str) -> Iterator[Said]:
    """Yield what stands behind labels: in one row a label and its number, or several such pairs."""
    others = names_others(rows)
    has_figures = any(bare_label(cell.text) in terse_terms() for row in rows for cell in row.values())
    is_group = False
    last: Term | None = None
    for position, row in enumerate(rows):
        is_group = _is_of_other_group(row, is_group=is_group)
        term: Term | None = None
        label, is_told = "", False
        own = _own_columns(row, columns) if position >= header else set()
        first = min((number for number in row if number_in(row[number]) is not None), default=0)
        said = {re.sub(r"\s", "", cell.text) for number, cell in row.items() if number < first}
        stands_apart = any(map(is_of_others, said)) or (others and any(re.fullmatch(TOTAL, each) for each in said))
        stands_apart = stands_apart or is_group
        for number in sorted(row):
            cell = row[number]
            if number and row.get(number - 1) is cell:
                continue
            printed = number_in(cell)
            bare = bare_label(cell.text)
            if printed is None and (bare in terse_terms() or _is_label(cell.text)):
                term, label, is_told = term_of(bare) or _behind(bare, last), cell.text, False
            elif printed is not None and position >= header:
                is_first, is_told = not is_told, True
                column = columns.get(number, Column())
                said_term = term or (None if labels_of(row) else column.term)
                if column.is_ordinal or column.holds:
                    yield left_out(cell, printed, ORDINAL if column.is_ordinal else SAID_TO_BE_NONE)
                elif said_term is None:
                    is_own = has_figures and is_first and number in own and not stands_apart
                    yield _named(label, cell, printed, row) if is_own else left_out(cell, printed, _NO_LABEL)
                elif column.is_other or stands_apart:
                    yield left_out(cell, printed, OTHER)
                elif not column.mirror and term is not None and number not in own:
                    yield left_out(cell, printed, NO_HEADING)
                else:
                    units = (unit_in(label), unit_beside(row), column.unit, unit_of(caption, said_term))
                    yield _value(cell, printed, said_term, column, next(filter(None, units), ""))
                    last = said_term


def _value(cell: Cell, printed: Printed, term: Term, column: Column, unit: str) -> Said:
    """Return a number as the figure of its label: this year's, what its column mirrors, or its share."""
    if column.mirror == SHARE:
        rate = share_of(term)
        return claim_of(cell, printed, path_of(rate, ""), rate, "%") if rate else left_out(cell, printed, NO_HEADING)
    is_rate = column.mirror == GROWTH and column.unit != DIFFERENCE
    return claim_of(cell, printed, path_of(term, column.mirror), term, column.unit if is_rate else unit)


def _behind(label: str, last: Term | None) -> Term | None:
    """Return the figure of a label that is one behind that of others only: 新增 and 取消 items, 查实 complaints."""
    bare = re.sub(r"^其中[:：]?|(?:事项|数)+$", "", label)
    first, name = AFTER.get(re.sub(r"^(?:本年度?|当年|年内|(?:19|20)\d\d年度?)", "", bare), ("", ""))
    return term_at(name) if last is not None and first in {last.name, last.table} else None


def _is_of_other_group(row: Mapping[int, Cell], *, is_group: bool) -> bool:
    """Tell whether a row stands in a group on another matter: its heading stands over it, or before its labels."""
    texts = [cell.text.strip() for _, cell in sorted(row.items()) if cell.text.strip() and number_in(cell) is None]
    numbers = [cell for cell in row.values() if number_in(cell) is not None]
    first = row[min(row)].text.strip()
    if not first or not texts or (numbers and len(set(texts)) < _CATEGORY):
        return is_group
    return is_of_others(re.sub(rf"^(?:{NUMBER})\s*", "", first))


_CATEGORY = 2
"""Texts of a row that has a category before its label."""


def _is_label(text: str) -> bool:
    """Tell whether a cell may name what stands behind it: words, and no unit."""
    return re.search(r"[^\W\d_]{2}", text) is not None and text.strip() not in UNITS


def _named(label: str, cell: Cell, printed: Printed, row: Mapping[int, Cell]) -> Said:
    """Return a number as that of a figure without a key, by its label, unless that is some part of what has one."""
    name = without_unit(re.sub(r"\s", "", label)).strip(":：")
    unit = printed.unit or unit_in(label) or unit_beside(row)
    is_name = re.fullmatch(r"[\u4e00-\u9fffA-Za-z“”、]{2,30}", name) is not None and not re.match(
        "其中|合计|小计", name
    )
    if not is_name or not unit or name in UNCLEAR or words_of_sentences().search(name) or re.search(_ABOUT, name):
        return left_out(cell, printed, _NO_LABEL)
    return Named(name, printed.written, unit, quotation(cell.text, printed.start, printed.end, cell.place))


_ABOUT = "电话|联系|填报|填表|日期|编号|代码|邮编|年份|年度|部门|科室|单位"
"""What the labels say that name who filled a table in, and when."""


def _own_columns(row: Mapping[int, Cell], columns: Mapping[int, Column]) -> set[int]:
    """Return in which columns this year's figures stand: behind each label the only one, or that which says so."""
    behind: list[list[int]] = [[]]
    for number in sorted(row):
        column = columns.get(number, Column())
        if number_in(row[number]) is None:
            is_label = bare_label(row[number].text) in terse_terms() or (_is_label(row[number].text) and behind[-1])
            behind += [[]] if is_label else []
        elif not (column.mirror or column.is_other):
            behind[-1].append(number)
    return {found for numbers in behind if (found := _own_column(numbers, columns)) is not None}


def _own_column(numbers: Sequence[int], columns: Mapping[int, Column]) -> int | None:
    said = [number for number in numbers if columns.get(number, Column()).is_this]
    return numbers[0] if len(numbers) == 1 else said[0] if len(said) == 1 else None


_NO_LABEL = Words("no label stands before it that the format knows", "前面没有可识别的名称")
