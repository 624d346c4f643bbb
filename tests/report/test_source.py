"""Where a value stands in the text: `source.py` against its specification and against tomli."""

from __future__ import annotations

import os
import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import pytest
import toml_test
import tomli
from growth import is_within, processor_time
from hypothesis import given
from hypothesis import strategies as st

from licreport.report.source import Path, Source, Span

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Iterator

    from hypothesis.strategies import DrawFn, SearchStrategy

# In the examples, « and » enclose the text that the span covers; they are not part of the text.


class Case(NamedTuple):
    """A path, and a text that marks where it stands."""

    path: Path
    marked: str


SPANS = {
    "number": Case(("a",), "a = «542_091» # 1"),
    "negative float": Case(("a",), "a = «-1.5e-3»"),
    "bool": Case(("a",), "a=«true»#b"),
    "infinity": Case(("a",), "a = «+inf»"),
    "date": Case(("a",), "a = «1979-05-27» # 07:32:00"),
    "date, space, time": Case(("a",), "a = «1979-05-27 07:32:00.5+08:00»\t"),
    "date, space, time, in an array": Case(("a", 1), "a = [1, «1979-05-27 07:32:00» ]"),
    "time": Case(("a",), "a = «07:32:00»"),
    "string": Case(("a",), 'a = «"b # c"» # d'),
    "string with an escaped quote": Case(("a",), r'a = «"b\"c\\"» # "'),
    "empty string": Case(("a",), 'a = «""»\nb = ""'),
    "empty literal string": Case(("a",), "a = «''»\nb = ''"),
    "literal string with a backslash": Case(("a",), r"a = «'b\'» # '"),
    "multi-line string": Case(("a",), 'a = «"""\n[b]\nc = 1\n"""»'),
    "multi-line string with quotes inside": Case(("a",), 'a = «""""b" ""c"""»'),
    "multi-line string with one quote at the end": Case(("a",), 'a = «""""a""""» # "'),
    "multi-line string with two quotes at the end": Case(("a",), 'a = «"""""a"""""» # "'),
    "multi-line string with an escaped quote at the end": Case(("a",), r'a = «"""a\""""»'),
    "multi-line string that is empty": Case(("a",), 'a = «""""""»\nb = """"""'),
    "multi-line string of two quotes": Case(("a",), 'a = «""""""""»\nb = 1'),
    "multi-line literal string": Case(("a",), "a = «'''\n\\'''»\nb = ''"),
    "multi-line literal string with quotes at both ends": Case(("a",), "a = «'''''a'''''» # '"),
    "array": Case(("a",), "a = «[1, [2, 3], ']']» # ]"),
    "array over lines": Case(("a",), "a = «[\n  1, # ]\n]»\nb = 1"),
    "empty array": Case(("a",), "a = «[ ]»"),
    "element": Case(("a", 1), "a = [1, «22», 3]"),
    "element after a comment": Case(("a", 1), "a = [1 # , 8 [\n , «2»\n]"),
    "element of a nested array": Case(("a", 1, 0), "a = [[1], [«2»]]"),
    "element of an array in an inline table": Case(("a", "b", 1), "a = {b = [1, «2»]}"),
    "inline table": Case(("a",), "a = «{b = 1, c = '}'}» # }"),
    "inline table over lines": Case(("a",), "a = «{\n b = 1, # }\n}»"),
    "key of an inline table": Case(("a", "c"), "a = {b = 1, c = «2»}"),
    "key of an inline table, after a comment": Case(("a", "c"), "a = {b = 1 # c = 3\n, c = «2»,\n}"),
    "key of an inline table in an array": Case(("a", 1, "b"), "a = [{b = 1}, {b = «2»}]"),
    "dotted key of an inline table": Case(("a", "b", "d"), "a = {b.c = 1, b.d = «2»}"),
    "value of a dotted key": Case(("a", "b"), "a . b=«1»"),
    "table of a dotted key": Case(("a",), "x = 1\n«a . b» = 1\na.c = 2"),
    "table within a dotted key": Case(("a", "b"), "a.x = 1\n«a.b.c» = 1\na.b.d = 2"),
    "bare key": Case(("-1_a",), "-1_a = «1»"),
    "quoted key": Case(("a b",), '"a b" = «1»'),
    "quoted key with a dot": Case(("a.b",), "'a.b' = «1»"),
    "quoted key with brackets": Case(("]#[",), "a = 1\n«[']#[']»\nb = 1"),
    "quoted key with escapes": Case(("aé\t",), r'"\x61\u00e9\t" = «1»'),
    "quoted key with what is no escape": Case((r"\u00e9",), r"'\u00e9' = «1»"),
    "empty quoted key": Case(("", ""), "''.\"\" = «1»"),
    "table": Case(("a",), "x = 1\n  «[a]» # [b]\n[b]"),
    "table with spaces": Case(("a", "b"), "«[ a . 'b' ]»"),
    "key of a table": Case(("a", "b"), "b = 0\n[a]\nb = «1»\n[c]\nb = 2"),
    "table implied by a header": Case(("a",), "«[a.b]»\n[a.c]"),
    "table implied by a header, then given": Case(("a",), "[a.b]\n«[a]»\n[a.c]"),
    "table implied by an array of tables": Case(("a",), "«[[a.b]]»\n[[a.b]]"),
    "table with keys of its own and a table within": Case(("a", "b", "c"), "[a]\nx=1\n[a.b]\nc = «1»"),
    "array of tables": Case(("a",), "«[[a]]»\n[[a]]"),
    "element of an array of tables": Case(("a", 1), "[[a]]\n«[[ a ]]»\n[[a]]"),
    "key in an array of tables": Case(("a", 1, "b"), "[[a]]\nb = 1\n[[a]]\nb = «2»\n"),
    "table in an array of tables": Case(("a", 1, "b"), "[[a]]\n[a.b]\n[[a]]\n«[a.b]»\n"),
    "key in a table in an array of tables": Case(("a", 1, "b", "c"), "[[a]]\n[[a]]\n[a.b]\nc=«1»"),
    "array of tables in an array of tables": Case(("a", 0, "b", 1), "[[a]]\n[[a.b]]\n«[[a.b]]»"),
    "later element of an array of tables": Case(("a", 1, "b", 0), "[[a]]\n[[a.b]]\n[[a]]\n«[[a.b]]»"),
    "missing key of a table": Case(("a", "b"), "«[a]»\nc = 1"),
    "missing key of an element": Case(("a", 1, "b"), "[[a]]\nb = 1\n«[[a]]»\nc = 1"),
    "missing element": Case(("a", 2), "a = «[1, 2]»"),
    "element from the end": Case(("a", -1), "a = «[1, 2]»"),
    "key of an array": Case(("a", "b"), "a = «[1, 2]»"),
    "position in a table": Case(("a", 0, "b"), "«[a]»\nb = 1"),
    "what would be inside a number": Case(("a", "b", "c"), "a = «1»"),
    "missing key of the whole": Case(("b",), "«»a = 1"),
    "the whole": Case((), "«»\n[a]"),
    "anything in nothing": Case(("a", 0), "«»"),
}

