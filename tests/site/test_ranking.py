"""Like with like: ranks that share and overlap, rates with base and interval, what has no value."""

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licreport.figures.stated import Interval, Number
from licreport.site.kept.row import Row
from licreport.site.pages.columns import COLUMNS
from licreport.site.pages.ranked import Ranked
from licreport.site.pages.ranked import ranked as ranked_rows
from licreport.site.pages.rows import Listed, Rows
from licreport.site.ranking import LEAST, Cell, Group, Rank, kind_of, median, ranks, rate, wilson


def exact(value: Number) -> Interval:
    return Interval(value, value, value)


def between(low: Number, high: Number) -> Interval:
    return Interval(low, low, high)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        pytest.param([exact(5), exact(3), exact(9)], ["2", "3", "1"], id="the greatest is first"),
        pytest.param(
            [exact(5), exact(5), exact(3)], ["1=", "1=", "3"], id="ties share a rank, and the next is left out"
        ),
        pytest.param([exact(0), exact(0)], ["1=", "1="], id="nought is a value"),
        pytest.param([between(4, 6), exact(5), exact(1)], ["1–2", "1–2", "3"], id="where ranges overlap, so do ranks"),
        pytest.param([between(4, 6), exact(5), exact(5)], ["1–3", "1–2", "1–2"], id="ties within a range"),
        pytest.param(
            [exact(5), exact(5), between(3, 5)], ["1=", "1=", "1–3"], id="nothing is above the end of a range"
        ),
        pytest.param([exact(7)], ["1"], id="alone"),
    ],
)
def test_ranks(values: list[Interval], expected: list[str]) -> None:
    assert [rank.text for rank in ranks(values)] == expected


ends = st.tuples(st.integers(0, 20), st.integers(0, 5)).map(lambda pair: between(pair[0], pair[0] + pair[1]))


@given(st.lists(ends, max_size=12))
def test_a_rank_holds_every_place_that_the_true_values_could_give(values: list[Interval]) -> None:
    for value, rank in zip(values, ranks(values), strict=True):
        surely_greater = sum(other.low > value.high for other in values)
        perhaps_greater = sum(other.high > value.low for other in values if other is not value)
        assert rank.best == 1 + surely_greater
        assert rank.best <= rank.worst
        assert rank.worst <= max(rank.best, len(values))
        assert rank.worst + rank.alike - 1 >= 1 + perhaps_greater - sum(
            other == value for other in values if other is not value
        )


@given(st.lists(st.integers(0, 9).map(exact), min_size=1, max_size=12))
def test_of_exact_values_equal_ones_have_equal_ranks_and_greater_ones_lower(values: list[Interval]) -> None:
    found = ranks(values)
    for one, own in zip(values, found, strict=True):
        assert own == Rank(1 + sum(other.value > one.value for other in values), own.best, values.count(one))


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [(95, 100, 0.8882, 0.9785), (0, 30, 0.0, 0.1136), (30, 30, 0.8864, 1.0), (1, 1000, 0.0001, 0.0057)],
)
def test_the_interval_of_a_rate_is_wilsons(part: int, whole: int, low: float, high: float) -> None:
    """By the tables of Brown, Cai and DasGupta (2001), to four places."""
    assert [float(end) for end in wilson(part, whole)] == pytest.approx([low, high], abs=1e-4)


@given(st.integers(1, 10**9).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_the_interval_holds_the_rate_and_stays_between_nothing_and_all(case: tuple[int, int]) -> None:
    part, whole = case
    low, high = wilson(part, whole)
    assert 0 <= low <= Fraction(part, whole) <= high <= 1


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        pytest.param(exact(LEAST - 1), exact(LEAST - 1), Cell("few", base="29"), id="too few cases"),
        pytest.param(exact(0), exact(0), Cell("few", base="0"), id="none at all"),
        pytest.param(exact(101), exact(100), Cell("beyond", text="101.00%", base="100"), id="more than the whole"),
    ],
)
def test_a_rate_that_is_none(part: Interval, whole: Interval, expected: Cell) -> None:
    assert rate((part, whole)) == expected


def test_a_rate_stands_with_its_base_and_its_interval() -> None:
    found = rate((exact(95), exact(100)))
    assert (found.state, found.text, found.base, found.likely) == ("", "95.00%", "100", "88.82–97.85%")


def test_a_rate_of_rounded_figures_is_a_range_and_its_interval_holds_that_of_either_end() -> None:
    found = rate((between(94, 96), exact(100)))
    assert found.text == "94.00–96.00%"
    assert found.within == (wilson(94, 100)[0], wilson(96, 100)[1])


