"""XLSX: every figure is a number in a cell, what follows from figures is a formula, and text is never one."""

import datetime
import hashlib
import io
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias

import openpyxl  # type: ignore[import-untyped]  # it comes without types
import pytest
from lxml import etree
from places import ROOT
from render.test_csv import HEAD, REPORTS, TODAY

from licreport.check.evaluate import statements
from licreport.check.many import Plan, survey
from licreport.check.one import Checked, check
from licreport.collection.standing import Standing
from licreport.compose.tables import workbook
from licreport.derive.indicators import INDICATORS, derive
from licreport.document.workbook import Area, Cell, Column, Form, Formula, Numeral, Ref, Sheet, Text, Workbook
from licreport.render.json import export
from licreport.render.sheets.formula import LONGEST
from licreport.render.xlsx import FORMAT
from licreport.render.xlsx import render as render_xlsx
from licreport.report.load import load, load_bytes
from licreport.words.language import Lang
from licreport.words.terminal import cells as cells_of

FAULTY = [
    path
    for path in sorted((ROOT / "tests" / "reports").glob("*.toml"))
    if check(load(path), today=TODAY).loaded.report is not None
]
FICTIONAL = sorted((ROOT / "examples" / "fictional" / "clean").glob("district-*.toml"))
ALL = [*REPORTS, *FAULTY, *FICTIONAL]
ILL = """
[fees]
amount = 30.25
[[item]]
name = "甲"
amount = 10.10
[[item]]
name = "乙"
amount = 20.20
"""
ROUNDED = """
[applications]
received  = "227.9万"
accepted  = "227.5万"
approved  = 1
denied    = 2
[rates]
acceptance = "99.8%"
[[item]]
name     = "文化类"
accepted = "227.5万"
share    = "100.0%"
"""


Book: TypeAlias = Any
Grid: TypeAlias = Any
"""A workbook of openpyxl's and a sheet of it, which have no types."""


def checked(text: str) -> Checked:
    return check(load_bytes("report.toml", text.encode()), today=TODAY)


def opened(data: bytes, *, values: bool = True) -> Book:
    return openpyxl.load_workbook(io.BytesIO(data), data_only=values)


def written(found: Checked, lang: Lang = "en", draft: str = "", *, values: bool = True) -> Book:
    return opened(render_xlsx(workbook(found, lang, draft)), values=values)


def table(sheet: Grid) -> list[dict[str, Any]]:
    headings, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def by(sheet: Grid, column: str) -> dict[str, dict[str, Any]]:
    return {row[column]: row for row in table(sheet)}


# The figures.


@pytest.mark.parametrize("report", ALL, ids=lambda path: path.stem)
def test_every_figure_is_a_number_with_the_values_of_the_export(report: Path) -> None:
    found = check(load(report), today=TODAY)
    exported: dict[str, Any] = export(found)
    book = written(found)
    rows = by(book["Figures"], "address")
    figures = {figure["address"]: figure for figure in exported["figures"] if figure["path"][0] != "item"}
    indicators = {indicator["name"]: indicator for indicator in exported["indicators"]}
    assert list(rows) == [*figures, *indicators]
    for name, data in (figures | indicators).items():
        assert rows[name]["figure"] == data["label"]["en"]
        assert rows[name]["as printed"] == (str(data["written"]) if name in figures else None)
        for column, key in (("value", "value"), ("least", "low"), ("most", "high")):
            assert rows[name][column] == pytest.approx(float(Fraction(data[key])), rel=1e-12)


@pytest.mark.parametrize("report", [path for path in ALL if load(path).report.item], ids=lambda path: path.stem)  # type: ignore[union-attr]  # all of them are reports
def test_every_figure_of_an_item_has_its_cell(report: Path) -> None:
    found = check(load(report), today=TODAY)
    exported: dict[str, Any] = export(found)
    rows = by(written(found)["Items"], "address")
    for figure in exported["figures"]:
        if figure["path"][0] == "item":
            address = found.loaded.addresses.of(tuple(figure["path"][:2]))
            label = re.sub(r"^.* \((.*)\)$", r"\1", figure["label"]["en"])
            column = "share, as printed" if figure["path"][2] == "share" else label
            assert rows[address][column] == pytest.approx(float(Fraction(figure["value"])))
    shown = {key for row in rows.values() for key, value in row.items() if value is None}
    assert all(any(row[key] is not None for row in rows.values()) for key in shown)


