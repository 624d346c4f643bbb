"""The numbers in a line of text: as they are printed, in what unit, and whether they can be figures at all."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from licreport.figures.approximate import ABOVE_BEHIND, BEFORE
from licreport.figures.reading import VALUE, UnfitError, reader
from licreport.narrative.typed import TypedNumber, typed_numbers
from licreport.words.language import Words

UNIT = (
    "个工作日|工作日|日历日|分钟|人次|家次|户次|件次|个百分点|百分点|万元|亿元|元|件|宗|项|个|次|起|条|份|户|家|批|笔|卷|期|台|套|人|天|小时|处|类|种"
    "|名|张|所|篇|场|%"
)
"""What may stand behind a number as its unit, the longest first."""


class Printed(NamedTuple):
    """A number as it is printed, from `start` up to `end` of a text, its unit and the words of an estimate included."""

    start: int
    end: int
    written: int | str
    """As TOML has it: an integer, or what is rounded or a rate as the string of its digits."""
    unit: str
    is_estimate: bool = False

    @property
    def is_rate(self) -> bool:
        """Whether it is printed in percent."""
        return self.unit == "%"


class NoFigure(NamedTuple):
    """A number that is no figure, and what it is instead."""

    start: int
    end: int
    why: Words
    may_be_figure: bool = False
    """Whether it may be a figure that is written in a way that is not read."""


def plain(text: str) -> str:
    """Return a line of the same length in which digits, signs and blanks are those of a typewriter."""
    return text.translate(_PLAIN)


def printed_numbers(text: str) -> Iterator[Printed | NoFigure]:
    """Yield the numbers of a line, in order; `text` is plain."""
    known = {number.start: number for number in typed_numbers(text)}
    of_times = {place for found in re.finditer(_TIME, text) for place in range(*found.span())}
    for match in re.finditer(r"\d[\d,]*(?:\.\d+)?", text):
        number = known.get(match.start())
        if match.start() in of_times:
            yield NoFigure(match.start(), match.end(), _DATE)
        elif re.search(r"\d $", _before(text, match)) or re.match(r" \d", text[match.end() : match.end() + 2]):
            yield NoFigure(match.start(), match.end(), _PARTED, may_be_figure=True)
        elif _is_of_range(text, match):
            yield NoFigure(match.start(), match.end(), _RANGE, may_be_figure=True)
        elif _is_masked(text, match):
            yield NoFigure(match.start(), match.end(), _MASKED, may_be_figure=True)
        elif number is None or number.in_numerals:
            yield NoFigure(match.start(), match.end(), _kind(text, match))
        else:
            yield _printed(text, number)
    for number in known.values():
        if number.in_numerals:
            yield NoFigure(number.start, number.end, _IN_WORDS, may_be_figure=True)


def _before(text: str, match: re.Match[str]) -> str:
    return text[max(0, match.start() - _NEAR) : match.start()]


_NEAR = 12
"""Characters around a number that say what it is."""


def _is_of_range(text: str, match: re.Match[str]) -> bool:
    """Tell whether a number is one end of a range, 1190-1200件; 由9件至8件 is a change."""
    before, behind = _before(text, match), text[match.end() : match.end() + _NEAR]
    begins = re.match(rf"{_UNITS}?[-—–~～至到]\d", behind) is not None and re.search("[由从]$", before) is None
    return begins or re.search(rf"\d{_UNITS}?[-—–~～]$", before) is not None


def _is_masked(text: str, match: re.Match[str]) -> bool:
    """Tell whether signs stand for some of the digits: 1***件, XX12件; signs on both sides set it in bold."""
    before = re.search(r"[*＊×Xx□]*$", _before(text, match))
    behind = re.match(r"[*＊×Xx□]*", text[match.end() : match.end() + _NEAR])
    masks = (before[0] if before else "", behind[0] if behind else "")
    return masks[0] != masks[1]


def _printed(text: str, number: TypedNumber) -> Printed | NoFigure:
    digits = re.sub(r"[,\s]", "", number.text)
    digits, suffix = (digits[:-1], digits[-1]) if digits[-1] in "万亿%‰" else (digits, "")
    before = next((word for word in _BEFORE if text.endswith(word, 0, number.start)), "")
    blank = re.match(rf"\s?(?=[{''.join(ABOVE_BEHIND)}])", text[number.end : number.end + 2])
    rest = text[number.end + (blank.end() if blank else 0) :][:1]
    amid = rest[:1] if not suffix and rest[:1] in ABOVE_BEHIND else ""
    end = number.end + len(amid) + (blank.end() if blank and amid else 0)
    if amid and text[end : end + 1] in {"万", "亿"}:
        suffix, end = text[end], end + 1
    behind = text[end : end + 1] if not amid and text[end : end + 1] in ABOVE_BEHIND else ""
    end += len(behind)
    unit = "%" if suffix == "%" else ""
    if not unit and (found := re.match(rf"\s?({UNIT})", text[end : end + _NEAR])):
        unit, end = found[1], end + found.end()
    if unit in {"万元", "亿元"} and not suffix:
        suffix, unit = unit[0], "元"
    if digits == "0" and suffix in {"万", "亿"}:  # a nought is one in every unit
        suffix = ""
    written: int | str = f"{before}{digits}{amid}{suffix}{behind}"
    if re.fullmatch(r"\d{1,15}", str(written)):
        written = int(written)
    if re.match(r"以上|以下|左右|上下|不到", text[end : end + 2]) or suffix == "‰":
        return NoFigure(number.start, end, _ESTIMATE, may_be_figure=True)
    try:
        _READ(written)
    except UnfitError:
        return NoFigure(number.start, end, _UNREADABLE, may_be_figure=True)
    start = number.start - len(before)
    return Printed(start, end, written, unit, is_estimate=bool(before or amid or behind))


def _kind(text: str, match: re.Match[str]) -> Words:
    """Return what a number is that is no figure."""
    before, behind = text[max(0, match.start() - 8) : match.start()], text[match.end() : match.end() + 8]
    for words, pattern in _kinds():
        if pattern.search(f"{before}<{match.group()}>{behind}"):
            return words
    return _OTHER


_TIME = r"(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}(?:\s+\d{1,2}:\d\d(?::\d\d)?)?|(?<![\d:])\d{1,2}:\d\d:\d\d(?!\d)"
_DATE = Words("a date or a year", "日期或年份")
ORDINAL = Words("an ordinal", "序号")
_PARTED = Words(
    "digits parted by a blank, which may be one number or two", "数字之间有空格，可能是一个数，也可能是两个"
)
_RANGE = Words("from one number to another", "两数之间的范围")
_UNITS = "(?:万?[件项次个宗元起条])"
_MASKED = Words("some of its digits are masked", "部分数字被遮盖")
_OTHER = Words("part of a word or a saying", "词语或提法的一部分")
_IN_WORDS = Words("a number in words, which is not read", "用汉字书写的数，未读取")
_ESTIMATE = Words("an estimate that the format cannot hold", "约数，格式中无法表示")
_UNREADABLE = Words("not spelt as a figure", "不是数据的写法")


@cache
def _kinds() -> tuple[tuple[Words, re.Pattern[str]], ...]:
    return (
        (_DATE, re.compile(r">\s*[年月日]|年\s*<|月\s*<|>\s*季度|[-/.]<|>[-/]")),
        (Words("a document number", "文号"), re.compile(r"[〔\[（(]<|>\s*号|〕\s*<|>\s*[〕\]]")),
        (Words("a telephone number", "电话号码"), re.compile(r">[^，。]{0,8}热线|热线|电话")),
        (ORDINAL, re.compile(r"第\s*<|^<\d+>[、.．)）]|[（(]<\d+>[)）]|前<")),
    )


_BEFORE = sorted(BEFORE, key=len, reverse=True)
_READ = reader(VALUE)
_PLAIN = str.maketrans(
    {
        **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
        **dict(zip("．，％：；（）\u3000\u00a0\u2009\u202f", ".,%：；（）    ", strict=True)),
    }
)
