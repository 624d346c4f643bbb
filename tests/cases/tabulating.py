"""What DuckDB counts of records that tests wrote, and whether that is what the reference counts."""

from collections.abc import Sequence
from functools import cache

from cases.generated import YEAR
from cases.reference import Answer

from licreport.cases.definitions import Period
from licreport.cases.engines.duck import Duck
from licreport.cases.layout.model import Layout
from licreport.cases.query.shape import View
from licreport.cases.tabulation import Tabulation, tabulate
from licreport.cases.working_days import Day, calendar


@cache
def days() -> Sequence[Day]:
    return tuple(calendar())


def duck(paths: Sequence[str], layout: Layout, by: Sequence[str] = (), period: Period = YEAR) -> Tabulation:
    with Duck(layout) as engine:
        shape = engine.open(paths)
        engine.take(days())
        return tabulate(engine, View(shape, layout, period), by)


def assert_same(tabulation: Tabulation, answer: Answer) -> None:
    assert dict(tabulation.fates) == dict(answer.fates)
    groups = {tuple(group.keys.values()): group for group in tabulation.groups}
    assert {key: group.cases for key, group in groups.items()} == dict(answer.cases)
    for key, group in groups.items():
        counts = {address: [*count] for address, count in group.counts.items()}
        assert counts == answer.counts[key], key
