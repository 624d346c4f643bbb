"""The cells of a table: rows as they are seen, the number that is all of a cell, its label and its unit."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from licreport.reading.grammar.claim import Claim, Left, Path, quotation
from licreport.reading.grammar.printed import ORDINAL, Printed, plain, printed_numbers
from licreport.reading.grammar.scopes.owner import names_other_matter
from licreport.reading.grammar.sentences.words import Said
from licreport.reading.grammar.vocabulary import Term, terse_terms
from licreport.reading.text import Cell, Grid
from licreport.report.mirrors import GROWTH, LAST_YEAR
from licreport.words.language import Words

Rows = Sequence[Mapping[int, Cell]]
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
    return [row for row in rows if any(cell.text.strip() for cell in row.values())]


@lru_cache(maxsize=4096)  # asked for several times of each cell
def number_in(cell: Cell | None) -> Printed | None:
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


def bare_label(text: str) -> str:
    """Return a label without its unit and its number in a list; what else is in brackets says what it leaves out."""
    text = without_unit(re.sub(r"\s", "", plain(text)))
    text = re.sub(r"^(?:\d{1,2}[.、．]|其中[:：]?|[一二三四五六七八九十]+、)|[:：]$", "", text) or text
    return text if text in terse_terms() else re.sub(r"(?:总数|数量|件数|次数|数)$", "", text) or text


def without_unit(text: str) -> str:
    """Return a label without the unit in its brackets."""
    return re.sub(rf"[（(](?:单位[:：]?)?(?:{'|'.join(UNITS)})[)）]", "", text)


def unit_in(text: str) -> str:
    """Return the unit that a label or a caption names in brackets."""
    match = re.search(rf"(?:单位[:：]?\s*|[（(])({'|'.join(UNITS)})[)）]?", plain(text))
    return match[1] if match else ""


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
    written = printed.written
    is_growth = path[0].startswith(GROWTH)
    text = plain(cell.text)
    if is_growth and not unit:
        return left_out(cell, printed, _NO_MEASURE)
    if unit in _LARGE_UNITS and "万" not in str(written) and "亿" not in str(written):
        written = f"{written}{unit[0]}"
        unit = unit[1:]
    if unit == "%" and not str(written).endswith("%"):
        written = f"{written}%"
    if not is_growth and text.strip().startswith(("-", "−")):
        return left_out(cell, printed, _UNFIT)
    if is_growth and text.strip().startswith(("-", "−")):
        written = -written if isinstance(written, int) else f"-{written}"
    is_rate = str(written).endswith("%")
    if not is_growth and is_rate is not term.is_rate:
        return left_out(cell, printed, _UNFIT)
    if term.unit == "元" and unit != "元" and not is_growth:
        return left_out(cell, printed, _NO_UNIT)
    if term.unit != "元" and unit == "元":
        return left_out(cell, printed, _UNFIT)
    return Claim(path, written, quotation(cell.text, printed.start, printed.end, cell.place))


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
