"""What is checked can be chosen: by flags, by the environment, by a project's settings, in that order."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from licreport.check.selection import selection
from licreport.cli import cli
from licreport.cli.settings import settings
from licreport.rules import RULES
from licreport.words.language import MisuseError

# Synthetic. Breaks LR101 (an error), LR201 (a warning here) and LR203 (an error).
BROKEN = """format = 1
[report]
authority = "虚构区"
year = 2024
[applications]
received = 100
accepted = 90
rejected = 5
concluded = 95
[handling]
on_time = 96
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a project of one broken report, and stand in it."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "2024.toml").write_text(BROKEN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def outcome(*arguments: str) -> tuple[int, set[str]]:
    """Return the exit code and the codes of what is found."""
    ran = CliRunner().invoke(cli, ["check", "--lang", "en", *arguments], standalone_mode=False)
    assert ran.exception is None, ran.exception
    return int(ran.return_value), {code for code in RULES if f": {code} " in ran.stdout}


@pytest.mark.parametrize(
    ("arguments", "code", "found"),
    [
        ([], 1, {"LR101", "LR201", "LR203"}),
        (["--select", "LR1"], 1, {"LR101"}),
        (["--select", "LR101,LR203"], 1, {"LR101", "LR203"}),
        (["--select", "LR101", "--select", "lr203"], 1, {"LR101", "LR203"}),
        (["--ignore", "LR2"], 1, {"LR101"}),
        (["--select", "LR2", "--ignore", "LR203"], 0, {"LR201"}),
        (["--select", "LR203", "--ignore", "LR2"], 1, {"LR203"}),
        (["--select", "LR201"], 0, {"LR201"}),
        (["--select", "LR201", "--strict"], 1, {"LR201"}),
        (["--exit-zero"], 0, {"LR101", "LR201", "LR203"}),
        (["--select", "LR4"], 0, set()),
    ],
    ids=lambda value: " ".join(value) or "nothing" if isinstance(value, list) else None,
)
def test_flags_choose_the_rules_and_the_exit_code(
    project: Path, arguments: list[str], code: int, found: set[str]
) -> None:
    assert project.is_dir()
    assert outcome(*arguments) == (code, found)


def test_relations_of_rules_left_out_are_not_counted_as_checked(project: Path) -> None:
    assert project.is_dir()
    ran = CliRunner().invoke(cli, ["check", "--select", "LR101", "--lang", "en"], standalone_mode=False)
    assert ran.stdout.endswith(
        "1 error, 0 warnings in 1 file: 1 relation checked, 0 held, 1 broken; 0 not evaluable; 0 waived\n"
    )


def test_a_waiver_of_a_rule_left_out_is_not_unmatched(project: Path) -> None:
    waiver = '[[waiver]]\nrule = "LR101"\nat = "applications.received"\nreason = "as published"\n'
    (project / "data" / "2024.toml").write_text(BROKEN + waiver, encoding="utf-8")
    assert outcome("--ignore", "LR101") == (1, {"LR201", "LR203"})


@pytest.mark.parametrize(
    ("codes", "message"),
    [
        ("LR23", "no rule has a code that begins with LR23; did you mean LR213?"),
        ("LR101,E999", "no rule has a code that begins with E999"),
    ],
)
def test_a_code_that_no_rule_has_is_told_with_the_nearest(codes: str, message: str) -> None:
    with pytest.raises(MisuseError, match="^" + message.replace("?", r"\?") + "$"):
        selection([codes], [])


@pytest.mark.parametrize("file", ["licreport.toml", "pyproject.toml"])
def test_a_project_sets_defaults_that_flags_override(project: Path, file: str) -> None:
    table = "[tool.licreport]\n" if file == "pyproject.toml" else ""
    (project / file).write_text(table + 'select = ["LR2"]\nstrict = true\n', encoding="utf-8")
    assert outcome() == (1, {"LR201", "LR203"})
    assert outcome("--select", "LR101") == (1, {"LR101"})
    assert outcome("--isolated") == (1, {"LR101", "LR201", "LR203"})