def test_parts_are_indented_below_their_whole() -> None:
    text = '[[item]]\nname = "甲"\nunder = "乙"\naccepted = 1\n[[item]]\nname = "乙"\naccepted = 1\n'
    sheet = written(checked(HEAD + text))["Items"]
    assert [(cell.value, cell.alignment.indent) for cell in sheet["A"][1:]] == [("乙", 0), ("甲", 1)]


def test_a_rounded_figure_is_a_number_beside_what_was_printed() -> None:
    book = written(checked(HEAD + ROUNDED))
    row = by(book["Figures"], "address")["applications.received"]
    assert [row[name] for name in ("value", "as printed", "least", "most")] == [2279000, "227.9万", 2278500, 2279500]
    item = by(book["Items"], "item")["文化类"]
    assert (item["accepted"], item["accepted, as printed"]) == (2275000, "227.5万")
    assert "share, as printed, as printed" not in item


FORMS = {
    "a count": ("[applications]\nreceived = 542_219\n", "applications.received", "#,##0"),
    "money": ("[fees]\namount = 22860705.50\n", "fees.amount", "#,##0.00"),
    "whole money": ("[fees]\namount = 22860705\n", "fees.amount", "#,##0"),
    "a rate": ('[rates]\napproval = "95.76%"\n', "rates.approval", "0.00%"),
    "a rate without decimals": ('[rates]\napproval = "95%"\n', "rates.approval", "0%"),
    "a computed rate": ("[applications]\nreceived = 3\naccepted = 1\n", "acceptance_rate", "0.00%"),
    "one that is not quite all": (
        "[applications]\nreceived = 1_000_000\naccepted = 999_999\n",
        "acceptance_rate",
        "0.0000%",
    ),
    "all": ("[applications]\nreceived = 3\naccepted = 3\n", "acceptance_rate", "0.00%"),
    "an average": ("[fees]\napplications = 3\namount = 10\n", "average_fee", "#,##0.00"),
}


@pytest.mark.parametrize(("text", "address", "form"), FORMS.values(), ids=FORMS)
def test_a_number_is_shown_with_its_digits(text: str, address: str, form: str) -> None:
    sheet = written(checked(HEAD + text))["Figures"]
    (row,) = (row for row in sheet.iter_rows() if row[0].value == address)
    assert row[3].number_format == form


def test_a_figure_names_the_section_that_it_is_printed_in() -> None:
    text = '[applications]\nreceived = 1\n[[figure]]\nname = "甲"\nvalue = 1\n'
    placed = '[[figure]]\nname = "乙"\nvalue = 1\nunit = "个"\nsection = "reform"\n'
    rows = by(written(checked(HEAD + text + placed), "zh")["数据"], "数据项")
    assert {name: (row["部分"], row["单位"]) for name, row in rows.items()} == {
        "收到申请": ("办件", "件"),
        "甲": ("其他数据", None),
        "乙": ("改革创新情况", "个"),
    }


# The formulas.


def test_an_indicator_is_a_formula_over_the_cells_of_figures() -> None:
    text = HEAD + '[applications]\nreceived = 10\naccepted = 9\napproved = "1.2万"\ndenied = 2\n'
    rows = by(written(checked(text), values=False)["Figures"], "address")
    assert rows["acceptance_rate"]["value"] == "=$D$3/$D$2"
    assert rows["approval_rate"]["value"] == "=$D$4/($D$4+$D$5)"
    assert rows["approval_rate"]["least"] == "=$G$4/($H$4+$H$5)"
    assert rows["concluded_computed"]["most"] == "=$H$4+$H$5"


def test_what_is_taken_away_counts_with_its_other_end() -> None:
    rows = by(written(checked(HEAD + "[items]\ntotal = 3\nprevious = 2\n"), values=False)["Figures"], "address")
    assert [rows["items_change"][name] for name in ("value", "least", "most")] == [
        "=$D$2-$D$3",
        "=$G$2-$H$3",
        "=$H$2-$G$3",
    ]


