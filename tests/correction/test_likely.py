"""What is said of likely corrections: what is telling is listed, and what is not is only counted."""

import datetime

import pytest

from licreport.check.one import Checked, check
from licreport.correction.likely import remarks
from licreport.correction.search import localise
from licreport.report.load import load_bytes
from licreport.words.language import Lang

HEAD = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n'


def checked(tables: str) -> Checked:
    return check(load_bytes("report.toml", (HEAD + tables).encode()), today=datetime.date(2026, 1, 1))


def said(tables: str, lang: Lang = "en") -> list[str]:
    """Return all remarks on the likely corrections of a report."""
    of = checked(tables)
    return [line for group in localise(of) for line in remarks(group, of, lang)]


def divided(whole: int, *values: int, beside: tuple[int, ...] = ()) -> str:
    """Return a whole and the figures that divide it, by one principle or, with some `beside`, by two."""
    parts = "".join(
        f'[[figure]]\nname = "{by}{number}"\nvalue = {value}\ndivides = "全部"\nby = "{by}"\n'
        for by, divides in (("部分", values), ("种类", beside))
        for number, value in enumerate(divides)
    )
    return f'[[figure]]\nname = "全部"\nvalue = {whole}\n{parts}'


COUNTED = {
    "one digit of any of four figures, the fewest that are only counted": (
        divided(1827, 611, 612, 614),
        [
            "no single change is likelier than the others: any of 4 figures, changed by itself, would resolve it",
            "没有哪一种改法更有可能：4 处数字中，改其中任何一处均可",
        ],
    ),
    "one digit of any of five figures": (
        divided(2444, 611, 612, 614, 617),
        [
            "no single change is likelier than the others: any of 5 figures, changed by itself, would resolve it",
            "没有哪一种改法更有可能：5 处数字中，改其中任何一处均可",
        ],
    ),
    "figures of one digit, of which no slip says anything": (
        divided(9, 2, 2, 2, 2),
        [
            "no single change is likelier than the others: any of 5 figures, changed by itself, would resolve it",
            "没有哪一种改法更有可能：5 处数字中，改其中任何一处均可",
        ],
    ),
    "pairs of figures, since two sums are off in two ways": (
        divided(1833, 611, 612, 614, beside=(911, 712, 206)),
        [
            "no change is likelier than the others: any of 15 pairs of figures, changed together, would resolve it",
            "没有哪一种改法更有可能：可以同时改动的两处数字有 15 组，改任何一组均可",
        ],
    ),
}
LISTED = {
    "three of them": (
        divided(1217, 611, 616),
        [
            "would resolve it: 全部 1,227 instead of 1,217: one digit wrong",
            "would resolve it: 部分0 601 instead of 611: one digit wrong",
            "would resolve it: 部分1 606 instead of 616: one digit wrong",
        ],
    ),
    "two digits exchanged in one of them": (
        divided(2445, 611, 612, 614, 617),
        [
            "would resolve it: 全部 2,454 instead of 2,445: two digits exchanged",
            "would resolve it: 部分0 602 instead of 611",
            "would resolve it: 部分1 603 instead of 612",
            "would resolve it: 部分2 605 instead of 614",
            "would resolve it: 部分3 608 instead of 617",
        ],
    ),
    "the only one that a slip explains": (
        divided(2954, 611, 612, 614, 617),
        [
            "would resolve it: 全部 2,454 instead of 2,954: one digit wrong",
            "would resolve it: 部分0 1,111 instead of 611",
            "would resolve it: 部分1 1,112 instead of 612",
            "would resolve it: 部分2 1,114 instead of 614",
            "would resolve it: 部分3 1,117 instead of 617",
        ],
    ),
}


@pytest.mark.parametrize(("tables", "lines"), COUNTED.values(), ids=COUNTED)
def test_many_changes_of_which_none_is_likelier_are_counted_in_one_line(tables: str, lines: list[str]) -> None:
    assert [said(tables, "en"), said(tables, "zh")] == [[line] for line in lines]


@pytest.mark.parametrize(("tables", "lines"), LISTED.values(), ids=LISTED)
def test_few_changes_and_telling_ones_are_listed(tables: str, lines: list[str]) -> None:
    assert said(tables) == lines
