"""Tables → what they say: a figure behind its label, items one a row, last year's column beside this year's.

The heading of a column may stand in one row or in two; a unit may stand in the heading, in the label, in a column of
its own or above the table. A row of totals is the authority's own.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from licreport.reading.grammar.claim import Claim, Left, Path, quotation
from licreport.reading.grammar.own_words import NAMES, NO_FIGURE, own_words
from licreport.reading.grammar.printed import ORDINAL, Printed, plain, printed_numbers
from licreport.reading.grammar.scopes.owner import STAGES, doubt_of_title, names_other_matter
from licreport.reading.grammar.sentences import Said
from licreport.reading.grammar.vocabulary import Term, term_at, terms, terse_terms
from licreport.reading.grammar.whose import Whose
from licreport.reading.text import Cell, Grid
from licreport.report.mirrors import GROWTH, LAST_YEAR
from licreport.report.model import FIGURES
from licreport.words.language import Words

_UNITS = tuple(
    "万元 亿元 万件 万次 件次 人次 户次 家次 件 项 次 个 宗 元 % 起 条 家 户 笔 份 人 批".split()  # noqa: SIM905  # to be read
)
_LARGE_UNITS = tuple(unit for unit in _UNITS if unit[0] in "万亿")


class _Column(NamedTuple):
    """What stands in a column of numbers."""

    term: Term | None = None
    unit: str = ""
    mirror: str = ""
    """`last_year` or `growth`, where that is what it holds."""
    is_other: bool = False
    """Whether it is of another year or period."""
    is_this: bool = False
    """Whether its heading says that it holds this year's figures, or nothing but figures."""
    is_ordinal: bool = False
    """Whether it numbers the rows."""
    holds: str = ""
    """What a project says that it holds, where that is no figure: NAMES or NO_FIGURE."""


def said_by(grid: Grid, whose: Whose, titles: Sequence[str] = ()) -> Iterator[Said]:
    """Yield what a table says, under the heading and the line that stand above it.

    What stands over a table may say that it is of another year, of an office or of another matter than licensing; what
    has a key is left out then.
    """
    rows = _rows(grid)
    if not rows:
        return
    over = [title for title in (grid.caption, *titles, *_spread(rows)) if title.strip()]
    header = _header(rows)
    columns = _columns(rows[:header], whose, grid.caption)
    has_terms = any(column.term is not None for column in columns.values())
    labels = [label for row in rows[header:] for label in _labels(row)]
    is_of_others = any(doubt_of_title(title, whose) for title in over)
    over += [cell.text for row in rows[:header] for number, cell in row.items() if number == min(row)]
    is_other_matter = any(map(names_other_matter, over))
    of_items = has_terms and labels and not any(label in terms() for label in labels)
    said = _items(rows, header, columns, whose) if of_items else _labelled(rows, columns, header, grid.caption)
    for one in said:
        is_stage = isinstance(one, Claim) and (one.path[0] in {"item", *STAGES} or "." in one.path[0])
        if isinstance(one, Claim) and (is_of_others or (is_other_matter and is_stage)):
            yield Left(one.quotation, _OF_OTHERS, is_figure=True)
        else:
            yield one


def _spread(rows: "_Rows") -> list[str]:
    """Return the texts of the first rows that stand over all columns: titles within the table."""
    width = len({column for row in rows for column in row})
    found: list[str] = []
    for row in rows:
        cells = {id(cell): cell for cell in row.values()}
        if width < 2 or len(cells) != 1 or len(row) < width:
            break
        found += [cell.text for cell in cells.values()]
    return found


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
    """Return what the columns hold, by their headings from the top down; a title over all of them is none."""
    columns: dict[int, _Column] = {}
    titles = len(_spread(header)) if len(header) > 1 else 0
    caption = " ".join((caption, *_spread(header)[:titles]))
    for number in sorted({column for row in header for column in row}):
        cells = dict.fromkeys(row[number].text for row in header[titles:] if number in row)
        columns[number] = _column([text for text in cells if text.strip()], whose, caption)
    return _told_apart(_beside_others(columns, header) if _names_others(header) else columns)


def _told_apart(columns: Mapping[int, _Column]) -> dict[int, _Column]:
    """Return columns without those of which two would hold the same, and nothing says which is which."""
    holding = [(column.term, column.mirror) for column in columns.values() if column.term and not column.is_other]
    return {
        number: column._replace(is_other=True)
        if column.term and not column.is_this and holding.count((column.term, column.mirror)) > 1
        else column
        for number, column in columns.items()
    }


def _names_others(rows: "_Rows") -> bool:
    """Tell whether cells name other services, so that a total is of more than licensing."""
    return any(_is_other_matter(cell.text) for row in rows for cell in row.values())


