"""A document that stands aside for its TOML is told of by every command that looks into its folder.

All figures are synthetic.
"""

import json
from pathlib import Path

import pytest
from program import Program, Ran, exit_code

DOCUMENT = "虚构区{year}年度行政许可实施情况年度报告\n收到申请10件，受理9件，不予受理1件。\n"
TOML = 'format = 1\n[report]\nauthority = "虚构区"\nyear = {year}\n[applications]\nreceived = 10\n'


@pytest.fixture
def licreport(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """Run the program beside a folder of two years, of which one was read from a document."""
    monkeypatch.chdir(tmp_path)
    data = tmp_path / "data"
    data.mkdir()
    (data / "a.toml").write_text(TOML.format(year=2024), encoding="utf-8")
    (data / "a.txt").write_text(DOCUMENT.format(year=2024), encoding="utf-8")
    (data / "b.toml").write_text(TOML.format(year=2023), encoding="utf-8")

    def run(command: str, lang: str = "en") -> Ran:
        code = exit_code(monkeypatch, *command.split(), "--lang", lang)
        return Ran(code, *capsys.readouterr())

    return run


SAID = {
    "en": "1 document stands aside for the TOML of its name (data/a.txt)",
    "zh": "1 份文档以旁边同名的 TOML 为准，未参加核对（data/a.txt）",
}


@pytest.mark.parametrize("form", ["full", "concise"])
@pytest.mark.parametrize("lang", SAID)
def test_the_count_says_so(licreport: Program, form: str, lang: str) -> None:
    ran = licreport(f"check data --documents --format {form}", lang)
    assert "LR505" not in ran.out
    assert ran.out.rstrip("\n").endswith(SAID[lang])
    assert SAID[lang] not in ran.err


@pytest.mark.parametrize("form", ["github", "gitlab", "junit", "sarif"])
def test_other_forms_leave_it_to_a_remark(licreport: Program, form: str) -> None:
    ran = licreport(f"check data --documents --format {form}")
    assert SAID["en"] not in ran.out
    assert ran.err.count(SAID["en"]) == 1


def test_json_lists_it(licreport: Program) -> None:
    ran = licreport("check data --documents --format json")
    assert json.loads(ran.out)["aside"] == [{"file": "data/a.txt", "toml": "data/a.toml"}]
    assert [each["file"] for each in json.loads(ran.out)["files"]] == ["data/a.toml", "data/b.toml"]
    assert ran.err == ""


@pytest.mark.parametrize(
    "command",
    [
        "check data --documents --quiet",
        "trend data --documents",
        "rollup data --documents --authority 某市 --year 2024",
        "site data --documents -o public",
    ],
)
def test_commands_without_a_count_say_it_beside(licreport: Program, command: str) -> None:
    assert licreport(command).err.count(SAID["en"]) == 1


def test_a_year_means_the_toml_alone(licreport: Program) -> None:
    ran = licreport("check 2024 --documents")
    assert ran.out.startswith("1 file, compared with 1 file beside")
    assert ran.out.rstrip("\n").endswith(SAID["en"])


def test_both_count_where_the_document_is_named(licreport: Program) -> None:
    ran = licreport("check data/a.txt data --documents")
    assert ran.out.count("LR505") == 2
    assert "aside" not in ran.out


def test_several_are_told_as_such(licreport: Program) -> None:
    Path("data/a.md").write_text(DOCUMENT.format(year=2024), encoding="utf-8")
    ran = licreport("check data --documents")
    said = "2 documents stand aside for the TOML of their names (data/a.md, data/a.txt)"
    assert ran.out.rstrip("\n").endswith(said)


def test_a_document_that_was_compiled_from_the_toml_beside_it_is_no_second_report(licreport: Program) -> None:
    Path("data/a.txt").unlink()
    assert licreport("export data/b.toml -o data/b.docx", "zh").code == 0
    ran = licreport("check data --documents")
    assert "LR505" not in ran.out
    assert "(data/b.docx)" in ran.out
