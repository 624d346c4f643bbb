"""Whose report on what a document is, when it was signed and when it was published."""

import calendar
import datetime
import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from licreport.reading.grammar.printed import plain
from licreport.reading.text import Line, Place


class Whose(NamedTuple):
    """Whose report on which year a document is, and on which part of it; None for all of it."""

    authority: str
    year: int
    first: datetime.date | None = None
    last: datetime.date | None = None


class Heading(NamedTuple):
    """What a document says of itself; None where it does not say."""

    authority: str | None = None
    year: int | None = None
    first: datetime.date | None = None
    last: datetime.date | None = None
    publisher: str | None = None
    signed: datetime.date | None = None
    published: datetime.date | None = None
    title: Place | None = None
    signature: Place | None = None
    """Where the date stands on which it was signed."""
    notice: Place | None = None
    """Where the date stands on which it was published."""

    @property
    def whose(self) -> Whose:
        """Whose report on what it is, as far as it says."""
        return Whose(self.authority or "", self.year or 0, self.first, self.last)


def heading(lines: Sequence[Line]) -> Heading:
    """Return what the lines of a document say of it: its title, the line above the text, the signature below."""
    found = _title(lines[:_NEAR])
    if found.authority is None:
        authority = next(filter(None, map(_introduced, lines)), None)
        found = found._replace(authority=authority)
    if found.year is None:
        years = (_YEAR_OF.match(_in_digits(plain(line.text)).strip()) for line in lines)
        found = found._replace(year=next((int(match[1]) for match in years if match), None))
    dated = ((date, line.place) for line in lines[:_NEAR] if (date := _published(plain(line.text))))
    published, notice = next(dated, (None, None))
    publisher, signed, signature = _signature(lines)
    if found.authority is None and publisher and _speaks_as(publisher, lines):
        found = found._replace(authority=publisher)
    found = found._replace(publisher=publisher, signed=signed, published=published, signature=signature, notice=notice)
    return _labelled(found, lines)


def _labelled(found: Heading, lines: Sequence[Line]) -> Heading:
    """Return what is said with what stands behind labels of its own, as in a sheet: 落款日期：2025-03-18."""
    labelled = (match for line in lines if (match := _LABELLED.match(plain(line.text).strip())))
    said = {_LABELS[match["label"]]: match["said"].strip() for match in labelled}
    dates = {key: _date(re.fullmatch(_DATE, text)) for key, text in said.items() if key in _DATED}
    told: dict[str, Any] = {**said, **dates}
    return found._replace(**{key: told[key] for key in told if getattr(found, key) is None})


_NEAR = 30
"""Lines from the beginning in which a title stands."""
_NAME = r"[\u4e00-\u9fff（）()·]{2,40}?"
_YEAR = r"(?<!\d[-—–至])(?P<year>(?:19|20)\d\d)\s*年(?:度)?"
_ON_LICENSING = r"(?:行政(?:许可|审批)|审评审批|许可(?:事项|实施|办理))"
_KIND = r"(?:报告|年报|总结|情况|统计|一览表|汇总表|简报|月报|季报|数据|公报|公告)"
_TITLES = (
    re.compile(
        rf"(?:关于)?(?P<authority>{_NAME})?(?:关于)?\s*{_YEAR}\s*"
        rf"(?:(?P<behind>{_NAME}(?<=[省市区县州局委厅办会]))(?=关于|行政许可|行政审批|审评审批|许可))?[^。，；]{{0,16}}?"
        rf"{_ON_LICENSING}[^。；]{{0,24}}?{_KIND}"
    ),
    re.compile(
        rf"(?:关于)?(?P<authority>{_NAME}(?<=[省市区县州局委厅办会署]))(?P<behind>){_ON_LICENSING}[^。；\d]{{0,20}}?[（(]?{_YEAR}"
    ),
)
"""What titles are: whose, on which year, on licensing; the year may stand behind."""
_OFFICE = (
    r"[\u4e00-\u9fff（）()]{1,30}(?:省|市|区|县|州|旗|局|委|委员会|厅|部|办|办公室|中心|政府|总局|署|院|管委会|海关)"
)
_INTRODUCED = re.compile(rf"现将(?P<authority>{_NAME})(?:(?:19|20)\d\d)年")
_ANNOUNCED = r"^(?:现将|将|关于|附件\d?[:：]?|印发|公布|发布|报送)+|关于(?:公布|发布|印发|报送|做好)*$"
"""What stands around the name of an authority in a title."""
_FILLED_IN_BY = re.compile(
    rf"^(?:填报|报送|编制|报告|发布)?(?:单位|部门|机关|主体)(?:名称)?(?:[（(](?:盖章|公章)[)）])?[:：]\s*(?P<authority>{_OFFICE})(?:\s|$)"
)
_YEAR_OF = re.compile(r"^(?:报告|统计|填报|所属)(?:年度|年份)[:：]\s*((?:19|20)\d\d)年?(?:度)?$")
_WE = re.compile("^(?:[我本全]|各)")


def _title(lines: Sequence[Line]) -> Heading:
    """Return what the title says: the first that is marked as one, or else the first line that may be one."""
    found: list[tuple[int, Heading]] = []
    above: list[str] = []
    for line in lines:
        text = _in_digits(plain(line.text)).strip()
        titled = _titled(text, line.place)
        if titled is not None:
            found.append((line.level, titled._replace(authority=titled.authority or _named_above(above))))
        above = [*above, text][-2:] if text else above
    marked = (heading for level, heading in found if level == 1)
    return next(marked, found[0][1] if found else Heading())


