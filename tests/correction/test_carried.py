"""More decided than accepted: cases brought forward and not printed are named first, if what is printed allows them."""

import pytest
from applied import together

from licreport.correction.likely import remarks
from licreport.correction.search import localise
from licreport.words.language import Lang

YEAR = 'format = 1\n[report]\nauthority = "虚构区"\nyear = {}\n'
BEYOND = "[applications]\naccepted = 2_207\napproved = 2_215\ndenied = 0\nwithdrawn = 11\n"
PENDING = "[applications]\npending = {}\n"


def said(tables: str, last: str | None = None, lang: Lang = "en") -> list[str]:
    """Return all remarks on what would resolve the findings of a report, with last year's beside it or not."""
    texts = {"2024.toml": YEAR.format(2024) + tables}
    if last is not None:
        texts["2023.toml"] = YEAR.format(2023) + last
    of = together(texts)["2024.toml"]
    return [line for group in localise(of) for line in remarks(group, of, lang)]


EXPLAINED = {
    "decisions": (BEYOND, None, "LR201: at least 19"),
    "a way of handling": (
        "[applications]\naccepted = 100\n[handling]\non_time = 104\nonline = 107\n",
        None,
        "LR212: at least 7",
    ),
    "paid applications": ("[applications]\nreceived = 100\n[fees]\napplications = 104\n", None, "LR206: at least 4"),
    "those of an item": (
        '[[item]]\nname = "甲"\naccepted = 100\nconcluded = 103\nbreakdown = "partial"\n',
        None,
        "LR201: at least 3",
    ),
    "as many as were pending last year": (BEYOND, PENDING.format(25), "LR201: 25 of them"),
    "as many as leave this year's pending": (BEYOND + "pending = 4\n", None, "LR201: 23 of them"),
    "rounded figures, by the least that they may be": (
        '[applications]\naccepted = "2.2万"\nconcluded = 23_000\n',
        None,
        "LR201: at least 500",
    ),
}
UNEXPLAINED = {
    "fewer were pending last year": (BEYOND, PENDING.format(5)),
    "what was brought forward is printed": (BEYOND + "brought_forward = 3\n", None),
    "other findings": ("[applications]\nreceived = 10\naccepted = 9\nrejected = 2\n", None),
}


@pytest.mark.parametrize(("tables", "last", "words"), EXPLAINED.values(), ids=EXPLAINED)
def test_cases_brought_forward_are_named_before_any_digit(tables: str, last: str | None, words: str) -> None:
    first, *others = said(tables, last)
    assert first == f"cases brought forward from last year and not printed would explain {words}"
    assert not any("brought forward" in line for line in others)


@pytest.mark.parametrize(("tables", "last"), UNEXPLAINED.values(), ids=UNEXPLAINED)
def test_they_are_not_named_where_what_is_printed_says_otherwise(tables: str, last: str | None) -> None:
    assert not any("brought forward from last year and" in line for line in said(tables, last))


def test_they_are_named_in_chinese_too() -> None:
    assert said(BEYOND, lang="zh")[0] == "可能是上年结转的申请没有公布所致（LR201）：至少 19 件"
    assert said(BEYOND, PENDING.format(25), "zh")[0] == "可能是上年结转的申请没有公布所致（LR201）：25 件"


def test_other_findings_that_share_a_figure_are_looked_at_by_themselves() -> None:
    lines = said("[applications]\nreceived = 2_300\naccepted = 2_215\nrejected = 84\nconcluded = 2_228\n")
    assert lines == [
        "would resolve it: accepted 2,216 instead of 2,215: one digit wrong",
        "would resolve it: rejected 85 instead of 84: one digit wrong",
        "would resolve it: received 2,299 instead of 2,300",
        "cases brought forward from last year and not printed would explain LR201: at least 13",
        "would resolve it: concluded 228 instead of 2,228: a digit doubled (0 to 2,215 would do)",
    ]


def test_a_slip_that_explains_all_of_them_at_once_comes_before() -> None:
    lines = said("[applications]\nreceived = 2_335\naccepted = 2_215\nrejected = 84\nconcluded = 2_240\n")
    assert lines == ["would resolve LR101 and LR201: accepted 2,251 instead of 2,215: two digits exchanged"]
