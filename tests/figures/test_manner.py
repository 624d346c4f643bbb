"""How a document prints figures: separators, and money in tens of thousands, with every digit that was printed."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licreport.figures.manner import PLAIN, Manner
from licreport.figures.reading import VALUE, reader
from licreport.figures.stated import Stated
from licreport.words.language import Lang

WAN, COMMAS, NONE = Manner(in_wan=True), Manner(comma=True), Manner(comma=False)

WRITTEN: dict[str, tuple[Manner, int | str, str, Lang, str]] = {
    "Chinese has no separators": (PLAIN, 542_219, "件", "zh", "542219"),
    "English has commas": (PLAIN, 542_219, "件", "en", "542,219"),
    "commas in Chinese": (COMMAS, 542_219, "件", "zh", "542,219"),
    "none in English": (NONE, 1_234_567, "件", "en", "1234567"),
    "a decimal": (COMMAS, "22860705.50", "元", "zh", "22,860,705.50"),
    "ten thousands of yuan": (WAN, 22_860_700, "元", "zh", "2286.07万"),
    "every digit": (WAN, "22860705.50", "元", "zh", "2286.07055万"),
    "with commas": (Manner(comma=True, in_wan=True), 22_860_700, "元", "zh", "2,286.07万"),
    "just ten thousand": (WAN, 10_000, "元", "zh", "1万"),
    "less than ten thousand": (WAN, 9_999, "元", "zh", "9999"),
    "what fell": (WAN, -22_860_700, "元", "zh", "-2286.07万"),
    "cases are no money": (WAN, 542_219, "件", "zh", "542219"),
    "what was printed rounded": (WAN, "1.2亿", "元", "zh", "1.2亿"),
    "what was printed as near something": (WAN, "近8200万", "元", "zh", "近8200万"),
    "English does not count so": (WAN, 22_860_700, "元", "en", "22,860,700"),
}


def stated(written: int | str) -> Stated:
    is_decimal = isinstance(written, str) and written.replace(".", "").isdigit()
    return reader(VALUE)(Decimal(written) if is_decimal else written)


@pytest.mark.parametrize(("manner", "written", "unit", "lang", "text"), WRITTEN.values(), ids=WRITTEN)
def test_a_figure_is_written(manner: Manner, written: int | str, unit: str, lang: Lang, text: str) -> None:
    assert manner.text(stated(written), unit, lang) == text


@given(st.integers(-(10**14), 10**14), st.booleans())
def test_money_in_tens_of_thousands_is_the_same_amount(cents: int, comma: bool) -> None:  # drawn
    amount = Fraction(cents, 100)
    text = Manner(comma, in_wan=True).number(amount, "元", "zh").replace(",", "")
    assert Fraction(text.removesuffix("万")) * (10_000 if text.endswith("万") else 1) == amount


@pytest.mark.parametrize(
    ("text", "without"),
    [("1,234,567 · 30.37%", "1234567 · 30.37%"), ("甲、1,2-二氯乙烷", "甲、1,2-二氯乙烷")],
)
def test_only_separators_of_thousands_are_left_out(text: str, without: str) -> None:
    assert PLAIN.separated(text, "zh") == without
    assert PLAIN.separated(text, "en") == text
