"""Numbers in Chinese numerals are read as they are written, and what is no number is read as none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from licreport.narrative.numerals import numerals, read

SOME = settings(deadline=None, derandomize=True, max_examples=300)
ORDINARY, CHEQUES = ("零一二三四五六七八九", "十百千"), ("零壹贰叁肆伍陆柒捌玖", "拾佰仟")


def below_myriad(number: int, digits: str, places: str) -> str:
    """Write a number below ten thousand, with a zero for the places left out between others."""
    written, is_gap = "", False
    for power in (3, 2, 1, 0):
        digit = number // 10**power % 10
        if digit == 0:
            is_gap = bool(written)
            continue
        written += (digits[0] if is_gap else "") + digits[digit] + ("", *places)[power]
        is_gap = False
    return written


def written(number: int, digits: str, places: str) -> str:
    """Write a number from 1 up to a billion in numerals, in full."""
    text = ""
    for myriad, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        group = number // myriad % 10**4
        if group:
            text += (digits[0] if text and group < 1000 else "") + below_myriad(group, digits, places) + name
    return text


@SOME
@given(
    st.integers(1, 10**9) | st.integers(1, 9).flatmap(lambda digit: st.sampled_from([digit * 10**n for n in range(9)]))
)
@pytest.mark.parametrize(("digits", "places"), [ORDINARY, CHEQUES], ids=["ordinary", "of cheques"])
def test_a_number_that_is_written_is_read_back(digits: str, places: str, number: int) -> None:
    assert read(written(number, digits, places)) == number


def test_every_small_number_is_read_however_it_is_written() -> None:
    for number in (*range(1, 2000), 10_000, 10_001, 10_010, 10_100, 11_000, 100_000, 20_000_000):
        text = written(number, *ORDINARY)
        assert read(text) == number
        assert read(text.removeprefix("一") if text.startswith("一十") else text) == number
        assert read(text.replace("零", "〇")) == number


READ = {
    "十": 10,
    "十二万": 120_000,
    "壹万伍仟": 15_000,
    "两万三千": 23_000,
    "一万零五百": 10_500,
    "一万五百": 10_500,
    "一百十五": 115,
    "一亿零五万": 100_050_000,
    "一万亿": 10**12,
    "": None,
    "零": None,
    "百": None,
    "千万": None,
    "万一": None,
    "亿万": None,
    "百万": None,
    "一百二": None,
    "一万五": None,
    "两三百": None,
    "三五十": None,
    "十四五": None,
    "一二三": None,
    "一十百": None,
    "一百一百": None,
    "一千万百": None,
    "一万二万": None,
    "一亿二亿": None,
}


@pytest.mark.parametrize(("numeral", "number"), READ.items(), ids=READ)
def test_only_what_is_written_in_full_is_read(numeral: str, number: int | None) -> None:
    assert read(numeral) == number


VALUES = {
    "exact": ("一百二十三件", (123, 123), False),
    "exact, to tens": ("一百二十件", (120, 120), False),
    "as rounded as 百 sounds": ("一千二百件", (1150, 1250), False),
    "as rounded as 万 sounds": ("十二万件", (115_000, 125_000), False),
    "with decimals": ("三点五万件", (34_500, 35_500), False),
    "a rate": ("百分之九十八", (0.975, 0.985), True),
    "a rate with decimals": ("百分之九十八点五", (0.9845, 0.9855), True),
    "a rate below one": ("百分之零点五", (0.0045, 0.0055), True),
}


@pytest.mark.parametrize(("text", "ends", "is_rate"), VALUES.values(), ids=VALUES)
def test_a_numeral_stands_for_what_its_last_place_says(text: str, ends: tuple[float, float], *, is_rate: bool) -> None:
    (found,) = numerals(text)
    assert (float(found.values.low), float(found.values.high), found.is_rate) == (*ends, is_rate)


@SOME
@given(st.text(st.sampled_from("零〇一二两九十百千万亿壹拾点分之第余多件。1"), max_size=30))
def test_no_text_of_numerals_is_too_much(text: str) -> None:
    for found in numerals(text):
        assert 0 <= found.values.low <= found.values.value <= found.values.high
        assert 0 <= found.start < found.end <= len(text)
