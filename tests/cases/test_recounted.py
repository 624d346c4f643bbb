"""`check --cases`: planted differences are found, with how the printed figure came about and the rows behind it."""

import csv
import datetime
import runpy
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from places import EXAMPLES

from licreport.check.many import Plan, survey
from licreport.check.one import Checked
from licreport.cli.cases.recounting import recounting
from licreport.report.load import load_bytes

RECORDS = EXAMPLES / "cases" / "2024.csv"
KNOWN: Mapping[str, int] = runpy.run_path(str(EXAMPLES / "cases" / "make.py"))["known"]()
TODAY = datetime.date(2026, 1, 1)
Row = Mapping[str, str]
Counted = Callable[[Row], bool]


def rows() -> list[Row]:
    with RECORDS.open(encoding="utf-8-sig", newline="") as stream:
        return [*csv.DictReader(stream)]


ROWS = rows()
OTHER = "虚构区文化和旅游局"
FIRST = {row["办件编号"]: place for place, row in reversed([*enumerate(ROWS)])}
ONCE = [row for place, row in enumerate(ROWS) if FIRST[row["办件编号"]] == place and row["事项类型"] == "行政许可"]
GOOD = [row for row in ONCE if row["申请时间"] != "2024-02-30"]


def year(row: Row, column: str) -> bool:
    return row[column].startswith("2024")


def is_concluded_ever(row: Row) -> bool:
    return row["办结结果"] in {"准予许可", "不予许可", "申请人撤回"}


def is_concluded(row: Row) -> bool:
    return year(row, "办结时间") and is_concluded_ever(row)


def calendar_days(row: Row) -> int:
    decided, accepted = (datetime.date.fromisoformat(row[column][:10]) for column in ("办结时间", "受理时间"))
    return (decided - accepted).days


def limit(row: Row) -> int:
    return int(row["承诺时限"].removesuffix("个工作日"))


def count(counted: Counted, among: list[Row]) -> int:
    return sum(map(counted, among))


REPEATED = [row for row in ROWS if row["事项类型"] == "行政许可" and row["申请时间"] != "2024-02-30"]
MATTERS = [row for place, row in enumerate(ROWS) if FIRST[row["办件编号"]] == place and row["申请时间"] != "2024-02-30"]
PLANTED = {
    "repeated rows": ("applications.received", count(lambda row: year(row, "申请时间"), REPEATED), "the repeated rows"),
    "other matters": ("applications.accepted", count(lambda row: year(row, "受理时间"), MATTERS), "matters other than"),
    "refused rows": ("applications.approved", KNOWN["applications.approved"] + 2, "the rows that are refused here"),
    "without an outcome": (
        "applications.concluded",
        KNOWN["applications.concluded"] - KNOWN["applications.withdrawn"],
        "without those ended without a decision",
    ),
    "with another outcome": (
        "applications.denied",
        KNOWN["applications.denied"] + KNOWN["applications.withdrawn"],
        "with those ended without a decision",
    ),
    "days of the calendar": (
        "handling.overdue",
        count(lambda row: is_concluded(row) and calendar_days(row) > limit(row), GOOD),
        "by days of the calendar, not working days",
    ),
    "by another date": (
        "handling.online",
        count(lambda row: year(row, "申请时间") and is_concluded_ever(row) and row["申请渠道"] == "网上", GOOD),
        "by their date of application",
    ),
    "a month forgotten": (
        "handling.fully_online",
        count(lambda row: is_concluded(row) and row["是否全程网办"] == "是" and row["办结时间"][5:7] != "12", GOOD),
        "without those of month 12",
    ),
    "a department forgotten": (
        "fees.applications",
        count(lambda row: is_concluded(row) and row["收费金额"] != "0.00" and row["承办部门"] != "虚构区民政局", GOOD),
        "without those of 虚构区民政局",
    ),
    "an item forgotten": (
        "fees.amount",
        sum(
            int(row["收费金额"].removesuffix(".00"))
            for row in GOOD
            if is_concluded(row) and row["事项名称"] != "营业性演出审批"
        ),
        "without those of 营业性演出审批",
    ),
}


@pytest.fixture(scope="module")
def checked() -> Callable[[Mapping[str, int]], Checked]:
    def against(figures: Mapping[str, int]) -> Checked:
        lines = [f"{address} = {value}" for address, value in figures.items()]
        text = (
            "\n".join(["format = 1", 'report = {authority = "虚构区", year = 2024, counting = "event"}', *lines]) + "\n"
        )
        with recounting([str(RECORDS)], "general") as recount:
            plan = Plan(TODAY, in_full=True, recount=recount)
            return next(survey(["2024.toml"], plan, given={"2024.toml": load_bytes("2024.toml", text.encode())}))

    return against


