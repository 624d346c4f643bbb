"""What the columns of a table hold, by their headings from the top down."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from licreport.reading.grammar.own_words import NAMES, NO_FIGURE, own_words
from licreport.reading.grammar.printed import plain
from licreport.reading.grammar.tables.cells import TOTAL, Rows, bare_label, is_of_others, unit_in, without_unit
from licreport.reading.grammar.vocabulary import Term, term_at, term_of, terse_terms
from licreport.reading.grammar.whose import Whose
from licreport.reading.grammar.wording import OF_CONCLUDED
from licreport.report.mirrors import GROWTH, LAST_YEAR


class Column(NamedTuple):
    """What stands in a column of numbers."""

    term: Term | None = None
    unit: str = ""
    mirror: str = ""
    """`last_year` or `growth`, where that is what it holds, or SHARE."""
    is_other: bool = False
    """Whether it is of another year or period."""
    is_this: bool = False
    """Whether its heading says that it holds this year's figures, or nothing but figures."""
    is_ordinal: bool = False
    """Whether it numbers the rows."""
    holds: str = ""
    """What a project says that it holds, where that is no figure: NAMES or NO_FIGURE."""


def columns_of(header: Rows, whose: Whose, caption: str) -> dict[int, Column]:
    """Return what the columns hold, by their headings from the top down; a title over all of them is none."""
    columns: dict[int, Column] = {}
    titles = len(titles_over(header)) if len(header) > 1 else 0
    caption = " ".join((caption, *titles_over(header)[:titles]))
    for number in sorted({column for row in header for column in row}):
        cells = dict.fromkeys(row[number].text for row in header[titles:] if number in row)
        columns[number] = _column([text for text in cells if text.strip()], whose, caption)
    return _told_apart(_beside_others(columns, header) if names_others(header) else columns)


def _told_apart(columns: Mapping[int, Column]) -> dict[int, Column]:
    """Return columns without those of which two would hold the same, and nothing says which is which."""
    holding = [(column.term, column.mirror) for column in columns.values() if column.term and not column.is_other]
    return {
        number: column._replace(is_other=True)
        if column.term and not column.is_this and holding.count((column.term, column.mirror)) > 1
        else column
        for number, column in columns.items()
    }


def names_others(rows: Rows) -> bool:
    """Tell whether cells name other services, so that a total is of more than licensing."""
    return any(is_of_others(cell.text) for row in rows for cell in row.values())


def _beside_others(columns: Mapping[int, Column], header: Rows) -> dict[int, Column]:
    """Return columns of which some are of other services: licensing's is the authority's own, a total is not."""
    found: dict[int, Column] = {}
    for number, column in columns.items():
        said = {re.sub(r"\s", "", row[number].text) for row in header if number in row}
        is_licensing = any(re.fullmatch("行政许可(?:小计|合计)?", text) for text in said)
        is_total = any(re.fullmatch(TOTAL, text) for text in said)
        found[number] = column._replace(
            is_this=is_licensing, is_other=column.is_other or (is_total and not is_licensing)
        )
    return found


def _column(headings: Sequence[str], whose: Whose, caption: str) -> Column:
    term: Term | None = None
    unit, mirror, other, is_this = unit_in(caption), "", False, False
    for heading in headings:
        text = re.sub(r"\s", "", plain(heading))
        unit = unit_in(text) or unit
        if re.search(_FILLED_IN, text) or re.fullmatch(_DAY, text):  # who filled the table in, and when
            continue
        if (certain := _certain(text, unit)) is not None:
            return certain
        bare = bare_label(text)
        above, term = term, None if _is_refused(bare, headings) else term_of(bare) or term
        if above is not None and term is not None and _is_of_some(above, term):
            return Column(is_other=True)
        if re.search(r"同比|增幅|增长|增减|升降", text):
            mirror, unit = GROWTH, unit_in(text) or _measure(text)
        elif _is_of_last_year(text, whose):
            mirror = LAST_YEAR
        elif is_of_others(text) or _is_of_another_time(text, whose):
            other = True
        is_this = is_this or re.fullmatch(_THIS.format(year=whose.year), bare) is not None
    return Column(term, unit, mirror, other, is_this)


def _certain(text: str, unit: str) -> Column | None:
    """Return what a column holds of which one heading says all, as a project says it in its settings."""
    own = dict(own_words().columns)
    address = own.get(text) or own.get(without_unit(text), "")
    if address in {NAMES, NO_FIGURE}:
        return Column(holds=address)
    if address:
        return Column(term_at(address), unit)
    if re.fullmatch(OF_CONCLUDED, text):
        return Column(mirror=SHARE)
    return Column(is_ordinal=True) if re.fullmatch(_ORDINAL, text) else None


def _is_refused(bare: str, headings: Sequence[str]) -> bool:
    """Tell whether 不予 stands under what is refused at the door: it is denied only where a decision is taken."""
    return bare == "不予" and any("受理" in heading for heading in headings)


def _is_of_some(above: Term, term: Term) -> bool:
    """Tell whether a heading is of some of what the one above it counts: 网上 under 收到, and again under 受理."""
    return above.table == "applications" != term.table and above.key != "concluded"


def _is_of_last_year(heading: str, whose: Whose) -> bool:
    says_so = bare_label(heading) not in terse_terms() and re.search("上年|去年|上一年", heading) is not None
    return says_so or re.search(rf"(?<!\d){whose.year - 1}(?!\d)", heading) is not None


def _is_of_another_time(heading: str, whose: Whose) -> bool:
    years = set(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", heading))
    return re.search(_OTHER_PERIOD, heading) is not None or bool(years - {str(whose.year)})


def _measure(heading: str) -> str:
    """Return in what a column of growth is told: in percent, or in what each figure counts; nothing if unsaid."""
    return (
        "%" if re.search("[率幅%]", plain(heading)) else DIFFERENCE if re.search("增减[数量额]|增减值", heading) else ""
    )


def titles_over(rows: Rows) -> list[str]:
    """Return the texts of the first rows that stand over all columns: titles within the table."""
    width = len({column for row in rows for column in row})
    found: list[str] = []
    for row in rows:
        cells = {id(cell): cell for cell in row.values()}
        if width < 2 or len(cells) != 1 or len(row) < width:
            break
        found += [cell.text for cell in cells.values()]
    return found


DIFFERENCE = "difference"
SHARE = "share"
"""What a column mirrors that holds shares of the concluded."""
_FILLED_IN = r"^(?!其中|[（(])[^:：]{2,12}[:：].{2,}"
_DAY = r"(?:19|20)\d\d[年./-]\d{1,2}[月./-]\d{1,2}日?"
_ORDINAL = r"序号|编号|项次|行次|序"
_OTHER_PERIOD = r"上期|季度|半年|(?<!\d)\d{1,2}月|环比"
_THIS = (
    r"(?:{year}年?度?|本年度?|本期|全年|今年)?(?:实际|完成|办理|累计)?"
    r"(?:数量|数值|件数|办件数|数据|数额|情况|结果|合计|总数|数)?"
)
