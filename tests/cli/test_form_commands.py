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
