"""XLSX: every figure is a number in a cell, what follows from figures is a formula, and text is never one."""

import datetime
import hashlib
import io
import random
import re
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import openpyxl  # type: ignore[import-untyped]  # it comes without types
import pytest
from lxml import etree
from openpyxl.formula.translate import Translator  # type: ignore[import-untyped]  # as above
from places import ROOT
from render.test_csv import HEAD, REPORTS, TODAY

from licreport.check.evaluate import statements
from licreport.check.many import Plan, survey
from licreport.check.one import Checked, check
from licreport.collection.standing import Standing
from licreport.compose.tables import workbook
from licreport.derive.indicators import INDICATORS, derive
from licreport.document.workbook import (
    Area,
    Cell,
    Column,
    Form,
    Formula,
    Here,
    Numeral,
    Quoted,
    Ref,
    Sheet,
    Text,
    Workbook,
)
from licreport.render.json import export
from licreport.render.sheets.formula import LONGEST
from licreport.render.sheets.names import spelled
from licreport.render.xlsx import FORMAT
from licreport.render.xlsx import render as render_xlsx
from licreport.report.address import printed_figures
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
CAPPED = '[applications]\napproved = "1.1万"\nconcluded = "1.10万"\n'
"""Figures of which a share is at most 100 %, though rounded as they are they could be divided to more."""
SHARED = """
[applications]
approved  = "1.1万"
denied    = "300余"
withdrawn = "近8200"
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
    (row,) = (row for row in sheet.iter_rows() if row[-1].value == address)
    assert row[2].number_format == form


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


def test_an_indicator_is_a_formula_over_figures_by_their_names() -> None:
    text = HEAD + '[applications]\nreceived = 10\naccepted = 9\napproved = "1.2万"\ndenied = 2\n'
    rows = by(written(checked(text), values=False)["Figures"], "address")
    assert rows["acceptance_rate"]["value"] == '=IFERROR(accepted/received,"")'
    assert rows["approval_rate"]["value"] == '=IFERROR(approved/(approved+denied),"")'
    assert rows["approval_rate"]["least"] == '=IFERROR((approved-500)/(approved+denied-500),"")'
    assert rows["approval_rate"]["most"] == '=IFERROR((approved+500)/(approved+denied+500),"")'
    assert rows["concluded_computed"]["most"] == '=IFERROR(approved+denied+500,"")'


def test_a_share_of_rounded_figures_ends_at_all() -> None:
    rows = by(written(checked(HEAD + CAPPED), values=False)["Figures"], "address")
    rate, least = "approved/concluded", "(approved-500)/(concluded+50)"
    assert rows["approval_rate"]["value"] == f'=IFERROR(IF({least}>1,{rate},IF({least}=1,1,MIN(1,{rate}))),"")'
    assert rows["approval_rate"]["least"] == f'=IFERROR({least},"")'
    most = "(approved+500)/(concluded-50)"
    assert rows["approval_rate"]["most"] == f'=IFERROR(IF({least}>1,{most},IF({least}=1,1,MIN(1,{most}))),"")'


def test_what_is_taken_away_counts_with_its_other_end() -> None:
    text = HEAD + '[items]\ntotal = "约30"\nprevious = "约20"\n'
    rows = by(written(checked(text), values=False)["Figures"], "address")
    assert [rows["items_change"][name] for name in ("value", "least", "most")] == [
        '=IFERROR(items-items_last_year,"")',
        '=IFERROR(items-items_last_year-18,"")',
        '=IFERROR(items-items_last_year+18,"")',
    ]


ENDS = {
    "exact": ("542_219", ('=IF(ISNUMBER(C2),C2,"")', '=IF(ISNUMBER(C2),C2,"")')),
    "rounded": ('"227.9万"', ('=IF(ISNUMBER(C2),C2-500,"")', '=IF(ISNUMBER(C2),C2+500,"")')),
    "near": ('"近8200"', ('=IF(ISNUMBER(C2),C2-99,"")', '=IF(ISNUMBER(C2),C2-1,"")')),
}


@pytest.mark.parametrize(("figure", "ends"), ENDS.values(), ids=ENDS)
def test_the_least_and_the_most_follow_the_value(figure: str, ends: tuple[str, str]) -> None:
    row = by(written(checked(f"{HEAD}[applications]\nreceived = {figure}\n"), values=False)["Figures"], "address")
    assert (row["applications.received"]["least"], row["applications.received"]["most"]) == ends


def test_a_share_is_a_formula_of_what_the_items_divide() -> None:
    text = HEAD + '[applications]\nconcluded = 8\n[[item]]\nname = "甲"\nconcluded = 2\nshare = "25%"\n'
    book = written(checked(text), values=False)
    share = by(book["Items"], "item")["甲"]["share, computed"]
    assert share == '=IFERROR(IF(ISNUMBER(B2),B2,NA())/concluded,"")'


def sums_of_items(text: str) -> list[Any]:
    return [row["computed"] for row in table(written(checked(text), values=False)["Checks"]) if row["code"] == "LR106"]


def test_items_are_summed_so_that_an_order_of_rows_means_nothing_and_a_blank_is_missing() -> None:
    items = "".join(f'[[item]]\nname = "{name}"\naccepted = 1\n' for name in "甲乙丙")
    part = '[[item]]\nname = "丁"\nunder = "乙"\naccepted = 1\n'
    text = HEAD + "[applications]\naccepted = 3\n" + items
    area = "'Items'!$B$2:$B$4"
    assert sums_of_items(text) == [f'=IFERROR(IF(COUNT({area})=ROWS({area}),SUM({area}),NA()),"")']
    names, column = '{"item.甲","item.乙","item.丙"}', "'Items'!$C:$C"
    counted = f"SUMPRODUCT(COUNTIFS('Items'!$E:$E,{names},{column},\">-1E+300\"))"
    added = f"SUMPRODUCT(SUMIF('Items'!$E:$E,{names},{column}))"
    cell = f"INDEX({column},MATCH(\"item.丁\",'Items'!$E:$E,0))"
    assert sums_of_items(text + part) == [
        f'=IFERROR(IF({counted}=3,{added},NA()),"")',
        f'=IFERROR(IF(ISNUMBER({cell}),{cell},NA()),"")',
    ]


def test_a_name_finds_its_figure_by_the_address_beside_it() -> None:
    text = '[applications]\nreceived = 1\n[items]\ntotal = 3\n[[figure]]\nname = "*=A1 (?)"\n'
    text += 'value = 3\npart_of = "items.total"\n'
    book = written(checked(HEAD + text), "zh", values=False)
    names = {name: defined.attr_text for name, defined in book.defined_names.items()}
    cell = "INDEX('数据'!$C:$C,MATCH(\"{}\",'数据'!$H:$H,0))"
    found = {
        name: cell.format(key)
        for name, key in (("收到申请", "applications.received"), ("受理", "applications.accepted"))
    }
    assert names["收到申请"] == f"IF(ISNUMBER({found['收到申请']}),{found['收到申请']},NA())"
    assert names["受理"] == f"IF(ISNUMBER({found['受理']}),{found['受理']},NA())"  # for which there is no row yet
    (hostile,) = (name for name, meaning in names.items() if "~*=A1 (~?)" in meaning)
    assert hostile == "_A1"


ROUNDED_REPORTS = [ROOT / "examples" / "published" / f"{name}.toml" for name in ("guangzhou-2021",)]
SOFFICE = shutil.which("soffice")
LAID_OUT = ("2024", "complete", "district-2024", "guangzhou-2021", "putuo-civil-affairs-2014", "wuchang-2025")
RECALCULATED = {path.stem: check(load(path), today=TODAY) for path in ALL if path.stem in LAID_OUT} | {
    "items": check(load(ROOT / "examples" / "published" / "shanghai-chongming-civil-affairs-2022.toml"), today=TODAY),
    "decimals": checked(HEAD + ILL),
    "rounded": checked(HEAD + ROUNDED),
    "a rounded part of a computed whole": checked(HEAD + SHARED),
    "a share that ends at all": checked(HEAD + CAPPED),
}


@pytest.fixture(scope="module")
def recalculated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where LibreOffice has put the workbooks, having been given formulas without values."""
    if SOFFICE is None:
        pytest.skip("LibreOffice (soffice), which works the formulas out anew, is not installed")
    folder = tmp_path_factory.mktemp("soffice")
    for name, found in RECALCULATED.items():
        (folder / f"{name}.xlsx").write_bytes(without_values(render_xlsx(workbook(found, "en", "draft"))))
    for name, change in CHANGED.items():
        (folder / f"{name}.xlsx").write_bytes(change.made())
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
    assert sum(own is not None for own, _ in values) > len(values) / 3
    assert all(is_alike(*pair) for pair in values)