KEYS = {
    "key": Case(("a",), "«a» = 1"),
    "quoted key": Case(("a]", "b"), "['a]']\n\t«\"\\x62\"»=1"),
    "key of an inline table": Case(("a", "c"), "a = {b = 1, «c» = 2}"),
    "last part of a dotted key": Case(("a", "b"), "a . «b» = 1"),
    "first part of a dotted key": Case(("a",), "«a».b = 1\na.c = 1"),
    "header": Case(("a",), "[ «a» ]\nb = 1"),
    "last part of a header": Case(("a", "b"), "[a]\n[a.«b»]"),
    "first part of a header": Case(("a",), "[«a».b]\n[a.c]"),
    "first part of a header, then given": Case(("a",), "[a.b]\n[«a»]"),
    "array of tables": Case(("a",), "[[«a»]]\n[[a]]"),
    "table in an array of tables": Case(("a", 1, "b"), "[[a]]\n[a.b]\n[[a]]\n[a.«b»]"),
    "an element has no key": Case(("a", 1), "a = [1, «2»]"),
    "an element of an array of tables has no key": Case(("a", 1), "[[a]]\n«[[a]]»"),
    "a missing key": Case(("a", "b"), "«[a]»\nc = 1"),
    "the whole has no key": Case((), "«»a = 1"),
}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(("path", "marked"), SPANS.values(), ids=SPANS)
def test_value_stands_at(path: Path, marked: str, line_end: str) -> None:
    """The span of a value is the marked text, whatever ends the lines."""
    text, place = unmark(marked.replace("\n", line_end))
    assert Source("x.toml", text).span(path) == place


