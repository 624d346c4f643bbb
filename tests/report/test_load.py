"""What cannot be read, or not as a report: each error with its place and words, and that nothing follows from it."""

import datetime
import errno
import os
import re
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

import pytest

from licreport.check.one import Checked, check, span_of
from licreport.compose.summary import summarised
from licreport.report.load import SIZE_LIMIT, load, load_bytes
from licreport.report.tables.applications import Applications

HEAD = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n'
"""The least that a report is; what is put after it starts on line 5."""

TODAY = datetime.date(2026, 1, 1)

Line = tuple[str, int, int, str]
"""Code, line, column and English message of one diagnostic."""


def checked(text: str | bytes) -> Checked:
    """Check a file that holds the text."""
    data = text.encode() if isinstance(text, str) else text
    return check(load_bytes("report.toml", data), today=TODAY)


def lines(result: Checked) -> list[Line]:
    """Return every diagnostic with its place and its words."""
    spans = [(diagnostic, span_of(diagnostic, result.loaded)) for diagnostic in result.diagnostics]
    return [(diagnostic.code, span.line, span.column, diagnostic.message("en")) for diagnostic, span in spans]


class Case(NamedTuple):
    """What a file holds, and every diagnostic that it gives."""

    text: str | bytes
    expected: tuple[Line, ...]


def case(text: str | bytes, *expected: Line) -> Case:
    """Return a case; most give one diagnostic only."""
    return Case(text, expected)


VALUE = 'not a TOML value; figures as printed ("227.9万", "95.76%") and text go in quotes, digits are ASCII'
LINE = "a line is `key = value`, `[table]` or a `#` comment; keys are the format's English names"
TABLE_TWICE = "this table is already there, or its name is that of a value"
KEY_TWICE = "this key is given twice"
WIDE = "a full-width blank (U+3000) stands here; write an ordinary one"
ESCAPE = "a backslash starts an escape in double quotes; write it twice, or use single quotes"
CONTROL = "a control character or line break that TOML does not allow here"


def printed(written: str, meant: str | None = None) -> str:
    return f'`{written}` is not a TOML value; figures as printed go in quotes: "{meant or written}"'


def number(written: str, meant: str) -> str:
    return f"`{written}` is not how TOML writes a number; write {meant}"


def date(written: str, meant: str) -> str:
    return f"`{written}` is not how TOML writes a date; write {meant}"


def mark(written: str, meant: str) -> str:
    return f"`{written}` stands here for `{meant}`; write `{meant}`"


def blank(point: str) -> str:
    return f"a blank that TOML does not know ({point}) stands here; write an ordinary one"


def unseen(point: str) -> str:
    return f"an invisible character ({point}) stands here; delete it"


def unclosed(quote: str, line: int = 1) -> str:
    return f"the quotation mark `{quote}` opened on line {line} is not closed; end the text with `{quote}`"


def closed_otherwise(quote: str, other: str, line: int = 1) -> str:
    return f"the quotation mark `{quote}` opened on line {line} is not closed by `{other}`; write `{quote}`"


SYNTAX = {
    "figure without quotes": case("a = 227.9万", ("LR001", 1, 5, printed("227.9万"))),
    "full-width digits": case("a = １２３", ("LR001", 1, 5, number("１２３", "123"))),
    "thousands with a comma": case("a = 1,234", ("LR001", 1, 5, number("1,234", "1_234"))),
    "percentage without quotes": case("a = 95.76%", ("LR001", 1, 5, printed("95.76%"))),
    "text without quotes": case("a = yes", ("LR001", 1, 5, VALUE)),
    "no value": case("a = 1\nb =\n", ("LR001", 2, 4, VALUE)),
    "two statements on a line": case("a = 1 b = 2", ("LR001", 1, 7, VALUE)),
    "text behind a header": case("[report] x", ("LR001", 1, 10, VALUE)),
    "lone carriage return": case("a = 1\rb = 2", ("LR001", 1, 6, VALUE)),
    "no such day": case("a = 2023-02-29", ("LR001", 1, 5, "no such date or time")),
    "no key": case("= 1", ("LR001", 1, 1, LINE)),
    "Chinese key": case("[applications]\n受理 = 1", ("LR001", 2, 1, LINE)),
    "empty header": case("[]", ("LR001", 1, 2, LINE)),
    "two dots": case("a..b = 1", ("LR001", 1, 3, LINE)),
    "two words as a key": case("a b = 1", ("LR001", 1, 3, "`=` must follow the key")),
    "key alone": case("a", ("LR001", 1, 2, "`=` must follow the key")),
    "header without its bracket": case(
        "[report\nyear = 2024", ("LR001", 1, 8, "the table's name is not closed by `]`")
    ),
    "list header without its bracket": case("[[item]\n", ("LR001", 1, 7, "the table's name is not closed by `]`")),
    "table twice": case("[report]\n[report]", ("LR001", 2, 8, TABLE_TWICE)),
    "list of tables, then a table": case("[[item]]\n[item]", ("LR001", 2, 6, TABLE_TWICE)),
    "dotted key, then a header": case("report.year = 1\n[report]", ("LR001", 2, 8, TABLE_TWICE)),
    "inline table that goes on": case("a = {}\na.b = 1", ("LR001", 2, 8, TABLE_TWICE)),
    "inline list that goes on": case("item = []\n[[item]]", ("LR001", 2, 7, TABLE_TWICE)),
    "key twice": case("a = 1\na = 2", ("LR001", 2, 6, KEY_TWICE)),
    "key twice in an inline table": case("a = {b = 1, b = 2}", ("LR001", 1, 18, KEY_TWICE)),
    "value, then a table": case("report = 1\n[report]", ("LR001", 2, 8, KEY_TWICE)),
    "unclosed array": case("a = [1, 2", ("LR001", 1, 10, "the array is not closed by `]`")),
    "unclosed inline table": case("a = {b = 1", ("LR001", 1, 11, "the inline table is not closed by a brace")),
    "unclosed text": case('a = "虚构区', ("LR001", 1, 5, unclosed('"'))),
    "unclosed literal": case("a = 'x", ("LR001", 1, 5, unclosed("'"))),
    "unclosed text over lines": case('a = """x\ny', ("LR001", 1, 5, unclosed('"""'))),
    "unclosed literal over lines": case("a = '''x\ny", ("LR001", 1, 5, unclosed("'''"))),
    "no such escape": case(r'a = "C:\data"', ("LR001", 1, 10, ESCAPE)),
    "half a code point": case(r'a = "\u12"', ("LR001", 1, 8, ESCAPE)),
    "surrogate": case(r'a = "\ud800"', ("LR001", 1, 12, ESCAPE)),
    "backslash at the end": case('a = "\\', ("LR001", 1, 7, ESCAPE)),
    "line break in text": case('a = "x\ny"', ("LR001", 1, 5, unclosed('"'))),
    "line break in a literal": case("a = 'x\ny'", ("LR001", 1, 5, unclosed("'"))),
    "control character": case('a = "\x1b[31m"', ("LR001", 1, 6, CONTROL)),
    "control character in a comment": case("# \x00", ("LR001", 1, 3, CONTROL)),
}

