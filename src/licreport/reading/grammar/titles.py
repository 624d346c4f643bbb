"""Titles: whose report on what year, or part of a year, a document is; a title may stand in two lines or in three."""

import calendar
import datetime
import re
from collections.abc import Sequence

from licreport.reading.grammar.printed import plain
from licreport.reading.grammar.whose import Heading
from licreport.reading.grammar.wording import ASKED_OR_COMPLAINED
from licreport.reading.text import Line, Place


def title_in(lines: Sequence[Line]) -> Heading:
    """Return what the title says: the first that is marked as one, or else the first line that may be one."""
    found: list[tuple[int, Heading]] = []
    texts = [in_digits(plain(line.text)).strip() for line in lines]
    for number, (line, text) in enumerate(zip(lines, texts, strict=True)):
        below = texts[number + 1] if number + 1 < len(texts) else ""
        is_whole = (titled := _titled(text, line.place)) is not None
        if titled is None and re.fullmatch(rf"{_GOES_ON}|[（(]{_YEAR}[)）]", below):
            titled = _titled(text + below, line.place)
        if titled is not None:
            name = titled.authority or _named_above([each for each in texts[:number] if each][-2:])
            named = below if is_whole else next(iter(texts[number + 2 : number + 3]), "")
            name = name or (named if _FIELD_OFFICE.fullmatch(named) else None)
            found.append((line.level, titled._replace(authority=name)))
    marked = (heading for level, heading in found if level == 1)
    return next(marked, found[0][1] if found else Heading())


def title_on_another_matter(lines: Sequence[Line]) -> Heading:
    """Return whose report on which year a document is by a title that says nothing of licensing.

    That is no title of ours: what stands below it is read, or left out, as without one.
    """
    texts = (in_digits(plain(line.text)).strip() for line in lines)
    match = next(filter(None, map(_ON_ANOTHER_MATTER.fullmatch, texts)), None)
    if match is None or WE.match(match["authority"]) or not re.search(_OTHER_MATTERS, match[0]):
        return Heading()
    year = int(match["year"])
    first, last = _period(year, match["said"])
    return Heading(match["authority"], year, first, last)


def _named_above(above: Sequence[str]) -> str | None:
    """Return whose report it is where the title stands in two or three lines, and its name in those above."""
    named = [text.removeprefix("关于") for text in above if re.fullmatch(rf"(?:关于)?{OFFICE}", text)]
    if not named or named[-1] != above[-1].removeprefix("关于"):
        return None
    is_whole = len(named) < 2 or re.search("[省市区县州旗]", named[-1]) is not None
    return named[-1] if is_whole else named[-2] + named[-1]


def _titled(text: str, place: Place) -> Heading | None:
    match = next(filter(None, (title.search(text) for title in _TITLES)), None)
    if match is None or len(text) > 80 or text.startswith(("（", "(")):
        return None
    said = match.groupdict()
    named = said.get("authority") or said.get("behind") or ""
    authority = re.sub(
        r"^(?:[（(]|[\[【][^】\]]*[】\]]|一图(?:读懂|看懂|了解)|图解|图说|数说|现将|将|关于|附件\d?[:：]?|印发|公布|发布|报送)+|关于(?:公布|发布|印发|报送|做好)*$",
        "",
        named,
    )
    field = text[match.end("year") : match.start("licensing")]
    is_name = authority and not WE.match(authority) and not re.search(_FIELDS, f"{authority}，{field}")
    year = int(match["year"])
    is_next = int(said.get("before") or year - 1) == year - 1
    first, last = _period(year, text[match.end("year") :])
    return Heading(authority if is_name else None, year, first, last, title=place) if is_next else None


_FIELDS = "(?:领域|系统|条线|方面|行业)(?:$|，|[^，]*$)"
"""What a title says that is on one field, so that the government's name in it is not whose report it is."""
_GOES_ON = r"[^。，；：:,;\d]{1,30}"
"""What a title may go on with in the line below."""
NAME = r"[\u4e00-\u9fff（）()·]{2,40}?"
_YEAR = r"(?<!\d[-—–至])(?P<year>(?:19|20)\d\d)\s*年(?:度)?"
_ON_LICENSING = r"(?P<licensing>行政(?:许可|审批(?![^\W\d_]{0,4}(?:局|中心)))|审评审批|许可(?:事项|实施|办理))"
_KIND = r"(?:报告|年报|总结|情况|统计|一览表|汇总表|简报|月报|季报|数据|公报|公告)"
_TITLES = (
    re.compile(
        rf"(?:关于)?(?P<authority>{NAME})?(?:关于)?\s*{_YEAR}\s*"
        rf"(?:(?P<behind>{NAME}(?<=[省市区县州局委厅办会]))(?=关于|行政许可|行政审批|审评审批|许可))?[^。，；]{{0,16}}?"
        rf"{_ON_LICENSING}[^。；]{{0,24}}?{_KIND}"
    ),
    re.compile(
        rf"(?:关于)?(?P<authority>{NAME}(?<=[省市区县州局委厅办会署])){_ON_LICENSING}[^。；\d]{{0,20}}?[（(]?{_YEAR}"
    ),
    re.compile(rf"{_ON_LICENSING}[^。；，\d]{{0,20}}[（(]{_YEAR}[)）]"),
    re.compile(
        rf"(?P<authority>{NAME})?(?P<before>20\d\d)年?[-—–至到]+(?P<year>20\d\d)年(?:度)?[^。，；]{{0,16}}?"
        rf"{_ON_LICENSING}[^。；]{{0,24}}?(?:对比|比较)"
    ),
)
"""What titles are: whose, on which year, on licensing; the year may stand behind."""
_ON_ANOTHER_MATTER = re.compile(
    r"(?:关于)?(?P<authority>[\u4e00-\u9fff（）()·]{2,40}(?:(?<=[省市区县州旗局委厅署])|(?<=委员会)|(?<=人民政府)|(?<=办公室)|(?<=中心)))"
    rf"(?:\d{{5}})?[^。，；：:\d]{{0,20}}?{_YEAR}"
    r"(?P<said>(?:\d{5}|[^。，；：:\d]){0,30}?(?:工作|运行|年度)?(?:年度)?(?:报告|年报|总结))"
)
"""A whole line: 虚构市2024年政府信息公开工作年度报告, 虚构市12345政务服务便民热线2024年运行情况报告."""
_OTHER_MATTERS = f"{ASKED_OR_COMPLAINED}|政务公开|处罚|执法"
"""What such a title is on; one on all that an office does says nothing of whose licensing it tells."""
OFFICE = (
    r"[\u4e00-\u9fff（）()]{1,30}(?:省|市|区|县|州|旗|局|委|委员会|厅|部|办|办公室|中心|政府|总局|署|院|管委会|海关"
    r"|支队|大队|总队)"
)
_FIELD_OFFICE = re.compile(r"[^\W\d_]{2,20}(?:局|委|委员会|厅|总局)")
WE = re.compile("^(?:[我本全]|各)")


_HAN = "〇一二三四五六七八九"


def in_digits(text: str) -> str:
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
