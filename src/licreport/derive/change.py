"""How much a value changed from one year to another, and how a change is written: signed, and never as a certainty."""

from collections.abc import Callable
from typing import NamedTuple

from licreport.figures.stated import Interval, Number
from licreport.figures.text import computed_text, percent_text
from licreport.words.language import Lang, Words

MISSING = "–"
"""What stands where a report does not print a figure: never a zero."""

_POINTS = Words("{points} pp", "{points} 百分点")


class Change(NamedTuple):
    """The change of a value; of rounded figures, anything between the least and the greatest that it may be."""

    absolute: Interval
    """The later value less the earlier: for rates, as a fraction."""
    relative: Interval | None
    """The same as a fraction of the earlier value; None for rates, and where the earlier one may be zero."""
    is_rate: bool = False

    def amount(self) -> str:
        """Write the absolute change (`+1,234`), which for rates is left to `share`."""
        return "" if self.is_rate else signed_text(self.absolute)

    def share(self, lang: Lang) -> str:
        """Write the change in percent (`-5.20%`), or in percentage points for rates (`+0.12 pp`)."""
        if self.is_rate:
            return _POINTS.say(lang, {"points": _range(self.absolute, _points)})
        return "" if self.relative is None else _range(self.relative, _percent)


def change(before: Interval, after: Interval, *, is_rate: bool = False) -> Change:
    """Return the change from an earlier value to a later one."""
    absolute = after.minus(before)
    ratio = None if is_rate or after.low < 0 else after.over(before)
    return Change(absolute, None if ratio is None else ratio.minus(_ALL), is_rate)


_ALL = Interval(1, 1, 1)


def signed_text(value: Interval) -> str:
    """Write a computed number with its sign, as a range where it comes from rounded figures: `-500–+1,500`."""
    return _range(value, _signed)


def _range(value: Interval, written: Callable[[Number], str]) -> str:
    low, high = written(value.low), written(value.high)
    return low if low == high else f"{low.removesuffix('%')}–{high}"


def _signed(number: Number) -> str:
    size = _size(number)
    text = computed_text(Interval(size, size, size), percent=False)
    return _with_sign(number, "<0.01" if text == "0.00" and number else text)


def _percent(rate: Number) -> str:
    return _with_sign(rate, percent_text(_size(rate)))


def _points(rate: Number) -> str:
    return _percent(rate).removesuffix("%")


def _size(number: Number) -> Number:
    return -number if number < 0 else number


_OPPOSITE = {"<": ">", ">": "<"}


def _with_sign(number: Number, text: str) -> str:
    """Put the sign of a number before its size; `<0.01` of something negative is `>-0.01`."""
    if not number:
        return text
    bound = text[0] if text[0] in _OPPOSITE else ""
    sign, kept = ("+", bound) if number > 0 else ("-", _OPPOSITE.get(bound, ""))
    return f"{kept}{sign}{text.removeprefix(bound)}"
