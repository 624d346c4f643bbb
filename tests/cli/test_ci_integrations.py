"""Other people's CI: the pre-commit hook and the GitHub action do what they say, run as pre-commit and a runner would.

The hook's own `language: python` builds an environment from the package registry, so here it is tried with what is
installed (`language: system`) and with nothing else changed.
"""

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import tomli
import yaml
from pages import DOCUMENTS, fences
from places import ROOT

from licreport.listing.forms import FORMS

(HOOK,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
SCRIPTS = [step for step in ACTION["runs"]["steps"] if "run" in step]
INSTALL, CHECK = SCRIPTS
BROKEN = "received = 542_218"
PROGRAMS = sysconfig.get_path("scripts")


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """Return a folder with the report of 2024 and, beside it, a TOML file that is no report."""
    folder = tmp_path / "work"
    shutil.copytree(ROOT / "data", folder / "data")
    (folder / "pyproject.toml").write_text('[project]\nname = "reports"\n', encoding="utf-8")
    return folder


def break_report(work: Path) -> None:
    report = work / "data" / "2024.toml"
    text = report.read_text(encoding="utf-8")
    assert "received = 542_219" in text
    report.write_text(text.replace("received = 542_219", BROKEN), encoding="utf-8")


def run(command: list[str], folder: Path, **variables: str) -> tuple[int, str]:
    """Run a program with what is installed for the tests; return its exit code and all that it prints."""
    foreign = ("GIT_", "LICREPORT_", "PYTEST")
    environ = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    environ |= {"PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        command,
        cwd=folder,
        env=environ | variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return done.returncode, done.stdout


# pre-commit


def committed(folder: Path) -> None:
    """Make a folder a repository with one commit of all that it holds."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    author = ["-c", "user.name=licreport", "-c", "user.email=licreport@example.com", "-c", "commit.gpgsign=false"]
    for command in (["init", "-q"], ["add", "-A"], [*author, "commit", "-q", "-m", "all"]):
        code, said = run(["git", *command], folder)
        assert code == 0, said


def try_hook(work: Path, *options: str) -> tuple[int, str]:
    """Run `pre-commit try-repo` on a repository with our hook, made to use the installed program.

    It is run of all files, or where options say so.
    """
    hooks = work.parent / "hooks"
    hooks.mkdir()
    text = yaml.safe_dump([HOOK | {"language": "system"}])
    (hooks / ".pre-commit-hooks.yaml").write_text(text, encoding="utf-8")
    committed(hooks)
    if not (work / ".git").exists():
        committed(work)
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(hooks), "licreport", "--verbose"]
    options = options or ("--all-files",)
    return run([*command, *options, "--color", "never"], work, PRE_COMMIT_HOME=str(work.parent / "cache"))


def test_the_hook_file_is_one_that_pre_commit_reads() -> None:
    manifest = str(ROOT / ".pre-commit-hooks.yaml")
    assert run([sys.executable, "-m", "pre_commit", "validate-manifest", manifest], ROOT) == (0, "")


def test_the_hook_installs_this_project_and_runs_a_command_of_it() -> None:
    assert HOOK["language"] == "python"
    assert HOOK["entry"] == "licreport check"


def test_the_hook_passes_a_report_that_is_in_order_and_leaves_other_toml_alone(work: Path) -> None:
    code, said = try_hook(work)
    assert code == 0, said
    assert "Passed" in said
    assert re.search(r"^1 file: ", said, re.MULTILINE)


def test_the_hook_fails_where_a_report_contradicts_itself(work: Path) -> None:
    break_report(work)
    code, said = try_hook(work)
    assert code == 1
    assert "exit code: 1" in said
    assert "data/2024.toml:18:12: LR101 error" in said


SHARED = 'format = 1\n[report]\nauthority = "虚构区{}"\nyear = 2024\n{}[applications]\nreceived = {}\n'


@pytest.fixture
def shared(work: Path) -> Path:
    """Return a folder with the reports of a district and its three departments, all of it committed."""
    shutil.rmtree(work / "data")
    (work / "data").mkdir()
    parts = {"civil": ("民政局", 3), "culture": ("文旅局", 5), "transport": ("交通局", 7)}
    for name, (authority, number) in {"district": ("", 15), **parts}.items():
        part_of = 'part_of = "虚构区"\n' if authority else ""
        (work / "data" / f"{name}.toml").write_text(SHARED.format(authority, part_of, number), encoding="utf-8")
    committed(work)
    return work


@pytest.mark.parametrize(
    ("staged", "code", "said"),
    [
        (["culture", "district"], 0, "4 files: "),
        (["culture", "transport"], 0, "4 files: "),
        ([], 0, "Skipped"),
    ],
    ids=["a department and its whole", "two departments", "no report"],
)
def test_a_commit_of_some_reports_is_checked_with_all_of_them(
    shared: Path, staged: list[str], code: int, said: str
) -> None:
    for path in [*(shared / "data" / f"{name}.toml" for name in staged), shared / "pyproject.toml"]:
        path.write_text(path.read_text(encoding="utf-8") + "# changed\n", encoding="utf-8")
        assert run(["git", "add", str(path)], shared)[0] == 0
    left, told = try_hook(shared, "--show-diff-on-failure")
    assert (left, said in told) == (code, True), told


def test_a_commit_of_one_department_is_held_against_its_whole(shared: Path) -> None:
    culture = shared / "data" / "culture.toml"
    culture.write_text(culture.read_text(encoding="utf-8").replace("= 5", "= 50"), encoding="utf-8")
    assert run(["git", "add", str(culture)], shared)[0] == 0
    code, told = try_hook(shared, "--show-diff-on-failure")
    assert code == 1
    assert "data/district.toml:6:12: LR601 error" in told, told


# GitHub


def value(template: str, inputs: dict[str, str]) -> str:
    """Return what a runner puts in place of `${{ inputs.name }}`."""
    return re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda match: inputs[match[1]], template)


def run_step(step: dict[str, Any], work: Path, *, path: str = "", **given: str) -> tuple[int, str]:
    """Run a step of the action as a runner does: its script in a file, the inputs in its environment."""
    assert given.keys() <= ACTION["inputs"].keys()
    inputs = {name: str(entry["default"]) for name, entry in ACTION["inputs"].items()} | given
    variables = {name: value(template, inputs) for name, template in step["env"].items()}
    script = work.parent / "step.sh"
    script.write_text(step["run"], encoding="utf-8")
    if path:
        variables["PATH"] = f"{path}{os.pathsep}{os.environ['PATH']}"
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
    return run(shell, work, GITHUB_ACTION_PATH=str(ROOT), **variables)


def test_every_input_is_explained_and_used_and_none_is_put_into_a_script() -> None:
    steps = ACTION["runs"]["steps"]
    assert ACTION["runs"]["using"] == "composite"
    assert all(entry["description"] and isinstance(entry["default"], str) for entry in ACTION["inputs"].values())
    assert [step["name"] for step in SCRIPTS if "${{" in step["run"]] == []
    assert {step["shell"] for step in SCRIPTS} == {"bash"}
    passed = [value for step in steps for value in (step.get("env", {}) | step.get("with", {})).values()]
    assert sorted(passed) == sorted(f"${{{{ inputs.{name} }}}}" for name in ACTION["inputs"])


def test_the_action_passes_a_report_that_is_in_order(work: Path) -> None:
    code, said = run_step(CHECK, work)
    assert code == 0, said
    assert "::error" not in said


def test_the_action_annotates_a_report_that_contradicts_itself(work: Path) -> None:
    break_report(work)
    code, said = run_step(CHECK, work)
    assert code == 1
    assert re.search(r"^::error .*file=data/2024\.toml,line=18,.*::.*received 542,218", said, re.MULTILINE)


def test_the_action_speaks_chinese_when_asked(work: Path) -> None:
    break_report(work)
    assert "收到申请 542,218" in run_step(CHECK, work, lang="zh")[1]


@pytest.mark.parametrize("form", FORMS)
def test_the_action_lists_findings_in_every_form_with_the_same_exit_code(form: str, work: Path) -> None:
    break_report(work)
    code, said = run_step(CHECK, work, format=form)
    assert (code, "LR101" in said) == (1, True)


@pytest.mark.parametrize("paths", ["\n  a report.toml \n\ndata\n", "a report.toml\ndata/2024.toml"])
def test_paths_stand_one_a_line_and_may_hold_spaces(paths: str, work: Path) -> None:
    text = 'format = 1\n[report]\nauthority = "上海市普陀区"\nyear = 2023\n'
    (work / "a report.toml").write_text(text, encoding="utf-8")
    code, said = run_step(CHECK, work, paths=paths, format="full")
    assert code == 0, said
    assert said.startswith("2 files: ")


LATE = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\nsigned = 2026-05-01\npublished = 2026-05-01\n'


def test_strict_makes_warnings_fail(work: Path) -> None:
    (work / "late.toml").write_text(LATE, encoding="utf-8")
    codes = [run_step(CHECK, work, paths="late.toml", strict=strict)[0] for strict in ("false", "true", "yes")]
    assert codes == [0, 1, 2]


HOSTILE = [
    "; touch seized",
    "$(touch seized)",
    "`touch seized`",
    '" ; touch seized ; "',
    "' ; touch seized #",
    "--exit-zero",
]


@pytest.mark.parametrize("name", ["paths", "format", "strict", "lang"])
@pytest.mark.parametrize("text", HOSTILE)
def test_an_input_is_never_run_nor_taken_for_an_option(name: str, text: str, work: Path) -> None:
    code, _ = run_step(CHECK, work, **{name: text})
    assert code == 2
    assert not (work / "seized").exists()


@pytest.mark.parametrize(
    ("version", "installed"),
    [("", str(ROOT)), ("0.2", "licreport==0.2"), ("; touch seized", "licreport==; touch seized")],
    ids=["its own", "a version", "a hostile one"],
)
def test_the_action_installs_its_own_version_or_the_one_named(version: str, installed: str, work: Path) -> None:
    programs = work.parent / "programs"
    programs.mkdir()
    (programs / "python").write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', encoding="utf-8")
    (programs / "python").chmod(0o755)
    code, said = run_step(INSTALL, work, path=str(programs), version=version)
    assert code == 0
    assert said.splitlines()[:3] == ["-m", "pip", "install"]
    assert said.splitlines()[-1] == installed
    assert not (work / "seized").exists()


# What the documents show

EXAMPLES = [yaml.safe_load(block) for text in DOCUMENTS.values() for block in fences("yaml", text)]


def found(key: str, value: object) -> Iterator[Any]:
    """Yield what stands under a key, however deep."""
    if isinstance(value, dict):
        yield from (inner for name, inner in value.items() if name == key)
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from found(key, inner)


ADDRESS = tomli.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["urls"]["Repository"]


@pytest.mark.parametrize("name", ["docs/ci.md", "docs/ci.zh-CN.md"])
def test_the_address_of_the_repository_is_the_one_that_the_project_names(name: str) -> None:
    told = re.findall(rf"https://[\w./-]+/{ADDRESS.rpartition('/')[2]}\b", DOCUMENTS[name])
    assert told
    assert {*told} == {ADDRESS}


def test_each_language_shows_github_gitlab_and_pre_commit() -> None:
    kinds = [next(key for key in ("uses", "script", "hooks") if any(found(key, example))) for example in EXAMPLES]
    assert kinds == ["uses", "script", "hooks"] * 2


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_uses_what_there_is(example: Any, work: Path) -> None:  # noqa: ANN401  # whatever YAML holds
    for step in (step for steps in found("steps", example) for step in steps if step["uses"] == "./"):
        given = {name: str(value).lower() for name, value in step["with"].items()}
        assert run_step(CHECK, work, **given)[0] == 0
    for line in (line for lines in found("script", example) for line in lines):
        assert line == "pip install ." or run(line.split(), work) == (0, "")
    for reported in found("codequality", example):
        assert (work / reported).read_text(encoding="utf-8").strip() == "[]"
    for hook in (hook for hooks in found("hooks", example) for hook in hooks):
        assert hook["id"] == HOOK["id"]
    for repository in (each for repositories in found("repos", example) for each in repositories):
        assert (repository["repo"], repository["rev"]) == (".", "HEAD")
        assert run([*HOOK["entry"].split(), *hook["args"]], work)[0] == 0
