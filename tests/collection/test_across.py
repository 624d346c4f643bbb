"""What reports must agree on with each other: last year's with this year's, the parts' with the whole's.

All reports here are synthetic. Each is written as one line a key, under its address, so that a row of a table is a
whole file.
"""

import datetime
import json
import re
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from places import ROOT

from licreport import cli as command_line
from licreport.check.many import Plan, survey
from licreport.check.one import Checked
from licreport.check.selection import selection
from licreport.correction.likely import remarks
from licreport.correction.search import localise
from licreport.figures.stated import decimal_text
from licreport.listing.appendix import coverage_lines
from licreport.listing.forms import FORMS, Options, form
from licreport.report.load import load_bytes
from licreport.words.language import LANGS, Lang

TODAY = datetime.date(2026, 1, 1)
SOME = settings(derandomize=True, max_examples=100)

PROVINCE, CITY, DISTRICT, OTHER = "虚构省", "虚构市", "虚构区", "另一虚构区"
CULTURE, TRANSPORT, CIVIL = "虚构区文旅局", "虚构区交通局", "虚构区民政局"

Value = int | str | bool | list[str]
Figures = Mapping[str, Value]
Files = Mapping[str, str]
Run = Callable[..., tuple[object, str, str]]


def report(authority: str, year: int = 2024, figures: Figures | None = None, /, **own: Value) -> str:
    """Return a synthetic report: whose, on which year, its figures by address, and more keys of [report]."""
    keys = {"report.authority": authority, "report.year": year, **{f"report.{key}": own[key] for key in own}}
    lines = [f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in {**keys, **(figures or {})}.items()]
    return f"format = 1\n{''.join(lines)}"


def waiver(rule: str, at: str, difference: int | None = None) -> str:
    """Return a waiver."""
    pinned = "" if difference is None else f"difference = {difference}\n"
    return f'[[waiver]]\nrule = "{rule}"\nat = "{at}"\nreason = "as published"\n{pinned}'


def years(last: Figures, this: Figures) -> dict[str, str]:
    """Return the reports of one authority on two years."""
    return {"2023.toml": report(DISTRICT, 2023, last), "2024.toml": report(DISTRICT, 2024, this)}


def shared(whole: Figures, *parts: Figures, **own: Value) -> dict[str, str]:
    """Return the report of a district and those of the departments that are its parts, all of them."""
    files = {"whole.toml": report(DISTRICT, 2024, {**whole, "report.parts": "complete"}, **own)}
    for letter, name, figures in zip("abc", (CULTURE, TRANSPORT, CIVIL), parts, strict=False):
        files[f"{letter}.toml"] = report(name, 2024, figures, part_of=DISTRICT)
    return files


def checked(files: Files, **plan: Any) -> list[Checked]:  # noqa: ANN401  # what a plan takes
    """Check files together."""
    held = {name: load_bytes(name, text.encode()) for name, text in files.items()}
    return [*survey(list(held), Plan(TODAY, **plan), given=held)]


class Found(NamedTuple):
    """A finding: its file, its code, its address and its difference."""

    file: str
    code: str
    address: str
    difference: str | None = None


def found(files: Files, **plan: Any) -> list[Found]:  # noqa: ANN401  # as above
    """Return what is found in files together."""
    return [
        Found(
            one.loaded.name,
            diagnostic.code,
            diagnostic.address,
            None if diagnostic.finding.difference is None else decimal_text(diagnostic.finding.difference),
        )
        for one in checked(files, **plan)
        for diagnostic in one.diagnostics
    ]


def found_by(code: str, files: Files, **plan: Any) -> list[Found]:  # noqa: ANN401  # as above
    """Return what one rule finds in files together."""
    return [one for one in found(files, **plan) if one.code.startswith(code)]


def outcome(code: str, files: Files, file: str) -> str:
    """Return what became of the relations that a rule states of one file, such as "held" or "2 not evaluable"."""
    (of,) = (one for one in checked(files) if one.loaded.name == file)
    counts = of.tallies[code]._asdict() if code in of.tallies else {}
    words = [
        f"{'' if number == 1 else f'{number} '}{name.replace('_', ' ')}" for name, number in counts.items() if number
    ]
    return ", ".join(words) or "not stated"


def message(code: str, files: Files, lang: Lang) -> str:
    """Return the message of the only finding of a rule."""
    (diagnostic,) = (each for one in checked(files) for each in one.diagnostics if each.code == code)
    return diagnostic.message(lang)


def told(files: Files, lang: Lang = "en") -> dict[str, list[str]]:
    """Return the remarks on likely corrections by the address of the first finding that they resolve."""
    return {
        group.diagnostics[0].address: [*remarks(group, one, lang)] for one in checked(files) for group in localise(one)
    }


def listed(name: str, files: Files, lang: Lang = "en", *, coverage: bool = False, **plan: Any) -> str:  # noqa: ANN401
    """Return a listing of what is found in files together."""
    return "".join(form(name).render(checked(files, **plan), Options(lang=lang, coverage=coverage)))


