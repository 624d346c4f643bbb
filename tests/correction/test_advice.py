"""Advice is possible: what is offered breaks nothing that held, and counts nothing below zero."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from applied import applied, findings, known, offered, together
from places import ROOT

from licreport.correction.change import Change, Correction
from licreport.correction.search import localise
from licreport.figures.stated import Figure, Number, interval
from licreport.report.source import Path as Place

YEAR = 'format = 1\n[report]\nauthority = "{}"\nyear = {}\n'
HERE = YEAR.format("虚构区", 2024)


def corrections(texts: Mapping[str, str], name: str) -> dict[Place, list[tuple[Number | None, Number | None]]]:
    """Return what single figures of a file itself are offered to be, by their path."""
    singles = (
        correction.changes[0]
        for group in localise(together(texts)[name])
        for correction in group.corrections
        if len(correction.changes) == 1
    )
    return {
        change.spot.path: [(one.low, one.high) for one in change.fitting] for change in singles if not change.spot.file
    }


def alone(tables: str) -> dict[Place, list[tuple[Number | None, Number | None]]]:
    return corrections({"a.toml": HERE + tables}, "a.toml")


def figure(name: str, value: object, more: str = "") -> str:
    return f'[[figure]]\nname = "{name}"\nvalue = {value}\n{more}'


def test_a_figure_of_which_nothing_alike_is_negative_is_not_offered_to_be() -> None:
    divides = 'divides = "全部"\n'
    parts = figure("甲", 6110, divides) + figure("乙", 612, divides) + figure("丙", 614, divides)
    found = alone(figure("全部", 2454) + parts)
    assert found == {("figure", 0, "value"): [(7336, 7336)], ("figure", 1, "value"): [(1228, 1228)]}


def test_one_of_which_something_alike_is_negative_may_be() -> None:
    divides = 'divides = "净增"\n'
    parts = figure("新增", 3, divides) + figure("其他", 5, divides) + figure("减少", -20, divides)
    found = alone(figure("净增", -30) + parts)
    assert found[("figure", 2, "value")] == [(-13, -13)]


def test_a_part_is_bounded_by_its_whole_from_zero_upwards() -> None:
    found = alone(figure("全部", 30) + figure("其中", 37, 'of = "全部"\n'))
    assert found[("figure", 1, "value")] == [(0, 30)]


def test_what_the_prose_gives_too_is_not_offered_to_be_otherwise() -> None:
    tables = "[applications]\nreceived = 542_219\naccepted = 542_080\nrejected = 130\n"
    assert ("applications", "received") in alone(tables)
    prose = '[narrative]\nhandling = "全年收到申请 542219 件。"\n'
    assert ("applications", "received") not in alone(tables + prose)
    assert ("applications", "rejected") in alone(tables + prose)


def test_a_count_that_would_change_manifold_is_not_offered() -> None:
    last = YEAR.format("虚构区", 2023) + "[applications]\naccepted = 900\nrejected = 150\n"
    tables = "[applications]\nreceived = 9_150\naccepted = 900\nrejected = 150\n"
    found = corrections({"2023.toml": last, "2024.toml": HERE + tables}, "2024.toml")
    assert found == {("applications", "received"): [(1050, 1050)]}


def test_a_whole_is_not_offered_to_be_less_than_the_parts_at_hand() -> None:
    part = YEAR.format("虚构局", 2024) + 'part_of = "虚构区"\n[applications]\naccepted = 900\n'
    tables = "[applications]\nreceived = 700\naccepted = 950\nrejected = 40\n"
    found = corrections({"a.toml": HERE + tables, "b.toml": part}, "a.toml")
    assert found == {("applications", "received"): [(990, 990)]}


@pytest.mark.parametrize(
    ("tables", "path", "ranges"),
    [
        pytest.param(
            '[applications]\nreceived = "0.00万"\naccepted = 950\nrejected = 100\n',
            ("applications", "received"),
            [(1000, 1100)],
            id="a rounded nought",
        ),
        pytest.param(
            "[applications]\nreceived = 0\naccepted = 9\nrejected = 1\n[rates]\nacceptance = '90%'\n",
            ("applications", "received"),
            [(10, 10)],
            id="a nought that a rate divides by",
        ),
    ],
)
def test_a_nought_is_corrected_to_what_everything_allows(
    tables: str, path: Place, ranges: list[tuple[Number, Number]]
) -> None:
    assert alone(tables)[path] == ranges


PAIRS = {
    "two slips that fit each other": (
        "[applications]\nreceived = 100\naccepted = 95\nrejected = 15\n"
        "concluded = 90\nbrought_forward = 0\npending = 0\n[rates]\nacceptance = '90.0%'\n"
    ),
    "a slip, and what follows from it": (
        "[applications]\nbrought_forward = 0\nreceived = 2_300\naccepted = 2_215\nrejected = 84\nconcluded = 2_228\n"
        "[fees]\napplications = 2_310\n"
    ),
    "sums by two principles that are off in two ways": (
        figure("全部", 1833)
        + "".join(figure(f"甲{value}", value, 'divides = "全部"\nby = "甲"\n') for value in (611, 612, 614))
        + "".join(figure(f"乙{value}", value, 'divides = "全部"\nby = "乙"\n') for value in (911, 712, 206))
    ),
}


@pytest.mark.parametrize("tables", PAIRS.values(), ids=PAIRS)
def test_two_figures_are_offered_values_that_fit_each_other(tables: str) -> None:
    texts = {"a.toml": HERE + tables}
    (group,) = localise(together(texts)["a.toml"])
    assert group.corrections
    assert all(len(correction.changes) == 2 for correction in group.corrections)
    for correction in group.corrections:
        for changed in values(correction):
            assert findings(together(applied(correction, changed, "a.toml", texts))) == set()
    assert any(values(correction) for correction in group.corrections)


def values(correction: Correction) -> list[tuple[Number, ...]]:
    """Return what a correction offers; of two figures that are given ranges, the values have to be chosen together."""
    if len(correction.changes) == 1:
        return [*offered(correction)]
    ranges = [one for change in correction.changes for one in change.fitting]
    together = [one.low for one in ranges if one.low is not None and one.low == one.high]
    return [tuple(together)] if len(together) == len(ranges) else []


def is_possible(change: Change, value: Number) -> bool:
    """Tell whether a value is below zero only where what was printed is, as a fall is."""
    return value >= 0 or (isinstance(change.printed, int | Figure) and interval(change.printed).value < 0)


def corpus(folder: Path, seed: int) -> dict[str, dict[str, str]]:
    """Return synthetic reports with planted errors, by group and file."""
    command = [
        sys.executable,
        "bench/corpus.py",
        str(folder),
        "--reports",
        "36",
        "--planted",
        "14",
        "--seed",
        f"{seed}",
    ]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return {
        group.name: {file.name: file.read_text(encoding="utf-8") for file in sorted(group.glob("*.toml"))}
        for group in sorted(folder.iterdir())
        if group.is_dir()
    }


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_is_offered_for_a_planted_slip_resolves_it_and_breaks_nothing(seed: int, tmp_path: Path) -> None:
    tried = 0
    for texts in corpus(tmp_path / "corpus", seed).values():
        before = together(texts)
        was = findings(before)
        for name, checked in before.items():
            for group in localise(checked):
                own = {known(name, diagnostic) for diagnostic in group.diagnostics}
                for correction in group.corrections:
                    for changed in values(correction):
                        now = findings(together(applied(correction, changed, name, texts)))
                        assert all(map(is_possible, correction.changes, changed))
                        assert not own & now
                        assert now <= was
                        tried += 1
    assert tried > 10
