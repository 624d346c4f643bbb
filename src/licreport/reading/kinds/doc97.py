"""Word files up to 2003 (.doc), as their text, pieces and properties lie in the container; WPS Office writes the same.

The layout is that of Microsoft's [MS-DOC]: the piece table says where the text is, and pages of 512 bytes say which
of its characters are deleted, hidden, struck out or raised, and which paragraphs end a row of a table.
"""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from licreport.reading.kinds.compound import DAMAGES, streams
from licreport.reading.kinds.flow import raised
from licreport.reading.kinds.refusals import damaged, encrypted, too_large
from licreport.reading.text import Block, Cell, Grid, Line, Place, Text, Unread
from licreport.words.language import Words

_KIND = Words("Word 97-2003 file", "Word 97-2003 文件")
_MOST_CHARACTERS = 2_000_000


def read(data: bytes) -> Text:
    """Return the paragraphs and tables of the file, its footnotes at the end."""
    found = streams(data, _KIND)
    main = found.get("WordDocument", b"")
    try:
        if main[:2] != b"\xec\xa5":
            raise damaged(_KIND)
        flags = _short(main, 10)
        if flags & 0x100:
            raise encrypted(_KIND)
        table = found["1Table" if flags & 0x200 else "0Table"]
        body, notes = _long(main, 0x4C), _long(main, 0x50)
        if body + notes > _MOST_CHARACTERS:
            raise too_large(_KIND, Words("more than two million characters", "超过两百万个字符"))
        document = _Document(main, table)
        characters = list(document.characters(body + notes))
    except DAMAGES:
        raise damaged(_KIND) from None
    blocks = [*document.blocks(characters[:body]), *document.notes(characters[body:])]
    return Text(tuple(blocks), tuple(document.unread(is_empty=not blocks)))


def _short(data: bytes, at: int) -> int:
    return int(struct.unpack_from("<H", data, at)[0])


def _long(data: bytes, at: int) -> int:
    return int(struct.unpack_from("<I", data, at)[0])


class _Run(NamedTuple):
    """Properties of the text between two places of the file."""

    start: int
    end: int
    style: int
    sprms: dict[int, bytes]


_DELETED, _HIDDEN, _STRUCK, _RAISED = 0x0800, 0x083C, 0x0837, 0x2A48
_IN_TABLE, _ENDS_ROW, _CELLS = 0x2416, 0x2417, 0xD608


