"""Which figure a number in prose stands next to by name, and whether the prose certainly speaks of that figure.

A number stands next to a figure by name where the figure's label comes right before it, with nothing but a few words of
no weight between them, and what it counts right behind. That the prose speaks of the whole report's figure is certain
where it speaks of nothing else: from the beginning of the sentence, or from a number that is the report's, up to the
label there are only figures with their names and general words, and so in the heading above. In
`社会团体登记，受理61件` and `上半年受理61件` the number may be right, whatever the report's figure is.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from functools import cached_property, lru_cache
from itertools import groupby
from typing import NamedTuple

from licreport.narrative.typed import UNITS, TypedNumber


class Callings(NamedTuple):
    """What prose calls the figures of a report, and whose they are."""

    addresses: Mapping[str, str]
    """The addresses of the figures by what they are called, in lower case."""
    units: Mapping[str, str]
    """The units by address."""
    year: int
    authority: str


class Beside:
    """The numbers of one text that stand next to a figure by name; what is in braces must be masked in it."""

    def __init__(self, text: str, callings: Callings) -> None:
        self._text = text
        self._callings = callings
        found = _names(tuple(callings.addresses)).finditer(text.translate(_LOWER))
        self._named = {match.end(): match.span("name") for match in found}
        self._known = -1
        self._reached: dict[int, int] = {}

    def address(self, number: TypedNumber) -> str:
        """Return the address of the figure that a number stands next to by name, or nothing."""
        start, end = self._named.get(number.start, (0, 0))
        name = self._text[start:end].translate(_LOWER)
        if not name or (name[0].isascii() and self._text[max(0, start - 1) : start].isalpha()):
            return ""
        address = self._callings.addresses[name]
        unit = self._callings.units.get(address, "")
        if number.is_rate is not (unit == "%"):
            return ""
        rest = self._text[number.end : number.end + _REACH]
        if _counts(rest, unit, english=name.isascii()) or (_is_large(number) and _ends(rest, unit)):
            return address
        return ""

    def know(self, number: TypedNumber) -> None:
        """Take it that a number is the report's own: what is said next in that sentence is said of the same."""
        self._known, _ = self._named[number.start]

    def is_certain(self, number: TypedNumber) -> bool:
        """Tell whether what is said before a number leaves no doubt that it is the report's own figure."""
        label, _ = self._named[number.start]
        if re.search(_TOGETHER, self._text[max(0, label - _SHORT) : label]):
            return False
        sentence = self._before(self._ends, label)
        if sentence <= self._known and self._end_of_general(self._known, self._known + _REACH) >= label:
            return True
        return self._is_general(self._before(self._marks, label)) and self._end_of_general(sentence) >= label

    def _before(self, places: list[int], place: int) -> int:
        return places[bisect_right(places, place) - 1]

    def _end_of_general(self, start: int, end: int | None = None) -> int:
        """Return how far nothing but the whole is spoken of from a place on."""
        if start not in self._reached:
            match = self._general.match(self._text, start, len(self._text) if end is None else end)
            reached = match.end() if match else start
            part = re.search(_OF_A_PART, self._text[start:reached])
            self._reached[start] = start + part.start() if part else reached
        return self._reached[start]

    def _is_general(self, mark: int) -> bool:
        topic = re.match(_TOPIC, self._text[mark : mark + _LONGEST])
        return topic is None or self._general.fullmatch(topic[1]) is not None

    @cached_property
    def _general(self) -> re.Pattern[str]:
        callings = self._callings
        return _general(tuple(callings.addresses), callings.year, callings.authority)

    @cached_property
    def _ends(self) -> list[int]:
        """Where each sentence begins."""
        return [0, *(match.end() for match in re.finditer(r"[。！？!?]|\.(?=\s)", self._text))]

    @cached_property
    def _marks(self) -> list[int]:
        """Where each heading, entry or numbered paragraph begins."""
        return [0, *(match.start() for match in re.finditer(rf"^(?=[ \t]*{_MARK})", self._text, re.MULTILINE))]


