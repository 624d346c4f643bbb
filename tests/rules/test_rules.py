"""Every rule keeps what its own page promises."""

import datetime
import re

import pytest

from examples import Example, examples
from licreport.check.one import span_of
from licreport.relations.rule import Rule
from licreport.rules import RULES
from licreport.words.language import Lang

EXAMPLES = list(examples())
TODAY = datetime.date(2026, 1, 1)

SEVERITIES = {
    "LR001": "error",
    "LR002": "error",
    "LR003": "error",
    "LR004": "error",
    "LR005": "error",
    "LR006": "error",
    "LR007": "warning",
    "LR101": "error",
    "LR102": "error",
    "LR103": "error",
    "LR104": "error",
    "LR105": "error",
    "LR106": "error",
    "LR107": "error",
    "LR108": "error",
    "LR201": "error/warning",
    "LR202": "error/warning",
    "LR203": "error",
    "LR204": "error",
    "LR205": "error",
    "LR206": "error",
    "LR207": "error",
    "LR208": "error",
    "LR209": "error",
    "LR210": "warning",
    "LR211": "error",
    "LR212": "error/warning",
    "LR213": "warning",
    "LR214": "error",
    "LR301": "error/warning",
    "LR302": "error/warning",
    "LR303": "error",
    "LR304": "error/warning",
    "LR305": "error",
    "LR401": "error",
    "LR402": "error",
    "LR403": "warning",
    "LR501": "error",
    "LR502": "error",
    "LR503": "warning",
    "LR504": "warning",
    "LR505": "error",
    "LR506": "warning",
    "LR507": "error",
    "LR508": "error",
    "LR509": "warning",
    "LR510": "warning",
    "LR601": "error",
    "LR602": "warning",
    "LR603": "warning",
    "LR604": "error",
    "LR701": "error",
    "LR702": "error",
    "LR703": "warning",
    "LR704": "error",
    "LR705": "warning",
    "LR706": "warning",
    "LR707": "warning",
    "LR801": "error",
    "LR851": "error",
    "LR852": "warning",
    "LR901": "error",
    "LR902": "error",
    "LR903": "error",
    "LR904": "error",
}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: f"{example.rule.code}-{example.number}")
def test_findings_stand_exactly_where_an_example_marks_them(example: Example) -> None:
    found = {
        (checked.loaded.name, span_of(diagnostic, checked.loaded).line, diagnostic.code)
        for checked in example.checked(TODAY)
        for diagnostic in checked.diagnostics
    }
    assert found == example.marks


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_shows_what_it_forbids_and_what_it_allows(rule: Rule) -> None:
    own = [{code for *_, code in example.marks} for example in EXAMPLES if example.rule is rule]
    assert any(rule.code in marked for marked in own), "no example that the rule finds fault with"
    assert any(not marked for marked in own), "no example that is clean"


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_rule_has_a_page_in_both_languages(rule: Rule, lang: Lang) -> None:
    summary = rule.summary.say(lang)
    assert len(summary) > 5
    assert bool(re.search(r"[\u4e00-\u9fff]", summary)) == (lang == "zh")
    assert re.search("^```(toml|text)", rule.page(lang), re.MULTILINE)


def test_codes_and_severities_are_those_that_were_promised() -> None:
    actual = {code: "/".join(severity.value for severity in rule.severities) for code, rule in RULES.items()}
    assert actual == SEVERITIES


def test_rule_names_are_unique() -> None:
    names = [rule.name for rule in RULES.values()]
    assert len(set(names)) == len(names)