def _is_other_matter(text: str) -> bool:
    """Tell whether a heading or a label is on another matter, and is not that of a figure itself: 有效投诉."""
    return names_other_matter(text) and _bare(text) not in terse_terms()


def _beside_others(columns: Mapping[int, _Column], header: _Rows) -> dict[int, _Column]:
    """Return columns of which some are of other services: licensing's is the authority's own, a total is not."""
    found: dict[int, _Column] = {}
    for number, column in columns.items():
        said = {re.sub(r"\s", "", row[number].text) for row in header if number in row}
        is_licensing = any(re.fullmatch("行政许可(?:小计|合计)?", text) for text in said)
        is_total = any(re.fullmatch(_TOTAL, text) for text in said)
        found[number] = column._replace(
            is_this=is_licensing, is_other=column.is_other or (is_total and not is_licensing)
        )
    return found


def _column(headings: Sequence[str], whose: Whose, caption: str) -> _Column:
    own = dict(own_words().columns)
    term: Term | None = None
    unit, mirror, other, is_this = _unit(caption), "", False, False
    for heading in headings:
        text = re.sub(r"\s", "", plain(heading))
        address = own.get(text) or own.get(_without_unit(text), "")
        if address in {NAMES, NO_FIGURE}:
            return _Column(holds=address)
        if address:
            return _Column(term_at(address), _unit(text) or unit)
        if re.fullmatch(_ORDINAL, text):
            return _Column(is_ordinal=True)
        unit = _unit(text) or unit
        bare = _bare(text)
        above, term = term, terse_terms().get(bare, term)
        if above is not None and term is not None and _is_of_some(above, term):
            return _Column(is_other=True)
        if re.search(r"同比|增幅|增长|增减|升降", text):
            mirror, unit = GROWTH, _unit(text) or _measure(text)
        elif re.search(r"上年|去年|上一年", text) or re.search(rf"(?<!\d){whose.year - 1}(?!\d)", text):
            mirror = LAST_YEAR
        elif (
            names_other_matter(text)
            or re.search(_OTHER_PERIOD, text)
            or set(re.findall(r"(?:19|20)\d\d", text)) - {str(whose.year)}
        ):
            other = True
        is_this = is_this or re.fullmatch(_THIS.format(year=whose.year), bare) is not None
    return _Column(term, unit, mirror, other, is_this)


def _is_of_some(above: Term, term: Term) -> bool:
    """Tell whether a heading is of some of what the one above it counts: 网上 under 收到, and again under 受理."""
    return above.table == "applications" != term.table and above.key != "concluded"


def _is_of_another_time(heading: str, whose: Whose) -> bool:
    years = set(re.findall(r"(?:19|20)\d\d", heading))
    return re.search(_OTHER_PERIOD, heading) is not None or bool(years - {str(whose.year)})


def _measure(heading: str) -> str:
    """Return in what a column of growth is told: in percent, or in what each figure counts; nothing if unsaid."""
    return "%" if re.search("[率幅]", heading) else _DIFFERENCE if re.search("增减[数量额]|增减值", heading) else ""


_DIFFERENCE = "difference"
_ORDINAL = r"序号|编号|项次|行次|序"
_OTHER_PERIOD = r"上期|季度|半年|(?<!\d)\d{1,2}月|环比"
_THIS = (
    r"(?:{year}年?度?|本年度?|本期|全年|今年)?(?:实际|完成|办理|累计)?"
    r"(?:数量|数值|件数|办件数|数据|数额|情况|结果|合计|总数|数)?"
)


def _bare(text: str) -> str:
    """Return a label without its unit and its number in a list; what else is in brackets says what it leaves out."""
    text = _without_unit(re.sub(r"\s", "", plain(text)))
    text = re.sub(r"^(?:\d{1,2}[.、．]|其中[:：]?|[一二三四五六七八九十]+、)|[:：]$", "", text) or text
    return text if text in terse_terms() else re.sub(r"(?:总数|数量|件数|次数|数)$", "", text) or text


def _without_unit(text: str) -> str:
    return re.sub(rf"[（(](?:单位[:：]?)?(?:{'|'.join(_UNITS)})[)）]", "", text)


def _unit(text: str) -> str:
    match = re.search(rf"(?:单位[:：]?\s*|[（(])({'|'.join(_UNITS)})[)）]?", plain(text))
    return match[1] if match else ""


def _labels(row: Mapping[int, Cell]) -> list[str]:
    """Return the texts of a row that name something: no numbers, no units, and not that it is the total."""
    texts = [_bare(cell.text) for cell in row.values() if cell.text.strip() and _number(cell) is None]
    return [text for text in texts if text not in _UNITS and not re.fullmatch(_TOTAL, text)]