def test_a_share_is_a_formula_of_what_the_items_divide() -> None:
    text = HEAD + '[applications]\nconcluded = 8\n[[item]]\nname = "甲"\nconcluded = 2\nshare = "25%"\n'
    book = written(checked(text), values=False)
    assert by(book["Items"], "item")["甲"]["share, computed"] == "=$C$2/'Figures'!$D$2"


def test_neighbouring_cells_are_summed_as_an_area() -> None:
    items = "".join(f'[[item]]\nname = "{name}"\naccepted = 1\n' for name in "甲乙丙")
    part = '[[item]]\nname = "丁"\nunder = "乙"\naccepted = 1\n'
    text = HEAD + "[applications]\naccepted = 3\n" + items
    rows = [row["computed"] for row in table(written(checked(text), values=False)["Checks"]) if row["code"] == "LR106"]
    assert rows == ["=SUM('Items'!$C$2:$C$4)"]
    rows = [
        row["computed"]
        for row in table(written(checked(text + part), values=False)["Checks"])
        if row["code"] == "LR106"
    ]
    assert rows == ["='Items'!$D$2+'Items'!$D$3+'Items'!$D$5", "='Items'!$D$4"]


SOFFICE = shutil.which("soffice")
LAID_OUT = ("2024", "complete", "district-2024", "guangzhou-2021", "putuo-civil-affairs-2014", "wuchang-2025")
RECALCULATED = {path.stem: check(load(path), today=TODAY) for path in ALL if path.stem in LAID_OUT} | {
    "items": check(load(ROOT / "examples" / "published" / "shanghai-chongming-civil-affairs-2022.toml"), today=TODAY),
    "decimals": checked(HEAD + ILL),
    "rounded": checked(HEAD + ROUNDED),
}


@pytest.fixture(scope="module")
def recalculated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where LibreOffice has put the workbooks, having been given formulas without values."""
    if SOFFICE is None:
        pytest.skip("LibreOffice (soffice), which works the formulas out anew, is not installed")
    folder = tmp_path_factory.mktemp("soffice")
    for name, found in RECALCULATED.items():
        (folder / f"{name}.xlsx").write_bytes(without_values(render_xlsx(workbook(found, "en", "draft"))))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = sorted(map(str, folder.glob("*.xlsx")))
    arguments = [SOFFICE, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder / "out"), *files]
    subprocess.run(arguments, check=True, capture_output=True, timeout=300)
    return folder / "out"


def without_values(data: bytes) -> bytes:
    """Return a workbook in which no formula has a value, so that whoever opens it must work it out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            new.writestr(name, re.sub(r"(</f>)<v>[^<]*</v>", r"\1", content))
    return out.getvalue()


@pytest.mark.parametrize("name", RECALCULATED)
def test_formulas_worked_out_anew_give_the_values_that_they_have(name: str, recalculated: Path) -> None:
    data = render_xlsx(workbook(RECALCULATED[name], "en", "draft"))
    formulas, ours = opened(data, values=False), opened(data)
    theirs = openpyxl.load_workbook(recalculated / f"{name}.xlsx", data_only=True)
    places = [
        (sheet.title, cell.coordinate) for sheet in formulas for row in sheet for cell in row if cell.data_type == "f"
    ]
    values = [(ours[sheet][place].value, theirs[sheet][place].value) for sheet, place in places]
    assert all(own is not None for own, _ in values)
    assert [plain(theirs) for _, theirs in values] == [pytest.approx(plain(ours), rel=1e-12) for ours, _ in values]


def plain(value: object) -> object:
    return value.toordinal() if isinstance(value, datetime.date) else value


def test_there_are_many_formulas_to_work_out() -> None:
    book = written(RECALCULATED["complete"], values=False)
    kinds = Counter(cell.data_type for sheet in book for row in sheet for cell in row)
    assert kinds["f"] > 150


# The checks.


@pytest.mark.parametrize("report", ALL, ids=lambda path: path.stem)
def test_every_relation_that_the_rules_state_has_a_row_with_its_outcome(report: Path) -> None:
    found = check(load(report), today=TODAY)
    rows = table(written(found)["Checks"])
    assert found.report is not None
    assert Counter(row["code"] for row in rows) == Counter(each.rule.code for each in statements(found.report))
    outcomes = Counter(row["outcome"] for row in rows)
    assert outcomes["holds"] == found.tally.held
    assert outcomes["broken"] + outcomes["waived"] == found.tally.broken
    assert outcomes["not evaluable"] == found.tally.not_evaluable


