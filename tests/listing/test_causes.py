"""What several findings would follow from stands once and first, in every form, and each of them refers to it."""

import datetime
import json
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from places import REPORTS

from licreport.check.one import Checked, check
from licreport.listing.causes import causes
from licreport.listing.count import count
from licreport.listing.forms import Options, form, full
from licreport.listing.record import CAUSE, records
from licreport.report.load import load_bytes
from licreport.words.language import LANGS, Lang

TODAY = datetime.date(2026, 1, 1)
NAME = "tangshan-12345-202411.toml"
TEXT = (REPORTS / NAME).read_text(encoding="utf-8")
LINE = TEXT[: TEXT.index("284406\n\n")].count("\n") + 1

SAID = {
    "en": "8 findings (LR107 and 7 × LR302) would follow from one figure: 受理 195,532 instead of 284,406",
    "zh": "8 处差异（LR107、LR302 7 处）可能是一处所致：受理 284,406 改为 195,532",
}
REFERENCE = {
    "en": f"would follow from 受理 284,406 (line {LINE})",
    "zh": f"可能是第 {LINE} 行“受理 284,406”所致",
}
each_lang = pytest.mark.parametrize("lang", LANGS)


def tangshan(below: str = "") -> Checked:
    return check(load_bytes(NAME, (TEXT + below).encode()), today=TODAY)


def listed(name: str, lang: Lang = "en", below: str = "") -> str:
    return "".join(form(name).render([tangshan(below)], Options(lang)))


def parsed(name: str, lang: Lang = "en") -> Any:  # noqa: ANN401  # whatever JSON holds
    return json.loads(listed(name, lang))


@each_lang
@pytest.mark.parametrize("name", ["concise", "full", "github", "gitlab", "junit", "sarif", "json"])
def test_a_cause_is_said_once_in_every_form(name: str, lang: Lang) -> None:
    assert listed(name, lang).count(SAID[lang]) == 1


@each_lang
@pytest.mark.parametrize("name", ["concise", "full", "github", "gitlab", "sarif"])
def test_it_stands_above_all_that_would_follow_from_it(name: str, lang: Lang) -> None:
    results = listed(name, lang)
    results = results[results.index('"results"') :] if name == "sarif" else results
    assert results.index(SAID[lang]) < results.index("LR107", results.index(SAID[lang]) + len(SAID[lang]))
    assert REFERENCE[lang] not in results[: results.index(SAID[lang])]


@each_lang
@pytest.mark.parametrize("name", ["concise", "full", "github", "gitlab", "junit", "sarif"])
def test_each_finding_refers_to_it(name: str, lang: Lang) -> None:
    assert listed(name, lang).count(REFERENCE[lang]) == 8


def test_in_full_it_has_a_block_with_its_line_and_nothing_is_said_below_the_last_finding() -> None:
    first, *others = full.blocks(tangshan(), "en")
    place = f"{NAME}:{LINE}:9: note: {SAID['en']}"
    assert first.splitlines() == [place, "   │", f"{LINE} │ value = 284406", "   │         ^^^^^^ 受理"]
    assert len(others) == 8
    assert not any("would resolve" in block for block in others)


def test_concise_says_it_in_one_line_of_the_same_grammar() -> None:
    note, finding, *_ = listed("concise").splitlines()
    assert note == f"{NAME}:{LINE}:9: note: {SAID['en']}"
    assert finding.startswith(f"{NAME}:{LINE}:9: LR107 error: ")
    assert listed("concise", "zh").splitlines()[0] == f"{NAME}:{LINE}:9: 提示：{SAID['zh']}"


def test_github_has_it_as_a_notice() -> None:
    notice = listed("github").splitlines()[0]
    assert notice.startswith(f"::notice file={NAME},line={LINE},endLine={LINE},col=9,endColumn=15,title=licreport::")


def test_gitlab_has_it_as_information_of_a_name_and_fingerprint_of_its_own() -> None:
    note, *findings = parsed("gitlab")
    assert (note["check_name"], note["severity"]) == (CAUSE, "info")
    assert note["fingerprint"] not in {each["fingerprint"] for each in findings}
    assert {each["severity"] for each in findings} == {"major"}


def test_sarif_has_it_as_a_note_related_to_its_findings_and_never_as_a_fix() -> None:
    note, *findings = parsed("sarif")["runs"][0]["results"]
    assert (note["ruleId"], note["level"]) == (CAUSE, "note")
    assert [each["message"]["text"].splitlines()[0] for each in findings] == [
        each["message"]["text"] for each in note["relatedLocations"]
    ]
    assert "fixes" not in listed("sarif")


def test_junit_has_it_as_the_output_of_the_suite() -> None:
    (suite,) = ET.fromstring(listed("junit"))  # noqa: S314  # our own output
    assert SAID["en"] in str(suite.findtext("system-out"))
    texts = [failure.text or "" for failure in suite.iter("failure")]
    assert all(REFERENCE["en"] in text for text in texts)


def test_json_lists_it_with_its_file_and_each_finding_says_its_number() -> None:
    found = parsed("json")
    (cause,) = found["files"][0]["causes"]
    assert cause["message"] == SAID
    assert cause["findings"] == [each["fingerprint"] for each in found["findings"]]
    assert cause["change"]["address"] == "figure.受理.value"
    assert cause["change"]["fitting"] == [{"low": "195532", "high": "195532"}]
    assert {each["cause"] for each in found["findings"]} == {0}


def test_what_shares_no_figure_with_it_does_not_refer_to_it() -> None:
    below = "[applications]\nreceived = 10\naccepted = 9\nrejected = 2\n"
    lines = [line for line in listed("concise", below=below).splitlines() if "LR101" in line]
    assert len(lines) == 1
    assert "would follow" not in lines[0]


def test_neither_the_counts_nor_the_fingerprints_know_of_it() -> None:
    of = tangshan()
    assert (of.errors, of.warnings, count([of]).broken) == (8, 0, 8)
    without = [record.fingerprint for record in records(of)]
    assert [record.fingerprint for record in records(of, causes(of))] == without


def test_what_is_waived_follows_from_nothing() -> None:
    waivers = "".join(
        f'[[waiver]]\nrule = "LR302"\nat = "figure.{name}.share"\nreason = "as published"\n'
        for name in ("咨询", "求助", "投诉", "建议", "举报", "感谢", "其它")
    )
    assert "would follow" not in listed("concise", below=waivers)
