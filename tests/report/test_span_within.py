"""Where a stretch of prose stands in the file, and where every form of `check` places a finding in it."""

import datetime
import json
import re
from collections.abc import Callable

import pytest
import tomli
from growth import is_in_proportion
from hypothesis import given
from hypothesis import strategies as st
from places import DATA

from licreport.check.one import Checked, check, span_of
from licreport.check.selection import Selection
from licreport.listing.forms import FORMS, Options, form
from licreport.listing.record import records
from licreport.report.load import load_bytes
from licreport.report.source import Source, Span

TODAY = datetime.date(2026, 1, 1)


def between(source: Source, span: Span) -> str:
    """Return the text that a span covers."""
    lines = source.text.split("\n")
    starts = [0, *(sum(len(line) + 1 for line in lines[: number + 1]) for number in range(len(lines)))]
    return source.text[starts[span.line - 1] + span.column - 1 : starts[span.end_line - 1] + span.end_column - 1]


QUOTED = {
    "a basic string": ('a = "全年收到12件"', "12", "12"),
    "a literal string": ("a = '全年收到12件'", "12", "12"),
    "a multi-line string": ('a = """\n全年\n收到12件\n"""', "12", "12"),
    "a multi-line literal string": ("a = '''\n全年\n收到12件\n'''", "12", "12"),
    "its first character": ('a = "12件"', "1", "1"),
    "its last character": ('a = "收到12"', "2", "2"),
    "behind an escape": (r'a = "甲\n\t\"12"', "12", "12"),
    "an escape itself": (r'a = "甲\u4e5912"', "乙", r"\u4e59"),
    "a long escape": (r'a = "甲\U00004E5912"', "乙", r"\U00004E59"),
    "a line end that is escaped": ('a = """\\\n   收到 \\\n   12件"""', "12", "12"),
    "lines that are escaped": ('a = """收到\\   \n\n\n   12件"""', "12", "12"),
    "over a line end that is escaped": ('a = """收到1\\\n2件"""', "12", "1\\\n2"),
    "quotes within": ('a = """收到"12"件"""', '"12"', '"12"'),
    "quotes at the end": ('a = """收到"12""""', '12"', '12"'),
    "what is no escape in a literal string": (r"a = 'C:\n12'", r"\n12", r"\n12"),
    "over a line end": ('a = """收到1\n2件"""', "1\n2", "1\n2"),
    "a character beyond the basic plane": ('a = "𠮷12"', "12", "12"),
    "in an array": ('a = ["x", "收到12"]', "12", "12"),
}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(("text", "value", "written"), QUOTED.values(), ids=QUOTED)
def test_a_stretch_stands_where_it_is_written(text: str, value: str, written: str, line_end: str) -> None:
    source = Source("a.toml", text.replace("\n", line_end))
    read = tomli.loads(source.text)["a"]
    path = ("a",) if isinstance(read, str) else ("a", 1)
    read = read if isinstance(read, str) else read[1]
    start = read.index(value)
    assert between(source, source.span_within(path, start, start + len(value))) == written.replace("\n", line_end)


NOWHERE = {
    "nothing": ("a", 1, 1),
    "the other way round": ("a", 2, 1),
    "before the beginning": ("a", -1, 1),
    "beyond the end": ("a", 1, 4),
    "of a number": ("b", 0, 1),
    "of a table": ("c", 0, 1),
    "of what is not there": ("d", 0, 1),
}


@pytest.mark.parametrize(("key", "start", "end"), NOWHERE.values(), ids=NOWHERE)
def test_a_stretch_that_is_not_there_stands_where_the_value_does(key: str, start: int, end: int) -> None:
    source = Source("a.toml", 'a = "甲乙丙"\nb = 12\nc = {}\n')
    assert source.span_within((key,), start, end) == source.span((key,))


CHARACTERS = st.text(
    st.one_of(st.sampled_from("\n\r\t \\\"'受理1{}ab"), st.characters(exclude_categories=["Cs", "Cc"])), max_size=20
)
NAMED = {"\n": r"\n", "\r": r"\r", "\t": r"\t", '"': r"\"", "\\": "\\\\"}


def basic(value: str) -> str:
    return '"' + "".join(NAMED.get(letter, letter) for letter in value) + '"'


def escaped(value: str) -> str:
    return '"' + "".join(f"\\U{ord(letter):08x}" for letter in value) + '"'


def multiline(value: str) -> str:
    """Write with line ends as they are, after one that is not of the value, and before one that is escaped."""
    own = {letter: name for letter, name in NAMED.items() if letter != "\n"}
    return '"""\n' + "".join(own.get(letter, letter) for letter in value) + '\\\n   """'


def literal(value: str) -> str:
    return "'" + re.sub(r"[\n\r']", "", value) + "'"


def multiline_literal(value: str) -> str:
    return "'''\n" + re.sub(r"[\r']", "", value) + "'''"


@pytest.mark.parametrize("write", [basic, escaped, multiline, literal, multiline_literal])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
@given(value=CHARACTERS)
def test_each_character_stands_at_what_is_read_as_it(write: Callable[[str], str], line_end: str, value: str) -> None:
    source = Source("a.toml", f"b = 1\na = {write(value)} # \"'\n".replace("\n", line_end))
    read = tomli.loads(source.text)["a"]
    spans = [source.span_within(("a",), place, place + 1) for place in range(len(read))]
    for letter, span in zip(read, spans, strict=True):
        quoted = between(source, span).removesuffix("\\\n   ").removesuffix("\\\r\n   ")
        assert quoted in {letter, line_end} or json_like(quoted) == letter
    assert spans == sorted(spans)


