"""Cases in several tables, with pauses and payments: what is joined how, and what cannot be joined is said."""

import tomllib
from pathlib import Path

import pytest
from program import Program, Ran, exit_code

pytest.importorskip("duckdb", reason="duckdb, which runs the queries, is not installed")

LAYOUT = """\
layout = 1
unit = "working_day"
known_by = ["申请"]
{more}
[columns]
number = "号"
applied = "申请"
accepted = "受理"
decided = "办结"
outcome = "结果"
promised = "时限"
due = "到期"
paused_days = "暂停天数"
charged = "收费"
[tables.pauses]
known_by = ["暂停"]
columns = {{ number = "号", record = "序", paused_from = "暂停", paused_to = "恢复", version = "版", change = "操作" }}
[tables.payments]
known_by = ["金额"]
columns = {{ number = "号", record = "单", fee = "金额" }}
[tables.steps]
known_by = ["环节"]
[codes]
outcome = {{ "准" = "approved" }}
flag = {{ "是" = "yes", "否" = "no" }}
change = {{ "增" = "current", "删" = "deleted" }}
"""


@pytest.fixture
def licreport(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """Run the program in this process, in a directory of its own."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Ran:
        code = exit_code(monkeypatch, *arguments, "--lang", "en")
        return Ran(code, *capsys.readouterr())

    return run


def tabulated(licreport: Program, *texts: str, more: str = "") -> Ran:
    """Tabulate files that hold these texts."""
    Path("own.toml").write_text(LAYOUT.format(more=more), encoding="utf-8")
    files = [f"{place}.csv" for place in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        Path(file).write_text(text, encoding="utf-8")
    return licreport("tabulate", *files, "--layout", "own.toml", "--authority", "虚构区", "--year", "2024")


def on_time(ran: Ran) -> tuple[int, int] | None:
    """Return how many were on time and how many overdue; nothing where that is not known."""
    assert ran.code == 0, ran.err
    handling = tomllib.loads(ran.out).get("handling", {})
    return (handling["on_time"], handling["overdue"]) if "on_time" in handling else None


# 2024-03-04 is a Monday; seven working days later is Wednesday 13.
CASE = "号,申请,受理,办结,结果,时限\nA,2024-03-04,2024-03-04,2024-03-13,准,5\n"


@pytest.mark.parametrize(
    ("pauses", "told"),
    [
        pytest.param("", (0, 1), id="none"),
        pytest.param("A,1,2024-03-05,2024-03-07,1,增\n", (1, 0), id="two days"),
        pytest.param("A,1,2024-03-05,2024-03-06,1,增\n", (0, 1), id="one day"),
        pytest.param("A,1,2024-03-05,2024-03-06,1,增\nA,2,2024-03-06,2024-03-07,1,增\n", (1, 0), id="two of one day"),
        pytest.param("A,1,2024-03-05,,1,增\nA,1,2024-03-05,2024-03-06,2,增\n", (0, 1), id="the last version counts"),
        pytest.param("A,1,2024-03-05,2024-03-07,1,增\nA,1,2024-03-05,2024-03-07,2,删\n", (0, 1), id="deleted"),
        pytest.param("B,1,2024-03-05,2024-03-07,1,增\n", (0, 1), id="of another case"),
    ],
)
def test_what_is_paused_does_not_count(pauses: str, told: tuple[int, int], licreport: Program) -> None:
    ran = tabulated(licreport, CASE, f"号,序,暂停,恢复,版,操作\n{pauses}")
    assert on_time(ran) == told


@pytest.mark.parametrize(
    "decided", [pytest.param("2024-03-13", id="after the limit"), pytest.param("2024-03-05", id="in it")]
)
def test_what_a_pause_that_cannot_be_read_takes_is_not_known(decided: str, licreport: Program) -> None:
    case = CASE.replace("2024-03-13", decided)
    ran = tabulated(licreport, case, "号,序,暂停,恢复,版,操作\nA,1,三月五日,2024-03-07,1,增\n")
    assert on_time(ran) is None


def test_a_row_of_pauses_without_days_tells_of_none(licreport: Program) -> None:
    assert on_time(tabulated(licreport, CASE, "号,序,暂停,恢复,版,操作\nA,1,,,1,增\n")) == (0, 1)


def test_a_code_of_a_pause_that_is_not_mapped_stops_the_run_at_its_place(licreport: Program) -> None:
    ran = tabulated(licreport, CASE, "号,序,暂停,恢复,版,操作\nA,1,2024-03-05,2024-03-07,1,改\n")
    assert ran.code == 1
    assert 'kind of change "改"' in ran.err
    assert "1.csv:2" in ran.err


@pytest.mark.parametrize(
    ("days", "told"),
    [pytest.param("2", (1, 0), id="two"), pytest.param("1", (0, 1), id="one"), pytest.param("", None, id="not known")],
)
def test_days_that_were_paused_may_stand_in_a_column(
    days: str, told: tuple[int, int] | None, licreport: Program
) -> None:
    ran = tabulated(licreport, CASE.replace("时限\n", "时限,暂停天数\n").replace(",5\n", f",5,{days}\n"))
    assert on_time(ran) == told


@pytest.mark.parametrize(
    ("decided", "told"),
    [
        pytest.param("2024-03-11", (1, 0), id="on the day"),
        pytest.param("2024-03-13", (1, 0), id="later by what was paused"),
        pytest.param("2024-03-14", (0, 1), id="later still"),
    ],
)
def test_a_date_due_is_later_by_the_working_days_that_were_paused(
    decided: str, told: tuple[int, int], licreport: Program
) -> None:
    case = f"号,申请,受理,办结,结果,到期\nA,2024-03-04,2024-03-04,{decided},准,2024-03-11\n"
    pauses = "号,序,暂停,恢复,版,操作\nA,1,2024-03-05,2024-03-07,1,增\n"
    assert on_time(tabulated(licreport, case, pauses)) == told


PAID = (
    "号,申请,受理,办结,结果,收费\nA,2024-03-04,2024-03-04,2024-03-13,准,是\nB,2024-03-04,2024-03-04,2024-03-13,准,否\n"
)


@pytest.mark.parametrize(
    ("payments", "told"),
    [
        pytest.param("A,1,10\nA,2,2.5\n", {"applications": 1, "amount": 12.5}, id="several are added up"),
        pytest.param("A,1,10\nA,1,10\n", {"applications": 1, "amount": 10}, id="one that stands there twice"),
        pytest.param("B,1,10\n", {}, id="of one that was charged, nothing is known"),
    ],
)
def test_payments_are_added_up_and_where_nothing_is_charged_there_are_none(
    payments: str, told: dict[str, float], licreport: Program
) -> None:
    ran = tabulated(licreport, PAID, f"号,单,金额\n{payments}")
    assert ran.code == 0, ran.err
    assert tomllib.loads(ran.out).get("fees", {}) == told


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        pytest.param(["号,受理\nA,2024-03-04\n"], "none of the tables", id="no table"),
        pytest.param([CASE, "暂停,恢复\n2024-03-05,\n"], "joined by the application number", id="no number"),
        pytest.param(["号,暂停\nA,2024-03-05\n"], "name the file of the cases themselves, too", id="no cases"),
        pytest.param(["号,环节\nA,审查\n"], "name the file of the cases themselves, too", id="what is not read alone"),
    ],
)
def test_what_cannot_be_joined_is_said(texts: list[str], told: str, licreport: Program) -> None:
    ran = tabulated(licreport, *texts)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err


def test_a_table_without_fields_is_known_and_not_read(licreport: Program) -> None:
    ran = tabulated(licreport, CASE, "号,环节,处理人\nA,审查,虚构\n")
    assert ran.code == 0
    assert "1.csv: columns that are not read: 号, 环节, 处理人" in ran.err


def test_codes_of_all_fields_are_listed_in_one_go(licreport: Program) -> None:
    ran = tabulated(licreport, CASE.replace("准,5", "不,5半"))
    assert ran.code == 1
    assert 'outcome "不"' in ran.err
    assert 'promised time limit "半"' in ran.err
