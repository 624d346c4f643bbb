"""The laws of what is printed as near something: 近8200, 4300余, 约83%."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licreport.figures.approximate import ABOUT, ABOVE, ABOVE_BEHIND, BEFORE, BELOW
from licreport.figures.reading import COUNT, RATE, VALUE, Kind, reader
from licreport.figures.stated import WORTH, Figure, interval
from licreport.figures.text import in_form_of, stated_text

words = st.sampled_from([*BEFORE, *ABOVE_BEHIND])
significant = st.integers(1, 99_999).filter(lambda number: number % 10)


def estimate(word: str, digits: str, kind: Kind = COUNT) -> Figure:
    """Return what is read where a word stands with digits."""
    stated = reader(kind)(f"{digits}{word}" if word in ABOVE_BEHIND else f"{word}{digits}")
    assert isinstance(stated, Figure)
    return stated


def kept(word: str, number: int, about: int, unit: int) -> bool:
    """Tell whether a count is what a word says of digits: below, above or to either side, by less than a unit."""
    below, above = about - unit < number < about, about < number < about + unit
    return below if word in BELOW else above if word in (*ABOVE, *ABOVE_BEHIND) else below or above or number == about


@given(words, significant, st.integers(1, 8), st.integers(-3, 3), st.sampled_from([-1, 0, 1]))
def test_a_count_is_allowed_where_the_word_is_kept_to_less_than_a_unit_of_the_last_digit_that_is_not_nought(
    word: str, digits: int, noughts: int, units: int, beside: int
) -> None:
    unit = 10**noughts
    about = digits * unit
    number = about + units * unit + beside
    stated = estimate(word, str(about))
    assert (stated.low <= number <= stated.high) is kept(word, number, about, unit)


@given(words, significant, st.integers(0, 8))
def test_an_estimate_is_never_exact(word: str, digits: int, noughts: int) -> None:
    stated = estimate(word, str(digits * 10**noughts))
    assert stated.low < stated.high
    assert stated.is_approximate
    assert stated.unit == 10**noughts


@given(words, significant, st.integers(0, 6))
def test_ten_thousands_say_what_their_noughts_would(word: str, digits: int, noughts: int) -> None:
    written, plain = f"{digits * 10**noughts}万", str(digits * 10 ** (noughts + 4))
    assert interval(estimate(word, written)) == interval(estimate(word, plain))


@given(st.sampled_from(ABOVE_BEHIND), st.integers(1, 10**6), st.sampled_from("万亿"))
def test_a_word_behind_may_stand_on_either_side_of_ten_thousand(word: str, digits: int, suffix: str) -> None:
    amid, behind = (reader(COUNT)(text) for text in (f"{digits}{word}{suffix}", f"{digits}{suffix}{word}"))
    assert interval(amid) == interval(behind)


@given(st.sampled_from([*BELOW, *ABOVE]), st.integers(1, 10**6))
def test_below_and_above_meet_in_what_is_printed_and_what_is_about_it_is_either(word: str, digits: int) -> None:
    one, about = (estimate(own, f"{digits}%", RATE) for own in (word, ABOUT[0]))
    assert about.value in {one.low, one.high}
    assert about.low <= one.low <= one.high <= about.high
    assert about.high - about.value == about.value - max(about.low, 2 * about.value - about.high)


@given(words, st.integers(1, 10**6))
def test_a_fall_mirrors_a_rise(word: str, digits: int) -> None:
    rise, fall = (interval(estimate(word, f"{sign}{digits}%", VALUE)) for sign in ("", "-"))
    assert (fall.value, fall.low, fall.high) == (-rise.value, -rise.high, -rise.low)


@given(words, st.integers(1, 10**6), st.integers(0, 4), st.sampled_from(["", "万", "亿"]))
def test_it_is_written_back_as_it_was_printed(word: str, digits: int, places: int, suffix: str) -> None:
    shown = f"{digits}.{'3' * places}{suffix}" if places else f"{digits}{suffix}"
    stated = estimate(word, shown, VALUE)
    assert stated_text(stated) == stated.written
    assert (stated.digits, stated.suffix, stated.decimals) == (shown, suffix, places)
    assert in_form_of(Fraction(7, 2) * WORTH[suffix], stated).endswith(suffix)


@pytest.mark.parametrize(
    ("spelling", "digits"),
    [("542219", False), ("227.9万", False), ("95.76%", False), ("22860705.50", False), ("近8200", True)],
)
def test_only_what_has_a_word_is_an_estimate(spelling: str, digits: bool) -> None:  # a column
    stated = reader(VALUE)(spelling)
    assert isinstance(stated, Figure)
    assert stated.is_approximate is digits
