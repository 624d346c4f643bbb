"""Whole files: `reports/NAME.toml` gives exactly the output `reports/NAME.txt`, through the API and the command line.

To write the outputs anew after a change that is meant: `python tests/write_anew.py reports`, and read the difference.
"""

import datetime
import os
import subprocess
import sys
from pathlib import Path

import pytest
from places import REPORTS

from licreport.check.one import check
from licreport.listing.count import count
from licreport.listing.forms import full
from licreport.report.load import load_bytes

CASES = sorted(REPORTS.glob("*.toml"))
TODAY = datetime.date(2026, 1, 1)


def output(case: Path) -> str:
    """Return what `check` prints for a file, in English and then in Chinese."""
    checked = check(load_bytes(case.name, case.read_bytes()), today=TODAY)
    parts = []
    for lang in ("en", "zh"):
        parts += [f"{block}\n" for block in full.blocks(checked, lang)]
        parts.append(f"{count([checked]).line(lang)}\n")
    return "".join(parts)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_file_gives_exactly_its_output(case: Path) -> None:
    assert output(case) == case.with_suffix(".txt").read_text(encoding="utf-8")


def test_the_command_line_gives_the_same_output() -> None:
    command = [
        sys.executable,
        "-m",
        "licreport",
        "check",
        "--lang",
        "en",
        "--ignore",
        "LR5",
        *(case.name for case in CASES),
    ]
    environ = os.environ | {"PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        command, cwd=REPORTS, capture_output=True, text=True, encoding="utf-8", env=environ, check=False
    )
    found = [
        "".join(
            f"{block}\n" for block in full.blocks(check(load_bytes(case.name, case.read_bytes()), today=TODAY), "en")
        )
        for case in CASES
    ]
    total = count(check(load_bytes(case.name, case.read_bytes()), today=TODAY) for case in CASES)
    assert done.stdout == "".join(found) + total.line("en") + "\n"
    assert (done.returncode, done.stderr) == (1, "")


def test_every_output_belongs_to_a_file() -> None:
    assert {path.stem for path in REPORTS.glob("*.txt")} == {case.stem for case in CASES}


def write_anew() -> None:
    """Write what the tests compare with."""
    for written in CASES:
        written.with_suffix(".txt").write_text(output(written), encoding="utf-8", newline="\n")