MISSPELT = {
    f"{group}: {name}": case(f"{HEAD}[applications]\n{text}", ("LR001", line, column, message))
    for group, cases in {
        "a blank": {
            "behind the key": ("received\u3000= 1", 6, 9, WIDE),
            "behind a blank behind the key": ("received \u3000 = 1", 6, 10, WIDE),
            "before the key": ("\u3000\u3000received = 1", 6, 1, WIDE),
            "before the value": ("received =\u30001", 6, 11, WIDE),
            "behind the value": ("received = 1\u3000", 6, 13, WIDE),
            "behind text": ('received = "1"\u3000# x', 6, 15, WIDE),
            "behind a header": ("[handling]\u3000", 6, 11, WIDE),
            "alone on a line": ("received = 1\n\u3000\naccepted = 1", 7, 1, WIDE),
            "in an array": ("a = [1,\u30002]", 6, 8, WIDE),
            "that does not break": ("received\u00a0= 1", 6, 9, blank("U+00A0")),
            "of no width": ("received\u200b = 1", 6, 9, unseen("U+200B")),
        },
        "a mark": {
            "full-width equals sign": ("received ＝ 1", 6, 10, mark("＝", "=")),
            "full-width equals sign without blanks": ("received＝1", 6, 9, mark("＝", "=")),
            "full-width colon": ("received：1", 6, 9, mark("：", "=")),
            "colon": ("received: 1", 6, 9, mark(":", "=")),
            "full-width brackets": ("［handling］", 6, 1, mark("［", "[")),
            "black brackets": ("【handling】", 6, 1, mark("【", "[")),
            "full-width bracket at the end": ("[handling］", 6, 10, mark("］", "]")),
            "full-width comma in an array": ("a = [1，2]", 6, 7, mark("，", ",")),
            "enumeration comma in an array": ('a = ["x"、"y"]', 6, 9, mark("、", ",")),
            "full-width comma in an inline table": ("a = {b = 1，c = 2}", 6, 11, mark("，", ",")),
            "full-width number sign": ("received = 1 ＃ x", 6, 14, mark("＃", "#")),
            "Chinese quotation marks": ("a = “甲”", 6, 5, mark("“", '"')),
            "Chinese quotation marks the wrong way": ("a = ”甲“", 6, 5, mark("”", '"')),
            "single Chinese quotation marks": ("a = ‘甲’", 6, 5, mark("‘", '"')),
            "corner brackets": ("a = 「甲」", 6, 5, mark("「", '"')),
            "Chinese quotation marks in an array": ("a = [“甲”]", 6, 6, mark("“", '"')),
            "Chinese quotation marks around a key": ("“a” = 1", 6, 1, mark("“", '"')),
        },
        "a number": {
            "with a comma": ("received = 16,902", 6, 12, number("16,902", "16_902")),
            "with two commas": ("received = 1,016,902  # x", 6, 12, number("1,016,902", "1_016_902")),
            "with a full-width comma": ("received = 16，902", 6, 12, number("16，902", "16_902")),
            "negative, with a comma": ("received = -16,902", 6, 12, number("-16,902", "-16_902")),
            "with a comma and decimals": ("a = 1,234.5", 6, 5, printed("1,234.5", "1234.5")),
            "in full-width digits": ("received =  １６９０２", 6, 13, number("１６９０２", "16902")),
            "in full-width digits with a comma": ("received = １６，９０２", 6, 12, number("１６，９０２", "16_902")),
            "in digits of both widths": ("received = 1６", 6, 12, number("1６", "16")),
            "in full-width digits in an array": ("a = [1, １２]", 6, 9, number("１２", "12")),
            "in myriads": ("received = 227.9万", 6, 12, printed("227.9万")),
            "in myriads in an array": ("a = [1, 227.9万, 2]", 6, 9, printed("227.9万")),
            "in myriads in an inline table": ("a = {b = 227.9万}", 6, 10, printed("227.9万")),
            "a percentage": ("a.b = 95.76%", 6, 7, printed("95.76%")),
            "a percentage with a blank": ('"a" = 95.76 % # x', 6, 7, printed("95.76 %", "95.76%")),
            "a percentage with a full-width sign": ("a = 95.76％", 6, 5, printed("95.76％", "95.76%")),
            "with its unit": ("received = 5 件", 6, 12, number("5 件", "5")),
            "with a leading zero": ("received = 07", 6, 12, number("07", "7")),
            "very long": (f"a = {'1' * 15}{'件' * 40}", 6, 5, number(f"{'1' * 15}{'件' * 12}…", "1" * 15)),
            "with commas where none belong": ("received = 12,34", 6, 14, VALUE),
            "behind another": ("received = 1 2", 6, 14, VALUE),
            "of two points": ("received = 1.234.5", 6, 17, VALUE),
        },
        "a date": {
            "in Chinese": ("a = 2024年1月5日", 6, 5, date("2024年1月5日", "2024-01-05")),
            "with slashes": ("a = 2024/1/5", 6, 5, date("2024/1/5", "2024-01-05")),
            "with points": ("a = 2024.1.5", 6, 5, date("2024.1.5", "2024-01-05")),
            "without zeros": ("a = 2024-1-5", 6, 5, date("2024-1-5", "2024-01-05")),
            "that is none": ("a = 2024年13月5日", 6, 9, VALUE),
        },
        "a quotation mark": {
            "that is not closed": ('a = "甲\nb = 1', 6, 5, unclosed('"', 6)),
            "that the next line's seems to close": ('a = "甲\nb = "乙"', 6, 5, unclosed('"', 6)),
            "single, that is not closed": ("a = '甲\nb = '乙'", 6, 5, unclosed("'", 6)),
            "in an array of several lines": ('a = [\n  "甲",\n  "乙,\n]', 8, 3, unclosed('"', 8)),
            "below text that holds some": ('a = "\'x"  # "\nb = \'"y\'\nc = "z', 8, 5, unclosed('"', 8)),
            "below text of several lines": (
                *('a = """x"y\n\\""""\nb = \'\'\'\nz\'\'\'\nc = "', 10, 5),
                unclosed('"', 10),
            ),
            "behind an escape": (r'a = "x\"', 6, 5, unclosed('"', 6)),
            "threefold": ('a = """x\n\ny""\nb = 1', 6, 5, unclosed('"""', 6)),
            "threefold and single": ("a = '''x\n\ny''\nb = 1", 6, 5, unclosed("'''", 6)),
            "that a Chinese one is to close": ('a = "甲”', 6, 5, closed_otherwise('"', "”", 6)),
            "with line ends of Windows": ('a = "甲\r\nb = 1\r\n', 6, 5, unclosed('"', 6)),
        },
    }.items()
    for name, (text, line, column, message) in cases.items()
}