@pytest.fixture(scope="module")
def planted(checked: Callable[[Mapping[str, int]], Checked]) -> Mapping[str, tuple[int, list[str]]]:
    """Return what is found of a report with all ten: of each figure the difference, and the notes on it."""
    found = checked({address: value for address, value, _ in PLANTED.values()}).diagnostics
    return {
        each.address: (int(each.finding.difference or 0), [note.say("en") for note in each.finding.notes])
        for each in found
        if each.code == "LR851"
    }


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_difference_is_found_with_how_it_came_about(
    planted: Mapping[str, tuple[int, list[str]]], name: str
) -> None:
    address, value, how = PLANTED[name]
    difference, notes = planted[address]
    assert value != KNOWN[address], "nothing is planted"
    assert difference == value - KNOWN[address]
    assert any(how in note for note in notes)
    assert all(f"{RECORDS}:" in note for note in notes), "no rows are named"


def test_a_report_that_follows_from_the_records_has_no_finding(checked: Callable[[Mapping[str, int]], Checked]) -> None:
    found = checked(KNOWN)
    assert found.diagnostics == ()
    assert found.tallies["LR851"].held == len(KNOWN)


def test_a_figure_that_no_way_of_counting_gives_says_so(checked: Callable[[Mapping[str, int]], Checked]) -> None:
    (found,) = checked({"applications.received": KNOWN["applications.received"] + 987}).diagnostics
    assert [note.say("en").partition(";")[0] for note in found.finding.notes] == [
        "2 rows of the records are refused and not counted here",
        "no other way of counting that is known gives it",
    ]


def test_a_rounded_figure_holds_where_it_may_stand_for_what_the_records_give() -> None:
    assert KNOWN["applications.received"] == 1681
    for written, held in (('"0.2万"', 1), ('"0.17万"', 1), ('"0.16万"', 0)):
        text = f'format = 1\nreport = {{authority = "虚构区", year = 2024}}\napplications.received = {written}\n'
        with recounting([str(RECORDS)], "general") as recount:
            plan = Plan(TODAY, in_full=True, recount=recount)
            (found,) = survey(["a.toml"], plan, given={"a.toml": load_bytes("a.toml", text.encode())})
        assert found.tallies["LR851"].held == held


def test_what_explains_several_figures_is_told_before_what_fits_some_by_chance(tmp_path: Path) -> None:
    """The last day was forgotten; on the first, as many were applied for and accepted, but none was concluded."""
    days = ["01-01,01-01,05-06", "03-04,03-04,12-31", "03-05,03-05,03-06", "03-06,03-06,03-07", "12-31,12-31,12-31"]
    lines = [f"甲{place}," + ",".join(f"2024-{day}" for day in each.split(",")) for place, each in enumerate(days)]
    records = tmp_path / "cases.csv"
    head = "办件编号,申请时间,受理时间,办结时间,办结结果"
    records.write_text("\n".join([head, *(f"{line},准予许可" for line in lines)]), encoding="utf-8")
    text = (
        'format = 1\nreport = {authority = "虚构区", year = 2024, counting = "event"}\n'
        "applications = {received = 4, accepted = 4, concluded = 3}\n"
    )
    with recounting([str(records)], "general") as recount:
        plan = Plan(TODAY, in_full=True, recount=recount)
        found = next(survey(["2024.toml"], plan, given={"2024.toml": load_bytes("2024.toml", text.encode())}))
    told = [[note.say("en") for note in each.finding.notes] for each in found.diagnostics if each.code == "LR851"]
    assert len(told) == 3
    assert all("without those of 2024-12-31:" in each[0] for each in told)
    assert any("without those of 2024-01-01:" in note for each in told for note in each[1:])


def test_the_cases_of_another_department_counted_in_are_named() -> None:
    own, other = (
        [row for row in GOOD if is_concluded(row) and row["承办部门"] == name] for name in ("虚构区民政局", OTHER)
    )
    text = (
        'format = 1\nreport = {authority = "虚构区民政局", year = 2024, counting = "event"}\n'
        f"applications.concluded = {len(own) + len(other)}\n"
    )
    with recounting([str(RECORDS)], "general") as recount:
        plan = Plan(TODAY, in_full=True, recount=recount)
        found = next(survey(["2024.toml"], plan, given={"2024.toml": load_bytes("2024.toml", text.encode())}))
    (finding,) = [each.finding for each in found.diagnostics if each.code == "LR851"]
    assert finding.difference == len(other) > 0
    assert any(f"with those of {OTHER}: {len(other)} differ" in note.say("en") for note in finding.notes)


def test_cases_of_no_department_are_named_so(tmp_path: Path) -> None:
    header, *lines = RECORDS.read_text(encoding="utf-8-sig").splitlines()
    records = tmp_path / "cases.csv"
    records.write_text("\n".join([header, *(line.replace(OTHER, "") for line in lines)]), encoding="utf-8")
    kept = [row for row in GOOD if is_concluded(row) and row["承办部门"] != OTHER]
    text = (
        'format = 1\nreport = {authority = "虚构区", year = 2024, counting = "event"}\n'
        f"applications.concluded = {len(kept)}\n"
    )
    with recounting([str(records)], "general") as recount:
        plan = Plan(TODAY, in_full=True, recount=recount)
        found = next(survey(["2024.toml"], plan, given={"2024.toml": load_bytes("2024.toml", text.encode())}))
    notes = [note.say("en") for each in found.diagnostics if each.code == "LR851" for note in each.finding.notes]
    assert any("without those of no department" in note for note in notes)
    assert not any("None" in note for note in notes)