@pytest.mark.parametrize("report", ALL, ids=lambda path: path.stem)
def test_a_broken_relation_shows_the_sides_and_the_difference_of_its_finding(report: Path) -> None:
    found = check(load(report), today=TODAY)
    rows = table(written(found)["Checks"])
    broken = [row for row in rows if row["outcome"] in {"broken", "waived"}]
    breaches = sorted((diagnostic for _, diagnostic in found.breaches), key=lambda diagnostic: diagnostic.code)
    waived = {id(each.diagnostic): each.waiver for each in found.waived}
    assert len(broken) == len(breaches)
    for row, diagnostic in zip(broken, breaches, strict=True):
        finding, waiver = diagnostic.finding, waived.get(id(diagnostic))
        assert (row["code"], row["place"]) == (diagnostic.code, diagnostic.address)
        assert row["outcome"] == ("broken" if waiver is None else "waived")
        assert row["remarks"] == (diagnostic.message("en") if waiver is None else waiver.reason)
        if finding.difference is not None:
            assert row["difference"] == pytest.approx(float(finding.difference))
        if isinstance(row["stated"], datetime.datetime):
            assert row["stated"].date().isoformat() == finding.stated
        elif finding.stated is not None and finding.computed is not None:
            assert row["stated"] == pytest.approx(float(finding.stated))
            assert row["computed"] == pytest.approx(float(finding.computed))


@pytest.mark.parametrize("name", RECALCULATED)
def test_a_relation_holds_if_and_only_if_the_difference_is_one_that_is_allowed(name: str) -> None:
    (sheet,) = (sheet for sheet in workbook(RECALCULATED[name], "en").sheets if sheet.name == "Checks")
    headings = [column.heading for column in sheet.columns]
    for cells in sheet.rows:
        row = dict(zip(headings, cells, strict=True))
        allowed, difference = row["allowed"], row["difference"]
        if isinstance(allowed, Numeral) and isinstance(difference, Formula):
            exact = Fraction(str(difference.value))
            size = exact if row["is to be"] == "≤" else abs(exact)
            assert (size <= allowed.value) is (outcome(row["outcome"]) == "holds")


def outcome(cell: Cell) -> str:
    assert isinstance(cell, Text)
    return cell.text


ROWS = {
    "a sum": (
        "[applications]\nreceived = 10\naccepted = 9\nrejected = 2\n",
        "LR101",
        (10, "=", 11, -1, 0, "broken", "received = accepted + rejected"),
    ),
    "a part": (
        "[items]\ntotal = 3\n[oversight]\nitems_covered = 4\n",
        "LR207",
        (4, "≤", 3, 1, 0, "broken", "items under oversight ≤ items"),
    ),
    "zero together": (
        "[fees]\napplications = 0\namount = 5\n",
        "LR206",
        (5, "zero together with", 0, None, None, "broken", "fees charged and paid applications are zero together"),
    ),
    "one of two ways to count": (
        "[applications]\napproved = 7\ndenied = 2\nrevoked = 1\nconcluded = 10\n",
        "LR102",
        (10, "=", 10, 0, 0, "holds", "concluded = approved + denied (+ revoked)"),
    ),
    "a total that is computed": (
        "[applications]\napproved = 7\ndenied = 2\nwithdrawn = 1\n[handling]\non_time = 9\noverdue = 1\n",
        "LR105",
        (10, "=", 10, 0, 0, "holds", "concluded = on time + overdue"),
    ),
    "a rounded sum": (
        '[applications]\napproved = "1.2万"\ndenied = 100\nconcluded = 12_300\n',
        "LR102",
        (12300, "=", 12100, 200, 500, "holds", "concluded = approved + denied"),
    ),
    "decimals": (
        '[fees]\namount = 30.25\n[[item]]\nname = "甲"\namount = 10.10\n[[item]]\nname = "乙"\namount = 20.20\n',
        "LR106",
        (30.25, "=", 30.3, -0.05, 0, "broken", "fees charged = 甲 (fees charged) + 乙 (fees charged)"),
    ),
    "a rate": (
        '[applications]\nreceived = 1000\naccepted = 987\n[rates]\nacceptance = "97.8%"\n',
        "LR301",
        (0.978, "=", 0.987, -0.009, 0.0005, "broken", "acceptance rate = accepted ÷ received"),
    ),
}


