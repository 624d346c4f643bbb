"""Lines of a text with delimiters that are no whole row: found, put aside with their number, and the others kept.

A line is whole if it has as many cells as the header; a cell in quotation marks may go on over several lines. Where no
whole row begins, that line alone is torn, and reading goes on with the next: a mark that stands where it should not
costs one row and hides none of those below it.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TextIO

from licreport.cases.inputs.source import Source
from licreport.words.language import Words

FEWER, MORE, QUOTE, CODING = "fewer columns", "more columns", "quotation mark", "not utf-8"
TORN: Mapping[str, Words] = {
    FEWER: Words("a line of fewer columns than the header", "列数少于表头的行"),
    MORE: Words("a line of more columns than the header", "列数多于表头的行"),
    QUOTE: Words("a line with a quotation mark that is out of place or not closed", "引号位置不对或没有闭合的行"),
    CODING: Words("a line that is not in the encoding of the file", "编码与全文不符的行"),
}
"""Why a line is no row."""
_LONGEST = 1000
"""Lines over which one cell may go on."""
_BLOCK = 2**20
_END = 4096


class Mended(NamedTuple):
    """A text without its torn lines."""

    source: Source
    """The whole rows, each behind the number of its line, without header."""
    torn: Path
    """The number of each torn line, and why it is none."""


def lines_in(file: str) -> int:
    """Return how many lines a text has, blank ones at its end apart."""
    with Path(file).open("rb") as stream:
        count = sum(block.count(b"\n") for block in iter(lambda: stream.read(_BLOCK), b""))
        stream.seek(max(0, stream.tell() - _END))
        end = stream.read()
    return count - end[len(end.rstrip(b"\r\n")) :].count(b"\n") + 1


def mended(source: Source, scratch: Path) -> Mended:
    """Write the whole rows of a text into one file and which lines are torn into another."""
    rows, torn = scratch / "rows.csv", scratch / "torn.csv"
    mark = source.delimiter
    with (
        Path(source.path).open(encoding="utf-8-sig", errors="surrogateescape", newline="") as stream,
        rows.open("w", encoding="utf-8", newline="") as whole,
        torn.open("w", encoding="utf-8") as others,
    ):
        for number, text, why in _rows(stream, source):
            if why is None:
                whole.write(f"{number}{mark}{text}\n")
            else:
                others.write(f"{number},{why}\n")
    return Mended(source._replace(path=str(rows), header=0), torn)


def _rows(stream: TextIO, source: Source) -> Iterator[tuple[int, str, str | None]]:
    """Yield the number of each line that is not blank, with the row that begins there, or why there is none."""
    commas, own = len(source.columns) - 1, _Form(source.delimiter, len(source.columns))
    for _ in islice(stream, source.header):
        pass
    ahead: list[str] = []
    number = source.header
    while line := ahead.pop() if ahead else stream.readline():
        number += 1
        text = line.rstrip("\r\n")
        if not text.strip(" ") and commas:
            continue
        if not _is_text(text):
            yield number, "", CODING
        elif '"' not in text:
            count = text.count(source.delimiter)
            yield number, text, None if count == commas else FEWER if count < commas else MORE
        else:
            further = _further(line, stream, ahead, own)
            row = text if further is None else "".join([line, *further]).rstrip("\r\n")
            if further is not None and own.whole.fullmatch(row) and _is_text(row):
                yield number, row, None
                number += len(further)
            else:
                ahead += reversed(further or ())
                yield number, "", own.fault(row)


def _further(line: str, stream: TextIO, ahead: list[str], own: "_Form") -> list[str] | None:
    """Return the lines that a row goes on over, nothing where it ends with its first; None where it never ends."""
    text, further = line.rstrip("\r\n"), list[str]()
    is_open = own.open.fullmatch(text) is not None
    while is_open and len(further) < _LONGEST and (line_ := ahead.pop() if ahead else stream.readline()):
        further.append(line_)
        if '"' in line_:
            is_open = own.open.fullmatch("".join([line, *further]).rstrip("\r\n")) is not None
    if is_open:
        ahead += reversed(further)
        return None
    return further


def _is_text(text: str) -> bool:
    """Tell whether a text is one in Unicode."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


class _Form:
    """What a row with quotation marks looks like."""

    def __init__(self, delimiter: str, columns: int) -> None:
        mark = re.escape(delimiter)
        plain = rf'(?:[^"\r\n {mark}][^\r\n{mark}]*+)?+'
        cell = rf' *+(?:"(?:[^"]|"")*+" *+|{plain})'
        self.whole = re.compile(rf"{cell}(?:{mark}{cell}){{{columns - 1}}}")
        self.any = re.compile(rf"{cell}(?:{mark}{cell})*+")
        self.open = re.compile(rf'(?:{cell}{mark})*+ *+"(?:[^"]|"")*+')
        self._columns, self._cell, self._mark = columns, re.compile(cell), delimiter

    def fault(self, text: str) -> str:
        """Return why a line is no row."""
        if not self.any.fullmatch(text):
            return QUOTE
        place, count = 0, 0
        while place <= len(text) and (found := self._cell.match(text, place)):
            place, count = found.end() + 1, count + 1
        return FEWER if count < self._columns else MORE
