"""How prose prints values: every form, what is refused, and that what is printed never says more than is known."""

import datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licreport.figures.reading import VALUE, reader
from licreport.figures.stated import Figure, Interval, interval
from licreport.narrative.placing import Named, Names, Value
from licreport.narrative.printing import date_text, printed, rate_text, unfit
from licreport.report.address import Addresses
from licreport.report.load import load_bytes
from licreport.words.language import Lang, Words

READ = reader(VALUE)
LABEL = Words("received", "收到申请")


def named(value: Value | None, unit: str = "件") -> Named:
    return Named("applications.received", LABEL, unit, value, ("applications", "received"))


def figure(written: str) -> Named:
    value = READ(written)
    return named(value, "%" if written.endswith("%") else "件")


PRINTED: dict[str, tuple[Named, str, str, str]] = {
    "a count": (named(542219), "", "542219", "542,219"),
    "a count, separated": (named(542219), ",", "542,219", "542,219"),
    "a count in ten thousands": (named(542219), ".1万", "54.2万", "54.2万"),
    "a count in ten thousands, all digits": (named(542219), "万", "54.2219万", "54.2219万"),
    "a count half way is rounded up": (named(125000), ".0万", "13万", "13万"),
    "zero": (named(0), ",", "0", "0"),
    "a rounded figure": (figure("227.9万"), "", "227.9万", "227.9万"),
    "a rounded figure has no thousands": (figure("227.9万"), ",", "227.9万", "227.9万"),
    "a rounded figure to fewer digits": (figure("227.9万"), ".0万", "228万", "228万"),
    "a rounded figure to its own digits": (figure("227.0万"), ".1万", "227.0万", "227.0万"),
    "less than nothing": (named(-1234), "", "-1234", "-1,234"),
    "a little less than nothing": (figure("-0.28"), "", "-0.28", "-0.28"),
    "a little less than nothing, separated": (figure("-0.28"), ",", "-0.28", "-0.28"),
    "a little less than nothing, in percent": (figure("-0.5%"), "", "-0.5%", "-0.5%"),
    "a little less than nothing, rounded": (figure("-0.2万"), ",", "-0.2万", "-0.2万"),
    "a printed rate": (figure("95.76%"), "", "95.76%", "95.76%"),
    "a printed rate to fewer digits": (figure("95.76%"), ".0%", "96%", "96%"),
    "a printed rate of all": (figure("100%"), "", "100%", "100%"),
    "an exact amount": (named(READ(Decimal("22860705.50")), "元"), "", "22860705.50", "22,860,705.50"),
    "an amount as printed": (figure("22860705.50"), "", "22860705.50", "22,860,705.50"),
    "an exact amount to fewer digits": (named(READ(Decimal("22860705.50")), "元"), ",.0", "22,860,706", "22,860,706"),
    "a computed rate": (named(Interval(Fraction(2, 3), Fraction(2, 3), Fraction(2, 3)), "%"), "", "66.67%", "66.67%"),
    "a computed rate, one place": (
        named(Interval(Fraction(2, 3), Fraction(2, 3), Fraction(2, 3)), "%"),
        ".1%",
        "66.7%",
        "66.7%",
    ),
    "a rate of rounded figures": (
        named(Interval(Fraction(9978, 10000), Fraction(9954, 10000), Fraction(10002, 10000)), "%"),
        ".2%",
        "99.54–100.02%",
        "99.54–100.02%",
    ),
    "a rate of rounded figures that agree to so many digits": (
        named(Interval(Fraction(1, 2), Fraction(4999, 10000), Fraction(5001, 10000)), "%"),
        ".0%",
        "50%",
        "50%",
    ),
    "a computed amount": (
        named(Interval(Fraction(200, 3), Fraction(200, 3), Fraction(200, 3)), "元"),
        "",
        "66.67",
        "66.67",
    ),
    "a computed count": (named(Interval(542080, 542080, 542080)), "", "542080", "542,080"),
    "a date": (named(datetime.date(2025, 3, 20)), "", "2025年3月20日", "20 March 2025"),
    "a name": (named("虚构区"), "", "虚构区", "虚构区"),
}


@pytest.mark.parametrize(("value", "spec", "zh", "en"), PRINTED.values(), ids=PRINTED)
def test_a_value_is_printed_in_the_form_and_the_language_of_the_text(value: Named, spec: str, zh: str, en: str) -> None:
    assert isinstance(value.value, str | datetime.date) or unfit(value, spec) is None
    assert (printed(value, spec, "zh"), printed(value, spec, "en")) == (zh, en)


REFUSED: dict[str, tuple[Named, str]] = {
    "what is no form": (named(1), "x"),
    "as Python would": (named(1), ".2f"),
    "decimals of a count": (named(542219), ".1"),
    "a count in percent": (named(542219), ".2%"),
    "a rate as a number": (figure("95.76%"), ".2"),
    "a rate with thousands": (figure("95.76%"), ","),
    "more digits of a rate than were printed": (figure("95.76%"), ".3%"),
    "more digits of a rounded figure than were printed": (figure("227.9万"), ".2万"),
    "a rounded figure in full": (figure("227.9万"), ".0"),
    "more digits of an amount than were printed": (figure("22860705.50"), ".3"),
    "more digits than one in ten thousands has": (named(542219), ".5万"),
}


