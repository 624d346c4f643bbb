"""How a figure as printed is read: the format's table, what is refused with which words, and the laws of rounding."""

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import NamedTuple

import pytest
import tomli
from hypothesis import example, given
from hypothesis import strategies as st

from licreport.figures.reading import AMOUNT, COUNT, LIMIT, RATE, VALUE, Kind, UnfitError, reader
from licreport.figures.stated import Figure, Interval, Number, decimal_text, interval
from licreport.figures.text import computed_text
from licreport.words.language import Words

KINDS = {"count": COUNT, "amount": AMOUNT, "rate": RATE, "value": VALUE}


def toml(text: str) -> object:
    """Return the value that a TOML text stands for, as a report's file is read."""
    return tomli.loads(f"x = {text}", parse_float=Decimal)["x"]


class Read(NamedTuple):
    """A spelling, and the figure that it is read as: its value, the least and the greatest it may stand for."""

    kinds: str
    spelling: str
    value: Number
    low: Number
    high: Number


READ = {
    "ten thousands, one decimal": Read("count amount value", '"227.9万"', 2_279_000, 2_278_500, 2_279_500),
    "ten thousands": Read("count amount value", '"227万"', 2_270_000, 2_265_000, 2_275_000),
    "ten thousands, a zero that counts": Read("count amount value", '"227.0万"', 2_270_000, 2_269_500, 2_270_500),
    "hundred millions": Read("count amount value", '"1.2345亿"', 123_450_000, 123_445_000, 123_455_000),
    "hundred millions without decimals": Read("count amount value", '"3亿"', 300_000_000, 250_000_000, 350_000_000),
    "less than one ten thousand": Read("count amount value", '"0.4万"', 4_000, 3_500, 4_500),
    "ten thousands to the single count": Read("count", '"1.2345万"', 12_345, 12_345, 12_345),
    "ten thousands to the yuan": Read("amount", '"1.2345万"', 12_345, Fraction(24_689, 2), Fraction(24_691, 2)),
    "ten thousands to the tenth of a count": Read("count", '"1.23450万"', 12_345, 12_345, 12_345),
    "nothing to the ten thousand": Read("count amount", '"0万"', 0, 0, 5_000),
    "nothing to the ten thousand, on either side": Read("value", '"0万"', 0, -5_000, 5_000),
    "digits in quotes": Read("count amount value", '"542219"', 542_219, 542_219, 542_219),
    "digits in quotes, leading zeros": Read("count amount value", '"007"', 7, 7, 7),
    "a count with a decimal zero": Read("count", '"5.0"', 5, 5, 5),
    "a decimal in quotes": Read("amount value", '"1.5"', Fraction(3, 2), Fraction(29, 20), Fraction(31, 20)),
    "rate": Read("rate value", '"95.76%"', Fraction(9_576, 10**4), Fraction(95_755, 10**5), Fraction(95_765, 10**5)),
    "whole rate": Read("rate value", '"100%"', 1, Fraction(995, 1000), Fraction(1_005, 1000)),
    "rate above the whole": Read(
        "rate value", '"120.0%"', Fraction(6, 5), Fraction(2_399, 2000), Fraction(2_401, 2000)
    ),
    "no rate": Read("rate", '"0.0%"', 0, 0, Fraction(5, 10**4)),
    "no rate, on either side": Read("value", '"0.0%"', 0, Fraction(-5, 10**4), Fraction(5, 10**4)),
    "negative rate": Read("value", '"-5%"', Fraction(-5, 100), Fraction(-55, 1000), Fraction(-45, 1000)),
    "negative decimal in quotes": Read(
        "value", '"-1.78"', Fraction(-178, 100), Fraction(-1_785, 1000), Fraction(-1_775, 1000)
    ),
    "negative ten thousands": Read("value", '"-2.5万"', -25_000, -25_500, -24_500),
    "at the limit": Read("count amount value", '"1000000000000000"', LIMIT, LIMIT, LIMIT),
    "rounded at the limit": Read("count", '"10000000亿"', LIMIT, LIMIT - 5 * 10**7, LIMIT + 5 * 10**7),
    "near": Read("count", '"近8200"', 8_200, 8_101, 8_199),
    "near, of what is not counted in whole things": Read("amount value", '"近8200"', 8_200, 8_100, 8_200),
    "near, in ten thousands": Read("count", '"近227.9万"', 2_279_000, 2_278_001, 2_278_999),
    "near, a zero that does not count": Read("count", '"近230.0万"', 2_300_000, 2_200_001, 2_299_999),
    "near to the last digit": Read("count", '"近8201"', 8_201, 8_200, 8_201),
    "near one": Read("count", '"近1"', 1, 0, 1),
    "nearly all": Read("rate", '"接近99.5%"', Fraction(995, 1000), Fraction(994, 1000), Fraction(995, 1000)),
    "more": Read("count", '"4300余"', 4_300, 4_301, 4_399),
    "more, otherwise": Read("count", '"4300多"', 4_300, 4_301, 4_399),
    "more, before ten thousand": Read("count", '"10余万"', 100_000, 100_001, 199_999),
    "more, behind ten thousand": Read("count", '"1万余"', 10_000, 10_001, 19_999),
    "more, in hundred millions": Read("amount value", '"1000多亿"', 10**11, 10**11, 2 * 10**11),
    "above": Read("amount value", '"逾90亿"', 9 * 10**9, 9 * 10**9, 10**10),
    "above, otherwise": Read("count", '"超过4300"', 4_300, 4_301, 4_399),
    "above the whole": Read("rate value", '"超120%"', Fraction(12, 10), Fraction(12, 10), Fraction(13, 10)),
    "about": Read("rate value", '"约83%"', Fraction(83, 100), Fraction(82, 100), Fraction(84, 100)),
    "about, of a count": Read("count", '"约8200"', 8_200, 8_101, 8_299),
    "about, of a few": Read("count", '"约5"', 5, 4, 6),
    "about, of a fall": Read("value", '"约-3.2%"', Fraction(-32, 1000), Fraction(-33, 1000), Fraction(-31, 1000)),
    "a fall of nearly": Read("value", '"近-5%"', Fraction(-5, 100), Fraction(-5, 100), Fraction(-4, 100)),
    "twelve decimals": Read(
        "rate",
        '"0.000000000001%"',
        Fraction(1, 10**14),
        Fraction(5, 10**15),
        Fraction(15, 10**15),
    ),
}
EXACT = {
    "money": ("amount value", "22860705.50", Fraction(45_721_411, 2), "22860705.50"),
    "money without cents": ("amount value", "5.00", 5, "5.00"),
    "negative decimal": ("value", "-0.28", Fraction(-28, 100), "-0.28"),
    "exponent": ("amount value", "1e3", 1000, "1000"),
    "small exponent": ("amount value", "1.1e-2", Fraction(11, 1000), "0.011"),
    "zero with a huge exponent": ("amount value", "0e9999", 0, "0"),
    "twelve decimals": ("amount value", "0.000000000001", Fraction(1, 10**12), "0.000000000001"),
    "at the limit": ("amount value", "1e15", LIMIT, "1000000000000000"),
}

