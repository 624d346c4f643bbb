"""Reports count in different ways: what is right by one of them is not flagged, and what is wrong by all of them is."""

import datetime
import re
from pathlib import Path

import pytest
from check.test_reports import CASES

from licreport.check.one import check
from licreport.listing.forms import full
from licreport.report.load import load_bytes
from licreport.report.tables.rates import Rates
from licreport.rules.rates import RATES

HEAD = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n'
TODAY = datetime.date(2026, 1, 1)

A_B = '[[item]]\nname = "甲"\n{}\n[[item]]\nname = "乙"\n{}\n'
TABLES: dict[str, tuple[str, set[str]]] = {
    "items against a concluded that is computed": (
        "[applications]\napproved = 90\ndenied = 5\n" + A_B.format("concluded = 60", "concluded = 30"),
        {"LR106"},
    ),
    "items against a computed concluded that fits": (
        "[applications]\napproved = 90\ndenied = 5\n" + A_B.format("concluded = 60", "concluded = 35"),
        set(),
    ),
    "items against a concluded with the revoked": (
        "[applications]\napproved = 90\ndenied = 5\nrevoked = 5\n" + A_B.format("concluded = 60", "concluded = 40"),
        set(),
    ),
    "figures that divide a computed concluded": (
        (
            "[applications]\napproved = 5\ndenied = 5\n"
            '[[figure]]\nname = "甲"\nvalue = 11\ndivides = "applications.concluded"\n'
        ),
        {"LR107"},
    ),
    "a figure of a computed concluded": (
        (
            "[applications]\napproved = 5\ndenied = 5\n"
            '[[figure]]\nname = "甲"\nvalue = 11\nof = "applications.concluded"\n'
        ),
        {"LR209"},
    ),
    "a share of a computed concluded": (
        (
            '[items]\nbreakdown = "partial"\n[applications]\napproved = 90\ndenied = 10\n'
            '[[item]]\nname = "甲"\nconcluded = 30\nshare = "40%"\n'
        ),
        {"LR302"},
    ),
    "shares of which one figure can be evaluated and another not": (
        "[applications]\nconcluded = 80\n"
        + A_B.format('accepted = 50\nconcluded = 40\nshare = "55%"', 'concluded = 40\nshare = "45%"'),
        {"LR302"},
    ),
    "a rate on time of those on the spot too": (
        (
            "[applications]\nconcluded = 61\n[handling]\non_the_spot = 29\non_time = 32\n"
            'on_time_excludes_on_the_spot = true\n[rates]\non_time = "100%"\n'
        ),
        set(),
    ),
    "a rate on time of those on time alone": (
        (
            "[applications]\nconcluded = 61\n[handling]\non_the_spot = 29\non_time = 32\n"
            'on_time_excludes_on_the_spot = true\n[rates]\non_time = "52%"\n'
        ),
        set(),
    ),
    "a rate on time of neither": (
        (
            "[applications]\nconcluded = 61\n[handling]\non_the_spot = 29\non_time = 32\n"
            'on_time_excludes_on_the_spot = true\n[rates]\non_time = "70%"\n'
        ),
        {"LR301"},
    ),
    "a rate on time, with those on the spot not printed": (
        (
            "[applications]\nconcluded = 100\n[handling]\non_time = 60\non_time_excludes_on_the_spot = true\n"
            '[rates]\non_time = "100%"\n'
        ),
        set(),
    ),
    "on time and a rate of it, where it is not known what it is counted beside": (
        (
            "[applications]\nconcluded = 61\n[handling]\non_the_spot = 40\non_time = 32\noverdue = 1\n"
            'on_time_excludes_on_the_spot = "unknown"\n[rates]\non_time = "70%"\nearly = "80%"\n'
        ),
        set(),
    ),
    "on time and overdue above the concluded, however they are counted": (
        (
            "[applications]\nconcluded = 61\n[handling]\non_the_spot = 40\non_time = 32\noverdue = 30\n"
            'on_time_excludes_on_the_spot = "unknown"\n'
        ),
        {"LR105"},
    ),
    "on time above the concluded, however it is counted": (
        (
            "[applications]\nconcluded = 61\n[handling]\non_the_spot = 40\non_time = 62\n"
            'on_time_excludes_on_the_spot = "unknown"\n'
        ),
        {"LR203"},
    ),
    "an item that says how it counts, in a report that does not": (
        (
            '[items]\nbreakdown = "partial"\n[handling]\non_time_excludes_on_the_spot = "unknown"\n'
            '[[item]]\nname = "甲"\non_the_spot = 40\non_time = 32\non_time_excludes_on_the_spot = false\n'
        ),
        {"LR205"},
    ),
    "items of which it is not known how they divide the whole": (
        '[items]\nbreakdown = "unknown"\n[applications]\nconcluded = 80\n'
        + A_B.format('concluded = 50\nshare = "10%"', 'concluded = 40\nshare = "20%"'),
        set(),
    ),
    "withdrawn alone above the accepted": (
        "[applications]\naccepted = 100\nwithdrawn = 200\nbrought_forward = 0\n",
        {"LR201"},
    ),
    "on time alone above the concluded, with those on the spot not printed": (
        "[applications]\nconcluded = 61\n[handling]\non_time = 100\non_time_excludes_on_the_spot = true\n",
        {"LR203"},
    ),
    "a waiver given twice": (
        "[applications]\nreceived = 10\naccepted = 9\nrejected = 2\n"
        + '[[waiver]]\nrule = "LR101"\nat = "applications.received"\nreason = "as published"\n' * 2,
        {"LR901"},
    ),
}