class Change(NamedTuple):
    """A workbook in which a person has changed figures, and turned over the rows of every sheet."""

    text: str
    figures: Mapping[str, float | None]
    """By their addresses; None for one that was cleared."""
    is_sorted: bool = True
    added: tuple[str, float] | None = None
    """A figure in a row of its own that was put below the others."""

    def made(self) -> bytes:
        """Return the file as it is after that, with no value of any formula."""
        book = written(checked(self.text), values=False)
        sheet = book["Figures"]
        for row in sheet.iter_rows(min_row=2):
            if row[-1].value in self.figures:
                row[2].value = self.figures[row[-1].value]
        if self.added:
            sheet.cell(sheet.max_row + 2, 8, self.added[0])
            sheet.cell(sheet.max_row, 3, self.added[1])
        for each in book if self.is_sorted else ():
            turn_over(each)
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()


def turn_over(sheet: Grid) -> None:
    """Turn the rows of a sheet over, as programs do when they sort: what refers to its own row goes with it."""
    rows = [[(cell.coordinate, cell.value, cell.number_format) for cell in row] for row in sheet.iter_rows(min_row=2)]
    for row, old in zip(sheet.iter_rows(min_row=2), reversed(rows), strict=True):
        for cell, (origin, value, form) in zip(row, old, strict=True):
            is_formula = isinstance(value, str) and value.startswith("=")
            cell.value = Translator(value, origin).translate_formula(cell.coordinate) if is_formula else value
            cell.number_format = form


