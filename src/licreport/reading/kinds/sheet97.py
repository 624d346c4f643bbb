"""Excel files up to 2003 (.xls), from the records of [MS-XLS]; WPS Office writes the same as .et.

No library that reads them tells what is hidden and how numbers are shown, and the quickest ends the whole process on
some damaged files.
"""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from licreport.reading.kinds.compound import DAMAGES, streams
from licreport.reading.kinds.refusals import damaged, encrypted
from licreport.reading.kinds.shown import BUILT_IN, shown
from licreport.reading.kinds.spread import Spot, Spread, laid
from licreport.reading.text import Block, Text, Unread
from licreport.words.language import Words

_KIND = Words("Excel 97-2003 file", "Excel 97-2003 文件")


def read(data: bytes) -> Text:
    """Return the sheets of the file that are shown, each as a grid."""
    found = streams(data, _KIND)
    blocks: list[Block] = []
    unread: list[Unread] = []
    try:
        stream = found.get("Workbook") or found.get("Book") or b""
        book = _book(stream)
        for name, place, is_hidden in book.sheets:
            if is_hidden:
                unread.append(Unread(Words(f"the hidden sheet {name} was not read", f"未读取隐藏的工作表 {name}")))
                continue
            spread = Spread(name)
            _take(spread, _records(stream, place), book)
            blocks += laid(name, spread.cells())
            unread += spread.unread
    except DAMAGES:
        raise damaged(_KIND) from None
    if not blocks:
        unread.append(Unread(Words("the file holds no cells with text or numbers", "文件中没有含文字或数字的单元格")))
    return Text(tuple(blocks), tuple(unread))


_EOF, _CONTINUED, _LOCKED, _SINCE_1904, _START = 0x0A, 0x3C, 0x2F, 0x22, 0x809
_SHEET, _FORMAT, _STYLE, _STRINGS = 0x85, 0x41E, 0xE0, 0xFC
_ROW, _COLUMNS, _MERGED, _DRAWING = 0x208, 0x7D, 0xE5, 0xEC
_SHARED, _LABEL, _NUMBER, _SHORT, _MANY, _FORMULA, _SAID, _TRUTH = 0xFD, 0x204, 0x203, 0x27E, 0xBD, 0x06, 0x207, 0x205


def _records(stream: bytes, at: int) -> Iterator[tuple[int, list[bytes]]]:
    """Yield the records of a part of the stream to its end, each with what continues it."""
    kind, parts = 0, list[bytes]()
    while at + 4 <= len(stream):
        own, size = struct.unpack_from("<HH", stream, at)
        if own == _CONTINUED and parts:
            parts.append(stream[at + 4 : at + 4 + size])
        else:
            if parts:
                yield kind, parts
            kind, parts = own, [stream[at + 4 : at + 4 + size]]
        if own == _EOF:
            return
        at += 4 + size
    if parts:
        yield kind, parts


class _Book(NamedTuple):
    """What the sheets share, and where they are."""

    sheets: list[tuple[str, int, bool]]
    codes: list[str | None]
    strings: list[str]
    since_1904: bool


def _book(stream: bytes) -> _Book:
    sheets, own, styles = list[tuple[str, int, bool]](), dict[int, str](), list[int]()
    strings: list[str] = []
    since_1904 = False
    for kind, parts in _records(stream, 0):
        record = parts[0]
        if kind == _START and struct.unpack_from("<H", record)[0] != 0x600:
            raise damaged(_KIND)
        if kind == _LOCKED:
            raise encrypted(_KIND)
        if kind == _SHEET and record[5] == 0:
            name = record[8:].decode("utf-16-le" if record[7] & 1 else "latin-1")
            sheets.append((name, struct.unpack_from("<I", record)[0], bool(record[4] & 3)))
        elif kind == _STYLE:
            styles.append(struct.unpack_from("<H", record, 2)[0])
        elif kind == _FORMAT:
            number, _, is_wide = struct.unpack_from("<HHB", record)
            own[number] = record[5:].decode("utf-16-le" if is_wide & 1 else "latin-1")
        elif kind == _STRINGS:
            strings = list(_strings(parts))
        elif kind == _SINCE_1904:
            since_1904 = record[:1] == b"\1"
    return _Book(sheets, [own.get(number) or BUILT_IN.get(number) for number in styles], strings, since_1904)