_REACH = 200
"""Characters behind a known number in which something more of the same is looked for."""
_SHORT = 4
_LONGEST = 200
"""Characters of a heading that are looked at."""

_HAN_NUMERAL = "[一二三四五六七八九十]{1,3}"
_MARK = rf"(?:###?|-|[（(](?:{_HAN_NUMERAL}|\d{{1,2}})[）)]|(?:{_HAN_NUMERAL}|\d{{1,2}})[、.．](?!\d)|{_HAN_NUMERAL}是)"
_TOPIC = rf"[ \t]*{_MARK}([^，,：:；;。\n\d\0]{{0,80}})"
_TOGETHER = r"(?:[和与及或跟并且]|[^\d\0件宗项次个元户家%％][ ]?[、/])[ ]?$"
"""The number is that of two figures together."""
_PARTS = (
    "[准不]予(?:行政)?许可|批准|不予受理|不受理|网上受理|全程网办|告知承诺|当场办结|即办|按[期时]办结|超期办结"
    "|收费办件|撤回|终止办理"
)
_OF_A_PART = rf"(?:{_PARTS})(?:[^，,。；;()（）\d]{{0,6}}中|[^，,。；;]{{0,16}}[，,、（(]?\s?其中)"
"""What follows may be a part of that part only."""

_FILLER = (
    r"(?:行政许可|事项|申请|办件|决定|总数|数量|件数|次数|共计|合计|总计|达到|[的数量共计为是了达有:：(（ \u3000])"
)
_BETWEEN = rf"(?:{_FILLER}{{0,5}}|[ ]?(?:(?:was|were|is|are|came to|numbered|totalled|of)[ ]|:[ ]?)?(?:a total of[ ])?)"
_DIGIT = "[0-9０-９]"
_AMOUNT = rf"{_DIGIT}++(?:[.,，．]{_DIGIT}++)*+[ ]?[万亿]?[ ]?[%％]?[{UNITS}]{{0,2}}(?!年)"
_WORDS = (
    "行政许可|行政审批|政务服务|许可|审批|事项|清单|申请|办件|件数|次数|数量|总数|总量|总计|合计|共计|"
    "总共|共|全部|所有|各类|各项|各部门|各单位|本部门|本单位|本机关|本年度|年度|全年累计|年度累计|"
    "全年|情况|总体|依法|其中|包括|方式|通过|以|按|收到申请|收到|作出|决定|开展|组织|实施|进行|发现|"
    "监督|检查|监管|办理|办结|受理|不予批准|批准|不予许可|相关|有关|涉及|的|中|内|已|了|为|是|有|达|"
    "数|统计|如下|和|与|及|以及|收件|结果|概况|基本|整体|工作"
)
"""Words that say nothing of which part of the whole is spoken of."""
_GROUNDS = (
    r"(?:依据|根据|按照|依照)"
    r"(?:《[^《》\n]{0,60}》|第\d{1,4}条|[〔\[（(]\d{4}[〕\]）)]\d{1,4}号文?|有关|规定|要求|等|[的、和及与])++"
)
"""Laws and documents, which are on the whole."""
_ENGLISH = (
    "in|the|of|a|an|year|total|was|were|is|are|and|there|that|which|these|all|we|our|has|have|had|been|for|by|to|with|number"
    "|altogether|overall|whole|during|over|came|applications?|cases?|licen[cs]es?|licen[cs]ing|administrative|items?|district"
    "|city|county|authority|office|bureau|departments?|received|accepted|decided|concluded|handled|made|found|counted"
)
_ENGLISH_AFTER = (
    r"[ ]?(?:applications?|cases?|items?|licen[cs]es?|inspections?|complaints?|offences?|departments?|yuan)?"
    r"[ ]?(?:$|[.,;:)。，；、\n]|and\b|were\b|was\b)"
)
_AFTER = r"\s*(?:$|[，。、；：！,.;:!）)”\"|\n]|[（(]?其中|[和与及占]|同比|[较比]上年|申请|办件|行政许可)"
"""What may come behind what is counted; a noun would say what else is counted, `余` that it is an estimate."""
_LARGE = 100
_END = r"\s*(?:$|[，。；！,;!）)]|\.(?!\d)|[（(]?其中)"
"""What may come behind a count without its unit: a `、` or a word of its own may lead to another one."""
_LOWER = {upper: upper + 32 for upper in range(ord("A"), ord("Z") + 1)}