UTF_8 = "save the file as UTF-8"
GB_18030 = "it reads as GB 18030, so save it as UTF-8 (Notepad: Save as, Encoding UTF-8; or iconv -f GB18030 -t UTF-8)"
TOO_LARGE = "the file is larger than 1 MiB; a year's report takes a few KiB"
A_DOCUMENT = "a document, not a report in TOML; `licreport read` makes one of it"
TOO_DEEP = "nested or dotted too deeply to be a report"
TOO_LONG = "a number of thousands of digits; no figure has more than sixteen"
DIGITS = "1" * 5000
BEYOND = f'`0x{DIGITS[:38]}…` is beyond 10^15, too large to be true; write 542_219 or, as printed, "227.9万"'

ENCODINGS_AND_SIZES = {
    "GB 18030": case(HEAD.encode("gb18030"), ("LR001", 3, 14, f"not UTF-8 text: byte 0xD0; {GB_18030}")),
    "UTF-16": case(HEAD.encode("utf-16"), ("LR001", 1, 1, f"not UTF-8 text: byte 0xFF; {UTF_8}")),
    "stray byte": case(HEAD.encode() + b"# \xff", ("LR001", 5, 3, f"not UTF-8 text: byte 0xFF; {UTF_8}")),
    "stray byte behind Chinese": case(
        "# 虚构".encode() + b"\xff", ("LR001", 1, 5, f"not UTF-8 text: byte 0xFF; {UTF_8}")
    ),
    "stray byte behind a byte order mark": case(
        b"\xef\xbb\xbf# \xff", ("LR001", 1, 3, f"not UTF-8 text: byte 0xFF; {UTF_8}")
    ),
    "stray byte below a byte order mark": case(
        b"\xef\xbb\xbf# \n\xff", ("LR001", 2, 1, f"not UTF-8 text: byte 0xFF; {UTF_8}")
    ),
    "two byte order marks": case(b"\xef\xbb\xbf\xef\xbb\xbf" + HEAD.encode(), ("LR001", 1, 1, unseen("U+FEFF"))),
    "column behind a byte order mark": case(
        b"\xef\xbb\xbf[x", ("LR001", 1, 3, "the table's name is not closed by `]`")
    ),
    "one byte more than 1 MiB": case(
        HEAD.encode() + b" " * (SIZE_LIMIT + 1 - len(HEAD.encode())), ("LR001", 1, 1, TOO_LARGE)
    ),
    "nested arrays": case(f"{HEAD}[applications]\nreceived = {'[' * 5000}", ("LR001", 1, 1, TOO_DEEP)),
    "nested inline tables": case(f"{HEAD}[applications]\nreceived = {'{a=' * 5000}", ("LR001", 1, 1, TOO_DEEP)),
    "a web page": case("<!DOCTYPE html><html><body>受理9件</body></html>", ("LR001", 1, 1, A_DOCUMENT)),
    "a PDF file": case("%PDF-1.7\n", ("LR001", 1, 1, A_DOCUMENT)),
    "dotted key": case(f"{HEAD}{'a.' * 5000}a = 1", ("LR001", 1, 1, TOO_DEEP)),
    **{
        f"number of 5000 digits: {name}": case(f"{HEAD}[applications]\n{text}", ("LR001", line, column, TOO_LONG))
        for name, text, line, column in (
            ("alone", f"received = {DIGITS}", 6, 12),
            ("below others", f"received = 1\n\naccepted = {DIGITS}\n", 8, 12),
            ("first of two", f"received = {DIGITS}\naccepted = {DIGITS}", 6, 12),
            ("negative", f"received = -{DIGITS}", 6, 12),
            ("with underscores", f"received = 1{'_1' * 5000}", 6, 12),
            ("in an array of several lines", f"received = [\n  1,\n  {DIGITS},\n]", 8, 3),
            ("in an inline table", f"received = {{value = {DIGITS}}}", 6, 21),
            ("below digits in a comment", f"# {DIGITS}\nreceived = {DIGITS}  # {DIGITS}", 7, 12),
            ("below digits in text", f'a = \'{DIGITS}\'\nb = """\n{DIGITS}"""\nc = {DIGITS}', 9, 5),
            ("below digits as keys", f'{DIGITS} = 1\n"1.{DIGITS}" = 1\na.{DIGITS}.b = 1\nc = {DIGITS}', 9, 5),
            ("below digits as a header", f"[{DIGITS}]\n[[b.{DIGITS}]]\nc = {DIGITS}", 8, 5),
            ("below another kind of number", f"a = 0x{DIGITS}\nb = {DIGITS}.0\nc = {DIGITS}", 8, 5),
            ("above what is no TOML", f"received = {DIGITS}\n[[[", 6, 12),
        )
    },
    **{
        f"{name} number of 5000 digits": case(f"{HEAD}[applications]\nreceived = {written}", ("LR004", 6, 12, BEYOND))
        for name, written in (
            ("hexadecimal", f"0x{DIGITS}"),
            ("octal", f"0o{int(DIGITS, 16):o}"),
            ("binary", f"0b{int(DIGITS, 16):b}"),
        )
    },
}

