"""A figure as written, and the interval of values that it may stand for.

A report prints exact counts (`542219`), rounded ones (`227.9万`) and percentages (`95.76%`). Printed digits stand for
every value that rounds to them, half a unit of the last digit to either side, both ends included: which way a half was
rounded is not known. What is printed as near something (`近8200`) has an interval of its own (`approximate.py`). A
plain integer stands for itself and stays an `int`, so that exact reports are checked at the speed of integers.
Everything is exact: integers and fractions, never binary floats.
"""

import re
from fractions import Fraction
from typing import NamedTuple

Number = int | Fraction


class Interval(NamedTuple):
    """What a stated or computed figure may stand for: the value its digits say, and the least and the greatest."""

    value: Number
    low: Number
    high: Number

    def plus(self, other: "Interval") -> "Interval":
        """Return the sum: ends add to ends."""
        return Interval(self.value + other.value, self.low + other.low, self.high + other.high)

    def minus(self, other: "Interval") -> "Interval":
        """Return the difference: the least is this least less the other's greatest."""
        return Interval(self.value - other.value, self.low - other.high, self.high - other.low)

    def over(self, whole: "Interval") -> "Interval | None":
        """Return the quotient of two that are not negative, or None where the whole may be zero."""
        if whole.low <= 0:
            return None
        if self.low == self.high and whole.low == whole.high:  # as most are
            quotient = Fraction(self.value, whole.value)
            return Interval(quotient, quotient, quotient)
        return Interval(
            Fraction(self.value, whole.value), Fraction(self.low, whole.high), Fraction(self.high, whole.low)
        )


class Figure(NamedTuple):
    """A figure that is not a plain integer: rounded (`"227.9万"`), a rate (`"95.76%"`) or a decimal (`22860705.50`)."""

    written: str
    value: Number
    low: Number
    high: Number
    unit: Number = 0
    """What one unit of the last digit written is worth; 0 where the figure is exact.

    Of one that is printed as near something, the last digit is that which is not nought.
    """

    @property
    def digits(self) -> str:
        """How it is written, but for words: `4300` of `4300余`, `10万` of `10余万`."""
        return re.sub(r"[^0-9.\-万亿%]+", "", self.written)

    @property
    def is_approximate(self) -> bool:
        """Whether it is printed as near something: 近8200, 4300余, 约83%."""
        return self.unit != 0 and self.digits != self.written

    @property
    def suffix(self) -> str:
        """What its digits count: 万, 亿 or %, or nothing."""
        last = self.digits[-1:]
        return last if last in WORTH else ""

    @property
    def decimals(self) -> int:
        """How many of its digits stand behind the point."""
        return len(self.digits.removesuffix(self.suffix).partition(".")[2])


Stated = int | Figure


def interval(stated: Stated) -> Interval:
    """Return the values that a stated figure may stand for."""
    if isinstance(stated, int):
        return Interval(stated, stated, stated)
    return Interval(stated.value, stated.low, stated.high)


WORTH = {"": Fraction(1), "万": Fraction(10**4), "亿": Fraction(10**8), "%": Fraction(1, 100)}
"""What one of each suffix is worth."""

_MOST_PLACES = 12


def decimal_text(number: Number, places: int | None = None) -> str:
    """Write an exact number in decimal digits, to `places` (half up), or all of its digits where they end.

    A fraction whose digits never end (142/330) is written to 12 places.
    """
    numerator, denominator = number.numerator, number.denominator
    if denominator == 1 and not places:
        return str(numerator)
    if places is None:
        places = _decimals(denominator)
    whole = (2 * abs(numerator) * 10**places + denominator) // (2 * denominator)
    digits = str(whole).rjust(places + 1, "0")
    text = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{text}" if numerator < 0 and whole else text


def _decimals(denominator: int) -> int:
    if 10**_MOST_PLACES % denominator:  # as of most rates
        return _MOST_PLACES
    return next(places for places in range(_MOST_PLACES + 1) if 10**places % denominator == 0)