COUNTS = """
[applications]
received = 1000
accepted = 980
rejected = 20
approved = 900
denied   = 10
revoked  = 5
concluded = 915
[rates]
acceptance = "98.0%"
[fees]
applications = 0
amount = 0
[items]
total = 30
previous = 20
"""
PARTS = "[applications]\naccepted = 6\n" + "".join(
    f'[[item]]\nname = "{name}"\naccepted = {count}\n{under}'
    for name, count, under in (("甲*", 1, ""), ("a", 2, ""), ("A", 3, ""), ("?", 1, 'under = "甲*"\n'))
)
WAIVED = """
[applications]
received = 10
accepted = 9
rejected = 2
[[waiver]]
rule = "LR101"
at = "applications.received"
difference = -1
reason = "as published"
"""
OUTCOMES: Mapping[str, tuple[Change, str, Sequence[str]]] = {
    "nothing": (Change(COUNTS, {}), "LR101", ["holds"]),
    "nothing, nor sorted": (Change(COUNTS, {}, is_sorted=False), "LR101", ["holds"]),
    "rejected to 500": (Change(COUNTS, {"applications.rejected": 500}), "LR101", ["broken"]),
    "rejected to 500, not sorted": (
        Change(COUNTS, {"applications.rejected": 500}, is_sorted=False),
        "LR101",
        ["broken"],
    ),
    "rejected to 500 and received with it": (
        Change(COUNTS, {"applications.rejected": 500, "applications.received": 1480}),
        "LR101",
        ["holds"],
    ),
    "a figure cleared": (Change(COUNTS, {"applications.rejected": None}), "LR101", ["not evaluable"]),
    "a figure that may be missing cleared": (
        Change(COUNTS, {"applications.revoked": None, "applications.concluded": 910}),
        "LR102",
        ["holds"],
    ),
    "booked in the one way": (Change(COUNTS, {}), "LR102", ["holds"]),
    "booked in the other": (Change(COUNTS, {"applications.concluded": 910}), "LR102", ["holds"]),
    "booked in neither": (Change(COUNTS, {"applications.concluded": 912}), "LR102", ["broken"]),
    "a rate at its end": (Change(COUNTS, {"applications.accepted": 979.5}), "LR301 acceptance", ["holds"]),
    "a rate beyond its end": (Change(COUNTS, {"applications.accepted": 979.4}), "LR301 acceptance", ["broken"]),
    "a rate changed": (Change(COUNTS, {"rates.acceptance": 0.981}), "LR301 acceptance", ["broken"]),
    "a whole of nought": (
        Change(COUNTS, {"applications.received": 0, "applications.accepted": 0}),
        "LR301 acceptance",
        ["not evaluable"],
    ),
    "one of two no longer nought": (Change(COUNTS, {"fees.amount": 5}), "LR206", ["holds", "broken"]),
    "both no longer nought": (Change(COUNTS, {"fees.amount": 5, "fees.applications": 2}), "LR206", ["holds", "holds"]),
    "within half a unit": (
        Change(HALF := '\n[applications]\nreceived = "1.2万"\naccepted = 11_000\nrejected = 700\n', {}),
        "LR101",
        ["holds"],
    ),
    "at half a unit": (Change(HALF, {"applications.rejected": 500}), "LR101", ["holds"]),
    "beyond half a unit": (Change(HALF, {"applications.rejected": 499}), "LR101", ["broken"]),
    "near": (Change(HALF.replace("1.2万", "近12000"), {}), "LR101", ["holds"]),
    "near, but above": (Change(HALF.replace("1.2万", "近12000"), {"applications.rejected": 1001}), "LR101", ["broken"]),
    "near, but as much": (
        Change(HALF.replace("1.2万", "近12000"), {"applications.rejected": 1000}),
        "LR101",
        ["broken"],
    ),
    "waived": (Change(WAIVED, {}), "LR101", ["waived"]),
    "waived, but no longer so": (Change(WAIVED, {"applications.rejected": 3}), "LR101", ["broken"]),
    "waived, and mended": (Change(WAIVED, {"applications.rejected": 1}), "LR101", ["holds"]),
    "items that are parts": (Change(PARTS, {}), "LR106", ["holds", "holds"]),
    "items that are no longer all": (Change(PARTS, {"applications.accepted": 7}), "LR106", ["broken", "holds"]),
    "a figure added that was missing": (
        Change("\n[applications]\nreceived = 10\naccepted = 9\n", {}, added=("applications.rejected", 1)),
        "LR101",
        ["holds"],
    ),
    "a figure added that contradicts": (
        Change("\n[applications]\nreceived = 10\naccepted = 9\n", {}, added=("applications.rejected", 2)),
        "LR101",
        ["broken"],
    ),
}
CHANGED = {name: change._replace(text=HEAD + change.text) for name, (change, _, _) in OUTCOMES.items()}


