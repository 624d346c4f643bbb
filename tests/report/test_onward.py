"""A text that is not TOML: every slip in it is told in one run, nothing merely follows from one, in bounded time."""

import datetime
import re
import time
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from places import DATA

from licreport.check.one import Checked, check, span_of
from licreport.report.load import SIZE_LIMIT, load_bytes
from licreport.report.syntax.onward import MOST

TODAY = datetime.date(2026, 1, 1)


def checked(text: str) -> Checked:
    return check(load_bytes("report.toml", text.encode()), today=TODAY)


def found(text: str) -> list[tuple[str, int]]:
    """Return the code and the line of everything that a text gives."""
    result = checked(text)
    return [(each.code, span_of(each, result.loaded).line) for each in result.diagnostics]


TEXTS = {
    "ten slips": """
        format = 1
        [report]
        authority = "虚构区"
        year = 2024年  # LR001
        signed = 2025年1月5日  # LR001
        [applications]
        received = 16,902  # LR001
        rejected ＝ 102  # LR001
        approved = 227.9万  # LR001
        [rates]
        acceptance = 95.76%  # LR001
        [handling  # LR001
        on_time = [1,
        2
        online = 5  # LR001
        offline 5  # LR001
        [[item]]
        name = 甲  # LR001
        accepted = 3
    """,
    "a header, and what is wrong below it": """
        format = 1
        [report]
        authority = "虚构区"
        year = 2024
        [applications  # LR001
        recieved = 5  # LR002
        accepted = -5  # LR004
    """,
    "a header in black brackets": """
        format = 1
        [report]
        authority = "虚构区"
        year = 2024
        【applications】  # LR001
        received = 5
        accepted = 3
        rejected = 1
    """,
    "a header without its first bracket": """
        format = 1
        [report]
        authority = "虚构区"
        year = 2024
        applications]  # LR001
        received = 5
    """,
    "a table without brackets": """
        format = 1
        [report]
        authority = "虚构区"
        year = 2024
        applications  # LR001
        received = 5
    """,
    "a header of nothing known": """
        format = 1
        [report]
        authority = "虚构区"
        year = 2024
        [受理情况]  # LR001
        received = 5
    """,
    "a table twice": """
        format = 1
        [report]
        authority = "虚构区"
        year = 2024
        [applications]
        received = 5
        [applications]  # LR001
        accepted = 3
        rejected = 1
    """,
    "a figure twice, of which either may be right": """
        format = 1
        [report]
        authority = "虚构区"
        year = 2024
        [applications]
        received = 5
        accepted = 3
        rejected = 1
        rejected = 2  # LR001
    """,
    "a part of a sum": """
        format = 1
        [report]
        authority = "虚构区"
        year = 2024
        [applications]
        received = 5
        accepted = 3
        rejected = 1
        not_required = 1件  # LR001
    """,
    "what stands in other tables is checked": """
        format = 1
        [report]
        authority = "虚构区"
        year = 2024
        [applications]
        received = 5  # LR101
        accepted = 3
        rejected = 1
        [handling]
        online = 3件  # LR001
    """,
    "whose report it is": """
        format = 1
        [report]
        authority = “虚构区”  # LR001
        year = 2024
        [applications]
        recieved = 5  # LR002
    """,
    "the format": """
        format ＝ 1  # LR001
        [report]
        authority = "虚构区"
        year = 2024
    """,
    "the figure of an item that shares are of": """
        format = 1
        [report]
        authority = "虚构区"
        year = 2024
        [[item]]
        name = "甲"
        accepted = 200
        concluded = 142
        share = "43.03%"
        [[item]]
        name = "乙"
        accepted = 200
        concluded = 188件  # LR001
        share = "56.97%"
    """,
    "a name that others lead to": """
        format = 1
        [report]
        authority = "虚构区"
        year = 2024
        [[item]]
        name = "甲  # LR001
        [[item]]
        name = "乙"
        under = "甲"
        [[figure]]
        name = "丙"
        value = 1
        of = "item.甲.accepted"
    """,
    "the reason of a waiver": """
        format = 1
        [report]
        authority = "虚构区"
        year = 2024
        [applications]
        received = 5
        accepted = 3
        rejected = 1
        [[waiver]]
        rule = "LR101"
        at = "applications.received"
        reason = “原文如此”  # LR001
    """,
    "text that the next one's quotation marks seem to close": '''
        format = 1
        [report]
        authority = "虚构区"
        year = 2024
        [narrative]
        overview = """第一段  # LR001
        第二段
        reform = """
        第三段
        """
        [applications]
        received 5  # LR001
    ''',
    "paragraphs that nothing closes": """
        format = 1
        [report]
        authority = "虚构区"
        year = 2024
        [narrative]
        overview = "第一段  # LR001
        第二段
        第三段"
        reform = '第四段  # LR001
        第五段
    """,
    "a Chinese key behind another slip": """
        format = 1
        [report]
        authority = "虚构区"
        year = 2024
        [applications]
        received = 五  # LR001
        受理 = 5  # LR001
        applications.rejected 3  # LR001
    """,
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_every_slip_is_told_and_nothing_follows_from_it(text: str) -> None:
    lines = dedent(text).strip().splitlines()
    marks = [(mark[1], number) for number, line in enumerate(lines, 1) if (mark := re.search(r"  # (LR\d{3})$", line))]
    assert found("\n".join(re.sub(r"  # LR\d{3}$", "", line) for line in lines) + "\n") == marks


def test_what_stands_behind_a_slip_is_found_at_its_own_place() -> None:
    text = 'format = 1\n[report]\nauthority = "区"\nyear = 2024\npublisher = 某局\n[applications]\n\treceived = -5\n'
    result = checked(text)
    assert [span_of(each, result.loaded)[:2] for each in result.diagnostics] == [(5, 13), (7, 13)]


def test_a_file_of_which_nothing_is_toml_is_given_up() -> None:
    lines = found("received = 5件\n" * (MOST + 5))
    assert lines == [("LR001", number) for number in range(1, MOST + 2)]


CLEAN = DATA.read_text(encoding="utf-8")
SLOTS = [
    number
    for number, line in enumerate(CLEAN.partition("[[waiver]]")[0].splitlines())
    if re.match(r"[a-z_]+ *= [0-9\"]", line) and '"""' not in line
]
SLIPS = (
    "{key} ＝ {value}",
    "{key}：{value}",
    "{key} {value}",
    "{key} = 5件",
    "{key} = 16,902",
    "{key} = [1, 2",
    '{key} = "{value}"x"',
    "{key} = “甲”",
    "{key} =",
    "{key} = '''a\nb",
    '{key} = """a\nb',
    "{key} = {value}\n{key} = {value}",
)


@settings(derandomize=True, max_examples=100)
@given(st.dictionaries(st.sampled_from(SLOTS), st.sampled_from(SLIPS), min_size=1, max_size=5))
def test_as_many_slips_are_told_as_were_made(made: dict[int, str]) -> None:
    lines = CLEAN.splitlines()
    for number, slip in made.items():
        key, _, value = lines[number].partition("=")
        lines[number] = slip.format(key=key.strip(), value=value.split("#")[0].strip())
    assert [code for code, _ in found("\n".join(lines))] == ["LR001"] * len(made)


HUGE = {
    "no line of it": "x\n",
    "one key over and over": "a = 1\n",
    "figures with their units": "received = 5件\n",
    "open texts": 'a = """x\nb = 1\n',
    "open headers": "[report\n",
    "one table over and over": "[report]\n",
    "names without quotes": "[[item]]\nname = 甲\n",
    "brackets": "[",
    "quotation marks": '"',
    "blanks": "\u3000",
    "open arrays": "k = [1\n",
}


@pytest.mark.parametrize("piece", HUGE.values(), ids=HUGE)
def test_a_file_that_is_broken_throughout_takes_bounded_time(piece: str) -> None:
    text = piece * (SIZE_LIMIT // len(piece.encode()))
    begun = time.process_time()
    assert 0 < len(found(text)) <= MOST + 1
    assert time.process_time() - begun < 10
