"""Records of a case or two, and what is counted of them."""

from pathlib import Path

import pytest
from cases.generated import Row, case_layout, written
from cases.tabulating import duck

from licreport.cases.tabulation import Tabulation


def one(tmp_path: Path, *rows: Row, paused: list[Row] | None = None) -> Tabulation:
    return duck(written(tmp_path, [*rows], case_layout(), paused), case_layout())


CASE: Row = {
    "number": "甲1",
    "item": "取水许可",
    "accepted": "2024-03-01",
    "decided": "2024-03-20",
    "outcome": "准予许可",
    "promised": "1",
    "promised_unit": "月",
}


def test_a_blank_limit_in_months_is_no_limit(tmp_path: Path) -> None:
    assert one(tmp_path, CASE | {"promised": ""}).total().counts["handling.overdue"] == (0, 1)


@pytest.mark.parametrize(
    "wrong",
    [{"paused_to": "?"}, {"paused_from": ""}, {"paused_from": "2024-03-09", "paused_to": "2024-03-08"}],
    ids=["end unreadable", "no beginning", "ended before it began"],
)
def test_a_pause_that_cannot_be_read_leaves_the_days_unknown(tmp_path: Path, wrong: Row) -> None:
    pause = {"number": "甲1", "paused_from": "2024-03-02", "paused_to": "2024-03-12"} | wrong
    found = one(tmp_path, CASE | {"promised": "5工作日"}, paused=[pause]).total().counts
    assert (found["handling.on_time"], found["handling.overdue"]) == ((0, 1), (0, 1))


def test_rows_that_only_join_alike_contradict_each_other(tmp_path: Path) -> None:
    rows = [{**CASE, "item": "甲|乙", "item_code": "丙"}, {**CASE, "item": "甲", "item_code": "乙|丙"}]
    assert one(tmp_path, *rows).refused == {"contradicting": 2}


def test_a_number_behind_a_tab_is_the_same_number(tmp_path: Path) -> None:
    assert one(tmp_path, CASE, CASE | {"number": "\t甲1\u3000"}).fates == {"counted": 1, "repeated": 1}


def test_flags_of_which_each_has_codes_of_its_own(tmp_path: Path) -> None:
    own = case_layout()
    own = own._replace(codes_apart={"commitment": {"1": "yes", "0": "no"}, "fully_online": {"0": "yes", "1": "no"}})
    rows = [CASE | {"number": f"甲{place}", "commitment": "1", "fully_online": "1"} for place in range(3)]
    counts = duck(written(tmp_path, rows, own), own).total().counts
    assert (counts["handling.commitment"].value, counts["handling.fully_online"].value) == (3, 0)


def test_a_group_of_which_nothing_is_known_is_counted(tmp_path: Path) -> None:
    assert one(tmp_path, CASE | {"promised": "", "promised_unit": ""}).total().counts["handling.on_time"] == (0, 1)


@pytest.mark.parametrize("unit", ["小时", "分钟", "年"])
def test_the_longest_limit_is_kept(tmp_path: Path, unit: str) -> None:
    case = CASE | {
        "promised": "999999",
        "promised_unit": unit,
        "accepted": "1990-01-01 10:00",
        "decided": "2024-12-31 11:00",
    }
    kept = unit != "分钟"
    assert one(tmp_path, case).total().counts["handling.on_time"] == (kept, 0)
