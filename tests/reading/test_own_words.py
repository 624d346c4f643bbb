"""A project's own words, read as the figures that its settings say, in every command. All figures are synthetic."""

import json
import re
from collections.abc import Iterator
from multiprocessing import get_context
from pathlib import Path

import pytest
from click.testing import CliRunner

from licreport.check.workers import shared
from licreport.cli import cli
from licreport.reading.grammar import own_words as own
from licreport.reading.grammar.vocabulary import meaning

SETTINGS = """
[words]
"办件总量" = "applications.concluded"
"来件" = "applications.received"
[columns]
"收件数" = "applications.accepted"
"业务名" = "item"
"备用" = "none"
"""
DOCUMENT = """虚构县2024年度行政许可实施情况年度报告

全年来件31件，办件总量28件。

| 科室 | 业务名 | 收件数（件） | 备用 | 办结 |
| --- | --- | --- | --- | --- |
| 一科 | 甲业务 | 10 | 3 | 9 |
| 一科 | 乙业务 | 20 | 4 | 19 |
| 合计 | | 30 | 7 | 28 |
"""


@pytest.fixture(autouse=True)
def without_own_words() -> Iterator[None]:
    yield
    own.take({}, {})


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "licreport.toml").write_text(SETTINGS, encoding="utf-8")
    (tmp_path / "report.md").write_text(DOCUMENT, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> str:
    result = CliRunner().invoke(cli, [*arguments, "--lang", "en"])
    assert result.exit_code == 0, result.output
    return result.stdout


@pytest.mark.usefixtures("project")
def test_words_and_columns_are_read_as_the_settings_say() -> None:
    written = run("read", "report.md")
    applications, items = written[written.index("[applications]") :].split("[[item]]", 1)
    assert [line.split("#")[0].split() for line in applications.splitlines()[1:4]] == [
        ["received", "=", "31"],
        ["concluded", "=", "28"],
        ["accepted", "=", "30"],
    ]
    assert '"甲业务"' in items
    assert '"乙业务"' in items
    assert "= 7 " not in written


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize("command", [["check"], ["summary"], ["export", "--json"], ["trend"]], ids=lambda row: row[0])
def test_every_command_reads_with_them(command: list[str]) -> None:
    said = run(*command, "report.md")
    if command == ["check"]:
        assert re.match(r"1 file: [1-9]\d* relations checked", said)
    elif command[0] == "export":
        assert json.loads(said)["report"]["applications"]["received"] == 31
    else:
        assert "31" in said


@pytest.mark.usefixtures("project")
def test_isolated_reads_without_them() -> None:
    assert "31件 was not read" in run("check", "--isolated", "--coverage", "report.md")


def test_processes_that_share_the_work_have_them(monkeypatch: pytest.MonkeyPatch) -> None:
    own.take({"来件": "applications.received"}, {})
    monkeypatch.setattr("licreport.check.workers.get_context", lambda _: get_context("spawn"))  # they inherit nothing
    assert [*shared(meaning, [("来件",), ("来件",)], 2)] == [meaning("来件")] * 2
    assert meaning("来件") is not None


@pytest.mark.parametrize(
    ("settings", "told"),
    [
        pytest.param(
            '[words]\n"来件" = "applications.receive"', "[words] `来件` = `applications.receive`", id="no figure"
        ),
        pytest.param('[words]\n"来件" = "application.received"', "as `applications.received`", id="misspelt"),
        pytest.param('[words]\n"来件" = "收到申请"', "as `applications.received`", id="by its label"),
        pytest.param('[words]\n"来件" = "item.received"', "there is no such figure", id="of an item"),
        pytest.param('[words]\n"来件" = "item"', "there is no such figure", id="a word for names"),
        pytest.param('[words]\n" " = "applications.received"', "there is no such figure", id="no word"),
        pytest.param('[columns]\n"来件" = 3', "`columns` takes a table of text", id="no text"),
        pytest.param('words = ["来件"]', "`words` takes a table of text", id="a list"),
    ],
)
def test_words_that_stand_for_nothing_are_told(project: Path, settings: str, told: str) -> None:
    (project / "licreport.toml").write_text(settings, encoding="utf-8")
    result = CliRunner().invoke(cli, ["read", "report.md", "--lang", "en"])
    assert result.exit_code == 2
    assert told in result.output
