"""Where each value stands in the text of a TOML file.

tomli says what a text means, not where it says so. This module reads the same text a second time,
looking only at keys, strings and brackets, and only once a place is asked for. It takes for granted
that tomli has parsed the text.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Collection
from contextlib import suppress
from functools import cached_property
from typing import NamedTuple

import tomli

from licreport.words.language import Words

_SHORT = 10_000  # characters; of a longer line nobody needs to know whether its end is one character or two

Path = tuple[str | int, ...]
"""Keys, and 0-based positions in arrays: `("item", 3, "accepted")`."""


def is_within(path: Path, places: Collection[Path]) -> bool:
    """Tell whether a path is one of some places, or leads into one."""
    return any(path[:length] in places for length in range(1, len(path) + 1))


class Spot(NamedTuple):
    """A place in one of several files."""

    path: Path
    file: str | None = None
    """The file's name; None for the file at hand."""


class Span(NamedTuple):
    """A stretch of text: lines and columns from 1, columns in characters, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class LeftOut(NamedTuple):
    """What was not read of a document, and why, and where it stands if that is known."""

    said: Words
    span: Span | None = None


class Source:
    """The text of one file and, once asked, where each value stands in it."""

    def __init__(self, name: str, text: str, legible: str | None = None) -> None:
        """Take the text as it is in the file, line ends included, without a byte order mark.

        Where not all of it is TOML, `legible` is what is: the same lines, less those that cannot be read.
        """
        self.name = name
        self.text = text
        self._legible = text if legible is None else legible
        self._characters: dict[int, array[int] | None] = {}

    def span(self, path: Path) -> Span:
        """Return where the value at `path` stands.

        A table stands at its header, or else at the first header or dotted key that implies it; an
        array of tables at its first header. What is not in the text stands where its nearest
        ancestor does, at worst at the very beginning.
        """
        node, _ = self._find(path)
        return self._span(self._tree.start[node], self._tree.end[node])

    def key_span(self, path: Path) -> Span:
        """Return where the last key of `path` stands, or `span(path)` if there is no such key."""
        node, found = self._find(path)
        if not found or node not in self._tree.key:
            return self.span(path)
        return self._span(*self._tree.key[node])

    def span_within(self, path: Path, start: int, end: int) -> Span:
        """Return where characters `start` up to `end` of the string at `path` stand, of its value as TOML reads it."""
        node, found = self._find(path)
        offsets = self._offsets(node) if found else None
        if offsets is None or not 0 <= start < end < len(offsets):
            return self.span(path)
        return self._span(offsets[start], offsets[end])

    def first(self, pattern: str) -> Span | None:
        """Return where the first value stands of which all, as it is written, matches a pattern; keys are none."""
        tree, text = self._tree, self._legible
        found = [node for node, start in enumerate(tree.start) if re.fullmatch(pattern, text[start : tree.end[node]])]
        return self._span(*min((tree.start[node], tree.end[node]) for node in found)) if found else None

    def _offsets(self, node: int) -> array[int] | None:
        """Return where each character of a string stands in the text, and last where the string ends."""
        if node not in self._characters:
            self._characters[node] = _characters(self._legible, self._tree.start[node], self._tree.end[node])
        return self._characters[node]

    is_document = False
    """Whether it is no TOML, so that nothing can be written into it, a waiver least of all."""
    left_out: tuple[LeftOut, ...] = ()
    """What a document holds that may be a figure, or more, and was not read; TOML is read in full."""
    accounted: tuple[LeftOut, ...] = ()
    """The other numbers of a document: as what each was read, or what it is that is no figure."""

    def told(self, span: Span) -> Words:
        """Return how a person is told a place in the file: by line and column."""
        place = f"{span.line}:{span.column}"
        return Words(place, place)

    def told_line(self, number: int) -> Words:
        """Return how a person is told a line."""
        return Words(f"line {number}", f"第 {number} 行")

    def gutter(self, number: int) -> str:
        """Return what stands to the left of a line that is quoted."""
        return str(number)

    def line(self, number: int) -> str:
        """Return the text of a line without its line end; nothing if there is no such line."""
        if not 1 <= number <= len(self._lines):
            return ""
        start = self._lines[number - 1]
        end = self.text.find("\n", start)
        return self.text[start : None if end < 0 else end].removesuffix("\r")

    def start_of(self, number: int) -> int:
        """Return the offset at which a line starts, in characters of the text."""
        return self._lines[number - 1]

    def part(self, number: int, start: int, end: int) -> str:
        """Return the text of a line from column `start` up to column `end`, which costs no more than it is long."""
        first = self._lines[number - 1] if number <= len(self._lines) else len(self.text)
        last = self._lines[number] if number < len(self._lines) else len(self.text)
        return self.text[first + start - 1 : min(first + end - 1, last)].rstrip("\r\n")

    def width(self, number: int) -> int:
        """Return how many characters a line has, its end not counted."""
        first = self._lines[number - 1] if number <= len(self._lines) else len(self.text)
        last = self._lines[number] if number < len(self._lines) else len(self.text)
        return len(self.text[first:last].rstrip("\r\n")) if last - first < _SHORT else last - first

    def _find(self, path: Path) -> tuple[int, bool]:
        """Return the node at `path` and True, or its nearest ancestor and False."""
        node, steps = 0, list(path)
        while steps:
            step = steps.pop(0)
            inside = self._tree.inside.get(node, {})
            if step not in inside and isinstance(step, str) and "." in step:  # a table within a table
                first, _, rest = step.partition(".")
                step, steps = first, [rest, *steps]
            if step not in inside:
                return node, False
            node = inside[step]
        return node, True

    def _span(self, start: int, end: int) -> Span:
        lines = self._legible_lines
        line, end_line = (bisect_right(lines, offset) for offset in (start, end))
        column, end_column = start - lines[line - 1], end - lines[end_line - 1]
        if self._legible is not self.text:  # a header in the place of one that cannot be read may be longer
            column, end_column = min(column, self.width(line)), min(end_column, self.width(end_line))
        return Span(line, column + 1, end_line, end_column + 1)

    @cached_property
    def _lines(self) -> list[int]:
        """The offset at which each line starts."""
        return _starts(self.text)

    @cached_property
    def _legible_lines(self) -> list[int]:
        return self._lines if self._legible is self.text else _starts(self._legible)

    @cached_property
    def _tree(self) -> _Tree:
        tree = _Tree(self._legible)
        with suppress(ValueError, LookupError):  # not TOML after all: what came before is kept
            tree.scan()
        return tree


def _starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\n", text))]


class _Part(NamedTuple):
    """One part of a dotted key, and its offsets."""

    name: str
    place: tuple[int, int]


# The repeats are possessive: each pattern matches in one way only, so there is no going back.
_BLANK = r"(?:[ \t\r\n,]++|#[^\n]*+)*+"
_BASIC = r'"(?:[^"\\]++|\\.)*+"'
_LITERAL = r"'[^']*+'"
_PART = rf"[ \t]*+([A-Za-z0-9_-]++|{_BASIC}|{_LITERAL})[ \t]*+([.=]?)[ \t]*+"
_MULTILINE_BASIC = r'"""(?:[^"\\]++|\\.|(?!""")")*+"{3,5}'
_MULTILINE_LITERAL = r"'''(?:[^']++|(?!''')')*+'{3,5}"
_BARE = r"""[^\[\]{} \t\r\n,#"']++(?: \d[^\]} \t\r\n,#]*+)?"""  # a space may part date and time
_STRING = f"{_MULTILINE_BASIC}|{_MULTILINE_LITERAL}|{_BASIC}|{_LITERAL}"
_VALUE = rf"({_BARE}|[\[{{]|{_STRING}){_BLANK}"


class _Tree:
    """The values of a text as numbered nodes, 0 being the whole.

    Columns of numbers, not objects: a text may hold half a million values, and the garbage
    collector would visit each of them time and again.
    """

    def __init__(self, text: str) -> None:
        self.start = [0]
        self.end = [0]
        self.key: dict[int, tuple[int, int]] = {}  # where the key stands, if there is one
        self.inside: dict[int, dict[str | int, int]] = {0: {}}  # the nodes in a table or an array
        self._text = text
        self._blank, self._part, self._value = (re.compile(pattern, re.DOTALL) for pattern in (_BLANK, _PART, _VALUE))

    def scan(self) -> None:
        """Find every value; raise ValueError or LookupError at what cannot be TOML."""
        table = 0
        pos = self._skip(0)
        while pos < len(self._text):
            if self._text[pos] == "[":
                table, pos = self._read_header(pos)
            else:
                node, pos = self._read_key(table, pos)
                pos = self._read_value(node, pos)

    def _read_header(self, start: int) -> tuple[int, int]:
        """Return the table that a header opens, and where the text goes on."""
        bracket = "[[" if self._text.startswith("[[", start) else "["
        (*parents, last), end = self._read_parts(start + len(bracket))
        end += len(bracket)
        node = self._open(self._table(0, parents, start, end), last, start, end)
        if bracket == "[[":
            node = self._add(node, len(self.inside[node]), start, end)
            self.inside[node] = {}
        else:
            self.start[node], self.end[node], self.key[node] = start, end, last.place
        return node, self._skip(end)

    def _read_key(self, holder: int, start: int) -> tuple[int, int]:
        """Return a new node for the value of a dotted key, and where that value starts."""
        (*parents, last), pos = self._read_parts(start)
        holder = self._table(holder, parents, start, last.place[1])
        node = self._add(holder, last.name, pos, pos)
        self.key[node] = last.place
        return node, pos

    def _read_parts(self, pos: int) -> tuple[list[_Part], int]:
        """Return the parts of a dotted key, and where the text goes on."""
        parts = []
        while True:
            match = self._match(self._part, pos)
            pos = match.end()
            parts.append(_Part(_unquoted(match[1]), match.span(1)))
            if match[2] != ".":
                return parts, pos

    def _read_value(self, node: int, pos: int) -> int:
        """Find where a value ends, and all that is in it; return where the text goes on."""
        unclosed = []  # the arrays and inline tables around `pos`, innermost last
        while True:
            match = self._match(self._value, pos)
            pos = match.end()
            self.end[node] = match.end(1)
            if match[1] in ("[", "{"):
                self.inside[node] = {}
                unclosed.append(node)
            while unclosed and self._text[pos] in "]}":
                self.end[unclosed.pop()] = pos + 1
                pos = self._skip(pos + 1)
            if not unclosed:
                return pos
            holder = unclosed[-1]
            if self._text[self.start[holder]] == "[":
                node = self._add(holder, len(self.inside[holder]), pos, pos)
            else:
                node, pos = self._read_key(holder, pos)

    def _table(self, holder: int, parts: list[_Part], start: int, end: int) -> int:
        """Return the table that a dotted key leads to; of an array of tables, the last one."""
        for part in parts:
            node = self._open(holder, part, start, end)
            inside = self.inside[node]
            holder = inside[len(inside) - 1] if 0 in inside else node
        return holder

    def _open(self, holder: int, part: _Part, start: int, end: int) -> int:
        """Return the table or array of that name, a new one standing from `start` to `end`."""
        node = self.inside[holder].get(part.name)
        if node is None:
            node = self._add(holder, part.name, start, end)
            self.key[node] = part.place
            self.inside[node] = {}
        return node

    def _add(self, holder: int, step: str | int, start: int, end: int) -> int:
        node = self.inside[holder][step] = len(self.start)
        self.start.append(start)
        self.end.append(end)
        return node

    def _skip(self, pos: int) -> int:
        return self._match(self._blank, pos).end()

    def _match(self, pattern: re.Pattern[str], pos: int) -> re.Match[str]:
        match = pattern.match(self._text, pos)
        if match is None:
            raise ValueError
        return match


_DELIMITER = r"""(\"{3}|'{3})(?:\r?\n)?|["']"""
_CHARACTER = r"""
      \\[ \t]*\r?\n[ \t\r\n]*                       # a line end that is escaped, and what is trimmed behind it
    | (\\(?:u[0-9A-Fa-f]{4} | U[0-9A-Fa-f]{8} | x[0-9A-Fa-f]{2} | .) | \r\n | .)
    """


def _characters(text: str, start: int, end: int) -> array[int] | None:
    """Return the offset of every character of the string that stands there, and of its closing quotes; else None."""
    opening = re.match(_DELIMITER, text[start : start + 5])
    if opening is None:
        return None
    first, last = start + opening.end(), end - (3 if opening[1] else 1)
    if text[start] == "'":
        found = (match.start() for match in re.finditer(r"\r\n|.", text[first:last], re.DOTALL))
    else:
        found = (
            match.start() for match in re.finditer(_CHARACTER, text[first:last], re.VERBOSE | re.DOTALL) if match[1]
        )
    return array("q", [*(first + offset for offset in found), last])


def _unquoted(part: str) -> str:
    if part.startswith('"') and "\\" in part:
        return str(tomli.loads(f"_={part}")["_"])
    return part[1:-1] if part.startswith(("'", '"')) else part
