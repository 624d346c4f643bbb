"""What a document says of itself: its title, who filled it in, who signed it when, and when it was published."""

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import Any

from licreport.reading.grammar.printed import plain
from licreport.reading.grammar.titles import NAME, OFFICE, WE, in_digits, title_in, title_on_another_matter
from licreport.reading.grammar.whose import Heading
from licreport.reading.text import Line, Place


def masthead(lines: Sequence[Line]) -> Heading:
    """Return what the lines of a document say of it: its title, the line above the text, the signature below."""
    found = title_in(lines[:_NEAR])
    filled_in_by = next(filter(None, map(_filled_in_by, lines)), None)
    if found.authority is None:
        authority = filled_in_by or next(filter(None, map(_introduced, lines)), None)
        found = found._replace(authority=authority)
    elif filled_in_by and _is_return_of(filled_in_by, found.authority):
        found = found._replace(authority=filled_in_by)
    if found.year is None:
        years = (_YEAR_OF.match(in_digits(plain(line.text)).strip()) for line in lines)
        found = found._replace(year=next((int(match[1] or match[2]) for match in years if match), None))
    dated = ((date, line.place) for line in lines[:_NEAR] if (date := _published(plain(line.text))))
    published, notice = next(dated, (None, None))
    publisher, signed, signature = _signature(lines)
    if signed is None and (above := _signed_above(lines, found))[1] is not None:
        publisher, signed, signature = above
    if found.authority is None and publisher and _speaks_as(publisher, lines):
        found = found._replace(authority=publisher)
    found = found._replace(publisher=publisher, signed=signed, published=published, signature=signature, notice=notice)
    found = _labelled(found, lines)
    if found.title is None and found.authority is None and found.year is None:
        other = title_on_another_matter(lines[:_NEAR])
        found = found._replace(authority=other.authority, year=other.year, first=other.first, last=other.last)
    return found


_NEAR = 30
"""Lines from the beginning in which a title stands, and to the end in which a signature does."""
_INTRODUCED = re.compile(rf"现将(?P<authority>{NAME})(?:(?:19|20)\d\d)年")
_FILLED_IN_BY = re.compile(
    r"^(?:填报|报送|编制|报告|发布)?(?:单位|部门|机关|主体)(?:名称)?(?:[（(](?:盖章|公章)[)）])?[:：]\s*"
    rf"(?P<authority>{OFFICE})(?:[（(](?:盖章|公章|章)[)）])?(?:\s|$)"
)
_YEAR_OF = re.compile(
    r"^(?:(?:报告|统计|填报|所属)?(?:年度|年份)[:：]\s*((?:19|20)\d\d)年?(?:度)?"
    r"|(?:报告|统计|所属|报表|填报)期间?[:：]\s*((?:19|20)\d\d)年(?:度|1月?(?:1日)?[-—–至到]+(?:\2年)?12月(?:31日)?)?)$"
)
_COMPILES_FOR_ALL = "审批|政务|数据|办公室|营商|司法|人民政府$|服务中心$"
"""What the names of offices say that compile the report of their whole government."""


def _filled_in_by(line: Line) -> str | None:
    match = _FILLED_IN_BY.match(in_digits(plain(line.text)).strip())
    return match["authority"] if match and not WE.match(match["authority"]) else None


def _introduced(line: Line) -> str | None:
    match = _INTRODUCED.search(in_digits(plain(line.text)).strip())
    return match["authority"] if match and not WE.match(match["authority"]) else None


def _is_return_of(office: str, authority: str) -> bool:
    """Tell whether a form with the government's name in its title is the return of one of its offices."""
    area = authority.removesuffix("人民政府")
    return office != area and office.startswith(area) and not re.search(_COMPILES_FOR_ALL, office)


def _speaks_as(publisher: str, lines: Sequence[Line]) -> bool:
    """Tell whether a document speaks of its signer as of itself: 我局, or figures of the area that is its own."""
    area = publisher.removesuffix("人民政府")
    own = "[区县市州省]" if area != publisher else re.escape(publisher[-1:])
    told = rf"{re.escape(area)}[^。；;]{{0,60}}\d" if area != publisher else r"(?!)"
    return any(re.search(rf"[我本]{own}|{told}", line.text) for line in lines)


