"""What was filled into a form: its cells by their addresses, the rows of items, the notes."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from licreport.reading.grammar.printed import plain
from licreport.reading.grammar.tables.cells import rows_of
from licreport.reading.text import Cell, Grid, Line, Place, Text
from licreport.words.language import LANGS, Words
from licreport.writing.marks import ADDRESS, COMPUTED, FACTS, FIGURE, ITEM, ITEMS, NOTE, is_fill

Row = Mapping[int, Cell]


class Entry(NamedTuple):
    """What was filled in for one address; no cell where it was left blank."""

    address: str
    cell: Cell | None
    unit: str
    facts: Mapping[str, object]
    note: Cell | None


class FilledItem(NamedTuple):
    """The row of an item: what was filled in by the keys of the format."""

    cells: Mapping[str, Cell]
    facts: Mapping[str, object]
    note: Cell | None
    place: Place


class FilledFigure(NamedTuple):
    """A row for a figure with a name of its own: what was filled in by the keys of the format."""

    cells: Mapping[str, Cell]
    note: Cell | None


class Outside(NamedTuple):
    """A number that stands where the form asks for none."""

    text: str
    place: Place


class Filled(NamedTuple):
    """A form that was filled in."""

    entries: tuple[Entry, ...]
    items: tuple[FilledItem, ...]
    figures: tuple[FilledFigure, ...]
    outside: tuple[Outside, ...]


def filled(text: Text) -> Filled | None:
    """Return what a form holds; None for a document that is none."""
    found = next((block for block in text.blocks if isinstance(block, Grid) and _header(block) is not None), None)
    if found is None:
        return None
    entries: list[Entry] = []
    items: list[FilledItem] = []
    figures: list[FilledFigure] = []
    outside = [one for block in _behind(text, found) for one in _numbers(block)]
    columns: Mapping[int, str] = {}
    head, *rows = _from_header(found)
    at = _Columns.of(head)
    for row in rows:
        address = _text(row.get(at.address))
        facts = _facts(_text(row.get(at.facts)))
        if address == ITEMS:
            columns = {number: cell.text.strip() for number, cell in row.items() if number < at.address}
        elif address == ITEM:
            items += _item(row, columns, facts)
        elif address == FIGURE:
            figures += _figure(row, at)
        elif address and address != COMPUTED:
            entries.append(Entry(address, row.get(at.fill), _text(row.get(at.fill - 2)), facts, row.get(at.note)))
        elif not address and _is_number(row.get(at.fill)):
            outside.append(Outside(row[at.fill].text, row[at.fill].place))
    return Filled(tuple(entries), tuple(items), tuple(figures), tuple(outside))


class _Columns(NamedTuple):
    fill: int
    note: int
    address: int
    facts: int

    @classmethod
    def of(cls, head: Row) -> "_Columns":
        """Return which column is which, by their headings."""
        texts = {number: cell.text.strip() for number, cell in sorted(head.items(), reverse=True)}
        fill = next(number for number, text in texts.items() if is_fill(text))
        note, address, facts = (
            next((number for number in sorted(texts) if texts[number] in _said(words)), -1)
            for words in (NOTE, ADDRESS, FACTS)
        )
        return cls(fill, note, address, facts)


def _said(words: Words) -> set[str]:
    return {words.say(lang) for lang in LANGS}


def _header(grid: Grid) -> int | None:
    """Return the row of the headings of a form, as the grid counts them."""
    rows: dict[int, list[str]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(cell.text.strip())
    return next((row for row, texts in rows.items() if _is_header(texts)), None)


def _is_header(texts: Sequence[str]) -> bool:
    return any(map(is_fill, texts)) and bool({*texts} & _said(ADDRESS)) and bool({*texts} & _said(FACTS))


def _from_header(grid: Grid) -> Sequence[Row]:
    first = _header(grid)
    return rows_of(Grid(tuple(cell for cell in grid.cells if first is not None and cell.row >= first)))


def _behind(text: Text, form: Grid) -> Iterator[Grid | Line]:
    """Yield what stands behind a form: on other sheets, or below all that it asks for."""
    yield from text.blocks[text.blocks.index(form) + 1 :]


def _numbers(block: Grid | Line) -> Iterator[Outside]:
    for one in block.cells if isinstance(block, Grid) else (block,):
        if re.search(r"\d", plain(one.text)):
            yield Outside(one.text, one.place)


def _item(row: Row, columns: Mapping[int, str], facts: Mapping[str, object]) -> Iterator[FilledItem]:
    """Yield the item of a row; nothing of one that is free."""
    cells = {key.removeprefix("item."): row[number] for number, key in columns.items() if _text(row.get(number))}
    note = cells.pop("note", None)
    if cells:
        place = next(iter(cells.values())).place
        yield FilledItem(cells, facts if "name" in cells else {}, note, place)


def _figure(row: Row, at: _Columns) -> Iterator[FilledFigure]:
    """Yield the figure of a row; nothing of one that is free."""
    columns = {"name": at.fill - 3, "unit": at.fill - 2, "value": at.fill}
    cells = {key: row[number] for key, number in columns.items() if _text(row.get(number))}
    if cells:
        yield FilledFigure(cells, row.get(at.note))


def _is_number(cell: Cell | None) -> bool:
    return cell is not None and re.search(r"\d", plain(cell.text)) is not None


def _text(cell: Cell | None) -> str:
    return "" if cell is None else cell.text.strip()


def _facts(text: str) -> Mapping[str, object]:
    """Return what is known of a row; nothing where somebody has changed it so that it cannot be read."""
    try:
        return dict(tomllib.loads(f"facts = {text}")["facts"]) if text.startswith("{") else {}
    except (ValueError, TypeError):
        return {}