EXAMPLES = {name: kind.example.en for name, kind in KINDS.items()}
NO_SPELLING = {name: f"is not spelt as {kind.name.en} is" for name, kind in KINDS.items()}
NOT_WHOLE = "is not whole, and a count counts whole things"
TOO_LARGE = "is beyond 10^15, too large to be true"
NO_SIGN = "has no percent sign"
NO_NUMBER = "is not a number"


class Refused(NamedTuple):
    """A spelling, the problem with it, and the spelling offered; nothing where only the kind's examples are."""

    kinds: str
    spelling: str
    problem: str | None = None
    offered: str = ""


REFUSED = {
    "true": Refused("count amount rate value", "true", NO_NUMBER),
    "false": Refused("count amount rate value", "false", NO_NUMBER),
    "date": Refused("count amount rate value", "2024-03-19", NO_NUMBER),
    "array": Refused("count amount rate value", "[1]", NO_NUMBER),
    "table": Refused("count amount rate value", "{a = 1}", NO_NUMBER),
    "nan": Refused("count amount rate value", "nan", NO_NUMBER),
    "infinity": Refused("count amount rate value", "inf", NO_NUMBER),
    "negative infinity": Refused("count amount rate value", "-inf", NO_NUMBER),
    "huge exponent": Refused("count amount rate value", "1e400", TOO_LARGE),
    "huge negative exponent": Refused("count amount rate value", "-1e400", TOO_LARGE),
    "above the limit": Refused("count amount rate value", "1_000_000_000_000_001", TOO_LARGE),
    "below the negative limit": Refused("count amount rate value", "-1_000_000_000_000_001", TOO_LARGE),
    "just above the limit": Refused("amount value", "1000000000000000.1", TOO_LARGE),
    "above the limit in quotes": Refused("count amount value", '"1000000000000001"', TOO_LARGE),
    "above the limit in hundred millions": Refused("count amount value", '"10000000.1亿"', TOO_LARGE),
    "negative count": Refused("count", "-5", "is negative, which a count never is"),
    "negative amount": Refused("amount", "-5", "is negative, which an amount never is"),
    "negative decimal amount": Refused("amount", "-0.28", "is negative, which an amount never is"),
    "negative count in quotes": Refused("count", '"-5"', "is negative, which a count never is"),
    "negative ten thousands": Refused("count", '"-2.5万"', "is negative, which a count never is"),
    "minus zero in quotes": Refused("count", '"-0"', "is negative, which a count never is"),
    "negative rate": Refused("rate", '"-5%"', "is negative, which a rate never is"),
    "decimal count": Refused("count", "1.5", NOT_WHOLE),
    "decimal count in quotes": Refused("count", '"1.5"', NOT_WHOLE),
    "count of a tenth": Refused("count", '"0.00001万"', NOT_WHOLE),
    "count with an exponent": Refused("count", "1e-3", NOT_WHOLE),
    "fraction as a rate": Refused("rate", "0.95", NO_SIGN, '"95%"'),
    "fraction as a rate, in quotes": Refused("rate", '"0.982"', NO_SIGN, '"98.2%"'),
    "small rate without its sign": Refused("rate", "0", NO_SIGN, '"0%"'),
    "integer as a rate": Refused("rate", "95", NO_SIGN, '"95%"'),
    "rate without its sign": Refused("rate", '"95.76"', NO_SIGN, '"95.76%"'),
    "percentage as a count": Refused("count amount", '"95.76%"'),
    "ten thousands as a rate": Refused("rate", '"227.9万"'),
    "thirteen decimals": Refused("amount value", "0.1234567890123"),
    "thirteen decimals in quotes": Refused("amount rate value", '"0.1234567890123%"'),
    "thirteen decimals by exponent": Refused("amount value", "1e-13"),
    "full-width digits": Refused("count amount value", '"１２３"', offered="123"),
    "full-width digits and point": Refused("count amount value", '"２２７．９万"', offered='"227.9万"'),
    "full-width digits and comma": Refused("count amount value", '"１２３，４５６"', offered="123_456"),
    "full-width rate": Refused("rate value", '"９５．７６％"', offered='"95.76%"'),
    "full-width minus": Refused("value", '"－５"', offered="-5"),
    "thousands with a comma": Refused("count amount value", '"1,234"', offered="1_234"),
    "thousands with a blank": Refused("count amount value", '"1 234"', offered="1_234"),
    "thousands with an underscore in quotes": Refused("count amount value", '"1_234"', offered="1_234"),
    "letters in the place of digits": Refused("count amount value", '"1,2xx"'),
    "a letter behind digits": Refused("count amount value", '"3x"'),
    "marks in the place of digits": Refused("count amount value", '"12??"'),
    "a comma that parts no thousands": Refused("count amount value", '"1,23"'),
    "rate with a comma": Refused("rate", '"1,234"', offered='"1234%"'),
    "unit behind ten thousands": Refused("count amount value", '"227.9万件"', offered='"227.9万"'),
    "unit behind ten thousands as a rate": Refused("rate", '"227.9万件"'),
    "unit behind digits": Refused("count amount value", '"542219件"', offered="542_219"),
    "blank before ten thousands": Refused("count amount value", '"5 万"', offered='"5万"'),
    "blank before the percent sign": Refused("rate value", '"95.76 %"', offered='"95.76%"'),
    "two percent signs": Refused("rate value", '"5%%"', offered='"5%"'),
    "newline at the end": Refused("count amount value", r'"5\n"', offered="5"),
    "newline behind ten thousands": Refused("count amount value", r'"5万\n"', offered='"5万"'),
    "newline behind a rate": Refused("rate value", r'"5%\n"', offered='"5%"'),
    "zero byte": Refused("count amount value", r'"\u00005"'),
    "point without decimals": Refused("count amount value", '"5."', offered="5"),
    "nothing": Refused("count amount rate value", '""'),
    "only ten thousand": Refused("count amount rate value", '"万"'),
    "only a percent sign": Refused("count amount rate value", '"%"'),
    "only a point": Refused("count amount rate value", '"."'),
    "no digit before the point": Refused("count amount rate value", '".5"'),
    "superscript": Refused("count amount rate value", '"²"'),
    "Arabic digit": Refused("count amount rate value", '"٣"'),
    "Chinese numeral": Refused("count amount rate value", '"五"'),
    "thirty digits": Refused("count amount rate value", f'"{"9" * 30}"'),
    "seventeen digits": Refused("count amount rate value", f'"{"9" * 17}"'),
    "exponent in quotes": Refused("count amount rate value", '"1e3"'),
    "hexadecimal in quotes": Refused("count amount rate value", '"0x10"'),
    "plus sign": Refused("count amount rate value", '"+5"'),
    "two minus signs": Refused("count amount rate value", '"--5"'),
    "two points": Refused("count amount rate value", '"1.2.3"'),
    "a range": Refused("count amount rate value", '"5-6"'),
    "near, with its unit": Refused("count amount value", '"近8200件"', offered='"近8200"'),
    "about, in full width": Refused("rate value", '"约８３ ％"', offered='"约83%"'),
    "near, without a percent sign": Refused("rate", '"近83"', NO_SIGN, '"近83%"'),
    "more, of a rate, in ten thousands": Refused("rate", '"10余万"', NO_SIGN),
    "nearly nothing": Refused("count amount value", '"近0"'),
    "more than nothing": Refused("rate value", '"超0.0%"'),
    "two words": Refused("count amount value", '"近8200余"'),
    "more and more": Refused("count amount value", '"10余万余"'),
    "only a word": Refused("count amount rate value", '"近"'),
    "a word in between": Refused("count amount rate value", '"82近00"'),
    "a negative estimate": Refused("count", '"约-5"', "is negative, which a count never is"),
    "an estimate of a part of a count": Refused("count", '"约1.5"', NOT_WHOLE),
    "an estimate above the limit": Refused("count amount value", '"超10000000.1亿"', TOO_LARGE),
    "ten thousands with a comma": Refused("count amount value", '"1,123.8万"', offered='"1123.8万"'),
}