@pytest.mark.parametrize(
    ("name", "code", "outcomes"), [(name, *rest) for name, (_, *rest) in OUTCOMES.items()], ids=OUTCOMES
)
def test_a_figure_that_is_changed_changes_what_becomes_of_relations(
    name: str, code: str, outcomes: Sequence[str], recalculated: Path
) -> None:
    book = openpyxl.load_workbook(recalculated / f"{name}.xlsx", data_only=True)
    rows = [row for row in table(book["Checks"]) if f"{row['code']} {row['in these figures']}".startswith(code)]
    assert sorted(row["outcome"] for row in rows) == sorted(outcomes)


class Variant(NamedTuple):
    """A report some of whose figures are changed at random: in a workbook of it, and in its text."""

    change: Change
    text: str
    """As it would be with the figures so."""


def variant(name: str, text: str, seed: int) -> Variant:
    """Change three exact figures of a report by a little, or by much."""
    report, choose = checked(text).loaded.report, random.Random(f"{name} {seed}")  # noqa: S311  # the same in every run is what is wanted
    assert report is not None
    figures = {path: value for path, value in printed_figures(report) if len(path) == 2 and isinstance(value, int)}
    changed = {
        path: max(figures[path] + choose.choice((-11, -1, 1, 2, 500)), 0) for path in choose.sample([*figures], 3)
    }
    other = text
    for (table, key), value in changed.items():
        other = re.sub(rf"(?ms)(^\[{table}\](?:(?!^\[).)*?^{key}\s*=\s*)[\d_]+", rf"\g<1>{value}", other)
    return Variant(Change(text, {f"{table}.{key}": value for (table, key), value in changed.items()}), other)


