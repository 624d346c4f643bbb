"""Of when words speak: of all that the report is on, or of another time."""

import calendar
import re
from functools import lru_cache

from licreport.reading.grammar.printed import UNIT
from licreport.reading.grammar.whose import Whose
from licreport.reading.grammar.wording import VERB


def with_own_period(text: str, whose: Whose) -> str:
    """Return a text of the same length in which whatever names the report's own period is its year, and no other time.

    What a sentence compares with (较2023年的7920件增长9.1%) is no time that it speaks of, nor is what it adds that was
    carried over (加上2023年结转的436件，); both are blotted out.
    """
    text = re.sub(_own(whose), lambda found: f"{whose.year}年".ljust(len(found[0]), "的")[: len(found[0])], text)
    return re.sub(rf"{_COMPARED}|{_ADDED}{whose.year - 1}{_CARRIED_OVER}", lambda found: "的" * len(found[0]), text)


def is_of_another_period(text: str, whose: Whose) -> bool:
    """Tell whether the last time that a text names is another than the report's; its own is marked in it already."""
    named = list(re.finditer(_PERIOD, text))
    return bool(named) and not _is_own(named[-1].group(), whose)


def begins_with_another_period(text: str, whose: Whose) -> bool | None:
    """Tell whether a sentence begins with another period than the report's; None where it begins with none."""
    begun = re.match(rf"\W*(?:回顾|在|自)?(?P<period>{_PERIOD})", text)
    return None if begun is None else not _is_own(begun["period"], whose)


def as_if_of_this_year(text: str, whose: Whose, *, of_its_end: bool = False) -> str | None:
    """Return a text that speaks of the whole year before at last, as if it spoke of the report's; None for another.

    What is counted at the end of a year speaks of that (2023年底).
    """
    whole = r"年(?:度|全年)?(?![\d以来至到底末同初前后]|结转)"
    year = rf"(?:^|(?<=[，,；;：:。]))\W*{whose.year - 1}{'年[底末]' if of_its_end else whole}"
    *_, last = (None, *re.finditer(year, text))
    is_of_all = (whose.first is None or whose.first.month == 1) and (whose.last is None or whose.last.month == 12)
    if last is None or not is_of_all or re.search(_BACK, text[last.end() :]):
        return None
    return f"{text[: last.start()]}{'全年'.ljust(len(last[0]), '的')}{text[last.end() :]}"


_BACK = "[；;]|今年|本年|当年|目前|截至|现|由|从|至今"
"""What says that a text speaks of another time again, or at once."""


def _is_own(period: str, whose: Whose) -> bool:
    return re.fullmatch(_WHOLE.format(year=whose.year), period) is not None


_TO = r"\s?[-—–~至到]+\s?"


@lru_cache(maxsize=256)
def _own(whose: Whose) -> str:
    """Return what finds the report's own period by name: 2024年1—12月, 上半年, 截至6月30日."""
    first, last = (whose.first.month, whose.last.month) if whose.first and whose.last else (1, 12)
    day = calendar.monthrange(whose.year, last)[1] if whose.year else 31
    year = rf"(?:{whose.year}年)?"
    ways = [
        rf"{year}{first}月1日{_TO}{year}{last}月{day}日",
        rf"{year}{first}月?{_TO}{year}{last}月(?:{day}日|份|底|末)?",
        rf"截[至止]{year}{last}月(?:{day}日|底|末){_NOT_SINCE_JANUARY if first > 1 else ''}",
    ]
    quarters = {(3 * number - 2, 3 * number): rf"第?[{'一二三四'[number - 1]}{number}]季度" for number in range(1, 5)}
    named = {(1, 6): "上半年", (7, 12): "下半年", **quarters}
    if (first, last) in named:
        ways.append(year + named[first, last])
        ways.append("本季度?(?!度)" if last - first == 2 else "本半年")  # a quarter
    if first == last:
        ways.append(rf"{year}{first}月(?:份|当月)?(?!\d|1|{_TO})")
    return "|".join(rf"(?<!\d){way}" for way in ways)


_NOT_SINCE_JANUARY = r"(?![，,]?[^，,。；\d]{0,6}累计)"
"""What a quarter's report counts from January on, at the end of its own period."""
_COMPARED = (
    rf"(?:由|从)20\d\d年(?:度|末|底)?的?\d[\d,.]*[万亿]?(?:{UNIT})?{VERB}(?:至|到|为)|"
    r"(?:[较比与]|(?<!连)同|相较)于?(?:20\d\d|上一?|去)年度?(?:同期|末|底|版(?:清单|目录)?)?"
    r"(?!(?:收到|受理|办结|批准|不予|准予)(?:申请|受理|批准|许可)?\d)"
    r"(?:的?\d[\d,.]*[万亿]?(?:件|项|次|个|宗|元|起|%)?)?(?:相比)?"
)
_ADDED = r"(?:^|(?<=[，,；;。]))(?:加上|连同|算上)"
_CARRIED_OVER = (
    r"年度?(?:末|底)?结转(?:的|至?本年度?|未办结|在办|办理|申请|办件)*\d[\d,.]*(?:件|宗|个|笔|项)"
    r"(?=[，,；;](?!其中|均|已|办结|批准|受理|准予|不予))"
)
"""What was carried over from the year before, where it is added to what the sentence tells of."""
_NUMBER = r"[一二两三四五六七八九十\d]{1,3}"
_PERIOD = (
    rf"\d{{4}}年?{_TO}\d{{4}}年|(?:\d{{4}})?年初|\d{{4}}年度?(?:\d{{1,2}}月)?|全年|当年(?=新?收|受理|办结|接收|共|内|度|$)|本年度?|年度|第?[一二三四1-4]季度|[上下]半年"
    rf"|前[一二三\d]季度|\d{{1,2}}(?:月)?(?:{_TO}\d{{1,2}})?月(?:份|底|末)?|截至[^，,。；]{{0,12}}|[当本上]月|[当本上]季"
    rf"|(?:近|过去|最近){_NUMBER}年来?|(?<!\d){_NUMBER}(?:个月|年)来|“?十[一二三四五]五”?(?:期间|时期)?|[^，,。；]{{1,14}}以来"
    r"|(?<![较比])(?:上年|去年|上一年)度?(?=[，,]|情况|数据|办理)"
)
"""What names a time, a part of the year and several years among them."""
_WHOLE = (
    "(?:{year}年度?|全年|当年|本年度?|年度|一年来|截至{year}年的*"
    "|截至(?:{year}年)?(?:12月(?:底|末|31日)?|年?底|年?末|目前).*)"
)