@pytest.mark.parametrize(("path", "marked"), KEYS.values(), ids=KEYS)
def test_key_stands_at(path: Path, marked: str) -> None:
    """The span of a key is the marked text."""
    text, place = unmark(marked)
    assert Source("x.toml", text).key_span(path) == place


@pytest.mark.parametrize("marked", [case.marked for case in (*SPANS.values(), *KEYS.values())])
def test_examples_are_toml(marked: str) -> None:
    """The examples above are such as tomli accepts."""
    tomli.loads(unmark(marked)[0])


def test_lines_and_columns_count_from_one_and_the_end_is_exclusive() -> None:
    """So that a place reads as an editor shows it."""
    source = Source("x.toml", "a = 12\nb = [\n  3,\n]\n")
    assert source.span(("a",)) == Span(line=1, column=5, end_line=1, end_column=7)
    assert source.span(("b",)) == Span(line=2, column=5, end_line=4, end_column=2)
    assert source.span(("b", 0)) == Span(line=3, column=3, end_line=3, end_column=4)


def test_columns_count_characters() -> None:
    """Neither bytes nor UTF-16 units nor cells of a terminal."""
    source = Source("x.toml", "'名称' = 1\n\"受理𠮷\" = {'é' = 2}\n")
    assert source.span(("名称",)) == Span(1, 8, 1, 9)
    assert source.key_span(("受理𠮷",)) == Span(2, 1, 2, 6)
    assert source.span(("受理𠮷", "é")) == Span(2, 16, 2, 17)


def test_only_a_newline_ends_a_line() -> None:
    """TOML knows no other line end, though Unicode and `str.splitlines` do."""
    text = "a = '\u2028\u0085\u2029' # \u2028\nb = 1"
    assert Source("x.toml", text).span(("b",)) == Span(2, 5, 2, 6)


@pytest.mark.parametrize(
    ("number", "line"),
    [(-1, ""), (0, ""), (1, "a = 1"), (2, ""), (3, " b = '受理'"), (4, ""), (5, "")],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_line_is_without_its_end(number: int, line: str, line_end: str) -> None:
    """A line that is not in the text is empty."""
    text = "a = 1\n\n b = '受理'\n".replace("\n", line_end)
    assert Source("x.toml", text).line(number) == line


def test_last_line_needs_no_end() -> None:
    """A text may end within a line."""
    assert Source("x.toml", "a = 1\nb = 2").line(2) == "b = 2"


def test_what_comes_before_an_error_keeps_its_place() -> None:
    """Nothing is raised: the text is not judged here."""
    source = Source("x.toml", "a = 1\n[b]\nc = [2, {=\nd = 3")
    assert source.span(("b", "c", 0)) == Span(3, 6, 3, 7)
    assert source.span(("b", "d")) == source.span(("b",)) == Span(2, 1, 2, 4)


def test_corpus_is_fetched() -> None:
    """Without the corpus the next test checks nothing, which must not pass unnoticed in CI."""
    if not toml_test.valid():
        missing = f"the toml-test corpus is not here; to fetch it: {toml_test.COMMAND}"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)


