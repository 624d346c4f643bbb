"""A value of TOML → a figure of one kind, or what is wrong with it and what would be read instead."""

import re
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache, partial
from typing import NamedTuple

from licreport.figures.stated import WORTH, Figure, Number, Stated, decimal_text, interval
from licreport.words.language import Words

LIMIT = 10**15  # a count or amount above this is a slip of the keyboard, not a figure


class Kind(NamedTuple):
    """A kind of figure: how it is called, what it may be, and how it is written."""

    name: Words
    example: Words
    suffixes: str = "万亿"
    integer: bool = True
    decimal: bool = False
    negative: bool = False
    whole: bool = False


COUNT = Kind(
    Words("a count", "件数"), Words('542_219 or, as printed, "227.9万"', '542_219，或照原样写 "227.9万"'), whole=True
)
AMOUNT = Kind(
    Words("an amount", "金额"),
    Words('22_860_705, 22860705.50 or "2286.1万"', '22_860_705、22860705.50 或 "2286.1万"'),
    decimal=True,
)
RATE = Kind(Words("a rate", "比率"), Words('"95.76%"', '"95.76%"'), suffixes="%", integer=False)
POINTS = Kind(
    Words("a change of a rate", "比率的变化"), Words('"1.2%"', '"1.2%"'), suffixes="%", integer=False, negative=True
)
VALUE = Kind(
    Words("a value", "数值"),
    Words('103, 1.78, "227.9万" or "80%"', '103、1.78、"227.9万" 或 "80%"'),
    suffixes="万亿%",
    decimal=True,
    negative=True,
)


class UnfitError(ValueError):
    """A value that cannot stand where it does: the problem in words, and what would be read instead."""

    def __init__(self, problem: Words, remedy: Words) -> None:
        super().__init__(problem.en)
        self.problem = problem
        self.remedy = remedy


def reader(kind: Kind) -> Callable[[object], Stated]:
    """Return the function that reads a TOML value as a figure of `kind`, or raises `UnfitError`."""
    plain = kind.integer
    printed = lru_cache(maxsize=8192)(
        partial(_read_printed, kind=kind)
    )  # many reports print the same few thousand rates

    def read(value: object) -> Stated:
        if type(value) is int and plain and 0 <= value <= LIMIT:
            return value
        if type(value) is str:
            return printed(value)
        return _read_carefully(value, kind)

    return read


_NOT_A_NUMBER = Words("is not a number", "不是数字")
_NEGATIVE = Words("is negative, which {kind} never is", "是负数，{kind}不会是负数")
_TOO_LARGE = Words("is beyond 10^15, too large to be true", "超过 10^15，大得不可信")
_NOT_WHOLE = Words("is not whole, and {kind} counts whole things", "不是整数，{kind}应为整数")
_NO_SIGN = Words("has no percent sign", "没有百分号")
_SPELLING = Words("is not spelt as {kind} is", "不是{kind}的写法")


def _unfit(problem: Words, kind: Kind, spelling: str | None = None) -> UnfitError:
    named = Words(problem.en.format(kind=kind.name.en), problem.zh.format(kind=kind.name.zh))
    written = Words(spelling, spelling) if spelling else kind.example
    return UnfitError(named, Words(f"write {written.en}", f"请写 {written.zh}"))


def _read_carefully(value: object, kind: Kind) -> Stated:
    if isinstance(value, str):
        return _read_printed(value, kind)
    if isinstance(value, bool) or not isinstance(value, (int, Decimal)):
        raise _unfit(_NOT_A_NUMBER, kind)
    if isinstance(value, Decimal) and not value.is_finite():
        raise _unfit(_NOT_A_NUMBER, kind)
    if not -LIMIT <= value <= LIMIT:
        raise _unfit(_TOO_LARGE, kind)
    if not kind.integer:
        raise _unfit(_NO_SIGN, kind, _in_percent(f"{value:f}" if isinstance(value, Decimal) else str(value)))
    if value < 0 and not kind.negative:
        raise _unfit(_NEGATIVE, kind)
    if isinstance(value, int):
        return value
    if not kind.decimal:
        whole = value == value.to_integral_value()
        raise _unfit(_SPELLING, kind, f"{int(value):_}") if whole else _unfit(_NOT_WHOLE, kind)
    if -value.as_tuple().exponent > _PLACES:  # type: ignore[operator]  # an int, since the value is finite
        raise _unfit(_SPELLING, kind)
    exact = _simple(Fraction(value))
    return Figure(f"{value:f}", exact, exact, exact)