APPLICATIONS = ", ".join(Applications.model_fields)
REPORT = "authority, year, from, to, level, part_of, parts, publisher, signed, published, source, language, counting"
OWN = "format, unread, report, items, applications, handling, rates, fees, oversight, reviews"
TABLES = f"{OWN}, item, figure, narrative, waiver, last_year, growth"

UNKNOWN = {
    "misspelt figure": case(
        f"{HEAD}[applications]\nrecieved = 1",
        ("LR002", 6, 1, "`recieved` is not a figure of [applications]; did you mean `received`?"),
    ),
    "capital letter": case(
        f"{HEAD}[applications]\nReceived = 1",
        ("LR002", 6, 1, "`Received` is not a figure of [applications]; did you mean `received`?"),
    ),
    "figure of another table": case(
        f"{HEAD}[applications]\nonline = 1",
        ("LR002", 6, 1, "`online` is not a figure of [applications]; it belongs in [handling]"),
    ),
    "figure above its table": case(
        f"{HEAD}received = 1", ("LR002", 5, 1, "`received` is not a key of [report]; it belongs in [applications]")
    ),
    "figure of the report in an item": case(
        f'{HEAD}[[item]]\nname = "a"\ntotal = 1',
        ("LR002", 7, 1, "`total` is not a figure of [[item]]; it belongs in [items]"),
    ),
    "figure unlike any": case(
        f"{HEAD}[applications]\nxyz = 1",
        ("LR002", 6, 1, f"`xyz` is not a figure of [applications]; it may be {APPLICATIONS}"),
    ),
    "key with blanks": case(
        f'{HEAD}[applications]\n"受 理" = 1',
        ("LR002", 6, 1, f'`"受 理"` is not a figure of [applications]; it may be {APPLICATIONS}'),
    ),
    "key with an escape": case(
        f'{HEAD}[applications]\n"\\u001b[31m" = 1',
        ("LR002", 6, 1, f'`"\\x1b[31m"` is not a figure of [applications]; it may be {APPLICATIONS}'),
    ),
    "key without a letter": case(
        f'{HEAD}[applications]\n"" = 1',
        ("LR002", 6, 1, f'`""` is not a figure of [applications]; it may be {APPLICATIONS}'),
    ),
    "table within a table": case(
        f"{HEAD}[applications.xyz]\nreceived = 1",
        ("LR002", 5, 15, f"`xyz` is not a figure of [applications]; it may be {APPLICATIONS}"),
    ),
    "misspelt key": case(
        f'{HEAD}part_off = "虚构市"', ("LR002", 5, 1, "`part_off` is not a key of [report]; did you mean `part_of`?")
    ),
    "key unlike any": case(f"{HEAD}xyz = 1", ("LR002", 5, 1, f"`xyz` is not a key of [report]; it may be {REPORT}")),
    "misspelt rate": case(
        f'{HEAD}[rates]\nonlin = "1%"', ("LR002", 6, 1, "`onlin` is not a figure of [rates]; did you mean `online`?")
    ),
    "misspelt key of an item": case(
        f'{HEAD}[[item]]\nname = "a"\nacepted = 1',
        ("LR002", 7, 1, "`acepted` is not a figure of [[item]]; did you mean `accepted`?"),
    ),
    "misspelt key of a waiver": case(
        f'{HEAD}[[waiver]]\nrule = "LR101"\nat = "applications.received"\nresaon = "x"',
        ("LR002", 8, 1, "`resaon` is not a key of [[waiver]]; did you mean `reason`?"),
    ),
    "misspelt section": case(
        f'{HEAD}[narrative]\nreforms = "x"',
        ("LR002", 6, 1, "`reforms` is not a key of [narrative]; did you mean `reform`?"),
    ),
    "misspelt table": case(
        f"{HEAD}[application]\nreceived = 1",
        ("LR002", 5, 2, "`application` is not a table of the format; did you mean `applications`?"),
    ),
    "table unlike any": case(
        f"{HEAD}[xyz]", ("LR002", 5, 2, f"`xyz` is not a table of the format; it may be {TABLES}")
    ),
    "several": case(
        f"{HEAD}[application]\n[applications]\nrecieved = 1\nacepted = 1",
        ("LR002", 5, 2, "`application` is not a table of the format; did you mean `applications`?"),
        ("LR002", 7, 1, "`recieved` is not a figure of [applications]; did you mean `received`?"),
        ("LR002", 8, 1, "`acepted` is not a figure of [applications]; did you mean `accepted`?"),
    ),
}

