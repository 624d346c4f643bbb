"""Whatever the command: the same argument means the same reports, among the same others, or gets the same answer.

All figures are synthetic.
"""

from pathlib import Path

import pytest
from program import Program, Ran, exit_code

REPORT = (
    'format = 1\n[report]\nauthority = "{authority}"\nyear = {year}\n[items]\ntotal = {total}\nprevious = {previous}\n'
)
OWN = {"authority": "虚构区"}
PART = {"authority": "虚构区交通局"}

FILES = {
    "data/2022.toml": REPORT.format(**OWN, year=2022, total=130, previous=129),
    "data/2023.toml": REPORT.format(**OWN, year=2023, total=133, previous=130),
    "data/2024.toml": REPORT.format(**OWN, year=2024, total=140, previous=135),
    "one/2024.toml": REPORT.format(**OWN, year=2024, total=140, previous=135),
    "two/a.toml": REPORT.format(**OWN, year=2024, total=140, previous=135),
    "two/b.toml": REPORT.format(**PART, year=2024, total=14, previous=13),
    "unread/2024.toml": "x\n",
    "notes.txt/deep.toml": "x\n",
}

COMMANDS = {
    "check": "check {}",
    "summary": "summary {}",
    "export": "export {} --markdown",
    "new": "new 2025 {} --authority 虚构区",
    "rollup": "rollup {} --authority 虚构区 --year 2024",
    "trend": "trend {} --figure items.total",
    "trend by authority": "trend {} --by authority --figure items.total",
}


@pytest.fixture
def licreport(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """Run the program where 2024 says that there were 135 items the year before, and that year's report 133."""
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")
    Path("empty").mkdir()

    def run(command: str, *paths: str, lang: str = "en") -> Ran:
        before, after = command.split("{}")
        code = exit_code(monkeypatch, *before.split(), *paths, *after.split(), "--lang", lang, stdin="")
        return Ran(code, *capsys.readouterr())

    return run


NOTHING = {
    "nothing of that name": ("nowhere.toml", "no such file or directory: nowhere.toml"),
    "no name": ("", 'no such file or directory: ""'),
    "not a year": ("20 24", "no such file or directory: 20 24"),
    "a file for a directory": ("data/2024.toml/x", "no such file or directory: data/2024.toml/x"),
    "an empty directory": ("empty", "nothing to check: no .toml file under empty"),
    "a year that nothing is on": ("2019", "no report on 2019 under data; there are 2022, 2023, 2024"),
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
@pytest.mark.parametrize(("argument", "message"), NOTHING.values(), ids=NOTHING)
def test_what_names_nothing_gets_the_same_answer_of_each_command(
    licreport: Program, argument: str, message: str, command: str
) -> None:
    ran = licreport(command, argument)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith(f"\nError: {message}\n")


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_without_data_nothing_is_meant_by_nothing_nor_by_a_year(licreport: Program, command: str) -> None:
    Path("data").rename("there")
    asked = [
        licreport(command.replace(" --authority 虚构区", "") if "new" in command else command, *argument)
        for argument in ([], ["2024"])
    ]
    message = "no directory data/ here; name the files or the directory to check"
    assert [(ran.code, ran.err.splitlines()[-1]) for ran in asked] == [(2, f"Error: {message}")] * 2


SHOWING = {name: command for name, command in COMMANDS.items() if name in {"check", "summary", "export"}}
MEANT = {
    "a year": ("2024", "data/2024.toml"),
    "a file": ("data/2024.toml", "data/2024.toml"),
    "a file elsewhere": ("one/2024.toml", ""),
    "a directory of one": ("one", ""),
}


@pytest.mark.parametrize("command", SHOWING.values(), ids=SHOWING)
@pytest.mark.parametrize(("argument", "rejected"), MEANT.values(), ids=MEANT)
def test_a_report_is_among_the_same_others(licreport: Program, argument: str, rejected: str, command: str) -> None:
    """Which contradict it (LR501) only where they stand beside it."""
    ran = licreport(command, argument)
    assert ran.code == (1 if rejected else 0)
    assert ("LR501" in ran.out + ran.err) == bool(rejected)


def test_a_year_among_the_arguments_of_check_is_compared_with_the_other_years(licreport: Program) -> None:
    ran = licreport("check {}", "2024", "2023")
    assert ran.out.count("LR501 error") == 1
    assert "in 2 files" in ran.out
    assert "1 file beside" in ran.out


COMPARING = {name: command for name, command in COMMANDS.items() if name != "rollup"}
"""Those that compare a year with others; what is there has no parts to add up."""


@pytest.mark.parametrize("command", COMPARING.values(), ids=COMPARING)
def test_alone_a_year_is_not_compared_and_that_is_said(licreport: Program, command: str) -> None:
    ran = licreport(f"{command} --alone", "2024")
    assert "LR501" not in ran.out + ran.err
    assert ran.err.count("with --alone, the reports beside the named files were not looked at\n") == 1


AMBIGUOUS = "several reports on 2024 under two; name one of two/a.toml, two/b.toml"


def test_of_a_directory_that_holds_several_on_a_year_it_is_asked_which(licreport: Program) -> None:
    assert licreport("summary {}", "two").err.endswith(f"\nError: {AMBIGUOUS}\n")
    assert "two holds 2 reports: name one of them" in licreport("export {} --markdown", "two").err


def test_what_does_not_load_counts_by_the_year_in_its_name(licreport: Program) -> None:
    Path("unread/2024.toml").rename("data/2025.toml")
    for command in ("summary {}", "export {} --markdown"):
        assert "LR001" in "".join(map(str, licreport(command)))  # the newest, and no older one for it
    assert "LR001" in licreport("check {}", "2025").out


@pytest.mark.parametrize("by", ["year", "authority"])
def test_a_trend_counts_the_errors_that_check_finds(licreport: Program, by: str) -> None:
    shown = licreport(f"trend {{}} --by {by} --figure items.total")
    assert "1 error; see `licreport check data/2024.toml`" in shown.out
    assert "error" not in licreport(f"trend {{}} --by {by} --figure items.total --alone", "data/2024.toml").out
    assert "1 error" in licreport(f"trend {{}} --by {by} --figure items.total", "data/2024.toml").out


def test_a_part_that_contradicts_its_own_year_before_is_told_when_it_is_added_up(licreport: Program) -> None:
    part = REPORT.replace("year =", 'part_of = "虚构区"\nyear =')
    Path("parts").mkdir()
    for year, total, previous in ((2023, 13, 12), (2024, 14, 15)):
        text = part.format(**PART, year=year, total=total, previous=previous)
        Path(f"parts/{year}.toml").write_text(text, encoding="utf-8")
    ran = licreport("rollup {} --authority 虚构区 --year 2024", "parts/2024.toml")
    assert ran.code == 1
    assert "LR501 error" in ran.err
    assert "total    = 14 " in ran.out  # it is added up all the same
    assert licreport("rollup {} --authority 虚构区 --year 2024 --alone", "parts/2024.toml").code == 0


def test_what_is_begun_from_a_report_with_errors_says_so(licreport: Program) -> None:
    said = (
        "1 error in data/2024.toml, from which figures are carried over; `licreport check data/2024.toml` shows them\n"
    )
    assert said in licreport("new 2025 {}", "data/2024.toml").err
    assert said in licreport("new 2025 {}").err
    assert said not in licreport("new 2025 {} --alone", "data/2024.toml").err
    assert licreport("new 2024 {}").err == "data/2024.toml already reports on 2024\n"
