"""Each layout that comes with the program counts a small export as a person counts it, and stops at an unknown code."""

from collections.abc import Mapping
from pathlib import Path

import pytest
import tomli
from case_exports import EXPORTS, Export
from program import Program, Ran, exit_code

from licreport.cases.layout.load import layout, shipped, text_of
from licreport.words.language import LANGS, Lang

pytest.importorskip("duckdb", reason="duckdb, which runs the queries, is not installed")


@pytest.fixture
def licreport(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """Run the program in this process."""

    def run(*arguments: str) -> Ran:
        code = exit_code(monkeypatch, *arguments)
        return Ran(code, *capsys.readouterr())

    return run


each_export = pytest.mark.parametrize("export", EXPORTS.values(), ids=EXPORTS)
each_layout = pytest.mark.parametrize("name", shipped())


def written(export: Export, folder: Path, files: Mapping[str, str] | None = None) -> list[str]:
    """Write an export, and its layout if it has one of its own; return the arguments that tabulate it."""
    for name, text in (files or export.files).items():
        (folder / name).write_text(text, encoding="utf-8")
    named = export.layout
    if "\n" in named:
        own = folder / "own.toml"
        own.write_text(named, encoding="utf-8")
        named = str(own)
    paths = [str(folder / name) for name in export.files]
    return ["tabulate", *paths, "--layout", named, "--authority", "虚构区", "--year", "2024"]


def figures(text: str) -> dict[str, str]:
    """Return the figures of a report by their addresses, as printed."""
    tree = tomli.loads(text, parse_float=str)
    return {
        f"{key}.{name}": str(value)
        for key in ("applications", "handling", "fees")
        for name, value in tree.get(key, {}).items()
    }


@each_export
def test_an_export_counts_as_by_hand(export: Export, tmp_path: Path, licreport: Program) -> None:
    ran = licreport(*written(export, tmp_path), "--lang", "en")
    assert ran.code == 0, ran.err
    assert figures(ran.out) == export.figures
    counted, outside, repeated, void, other, refused = export.account
    account = f"= {counted} counted + {outside} outside the period + {repeated} repeated + {void} deleted or void"
    assert f"{account} + {other} not of licences + {refused} refused" in ran.err


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", [name for name, export in EXPORTS.items() if export.unknown[0]])
def test_a_code_that_is_not_mapped_stops_the_run(name: str, lang: Lang, tmp_path: Path, licreport: Program) -> None:
    export = EXPORTS[name]
    known, other, place, code = export.unknown
    (file,) = (file for file, text in export.files.items() if known in text)
    files = {**export.files, file: export.files[file].replace(known, other, 1)}
    ran = licreport(*written(export, tmp_path, files), "--lang", lang)
    assert (ran.code, ran.out) == (1, "")
    (line,) = (line for line in ran.err.splitlines() if f'"{code}"' in line and "[codes.outcome]" in line)
    assert place in line
    assert "1 row" in line or "1 行" in line


@each_export
def test_what_names_an_applicant_is_never_read_nor_told(export: Export, tmp_path: Path, licreport: Program) -> None:
    ran = licreport(*written(export, tmp_path), "--by", "item")
    assert "虚构甲" not in ran.out + ran.err
    assert "Fictional" not in ran.out + ran.err


@each_layout
def test_a_layout_has_an_export_that_it_is_tested_with(name: str) -> None:
    assert name == "general" or name in EXPORTS


@each_layout
def test_a_layout_names_the_schema_says_its_source_and_is_read(name: str) -> None:
    first, second, *_ = text_of(name).splitlines()
    assert first == "#:schema licreport-layout-1.json"
    assert second.startswith("# ")
    assert layout(name).title != name
    assert layout(name).remarks


@each_layout
def test_no_layout_has_a_column_of_an_applicant(name: str) -> None:
    named = {each for table in layout(name).tables.values() for names in table.columns.values() for each in names}
    signs = (
        "申请人",
        "申请者",
        "联系",
        "证件",
        "身份",
        "地址",
        "姓名",
        "applicant",
        "contact",
        "xdr",
        "frdb",
        "requester",
    )
    assert [each for each in named if any(sign in each.casefold() for sign in signs)] == []