@pytest.mark.parametrize(("text", "code", "expected"), ROWS.values(), ids=ROWS)
def test_a_relation_is_laid_out_so_that_one_can_do_the_sum(text: str, code: str, expected: tuple[object, ...]) -> None:
    rows = [
        row
        for row in table(written(checked(HEAD + text))["Checks"])
        if row["code"] == code and row["computed"] is not None
    ]
    names = ("stated", "is to be", "computed", "difference", "allowed", "outcome", "in these figures")
    assert tuple(rows[0][name] for name in names) == expected


def test_dates_are_dates_and_their_difference_is_days() -> None:
    text = HEAD + "signed = 2025-03-01\npublished = 2025-02-01\n"
    values, formulas = (written(checked(text), values=values)["Checks"] for values in (True, False))
    (row,) = (row for row in table(values) if row["code"] == "LR402")
    assert (row["stated"], row["computed"]) == (datetime.datetime(2025, 2, 1), datetime.datetime(2025, 3, 1))  # noqa: DTZ001  # cells have no zone
    assert (row["difference"], row["outcome"], row["is to be"]) == (-28, "broken", "≥")
    (row,) = (row for row in table(formulas) if row["code"] == "LR402")
    assert row["stated"] == "='Report'!$B$5"


REMARKS = {
    "what is missing": ("[applications]\nreceived = 1\n", "LR101", "not printed: accepted, rejected"),
    "a whole of zero": (
        '[applications]\nreceived = 0\naccepted = 0\n[rates]\nacceptance = "100%"\n',
        "LR301",
        "a whole of zero",
    ),
    "what did not load": (
        '[applications]\nreceived = "many"\naccepted = 1\nrejected = 1\n',
        "LR101",
        "some of it could not be read",
    ),
}


@pytest.mark.parametrize(("text", "code", "remark"), REMARKS.values(), ids=REMARKS)
def test_a_relation_that_cannot_be_evaluated_says_why(text: str, code: str, remark: str) -> None:
    rows = [row for row in table(written(checked(HEAD + text))["Checks"]) if row["code"] == code]
    assert (rows[0]["outcome"], rows[0]["remarks"]) == ("not evaluable", remark)


def test_a_relation_across_reports_has_the_figures_of_the_others_as_numbers(tmp_path: Path) -> None:
    for year, text in ((2023, "[items]\ntotal = 201\n"), (2024, "[items]\nprevious = 210\n")):
        (tmp_path / f"{year}.toml").write_text(HEAD.replace("2024", str(year)) + text, encoding="utf-8")
    found = list(survey([str(tmp_path / f"{year}.toml") for year in (2023, 2024)], Plan(TODAY, in_full=True)))[-1]
    assert isinstance(found.standing, Standing)
    (row,) = (row for row in table(written(found)["Checks"]) if row["code"] == "LR501")
    assert [row[name] for name in ("stated", "computed", "difference", "outcome")] == [210, 201, 9, "broken"]


def test_findings_stand_before_those_that_are_waived() -> None:
    text = HEAD + "signed = 2024-03-19\n[applications]\nreceived = 10\naccepted = 9\nrejected = 2\n"
    waiver = '[[waiver]]\nrule = "LR401"\nat = "report.signed"\nreason = """as\n  published"""\n'
    rows = table(written(checked(text + waiver))["Findings"])
    assert [(row["state"], row["severity"], row["code"], row["place"], row["line"]) for row in rows] == [
        ("stands", "error", "LR101", "applications.received", 7),
        ("waived", "error", "LR401", "report.signed", 5),
    ]
    assert rows[0]["what was found"] == "received 10 is 1 less than accepted 9 + rejected 2 = 11"
    assert [row["reason of the waiver"] for row in rows] == [None, "as published"]


def test_a_sheet_that_would_be_empty_is_left_out() -> None:
    assert written(checked(HEAD + "[applications]\nreceived = 1\n")).sheetnames == ["Figures", "Checks", "Report"]
    assert written(checked(HEAD + ILL), "zh").sheetnames == ["数据", "事项", "核对", "差异", "报告"]


# The file.