_TOTAL = r"(?:合计|总计|共计|总数|汇总|全[省市区县州局](?:合计|总计|汇总)?)"


def _items(rows: _Rows, header: int, columns: Mapping[int, _Column], whose: Whose) -> Iterator[Said]:
    """Yield what is said of items, one a row, of all of them in the row of totals, or of years, one a row."""
    names = _name_column(rows, header, columns)
    called = [_called(row, names) for row in rows[header:]]
    total = r"行政许可(?:小计|合计)?" if any(map(_is_other_matter, called)) else _TOTAL
    for place, (row, name) in enumerate(zip(rows[header:], called, strict=True)):
        is_total = re.fullmatch(total, re.sub(r"\s", "", name)) is not None
        is_of_more = total != _TOTAL and re.fullmatch(_TOTAL, re.sub(r"\s", "", name)) is not None
        is_parted = called[place + 1 : place + 2] == [""] and name != ""
        period = _row_period(name, whose)
        for number, column in columns.items():
            printed = _number(row.get(number))
            if printed is None or number == names:
                continue
            mirrors_no_total = bool(column.mirror) and (period is not None or not is_total)
            if column.holds or is_of_more or (is_parted and not is_total):
                yield _left(
                    row[number], printed, _SAID_TO_BE_NONE if column.holds else _OF_MORE if is_of_more else _PARTED
                )
                continue
            if column.term is None or not name or (re.search("小计$|^其中", name) and not is_total):
                is_ordinal = column.is_ordinal or (number < names and column.term is None)
                yield _left(row[number], printed, ORDINAL if is_ordinal else _NO_HEADING)
            elif column.is_other or period == _ANOTHER or _is_other_matter(name) or mirrors_no_total:
                yield _left(row[number], printed, _OTHER)
            elif called.count(name) > 1:
                yield _left(row[number], printed, _TWICE)
            elif period is not None:
                yield _claim(row[number], printed, _path(column.term, period), column.term, column.unit)
            elif not is_total and column.term.key not in FIGURES:
                yield _left(row[number], printed, _NOT_OF_ITEMS)
            else:
                own = column.term.table if not column.mirror else f"{column.mirror}.{column.term.table}"
                path: Path = (own, column.term.key) if is_total else ("item", name, column.term.key)
                yield _claim(row[number], printed, path, column.term, column.unit)


def _called(row: Mapping[int, Cell], names: int) -> str:
    """Return the name of a row; that of the totals may stand before the column of names."""
    said = [" ".join(plain(row[number].text).split()) for number in sorted(row) if number <= names]
    total = next((text for text in said if re.fullmatch(_TOTAL, re.sub(r"\s", "", text))), "")
    return (said[-1] if names in row else "") or total


def _row_period(name: str, whose: Whose) -> str | None:
    """Return of which period a row is that is named by one: "" is the year itself; None where it names an item."""
    said = re.sub(r"\s", "", plain(name))
    if re.fullmatch(rf"(?:{whose.year}年?度?|本年度?|今年|全年|本期)(?:数量?)?", said):
        return ""
    if re.fullmatch(rf"(?:{whose.year - 1}年?度?|上年度?|去年)(?:数量?)?", said):
        return LAST_YEAR
    return _ANOTHER if re.fullmatch(_PERIOD, said) else None


_ANOTHER = "another"
_PERIOD = (
    r"(?:19|20)\d\d年?度?.{0,6}|同比.*|环比.*|[较比](?:上年|去年).*|增[幅长减].{0,4}|(?:上年|去年)同期|"
    r"平均.*|第?[一二三四1-4]季度|[上下]半年|\d{1,2}(?:[-至]\d{1,2})?月份?|[一二三四五六七八九十]{1,2}月份?"
)
"""What names a row of a period, or of a change, that is not the year or the one before."""


def _name_column(rows: _Rows, header: int, columns: Mapping[int, _Column]) -> int:
    """Return the column of the names: that which says so, or else the first without a number in it."""
    said = [number for number, column in columns.items() if column.holds == NAMES]
    if said:
        return said[0]
    without = [
        number
        for number, column in columns.items()
        if column.term is None and not any(_number(row.get(number)) for row in rows[header:])
    ]
    for number in without:
        if any(number in row and re.search("事项|名称", row[number].text) for row in rows[:header]):
            return number
    return without[0] if without else 0