NO_FORMAT = "`format` is missing; write `format = 1` on the first line"
NO_REPORT = "the table [report] is missing: it says whose report this is and on which year"

MISSING = {
    "everything": case("", ("LR003", 1, 1, NO_FORMAT), ("LR003", 1, 1, NO_REPORT)),
    "the report": case("format = 1\n[applications]\n", ("LR003", 1, 1, NO_REPORT)),
    "the format": case(HEAD.removeprefix("format = 1\n"), ("LR003", 1, 1, NO_FORMAT)),
    "all that [report] needs": case(
        "format = 1\n[report]\n",
        ("LR003", 2, 1, "`authority` is missing from [report]"),
        ("LR003", 2, 1, "`year` is missing from [report]"),
    ),
    "the name of an item": case(f"{HEAD}[[item]]\naccepted = 1", ("LR003", 5, 1, "`name` is missing from [[item]]")),
    "all that a figure needs": case(
        f"{HEAD}[[figure]]",
        ("LR003", 5, 1, "`name` is missing from [[figure]]"),
        ("LR003", 5, 1, "`value` is missing from [[figure]]"),
    ),
    "the value of a second figure": case(
        f'{HEAD}[[figure]]\nname = "a"\nvalue = 1\n[[figure]]\nname = "b"',
        ("LR003", 8, 1, "`value` is missing from [[figure]]"),
    ),
    "all that a waiver needs": case(
        f"{HEAD}[[waiver]]",
        ("LR003", 5, 1, "`rule` is missing from [[waiver]]"),
        ("LR003", 5, 1, "`at` is missing from [[waiver]]"),
    ),
}

A_CONVENTION = 'true or false, or "unknown" where the report does not say'
A_COUNT = '542_219 or, as printed, "227.9万"'
A_VALUE = '103, 1.78, "227.9万" or "80%"'
LEVELS = '"state", "province", "city", "district", "department"'
ALONE = "on a line of its own"

