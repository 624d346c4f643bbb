"""The forms of `check`: valid by their public schemas, agreeing with each other, and safe whatever the data hold."""

import datetime
import json
import os
import re
import sys
import weakref
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree as ET

import jsonschema
import pytest
import xmlschema
from junitparser import Error, Failure, JUnitXml, Skipped
from places import REPORTS, ROOT, SCHEMAS

from licreport.check.many import Plan, survey
from licreport.check.one import Checked, check, span_of
from licreport.cli import main
from licreport.listing.count import count
from licreport.listing.forms import FORMS, Options, form, full
from licreport.listing.forms.github import escaped_data, escaped_property
from licreport.listing.forms.sarif import RELATED
from licreport.listing.record import CAUSE, json_text, records
from licreport.report.load import load, load_bytes
from licreport.rules import RULES, family
from licreport.words.language import LANGS, Lang
from licreport.words.terminal import printable

PUBLISHED = sorted(REPORTS.glob("*.toml"))
ALWAYS = [rule for name in ("loading", "prose", "waivers") for rule in family(name)]
"""The rules that state no relations, so that they are looked at whatever is printed."""

PUTUO = ROOT / "data" / "2024.toml"
DISTRICT = sorted((ROOT / "examples" / "fictional" / "mistakes").glob("*.toml"))
TODAY = datetime.date(2026, 1, 1)
MACHINE = ("github", "gitlab", "json", "junit", "sarif")

HEADER = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n'
CONSISTENT = HEADER + "[applications]\nreceived = 10\naccepted = 9\nrejected = 1\n"
CONTRADICTORY = HEADER + "[applications]\nreceived = 10\naccepted = 9\nrejected = 2\n"
IMPLAUSIBLE = HEADER + "signed = 2025-01-10\npublished = 2027-01-10\n[applications]\nreceived = 10\n"
WAIVED = CONTRADICTORY + '[[waiver]]\nrule = "LR101"\nat = "applications.received"\nreason = "as published"\n'
HOSTILE_NAME = '\\u001b[31m\\u202e\\"<&>]]>\\n::error::x,%0A\\u0000\\u0007\\u009b\\uFFFE\\u2028|`[a](1)'
HOSTILE = (
    CONTRADICTORY
    + f'[fees]\namount = "1,2"\n"{HOSTILE_NAME}" = 1\n[[item]]\nname = "{HOSTILE_NAME}"\nconcluded = 5\nonline = 6\n'
    + f'[[waiver]]\nrule = "LR101"\nat = "applications.received"\nreason = "{HOSTILE_NAME}"\n'
)
"""Escape sequences, direction marks, markup and line ends in a name, a key and a reason."""

NAMES = {
    "plain": "data/2024.toml",
    "a blank": "my data/2024.toml",
    "Chinese": "数据/普陀区2024.toml",
    "a quotation mark": "da\"ta/'2024'.toml",
    "a comma and a colon": "a:b,c::2024.toml",
    "a percent sign": "100%/%0A%20,2024.toml",
    "a line end": "new\r\nline/2024.toml",
    "an escape sequence": "\x1b[31mred\x9b2J.toml",
    "a direction mark": "\u202elmot.2024.toml",
    "a mark of a URI": "a#b?c&d=e/2024.toml",
    "markup": "<b>&amp;]]>.toml",
    "bytes that are no text": os.fsdecode(b"\xc6\xd5\xcd\xd3.toml"),
}


def checked(text: str | bytes, name: str = "report.toml", *, waivers: bool = True) -> Checked:
    return check(load_bytes(name, text if isinstance(text, bytes) else text.encode()), today=TODAY, waivers=waivers)


class Case(NamedTuple):
    """Files that are checked in one run."""

    files: tuple[tuple[str, bytes], ...]
    waivers: bool = True
    together: bool = False
    """Whether they are compared with each other too."""

    def results(self) -> Iterator[Checked]:
        return iter(results(self))


@cache
def results(case: Case) -> tuple[Checked, ...]:
    """Check the files of a case, once for all tests."""
    if case.together:
        given = {name: load_bytes(name, data) for name, data in case.files}
        return (*survey([*given], Plan(TODAY, waivers=case.waivers), given=given),)
    return tuple(checked(data, name, waivers=case.waivers) for name, data in case.files)


