"""Paragraphs as lines of a terminal: nothing lost, nothing too wide, no line that begins with a mark."""

import re

import pytest
from growth import is_in_proportion
from hypothesis import given
from hypothesis import strategies as st

from licreport.words.terminal import cells, wrapped

MARKS = "，。；：、）》」』！？"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        pytest.param("核对报告，指明位置。", 8, ["核对报", "告，指明", "位置。"], id="between-characters"),
        pytest.param("只显示这项数据（甲乙）；可以", 22, ["只显示这项数据（甲", "乙）；可以"], id="two-marks"),
        pytest.param("指标（rate）；可以", 11, ["指标（", "rate）；可", "以"], id="a-word-goes-over-whole"),
        pytest.param("one two three", 7, ["one two", "three"], id="at-blanks"),
    ],
)
def test_a_paragraph_is_broken(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


@given(st.text("甲乙丙一，。）；a b", max_size=60), st.integers(8, 30))
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert [line for line in lines if cells(line) > width] == []


@given(st.lists(st.sampled_from(["甲", "乙乙", "甲。", "甲）；", "ab，", "甲甲）。", " "]), max_size=30))
def test_no_line_begins_with_a_mark(pieces: list[str]) -> None:
    lines = wrapped("".join(pieces).strip(), 12)
    assert [line for line in lines[1:] if re.match(rf"\s*[{MARKS}]", line)] == []


def test_a_wide_line_takes_a_time_in_proportion_to_its_length() -> None:
    assert is_in_proportion(lambda size: lambda: wrapped("字" * size, 2 * size))