@pytest.mark.parametrize(
    ("kind", "read"),
    [pytest.param(kind, row, id=f"{name}-{kind}") for name, row in READ.items() for kind in row.kinds.split()],
)
def test_a_printed_figure_stands_for_what_rounds_to_it(kind: str, read: Read) -> None:
    stated = reader(KINDS[kind])(toml(read.spelling))
    assert isinstance(stated, Figure)
    assert stated.written == toml(read.spelling)
    assert interval(stated) == Interval(read.value, read.low, read.high)


@pytest.mark.parametrize("kind", ["count", "amount", "value"])
@pytest.mark.parametrize("number", [0, 1, 542_219, LIMIT], ids=str)
def test_a_plain_integer_stands_for_itself(kind: str, number: int) -> None:
    assert reader(KINDS[kind])(number) is number
    assert interval(number) == Interval(number, number, number)


@pytest.mark.parametrize(
    ("kind", "spelling", "value", "written"),
    [pytest.param(kind, *row[1:], id=f"{name}-{kind}") for name, row in EXACT.items() for kind in row[0].split()],
)
def test_a_decimal_is_exact_as_written(kind: str, spelling: str, value: Number, written: str) -> None:
    assert reader(KINDS[kind])(toml(spelling)) == Figure(written, value, value, value)


