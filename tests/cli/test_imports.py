"""What a check may import: the code of its own stages, and of other packages only what those that it needs bring."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from places import DATA

HEAD = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n'
CLEAN = HEAD + "[applications]\nreceived = 10\naccepted = 9\nrejected = 1\n"

CHECK = """
import sys
from licreport.__main__ import main
sys.argv = ["licreport", "check", "--isolated", *sys.argv[1:]]
try:
    main()
finally:
    print(*sorted(sys.modules), file=sys.stderr)
"""
LIBRARIES = """
import sys
import click, tomli
from pydantic import BaseModel, ConfigDict, Field, ValidationError
click.Command("nothing", callback=lambda: None).main([], standalone_mode=False)
print(*sorted(sys.modules), file=sys.stderr)
"""

OURS = {
    "": "__main__",
    "check": "evaluate many one selection tallies trust",
    "cli": "check commands options output",
    "collection": "covering digest index standing",
    "figures": "reading stated text",
    "files": "meant paths",
    "listing": "count forms forms.full",
    "reading": "loading",
    "relations": "breach exact kinds plainest quantity rule stating waiver",
    "report": (
        "address diagnostic fields load mirrors model naming problem source syntax tables tables.applications "
        "tables.base tables.casework tables.fees tables.handling tables.items tables.lists tables.narrative "
        "tables.oversight tables.rates tables.reviews tables.subject"
    ),
    "rules": "bounds dates identities loading parts periods rates restatements years",
    "words": "alike language loop period terminal",
}
"""What a file of which there is nothing to tell takes, by wing."""

THEIRS = {"fractions", "decimal", "numbers", "array", "unicodedata", "pkgutil", "bisect", "zipimport", "errno"}
"""What we import of the standard library though neither click, pydantic nor tomli does."""


def imported(code: str, *arguments: str) -> set[str]:
    """Return the modules that are loaded when a program ends."""
    environ = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environ)
    assert done.returncode in {0, 1}, done.stderr
    return set(done.stderr.split())


def names(wings: dict[str, str]) -> set[str]:
    """Return the full names of modules, and of the packages that they are in."""
    found = {"licreport"}
    for wing, modules in wings.items():
        home = f"licreport.{wing}".rstrip(".")
        found |= {home, *(f"{home}.{module}" for module in modules.split())}
    return found


@pytest.fixture
def clean(tmp_path: Path) -> str:
    file = tmp_path / "2024.toml"
    file.write_text(CLEAN, encoding="utf-8")
    return str(file)


@pytest.mark.parametrize("flags", [[], ["-q"], ["--lang", "zh"]], ids=" ".join)
def test_a_file_of_which_there_is_nothing_to_tell_imports_these_modules_of_ours_and_no_other(
    clean: str, flags: list[str]
) -> None:
    assert {name for name in imported(CHECK, *flags, clean) if name.partition(".")[0] == "licreport"} == names(OURS)


def test_nothing_else_is_imported_than_what_the_libraries_bring(clean: str) -> None:
    """Save for what pydantic would import to look for plugins: `importlib.metadata`, and `email` by way of it."""
    before = {name.partition(".")[0] for name in imported(LIBRARIES)}
    roots = {name.partition(".")[0].lstrip("_") for name in imported(CHECK, clean) - {*sys.builtin_module_names}}
    assert roots - {name.lstrip("_") for name in before} - THEIRS == {"licreport"}
    assert {"email", "importlib.metadata", "traceback", "zipfile", "tempfile"} & imported(CHECK, clean) == set()


@pytest.mark.parametrize(
    ("arguments", "wings"),
    [
        pytest.param([], {"narrative", "derive"}, id="prose"),
        pytest.param(["--no-waivers"], {"narrative", "derive", "correction"}, id="findings"),
    ],
)
def test_what_there_is_to_tell_of_a_file_takes_more(arguments: list[str], wings: set[str]) -> None:
    found = imported(CHECK, *arguments, str(DATA))
    assert {name.split(".")[1] for name in found - names(OURS) if name.startswith("licreport.")} - {*OURS} == wings
