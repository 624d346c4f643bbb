"""`licreport tabulate`: what is written, what is told beside it, and what stops it."""

import errno
import os
import runpy
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]  # it comes without types
import pytest
import tomli
from places import EXAMPLES
from program import Program, Ran, exit_code

MADE = runpy.run_path(str(EXAMPLES / "cases" / "make.py"))
GENERAL = str(EXAMPLES / "cases" / "2024.csv")
HALL = str(EXAMPLES / "cases" / "2024-hall.csv")
HALL_LAYOUT = str(EXAMPLES / "cases" / "hall.toml")
ASKED = ("--authority", "虚构区", "--year", "2024")
HEAD = "办件编号,事项名称,承办部门,申请时间,受理时间,办结时间,办结结果"

Records = Callable[..., str]


@pytest.fixture
def program(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """Run the program with no locale set."""
    monkeypatch.setenv("LC_ALL", "C")

    def run(*arguments: str) -> Ran:
        code = exit_code(monkeypatch, *arguments)
        return Ran(code, *capsys.readouterr())

    return run


@pytest.fixture
def records(tmp_path: Path) -> Records:
    """Return what writes records with the usual columns, and names the file."""

    def write(*rows: str, head: str = HEAD, name: str = "cases.csv") -> str:
        file = tmp_path / name
        file.write_text("\n".join([head, *rows, ""]), encoding="utf-8")
        return str(file)

    return write


def figures(report: str) -> Mapping[str, object]:
    """Return the figures of a report by their addresses."""
    tree = tomli.loads(report)
    return {f"{key}.{name}": value for key in ("applications", "handling", "fees") for name, value in tree[key].items()}


@pytest.mark.parametrize(
    "asked", [(GENERAL,), (HALL, "--layout", HALL_LAYOUT)], ids=["usual columns", "columns and codes of its own"]
)
def test_records_whose_report_is_known_give_just_that(program: Program, asked: tuple[str, ...]) -> None:
    ran = program("tabulate", *asked, *ASKED)
    assert ran.code == 0
    assert figures(ran.out) == {"applications.not_required": 0, "applications.forwarded": 0, **MADE["known"]()}


def test_the_files_of_the_example_are_those_that_its_program_makes() -> None:
    for name, data in MADE["files"]().items():
        assert (EXAMPLES / "cases" / name).read_bytes() == data


def test_every_row_is_accounted_for(program: Program) -> None:
    ran = program("tabulate", GENERAL, *ASKED, "--lang", "en")
    told = "2,000 rows read = 1,715 counted + 245 outside the period + 12 repeated"
    assert f"{told} + 0 deleted or void + 26 not of licences + 2 refused" in " ".join(ran.err.split())


def test_what_is_not_read_is_said_and_what_is_refused_has_its_place(program: Program) -> None:
    ran = program("tabulate", GENERAL, *ASKED, "--lang", "zh")
    assert f"{GENERAL}：未读取的列：申请人" in ran.err
    assert f"不予采用 2 行：无法识别的申请时间；{GENERAL}:2000 “2024-02-30”" in ran.err


def test_names_of_applicants_reach_nothing_that_is_written(program: Program, records: Records, tmp_path: Path) -> None:
    name = "王某某"
    file = records(
        f"1,x,甲局,{name},2024-01-01,坏,,", head="办件编号,事项名称,承办部门,申请人,申请时间,受理时间,办结时间,办结结果"
    )
    rejects = tmp_path / "rejects.csv"
    ran = program("tabulate", file, *ASKED, "--max-rejects", "100%", "--rejects", str(rejects))
    listed = program("tabulate", file, *ASKED, "--rows", "received", "--max-rejects", "100%")
    assert name not in ran.out + ran.err + rejects.read_text("utf-8") + listed.out + listed.err
    assert "坏" in rejects.read_text("utf-8")


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        pytest.param(
            ["1,x,甲局,2024-13-01,,,"], "unreadable: date of application; {file}:2 “2024-13-01”", id="no date"
        ),
        pytest.param(
            ["1,x,甲局,2024-05-02,2024-05-01,,"], "accepted before it was applied for", id="accepted too early"
        ),
        pytest.param(
            ["1,x,甲局,2024-05-01,2024-05-03,2024-05-02,准予许可"],
            "decided before it was accepted",
            id="decided too early",
        ),
        pytest.param([",x,甲局,2024-05-02,,,"], "no application number", id="no number"),
        pytest.param(
            ["1,x,甲局,2024-05-02,,,", "1,x,乙局,2024-05-02,,,"],
            "rows of one number that contradict",
            id="contradicting",
        ),
        pytest.param(
            ["1,x,甲局,2024-05-01,2024-05-01,,准予许可"], "an outcome without a date", id="no date of decision"
        ),
        pytest.param(["1,x,甲局,2024-05-01,2024-05-01,2024-05-02,"], "a date of decision without", id="no outcome"),
        pytest.param(["1,x,甲局,2024-05-01,,2024-05-02,准予许可"], "but never accepted", id="granted, not accepted"),
        pytest.param(["1,x,甲局,2024-05-01,2024-05-01,2024-05-02,不予受理"], "refused at the door, but", id="both"),
    ],
)
def test_rows_that_cannot_be_are_refused_and_too_many_stop_it(
    program: Program, records: Records, tmp_path: Path, rows: list[str], told: str
) -> None:
    file, target = records(*rows), tmp_path / "2024.toml"
    ran = program("tabulate", file, *ASKED, "-o", str(target), "--lang", "en")
    assert ran.code == 1
    assert told.format(file=file) in ran.err
    assert "nothing was written" in ran.err
    assert not target.exists()