HOSTILE = [
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "{=1}",
    "https://example.com/",
    "internal:Sheet1!A1",
    "mailto:a@example.com",
    "007",
    "1e5",
    "<r>&amp;</r>",
    "<r><t>x</t></r>",
    "</t></si>",
    "&<>\"'",
    "_x0041_",
    "\x00\x01\x1b[2J\x7f\x9f",
    "\ufffe\uffff",
    "\u202e反",
    "长" * 40_000,
]


@pytest.mark.parametrize("name", HOSTILE, ids=lambda name: ascii(name[:20]))
def test_a_hostile_text_is_text_in_every_cell(name: str) -> None:
    cell = Formula((Ref("S", 0, 0),), 1)
    sheet = Sheet("S", (Column(name), Column("n")), ((name, Numeral(1)), (Text(name, 20, "bad"), cell)))
    data = render_xlsx(Workbook(name, (sheet,), "en", TODAY, name, name))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        for part in file.namelist():
            etree.fromstring(file.read(part))
        content = b"".join(map(file.read, file.namelist()))
    assert content.count(b"<f>") == 1
    assert b"hyperlink" not in content
    shown = opened(data)["S"]
    clean = re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]", "\ufffd", name)[:32_767]
    assert [cell.value for cell in shown["A"]] == [clean] * 4
    assert {cell.data_type for cell in shown["A"]} == {"s"}


def test_text_that_looks_like_a_formula_stays_text_when_it_is_edited() -> None:
    sheet = Sheet("S", (Column("a"),), (("=1+1",), ("plain",)))
    shown = opened(render_xlsx(Workbook("t", (sheet,), "en", TODAY)))["S"]
    assert [cell.quotePrefix for (cell,) in shown.iter_rows(min_row=2)] == [True, False]


def test_a_hostile_report_has_no_formula_but_its_own() -> None:
    text = HEAD.replace("虚构区", "=1+1") + 'source = "https://example.com/"\n[applications]\nreceived = 2\n'
    text += '[[item]]\nname = "=2+2"\ncode = "@x"\nreceived = 2\n[[figure]]\nname = "+3"\nvalue = -3\nunit = "=m"\n'
    book = written(checked(text), values=False)
    own = re.compile(r"=(ROUND\()?('(Figures|Items|Report)'!)?\$[A-Z]+\$\d+")
    formulas = [cell.value for sheet in book for row in sheet for cell in row if cell.data_type == "f"]
    assert formulas
    assert all(own.match(formula) for formula in formulas)
    assert by(book["Figures"], "address")['figure."+3".value']["value"] == -3


def test_a_formula_too_long_for_spreadsheets_is_its_value() -> None:
    terms = tuple(term for row in range(0, 2 * LONGEST, 2) for term in ("+", Ref("S", row, 1)))[1:]
    sheet = Sheet("S", (Column("a"), Column("b")), ((Formula(terms, 7), Formula((Ref("S", 0, 0),), 7)),))
    shown = opened(render_xlsx(Workbook("t", (sheet,), "en", TODAY)), values=False)["S"]
    assert (shown["A2"].value, shown["B2"].value) == (7, "=$A$2")


def test_formulas_find_their_cells_below_the_line_of_a_draft() -> None:
    area = Area(Ref("It's", 0, 0), Ref("It's", 2, 0))
    sheets = (
        Sheet("It's", (Column("n"),), ((Numeral(1),), (Numeral(2),), (Numeral(Fraction(-1, 2), Form(1)),))),
        Sheet("Sum", (Column("n"),), ((Formula(("SUM(", area, ")*", Fraction(-1, 3), "+", 2), Fraction(7, 6)),),)),
    )
    for draft, formula in (("", "=SUM('It''s'!$A$2:$A$4)*(-1/3)+2"), ("D", "=SUM('It''s'!$A$3:$A$5)*(-1/3)+2")):
        book = opened(render_xlsx(Workbook("t", sheets, "en", TODAY, draft=draft)), values=False)
        assert [cell.value for cell in book["Sum"]["A"]][-1] == formula


def test_every_sheet_of_a_draft_says_so() -> None:
    for sheet in written(RECALCULATED["complete"], "zh", "草稿 & 未定"):
        assert sheet["A1"].value == "草稿 & 未定"
        assert sheet.oddHeader.right.text == "草稿 && 未定"
        assert sheet.freeze_panes.endswith("3")
        assert sheet.print_title_rows == "$1:$2"