def test_a_rate_that_may_be_more_than_all_has_no_interval() -> None:
    assert rate((between(90, 110), exact(100))) == Cell(
        "", between(Fraction(9, 10), Fraction(11, 10)), "90.00–110.00%", "100"
    )


def test_a_rate_of_a_whole_that_is_made_of_its_part_has_the_range_of_both_together() -> None:
    together = between(Fraction(10_500, 10_800), Fraction(11_500, 11_800))
    found = rate((between(10_500, 11_500), between(10_800, 11_800), together))
    assert found.text == "97.22–97.46%"
    assert found.within == (wilson(10_500, 10_800)[0], wilson(Fraction(11_500, 11_800) * 10_800, 10_800)[1])


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([exact(3)], exact(3)),
        ([exact(1), exact(2), exact(9)], exact(2)),
        ([exact(1), exact(2)], exact(Fraction(3, 2))),
        ([between(1, 2), exact(3), exact(9)], exact(3)),
        ([between(1, 5), exact(3), exact(9)], Interval(3, 3, 5)),
    ],
    ids=["one", "the middle", "between two", "a range below it", "a range around it"],
)
def test_a_median_lies_between_those_of_the_ends(values: list[Interval], expected: Interval) -> None:
    assert median(values) == expected


def row(authority: str, level: str | None, part_of: str | None) -> Row:
    return Row(authority, 2024, None, level, part_of, None, None, None, None, False, 0, {}, {})  # noqa: FBT003  # a row


@pytest.mark.parametrize(
    ("authority", "level", "part_of", "expected"),
    [
        ("虚构区民政局", "department", "虚构区", "民政局"),
        ("虚构区 民政局", "department", "虚构区", "民政局"),
        ("民政局", "department", "虚构区", ""),
        ("虚构区民政局", "department", None, ""),
        ("虚构区", "district", "虚构市", ""),
    ],
)
def test_the_kind_of_a_department_is_its_name_without_that_of_its_whole(
    authority: str, level: str, part_of: str | None, expected: str
) -> None:
    assert kind_of(row(authority, level, part_of)) == expected


DISTRICT, CITY = Group("district", "", None), Group("city", "", None)
WITHIN, BESIDE = DISTRICT._replace(beside=False), DISTRICT._replace(beside=True)


def listed(name: str, value: int | None, group: Group = DISTRICT, on_time: Group = WITHIN) -> Listed:
    cell = Cell("missing") if value is None else Cell("", exact(value), str(value))
    groups = tuple(on_time if column.by_definition else group for column in COLUMNS)
    return Listed(name, name, name, groups, (cell,) * len(COLUMNS))


def ranked(path: Path, rows: list[Listed]) -> Ranked:
    return ranked_rows(2024, Rows(path, rows))


RECEIVED, ON_TIME = (
    next(number for number, column in enumerate(COLUMNS) if column.name == name)
    for name in ("received", "on_time_rate")
)


def test_ranks_are_among_those_that_are_alike_and_what_is_not_printed_has_none(tmp_path: Path) -> None:
    table = ranked(tmp_path, [listed("a", 5), listed("b", 9), listed("c", None), listed("d", 1, CITY)])
    assert table.ranks[RECEIVED] == ["2", "1", "", "1"]
    assert table.counts[RECEIVED] == {DISTRICT: 2, CITY: 1}


@pytest.mark.parametrize("group", [Group("department", "", None), Group(None, "", None)], ids=["kind", "level"])
def test_those_of_which_it_is_not_known_whether_they_are_alike_are_not_ranked(tmp_path: Path, group: Group) -> None:
    table = ranked(tmp_path, [listed("a", 5, group, group), listed("b", 9, group, group)])
    assert [*table.ranks[RECEIVED], *table.ranks[ON_TIME]] == [""] * 4
    assert group not in table.medians[RECEIVED]
    assert group not in table.medians[ON_TIME]


def test_on_time_is_compared_only_among_those_that_count_it_alike(tmp_path: Path) -> None:
    table = ranked(tmp_path, [listed("a", 5), listed("b", 9, on_time=BESIDE), listed("c", 7)])
    assert table.ranks[ON_TIME] == ["2", "1", "1"]
    assert table.ranks[RECEIVED] == ["3", "1", "2"]
    assert DISTRICT not in table.medians[ON_TIME]


def test_the_median_on_time_is_said_of_all_where_all_count_it_alike(tmp_path: Path) -> None:
    assert ranked(tmp_path, [listed("a", 5), listed("c", 7)]).medians[ON_TIME][DISTRICT] == "600.00%"


def test_nobody_is_ranked_by_what_contradicts_itself() -> None:
    assert [column.name for column in COLUMNS if not column.ranks] == ["checked", "contradictions"]
    assert [column.name for column in COLUMNS][:2] == ["checked", "contradictions"]
