"""Numbers typed into prose: where they stand, and what they may stand for.

No figures are dates and times, years, ordinals, document numbers, hotlines, numbers in the titles of laws (《…》) and
digits that are part of a word (5G) or of a saying (7×24小时, 1+N).
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from licreport.figures.reading import VALUE, UnfitError, reader
from licreport.figures.stated import Interval, interval
from licreport.narrative.numerals import PLACES, numerals

_HAN = "\u4e00-\u9fff"
UNITS = "件次项元宗个家户张条人份例起台套类种天倍名位批处所场期笔封篇亩吨辆"
"""The characters that units of counts begin with."""
_GAP = r"[ \t\u3000]{0,2}"
_YEAR = r"(?:19|20)\d{2}"
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_CHINESE = "零〇一二三四五六七八九十百千万亿两"
_COMMON = rf"""
    \d(?<!\d\d)(?:                                                                 # the first of some digits, of
      \d{{2,4}}(?!{_GAP}[{UNITS}])(?=[“”"{_HAN}]{{0,8}}热线)                         # hotlines
    | (?:(?<=1)9|(?<=2)0)\d\d年(?<!\d[.,，\-/—–~～至到]\d{{4}}年)(?!{_GAP}\d)       # years
    )"""
_NO_FIGURES = rf"""
    (?=[\dA-Za-z《〔\[［(（“§第电传邮附专图表\x20\t])(?:                                # what any of them begins with
      《[^《》\n]*》                                                                # titles of laws
    | [〔\[［(（]{_GAP}{_YEAR}{_GAP}[〕\]］)）]{_GAP}第?{_GAP}\d{{1,6}}{_GAP}号         # document numbers
    | (?:https?://|www\.)[!-~]+ | (?<![\d-])(?:0\d{{2,3}}|400|800)-[\d-]{{7,9}}(?!\d)  # addresses, telephones
    | (?<!\d){_YEAR}{_GAP}年{_GAP}\d{{1,2}}{_GAP}月(?:{_GAP}\d{{1,2}}{_GAP}[日号])?    # dates
    | (?<!\d)\d{{1,2}}{_GAP}(?:月份?)?{_GAP}[-—–~～至到]{_GAP}\d{{1,2}}{_GAP}月(?:份|底|末)?
    | (?<!\d)\d{{1,2}}{_GAP}(?:月(?:{_GAP}\d{{1,2}}{_GAP}[日号]|份|底|末|初)?|季度)
    | (?<!\d){_YEAR}[-/.]\d{{1,2}}[-/.]\d{{1,2}}(?!\d)
    | \b\d{{1,2}}\s{{1,2}}{_MONTH}(?:\s{{1,2}}{_YEAR})?
    | {_MONTH}\s{{1,2}}\d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:,?\s{{1,2}}{_YEAR})?
    | (?<!\d)\d{{1,2}}(?:[:：]\d{{2}}(?!\d)|{_GAP}时(?![限长])(?:{_GAP}\d{{1,2}}{_GAP}分)?)       # times
    | (?<!\d)(?<!\d[.,，]){_YEAR}(?![\d%％‰]|[.,]\d|{_GAP}[万亿余多{UNITS}])         # years
    | 第{_GAP}(?:\d{{1,6}}(?:{_GAP}[、—–~～至-]{_GAP}第?\d{{1,6}})*+|[{_CHINESE}]+)    # ordinals
    | (?<!\d)\d{{1,6}}{_GAP}号 | (?:Nos?\.|Articles?|Sections?|Chapters?|§){_GAP}\d+
    | (?:电话|传真|邮编|邮政编码)[:：]?{_GAP}\d[\d-]{{4,12}} | (?<!\d)\d{{1,2}}世纪(?:\d{{2}}年代)?
    | (?:附件|附表|附录|专栏|(?<![代报发])[图表]){_GAP}\d{{1,2}}(?:-\d{{1,2}})?(?!\d|[.,]\d|{_GAP}[万亿%余多{UNITS}])
    | ^[ \t]*\d{{1,2}}(?:[)）、]|[.．](?!\d)) | (?<=[。；;：:])[ ]?\d{{1,2}}(?:、|[.．](?!\d)) | [（(]\d{{1,2}}[)）]
    | (?<![\d.])\d{{1,5}}(?:{_GAP}[+＋]{_GAP}(?:\d{{1,5}}(?!\d)|[NnXx](?![a-z])))+
    | (?<![\d.,])123\d\d(?![\d%.]|,\d|{_GAP}[万亿余多{UNITS}])
    | (?<![\d.])\d{{1,2}}(?:{_GAP}[×xX*]{_GAP}\d{{1,2}}{_GAP}小时 | (?<=24){_GAP}小时 | /7(?!\d))   # sayings
    | “\d{{1,2}}[·•.]\d{{1,2}}” | (?<![\d.])\d{{1,2}}(?:\.\d)?(?:版(?!本)|(?<=\.0)(?=[”"时]))
    | (?:GB|DB\d*|ISO|IEC|HJ|JGJ)(?:/T)?{_GAP}[\d.]+(?:[-—–]{_YEAR})?               # standards
    | (?<![A-Za-z0-9.+-])[A-Za-z][A-Za-z0-9.+-]*\d[A-Za-z0-9.+-]*              # parts of words
    | (?<!\d)\d{{1,12}}[A-Za-z][A-Za-z0-9]*
    )"""
_DIGIT = f"[0-9０-９{PLACES}]|百分之"
"""What every number has one of."""
_NUMBER = (
    r"(?P<digits>[0-9０-９]++(?:[,，][0-9０-９]{3}(?![0-9０-９]))*+(?:[.．][0-9０-９]+)?)\s?(?P<suffix>[万亿%％‰]?)"
)


@cache
def _number() -> re.Pattern[str]:
    return re.compile(_NUMBER)


@cache
def _common() -> re.Pattern[str]:
    """Return what finds numbers that are no figures in most prose."""
    return re.compile(_COMMON, re.VERBOSE)


@cache
def _no_figures() -> re.Pattern[str]:
    """Return what finds all others; most prose has none, and does not pay for compiling it."""
    return re.compile(_NO_FIGURES, re.VERBOSE | re.MULTILINE)


class TypedNumber(NamedTuple):
    """A number typed into a text, from `start` up to `end`."""

    text: str
    start: int
    end: int
    values: Interval | None
    """What it may stand for; None where it is written in some way that is not read."""
    is_rate: bool = False
    in_numerals: bool = False
    """Whether it is written 三十五."""
    is_bare: bool = False
    """Whether it is in numerals without a unit, so that it is a number only right behind a figure's name."""


def typed_numbers(text: str) -> Iterator[TypedNumber]:
    """Yield the numbers in a text that can be figures, in order; what is in braces must be masked in it."""
    shown = text
    for no_figures in (_common, _no_figures):
        if not re.search(_DIGIT, shown):
            return
        shown = no_figures().sub(lambda match: "\0" * len(match[0]), shown)
    yield from sorted((*_in_digits(shown, text), *_in_numerals(shown, text)), key=lambda number: number.start)


def _in_digits(shown: str, text: str) -> Iterator[TypedNumber]:
    for match in _number().finditer(shown):
        end = match.end() if match["suffix"] else match.end("digits")
        is_rate = match["suffix"] in {"%", "％", "‰"}
        yield TypedNumber(text[match.start() : end], match.start(), end, _values(match), is_rate)


def _in_numerals(shown: str, text: str) -> Iterator[TypedNumber]:
    for start, end, values, is_rate in numerals(shown) if re.search(f"[{PLACES}]", shown) else ():
        following = shown[end : end + 1]
        is_bare = not is_rate and following not in {*UNITS}
        if end - start > 1 and not (is_bare and re.match(f"[{_HAN}]", following)):
            yield TypedNumber(text[start:end], start, end, values, is_rate, in_numerals=True, is_bare=is_bare)


def in_digits(text: str, numbers: Iterable[TypedNumber]) -> str:
    """Return a text of the same length with digits in place of numerals, so that what looks for numbers sees them."""
    for number in numbers:
        if number.in_numerals:
            text = f"{text[: number.start]}{'1' * (number.end - number.start)}{text[number.end :]}"
    return text


_PLAIN = str.maketrans("０１２３４５６７８９．％", "0123456789.%", ",，")


def _values(match: re.Match[str]) -> Interval | None:
    if match["suffix"] == "‰":
        return None
    written = (match["digits"] + (match["suffix"] or "")).translate(_PLAIN)
    try:
        return interval(_READ(int(written) if written.isdigit() and len(written) < 19 else written))
    except UnfitError:
        return None


_READ = reader(VALUE)


def agrees(values: Interval, stated: Interval) -> bool:
    """Tell whether a typed number and a figure can be the same, rounded or cut off; to as many digits, they must be."""
    if values.high - values.low == stated.high - stated.low:
        return values.value == stated.value
    return values.low <= stated.high and stated.low <= 2 * values.high - values.value
