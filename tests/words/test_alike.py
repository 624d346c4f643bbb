"""Whether two names are one, and what cannot be seen of a name."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from licreport.words.alike import Odd, is_same, is_seen, mended, normal, oddities

SOME = settings(deadline=None, derandomize=True, max_examples=500)
PLAIN = "虚构区文旅局(试点)"

SAME = {
    "a blank at the end": "虚构区文旅局(试点) ",
    "a wide blank at the beginning": "\u3000虚构区文旅局(试点)",
    "a blank within": "虚构区 文旅局 (试点)",
    "a blank that does not break": "虚构区\u00a0文旅局(试点)",
    "a blank without width": "虚构区\u200b文旅局(试点)",
    "a mark of byte order": "\ufeff虚构区文旅局(试点)",
    "a soft hyphen and a joiner": "虚构\u00ad区文\u200d旅局(试点)",
    "a mark of direction": "\u202a虚构区文旅局(试点)\u202c",
    "a selector of variants": "虚构区文旅局\ufe00(试点)",
    "a radical": "虚构区⽂旅局(试点)",
    "wide brackets": "虚构区文旅局（试点）",
    "square brackets": "虚构区文旅局〔试点〕",
    "brackets as headings have them": "虚构区文旅局【试点】",
}
OTHERS = ["虚构区文旅局", "虚构县文旅局(试点)", "虚构区文旅局(试)", "虚构区旅文局(试点)", "", "虚构區文旅局(试点)"]


@pytest.mark.parametrize("name", SAME.values(), ids=SAME)
def test_names_that_look_the_same_are_one(name: str) -> None:
    assert name != PLAIN
    assert is_same(name, PLAIN)
    assert normal(name) == PLAIN


@pytest.mark.parametrize("name", OTHERS)
def test_names_that_look_otherwise_are_not(name: str) -> None:
    assert not is_same(name, PLAIN)


def test_nothing_is_the_same_only_as_nothing() -> None:
    assert (is_same(None, None), is_same(None, ""), is_same("", None)) == (True, False, False)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("⺠政局", "民政局"),
        ("⻓宁区", "长宁区"),
        ("⻔头沟区", "门头沟区"),
        ("⾏政", "行政"),
        ("\uf9dd", "利"),
        ("ＡＢ１２", "AB12"),
    ],
)
def test_a_radical_is_the_character_that_it_looks_like(one: str, other: str) -> None:
    assert normal(one) == other


@SOME
@given(
    st.text(max_size=20)
    | st.text(st.sampled_from([*"甲⽂ \u3000\u200b(（[【〔)）a1１⺠¨´\u0308\u1160\u3164"]), max_size=8)
)
def test_what_names_are_compared_by_is_stable_and_holds_nothing_unseen(name: str) -> None:
    form = normal(name)
    assert normal(form) == form
    assert not re.search(r"\s", form)
    assert bool(form) == is_seen(name) or max(name) > "\uffff"
    assert normal(mended(name)) == form
    assert [*oddities(mended(name))] == []


ODD = {
    "none": ("虚构区文旅局", []),
    "usual Chinese typography": ("虚构区（试点）ＡＢ１２〔三〕①㎡", []),
    "a blank within": ("Bureau of Culture", []),
    "a blank at the end": ("虚构区 ", [Odd("U+0020", "", "")]),
    "a wide blank at the beginning": ("\u3000虚构区", [Odd("U+3000", "", "")]),
    "a line end": ("虚构区\n", [Odd("U+000A", "", "")]),
    "no width": ("虚\u200b构\ufeff区", [Odd("U+200B", "", ""), Odd("U+FEFF", "", "")]),
    "a radical": ("虚构⽂旅局", [Odd("U+2F42", "⽂", "文")]),
    "a radical of the supplement": ("⺠政局", [Odd("U+2EA0", "⺠", "民")]),
    "an older double": ("\uf9dd民", [Odd("U+F9DD", "\uf9dd", "利")]),
    "a character beyond the first plane": ("甲\U000e0001", [Odd("U+E0001", "", "")]),
}


@pytest.mark.parametrize(("name", "odd"), ODD.values(), ids=ODD)
def test_what_cannot_be_seen_of_a_name_is_told_with_its_code_point(name: str, odd: list[Odd]) -> None:
    assert [*oddities(name)] == odd