_PLACES = 12
_PRINTED = re.compile(r"(-?)([0-9]{1,16})(?:\.([0-9]{1,12}))?([万亿%]?)")


def _read_printed(text: str, kind: Kind, *, is_respelt: bool = False) -> Stated:
    match = _PRINTED.fullmatch(text)
    if match is None:
        return _read_approximate(text, kind, is_respelt=is_respelt)
    sign, digits, decimals, suffix = match.groups(default="")
    if sign and not kind.negative:
        raise _unfit(_NEGATIVE, kind)
    if suffix == "" and not kind.integer:
        raise _unfit(_NO_SIGN, kind, _in_percent(text))
    if suffix and suffix not in kind.suffixes:
        raise _unfit(_SPELLING, kind)
    parts, worth = 10 ** len(decimals), WORTH[suffix]
    number, of = int(sign + digits + decimals) * worth.numerator, parts * worth.denominator
    if abs(number) > LIMIT * of:
        raise _unfit(_TOO_LARGE, kind)
    value = Fraction(number, of)
    if (kind.whole and worth.numerator <= of) or (suffix == "" and decimals == ""):
        if value.denominator != 1:
            raise _unfit(_NOT_WHOLE, kind)
        return Figure(text, int(value), int(value), int(value))
    low, high = (Fraction(2 * number + half, 2 * of) for half in (-worth.numerator, worth.numerator))
    if not kind.negative and low < 0:
        low = Fraction(0)
    return Figure(text, _simple(value), _simple(low), _simple(high), _simple(Fraction(worth.numerator, of)))


def _read_approximate(text: str, kind: Kind, *, is_respelt: bool) -> Figure:
    from licreport.figures.approximate import allowed, approximation  # noqa: PLC0415  # few reports have such figures

    found = approximation(text)
    if found is None or (not kind.integer and not found.digits.endswith("%")):
        raise _unfit(_SPELLING if found is None else _NO_SIGN, kind, None if is_respelt else respelt(text, kind))
    value = interval(_read_printed(found.digits, kind)).value
    values, unit = allowed(found.word, found.digits, value, whole=kind.whole)
    low = values.low if kind.negative else max(values.low, 0)
    return Figure(text, value, _simple(Fraction(low)), _simple(Fraction(values.high)), _simple(unit))


def _simple(number: Fraction) -> Number:
    return int(number) if number.denominator == 1 else number


def _in_percent(text: str) -> str | None:
    """Return how a rate without its sign is written: 95.76 as it stands, 0.982 a hundred times; None below nought."""
    number = Fraction(text)
    if number < 0:
        return None
    if len(text.partition(".")[2]) > _PLACES:
        return None
    if "." not in text or number >= 1:
        return f'"{text}%"'
    places = max(len(text.partition(".")[2]) - 2, 0)
    return f'"{decimal_text(number * 100, places)}%"'


_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，％－", "0123456789.,%-")


def respelt(text: str, kind: Kind) -> str | None:
    """Return the spelling that would be read, where only the form is at fault: １２３, 1,234, 227.9万件, 近8200件.

    None where digits may be missing: letters or marks in their place, or a comma that parts no thousands.
    """
    from licreport.figures.approximate import leading  # noqa: PLC0415  # as above

    plain = text.translate(_FULL_WIDTH)
    if re.search(r"[A-Za-z?？*×□]|[,，](?![0-9]{3}(?![0-9]))", plain):
        return None
    plain = re.sub(r"[,，_\s]", "", plain)[:40]
    spelling = leading(plain)
    if re.search(r"[0-9十百千‰]", plain[len(spelling) :]):
        return None
    if not kind.integer and not spelling.endswith("%"):
        spelling += "%"
    try:
        _read_printed(spelling, kind, is_respelt=True)
    except UnfitError:
        return None
    exact = re.fullmatch(r"-?[0-9]+", spelling)
    return f"{int(spelling):_}" if exact else f'"{spelling}"'