def test_a_code_that_the_layout_does_not_map_stops_it_with_place_and_count(program: Program, records: Records) -> None:
    file = records(*(f"{number},x,甲局,2024-05-01,2024-05-01,2024-05-02,6" for number in range(3)))
    ran = program("tabulate", file, *ASKED, "--lang", "zh", "--max-rejects", "100%")
    assert ran.code == 1
    assert ran.out == ""
    assert f'办结结果 "6"：布局 general 没有说明其含义；共 3 行，如 {file}:2' in ran.err


def test_what_is_not_known_of_every_case_is_left_out_with_the_number(program: Program, records: Records) -> None:
    rows = ["1,2024-05-01,2024-05-01,2024-05-02,准予许可,5", "2,2024-05-01,2024-05-01,2024-05-02,准予许可,"]
    ran = program(
        "tabulate", records(*rows, head="办件编号,申请时间,受理时间,办结时间,办结结果,承诺时限"), *ASKED, "--lang", "en"
    )
    assert "on_time" not in tomli.loads(ran.out).get("handling", {})
    assert "# on_time on time: not known of 1 cases, so left out" in ran.out


def test_departments_get_reports_of_their_own_that_add_up(program: Program, tmp_path: Path) -> None:
    ran = program("tabulate", GENERAL, *ASKED, "--by", "item,department", "-o", f"{tmp_path}/data/")
    assert ran.code == 0
    written = sorted(file.name for file in (tmp_path / "data").iterdir())
    assert written == [
        "2024-虚构区交通运输局.toml",
        "2024-虚构区文化和旅游局.toml",
        "2024-虚构区民政局.toml",
        "2024.toml",
    ]
    checked = program("check", str(tmp_path / "data"), "--strict", "--lang", "en")
    assert checked.code == 0, checked.out
    assert (
        tomli.loads((tmp_path / "data" / "2024-虚构区民政局.toml").read_text("utf-8"))["report"]["part_of"] == "虚构区"
    )


def test_small_counts_are_withheld_and_cannot_be_computed_from_the_rest(program: Program, records: Records) -> None:
    rows = [f"a{number},甲,甲局,2024-05-01,,," for number in range(9)]
    rows += [f"b{number},乙,甲局,2024-05-01,,," for number in range(7)]
    file = records(*rows, "c,丙,甲局,2024-05-01,,,")
    ran = program("tabulate", file, *ASKED, "--by", "item", "--suppress", "5", "--lang", "en")
    tree = tomli.loads(ran.out)
    assert [item["name"] for item in tree["item"]] == ["甲"]
    assert tree["items"]["breakdown"] == "partial"
    assert "withheld" in ran.out


def test_a_figure_is_explained_in_both_languages_with_what_each_step_keeps(program: Program) -> None:
    ran = program("tabulate", GENERAL, "--year", "2024", "--explain", "handling.on_time", "--lang", "en")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0].startswith("handling.on_time on time: date of decision in the period, concluded")
    assert lines[1].startswith("handling.on_time 按期办结：办结时间在报告期内，已办结")
    assert "1,469 within the promised time limit, special procedures apart" in ran.out


