"""The export `licreport-export`, version 1: what its schema promises, that nothing is lost, and how it is written."""

import copy
import datetime
import errno
import io
import json
import os
import re
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple, NoReturn

import jsonschema
import pytest
import tomli
from places import REPORTS, ROOT
from program import Program, Ran, exit_code

from licreport.check.one import Checked, check
from licreport.render.json import FORMAT
from licreport.render.json import render as render_json
from licreport.report.load import load_bytes

PUTUO = ROOT / "data" / "2024.toml"
TODAY = datetime.date(2026, 1, 1)
SCHEMA: dict[str, Any] = json.loads((ROOT / "schemas" / "licreport-export-1.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

HEADER = """format = 1
[report]
authority = "虚构区"
year = 2024
"""
CONSISTENT = "[applications]\nreceived = 10\naccepted = 9\nrejected = 1\n"
IMPLAUSIBLE = "[applications]\naccepted = 100\napproved = 101\ndenied = 2\n"
CONTRADICTORY = "[applications]\nreceived = 10\naccepted = 9\nrejected = 2\n"
WAIVER = '[[waiver]]\nrule = "LR101"\nat = "applications.received"\ndifference = -1\nreason = "as published"\n'

OF_EVERY_KIND = """format = 1

[report]
authority = "虚构区"
year      = 2024
signed    = 2025-03-19

[items]
total    = 999_999_999_999_999
previous = 999_999_999_999_998

[applications]
received  = "227.9万"
accepted  = "227.5万"
approved  = 1
denied    = 2

[handling]
commitment = 4
on_time_excludes_on_the_spot = false

[rates]
approval = "33.3%"

[fees]
applications = 3
amount       = 22860705.50

[[item]]
name     = "文化类"
code     = "000122"
accepted = "227.5万"

[[item]]
name     = "卡拉OK·娱乐场所"
under    = "文化类"
accepted = 2_275_000
share    = "100%"

[[figure]]
name  = "同比"
value = -0.28

[[figure]]
name  = "处罚"
value = "1.2亿"
unit  = "宗"

[[figure]]
name  = "其中警告"
value = 3
unit  = "宗"
of    = "处罚"
share = "0.0%"

[[waiver]]
rule       = "LR202"
at         = "handling.commitment"
difference = 1
reason     = "as published"
expires    = 2027-03-31
"""
"""Rounded figures, decimals, dates, flags, nested items, printed shares, and a finding that is waived until a day."""


def checked(text: str | bytes, name: str = "report.toml") -> Checked:
    data = text if isinstance(text, bytes) else text.encode()
    return check(load_bytes(name, data), today=TODAY)


def _no_float(digits: str) -> NoReturn:
    message = f"a number that readers would take for a binary float: {digits}"
    raise AssertionError(message)


def export(text: str | bytes, name: str = "report.toml") -> dict[str, Any]:
    parsed = json.loads(FORMAT.render(checked(text, name)), parse_float=_no_float)
    assert isinstance(parsed, dict)
    return parsed


CASES = {
    "data/2024": PUTUO.read_bytes(),
    "of every kind": OF_EVERY_KIND.encode(),
    "no figures": HEADER.encode(),
    **{path.stem: path.read_bytes() for path in sorted(REPORTS.glob("*.toml"))},
}
LOADING = {name: data for name, data in CASES.items() if checked(data).loaded.report is not None}
each_case = pytest.mark.parametrize("data", LOADING.values(), ids=LOADING.keys())


# The schema.


def _schemas(schema: object) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for inner in schema.values():
            yield from _schemas(inner)
    elif isinstance(schema, list):
        for inner in schema:
            yield from _schemas(inner)


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$id"] == "urn:licreport:export:1"


def test_the_schema_explains_every_property() -> None:
    named: dict[str, dict[str, Any]] = {}
    for schema in _schemas(SCHEMA):
        if schema.get("additionalProperties") is False:
            named |= schema["properties"]
    definitions = SCHEMA["$defs"].values()
    assert [key for key, value in named.items() if not {"description", "$ref"} & value.keys()] == []
    assert [each for each in definitions if not {"title", "description"} <= each.keys()] == []


def test_the_schema_is_open_only_where_the_data_format_may_grow() -> None:
    objects = [each for each in _schemas(SCHEMA) if each.get("type") == "object" and "properties" in each]
    opened = [each for each in objects if each.get("additionalProperties") is not False]
    report = SCHEMA["properties"]["report"]
    assert opened == [report, report["properties"]["report"]]


def test_some_reports_do_not_load() -> None:
    assert {"data/2024", "of every kind", "wuchang-2025"} <= LOADING.keys()
    assert {"gb18030"} <= CASES.keys() - LOADING.keys()


@each_case
def test_an_export_is_valid(data: bytes) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(export(data))] == []


def _set(*path: str | int, to: object) -> Callable[[dict[str, Any]], None]:
    def mutate(exported: dict[str, Any]) -> None:
        place: Any = exported
        for step in path[:-1]:
            place = place[step]
        assert place[path[-1]] != to
        place[path[-1]] = to

    return mutate


FAULTS: dict[str, Callable[[dict[str, Any]], None]] = {
    "another format": _set("format", to="export"),
    "another version": _set("version", to=2),
    "no file": _set("file", to=""),
    "an unknown outcome": _set("verdict", "outcome", to="good"),
    "an outcome against its counts": _set("verdict", "outcome", to="consistent"),
    "errors that are waived": _set("verdict", "errors", to=1),
    "a negative count": _set("verdict", "relations", "held", to=-1),
    "a report without its authority": _set("report", "report", to={"year": 2024}),
    "a float in the report": _set("report", "fees", "amount", to=22860705.5),
    "null in the report": _set("report", "items", "total", to=None),
    "a float as written": _set("figures", 0, "written", to=0.5),
    "a word as written": _set("figures", 0, "written", to="many"),
    "a number for a decimal": _set("figures", 0, "value", to=10**15 - 1),
    "separators in a decimal": _set("figures", 0, "value", to="999,999"),
    "an exponent in a decimal": _set("figures", 0, "low", to="1E+3"),
    "leading zeros in a decimal": _set("figures", 0, "high", to="007"),
    "a figure of one step": _set("figures", 0, "path", to=["items"]),
    "a negative position": _set("figures", 0, "path", to=["item", -1, "share"]),
    "a decimal for a fraction": _set("indicators", 0, "value", to="0.5"),
    "a fraction over zero": _set("indicators", 0, "high", to="1/0"),
    "a decimal of two places": _set("indicators", 0, "decimal", to="0.50"),
    "an indicator without its unit": _set("indicators", 0, "unit", to=""),
    "one language": _set("indicators", 0, "label", to={"en": "approval rate"}),
    "a code of another kind": _set("waived", 0, "code", to="L101"),
    "an unknown severity": _set("waived", 0, "severity", to="notice"),
    "a place before the file": _set("waived", 0, "place", "line", to=0),
    "a fractional place": _set("waived", 0, "place", "column", to=1.5),
    "a date of another form": _set("waived", 0, "stated", to="19.3.2024"),
    "a difference in words": _set("waived", 0, "difference", to="one"),
    "an unknown role": _set("waived", 0, "related", 0, "role", to="expected"),
    "an unknown sign": _set("waived", 0, "related", 0, "sign", to="*"),
    "a short fingerprint": _set("waived", 0, "fingerprint", to="abc"),
    "a waived finding without its waiver": _set("waived", 0, "waiver", to=None),
    "a waiver without its reason": _set("waived", 0, "waiver", "reason", to=""),
    "a waiver that ends in month 13": _set("waived", 0, "waiver", "expires", to="2027-13-31"),
    "a standing finding with a waiver": lambda exported: exported["findings"].append(exported["waived"][0]),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS.keys())
def test_what_is_not_the_format_is_not_valid(fault: Callable[[dict[str, Any]], None]) -> None:
    exported = export(OF_EVERY_KIND)
    assert VALIDATOR.is_valid(exported)
    fault(exported)
    assert not VALIDATOR.is_valid(exported)


def _tables(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the path of every object whose keys the format fixes."""
    if isinstance(value, dict):
        yield path
        for key, inner in value.items():
            if (*path, key) != ("report",):
                yield from _tables(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _tables(inner, (*path, index))


def _at(value: Any, path: tuple[str | int, ...]) -> Any:  # noqa: ANN401  # whatever JSON holds
    for step in path:
        value = value[step]
    return value


def test_every_key_is_required_and_no_other_is_known() -> None:
    exported = export(OF_EVERY_KIND)
    for name in ("figures", "indicators"):  # one of each stands for all: they are built alike
        exported[name] = exported[name][:1]
    paths = list(_tables(exported))
    assert ("waived", 0, "related", 0, "computed_from", 1, "place") in paths
    tolerated = []
    for path in paths:
        for key in _at(exported, path):
            lacking = copy.deepcopy(exported)
            del _at(lacking, path)[key]
            tolerated += [(*path, key)] if VALIDATOR.is_valid(lacking) else []
        growing = copy.deepcopy(exported)
        _at(growing, path)["another"] = 1
        tolerated += [(*path, "another")] if VALIDATOR.is_valid(growing) else []
    assert tolerated == []


def test_the_report_may_hold_keys_that_the_format_does_not_know_yet() -> None:
    exported = export(OF_EVERY_KIND)
    exported["report"]["another"] = {"table": [1, "2.5", True, {}]}
    exported["report"]["items"]["another"] = 1
    assert VALIDATOR.is_valid(exported)


# The form.


KEYS: dict[tuple[str | int, ...], list[str]] = {
    (): ["format", "version", "file", "verdict", "report", "figures", "indicators", "findings", "waived", "causes"],
    ("verdict",): ["outcome", "errors", "warnings", "waived", "relations"],
    ("verdict", "relations"): ["held", "broken", "not_evaluable"],
    ("figures", 0): ["address", "path", "label", "unit", "written", "value", "low", "high"],
    ("indicators", 0): ["name", "label", "unit", "value", "low", "high", "decimal"],
    ("waived", 0): [
        *("code", "rule", "severity", "message", "notes", "file", "address", "path", "place"),
        *("stated", "computed", "difference", "related", "waiver", "fingerprint", "cause"),
    ],
    ("waived", 0, "place"): ["line", "column", "end_line", "end_column"],
    ("waived", 0, "related", 0): ["role", "sign", "file", "address", "path", "place", "says", "computed_from"],
    ("waived", 0, "waiver"): ["reason", "difference", "expires", "place"],
    ("report",): ["format", "report", "items", "applications", "handling", "rates", "fees", "item", "figure", "waiver"],
}


@pytest.mark.parametrize(("path", "keys"), KEYS.items(), ids=[".".join(map(str, path)) or "export" for path in KEYS])
def test_keys_stand_in_a_fixed_order(path: tuple[str | int, ...], keys: list[str]) -> None:
    assert list(_at(export(OF_EVERY_KIND), path)) == keys


def test_the_report_keeps_the_order_of_its_file() -> None:
    text = HEADER + "[fees]\namount = 1\napplications = 1\n[applications]\nrejected = 1\nreceived = 1\n"
    report = export(text)["report"]
    assert [list(report), list(report["fees"]), list(report["applications"])] == [
        ["format", "report", "fees", "applications"],
        ["amount", "applications"],
        ["rejected", "received"],
    ]


def test_the_bytes_are_the_same_in_every_process_and_whatever_the_console() -> None:
    command = [sys.executable, "-m", "licreport", "export", "--json", str(PUTUO)]
    environs = [
        os.environ | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": encoding}
        for seed, encoding in (("1", "latin-1"), ("2", "gbk"))
    ]
    first, second = (subprocess.run(command, capture_output=True, env=env, check=True).stdout for env in environs)
    assert first == second == str(FORMAT.render(checked(PUTUO.read_bytes(), str(PUTUO)))).encode()


@each_case
def test_the_same_input_gives_the_same_text(data: bytes) -> None:
    assert FORMAT.render(checked(data)) == FORMAT.render(checked(data))


@each_case
def test_text_is_readable_utf8_and_ends_with_its_line(data: bytes) -> None:
    text = FORMAT.render(checked(data))
    assert isinstance(text, str)
    assert checked(data).loaded.report is not None
    assert re.search(r"[\u4e00-\u9fff]{2}", text)
    assert "\\u" not in text
    assert text.endswith("\n}\n")


# The numbers.


class Exact(NamedTuple):
    """A figure: its TOML, and what the export must say of it."""

    address: str
    written: int | str
    value: str
    low: str
    high: str
    unit: str


EXACT = {
    "fifteen digits": Exact("items.total", 10**15 - 1, "999999999999999", "999999999999999", "999999999999999", "项"),
    "rounded to 万": Exact("applications.received", "227.9万", "2279000", "2278500", "2279500", "件"),
    "rounded to 亿": Exact("figure.处罚.value", "1.2亿", "120000000", "115000000", "125000000", "宗"),
    "money with decimals": Exact("fees.amount", "22860705.50", "22860705.5", "22860705.5", "22860705.5", "元"),
    "negative": Exact("figure.同比.value", "-0.28", "-0.28", "-0.28", "-0.28", ""),
    "a rate": Exact("rates.approval", "33.3%", "0.333", "0.3325", "0.3335", "%"),
    "a share of an item": Exact('item."卡拉OK·娱乐场所".share', "100%", "1", "0.995", "1.005", "%"),
    "a share never below zero": Exact("figure.其中警告.share", "0.0%", "0", "0", "0.0005", "%"),
}


@pytest.mark.parametrize("exact", EXACT.values(), ids=EXACT.keys())
def test_a_figure_stands_for_exactly_what_its_digits_say(exact: Exact) -> None:
    figures = {figure["address"]: figure for figure in export(OF_EVERY_KIND)["figures"]}
    found = figures[exact.address]
    assert Exact(*(found[name] for name in Exact._fields)) == exact


WORDS = {"name", "code", "under", "unit", "of", "divides", "section", "breakdown"}


def _figures_of(tree: dict[str, Any]) -> Iterator[tuple[tuple[str | int, ...], object]]:
    """Yield path and value of every figure of a file: whatever is neither a word nor a flag."""
    for key, table in tree.items():
        if key in {"format", "report", "narrative", "waiver"}:
            continue
        placed: list[tuple[tuple[str | int, ...], dict[str, object]]] = [((key,), table)]
        if isinstance(table, list):
            placed = [((key, index), each) for index, each in enumerate(table)]
        for prefix, entries in placed:
            for name, value in entries.items():
                if name not in WORDS and not isinstance(value, bool):
                    yield (*prefix, name), value


UNREADABLE = {"load-errors", "misspelt-part", "unquoted"}
READABLE = {name: data for name, data in LOADING.items() if name not in UNREADABLE}
WHOLE = {name: data for name, data in LOADING.items() if name != "unquoted"}
"""Those that are TOML throughout."""


@pytest.mark.parametrize("data", READABLE.values(), ids=READABLE.keys())
def test_every_figure_of_the_file_comes_back_by_its_path_and_nothing_else(data: bytes) -> None:
    tree = tomli.loads(data.decode("utf-8-sig"), parse_float=str)
    exported = {tuple(figure["path"]): figure["written"] for figure in export(data)["figures"]}
    assert exported == dict(_figures_of(tree))


@pytest.mark.parametrize("data", READABLE.values(), ids=READABLE.keys())
def test_a_path_leads_to_the_figure_in_the_report_too(data: bytes) -> None:
    exported = export(data)
    for figure in exported["figures"]:
        assert _at(exported["report"], tuple(figure["path"])) == figure["written"]


@pytest.mark.parametrize("data", WHOLE.values(), ids=WHOLE.keys())
def test_the_report_is_the_file_as_written(data: bytes) -> None:
    def plain(value: object) -> object:
        if isinstance(value, dict):
            return {key: plain(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [plain(inner) for inner in value]
        return value.isoformat() if isinstance(value, datetime.date) else value

    assert export(data)["report"] == plain(tomli.loads(data.decode("utf-8-sig"), parse_float=str))


RATES = {
    "acceptance_rate": ("applications.accepted", "applications.received"),
    "rejection_rate": ("applications.rejected", "applications.received"),
    "approval_rate": ("applications.approved", "concluded"),
    "denial_rate": ("applications.denied", "concluded"),
    "online_rate": ("handling.online", "concluded"),
    "fully_online_rate": ("handling.fully_online", "concluded"),
    "commitment_rate": ("handling.commitment", "concluded"),
    "on_the_spot_rate": ("handling.on_the_spot", "concluded"),
    "on_time_rate": ("handling.on_time", "concluded"),
    "paid_share": ("fees.applications", "applications.received"),
    "average_fee": ("fees.amount", "fees.applications"),
    "oversight_coverage": ("oversight.items_covered", "items.total"),
    "violation_rate": ("oversight.violations", "oversight.inspections"),
    "upheld_rate": ("oversight.complaints_upheld", "oversight.complaints"),
}


@pytest.mark.parametrize(("name", "parts"), RATES.items(), ids=RATES.keys())
def test_an_indicator_is_the_exact_quotient_of_its_figures(name: str, parts: tuple[str, str]) -> None:
    exported = export(PUTUO.read_bytes())
    values = {figure["address"]: Fraction(figure["value"]) for figure in exported["figures"]}
    values["concluded"] = values["applications.approved"] + values["applications.denied"]
    found = {indicator["name"]: indicator for indicator in exported["indicators"]}[name]
    exact = values[parts[0]] / values[parts[1]]
    assert [Fraction(found[end]) for end in ("value", "low", "high")] == [exact] * 3
    assert abs(Fraction(found["decimal"]) - exact) <= Fraction(1, 2_000_000)


def test_the_indicators_of_the_real_report_are_these() -> None:
    names = [indicator["name"] for indicator in export(PUTUO.read_bytes())["indicators"]]
    assert set(names) == {*RATES, "items_change", "concluded_computed"}
    assert len(set(names)) == len(names)


def test_a_third_is_a_third() -> None:
    found = {indicator["name"]: indicator for indicator in export(OF_EVERY_KIND)["indicators"]}
    ends = ("value", "low", "high", "decimal")
    assert [found["approval_rate"][end] for end in ends] == ["1/3", "1/3", "1/3", "0.333333"]
    assert [found["denial_rate"][end] for end in ends] == ["2/3", "2/3", "2/3", "0.666667"]
    assert found["average_fee"]["value"] == str(Fraction(2286070550, 300))


def test_a_rate_of_rounded_figures_is_a_range() -> None:
    found = {indicator["name"]: indicator for indicator in export(OF_EVERY_KIND)["indicators"]}["acceptance_rate"]
    assert Fraction(found["value"]) == Fraction(2275000, 2279000)
    assert Fraction(found["low"]) == Fraction(2274500, 2279500)
    assert Fraction(found["high"]) == Fraction(2275500, 2278500)


LARGE = {
    "more digits than Python writes": ("0x" + "F" * 5000, "0x" + "f" * 5000),
    "more than a double": ("0x" + "1" * 20, "0x" + "1" * 20),
    "more than a figure may be": (f"{10**15 + 1}", "0x38d7ea4c68001"),
    "as much as a figure may be": (f"{10**15}", 10**15),
}


@pytest.mark.parametrize(("digits", "written"), LARGE.values(), ids=LARGE.keys())
def test_an_absurd_number_of_an_unknown_key_is_no_internal_error(digits: str, written: int | str) -> None:
    exported = export(f"another = {digits}\n{HEADER}")
    assert [finding["code"] for finding in exported["findings"]] == ["LR002"]
    assert exported["report"]["another"] == written
    assert VALIDATOR.is_valid(exported)


# The findings.


def cut(text: str, place: dict[str, int]) -> str:
    """Return what stands at a place, on one line."""
    assert place["line"] == place["end_line"]
    return text.split("\n")[place["line"] - 1][place["column"] - 1 : place["end_column"] - 1]


def test_waived_findings_have_their_places_and_those_of_their_waivers() -> None:
    text = PUTUO.read_text(encoding="utf-8")
    exported = export(text)
    assert exported["findings"] == []
    found = [(each["code"], each["address"], cut(text, each["place"])) for each in exported["waived"]]
    assert found == [("LR401", "report.signed", "2024-03-19"), ("LR203", "handling.on_time", "542_091")]
    waivers = [each["waiver"] for each in exported["waived"]]
    assert [cut(text, waiver["place"]) for waiver in waivers] == ["[[waiver]]"] * 2
    assert [waiver["difference"] for waiver in waivers] == ["-288", "11"]
    reasons = {waiver["at"]: waiver["reason"] for waiver in tomli.loads(text)["waiver"]}
    assert [waiver["reason"] for waiver in waivers] == [reasons["report.signed"], reasons["handling.on_time"]]


def test_a_finding_says_what_is_compared_in_exact_digits() -> None:
    text = PUTUO.read_text(encoding="utf-8")
    signed, on_time = export(text)["waived"]
    assert (signed["stated"], signed["computed"], signed["difference"]) == ("2024-03-19", "2025-01-01", "-288")
    assert (on_time["stated"], on_time["computed"], on_time["difference"]) == ("542091", "542080", "11")
    (concluded,) = on_time["related"]
    terms = [(each["address"], cut(text, each["place"]), each["says"]) for each in concluded["computed_from"]]
    assert concluded["says"] == {"en": "concluded 542,080", "zh": "办结 542,080"}
    assert terms == [
        ("applications.approved", "539_535", {"en": "approved 539,535", "zh": "批准 539,535"}),
        ("applications.denied", "2_545", {"en": "denied 2,545", "zh": "不予批准 2,545"}),
    ]


def test_a_waiver_may_have_a_last_day_and_no_difference() -> None:
    (waived,) = export(OF_EVERY_KIND)["waived"]
    assert (waived["waiver"]["expires"], waived["waiver"]["difference"]) == ("2027-03-31", "1")
    (waived,) = export(HEADER + CONTRADICTORY + WAIVER.replace("difference = -1\n", ""))["waived"]
    assert (waived["waiver"]["expires"], waived["waiver"]["difference"]) == (None, None)


STANDING = {
    "carry-over": [("LR201", "warning", "101", "3")],
    "changed-waiver": [("LR203", "error", "112", "12")],
    "changning-greenery-2024": [("LR302", "error", '"40.03%"', "-0.03")],
    "misspelt-part": [("LR002", "error", "withdrwan", None)],
    "part-forgotten": [("LR106", "error", "8", "1")],
    "putuo-civil-affairs-2014": [("LR107", "error", "306", "6"), ("LR302", "error", '"78.4%"', "0.019")],
    "several-computed": [("LR105", "error", "50", "-2"), ("LR203", "error", "32", "1")],
    "windows": [("LR401", "error", "2024-03-19", "-288")],
}


@pytest.mark.parametrize(("name", "expected"), STANDING.items(), ids=STANDING.keys())
def test_standing_findings_have_their_places(name: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    text = CASES[name].decode("utf-8-sig").replace("\r\n", "\n")
    exported = export(CASES[name])
    found = [
        (each["code"], each["severity"], cut(text, each["place"]), each["difference"]) for each in exported["findings"]
    ]
    assert found == expected
    assert exported["waived"] == []


OUTCOMES = {
    "consistent": (HEADER + CONSISTENT, 0, 0, 0),
    "waived": (HEADER + CONTRADICTORY + WAIVER, 0, 0, 1),
    "implausible": (HEADER + IMPLAUSIBLE, 0, 1, 0),
    "contradictory": (HEADER + CONTRADICTORY, 1, 0, 0),
    "unknown": (HEADER, 0, 0, 0),
}


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_the_verdict_is_one_of_five_words(outcome: str) -> None:
    text, errors, warnings, waived = OUTCOMES[outcome]
    verdict = export(text)["verdict"]
    found = (verdict["outcome"], verdict["errors"], verdict["warnings"], verdict["waived"])
    assert found == (outcome, errors, warnings, waived)
    assert verdict["relations"]["broken"] == errors + warnings + waived


MISREAD = (
    '[[figure]]\nname = "甲"\nvalue = true\n[[figure]]\nname = "乙"\n[[figure]]\nname = "丙"\nvalue = 3\nof = "甲"\n'
)


def test_a_figure_that_did_not_load_is_missing_and_never_a_zero() -> None:
    exported = export(HEADER + MISREAD)
    assert [figure["address"] for figure in exported["figures"]] == ["figure.丙.value"]
    assert exported["verdict"]["relations"]["broken"] == 0


# The file.


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """Run `licreport export`, in a directory with one consistent report, in English."""
    monkeypatch.chdir(tmp_path)
    Path("data").mkdir()
    Path("data/2024.toml").write_text(HEADER + CONSISTENT, encoding="utf-8")

    def ran(*arguments: str) -> Ran:
        code = exit_code(monkeypatch, "export", *arguments, "--lang", "en")
        return Ran(code, *capsys.readouterr())

    return ran


def files() -> set[str]:
    return {str(path) for path in Path().rglob("*") if not path.is_dir()} - {"data/2024.toml"}


EXPORTED = str(FORMAT.render(checked(HEADER + CONSISTENT, "data/2024.toml")))


@pytest.mark.parametrize("arguments", [[], ["2024"], ["data/2024.toml"], ["data"], ["-o", "-"]], ids=" ".join)
def test_without_a_file_it_goes_to_standard_output(run: Program, arguments: list[str]) -> None:
    assert run("--json", *arguments) == Ran(0, EXPORTED, "")
    assert files() == set()


@pytest.mark.parametrize("arguments", [["-o", "out.json"], ["--output=out.json"], ["--json", "-o", "out.json"]])
def test_a_file_is_written_whole_and_nothing_is_said(run: Program, arguments: list[str]) -> None:
    assert run(*arguments) == Ran(0, "", "")
    assert Path("out.json").read_bytes() == EXPORTED.encode()
    assert files() == {"out.json"}


@pytest.mark.parametrize("name", ["OUT.JSON", "out.Json"])
def test_the_ending_counts_in_any_case(run: Program, name: str) -> None:
    assert run("-o", name) == Ran(0, "", "")
    assert Path(name).read_bytes() == EXPORTED.encode()


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "latin-1", "cp1252"])
def test_standard_output_is_utf8_whatever_the_console(
    run: Program, monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    raw = io.BytesIO()
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding))
        ran = run("--json")
        assert raw.getvalue() == EXPORTED.encode()
    assert ran == Ran(0, "", "")


def test_a_format_that_is_named_needs_no_ending(run: Program) -> None:
    assert run("--json", "-o", "out") == Ran(0, "", "")
    assert Path("out").read_bytes() == EXPORTED.encode()


@pytest.mark.parametrize("arguments", [[], ["-o", "out"], ["-o", "out.docx2"], ["-o", "json"]], ids=" ".join)
def test_without_a_format_the_choices_are_named(run: Program, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert re.search(r"\nError: say which format: (--\w+, )*--json(, --\w+)*, or a FILE with its ending\n$", ran.err)
    assert files() == set()


@pytest.mark.parametrize(
    ("text", "code"), [(HEADER + CONTRADICTORY, 1), (HEADER + IMPLAUSIBLE, 0)], ids=["error", "warning"]
)
def test_findings_are_exported_and_errors_make_the_exit_code(run: Program, text: str, code: int) -> None:
    Path("data/2024.toml").write_text(text, encoding="utf-8")
    assert run("-o", "out.json") == Ran(code, "", "")
    assert len(json.loads(Path("out.json").read_bytes())["findings"]) == 1


def test_what_is_no_report_is_not_exported(run: Program) -> None:
    Path("data/2024.toml").write_text("format = \n", encoding="utf-8")
    Path("out.json").write_text("old", encoding="utf-8")
    ran = run("-o", "out.json")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("data/2024.toml:1:10: LR001 error: ")
    assert Path("out.json").read_text(encoding="utf-8") == "old"


@pytest.mark.parametrize("arguments", [[], ["2025"]], ids=["the newest", "by year"])
def test_an_older_report_is_not_exported_for_a_newer_one_that_does_not_load(run: Program, arguments: list[str]) -> None:
    Path("data/2025.toml").write_text("format = \n", encoding="utf-8")
    ran = run("-o", "out.json", *arguments)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("data/2025.toml:1:10: LR001 error: ")
    assert files() == {"data/2025.toml"}


def test_a_file_that_does_not_load_and_names_no_year_makes_the_newest_unknown(run: Program) -> None:
    Path("data/new.toml").write_text("format = \n", encoding="utf-8")
    ran = run("--json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith(
        "\nError: data/new.toml does not load, so which report is meant is not known; "
        "`licreport check data/new.toml` says why\n"
    )


def _fail(error: BaseException) -> Callable[..., NoReturn]:
    def raising(*_: object, **__: object) -> NoReturn:
        raise error

    return raising


def _refusing(real: Callable[..., int]) -> Callable[..., int]:
    """Return a way to open files that lets none be made."""

    def opened(path: object, flags: int, *more: int) -> int:
        if flags & os.O_ACCMODE != os.O_RDONLY:
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path, flags, *more)

    return opened


FULL = OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("step", ["fsync", "fchmod", "replace"])
@pytest.mark.parametrize("old", ["old", None], ids=["over an old file", "anew"])
def test_a_failure_leaves_the_old_file_and_nothing_else(
    run: Program, monkeypatch: pytest.MonkeyPatch, step: str, old: str | None
) -> None:
    if old is not None:
        Path("out.json").write_text(old, encoding="utf-8")
    before = files()
    with monkeypatch.context() as patched:
        patched.setattr(os, step, _fail(FULL))
        if old is None and step == "replace":
            patched.delattr(os, "O_TMPFILE", raising=False)  # which nothing has to be replaced by
        ran = run("-o", "out.json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("\nError: cannot write out.json: No space left on device\n")
    assert files() == before
    assert old is None or Path("out.json").read_text(encoding="utf-8") == old


def test_an_interrupt_leaves_the_old_file_and_nothing_else(run: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("out.json").write_text("old", encoding="utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", _fail(KeyboardInterrupt()))
        assert run("-o", "out.json").code == 130
    assert Path("out.json").read_text(encoding="utf-8") == "old"
    assert files() == {"out.json"}


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_process_that_dies_leaves_the_old_file_whole(run: Program, step: str) -> None:
    Path("out.json").write_text("old", encoding="utf-8")
    dying = f"import os; os.{step} = lambda *_: os._exit(9); from licreport.cli import main; main()"
    command = [sys.executable, "-c", dying, "export", "-o", "out.json"]
    assert subprocess.run(command, check=False).returncode == 9
    assert Path("out.json").read_text(encoding="utf-8") == "old"
    assert run("-o", "out.json").code == 0
    assert Path("out.json").read_bytes() == EXPORTED.encode()


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664], ids=oct)
def test_permissions_of_an_old_file_are_kept(run: Program, mode: int) -> None:
    Path("out.json").touch()
    Path("out.json").chmod(mode)
    run("-o", "out.json")
    assert stat.S_IMODE(Path("out.json").stat().st_mode) == mode
    assert Path("out.json").read_bytes() == EXPORTED.encode()


@pytest.mark.parametrize(("umask", "mode"), [(0o022, 0o644), (0o077, 0o600)], ids=["022", "077"])
def test_a_new_file_has_the_permissions_that_are_usual(run: Program, umask: int, mode: int) -> None:
    before = os.umask(umask)
    try:
        run("-o", "out.json")
        assert os.umask(umask) == umask
    finally:
        os.umask(before)
    assert stat.S_IMODE(Path("out.json").stat().st_mode) == mode


def test_behind_a_link_the_file_is_replaced_and_the_link_stays(run: Program) -> None:
    Path("there").mkdir()
    Path("there/real.json").write_text("old", encoding="utf-8")
    Path("out.json").symlink_to("there/real.json")
    assert run("-o", "out.json") == Ran(0, "", "")
    assert Path("out.json").readlink() == Path("there/real.json")
    assert Path("there/real.json").read_bytes() == EXPORTED.encode()
    assert files() == {"out.json", "there/real.json"}


def test_a_link_to_nothing_yet_is_followed(run: Program) -> None:
    Path("out.json").symlink_to("real.json")
    assert run("-o", "out.json") == Ran(0, "", "")
    assert Path("out.json").is_symlink()
    assert Path("real.json").read_bytes() == EXPORTED.encode()


def test_a_pipe_is_written_to_and_stays(run: Program) -> None:
    os.mkfifo("out.json")
    reader = os.open("out.json", os.O_RDONLY | os.O_NONBLOCK)  # whoever writes to it does not wait
    try:
        assert run("-o", "out.json") == Ran(0, "", "")
        assert os.read(reader, 2 * len(EXPORTED.encode())) == EXPORTED.encode()
        assert stat.S_ISFIFO(Path("out.json").stat().st_mode)
    finally:
        os.close(reader)
    assert files() == {"out.json"}


def test_a_device_is_written_to_and_stays(run: Program) -> None:
    assert run("--json", "-o", os.devnull) == Ran(0, "", "")
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


@pytest.mark.skipif(not Path("/dev/stdout").exists(), reason="no name for standard output")
def test_standard_output_may_go_by_its_name(run: Program) -> None:
    assert run("--json").out == EXPORTED
    command = [sys.executable, "-m", "licreport", "export", "--json", "-o", "/dev/stdout"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, EXPORTED.encode(), b"")


@pytest.mark.parametrize("link", [Path.symlink_to, Path.hardlink_to], ids=["by a link", "by another name"])
def test_the_report_itself_is_never_overwritten(run: Program, link: Callable[[Path, Path], None]) -> None:
    link(Path("out.json"), Path("data/2024.toml").absolute())
    for target in ("data/2024.toml", "./data/../data/2024.toml", "out.json"):
        for report in ([], ["2024"], ["data/2024.toml"]):
            ran = run("--json", "-o", target, *report)
            assert (ran.code, ran.out) == (2, "")
            assert ran.err.endswith(f"\nError: {target} is read here, so it is never written to; name another file\n")
    assert Path("data/2024.toml").read_text(encoding="utf-8") == HEADER + CONSISTENT
    assert files() == {"out.json"}


UNWRITABLE = {
    "no such directory": ("no/such/out.json", "No such file or directory"),
    "a directory": ("taken.json", "Is a directory"),
    "below a file": ("data/2024.toml/out.json", "Not a directory"),
    "a link to itself": ("loop.json", "Too many levels of symbolic links"),
    "a name too long": (f"{'n' * 300}.json", "File name too long"),
}


@pytest.mark.parametrize(("target", "why"), UNWRITABLE.values(), ids=UNWRITABLE.keys())
def test_a_file_that_cannot_be_written_is_wrong_usage(run: Program, target: str, why: str) -> None:
    Path("taken.json").mkdir()
    Path("loop.json").symlink_to("loop.json")
    before = files()
    ran = run("-o", target)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith(f"\nError: cannot write {target}: {why}\n")
    assert files() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_read_only_directory_is_wrong_usage(run: Program) -> None:
    Path("there").mkdir(mode=0o500)
    ran = run("-o", "there/out.json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("\nError: cannot write there/out.json: Permission denied\n")


def test_a_refusal_of_the_system_is_wrong_usage(run: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(os, "open", _refusing(os.open))
        ran = run("-o", "out.json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("\nError: cannot write out.json: Permission denied\n")


@pytest.mark.skipif(sys.platform == "darwin", reason="names of files are UTF-8 there")
def test_a_file_whose_name_is_not_utf8_is_exported(run: Program) -> None:
    name = os.fsdecode(b"\xc6\xd5\xcd\xd3.toml")
    Path(name).write_text(HEADER + CONSISTENT, encoding="utf-8")
    assert run(name, "-o", "out.json") == Ran(0, "", "")
    exported = json.loads(Path("out.json").read_text(encoding="utf-8"))
    assert VALIDATOR.is_valid(exported)
    assert exported["file"] == name


def test_keys_dotted_hundreds_deep_do_not_stop_the_export() -> None:
    text = f'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n[applications]\n{"a." * 900}a = 1\n'
    checked = check(load_bytes("report.toml", text.encode()), today=datetime.date(2026, 1, 1))
    assert '"…"' in render_json(checked)
