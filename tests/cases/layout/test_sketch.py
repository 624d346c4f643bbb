"""The layout that a file seems to have: at once one to tabulate with, and what is not sure a question to a person."""

import json
import re
import tomllib
from pathlib import Path

import openpyxl  # type: ignore[import-untyped]  # it comes without types
import pytest
from case_exports import EXPORTS
from program import Program, Ran, exit_code

from licreport.cases.layout.likely import INITIALS
from licreport.cases.layout.load import layout, read
from licreport.words.language import LANGS, Lang

pytest.importorskip("duckdb", reason="duckdb, which runs the queries, is not installed")

HEAD = "办件编号,事项名称,申请人,申请时间,受理时间,办结时间,办结结果,申请渠道,承诺时限,收费金额"
ROWS = """\
A1,甲许可,虚构甲,2024-03-04,2024-03-04,2024-03-11,准予许可,网上,5,0
A2,甲许可,虚构乙,2024-03-05,2024-03-05,2024-03-13,不予许可,窗口,5,12.5
A3,乙许可,虚构丙,2024-03-06,,2024-03-08,不予受理,窗口,5,
A4,乙许可,虚构丁,2024-03-07,2024-03-07,,,网上,5,0
"""
FULL = f"{HEAD}\n{ROWS}"


@pytest.fixture
def licreport(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """Run the program in this process, in a directory of its own."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> Ran:
        asked = () if "--lang" in arguments else ("--lang", "en")
        code = exit_code(monkeypatch, *arguments, *asked)
        return Ran(code, *capsys.readouterr())

    return run


def sketched(licreport: Program, text: str | bytes, *more: str) -> str:
    """Sketch a file that holds a text, which comes out right."""
    Path("cases.csv").write_bytes(text.encode() if isinstance(text, str) else text)
    ran = licreport("tabulate", "--sketch", "cases.csv", *more)
    assert (ran.code, ran.err) == (0, "")
    read(ran.out, "sketch.toml")
    return ran.out


def figures(licreport: Program, named: str, file: str = "cases.csv") -> dict[str, object]:
    """Return what a file counts to by a layout."""
    ran = licreport("tabulate", file, "--layout", named, "--authority", "虚构区", "--year", "2024", "--by", "item")
    assert ran.code == 0, ran.err
    return tomllib.loads(ran.out)


def answered(sketch: str) -> str:
    """Return a sketch of which the person takes every column as it is guessed."""
    return re.sub(r"^#(\w+ +=)", r"\1", sketch, flags=re.MULTILINE)


def write_as(form: str) -> str:
    """Write the full export in a form, and return the file."""
    rows = [line.split(",") for line in FULL.splitlines()]
    name = f"cases.{form}"
    if form == "xlsx":
        book = openpyxl.Workbook()
        for row in [["虚构区办件"], *rows]:
            book.active.append(row)
        book.save(name)
    elif form == "jsonl":
        lines = (json.dumps(dict(zip(rows[0], row, strict=True)), ensure_ascii=False) for row in rows[1:])
        Path(name).write_text("\n".join(lines), encoding="utf-8")
    else:
        Path(name).write_bytes(FULL.encode("gb18030" if form == "txt" else "utf-8-sig"))
    return name


@pytest.mark.parametrize("form", ["csv", "txt", "xlsx", "jsonl"])
def test_a_sketch_of_usual_columns_tabulates_as_the_general_layout_does(form: str, licreport: Program) -> None:
    file = write_as(form)
    ran = licreport("tabulate", "--sketch", file, "-o", "own.toml")
    assert ran.code == 0, ran.err
    assert figures(licreport, "own.toml", file) == figures(licreport, "general", file)


def test_a_sketch_tells_what_it_looked_at_and_in_which_encoding(licreport: Program) -> None:
    assert "cases.csv (4 rows)" in sketched(licreport, FULL)
    assert "read as GB18030" in sketched(licreport, FULL.encode("gb18030")).replace("\n# ", " ")
    assert sketched(licreport, FULL).startswith("#:schema licreport-layout-1.json\n")


RENAMED = {
    "办件编号": "BJBH",
    "事项名称": "SXMC",
    "申请时间": "SQSJ",
    "受理时间": "受理日",
    "办结时间": "BJSJ",
    "办结结果": "BJJG",
    "申请渠道": "渠道",
    "承诺时限": "CNSX",
    "收费金额": "收费",
}


def test_renamed_columns_are_guessed_as_comments_and_count_the_same_once_they_are_answered(licreport: Program) -> None:
    general = sketched(licreport, FULL)
    Path("general.csv").write_text(FULL, encoding="utf-8")
    expected = figures(licreport, "general", "general.csv")
    text = FULL
    for name, other in RENAMED.items():
        text = text.replace(name, other, 1)
    Path("cases.csv").write_text(text, encoding="utf-8")
    ran = licreport("tabulate", "--sketch", "cases.csv")
    own = tomllib.loads(ran.out)
    assert own["columns"] == {}
    assert "[columns]" in general
    for field, column in layout_columns(answered(ran.out)).items():
        assert layout_columns(general)[field] == next(name for name, other in RENAMED.items() if other == column)
    Path("own.toml").write_text(answered(ran.out), encoding="utf-8")
    assert figures(licreport, "own.toml") == expected


def layout_columns(sketch: str) -> dict[str, str]:
    """Return the columns of a sketch."""
    return dict(tomllib.loads(sketch)["columns"])


CODED = FULL.replace("准予许可", "0").replace("不予许可", "1").replace("不予受理", "6")


def test_codes_that_nobody_knows_are_listed_with_their_counts_and_stop_the_run_until_mapped(
    licreport: Program,
) -> None:
    sketch = sketched(licreport, CODED)
    for code in "016":
        assert f'# "{code}" = "…"  # 1 row\n' in sketch
    assert "# none in 1 row" in sketch
    assert "[codes.outcome]  # approved | denied | rejected" in sketch
    assert '"网上" = "online"  # 2 rows' in sketch
    Path("own.toml").write_text(sketch, encoding="utf-8")
    ran = licreport("tabulate", "cases.csv", "--layout", "own.toml", "--authority", "虚构区", "--year", "2024")
    assert ran.code == 1
    assert 'outcome "6"' in ran.err
    for code, word in {"0": "approved", "1": "denied", "6": "rejected"}.items():
        sketch = sketch.replace(f'# "{code}" = "…"', f'"{code}" = "{word}"')
    Path("own.toml").write_text(sketch, encoding="utf-8")
    assert figures(licreport, "own.toml")["applications"]["denied"] == 1  # type: ignore[index]  # a table


@pytest.mark.parametrize(
    ("column", "value"),
    [
        pytest.param("申请人", "虚构甲", id="a name"),
        pytest.param("证件号码", "000000190001010000", id="an identity number"),
        pytest.param("SQRMC", "虚构甲", id="in initials"),
        pytest.param("对方", "000000190001010000", id="an identity number under another name"),
        pytest.param("对方号码", "13000000000", id="a telephone"),
        pytest.param("在何处", "虚构市虚构路1号", id="an address"),
        pytest.param("谁", "虚构甲", id="a name that nothing shows to be one"),
        pytest.param("说的话", "请于下周之前补交虚构甲公司的全部材料为盼", id="a sentence"),
    ],
)
def test_no_value_is_shown_that_may_name_an_applicant(column: str, value: str, licreport: Program) -> None:
    text = f"办件编号,{column},申请时间\n" + "".join(f"A{n},{value},2024-03-0{n}\n" for n in (1,))
    sketch = sketched(licreport, text)
    assert value not in sketch
    assert column in sketch


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        pytest.param(["2024-03-04", "2024年3月5日"], 'order    = "ymd"', id="ymd"),
        pytest.param(["20240304T090000"], 'order    = "ymd"', id="GB/T 39046"),
        pytest.param(["3/13/2024", "3/4/2024"], 'order    = "mdy"', id="mdy"),
        pytest.param(["13.3.2024", "3.4.2024"], 'order    = "dmy"', id="dmy"),
        pytest.param(["3/4/2024", "5/6/2024"], "in the order mdy | dmy", id="either"),
        pytest.param(["13/4/2024", "5/16/2024"], "in the order ymd | mdy | dmy", id="neither"),
    ],
)
def test_the_order_of_dates_is_told_or_asked(dates: list[str], told: str, licreport: Program) -> None:
    rows = "".join(f"A{place},{date}\n" for place, date in enumerate(dates))
    assert told in sketched(licreport, f"办件编号,申请时间\n{rows}")


def test_two_columns_that_may_be_one_field_are_both_asked_about(licreport: Program) -> None:
    sketch = sketched(licreport, FULL.replace("申请渠道", "收件时间", 1))
    assert "both 申请时间, 收件时间 may be the date of application" in sketch
    assert "applied" not in layout_columns(sketch)


def test_columns_of_one_name_are_not_read_and_stop_a_run(licreport: Program) -> None:
    text = FULL.replace("受理时间", "申请时间", 1)
    assert "several columns are so called" in sketched(licreport, text).replace("\n# ", " ")
    ran = licreport("tabulate", "cases.csv", "--authority", "虚构区", "--year", "2024")
    assert (ran.code, ran.out) == (2, "")
    assert "several columns are called 申请时间" in ran.err


def test_a_column_of_codes_with_far_too_many_values_is_none(licreport: Program) -> None:
    rows = "".join(f"A{place},2024-03-04,结果{place}\n" for place in range(3_000))
    sketch = sketched(licreport, f"办件编号,申请时间,办结结果\n{rows}")
    assert "办结结果 has 3,000 values: it is no column of codes" in sketch
    assert len(sketch.splitlines()) < 25
    assert "结果17" not in sketch


def test_a_text_that_is_too_long_for_a_code_is_only_described(licreport: Program) -> None:
    long = "虚构甲公司的申请因材料不全而予以退回处理完毕"
    sketch = sketched(licreport, FULL.replace("不予许可", long))
    assert long not in sketch
    assert f"a text of {len(long)} characters: 1 row" in sketch


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        pytest.param("a.csv", b"", "empty", id="empty"),
        pytest.param("a.csv", b"\x00\x01\x02" * 99, "not a form that records are read in", id="binary"),
        pytest.param("a.csv", b"caf\xe9,b\xff\n1,2\n", "neither UTF-8 nor GB18030", id="encoding"),
        pytest.param("a.parquet", b"PAR1 and nothing", "cannot be read", id="damaged"),
    ],
)
def test_what_cannot_be_read_is_said(name: str, data: bytes, told: str, licreport: Program) -> None:
    Path(name).write_bytes(data)
    ran = licreport("tabulate", "--sketch", name)
    assert ran.code == 2
    assert told in ran.err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(f"{HEAD}\n", "There are no rows", id="header only"),
        pytest.param(FULL.replace("甲许可", '"甲\n许可"', 1), "cases.csv (4 rows)", id="line break in a cell"),
        pytest.param(f"虚构区办件\n\n{FULL}", "cases.csv (4 rows)", id="title above"),
    ],
)
def test_what_is_odd_is_sketched(text: str, told: str, licreport: Program) -> None:
    sketch = sketched(licreport, text)
    assert told in sketch
    assert layout_columns(sketch)["applied"] == "申请时间"


@pytest.mark.parametrize("name", EXPORTS)
def test_files_of_a_known_system_are_told_to_be_such(name: str, licreport: Program) -> None:
    for file, text in EXPORTS[name].files.items():
        Path(file).write_text(text, encoding="utf-8")
    ran = licreport("tabulate", "--sketch", *EXPORTS[name].files)
    assert ran.code == 0, ran.err
    assert f"use --layout {name}" in ran.out.replace("\n# ", " ")
    assert "虚构甲" not in ran.out


def test_files_of_other_columns_are_told_to_be_such(licreport: Program) -> None:
    Path("a.csv").write_text(FULL, encoding="utf-8")
    Path("b.csv").write_text("案号,收件日\nA,2024-03-04\n", encoding="utf-8")
    ran = licreport("tabulate", "--sketch", "a.csv", "b.csv")
    assert "do not have the same columns" in ran.out.replace("\n# ", " ")
    assert "do not have" not in licreport("tabulate", "--sketch", "a.csv", "a.csv").out


@pytest.mark.parametrize("lang", LANGS)
def test_a_sketch_is_told_in_both_languages(lang: Lang, licreport: Program) -> None:
    sketch = sketched(licreport, CODED, "--lang", lang)
    assert ("逐行核对" in sketch) == (lang == "zh")
    assert ("look at every line" in sketch) == (lang == "en")


def test_every_character_of_a_usual_name_has_its_sound() -> None:
    names = [name for own in layout("general").tables["cases"].columns.values() for name in own]
    assert {c for name in names for c in name if c not in INITIALS and not c.isascii()} == set()


def test_an_existing_file_is_not_replaced(licreport: Program) -> None:
    sketched(licreport, FULL)
    Path("own.toml").write_text("mine", encoding="utf-8")
    ran = licreport("tabulate", "--sketch", "cases.csv", "-o", "own.toml")
    assert ran.code == 2
    assert Path("own.toml").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("column", ["受理单位名称", "SQRQ", "application_no", "application_date"])
def test_a_column_of_the_case_is_not_taken_for_one_of_the_applicant(licreport: Program, column: str) -> None:
    of_date = column in {"SQRQ", "application_date"}
    values = [f"2024-03-{day:02}" if of_date else f"甲{day}" for day in range(1, 10)]
    text = "\n".join([f"{column},办结结果", *(f"{value},准予许可" for value in values)]) + "\n"
    Path("cases.csv").write_text(text, encoding="utf-8")
    assert f'"{column}"' in licreport("tabulate", "--sketch", "cases.csv").out


@pytest.mark.parametrize("column", ["SQR", "SQRXM", "applicant", "applicant_no", "申请单位名称", "单位名称"])
def test_a_column_of_the_applicant_stays_unread(licreport: Program, column: str) -> None:
    Path("cases.csv").write_text(f"{column},办结结果\n虚构甲,准予许可\n虚构乙,准予许可\n", encoding="utf-8")
    ran = licreport("tabulate", "--sketch", "cases.csv")
    assert f'"{column}"' not in ran.out
    assert "虚构甲" not in ran.out