CASES = {
    **{path.stem: Case(((f"tests/reports/{path.name}", path.read_bytes()),)) for path in PUBLISHED},
    "data/2024": Case((("data/2024.toml", PUTUO.read_bytes()),)),
    "data/2024 without waivers": Case((("data/2024.toml", PUTUO.read_bytes()),), waivers=False),
    "all": Case(tuple((path.name, path.read_bytes()) for path in (*PUBLISHED, PUTUO))),
    "together": Case(tuple((path.name, path.read_bytes()) for path in DISTRICT), together=True),
    "none": Case(()),
    "clean": Case((("clean.toml", CONSISTENT.encode()),)),
    "empty": Case((("empty.toml", b""),)),
    "warnings": Case((("warned.toml", IMPLAUSIBLE.encode()),)),
    "hostile": Case((("hostile.toml", HOSTILE.encode()),)),
    "hostile names": Case(tuple((name, HOSTILE.encode()) for name in NAMES.values())),
}
each_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
each_lang = pytest.mark.parametrize("lang", LANGS)


def listed(name: str, results: Iterable[Checked], lang: Lang = "en", *, quiet: bool = False) -> str:
    return "".join(form(name).render(results, Options(lang, quiet=quiet)))


def parsed(name: str, results: Iterable[Checked], lang: Lang = "en") -> Any:  # noqa: ANN401  # whatever JSON holds
    return json.loads(listed(name, results, lang))


def sarif(case: Case, lang: Lang = "en") -> dict[str, Any]:
    (run,) = parsed("sarif", case.results(), lang)["runs"]
    assert isinstance(run, dict)
    return run


def standing(case: Case) -> list[tuple[str, str]]:
    """Return file and code of every finding that stands."""
    return [(each.loaded.name, diagnostic.code) for each in case.results() for diagnostic in each.diagnostics]


def suites(case: Case, lang: Lang = "en") -> list[Any]:
    return list(JUnitXml.fromstring(listed("junit", case.results(), lang).encode()))


def test_there_are_seven_forms() -> None:
    assert FORMS == ("concise", "full", "github", "gitlab", "json", "junit", "sarif")


def test_the_cases_hold_findings_of_every_kind() -> None:
    codes = {code for case in CASES.values() for _, code in standing(case)}
    assert {"LR001", "LR002", "LR004", "LR202", "LR203", "LR403"} <= codes
    assert {code for _, code in standing(CASES["hostile"])} == {"LR002", "LR004", "LR007", "LR202"}
    assert any(each.warnings for each in CASES["all"].results())
    assert any(each.waived for each in CASES["all"].results())
    assert any(each.waived for each in CASES["hostile"].results())


# Valid by the schemas.


def _validator(path: Path) -> Any:  # noqa: ANN401  # one class for each draft
    schema = json.loads(path.read_text(encoding="utf-8"))
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    return kind(schema)


VALIDATORS = {
    "json": _validator(ROOT / "schemas" / "licreport-check-1.json"),
    "sarif": _validator(SCHEMAS / "sarif-schema-2.1.0.json"),
    "gitlab": _validator(SCHEMAS / "gitlab-code-quality.json"),
}
JUNIT = xmlschema.XMLSchema(str(SCHEMAS / "junit-10.xsd"))


@each_lang
@pytest.mark.parametrize("name", VALIDATORS)
@each_case
def test_json_is_valid_by_its_schema(case: Case, name: str, lang: Lang) -> None:
    found = parsed(name, case.results(), lang)
    assert [error.message for error in VALIDATORS[name].iter_errors(found)] == []


@each_lang
@each_case
def test_xml_is_valid_by_its_schema(case: Case, lang: Lang) -> None:
    assert [error.reason for error in JUNIT.iter_errors(listed("junit", case.results(), lang))] == []


def test_the_schemas_say_no() -> None:
    log = parsed("sarif", CASES["all"].results())
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert not VALIDATORS["sarif"].is_valid(log)
    issues = parsed("gitlab", CASES["all"].results())
    del issues[0]["fingerprint"]
    assert not VALIDATORS["gitlab"].is_valid(issues)
    assert not JUNIT.is_valid('<testsuites><testsuite name="x"/></testsuites>')


def test_a_finding_is_the_same_in_the_export_and_in_the_check() -> None:
    check_, export = (
        json.loads((ROOT / "schemas" / f"licreport-{name}-1.json").read_text(encoding="utf-8"))
        for name in ("check", "export")
    )
    assert check_["$id"] == "urn:licreport:check:1"
    own = check_["$defs"]
    assert own.pop("relations") == export["$defs"]["verdict"]["properties"]["relations"]
    assert own.keys() - export["$defs"].keys() == {"likely", "cause"}
    assert {name: own[name] for name in own.keys() & export["$defs"].keys()} == {
        name: export["$defs"][name] for name in own.keys() & export["$defs"].keys()
    }


