"""What is printed as near something: 近8200, 4300余, 逾90亿, 约83%.

Which values such words allow is counted in units of the last digit that is not nought, a hundred in `8200`: 近 is below
what is printed, 余, 多, 逾 and 超 are above it, by less than a unit; 约 is that much to either side. It is never exact.
Of a count, neither what is printed nor a whole unit away is allowed, unless the unit is one; of what is not counted in
whole things both ends are included, as with rounding.
"""

import re
from fractions import Fraction
from typing import NamedTuple

from licreport.figures.stated import Interval, Number

BELOW = ("近", "将近", "接近")
ABOVE = ("逾", "超", "超过")
ABOVE_BEHIND = ("余", "多")
ABOUT = ("约", "大约")

BEFORE = (*BELOW, *ABOVE, *ABOUT)
"""The words that stand before the digits; those behind them stand before or behind 万 and 亿."""


class Approximation(NamedTuple):
    """A word, and the digits without it: 近 and `8200`, 余 and `10万`."""

    word: str
    digits: str


def approximation(text: str) -> Approximation | None:
    """Return the word and the digits of a figure printed as near something, or None where it is no such figure."""
    match = re.match(_PRINTED, text)
    if match is None or match.end() < len(text):
        return None
    words = [word for word in match.group("before", "amid", "behind") if word]
    digits = f"{match['digits']}{match['suffix']}"
    return Approximation(words[0], digits) if len(words) == 1 and re.search("[1-9]", digits) else None


def leading(text: str) -> str:
    """Return what stands first in a text as a figure with its words: `近8200` of `近8200件`; or nothing."""
    match = re.match(_PRINTED, text)
    return "" if match is None else match.group()


def allowed(word: str, digits: str, value: Number, *, whole: bool) -> tuple[Interval, Fraction]:
    """Return the values that a word allows around what its digits say, and the unit in which they are counted."""
    size, unit = abs(Fraction(value)), _unit(digits, value)
    least, most = (1, unit - 1) if whole and unit > 1 else (0, unit)
    low, high = {
        **dict.fromkeys(BELOW, (size - most, size - least)),
        **dict.fromkeys((*ABOVE, *ABOVE_BEHIND), (size + least, size + most)),
    }.get(word, (size - most, size + most))
    return (Interval(value, low, high) if value > 0 else Interval(value, -high, -low)), unit


_PRINTED = (
    rf"(?P<before>{'|'.join(sorted(BEFORE, key=len, reverse=True))})?"
    rf"(?P<digits>-?[0-9]{{1,16}}(?:\.[0-9]{{1,12}})?)"
    rf"(?P<amid>[{''.join(ABOVE_BEHIND)}]?)(?P<suffix>[万亿%]?)(?P<behind>[{''.join(ABOVE_BEHIND)}]?)"
)


def _unit(digits: str, value: Number) -> Fraction:
    """Return what one of the last digit that is not nought is worth, given what all of them are."""
    shown = re.sub("[^0-9]", "", digits)
    return abs(Fraction(value)) / int(shown.rstrip("0"))
