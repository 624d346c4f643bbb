"""In a directory that was deleted, what is named in full is read, and everything else is wrong usage."""

from pathlib import Path

import pytest
from places import DATA, EXAMPLES
from program import exit_code

CLEAN = EXAMPLES / "fictional" / "clean"
HERE = "the working directory was deleted; go to another one, or name the file in full, from the root"
UNWRITTEN = "No such file or directory"

RUNS: dict[str, tuple[str, int, str]] = {
    **{f"check as {name}": (f"check {DATA} --format {name}", 0, "") for name in ("full", "concise", "json", "junit")},
    **{f"check for {name}": (f"check {DATA} --format {name}", 0, "") for name in ("github", "gitlab", "sarif")},
    "check what is broken": (f"check {DATA} --no-waivers --format gitlab", 1, ""),
    "check a directory": (f"check {CLEAN}", 0, ""),
    "check to a file": (f"check {DATA} -o {{there}}/out", 0, ""),
    "check to a file here": (f"check {DATA} -o out", 2, UNWRITTEN),
    "check standard input": ("check -", 1, ""),
    "check by default": ("check", 2, HERE),
    "check this directory": ("check .", 2, HERE),
    "check that above": ("check ..", 2, HERE),
    "check a file here": ("check 2024.toml", 2, HERE),
    "check a file here too": (f"check {DATA} 2024.toml", 2, HERE),
    "summary": (f"summary {DATA}", 0, ""),
    "summary of another year too": (f"summary {CLEAN}/district-2024.toml --against 2023", 0, ""),
    "summary by default": ("summary", 2, HERE),
    "summary by year": ("summary 2024", 2, HERE),
    "trend": (f"trend {CLEAN}", 0, ""),
    "trend to a file here": (f"trend {CLEAN} -o out.csv", 2, UNWRITTEN),
    "trend by default": ("trend", 2, HERE),
    "new": (f"new 2025 {DATA}", 0, ""),
    "new to a file": (f"new 2025 {DATA} -o {{there}}/2025.toml", 0, ""),
    "new to a file here": (f"new 2025 {DATA} -o 2025.toml", 2, UNWRITTEN),
    "new by default": ("new 2025", 2, HERE),
    "rollup": (f"rollup {CLEAN} --authority 虚构区 --year 2024", 0, ""),
    "rollup to a file here": (f"rollup {CLEAN} --authority 虚构区 --year 2024 -o out", 2, UNWRITTEN),
    "export": (f"export {DATA} --markdown", 0, ""),
    "export to a file": (f"export {DATA} -o {{there}}/out.json", 0, ""),
    "export to a directory here": (f"export {DATA} --csv --json -o out", 2, UNWRITTEN),
    "export by default": ("export --json", 2, HERE),
    "schema": ("schema", 0, ""),
    "schema to a file here": ("schema -o out", 2, UNWRITTEN),
    "rules": ("rules", 0, ""),
}


@pytest.mark.parametrize(("arguments", "code", "message"), RUNS.values(), ids=RUNS)
def test_what_is_named_in_full_is_read_and_the_rest_is_wrong_usage(  # noqa: PLR0913, PLR0917  # three are pytest's
    arguments: str,
    code: int,
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    assert exit_code(monkeypatch, *arguments.format(there=tmp_path).split(), "--lang", "en") == code
    errors = capsys.readouterr().err
    assert errors.endswith(f"{message}\n" if message else "")
    assert "internal error" not in errors
