"""Tables → what they say: a figure behind its label, items one a row, last year's column beside this year's.

The heading of a column may stand in one row or in two; a unit may stand in the heading, in the label, in a column of
its own or above the table. A row of totals is the authority's own.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from licreport.reading.grammar.claim import Claim, Left, quotation
from licreport.reading.grammar.printed import Printed, plain, printed_numbers
from licreport.reading.grammar.scopes.owner import STAGES, Owner, doubt_of_title, names_other_matter, names_some_items
from licreport.reading.grammar.sentences.said import said_in
from licreport.reading.grammar.sentences.words import Said
from licreport.reading.grammar.tables.cells import Rows, labels_of, number_in, rows_of
from licreport.reading.grammar.tables.columns import columns_of, titles_over
from licreport.reading.grammar.tables.items import said_of_items
from licreport.reading.grammar.tables.labels import said_of_labels
from licreport.reading.grammar.tables.stacked import stacked
from licreport.reading.grammar.tables.turned import turned
from licreport.reading.grammar.vocabulary import terms
from licreport.reading.grammar.whose import Whose
from licreport.reading.text import Grid, Line
from licreport.words.language import Words


def said_by(grid: Grid, whose: Whose, titles: Sequence[str] = ()) -> Iterator[Said]:
    """Yield what a table says, under the heading and the line that stand above it.

    What stands over a table may say that it is of another year, of an office or of another matter than licensing; what
    has a key is left out then.
    """
    for table, own in stacked(grid):
        rows = rows_of(table)
        yield from _said_by(turned(table, rows, _header(rows)), whose, [*titles, *own])


def _said_by(grid: Grid, whose: Whose, titles: Sequence[str]) -> Iterator[Said]:
    rows = rows_of(grid)
    if not rows:
        return
    over = [title for title in (grid.caption, *titles, *titles_over(rows)) if title.strip()]
    header = _header(rows)
    columns = columns_of(rows[:header], whose, grid.caption)
    has_terms = any(column.term is not None for column in columns.values())
    labels = [label for row in rows[header:] for label in labels_of(row)]
    is_of_others = any(doubt_of_title(title, whose) for title in over)
    is_of_some = any(map(names_some_items, over))
    if header < len(rows):  # in a form without numbers of their own, labels are of their own rows
        over += [cell.text for row in rows[:header] for number, cell in row.items() if number == min(row)]
    is_other_matter = any(map(names_other_matter, over))
    of_items = has_terms and labels and not any(label in terms() for label in labels)
    said = (
        said_of_items(rows, header, columns, whose) if of_items else said_of_labels(rows, columns, header, grid.caption)
    )
    for one in (*said, *_of_sentences(rows, {} if of_items else _forms(rows), whose)):
        is_stage = isinstance(one, Claim) and (one.path[0] in {"item", *STAGES} or "." in one.path[0])
        if isinstance(one, Claim) and (is_of_others or (is_other_matter and is_stage)):
            yield Left(one.quotation, _OF_OTHERS, is_figure=True)
        elif isinstance(one, Claim) and is_of_some and one.path[0] != "item":
            yield Left(one.quotation, _OF_SOME, is_figure=True)
        else:
            yield one


def _of_sentences(rows: Rows, forms: Mapping[int, str], whose: Whose) -> Iterator[Said]:
    """Yield the numbers in cells that hold more than one number, or words around it.

    In a form, where a label stands before its text (办理情况, 受理：60件，批准57件), they are read as sentences are;
    anywhere else they are told, and not read.
    """
    cells = {id(cell): cell for row in rows for cell in row.values() if number_in(cell) is None}
    for cell in cells.values():
        if id(cell) in forms:
            label = forms[id(cell)]
            topic = label if Owner(whose).is_topic(label) or names_other_matter(label) else ""
            yield from said_in(Line(cell.text, cell.place), whose, topic)
            continue
        for printed in printed_numbers(plain(cell.text)):
            why = _AMID if isinstance(printed, Printed) else printed.why
            is_figure = isinstance(printed, Printed) or printed.may_be_figure
            yield Left(quotation(cell.text, printed.start, printed.end, cell.place), why, is_figure)


def _forms(rows: Rows) -> Mapping[int, str]:
    """Return the labels of the cells that hold text in a form, by the cell's identity: alone behind its label."""
    found: dict[int, str] = {}
    for row in rows:
        cells = [*{id(cell): cell for _, cell in sorted(row.items())}.values()]
        if len(cells) == 2 and not re.search(r"\d", plain(cells[0].text)):
            label = re.sub(r"\s", "", cells[0].text)
            if re.fullmatch(_LABEL, label) and not re.search(_REMARK, label):
                found[id(cells[1])] = label
    return found


_LABEL = r"[\u4e00-\u9fff（）()、：:]{2,16}"
_REMARK = "备注|说明|注[：:]?$|单位|部门|年度|日期|时间|电话"
"""What the labels say whose text is a remark on the figures, or says who filled in the form and when."""


def _header(rows: Rows) -> int:
    """Return how many rows stand above the first that has a number in a cell of its own."""
    for number, row in enumerate(rows):
        if any(number_in(cell) is not None and cell.columns == 1 for column, cell in row.items() if column):
            return number
    return len(rows)


_AMID = Words("it stands in a cell with other words", "所在单元格中还有其他文字")
_OF_SOME = Words("what stands over the table says that it is of some items", "表题表明只是部分事项的数据")
_OF_OTHERS = Words("what stands over the table says that it is of something else", "表题表明不是本年度行政许可的数据")