def _labelled(found: Heading, lines: Sequence[Line]) -> Heading:
    """Return what is said with what stands behind labels of its own, as in a sheet: 落款日期：2025-03-18."""
    labelled = (match for line in lines if (match := _LABELLED.search(plain(line.text).strip())))
    said = {_LABELS[match["label"]]: match["said"].strip() for match in labelled}
    dates = {key: _date(re.fullmatch(_DATE, text)) for key, text in said.items() if key in _DATED}
    told: dict[str, Any] = {**said, **dates}
    return found._replace(**{key: told[key] for key in told if getattr(found, key) is None})


_LABELS = {
    "报告主体": "authority",
    "署名单位": "publisher",
    "落款日期": "signed",
    "填报日期": "signed",
    "填报时间": "signed",
    "填表日期": "signed",
    "发布日期": "published",
    "起始日期": "first",
    "截止日期": "last",
}
_DATED = {"signed", "published", "first", "last"}
_LABELLED = re.compile(rf"(?:^|\s)(?P<label>{'|'.join(_LABELS)})[:：]\s*(?P<said>.{{1,60}})$")
_DATE = r"((?:19|20)\d\d)\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*日?"


def _date(match: re.Match[str] | None) -> datetime.date | None:
    if match is None:
        return None
    try:
        return datetime.date(*map(int, match.groups()))
    except ValueError:  # no such day
        return None


def _published(text: str) -> datetime.date | None:
    marked = re.search(rf"(?:发布|发文|公开)(?:时间|日期)?\s*[：:]?\s*{_DATE}", text)
    behind = r"来源|作者|浏览|字号|字体|阅读|点击|【"
    marked = marked or re.search(rf"来源[：:].*(?<![^\W\d_])时间\s*[：:]\s*{_DATE}", text)
    sourced = re.match(rf"\s*(?:时间|日期)?[：:]?\s*{_DATE}(?:\s*\d\d:\d\d(?::\d\d)?)?\s*(?:{behind})", text)
    return _date(marked or sourced)


def _signature(lines: Sequence[Line]) -> tuple[str | None, datetime.date | None, Place | None]:
    """Return who signs a document, and the date under it: the last line that is a date alone, and that before it."""
    pieces = [(piece, line.place) for line in lines for piece in _pieces(in_digits(plain(line.text)))]
    texts = [text for text, _ in pieces]
    for number in range(len(texts) - 1, max(len(texts) - _NEAR, -1), -1):
        if match := re.fullmatch(_DATE, texts[number]):
            before = texts[number - 1] if number else ""
            before = re.sub(r"[（(](?:盖章|公章|签章|章)[)）]", "", before).strip()
            name = re.fullmatch(r"(?!.*(?:日期|时间|电话|年度|情况))[\u4e00-\u9fff（）()]{3,30}", before)
            return (name[0] if name else None), _date(match), pieces[number][1]
    return None, None, None


def _signed_above(lines: Sequence[Line], found: Heading) -> tuple[str | None, datetime.date | None, Place | None]:
    """Return who signs below the title, with the date in brackets under it: 虚构县数据局⏎（2025年3月10日）."""
    texts = [in_digits(plain(line.text)).strip() for line in lines]
    at = next((number for number, line in enumerate(lines) if line.place == found.title), None)
    below = [number for number in range(at + 1, len(lines)) if texts[number]][:2] if at is not None else []
    if len(below) == 2 and re.fullmatch(OFFICE, texts[below[0]]):
        dated = re.fullmatch(rf"[（(]\s*{_DATE}\s*[)）]", texts[below[1]])
        if (date := _date(dated)) is not None:
            return texts[below[0]], date, lines[below[1]].place
    return None, None, None


def _pieces(text: str) -> Iterator[str]:
    """Yield the lines of a paragraph; a signature may stand in one with its date."""
    for piece in text.split("\n"):
        together = re.fullmatch(
            rf"\s*([\u4e00-\u9fff（）()]{{3,30}}(?:\s|(?<=[局委厅府室部会])))\s*({_DATE})\s*", piece
        )
        if together:
            yield from (together[1].strip(), together[2])
        else:
            yield piece.strip()