UNFIT = {
    "value as a table": case(
        f"applications = 3\n{HEAD}", ("LR004", 1, 16, f"`3` is not a table; write [applications] {ALONE}")
    ),
    "text as a table": case(
        f'narrative = "x"\n{HEAD}', ("LR004", 1, 13, f'`"x"` is not a table; write [narrative] {ALONE}')
    ),
    "list of tables for a table": case(
        f"{HEAD}[[applications]]", ("LR004", 5, 1, f"`[…]` is not a table; write [applications] {ALONE}")
    ),
    "table for a list of tables": case(
        f'{HEAD}[item]\nname = "a"', ("LR004", 5, 1, f"`{{…}}` is not a list of tables; write [[item]] {ALONE}")
    ),
    "value for a list of tables": case(
        f"waiver = 3\n{HEAD}", ("LR004", 1, 10, f"`3` is not a list of tables; write [[waiver]] {ALONE}")
    ),
    "list of values": case(
        f"item = [1]\n{HEAD}", ("LR004", 1, 9, f"`1` is not a table; write [[item]] {ALONE}")
    ),
    "list of tables and values": case(
        f'figure = [{{name = "a", value = 1}}, 2]\n{HEAD}',
        ("LR004", 1, 36, f"`2` is not a table; write [[figure]] {ALONE}"),
    ),
    "report that is no table": case(
        "format = 1\nreport = 3", ("LR004", 2, 10, f"`3` is not a table; write [report] {ALONE}")
    ),
    "another format": case(
        HEAD.replace("1", "2", 1), ("LR004", 1, 10, "`2` is not a format that this version reads; write 1")
    ),
    "format in quotes": case(
        HEAD.replace("1", '"1"', 1), ("LR004", 1, 10, '`"1"` is not a format that this version reads; write 1')
    ),
    "true as a format": case(
        HEAD.replace("1", "true", 1), ("LR004", 1, 10, "`true` is not a format that this version reads; write 1")
    ),
    "year of two digits": case(
        HEAD.replace("2024", "24"), ("LR004", 4, 8, "`24` is not a year of four digits; write a year, 2024")
    ),
    "year in quotes": case(
        HEAD.replace("2024", '"2024"'), ("LR004", 4, 8, '`"2024"` is not a year of four digits; write a year, 2024')
    ),
    "empty authority": case(
        HEAD.replace("虚构区", ""), ("LR004", 3, 13, '`""` is empty; write some text, or leave the key out')
    ),
    "blank text": case(
        f'{HEAD}publisher = " "', ("LR004", 5, 13, '`" "` is empty; write some text, or leave the key out')
    ),
    "number as text": case(f"{HEAD}publisher = 3", ("LR004", 5, 13, '`3` is not text; write text in quotes, "…"')),
    "date in quotes": case(
        f'{HEAD}signed = "2025-03-20"',
        ("LR004", 5, 10, '`"2025-03-20"` is not a date; write a date, without quotes: 2025-03-20'),
    ),
    "date with an hour": case(
        f"{HEAD}signed = 2025-03-20T10:00:00",
        ("LR004", 5, 10, "`2025-03-20T10:00:00` is not a date; write a date, 2025-03-20"),
    ),
    "year as a date": case(f"{HEAD}signed = 2025", ("LR004", 5, 10, "`2025` is not a date; write a date, 2025-03-20")),
    "level of another kind": case(
        f'{HEAD}level = "village"',
        (
            "LR004",
            5,
            9,
            f'`"village"` is not one of the words it may be; write one of {LEVELS}',
        ),
    ),
    "breakdown of another kind": case(
        f'{HEAD}[items]\nbreakdown = "some"',
        ("LR004", 6, 13, '`"some"` is not one of the words it may be; write one of "complete", "partial", "unknown"'),
    ),
    "flag in quotes": case(
        f'{HEAD}[handling]\non_time_excludes_on_the_spot = "true"',
        ("LR004", 6, 32, f'`"true"` is neither true nor false; write {A_CONVENTION}'),
    ),
    "flag as a number": case(
        f"{HEAD}[handling]\non_time_excludes_on_the_spot = 1",
        ("LR004", 6, 32, f"`1` is neither true nor false; write {A_CONVENTION}"),
    ),
    "count as a list": case(
        f"{HEAD}[applications]\nreceived = [1]", ("LR004", 6, 12, f"`[…]` is not a number; write {A_COUNT}")
    ),
    "count as a table": case(
        f"{HEAD}[applications.received]", ("LR004", 5, 1, f"`{{…}}` is not a number; write {A_COUNT}")
    ),
    "several counts": case(
        f'{HEAD}[applications]\nreceived = "1,234"\naccepted = -5\nrejected = true\nrevoked = "227.9万件"',
        ("LR004", 6, 12, '`"1,234"` is not spelt as a count is; write 1_234'),
        ("LR004", 7, 12, f"`-5` is negative, which a count never is; write {A_COUNT}"),
        ("LR004", 8, 12, f"`true` is not a number; write {A_COUNT}"),
        ("LR004", 9, 11, '`"227.9万件"` is not spelt as a count is; write "227.9万"'),
    ),
    "rates": case(
        f'{HEAD}[rates]\nacceptance = 0.98\nonline = 95\non_time = "5万件"',
        ("LR004", 6, 14, '`0.98` has no percent sign; write "98%"'),
        ("LR004", 7, 10, '`95` has no percent sign; write "95%"'),
        ("LR004", 8, 11, '`"5万件"` is not spelt as a rate is; write "95.76%"'),
    ),
    "long text": case(
        f'{HEAD}[applications]\nreceived = "{"9" * 60}"',
        ("LR004", 6, 12, f'`"{"9" * 39}…` is not spelt as a count is; write {A_COUNT}'),
    ),
    "long integer": case(
        f"{HEAD}[applications]\nreceived = {'9' * 60}",
        ("LR004", 6, 12, f"`{'9' * 40}…` is beyond 10^15, too large to be true; write {A_COUNT}"),
    ),
    "hexadecimal of thousands of digits": case(
        f"{HEAD}[applications]\nreceived = 0x{'f' * 5000}",
        ("LR004", 6, 12, f"`0x{'f' * 38}…` is beyond 10^15, too large to be true; write {A_COUNT}"),
    ),
    "exponent of twenty digits": case(
        f"{HEAD}[[figure]]\nname = 'a'\nvalue = 1e{'9' * 20}",
        ("LR004", 7, 9, f"`Infinity` is not a number; write {A_VALUE}"),
    ),
    "waiver": case(
        f'{HEAD}[[waiver]]\nrule = 101\nat = ""\nreason = 3\ndifference = "x"\nexpires = "2027-03-31"',
        ("LR004", 6, 8, '`101` is not text; write text in quotes, "…"'),
        ("LR004", 7, 6, '`""` is empty; write some text, or leave the key out'),
        ("LR004", 8, 10, '`3` is not text; write text in quotes, "…"'),
        ("LR004", 9, 14, f'`"x"` is not spelt as a value is; write {A_VALUE}'),
        ("LR004", 10, 11, '`"2027-03-31"` is not a date; write a date, without quotes: 2027-03-31'),
    ),
}  # fmt: skip

