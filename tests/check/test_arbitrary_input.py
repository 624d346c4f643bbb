"""Whatever a file holds, it is checked and shown: nothing raises, and nothing printed could control a terminal."""

import datetime
import json
import re
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from places import DATA

from licreport.check.one import Checked, check, span_of
from licreport.compose.summary import summarised
from licreport.listing.count import count
from licreport.listing.forms import full
from licreport.render import json as json_format
from licreport.render import terminal
from licreport.report.load import load_bytes
from licreport.words.language import Lang

REPORT = (DATA).read_bytes()
MIXED = """format = 1
[report]
authority = "虚构区"
year = 2024
signed = 2025-01-19
published = 2025-01-20
[items]
total = 203
breakdown = "partial"
[applications]
received = "227.9万"
accepted = "227.5万"
approved = 2_270_000
denied = 0
[handling]
on_the_spot = 29
on_time = 32
on_time_excludes_on_the_spot = true
[fees]
applications = 3
amount = 22860705.50
[rates]
acceptance = "99.82%"
[[item]]
name = "甲"
accepted = 4
share = "40%"
[[item]]
name = "乙"
under = "甲"
accepted = 6
[[figure]]
name = "合计"
value = 300
[[figure]]
name = "警告"
value = -1.78
unit = "宗"
section = "reform"
divides = "合计"
share = "86.7%"
[[figure]]
name = "其中"
value = 41
of = "applications.received"
[narrative]
overview = "{items.total}"
[[waiver]]
rule = "LR203"
at = "handling.on_time"
difference = 11
reason = "as published"
expires = 2027-03-31
"""
"""A report with every kind of value."""

TODAY = datetime.date(2026, 1, 1)
LANGS: tuple[Lang, ...] = ("en", "zh")

CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""C0 but for line feeds, DEL, C1, line and paragraph separators, and the controls of writing direction."""


def shown(checked: Checked) -> Iterator[str]:
    """Yield everything that is printed about a file."""
    for lang in LANGS:
        yield from full.blocks(checked, lang)
        yield count([checked]).line(lang)
        if checked.loaded.report is not None:
            yield terminal.render(summarised(checked, lang), width=100, color=False)


def assert_checked_and_shown(data: bytes) -> None:
    """Check a file that holds the bytes, and hold the outcome against what is true of every outcome."""
    checked = check(load_bytes("2024.toml", data), today=TODAY)
    for text in shown(checked):
        assert not CONTROL.search(text)
    assert json.loads(json_format.render(checked))["file"] == "2024.toml"
    lines = checked.loaded.source.text.split("\n")
    for diagnostic in checked.diagnostics:
        span = span_of(diagnostic, checked.loaded)
        assert (1, 1) <= (span.line, span.column) <= (span.end_line, span.end_column)
        if checked.loaded.source.text:
            assert span.column <= len(lines[span.line - 1]) + 1
            assert span.end_column <= len(lines[span.end_line - 1]) + 1


SOME = settings(derandomize=True, max_examples=100)

reports = st.sampled_from([REPORT, MIXED.encode()])


@pytest.mark.parametrize("data", [REPORT, MIXED.encode(), b"", b"\n"], ids=["published", "mixed", "empty", "blank"])
def test_a_file_as_it_is_can_be_shown(data: bytes) -> None:
    assert_checked_and_shown(data)


@SOME
@given(st.binary(max_size=200))
@example(b"\xef\xbb\xbf\xff")
@example(b"\xff\xfe")
@example(b"\x00")
@example(b"[")
def test_arbitrary_bytes(data: bytes) -> None:
    assert_checked_and_shown(data)


@SOME
@given(st.text(alphabet="ab=[]{}\"'\\#.,1- \n\r\t万\u202e", max_size=40))
@example('a = "\\')
@example('a = "\\\r\n')
def test_arbitrary_text_of_what_toml_is_made_of(text: str) -> None:
    assert_checked_and_shown(text.encode())


@SOME
@given(reports, st.floats(0, 1))
def test_a_report_cut_off_anywhere(report: bytes, where: float) -> None:
    assert_checked_and_shown(report[: int(where * len(report))])


@SOME
@given(reports, st.floats(0, 1, exclude_max=True), st.integers(0, 255))
def test_a_report_with_one_byte_replaced(report: bytes, where: float, byte: int) -> None:
    index = int(where * len(report))
    assert_checked_and_shown(report[:index] + bytes([byte]) + report[index + 1 :])


@SOME
@given(reports, st.floats(0, 1, exclude_max=True), st.integers(0, 7))
def test_a_report_with_one_bit_flipped(report: bytes, where: float, bit: int) -> None:
    index = int(where * len(report))
    assert_checked_and_shown(report[:index] + bytes([report[index] ^ 1 << bit]) + report[index + 1 :])


NASTY = st.one_of(
    st.text(max_size=8),
    st.text(
        alphabet="\x00\x07\x08\x1b\x7f\x85\x9b\xad\u061c\u200b\u200e\u2028\u202e\u2066\ufeff\r\n\t[31m甲a{}%\\\"'."
    ),
    st.sampled_from(
        ["\x1b[2J\x1b[H", "\x1b]0;x\x07", "\x9b31m", "\u202e甲\u2066", "a\r\nb", "{0}", "{name}", "%s", "[red]"]
    ),
    st.sampled_from(
        ["甲", "乙", "合计", "警告", "applications.received", "handling.on_time", "report.year", "LR203", "."]
    ),
)


def literal(text: str) -> str:
    """Write a text as a TOML string; what JSON escapes is right in TOML too, which also wants DEL escaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


