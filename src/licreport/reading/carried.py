"""The text of a document as JSON and back, to be carried from one process to another.

Whoever reads it back trusts nothing: what has another shape raises ValueError, TypeError or LookupError.
"""

import json
from typing import Any

from licreport.reading.text import Block, Cell, Grid, Line, Place, Text, Unread, UnreadableError
from licreport.words.language import Words


def text_in(text: Text) -> bytes:
    """Return a text as JSON."""
    blocks = [_line_in(block) if isinstance(block, Line) else _grid_in(block) for block in text.blocks]
    unread = [[*one.why, None if one.place is None else _place(one.place)] for one in text.unread]
    return _json({"blocks": blocks, "unread": unread})


def error_of(error: UnreadableError) -> bytes:
    """Return why a document cannot be read, as JSON."""
    return _json({"error": list(error.problem)})


def text_from(carried: bytes) -> Text:
    """Return the text that was carried; raises the UnreadableError that was carried in its place."""
    found = json.loads(carried)
    if "error" in found:
        raise error_from(found["error"])
    return Text(
        tuple(map(_block, found["blocks"])),
        tuple(
            Unread(_words(en, zh), None if place is None else _place_from(*place)) for en, zh, place in found["unread"]
        ),
    )


def error_from(words: Any) -> UnreadableError:  # noqa: ANN401  # whatever was carried
    """Return the error that was carried."""
    en, zh = words
    return UnreadableError(_words(en, zh))


def _json(found: object) -> bytes:
    return json.dumps(found, ensure_ascii=True, separators=(",", ":")).encode()


def _place(place: Place) -> list[str | int]:
    return [*place.called, place.line]


def _line_in(line: Line) -> list[str | int]:
    return [line.text, *_place(line.place), line.level]


def _grid_in(grid: Grid) -> list[object]:
    cells = [
        [cell.text, cell.row, cell.column, *_place(cell.place), cell.rows, cell.columns, cell.address]
        for cell in grid.cells
    ]
    return [grid.caption, cells]


def _block(block: Any) -> Block:  # noqa: ANN401  # as above
    if len(block) == 5:
        text, en, zh, line, level = block
        return Line(_str(text), _place_from(en, zh, line), _int(level))
    caption, cells = block
    return Grid(tuple(_cell(*cell) for cell in cells), _str(caption))


def _cell(text: Any, row: Any, column: Any, en: Any, zh: Any, line: Any, *covers: Any) -> Cell:  # noqa: ANN401, PLR0913, PLR0917  # as above
    rows, columns, address = covers
    place = _place_from(en, zh, line)
    return Cell(_str(text), _int(row), _int(column), place, _int(rows), _int(columns), _str(address))


def _place_from(en: Any, zh: Any, line: Any) -> Place:  # noqa: ANN401  # as above
    return Place(_words(en, zh), _int(line))


def _words(en: Any, zh: Any) -> Words:  # noqa: ANN401  # as above
    return Words(_str(en), _str(zh))


def _str(value: Any) -> str:  # noqa: ANN401  # as above
    if not isinstance(value, str):
        raise TypeError("not text")
    return value


def _int(value: Any) -> int:  # noqa: ANN401  # as above
    if type(value) is not int:
        raise TypeError("not a whole number")
    return value