def _labelled(rows: _Rows, columns: Mapping[int, _Column], header: int, caption: str) -> Iterator[Said]:
    """Yield what stands behind labels: in one row a label and its number, or several such pairs."""
    others = _names_others(rows)
    for position, row in enumerate(rows):
        term, label = None, ""
        own = _own_columns(row, columns) if position >= header else set()
        first = min((number for number in row if _number(row[number]) is not None), default=0)
        said = {re.sub(r"\s", "", cell.text) for number, cell in row.items() if number < first}
        is_of_others = any(map(_is_other_matter, said)) or (others and any(re.fullmatch(_TOTAL, each) for each in said))
        for number in sorted(row):
            cell = row[number]
            if number and row.get(number - 1) is cell:
                continue
            printed = _number(cell)
            bare = _bare(cell.text)
            if printed is None and bare in terse_terms():
                term, label = terse_terms()[bare], cell.text
            elif printed is not None and position >= header:
                column = columns.get(number, _Column())
                said_term = term or (None if _labels(row) else column.term)
                if column.is_ordinal or column.holds:
                    yield _left(cell, printed, ORDINAL if column.is_ordinal else _SAID_TO_BE_NONE)
                elif said_term is None:
                    yield _left(cell, printed, _NO_LABEL)
                elif column.is_other or is_of_others:
                    yield _left(cell, printed, _OTHER)
                elif not column.mirror and term is not None and number not in own:
                    yield _left(cell, printed, _NO_HEADING)
                else:
                    units = (_unit(label), _unit_cell(row), column.unit, _unit(caption))
                    own_unit = next(filter(None, units), "")
                    is_rate = column.mirror == GROWTH and column.unit != _DIFFERENCE
                    unit = column.unit if is_rate else own_unit
                    yield _claim(cell, printed, _path(said_term, column.mirror), said_term, unit)


def _own_columns(row: Mapping[int, Cell], columns: Mapping[int, _Column]) -> set[int]:
    """Return in which columns this year's figures stand: behind each label the only one, or that which says so."""
    behind: list[list[int]] = [[]]
    for number in sorted(row):
        column = columns.get(number, _Column())
        if _number(row[number]) is None:
            behind += [[]] if _bare(row[number].text) in terse_terms() else []
        elif not (column.mirror or column.is_other):
            behind[-1].append(number)
    return {found for numbers in behind if (found := _own_column(numbers, columns)) is not None}


def _own_column(numbers: Sequence[int], columns: Mapping[int, _Column]) -> int | None:
    said = [number for number in numbers if columns.get(number, _Column()).is_this]
    return numbers[0] if len(numbers) == 1 else said[0] if len(said) == 1 else None


def _path(term: Term, mirror: str) -> Path:
    if mirror == LAST_YEAR and term.name == "items.total":
        return "items", "previous"
    return (f"{mirror}.{term.table}" if mirror else term.table), term.key


def _unit_cell(row: Mapping[int, Cell]) -> str:
    """Return the unit that stands in a cell of its own."""
    return next((text for cell in row.values() if (text := cell.text.strip()) in _UNITS), "")


def _claim(cell: Cell, printed: Printed, path: Path, term: Term, unit: str) -> Said:
    unit = printed.unit or unit
    written = printed.written
    is_growth = path[0].startswith(GROWTH)
    text = plain(cell.text)
    if is_growth and not unit:
        return _left(cell, printed, _NO_MEASURE)
    if unit in _LARGE_UNITS and "万" not in str(written) and "亿" not in str(written):
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
    return Left(quotation(cell.text, printed.start, printed.end, cell.place), why, is_figure=why not in _NONE)


_SAID_TO_BE_NONE = Words("the settings say that its column is to be left out", "设置中已注明该列不读取")
_NONE = {ORDINAL, _SAID_TO_BE_NONE}
"""What a number in a table is that is no figure."""
_OF_OTHERS = Words("what stands over the table says that it is of something else", "表题表明不是本年度行政许可的数据")
_OF_MORE = Words("a total of more than licensing", "合计包括行政许可以外的事项")
_PARTED = Words("its item goes on in the rows below", "该事项分列多行")
_NO_HEADING = Words("what its column counts is not certain", "所在列的含义不明")
_NO_LABEL = Words("no label stands before it that the format knows", "前面没有可识别的名称")
_TWICE = Words("several rows have that name", "同名的行不止一行")
_OTHER = Words("of another year or period", "不是本年度的数据")
_UNFIT = Words("its unit does not fit its label", "单位与名称不符")
_NOT_OF_ITEMS = Words("the format has no such figure for an item", "格式中事项没有这项数据")
_NO_MEASURE = Words("whether it is in percent or a difference is not said", "没有说明是百分比还是增减数")
_NO_UNIT = Words("whether it is in yuan or in ten thousand yuan is not said", "没有说明是元还是万元")
