"""The range of a rate holds every rate that figures within theirs give, and its ends are such rates.

All figures are synthetic.
"""

import datetime
from collections.abc import Mapping
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licreport.check.one import check
from licreport.derive.indicators import INDICATORS, Indicator, Quotient, indicator, of_sides
from licreport.figures.stated import Figure, Interval, Number
from licreport.relations.quantity import CONCLUDED, Added
from licreport.report.diagnostic import Severity
from licreport.report.load import load_bytes
from licreport.report.model import Report
from licreport.words.language import Words

TODAY = datetime.date(2026, 1, 1)
HEAD = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n[applications]\n'


def report(figures: str) -> Report:
    found = load_bytes("2024.toml", (HEAD + figures).encode()).report
    assert found is not None
    return found


def rate(figures: str, name: str = "approval_rate") -> Interval:
    found = INDICATORS[name].of(report(figures))
    assert found is not None
    return found


F = Fraction
RANGES: dict[str, tuple[str, tuple[Number, Number]]] = {
    "a rounded part of a computed whole": (
        'approved = "1.1万"\ndenied = 300\n',
        (F(10_500, 10_800), F(11_500, 11_800)),
    ),
    "an exact part of a whole that is rounded": (
        'approved = 11_000\ndenied = "300余"\n',
        (F(11_000, 11_399), F(11_000, 11_301)),
    ),
    "both rounded": (
        'approved = "1.1万"\ndenied = "0.1万"\n',
        (F(10_500, 12_000), F(11_500, 12_000)),
    ),
    "with a third": (
        'approved = "1.1万"\ndenied = 300\nwithdrawn = "0.1万"\n',
        (F(10_500, 12_300), F(11_500, 12_300)),
    ),
    "all exact": ("approved = 11_000\ndenied = 300\n", (F(11_000, 11_300), F(11_000, 11_300))),
    "a whole that is printed": (
        'approved = "1.1万"\nconcluded = "1.1万"\n',
        (F(10_500, 11_500), F(1)),
    ),
    "a whole that is less by its digits": (
        'approved = "1.1万"\nconcluded = 10_990\n',
        (F(10_500, 10_990), F(1)),
    ),
    "a whole that is less whatever was rounded": (
        'approved = "1.1万"\nconcluded = 10_000\n',
        (F(10_500, 10_000), F(11_500, 10_000)),
    ),
    "a whole that is as much as the least": (
        'approved = "1.1万"\nconcluded = 10_500\n',
        (F(1), F(1)),
    ),
}


@pytest.mark.parametrize(("figures", "ends"), RANGES.values(), ids=RANGES)
def test_the_range_of_the_approval_rate(figures: str, ends: tuple[Number, Number]) -> None:
    assert rate(figures)[1:] == ends


def test_digits_that_are_more_than_all_say_all() -> None:
    assert rate('approved = "1.1万"\nconcluded = 10_990\n').value == 1


def test_what_can_only_be_all_is_all_whatever_its_digits_say() -> None:
    assert rate('approved = "340余"\nconcluded = 341\n') == Interval(1, 1, 1)
    assert rate('approved = "340余"\nconcluded = 342\n') == Interval(F(340, 342), F(341, 342), 1)


NO_SHARES = {
    "online_rate": 'concluded = "1.1万"\n[handling]\nonline = "1.1万"\n',
    "fully_online_rate": 'concluded = "1.1万"\n[handling]\nfully_online = "1.1万"\n',
    "paid_share": 'received = "1.1万"\n[fees]\napplications = "1.1万"\n',
    "violation_rate": '[oversight]\ninspections = "1.1万"\nviolations = "1.1万"\n',
}


@pytest.mark.parametrize(("name", "figures"), NO_SHARES.items(), ids=NO_SHARES)
def test_what_may_be_no_part_of_that_whole_may_be_more(name: str, figures: str) -> None:
    assert rate(figures, name)[1:] == (F(10_500, 11_500), F(11_500, 10_500))


def test_what_is_accepted_may_be_more_than_what_was_received_where_applications_cross_years() -> None:
    figures = 'received = "1.1万"\naccepted = "1.1万"\n'
    crossing = load_bytes("2024.toml", (HEAD.replace("2024", '2024\ncounting = "event"') + figures).encode()).report
    assert crossing is not None
    found = INDICATORS["acceptance_rate"].of(crossing)
    assert found is not None
    assert (rate(figures, "acceptance_rate").high, found.high) == (1, F(11_500, 10_500))