def _counts(rest: str, unit: str, *, english: bool) -> bool:
    """Tell whether what follows a number lets it count what has that unit, and does not make it an estimate."""
    if english:
        return re.match(_ENGLISH_AFTER, rest) is not None
    counted = "" if unit == "%" else rf"[ ]?{re.escape(unit)}" if unit else rf"[ ]?[{UNITS}]?"
    return re.match(counted + _AFTER, rest) is not None


def _is_large(number: TypedNumber) -> bool:
    """Tell whether a number is more than the mark of a note would be, and not that of a section."""
    return number.values is not None and number.values.value >= _LARGE and number.values.value.denominator == 1


def _ends(rest: str, unit: str) -> bool:
    """Tell whether a count of that unit ends its clause without it; what an amount of money is in must be said."""
    return unit not in {"", "%", "元"} and re.match(_END, rest) is not None


@lru_cache(maxsize=16)
def _names(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds a name right before a number."""
    return re.compile(rf"(?P<name>{_choice(names)}){_BETWEEN}(?={_DIGIT})")


@lru_cache(maxsize=16)
def general_words(year: int, authority: str, besides: str) -> re.Pattern[str]:
    """Return what matches words that do not say which part of an authority's year is spoken of, and some besides."""
    return re.compile(rf"(?:{'|'.join((besides, *_words_of_all(year, authority)))})*+")


@lru_cache(maxsize=16)
def _general(names: tuple[str, ...], year: int, authority: str) -> re.Pattern[str]:
    """Return what matches figures with their names, and general words."""
    figures = rf"(?:{_choice(names)}){_BETWEEN}(?={_DIGIT}|\0)"
    grounds, *words = _words_of_all(year, authority)
    return re.compile(rf"(?:{'|'.join((grounds, figures, *words))})*+")


def _words_of_all(year: int, authority: str) -> tuple[str, ...]:
    """Return the expressions of general words."""
    own = [authority[start:] for start in range(max(1, len(authority) - 2))] if 0 < len(authority) < 50 else []
    area = authority[-1:]
    we = (
        rf"[全我本]{re.escape(area)}"
        if area and area in "省市区县州"
        else "[我本](?:局|委|办|会|厅|院|部|队|中心|单位|部门)"
    )
    of_year = rf"(?:{year}|\0+)年(?:度)?"
    return (
        _GROUNDS,
        _MARK,
        rf"(?:{of_year}[，,]?累计)|{of_year}|\0+[{UNITS}%％]*|{_AMOUNT}|{we}|{_choice((*own, *_WORDS.split('|')))}",
        r"[\s#，,、；;：:（）()“”\"'|•]++",
        rf"\b(?i:{_ENGLISH}|{year})\b",
    )


def _choice(words: Iterable[str]) -> str:
    """Return what matches the longest of some words, letter by letter, so that many take no longer than a few."""
    found = sorted(set(words))
    ends = found[:1] == [""]
    branches: list[str] = [
        re.escape(letter) + _choice(word[1:] for word in begun)
        for letter, begun in groupby(found[ends:], key=lambda word: word[0])
    ]
    if len(branches) == 1 and not ends:
        return branches[0]
    return f"(?:{'|'.join(branches)}){'?' if ends else ''}" if branches else ""
