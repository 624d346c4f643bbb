"""The laws of the relations: rounding breaks nothing that is true, a missing figure is never taken for a number."""

import datetime
from collections.abc import Mapping
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import NamedTuple, get_args

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from licreport.figures.reading import COUNT, RATE, reader
from licreport.figures.stated import Figure, Stated, interval
from licreport.relations.kinds import (
    HELD,
    Broken,
    Day,
    Multiple,
    Order,
    Outcome,
    Part,
    Rate,
    Relation,
    Sum,
    Together,
)
from licreport.relations.quantity import Added, Name, NotEvaluable, Quantity, Reading, Total, readings, touched
from licreport.words.language import Words

NAMES = ("total", "a", "b", "c", "d", "e", "rate")


def figures(**printed: object) -> dict[Name, object]:
    """Return the values of a table: figures as printed, None for those that are not."""
    values: dict[Name, object] = dict.fromkeys(NAMES)
    for name, spelling in printed.items():
        values[name] = read(spelling) if isinstance(spelling, str) else spelling
    return values


def read(spelling: str) -> Stated:
    """Return the figure that a spelling stands for."""
    return reader(RATE if spelling.endswith("%") else COUNT)(spelling)


def exact(number: int) -> Figure:
    """Return a count that is no plain integer, though it stands for one value only."""
    return Figure(str(number), number, number, number)


def difference(outcome: Outcome) -> object:
    """Return the signed difference of a relation that is broken."""
    assert isinstance(outcome, Broken)
    return outcome.difference


class Precision(NamedTuple):
    """How a report rounds a figure: to so many decimals of a unit, halves in one way or the other."""

    suffix: str
    places: int
    rounding: str


UNITS = {"万": Fraction(10**4), "亿": Fraction(10**8), "%": Fraction(1, 100)}


def printed(number: int | Fraction, precision: Precision) -> Stated:
    """Return a figure as a report prints it that knows the number exactly."""
    if precision.suffix == "":
        assert isinstance(number, int)
        return number
    scaled = Fraction(number) / UNITS[precision.suffix]
    decimal = Decimal(scaled.numerator) / Decimal(scaled.denominator)
    digits = decimal.quantize(Decimal(1).scaleb(-precision.places), precision.rounding)
    return read(f"{digits:f}{precision.suffix}")


roundings = st.sampled_from([ROUND_HALF_UP, ROUND_HALF_EVEN])
precisions = st.builds(Precision, st.sampled_from(["", "万", "亿"]), st.integers(0, 6), roundings)
percentages = st.builds(Precision, st.just("%"), st.integers(0, 4), roundings)
counts = st.integers(0, 10**10)


# Rounding breaks nothing.


@given(st.lists(st.tuples(counts, precisions), min_size=5, max_size=5), precisions, st.booleans(), st.booleans())
def test_a_true_sum_is_never_broken_by_its_rounding(
    parts: list[tuple[int, Precision]],
    of_total: Precision,
    with_d: bool,  # drawn
    booked: bool,  # drawn
) -> None:
    numbers = dict(zip("abcde", (number for number, _ in parts), strict=True))
    total = numbers["a"] + numbers["b"] - numbers["c"] + numbers["d"] * with_d + numbers["e"] * booked
    assume(total >= 0)
    values = figures(total=printed(total, of_total))
    values |= {name: printed(number, how) for name, (number, how) in zip("abcde", parts, strict=True)}
    if not with_d:
        values["d"] = None
    assert Sum("total", ("a", "b"), less=("c",), printed=("d",), either=("e",)).evaluate(values) is HELD


@given(counts, counts, precisions, precisions)
def test_a_true_part_is_never_broken_by_its_rounding(part: int, more: int, how: Precision, of_whole: Precision) -> None:
    values = figures(a=printed(part, how), total=printed(part + more, of_whole))
    assert Part("a", "total").evaluate(values) is HELD