VARIED = {
    path.stem: path.read_text(encoding="utf-8")
    for path in (ROOT / "tests" / "complete.toml", ROOT / "data" / "2024.toml", FICTIONAL[-1], *ROUNDED_REPORTS)
}
VARIANTS = {f"{name} {seed}": variant(name, text, seed) for name, text in VARIED.items() for seed in range(4)}
CHANGED |= {name: each.change for name, each in VARIANTS.items()}


@pytest.mark.parametrize("name", VARIANTS)
def test_what_becomes_of_relations_is_what_the_checks_would_find(name: str, recalculated: Path) -> None:
    book = openpyxl.load_workbook(recalculated / f"{name}.xlsx", data_only=True)
    assert outcomes_in(book) == outcomes_in(written(checked(VARIANTS[name].text)))
    assert VARIANTS[name].text != VARIANTS[name].change.text


def outcomes_in(book: Book) -> Counter[tuple[str, ...]]:
    told = (
        tuple(row[name] for name in ("code", "in these figures", "stated", "outcome")) for row in table(book["Checks"])
    )
    return Counter(told)


def is_alike(ours: object, theirs: object) -> bool:
    """Tell whether two values are the same, but for the last digits of a quotient."""
    if isinstance(ours, int | float):
        return isinstance(theirs, int | float) and theirs == pytest.approx(ours, rel=1e-12)
    return (ours or None) == (theirs or None)


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
            exact = Fraction(str(difference.value or 0))
            size = exact if row["is to be"] == "≤" else abs(exact)
            assert (size <= allowed.value) is (outcome(row["outcome"]) == "holds")


def outcome(cell: Cell) -> str:
    assert isinstance(cell, Formula)
    return str(cell.value)


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
    assert row["stated"] == '=IFERROR(published,"")'
    assert re.sub(r"(?<=[A-Z])\d+", "", row["outcome"]) == '=IF(COUNT(C,E)<2,"not evaluable",IF(F>=0,"holds","broken"))'


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


HEADINGS = {
    "数据": "数据项 部分 数值 原文 单位 最小可能 最大可能 位置",
    "事项": "事项 收费金额 占比（计算得出） 位置",
    "核对": "规则内容 数据关系 公布数 应 计算数 差额 容许差额 结果 不成立时 说明 规则 位置",
    "差异": "状态 级别 内容 说明 豁免理由 规则 行 位置",
    "报告": "项目 内容 位置",
}


@pytest.mark.parametrize(("sheet", "headings"), HEADINGS.items())
def test_what_people_read_comes_first_and_the_address_last_narrow_and_grey(sheet: str, headings: str) -> None:
    grid = written(checked(HEAD + ILL), "zh")[sheet]
    assert " ".join(cell.value for cell in grid[1]) == headings
    address = [row[-1] for row in grid.iter_rows(min_row=2) if row[-1].value]
    assert address
    assert {cell.font.color.rgb for cell in address} == {"FF6B6B6B"}
    assert {cell.alignment.wrap_text for cell in address} == {None}
    assert grid.column_dimensions[address[0].column_letter].width < 20


