"""A report is shown and compiled among those that stand beside it, as `check` checks it. All figures are synthetic."""

from pathlib import Path

import pytest
from program import Program, Ran, exit_code

HEADER = 'format = 1\n[report]\nauthority = "虚构区"\nyear = {year}\n'
ITEMS = HEADER + "[items]\ntotal = {total}\nprevious = {previous}\n"
SHOWN = ["summary 2025", "summary data/2025.toml", "summary", "export 2025 --json", "export data/2025.toml -o 2025.md"]


@pytest.fixture
def licreport(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """Run the program where the report on 2025 says that there were 135 items the year before, and that year's 133."""
    monkeypatch.chdir(tmp_path)
    Path("data").mkdir()
    Path("data/2024.toml").write_text(ITEMS.format(year=2024, total=133, previous=130), encoding="utf-8")
    Path("data/2025.toml").write_text(ITEMS.format(year=2025, total=140, previous=135), encoding="utf-8")

    def run(*arguments: str) -> Ran:
        code = exit_code(monkeypatch, *arguments, "--lang", "en", stdin="")
        return Ran(code, *capsys.readouterr())

    return run


@pytest.mark.parametrize("command", SHOWN)
def test_what_check_finds_among_others_is_found(licreport: Program, command: str) -> None:
    ran = licreport(*command.split())
    assert ran.code == 1
    assert "LR501" in ran.out + ran.err


def test_what_contradicts_another_report_is_not_compiled(licreport: Program) -> None:
    ran = licreport("export", "2025", "-o", "2025.docx")
    assert "not compiled: 1 error" in ran.err
    assert not Path("2025.docx").exists()


def test_a_table_of_figures_that_contradict_others_is_not_written_without_a_word(licreport: Program) -> None:
    ran = licreport("export", "2025", "--csv", "-o", "2025.csv")
    assert (ran.code, ran.err) == (1, "1 error, which `licreport check data/2025.toml` shows\n")


@pytest.mark.parametrize("command", SHOWN)
def test_alone_it_is_not_and_what_was_not_looked_at_is_said(licreport: Program, command: str) -> None:
    ran = licreport(*command.split(), "--alone")
    assert ran.code == 0
    assert "LR501" not in ran.out + ran.err
    assert ran.err == "with --alone, the reports beside the named files were not looked at\n"


def test_a_report_under_data_is_among_all_that_are_there(licreport: Program) -> None:
    Path("data/2025").mkdir()
    Path("data/2025.toml").rename("data/2025/report.toml")
    assert "LR501" in licreport("summary", "2025").out
    assert "LR501" not in licreport("summary", "data/2025/report.toml").out  # nothing stands beside the file


def test_another_year_that_is_shown_beside_is_checked_among_the_same(licreport: Program) -> None:
    ran = licreport("summary", "2025", "--against", "2024")
    assert ran.code == 1
    assert "LR501" in ran.out


@pytest.mark.parametrize("flags", [[], ["--alone"]], ids=["elsewhere", "alone"])
def test_no_year_is_said_to_be_missing_that_was_not_looked_for(licreport: Program, flags: list[str]) -> None:
    Path("data/2023.toml").write_text(ITEMS.format(year=2023, total=130, previous=129), encoding="utf-8")
    Path("data/2022.toml").write_text(ITEMS.format(year=2022, total=129, previous=128), encoding="utf-8")
    Path("one").mkdir()
    Path("data/2024.toml").rename("one/2024.toml")
    ran = licreport("summary", "one/2024.toml", "--against", "2022", *flags)
    assert ran.code == 0
    assert "LR504" not in ran.out


def test_of_a_crowd_it_is_not_said_that_nobody_looked(licreport: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("licreport.files.neighbours.MOST", 1)
    assert licreport("summary", "2025").err == ""
    assert "holds more than 1" in licreport("summary", "data/2025.toml").err


def test_a_report_by_itself_is_checked_by_itself(licreport: Program) -> None:
    Path("one").mkdir()
    Path("data/2025.toml").rename("one/2025.toml")
    for flags in ([], ["--alone"]):
        ran = licreport("summary", "one/2025.toml", *flags)
        assert (ran.code, ran.err) == (0, "")


NARRATED = '[applications]\nreceived = {received}\n[narrative]\nhandling = "{text}"\n'


def test_prose_tells_the_change_since_last_years_report(licreport: Program) -> None:
    Path("data/2024.toml").write_text(HEADER.format(year=2024) + NARRATED.format(received=1000, text="无。"))
    Path("data/2025.toml").write_text(
        HEADER.format(year=2025)
        + NARRATED.format(
            received=1064, text="收到申请{收到申请}件，同比{received:growth}（{applications.received:增减}）。"
        ),
        encoding="utf-8",
    )
    assert licreport("check", "data").code == 0
    assert licreport("export", "2025", "-o", "2025.md").code == 0
    assert "收到申请1064件，同比增长6.4%（增加64件）。" in Path("2025.md").read_text(encoding="utf-8")
    ran = licreport("export", "2025", "--alone", "-o", "alone.md")
    assert ran.code == 1
    assert "LR702" in licreport("summary", "2025", "--alone").out


@pytest.fixture
def beside(licreport: Program) -> Program:
    """Run the program where there is an older report, one of another authority, and what is none."""
    for name, text in {
        "data/2023.toml": ITEMS.format(year=2023, total=130, previous=129),
        "old/2022.toml": ITEMS.format(year=2022, total=129, previous=128),
        "older/2020.toml": ITEMS.format(year=2020, total=128, previous=128),
        "older/2021.toml": ITEMS.format(year=2021, total=129, previous=128),
        "else/2024.toml": ITEMS.format(year=2024, total=129, previous=128).replace("虚构区", "别的区"),
        "half/2024.toml": (HEADER + "from = 2024-01-01\nto = 2024-06-30\n").format(year=2024),
        "none/2024.toml": "x\n",
    }.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    Path("empty").mkdir()
    return licreport


@pytest.mark.parametrize("asked", ["2024", "data/2024.toml", "data", "old", "old/2022.toml"])
def test_what_stands_beside_is_a_year_a_file_or_a_directory(beside: Program, asked: str) -> None:
    shown = beside("summary", "2025", "--against", asked)
    assert ("2022" if asked.startswith("old") else "2024") in shown.out.partition("items on the list")[0]
    beside("export", "2025", "--draft", "--html", "-o", "2025.html", "--against", asked)
    assert Path("2025.html").exists()


def test_a_year_that_is_asked_for_in_two_ways_is_shown_once(beside: Program) -> None:
    once, twice = (
        beside("export", "2025", "--draft", "--markdown", *asked)
        for asked in (["--against", "data"], ["--against", "2024", "--against", "data"])
    )
    assert once.out == twice.out


MISTAKEN = {
    "nothing of that name": ("nowhere", "no such file or directory: nowhere"),
    "no name": ("", 'no such file or directory: ""'),
    "not a year": ("20 24", "no such file or directory: 20 24"),
    "an empty directory": ("empty", "nothing to check: no .toml file under empty"),
    "the report itself": ("data/2025.toml", "data/2025.toml is the report on 2025 itself; name another year"),
    "what is no report": (
        "none/2024.toml",
        (
            "none/2024.toml does not load, so there is nothing to set beside data/2025.toml; "
            "`licreport check none/2024.toml` says why"
        ),
    ),
    "another authority": (
        "else/2024.toml",
        "else/2024.toml is a report of 别的区, and data/2025.toml one of 虚构区; name another report of 虚构区",
    ),
    "a directory of others": ("else", "no report of 虚构区 on another year under else"),
    "half a year": ("half/2024.toml", "half/2024.toml and data/2025.toml are not on the same part of a year"),
    "standard input": ("-", "`-` is standard input; name a year, a file or a directory"),
}


@pytest.mark.parametrize(("asked", "message"), MISTAKEN.values(), ids=MISTAKEN)
@pytest.mark.parametrize("command", ["summary 2025", "export 2025 --draft --html -o 2025.html"])
def test_what_cannot_stand_beside_is_told(beside: Program, command: str, asked: str, message: str) -> None:
    ran = beside(*command.split(), "--against", asked)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith(f"\nError: {message}\n")


def test_of_a_directory_with_several_years_but_the_last_a_summary_asks_which(beside: Program) -> None:
    ran = beside("summary", "2025", "--against", "older")
    message = "reports of 虚构区 on 2020, 2021 under older; name one of these years, or its file"
    assert ran.err.endswith(f"\nError: {message}\n")


def test_all_reports_of_a_directory_are_compiled_and_each_is_named(beside: Program) -> None:
    Path("older/deep").mkdir()
    Path("older/deep/2022.toml").write_text(ITEMS.format(year=2022, total=129, previous=129), encoding="utf-8")
    ran = beside("export", "older", "--csv", "--markdown", "-o", "out")
    assert (ran.code, ran.out) == (0, "")
    assert [line for line in ran.err.splitlines() if line.startswith("written: ")] == [
        "written: out/2020.csv, out/2020.md",
        "written: out/2021.csv, out/2021.md",
        "written: out/deep/2022.csv, out/deep/2022.md",
    ]


def test_what_is_wrong_in_one_report_keeps_no_other_from_being_compiled(beside: Program) -> None:
    ran = beside("export", "data", "--csv", "--markdown", "-o", "out")
    assert ran.code == 1
    assert "LR501" in ran.err
    assert sorted(path.name for path in Path("out").iterdir()) == ["2023.csv", "2023.md", "2024.csv", "2024.md"]


def test_alone_each_report_of_a_directory_is_checked_by_itself(beside: Program) -> None:
    ran = beside("export", "data", "--markdown", "-o", "out", "--alone")
    assert ran.code == 0
    assert ran.err.count("--alone") == 1


def test_a_year_that_one_of_several_lacks_is_left_out_there(beside: Program) -> None:
    ran = beside("export", "older", "--markdown", "-o", "out", "--against", "2021")
    assert ran.code == 0
    assert "older/2021.toml is the report on 2021 itself; name another year\n" in ran.err
    assert sorted(path.name for path in Path("out").iterdir()) == ["2020.md", "2021.md"]


ONE_FILE = {
    "to standard output": "--markdown",
    "to a file": "-o out.md",
    "to a file, in Chinese": "-o out.docx --lang zh",
}


@pytest.mark.parametrize("flags", ONE_FILE.values(), ids=ONE_FILE)
def test_of_several_reports_one_file_asks_which_is_meant(beside: Program, flags: str) -> None:
    ran = beside("export", "older", *flags.split())
    assert (ran.code, ran.out) == (2, "")
    assert "older holds 2 reports: name one of them" in ran.err
    assert not Path("out.md").exists()


def test_several_reports_do_not_go_into_a_file(beside: Program) -> None:
    ran = beside("export", "older", "--markdown", "-o", "data/2025.toml")
    assert ran.err.endswith("\nError: data/2025.toml is a file, and several reports need a directory\n")
