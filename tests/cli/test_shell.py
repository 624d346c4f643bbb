"""In a shell: completion of codes and years, and progress that only a person at a terminal sees."""

import os
import pty
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from program import exit_code

from licreport.rules import RULES

REPORT = 'format = 1\n[report]\nauthority = "虚构区"\nyear = {year}\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with reports on two years."""
    (tmp_path / "data").mkdir()
    for year in (2023, 2024):
        (tmp_path / "data" / f"{year}.toml").write_text(REPORT.format(year=year), encoding="utf-8")
    return tmp_path


Completion = Callable[[str, list[str]], str]


@pytest.fixture
def completed(folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Completion:
    """Return what tells, of a shell and words, what the program offers there for the last of them."""
    monkeypatch.chdir(folder)

    def complete(shell: str, words: list[str]) -> str:
        line = " ".join(["licreport", *words])
        monkeypatch.setenv("_LICREPORT_COMPLETE", f"{shell}_complete")
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", words[-1] if shell == "fish" else str(len(words)))
        exit_code(monkeypatch)
        return capsys.readouterr().out

    return complete


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["ch"], ["check"]),
        (["explain", "LR40"], ["LR401", "LR402", "LR403"]),
        (["explain", "lr40"], ["LR401", "LR402", "LR403"]),
        (["check", "--select", "LR101,LR40"], ["LR101,LR401", "LR101,LR402", "LR101,LR403"]),
        (["check", "--ignore", "LR90"], ["LR901", "LR902", "LR903", "LR904"]),
        (["summary", "20"], ["2024", "2023"]),
        (["export", "2024"], ["2024"]),
        (["check", "--format", "s"], ["sarif"]),
    ],
    ids=" ".join,
)
def test_codes_years_and_choices_complete(
    shell: str, words: list[str], offered: list[str], completed: Completion
) -> None:
    shown = completed(shell, words)
    for text in offered:
        assert text in shown
    others = [code for code in RULES if not any(code in text for text in offered)]
    assert not any(code in shown for code in others)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_each_shell_is_printed(shell: str) -> None:
    if shell == "bash" and shutil.which("bash") is None:
        pytest.skip("click asks bash for its version")
    environ = os.environ | {"_LICREPORT_COMPLETE": f"{shell}_source"}
    done = subprocess.run([sys.executable, "-m", "licreport"], env=environ, capture_output=True, text=True, check=False)
    assert "_LICREPORT_COMPLETE" in done.stdout
    assert done.stderr == ""


def many(folder: Path, count: int) -> None:
    """Write as many synthetic reports."""
    for number in range(count):
        report = REPORT.replace("虚构区", f"虚构{number}区").format(year=2020)
        (folder / "data" / f"r{number}.toml").write_text(report, encoding="utf-8")


def at_a_terminal(folder: Path, *, errors_too: bool) -> tuple[str, str]:
    """Run `check` with standard error at a terminal, or with none, and return both outputs."""
    master, slave = pty.openpty()
    program = "import licreport.cli.check as check; check._INTERVAL = 0; from licreport.cli import main; main()"
    stderr: int = slave if errors_too else subprocess.PIPE
    done = subprocess.run(
        [sys.executable, "-c", program, "check"], cwd=folder, stdout=subprocess.PIPE, stderr=stderr, check=False
    )
    os.close(slave)
    shown = os.read(master, 100_000).decode() if errors_too else done.stderr.decode()
    os.close(master)
    return done.stdout.decode(), shown


def test_a_long_run_shows_its_progress_at_a_terminal_and_erases_it(folder: Path) -> None:
    many(folder, 250)
    out, shown = at_a_terminal(folder, errors_too=True)
    assert "\r200 / 252" in shown
    assert shown.endswith("\r\x1b[K")
    assert out.startswith("252 files: ")


def test_a_long_run_shows_nothing_where_no_person_looks(folder: Path) -> None:
    many(folder, 250)
    assert at_a_terminal(folder, errors_too=False)[1] == ""


def test_a_short_run_shows_no_progress(folder: Path) -> None:
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "licreport", "check"]
    subprocess.run(command, cwd=folder, stdout=subprocess.PIPE, stderr=slave, check=False)
    os.write(slave, b"end")
    assert os.read(master, 1000) == b"end"
    os.close(slave)
    os.close(master)