def test_a_value_may_be_a_negative_integer() -> None:
    assert reader(VALUE)(-5) == -5


@pytest.mark.parametrize(
    ("kind", "refused"),
    [pytest.param(kind, row, id=f"{name}-{kind}") for name, row in REFUSED.items() for kind in row.kinds.split()],
)
def test_what_is_no_figure_is_refused_with_the_spelling_that_would_be_read(kind: str, refused: Refused) -> None:
    with pytest.raises(UnfitError) as error:
        reader(KINDS[kind])(toml(refused.spelling))
    assert error.value.problem.en == (refused.problem or NO_SPELLING[kind])
    assert error.value.remedy.en == f"write {refused.offered or EXAMPLES[kind]}"


@pytest.mark.parametrize(
    ("number", "places", "text"),
    [
        (5, None, "5"),
        (-5, None, "-5"),
        (5, 2, "5.00"),
        (Fraction(1, 4), None, "0.25"),
        (Fraction(-1, 4), None, "-0.25"),
        (Fraction(1, 8), 2, "0.13"),
        (Fraction(-1, 8), 2, "-0.13"),
        (Fraction(-1, 1000), 2, "0.00"),
        (Fraction(5, 2), 0, "3"),
        (Fraction(1999, 1000), 2, "2.00"),
        (Fraction(1, 3), None, "0.333333333333"),
        (Fraction(2, 3), None, "0.666666666667"),
    ],
    ids=str,
)
def test_decimal_text_writes_all_digits_or_rounds_half_up(number: Number, places: int | None, text: str) -> None:
    assert decimal_text(number, places) == text


