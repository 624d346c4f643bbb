"""A text that is not TOML → every slip in it, and the rest of it as TOML.

tomli stops at the first error. What it stopped in is taken out here, and the reading goes on at the next line that
starts a key or a table. What was taken out may have been any figure of its table, so that those which are not there
are not known to be missing.
"""

import re
from collections.abc import Callable
from decimal import Decimal
from itertools import islice
from typing import NamedTuple

import tomli

from licreport.report.address import LISTS, TABLES
from licreport.report.diagnostic import Finding
from licreport.report.mirrors import MIRRORS, flattened
from licreport.report.problem import Tree
from licreport.report.source import Path, Source, Span
from licreport.report.syntax import TOO_DEEP, not_read, not_toml, too_long
from licreport.report.syntax.doubt import WAIVER, Slip, doubtful
from licreport.report.syntax.misspelt import unclosed
from licreport.report.syntax.shapes import beginnings, is_header, key_in, opened_in, starts, table_in
from licreport.words.language import Words

MOST = 100
"""Slips in one file, after which it is given up."""
_MOST_CHARACTERS = 2**22  # read in all, the same text over again
_GIVEN_UP = Words(
    "the rest was not read, since there are too many errors above; mend those first",
    "前面的错误过多，此后的内容没有读取；请先改正前面的错误",
)


class Legible(NamedTuple):
    """What of a text is TOML."""

    slips: tuple[Finding, ...]
    """What is not, in the order of the text."""
    tree: Tree | None = None
    """None where the reading was given up."""
    legible: str = ""
    """The same lines, empty where they are not TOML."""
    doubtful: frozenset[Path] = frozenset()
    """What may have stood there."""


def read_on(source: Source, number: Callable[[str], Decimal]) -> Legible:
    """Return what of a text is TOML, and what is not; `number` makes a decimal number of its digits."""
    slips: list[Finding] = []
    reading, text, spent = _Reading(source.text.split("\n")), source.text, 0
    while True:
        try:
            tree = tomli.loads(text, parse_float=number)
            tree.pop(_APART, None)
            reading.keep_waivers(tree)
            return Legible(tuple(slips), tree, text, frozenset(doubtful(reading.slips, flattened(tree))))
        except tomli.TOMLDecodeError as error:
            spent += error.pos
            if len(slips) == MOST or spent > _MOST_CHARACTERS or not reading.reach(error.lineno):
                return Legible((*slips, not_read(_GIVEN_UP, span=Span(error.lineno, 1, error.lineno, 1))))
            slips.append(reading.swallowed() or not_toml(source, error, reading.start + 1))
            text = reading.without_it(is_twice=_TWICE.match(str(error)) is not None)
        except RecursionError:
            return Legible((*slips, not_read(TOO_DEEP)))
        except ValueError:  # an integer of thousands of digits, which Python refuses to read
            return Legible((*slips, too_long(Source(source.name, source.text, text))))


_TWICE = re.compile("Cannot|An object other|There is no nest")
"""What tomli says of a table or a value that is already there."""
_APART = "\0"
_STAND_IN = r'[["\u0000"]]'
"""The header of what stands in no table that is known: of a name that no report has."""


class _Reading:
    """The lines of a text as far as they were read, and the table that they have come to."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._left = lines.copy()
        self.slips: list[Slip] = []
        self._table: Path | None = ()
        self._headers: dict[str, int] = {}
        """How many tables there are of each name."""
        self._from = 0
        self.start = 0
        """The line, counted from 0, on which begins what could not be read."""
        self._swallowed: re.Match[str] | None = None
        """The quotation mark that opens a text in which other keys stand."""
        self._end = 0
        """The next line that starts a key or a table."""

    def reach(self, number: int) -> bool:
        """Come to what stands on a line that could not be read; tell whether that is beyond what was read before."""
        if number - 1 < self._from:
            return False
        before = None
        for line in beginnings("\n".join(self._lines[self._from : number])):
            before, self.start = self.start if starts(self._lines[self.start]) else before, self._from + line
            if self.start < number - 1 and (header := self._lines[self.start].lstrip(" \t")).startswith("["):
                self._enter(header)
        self._end = self._next_after(self.start)
        self._swallowed = opened_in(self._lines[self.start]) if self._end < number else None
        if before is not None and before >= self._from and not starts(self._lines[self.start]):
            end, opened = self._next_after(before), opened_in(self._lines[before])
            if opened and end < self.start:
                self.start, self._end, self._swallowed = before, end, opened
        return True

    def _next_after(self, start: int) -> int:
        """Return the next line behind one that starts a key or a table, or the end."""
        after = range(start + 1, len(self._lines))
        return next((line for line in after if starts(self._lines[line])), len(self._lines))

    def swallowed(self) -> Finding | None:
        """Return that the text in quotes is not closed where the next key's quotes seem to close it."""
        opened = self._swallowed
        return opened and unclosed(opened[1], self.start + 1, opened.start(1))

    def without_it(self, *, is_twice: bool) -> str:
        """Take what could not be read out, and return the text that is left to be read.

        Of what is there already, `is_twice`, a second table has no place.
        """
        line = self._lines[self.start]
        content = [each for each in islice(self._lines, self.start, self._end) if each.split("#")[0].strip()]
        self._left[self.start : self._end] = [""] * (self._end - self.start)
        self._from = self._end
        if is_header(line):
            self._slip_header(line, is_twice=is_twice)
        elif content:
            self.slips.append(Slip(self._table, key_in(line), is_all=len(content) == 1))
        return "\n".join(self._left)

    def _slip_header(self, line: str, *, is_twice: bool) -> None:
        """Put another header in the place of one that cannot be read, so that what is below stays apart."""
        name = table_in(line)
        is_known = name in TABLES or name in MIRRORS
        if is_known and not is_twice and (name in LISTS or name not in self._headers):
            header = f"[[{name}]]" if name in LISTS else f"[{name}]"
            self._enter(header)
        else:
            header, self._table = _STAND_IN, None
        self.slips.append(Slip(None, (name,) if is_known else (), is_all=False))
        self._left[self.start] = header

    def _enter(self, header: str) -> None:
        name = table_in(header)
        self._headers[name] = self._headers.get(name, 0) + 1
        self._table = (name, self._headers[name] - 1) if name in LISTS else (name,)

    def keep_waivers(self, tree: Tree) -> None:
        """Let a waiver be one still though its reason could not be read, so that what it accepts is not told too."""
        waivers = tree.get(WAIVER)
        given = waivers if isinstance(waivers, list) else []
        for slip in self.slips:
            if slip.table and slip.table[0] == WAIVER and int(slip.table[1]) < len(given):
                given[int(slip.table[1])].setdefault("reason", "…")