def test_a_sheet_is_set_up_to_be_read_and_printed() -> None:
    book = written(RECALCULATED["complete"], "zh")
    for sheet in book:
        assert sheet.freeze_panes == ("B2" if sheet.title == "事项" else "A2")
        assert sheet.auto_filter.ref == f"A1:{sheet.cell(sheet.max_row, sheet.max_column).coordinate}"
        assert sheet.print_title_rows == "$1:$1"
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
        assert all(cell.font.bold for cell in sheet[1])
        assert "虚构区2024年度行政许可实施情况" in sheet.oddHeader.left.text


def test_columns_are_wide_enough_for_chinese() -> None:
    text = HEAD + '[[figure]]\nname = "自动生成智慧好办功能的比例"\nvalue = 1\n'
    sheet = written(checked(text), "zh")["数据"]
    assert sheet.column_dimensions["B"].width > cells_of("自动生成智慧好办功能的比例")


def test_long_text_is_broken_into_lines_and_its_row_is_high_enough() -> None:
    sheet = Sheet("S", (Column("a", 20),), (("长" * 35,), ("短",), ("a\nb",)))
    shown = opened(render_xlsx(Workbook("t", (sheet,), "zh", TODAY)))["S"]
    assert [shown.row_dimensions[row].height for row in (2, 3, 4)] == [60, None, 30]
    assert [shown.cell(row, 1).alignment.wrap_text for row in (2, 3, 4)] == [True, None, True]
    assert 20 < shown.column_dimensions["A"].width < 30


PROPERTIES = {
    "signed": ('publisher = "某局"\nsigned = 2025-03-01\n', "某局", (2025, 3, 1)),
    "published": ("signed = 2025-03-01\npublished = 2025-03-20\n", "虚构区", (2025, 3, 20)),
    "neither": ("", "虚构区", (2024, 12, 31)),
}


@pytest.mark.parametrize(("text", "author", "date"), PROPERTIES.values(), ids=PROPERTIES)
def test_the_file_says_whose_it_is_and_when_it_was_made(text: str, author: str, date: tuple[int, int, int]) -> None:
    book = written(checked(HEAD + text), "zh")
    created = book.properties.created
    assert book.properties.title == "虚构区2024年度行政许可实施情况"
    assert book.properties.creator == author
    assert (created.year, created.month, created.day) == date
    assert book.custom_doc_props["Language"].value == "zh-CN"


PROGRAM = """
import datetime, sys, hashlib
from pathlib import Path
from licreport.check.one import check
from licreport.report.load import load
from licreport.render.xlsx import render
from licreport.compose.tables import workbook
found = check(load(Path(sys.argv[1])), today=datetime.date(2026, 1, 1))
print(hashlib.sha256(render(workbook(found, "zh", "草稿"))).hexdigest())
"""


def test_the_same_report_is_the_same_file_whatever_the_hashes() -> None:
    report = ROOT / "tests" / "complete.toml"
    prints = {
        subprocess.run(
            [sys.executable, "-c", PROGRAM, str(report)], env={"PYTHONHASHSEED": seed}, check=True, capture_output=True
        ).stdout.decode()
        for seed in ("0", "1", "2")
    }
    own = render_xlsx(workbook(check(load(report), today=TODAY), "zh", "草稿"))
    assert prints == {f"{hashlib.sha256(own).hexdigest()}\n"}
    with zipfile.ZipFile(io.BytesIO(own)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_library_is_only_loaded_to_write() -> None:
    program = "import sys, licreport.render.xlsx; sys.exit('xlsxwriter' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_a_file_that_is_no_report_has_no_sheets() -> None:
    with pytest.raises(ValueError, match="is no report"):
        workbook(checked("format = 1\n"), "en")


def test_the_format_is_found_by_its_name() -> None:
    assert (FORMAT.name, FORMAT.suffixes, FORMAT.takes, FORMAT.extra) == ("xlsx", (".xlsx",), Workbook, "xlsx")


def test_nothing_derived_is_missing() -> None:
    report = RECALCULATED["complete"].report
    assert report is not None
    assert len(derive(report)) >= len(INDICATORS) - 1  # its concluded is printed