WORTH = {"": Fraction(1), "万": Fraction(10**4), "亿": Fraction(10**8), "%": Fraction(1, 100)}
ROUNDINGS = [ROUND_HALF_UP, ROUND_HALF_EVEN]
kinds = st.sampled_from(list(KINDS.values()))


def printed(number: Fraction, suffix: str, places: int, rounding: str) -> str:
    """Print a number as reports do: in units of the suffix, rounded to some decimals."""
    scaled = number / WORTH[suffix]
    exact = Decimal(scaled.numerator) / Decimal(scaled.denominator)
    return f"{exact.quantize(Decimal(1).scaleb(-places), rounding):f}{suffix}"


@given(
    number=st.integers(0, 10**13),
    kind=st.sampled_from([COUNT, AMOUNT, VALUE]),
    suffix=st.sampled_from("万亿"),
    places=st.integers(0, 10),
    rounding=st.sampled_from(ROUNDINGS),
)
@example(number=5_000, kind=COUNT, suffix="万", places=0, rounding=ROUND_HALF_EVEN)
@example(number=5_000, kind=COUNT, suffix="万", places=0, rounding=ROUND_HALF_UP)
@example(number=15_000, kind=COUNT, suffix="万", places=0, rounding=ROUND_HALF_EVEN)
def test_a_count_lies_within_what_its_rounded_spelling_stands_for(
    number: int, kind: Kind, suffix: str, places: int, rounding: str
) -> None:
    stated = interval(reader(kind)(printed(Fraction(number), suffix, places, rounding)))
    assert stated.low <= number <= stated.high