@pytest.mark.parametrize(("value", "spec"), REFUSED.values(), ids=REFUSED)
def test_a_form_that_does_not_suit_is_refused(value: Named, spec: str) -> None:
    refusal = unfit(value, spec)
    assert refusal is not None
    words, facts = refusal
    for lang in ("en", "zh"):
        said = words.say(
            lang, {name: fact if isinstance(fact, str) else fact.say(lang) for name, fact in facts.items()}
        )
        assert "{" not in said


def test_a_missing_value_is_never_printed() -> None:
    with pytest.raises(ValueError, match="cannot be printed"):
        printed(named(None), "", "zh")


CERTAIN = {
    "all": (Fraction(1), 2, "100.00%"),
    "nothing": (Fraction(0), 1, "0.0%"),
    "nearly all": (Fraction(99999, 100000), 2, "99.999%"),
    "nearly all, no places": (Fraction(9953, 10000), 0, "99.5%"),
    "nearly nothing": (Fraction(1, 100000), 2, "0.001%"),
    "a little more than all": (Fraction(100001, 100000), 2, "100.001%"),
}


@pytest.mark.parametrize(("rate", "places", "text"), CERTAIN.values(), ids=CERTAIN)
def test_a_rate_is_never_rounded_to_a_certainty(rate: Fraction, places: int, text: str) -> None:
    assert rate_text(rate, places) == text


@given(st.fractions(0, 2, max_denominator=10**9), st.integers(0, 6))
def test_a_rate_that_reads_as_all_or_nothing_is(rate: Fraction, places: int) -> None:
    read = Fraction(rate_text(rate, places)[:-1]) / 100
    assert (read in {0, 1}) == (rate in {0, 1})
    assert abs(read - rate) <= Fraction(1, 200 * 10**places)


FORMS = st.sampled_from(["", ",", ".0万", ".1万", ".2万", "万", ".0%", ".1%", ".2%", ".0", ".1", ",.1", "亿", ".3亿"])
WRITTEN = st.one_of(
    st.integers(0, 10**12),
    st.from_regex(r"[1-9][0-9]{0,5}(\.[0-9]{1,4})?[万亿%]", fullmatch=True).map(READ),
    st.from_regex(r"[1-9][0-9]{0,8}\.[0-9]{1,2}", fullmatch=True).map(READ),
    st.from_regex(r"-(0|[1-9][0-9]{0,5})(\.[0-9]{1,2})?[万%]?", fullmatch=True).map(READ),
)


@given(WRITTEN, FORMS, st.sampled_from(["zh", "en"]))
def test_what_is_printed_reads_back_as_what_the_figure_may_be(value: int | Figure, spec: str, lang: Lang) -> None:
    unit = "%" if isinstance(value, Figure) and value.written.endswith("%") else "件"
    if unfit(named(value, unit), spec) is not None:
        return
    text = printed(named(value, unit), spec, lang).replace(",", "")
    is_whole = text.removeprefix("-").isdigit()
    read, stated = interval(READ(int(text) if is_whole else text)), interval(value)
    half = Fraction(1, 2) if is_whole else 0
    assert read.low - half <= stated.value <= read.high + half


def test_dates_are_written_as_each_language_does() -> None:
    assert date_text(datetime.date(2025, 12, 1), "zh") == "2025年12月1日"
    assert date_text(datetime.date(2025, 12, 1), "en") == "1 December 2025"


HEAD = b'format = 1\n[report]\nauthority = "\xe8\x99\x9a\xe6\x9e\x84\xe5\x8c\xba"\nyear = 2024\n'
NAMES = {
    "received": "applications.received",
    "applications.received": "applications.received",
    "approval_rate": "approval_rate",
    "approval": "rates.approval",
    "rates.approval": "rates.approval",
    "report.year": "report.year",
    "amount": "fees.amount",
    "figure.模型": "figure.模型.value",
    'figure."a.b {c}"': 'figure."a.b {c}".value',
    "figure.模型.share": "figure.模型.share",
    "item.甲.accepted": "item.甲.accepted",
    "item.甲": None,
    "authority": None,
    "waiver.#1.difference": None,
    "nothing": None,
}


@pytest.mark.parametrize(("name", "address"), NAMES.items(), ids=NAMES)
def test_a_name_means_a_figure_by_its_address_or_its_short_name(name: str, address: str | None) -> None:
    text = '[[item]]\nname = "甲"\n[[figure]]\nname = "模型"\nvalue = 1\n[[figure]]\nname = "a.b {c}"\nvalue = 2\n'
    loaded = load_bytes("a.toml", HEAD + text.encode())
    assert loaded.report is not None
    found = Names(loaded.report, Addresses(loaded.tree)).find(name)
    assert (found.address if found else None) == address


NEAR = {
    "applications.recieved": "applications.received",
    "recieved": "received",
    "收到申清": "收到申请",
    "受里": "受理",
    "无": "",
    "甲乙": "",
}


@pytest.mark.parametrize(("name", "near"), NEAR.items(), ids=NEAR)
def test_a_likely_name_is_offered_for_one_that_means_nothing(name: str, near: str) -> None:
    loaded = load_bytes("a.toml", HEAD)
    assert loaded.report is not None
    assert Names(loaded.report, Addresses(loaded.tree)).near(name) == near