class _Document:
    """The file, and what of it was left out so far."""

    def __init__(self, main: bytes, table: bytes) -> None:
        self._main = main
        self._pieces = list(_pieces(table[_long(main, 0x1A2) :][: _long(main, 0x1A6)]))
        self._runs = _Runs(main, table[_long(main, 0xFA) :][: _long(main, 0xFE)], is_of_paragraphs=False)
        self._paragraphs = _Runs(main, table[_long(main, 0x102) :][: _long(main, 0x106)], is_of_paragraphs=True)
        self._deleted = self._hidden = self._struck = self._pictures = 0

    def characters(self, most: int) -> Iterator[tuple[str, _Run]]:
        """Yield each character, empty where it is left out, with the properties of its paragraph."""
        left = most
        for length, offset, is_narrow in self._pieces:
            taken = min(length, left)
            wide = 1 if is_narrow else 2
            data = self._main[offset : offset + taken * wide]
            text = data.decode("cp1252" if is_narrow else "utf-16-le", "replace")
            if len(text) < taken and len(data) < taken * wide:
                raise damaged(_KIND)
            at = offset
            for one in text:
                yield self._shown(one, at), self._paragraphs.at(at)
                at += wide if one < "\U00010000" else 4
                if one >= "\U00010000":
                    yield "", self._paragraphs.at(at)
            left -= taken
        if left:
            raise damaged(_KIND)

    def _shown(self, one: str, at: int) -> str:
        sprms = self._runs.at(at).sprms
        for sprm, counter in ((_DELETED, "_deleted"), (_HIDDEN, "_hidden"), (_STRUCK, "_struck")):
            if sprms.get(sprm, b"\0")[:1] not in {b"\0", b""} and one not in "\r\x07":
                setattr(self, counter, getattr(self, counter) + 1)
                return ""
        if one in "\x01\x08":
            self._pictures += 1
        return raised(one) if sprms.get(_RAISED) == b"\x01" else one

    def blocks(self, characters: list[tuple[str, _Run]]) -> Iterator[Block]:
        """Yield the paragraphs and tables of the text."""
        has_rows = any(one == "\x07" and _ENDS_ROW in run.sprms for one, run in characters)
        count = tables = 0
        rows: list[_Row] = []
        row: list[str] = []
        text, cell, before = "", "", ""
        for one, run in [*characters, ("\r", _Run(0, 0, 0, {}))]:
            if one not in _ENDS:
                text, before = text + one, one
                continue
            said = _clean(text)
            text = ""
            if one == "\x07" and (_ENDS_ROW in run.sprms if has_rows else before == "\x07" and not said):
                rows.append(_Row(row, run.sprms.get(_CELLS, b"")))
                row = []
            elif one == "\x07":
                row.append(f"{cell}\n{said}".strip())
                cell = ""
            elif _IN_TABLE in run.sprms:
                cell += f"\n{said}"
            else:
                if rows:
                    tables += 1
                    yield from _grid(rows, tables)
                    rows = []
                for line in said.split("\n"):
                    if line.strip():
                        count += 1
                        level = run.style if 1 <= run.style <= 9 else 0
                        yield Line(line.strip(), Place(Words(f"paragraph {count}", f"段落 {count}")), level)
            before = one

    def notes(self, characters: list[tuple[str, _Run]]) -> Iterator[Line]:
        """Yield the footnotes."""
        text = _clean("".join(one for one, _ in characters).replace("\r", "\n"))
        for number, line in enumerate(filter(str.strip, text.split("\n")), 1):
            yield Line(line.strip(), Place(Words(f"footnote {number}", f"脚注 {number}")))

    def unread(self, *, is_empty: bool) -> Iterator[Unread]:
        """Yield what was left out."""
        for count, english, chinese in (
            (self._deleted, "characters deleted by tracked changes", "个修订中已删除的字符"),
            (self._hidden, "characters of hidden text", "个隐藏的字符"),
            (self._struck, "characters that are struck out", "个加删除线的字符"),
            (self._pictures, "pictures or drawings", "个图片或图形"),
        ):
            if count:
                yield Unread(Words(f"not read: {english} ({count})", f"未读取：{count} {chinese}"))
        if is_empty:
            yield Unread(Words("the file holds no text", "文件中没有文字"))


_ENDS = frozenset("\r\x07\x0c")


def _pieces(clx: bytes) -> Iterator[tuple[int, int, bool]]:
    """Yield how long each piece of the text is, where it lies, and whether it has one byte a character."""
    at = 0
    while clx[at] == 1:
        at += 3 + _short(clx, at + 1)
    length = _long(clx, at + 1)
    plc = clx[at + 5 :][:length]
    count = (length - 4) // 12
    for number in range(count):
        start, end = struct.unpack_from("<2I", plc, 4 * number)
        place = _long(plc, 4 * (count + 1) + 8 * number + 2)
        is_narrow = bool(place & 0x40000000)
        yield max(0, end - start), (place & 0x3FFFFFFF) // (2 if is_narrow else 1), is_narrow


class _Runs:
    """Properties by place in the file."""

    def __init__(self, main: bytes, plc: bytes, *, is_of_paragraphs: bool) -> None:
        count = max(0, len(plc) - 4) // 8
        pages = [_long(plc, 4 * (count + 1) + 4 * number) & 0x3FFFFF for number in range(count)]
        runs = [run for page in pages for run in _page(main[page * 512 :][:512], is_of_paragraphs)]
        self._runs = sorted(runs, key=lambda run: run.start)
        self._starts = [run.start for run in self._runs]

    def at(self, place: int) -> _Run:
        """Return the properties of the character there."""
        number = bisect_right(self._starts, place) - 1
        if number >= 0 and place < self._runs[number].end:
            return self._runs[number]
        return _Run(0, 0, 0, {})