@given(
    number=st.integers(0, 2 * 10**12).map(lambda number: Fraction(number, 10**12)),
    kind=st.sampled_from([RATE, VALUE]),
    places=st.integers(0, 8),
    rounding=st.sampled_from(ROUNDINGS),
)
@example(number=Fraction(95_755, 10**5), kind=RATE, places=2, rounding=ROUND_HALF_UP)
@example(number=Fraction(95_765, 10**5), kind=RATE, places=2, rounding=ROUND_HALF_EVEN)
def test_a_rate_lies_within_what_its_rounded_spelling_stands_for(
    number: Fraction, kind: Kind, places: int, rounding: str
) -> None:
    stated = interval(reader(kind)(printed(number, "%", places, rounding)))
    assert stated.low <= number <= stated.high


@given(number=st.integers(1, 10**13), suffix=st.sampled_from("万亿"), places=st.integers(0, 3))
def test_what_lies_within_is_never_further_than_half_a_unit_of_the_last_digit(
    number: int, suffix: str, places: int
) -> None:
    stated = reader(VALUE)(printed(Fraction(number), suffix, places, ROUND_HALF_UP))
    assert isinstance(stated, Figure)
    assert stated.unit == WORTH[suffix] / 10**places
    assert stated.high - stated.value == stated.value - stated.low == Fraction(stated.unit) / 2


@given(st.integers(-LIMIT, LIMIT), st.integers(0, 12))
def test_decimal_text_keeps_every_digit_of_a_decimal(digits: int, places: int) -> None:
    number = Fraction(digits, 10**places)
    assert Fraction(decimal_text(number)) == number


@given(st.integers(-LIMIT, LIMIT), st.integers(1, 10**6), st.integers(0, 12))
def test_decimal_text_rounds_by_half_a_unit_at_most(numerator: int, denominator: int, places: int) -> None:
    number = Fraction(numerator, denominator)
    text = decimal_text(number, places)
    assert len(text.partition(".")[2]) == places
    assert abs(Fraction(text) - number) <= Fraction(1, 2 * 10**places)


@given(st.integers(0, LIMIT), st.sampled_from([COUNT, AMOUNT, VALUE]))
def test_a_plain_integer_comes_back_as_the_very_same_object(number: int, kind: Kind) -> None:
    assert reader(kind)(number) is number


SPELLINGS = st.one_of(
    st.text(alphabet="0123456789.万亿%-,，_ １２％．－件\n", max_size=12),
    st.integers(-LIMIT, 2 * LIMIT),
    st.decimals(allow_nan=True, allow_infinity=True),
    st.text(max_size=6),
)


def refusal(value: object, kind: Kind) -> Words | None:
    """Return what would be read in place of a value, or None where it is read itself."""
    try:
        reader(kind)(value)
    except UnfitError as error:
        return Words(error.remedy.en.removeprefix("write "), error.remedy.zh.removeprefix("请写 "))
    return None


@given(SPELLINGS, kinds)
@example("-5", RATE)
@example("227.9万件", RATE)
def test_whatever_is_offered_in_place_of_a_refused_spelling_is_read(value: object, kind: Kind) -> None:
    remedy = refusal(value, kind)
    if remedy is not None and remedy != kind.example:
        assert isinstance(reader(kind)(toml(remedy.en)), int | Figure)
        assert remedy.zh == remedy.en


@given(SPELLINGS, kinds)
def test_a_figure_that_is_read_lies_within_reason(value: object, kind: Kind) -> None:
    if refusal(value, kind) is not None:
        return
    read = interval(reader(kind)(value))
    assert read.low <= read.value <= read.high
    assert -LIMIT <= read.value <= LIMIT
    assert kind.negative or read.low >= 0


@pytest.mark.parametrize(
    ("number", "text"),
    [
        pytest.param(Fraction(-1, 2), "-0.50", id="between minus one and zero"),
        pytest.param(Fraction(-1, 1000), "0.00", id="too small to show"),
        pytest.param(Fraction(-2469, 2), "-1,234.50", id="with a separator"),
    ],
)
def test_a_computed_value_below_zero_keeps_its_sign(number: Fraction, text: str) -> None:
    assert computed_text(Interval(number, number, number), percent=False) == text