def test_the_json_offers_the_likely_corrections_of_each_group_of_findings() -> None:
    data = check(load(ROOT / "data" / "2024.toml"), today=TODAY, waivers=False)
    found = json.loads(listed("json", [data]))
    prints = {finding["code"]: finding["fingerprint"] for finding in found["findings"]}
    on_time, signed = sorted(found["files"][0]["likely"], key=lambda group: len(group["corrections"]), reverse=True)
    assert (on_time["findings"], signed["findings"]) == ([prints["LR203"]], [prints["LR401"]])
    (approved,) = on_time["corrections"][0]["changes"]
    assert approved["address"] == "applications.approved"
    assert approved["fitting"] == [{"low": "539546", "high": "539596"}]
    assert approved["slips"][0] == {"kind": {"en": "two digits exchanged", "zh": "两位数字对调"}, "value": "539553"}
    (date,) = signed["corrections"][0]["changes"]
    assert date["fitting"] == [{"low": "2025-01-01", "high": "2025-03-20"}]
    assert [slip["value"] for slip in date["slips"]] == ["2025-03-19"]


KEYS = {
    (): ["format", "version", "findings", "waived", "files", "aside", "totals"],
    ("files", 0): ["file", "errors", "warnings", "waived", "relations", "causes", "likely"],
    ("totals",): ["files", "errors", "warnings", "waived", "relations"],
    ("totals", "relations"): ["held", "broken", "not_evaluable"],
}


@pytest.mark.parametrize(("path", "keys"), KEYS.items(), ids=str)
def test_every_key_of_the_json_is_required_and_no_other_is_known(path: tuple[str | int, ...], keys: list[str]) -> None:
    def table(of: Any) -> Any:  # noqa: ANN401  # whatever JSON holds
        for step in path:
            of = of[step]
        return of

    assert list(table(parsed("json", CASES["all"].results()))) == keys
    for key in keys:
        lacking = parsed("json", CASES["all"].results())
        del table(lacking)[key]
        assert not VALIDATORS["json"].is_valid(lacking)
    growing = parsed("json", CASES["all"].results())
    table(growing)["another"] = 1
    assert not VALIDATORS["json"].is_valid(growing)


# Agreeing with each other.


NOTICE = re.compile(r":\d+:\d+: (note: |提示：)")
SEMICOLON = {"en": "; ", "zh": "；"}


def findings_in_gitlab(case: Case, lang: Lang = "en") -> list[dict[str, Any]]:
    """Return the issues that are findings: what several would follow from is none."""
    return [issue for issue in parsed("gitlab", case.results(), lang) if issue["check_name"] != CAUSE]


COMMAND = re.compile(r"::(?P<kind>error|warning) (?P<properties>[^\n]*?)::(?P<data>[^\n]*)\n")


@each_lang
@each_case
def test_every_form_lists_the_same_findings(case: Case, lang: Lang) -> None:
    found = standing(case)
    codes = Counter(code for _, code in found)
    told = [(of, block.partition("\n")[0]) for each in case.results() for of, block in full.told(each, lang)]
    concise = listed("concise", case.results(), lang, quiet=True).splitlines()
    assert sorted(line for line in concise if NOTICE.search(line)) == sorted(line for of, line in told if of is None)
    lines = [line for line in concise if not NOTICE.search(line)]
    for line, (_, first) in zip(lines, (pair for pair in told if pair[0] is not None), strict=True):
        assert line == first or line.startswith(f"{first}{SEMICOLON[lang]}")
    github = listed("github", case.results(), lang)
    assert [match["properties"][-5:] for match in COMMAND.finditer(github)] == [code for _, code in found]
    assert len(github.splitlines()) == len(found) + github.count("::notice ")
    assert Counter(issue["check_name"] for issue in findings_in_gitlab(case, lang)) == codes
    assert [(each["file"], each["code"]) for each in parsed("json", case.results(), lang)["findings"]] == found
    results = sarif(case, lang)["results"]
    assert Counter(each["ruleId"] for each in results if not each["suppressions"] and each["ruleId"] != CAUSE) == codes
    failed = [one for suite in suites(case, lang) for one in suite if any(isinstance(e, Failure) for e in one.result)]
    assert len(failed) == len(set(found))


@each_case
def test_totals_are_those_of_the_count(case: Case) -> None:
    found, total = parsed("json", case.results()), count(case.results())
    totals = found["totals"]
    relations = totals["relations"]
    assert [*(totals[name] for name in ("files", "errors", "warnings", "waived")), *relations.values()] == [
        *(total.files, total.errors, total.warnings, total.waived),
        *(total.held, total.broken, total.not_evaluable),
    ]
    assert [each["file"] for each in found["files"]] == [name for name, _ in case.files]
    for name in ("errors", "warnings", "waived"):
        assert sum(each[name] for each in found["files"]) == totals[name]
    assert len(found["waived"]) == totals["waived"]
    assert len(found["findings"]) == totals["errors"] + totals["warnings"]