TONES = [
    ('AND(H2="不成立",I2="警告")', "FF8A5A00"),
    ('AND(H2="不成立")', "FFB00020"),
    ('AND(H2="成立")', "FF1B6E3C"),
    ('AND(H2="无法核对")', "FF6B6B6B"),
    ('AND(H2="已豁免")', "FF6B6B6B"),
]


def test_the_colour_of_an_outcome_follows_what_its_formula_gives() -> None:
    sheet = written(checked(HEAD + ILL), "zh")["核对"]
    ((area, rules),) = ((found.sqref, found.rules) for found in sheet.conditional_formatting)
    assert str(area) == f"H2:H{sheet.max_row}"
    assert [(rule.formula[0], rule.dxf.font.color.rgb) for rule in rules] == TONES
    assert all(rule.stopIfTrue for rule in rules)
    assert {cell.font.color.theme for cell in sheet["H"][1:]} == {1}


@pytest.mark.parametrize("report", ALL, ids=lambda path: path.stem)
def test_no_outcome_is_typed_where_all_figures_are_there(report: Path) -> None:
    rows = table(written(check(load(report), today=TODAY), values=False)["Checks"])
    assert {row["outcome"] for row in rows if not str(row["outcome"]).startswith("=")} <= {"not evaluable"}


def test_what_is_remarked_of_a_breach_is_gone_with_its_figures() -> None:
    text = "[applications]\nreceived = 10\naccepted = 9\nrejected = 2\n"
    (row,) = (row for row in table(written(checked(HEAD + text), values=False)["Checks"]) if row["code"] == "LR101")
    told = '"received 10 is 1 less than accepted 9 + rejected 2 = 11"'
    assert row["remarks"] == f'=IF(AND(H2="broken",received=10,accepted=9,rejected=2),{told},"")'


def test_the_counts_of_outcomes_are_formulas() -> None:
    text = "[applications]\nreceived = 10\naccepted = 9\nrejected = 2\n"
    rows = by(written(checked(HEAD + text), values=False)["Report"], "entry")
    area = re.escape("'Checks'!$H$2:$H$") + r"\d+"
    held = rows["relations that are broken"]["content"]
    assert re.fullmatch(rf'=COUNTIF\({area},"broken"\)\+COUNTIF\({area},"waived"\)', held)


def test_growth_is_what_the_quotient_is_above_one() -> None:
    text = "[last_year.applications]\nreceived = 100\n[applications]\nreceived = 106\n"
    text += '[growth.applications]\nreceived = "6.0%"\n'
    rows = table(written(checked(HEAD + text))["Checks"])
    (row,) = (row for row in rows if row["stated"] == 0.06)
    assert (row["computed"], row["difference"], row["outcome"]) == (0.06, 0, "holds")


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
    own = re.compile(r"=(IF|IFERROR|COUNTIF)\(")
    formulas = [cell.value for sheet in book for row in sheet for cell in row if cell.data_type == "f"]
    assert formulas
    assert all(own.match(formula) for formula in formulas)
    assert by(book["Figures"], "address")['figure."+3".value']["value"] == -3


def test_a_formula_too_long_for_spreadsheets_is_its_value() -> None:
    terms = tuple(term for row in range(0, 2 * LONGEST, 2) for term in ("+", Ref("S", row, 1)))[1:]
    sheet = Sheet("S", (Column("a"), Column("b")), ((Formula(terms, 7), Formula((Ref("S", 0, 0),), 7)),))
    shown = opened(render_xlsx(Workbook("t", (sheet,), "en", TODAY)), values=False)["S"]
    assert (shown["A2"].value, shown["B2"].value) == (7, "=IF(ISNUMBER(A2),A2,NA())")