@pytest.mark.parametrize("asked", ["handling.overdue", "overdue", "超期办结"])
def test_the_rows_behind_a_figure_are_as_many_as_it_says(program: Program, asked: str) -> None:
    ran = program("tabulate", GENERAL, "--year", "2024", "--rows", asked)
    header, *rows = ran.out.splitlines()
    assert header.startswith("file,row_no,number,item,department")
    assert len(rows) == 118


def test_the_rows_behind_a_rule_say_which_of_its_figures_count_each(program: Program, tmp_path: Path) -> None:
    target = tmp_path / "rows.csv"
    ran = program("tabulate", GENERAL, "--year", "2024", "--rows", "LR203", "-o", str(target))
    assert ran.code == 0
    header, *rows = target.read_text("utf-8-sig").splitlines()
    assert "applications.concluded" in header
    assert "handling.on_time" in header
    assert len(rows) == 1_587


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        pytest.param(("missing.csv",), "missing.csv: there is no such file", id="no file"),
        pytest.param(
            ("postgresql://me:secret@base/office?password=secret",),
            "postgresql://me@base/office: leave the password out of the address, where others may see it",
            id="a password in an address",
        ),
        pytest.param(
            ("hdfs://node:8020/cases.parquet",),
            "hdfs://node:8020/cases.parquet: not on this machine; Spark reads what is elsewhere",
            id="an address elsewhere",
        ),
        pytest.param(
            (GENERAL, "--layout", "nope"), "there is no layout nope; there are foia, gbt39046", id="no layout"
        ),
        pytest.param(
            (GENERAL, "--by", "colour"), "--by colour: there are item, department, channel, month", id="no breakdown"
        ),
        pytest.param((GENERAL, "--by", "department"), "name a directory with -o DIR/", id="departments, no directory"),
        pytest.param((GENERAL, "--max-rejects", "many"), "write a share as 0.1%", id="no share"),
        pytest.param((GENERAL, "--from", "2023-01-01"), "not a day of 2024", id="another year"),
        pytest.param((GENERAL, "--from", "2024-05-01", "--to", "2024-04-01"), "is after --to", id="backwards"),
        pytest.param((GENERAL, "--explain", "revoked"), "no figure that case records tell", id="no such figure"),
        pytest.param((GENERAL, "--rows", "LR999"), "LR999: there is no such rule", id="no such rule"),
        pytest.param((GENERAL, "--rejects", "rejects.doc"), "written as .csv or .parquet", id="no such form"),
        pytest.param(
            (GENERAL, "-o", GENERAL, "--force"), "is read here, so it is never written to", id="its own records"
        ),
        pytest.param((str(EXAMPLES / "returns" / "transport.pdf"),), "save it as CSV, XLSX or Parquet", id="a PDF"),
    ],
)
def test_what_cannot_be_done_is_told_with_what_can(program: Program, asked: tuple[str, ...], told: str) -> None:
    ran = program("tabulate", *asked, *ASKED, "--lang", "en")
    assert ran.code == 2
    assert told in " ".join(ran.err.split())
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("missing", ["--authority", "--year"])
def test_a_report_needs_whose_it_is_and_on_which_year(program: Program, missing: str) -> None:
    asked = {"--authority": "虚构区", "--year": "2024"}
    del asked[missing]
    ran = program("tabulate", GENERAL, *(word for pair in asked.items() for word in pair), "--lang", "en")
    assert ran.code == 2
    assert f"{missing} " in ran.err


def test_the_same_records_give_the_same_bytes(program: Program) -> None:
    first, second = (program("tabulate", GENERAL, *ASKED, "--by", "item").out for _ in range(2))
    assert first == second


def test_what_came_in_is_what_became_of_it(program: Program) -> None:
    ran = program("tabulate", GENERAL, *ASKED, "--lang", "en")
    assert "30 brought forward + 1,636 accepted = 1,587 concluded + 79 pending" in ran.err


def test_without_cases_from_before_the_period_nothing_is_said_of_what_was_brought_forward(
    program: Program, records: Records
) -> None:
    ran = program("tabulate", records("1,x,甲局,2024-05-01,2024-05-02,,"), *ASKED, "--lang", "en")
    own = tomli.loads(ran.out)["applications"]
    assert (own["accepted"], own["pending"]) == (1, 1)
    assert "brought_forward" not in own
    assert "# brought_forward brought forward: not known" in ran.out
    assert "cases brought forward are missing" in ran.err