SHARES = [
    name
    for name, each in INDICATORS.items()
    if isinstance(quotient := each.derivation(report("")), Quotient) and quotient.is_share
]
BREAKING = {
    "acceptance_rate": ("LR101", "received = 30\naccepted = 40\nrejected = 0\n"),
    "rejection_rate": ("LR101", "received = 30\naccepted = 0\nrejected = 40\n"),
    "approval_rate": ("LR102", "approved = 40\nconcluded = 30\n"),
    "denial_rate": ("LR102", "denied = 40\nconcluded = 30\n"),
    "commitment_rate": ("LR202", "concluded = 30\n[handling]\ncommitment = 40\n"),
    "on_the_spot_rate": ("LR205", "concluded = 30\n[handling]\non_the_spot = 40\n"),
    "on_time_rate": ("LR203", "concluded = 30\n[handling]\non_time = 40\n"),
    "overdue_rate": ("LR202", "concluded = 30\n[handling]\noverdue = 40\n"),
    "oversight_coverage": ("LR207", "[items]\ntotal = 30\n[oversight]\nitems_covered = 40\n"),
    "upheld_rate": ("LR208", "[oversight]\ncomplaints = 30\ncomplaints_upheld = 40\n"),
}


@pytest.mark.parametrize("name", SHARES)
def test_a_share_that_is_more_than_all_is_an_error(name: str) -> None:
    code, figures = BREAKING[name]
    assert rate(figures, name).value == F(4, 3)
    found = check(load_bytes("2024.toml", (HEAD + figures).encode()), today=TODAY)
    assert (code, Severity.ERROR) in {(each.code, each.severity) for each in found.diagnostics}


def test_the_part_and_the_rest_make_up_the_whole_at_both_ends() -> None:
    figures = 'approved = "1.1万"\ndenied = "0.1万"\n'
    approved, denied = rate(figures), rate(figures, "denial_rate")
    assert (approved.low + denied.high, approved.high + denied.low) == (1, 1)
    assert approved.value + denied.value == 1


def test_where_the_whole_may_be_nought_there_is_no_rate() -> None:
    assert INDICATORS["approval_rate"].of(report('approved = "0.0万"\ndenied = "0.0万"\n')) is None


NAMES = ("received", "accepted", "approved", "denied", "withdrawn")
ROUNDED = st.sampled_from(['"1.1万"', '"0.2万"', '"约300"', '"近8200"', '"4300余"', '"12.35万"'])
FIGURES = st.tuples(*(st.one_of(st.integers(1, 20_000).map(str), ROUNDED) for _ in NAMES))

QUOTIENTS = {
    "a part of a computed whole": Quotient("approved", CONCLUDED),
    "two parts of a computed whole": Quotient(Added(("approved", "denied")), CONCLUDED),
    "what is left of a whole": Quotient(Added(("received",), less=("accepted",)), "received"),
    "what is left of a computed whole": Quotient(
        Added(("received", "approved"), less=("accepted",)), Added(("received", "denied"))
    ),
    "a whole less something": Quotient("approved", Added(("approved", "denied", "received"), less=("accepted",))),
    "itself": Quotient("approved", "approved"),
    "nothing in common": Quotient("approved", "received"),
}


def made(quotient: Quotient) -> Indicator:
    return indicator("x", zh="比率", en="rate", short=Words("of it", "占比"))(lambda _: quotient)


def sum_of(quantity: object, at: Mapping[str, Number]) -> Number:
    """Return what a quantity is where its figures are certain values, without any of the code that is tested."""
    if isinstance(quantity, str):
        return at[quantity]
    if quantity is CONCLUDED:
        return at["approved"] + at["denied"] + at["withdrawn"]
    assert isinstance(quantity, Added)
    return sum(sum_of(one, at) for one in quantity.parts) - sum(sum_of(one, at) for one in quantity.less)


@pytest.mark.parametrize("quotient", QUOTIENTS.values(), ids=QUOTIENTS)
@given(figures=FIGURES, within=st.lists(st.fractions(0, 1), min_size=len(NAMES), max_size=len(NAMES)))
def test_the_range_holds_all_rates_that_may_be_and_no_more(
    quotient: Quotient, figures: tuple[str, ...], within: list[Fraction]
) -> None:
    found = report("".join(f"{name} = {figure}\n" for name, figure in zip(NAMES, figures, strict=True)))
    sides = made(quotient).sides(found)
    assert sides is not None
    if sides[1].low <= 0 or sides[0].low < 0:  # of what may be negative no rate is told
        return
    value = of_sides(sides)
    assert value is not None
    ends = {name: ends_of(found, name) for name in NAMES}
    inside = {name: low + (high - low) * share for (name, (low, high)), share in zip(ends.items(), within, strict=True)}
    assert value.low <= F(sum_of(quotient.part, inside)) / sum_of(quotient.whole, inside) <= value.high
    corners = [dict(zip(NAMES, chosen, strict=True)) for chosen in product(*ends.values())]
    rates = [F(sum_of(quotient.part, at)) / sum_of(quotient.whole, at) for at in corners]
    assert (value.low, value.high) == (min(rates), max(rates))


def ends_of(found: Report, name: str) -> tuple[Number, Number]:
    stated = found.values[f"applications.{name}"] if f"applications.{name}" in found.values else found.values[name]
    if isinstance(stated, Figure):
        return stated.low, stated.high
    assert isinstance(stated, int)
    return stated, stated