VALUES = st.recursive(
    st.one_of(
        NASTY.map(literal),
        st.integers(-(10**17), 10**17).map(str),
        st.just(hex(10**5000)),
        st.decimals(allow_nan=False, allow_infinity=False).map(lambda number: f"{number:.3e}"),
        st.dates(min_value=datetime.date(1, 1, 1)).map(str),
        st.datetimes().map(lambda moment: moment.isoformat(timespec="seconds")),
        st.sampled_from(
            ["true", "false", "nan", "-inf", "0.0", "-0", "1e400", "1e-400", "0e99", "1e99999999999999999999"]
        ),
        st.sampled_from(
            ['"227.9万"', '"0万"', '"0%"', '"95.76%"', '"-5%"', '"1,234"', '"5万件"', '"partial"', '"²"', '"٣"']
        ),
    ),
    lambda values: st.one_of(
        st.lists(values, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.lists(values, max_size=2).map(
            lambda items: "{" + ", ".join(f"a{i} = {v}" for i, v in enumerate(items)) + "}"
        ),
    ),
    max_leaves=4,
)
LINES = MIXED.splitlines()
SLOTS = [number for number, line in enumerate(LINES) if " = " in line]


@SOME
@given(st.dictionaries(st.sampled_from(SLOTS), VALUES, min_size=1, max_size=4))
def test_a_report_with_values_replaced_by_others(replaced: dict[int, str]) -> None:
    lines = [
        f"{line.partition(' = ')[0]} = {replaced[number]}" if number in replaced else line
        for number, line in enumerate(LINES)
    ]
    assert_checked_and_shown("\n".join(lines).encode())


KEYS = st.sampled_from(
    [
        "accepted",
        "online",
        "value",
        "share",
        "name",
        "under",
        "of",
        "divides",
        "at",
        "rule",
        "reason",
        "year",
        "item",
        "受理",
    ]
)


@SOME
@given(st.lists(st.tuples(st.integers(0, len(LINES)), KEYS | NASTY.map(literal), VALUES), min_size=1, max_size=3))
def test_a_report_with_further_keys(added: list[tuple[int, str, str]]) -> None:
    lines = LINES.copy()
    for number, key, value in added:
        lines.insert(number, f"{key} = {value}")
    assert_checked_and_shown("\n".join(lines).encode())


@SOME
@given(st.permutations(range(len(LINES))).map(lambda order: order[:3]))
def test_a_report_without_some_of_its_lines(left_out: list[int]) -> None:
    lines = [line for number, line in enumerate(LINES) if number not in left_out]
    assert_checked_and_shown("\n".join(lines).encode())


TEXTS = NASTY.map(literal)

CONTRADICTORY = """format = 1
[report]
authority = {0}
year = 2024
publisher = {1}
source = {2}
signed = 2024-03-19
[applications]
received = 5
accepted = 3
rejected = 1
[[item]]
name = {0}
received = 9
accepted = 3
rejected = 2
share = "41%"
[[item]]
name = {1}
under = {0}
received = 6
accepted = 7
rejected = 1
[[figure]]
name = {2}
value = 300
unit = {1}
[[figure]]
name = {1}
value = 260
divides = {2}
share = "86%"
[[figure]]
name = {0}
value = 261
of = {1}
[[waiver]]
rule = "LR401"
at = "report.signed"
reason = {2}
[[waiver]]
rule = {0}
at = {1}
reason = {2}
"""


@SOME
@given(st.tuples(TEXTS, TEXTS, TEXTS))
@example((r'"\u001b[31m"', r'"\u202e"', r'"\u009b"'))
@example((r'"a\nb"', r'"a\rb"', r'"a\tb"'))
@example((r'"\u2028"', r'"{0}"', r'"[bold]"'))
def test_names_and_reasons_cannot_control_what_shows_them(texts: tuple[str, str, str]) -> None:
    text = CONTRADICTORY
    for number, value in enumerate(texts):
        text = text.replace(f"{{{number}}}", value)
    assert_checked_and_shown(text.encode())


def test_a_control_in_a_name_is_spelt_out() -> None:
    text = CONTRADICTORY.replace("{0}", r'"\u001b[31m甲\u202e"').replace("{1}", '"乙"').replace("{2}", '"丙"')
    printed = "".join(shown(check(load_bytes("report.toml", text.encode()), today=TODAY)))
    assert r"\x1b[31m甲\u202e" in printed


def test_a_number_with_a_huge_exponent_is_not_written_out_in_digits() -> None:
    data = MIXED.replace("22860705.50", "1e999999").encode()
    assert len(json_format.render(check(load_bytes("report.toml", data), today=TODAY))) < 100_000
