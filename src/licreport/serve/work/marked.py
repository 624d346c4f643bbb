"""A text with its marks, as the page builds it: plain pieces, and which marks each of them belongs to.

Nothing here is HTML, and no piece tells the page where another one begins: it makes a node of each.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, pairwise
from typing import NamedTuple

from licreport.reading.quoted import DocumentSource, Laid
from licreport.report.load import Loaded
from licreport.report.mirrors import in_file
from licreport.report.source import Path, Span
from licreport.words.language import Words

STATES = ("read", "left", "waived", "doubtful", "contradicted")
"""What a mark may say of its words, the gravest last."""
MOST_LINES = 20_000


class Mark(NamedTuple):
    """A stretch of text that something is to be said of."""

    span: Span
    state: str
    says: tuple[Words, ...] = ()
    path: Path | None = None


class Marks:
    """The marks of a text; what is said twice of the same words is one mark."""

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self._found: list[Mark] = []
        self._at: dict[Span, int] = {}

    def add(self, span: Span, state: str, says: Words | None = None, path: Path | None = None) -> int | None:
        """Mark some words, and return the number of the mark; None where there are none to mark."""
        span = self._within_its_line(span)
        if span.column >= span.end_column:
            return None
        number = self._at.setdefault(span, len(self._found))
        if number == len(self._found):
            self._found.append(Mark(span, state, path=path))
        mark = self._found[number]
        graver = max(mark.state, state, key=STATES.index)
        said = mark.says if says is None or says in mark.says else (*mark.says, says)
        self._found[number] = mark._replace(state=graver, says=said, path=mark.path or path)
        return number

    def of(self, path: Path) -> int | None:
        """Return the number of the mark of a figure."""
        return self._at.get(self._within_its_line(self._loaded.source.span(path)))

    def _within_its_line(self, span: Span) -> Span:
        if span.end_line == span.line:
            return span
        return Span(span.line, span.column, span.line, self._loaded.source.width(span.line) + 1)

    def as_data(self) -> list[dict[str, object]]:
        """Return the marks as plain data."""
        return [self._mark(mark) for mark in self._found]

    def _mark(self, mark: Mark) -> dict[str, object]:
        source, path = self._loaded.source, mark.path
        told = source.told(mark.span)
        return {
            "state": mark.state,
            "says": [{"en": words.en, "zh": words.zh} for words in mark.says],
            "place": {"en": told.en, "zh": told.zh},
            "line": mark.span.line,
            "range": self.range(mark.span),
            "path": None if path is None else list(path),
            "address": None if path is None else self._loaded.addresses.of(path),
            "written": shown(source.part(mark.span.line, mark.span.column, mark.span.end_column)),
        }

    def range(self, span: Span) -> list[int]:
        """Return where some words begin and end in the whole text, as a browser counts its characters."""
        if self._loaded.source.is_document or span.line > len(self._begun):  # nobody edits it, or it is not shown
            return [0, 0]
        line, before = self._loaded.source.line(span.line), self._begun[span.line - 1]
        begin, end = span.column - 1, span.end_column - 1
        return [before + _units(line[:begin]), before + _units(line[:end])]

    @cached_property
    def _begun(self) -> Sequence[int]:
        """Where each line begins, as a browser counts."""
        lines = self._loaded.source.text.split("\n")
        return [*accumulate((_units(line) + 1 for line in lines), initial=0)]

    def lines(self) -> list[dict[str, object]]:
        """Return the text line by line, cut where a mark begins or ends."""
        marks: dict[int, list[tuple[int, int, int]]] = {}
        for number, mark in enumerate(self._found):
            marks.setdefault(mark.span.line, []).append((mark.span.column, mark.span.end_column, number))
        source = self._loaded.source
        laid = source.laid if isinstance(source, DocumentSource) else ()
        count = source.text.count("\n") + 1 if source.text else 0
        return [
            _line(source.line(n), marks.get(n, ()), laid[n - 1] if laid else None)
            for n in range(1, min(count, MOST_LINES) + 1)
        ]


def _line(text: str, marks: Sequence[tuple[int, int, int]], laid: Laid | None) -> dict[str, object]:
    if laid is None or laid.table is None:
        line: dict[str, object] = {"parts": [*_pieces(text, 1, len(text) + 1, marks)]}
        return line | {"level": laid.level} if laid is not None and laid.level else line
    cells = [
        {
            "parts": [*_pieces(text, start, end, marks)],
            **({"rows": cell.rows} if cell.rows > 1 else {}),
            **({"columns": cell.columns} if cell.columns > 1 else {}),
            "column": cell.column,
        }
        for start, end, cell in laid.cells
    ]
    return {"table": laid.table, "cells": cells}


def _pieces(text: str, first: int, last: int, marks: Sequence[tuple[int, int, int]]) -> Iterator[list[object]]:
    """Yield pieces of a line, each with the numbers of the marks that it belongs to."""
    cuts = {first, last} | {cut for start, end, _ in marks for cut in (start, end) if first < cut < last}
    ordered = sorted(cuts)
    for begin, end in pairwise(ordered):
        numbers = [number for start, stop, number in marks if start <= begin and end <= stop]
        yield [shown(text[begin - 1 : end - 1]), *numbers]


def shown(text: str) -> str:
    """Return a text with what would turn the direction of writing, or is no character, made visible as such."""
    return text.translate(_UNSHOWN)


_CONTROLS = (*range(9), *range(10, 32), *range(0x7F, 0xA0), 0x61C, 0x200E, 0x200F, *range(0x202A, 0x202F))
_UNSHOWN: Mapping[int, str] = dict.fromkeys(
    (*_CONTROLS, *range(0x2066, 0x206A), 0xFEFF, *range(0xD800, 0xE000)), "\ufffd"
)


def _units(text: str) -> int:
    """Return how many characters a text has as a browser counts them."""
    return len(text) + sum(map("\uffff".__lt__, text)) if not text.isascii() else len(text)


def place_in_file(path: Path) -> list[str | int]:
    """Return a path as the TOML has it."""
    return list(in_file(path))