@given(counts, st.integers(1, 10**10), precisions, precisions, percentages)
@example(
    2_270_000,
    2_275_000,
    Precision("万", 0, ROUND_HALF_UP),
    Precision("万", 1, ROUND_HALF_UP),
    Precision("%", 2, ROUND_HALF_UP),
)
def test_a_true_rate_is_never_broken_by_its_rounding(
    part: int, whole: int, how: Precision, of_whole: Precision, of_rate: Precision
) -> None:
    values = figures(a=printed(part, how), total=printed(whole, of_whole), rate=printed(Fraction(part, whole), of_rate))
    assert not isinstance(Rate("rate", "a", "total").evaluate(values), Broken)


@given(st.integers(0, 10**6), st.integers(0, 10**6), precisions, precisions)
def test_zeros_together_are_never_broken_by_their_rounding(
    one: int, other: int, of_one: Precision, of_other: Precision
) -> None:
    assume((one == 0) == (other == 0))
    values = figures(a=printed(one, of_one), b=printed(other, of_other))
    assert Together("a", "b").evaluate(values) is HELD


# What is off by more than rounding explains is broken.


def half_widths(values: Mapping[Name, object]) -> Fraction:
    """Return by how much rounding may move a sum of all these figures, each to its own side."""
    total = Fraction(0)
    for value in values.values():
        if isinstance(value, int | Figure):
            middle, low, high = map(Fraction, interval(value))
            total += max(high - middle, middle - low)
    return total


@given(
    st.lists(st.tuples(counts, precisions), min_size=3, max_size=3),
    precisions,
    st.integers(1, 10**12),
    st.sampled_from([1, -1]),
)
def test_a_sum_that_is_off_by_more_than_its_rounding_is_broken_by_the_signed_difference(
    parts: list[tuple[int, Precision]], of_total: Precision, off: int, sign: int
) -> None:
    a, b, c = (printed(number, how) for number, how in parts)
    true = parts[0][0] + parts[1][0] - parts[2][0]
    assume(true + sign * off >= 0)
    total = printed(true + sign * off, of_total)
    values = figures(total=total, a=a, b=b, c=c)
    apart = interval(total).value - (interval(a).value + interval(b).value - interval(c).value)
    assume(abs(Fraction(apart)) > half_widths(values))
    assert difference(Sum("total", ("a", "b"), less=("c",)).evaluate(values)) == apart


@given(counts, st.integers(1, 10**10))
def test_a_sum_of_exact_figures_is_broken_by_a_difference_of_one_or_more(part: int, off: int) -> None:
    assert difference(Sum("total", ("a", "b")).evaluate(figures(total=part + 7 + off, a=part, b=7))) == off
    assert difference(Sum("a", ("total", "b")).evaluate(figures(total=part + off, a=part, b=7))) == -off - 7


@given(counts, st.integers(1, 10**10), precisions, precisions)
def test_a_part_above_its_whole_by_more_than_their_rounding_is_broken_by_the_excess(
    whole: int, excess: int, how: Precision, of_whole: Precision
) -> None:
    part, total = printed(whole + excess, how), printed(whole, of_whole)
    values = figures(a=part, total=total)
    apart = interval(part).value - interval(total).value
    assume(apart > half_widths(values))
    assert difference(Part("a", "total").evaluate(values)) == apart


@pytest.mark.parametrize("warning", [True, False])
def test_a_part_says_whether_its_excess_is_merely_implausible(warning: bool) -> None:  # both are tried
    outcome = Part("a", "total", warning=warning).evaluate(figures(a=2, total=1))
    assert isinstance(outcome, Broken)
    assert outcome.warning is warning


class Case(NamedTuple):
    """A relation and figures, and by how much it is broken; None where it holds."""

    relation: Relation
    values: Mapping[Name, object]
    difference: int | Fraction | None = None