@pytest.mark.parametrize(
    "rows", [(), ("1,x,甲局,2023-05-01,2023-05-02,2023-05-03,准予许可",)], ids=["none", "another year's"]
)
def test_without_a_row_of_the_period_there_is_no_report(
    program: Program, records: Records, rows: tuple[str, ...]
) -> None:
    ran = program("tabulate", records(*rows), *ASKED, "--lang", "en")
    assert (ran.code, ran.out) == (1, "")
    assert "nothing was written: no row belongs to the period" in ran.err


def test_rows_with_a_code_that_is_not_mapped_are_in_the_account(program: Program, records: Records) -> None:
    file = records("1,x,甲局,2024-05-01,2024-05-02,,", "2,x,甲局,2024-05-01,2024-05-02,2024-05-03,?")
    ran = program("tabulate", file, *ASKED, "--lang", "en")
    assert (ran.code, ran.out) == (1, "")
    assert "2 rows read = 1 counted + " in ran.err
    assert " + 0 refused + 1 with codes that are not mapped" in ran.err
    assert "brought forward + " not in ran.err


def test_where_all_rows_are_refused_it_is_not_said_that_none_belongs_to_the_period(
    program: Program, records: Records
) -> None:
    ran = program("tabulate", records("1,x,甲局,20240501T,,,"), *ASKED, "--lang", "en", "--max-rejects", "1")
    assert (ran.code, ran.out) == (1, "")
    assert "nothing was written: no row that is not refused belongs to the period" in ran.err


