"""CSV: a line for each figure that a report prints and for each indicator, exact, and nothing that could be run."""

import csv
import datetime
import io
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from places import ROOT

from licreport.check.one import Checked, check
from licreport.compose.tables import tidy
from licreport.document.tidy import Column, Tidy
from licreport.render.csv import FORMAT
from licreport.render.csv import render as render_csv
from licreport.render.json import export
from licreport.report.load import load, load_bytes
from licreport.words.language import Lang

REPORTS = [
    ROOT / "data" / "2024.toml",
    ROOT / "tests" / "complete.toml",
    *sorted((ROOT / "examples" / "published").glob("*.toml")),
]
HEAD = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n'
TODAY = datetime.date(2026, 1, 1)
COLUMNS = ["authority", "year", "path", "label", "value", "unit", "low", "high", "written"]


def checked(text: str) -> Checked:
    return check(load_bytes("report.toml", text.encode()), today=TODAY)


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def rows(found: Checked, lang: Lang = "en") -> list[dict[str, str]]:
    return read(render_csv(tidy(found, lang)))


def row(text: str, path: str) -> Mapping[str, str]:
    (found,) = (row for row in rows(checked(HEAD + text)) if row["path"] == path)
    return found


def one_column(name: str, *cells: str, is_number: bool = False) -> str:
    return render_csv(Tidy((Column(name, is_number),), tuple((cell,) for cell in cells)))


@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem)
def test_every_figure_and_indicator_is_a_line_with_the_values_of_the_export(report: Path) -> None:
    found = check(load(report), today=TODAY)
    exported: dict[str, Any] = export(found)
    figures = [(figure["address"], figure, "written") for figure in exported["figures"]]
    indicators = [(indicator["name"], indicator, "decimal") for indicator in exported["indicators"]]
    lines = rows(found)
    assert [line["path"] for line in lines] == [name for name, _, _ in figures + indicators]
    for line, (_, data, kind) in zip(lines, figures + indicators, strict=True):
        worth = 100 if line["unit"] == "%" else 1
        assert line["written"] == (str(data["written"]) if kind == "written" else "")
        assert line["label"] == data["label"]["en"]
        for name in ("value", "low", "high"):
            assert abs(Fraction(line[name]) - Fraction(data[name]) * worth) < Fraction(1, 10**12)


def test_the_columns_are_those_of_a_trend() -> None:
    text = render_csv(tidy(checked(HEAD + "[applications]\nreceived = 10\n"), "zh"))
    assert text == f"{','.join(COLUMNS)}\r\n虚构区,2024,applications.received,收到申请,10,件,10,10,10\r\n"


VALUES = {
    "a count": ("[applications]\nreceived = 542_219\n", "applications.received", "542219 件 542219 542219 542219"),
    "a rounded one": (
        '[applications]\nreceived = "227.9万"\n',
        "applications.received",
        "2279000 件 2278500 2279500 227.9万",
    ),
    "a rate": ('[rates]\napproval = "95.76%"\n', "rates.approval", "95.76 % 95.755 95.765 95.76%"),
    "money": ("[fees]\namount = 22860705.50\n", "fees.amount", "22860705.5 元 22860705.5 22860705.5 22860705.50"),
    "a figure in percent": (
        '[[figure]]\nname = "覆盖率"\nvalue = "80%"\n',
        "figure.覆盖率.value",
        "80 % 79.5 80.5 80%",
    ),
    "a figure that counts percents": (
        '[[figure]]\nname = "覆盖率"\nvalue = 80\nunit = "%"\n',
        "figure.覆盖率.value",
        "80 % 80 80 80",
    ),
    "a negative figure": (
        '[[figure]]\nname = "增减"\nvalue = -3\nunit = "项"\n',
        "figure.增减.value",
        "-3 项 -3 -3 -3",
    ),
    "a share of an item": ('[[item]]\nname = "甲"\nshare = "3.1%"\n', "item.甲.share", "3.1 % 3.05 3.15 3.1%"),
    "a rate that is computed": (
        "[applications]\nreceived = 3\naccepted = 1\n",
        "acceptance_rate",
        "33.333333333333 % 33.333333333333 33.333333333333 ",
    ),
}


@pytest.mark.parametrize(("text", "path", "values"), VALUES.values(), ids=VALUES)
def test_a_value_is_exact_digits_in_the_unit_beside_it(text: str, path: str, values: str) -> None:
    found = row(text, path)
    assert " ".join(found[name] for name in ("value", "unit", "low", "high", "written")) == values


def test_what_is_missing_has_no_line() -> None:
    assert rows(checked(HEAD)) == []


@pytest.mark.parametrize(("lang", "label"), [("zh", "收到申请"), ("en", "received")])
def test_labels_are_in_the_language_asked_for(lang: Lang, label: str) -> None:
    assert [row["label"] for row in rows(checked(HEAD + "[applications]\nreceived = 1\n"), lang)] == [label]


GUARDED = {
    "a formula": ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
    "a plus": ("+1", "'+1"),
    "a minus": ("-1", "'-1"),
    "an at": ("@SUM", "'@SUM"),
    "a tab": ("\t=1", "'\t=1"),
    "a return": ("\r=1", "'\r=1"),
    "a line feed": ("\n=1", "'\n=1"),
    "a wide formula": ("＝1+1", "'＝1+1"),
    "behind a control character": ("\x00=1", "\ufffd=1"),
    "an escape sequence": ("区\x1b[2J", "区\ufffd[2J"),
    "quotes and commas": ('引"号,逗号', '引"号,逗号'),
    "lines": ("换\n行", "换\n行"),
    "an equals sign within": ("区=局", "区=局"),
    "an apostrophe": ("'已", "'已"),
}


@pytest.mark.parametrize(("text", "cell"), GUARDED.values(), ids=GUARDED)
def test_text_is_no_formula_and_moves_no_cursor(text: str, cell: str) -> None:
    assert [row["name"] for row in read(one_column("name", text))] == [cell]


def test_numbers_keep_their_sign() -> None:
    assert one_column("value", "-3", "", is_number=True) == 'value\r\n-3\r\n""\r\n'


@pytest.mark.parametrize("name", ["=1+1", "-甲", "@甲"])
def test_a_hostile_name_is_guarded_wherever_it_stands(name: str) -> None:
    text = HEAD.replace("虚构区", name) + f'[[item]]\nname = "{name}"\naccepted = 1\n'
    (line,) = rows(checked(text))
    assert (line["authority"], line["label"]) == (f"'{name}", f"'{name} (accepted)")


def test_a_file_that_is_no_report_has_no_figures() -> None:
    with pytest.raises(ValueError, match="is no report"):
        tidy(checked("format = 1\n"), "en")


def test_the_format_is_found_by_its_name() -> None:
    assert (FORMAT.name, FORMAT.suffixes, FORMAT.takes, FORMAT.extra) == ("csv", (".csv",), Tidy, "")