@pytest.mark.parametrize(("tables", "codes"), TABLES.values(), ids=TABLES)
def test_a_report_gives_exactly_these_findings(tables: str, codes: set[str]) -> None:
    found = check(load_bytes("report.toml", (HEAD + tables).encode()), today=TODAY)
    assert {diagnostic.code for diagnostic in found.diagnostics} == codes


def test_a_waiver_given_twice_is_not_said_to_match_nothing() -> None:
    tables, _ = TABLES["a waiver given twice"]
    (found,) = check(load_bytes("report.toml", (HEAD + tables).encode()), today=TODAY).diagnostics
    assert found.message("en") == (
        "another waiver accepts the finding of LR101 at applications.received already; remove one of them"
    )


def test_a_share_without_any_figure_is_counted_as_not_evaluable() -> None:
    share = '[[item]]\nname = "甲"\nshare = "61%"\n'
    found = check(load_bytes("report.toml", (HEAD + share).encode()), today=TODAY)
    assert found.tallies["LR302"] == (0, 0, 1)


def test_a_sum_of_which_it_is_not_known_what_is_in_it_is_counted_as_not_evaluable() -> None:
    tables = "[applications]\nconcluded = 61\n[handling]\non_the_spot = 40\non_time = 32\noverdue = 1\n"
    unknown = 'on_time_excludes_on_the_spot = "unknown"\n'
    found = check(load_bytes("report.toml", (HEAD + tables + unknown).encode()), today=TODAY)
    assert found.tallies["LR105"] == (0, 0, 1)


def test_exact_decimals_are_not_called_rounded() -> None:
    tables = "[fees]\namount = 10.50\n" + A_B.format("amount = 5.25", "amount = 5.26")
    (found,) = check(load_bytes("report.toml", (HEAD + tables).encode()), today=TODAY).diagnostics
    assert found.finding.notes == ()


WITHOUT_A_COUNT = {"early", "immediate", "no_visit"}
"""The rates of which the format has no count to follow from."""


def test_every_printed_rate_is_held_against_its_figures() -> None:
    assert RATES.keys() == Rates.model_fields.keys() - WITHOUT_A_COUNT


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_a_finding_says_of_its_waiver_makes_one_that_holds(case: Path) -> None:
    text = case.read_bytes()
    found = check(load_bytes("report.toml", text), today=TODAY, waivers=False)
    listed = "".join(full.blocks(found, "en"))
    hints = re.findall(r"licreport explain (LR\d+)   \((at = .*?)(?:, (difference = .*))?\)$", listed, re.MULTILINE)
    if not hints or found.loaded.problems:
        return
    waiver = '\n[[waiver]]\nrule = "{}"\n{}\n{}\nreason = "as published"\n'
    waivers = "".join(waiver.format(*hint) for hint in hints)
    body = re.sub(rb"(?s)\n\[\[waiver\]\].*", b"", text)
    again = check(load_bytes("report.toml", body + waivers.encode()), today=TODAY)
    assert again.diagnostics == ()
    assert len(again.waived) == len(hints)