@pytest.mark.parametrize("file", toml_test.valid(), ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_agrees_with_tomli_on_the_corpus(file: pathlib.Path) -> None:
    """Every valid document of toml-test has its values where tomli finds them."""
    assert_agrees_with_tomli(file.read_bytes().decode())


BLANKS = st.sampled_from(("", " ", "\t", "  "))
GAPS = st.sampled_from(("", " ", "\n", "\n\t", " # ] } \" ''', =\n", "\n\n#\n"))
LINE_ENDS = st.sampled_from(("\n", " \n", '\t# [x] = \' """\n', "\n\n", "\n # [[x]]\n"))
LETTERS = st.text(st.sampled_from("ab é受𠮷#.,=[]{}"), max_size=4)
BASIC = st.lists(st.sampled_from(("a", "受", "'", "#", "]", r"\"", r"\\", r"\n", r"\u00e9", r"\x41")))
MULTILINE = st.lists(st.sampled_from(("a", "受", "'", "\n", '"b', '""b', "\\\n ", r"\"", r"\\", "]", "#", r"\e")))
LITERAL = st.lists(st.sampled_from(("a", "受", '"', "#", "]", "\\")))
SCALARS = st.one_of(
    st.integers().map(str),
    st.floats(allow_infinity=False, allow_nan=False).map(repr),
    st.sampled_from(("true", "false", "inf", "-nan", "0x1F", "542_091", "+1e5")),
    st.datetimes().map(lambda moment: moment.isoformat(" ")),
    st.dates().map(str),
    st.times().map(str),
    BASIC.map(lambda parts: f'"{"".join(parts)}"'),
    LITERAL.map(lambda parts: f"'{''.join(parts)}'"),
    st.builds(
        lambda parts, quotes: f'"""{"".join(parts)}{quotes}"""',
        MULTILINE,
        st.sampled_from(("", '"', '""')),
    ),
    st.builds(
        lambda parts, quotes: f"'''{''.join(parts)}{quotes}'''",
        st.lists(st.sampled_from(("a", "'b", "''b", "\n", '"', "\\", "]"))),
        st.sampled_from(("", "'", "''")),
    ),
)


class Document:
    """A document in the making: its text, and the offsets at which each value and key was put."""

    def __init__(self, draw: DrawFn) -> None:
        """Put keys into the root table, and then some tables."""
        self.draw = draw
        self.crlf = draw(st.booleans())
        self.text = ""
        self.values: dict[Path, tuple[int, int]] = {}
        self.keys: dict[Path, tuple[int, int]] = {}
        self.names = 0

        self.entries(())
        for _ in range(draw(st.integers(0, 3))):
            self.section()

    def put(self, text: str) -> tuple[int, int]:
        """Put a text with the line ends of this document; return its offsets."""
        start = len(self.text)
        self.text += text.replace("\n", "\r\n") if self.crlf else text
        return start, len(self.text)

    def put_one(self, strategy: SearchStrategy[str]) -> None:
        """Put one of many texts."""
        self.put(self.draw(strategy))

    def section(self) -> None:
        """Put a table, what is in it and around it, or an array of tables."""
        name = self.name()
        if self.draw(st.booleans()):
            for position in range(self.draw(st.integers(1, 3))):
                self.header((name, position))
                self.entries((name, position))
                if self.draw(st.booleans()):
                    self.header((name, position, self.name()))
        elif self.draw(st.booleans()):
            inner = self.name()
            self.header((name, inner))
            self.entries((name, inner))
            self.header((name,))
            self.entries((name,))
        else:
            self.header((name, self.name(), 0))

    def header(self, path: Path) -> None:
        """Put a header; that of an array of tables if the path ends in a position."""
        brackets = 2 if isinstance(path[-1], int) else 1
        start, _ = self.put("[" * brackets)
        places = self.dotted(path)
        _, end = self.put("]" * brackets)
        self.values = dict.fromkeys((*places, path), (start, end)) | self.values
        self.keys = places | self.keys
        if brackets == 1:  # a header says more than what only implies the table
            self.values[path], self.keys[path] = (start, end), places[path]
        self.put_one(LINE_ENDS)

    def entries(self, path: Path) -> None:
        """Put keys and values into a table, some of them behind the same dots."""
        for _ in range(self.draw(st.integers(0, 2))):
            prefix = tuple(self.name() for _ in range(self.draw(st.integers(0, 2))))
            for _ in range(self.draw(st.integers(1, 2))):
                self.put_one(BLANKS)
                self.entry(path, (*prefix, self.name()), depth=2)
                self.put_one(LINE_ENDS)

    def entry(self, table: Path, key: Path, depth: int) -> None:
        """Put a dotted key and its value into a table."""
        places = {(*table, *steps): place for steps, place in self.dotted(key).items()}
        whole = (min(places.values())[0], max(places.values())[1])
        self.values = dict.fromkeys(places, whole) | self.values
        self.keys = places | self.keys
        self.put_one(st.sampled_from(("=", " = ", "\t=")))
        self.value((*table, *key), depth)

    def value(self, path: Path, depth: int) -> None:
        """Put a value, with others in it down to a depth."""
        start = len(self.text)
        kind = self.draw(st.sampled_from("s[{" if depth else "s"))
        if kind == "s":
            self.put_one(SCALARS)
        else:
            self.put(kind)
            size = self.draw(st.integers(0, 3))
            for position in range(size):
                self.put_one(GAPS)
                if kind == "[":
                    self.value((*path, position), depth - 1)
                else:
                    self.entry(path, tuple(self.name() for _ in range(1 + position % 2)), depth - 1)
                self.put_one(GAPS)
                if position < size - 1 or self.draw(st.booleans()):
                    self.put(",")
            self.put_one(GAPS)
            self.put({"[": "]", "{": "}"}[kind])
        self.values[path] = (start, len(self.text))

    def dotted(self, path: Path) -> dict[Path, tuple[int, int]]:
        """Put the keys of `path` with dots between; return the offsets of each."""
        places: dict[Path, tuple[int, int]] = {}
        for depth, step in enumerate(path, start=1):
            if isinstance(step, str):
                self.put_one(BLANKS)
                if places:
                    self.put(".")
                    self.put_one(BLANKS)
                places[path[:depth]] = self.put(self.draw(spellings(step)))
        return places

    def name(self) -> str:
        """Return a key that is nowhere in the document."""
        self.names += 1
        return f"{self.draw(LETTERS)}{self.names}"


def spellings(name: str) -> SearchStrategy[str]:
    """Return the ways to write a key."""
    escaped = "".join(f"\\U{ord(character):08x}" for character in name)
    quoted = [f'"{name}"', f"'{name}'", f'"{escaped}"']
    return st.sampled_from([name, *quoted] if name.isascii() and name.isalnum() else quoted)


@given(st.composite(Document)())
def test_agrees_with_whoever_wrote_the_document(document: Document) -> None:
    """Values and keys stand where the document was told to put them."""
    text = document.text
    source = Source("x.toml", text)
    for path, (start, end) in document.values.items():
        assert source.span(path) == span_between(text, start, end)
    for path, (start, end) in document.keys.items():
        assert source.key_span(path) == span_between(text, start, end)
    assert_agrees_with_tomli(text)


@given(st.text(st.sampled_from("ab.=1[]{},\"'\\# \t\n\r-x受"), max_size=40))
def test_never_raises(text: str) -> None:
    """Any text gives a place; a text that happens to be TOML, the right places."""
    Source("x.toml", text).span(("a", 0, "b"))
    try:
        tomli.loads(text)
    except tomli.TOMLDecodeError:
        return
    assert_agrees_with_tomli(text)


SIZE = 1 << 18


def many(piece: str) -> str:
    """Repeat a piece up to the size, with each % replaced by the number of the repetition."""
    count = SIZE // len(piece.replace("%", "12345"))
    return "".join(piece.replace("%", str(number)) for number in range(count))


HOSTILE = {
    "short keys": many("%=1\n"),
    "short dotted keys": many("a.%=1\n"),
    "short headers": many("[%]\n"),
    "quoted keys with escapes": many('"\\t%"=1\n'),
    "one long dotted key": many("a.") + "a = 1",
    "one long dotted header": "[" + many("a.") + "a]",
    "one long quoted key": '"' + many(r"\\") + '" = 1',
    "deep headers": many("[" + "a." * 900 + "%]\n"),
    "ever deeper headers": "".join("[" + "a." * depth + "a]\n" for depth in range(512)),
    "keys behind a deep header": "[" + "a." * 900 + "a]\n" + many("%=1\n"),
    "arrays of tables": many("[[a]]\n"),
    "tables in arrays of tables": many("[[a]]\n[a.b]\n"),
    "array of numbers": "a = [" + many("1,") + "]",
    "array of strings": "a = [" + many('"",') + "]",
    "array of arrays": "a = [" + many("[],") + "]",
    "array of inline tables": "a = [" + many("{a=1},") + "]",
    "deep arrays": many("%=" + "[" * 390 + "]" * 390 + "\n"),
    "arrays without an end": "a = " + many("["),
    "one long inline table": "a = {" + many("%=1,") + "}",
    "string of escaped quotes": 'a = "' + many(r"\"") + '"',
    "string without an end": 'a = "' + many(r"\""),
    "multi-line string of quotes": 'a = """' + many('""b') + '"""',
    "multi-line string of backslashes": 'a = """' + many(r"\\") + '"""',
    "multi-line string of both": 'a = """' + many(r'""\"') + '"""',
    "multi-line string without an end": 'a = """' + many(r'""\"'),
    "multi-line literal string of quotes": "a = '''" + many("''b") + "'''",
    "spaces": many(" "),
    "spaces before a value": "a = " + many(" ") + "1",
    "spaces in a key": "a" + many(" ") + ". b = 1",
    "empty lines": many("\n"),
    "comments": many("#\n"),
    "comments in an array": "a = [" + many("#\n") + "]",
    "brackets in a comment": "#" + many("[{"),
    "one long number": "a = " + many("1"),
}


def test_scan_takes_as_long_as_the_text_is() -> None:
    """No text takes out of proportion longer than a usual one of the same size."""
    usual = many("accepted_% = 542_091  # 件\n")
    limit = 60 * min(processor_time(partial(scan, usual)) for _ in range(5))  # the worst takes 10 to 15 times as long
    assert [name for name, text in HOSTILE.items() if not is_within(partial(scan, text), limit)] == []


def scan(text: str) -> None:
    """Find a place."""
    Source("x.toml", text).span(("a", 0))


def assert_agrees_with_tomli(text: str) -> None:
    """Assert that there is a place for every value tomli sees, with that value and key in it."""
    source = Source("x.toml", text)
    values = dict(walk((), tomli.loads(text)))
    assert set(paths(source)) == set(values)
    for path, value in values.items():
        if is_inline(source, path, value):
            stated = cut(text, source.span(path))
            assert repr(tomli.loads(f"x = {stated}")) == repr({"x": value})  # as NaN != NaN
        if path and isinstance(path[-1], str):
            key = cut(text, source.key_span(path))
            assert tomli.loads(f"{key} = 0") == {path[-1]: 0}


def is_inline(source: Source, path: Path, value: object) -> bool:
    """Say whether a value is written after an equals sign or in an array, and not under headers."""
    if isinstance(value, list):
        return not value or source.span(path) != source.span((*path, 0))
    return not isinstance(value, dict) or cut(source.text, source.span(path)).startswith("{")


def walk(path: Path, value: object) -> Iterator[tuple[Path, object]]:
    """Yield a value as tomli gives it and all that is inside, each with its path."""
    yield path, value
    if isinstance(value, dict | list):
        for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from walk((*path, step), inner)


def paths(source: Source) -> Iterator[Path]:
    """Yield every path that has a place."""
    tree = source._tree  # noqa: SLF001 -- nobody else needs to know all paths
    found: list[tuple[Path, int]] = [((), 0)]
    while found:
        path, node = found.pop()
        yield path
        found.extend(((*path, step), inner) for step, inner in tree.inside.get(node, {}).items())


def unmark(marked: str) -> tuple[str, Span]:
    """Return the text of an example without its marks, and the span between them."""
    before, inside, after = re.split("[«»]", marked)
    text = before + inside + after
    return text, span_between(text, len(before), len(before + inside))


def span_between(text: str, start: int, end: int) -> Span:
    """Return the span between two offsets."""
    line, end_line = (text.count("\n", 0, offset) + 1 for offset in (start, end))
    column, end_column = (offset - text.rfind("\n", 0, offset) for offset in (start, end))
    return Span(line, column, end_line, end_column)


def cut(text: str, span: Span) -> str:
    """Return the text that a span covers."""
    lines = text.split("\n")[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    lines[0] = lines[0][span.column - 1 :]
    return "\n".join(lines)
