"""Excel files up to 2003 (.xls); WPS Office writes the same as .et.

Values come from python-calamine. It tells neither what is hidden nor how numbers are shown: those are read from the
records of [MS-XLS], which say it in a few bytes each.
"""

import datetime
import io
import struct
from collections.abc import Iterator
from typing import Any

from licreport.reading.kinds.compound import streams
from licreport.reading.kinds.refusals import damaged, encrypted, missing, too_large
from licreport.reading.kinds.shown import BUILT_IN, shown
from licreport.reading.kinds.spread import Spot, Spread, laid
from licreport.reading.text import Block, Text, Unread, UnreadableError
from licreport.words.language import Words

_KIND = Words("Excel 97-2003 file", "Excel 97-2003 文件")
_MOST_CELLS = 1_000_000


def read(data: bytes) -> Text:
    """Return the sheets of the file that are shown, each as a grid."""
    try:
        from python_calamine import CalamineWorkbook  # noqa: PLC0415  # only those who read old files have it
    except ImportError:
        raise missing(_KIND, "python-calamine") from None
    found = streams(data, _KIND)
    try:
        sheets = list(_sheets(found.get("Workbook") or found.get("Book") or b""))
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        blocks: list[Block] = []
        unread: list[Unread] = []
        for (is_hidden, formats, spread), name in zip(sheets, book.sheet_names, strict=True):
            if is_hidden:
                unread.append(Unread(Words(f"the hidden sheet {name} was not read", f"未读取隐藏的工作表 {name}")))
                continue
            spread.name = name
            sheet = book.get_sheet_by_name(name)
            _take(spread, sheet, formats)
            blocks += laid(name, spread.cells())
            unread += spread.unread
    except (UnreadableError, KeyboardInterrupt, SystemExit, MemoryError):
        raise
    except BaseException:  # noqa: BLE001  # the library has errors of its own, and its panics are no Exception
        raise damaged(_KIND) from None
    return Text(tuple(blocks), tuple(unread))


def _take(spread: Spread, sheet: Any, formats: dict[Spot, str | None]) -> None:  # noqa: ANN401  # the library's
    for row, values in enumerate(sheet.to_python(skip_empty_area=False), 1):
        for column, value in enumerate(values, 1):
            spot = Spot(row, column)
            text = _text(value, formats.get(spot))
            if text is None:
                spread.say(Words("a number in a format that is not read", "数字的显示格式无法识别"), spot)
            spread.texts[spot] = text or ""
    for first, last in sheet.merged_cell_ranges or ():
        spread.merged.append((Spot(first[0] + 1, first[1] + 1), Spot(last[0] + 1, last[1] + 1)))


def _text(value: object, code: str | None) -> str | None:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return shown(repr(value), code)
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records of a part of the stream, to its end."""
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        if kind == _EOF:
            return
        at += 4 + size


_EOF, _LOCKED, _SHEET, _FORMAT, _STYLE, _ROW, _COLUMNS, _MANY = 0x0A, 0x2F, 0x85, 0x41E, 0xE0, 0x208, 0x7D, 0xBD
_CELLS = frozenset((0x203, 0x27E, 0x06, 0xFD, 0x204, 0x205, 0x201))


def _sheets(stream: bytes) -> Iterator[tuple[bool, dict[Spot, str | None], Spread]]:
    """Yield of each sheet whether it is hidden, the formats of its numbers, and what of it is hidden."""
    places, own, styles = [], dict[int, str](), list[int]()
    for kind, record in _records(stream, 0):
        if kind == _LOCKED:
            raise encrypted(_KIND)
        if kind == _SHEET:
            places.append((struct.unpack_from("<I", record)[0], bool(record[4] & 3)))
        elif kind == _STYLE:
            styles.append(struct.unpack_from("<H", record, 2)[0])
        elif kind == _FORMAT:
            number, _, is_wide = struct.unpack_from("<HHB", record)
            own[number] = record[5:].decode("utf-16-le" if is_wide & 1 else "latin-1")
    codes = [own.get(number) or BUILT_IN.get(number) for number in styles]
    for place, is_hidden in places:
        spread, formats = Spread(""), dict[Spot, str | None]()
        for spot, style in _spots(stream, place, spread):
            formats[spot] = codes[style] if style < len(codes) else None
        if formats and max(one.row for one in formats) * max(one.column for one in formats) > _MOST_CELLS:
            raise too_large(_KIND, Words("a sheet of more than a million cells", "超过一百万个单元格的工作表"))
        yield is_hidden, formats, spread


def _spots(stream: bytes, place: int, spread: Spread) -> Iterator[tuple[Spot, int]]:
    for kind, record in _records(stream, place):
        if kind == _ROW and struct.unpack_from("<H", record, 12)[0] & 0x20:
            spread.hidden_rows.add(struct.unpack_from("<H", record)[0] + 1)
        elif kind == _COLUMNS and struct.unpack_from("<H", record, 8)[0] & 1:
            first, last = struct.unpack_from("<HH", record)
            spread.hidden_columns.append(range(first + 1, last + 2))
        elif kind in _CELLS:
            row, column, style = struct.unpack_from("<HHH", record)
            yield Spot(row + 1, column + 1), style
        elif kind == _MANY:
            row, column = struct.unpack_from("<HH", record)
            for number in range((len(record) - 6) // 6):
                yield Spot(row + 1, column + number + 1), struct.unpack_from("<H", record, 4 + 6 * number)[0]