@pytest.fixture
def licreport(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run the program in an empty directory of its own."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[object, str, str]:
        monkeypatch.setattr(sys, "argv", ["licreport", *arguments])
        with pytest.raises(SystemExit) as left:
            command_line.main()
        return (left.value.code or 0, *capsys.readouterr())

    return run


# LR501 and LR502: what this year's report says of last year, and what last year's said.

CARRIED = {
    "LR501": ("items.total", "items.previous"),
    "LR502": ("applications.pending", "applications.brought_forward"),
}


@pytest.mark.parametrize(
    ("last", "this", "becomes"),
    [
        pytest.param(201, 201, "held", id="the same figure"),
        pytest.param(0, 0, "held", id="zero both times"),
        pytest.param(201, 202, "broken", id="one more"),
        pytest.param(201, 200, "broken", id="one less"),
        pytest.param(23_012, "2.3万", "held", id="rounded to what was exact"),
        pytest.param("2.3万", 23_012, "held", id="exact within what was rounded"),
        pytest.param("2.3万", 23_500, "held", id="at the end of what rounds to it"),
        pytest.param("2.3万", 23_501, "broken", id="beyond what rounds to it"),
        pytest.param("2.3万", "2.4万", "held", id="rounded figures that touch"),
        pytest.param("2.3万", "2.5万", "broken", id="rounded figures that do not"),
        pytest.param(None, 201, "not evaluable", id="last year's missing"),
        pytest.param(201, None, "not evaluable", id="this year's missing"),
        pytest.param(None, None, "not evaluable", id="both missing"),
        pytest.param(-1, 201, "not evaluable", id="last year's did not load"),
        pytest.param("many", 201, "not evaluable", id="last year's is no figure"),
        pytest.param(201, -1, "not evaluable", id="this year's did not load"),
    ],
)
@pytest.mark.parametrize("code", CARRIED)
def test_what_is_said_of_last_year_is_what_was_said_then(
    code: str, last: Value | None, this: Value | None, becomes: str
) -> None:
    then, now = CARRIED[code]
    files = years({} if last is None else {then: last}, {} if this is None else {now: this})
    assert outcome(code, files, "2024.toml") == becomes
    assert [one.address for one in found_by(code, files)] == ([now] if becomes == "broken" else [])
    assert outcome(code, files, "2023.toml") == "not stated"


@pytest.mark.parametrize("code", CARRIED)
def test_a_key_misspelt_last_year_leaves_that_figure_unknown_and_no_other(code: str) -> None:
    then, now = CARRIED[code]
    files = years({f"{then}x": 7}, {now: 201})
    assert outcome(code, files, "2024.toml") == "not evaluable"
    assert {one.code for one in found(files)} == {"LR002"}
    other, its_own = CARRIED[next(each for each in CARRIED if each != code)]
    files = years({f"{then}x": 7, other: 5}, {now: 201, its_own: 6})
    assert [one.address for one in found_by("LR5", files)] == [its_own]


@pytest.mark.parametrize(
    "others",
    [
        pytest.param({}, id="there is none"),
        pytest.param(
            {"2022.toml": report(DISTRICT, 2022, {"items.total": 201})}, id="there is one of two years before"
        ),
        pytest.param({"2025.toml": report(DISTRICT, 2025, {"items.total": 201})}, id="there is next year's"),
        pytest.param({"2023.toml": report(OTHER, 2023, {"items.total": 201})}, id="it is another authority's"),
        pytest.param(
            {name: report(DISTRICT, 2023, {"items.total": 201}) for name in ("a.toml", "b.toml")}, id="there are two"
        ),
        pytest.param({"2023.toml": "format = 1\nitems.total = 201\n"}, id="it is no report"),
    ],
)
def test_without_last_years_report_nothing_is_compared(others: Files) -> None:
    files = {**others, "2024.toml": report(DISTRICT, 2024, {"items.previous": 210})}
    assert outcome("LR501", files, "2024.toml") == "not stated"
    assert found_by("LR501", files) == []


SEVERAL: Files = {
    "1": report(DISTRICT, 2022, {"items.total": 10, "applications.received": 100}),
    "2": report(
        DISTRICT,
        2023,
        {"items.previous": 11, "items.total": 12, "applications.received": 301, "oversight.inspections": 8},
        parts="complete",
    ),
    "3": report(OTHER, 2023, {"items.total": 5, "applications.pending": 7}),
    "4": report(OTHER, 2024, {"items.previous": 5, "applications.brought_forward": 8}),
    "5": report(OTHER, 2021),
    "6": report(CULTURE, 2023, {"oversight.inspections": 3}, part_of=DISTRICT, level="department"),
    "7": report(TRANSPORT, 2023, {"oversight.inspections": 4}, part_of=DISTRICT, level="department"),
    "8": report(CITY, 2023, part_of=CITY),
    "9": report(PROVINCE, 2023, level="city"),
    "10": report(CIVIL, 2023, level="city", part_of=PROVINCE),
}
FOUND_IN_SEVERAL = [
    Found("10", "LR604", "report.level"),
    Found("2", "LR501", "items.previous", "1"),
    Found("2", "LR503", "applications.received", "201"),
    Found("2", "LR601", "oversight.inspections", "1"),
    Found("3", "LR504", "report.year"),
    Found("4", "LR502", "applications.brought_forward", "1"),
    Found("8", "LR604", "report.part_of"),
]


@SOME
@given(st.permutations([*SEVERAL]))
def test_the_order_of_the_files_does_not_matter(order: Sequence[str]) -> None:
    assert sorted(found({name: SEVERAL[name] for name in order})) == FOUND_IN_SEVERAL


# LR503: no count changes manifold.


@pytest.mark.parametrize(
    ("last", "this", "factor", "warns"),
    [
        pytest.param(100, 300, 3, False, id="exactly three times"),
        pytest.param(100, 301, 3, True, id="more than three times"),
        pytest.param(300, 100, 3, False, id="exactly a third"),
        pytest.param(301, 100, 3, True, id="less than a third"),
        pytest.param(99, 10_000, 3, False, id="below a hundred last year"),
        pytest.param(10_000, 99, 3, False, id="below a hundred this year"),
        pytest.param(10_000, 100, 3, True, id="a hundred this year"),
        pytest.param(100, 250, 2.5, False, id="exactly two and a half times"),
        pytest.param(100, 251, 2.5, True, id="more than two and a half times"),
        pytest.param(100, 1_000, 10, False, id="exactly ten times"),
        pytest.param(100, 1_001, 10, True, id="more than ten times"),
        pytest.param(10_000, "3.0万", 3, False, id="rounded, exactly three times"),
        pytest.param(10_000, "3.1万", 3, True, id="rounded, certainly more than three times"),
        pytest.param(9_999, "3.0万", 3, False, id="rounded, perhaps three times"),
        pytest.param("0.01万", 10_000, 3, False, id="rounded, perhaps below a hundred"),
        pytest.param("0.02万", 10_000, 3, True, id="rounded, certainly a hundred"),
        pytest.param("100", 301, 3, True, id="an exact count in quotes"),
    ],
)
def test_a_count_within_the_factor_is_let_pass(last: Value, this: Value, factor: float, warns: bool) -> None:
    files = years({"applications.received": last}, {"applications.received": this})
    places = [one.address for one in found_by("LR503", files, factor=Fraction(factor))]
    assert places == (["applications.received"] if warns else [])


COUNTS = (
    *("items.total", "items.previous", "items.added", "items.removed", "items.departments"),
    *("applications.brought_forward", "applications.received", "applications.accepted", "applications.rejected"),
    *("applications.approved", "applications.denied", "applications.withdrawn", "applications.concluded"),
    *("applications.pending", "applications.revoked", "handling.online", "handling.fully_online"),
    *("handling.commitment", "handling.on_the_spot", "handling.on_time", "handling.overdue", "fees.applications"),
    *("oversight.items_covered", "oversight.inspections", "oversight.violations", "oversight.complaints"),
    "oversight.complaints_upheld",
)


@pytest.mark.parametrize("address", COUNTS)
def test_every_count_of_the_reports_own_tables_is_compared(address: str) -> None:
    assert [one.address for one in found_by("LR503", years({address: 100}, {address: 1_000}))] == [address]


@pytest.mark.parametrize(
    "tables",
    [
        pytest.param("[fees]\namount = {0}\n", id="an amount of money"),
        pytest.param('[[item]]\nname = "甲"\nreceived = {0}\n', id="an item's figure"),
        pytest.param('[[figure]]\nname = "甲"\nvalue = {0}\nunit = "件"\n', id="a figure of its own"),
    ],
)
def test_what_is_no_count_of_the_reports_own_tables_is_not_compared(tables: str) -> None:
    files = {
        f"{year}.toml": report(DISTRICT, year) + tables.format(number) for year, number in ((2023, 100), (2024, 10_000))
    }
    assert found(files) == []
    assert outcome("LR503", files, "2024.toml") == "not stated"


@pytest.fixture
def grown(licreport: Run, tmp_path: Path) -> Run:
    """Run the program where data/ holds a count of 100 and, a year later, of 280."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "data").mkdir()
    for name, text in years({"applications.received": 100}, {"applications.received": 280}).items():
        (tmp_path / "data" / name).write_text(text, encoding="utf-8")
    return licreport


@pytest.mark.parametrize(
    ("setting", "arguments", "warns"),
    [
        pytest.param(None, [], False, id="three by default"),
        pytest.param(None, ["--change-factor", "2.5"], True, id="as the flag says"),
        pytest.param(None, ["--change-factor", "2.8"], False, id="exactly as the flag says"),
        pytest.param("2.5", [], True, id="as the setting says"),
        pytest.param("2", [], True, id="a whole number in the setting"),
        pytest.param("2.8", [], False, id="exactly as the setting says"),
        pytest.param("2.5", ["--change-factor", "10"], False, id="the flag before the setting"),
        pytest.param("2.5", ["--isolated"], False, id="no setting where isolated"),
    ],
)
def test_the_factor_is_chosen_by_the_flag_or_the_setting(
    grown: Run, tmp_path: Path, setting: str | None, arguments: list[str], warns: bool
) -> None:
    if setting is not None:
        (tmp_path / "licreport.toml").write_text(f"change-factor = {setting}\n", encoding="utf-8")
    code, out, err = grown("check", "--lang", "en", "--format", "concise", *arguments)
    assert (code, err) == (0, "")
    assert ("LR503 warning: " in out) == warns


@pytest.mark.parametrize("factor", ["1", "0", "-3", "0.5", "x", "", "nan", "inf", "1e16", "3/0"])
@pytest.mark.parametrize(("lang", "says"), [("en", "is not a factor of change"), ("zh", "不是变化倍数")])
def test_what_is_no_factor_is_wrong_usage(grown: Run, factor: str, lang: Lang, says: str) -> None:
    code, out, err = grown("check", "--lang", lang, "--change-factor", factor)
    assert (code, out) == (2, "")
    assert f"`{factor}` {says}" in err
    assert "2.5" in err


@pytest.mark.parametrize("setting", ['"3"', "true", "[3]"])
@pytest.mark.parametrize(("lang", "says"), [("en", "takes a number"), ("zh", "应为数字")])
def test_a_setting_that_is_no_number_is_wrong_usage(
    grown: Run, tmp_path: Path, setting: str, lang: Lang, says: str
) -> None:
    (tmp_path / "licreport.toml").write_text(f"change-factor = {setting}\n", encoding="utf-8")
    code, _, err = grown("check", "--lang", lang)
    assert code == 2
    assert "licreport.toml" in err
    assert says in err


# LR504 and LR505: one report a year, and none missing between.


@pytest.mark.parametrize(
    ("reported", "flagged"),
    [
        pytest.param([2023], {}, id="one year only"),
        pytest.param([2022, 2023, 2024], {}, id="year by year"),
        pytest.param([2022, 2024], {2024: "2023"}, id="one missing"),
        pytest.param([2021, 2024], {2024: "2022 and 2023"}, id="two missing"),
        pytest.param([2020, 2022, 2023, 2025], {2022: "2021", 2025: "2024"}, id="missing twice"),
        pytest.param([2018, 2025], {2025: "6 years from 2019 to 2024"}, id="six missing"),
    ],
)
def test_a_missing_year_is_told_of_at_the_later_report(reported: list[int], flagged: Mapping[int, str]) -> None:
    files = {f"{year}.toml": report(DISTRICT, year) for year in reversed(reported)}
    assert {one.file: one.address for one in found(files)} == {f"{year}.toml": "report.year" for year in flagged}
    for of in checked(files):
        for diagnostic in of.diagnostics:
            assert diagnostic.severity.value == "warning"
            assert diagnostic.message("en").startswith(f"no report on {flagged[int(of.loaded.name[:4])]}, between ")


@pytest.mark.parametrize(
    ("name", "flagged"),
    [
        pytest.param("broken.toml", [], id="it may be on any year"),
        pytest.param("2023.toml", [], id="it is named for the missing year"),
        pytest.param("2020.toml", ["2024.toml"], id="it is named for another year"),
    ],
)
def test_a_file_that_does_not_load_may_be_the_missing_years(name: str, flagged: list[str]) -> None:
    files = {"2022.toml": report(DISTRICT, 2022), name: "not TOML", "2024.toml": report(DISTRICT, 2024)}
    assert [one.file for one in found_by("LR504", files)] == flagged


@pytest.mark.parametrize("number", [2, 3], ids=["two files", "three files"])
def test_several_reports_on_one_year_are_told_of_at_all_but_the_first(number: int) -> None:
    figures = {"items.total": 5, "items.previous": 7}
    doubles = {f"{letter}.toml": report(DISTRICT, 2024, figures) for letter in "abc"[:number]}
    files = {
        "2023.toml": report(DISTRICT, 2023, {"items.total": 5}),
        **doubles,
        "2025.toml": report(DISTRICT, 2025, {"items.previous": 6}),
    }
    assert found(files) == [Found(name, "LR505", "report.year") for name in list(doubles)[1:]]


def test_reports_on_one_year_take_part_in_no_sum() -> None:
    figures = {"oversight.inspections": 9}
    files = shared({"oversight.inspections": 10}, figures)
    double_part = {**files, "a2.toml": files["a.toml"]}
    assert found(double_part) == [Found("a2.toml", "LR505", "report.year")]
    assert outcome("LR601", double_part, "whole.toml") == "not evaluable"
    double_whole = {**files, "whole2.toml": files["whole.toml"]}
    assert found(double_whole) == [Found("whole2.toml", "LR505", "report.year")]


def test_the_year_missing_before_two_reports_is_told_of_once() -> None:
    files = {"a": report(CITY, 2022), "b": report(CITY, 2024), "c": report(CITY, 2024), "d": report(CITY, 2025)}
    assert found(files) == [Found("b", "LR504", "report.year"), Found("c", "LR505", "report.year")]


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"a": report(DISTRICT, 2023), "b": report(DISTRICT, 2024)}, id="other years"),
        pytest.param({"a": report(DISTRICT, 2024), "b": report(OTHER, 2024)}, id="other authorities"),
    ],
)
def test_reports_of_others_and_on_other_years_are_no_doubles(files: Files) -> None:
    assert found_by("LR505", files) == []


# LR601: the parts sum to the whole.


@pytest.mark.parametrize(
    ("whole", "parts", "becomes"),
    [
        pytest.param(30, [10, 20], "held", id="the sum"),
        pytest.param(31, [10, 20], "broken", id="one more"),
        pytest.param(29, [10, 20], "broken", id="one less"),
        pytest.param(10, [10], "held", id="a single part"),
        pytest.param(11, [10], "broken", id="a single part, one more"),
        pytest.param(0, [0, 0], "held", id="zeros"),
        pytest.param("2.3万", [11_512, 11_500], "held", id="a rounded whole"),
        pytest.param("2.3万", [11_512, 11_989], "broken", id="a rounded whole, too much"),
        pytest.param(23_012, ["1.2万", "1.1万"], "held", id="rounded parts"),
        pytest.param(24_001, ["1.2万", "1.1万"], "broken", id="rounded parts, too little"),
        pytest.param(24_000, ["1.2万", "1.1万"], "held", id="rounded parts, at the end of their ranges"),
        pytest.param(30, [10, None], "not evaluable", id="missing from one part"),
        pytest.param(30, [None, None], "not stated", id="missing from all parts"),
        pytest.param(None, [10, 20], "not stated", id="missing from the whole"),
        pytest.param(30, [10, -20], "not evaluable", id="did not load in one part"),
        pytest.param(-30, [10, 20], "not stated", id="did not load in the whole"),
        pytest.param(30, [], "not stated", id="no part"),
    ],
)
def test_a_figure_of_the_whole_is_the_sum_of_the_parts(
    whole: Value | None, parts: Sequence[Value | None], becomes: str
) -> None:
    given = [{} if value is None else {"oversight.inspections": value} for value in (whole, *parts)]
    files = shared(*given)
    assert outcome("LR601", files, "whole.toml") == becomes
    places = [one[:3] for one in found_by("LR6", files)]
    assert places == ([("whole.toml", "LR601", "oversight.inspections")] if becomes == "broken" else [])


SUMMED = (*(address for address in COUNTS if address != "items.departments"), "fees.amount")


@pytest.mark.parametrize("address", SUMMED)
def test_every_figure_of_the_reports_own_tables_is_summed(address: str) -> None:
    files = shared({address: 7}, {address: 3}, {address: 5})
    assert found(files) == [Found("whole.toml", "LR601", address, "-1")]


@pytest.mark.parametrize(
    "tables",
    [
        pytest.param("[items]\ndepartments = 1\n", id="departments"),
        pytest.param('[rates]\napproval = "90%"\n', id="a rate"),
        pytest.param('[[item]]\nname = "甲"\nreceived = 9\n', id="an item"),
        pytest.param('[[figure]]\nname = "甲"\nvalue = 9\n', id="a figure of its own"),
    ],
)
def test_what_does_not_add_up_is_not_summed(tables: str) -> None:
    files = {name: text + tables for name, text in shared({}, {}).items()}
    assert found(files) == []
    assert outcome("LR601", files, "whole.toml") == "not stated"


@pytest.mark.parametrize(
    ("levels", "is_summed"),
    [
        pytest.param(["department", "department"], True, id="departments"),
        pytest.param([None, None], True, id="no levels"),
        pytest.param(["department", None], True, id="a department, and one without a level"),
        pytest.param(["district", "district"], False, id="districts"),
        pytest.param(["district", "department"], False, id="a district and a department"),
        pytest.param(["district", None], False, id="a district, and one without a level"),
        pytest.param(["city", "city"], False, id="cities"),
    ],
)
@pytest.mark.parametrize(
    "address", ["items.total", "items.previous", "items.added", "items.removed", "oversight.items_covered"]
)
def test_items_of_the_catalogue_add_up_over_departments_only(
    address: str, levels: list[str | None], is_summed: bool
) -> None:
    figures = {address: 5, "oversight.inspections": 5}
    files = {
        "whole.toml": report(
            PROVINCE, 2024, {address: 11, "oversight.inspections": 11}, level="province", parts="complete"
        )
    }
    for letter, level in zip("ab", levels, strict=True):
        own: dict[str, Value] = {} if level is None else {"level": level}
        files[f"{letter}.toml"] = report(f"虚构{letter}", 2024, figures, part_of=PROVINCE, **own)
    expected = {address, "oversight.inspections"} if is_summed else {"oversight.inspections"}
    assert {one.address for one in found(files)} == expected


ON_TIME, ON_THE_SPOT = "handling.on_time", "handling.on_the_spot"
BESIDE = {"handling.on_time_excludes_on_the_spot": True}
AROUND = {"handling.on_time_excludes_on_the_spot": False}


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        pytest.param({ON_TIME: 80}, [{ON_TIME: 50, ON_THE_SPOT: 20}, {ON_TIME: 30}], id="all count around"),
        pytest.param(
            {ON_TIME: 80, **BESIDE},
            [{ON_TIME: 50, ON_THE_SPOT: 20, **BESIDE}, {ON_TIME: 30, **BESIDE}],
            id="all count beside",
        ),
        pytest.param(
            {ON_TIME: 100, **AROUND},
            [{ON_TIME: 50, ON_THE_SPOT: 20, **BESIDE}, {ON_TIME: 30, **AROUND}],
            id="one part counts beside",
        ),
        pytest.param(
            {ON_TIME: 60, **BESIDE},
            [{ON_TIME: 50, ON_THE_SPOT: 20, **AROUND}, {ON_TIME: 30, **BESIDE}],
            id="one part counts around",
        ),
        pytest.param(
            {ON_TIME: 60, **BESIDE}, [{ON_TIME: 50, ON_THE_SPOT: 20}, {ON_TIME: 30, **BESIDE}], id="around by default"
        ),
    ],
)
def test_on_time_is_converted_between_the_ways_of_counting_it(whole: Figures, parts: list[Figures]) -> None:
    files = shared(whole, *parts)
    assert found(files) == []
    assert outcome("LR601", files, "whole.toml") == "held"
    off = shared({**whole, ON_TIME: int(str(whole[ON_TIME])) + 3}, *parts)
    assert found(off) == [Found("whole.toml", "LR601", ON_TIME, "3")]


@pytest.mark.parametrize(
    "part",
    [
        pytest.param({ON_TIME: 30, **BESIDE}, id="it is not printed"),
        pytest.param({ON_TIME: 30, ON_THE_SPOT: -1, **BESIDE}, id="it did not load"),
        pytest.param(
            {ON_TIME: 30, ON_THE_SPOT: 1, "handling.on_time_excludes_on_the_spot": "yes"}, id="which way did not load"
        ),
        pytest.param({ON_TIME: 30, ON_THE_SPOT: 1, "handling.on_time_excludes_on_the_spot": "unknown"}, id="unknown"),
    ],
)
def test_on_time_cannot_be_converted_without_what_was_decided_on_the_spot(part: Figures) -> None:
    assert outcome("LR601", shared({ON_TIME: 80}, {ON_TIME: 50}, part), "whole.toml") == "not evaluable"


def depth(department: int, district: int, city: int, year: int = 2024) -> dict[str, str]:
    """Return a city with two districts, one of which has two departments; each with its inspections."""
    counts = {
        "city.toml": (CITY, "city", None, city),
        "district.toml": (DISTRICT, "district", CITY, district),
        "other.toml": (OTHER, "district", CITY, 1_000),
        "culture.toml": (CULTURE, "department", DISTRICT, department),
        "transport.toml": (TRANSPORT, "department", DISTRICT, 30),
    }
    return {
        file: report(
            authority,
            year,
            {"oversight.inspections": count},
            level=level,
            **({"part_of": above} if above else {}),
            **({} if level == "department" else {"parts": "complete"}),
        )
        for file, (authority, level, above, count) in counts.items()
    }


@pytest.mark.parametrize(
    ("counts", "off"),
    [
        pytest.param((70, 100, 1_100), [], id="all agree"),
        pytest.param((71, 100, 1_100), ["district.toml"], id="a department is off"),
        pytest.param((70, 101, 1_100), ["city.toml", "district.toml"], id="the district is off"),
        pytest.param((71, 101, 1_100), ["city.toml"], id="a department and the district alike"),
        pytest.param((70, 100, 1_101), ["city.toml"], id="the city is off"),
        pytest.param((71, 101, 1_101), [], id="all three alike"),
    ],
)
def test_sums_are_compared_at_every_depth_with_the_parts_next_below(
    counts: tuple[int, int, int], off: list[str]
) -> None:
    files = depth(*counts)
    assert [one.file for one in found(files)] == off
    assert {one.code for one in found(files)} <= {"LR601"}


def test_reports_on_other_years_are_not_summed() -> None:
    files = {**depth(70, 100, 1_100), "2023.toml": report(CIVIL, 2023, {"oversight.inspections": 5}, part_of=DISTRICT)}
    assert found_by("LR601", files) == []


@pytest.mark.parametrize(
    ("name", "becomes"),
    [
        pytest.param("b.toml", "not evaluable", id="on whichever year"),
        pytest.param("b-2024.toml", "not evaluable", id="named for the same year"),
        pytest.param("b-2023.toml", "broken", id="named for another year"),
    ],
)
def test_a_file_that_does_not_load_may_be_a_part(name: str, becomes: str) -> None:
    files = {**shared({"oversight.inspections": 30}, {"oversight.inspections": 10}), name: "not TOML"}
    assert outcome("LR601", files, "whole.toml") == becomes
    assert found_by("LR6", files) == ([] if becomes != "broken" else [FOUND_IN_THE_WHOLE])


FOUND_IN_THE_WHOLE = Found("whole.toml", "LR601", "oversight.inspections", "20")


def test_a_part_with_a_figure_that_did_not_load_is_summed_in_all_else() -> None:
    files = shared(
        {"oversight.inspections": 30, "oversight.complaints": 3},
        {"oversight.inspections": 10, "oversight.complaints": 1},
        {"oversight.inspections": "many", "oversight.complaints": 1},
    )
    assert found(files) == [
        Found("whole.toml", "LR601", "oversight.complaints", "1"),
        Found("b.toml", "LR004", "oversight.inspections"),
    ]
    assert outcome("LR601", files, "whole.toml") == "broken, not evaluable"


# Whether the parts that are there are all that there are.


class Told(NamedTuple):
    """What the whole's report says of its parts, their levels, what becomes of sums that agree or are less."""

    figures: Figures
    levels: Sequence[str | None]
    agree: str
    short: str
    wants: str = ""
    """What is said to be wanting, where sums are not evaluable."""


NOT_EVALUABLE = "not evaluable"
NAMES = ["虚构a", "虚构b"]
UNTOLD = "parts that are not there, if any"
COMPLETE = {
    "nothing is said": Told({}, ["district", "district"], NOT_EVALUABLE, NOT_EVALUABLE, UNTOLD),
    "nothing is said of departments": Told({}, [None, "department"], NOT_EVALUABLE, NOT_EVALUABLE, UNTOLD),
    "as many departments as are stated": Told({"items.departments": 2}, [None, "department"], "held", "broken"),
    "more departments than are stated": Told({"items.departments": 1}, [None, None], NOT_EVALUABLE, NOT_EVALUABLE),
    "fewer departments than are stated": Told(
        {"items.departments": 3}, [None, None], NOT_EVALUABLE, NOT_EVALUABLE, "3 are stated, 2 are there"
    ),
    "as many areas as departments are stated": Told(
        {"items.departments": 2}, ["district", "district"], NOT_EVALUABLE, NOT_EVALUABLE, UNTOLD
    ),
    "one of two is a department": Told({"items.departments": 1}, [None, "district"], NOT_EVALUABLE, NOT_EVALUABLE),
    "said to be complete": Told({"report.parts": "complete"}, ["district", "district"], "held", "broken"),
    "said to be complete, and departments are wanting": Told(
        {"report.parts": "complete", "items.departments": 3}, [None, None], NOT_EVALUABLE, NOT_EVALUABLE, "2 are there"
    ),
    "all that are named": Told({"report.parts": NAMES}, ["district", "district"], "held", "broken"),
    "all that are named, in another order and spelling": Told(
        {"report.parts": [" 虚构b", "虚构\u200ba"]}, ["district", "district"], "held", "broken"
    ),
    "one that is named is wanting": Told(
        {"report.parts": [*NAMES, "虚构丙"]}, ["district", "district"], NOT_EVALUABLE, NOT_EVALUABLE, "of 虚构丙"
    ),
    "one is not named": Told(
        {"report.parts": NAMES[:1]}, ["district", "district"], NOT_EVALUABLE, NOT_EVALUABLE, "other than report.parts"
    ),
    "what is said does not load": Told({"report.parts": []}, ["district", "district"], NOT_EVALUABLE, NOT_EVALUABLE),
}


@pytest.mark.parametrize("case", COMPLETE.values(), ids=COMPLETE)
def test_parts_are_complete_where_something_says_so_and_else_a_bound(case: Told) -> None:
    def outcomes(whole: int) -> tuple[str, dict[str, str]]:
        files = {"whole.toml": report(CITY, 2024, {**case.figures, INSPECTIONS: whole}, level="city")}
        for letter, level in zip("ab", case.levels, strict=True):
            own: dict[str, Value] = {} if level is None else {"level": level}
            files[f"{letter}.toml"] = report(f"虚构{letter}", 2024, {INSPECTIONS: 10}, part_of=CITY, **own)
        return outcome("LR601", files, "whole.toml"), files

    assert [outcomes(whole)[0] for whole in (20, 21, 19)] == [case.agree, case.short, "broken"]
    said = [line for line in uncovered(outcomes(20)[1], "whole.toml") if "LR601" in line]
    assert len(said) == (case.agree == NOT_EVALUABLE)
    assert all(case.wants in line for line in said)


def test_the_parts_of_a_bound_are_those_that_print_the_figure() -> None:
    figures = [{INSPECTIONS: 10}, {}, {INSPECTIONS: 20}]
    files = shared({INSPECTIONS: 29}, *figures)
    assert outcome("LR601", files, "whole.toml") == "not evaluable"
    files["whole.toml"] = report(DISTRICT, 2024, {INSPECTIONS: 29})
    assert found(files) == [Found("whole.toml", "LR601", INSPECTIONS, "-1")]
    assert message("LR601", files, "zh").startswith("主动监督检查 29，比虚构区文旅局（主动监督检查） 10 + ")


@pytest.mark.parametrize(
    ("parts", "broken", "says"),
    [
        pytest.param(["甲区", "乙区"], [], None, id="all of them"),
        pytest.param(["甲区", "乙区", "丙区"], [], "no report of 丙区; ", id="one is wanting"),
        pytest.param(["甲区", "丙区", "丁区"], [], "no report of 丙区 and 丁区; ", id="two are wanting, one not named"),
        pytest.param(["甲区"], [], "乙区 are not named here", id="one is not named"),
        pytest.param(
            ["甲区", "乙区", "丙区"], ["x.toml"], None, id="the one that is wanting may be what does not load"
        ),
        pytest.param("complete", [], None, id="no names"),
    ],
)
def test_parts_that_are_named_are_all_there(parts: Value, broken: Sequence[str], says: str | None) -> None:
    files = {"whole.toml": report(CITY, 2024, parts=parts)}
    files |= {name: report(name, 2024, part_of=CITY, level="district") for name in ("甲区", "乙区")}
    files |= dict.fromkeys(broken, "not TOML")
    assert [one[:3] for one in found_by("LR6", files)] == ([("whole.toml", "LR602", "report.parts")] if says else [])
    assert says is None or says in message("LR602", files, "en")


def test_parts_that_are_named_are_not_missed_where_there_is_none() -> None:
    assert found({"whole.toml": report(CITY, 2024, parts=["甲区"])}) == []


# LR602: the departments are all there.


@pytest.mark.parametrize(
    ("stated", "levels", "says"),
    [
        pytest.param(2, ["department", "department"], None, id="all of them"),
        pytest.param(1, ["department", "department"], None, id="more than are stated"),
        pytest.param(2, [], None, id="none at all"),
        pytest.param(0, ["department"], None, id="none stated"),
        pytest.param(2, ["district", "district"], None, id="districts only"),
        pytest.param(
            28,
            ["department", "department"],
            "28 departments are stated, but the files hold",
            id="2 of 28",
        ),
        pytest.param(28, ["department", None], "28 departments are stated, but the files hold", id="one unlevelled"),
        pytest.param(3, ["department", "department"], "3 departments are stated, but the files hold", id="2 of 3"),
    ],
)
def test_fewer_departments_than_are_stated_leave_sums_unevaluated(
    stated: int, levels: list[str | None], says: str | None
) -> None:
    figures = {"items.departments": stated, "oversight.inspections": 99}
    files = {"whole.toml": report(CITY, 2024, figures, level="city", parts="complete")}
    for letter, level in zip("ab", levels, strict=False):
        own: dict[str, Value] = {} if level is None else {"level": level}
        files[f"{letter}.toml"] = report(f"虚构{letter}", 2024, {"oversight.inspections": 10}, part_of=CITY, **own)
    if says is None:
        assert found_by("LR602", files) == []
        assert outcome("LR601", files, "whole.toml") == ("broken" if levels else "not stated")
    else:
        assert [(one.file, one.address) for one in found(files)] == [("whole.toml", "items.departments")]
        assert message("LR602", files, "en").startswith(says)
        assert outcome("LR601", files, "whole.toml") == "not evaluable"


def test_departments_are_not_missed_where_a_file_does_not_load() -> None:
    files = {**shared({"items.departments": 2}, {}), "b.toml": "not TOML"}
    assert found_by("LR6", files) == []


# LR603: the whole is there.


@pytest.mark.parametrize(
    ("files", "flagged"),
    [
        pytest.param({"a": report(CULTURE, part_of=DISTRICT)}, [], id="one authority only"),
        pytest.param(
            {"a": report(CULTURE, 2023, part_of=DISTRICT), "b": report(CULTURE, part_of=DISTRICT)},
            [],
            id="one authority over years",
        ),
        pytest.param({"a": report(CULTURE, part_of=DISTRICT), "b": report(DISTRICT)}, [], id="it is there"),
        pytest.param({"a": report(CULTURE, part_of="虚构"), "b": report(DISTRICT)}, ["a"], id="its name is misspelt"),
        pytest.param(
            {"a": report(CULTURE, part_of=DISTRICT), "b": report(DISTRICT, 2023)},
            ["a"],
            id="it is there on another year",
        ),
        pytest.param(
            {"a": report(CULTURE, part_of=DISTRICT), "b": report(DISTRICT), "c": report(DISTRICT)},
            [],
            id="it is there twice",
        ),
        pytest.param(
            {"a": report(CULTURE, part_of=DISTRICT), "b": report(OTHER), "c.toml": "not TOML"},
            [],
            id="a file does not load",
        ),
        pytest.param(
            {
                "a": report(CULTURE, part_of=DISTRICT, level="department"),
                "b": report(DISTRICT, part_of=CITY, level="district"),
            },
            [],
            id="it is above all that was collected",
        ),
    ],
)
def test_the_whole_that_a_part_names_is_among_several_authorities(files: Files, flagged: list[str]) -> None:
    assert [(one.file, one.address) for one in found_by("LR603", files)] == [
        (name, "report.part_of") for name in flagged
    ]


# LR604: levels go down, and never round.

LEVELS: tuple[str | None, ...] = ("state", "province", "city", "district", "department", None)


@pytest.mark.parametrize("whole", LEVELS, ids=lambda level: level or "unstated")
@pytest.mark.parametrize("part", LEVELS, ids=lambda level: level or "unstated")
def test_a_part_is_of_a_lower_level_than_its_whole(part: str | None, whole: str | None) -> None:
    files = {
        "whole": report("虚构甲", 2024, **({} if whole is None else {"level": whole})),
        "part": report("虚构乙", 2024, part_of="虚构甲", **({} if part is None else {"level": part})),
    }
    is_below = part is None or whole is None or LEVELS.index(part) > LEVELS.index(whole)
    assert found(files) == ([] if is_below else [Found("part", "LR604", "report.level")])


@pytest.mark.parametrize(
    ("ways", "flagged", "says"),
    [
        pytest.param({"甲": "甲"}, "甲", "甲 → 甲", id="its own part"),
        pytest.param({"甲": "乙", "乙": "甲"}, "甲乙", "甲 → 乙 → 甲", id="two of each other"),
        pytest.param({"甲": "乙", "乙": "丙", "丙": "甲"}, "甲乙丙", "甲 → 乙 → 丙 → 甲", id="three round"),
        pytest.param({"丁": "甲", "甲": "乙", "乙": "甲"}, "甲乙", "甲 → 乙 → 甲", id="a part of a circle"),
    ],
)
def test_part_of_never_runs_in_a_circle(ways: Mapping[str, str], flagged: str, says: str) -> None:
    figures = {"oversight.inspections": 1}
    files = {name: report(name, 2024, figures, part_of=whole) for name, whole in ways.items()}
    assert found(files) == [Found(name, "LR604", "report.part_of") for name in ways if name in flagged]
    for of in checked(files):
        for diagnostic in of.diagnostics:
            assert diagnostic.message("en") == f"`part_of` runs in a circle: {says}"
            assert diagnostic.message("zh") == f"`part_of` 循环：{says}"


def test_a_circle_that_closes_in_another_year_is_none() -> None:
    files = {"a": report("甲", 2023, part_of="乙"), "b": report("乙", 2024, part_of="甲"), "c": report("乙", 2023)}
    assert found_by("LR604", files) == []


def chain(length: int, *, closed: bool) -> dict[str, str]:
    """Return reports each of which is a part of the next; of the last, the first is the whole if it is a circle."""
    names = [f"虚构{number:05}" for number in range(length)]
    files = {name: report(name, 2024, {"oversight.inspections": 5}, part_of=above) for name, above in pairwise(names)}
    files[names[-1]] = report(
        names[-1], 2024, {"oversight.inspections": 5}, **({"part_of": names[0]} if closed else {})
    )
    return files


@pytest.mark.parametrize("closed", [False, True], ids=["a chain", "a circle"])
def test_more_authorities_in_a_row_are_followed_than_calls_may_nest(closed: bool) -> None:
    length = sys.getrecursionlimit() + 100
    flagged = found(chain(length, closed=closed))
    assert len(flagged) == (length if closed else 0)
    assert {one.code for one in flagged} == ({"LR604"} if closed else set())


# What each rule says, in both languages.

NAMED = {
    "LR501": (
        years({"items.total": 201}, {"items.previous": 210}),
        "items last year 210 is 9 more than items (2023) 201",
        "上年清单事项数 210，比清单事项数（2023 年） 201 多 9",
    ),
    "LR502": (
        years({"applications.pending": 1_061}, {"applications.brought_forward": 16}),
        "brought forward 16 is 1,045 less than pending (2023) 1,061",
        "上年结转 16，比年末未办结（2023 年） 1,061 少 1,045",
    ),
    "LR503": (
        years({"applications.received": 1_250}, {"applications.received": 12_610}),
        "received 12,610 is more than 3 times received (2023) 1,250: 11,360 more",
        "收到申请 12,610，超过收到申请（2023 年） 1,250 的 3 倍，多出 11,360",
    ),
    "LR503 down": (
        years({"applications.received": 12_610}, {"applications.received": 1_250}),
        "received 1,250, and received (2023) 12,610 is more than 3 times that: 11,360 less",
        "收到申请 1,250，收到申请（2023 年） 12,610 超过它的 3 倍，少了 11,360",
    ),
    "LR601": (
        shared({"oversight.inspections": 30}, {"oversight.inspections": 10}, {"oversight.inspections": 21}),
        "inspections 30 is 1 less than 虚构区文旅局 (inspections) 10 + 虚构区交通局 (inspections) 21 = 31",
        "主动监督检查 30，比虚构区文旅局（主动监督检查） 10 + 虚构区交通局（主动监督检查） 21 = 31 少 1",
    ),
    "LR601 converted": (
        shared({ON_TIME: 30, **BESIDE}, {ON_TIME: 50, ON_THE_SPOT: 10}),
        "on time 30 is 10 less than 虚构区文旅局 (on time) 50 − 虚构区文旅局 (on the spot) 10 = 40",
        "按期办结 30，比虚构区文旅局（按期办结） 50 − 虚构区文旅局（当场办结） 10 = 40 少 10",
    ),
    "LR602": (
        shared({"items.departments": 28}, {}, {}),
        "28 departments are stated, but the files hold reports of 2, 26 less; no sum can be compared",
        "涉及主管部门 28 个，所给文件中只有 2 个部门的报告，少 26 个；合计无法核对",
    ),
    "LR604": (
        {"a": report(CITY, level="district"), "b": report(DISTRICT, level="city", part_of=CITY)},
        "level city is not below district, the level of 虚构市, of which it is a part",
        "层级 city 不低于上级主体虚构市的层级 district",
    ),
}


@pytest.mark.parametrize(("files", "en", "zh"), NAMED.values(), ids=NAMED)
def test_a_message_names_the_figures_and_whose_they_are(files: Files, en: str, zh: str) -> None:
    ((code, *_),) = {(one.code, one.file) for one in found(files)}
    assert message(code, files, "en") == en
    assert message(code, files, "zh") == zh


@pytest.mark.parametrize("name", ["{0}", "{part}", "{", "%s", "\x1b[31m", "\u202e", '"\\'])
def test_a_name_is_never_taken_for_a_phrase_or_an_escape(name: str) -> None:
    files = {
        "whole": report(name, 2024, {"oversight.inspections": 30, "items.departments": 9}, level="department"),
        "part": report(f"{name}局", 2024, {"oversight.inspections": 10}, part_of=name, level="department"),
        "before": report(name, 2022),
        "last": report(f"{name}局", 2023, {"oversight.inspections": 4}),
        "circle": report(f"{name}圈", 2024, part_of=f"{name}圈"),
        "double": report(f"{name}圈", 2024),
    }
    for each in FORMS:
        for lang in LANGS:
            assert "\x1b" not in listed(each, files, lang, coverage=True)


# What else fits a sum that is off.

INSPECTIONS, VIOLATIONS, COMPLAINTS = "oversight.inspections", "oversight.violations", "oversight.complaints"


@pytest.mark.parametrize(
    ("whole", "en", "zh"),
    [
        pytest.param(
            500,
            "虚构区民政局 left out of the sum: its 77 is the difference (c.toml:5:25)",
            "合计漏了虚构区民政局：差额正是它的 77（c.toml:5:25）",
            id="left out",
        ),
        pytest.param(
            654,
            "虚构区民政局 counted twice: its 77 is the difference (c.toml:5:25)",
            "虚构区民政局重复计入：差额正是它的 77（c.toml:5:25）",
            id="counted twice",
        ),
        pytest.param(
            423,
            "虚构区民政局 subtracted instead of added: twice its 77 is the difference (c.toml:5:25)",
            "虚构区民政局应加而减：差额正是它的 77 的两倍（c.toml:5:25）",
            id="subtracted",
        ),
        pytest.param(
            5_770,
            "would resolve it: inspections 577 instead of 5,770: a factor of ten",
            "改这一处即可：主动监督检查 5,770 改为 577：相差十倍",
            id="a factor of ten",
        ),
        pytest.param(
            757,
            "would resolve it: inspections 577 instead of 757: two digits exchanged",
            "改这一处即可：主动监督检查 757 改为 577：两位数字对调",
            id="two digits exchanged",
        ),
    ],
)
def test_what_fits_a_sum_that_is_off_is_told_first(whole: int, en: str, zh: str) -> None:
    files = shared({INSPECTIONS: whole}, *({INSPECTIONS: count} for count in (200, 300, 77)))
    assert told(files, "en")[INSPECTIONS][0] == en
    assert told(files, "zh")[INSPECTIONS][0] == zh


def test_a_part_that_explains_all_sums_that_are_off_is_told_with_how_many() -> None:
    counts = ((200, 20, 20), (300, 30, 30), (77, 9, 10))
    parts = [dict(zip((INSPECTIONS, COMPLAINTS, VIOLATIONS), one, strict=True)) for one in counts]
    both = told(shared({INSPECTIONS: 500, COMPLAINTS: 50, VIOLATIONS: 60}, *parts))
    assert [both[address][0] for address in (INSPECTIONS, COMPLAINTS)] == [
        "虚构区民政局 left out of the sum: its 77 is the difference (c.toml:5:25; fits 2 of 2 sums that are off)",
        "虚构区民政局 left out of the sum: its 9 is the difference (c.toml:6:24; fits 2 of 2 sums that are off)",
    ]
    some = told(shared({INSPECTIONS: 500, COMPLAINTS: 50, VIOLATIONS: 66}, *parts), "zh")
    assert some[INSPECTIONS][0] == "合计漏了虚构区民政局：差额正是它的 77（c.toml:5:25；3 处合计不符，2 处如此）"
    assert not any("合计漏了" in line for line in some[VIOLATIONS])


def test_of_two_parts_that_fit_one_sum_the_one_that_fits_others_too_is_told_first() -> None:
    parts = [{INSPECTIONS: 10, COMPLAINTS: 3}, {INSPECTIONS: 10, COMPLAINTS: 4}]
    lines = told(shared({INSPECTIONS: 10, COMPLAINTS: 3}, *parts))[INSPECTIONS]
    assert lines[:2] == [
        "虚构区交通局 left out of the sum: its 10 is the difference (b.toml:5:25; fits 2 of 2 sums that are off)",
        "虚构区文旅局 left out of the sum: its 10 is the difference (a.toml:5:25; fits 1 of 2 sums that are off)",
    ]


@pytest.mark.parametrize(
    ("lang", "says"),
    [
        ("en", "would resolve it: inspections in b.toml 5,678 instead of 5,768: two digits exchanged"),
        ("zh", "改这一处即可：b.toml 中的主动监督检查 5,768 改为 5,678：两位数字对调"),
    ],
)
def test_digits_exchanged_in_one_part_are_told_with_its_file(lang: Lang, says: str) -> None:
    parts = [{INSPECTIONS: count} for count in (1_234, 5_768, 9_012)]
    assert told(shared({INSPECTIONS: 15_924}, *parts), lang)[INSPECTIONS][0] == says


TOTAL, PREVIOUS = "items.total", "items.previous"


@pytest.mark.parametrize(
    ("figures", "others", "bears"),
    [
        pytest.param({}, {}, True, id="nothing else is said of it"),
        pytest.param({"oversight.items_covered": 5_600}, {}, True, id="what it must reach is below"),
        pytest.param({"oversight.items_covered": 5_700}, {}, False, id="its file says that more are covered"),
        pytest.param(
            {}, {"next.toml": report(TRANSPORT, 2025, {"items.previous": 5_768})}, False, id="next year repeats it"
        ),
        pytest.param(
            {},
            {
                "own.toml": report("虚构科", 2024, {TOTAL: 5_768}, part_of=TRANSPORT),
                "b.toml": report(TRANSPORT, 2024, {TOTAL: 5_768}, part_of=DISTRICT, parts="complete"),
            },
            False,
            id="its parts sum to it",
        ),
    ],
)
def test_a_part_is_corrected_only_if_its_own_file_and_those_about_it_bear_with_it(
    figures: Figures, others: Files, bears: bool
) -> None:
    files = shared({TOTAL: 15_924}, {TOTAL: 1_234}, {TOTAL: 5_768, **figures}, {TOTAL: 9_012})
    lines = told({**files, **others})[TOTAL]
    assert ("would resolve it: items in b.toml 5,678 instead of 5,768: two digits exchanged" in lines) == bears


def test_a_figure_of_last_year_is_corrected_in_its_file() -> None:
    assert told(years({TOTAL: 132}, {"items.previous": 123, TOTAL: 125, "items.added": 2, "items.removed": 0})) == {
        "items.previous": ["would resolve it: items in 2023.toml 123 instead of 132: two digits exchanged"]
    }


def test_a_figure_that_the_whole_counts_in_is_not_corrected_against_it() -> None:
    parts = {"a.toml": report(CULTURE, 2024, {PREVIOUS: 123}, part_of=DISTRICT)}
    files = {"last.toml": report(CULTURE, 2023, {TOTAL: 132}), **parts}
    assert told(files)[PREVIOUS][0] == "would resolve it: items last year 132 instead of 123: two digits exchanged"
    whole = {"whole.toml": report(DISTRICT, 2024, {PREVIOUS: 123}, parts="complete")}
    assert told({**files, **whole})[PREVIOUS] == [
        "would resolve it: items in last.toml 123 instead of 132: two digits exchanged"
    ]


# The forms of listing.

SWAPPED_IN_A_PART = shared({INSPECTIONS: 15_924}, *({INSPECTIONS: count} for count in (1_234, 5_768, 9_012)))
LEFT_OUT = shared({INSPECTIONS: 500}, *({INSPECTIONS: count} for count in (200, 300, 77)))
PLACE = {"line": 4, "column": 25, "end_line": 4, "end_column": 30}


def as_json(files: Files, **plan: Any) -> Any:  # noqa: ANN401  # as above
    """Return what is found in files together, for programs."""
    return json.loads(listed("json", files, **plan))


SCHEMA = json.loads((ROOT / "schemas" / "licreport-check-1.json").read_text(encoding="utf-8"))
SHOWN = {
    "years": years({TOTAL: 201, "applications.received": 100}, {"items.previous": 210, "applications.received": 900}),
    "a gap": {"a": report(DISTRICT, 2021), "b": report(DISTRICT, 2024), "c": report(DISTRICT, 2024)},
    "a sum": LEFT_OUT,
    "a part": SWAPPED_IN_A_PART,
    "a circle": {"a": report(CITY, part_of=CITY), "b": report(DISTRICT, part_of="虚构"), "c": report(CULTURE)},
    "levels": {"a": report(CITY, level="district"), "b": report(DISTRICT, level="city", part_of=CITY)},
    "too few": shared({"items.departments": 28}, {}),
    "a waiver": years({TOTAL: 5}, {"items.previous": 7})
    | {"2024.toml": report(DISTRICT, 2024, {"items.previous": 7}) + waiver("LR501", "items.previous", 2)},
}


@pytest.mark.parametrize("files", SHOWN.values(), ids=SHOWN)
def test_json_is_valid_by_its_schema(files: Files) -> None:
    jsonschema.validate(as_json(files), SCHEMA)


def test_json_names_the_file_of_what_a_finding_relates_to() -> None:
    (finding,) = as_json(SWAPPED_IN_A_PART)["findings"]
    assert (finding["file"], finding["address"], finding["difference"]) == ("whole.toml", INSPECTIONS, "-90")
    assert [(each["role"], each["sign"], each["file"], each["address"]) for each in finding["related"]] == [
        ("computed", "+", f"{letter}.toml", INSPECTIONS) for letter in "abc"
    ]
    assert finding["related"][1]["place"] == PLACE | {"line": 5, "end_line": 5, "end_column": 29}
    assert finding["related"][1]["says"] == {
        "en": "虚构区交通局 (inspections) 5,768",
        "zh": "虚构区交通局（主动监督检查） 5,768",
    }


def test_json_tells_the_file_of_a_change_and_of_a_cause() -> None:
    (change,) = as_json(SWAPPED_IN_A_PART)["files"][0]["likely"][0]["corrections"][0]["changes"]
    assert (change["file"], change["address"]) == ("b.toml", INSPECTIONS)
    assert change["slips"][0]["value"] == "5678"
    (likely,) = as_json(LEFT_OUT)["files"][0]["likely"]
    (cause,) = likely["causes"]
    assert cause == {
        "message": {
            "en": "虚构区民政局 left out of the sum: its 77 is the difference",
            "zh": "合计漏了虚构区民政局：差额正是它的 77",
        },
        "file": "c.toml",
        "address": INSPECTIONS,
        "path": ["oversight", "inspections"],
        "place": PLACE | {"line": 5, "end_line": 5, "end_column": 27},
        "explains": 1,
        "sums": 1,
    }
    assert likely["findings"] == [as_json(LEFT_OUT)["findings"][0]["fingerprint"]]


@pytest.mark.parametrize("lang", LANGS)
def test_sarif_points_into_the_other_files(lang: Lang) -> None:
    (result,) = json.loads(listed("sarif", LEFT_OUT, lang))["runs"][0]["results"]
    (place,) = result["locations"]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == "whole.toml"
    related = [
        (each["physicalLocation"]["artifactLocation"]["uri"], each["physicalLocation"]["region"]["startLine"])
        for each in result["relatedLocations"]
    ]
    assert related == [("a.toml", 5), ("b.toml", 5), ("c.toml", 5)]


@pytest.mark.parametrize("lang", LANGS)
def test_junit_tells_of_it_in_the_suite_of_the_file_that_it_stands_in(lang: Lang) -> None:
    suites = {suite.get("name"): suite for suite in ET.fromstring(listed("junit", LEFT_OUT, lang))}  # noqa: S314  # ours
    failures = {
        name: [case.get("name") for case in suite if case.find("failure") is not None] for name, suite in suites.items()
    }
    assert failures == {"whole.toml": ["LR601 parts-sum-to-the-whole"], "a.toml": [], "b.toml": [], "c.toml": []}
    (failure,) = suites["whole.toml"].iter("failure")
    assert ":: c.toml:5:25" in (failure.text or "")
    assert "(c.toml:5:25)" in (failure.text or "") or "（c.toml:5:25）" in (failure.text or "")


@pytest.mark.parametrize("lang", LANGS)
def test_github_and_gitlab_place_it_in_the_file_that_it_stands_in(lang: Lang) -> None:
    assert listed("github", LEFT_OUT, lang).startswith("::error file=whole.toml,line=4,endLine=4,col=25,")
    (issue,) = json.loads(listed("gitlab", LEFT_OUT, lang))
    assert issue["location"] == {"path": "whole.toml", "lines": {"begin": 4, "end": 4}}


def test_the_full_listing_quotes_the_lines_of_the_other_files() -> None:
    lines = listed("full", years({TOTAL: 132}, {"items.previous": 123})).splitlines()
    assert lines[1:7] == [
        "  │",
        "4 │ items.previous = 123",
        "  │                  ^^^ 上年清单事项数 items last year",
        "  :: 2023.toml:4:15",
        "4 │ items.total = 132   # items (2023)",
        "  = would resolve it: items last year 132 instead of 123: two digits exchanged",
    ]


# Waivers of what contradicts another report.


def waived(code: str, at: str, files: Files, file: str, difference: int | None = None) -> dict[str, str]:
    """Return the files with a waiver in one of them."""
    return {**files, file: files[file] + waiver(code, at, difference)}


@pytest.mark.parametrize(
    ("code", "at", "file", "files", "difference"),
    [
        pytest.param("LR501", PREVIOUS, "2024.toml", years({TOTAL: 5}, {PREVIOUS: 7}), 2, id="LR501"),
        pytest.param(
            "LR502",
            "applications.brought_forward",
            "2024.toml",
            years({"applications.pending": 5}, {"applications.brought_forward": 7}),
            2,
            id="LR502",
        ),
        pytest.param("LR503", TOTAL, "2024.toml", years({TOTAL: 100}, {TOTAL: 1_000}), 900, id="LR503"),
        pytest.param("LR601", INSPECTIONS, "whole.toml", LEFT_OUT, -77, id="LR601"),
    ],
)
def test_a_waiver_accepts_a_difference_and_no_other(
    code: str, at: str, file: str, files: Files, difference: int
) -> None:
    for accepted in (None, difference):
        with_waiver = waived(code, at, files, file, accepted)
        assert found(with_waiver) == []
        (of,) = (one for one in checked(with_waiver) if one.waived)
        assert (of.loaded.name, of.waived[0].diagnostic.code) == (file, code)
        assert told(with_waiver) == {}
        assert found(with_waiver, waivers=False) == [Found(file, code, at, str(difference))]
    changed = waived(code, at, files, file, difference + 1)
    assert found(changed) == [Found(file, code, at, str(difference))]
    assert f"a waiver accepts this at a difference of {difference + 1:,}; it is now {difference:,}" in listed(
        "full", changed
    )
    assert f"豁免只接受差额 {difference + 1:,}；现在的差额是 {difference:,}" in listed("full", changed, "zh")


@pytest.mark.parametrize(
    ("code", "at", "file", "files"),
    [
        pytest.param("LR504", "report.year", "b", {"a": report(CITY, 2022), "b": report(CITY)}, id="LR504"),
        pytest.param("LR505", "report.year", "b", {"a": report(CITY), "b": report(CITY)}, id="LR505"),
        pytest.param("LR602", "items.departments", "whole.toml", shared({"items.departments": 28}, {}), id="LR602"),
        pytest.param(
            "LR603", "report.part_of", "b", {"a": report(CITY), "b": report(DISTRICT, part_of="虚构")}, id="LR603"
        ),
        pytest.param("LR604", "report.part_of", "a", {"a": report(CITY, part_of=CITY)}, id="LR604"),
    ],
)
def test_what_has_no_difference_can_be_waived_too(code: str, at: str, file: str, files: Files) -> None:
    assert [(one.file, one.code, one.address) for one in found(files)] == [(file, code, at)]
    assert found(waived(code, at, files, file)) == []


@pytest.mark.parametrize(
    ("code", "at", "file", "files", "is_known"),
    [
        pytest.param("LR501", PREVIOUS, "2024.toml", years({TOTAL: 7}, {PREVIOUS: 7}), True, id="last year's agrees"),
        pytest.param("LR501", PREVIOUS, "b", {"b": report(CITY, 2024, {PREVIOUS: 7})}, False, id="no last year's"),
        pytest.param(
            "LR501",
            PREVIOUS,
            "b",
            {
                "a": report(CITY, 2022, {TOTAL: 7}),
                "b": report(CITY, 2024, {PREVIOUS: 7}) + waiver("LR504", "report.year"),
            },
            False,
            id="only the year before last's",
        ),
        pytest.param(
            "LR501", PREVIOUS, "2024.toml", years({}, {PREVIOUS: 7}), False, id="last year's lacks the figure"
        ),
        pytest.param("LR501", PREVIOUS, "2024.toml", years({TOTAL: 7}, {}), False, id="this year's lacks the figure"),
        pytest.param("LR503", TOTAL, "2024.toml", years({TOTAL: 100}, {TOTAL: 300}), True, id="within the factor"),
        pytest.param("LR503", TOTAL, "2024.toml", years({TOTAL: 10}, {TOTAL: 300}), False, id="below a hundred"),
        pytest.param(
            "LR601", INSPECTIONS, "whole.toml", shared({INSPECTIONS: 7}, {INSPECTIONS: 7}), True, id="the sum"
        ),
        pytest.param("LR601", INSPECTIONS, "whole.toml", shared({INSPECTIONS: 7}), False, id="no parts"),
        pytest.param(
            "LR601",
            INSPECTIONS,
            "whole.toml",
            shared({INSPECTIONS: 7}, {INSPECTIONS: 7}, {}),
            False,
            id="a part lacks it",
        ),
        pytest.param(
            "LR601",
            INSPECTIONS,
            "whole.toml",
            {**shared({INSPECTIONS: 7}, {INSPECTIONS: 7}), "x.toml": "not TOML"},
            False,
            id="a file does not load",
        ),
        pytest.param(
            "LR601", "fees.amount", "whole.toml", shared({INSPECTIONS: 7}, {INSPECTIONS: 7}), False, id="not stated"
        ),
    ],
)
def test_a_waiver_is_only_called_unneeded_where_what_it_accepts_is_known_to_hold(
    code: str, at: str, file: str, files: Files, is_known: bool
) -> None:
    unneeded = found_by("LR9", waived(code, at, files, file))
    assert unneeded == ([Found(file, "LR901", "waiver.#1")] if is_known else [])
    assert found_by("LR9", waived(code, at, files, file), selection=selection(["LR9"], [])) == []


# What was not looked at.


def uncovered(files: Files, file: str, lang: Lang = "en") -> list[str]:
    """Return what is said that was not looked at in one of the files."""
    (of,) = (one for one in checked(files, in_full=True) if one.loaded.name == file)
    return [line.rstrip("\n").partition(": " if lang == "en" else "：")[2] for line in coverage_lines(of, lang)]


def test_a_figure_that_is_compared_with_another_reports_has_been_looked_at() -> None:
    alone = {"2024.toml": report(CITY, 2024, {COMPLAINTS: 5, "applications.brought_forward": 6}, parts="complete")}
    assert [line for line in uncovered(alone, "2024.toml") if "no rule" in line] == [
        "no rule looked at brought forward",
        "no rule looked at complaints",
    ]
    others = {
        "2023.toml": report(CITY, 2023, {"applications.pending": 6}),
        "part.toml": report(DISTRICT, 2024, {COMPLAINTS: 5}, part_of=CITY),
    }
    assert not [line for line in uncovered({**alone, **others}, "2024.toml") if "no rule" in line]


@pytest.mark.parametrize(
    ("files", "en", "zh"),
    [
        pytest.param(
            shared({INSPECTIONS: 7}, {INSPECTIONS: 7}, {}),
            "LR601 could not be evaluated for want of 虚构区交通局 (inspections)",
            "LR601 无法核对，缺少“虚构区交通局（主动监督检查）”",
            id="a part's figure",
        ),
        pytest.param(
            shared({INSPECTIONS: 7, "items.departments": 28}, {INSPECTIONS: 7}),
            "LR601 could not be evaluated for want of inspections of the other departments: 28 are stated, 1 are there",
            "LR601 无法核对，缺少“其余部门（写明 28 个，所给 1 个）的主动监督检查”",
            id="parts that are not there",
        ),
        pytest.param(
            {"whole.toml": report(CITY, 2024, {PREVIOUS: 7}), "2023.toml": report(CITY, 2023)},
            "LR501 could not be evaluated for want of items (2023)",
            "LR501 无法核对，缺少“清单事项数（2023 年）”",
            id="last year's figure",
        ),
    ],
)
def test_what_another_report_lacks_is_named_with_whose_it_is(files: Files, en: str, zh: str) -> None:
    assert [line for line in uncovered(files, "whole.toml") if "LR5" in line or "LR6" in line] == [en]
    assert [line for line in uncovered(files, "whole.toml", "zh") if "LR5" in line or "LR6" in line] == [zh]


# Laws.

COUNT_OF_PARTS = st.lists(st.integers(0, 10**12), min_size=1, max_size=12)
ADDITIVE = (
    "oversight.complaints",
    "oversight.inspections",
    "applications.revoked",
    "handling.online",
    "fees.applications",
)


def of_parts(address: str, whole: Value, counts: Sequence[int]) -> dict[str, str]:
    """Return the report of a whole and of its parts, each with one figure."""
    parts = {f"{index}": report(f"虚构{index}", 2024, {address: one}, part_of=CITY) for index, one in enumerate(counts)}
    return {"whole": report(CITY, 2024, {address: whole}, parts="complete"), **parts}


@SOME
@given(st.sampled_from(ADDITIVE), COUNT_OF_PARTS)
def test_a_total_shared_out_is_never_called_wrong(address: str, counts: list[int]) -> None:
    assert found(of_parts(address, sum(counts), counts)) == []


@SOME
@given(st.sampled_from(ADDITIVE), COUNT_OF_PARTS, st.integers(1, 10**9), st.booleans(), st.data())
def test_one_figure_changed_is_off_by_exactly_as_much(
    address: str, counts: list[int], change: int, is_more: bool, data: st.DataObject
) -> None:
    total, which = sum(counts), data.draw(st.integers(0, len(counts) - 1))
    changed = [*counts]
    changed[which] += change
    if is_more:  # a part is more than what the whole counts of it
        assert found(of_parts(address, total, changed)) == [Found("whole", "LR601", address, f"{-change}")]
    else:
        assert found(of_parts(address, total + change, counts)) == [Found("whole", "LR601", address, f"{change}")]
        assert found(of_parts(address, sum(changed), counts)) == [Found("whole", "LR601", address, f"{change}")]


@SOME
@given(COUNT_OF_PARTS, st.integers(0, 4))
def test_a_whole_rounded_from_the_sum_is_never_called_wrong(counts: list[int], places: int) -> None:
    unit = 10 ** (4 - places)
    tenths = (sum(counts) + unit // 2) // unit
    digits = f"{tenths:0{places + 1}d}"
    written = f"{digits[:-places]}.{digits[-places:]}万" if places else f"{digits}万"
    assert found(of_parts(INSPECTIONS, written, counts)) == []


@SOME
@given(st.integers(0, 10**12), st.integers(-(10**6), 10**6))
def test_what_is_carried_over_is_off_by_exactly_as_much_as_it_differs(last: int, difference: int) -> None:
    this = abs(last + difference)
    expected = [Found("2024.toml", "LR501", PREVIOUS, f"{this - last}")] if this != last else []
    assert found_by("LR501", years({TOTAL: last}, {PREVIOUS: this})) == expected


# What was once wrong.


@pytest.mark.parametrize(
    "own",
    [
        pytest.param("report.part_of = 5", id="no text"),
        pytest.param(f'report.partof = "{DISTRICT}"', id="a misspelt key"),
    ],
)
def test_a_part_that_does_not_say_whose_it_is_leaves_sums_unevaluated(own: str) -> None:
    files = shared({INSPECTIONS: 30, "items.departments": 2}, {INSPECTIONS: 10}, {INSPECTIONS: 20})
    files["b.toml"] = re.sub("report.part_of = .*", own, files["b.toml"])
    assert found_by("LR6", files) == []
    files = shared({INSPECTIONS: 30}, {INSPECTIONS: 10}, {INSPECTIONS: 20})
    files["b.toml"] = re.sub("report.part_of = .*", own, files["b.toml"])
    assert found_by("LR6", files) == []


def test_a_level_that_did_not_load_makes_no_department() -> None:
    files = {
        "a": report(CITY, 2024, {TOTAL: 5}, level="city"),
        "b": report(DISTRICT, 2024, {TOTAL: 3}, part_of=CITY, level="distict"),
    }
    assert {one.code for one in found(files)} == {"LR004"}


def test_a_level_that_did_not_load_does_not_count_as_a_department_that_is_there() -> None:
    files = {
        "a": report(CITY, 2024, {"items.departments": 28}, level="city"),
        "b": report(DISTRICT, part_of=CITY, level="district"),
        "c": report(OTHER, part_of=CITY, level="distict"),
    }
    assert {one.code for one in found(files)} == {"LR004"}


def test_a_number_of_departments_in_quotes_is_a_number() -> None:
    files = shared({"items.departments": "3", INSPECTIONS: 30}, {INSPECTIONS: 10})
    assert [one.code for one in found(files)] == ["LR602"]


def test_a_part_in_quotes_is_told_as_left_out_too() -> None:
    files = shared({INSPECTIONS: 500}, {INSPECTIONS: 500}, {INSPECTIONS: "77"})
    assert told(files)[INSPECTIONS][0] == "虚构区交通局 left out of the sum: its 77 is the difference (b.toml:5:25)"


def test_two_reports_of_one_department_are_one_department() -> None:
    files = shared({"items.departments": 2}, {})
    assert [one.code for one in found({**files, "a2.toml": files["a.toml"]})] == ["LR602", "LR505"]


def test_doubles_are_not_compared_by_their_level_either() -> None:
    part = report(CULTURE, level="city", part_of=DISTRICT)
    files = {"whole": report(DISTRICT, level="district"), "a": part, "b": part}
    assert [one.code for one in found(files)] == ["LR505"]


@pytest.mark.parametrize(
    "files",
    [
        pytest.param(shared({ON_TIME: 30, **BESIDE}, {ON_TIME: 50, ON_THE_SPOT: 10}), id="LR601"),
        pytest.param(
            {"a": report(CITY, 2024, {TOTAL: 9, PREVIOUS: 7, "items.added": 3, "items.removed": 0})}, id="LR104"
        ),
    ],
)
def test_what_is_taken_away_has_the_sign_that_the_schema_promises(files: Files) -> None:
    jsonschema.validate(as_json(files), SCHEMA)


@pytest.mark.parametrize(
    "files",
    [
        pytest.param({"x": report(CITY, 2023, {TOTAL: 5}), "2024": report(CITY, 2024, {PREVIOUS: 5})}, id="LR501"),
        pytest.param(
            {
                "x": report(CULTURE, 2024, {INSPECTIONS: 5}, part_of=CITY),
                "city": report(CITY, 2024, {INSPECTIONS: 5}, parts="complete"),
            },
            id="LR601",
        ),
    ],
)
def test_a_figure_that_another_report_is_compared_with_has_been_looked_at(files: Files) -> None:
    assert not [line for line in uncovered(files, "x") if "no rule" in line]


@pytest.mark.parametrize(
    ("code", "at", "file", "files"),
    [
        pytest.param("LR504", "report.year", "b", {"a": report(CITY, 2023), "b": report(CITY)}, id="LR504"),
        pytest.param("LR602", "items.departments", "whole.toml", shared({"items.departments": 1}, {}), id="LR602"),
        pytest.param("LR603", "report.part_of", "a.toml", shared({}, {}), id="LR603"),
        pytest.param(
            "LR604",
            "report.level",
            "b",
            {"a": report(CITY, level="city"), "b": report(DISTRICT, level="district", part_of=CITY)},
            id="LR604",
        ),
    ],
)
def test_a_waiver_of_what_is_known_to_be_in_order_is_unneeded(code: str, at: str, file: str, files: Files) -> None:
    assert found(waived(code, at, files, file)) == [Found(file, "LR901", "waiver.#1")]


def test_a_waived_sum_is_not_among_those_that_a_part_should_explain() -> None:
    counts = {INSPECTIONS: (500, 500, 77), COMPLAINTS: (9, 3, 5)}
    files = shared(*({address: of[index] for address, of in counts.items()} for index in range(3)))
    lines = told(waived("LR601", COMPLAINTS, files, "whole.toml"))[INSPECTIONS]
    assert lines[0] == "虚构区交通局 left out of the sum: its 77 is the difference (b.toml:5:25)"


@pytest.mark.parametrize(
    ("files", "code", "lang", "awkward"),
    [
        pytest.param({"a": report(CITY, 2010), "b": report(CITY)}, "LR504", "en", "and …", id="LR504"),
        pytest.param(shared({"items.departments": 28}, {}), "LR602", "en", "1 of their reports are", id="LR602"),
        pytest.param({"a": report(CITY), "b": report(CITY)}, "LR505", "zh", "虚构市2024", id="LR505"),
    ],
)
def test_a_message_is_a_sentence(files: Files, code: str, lang: Lang, awkward: str) -> None:
    assert awkward not in message(code, files, lang)


@pytest.mark.parametrize("factor", ["0.5", "inf", "nan", "1e16"])
def test_a_setting_that_is_no_factor_is_named_with_its_file(grown: Run, tmp_path: Path, factor: str) -> None:
    (tmp_path / "licreport.toml").write_text(f"change-factor = {factor}\n", encoding="utf-8")
    code, _, err = grown("check", "--lang", "en")
    assert code == 2
    assert "licreport.toml" in err


def test_a_factor_with_a_huge_exponent_is_refused_at_once() -> None:
    command = [sys.executable, "-m", "licreport", "check", "--change-factor", "1e99999999", "data"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False, timeout=120)
    assert done.returncode == 2


SILENT = {
    "LR602 where a file does not load": (
        "LR602",
        "items.departments",
        "whole.toml",
        {**shared({"items.departments": 2}, {}), "x.toml": "not TOML"},
    ),
    "LR504 where a file does not load": (
        "LR504",
        "report.year",
        "b",
        {"a": report(CITY, 2022), "b": report(CITY), "x.toml": "not TOML"},
    ),
    "LR504 at the second of two": (
        "LR504",
        "report.year",
        "c",
        {"a": report(CITY, 2022), "b": report(CITY), "c": report(CITY)},
    ),
    "LR604 where a level does not load": (
        "LR604",
        "report.level",
        "b",
        {"a": report(CITY, level="distict"), "b": report(DISTRICT, level="district", part_of=CITY)},
    ),
    "LR604 at one of two": (
        "LR604",
        "report.level",
        "b",
        {
            "a": report(CITY, level="district"),
            "b": report(DISTRICT, level="district", part_of=CITY),
            "c": report(DISTRICT, level="district", part_of=CITY),
        },
    ),
}


@pytest.mark.parametrize(("code", "at", "file", "files"), SILENT.values(), ids=SILENT)
def test_a_rule_that_is_silent_for_want_of_knowledge_makes_no_waiver_unneeded(
    code: str, at: str, file: str, files: Files
) -> None:
    assert found_by("LR901", waived(code, at, files, file)) == []


def test_no_report_of_the_same_level_is_offered_as_the_whole() -> None:
    files = {
        "a": report("虚构区", level="district", part_of=CITY),
        "b": report("虚构县", level="district", part_of=CITY),
    }
    assert [one.file for one in found_by("LR603", files)] == ["a", "b"]
    assert not [each for one in checked(files) for each in one.diagnostics if "did you mean" in each.message("en")]


def test_a_part_of_something_else_altogether_is_no_part_gone_astray() -> None:
    files = shared({INSPECTIONS: 31}, {INSPECTIONS: 30})
    files["z.toml"] = report("别处", 2024, {INSPECTIONS: 1}, part_of="他乡")
    assert "别处" not in "".join(told(files)[INSPECTIONS])


def test_where_not_all_parts_were_looked_at_it_is_not_said_that_none_would_do() -> None:
    parts = {f"{index}": report(f"虚构{index}", 2024, {PREVIOUS: 5}, part_of=DISTRICT) for index in range(201)}
    this = report(DISTRICT, 2024, {PREVIOUS: 1_013}, parts="complete")
    files = {"last": report(DISTRICT, 2023, {TOTAL: 1_013}), "this": this, **parts}
    assert "no one or two figures" not in "".join(told(files)[PREVIOUS])


NEAR = {
    "a character less": ("虚构", DISTRICT),
    "more behind it": (f"{DISTRICT}人民政府", DISTRICT),
    "something else": ("他乡", None),
}


@pytest.mark.parametrize(("spelt", "meant"), NEAR.values(), ids=NEAR)
@pytest.mark.parametrize(("lang", "asks"), [("en", "did you mean"), ("zh", "是否应为")])
def test_the_whole_that_a_part_may_mean_is_offered(spelt: str, meant: str | None, lang: Lang, asks: str) -> None:
    files = {"a": report(DISTRICT), "b": report("他人", part_of=spelt)}
    said = message("LR603", files, lang)
    assert (asks in said) == (meant is not None)
    assert meant is None or said.rstrip("？?").endswith(f"“{meant}”")


def test_no_sibling_is_offered_as_the_whole_however_like_its_name() -> None:
    whole = "虚构市民政局"
    files = {"a": report("虚构市民政甲局", part_of=whole), "b": report("虚构市民政乙局", part_of=whole)}
    assert [one.file for one in found_by("LR603", files)] == ["a", "b"]
    assert not [each for one in checked(files) for each in one.diagnostics if "did you mean" in each.message("en")]


def test_a_part_is_not_held_to_relations_of_its_own_that_are_in_doubt() -> None:
    concluded = "applications.concluded"
    own = {"applications.approved": 30, "applications.denied": 0, "applications.withdrwan": 0}
    files = shared({concluded: 50}, {concluded: 30, **own}, {concluded: 10})
    (group,) = (group for one in checked(files) for group in localise(one))
    changed = {change.spot.file for correction in group.corrections for change in correction.changes}
    assert changed == {None, "a.toml", "b.toml"}