def _strings(parts: list[bytes]) -> Iterator[str]:
    """Yield the shared strings; one that is continued says anew how wide its characters are."""
    parts = [parts[0][8:], *parts[1:]]
    number = at = 0
    while number < len(parts):
        if at >= len(parts[number]):
            number, at = number + 1, 0
            continue
        left, flags = struct.unpack_from("<HB", parts[number], at)
        at += 3
        after = 0
        if flags & 8:
            after += 4 * int(struct.unpack_from("<H", parts[number], at)[0])
            at += 2
        if flags & 4:
            after += int(struct.unpack_from("<I", parts[number], at)[0])
            at += 4
        text = ""
        while True:
            wide = 2 if flags & 1 else 1
            some = parts[number][at : at + left * wide]
            text += some.decode("utf-16-le" if wide == 2 else "latin-1", "replace")
            left -= len(some) // wide
            at += len(some)
            if left <= 0:
                break
            number, at, flags = number + 1, 1, parts[number + 1][0]
        while after and number < len(parts):
            step = min(after, len(parts[number]) - at)
            at, after = at + step, after - step
            if after:
                number, at = number + 1, 0
        yield text


def _take(spread: Spread, records: Iterator[tuple[int, list[bytes]]], book: _Book) -> None:
    said: Spot | None = None
    for kind, (record, *_) in records:
        _lay_out(spread, kind, record)
        if kind == _SAID and said:
            spread.texts[said] = _text(record)
        elif kind == _MANY:
            row, column = struct.unpack_from("<HH", record)
            for number in range((len(record) - 6) // 6):
                style, packed = struct.unpack_from("<HI", record, 4 + 6 * number)
                _put(spread, Spot(row + 1, column + number + 1), _unpacked(packed), style, book)
        elif kind in {_SHARED, _LABEL, _NUMBER, _SHORT, _FORMULA, _TRUTH}:
            row, column, style = struct.unpack_from("<HHH", record)
            said = Spot(row + 1, column + 1)
            value = _value(kind, record, book)
            if isinstance(value, str):
                spread.texts[said] = value
            else:
                _put(spread, said, value, style, book)


def _lay_out(spread: Spread, kind: int, record: bytes) -> None:
    """Take what says which cells are shown, and as which."""
    if kind == _ROW and struct.unpack_from("<H", record, 12)[0] & 0x20:
        spread.hidden_rows.add(struct.unpack_from("<H", record)[0] + 1)
    elif kind == _COLUMNS and struct.unpack_from("<H", record, 8)[0] & 1:
        first, last = struct.unpack_from("<HH", record)
        spread.hidden_columns.append(range(first + 1, last + 2))
    elif kind == _MERGED:
        for number in range(struct.unpack_from("<H", record)[0]):
            top, bottom, left, right = struct.unpack_from("<4H", record, 2 + 8 * number)
            spread.merged.append((Spot(top + 1, left + 1), Spot(bottom + 1, right + 1)))
    elif kind == _DRAWING:
        spread.say(Words("pictures, charts or notes were not read", "图片、图表或批注未读取"))


def _value(kind: int, record: bytes, book: _Book) -> str | float:
    if kind == _SHARED:
        return book.strings[int(struct.unpack_from("<I", record, 6)[0])]
    if kind == _LABEL:
        return _text(record[6:])
    if kind == _SHORT:
        return _unpacked(struct.unpack_from("<I", record, 6)[0])
    if kind == _TRUTH or (kind == _FORMULA and record[12:14] == b"\xff\xff"):
        is_truth = (record[7] == 0) if kind == _TRUTH else record[6] == 1
        return ("TRUE" if record[6 if kind == _TRUTH else 8] else "FALSE") if is_truth else ""
    return float(struct.unpack_from("<d", record, 6)[0])


def _text(record: bytes) -> str:
    length, flags = struct.unpack_from("<HB", record)
    return record[3 : 3 + length * (2 if flags & 1 else 1)].decode("utf-16-le" if flags & 1 else "latin-1", "replace")


def _unpacked(packed: int) -> float:
    """Return a number that was packed into 30 bits."""
    if packed & 2:
        value = float((packed >> 2) - (1 << 30 if packed & 0x80000000 else 0))
    else:
        value = float(struct.unpack("<d", struct.pack("<Q", (packed & 0xFFFFFFFC) << 32))[0])
    return value / 100 if packed & 1 else value


def _put(spread: Spread, spot: Spot, value: float, style: int, book: _Book) -> None:
    code = book.codes[style] if style < len(book.codes) else None
    text = shown(repr(value), code, since_1904=book.since_1904)
    if text is None:
        spread.say(Words("a number in a format that is not read", "数字的显示格式无法识别"), spot)
    spread.texts[spot] = text or ""