SUM = Sum("total", ("a", "b"))
LESS = Sum("total", ("a",), less=("b", "c"))
PRINTED = Sum("total", ("a", "b"), printed=("d",))
EITHER = Sum("total", ("a", "b"), either=("e",))
EITHERS = Sum("total", ("a",), either=("d", "e"))
STATED_OR_COMPUTED = Part("d", Total("total", Added(("a", "b"), printed=("c",), either=("e",))))
BALANCE = Sum("d", ("a", "b"), less=(Total("total", Added(("c",), printed=("e",))),))
EITHER_BALANCE = Sum("d", ("a",), less=(Total("total", Added(("b",), either=("e",))),))
BESIDE = Part(Added(("a", "b")), "total")
RATE_OF_WHOLE = Rate("rate", "a", "total")
WITH_SLACK = Rate("rate", "a", "total", slack=True)
OF_COMPUTED = Rate("rate", "a", Total("total", Added(("a", "b"), either=("e",))))
CASES = {
    "a sum": Case(SUM, figures(total=3, a=1, b=2)),
    "a sum above its parts": Case(SUM, figures(total=4, a=1, b=2), 1),
    "a sum below its parts": Case(SUM, figures(total=2, a=1, b=2), -1),
    "rounded figures that meet at their ends": Case(SUM, figures(total="3万", a="1万", b=10_000)),
    "rounded figures just apart": Case(SUM, figures(total="4.0万", a="1.0万", b=28_999), 1_001),
    "less": Case(LESS, figures(total=5, a=9, b=3, c=1)),
    "less, forgotten": Case(LESS, figures(total=9, a=9, b=3, c=1), 4),
    "less, added instead": Case(LESS, figures(total=13, a=9, b=3, c=1), 8),
    "less below zero": Case(LESS, figures(total=0, a=1, b=3, c=1), 3),
    "printed part counts where it is printed": Case(PRINTED, figures(total=6, a=1, b=2, d=3)),
    "printed part is left out where it is not": Case(PRINTED, figures(total=3, a=1, b=2)),
    "printed part cannot be ignored": Case(PRINTED, figures(total=3, a=1, b=2, d=3), -3),
    "printed zero": Case(PRINTED, figures(total=3, a=1, b=2, d=0)),
    "rounded printed part": Case(PRINTED, figures(total=13_400, a=1, b=2, d="1万")),
    "either, booked": Case(EITHER, figures(total=6, a=1, b=2, e=3)),
    "either, not booked": Case(EITHER, figures(total=3, a=1, b=2, e=3)),
    "either, not printed": Case(EITHER, figures(total=3, a=1, b=2)),
    "either, neither reading": Case(EITHER, figures(total=5, a=1, b=2, e=3), 2),
    "either, in part": Case(EITHER, figures(total=4, a=1, b=2, e=3), 1),
    "either, rounded": Case(EITHER, figures(total=14_000, a=1, b=2, e="1万")),
    "two eithers, one of them booked": Case(EITHERS, figures(total=5, a=1, d=4, e=8)),
    "two eithers, the other one": Case(EITHERS, figures(total=9, a=1, d=4, e=8)),
    "two eithers, both booked": Case(EITHERS, figures(total=13, a=1, d=4, e=8)),
    "two eithers, no reading": Case(EITHERS, figures(total=12, a=1, d=4, e=8), 11),
    "a part of a stated total": Case(STATED_OR_COMPUTED, figures(d=9, total=9)),
    "a stated total goes before its parts": Case(STATED_OR_COMPUTED, figures(d=9, total=8, a=90, b=90), 1),
    "a part of a computed total": Case(STATED_OR_COMPUTED, figures(d=9, a=4, b=5)),
    "a part of a computed total with a printed part": Case(STATED_OR_COMPUTED, figures(d=9, a=4, b=3, c=2)),
    "a part above a computed total": Case(STATED_OR_COMPUTED, figures(d=9, a=4, b=4), 1),
    "a part of the larger reading of a total": Case(STATED_OR_COMPUTED, figures(d=9, a=4, b=4, e=1)),
    "a part above every reading of a total": Case(STATED_OR_COMPUTED, figures(d=10, a=4, b=4, e=1), 2),
    "a balance with a stated total": Case(BALANCE, figures(d=6, a=5, b=100, total=99)),
    "a balance with a computed total": Case(BALANCE, figures(d=6, a=5, b=100, c=97, e=2)),
    "a balance with another reading of a computed total": Case(EITHER_BALANCE, figures(d=5, a=9, b=3, e=1)),
    "a balance that no reading of a computed total closes": Case(EITHER_BALANCE, figures(d=4, a=9, b=3, e=1), -2),
    "a balance that does not close": Case(BALANCE, figures(d=7, a=5, b=100, c=97, e=2), 1),
    "two parts together": Case(BESIDE, figures(a=29, b=32, total=61)),
    "two parts together above the whole": Case(BESIDE, figures(a=29, b=33, total=61), 1),
    "a rate": Case(RATE_OF_WHOLE, figures(rate="33.3%", a=1, total=3)),
    "a rate rounded the other way": Case(RATE_OF_WHOLE, figures(rate="33.4%", a=1, total=3), Fraction(1, 1000)),
    "half a unit above": Case(RATE_OF_WHOLE, figures(rate="13%", a=1, total=8)),
    "half a unit below": Case(RATE_OF_WHOLE, figures(rate="12%", a=1, total=8)),
    "a rate of nothing at all": Case(RATE_OF_WHOLE, figures(rate="0%", a=0, total=8)),
    "a rate below its figures": Case(RATE_OF_WHOLE, figures(rate="40.03%", a=142, total=330), Fraction(-300, 10**4)),
    "a rate of a rounded part": Case(RATE_OF_WHOLE, figures(rate="95%", a="0.9万", total=10_000)),
    "a rate of a rounded part, too far": Case(RATE_OF_WHOLE, figures(rate="97%", a="0.9万", total=10_000),
                                              Fraction(7, 100)),
    "one unit of slack": Case(WITH_SLACK, figures(rate="14.28%", a=1, total=7)),
    "one unit without slack": Case(RATE_OF_WHOLE, figures(rate="14.28%", a=1, total=7), Fraction(-1, 10**4)),
    "one unit of slack above": Case(WITH_SLACK, figures(rate="14.30%", a=1, total=7)),
    "two units are no slack": Case(WITH_SLACK, figures(rate="14.27%", a=1, total=7), Fraction(-2, 10**4)),
    "two units above are no slack": Case(WITH_SLACK, figures(rate="14.31%", a=1, total=7), Fraction(2, 10**4)),
    "the unit of slack is that of the digits printed": Case(WITH_SLACK, figures(rate="15%", a=1, total=7)),
    "a rate of a computed whole": Case(OF_COMPUTED, figures(rate="25%", a=1, b=3)),
    "a rate of either reading of the whole": Case(OF_COMPUTED, figures(rate="20%", a=1, b=3, e=1)),
    "a rate of no reading of the whole": Case(OF_COMPUTED, figures(rate="22%", a=1, b=3, e=1), Fraction(-3, 100)),
    "three times as many is within a factor of three": Case(Multiple("a", "b", 3), figures(a=300, b=100)),
    "a third is within a factor of three": Case(Multiple("a", "b", 3), figures(a=100, b=300)),
    "more than three times as many": Case(Multiple("a", "b", 3), figures(a=301, b=100), 201),
    "less than a third": Case(Multiple("a", "b", 3), figures(a=100, b=301), -201),
    "rounded, it may be within the factor": Case(Multiple("a", "b", 3), figures(a="0.32万", b=1050)),
    "both zero": Case(Together("a", "b"), figures(a=0, b=0)),
    "neither zero": Case(Together("a", "b"), figures(a=1, b="0.5万")),
    "a rounded zero may be something": Case(Together("a", "b"), figures(a="0万", b=3)),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_relation_is_broken_by_exactly_the_difference_or_holds(case: Case) -> None:
    outcome = case.relation.evaluate(case.values)
    if case.difference is None:
        assert outcome is HELD
    else:
        assert difference(outcome) == case.difference


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_integers_and_figures_that_are_exact_come_to_the_same_outcome(case: Case) -> None:
    general = {name: exact(value) if isinstance(value, int) else value for name, value in case.values.items()}
    assert case.relation.evaluate(general) == case.relation.evaluate(case.values)


@pytest.mark.parametrize("e", [3, exact(3), read("1万")], ids=["integer", "exact", "rounded"])
def test_a_broken_sum_is_told_by_its_plainest_reading(e: Stated) -> None:
    outcome = EITHER.evaluate(figures(total=1, a=1, b=2, e=e))
    assert isinstance(outcome, Broken)
    assert isinstance(outcome.computed, Reading)
    assert outcome.stated.terms == (("+", "total"),)
    assert outcome.computed.terms == (("+", "a"), ("+", "b"))


def test_a_computed_total_is_told_by_its_name_and_its_terms() -> None:
    outcome = BALANCE.evaluate(figures(d=7, a=5, b=100, c=97, e=2))
    assert isinstance(outcome, Broken)
    assert isinstance(outcome.computed, Reading)
    (_, a), (_, b), (sign, total) = outcome.computed.terms
    assert (a, b, sign) == ("a", "b", "−")
    assert isinstance(total, Reading)
    assert total.called == "total"
    assert total.terms == (("+", "c"), ("+", "e"))


def test_what_is_usually_booked_is_so_in_the_plainest_reading() -> None:
    outcome = readings(Added(("a",), usually=("d",), either=("e",)), figures(a=1, d=2, e=4))
    assert not isinstance(outcome, NotEvaluable)
    assert [reading.values.value for reading in outcome] == [3, 1, 7, 5]


def test_each_reading_of_a_sum_has_terms_of_its_own() -> None:
    outcome = readings(Added(("a",), either=("d", "e")), figures(a=1, d=2, e=4))
    assert not isinstance(outcome, NotEvaluable)
    assert [(reading.values.value, "".join(map(str, (term for _, term in reading.terms)))) for reading in outcome] == [
        (1, "a"),
        (3, "ad"),
        (5, "ae"),
        (7, "ade"),
    ]


@pytest.mark.parametrize("values", [figures(a=0, b=1), figures(a=1, b=0), figures(a=0, b="0.1万")], ids=str)
def test_one_zero_without_the_other_is_broken_without_a_difference(values: Mapping[Name, object]) -> None:
    assert difference(Together("a", "b").evaluate(values)) is None


def test_guangzhou_2021_stands_although_naive_division_gives_another_rate() -> None:
    values = figures(a="227万", b="227.5万", total="227.9万", rate="99.70%")
    assert Rate("rate", "a", "b").evaluate(values) is HELD
    naive = figures(a=2_270_000, b=2_275_000, rate="99.70%")
    assert difference(Rate("rate", "a", "b").evaluate(naive)) == Fraction(9970 - 9978, 10**4)


# A missing figure is not zero.

KINDS: dict[str, tuple[Relation, Mapping[Name, object]]] = {
    "sum": (Sum("total", ("a", "b"), less=("c",)), figures(total=2, a=1, b=2, c=1)),
    "broken sum": (Sum("total", ("a", "b"), less=("c",)), figures(total=9, a=1, b=2, c=1)),
    "rounded sum": (Sum("total", ("a", "b"), less=("c",)), figures(total="2万", a="1万", b="2万", c="1万")),
    "part": (Part("a", "total"), figures(a=1, total=2)),
    "broken part": (Part("a", "total"), figures(a=3, total=2)),
    "part of a sum": (Part("a", Added(("b", "c"))), figures(a=1, b=1, c=1)),
    "rate": (Rate("rate", "a", "total"), figures(rate="50%", a=1, total=2)),
    "broken rate": (Rate("rate", "a", "total"), figures(rate="60%", a=1, total=2)),
    "together": (Together("a", "b"), figures(a=1, b=2)),
    "broken together": (Together("a", "b"), figures(a=0, b=2)),
    "multiple": (Multiple("a", "b", 3), figures(a=3, b=1)),
    "broken multiple": (Multiple("a", "b", 3), figures(a=1, b=4)),
}


def names_of(relation: Relation) -> list[Name]:
    """Return every figure that a relation touches."""
    return [name for quantity in relation.quantities() for name in touched(quantity)]


@pytest.mark.parametrize(
    ("relation", "values", "missing"),
    [
        pytest.param(relation, values, missing, id=f"{kind} without {missing}")
        for kind, (relation, values) in KINDS.items()
        for missing in names_of(relation)
    ],
)
def test_a_relation_that_lacks_a_figure_is_not_evaluable(
    relation: Relation, values: Mapping[Name, object], missing: Name
) -> None:
    assert not isinstance(relation.evaluate(values), NotEvaluable)
    assert relation.evaluate({**values, missing: None}) == NotEvaluable((missing,))


@given(st.sampled_from(list(KINDS.values())), st.sets(st.sampled_from(NAMES), min_size=1))
def test_exactly_the_figures_that_are_missing_are_lacking(
    kind: tuple[Relation, Mapping[Name, object]], missing: set[Name]
) -> None:
    relation, values = kind
    assume(missing & set(names_of(relation)))
    outcome = relation.evaluate({**values, **dict.fromkeys(missing)})
    assert isinstance(outcome, NotEvaluable)
    assert set(outcome.lacking) == missing & set(names_of(relation))


def test_a_total_that_is_neither_stated_nor_computable_lacks_both() -> None:
    assert STATED_OR_COMPUTED.evaluate(figures(d=1, a=1)) == NotEvaluable(("total", "b"))


@pytest.mark.parametrize(
    "values",
    [
        figures(rate="0%", a=0, total=0),
        figures(rate="50%", a=1, total=0),
        figures(rate="50%", a=1, total="0万"),
        figures(rate="50%", a="0万", total=0),
    ],
    ids=["of zero", "of less than the part", "of a rounded zero", "of a rounded part"],
)
def test_a_rate_of_nothing_is_not_evaluable(values: Mapping[Name, object]) -> None:
    assert RATE_OF_WHOLE.evaluate(values) == NotEvaluable(("total",))


def test_a_rate_of_a_computed_zero_names_what_it_was_computed_from() -> None:
    assert OF_COMPUTED.evaluate(figures(rate="0%", a=0, b=0)) == NotEvaluable(("a", "b"))


# Dates.

NEW_YEAR = Day(datetime.date(2025, 1, 1), Words("{date}", "{date}"))
YEAR_END = Day(datetime.date(2025, 12, 31), Words("{date}", "{date}"))


def days(**dates: str) -> dict[Name, object]:
    """Return the values of a table of dates."""
    return dict.fromkeys(("date", "first", "last")) | {
        name: datetime.date.fromisoformat(date) for name, date in dates.items()
    }


@pytest.mark.parametrize(
    ("order", "values", "off"),
    [
        (Order("date", earliest="first"), days(date="2025-03-19", first="2025-03-19"), None),
        (Order("date", earliest="first"), days(date="2025-03-18", first="2025-03-19"), -1),
        (Order("date", earliest="first"), days(date="2024-03-19", first="2025-03-19"), -365),
        (Order("date", latest="last"), days(date="2025-03-19", last="2025-03-19"), None),
        (Order("date", latest="last"), days(date="2025-03-20", last="2025-03-19"), 1),
        (Order("date", latest="last"), days(date="2024-03-19", last="2025-03-19"), None),
        (Order("date", earliest=NEW_YEAR), days(date="2025-01-01"), None),
        (Order("date", earliest=NEW_YEAR), days(date="2024-03-19"), -288),
        (Order("date", latest=YEAR_END), days(date="2025-12-31"), None),
        (Order("date", latest=YEAR_END), days(date="2026-03-20"), 79),
        (Order("date", NEW_YEAR, YEAR_END), days(date="2025-06-30"), None),
        (Order("date", NEW_YEAR, YEAR_END), days(date="2024-12-31"), -1),
        (Order("date", NEW_YEAR, YEAR_END), days(date="2026-01-01"), 1),
        (Order("date", "first", "last"), days(date="2025-06-30", first="2025-07-01", last="2025-06-29"), -1),
        (Order("date"), days(date="2025-06-30"), None),
    ],
    ids=lambda value: str(value) if isinstance(value, int) else None,
)
def test_an_order_is_broken_by_the_days_that_a_date_is_off(
    order: Order, values: Mapping[Name, object], off: int | None
) -> None:
    outcome = order.evaluate(values)
    if off is None:
        assert outcome is HELD
    else:
        assert difference(outcome) == off


def test_an_order_names_the_date_that_it_is_broken_by() -> None:
    late = Order("date", NEW_YEAR, "last").evaluate(days(date="2025-06-30", last="2025-06-29"))
    early = Order("date", NEW_YEAR, "last").evaluate(days(date="2024-06-30", last="2025-06-29"))
    assert isinstance(late, Broken)
    assert isinstance(early, Broken)
    assert late.computed != NEW_YEAR
    assert early.computed == NEW_YEAR


@pytest.mark.parametrize(
    ("order", "values", "lacking"),
    [
        (Order("date", earliest=NEW_YEAR), days(), ("date",)),
        (Order("date", latest=YEAR_END), days(), ("date",)),
        (Order("date", earliest="first"), days(first="2025-01-01"), ("date",)),
        (Order("date", earliest="first"), days(date="2025-01-01"), ("first",)),
        (Order("date", latest="last"), days(date="2025-01-01"), ("last",)),
        (Order("date", "first", "last"), days(), ("date", "first", "last")),
    ],
    ids=str,
)
def test_an_order_that_lacks_a_date_is_not_evaluable(
    order: Order, values: Mapping[Name, object], lacking: tuple[Name, ...]
) -> None:
    assert order.evaluate(values) == NotEvaluable(lacking)


@given(st.dates(), st.dates())
def test_of_two_dates_one_is_not_before_or_not_after_the_other(date: datetime.date, other: datetime.date) -> None:
    values: dict[Name, object] = {"date": date, "first": other}
    outcomes = [Order("date", earliest="first").evaluate(values), Order("date", latest="first").evaluate(values)]
    assert [outcome for outcome in outcomes if outcome is not HELD] == [
        outcome
        for outcome in outcomes
        if isinstance(outcome, Broken) and outcome.difference == (date - other).days != 0
    ]
    assert HELD in outcomes
    assert (outcomes == [HELD, HELD]) == (date == other)


# Plain integers take a shorter way to the same end.

names = st.sampled_from(("a", "b", "c"))
optional = st.lists(st.sampled_from(("d", "e")), max_size=2, unique=True).map(tuple)
sums = st.builds(Added, st.lists(names, min_size=1, max_size=3).map(tuple), st.lists(names, max_size=2).map(tuple),
                 optional, optional, optional)  # fmt: skip
quantities: st.SearchStrategy[Quantity] = st.one_of(names, sums, st.builds(Total, st.just("total"), sums))
relations: st.SearchStrategy[Relation] = st.one_of(
    st.builds(
        Sum,
        quantities,
        st.lists(quantities, min_size=1, max_size=3).map(tuple),
        st.lists(quantities, max_size=2).map(tuple),
        optional,
        optional,
    ),
    st.builds(Part, quantities, quantities, st.booleans()),
    st.builds(Rate, st.just("rate"), quantities, quantities, st.booleans()),
    st.builds(Together, names, names),
    st.builds(Multiple, names, names, st.sampled_from([2, 3, Fraction(5, 2)])),
)
small = st.none() | st.integers(0, 4)


@settings(max_examples=500)
@given(relations, st.fixed_dictionaries(dict.fromkeys(NAMES[:-1], small)), st.sets(st.sampled_from(NAMES)))
def test_plain_integers_come_to_the_same_outcome_as_figures_that_are_exact(
    relation: Relation, numbers: dict[Name, int | None], wrapped: set[Name]
) -> None:
    plain: dict[Name, object] = {**numbers, "rate": read("50%")}
    general = {
        name: exact(value) if isinstance(value, int) and name in wrapped else value for name, value in plain.items()
    }
    assert relation.evaluate(general) == relation.evaluate(plain)


@given(relations, st.fixed_dictionaries(dict.fromkeys(NAMES[:-1], small)))
def test_an_outcome_speaks_only_of_figures_that_the_relation_touches(
    relation: Relation, numbers: dict[Name, int | None]
) -> None:
    names = set(names_of(relation))
    outcome = relation.evaluate({**numbers, "rate": read("50%")})
    narrowed = {name: value if name in names else None for name, value in numbers.items()}
    assert relation.evaluate({**narrowed, "rate": read("50%")}) == outcome


def test_every_kind_of_relation_is_tried_here() -> None:
    tried = {type(case.relation) for case in CASES.values()} | {type(relation) for relation, _ in KINDS.values()}
    assert tried | {Order} == set(get_args(Relation))
