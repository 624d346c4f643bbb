"""Every phrase stands in both languages, side by side, with the same facts in it."""

import datetime
import importlib
import pkgutil
import re
from collections.abc import Iterator
from string import Formatter
from typing import get_args

import pytest

import licreport
from licreport.derive.indicators import INDICATORS
from licreport.figures.reading import RATE, reader
from licreport.listing.forms import FORMS
from licreport.relations.kinds import Broken, Multiple, Order, Part, Rate, Relation, Sum, Together
from licreport.report.address import TABLES, all_tables, key_label, key_meaning
from licreport.report.diagnostic import Severity
from licreport.report.model import Report
from licreport.report.tables.base import Table
from licreport.rules import RULES
from licreport.words.language import Lang, Words, counted, joined, language_of_locale

CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")

# Phrases that are the same in both: made of facts, or of what is written in files.
ALIKE = {"{given} {problem}; {remedy}"}


def phrases() -> Iterator[tuple[str, Words]]:
    """Yield every pair of phrases that a module of the package holds, also those within tables of phrases."""
    for module in pkgutil.walk_packages(licreport.__path__, "licreport."):
        if module.name == "licreport.__main__":
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            for number, found in enumerate(_words_in(value)):
                yield f"{module.name}.{name}-{number}", found


def _words_in(value: object) -> Iterator[Words]:
    if isinstance(value, Words):
        yield value
    elif isinstance(value, dict):
        for entry in value.values():
            yield from _words_in(entry)
    elif isinstance(value, tuple | list):
        for entry in value:
            yield from _words_in(entry)


PHRASES = dict(phrases())

VALUES: dict[str, object] = {
    "a": 3,
    "b": 1,
    "zero": 0,
    "rate": reader(RATE)("50%"),
    "signed": datetime.date(2025, 3, 1),
    "published": datetime.date(2025, 2, 1),
}
BROKEN: list[Relation] = [
    Sum("a", ("b",)),
    Part("a", "b"),
    Rate("rate", "b", "a"),
    Order("published", earliest="signed"),
    Order("signed", latest="published"),
    Together("a", "zero"),
    Multiple("a", "zero", 3),
]


@pytest.mark.parametrize("words", PHRASES.values(), ids=PHRASES)
def test_a_phrase_is_chinese_on_one_side_only_and_holds_the_same_facts(words: Words) -> None:
    facts = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in words]
    assert facts[0] == facts[1]
    english, chinese = (re.sub(r"[\"`“][^\"`”]*[\"`”]|\{[^}]*\}", "", text) for text in words)
    assert not CHINESE.search(english)
    if words.en not in ALIKE and re.search(r"[A-Za-z]{2}", english):
        assert CHINESE.search(chinese)


def test_the_walk_finds_the_phrases_of_every_stage() -> None:
    wings = {name.split(".")[1] for name in PHRASES}
    assert {"report", "relations", "collection", "rules", "correction", "listing", "compose", "cli"} <= wings
    assert len(PHRASES) > 150


@pytest.mark.parametrize("relation", BROKEN, ids=lambda relation: type(relation).__name__)
def test_every_kind_of_relation_says_in_both_languages_how_it_is_broken(relation: Relation) -> None:
    outcome = relation.evaluate(VALUES)
    assert isinstance(outcome, Broken)
    assert CHINESE.search(outcome.words.zh)
    assert not CHINESE.search(outcome.words.en)


def test_no_kind_of_relation_is_left_out() -> None:
    assert {type(relation) for relation in BROKEN} == set(get_args(Relation))


@pytest.mark.parametrize("code", RULES)
def test_a_rule_gives_its_reason_in_both_languages(code: str) -> None:
    reason = RULES[code].reason
    assert len(reason.en) > 20
    assert len(CHINESE.findall(reason.zh)) > 8
    assert not CHINESE.search(re.sub(r"[\"`][^\"`]*[\"`]", "", RULES[code].summary.en))


def test_every_key_has_a_label_and_a_meaning_in_both_languages() -> None:
    tables: dict[str, type[Table]] = {**all_tables(), "": Report}
    for key, table in tables.items():
        for name, info in table.model_fields.items():
            label = key_label(table, name)
            assert CHINESE.search(label.zh), (key, name)
            assert not CHINESE.search(label.en), (key, name)
            assert info.description or name in all_tables()
            if name not in all_tables():
                meaning = key_meaning(table, name)
                assert CHINESE.search(meaning.zh), (key, name)


def test_every_table_says_in_both_languages_what_it_is() -> None:
    for table in TABLES.values():
        assert table.__doc__
        assert CHINESE.search(table.zh), table


def test_every_indicator_has_labels_in_both_languages_and_a_meaning() -> None:
    for indicator in INDICATORS.values():
        assert CHINESE.search(indicator.label.zh)
        assert CHINESE.search(indicator.short.zh)
        assert indicator.meaning


def test_codes_paths_and_severities_are_the_same_in_both_languages() -> None:
    assert all(re.fullmatch(r"LR\d{3}", code) for code in RULES)
    assert [severity.value for severity in Severity] == ["error", "warning"]
    assert all(form.isascii() for form in FORMS)


@pytest.mark.parametrize(
    ("environ", "lang"),
    [
        ({}, "en"),
        ({"LANG": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, "en"),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "zh_TW"}, "zh"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LC_ALL": "", "LANG": "zh_CN"}, "zh"),
    ],
)
def test_the_locale_chooses_the_language(environ: dict[str, str], lang: Lang) -> None:
    assert language_of_locale(environ) == lang


def test_counts_and_enumerations_read_well_in_both_languages() -> None:
    file = Words("file", "个文件")
    assert [counted(number, file, "en") for number in (0, 1, 2_000)] == ["0 files", "1 file", "2,000 files"]
    assert counted(2_000, file, "zh") == "2,000 个文件"
    assert joined(["a", "b", "c"], "en") == "a, b and c"
    assert joined(["甲", "乙", "丙"], "zh") == "甲、乙、丙"
    assert joined(["a"], "en") == joined(["a"], "zh") == "a"