CASES = {
    f"{family}: {name}": found
    for family, cases in (
        ("syntax", SYNTAX),
        ("misspelt", MISSPELT),
        ("file", ENCODINGS_AND_SIZES),
        ("unknown", UNKNOWN),
        ("missing", MISSING),
        ("unfit", UNFIT),
    )
    for name, found in cases.items()
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_load_error_has_its_place_and_says_what_to_write(case: Case) -> None:
    is_slip = case in [*SYNTAX.values(), *MISSPELT.values()]  # beside which most of these texts are no reports
    assert [line for line in lines(checked(case.text)) if not is_slip or line[0] == "LR001"] == list(case.expected)


PYDANTIC = re.compile(
    "Input should|Field required|Extra inputs|validation error|pydantic|_type|Value error", re.IGNORECASE
)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_load_error_is_said_in_both_languages_and_in_words_of_our_own(case: Case) -> None:
    for diagnostic in checked(case.text).diagnostics:
        english, chinese = diagnostic.message("en"), diagnostic.message("zh")
        assert re.search(r"[\u4e00-\u9fff]", re.sub("`.*?`", "", chinese))
        assert english != chinese
        assert not PYDANTIC.search(english + chinese)
        assert not re.search(r"[{}]", re.sub("`.*?`", "", english + chinese))


READABLE = {
    "the least": HEAD.encode(),
    "behind a byte order mark": b"\xef\xbb\xbf" + HEAD.encode(),
    "with line ends of Windows": HEAD.replace("\n", "\r\n").encode(),
    "of exactly 1 MiB": HEAD.encode() + b" " * (SIZE_LIMIT - len(HEAD.encode())),
    "with empty lists": b"item = []\nfigure = []\nwaiver = []\n" + HEAD.encode(),
    "with empty tables": HEAD.encode() + b"[applications]\n[rates]\n",
}


@pytest.mark.parametrize("data", READABLE.values(), ids=READABLE)
def test_a_file_is_read(data: bytes) -> None:
    result = checked(data)
    assert result.diagnostics == ()
    assert result.loaded.report is not None
    assert result.loaded.report.report.authority == "虚构区"


# What is no file that could be read.


def message(path: Path) -> Line:
    """Return the one diagnostic that loading a path gives."""
    (line,) = lines(check(load(path), today=TODAY))
    return line


NOT_REGULAR = "not a regular file; to check what a program writes, pipe it to `licreport check -`"


def test_a_file_is_loaded_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "report.toml"
    path.write_text(HEAD, encoding="utf-8")
    loaded = load(path)
    assert loaded.name == str(path)
    assert loaded.report is not None


def test_a_directory_cannot_be_read(tmp_path: Path) -> None:
    assert message(tmp_path) == ("LR001", 1, 1, f"the file cannot be read: {os.strerror(errno.EISDIR)}")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_named_pipe_is_no_file_and_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pipe.toml"
    os.mkfifo(path)
    assert message(path) == ("LR001", 1, 1, NOT_REGULAR)


def test_a_link_that_leads_nowhere_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "link.toml"
    path.symlink_to(tmp_path / "nowhere")
    assert message(path) == ("LR001", 1, 1, f"the file cannot be read: {os.strerror(errno.ENOENT)}")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is unreadable to root")
def test_a_file_without_permission_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.toml"
    path.write_text(HEAD, encoding="utf-8")
    path.chmod(0)
    assert message(path) == ("LR001", 1, 1, f"the file cannot be read: {os.strerror(errno.EACCES)}")


def test_a_file_of_one_byte_more_than_1_mib_is_too_large(tmp_path: Path) -> None:
    path = tmp_path / "large.toml"
    with path.open("wb") as file:
        file.truncate(SIZE_LIMIT + 1)
    assert message(path) == ("LR001", 1, 1, TOO_LARGE)


# No finding merely follows from a load error.

ALONE_REPORTED = {
    "misspelt part that is optional": """
        [applications]
        approved = 95
        denied = 3
        withdrwan = 1  # LR002
        concluded = 99
    """,
    "misspelt figure that may be booked": """
        [applications]
        approved = 95
        denied = 3
        revokd = 1  # LR002
        concluded = 99
    """,
    "misspelt figure that explains an excess": """
        [applications]
        brought_foward = 9  # LR002
        accepted = 100
        concluded = 105
    """,
    "misspelt figure that others stand in for": """
        [applications]
        concludd = 100  # LR002
        approved = 90
        denied = 0
        [handling]
        online = 95
    """,
    "misspelt flag": """
        [applications]
        concluded = 61
        [handling]
        on_time = 32
        on_the_spot = 29
        overdue = 0
        on_time_excludes_on_spot = true  # LR002
    """,
    "unreadable flag": """
        [applications]
        concluded = 61
        [handling]
        on_time = 32
        on_the_spot = 29
        overdue = 0
        on_time_excludes_on_the_spot = "yes"  # LR004
    """,
    "unreadable flag of an item": """
        [[item]]
        name = "甲"
        concluded = 61
        on_time = 32
        on_the_spot = 29
        overdue = 0
        on_time_excludes_on_the_spot = "yes"  # LR004
    """,
    "misspelt table with a flag": """
        [handlings]  # LR002
        on_time_excludes_on_the_spot = true
        [[item]]
        name = "甲"
        concluded = 61
        on_time = 32
        on_the_spot = 29
        overdue = 0
    """,
    "misspelt breakdown": """
        [items]
        brakdown = "partial"  # LR002
        [applications]
        accepted = 10
        [[item]]
        name = "甲"
        accepted = 4
    """,
    "unreadable breakdown": """
        [items]
        breakdown = "some"  # LR004
        [applications]
        accepted = 10
        [[item]]
        name = "甲"
        accepted = 4
    """,
    "unreadable total": """
        [applications]
        received = "1,0"  # LR004
        accepted = 3
        rejected = 2
    """,
    "unreadable part": """
        [applications]
        received = 10
        accepted = -1  # LR004
        rejected = 2
    """,
    "unreadable part that is optional": """
        [applications]
        approved = 95
        denied = 3
        withdrawn = true  # LR004
        concluded = 99
    """,
    "unreadable rate": """
        [applications]
        received = 10
        accepted = 9
        [rates]
        acceptance = 0.8  # LR004
    """,
    "unreadable date": """
        [report]
        authority = "虚构区"
        year = 2024
        signed = 2025-03-19
        published = "2025-03-02"  # LR004
    """,
    "table that is none": """
        applications = 3  # LR004
        [handling]
        online = 5
        fully_online = 4
    """,
    "unreadable figure of an item": """
        [applications]
        accepted = 10
        [[item]]
        name = "甲"
        accepted = -4  # LR004
        [[item]]
        name = "乙"
        accepted = 6
    """,
    "unreadable figure of an item, the others above the whole": """
        [applications]
        accepted = 5
        [[item]]
        name = "甲"
        accepted = -4  # LR004
        [[item]]
        name = "乙"
        accepted = 4
    """,
    "unreadable figure of an item with a share": """
        [[item]]
        name = "甲"
        accepted = -4  # LR004
        share = "40%"
        [[item]]
        name = "乙"
        accepted = 6
        share = "60%"
    """,
    "unreadable share of an item": """
        [[item]]
        name = "甲"
        accepted = 1
        share = 14  # LR004
        [[item]]
        name = "乙"
        accepted = 6
        share = "85.72%"
    """,
    "misspelt figure of an item": """
        [applications]
        accepted = 10
        [[item]]
        name = "甲"
        acepted = 4  # LR002
        [[item]]
        name = "乙"
        accepted = 6
    """,
    "misspelt under of an item": """
        [applications]
        accepted = 4
        [[item]]
        name = "甲"
        accepted = 4
        [[item]]
        name = "乙"
        undr = "甲"  # LR002
        accepted = 4
    """,
    "unreadable under of an item": """
        [applications]
        accepted = 4
        [[item]]
        name = "甲"
        accepted = 4
        [[item]]
        name = "乙"
        under = 1  # LR004
        accepted = 4
    """,
    "unreadable name of an item that others stand under": """
        [[item]]
        name = 1  # LR004
        accepted = 4
        [[item]]
        name = "乙"
        under = "甲"
        accepted = 6
    """,
    "missing name of an item that others stand under": """
        [[item]]  # LR003
        accepted = 4
        [[item]]
        name = "乙"
        under = "甲"
        accepted = 6
    """,
    "two items without a name": """
        [[item]]  # LR003
        accepted = 4
        [[item]]  # LR003
        accepted = 6
    """,
    "element that is no item": """
        item = [{name = "甲", accepted = 6}, 1]  # LR004
        [applications]
        accepted = 10
    """,
    "table for a list of items": """
        [applications]
        accepted = 10
        [item]  # LR004
        name = "甲"
        accepted = 4
    """,
    "unreadable figure that others divide": """
        [[figure]]
        name = "甲"
        value = "3OO"  # LR004
        [[figure]]
        name = "乙"
        value = 30
        divides = "甲"
        share = "86.7%"
    """,
    "unreadable figure that divides another": """
        [[figure]]
        name = "甲"
        value = 300
        [[figure]]
        name = "乙"
        value = "3O"  # LR004
        divides = "甲"
    """,
    "missing figure that others are of": """
        [[figure]]  # LR003
        name = "甲"
        [[figure]]
        name = "乙"
        value = 30
        of = "甲"
    """,
    "misspelt divides": """
        [[figure]]
        name = "甲"
        value = 300
        [[figure]]
        name = "乙"
        value = 260
        divides = "甲"
        [[figure]]
        name = "丙"
        value = 40
        divdes = "甲"  # LR002
    """,
    "unreadable figure of a table that others are of": """
        [applications]
        received = true  # LR004
        [[figure]]
        name = "乙"
        value = 30
        of = "applications.received"
    """,
    "unreadable name of a figure that others divide": """
        [[figure]]
        name = ""  # LR004
        value = 300
        [[figure]]
        name = "乙"
        value = 30
        divides = "甲"
    """,
    "waiver of something unreadable": """
        [applications]
        received = "1,0"  # LR004
        accepted = 3
        rejected = 2
        [[waiver]]
        rule = "LR101"
        at = "applications.received"
        reason = "as published"
    """,
    "waiver of something whose part is misspelt": """
        [applications]
        received = 10
        acepted = 3  # LR002
        rejected = 2
        [[waiver]]
        rule = "LR101"
        at = "applications.received"
        reason = "as published"
    """,
    "waiver of an unreadable item": """
        [[item]]
        name = "甲"
        received = "1,0"  # LR004
        accepted = 3
        rejected = 2
        [[waiver]]
        rule = "LR101"
        at = "item.甲.received"
        reason = "as published"
    """,
    "waiver of an item without a name": """
        [[item]]  # LR003
        received = 10
        accepted = 3
        rejected = 2
        [[waiver]]
        rule = "LR101"
        at = "item.甲.received"
        reason = "as published"
    """,
    "waiver with a misspelt reason": """
        [applications]
        received = 5
        accepted = 3
        rejected = 2
        [[waiver]]
        rule = "LR101"
        at = "applications.received"
        resaon = "as published"  # LR002
    """,
    "waiver with an unreadable reason": """
        [[waiver]]
        rule = "LR101"
        at = "applications.received"
        reason = 3  # LR004
    """,
    "waiver without a rule": """
        [[waiver]]  # LR003
        at = "applications.received"
        reason = "as published"
    """,
}


@pytest.mark.parametrize("text", ALONE_REPORTED.values(), ids=ALONE_REPORTED)
def test_no_finding_merely_follows_from_a_load_error(text: str) -> None:
    text = dedent(text)
    if "[report]" not in text:
        text += '[report]\nauthority = "虚构区"\nyear = 2024\n'
    text = f"format = 1{text}"
    marks = [
        (mark[1], number)
        for number, line in enumerate(text.splitlines(), 1)
        if (mark := re.search(r"# (LR\d{3})$", line))
    ]
    assert [(code, line) for code, line, *_ in lines(checked(text))] == marks


def test_a_finding_that_does_not_depend_on_a_load_error_is_reported_beside_it() -> None:
    text = f"{HEAD}[applications]\nreceived = 9\naccepted = 3\nrejected = 2\n[handling]\nonline = true\n"
    assert [diagnostic.code for diagnostic in checked(text).diagnostics] == ["LR101", "LR004"]


def test_a_file_can_be_checked_again_after_it_was_shown() -> None:
    twice = '[[item]]\nname = "x"\n[[item]]\nname = "x"\n'
    loaded = load_bytes("report.toml", (HEAD + twice).encode())
    first = check(loaded, today=TODAY)
    summarised(first, "en")
    assert check(loaded, today=TODAY).diagnostics == first.diagnostics


def test_a_mistake_in_a_report_that_says_what_was_not_read_is_told_as_such() -> None:
    text = 'format = 1\nunread = ["applications.accepted"]\n[report]\nauthority = "甲"\nyear = 2024\n'
    loaded = load_bytes("a.toml", f'{text}[applications]\nreceived = "1,2xx"\n'.encode())
    assert loaded.report is not None
    assert [each.finding.path for each in loaded.problems] == [("applications", "received")]
    assert ("applications", "accepted") in loaded.unreadable