def json_like(quoted: str) -> str:
    return str(tomli.loads(f'a = "{quoted}"')["a"])


HOSTILE = {"quotes": '\\"', "escapes": "\\u0041", "line ends": "\\\n", "letters": "a", "spaces": " ", "Chinese": "理"}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_all_places_in_a_hostile_text_take_linear_time(text: str) -> None:
    def find(size: int) -> Callable[[], object]:
        source = Source("a.toml", f'a = """{text * (size // len(text))}b"""')
        length = len(tomli.loads(source.text)["a"])
        places = range(0, length, max(1, length // 1000))
        return lambda: [source.span_within(("a",), place, place + 1) for place in places]

    assert is_in_proportion(find)


# Findings in prose.

REPORT = """format = 1
[report]
authority = "虚构区"
year = 2024

[applications]
received = 542_219

[narrative]
handling = '''
共收到申请542210件，受理{accepted}件，
平均37天，{nothing}，{ }。
'''
"""
PLACES = [
    ("LR704", "542210", 11),
    ("LR702", "{accepted}", 11),
    ("LR703", "37", 12),
    ("LR701", "{nothing}", 12),
    ("LR701", "{ }", 12),
]


def checked(text: str = REPORT, *, waivers: bool = True, select: tuple[str, ...] = ()) -> Checked:
    loaded = load_bytes("a.toml", text.encode())
    return check(loaded, today=TODAY, waivers=waivers, selection=Selection(select, ()))


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_findings_stand_at_what_they_are_about(line_end: str) -> None:
    found = checked(REPORT.replace("\n", line_end))
    spans = [(each.code, span_of(each, found.loaded)) for each in found.diagnostics]
    assert [(code, between(found.loaded.source, span), span.line) for code, span in spans] == PLACES


@pytest.mark.parametrize("name", FORMS)
def test_every_form_tells_of_each_of_them(name: str) -> None:
    listed = "".join(form(name).render([checked()], Options("zh")))
    assert all(code in listed for code, _, _ in PLACES)


def test_json_sarif_and_github_place_them_alike() -> None:
    def listing(name: str) -> str:
        return "".join(form(name).render([checked()], Options("en")))

    lines = REPORT.split("\n")
    columns = [lines[line - 1].index(text) + 1 for _, text, line in PLACES]
    ends = [column + len(text) for column, (_, text, _) in zip(columns, PLACES, strict=True)]
    wanted = [(line, column, end) for (_, _, line), column, end in zip(PLACES, columns, ends, strict=True)]
    places = [finding["place"] for finding in json.loads(listing("json"))["findings"]]
    assert [(place["line"], place["column"], place["end_column"]) for place in places] == wanted
    results = json.loads(listing("sarif"))["runs"][0]["results"]
    regions = [result["locations"][0]["physicalLocation"]["region"] for result in results]
    assert [(region["startLine"], region["startColumn"], region["endColumn"]) for region in regions] == wanted
    commands = re.findall(r"line=(\d+),endLine=\d+,col=(\d+),endColumn=(\d+)", listing("github"))
    assert [tuple(map(int, command)) for command in commands] == wanted


def test_each_has_a_fingerprint_of_its_own() -> None:
    prints = [record.fingerprint for record in records(checked())]
    assert len(set(prints)) == len(PLACES)


@pytest.mark.parametrize("code", ["LR701", "LR702", "LR703", "LR704", "LR7"])
def test_each_rule_on_prose_can_be_selected(code: str) -> None:
    wanted = [each for each, _, _ in PLACES if each.startswith(code)]
    assert [each.code for each in checked(select=(code,)).diagnostics] == wanted


def test_without_rules_on_prose_nothing_is_found() -> None:
    assert checked(select=("LR1", "LR9")).diagnostics == ()


WAIVER = '[[waiver]]\nrule = "LR704"\nat = "narrative.handling"\nreason = "原文如此"\n'
WAIVED: dict[str, tuple[str, list[str], int]] = {
    "at its difference": (f"{WAIVER}difference = -9\n", [], 1),
    "at any difference": (WAIVER, [], 1),
    "at another difference": (f"{WAIVER}difference = 9\n", ["LR704"], 0),
    "elsewhere": (WAIVER.replace("handling", "reform"), ["LR704", "LR901"], 0),
}


@pytest.mark.parametrize(("waiver", "standing", "waived"), WAIVED.values(), ids=WAIVED)
def test_a_contradiction_in_prose_is_waived_where_its_section_stands(
    waiver: str, standing: list[str], waived: int
) -> None:
    found = checked(f"{REPORT}{waiver}", select=("LR704", "LR9"))
    assert len(found.waived) == waived
    assert [each.code for each in found.diagnostics] == standing
    assert checked(f"{REPORT}{waiver}", waivers=False, select=("LR704",)).diagnostics[0].code == "LR704"


def test_a_waiver_pinned_to_one_difference_leaves_the_other_contradictions_of_that_section() -> None:
    report = REPORT.replace("平均", "收到申请542211件，平均") + f"{WAIVER}difference = -9\n"
    found = checked(report, select=("LR704", "LR9"))
    assert [each.finding.difference for each in found.diagnostics] == [-8]
    assert [each.diagnostic.finding.difference for each in found.waived] == [-9]


def test_the_project_s_own_data_have_prose_without_findings() -> None:
    file = DATA
    loaded = load_bytes(file.name, file.read_bytes())
    assert loaded.report is not None
    assert loaded.report.narrative.handling is not None
    assert [each.code for each in check(loaded, today=TODAY).diagnostics if each.code.startswith("LR7")] == []
