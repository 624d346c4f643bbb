"""What prose says of a change since last year: the sign in words, in both languages, and when it is not told."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licreport.figures.reading import VALUE, reader
from licreport.figures.stated import Figure, Stated
from licreport.narrative.placing import Named
from licreport.narrative.since import Since, told, untold
from licreport.words.language import Words

READ = reader(VALUE)


def named(value: Stated, unit: str = "件") -> Named:
    return Named("applications.received", Words("received", "收到申请"), unit, value, ("applications", "received"))


def figure(written: str, unit: str = "") -> Named:
    value = READ(written)
    assert isinstance(value, Figure)
    return named(value, unit or ("%" if written.endswith("%") else "件"))


def since(before: int | str | None = None, grown: int | str | None = None) -> Since:
    return Since(*(READ(value) if isinstance(value, str) else value for value in (before, grown)))


TOLD = {
    "growth": (named(1064), "growth", since(1000), "增长6.4%", "up 6.4%"),
    "growth, in Chinese": (named(1064), "增长", since(1000), "增长6.4%", "up 6.4%"),
    "growth to two places": (named(10641), "growth.2", since(10000), "增长6.41%", "up 6.41%"),
    "a fall": (named(936), "growth", since(1000), "下降6.4%", "down 6.4%"),
    "no growth": (named(1000), "growth", since(1000), "与上年持平", "unchanged"),
    "growth too small for its digits": (named(100_003), "growth", since(100_000), "增长0.003%", "up 0.003%"),
    "growth of a rounded figure": (figure("227.9万"), "growth", since("201.2万"), "增长约13.3%", "up about 13.3%"),
    "growth of a figure too coarse": (figure("2.3万"), "growth", since("2.1万"), "增长约9.5%", "up about 9.5%"),
    "growth as it is printed": (named(1064), "growth", since(1000, "6.41%"), "增长6.41%", "up 6.41%"),
    "a fall as it is printed": (named(936), "growth", since(None, "-6.4%"), "下降6.4%", "down 6.4%"),
    "growth of a rate": (
        figure("98.5%"),
        "growth",
        since("98.2%"),
        "提高0.3个百分点",
        "up 0.3 percentage points",
    ),
    "a rate as it is printed": (
        figure("98.5%"),
        "change",
        since(None, "-0.3%"),
        "下降0.3个百分点",
        "down 0.3 percentage points",
    ),
    "a change": (named(135, "项"), "change", since(133), "增加2项", "up by 2"),
    "a change, in Chinese": (named(131, "项"), "增减", since(133), "减少2项", "down by 2"),
    "no change": (named(133, "项"), "change", since(133), "与上年持平", "unchanged"),
    "a large change": (named(13_828), "change", since(2_260), "增加11568件", "up by 11,568"),
    "a change from nought": (named(3), "change", since(0), "增加3件", "up by 3"),
    "a change as it is printed": (named(3), "change", since(None, 2), "增加2件", "up by 2"),
    "a change of money": (
        figure("227.9万", "元"),
        "change",
        since("201.2万"),
        "增加约26.7万元",
        "up by about 26.7万",
    ),
}


@pytest.mark.parametrize(("one", "spec", "known", "zh", "en"), TOLD.values(), ids=TOLD)
def test_a_change_is_told_with_its_sign_in_words(one: Named, spec: str, known: Since, zh: str, en: str) -> None:
    assert untold(one, spec, known) is None
    assert (told(one, spec, known, "zh"), told(one, spec, known, "en")) == (zh, en)


UNTOLD = {
    "a form that is none": (named(10), "growth.x", since(9)),
    "nothing to compare with": (named(10), "growth", since()),
    "growth from nought": (named(10), "growth", since(0)),
    "an approximation": (named(10), "growth", since("近8200")),
    "rounded so that it may be either": (figure("2.3万"), "growth", since("2.3万")),
    "a printed difference is no growth": (named(10), "growth", since(None, 2)),
    "printed growth is no difference": (named(10), "change", since(None, "2%")),
}


@pytest.mark.parametrize(("one", "spec", "known"), UNTOLD.values(), ids=UNTOLD)
def test_a_change_that_is_not_known_is_not_told(one: Named, spec: str, known: Since) -> None:
    why = untold(one, spec, known)
    assert why is not None
    assert why.zh
    assert why.en


def test_of_a_rate_it_is_said_that_no_other_report_is_looked_at() -> None:
    rate, count = untold(figure("98.5%"), "growth", since()), untold(named(10), "growth", since())
    assert rate is not None
    assert count is not None
    assert rate != count


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_the_words_agree_with_the_sign_and_the_digits_with_the_quotient(before: int, after: int) -> None:
    words = told(named(after), "growth", since(before), "zh")
    verb, digits = words[:2], words[2:].rstrip("%")
    if before == after:
        assert words == "与上年持平"
        return
    assert verb == ("增长" if after > before else "下降")
    decimals = len(digits.partition(".")[2])
    printed, exact = Fraction(digits), abs(Fraction(after, before) - 1) * 100
    assert abs(printed - exact) <= Fraction(1, 2 * 10**decimals)