@each_case
def test_severities_agree(case: Case) -> None:
    severities = [diagnostic.severity.value for each in case.results() for diagnostic in each.diagnostics]
    assert [match["kind"] for match in COMMAND.finditer(listed("github", case.results()))] == severities
    assert [each["severity"] for each in parsed("json", case.results())["findings"]] == severities
    levels = [each["level"] for each in sarif(case)["results"]]
    assert [level for level in levels if level != "note"] == severities
    kinds = {"error": "major", "warning": "minor"}
    assert [each["severity"] for each in findings_in_gitlab(case)] == [kinds[each] for each in severities]


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize(
    ("text", "flags", "code"),
    [
        (CONSISTENT, (), 0),
        (CONTRADICTORY, (), 1),
        (CONTRADICTORY, ("--exit-zero",), 0),
        (WAIVED, (), 0),
        (WAIVED, ("--no-waivers",), 1),
        (IMPLAUSIBLE, (), 0),
        (IMPLAUSIBLE, ("--strict",), 1),
        ("not TOML", (), 1),
    ],
)
def test_the_exit_code_is_the_same_in_every_form(  # noqa: PLR0913, PLR0917  # three of them are pytest's
    name: str,
    text: str,
    flags: tuple[str, ...],
    code: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    (tmp_path / "report.toml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    printed = []
    for output in ((), ("-o", "out")):
        command = ["licreport", "check", "report.toml", "--lang", "zh", "--format", name, "--isolated"]
        monkeypatch.setattr(sys, "argv", [*command, *flags, *output])
        with pytest.raises(SystemExit) as left:
            main()
        assert (left.value.code or 0) == code
        out, err = capsysbinary.readouterr()
        printed.append(out)
        assert err == b""
    assert printed == [(tmp_path / "out").read_bytes(), b""]


@pytest.mark.parametrize("name", MACHINE)
def test_forms_for_machines_know_no_quiet_and_no_colour(name: str) -> None:
    plain = listed(name, CASES["all"].results())
    options = Options(quiet=True, paint=lambda text, role: f"\x1b[1m{role}{text}\x1b[0m")
    assert "".join(form(name).render(CASES["all"].results(), options)) == plain


def test_the_language_changes_messages_and_nothing_else() -> None:
    case = CASES["all"]
    assert listed("json", case.results(), "en") == listed("json", case.results(), "zh")
    said = re.compile(r'"(description|text)": "(?:[^"\\]|\\.)*"')
    for name in ("gitlab", "sarif"):
        texts = [listed(name, case.results(), lang) for lang in LANGS]
        english, chinese = (text.rpartition('"results"')[2] for text in texts)  # the rules' pages stand before
        assert english != chinese
        assert said.sub("", english) == said.sub("", chinese)
    for name in ("concise", "github", "junit"):
        assert re.search(r"[\u4e00-\u9fff]，", listed(name, case.results(), "zh"))


# Places.


@each_case
def test_places_are_those_of_the_spans(case: Case) -> None:
    spans = [tuple(span_of(diagnostic, each.loaded)) for each in case.results() for diagnostic in each.diagnostics]
    places = [each["place"] for each in parsed("json", case.results())["findings"]]
    keys = ("line", "column", "end_line", "end_column")
    assert [tuple(place[key] for key in keys) for place in places] == spans
    results = [each for each in sarif(case)["results"] if not each["suppressions"] and each["ruleId"] != CAUSE]
    regions = [each["locations"][0]["physicalLocation"]["region"] for each in results]
    keys = ("startLine", "startColumn", "endLine", "endColumn")
    assert [tuple(region[key] for key in keys) for region in regions] == spans
    lines = [each["location"]["lines"] for each in findings_in_gitlab(case)]
    assert [(each["begin"], each["end"]) for each in lines] == [(span[0], span[2]) for span in spans]


def test_columns_are_counted_in_code_points() -> None:
    text = HEADER + '[applications]\nreceived = 10\naccepted = 9\n"\\U00020000𠀀" = 1\n'
    (result,) = sarif(Case((("astral.toml", text.encode()),)))["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startColumn"], region["endColumn"]) == (1, 14)


def test_related_places_say_what_they_are() -> None:
    findings = parsed("json", CASES["several-computed"].results())["findings"]
    roles = [[(each["role"], each["sign"], each["says"]["en"]) for each in finding["related"]] for finding in findings]
    assert roles == [
        [
            ("stated", "+", "concluded 61"),
            ("computed", "+", "on time 32"),
            ("computed", "+", "overdue 1"),
            ("computed", "+", "on the spot 30"),
        ],
        [("stated", "+", "on the spot 30"), ("computed", "+", "concluded 61")],
    ]
    (computed, *_) = findings[0]["related"]
    assert [(each["sign"], each["says"]["en"]) for each in computed["computed_from"]] == [
        ("+", "approved 50"),
        ("+", "denied 5"),
        ("+", "withdrawn 6"),
    ]
    (changed,) = parsed("json", CASES["changed-waiver"].results())["findings"]
    assert [(each["role"], each["sign"]) for each in changed["related"]] == [("computed", "+"), ("waiver", None)]
    assert changed["notes"][0]["en"].startswith("a waiver accepts this at a difference of 11")


def test_a_rate_is_divided_by_its_whole() -> None:
    text = CONSISTENT + 'approved = 5\ndenied = 4\n[rates]\nacceptance = "50%"\n'
    (finding,) = parsed("json", [checked(text)])["findings"]
    related = [(each["role"], each["sign"], each["address"]) for each in finding["related"]]
    assert related == [("computed", "+", "applications.accepted"), ("computed", "/", "applications.received")]


# Fingerprints.


def fingerprints(text: str, name: str = "report.toml") -> list[tuple[str, str]]:
    found = checked(text, name)
    return [(record.diagnostic.code, record.fingerprint) for record in records(found)]


UNBALANCED = CONTRADICTORY + "concluded = 18\n[handling]\non_the_spot = 30\non_time = 19\n"
"""Two findings of LR205 at one address, which exceed by 12 and by 11."""

NAMED = """[[item]]
name = "乙"
concluded = 5
online = 6
[[item]]
name = "丙"
concluded = 5
online = 7
[[waiver]]
rule = "LR206"
at = "fees.applications"
reason = "gone"
"""
TWICE = '[[item]]\nname = "乙"\n' * 3
UNNAMED = "[[item]]\naccepted = 5\n[[item]]\nonline = 6\n[[waiver]]\nrule = 'LR202'\n"
CHANGES: dict[str, Callable[[str], str]] = {
    "lines above": lambda text: f"# a comment\n\n{text}",
    "blanks before the value": lambda text: text.replace("received = ", "received   =   "),
    "another value": lambda text: text.replace("received = 10", "received = 12").replace("online = 6", "online = 8"),
    "another finding above": lambda text: text.replace(
        "[applications]", "[oversight]\ncomplaints = 1\ncomplaints_upheld = 2\n[applications]"
    ),
    "another item above": lambda text: text.replace(
        "[[item]]", '[[item]]\nname = "甲"\nconcluded = 0\nonline = 0\n[[item]]', 1
    ),
    "another waiver above": lambda text: text.replace(
        "[[waiver]]", '[[waiver]]\nrule = "LR999"\nat = "items.total"\nreason = "x"\n[[waiver]]', 1
    ),
    "line ends of Windows": lambda text: text.replace("\n", "\r\n"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
@pytest.mark.parametrize(
    ("below", "codes"),
    [
        (NAMED, {"LR101", "LR106", "LR201", "LR202", "LR203", "LR205", "LR901"}),
        (TWICE, {"LR006", "LR101", "LR201", "LR203", "LR205"}),
        (UNNAMED, {"LR003", "LR101", "LR201", "LR203", "LR205"}),
    ],
    ids=["named", "named twice", "unnamed"],
)
def test_a_fingerprint_stays_while_other_things_change(
    below: str, codes: set[str], change: Callable[[str], str]
) -> None:
    text = UNBALANCED + below
    before, after = fingerprints(text), fingerprints(change(text))
    assert {code for code, _ in before} == codes
    assert set(before) <= set(after)


def test_a_fingerprint_stays_when_the_finding_is_waived() -> None:
    assert checked(WAIVED).waived
    assert fingerprints(WAIVED) == fingerprints(CONTRADICTORY)
    for difference in (11, 12):
        waiver = f'[[waiver]]\nrule = "LR205"\nat = "handling.on_the_spot"\ndifference = {difference}\nreason = "x"\n'
        before, after = checked(UNBALANCED), checked(UNBALANCED + waiver)
        assert len(after.waived) == 1
        said = [
            {(each.diagnostic.message("en"), each.fingerprint) for each in records(found)} for found in (before, after)
        ]
        assert said[0] == said[1]


def test_a_fingerprint_tells_findings_apart() -> None:
    assert fingerprints(CONTRADICTORY) != fingerprints(CONTRADICTORY, "other.toml")
    assert fingerprints(CONTRADICTORY) == fingerprints(CONTRADICTORY, "./report.toml")
    for below, code, times in ((NAMED, "LR205", 2), (TWICE, "LR006", 2), (UNNAMED, "LR003", 3)):
        prints = fingerprints(UNBALANCED + below)
        assert len(set(prints)) == len(prints)
        assert Counter(code for code, _ in prints)[code] == times


@each_case
def test_fingerprints_are_unique_within_a_run_and_the_same_in_every_form(case: Case) -> None:
    found = parsed("json", case.results())
    prints = [each["fingerprint"] for each in found["findings"]]
    assert [each["fingerprint"] for each in findings_in_gitlab(case)] == prints
    everything = prints + [each["fingerprint"] for each in found["waived"]]
    everything += [issue["fingerprint"] for issue in parsed("gitlab", case.results()) if issue["check_name"] == CAUSE]
    assert len(set(everything)) == len(everything)
    partial = [each["partialFingerprints"] for each in sarif(case)["results"]]
    assert sorted(each["primaryLocationLineHash"] for each in partial) == sorted(everything)


# SARIF.


@each_lang
def test_rules_keep_to_what_github_takes(lang: Lang) -> None:
    run = sarif(CASES["none"], lang)
    driver = run["tool"]["driver"]
    assert run["results"] == []
    assert re.fullmatch(r"\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?", driver["semanticVersion"])
    assert [rule["id"] for rule in driver["rules"]] == [*RULES, CAUSE]
    for rule in driver["rules"]:
        assert len(rule["name"]) <= 255
        assert 0 < len(rule["shortDescription"]["text"]) < len(rule["fullDescription"]["text"]) <= 1024
        assert 0 < len(rule["properties"]["tags"]) <= 10
    for rule in driver["rules"][:-1]:
        assert rule["shortDescription"]["text"] == RULES[rule["id"]].summary.say(lang)
        assert rule["help"]["markdown"] == RULES[rule["id"]].page(lang)
        assert rule["help"]["text"].startswith(f"{rule['id']} {rule['name']}")
        assert rule["defaultConfiguration"]["level"] == RULES[rule["id"]].severity.value


@each_case
def test_results_keep_to_what_github_takes(case: Case) -> None:
    run = sarif(case)
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        assert len(result["locations"]) == 1
        assert [each["id"] for each in result["relatedLocations"]] == [*range(1, len(result["relatedLocations"]) + 1)]
        assert all(each["message"]["text"] for each in result["relatedLocations"])
        artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert re.fullmatch(r"[A-Za-z0-9._~%/-]+", artifact["uri"])
        assert artifact["uriBaseId"] in run["originalUriBaseIds"]


def test_a_sum_of_many_parts_relates_as_many_as_are_shown() -> None:
    items = "".join(f'[[item]]\nname = "{number}"\naccepted = 2\n' for number in range(150))
    case = Case((("many.toml", (HEADER + "[applications]\naccepted = 301\n" + items).encode()),))
    assert max(len(each["relatedLocations"]) for each in sarif(case)["results"]) == RELATED
    assert max(len(each["related"]) for each in parsed("json", case.results())["findings"]) == 150


def test_waived_findings_are_there_and_suppressed_with_their_reason() -> None:
    results = sarif(CASES["data/2024"])["results"]
    assert len(results) == 2
    for result in results:
        (suppression,) = result["suppressions"]
        assert (result["level"], suppression["kind"]) == ("note", "inSource")
        line = suppression["location"]["physicalLocation"]["region"]["startLine"]
        assert PUTUO.read_text(encoding="utf-8").splitlines()[line - 1] == "[[waiver]]"
        assert suppression["justification"] in PUTUO.read_text(encoding="utf-8")
    assert all(not each["suppressions"] for each in sarif(CASES["data/2024 without waivers"])["results"])


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_a_uri_says_exactly_which_file(name: str) -> None:
    result = sarif(Case(((name, CONTRADICTORY.encode()),)))["results"][0]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact["uriBaseId"] == "%SRCROOT%"
    assert unquote_to_bytes(artifact["uri"]) == os.fsencode(name)


@pytest.mark.skipif(sys.platform == "win32", reason="paths of another form")
def test_outside_of_repositories_a_file_above_the_working_directory_is_absolute(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    result = sarif(Case((("../a b.toml", CONTRADICTORY.encode()),)))["results"][0]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact == {"uri": f"file://{tmp_path.as_posix()}/a%20b.toml"}


PLACES = [
    (".", "data/2024.toml"),
    (".", "./data/../data/2024.toml"),
    (".", "{root}/data/2024.toml"),
    (".", "linked/2024.toml"),
    (".", "linked.toml"),
    ("data", "2024.toml"),
    ("data/deep", "../2024.toml"),
    ("..", "repository/data/2024.toml"),
    ("../other", "../repository/data/2024.toml"),
    ("/", "{root}/data/2024.toml"),
]


@pytest.mark.parametrize("name", ["github", "gitlab", "sarif", "junit"])
@pytest.mark.parametrize("git", [Path.mkdir, Path.touch], ids=["a clone", "a worktree"])
def test_paths_and_fingerprints_do_not_depend_on_where_it_is_run(
    name: str, git: Callable[[Path], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "repository"
    (root / "data" / "deep").mkdir(parents=True)
    (tmp_path / "other" / ".git").mkdir(parents=True)
    git(root / ".git")
    (root / "data" / "2024.toml").write_text(UNBALANCED, encoding="utf-8")
    (root / "linked").symlink_to("data")
    (root / "linked.toml").symlink_to("data/2024.toml")
    found = set()
    for folder, file in PLACES:
        monkeypatch.chdir(root / folder)
        called = str(Path(file.format(root=root)))
        listed_ = "".join(form(name).render([check(load(Path(called)), today=TODAY)], Options()))
        found.add(listed_.replace(f"{called}:", "data/2024.toml:"))  # in its text, a finding names the file as given
    assert len(found) == 1
    assert "data/2024.toml" in found.pop()


# GitHub.


ESCAPED = {
    "plain": ("on time 5", "on time 5", "on time 5"),
    "a percent sign": ("100%", "100%25", "100%25"),
    "what looks escaped": ("%0A%25", "%250A%2525", "%250A%2525"),
    "line ends": ("a\r\nb", "a%0D%0Ab", "a%0D%0Ab"),
    "a colon": ("a: b::c", "a: b::c", "a%3A b%3A%3Ac"),
    "a comma": ("a,b", "a,b", "a%2Cb"),
    "an escape sequence": ("\x1b[31m", "\\x1b[31m", "\\x1b[31m"),
    "a direction mark": ("\u202e", "\\u202e", "\\u202e"),
    "Chinese": ("受理：9，", "受理：9，", "受理：9，"),
    "nothing": ("", "", ""),
}


@pytest.mark.parametrize(("text", "data", "property_"), ESCAPED.values(), ids=ESCAPED.keys())
def test_what_would_end_a_command_is_escaped(text: str, data: str, property_: str) -> None:
    assert (escaped_data(text), escaped_property(text)) == (data, property_)


def as_the_runner_reads(line: str) -> tuple[str, dict[str, str], str]:
    """Return a command's kind, properties and message, taken apart as GitHub's runner does."""
    end = line.index("::", 2)
    kind, _, listed_ = line[2:end].partition(" ")
    properties = dict(each.split("=", 1) for each in listed_.strip().split(",") if each)

    def unescaped(text: str, characters: str) -> str:
        for character in characters:  # the percent sign last
            text = text.replace(f"%{ord(character):02X}", character)
        return text

    return (
        kind,
        {key: unescaped(value, "\r\n:,%") for key, value in properties.items()},
        unescaped(line[end + 2 :], "\r\n%"),
    )


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_the_runner_reads_what_was_meant(name: str) -> None:
    (line,) = listed("github", [checked(CONTRADICTORY, name)]).splitlines()
    kind, properties, data = as_the_runner_reads(line)
    shown = re.sub("[\x1b\x9b\u202e]", lambda match: printable(match.group()), name)
    span = "6:12: LR101 received 10 is 1 less than accepted 9 + rejected 2 = 11"
    assert (kind, data) == ("error", f"{shown}:{span}")
    assert properties == {
        "file": shown,
        "line": "6",
        "endLine": "6",
        "col": "12",
        "endColumn": "14",
        "title": "licreport LR101",
    }


def test_an_annotation_of_several_lines_has_no_columns() -> None:
    text = HEADER + "[applications]\nreceived = [\n1,\n]\n"
    _, properties, _ = as_the_runner_reads(listed("github", [checked(text)]).splitlines()[0])
    assert properties == {"file": "report.toml", "line": "6", "endLine": "8", "title": "licreport LR004"}


def test_notes_go_on_below_the_message() -> None:
    _, _, data = as_the_runner_reads(listed("github", CASES["changed-waiver"].results()).splitlines()[0])
    assert data.splitlines()[1:] == ["a waiver accepts this at a difference of 11; it is now 12"]


# JUnit.


def _outcome(case: Any) -> str:  # noqa: ANN401  # junitparser's own type
    kinds = {type(each) for each in case.result}
    assert len(kinds) <= 1
    assert Error not in kinds
    return "failed" if Failure in kinds else "skipped" if Skipped in kinds else "passed"


@each_case
def test_there_is_a_case_for_each_rule_evaluated_and_file(case: Case) -> None:
    found = suites(case)
    assert len(found) == len(case.files)
    for suite, each in zip(found, case.results(), strict=True):
        evaluated = {rule.code for rule in ALWAYS} | each.tallies.keys()
        assert [one.name for one in suite] == [f"{code} {RULES[code].name}" for code in sorted(evaluated)]
        outcomes = Counter(_outcome(one) for one in suite)
        assert outcomes.total() == suite.tests == len(evaluated)
        assert (outcomes["failed"], outcomes["skipped"]) == (suite.failures, suite.skipped)
        by_code = {one.name[:5]: _outcome(one) for one in suite}
        standing_codes = {diagnostic.code for diagnostic in each.diagnostics}
        assert {code for code, outcome in by_code.items() if outcome == "failed"} == standing_codes
        for code, tally in each.tallies.items():
            if code not in standing_codes:
                assert by_code[code] == ("passed" if tally.held + tally.broken else "skipped")


def test_what_cannot_be_loaded_is_skipped_and_not_passed() -> None:
    for text in ("not TOML", "format = 1\n[report]\nauthority = '甲'\n"):
        (suite,) = suites(Case((("bad.toml", text.encode()),)))
        outcomes = Counter(_outcome(one) for one in suite)
        assert outcomes == {"failed": 1, "skipped": len(ALWAYS) - 1}


def test_a_failure_holds_its_findings_in_full() -> None:
    text = CONTRADICTORY + "[fees]\nunknown = 1\nstranger = 2\n"
    failures = {
        one.name[:5]: (one.result[0].type, one.result[0].message, one.result[0].text)
        for one in suites(Case((("report.toml", text.encode()),)))[0]
        if one.result
        if isinstance(one.result[0], Failure)
    }
    blocks = list(full.blocks(checked(text), "en"))
    assert failures["LR101"] == ("error", "received 10 is 1 less than accepted 9 + rejected 2 = 11", blocks[0])
    assert failures["LR002"][1].endswith(" (and 1 more)")
    assert failures["LR002"][2] == "\n".join(blocks[1:])


def test_a_warning_is_a_failure_of_its_own_type() -> None:
    (suite,) = suites(CASES["warnings"])
    assert [one.result[0].type for one in suite if _outcome(one) == "failed"] == ["warning"]


def test_a_rule_whose_findings_are_waived_has_passed_and_says_why() -> None:
    (suite,) = suites(CASES["data/2024"])
    remarks = {one.name[:5]: one.system_out for one in suite if one.system_out}
    assert remarks.keys() == {"LR203", "LR401"}
    assert suite.failures == 0
    assert remarks["LR203"].startswith("waived: on time 542,091 exceeds concluded 542,080 by 11: 公布的")


# Safe whatever the data hold, and without holding it.


UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


@each_lang
@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("case", [CASES["hostile"], CASES["hostile names"]], ids=["hostile", "hostile names"])
def test_nothing_reaches_a_terminal_that_could_move_its_cursor(case: Case, name: str, lang: Lang) -> None:
    text = listed(name, case.results(), lang)
    assert UNSAFE.search(text) is None
    assert not re.search("^(::error::|::add-mask)", text, re.MULTILINE)
    if name in {"concise", "github"}:
        found = standing(case)
        assert len(text.splitlines()) == len(found) + (name == "concise")


def test_json_keeps_the_data_that_it_escapes() -> None:
    everything = "".join(map(chr, (*range(0x3000), *range(0xDC80, 0xDD00), *range(0xFE00, 0x10010))))
    text = json_text(everything)
    assert json.loads(text) == everything
    assert UNSAFE.search(text) is None
    assert "\\u" not in json_text("受理 é 𠀀")
    (name,) = {each["waiver"]["reason"] for each in parsed("json", CASES["hostile"].results())["waived"]}
    assert name == json.loads(f'"{HOSTILE_NAME}"')


def test_xml_spells_what_it_cannot_hold() -> None:
    root = ET.fromstring(listed("junit", CASES["hostile"].results()))  # noqa: S314  # our own output
    (remark,) = [each.text or "" for each in root.iter("system-out")]
    assert '\\x1b[31m\\u202e"<&>]]>' in remark
    assert "\\ufffe" in remark


@pytest.mark.parametrize("name", FORMS)
def test_results_are_taken_one_by_one_and_let_go(name: str) -> None:
    alive: weakref.WeakSet[object] = weakref.WeakSet()
    most = taken = 0

    def results() -> Iterator[Checked]:
        nonlocal most, taken
        for number in range(30):
            each = checked(CONTRADICTORY, f"{number}.toml")
            alive.add(each.loaded)
            most, taken = max(most, len(alive)), taken + 1
            yield each
            del each

    text = iter(form(name).render(results(), Options()))
    written = ""
    while "LR101" not in written.partition('"results"')[2 if name == "sarif" else 0]:
        written += next(text)
    assert taken <= 2
    written += "".join(text)
    assert (taken, len(alive)) == (30, 0)
    assert most <= 3
    assert written.count("29.toml") >= 1


@pytest.mark.parametrize("name", MACHINE)
def test_each_form_of_nothing_is_whole(name: str) -> None:
    text = listed(name, [])
    assert text == "" if name == "github" else text.endswith("\n")
    if name in VALIDATORS:
        json.loads(text)
