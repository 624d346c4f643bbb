"""`licreport trend`: what the table shows, how changes and blocks are drawn, whose reports are meant, and the data."""

import csv
import gc
import io
import json
import re
import unicodedata
import weakref
from collections.abc import Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import click
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from places import ROOT
from program import Program, Ran, exit_code

from licreport.cli.trend import trend_command
from licreport.derive.change import Change, change, signed_text
from licreport.derive.indicators import INDICATORS
from licreport.derive.measure import MEASURES, measures_named
from licreport.figures.stated import Interval, Number
from licreport.render.layout import LEAST, fitted
from licreport.report.address import LISTS, TABLES, key_unit
from licreport.report.load import Loaded, load_bytes
from licreport.trend import gather
from licreport.trend.sparkline import sparkline
from licreport.words.language import Lang, MisuseError

SCHEMA: dict[str, Any] = json.loads((ROOT / "schemas" / "licreport-trend-1.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)
LANGS: tuple[Lang, ...] = ("zh", "en")


# Blocks.


DRAWN: dict[str, tuple[list[Number | None], str]] = {
    "a rise": ([1, 2, 3, 4, 5, 6, 7, 8], "▁▂▃▄▅▆▇█"),
    "a fall": ([8, 1], "█▁"),
    "no change": ([5, 5, 5], "▄▄▄"),
    "one year": ([5], "▄"),
    "zero is a number": ([0, 10], "▁█"),
    "below zero": ([-10, 0, 10], "▁▅█"),
    "fractions": ([Fraction(1, 3), Fraction(2, 3), Fraction(1)], "▁▅█"),
    "a missing year": ([1, None, 3], "▁ █"),
    "missing at both ends": ([None, 2, 1, None], " █▁ "),
    "nothing at all": ([None, None], "  "),
    "no years": ([], ""),
}


@pytest.mark.parametrize(("values", "drawn"), DRAWN.values(), ids=DRAWN.keys())
def test_numbers_are_drawn_from_the_least_to_the_greatest(values: list[Number | None], drawn: str) -> None:
    assert sparkline(values) == drawn


numbers = st.one_of(st.integers(-(10**15), 10**15), st.fractions(-(10**6), 10**6))
series = st.lists(st.one_of(st.none(), numbers), max_size=30)


@given(series)
def test_each_year_is_one_cell(values: list[Number | None]) -> None:
    assert len(sparkline(values)) == len(values)


@given(series)
def test_what_is_missing_is_a_blank_and_nothing_else_is(values: list[Number | None]) -> None:
    assert [cell == " " for cell in sparkline(values)] == [value is None for value in values]


@given(series)
def test_a_greater_number_is_never_drawn_lower(values: list[Number | None]) -> None:
    cells = sorted((value, cell) for value, cell in zip(values, sparkline(values), strict=True) if value is not None)
    assert [cell for _, cell in cells] == sorted(cell for _, cell in cells)


@given(series)
def test_the_least_and_the_greatest_reach_the_ends(values: list[Number | None]) -> None:
    known = [value for value in values if value is not None]
    if len(set(known)) > 1:
        drawn = dict(zip(values, sparkline(values), strict=True))
        assert (drawn[min(known)], drawn[max(known)]) == ("▁", "█")


# Changes.


def exact(number: Number) -> Interval:
    return Interval(number, number, number)


CHANGES: dict[str, tuple[Interval, Interval, str, str]] = {
    "a rise": (exact(100), exact(150), "+50", "+50.00%"),
    "a fall": (exact(15_000), exact(12_000), "-3,000", "-20.00%"),
    "no change": (exact(100), exact(100), "0", "0.00%"),
    "from nothing": (exact(0), exact(7), "+7", ""),
    "to nothing": (exact(7), exact(0), "-7", "-100.00%"),
    "almost to nothing": (exact(10**6), exact(1), "-999,999", ">-100%"),
    "doubled": (exact(7), exact(14), "+7", "+100.00%"),
    "almost doubled": (exact(10**6), exact(2 * 10**6 - 1), "+999,999", "<+100%"),
    "very little more": (exact(10**6), exact(10**6 + 1), "+1", "<+0.01%"),
    "very little less": (exact(10**6), exact(10**6 - 1), "-1", ">-0.01%"),
    "money": (exact(Fraction(21, 2)), exact(10), "-0.50", "-4.76%"),
    "almost no money": (exact(0), exact(Fraction(1, 1000)), "<+0.01", ""),
    "rounded figures": (
        Interval(2_275_000, 2_274_500, 2_275_500),
        Interval(2_279_000, 2_278_500, 2_279_500),
        "+3,000–+5,000",
        "+0.13–+0.22%",
    ),
    "rounded figures that may not have changed": (
        Interval(2_275_000, 2_274_500, 2_275_500),
        Interval(2_270_000, 2_265_000, 2_275_000),
        "-10,500–+500",
        "-0.46–+0.02%",
    ),
    "rounded figures that may be zero": (Interval(0, 0, 5000), exact(10), "-4,990–+10", ""),
}


@pytest.mark.parametrize(("before", "after", "amount", "share"), CHANGES.values(), ids=CHANGES.keys())
def test_a_change_is_signed_and_no_percentage_is_rounded_to_a_certainty(
    before: Interval, after: Interval, amount: str, share: str
) -> None:
    changed = change(before, after)
    assert (changed.amount(), changed.share("en"), changed.share("zh")) == (amount, share, share)


POINTS = {
    "a rise": (Fraction(9, 10), Fraction(19, 20), "+5.00"),
    "a fall": (Fraction(1), Fraction(9999, 10_000), "-0.01"),
    "no change": (Fraction(1, 2), Fraction(1, 2), "0.00"),
    "very little less": (Fraction(1), Fraction(99_999, 100_000), ">-0.01"),
    "all of it": (Fraction(0), Fraction(1), "+100.00"),
    "almost all of it": (Fraction(0), Fraction(99_999, 100_000), "<+100"),
}


@pytest.mark.parametrize(("before", "after", "points"), POINTS.values(), ids=POINTS.keys())
def test_a_rate_changes_by_percentage_points(before: Number, after: Number, points: str) -> None:
    changed = change(exact(before), exact(after), is_rate=True)
    assert changed.amount() == ""
    assert (changed.share("en"), changed.share("zh")) == (f"{points} pp", f"{points} 百分点")


def test_a_change_of_rounded_rates_is_a_range_of_points() -> None:
    before = Interval(Fraction(9904, 10_000), Fraction(99_035, 100_000), Fraction(99_045, 100_000))
    after = Interval(Fraction(9923, 10_000), Fraction(99_225, 100_000), Fraction(99_235, 100_000))
    assert change(before, after, is_rate=True).share("en") == "+0.18–+0.20 pp"


counts = st.integers(0, 10**15)


@given(counts, counts, st.booleans())
def test_the_sign_of_a_change_is_its_direction(before: int, after: int, is_rate: bool) -> None:
    changed = change(exact(before), exact(after), is_rate=is_rate)
    sign = "+" if after > before else "-" if after < before else ""
    assert changed.absolute == exact(after - before)
    for text in (changed.amount(), changed.share("en")):
        assert text == "" or re.match(r"[<>]?([+-]?)", text)[1] == sign  # type: ignore[index]


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    value = draw(st.integers(1, 10**12))
    return Interval(value, max(value - draw(st.integers(0, 10**6)), 0), value + draw(st.integers(0, 10**6)))


@given(intervals(), intervals(), st.data())
def test_a_change_holds_whatever_the_printed_digits_may_stand_for(
    before: Interval, after: Interval, data: st.DataObject
) -> None:
    changed = change(before, after)
    first, second = (data.draw(st.integers(int(each.low), int(each.high))) for each in (before, after))
    assert changed.absolute.low <= second - first <= changed.absolute.high
    if changed.relative is not None and first:
        assert changed.relative.low <= Fraction(second - first, first) <= changed.relative.high


@given(intervals())
def test_what_stays_has_not_changed(value: Interval) -> None:
    changed: Change = change(value, value)
    assert changed.absolute.low <= 0 == changed.absolute.value <= changed.absolute.high
    assert signed_text(exact(changed.absolute.value)) == "0"


# Columns.


@given(
    st.integers(1, 60),
    st.lists(st.tuples(st.integers(1, 20), st.integers(0, 9)), max_size=12),
    st.integers(40, 120),
    st.integers(LEAST, 20),
)
def test_columns_never_take_more_than_the_page_unless_those_that_stay_do(
    label: int, columns: list[tuple[int, int]], width: int, least: int
) -> None:
    fit = fitted(label, columns, width, least=least)
    taken = fit.label + sum(own + 1 for own in fit.widths if own)
    kept = min(label, LEAST) + sum(own + 1 for own, rank in columns if not rank)
    assert taken <= max(width, kept)
    assert all(own in {0, asked} for own, (asked, _) in zip(fit.widths, columns, strict=True))
    assert all(own for own, (_, rank) in zip(fit.widths, columns, strict=True) if not rank)


@pytest.mark.parametrize(
    ("width", "kept"), [(64, "dbac"), (63, "bac"), (53, "bac"), (52, "ba"), (42, "ba"), (41, "b"), (20, "b")], ids=str
)
def test_columns_of_the_highest_rank_go_first(width: int, kept: str) -> None:
    columns = {"d": 3, "b": 0, "a": 1, "c": 2}
    fit = fitted(20, [(10, rank) for rank in columns.values()], width, least=20)
    assert "".join(name for name, own in zip(columns, fit.widths, strict=True) if own) == kept


def test_rather_than_none_a_narrower_column_stays() -> None:
    assert fitted(20, [(10, 0), (8, 2), (40, 1)], 40).widths == (10, 8, 0)


# Reports to look at.


HEAD = 'format = 1\n[report]\nauthority = "{authority}"\nyear = {year}\n'


def report(authority: str, year: int, tables: str = "", part_of: str | None = None) -> str:
    belongs = f'part_of = "{part_of}"\n' if part_of else ""
    return HEAD.format(authority=authority, year=year) + belongs + tables


def received(count: object) -> str:
    return f"[applications]\nreceived = {count}\n"


@pytest.fixture
def trend(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]) -> Program:
    """Run `licreport trend` in an empty directory of its own, in English at 80 columns unless asked otherwise."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, lang: Lang = "en", width: int = 80, stdin: str = "") -> Ran:
        monkeypatch.setenv("COLUMNS", str(width))
        code = exit_code(monkeypatch, "trend", "--lang", lang, *arguments, stdin=stdin)
        captured = capfdbinary.readouterr()
        return Ran(code, captured.out.decode(), captured.err.decode())

    return run


def put(path: str, text: str) -> str:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text, encoding="utf-8")
    return path


def put_years(values: Mapping[int, object], authority: str = "虚构区") -> None:
    for year, count in values.items():
        put(f"data/{year}.toml", report(authority, year, received(count)))


def put_authorities(values: Mapping[str, object], year: int = 2024) -> None:
    for number, (authority, count) in enumerate(values.items()):
        put(f"data/{number}-{year}.toml", report(authority, year, "" if count is None else received(count)))


def line_of(shown: str, label: str) -> list[str]:
    """Return the words of the line of a figure."""
    (found,) = re.findall(rf"^ *{re.escape(label)} +(?=[\d–+-])(.*)$", shown, re.MULTILINE)
    return str(found).split()


def cells(line: str) -> int:
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in line)
    return wide + sum(not unicodedata.combining(character) for character in line)


# One authority over the years.


def test_years_stand_in_order_with_the_change_and_the_blocks(trend: Program) -> None:
    put_years({2023: 14_988, 2022: 13_992, 2024: 15_884})
    ran = trend()
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == "虚构区: administrative licensing, 2022–2024"
    assert ran.out.splitlines()[3].split() == ["2022", "2023", "2024", "change", "on", "2023"]
    assert line_of(ran.out, "received") == ["13,992", "14,988", "15,884", "+896", "+5.98%", "▁▅█"]


FIGURES_AND_INDICATORS = """[items]
total = 203
previous = 201
[applications]
received = 100
accepted = 90
rejected = 10
approved = 80
denied = 10
[rates]
approval = "88.9%"
[fees]
applications = 4
amount = 10.50
[[item]]
name = "甲"
accepted = 90
[[figure]]
name = "乙"
value = 5
"""
SHOWN = [
    "Licence items",
    *("  items", "    change on last year", "  items last year"),
    "Applications",
    *("  received", "  accepted", "    acceptance rate", "  rejected", "    rejection rate"),
    *("  approved", "    approval rate", "  denied", "    denial rate", "  concluded, computed"),
    "Printed rates",
    "  approval rate",
    "Fees",
    *("  paid applications", "    share paid for", "  fees charged", "    fee per paid application"),
]


def test_rows_are_the_figures_and_their_indicators_in_the_order_of_the_format(trend: Program) -> None:
    put("data/2024.toml", report("虚构区", 2024, FIGURES_AND_INDICATORS))
    lines = trend().out.splitlines()[4:]
    assert [re.split(r"(?<=\S)  +| yuan", line)[0] for line in lines if line] == SHOWN


def test_every_figure_of_the_tables_and_every_indicator_can_be_looked_at() -> None:
    figures = {
        f"{key}.{name}"
        for key, kind in TABLES.items()
        if key not in LISTS
        for name in kind.model_fields
        if key_unit(kind, name)
    }
    assert set(MEASURES) == figures | set(INDICATORS)


def test_what_a_year_does_not_print_is_a_dash_and_never_zero(trend: Program) -> None:
    put_years({2022: 0, 2024: 5})
    put("data/2023.toml", report("虚构区", 2023, "[applications]\naccepted = 4\n"))
    shown = trend().out
    assert line_of(shown, "received") == ["0", "–", "5", "▁", "█"]
    assert re.search(r"▁ █$", shown, re.MULTILINE)
    assert line_of(shown, "accepted") == ["–", "4", "–", "▄"]


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "No report on 2020–2022 is among the files."), ("zh", "文件中没有 2020–2022 年的报告。")],
)
def test_a_year_without_a_report_is_an_empty_column_and_said(trend: Program, lang: Lang, said: str) -> None:
    put_years({2019: 10, 2023: 15, 2024: 30})
    ran = trend(lang=lang, width=120)
    assert ran.out.splitlines()[3].split()[:6] == ["2019", "2020", "2021", "2022", "2023", "2024"]
    (line,) = (line for line in ran.out.splitlines() if "▁" in line and "█" in line)
    assert line.endswith("▁   ▃█")
    assert "–" not in line
    assert said in ran.out.splitlines()


def test_on_a_narrow_page_years_without_a_report_go_before_all_others(trend: Program) -> None:
    put_years({1950: 10, 2023: 15, 2024: 30})
    shown = trend(width=60).out
    years = re.findall(r"\d+", shown.splitlines()[3])
    assert (years[0], years[-3:]) == ("1950", ["2023", "2024", "2023"])
    assert "No room" not in shown
    assert "No report on 1951–2022 is among the files." in shown.splitlines()


def test_the_change_is_from_the_last_year_that_has_a_report(trend: Program) -> None:
    put_years({2021: 100, 2024: 150})
    shown = trend().out
    assert "on 2021" in re.sub(r"\s+", " ", shown)
    assert line_of(shown, "received") == ["100", "150", "+50", "+50.00%", "▁", "█"]


def test_one_year_alone_has_neither_change_nor_blocks(trend: Program) -> None:
    put_years({2024: 5})
    assert line_of(trend().out, "received") == ["5"]
    assert "Blocks" not in trend().out


def test_rounded_figures_stand_as_printed_and_their_change_is_a_range(trend: Program) -> None:
    put_years({2023: '"227.5万"', 2024: '"227.9万"'})
    assert line_of(trend().out, "received") == ["227.5万", "227.9万", "+3,000–+5,000", "+0.13–+0.22%", "▁█"]


def test_a_change_among_indicators_bears_its_sign(trend: Program) -> None:
    for year, total in ((2023, 203), (2024, 199)):
        put(f"data/{year}.toml", report("虚构区", year, f"[items]\ntotal = {total}\nprevious = 201\n"))
    assert line_of(trend().out, "change on last year") == ["+2", "-2", "-4", "█▁"]


def test_only_the_figures_asked_for_are_shown(trend: Program) -> None:
    put("data/2024.toml", report("虚构区", 2024, FIGURES_AND_INDICATORS))
    shown = trend("--figure", "approval_rate", "--figure", "received", "--figure", "approval_rate").out
    assert [line.rsplit(maxsplit=1)[0] for line in shown.splitlines()[4:]] == ["approval rate", "received"]


def test_on_a_narrow_page_the_oldest_years_go_first_and_it_says_so(trend: Program) -> None:
    put_years({year: 1_000_000 + year for year in range(2015, 2025)})
    for width, missed in ((120, "2015–2016"), (80, "2015–2020"), (60, "2015–2022")):
        shown = trend(width=width).out
        years = re.findall(r"\d+", shown.splitlines()[3])[:-1]
        said = re.sub(r"\s+", " ", shown).partition("No room for ")[2].partition(";")[0]
        first, _, last = missed.partition("–")
        assert said == missed
        assert years == [str(year) for year in range(int(last or first) + 1, 2025)]
        assert "▁▂▃▃▄▅▆▆▇█" in shown


def test_a_report_with_errors_is_marked_and_its_figures_stay(trend: Program) -> None:
    put_years({2022: 10, 2024: 12})
    put("data/2023.toml", report("虚构区", 2023, "[applications]\nreceived = 11\naccepted = 9\nrejected = 1\n"))
    ran = trend()
    assert ran.code == 0
    assert "2023 [1]" in re.sub(r"\s+", " ", ran.out)
    assert line_of(ran.out, "received")[:3] == ["10", "11", "12"]
    assert ran.out.endswith("\nNotes\n  [1] 2023: 1 error; see `licreport check data/2023.toml`\n")


@pytest.mark.parametrize("form", [[], ["--json"], ["--csv"]], ids=["page", "json", "csv"])
def test_a_file_that_does_not_load_is_named_and_the_rest_goes_on(trend: Program, form: list[str]) -> None:
    put_years({2023: 1, 2024: 2})
    put("data/broken.toml", "x = \n")
    ran = trend(*form)
    assert ran.code == 1
    said = "data/broken.toml does not load; `licreport check data/broken.toml` says why."
    if form == ["--json"]:
        assert (json.loads(ran.out)["unread"], ran.err) == (["data/broken.toml"], "")
    elif form:
        assert (ran.out.count("\n"), ran.err) == (3, f"{said}\n")
    else:
        assert said in ran.out.splitlines()
        assert ran.err == ""


def test_nothing_that_loads_is_a_finding(trend: Program) -> None:
    put("data/broken.toml", "x = \n")
    ran = trend()
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("data/broken.toml does not load")


def test_reports_without_figures_say_so(trend: Program) -> None:
    put("data/2024.toml", report("虚构区", 2024))
    assert trend().out.splitlines()[3:] == ["None of the reports prints a figure."]


# Which authority is meant.


class Meant(NamedTuple):
    """Authorities and what they are part of, the one asked for, and the one shown or the message."""

    parts: dict[str, str | None]
    asked: str | None
    shown: str


MEANT = {
    "the only one": Meant({"甲": None}, None, "甲"),
    "the one the others are part of": Meant({"乙": "甲", "甲": None, "丙": "甲"}, None, "甲"),
    "at the top of several levels": Meant({"丙": "乙", "乙": "甲", "甲": None}, None, "甲"),
    "one whose own parent is not there": Meant({"乙": "甲", "甲": "国"}, None, "甲"),
    "the one asked for": Meant({"乙": "甲", "甲": None}, "乙", "乙"),
    "one that is none": Meant({"市民政局": None, "市文旅局": None}, "市民政居", "did you mean 市民政局?"),
    "one unlike any": Meant({"甲": None, "乙": None}, "丁", "no report of 丁; there are reports of 乙, 甲"),
    "several": Meant({"甲": None, "乙": None}, None, "none of these is part of another; name one with --authority"),
    "a circle": Meant({"甲": "乙", "乙": "甲"}, None, "each is part of another; name one with --authority"),
    "very many": Meant(dict.fromkeys("abcdefg"), None, "there are reports of a, b, c, d, e and 2 more"),
}


@pytest.mark.parametrize("case", MEANT.values(), ids=MEANT.keys())
def test_the_authority_is_the_one_named_or_the_one_the_others_are_part_of(trend: Program, case: Meant) -> None:
    for number, (authority, whole) in enumerate(case.parts.items()):
        put(f"data/{number}.toml", report(authority, 2024, received(1), whole))
    ran = trend(*([] if case.asked is None else ["--authority", case.asked]))
    if case.shown in case.parts:
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.startswith(f"{case.shown}: administrative licensing, 2024\n")
    else:
        assert (ran.code, ran.out) == (2, "")
        assert case.shown in ran.err


@pytest.mark.parametrize("by", ["year", "authority"])
def test_two_files_of_one_authority_and_year_are_wrong_usage(trend: Program, by: str) -> None:
    for name in ("a", "b"):
        put(f"data/{name}.toml", report("虚构区", 2024, received(1)))
    ran = trend("--by", by)
    assert (ran.code, ran.out) == (2, "")
    assert "data/a.toml and data/b.toml both report on 虚构区 in 2024; leave one of them out" in ran.err


# Authorities in one year.


def names(shown: str) -> list[str]:
    """Return the authorities of a table in the order in which they stand."""
    return re.findall(r"^(\S+)(?: \[\d+\])?  *[\d–].*$", shown.partition("─\n")[2], re.MULTILINE)


def test_authorities_are_sorted_the_largest_first_missing_last_and_ties_by_name(trend: Program) -> None:
    put_authorities({"a": 5, "b": None, "c": 700, "e": 30, "d": 30, "f": '"1万"', "g": 0})
    ran = trend("--by", "authority", "--figure", "received")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == "Administrative licensing in 2024: authorities by received"
    assert names(ran.out) == ["f", "c", "d", "e", "a", "g", "b"]


TWO = "[applications]\nreceived = {received}\naccepted = {accepted}\n"
SORTED: dict[str, tuple[list[str], list[str]]] = {
    "by the first figure": (["--figure", "received", "--figure", "accepted"], ["a", "b"]),
    "by another": (["--figure", "received", "--figure", "accepted", "--sort", "accepted"], ["b", "a"]),
    "by an indicator": (["--figure", "received", "--sort", "acceptance_rate"], ["b", "a"]),
    "by one that is not asked for": (["--figure", "received", "--sort", "accepted"], ["b", "a"]),
    "by the default": ([], ["a", "b"]),
}


@pytest.mark.parametrize(("arguments", "order"), SORTED.values(), ids=SORTED.keys())
def test_authorities_are_sorted_by_what_is_asked_for_which_is_shown(
    trend: Program, arguments: list[str], order: list[str]
) -> None:
    put("data/a.toml", report("a", 2024, TWO.format(received=100, accepted=50)))
    put("data/b.toml", report("b", 2024, TWO.format(received=80, accepted=70)))
    shown = trend("--by", "authority", *arguments).out
    assert names(shown) == order
    assert ("accepted" in shown) == ("accepted" in arguments or not arguments)
    assert ("87.50%" in shown) == ("acceptance_rate" in arguments)


def test_authorities_are_shown_by_the_usual_figures(trend: Program) -> None:
    tables = "[applications]\nreceived = 100\naccepted = 90\napproved = 70\ndenied = 10\n[handling]\non_time = 60\n"
    put("data/a.toml", report("a", 2024, tables))
    assert line_of(trend("--by", "authority").out, "a") == ["100", "90", "70", "10", "75.00%"]


def test_the_newest_year_is_shown_or_the_one_asked_for(trend: Program) -> None:
    for year, count in ((2022, 8), (2023, 10), (2024, 15)):
        put_authorities({"a": count}, year)
    newest = line_of(trend("--by", "authority", "--figure", "received").out, "a")
    older = line_of(trend("--by", "authority", "--figure", "received", "--year", "2023").out, "a")
    assert newest == ["15", "+5", "+50.00%", "▁▃█"]
    assert older == ["10", "+2", "+25.00%", "▁█"]


def test_the_change_is_on_the_year_before_only(trend: Program) -> None:
    put_authorities({"a": 10, "b": 10}, 2022)
    put_authorities({"a": 15, "b": 20}, 2024)
    assert line_of(trend("--by", "authority", "--figure", "received").out, "b") == ["20", "▁", "█"]
    put("data/more.toml", report("a", 2023, received(12)))
    shown = trend("--by", "authority", "--figure", "received").out
    assert line_of(shown, "b") == ["20", "▁", "█"]
    assert line_of(shown, "a") == ["15", "+3", "+25.00%", "▁▄█"]


def test_authorities_without_a_report_on_the_year_are_named(trend: Program) -> None:
    put_authorities({"a": 1, "b": 2, "c": 3}, 2023)
    put_authorities({"b": 5}, 2024)
    shown = trend("--by", "authority", "--year", "2024").out
    assert names(shown) == ["b"]
    assert "is the year that most" not in shown
    assert "Among the files, but without a report on 2024: a and c." in shown.splitlines()


def test_only_the_parts_of_one_authority_are_shown_where_it_is_named(trend: Program) -> None:
    for authority, whole in {"市": None, "甲区": "市", "乙区": "市", "局": "甲区"}.items():
        put(f"data/{authority}.toml", report(authority, 2024, received(len(authority)), whole))
    assert set(names(trend("--by", "authority", "--authority", "市").out)) == {"甲区", "乙区"}


HUNDRED = {f"虚构省虚构市第{number:03}区行政审批和政务服务数据管理局": 1000 - number for number in range(100)}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_hundred_authorities_are_readable(trend: Program, lang: Lang, width: int) -> None:
    put_authorities(HUNDRED, 2023)
    put_authorities(HUNDRED, 2024)
    lines = trend("--by", "authority", lang=lang, width=width).out.splitlines()
    rows = [line for line in lines if line.startswith("虚构省")]
    assert len(rows) == 20
    assert len({cells(line) for line in rows}) == 1
    assert [line for line in lines if cells(line) > width] == []
    assert all("…" in line for line in rows) == (width < 120)
    said = {"en": "80 more; --top 100 shows all.", "zh": "另有 80 个；--top 100 可看全部。"}
    assert lines[-1] == said[lang]


@pytest.mark.parametrize(("top", "shown", "more"), [(1, 1, 99), (99, 99, 1), (100, 100, 0), (1000, 100, 0)], ids=str)
def test_as_many_are_shown_as_asked_for(trend: Program, top: int, shown: int, more: int) -> None:
    put_authorities(HUNDRED)
    lines = trend("--by", "authority", "--top", str(top)).out.splitlines()
    assert sum(line.startswith("虚构省") for line in lines) == shown
    assert lines[-1].startswith(f"{more} more") == bool(more)


def test_data_hold_all_authorities_unless_fewer_are_asked_for(trend: Program) -> None:
    put_authorities(HUNDRED)
    assert len(json.loads(trend("--by", "authority", "--json").out)["authorities"]) == 100
    assert len(set(rows(trend("--by", "authority", "--csv").out, "authority"))) == 100
    data = json.loads(trend("--by", "authority", "--json", "--top", "3").out)
    assert (len(data["authorities"]), data["more"]) == (3, 97)


def test_the_errors_of_an_authority_are_one_note(trend: Program) -> None:
    wrong = "[applications]\nreceived = 11\naccepted = 9\nrejected = 1\n"
    for year in (2023, 2024):
        put(f"data/a{year}.toml", report("a", year, wrong))
        put(f"data/b{year}.toml", report("b", year, received(1)))
    shown = trend("--by", "authority", width=120).out
    assert names(shown) == ["a", "b"]
    assert "\na [1] " in shown
    note = "  [1] a, 2023: 1 error and 2024: 1 error; see `licreport check data/a2023.toml data/a2024.toml`"
    assert shown.splitlines()[-2:] == ["Notes", note]


# Names of figures.


NAMED = {
    "received": "applications.received",
    "applications.received": "applications.received",
    "amount": "fees.amount",
    "total": "items.total",
    "online": "handling.online",
    "rates.online": "rates.online",
    "approval": "rates.approval",
    "approval_rate": "approval_rate",
    "inspections": "oversight.inspections",
    "applications": "fees.applications",
}


@pytest.mark.parametrize(("name", "meant"), NAMED.items(), ids=NAMED)
def test_a_figure_is_named_with_its_table_or_without(name: str, meant: str) -> None:
    (measure,) = measures_named([name])
    assert measure.name == meant


UNKNOWN = {
    "recieved": "did you mean `received`?",
    "applications.recieved": "did you mean `applications.received`?",
    "aproval_rate": "did you mean `approval_rate`?",
    "item.甲.accepted": "neither a figure nor an indicator",
    "report.year": "neither a figure nor an indicator",
    "": "there are ",
}


@pytest.mark.parametrize(("name", "said"), UNKNOWN.items(), ids=UNKNOWN)
def test_an_unknown_figure_is_wrong_usage_with_the_nearest(name: str, said: str) -> None:
    with pytest.raises(MisuseError) as raised:
        measures_named([name])
    assert said in raised.value.say("en")
    assert "`" in raised.value.say("zh")


# Data.


REPORTS = {
    "exact": received(10) + "accepted = 9\n",
    "rounded": received('"1.2万"') + 'accepted = "1.1万"\n',
    "money and rates": '[rates]\napproval = "95.76%"\n[fees]\napplications = 3\namount = 10.50\n',
    "nothing": "",
}


def put_all() -> None:
    for number, tables in enumerate(REPORTS.values()):
        put(f"data/{number}.toml", report("虚构区", 2020 + number, tables))
        put(f"data/part{number}.toml", report("虚构局", 2020 + number, tables, "虚构区"))


def _no_float(digits: str) -> NoReturn:
    message = f"a number that readers would take for a binary float: {digits}"
    raise AssertionError(message)


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


FORMS: dict[str, list[str]] = {
    "years": [],
    "some figures": ["--figure", "received", "--figure", "approval_rate"],
    "authorities": ["--by", "authority"],
    "authorities of a year": ["--by", "authority", "--year", "2021", "--sort", "accepted", "--top", "1"],
    "parts": ["--by", "authority", "--authority", "虚构区"],
}


@pytest.mark.parametrize("arguments", FORMS.values(), ids=FORMS.keys())
def test_json_is_what_the_schema_says_and_holds_no_float(trend: Program, arguments: list[str]) -> None:
    put_all()
    put("data/broken.toml", "x = \n")
    text = trend("--json", *arguments).out
    data = json.loads(text, parse_float=_no_float, parse_constant=_no_float)
    assert [error.message for error in VALIDATOR.iter_errors(data)] == []
    assert (data["format"], data["version"]) == ("licreport-trend", 1)
    pairs = [(series["authority"], series["measure"]) for series in data["series"]]
    measures = [measure["name"] for measure in data["measures"]]
    assert pairs == [(authority, measure) for authority in data["authorities"] for measure in measures]


@pytest.mark.parametrize("arguments", FORMS.values(), ids=FORMS.keys())
def test_json_is_the_same_in_both_languages_and_has_both_labels(trend: Program, arguments: list[str]) -> None:
    put_all()
    english, chinese = (trend("--json", *arguments, lang=lang).out for lang in LANGS)
    assert english == chinese
    labels = {measure["name"]: tuple(measure["label"].values()) for measure in json.loads(english)["measures"]}
    assert labels["applications.received"] == ("received", "收到申请")


def _of(data: dict[str, Any], measure: str) -> dict[str, Any]:
    (found,) = (series for series in data["series"] if series["measure"] == measure)
    return dict(found)


def test_json_holds_exact_values_and_changes(trend: Program) -> None:
    put_years({2022: 3, 2023: '"1.2万"', 2024: 12_600})
    found = _of(json.loads(trend("--json").out), "applications.received")
    assert found["values"][1] == {
        "year": 2023,
        "written": "1.2万",
        "value": "12000",
        "low": "11500",
        "high": "12500",
        "decimal": "12000.000000",
    }
    assert found["values"][0]["written"] == 3
    assert found["change"] == {
        "absolute": {"value": "600", "low": "100", "high": "1100", "decimal": "600.000000"},
        "relative": {"value": "1/20", "low": "1/125", "high": "11/115", "decimal": "0.050000"},
    }


def test_json_leaves_out_what_is_missing_and_never_writes_zero_for_it(trend: Program) -> None:
    put_years({2022: 3})
    put("data/2024.toml", report("虚构区", 2024, "[applications]\naccepted = 0\n"))
    data = json.loads(trend("--json").out)
    assert [value["year"] for value in _of(data, "applications.received")["values"]] == [2022]
    assert [value["year"] for value in _of(data, "applications.accepted")["values"]] == [2024]
    assert _of(data, "applications.received")["change"] is None
    assert data["years"] == [2022, 2023, 2024]
    assert [entry["year"] for entry in data["reports"]] == [2022, 2024]


COLUMNS = ["authority", "year", "path", "label", "value", "unit", "low", "high", "written"]


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def rows(text: str, column: str) -> list[str]:
    return [row[column] for row in table(text)]


def test_csv_is_one_line_for_each_value(trend: Program) -> None:
    put_all()
    text = trend("--csv").out
    assert text.splitlines()[0] == "\ufeff" + ",".join(COLUMNS)
    assert text.count("\r\n") == text.count("\n") == len(table(text)) + 1
    assert [(row["year"], row["path"]) for row in table(text)] == [
        ("2020", "applications.received"),
        ("2021", "applications.received"),
        ("2020", "applications.accepted"),
        ("2021", "applications.accepted"),
        ("2020", "acceptance_rate"),
        ("2021", "acceptance_rate"),
        ("2022", "rates.approval"),
        ("2022", "fees.applications"),
        ("2022", "fees.amount"),
        ("2022", "average_fee"),
    ]


CSV_VALUES = {
    ("2020", "applications.received"): ("10", "10", "10", "10"),
    ("2021", "applications.received"): ("12000", "11500", "12500", "1.2万"),
    ("2020", "acceptance_rate"): ("90", "90", "90", ""),
    ("2021", "acceptance_rate"): ("91.666666666667", "84", "100", ""),
    ("2022", "rates.approval"): ("95.76", "95.755", "95.765", "95.76%"),
    ("2022", "fees.amount"): ("10.5", "10.5", "10.5", "10.50"),
    ("2022", "average_fee"): ("3.5", "3.5", "3.5", ""),
}


@pytest.mark.parametrize(("place", "values"), CSV_VALUES.items(), ids=map(" ".join, CSV_VALUES))
def test_csv_values_are_exact_digits(trend: Program, place: tuple[str, str], values: tuple[str, ...]) -> None:
    put_all()
    (row,) = (row for row in table(trend("--csv").out) if (row["year"], row["path"]) == place)
    assert (row["value"], row["low"], row["high"], row["written"]) == values


def test_csv_has_no_line_for_what_is_missing(trend: Program) -> None:
    put_all()
    assert "2023" not in rows(trend("--csv").out, "year")


def test_a_figure_goes_by_its_chinese_label_too_and_a_likely_one_is_offered(trend: Program) -> None:
    put_years({2024: 1})
    assert trend("--figure", "收到申请").out == trend("--figure", "received").out
    assert "did you mean `收到申请`?" in trend("--figure", "收到申清").err


@pytest.mark.parametrize(("lang", "label"), [("zh", "收到申请"), ("en", "received")])
def test_csv_labels_are_in_the_language_asked_for(trend: Program, lang: Lang, label: str) -> None:
    put_years({2024: 1})
    assert rows(trend("--csv", lang=lang).out, "label") == [label]


GUARDED = {
    "=HYPERLINK": "'=HYPERLINK",
    "+1": "'+1",
    "-1": "'-1",
    "@SUM": "'@SUM",
    "\\t=1": "'\t=1",
    "\\r=1": "'\r=1",
    '引\\"号,逗号': '引"号,逗号',
    "换\\n行": "换\n行",
    "区=局": "区=局",
    "'已": "'已",
}


@pytest.mark.parametrize(("name", "cell"), GUARDED.items(), ids=GUARDED)
def test_a_name_is_no_formula(trend: Program, name: str, cell: str) -> None:
    put("data/2024.toml", report(name, 2024, received(1)))
    assert rows(trend("--csv").out, "authority") == [cell]


MARKS = {
    "of Chinese reports": (["zh", None], [], True),
    "of English reports": (["en"], [], False),
    "of reports in both": (["en", "zh"], [], True),
    "not wanted": (["zh"], ["--no-bom"], False),
    "wanted": (["en"], ["--bom"], True),
    "where JSON is written": (["zh"], ["--json"], False),
}


@pytest.mark.parametrize(("languages", "flags", "is_marked"), MARKS.values(), ids=MARKS)
def test_csv_bears_the_mark_that_excel_wants_where_reports_are_chinese(
    trend: Program, languages: list[str | None], flags: list[str], *, is_marked: bool
) -> None:
    for year, language in enumerate(languages, 2023):
        put(f"data/{year}.toml", report("虚构区", year, f'language = "{language}"\n' if language else ""))
    flags = flags if "--json" in flags else ["--csv", *flags]
    assert trend(*flags).out.startswith("\ufeff") is is_marked


YEARS = {
    "most are on the older": ({2023: "abc", 2024: "b"}, "2023 is the year that most reports are on (3 of 4)"),
    "as many are on both": (
        {2023: "ab", 2024: "bc"},
        "2024 is the latest of the years that most reports are on (2 of 4)",
    ),
    "all are on one": ({2024: "ab"}, ""),
}


@pytest.mark.parametrize(("made", "why"), YEARS.values(), ids=YEARS)
def test_authorities_are_compared_in_the_year_of_most_reports_and_why_is_said(
    trend: Program, made: dict[int, str], why: str
) -> None:
    for year, authorities in made.items():
        put_authorities(dict.fromkeys(authorities, 1), year)
    for ran in (trend("--by", "authority", width=200), trend("--by", "authority", "--csv")):
        said = ran.err if ran.out.startswith("\ufeff") else ran.out
        assert ("most reports are on" in said) is bool(why)
        assert why in said
    if why:
        assert why[:4] in trend("--by", "authority").out.splitlines()[0]
        assert f"{why}; --year takes another: {2023 + 2024 - int(why[:4])}." in said


# Files.


@pytest.mark.parametrize(
    ("file", "flags"), [("t.json", ["--json"]), ("t.csv", ["--csv"]), ("t.CSV", ["--csv"]), ("t.txt", [])], ids=str
)
def test_a_file_has_what_would_be_printed_its_ending_names_the_format(
    trend: Program, file: str, flags: list[str]
) -> None:
    put_all()
    printed = trend(*flags).out
    assert trend("-o", file) == Ran(0, "", "")
    assert Path(file).read_bytes().decode() == printed


def test_a_flag_comes_before_the_ending_of_the_file(trend: Program) -> None:
    put_all()
    assert trend("--csv", "-o", "t.json").code == 0
    assert Path("t.json").read_text(encoding="utf-8").startswith("\ufeffauthority,")


def test_no_report_is_overwritten(trend: Program) -> None:
    put_all()
    before = Path("data/2.toml").read_bytes()
    ran = trend("-o", "data/2.toml")
    assert (ran.code, Path("data/2.toml").read_bytes()) == (2, before)
    assert "data/2.toml is read here" in ran.err


@pytest.mark.parametrize("by", ["year", "authority"])
def test_a_report_may_come_by_standard_input(trend: Program, by: str) -> None:
    put("2023.toml", report("虚构区", 2023, received(10)))
    arguments = ("2023.toml", "-", "--by", by, "--figure", "received")
    ran = trend(*arguments, stdin=report("虚构区", 2024, received(15)))
    assert (ran.code, ran.err) == (0, "")
    assert "+50.00%" in ran.out


# Wrong usage.


MISUSE = {
    "--figure recieved": "did you mean `received`?",
    "--by authority --sort recieved": "did you mean `received`?",
    "--by authority --year 2019": "no report on 2019; there are reports on 2024, 2023",
    "--by authority --authority 丁": "no report says that it is part of 丁 (report.part_of); there are parts of 国",
    "--year 2024": "--year says how authorities are compared; add --by authority",
    "--sort received": "--sort says how authorities are compared; add --by authority",
    "--top 3": "--top says how authorities are compared; add --by authority",
    "--by authority --top 0": "--top",
    "--by month": "--by",
    "nosuch.toml": "no such file or directory: nosuch.toml",
}


@pytest.mark.parametrize(("arguments", "said"), MISUSE.items(), ids=MISUSE)
def test_wrong_usage_says_what_to_do_and_writes_nothing(trend: Program, arguments: str, said: str) -> None:
    for year in (2023, 2024):
        put(f"data/{year}.toml", report("甲", year, received(1), "国"))
    ran = trend(*arguments.split(), "-o", "out.txt")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert not Path("out.txt").exists()


def test_no_data_is_wrong_usage(trend: Program) -> None:
    ran = trend()
    assert (ran.code, ran.out) == (2, "")
    assert "no directory data/ here" in ran.err


# What stands on the page.


LONG = "[applications]\nreceived = 999_999_999_999_999\naccepted = 1\nrejected = 999_999_999_999_998\n"
PAGES = {
    "the usual": ("虚构区", FIGURES_AND_INDICATORS),
    "large figures": ("虚构" * 60, LONG),
    "rounded figures": ("虚构区", REPORTS["rounded"] + REPORTS["money and rates"]),
}


@pytest.mark.parametrize(("authority", "tables"), PAGES.values(), ids=PAGES.keys())
@pytest.mark.parametrize("by", ["year", "authority"])
@pytest.mark.parametrize("lang", LANGS)
def test_no_line_is_wider_than_the_terminal(trend: Program, authority: str, tables: str, by: str, lang: Lang) -> None:
    for year in (2019, 2021, 2022):
        put(f"data/{year}.toml", report(authority, year, tables))
    for width in (40, 60, 80, 120):
        lines = trend("--by", by, lang=lang, width=width).out.splitlines()
        assert [line for line in lines if cells(line) > width] == []
        assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize("by", ["year", "authority"])
def test_colour_changes_nothing_but_colour(trend: Program, by: str) -> None:
    put_all()
    plain, colored = trend("--by", by).out, trend("--by", by, "--color", "always").out
    stripped = re.sub(r"\x1b\[[0-9;]*m", "", colored)
    assert "\x1b" not in plain
    assert "\x1b[" in colored
    assert [line.rstrip() for line in stripped.splitlines()] == plain.splitlines()


@pytest.mark.parametrize("by", ["year", "authority"])
@pytest.mark.parametrize("form", ["--color=always", "--color=never", "--json"])
def test_a_name_cannot_move_the_cursor(trend: Program, by: str, form: str) -> None:
    put("data/2024.toml", report("\\u001b[2J\\u202e名", 2024, received(1)))
    shown = trend("--by", by, form).out
    assert "\x1b[2J" not in shown
    assert "\u202e" not in shown
    assert "名" in shown


# What is kept.


def test_of_each_report_only_its_figures_are_kept() -> None:
    alive: weakref.WeakSet[Loaded] = weakref.WeakSet()

    def read() -> Iterator[Loaded]:
        for year in range(2000, 2020):
            loaded = load_bytes(f"{year}.toml", report("虚构区", year, FIGURES_AND_INDICATORS).encode())
            alive.add(loaded)
            yield loaded

    found = gather(read(), measures_named(["received", "approval_rate"]))
    gc.collect()
    assert len(alive) == 0
    assert [len(entry.values) for entry in found.entries] == [2] * 20


# In a shell.


@pytest.mark.parametrize(
    ("begun", "offered"),
    [
        ("appro", ["approved", "approval", "approval_rate"]),
        ("fees.", ["fees.applications", "fees.amount"]),
        ("nothing", []),
    ],
    ids=str,
)
def test_names_of_figures_complete(begun: str, offered: list[str]) -> None:
    (option,) = (option for option in trend_command.params if option.name == "figures")
    found = option.shell_complete(click.Context(trend_command), begun)
    assert sorted(item.value for item in found) == sorted(offered)