def test_formulas_find_their_cells_below_the_line_of_a_draft() -> None:
    area, ref = Area("It's", 0), Ref("It's", 1, 0)
    terms = ("SUM(", area, ")*", Fraction(-1, 3), "+", Fraction(5, 2), "+", ref, "+", Here(0))
    sheets = (
        Sheet("It's", (Column("n"),), ((Numeral(1),), (Numeral(2),), (Numeral(Fraction(-1, 2), Form(1)),))),
        Sheet("Sum", (Column("n"),), ((Formula(terms, Fraction(7, 6)),),)),
    )
    for draft, first in (("", 2), ("D", 3)):
        cell = f"'It''s'!$A${first + 1}"
        formula = f"=SUM('It''s'!$A${first}:$A${first + 2})*(-1/3)+2.5+IF(ISNUMBER({cell}),{cell},NA())+A{first}"
        book = opened(render_xlsx(Workbook("t", sheets, "en", TODAY, draft=draft)), values=False)
        assert [cell.value for cell in book["Sum"]["A"]][-1] == formula


EXACTLY = "INDEX('S'!$B:$B,SUMPRODUCT(EXACT('S'!$A$2:$A$3,{})*ROW('S'!$A$2:$A$3)))"
KEYS = {
    "a key": ("甲", "乙", "INDEX('S'!$B:$B,MATCH(\"甲\",'S'!$A:$A,0))"),
    "what would stand for anything": ("a*?~", "b", "INDEX('S'!$B:$B,MATCH(\"a~*~?~~\",'S'!$A:$A,0))"),
    "quotes": ('a"b', "b", "INDEX('S'!$B:$B,MATCH(\"a\"\"b\",'S'!$A:$A,0))"),
    "two alike but for case": ("a", "A", EXACTLY.format('"a"')),
    "too long to be matched": ("x" * 121, "b", EXACTLY.format(f'"{"x" * 120}"&"x"')),
    "two alike": ("a", "a", "'S'!$B$2"),
    "none": ("", "b", "'S'!$B$2"),
}


@pytest.mark.parametrize(("own", "other", "cell"), KEYS.values(), ids=KEYS)
def test_a_cell_is_found_by_the_key_of_its_row_where_that_has_one_of_its_own(own: str, other: str, cell: str) -> None:
    rows = ((own, Numeral(1)), (other, Numeral(2)))
    sheets = (
        Sheet("S", (Column("k"), Column("n")), rows, key=0),
        Sheet("T", (Column("n"),), ((Formula((Ref("S", 0, 1),), 1),),)),
    )
    book = opened(render_xlsx(Workbook("t", sheets, "en", TODAY)), values=False)
    assert book["T"]["A2"].value == f"=IF(ISNUMBER({cell}),{cell},NA())"


NAMES = {
    "a word": ("受理", "受理"),
    "words": ("on time", "on_time"),
    "brackets": ("受理（甲）", "受理_甲"),
    "like a cell": ("AB12", "_AB12"),
    "like a row and a column": ("R1C1", "_R1C1"),
    "like a row": ("r", "_r"),
    "a number": ("12345热线", "_12345热线"),
    "nothing that names are made of": ("=+−", "_"),
    "true": ("TRUE", "_TRUE"),
    "very long": ("长" * 300, "长" * 100),
}


@pytest.mark.parametrize(("text", "name"), NAMES.values(), ids=NAMES)
def test_a_name_is_spelled_as_programs_take_it(text: str, name: str) -> None:
    assert [*spelled([text])] == [name]


def test_no_two_names_are_alike() -> None:
    assert [*spelled(["a b", "A_b", "a/b"])] == ["a_b", "A_b_2", "a_b_3"]


def test_long_text_in_a_formula_is_in_pieces() -> None:
    sheet = Sheet("S", (Column("a"),), ((Formula((Quoted('长"' * 200),), ""),),))
    (formula,) = (
        cell.value for cell in opened(render_xlsx(Workbook("t", (sheet,), "en", TODAY)), values=False)["S"]["A"][1:]
    )
    assert all(len(piece) < 255 for piece in formula[1:].split("&"))
    assert formula[1:].replace('"&"', "").replace('""', '"') == '"' + '长"' * 200 + '"'


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
    assert sheet.column_dimensions["A"].width > cells_of("自动生成智慧好办功能的比例")


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
