"""The text of a document as findings quote it: a line for each paragraph and each row of a table, with its place."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from licreport.reading.grammar.claim import Quotation
from licreport.reading.text import Block, Cell, Line, Place, Text
from licreport.report.source import Path, Source, Span
from licreport.words.language import Words

BETWEEN_CELLS = " │ "
_NOWHERE = Span(1, 1, 1, 1)
_BLANK = Place(Words("", ""))


class _Piece(NamedTuple):
    """A cell, or a line of a paragraph: its line and column in the text, and where in the paragraph it begins."""

    line: int
    column: int
    text: str
    offset: int

    def span(self, start: int, end: int) -> Span:
        """Return where some characters of it stand, counted from 0."""
        return Span(self.line, self.column + start, self.line, self.column + end)


class Laid(NamedTuple):
    """A line of the text as it stands in the document: what of it is a cell, and in which table."""

    table: int | None = None
    """The number of the table that it is a row of; None where it is none."""
    level: int = 0
    """The level of the heading that it is."""
    cells: tuple[tuple[int, int, Cell], ...] = ()
    """Each cell of a row with the columns in which its text begins and ends, from 1."""


class DocumentSource(Source):
    """A document's text, and where each figure that was read of it stands."""

    is_document = True

    def __init__(self, name: str, text: Text) -> None:
        self._places: list[Place] = []
        """Of each line."""
        self._pieces: dict[Place, list[_Piece]] = {}
        """What stands at a place: the lines of a paragraph, a cell."""
        self._cells: set[Place] = set()
        self._lines_laid_out: list[str] = []
        self.laid: list[Laid] = []
        """How each line stands in the document."""
        for number, block in enumerate(text.blocks):
            self._lay_out(block, number)
        super().__init__(name, "\n".join(self._lines_laid_out))
        self._spans: dict[Path, Span] = {}

    def _lay_out(self, block: Block, number: int) -> None:
        if isinstance(block, Line):
            offset = 0
            for piece in block.text.split("\n"):
                self._line([(piece, block.place)], offset)
                self.laid.append(Laid(level=block.level))
                offset += len(piece) + 1
            return
        self._cells |= {cell.place for cell in block.cells}
        rows: dict[int, list[Cell]] = {}
        for cell in block.cells:
            rows.setdefault(cell.row, []).append(cell)
        for row in rows.values():
            self._line([(cell.text, cell.place) for cell in row])
            ends = accumulate((len(cell.text) + len(BETWEEN_CELLS) for cell in row), initial=1)
            cells = ((start, start + len(cell.text), cell) for start, cell in zip(ends, row, strict=False))
            self.laid.append(Laid(number, cells=tuple(cells)))

    def _line(self, pieces: Sequence[tuple[str, Place]], offset: int = 0) -> None:
        """Add a line; where the document has lines itself, empty ones before it, so that it has the same number."""
        while len(self._places) + 1 < pieces[0][1].line:
            self._places.append(_BLANK)
            self._lines_laid_out.append("")
            self.laid.append(Laid())
        shown = ""
        for text, place in pieces:
            shown += BETWEEN_CELLS if shown else ""
            piece = _Piece(len(self._places) + 1, len(shown) + 1, text.replace("\n", " "), offset)
            self._pieces.setdefault(place, []).append(piece)
            shown += piece.text
        self._places.append(pieces[0][1])
        self._lines_laid_out.append(shown)

    def put(self, spans: Mapping[Path, Span]) -> None:
        """Take note of where figures stand, by their paths in the report."""
        self._spans |= spans

    def span_of(self, quoted: Quotation) -> Span:
        """Return where the words of a quotation stand."""
        for piece in self._pieces.get(quoted.place, ()):
            start = quoted.start - piece.offset
            if start >= 0 and piece.text.startswith(quoted.exact, start):
                return piece.span(start, start + len(quoted.exact))
        return self.span_at(quoted.place)

    def span_at(self, place: Place | None) -> Span:
        """Return where what stands at a place begins; the beginning of the document for one that is not in its text."""
        pieces = None if place is None else self._pieces.get(place)
        return pieces[0].span(0, len(pieces[0].text)) if pieces else _NOWHERE

    def span(self, path: Path) -> Span:
        """Return where the figure at `path` was read; of a table or an element, its first figure."""
        for length in range(len(path), 0, -1):
            known = self._spans.get(path[:length])
            found = known or next((span for own, span in self._spans.items() if own[:length] == path[:length]), None)
            if found:
                return found
        return _NOWHERE

    def key_span(self, path: Path) -> Span:
        """Return the same, since a document has no keys."""
        return self.span(path)

    def span_within(self, path: Path, start: int, end: int) -> Span:  # noqa: ARG002  # of TOML alone
        """Return the same, since nothing of a document's prose is in the report."""
        return self.span(path)

    def first(self, pattern: str) -> Span | None:  # noqa: ARG002  # as above
        """Return nothing: a document has no values of TOML."""
        return None

    def told(self, span: Span) -> Words:
        """Return a place as a person would look it up: `paragraph 12, character 31`, `sheet1!B3`."""
        here = self._on_lines.get(span.line, ())
        begun = [(piece.column, place, piece) for piece, place in here if piece.column <= span.column]
        _, place, piece = max(begun, key=itemgetter(0), default=(0, _BLANK, None))
        if piece is None or not place.called.en:
            return super().told(span)
        if len(here) > 1 or place in self._cells:
            return place.called
        character = span.column + piece.offset
        return Words(f"{place.called.en}, character {character}", f"{place.called.zh}，第{character}字")

    @cached_property
    def _on_lines(self) -> Mapping[int, Sequence[tuple[_Piece, Place]]]:
        """The pieces of each line."""
        found: dict[int, list[tuple[_Piece, Place]]] = {}
        for place, pieces in self._pieces.items():
            for piece in pieces:
                found.setdefault(piece.line, []).append((piece, place))
        return found

    def told_line(self, number: int) -> Words:
        """Return how a person is told a line: the paragraph that it is, the row of a table."""
        place = self._places[number - 1] if number <= len(self._places) else None
        return place.called if place is not None and place.called.en else super().told_line(number)

    def gutter(self, number: int) -> str:
        """Return the number of a line where the document itself has lines."""
        place = self._places[number - 1] if number <= len(self._places) else None
        return str(place.line) if place is not None and place.line else ""
