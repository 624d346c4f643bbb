"""The cells of a table: rows as they are seen, the number that is all of a cell, its label and its unit."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from licreport.reading.grammar.claim import Claim, Left, Path, quotation
from licreport.reading.grammar.printed import ORDINAL, Printed, plain, printed_numbers
from licreport.reading.grammar.scopes.owner import names_other_matter
from licreport.reading.grammar.sentences.words import Said
from licreport.reading.grammar.vocabulary import Term, terse_terms
from licreport.reading.grammar.wording import FALLS
from licreport.reading.text import Cell, Grid
from licreport.report.mirrors import GROWTH, LAST_YEAR
from licreport.words.language import Words

Rows = Sequence[Mapping[int, Cell]]


class Count(Cell):
    """A cell that holds a count where it might hold a year, by the cells around it: 2024 under 受理数."""

    __slots__ = ()


UNITS = tuple(
    "万元 亿元 万件 万次 件次 人次 户次 家次 件 项 次 个 宗 元 % 起 条 家 户 笔 份 人 批".split()  # noqa: SIM905  # to be read
)
_LARGE_UNITS = tuple(unit for unit in UNITS if unit[0] in "万亿")


def rows_of(grid: Grid) -> list[dict[int, Cell]]:
    """Return the cells of each row by column; a cell over several rows or columns stands in each of them."""
    count = max((cell.row + cell.rows for cell in grid.cells), default=0)
    rows: list[dict[int, Cell]] = [{} for _ in range(count)]
    for cell in grid.cells:
        for row in range(cell.row, cell.row + cell.rows):
            for column in range(cell.column, cell.column + cell.columns):
                rows[row].setdefault(column, cell)
    return _with_counts([row for row in rows if any(cell.text.strip() for cell in row.values())])


def _with_counts(rows: list[dict[int, Cell]]) -> list[dict[int, Cell]]:
    """Return rows of which the cells say that they hold a count, where they might hold a year: 2024 under 受理数."""
    known: set[int] = set()
    """The columns that are headed by the name of a figure."""
    above: Mapping[int, Cell] = {}
    for row in rows:
        first = row.get(0)
        goes_on = first is None or not first.text.strip() or first is above.get(0)  # with the headings: 2024, 2023
        labels: set[str] = set()
        for number, cell in sorted(row.items()):
            is_headed = (number in known and not goes_on) or labels & terse_terms().keys()
            if re.fullmatch(_YEAR, plain(cell.text).strip()) and is_headed:
                row[number] = Count(*cell)
            elif bare_label(cell.text) in terse_terms():
                known.add(number)
            is_label = re.search(r"[^\W\d_]{2}", cell.text) and cell.text.strip() not in UNITS
            labels = {bare_label(cell.text)} if is_label else labels
        above = row
    return rows


_YEAR = r"(?:19|20)\d\d"


@lru_cache(maxsize=4096, typed=True)  # asked for several times of each cell
def number_in(cell: Cell | None) -> Printed | None:
    """Return the number that is all of a cell, or None."""
    if cell is None:
        return None
    text = plain(cell.text).strip()
    if re.fullmatch(rf"{_YEAR}(?:年度?)?", text) and not isinstance(cell, Count):
        return None
    offset = plain(cell.text).find(text)
    found = [number for number in printed_numbers(text) if isinstance(number, Printed)]
    if isinstance(cell, Count):
        found = [Printed(0, len(text), int(text), "", is_estimate=False)]
    if len(found) != 1 or re.sub(CHANGED, "", text[: found[0].start]).strip("-− ") or text[found[0].end :].strip():
        return None
    return found[0]._replace(start=found[0].start + offset, end=found[0].end + offset)


def bare_label(text: str) -> str:
    """Return a label without its unit and its number in a list; what else is in brackets says what it leaves out."""
    text = without_unit(re.sub(r"\s", "", plain(text)))
    text = re.sub(rf"^(?:{_NUMBER})?(?:其中[:：]?)?|[:：]$", "", text) or text
    if text in terse_terms():
        return text
    text = re.sub(r"^(?:本年度?|本期|全年|当年|年内)(?=.)", "", text)
    return text if text in terse_terms() else re.sub(r"(?:总数|数量|件数|次数|数|量)$", "", text) or text


_NUMBER = (
    r"(?:\d{1,2}[.、．])+(?:\d{1,2}(?!\d))?|[（(](?:\d{1,2}|[一二三四五六七八九十]+)[)）]"
    r"|[①-⑳]|[一二三四五六七八九十]+、"
)
"""What labels are numbered with: 2.1, （一）, 一、."""


def without_unit(text: str) -> str:
    """Return a label without the unit in its brackets."""
    return re.sub(rf"[（(](?:单位[:：]?)?(?:{'|'.join(UNITS)})[)）]", "", text)


def unit_in(text: str) -> str:
    """Return the unit that a label or a caption names in brackets."""
    match = re.search(rf"(?:单位[:：]?\s*|[（(])({'|'.join(UNITS)})(?![、，,/])[)）]?", plain(text))
    return match[1] if match else ""


def unit_of(text: str, term: Term) -> str:
    """Return the unit of a figure among those that a caption names for all of a table: 单位：件、万元."""
    found = re.search(rf"单位[:：]\s*((?:{'|'.join(UNITS)})(?:[、，,/](?:{'|'.join(UNITS)}))*)", plain(text))
    units = re.split("[、，,/]", found[1]) if found else []
    return next((unit for unit in units if unit.endswith("元") is (term.unit == "元")), "")


def labels_of(row: Mapping[int, Cell]) -> list[str]:
    """Return the texts of a row that name something: no numbers, no units, and not that it is the total."""
    texts = [bare_label(cell.text) for cell in row.values() if cell.text.strip() and number_in(cell) is None]
    return [text for text in texts if text not in UNITS and not re.fullmatch(TOTAL, text)]


def unit_beside(row: Mapping[int, Cell]) -> str:
    """Return the unit that stands in a cell of its own."""
    return next((text for cell in row.values() if (text := cell.text.strip()) in UNITS), "")


def claim_of(cell: Cell, printed: Printed, path: Path, term: Term, unit: str) -> Said:
    """Return the number of a cell as that of a figure, in its unit, or why it cannot be that."""
    unit = printed.unit or unit
    change = re.match(rf"\s*(?:[-−]|{CHANGED})", plain(cell.text))
    written = printed.written
    if unit in _LARGE_UNITS and "万" not in str(written) and "亿" not in str(written):
        written, unit = written if written == 0 else f"{written}{unit[0]}", unit[1:]  # nought is one in every unit
    if path[0].startswith(GROWTH):
        why = _NO_MEASURE if not unit else None if term.is_rate or unit not in _POINTS else _UNFIT
        is_fall = change is not None and (change["verb"] is None or change["verb"] in FALLS)
        written = _in_percent(written, unit)
        written = written if not is_fall else -written if isinstance(written, int) else f"-{written}"
    else:
        written = _in_percent(written, unit)
        why = _UNFIT if change else _misfit(written, unit, term)
    if why is not None:
        return left_out(cell, printed, why)
    return Claim(path, written, quotation(cell.text, printed.start, printed.end, cell.place))


def _in_percent(written: int | str, unit: str) -> int | str:
    return f"{written}%" if unit in {"%", *_POINTS} and not str(written).endswith("%") else written


def _misfit(written: int | str, unit: str, term: Term) -> Words | None:
    """Return why a number in a unit cannot be what a figure counts; None where it can."""
    if str(written).endswith("%") is not term.is_rate:
        return _UNFIT
    if term.unit == "元":
        return None if unit == "元" else _NO_UNIT
    return _UNFIT if unit == "元" else None


def left_out(cell: Cell, printed: Printed, why: Words) -> Left:
    """Leave the number of a cell out."""
    return Left(quotation(cell.text, printed.start, printed.end, cell.place), why, is_figure=why not in _NONE)


def is_of_others(text: str) -> bool:
    """Tell whether a heading or a label is on another matter, and is not that of a figure itself: 有效投诉."""
    return names_other_matter(text) and bare_label(text) not in terse_terms()


def path_of(term: Term, mirror: str) -> Path:
    """Return where a figure of a term belongs: in the report, in last year's figures, in their growth."""
    if mirror == LAST_YEAR and term.name == "items.total":
        return "items", "previous"
    return (f"{mirror}.{term.table}" if mirror else term.table), term.key


_POINTS = {"个百分点", "百分点"}
CHANGED = "(?:同比|[较比]上年度?)?(?P<verb>增加|增长|上升|提高|提升|下降|减少|降低)了?"
"""What stands before a change in a cell: 提高4.5个百分点."""
TOTAL = (
    "(?:(?:全年|年度|本年度?|本期)?(?:合计|总计|共计|总数|汇总)|(?:全年|本年度?|年度)?累计|1[-—–至]12月(?:合计|累计)"
    "|全[省市区县州局](?:合计|总计|汇总)?)"
)
"""What a row of totals is called."""
SAID_TO_BE_NONE = Words("the settings say that its column is to be left out", "设置中已注明该列不读取")
_NONE = {ORDINAL, SAID_TO_BE_NONE}
"""What a number in a table is that is no figure."""
_UNFIT = Words("its unit does not fit its label", "单位与名称不符")
_NO_UNIT = Words("whether it is in yuan or in ten thousand yuan is not said", "没有说明是元还是万元")
_NO_MEASURE = Words("whether it is in percent or a difference is not said", "没有说明是百分比还是增减数")
