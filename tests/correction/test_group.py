"""Findings that share figures are searched together, and the search grows with their number, not with its square."""

import datetime
import sys
from collections.abc import Callable
from itertools import combinations
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licreport.check.one import check
from licreport.correction.feasible import Constraint
from licreport.correction.group import BrokenOne, Figures, groups
from licreport.correction.search import localise
from licreport.report.diagnostic import Diagnostic
from licreport.report.load import load_bytes
from licreport.report.source import Spot

HEAD = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n'
FIELDS = ("brought_forward", "received", "accepted", "rejected", "not_required")


class Touching:
    """A constraint, as far as its figures go."""

    def __init__(self, *names: int) -> None:
        self.names = {spot(name): str(name) for name in names}


def spot(number: int) -> Spot:
    return Spot(("item", number // len(FIELDS), FIELDS[number % len(FIELDS)]))


def broken(figures: list[set[int]]) -> list[BrokenOne]:
    """Return constraints that touch those figures, each with a number for its finding."""
    return [
        (cast("Constraint", Touching(*sorted(names))), cast("Diagnostic", number))
        for number, names in enumerate(figures)
    ]


constraints = st.lists(st.sets(st.integers(0, 11), min_size=1, max_size=4), min_size=1, max_size=8)


def one_by_one(all_of_them: list[BrokenOne]) -> list[list[BrokenOne]]:
    """Return the groups as they come about when each constraint takes in the groups that it touches."""
    found: list[tuple[set[Spot], list[BrokenOne]]] = []
    for one in all_of_them:
        spots, members, apart = set(one[0].names), [one], []
        for others, group in found:
            if spots & others:
                spots, members = spots | others, group + members
            else:
                apart.append((others, group))
        found = [*apart, (spots, members)]
    return [members for _, members in found]


@given(constraints)
def test_constraints_that_share_figures_by_way_of_others_are_one_group(figures: list[set[int]]) -> None:
    every = broken(figures)
    assert groups(every) == one_by_one(every)


@given(constraints)
def test_the_pairs_that_touch_everything_are_found_in_the_order_of_the_figures(figures: list[set[int]]) -> None:
    touching = [constraint for constraint, _ in broken(figures)]
    spots = [*dict.fromkeys(place for constraint in touching for place in constraint.names)]
    every = [pair for pair in combinations(spots, 2) if all(one.names.keys() & {*pair} for one in touching)]
    assert [*Figures(spots, touching).covering()] == every
    assert Figures(spots, touching).common() == [one for one in spots if all(one in each.names for each in touching)]


@given(constraints)
def test_neighbours_follow_each_other_in_one_table(figures: list[set[int]]) -> None:
    touching = [constraint for constraint, _ in broken(figures)]
    spots = [*dict.fromkeys(place for constraint in touching for place in constraint.names)]
    numbers = {spot(number): number for number in range(12)}
    same_item = (pair for pair in combinations(spots, 2) if pair[0].path[1] == pair[1].path[1])
    beside = [(one, other) for one, other in same_item if abs(numbers[one] - numbers[other]) == 1]
    assert [*Figures(spots, touching).neighbours()] == beside


def steps(text: str) -> int:
    """Return how many functions are called while corrections are looked for: no clock tells it."""
    checked = check(load_bytes("many.toml", (HEAD + text).encode()), today=datetime.date(2026, 1, 1))
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        localise(checked)
    finally:
        sys.setprofile(before)
    return calls


def items(number: int) -> str:
    one = '[[item]]\nname = "事项{0}"\nreceived = {1}\naccepted = {2}\nrejected = 7\n'
    return "".join(one.format(index, 100 + index, 90 + index) for index in range(number))


def figures(number: int) -> str:
    one = '[[figure]]\nname = "数据{0}"\nvalue = {1}\nof = "applications.received"\n'
    return "".join(one.format(index, 100 + index) for index in range(number))


@pytest.mark.parametrize(
    ("before", "many"),
    [
        pytest.param("", items, id="each item by itself"),
        pytest.param("[applications]\nreceived = 77\naccepted = 5\n", items, id="all items in one group"),
        pytest.param("[applications]\nreceived = 77\n", figures, id="all figures of one whole"),
    ],
)
def test_twice_as_many_findings_take_twice_as_many_steps(before: str, many: Callable[[int], str]) -> None:
    few, twice = steps(before + many(60)), steps(before + many(120))
    assert twice < 2.6 * few
