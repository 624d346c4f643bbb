"""What becomes of reports among each other is the same however many processes share the work, in the same order."""

import datetime

import pytest
from places import EXAMPLES

from licreport.check.many import Plan, first
from licreport.collection.index import Collection
from licreport.report.load import load
from licreport.site.gathering import comparing
from licreport.site.gathering.comparing import across

CLEAN = sorted(map(str, (EXAMPLES / "fictional" / "clean").glob("*.toml")))
PLAN = Plan(datetime.date(2026, 1, 1))


@pytest.mark.parametrize("size", [1, 3, 500])
def test_reports_are_compared_alike_by_one_process_and_by_two(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(comparing, "_CHUNK", size)
    digests = [*(first(load(file), PLAN).digest for file in CLEAN), first(load(CLEAN[0]), PLAN).digest, None]
    collection = Collection(filter(None, digests), load)
    alone = [*across(digests, PLAN, collection)]
    assert len(alone) == len(digests)
    assert [each.is_double for each in alone] == [True, *[False] * (len(CLEAN) - 1), True, False]
    assert alone[1].tallies
    assert [*across(digests, PLAN._replace(jobs=2), collection)] == alone