def _named_above(above: Sequence[str]) -> str | None:
    """Return whose report it is where the title stands in two or three lines, and its name in those above."""
    named = [text.removeprefix("关于") for text in above if re.fullmatch(rf"(?:关于)?{_OFFICE}", text)]
    if not named or named[-1] != above[-1].removeprefix("关于"):
        return None
    is_whole = len(named) < 2 or re.search("[省市区县州旗]", named[-1]) is not None
    return named[-1] if is_whole else named[-2] + named[-1]


def _titled(text: str, place: Place) -> Heading | None:
    match = next(filter(None, (title.search(text) for title in _TITLES)), None)
    if match is None or len(text) > 80 or text.startswith(("（", "(")):
        return None
    named = match["authority"] or match["behind"] or ""
    authority = re.sub(
        r"^(?:[（(]|现将|将|关于|附件\d?[:：]?|印发|公布|发布|报送)+|关于(?:公布|发布|印发|报送|做好)*$", "", named
    )
    is_name = authority and not _WE.match(authority) and not re.search("(?:领域|系统|条线|方面)$", authority)
    year = int(match["year"])
    first, last = _period(year, text[match.end("year") :])
    return Heading(authority if is_name else None, year, first, last, title=place)


def _introduced(line: Line) -> str | None:
    text = _in_digits(plain(line.text)).strip()
    match = _FILLED_IN_BY.match(text) or _INTRODUCED.search(text)
    return match["authority"] if match and not _WE.match(match["authority"]) else None


def _speaks_as(publisher: str, lines: Sequence[Line]) -> bool:
    """Tell whether a document speaks of its signer as of itself: 我局 above the signature of a 局."""
    own = "[区县市州省]" if publisher.endswith("人民政府") else re.escape(publisher[-1:])
    return any(re.search(rf"[我本]{own}", line.text) for line in lines)


_HAN = "〇一二三四五六七八九"


def _in_digits(text: str) -> str:
    """Return a text in which the years and the dates in Han numerals are in digits: 二〇二五年二月十日."""
    text = re.sub(r"[〇○零一二三四五六七八九]{4}(?=年)", _year, text)
    return re.sub(r"(?<=[年月])([一二三四五六七八九十]{1,3})(?=[月日])", _day, text)


def _year(match: re.Match[str]) -> str:
    return "".join(str(_HAN.find(sign)) if sign in _HAN else "0" for sign in match[0])


def _day(match: re.Match[str]) -> str:
    tens, ten, ones = match[1].rpartition("十")
    return str((_HAN.find(tens) if tens else 1) * 10 + (_HAN.find(ones) if ones else 0) if ten else _HAN.find(ones))


def _period(year: int, said: str) -> tuple[datetime.date | None, datetime.date | None]:
    """Return the first and the last day of the part of a year that a title names; None for all of it."""
    months = r"(1?\d)月?(?:1日)?\s?[-—–至到]+\s?(1?\d)月"
    if several := re.search(months, said):
        first, last = int(several[1]), int(several[2])
    elif quarter := re.search("[一二三四1-4](?=季度)", said):
        number = "一二三四".find(quarter[0]) + 1 or int(quarter[0])
        first, last = 3 * number - 2, 3 * number
    elif half := re.search("([上下]?)半年", said):
        first, last = (7, 12) if half[1] == "下" else (1, 6)
    elif month := re.match(r"\s*年?度?\s*[（(]?(1?\d)月", said):
        first = last = int(month[1])
    else:
        return None, None
    if not 1 <= first <= last <= 12 or (first, last) == (1, 12):  # months
        return None, None
    return datetime.date(year, first, 1), datetime.date(year, last, calendar.monthrange(year, last)[1])


_LABELS = {
    "报告主体": "authority",
    "署名单位": "publisher",
    "落款日期": "signed",
    "发布日期": "published",
    "起始日期": "first",
    "截止日期": "last",
}
_DATED = {"signed", "published", "first", "last"}
_LABELLED = re.compile(rf"(?P<label>{'|'.join(_LABELS)})[:：](?P<said>.{{1,60}})$")
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
    sourced = re.match(rf"\s*(?:时间|日期)?[：:]?\s*{_DATE}(?:\s*\d\d:\d\d(?::\d\d)?)?\s*(?:来源|作者|浏览|【)", text)
    return _date(marked or sourced)


def _signature(lines: Sequence[Line]) -> tuple[str | None, datetime.date | None, Place | None]:
    """Return who signs a document, and the date under it: the last line that is a date alone, and that before it."""
    pieces = [(piece, line.place) for line in lines for piece in _pieces(_in_digits(plain(line.text)))]
    texts = [text for text, _ in pieces]
    for number in range(len(texts) - 1, max(len(texts) - _NEAR, -1), -1):
        if match := re.fullmatch(_DATE, texts[number]):
            before = texts[number - 1] if number else ""
            name = re.fullmatch(r"(?!.*(?:日期|时间|电话|年度|情况))[\u4e00-\u9fff（）()]{3,30}", before)
            return (name[0] if name else None), _date(match), pieces[number][1]
    return None, None, None


def _pieces(text: str) -> Iterator[str]:
    """Yield the lines of a paragraph; a signature may stand in one with its date."""
    for piece in text.split("\n"):
        together = re.fullmatch(rf"\s*([\u4e00-\u9fff（）()]{{3,30}})\s+({_DATE})\s*", piece)
        if together:
            yield from (together[1], together[2])
        else:
            yield piece.strip()
