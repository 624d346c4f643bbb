"""Forms as they are used: written by `new`, filled in, and taken by every command in the place of a report."""

from pathlib import Path

import pytest
from blanks import filled, opened, values_of
from places import EXAMPLES
from program import Program, Ran, exit_code

from licreport.report.load import load

CLEAN = EXAMPLES / "fictional" / "clean" / "civil-affairs-2024.toml"


@pytest.fixture
def licreport(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """Run the program in a directory with last year's report under data/."""
    monkeypatch.chdir(tmp_path)
    Path("data").mkdir()
    Path("data", "2024.toml").write_bytes(CLEAN.read_bytes())

    def run(*arguments: str) -> Ran:
        code = exit_code(monkeypatch, *arguments)
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run


def fill_in(file: str, **changes: object) -> None:
    """Fill in the form with last year's figures, and some others."""
    last = load(CLEAN)
    values = values_of(last) | {key.replace("__", "."): value for key, value in changes.items()}
    items = last.tree["item"]
    data = filled(Path(file).read_bytes(), values, items, {"applications.accepted": "口径有变"})  # type: ignore[arg-type]  # it loaded
    Path(file).write_bytes(data)


def test_a_form_is_written_and_taken_back_as_the_report_that_it_is(licreport: Program) -> None:
    assert licreport("new", "2025", "-o", "2025.xlsx") == (0, "", "")
    fill_in("2025.xlsx", applications__brought_forward=16, applications__pending=19, items__previous=18)
    fill_in(
        "2025.xlsx", applications__brought_forward=16, applications__pending=19, items__previous=18, items__total=19
    )
    ran = licreport("check", "2025.xlsx", "data", "--lang", "en")
    assert ran.code == 0, ran
    assert "468" in licreport("summary", "2025.xlsx").out
    assert "口径有变" in licreport("read", "2025.xlsx").out


def test_what_does_not_add_up_is_found_at_its_cell(licreport: Program) -> None:
    licreport("new", "2025", "-o", "2025.xlsx")
    fill_in("2025.xlsx", applications__rejected=500)
    ran = licreport("check", "2025.xlsx", "--lang", "zh")
    assert ran.code == 1
    assert "2025.xlsx:填报表!D22: LR101 错误" in ran.out


def test_a_form_is_in_the_reports_language_unless_another_is_asked_for(licreport: Program) -> None:
    licreport("new", "2025", "-o", "2025.xlsx")
    licreport("new", "2025", "-o", "en.xlsx", "--lang", "en")
    assert opened(Path("2025.xlsx").read_bytes()).title == "填报表"
    assert opened(Path("en.xlsx").read_bytes()).title == "Form"


def test_a_form_replaces_nothing_that_is_there(licreport: Program) -> None:
    Path("2025.xlsx").write_bytes(b"mine")
    assert licreport("new", "2025", "-o", "2025.xlsx").code == 2
    assert Path("2025.xlsx").read_bytes() == b"mine"
    assert licreport("new", "2025", "-o", "2025.xlsx", "--force").code == 0


def test_a_form_for_one_who_has_not_reported_yet_asks_for_every_figure(licreport: Program) -> None:
    ran = licreport("new", "2025", "--authority", "某某局", "-o", "2025.xlsx", "--lang", "zh")
    assert ran.code == 0
    assert "列出了格式的全部数据项" in ran.err


ROLLUP = ("rollup", "--authority", "虚构区", "--year", "2025", "--lang", "zh")


def test_each_department_gets_a_form_which_comes_back_and_is_added_up(licreport: Program) -> None:
    Path("names.txt").write_text("虚构区民政局\n虚构区水务局\n虚构区林业局\n", encoding="utf-8")
    ran = licreport(*ROLLUP, "--forms", "names.txt", "-o", "forms")
    assert (ran.code, sorted(path.name for path in Path("forms").iterdir())) == (
        0,
        sorted(f"虚构区{name}局-2025.xlsx" for name in ("民政", "水务", "林业")),
    )
    assert "没有 虚构区水务局、虚构区林业局 2024 年的报告" in ran.err
    Path("forms/虚构区林业局-2025.xlsx").unlink()
    fill_in("forms/虚构区民政局-2025.xlsx")
    beside = ("--departments", "names.txt", "--table", "t.csv", "--ask", "ask.md", "-o", "2025.toml")
    ran = licreport(*ROLLUP, "forms", "--documents", *beside)
    assert "虚构区林业局" in ran.err
    asked = Path("ask.md").read_text(encoding="utf-8")
    assert "## 尚未报送\n\n- 虚构区林业局\n" in asked
    assert "- 收到申请：未填，其余 1 个部门中有 1 个已填" in asked
    assert "虚构区民政局" in Path("t.csv").read_text(encoding="utf-8")
    assert Path("2025.toml").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--forms", "none.txt", "-o", "forms"), "无法读取 none.txt"),
        (("--forms", "names.txt"), "填报表要写入目录"),
        (("--forms", "names.txt", "-o", "names.txt"), "填报表要写入目录"),
        (("--forms", "names.txt", "-o", "forms", "--ask", "a.md"), "--ask 用于汇总"),
        (("--table", "t.docx"), "汇总表应为 .xlsx 或 .csv 文件"),
        (("--table", "t.csv", "--ask", "t.csv"), "两项结果会写入同一个文件"),
        (("--departments", "none.txt"), "无法读取 none.txt"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_done_is_said_and_nothing_written(
    licreport: Program, arguments: tuple[str, ...], said: str
) -> None:
    Path("names.txt").write_text("虚构区民政局\n", encoding="utf-8")
    ran = licreport(*ROLLUP, *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert sorted(path.name for path in Path().iterdir()) == ["data", "names.txt"]


def test_no_form_is_written_where_one_of_them_is_there_already(licreport: Program) -> None:
    Path("names.txt").write_text("甲局\n乙局\n", encoding="utf-8")
    Path("forms").mkdir()
    Path("forms/乙局-2025.xlsx").write_bytes(b"mine")
    ran = licreport(*ROLLUP, "--forms", "names.txt", "-o", "forms")
    assert ran.code == 2
    assert "forms/乙局-2025.xlsx 已存在" in ran.err
    assert [path.name for path in Path("forms").iterdir()] == ["乙局-2025.xlsx"]