def test_a_sheet_that_names_no_columns_is_told_of_and_a_box_is_read(program: Program, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first = book.active
    head = ("办件编号", "申请时间", "受理时间", "办结时间", "办结结果", "是否告知承诺")
    rows = [(f"A{place}", "2024-01-05", "2024-01-08", "2024-01-10", "准予许可", place < 3) for place in range(4)]
    for row in (head, *rows[:2]):
        first.append(row)
    more = book.create_sheet("续表")
    for row in rows[2:]:
        more.append(row)
    book.save(tmp_path / "cases.xlsx")
    ran = program("tabulate", str(tmp_path / "cases.xlsx"), *ASKED, "--lang", "en")
    assert ran.code == 0
    assert tomli.loads(ran.out)["handling"]["commitment"] == 2
    assert "cases.xlsx#续表: 2 rows are not read, since none of its first rows names columns" in ran.err
    (tmp_path / "2024.toml").write_text(ran.out, encoding="utf-8")
    ran = program("check", str(tmp_path / "2024.toml"), "--cases", str(tmp_path / "cases.xlsx"), "--lang", "en")
    assert (ran.code, "cases.xlsx#续表: 2 rows are not read" in ran.err) == (0, True)


def test_a_merged_department_is_that_of_each_of_its_rows_and_a_merged_fee_of_all(
    program: Program, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ("办件台账",),
        ("办件编号", "承办部门", "申请时间", "受理时间", "办结时间", "办结结果", "收费金额"),
        *((f"A{place}", "甲局", *(["2024-01-05"] * 3), "准予许可", 30) for place in range(4)),
    ):
        sheet.append(row)
    for cells in ("A1:G1", "B3:B6", "G3:G5", "Z4:Z5"):
        sheet.merge_cells(cells)
    book.save(tmp_path / "cases.xlsx")
    ran = program("tabulate", str(tmp_path / "cases.xlsx"), *ASKED, "--by", "department", "-o", f"{tmp_path}/out/")
    assert ran.code == 0
    (report,) = (file for file in (tmp_path / "out").iterdir() if "甲局" in file.name)
    assert tomli.loads(report.read_text(encoding="utf-8"))["applications"]["received"] == 4
    assert "# amount fees charged: not known of 2 cases" in report.read_text(encoding="utf-8")


def test_a_row_that_is_too_long_is_said_to_be(program: Program, records: Records) -> None:
    file = records(f'1,x,甲局,2024-05-01,2024-05-02,,"{"长" * 1_000_000}"', "2,x,甲局,2024-05-01,2024-05-02,,")
    ran = program("tabulate", file, *ASKED, "--lang", "en")
    assert (ran.code, "cases.csv: cannot be read: a row of more than 2,000,000 bytes" in ran.err) == (2, True)
    assert "长" not in ran.err


def test_keys_that_come_late_in_lines_of_json_are_read(program: Program, tmp_path: Path) -> None:
    dates = '"申请时间":"2024-01-05","受理时间":"2024-01-08","办结时间":"2024-01-10"'
    line = '{{"办件编号":"A{0}",' + dates + ',"办结结果":"准予许可"{1}}}'
    lines = [
        line.format(place, ',"是否告知承诺":"是"' if place > 1500 else ',"是否告知承诺":"否"') for place in range(1600)
    ]
    late = [line.format(place, ',"是否当场办结":"是"') for place in range(1600, 1650)]
    (tmp_path / "cases[1].jsonl").write_text("\n".join([*lines, *late]), encoding="utf-8")
    ran = program("tabulate", str(tmp_path / "cases[1].jsonl"), *ASKED, "--lang", "en", "--explain", "on_the_spot")
    assert "50 marked as on the spot" in " ".join(ran.out.split())


@pytest.mark.parametrize("name", ["_more.csv", "more.csv.gz", "more.json"])
def test_files_of_a_directory_that_are_passed_over_are_told(program: Program, records: Records, name: str) -> None:
    folder = Path(records("1,x,甲局,2024-05-01,2024-05-02,,")).parent
    (folder / name).write_text("办件编号,申请时间\n2,2024-01-03\n", encoding="utf-8")
    (folder / "_SUCCESS").touch()
    (folder / ".hidden.json").write_text("{}", encoding="utf-8")
    ran = program("tabulate", str(folder), *ASKED, "--lang", "en", "--max-rejects", "100%")
    assert (ran.code, f"not read: {folder / name}; of a directory" in ran.err) == (0, True)


def test_an_old_workbook_in_a_directory_is_not_passed_over(program: Program, records: Records, tmp_path: Path) -> None:
    records("1,x,甲局,2024-05-01,2024-05-02,,")
    (tmp_path / "more.xls").write_bytes(b"\xd0\xcf\x11\xe0")
    ran = program("tabulate", str(tmp_path), *ASKED, "--lang", "en")
    assert ran.code == 2
    assert "more.xls: save it as .xlsx" in ran.err


TORN = ('1,a,甲局,2024-01-01,"2024-01-02,,', "2,王某某", "", "3,b,甲局,2024-03-01,2024-03-01,,")


def test_lines_that_are_no_rows_are_refused_and_not_shown(program: Program, records: Records, tmp_path: Path) -> None:
    file, rejects = records(*TORN), tmp_path / "rejects.csv"
    ran = program("tabulate", file, *ASKED, "--lang", "en", "--max-rejects", "2", "--rejects", str(rejects))
    assert ran.code == 0
    assert "3 rows read = 1 counted + 0 outside the period" in ran.err
    assert f"refused 1: a line of fewer columns than the header; {file}:3" in ran.err
    assert f"refused 1: a line with a quotation mark that is out of place or not closed; {file}:2" in ran.err
    assert "王某某" not in ran.err
    listed = ["file,row,reason,value", f"{file},2,quotation mark,", f"{file},3,fewer columns,"]
    assert rejects.read_text("utf-8-sig").splitlines() == listed


def test_lines_that_are_no_rows_are_bounded(program: Program, records: Records) -> None:
    ran = program("tabulate", records(*TORN), *ASKED, "--lang", "en", "--max-rejects", "1")
    assert (ran.code, ran.out) == (1, "")
    assert "nothing was written: 2 of 3 rows were refused, and --max-rejects allows 1" in ran.err


def test_a_refused_row_is_named_by_its_line(program: Program, records: Records) -> None:
    file = records("", '1,"a\n\nb",甲局,2024-01-01,2024-01-02,,', "", "2,b,甲局,2024-02-30,2024-03-01,,")
    ran = program("tabulate", file, *ASKED, "--lang", "en", "--max-rejects", "1")
    assert ran.code == 0
    assert f"unreadable: date of application; {file}:7 “2024-02-30”" in ran.err


def test_months_get_reports_of_their_own_that_add_up_to_the_year(program: Program, tmp_path: Path) -> None:
    ran = program("tabulate", GENERAL, *ASKED, "--by", "month", "-o", f"{tmp_path}/data/")
    assert ran.code == 0
    files = sorted((tmp_path / "data").iterdir())
    assert [file.name for file in files] == [*(f"2024-{month:02}.toml" for month in range(1, 13)), "2024.toml"]
    received = [tomli.loads(file.read_text("utf-8"))["applications"]["received"] for file in files]
    assert sum(received[:-1]) == received[-1]
    checked = program("check", str(tmp_path / "data"), "--lang", "en")
    assert checked.code == 0, checked.out


def test_channels_divide_what_was_concluded(program: Program) -> None:
    ran = program("tabulate", GENERAL, *ASKED, "--by", "channel", "--lang", "en")
    tree = tomli.loads(ran.out)
    assert {each["name"]: each["value"] for each in tree["figure"]} == {"窗口": 484, "网上": 1_103}
    assert {each["divides"] for each in tree["figure"]} == {"applications.concluded"}


def test_an_item_that_one_department_is_not_to_show_is_shown_nowhere(
    program: Program, records: Records, tmp_path: Path
) -> None:
    """Else its cases there would be those of the whole less those of the other department."""
    counts = {("甲", "甲局"): 9, ("甲", "乙局"): 2, ("乙", "甲局"): 8, ("乙", "乙局"): 7}
    counts |= {("丙", "甲局"): 9, ("丙", "乙局"): 9}
    rows = [
        f"{item}{department}{number},{item},{department},2024-05-01,,,"
        for (item, department), count in counts.items()
        for number in range(count)
    ]
    asked = ("--by", "item,department", "--suppress", "5", "-o", f"{tmp_path}/data/")
    assert program("tabulate", records(*rows), *ASKED, *asked).code == 0
    shown = {
        file.name: [item["name"] for item in tomli.loads(file.read_text("utf-8")).get("item", [])]
        for file in (tmp_path / "data").iterdir()
    }
    assert shown == {"2024-甲局.toml": ["丙"], "2024-乙局.toml": ["丙"], "2024.toml": ["丙"]}


def own_definition(folder: Path, where: str) -> str:
    """Write a layout with a condition of its own for the received, and return its file."""
    file = folder / "layout.toml"
    quoted = where.replace('"', '\\"')
    lines = ["layout = 1", 'base = "general"', '[definitions."applications.received"]', f'where = "{quoted}"']
    file.write_text("\n".join([*lines, 'words = "at the counter"', ""]), encoding="utf-8")
    return str(file)


def test_a_layout_may_define_a_figure_itself_which_the_report_says(program: Program, tmp_path: Path) -> None:
    layout = own_definition(tmp_path, "channel = 'counter'")
    ran = program("tabulate", GENERAL, *ASKED, "--layout", layout, "--lang", "en")
    assert 0 < int(str(figures(ran.out)["applications.received"])) < 1_681
    assert "by a definition of the layout: date of application in the period, at the counter" in ran.out


@pytest.mark.parametrize(
    "where",
    [
        "(SELECT count(*) FROM read_csv('{secret}', header = false)) > 0",
        "TRUE) FROM judged; COPY (SELECT 1) TO '{secret}'; --",
        "nonsense(channel)",
    ],
    ids=["another file", "another statement", "nothing"],
)
def test_a_definition_reaches_nothing_but_the_records(program: Program, tmp_path: Path, where: str) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("kept\n", encoding="utf-8")
    layout = own_definition(tmp_path, where.replace("{secret}", str(secret)))
    ran = program("tabulate", GENERAL, *ASKED, "--layout", layout, "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert "the records cannot be read" in ran.err
    assert secret.read_text("utf-8") == "kept\n"


def test_special_procedures_of_no_case_are_told(program: Program, records: Records) -> None:
    cases = records("1,x,甲局,2024-05-01,2024-05-02,,")
    pauses = records(
        "1,2024-05-03,2024-05-04", "9,2024-05-03,", head="办件编号,特别程序开始时间,特别程序结束时间", name="p.csv"
    )
    ran = program("tabulate", cases, pauses, *ASKED, "--lang", "en")
    assert ran.code == 0
    assert "pauses: 1 rows bear the number of no case, and are not used" in ran.err


def test_a_case_without_a_date_of_application_may_be_of_the_period(program: Program, records: Records) -> None:
    """It was accepted right after it: when it was applied for is not known, and so not how many were received."""
    ran = program("tabulate", records("1,x,甲局,2024-05-01,,,", "2,x,甲局,,2025-01-02,,"), *ASKED, "--lang", "en")
    assert "received" not in tomli.loads(ran.out)["applications"]
    assert "# received received: not known of 1 cases, so left out" in ran.out


PAUSED_HEAD = f"{HEAD},承诺时限,特别程序开始时间,特别程序结束时间"


def test_special_procedures_may_stand_beside_their_cases(program: Program, records: Records) -> None:
    rows = ["1,x,甲局,2024-03-01,2024-03-04,2024-04-30,准予许可,5,2024-03-05,2024-04-29"]
    rows += ["2,x,甲局,2024-03-01,2024-03-04,2024-04-30,准予许可,5,,"]
    found = figures(program("tabulate", records(*rows, head=PAUSED_HEAD), *ASKED).out)
    assert (found["handling.on_time"], found["handling.overdue"]) == (1, 1)


def test_so_they_may_in_a_layout_of_ones_own(program: Program, records: Records, tmp_path: Path) -> None:
    layout = tmp_path / "own.toml"
    columns = {"number": "no", "accepted": "a", "decided": "d", "outcome": "o", "promised": "p"}
    columns |= {"paused_from": "f", "paused_to": "t"}
    named = "\n".join(f'{field} = "{column}"' for field, column in columns.items())
    text = f'layout = 1\nunit = "working_day"\n[columns]\n{named}\n[codes.outcome]\n"1" = "approved"\n'
    layout.write_text(text, encoding="utf-8")
    file = records("1,2024-03-04,2024-04-30,1,5,2024-03-05,2024-04-29", head="no,a,d,o,p,f,t")
    ran = program("tabulate", file, *ASKED, "--layout", str(layout))
    assert tomli.loads(ran.out)["handling"]["on_time"] == 1


@pytest.mark.parametrize(
    "row",
    ["3,x,甲局,2024-05-01,2024-05-01,,准予许可,2024-06-01", "3,x,甲局,2024-05-01,2024-05-02,,,never"],
    ids=["another fault", "its own"],
)
def test_a_time_of_last_change_is_no_hindrance_to_refusing_a_row(program: Program, records: Records, row: str) -> None:
    ran = program("tabulate", records(row, head=f"{HEAD},更新时间"), *ASKED, "--lang", "en")
    assert ran.code == 1
    assert "refused 1: " in ran.err


def test_numbers_whose_digits_excel_has_lost_are_refused_and_not_taken_for_repeats(
    program: Program, records: Records
) -> None:
    ran = program("tabulate", records(*["2.02E+17,x,甲局,2024-05-01,,,"] * 2), *ASKED, "--lang", "en")
    assert ran.code == 1
    assert "refused 1: a number whose digits Excel has lost" in ran.err


def test_a_blank_row_is_none_and_a_row_without_dates_is_refused(program: Program, records: Records) -> None:
    file = records("1,x,甲局,2024-05-01,,,", ",,,,,,", "合计,,,,,,")
    ran = program("tabulate", file, *ASKED, "--max-rejects", "50%", "--lang", "en")
    assert tomli.loads(ran.out)["applications"]["received"] == 1
    assert "2 rows read = 1 counted" in ran.err
    assert "refused 1: no date at all" in ran.err


def test_neither_the_layout_nor_the_refused_rows_are_written_over(program: Program, tmp_path: Path) -> None:
    layout = own_definition(tmp_path, "TRUE")
    ran = program("tabulate", GENERAL, *ASKED, "--layout", layout, "-o", layout, "--force", "--lang", "en")
    assert (ran.code, "is read here" in ran.err) == (2, True)
    both = str(tmp_path / "both.csv")
    ran = program("tabulate", GENERAL, *ASKED, "-o", both, "--rejects", both, "--force", "--lang", "en")
    assert (ran.code, "would be written to it" in ran.err) == (2, True)


def test_departments_whose_reports_would_be_one_file_leave_nothing_behind(
    program: Program, records: Records, tmp_path: Path
) -> None:
    file = records("1,x,民政局(本级),2024-05-01,,,", "2,x,民政局（本级）,2024-05-01,,,", "3,x,乙局,2024-05-01,,,")
    asked = ("--by", "department,month", "-o", f"{tmp_path}/data/", "--lang", "en")
    ran = program("tabulate", file, *ASKED, *asked)
    assert (ran.code, "民政局(本级), 民政局（本级）: their reports would be one file" in ran.err) == (2, True)
    assert not (tmp_path / "data").exists()


def test_check_says_what_it_did_not_count(program: Program, records: Records, tmp_path: Path) -> None:
    report = tmp_path / "2024.toml"
    head = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n[applications]\nreceived = 1\n'
    report.write_text(head, encoding="utf-8")
    refused = records("1,x,甲局,2024-05-01,,,", "2,x,甲局,2024-13-01,,,")
    ran = program("check", str(report), "--cases", refused, "--lang", "en")
    assert (ran.code, "1 rows of the records are refused and not counted" in ran.err) == (0, True)
    unmapped = records("1,x,甲局,2024-05-01,2024-05-01,2024-05-02,神秘")
    ran = program("check", str(report), "--cases", unmapped, "--lang", "en")
    assert (ran.code, "codes that the layout does not map" in ran.err) == (2, True)
    other = records("1,x,甲局,2022-05-01,,,")
    ran = program("check", str(report), "--cases", other, "--lang", "en")
    assert (ran.code, "no case of its period" in ran.err) == (0, True)


def test_items_of_a_department_that_is_withheld_cannot_be_told_from_the_others(
    program: Program, records: Records, tmp_path: Path
) -> None:
    counts = {("甲", "甲局"): 9, ("甲", "乙局"): 2, ("乙", "甲局"): 8, ("乙", "丙局"): 7, ("丙", "甲局"): 9}
    rows = [
        f"{item}{department}{number},{item},{department},2024-05-01,,,"
        for (item, department), count in counts.items()
        for number in range(count)
    ]
    asked = ("--by", "item,department", "--suppress", "5", "-o", f"{tmp_path}/data/")
    assert program("tabulate", records(*rows), *ASKED, *asked).code == 0
    shown = [tomli.loads(file.read_text("utf-8")).get("item", []) for file in (tmp_path / "data").iterdir()]
    assert "甲" not in {item["name"] for items in shown for item in items}


@pytest.mark.parametrize(("approved", "code"), [(5, 0), (0, 1)], ids=["may be more", "cannot be less"])
def test_records_that_begin_with_the_period_do_not_contradict_what_may_have_been_brought_forward(
    program: Program, records: Records, tmp_path: Path, approved: int, code: int
) -> None:
    report = tmp_path / "2024.toml"
    head = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n[applications]\n'
    report.write_text(f"{head}approved = {approved}\n", encoding="utf-8")
    file = records("1,x,甲局,2024-05-01,2024-05-01,2024-05-02,准予许可")
    ran = program("check", str(report), "--cases", file, "--lang", "en", "--select", "LR851")
    assert (ran.code, "LR851" in ran.out) == (code, code == 1)


def test_a_disk_that_fills_leaves_none_of_several_reports(
    program: Program, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    fsync, calls = os.fsync, list[int]()

    def full(handle: int) -> None:
        calls.append(handle)
        if len(calls) > 3:
            raise OSError(errno.ENOSPC, "No space left on device")
        fsync(handle)

    asked = ("tabulate", GENERAL, *ASKED, "--by", "department,month", "-o", "reports/", "--lang", "en")
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        ran = program(*asked)
    assert (ran.code, "No space left on device" in ran.err) == (2, True)
    assert [*Path("reports").iterdir()] == []
    assert program(*asked).code == 0
    assert len([*Path("reports").iterdir()]) == 1 + 12 + 3


def test_a_department_named_like_a_month_does_not_take_its_place(program: Program, records: Records) -> None:
    given = records("1,x,01,2024-01-01,2024-01-02,,")
    ran = program("tabulate", given, *ASKED, "--by", "department,month", "-o", "reports/", "--lang", "en")
    assert (ran.code, "01: their reports would be one file" in ran.err) == (2, True)


def test_what_a_spreadsheet_would_take_for_a_formula_is_listed_as_text(program: Program, records: Records) -> None:
    given = records('=1+1,"=HYPERLINK(1)",甲局,2024-01-01,2024-01-01,,')
    ran = program("tabulate", given, *ASKED, "--rows", "received", "--lang", "en")
    assert "'=1+1,'=HYPERLINK(1)" in ran.out
