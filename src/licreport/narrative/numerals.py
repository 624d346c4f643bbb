"""Numbers in Chinese numerals: 一千二百三十四, 壹万伍仟, 十二万, 三点五万, 百分之九十八.

Most words with a numeral in them are none: 一是, 十分, 万一, 千方百计, 十四五, 两三百, 十余. A number is only what is
written in full, each digit with its place, or the last behind 十 or 零: 一百二 may be 102 or 120.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from licreport.figures.stated import Interval

_DIGITS = {
    character: value
    for value, alike in enumerate(("零〇", "一壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖"))
    for character in alike
}
_PLACES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1_000, "仟": 1_000, "万": 10**4, "亿": 10**8}
PLACES = "".join(_PLACES)
"""The characters of which every numeral has one."""
_ALL = "".join((*_DIGITS, *_PLACES))
_ROUND = 100


class Numeral(NamedTuple):
    """A number in numerals, from `start` up to `end` of a text."""

    start: int
    end: int
    values: Interval
    is_rate: bool


def numerals(text: str) -> Iterator[Numeral]:
    """Yield the numerals in a text, rates as fractions of one; what is vague (近千, 数百, 十余) is none."""
    for match in _numeral().finditer(text):
        values = _values(match["whole"], match["decimals"] or "", match["myriad"] or "", match["rate"] or "")
        if values is not None:
            yield Numeral(match.start(), match.end(), values, match["rate"] is not None)


@cache
def _numeral() -> re.Pattern[str]:
    """Return what finds whole numerals; a single digit is one only as a rate."""
    digits = "".join(_DIGITS)
    return re.compile(
        rf"""(?<![{_ALL}0-9０-９第数几近约逾超成上点之])
        (?: (?P<rate>百分之)(?=[{_ALL}]) | (?=[{digits}点]{{0,20}}[{PLACES}]) )
        (?P<whole>[{_ALL}]{{1,20}}+) (?: 点(?P<decimals>[{digits}]{{1,4}}+)(?P<myriad>[万亿]?+) )?+
        (?![{_ALL}余多来几点]|分之)""",
        re.VERBOSE,
    )


def _values(whole: str, decimals: str, myriad: str, rate: str) -> Interval | None:
    """Return what a numeral may stand for; one that ends in 百 or more may be as rounded as it sounds."""
    value = 0 if whole == "零" and decimals else None if whole[0] in "零〇" else read(whole)
    if value is None or (decimals and not (myriad or rate)):
        return None
    unit = Fraction(_ends_in(whole)) if not decimals else Fraction(_PLACES.get(myriad, 1), 10 ** len(decimals))
    exact = value * _PLACES.get(myriad, 1) + int("0" + "".join(str(_DIGITS[digit]) for digit in decimals)) * unit
    if not decimals and not rate and unit < _ROUND:
        return Interval(value, value, value)
    percent = 100 if rate else 1
    return Interval(*(Fraction(end) / percent for end in (exact, exact - unit / 2, exact + unit / 2)))


def _ends_in(numeral: str) -> int:
    """Return what one of the places that a numeral ends in is worth: in 两千万 ten million."""
    unit, last = 1, 10**9
    for character in reversed(numeral):
        place = _PLACES.get(character, last)
        if place >= last:
            break
        unit, last = unit * place, place
    return unit


def read(numeral: str) -> int | None:
    """Return the number that is written in numerals, or None where it is none, or not written in full."""
    for myriad in "亿万":
        high, found, low = numeral.rpartition(myriad)
        if found:
            above, below = read(high), 0 if not low else None if low in _DIGITS else read(low)
            return (
                None if above is None or below is None or below >= _PLACES[myriad] else above * _PLACES[myriad] + below
            )
    match = _below_myriad().fullmatch(numeral)
    if match is None or not numeral:
        return None
    thousands, hundreds, tens, ones = (_DIGITS[found] if found else 0 for found in match.group("千", "百", "十", "一"))
    ten = 10 * (tens or 1) if match["ten"] else 0
    return 1000 * thousands + 100 * hundreds + ten + ones


@cache
def _below_myriad() -> re.Pattern[str]:
    """Return what matches a number below ten thousand; the last digit stands behind 十 or 零, or by itself."""
    digit = f"[{''.join(character for character, value in _DIGITS.items() if value)}]"
    return re.compile(
        rf"""(?:(?P<千>{digit})[千仟])? (?:[零〇]?(?P<百>{digit})[百佰])? (?:[零〇]?(?P<十>{digit}?)(?P<ten>[十拾]))?
        (?:(?:(?<=[十拾])|^|[零〇])(?P<一>{digit}))?""",
        re.VERBOSE,
    )