def _page(page: bytes, is_of_paragraphs: bool) -> Iterator[_Run]:  # noqa: FBT001  # as above
    count = page[511]
    for number in range(count):
        start, end = struct.unpack_from("<2I", page, 4 * number)
        offset = page[4 * (count + 1) + number * (13 if is_of_paragraphs else 1)] * 2
        style, listed = 0, b""
        if offset and is_of_paragraphs:
            size = page[offset]
            offset, size = (offset + 1, 2 * size - 1) if size else (offset + 2, 2 * page[offset + 1])
            style, listed = _short(page, offset), page[offset + 2 : offset + size]
        elif offset:
            listed = page[offset + 1 : offset + 1 + page[offset]]
        yield _Run(start, end, style, dict(_sprms(listed)))


_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}


def _sprms(listed: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 2 < len(listed):
        sprm = _short(listed, at)
        at += 2
        size = _short(listed, at) + 1 if sprm == _CELLS else _SIZES.get(sprm >> 13) or listed[at] + 1
        yield sprm, listed[at : at + size]
        at += size


def _clean(text: str) -> str:
    """Return text without the marks in it: of fields only the result, of notes and pictures nothing."""
    made, shown = "", [True]
    for one in text:
        if one == "\x13":
            shown.append(False)
        elif one == "\x14":
            shown[-1] = True
        elif one == "\x15":
            shown = shown[:-1] or [True]
        elif all(shown):
            made += _SIGNS.get(one, one if one >= " " else "")
    return made


_SIGNS = {"\x0b": "\n", "\n": "\n", "\t": "\t", "\x1e": "-", "\xa0": " "}


class _Row(NamedTuple):
    """A row of a table, and how it says it is parted."""

    cells: list[str]
    parted: bytes


def _grid(rows: list[_Row], number: int) -> Iterator[Block]:
    borders = [_borders(row) for row in rows]
    places = sorted({place for row in borders for place in row})
    cells: list[Cell] = []
    above: dict[int, int] = {}
    for at, row in enumerate(rows):
        for index, text in enumerate(row.cells):
            column = places.index(borders[at][index])
            wide = max(1, places.index(borders[at][index + 1]) - column)
            if _goes_on(row, index) and column in above:
                cell = cells[above[column]]
                cells[above[column]] = cell._replace(rows=at - cell.row + 1)
                continue
            called = Words(
                f"table {number}, row {at + 1}, column {column + 1}", f"表{number}第{at + 1}行第{column + 1}列"
            )
            above[column] = len(cells)
            cells.append(Cell(text, at, column, Place(called), 1, wide))
    if len(cells) == 1:
        yield from (Line(line, cells[0].place) for line in cells[0].text.split("\n") if line)
    elif cells:
        yield Grid(tuple(cells))


def _borders(row: _Row) -> list[int]:
    """Return where the cells of a row begin and end; one after the other where the file does not say."""
    count = row.parted[2] if len(row.parted) > 2 else 0
    if count != len(row.cells) or len(row.parted) < 5 + 2 * count:
        return list(range(len(row.cells) + 1))
    found = list(struct.unpack_from(f"<{count + 1}h", row.parted, 3))
    return found if found == sorted(set(found)) else list(range(len(row.cells) + 1))


def _goes_on(row: _Row, index: int) -> bool:
    """Tell whether a cell goes on with the one above it."""
    count = row.parted[2] if len(row.parted) > 2 else 0
    at = 5 + 2 * count + 20 * index
    return at + 2 <= len(row.parted) and _short(row.parted, at) & 0x60 == 0x20
