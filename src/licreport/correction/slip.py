"""The slips of the hand by which a number or a date comes to be printed wrong, the commonest first."""

import datetime
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from licreport.figures.stated import Number
from licreport.words.language import Words

EXCHANGED = Words("two digits exchanged", "两位数字对调")
SWAPPED = Words("the two exchanged", "两数互换")
YEAR = Words("the year wrong", "年份有误")
TENFOLD = Words("a factor of ten", "相差十倍")
DOUBLED = Words("a digit doubled", "多写一位重复数字")
DROPPED = Words("a digit dropped", "漏写一位数字")
WRONG = Words("one digit wrong", "一位数字有误")

LIKELIEST: tuple[Words, ...] = (EXCHANGED, SWAPPED, YEAR, TENFOLD, DOUBLED, DROPPED, WRONG)
"""All kinds of slip, likeliest first: of two explanations the one that leaves fewer other numbers possible."""


class Slip(NamedTuple):
    """A value that the printed one may be a slip for."""

    kind: Words
    value: Number | datetime.date


def slips(printed: Number, step: Number, decimals: int = 0) -> Iterator[Slip]:
    """Yield what a printed number may be a slip for, each value once.

    `step` is one unit of its last digit, `decimals` how many of its digits stand behind the point.
    """
    if abs(Fraction(printed)) < 10 * Fraction(step):
        return  # of a single digit, any other is one digit away: that says nothing
    seen = {printed}
    digits = str(int(abs(Fraction(printed)) / Fraction(step))).zfill(decimals + 1)
    for kind, variant in _variants(digits):
        if variant.startswith("0") and len(variant) > decimals + 1:
            continue  # nobody prints a leading zero
        value = int(variant) * step * (-1 if printed < 0 else 1)
        if value not in seen:
            seen.add(value)
            yield Slip(kind, value)


def _variants(digits: str) -> Iterator[tuple[Words, str]]:
    places = range(len(digits))
    for place in places[1:]:
        yield EXCHANGED, digits[: place - 1] + digits[place] + digits[place - 1] + digits[place + 1 :]
    yield TENFOLD, digits + "0"
    if len(digits) > 1 and digits.endswith("0"):
        yield TENFOLD, digits[:-1]
    for place in places[1:]:
        if digits[place] == digits[place - 1]:
            yield DOUBLED, digits[:place] + digits[place + 1 :]
    for place in range(len(digits) + 1):
        yield from ((DROPPED, digits[:place] + digit + digits[place:]) for digit in "0123456789")
    for place in places:
        yield from ((WRONG, digits[:place] + digit + digits[place + 1 :]) for digit in "0123456789")


def slips_of_date(printed: datetime.date) -> Iterator[Slip]:
    """Yield what a printed date may be a slip for, each once: another year or month, or two digits exchanged."""
    month, day = f"{printed.month:02}"[::-1], f"{printed.day:02}"[::-1]
    variants = [(YEAR, printed.year + years, printed.month, printed.day) for years in (1, -1)]
    variants += [
        (EXCHANGED, printed.year, printed.day, printed.month),
        (EXCHANGED, printed.year, int(month), printed.day),
        (EXCHANGED, printed.year, printed.month, int(day)),
    ]
    variants += [(WRONG, printed.year, other, printed.day) for other in range(1, 13)]
    seen = {printed}
    for kind, *parts in variants:
        try:
            meant = datetime.date(*parts)
        except ValueError:  # no such day
            continue
        if meant not in seen:
            seen.add(meant)
            yield Slip(kind, meant)
