"""Word files up to 2003, and the container that they lie in, as bytes put together piece by piece."""

import struct
from collections.abc import Mapping, Sequence

_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def container(streams: Mapping[str, bytes]) -> bytes:
    """Return a container of streams, each filled up to the 4096 bytes from which on they have sectors of their own."""
    filled = {name: data.ljust(4096, b"\0") for name, data in streams.items()}
    entries = [("Root Entry", 5, _END, 0)]
    chain = [_FAT] * 8
    body = b""
    for name, data in filled.items():
        padded = data + b"\0" * (-len(data) % 512)
        first, count = len(chain), len(padded) // 512
        chain += [*range(first + 1, first + count), _END]
        entries.append((name, 2, first, len(data)))
        body += padded
    directory = b""
    for number, (name, kind, start, size) in enumerate(entries):
        child = 1 if number == 0 and len(entries) > 1 else _FREE
        right = number + 1 if 0 < number < len(entries) - 1 else _FREE
        named = (name + "\0").encode("utf-16-le")
        directory += struct.pack("<64sHBB3I36xIQ", named, len(named), kind, 1, _FREE, right, child, start, size)
    directory += b"\0" * (-len(directory) % 512)
    at = len(chain)
    chain += [*range(at + 1, at + len(directory) // 512), _END]
    head = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        0,
        8,
        at,
        0,
        4096,
        _END,
        0,
        _END,
        0,
    )
    table = b"".join(struct.pack("<I", one) for one in chain).ljust(8 * 512, b"\xff")
    difat = b"".join(struct.pack("<I", number) for number in range(8)).ljust(436, b"\xff")
    return head + difat + table + body + directory


IN_TABLE = b"\x16\x24\x01"
ENDS_ROW = IN_TABLE + b"\x17\x24\x01"
DELETED, HIDDEN, STRUCK, RAISED = b"\x00\x08\x01", b"\x3c\x08\x01", b"\x37\x08\x01", b"\x48\x2a\x01"


def cells(*borders: int, merges: Sequence[int] = ()) -> bytes:
    """Return the end of a row whose cells begin and end there."""
    count = len(borders) - 1
    told = struct.pack(f"<B{count + 1}h", count, *borders) + b"".join(struct.pack("<H18x", one) for one in merges)
    return ENDS_ROW + b"\x08\xd6" + struct.pack("<H", len(told) + 1) + told


def doc(
    *paragraphs: tuple[str | Sequence[tuple[str, bytes]], bytes, int],
    notes: str = "",
    flags: int = 0x200,
    **others: bytes,
) -> bytes:
    """Return a Word file of paragraphs: text (with its mark at the end) or runs with properties, properties, style."""
    text, runs, ends = "", [], []
    for said, about, style in paragraphs:
        for run, properties in [(said, b"")] if isinstance(said, str) else said:
            text += run
            runs.append((len(text), properties))
        ends.append((len(text), struct.pack("<H", style) + about))
    body, first = len(text), 0x800
    text += notes
    data = text.encode("utf-16-le")
    page = (first + len(data) + 511) // 512
    of_runs = _page([(first + 2 * end, bytes([len(one)]) + one if one else b"") for end, one in runs], first, 1)
    of_paragraphs = _page([(first + 2 * end, _counted(one)) for end, one in ends], first, 13)
    table = b"\x02" + struct.pack("<IIIHIH", 16, 0, len(text), 0, first, 0)
    plc = struct.pack("<3I", first, first + len(data), page), struct.pack("<3I", first, first + len(data), page + 1)
    main = bytearray(page * 512)
    main[0:2], main[10:12] = b"\xec\xa5", struct.pack("<H", flags)
    for at, number in (
        (0x4C, body),
        (0x50, len(notes)),
        (0x1A2, 0),
        (0x1A6, len(table)),
        (0xFA, len(table)),
        (0xFE, 12),
        (0x102, len(table) + 12),
        (0x106, 12),
    ):
        struct.pack_into("<I", main, at, number)
    main[first : first + len(data)] = data
    return container({"WordDocument": bytes(main) + of_runs + of_paragraphs, "1Table": table + b"".join(plc), **others})


def _counted(listed: bytes) -> bytes:
    return bytes([0, len(listed) // 2]) + listed if len(listed) % 2 == 0 else bytes([(len(listed) + 1) // 2]) + listed


def _page(entries: Sequence[tuple[int, bytes]], first: int, wide: int) -> bytes:
    page = bytearray(512)
    page[511] = len(entries)
    end = 510
    struct.pack_into("<I", page, 0, first)
    for number, (place, told) in enumerate(entries):
        struct.pack_into("<I", page, 4 * (number + 1), place)
        if told:
            end = (end - len(told)) // 2 * 2
            page[end : end + len(told)] = told
            page[4 * (len(entries) + 1) + wide * number] = end // 2
    return bytes(page)


def xls(*records: tuple[int, bytes], formats: Sequence[int] = (0,), hidden: int = 0, before: bytes = b"") -> bytes:
    """Return an Excel file of one sheet of those records, with those formats for its numbers."""
    start = _record(0x809, struct.pack("<HHHHII", 0x600, 5, 0, 0, 0, 0)) + before
    styles = b"".join(_record(0xE0, struct.pack("<HH16x", 0, number)) for number in formats)
    sheet = struct.pack("<IBBBB", 0, hidden, 0, 2, 1) + "表1".encode("utf-16-le")
    named = struct.pack("<I", len(start) + len(styles) + len(_record(0x85, sheet)) + 4) + sheet[4:]
    body = _record(0x809, struct.pack("<HHHHII", 0x600, 0x10, 0, 0, 0, 0)) + b"".join(_record(*one) for one in records)
    return container(
        {"Workbook": start + styles + _record(0x85, named) + _record(0x0A, b"") + body + _record(0x0A, b"")}
    )


def label(row: int, column: int, text: str) -> tuple[int, bytes]:
    """Return a cell of text."""
    return 0x204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + text.encode("utf-16-le")


def number(row: int, column: int, value: float, style: int = 0) -> tuple[int, bytes]:
    """Return a cell with a number."""
    return 0x203, struct.pack("<HHHd", row, column, style, value)


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data
