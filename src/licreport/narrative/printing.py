"""How prose prints a value: in the form that is asked for, and as the language of the text has it.

What is printed follows the data: a rounded figure keeps its digits, no form may ask for more than were printed, and a
rate that is not quite all is never printed as 100%.
"""

import datetime
import re
from collections.abc import Mapping
from fractions import Fraction

from licreport.figures.manner import PLAIN, Manner
from licreport.figures.stated import WORTH, Figure, Interval, Number, Stated, decimal_text
from licreport.narrative.placing import Named
from licreport.words.language import Lang, Words

_SPEC = re.compile(r"(?P<comma>,)?(?:\.(?P<places>[0-9]))?(?P<suffix>[%万亿])?")
_NO_FORM = Words("the form `{spec}` is none of `,` `.2%` `.1万`", "写法 `{spec}` 不是 `,`、`.2%`、`.1万` 之一")
_NOT_A_FIGURE = Words("{label} is no number and takes no form", "{label} 不是数，不能指定写法")
_NO_RATE = Words("{label} is no rate, so not in percent", "{label} 不是比率，不能写成百分数")
_A_RATE = Words("{label} is a rate: write `.1%`", "{label} 是比率，请写 `.1%`")
_TOO_FINE = Words(
    "the form `{spec}` asks for more digits than {label} has, {written}",
    "写法 `{spec}` 要的位数比 {label} 公布的（{written}）还多",
)


def unfit(named: Named, spec: str) -> tuple[Words, Mapping[str, str | Words]] | None:
    """Return why a value cannot be written in that form, with the facts of the sentence; None where it can."""
    match, value = _SPEC.fullmatch(spec), named.value
    facts: dict[str, str | Words] = {"spec": spec, "label": named.label}
    if match is None:
        return _NO_FORM, facts
    if not spec or value is None:
        return None
    if not named.is_figure:
        return _NOT_A_FIGURE, facts
    if (named.unit == "%") is not (match["suffix"] == "%"):
        return (_A_RATE if named.unit == "%" else _NO_RATE), facts
    if isinstance(value, int | Figure) and _finest(value) > _asked(match):
        return _TOO_FINE, {**facts, "written": value.written if isinstance(value, Figure) else str(value)}
    return None


def _asked(match: re.Match[str]) -> Fraction:
    """Return what a unit of the last digit asked for is worth; without digits asked for, any figure will do."""
    if match["places"] is None:
        return Fraction(10**15)
    return WORTH[match["suffix"] or ""] / Fraction(10) ** int(match["places"])


def _finest(stated: Stated) -> Fraction:
    """Return what a unit of the last digit written is worth."""
    if isinstance(stated, int):
        return Fraction(1)
    return Fraction(stated.unit) or Fraction(1, 10**stated.decimals)


def printed(named: Named, spec: str, lang: Lang, manner: Manner = PLAIN) -> str:
    """Return how a value is printed in prose of that language; raises ValueError where it cannot be.

    A form that the prose asks for is kept, but for separators where the manner says what the whole document has.
    """
    value, match = named.value, _SPEC.fullmatch(spec)
    if value is None or match is None:
        raise ValueError(f"{named.address} cannot be printed as {spec!r}")
    if isinstance(value, datetime.date):
        return date_text(value, lang)
    if not named.is_figure or isinstance(value, str):
        return str(value)
    asked = match["comma"] is not None or (not spec and manner.separates(lang))
    comma = asked if manner.comma is None else manner.comma
    if isinstance(value, Interval):
        ends = [_computed(end, named.unit, match, comma=comma) for end in (value.low, value.high)]
        return ends[0] if ends[0] == ends[1] else f"{ends[0].removesuffix('%')}–{ends[1]}"
    in_wan = "" if spec else manner.money(value, named.unit, lang)
    return in_wan or _stated(value, named.unit, match, comma=comma)


def _stated(value: Stated, unit: str, match: re.Match[str], *, comma: bool) -> str:
    """Write a stated figure: as it is written, unless fewer digits are asked for of one that is no estimate."""
    if isinstance(value, Figure) and value.is_approximate:
        return value.written
    is_as_asked = match["places"] is None or _asked(match) == (value.unit if isinstance(value, Figure) else 0)
    if isinstance(value, Figure) and is_as_asked and (value.unit or not match["suffix"]):
        return _separated(value.written, comma=comma)
    exact = value if isinstance(value, int) else value.value
    return _computed(exact, unit, match, comma=comma)


def _computed(value: Number, unit: str, match: re.Match[str], *, comma: bool) -> str:
    if unit == "%":
        return rate_text(value, 2 if match["places"] is None else int(match["places"]))
    if isinstance(value, Fraction) and match["places"] is None and not match["suffix"]:
        return _separated(decimal_text(value, 2), comma=comma)
    return _number(value, match, comma=comma)


def _number(value: Number, match: re.Match[str], *, comma: bool) -> str:
    suffix = match["suffix"] or ""
    places = None if match["places"] is None else int(match["places"])
    return _separated(decimal_text(Fraction(value) / WORTH[suffix], places), comma=comma) + suffix


def _separated(digits: str, *, comma: bool) -> str:
    if not comma:
        return digits
    whole, point, decimals = digits.partition(".")
    sign, whole = ("-" if whole.startswith("-") else ""), whole.removeprefix("-")
    return f"{sign}{int(whole):,}{point}{decimals}" if whole.isdigit() else digits


def rate_text(rate: Number, places: int) -> str:
    """Write a rate in percent; one that is not quite all, or not quite nothing, gets digits until it shows."""
    for more in range(places, 13):
        text = f"{decimal_text(Fraction(rate) * 100, more)}%"
        if (Fraction(text[:-1]) in {0, 100}) is (rate in {0, 1}):
            return text
    return text


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def date_text(date: datetime.date, lang: Lang) -> str:
    """Write a date as reports do: 2025年3月20日, 20 March 2025."""
    if lang == "zh":
        return f"{date.year}年{date.month}月{date.day}日"
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"
