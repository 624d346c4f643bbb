"""Where results go: never over what is read, nor over a report that is not the command's own."""

import subprocess
import sys
from pathlib import Path

import click
import pytest
from program import Program, Ran, exit_code

from licreport.cli import cli

HEADER = 'format = 1\n[report]\nauthority = "虚构区"\nyear = {year}\n'
GOOD = HEADER + "[applications]\nreceived = 10\naccepted = 9\nrejected = 1\n"
READ = "is read here, so it is never written to; name another file"
REPORT = "is a report, or named like one; name another file, or --force replaces it"
EXISTS = "exists; --force replaces it"


@pytest.fixture
def licreport(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """Run the program in a directory with reports on two years, under other names too."""
    monkeypatch.chdir(tmp_path)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    for folder in ("data", "out", "taken"):
        Path(folder).mkdir()
    for year in (2023, 2024):
        Path(f"data/{year}.toml").write_text(GOOD.format(year=year), encoding="utf-8")
    Path("symbolic.json").symlink_to("data/2024.toml")
    Path("hard.json").hardlink_to("data/2024.toml")
    Path("another.json").hardlink_to("data/2023.toml")
    Path("named.txt").write_text(GOOD.format(year=2022), encoding="utf-8")
    Path("dotted.txt").write_text('report.authority = "虚构区"\nreport.year = 2019\n', encoding="utf-8")
    Path("broken.txt").write_text("[report]\nauthority = \n", encoding="utf-8")
    Path("SHOUTED.TOML").write_text("", encoding="utf-8")
    Path("part.toml").write_text(
        GOOD.format(year=2024).replace('"虚构区"', '"虚构局"\npart_of = "虚构区"'), encoding="utf-8"
    )
    Path("out/2024.json").write_text(GOOD.format(year=2021), encoding="utf-8")
    Path("made.json").write_text("{}\n", encoding="utf-8")

    def run(*arguments: str, stdin: str | None = "") -> Ran:
        code = exit_code(monkeypatch, *arguments, stdin=stdin)
        return Ran(code, *capsys.readouterr())

    return run


def contents() -> dict[str, bytes]:
    """Return what every file holds."""
    return {str(path): path.read_bytes() for path in sorted(Path().rglob("*")) if path.is_file()}


ROLLUP = "rollup part.toml --authority 虚构区 --year 2024"
SPARED = {
    "check: the file": ("check data/2024.toml -o data/2024.toml", READ),
    "check: a file read through its directory": ("check data -o data/2024.toml", READ),
    "check: in other words": ("check data -o ./data/../data/2024.toml", READ),
    "check: in full": ("check data -o {here}/data/2024.toml", READ),
    "check: by a link": ("check data -o symbolic.json", READ),
    "check: by a link that was read": ("check symbolic.json -o data/2024.toml", READ),
    "check: by another name": ("check data -o hard.json", READ),
    "check: of another ending": ("check named.txt -o named.txt", READ),
    "check: by default": ("check -o data/2023.toml", READ),
    "check: forced": ("check data/2024.toml -o data/2024.toml --force", READ),
    "check: as JSON": ("check data/2024.toml --format json -o data/2023.toml", REPORT),
    "check: standard input": ("check - -o data/2023.toml", REPORT),
    "export: the file": ("export 2024 --json -o data/2024.toml", READ),
    "export: the file, forced": ("export 2024 --json -o data/2024.toml --force", READ),
    "export: a report beside it": ("export 2024 --json -o data/2023.toml", REPORT),
    "export: a report shown beside it": ("export 2024 --markdown --against 2023 -o data/2023.toml --force", READ),
    "export: a report under another name": ("export 2024 --json -o another.json", REPORT),
    "export: a report of another ending": ("export 2024 --json -o named.txt", REPORT),
    "export: a report without a header": ("export 2024 --json -o dotted.txt", REPORT),
    "export: a report not finished": ("export 2024 --json -o broken.txt", REPORT),
    "export: an ending in capitals": ("export 2024 --json -o SHOUTED.TOML", REPORT),
    "export: standard input": ("export --json -o data/2023.toml -", REPORT),
    "export: into a directory": ("export 2024 --csv --json --markdown -o out", REPORT),
    "trend: a file read": ("trend data --json -o data/2023.toml", READ),
    "trend: a file read, forced": ("trend data --json -o data/2023.toml --force", READ),
    "trend: a report": ("trend data --json -o named.txt", REPORT),
    "schema: a report": ("schema -o data/2023.toml", REPORT),
    "schema: a report under another name": ("schema -o hard.json", REPORT),
    "new: last year's": ("new 2025 data -o data/2024.toml", EXISTS),
    "new: last year's, forced": ("new 2025 data -o data/2024.toml --force", READ),
    "new: any file": ("new 2025 data -o made.json", EXISTS),
    "rollup: a part": (f"{ROLLUP} -o part.toml", EXISTS),
    "rollup: a part, forced": (f"{ROLLUP} -o part.toml --force", READ),
    "rollup: any file": (f"{ROLLUP} -o made.json", EXISTS),
}


@pytest.mark.parametrize(("arguments", "why"), SPARED.values(), ids=SPARED)
def test_nothing_is_written_over_what_is_read_nor_over_a_report(licreport: Program, arguments: str, why: str) -> None:
    before = contents()
    stdin = GOOD.format(year=2020)
    ran = licreport(*arguments.replace("{here}", str(Path.cwd())).split(), stdin=stdin)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith(f" {why}\n")
    assert contents() == before


@pytest.mark.usefixtures("licreport")
@pytest.mark.parametrize("command", ["check -", "export --json -", "trend --json -"])
def test_the_file_that_standard_input_is_counts_as_read(command: str) -> None:
    before = contents()
    program = [sys.executable, "-m", "licreport", *command.split(), "-o", "named.txt", "--force"]
    with Path("named.txt").open("rb") as file:
        done = subprocess.run(program, stdin=file, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.endswith(f" {READ}\n")
    assert contents() == before


REPLACED = {
    "check: a listing": "check data -o made.json",
    "check: a report, forced": "check data/2024.toml -o data/2023.toml --force",
    "check: a new name in capitals": "check data -o NEW.TOML",
    "check: standard input": "check - -o x",
    "export: an export": "export 2024 --json -o made.json",
    "export: into a directory": "export 2024 --csv --json -o taken",
    "export: into a directory, forced": "export 2024 --csv --json -o out --force",
    "export: a report, forced": "export 2024 --json -o data/2023.toml --force",
    "trend: an export": "trend data --json -o made.json",
    "schema: a schema": "schema -o made.json",
    "new: a file, forced": "new 2025 data -o made.json --force",
    "rollup: a file, forced": f"{ROLLUP} -o made.json --force",
}


@pytest.mark.parametrize("arguments", REPLACED.values(), ids=REPLACED)
def test_what_a_command_made_is_replaced_and_a_report_where_it_is_forced(licreport: Program, arguments: str) -> None:
    before = contents()
    ran = licreport(*arguments.split(), stdin=GOOD.format(year=2020))
    assert (ran.code, ran.out) == (0, "")
    assert contents() != before


@pytest.mark.parametrize("arguments", ["check data", "check data --format json", "export --csv", "trend", "schema"])
def test_a_command_can_be_repeated(licreport: Program, arguments: str) -> None:
    for _ in range(2):
        assert licreport(*arguments.split(), "-o", "new.out") == Ran(0, "", "")


def writing() -> dict[str, click.Command]:
    """Return the commands that can write a file."""
    return {name: command for name, command in cli.commands.items() if "-o" in options(command)}


def options(command: click.Command) -> set[str]:
    return {option for parameter in command.get_params(click.Context(command)) for option in parameter.opts}


def test_every_command_that_writes_a_file_can_be_forced() -> None:
    assert set(writing()) == {"check", "export", "new", "read", "rollup", "schema", "site", "tabulate", "trend"}
    forced = {name for name, command in writing().items() if "--force" in options(command)}
    assert forced == {*writing()} - {"site"}  # which never replaces what it did not write


STDOUT = {
    "check": "check data --no-waivers",
    "check as JSON": "check data --format json",
    "export": "export 2024 --csv",
    "trend": "trend data --color always",
    "trend as CSV": "trend data --csv",
    "schema": "schema",
    "new": "new 2025 data",
    "rollup": ROLLUP,
}


@pytest.mark.parametrize("arguments", STDOUT.values(), ids=STDOUT)
def test_a_hyphen_is_standard_output(licreport: Program, arguments: str) -> None:
    before = contents()
    plain = licreport(*arguments.split())
    assert plain.code == 0
    assert plain.out
    assert licreport(*arguments.split(), "-o", "-") == plain
    assert contents() == before