def test_the_nearest_settings_count_up_to_the_root_of_the_repository(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inner = project / "reports" / "2024"
    inner.mkdir(parents=True)
    (project / "licreport.toml").write_text('select = ["LR1"]\npaths = ["data"]\n', encoding="utf-8")
    monkeypatch.chdir(inner)
    assert outcome() == (1, {"LR101"})
    (inner / "licreport.toml").write_text('select = ["LR203"]\npaths = ["../../data"]\n', encoding="utf-8")
    assert outcome() == (1, {"LR203"})


def test_the_paths_of_the_settings_are_named_as_seen_from_where_one_stands(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "licreport.toml").write_text('paths = ["data"]\n', encoding="utf-8")
    assert settings(project) == {"paths": ["data"]}
    inner = project / "inner"
    inner.mkdir()
    monkeypatch.chdir(inner)
    assert settings(inner) == {"paths": [str(Path("..", "data"))]}


def test_settings_beyond_the_repository_do_not_count(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "licreport.toml").write_text("strict = true\n", encoding="utf-8")
    inner = project / "other"
    (inner / ".git").mkdir(parents=True)
    monkeypatch.chdir(inner)
    assert settings(inner) == {}


def test_licreport_toml_goes_before_pyproject_toml(project: Path) -> None:
    (project / "pyproject.toml").write_text('[tool.licreport]\nselect = ["LR1"]\n', encoding="utf-8")
    (project / "licreport.toml").write_text('select = ["LR203"]\n', encoding="utf-8")
    assert outcome() == (1, {"LR203"})


def test_a_pyproject_of_another_tool_says_nothing(project: Path) -> None:
    (project / "pyproject.toml").write_text("[tool.ruff]\nline-length = 100\n", encoding="utf-8")
    assert settings(project) == {}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('selct = ["LR1"]', "`selct` is not a setting; did you mean `select`?"),
        ("zzz = 1", "`zzz` is not a setting; there are paths, format, lang, select"),
        ('select = "LR1"', "`select` takes a list of text"),
        ("select = [1]", "`select` takes a list of text"),
        ('strict = "yes"', "`strict` takes true or false"),
        ('format = "xml"', "`format` is one of "),
        ('lang = "de"', "`lang` is one of en, zh"),
        ('ignore = ["LR23"]', "`ignore`: no rule has a code that begins with LR23; did you mean LR213?"),
        ("select = [", "Invalid value"),
    ],
    ids=lambda text: text.split(" ")[0] if isinstance(text, str) else None,
)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_mistake_in_the_settings_is_wrong_usage_that_names_file_and_key(
    project: Path, text: str, message: str, lang: str
) -> None:
    file = project / "licreport.toml"
    file.write_text(text + "\n", encoding="utf-8")
    with pytest.raises(MisuseError) as caught:
        settings(project)
    assert str(caught.value).startswith(f"{file}: {message}")
    ran = CliRunner().invoke(cli, ["check", "--lang", lang])
    assert (ran.exit_code, ran.stdout) == (2, "")
    assert str(file) in ran.stderr


def test_the_environment_chooses_the_format_over_the_project_and_under_the_flag(project: Path) -> None:
    (project / "licreport.toml").write_text('format = "full"\n', encoding="utf-8")
    environ = {**os.environ, "LICREPORT_FORMAT": "concise"}
    by_environment = CliRunner().invoke(cli, ["check"], env=environ, standalone_mode=False)
    by_flag = CliRunner().invoke(cli, ["check", "--format", "full"], env=environ, standalone_mode=False)
    assert "│" not in by_environment.stdout
    assert "│" in by_flag.stdout


def test_statistics_count_the_findings_of_each_rule_most_first(project: Path) -> None:
    (project / "data" / "2023.toml").write_text(BROKEN.replace("2024", "2023").replace("96", "90"), encoding="utf-8")
    ran = CliRunner().invoke(cli, ["check", "--statistics", "--lang", "en", "-q"], standalone_mode=False)
    assert ran.stdout.splitlines()[-3:] == [
        "      2  LR101  Received is accepted plus rejected.",
        "      2  LR201  No more is concluded than was accepted, this year or earlier.",
        "      1  LR203  On time is a part of the concluded.",
    ]


def test_coverage_lists_what_no_rule_looked_at_and_what_is_lacking(project: Path) -> None:
    extra = "[items]\ndepartments = 28\ntotal = 203\nprevious = 201\n"
    (project / "data" / "2024.toml").write_text(BROKEN + extra, encoding="utf-8")
    ran = CliRunner().invoke(cli, ["check", "--coverage", "--lang", "en"], standalone_mode=False)
    lines = ran.stdout.splitlines()
    file = str(Path("data", "2024.toml"))
    assert f"{file}:15:12: no rule looked at items last year" in lines
    assert f"{file}:14:9: LR104 could not be evaluated for want of items added and items removed" in lines
    assert not [line for line in lines if "no rule looked at" in line and "received" in line]


def test_coverage_tells_a_zero_divisor_from_a_missing_figure(project: Path) -> None:
    tables = '[applications]\nreceived = 0\naccepted = 5\n[rates]\nacceptance = "100%"\n'
    head = BROKEN[: BROKEN.index("[applications]")]
    (project / "data" / "2024.toml").write_text(head + tables, encoding="utf-8")
    ran = CliRunner().invoke(cli, ["check", "--coverage", "--lang", "en"], standalone_mode=False)
    assert "LR301 could not be evaluated, since it divides by received, which is zero" in ran.stdout
    assert "did not load" not in ran.stdout


def test_a_listing_is_written_to_a_file_whole_and_without_colour(project: Path) -> None:
    ran = CliRunner().invoke(
        cli, ["check", "-o", "found.txt", "--color", "always", "--lang", "en"], standalone_mode=False
    )
    assert (int(ran.return_value), ran.stdout) == (1, "")
    text = (project / "found.txt").read_text(encoding="utf-8")
    assert "LR101 error: received 100" in text
    assert "\x1b" not in text


@pytest.mark.parametrize(
    ("arguments", "environ", "colored"),
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1"}, True),
        ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (["--color", "never"], {"FORCE_COLOR": "1"}, False),
    ],
    ids=["a pipe", "asked for", "asked for against NO_COLOR", "FORCE_COLOR", "both", "asked not to"],
)
def test_colour_is_as_asked_or_else_as_the_environment_says(
    project: Path, arguments: list[str], environ: dict[str, str], colored: bool
) -> None:
    assert project.is_dir()
    clean: dict[str, str | None] = {"NO_COLOR": None, "FORCE_COLOR": None}
    for command in ("check", "summary"):
        ran = CliRunner().invoke(cli, [command, *arguments], env=clean | environ, standalone_mode=False)
        assert ("\x1b[" in ran.stdout) == colored
