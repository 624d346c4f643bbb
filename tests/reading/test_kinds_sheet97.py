"""Excel files up to 2003: numbers as they are shown, and what is hidden."""

import struct

import pytest
from compound import label, number, xls

from licreport.reading.kinds.sheet97 import read
from licreport.reading.text import Cell, Grid, Text, UnreadableError

ROW = 0x208, struct.pack("<HHHHHHI", 1, 0, 3, 255, 0, 0, 0x20)
COLUMN = 0x7D, struct.pack("<HHHHH", 2, 2, 0, 0, 1)
MERGED = 0xE5, struct.pack("<HHHHH", 1, 0, 0, 0, 1)


def cells(found: Text) -> list[tuple[str, int, int]]:
    grids = [block.cells for block in found.blocks if isinstance(block, Grid)]
    return [(cell.text, cell.row, cell.column) for grid in grids for cell in grid if isinstance(cell, Cell)]


@pytest.mark.parametrize(
    ("value", "style", "expected"),
    [(542219, 0, "542219"), (0.9987, 1, "99.87%"), (12.5, 0, "12.5"), (2.0, 2, "2.00"), (0.5, 3, None)],
)
def test_numbers_are_read_as_they_are_shown(value: float, style: int, expected: str | None) -> None:
    found = read(xls(label(0, 0, "受理"), label(0, 1, "件"), number(0, 2, value, style), formats=(0, 10, 2, 12)))
    assert [one[0] for one in cells(found)] == ["受理", "件", *([expected] if expected else [])]
    assert [unread.place.called.zh for unread in found.unread if unread.place] == ([] if expected else ["表1!C1"])


def test_what_is_hidden_is_told_and_not_read() -> None:
    rows = [label(row, column, f"{row}{column}") for row in range(3) for column in range(4)]
    found = read(xls(COLUMN, ROW, *rows))
    assert cells(found) == [(f"{row}{column}", min(row, 1), min(column, 2)) for row in (0, 2) for column in (0, 1, 3)]
    assert [unread.why.zh for unread in found.unread] == ["隐藏的行未读取：2", "隐藏的列未读取：C"]


def test_a_hidden_sheet_is_told() -> None:
    found = read(xls(label(0, 0, "受理"), hidden=1))
    assert (found.blocks, [unread.why.zh for unread in found.unread]) == (
        (),
        ["未读取隐藏的工作表 表1", "文件中没有含文字或数字的单元格"],
    )


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(xls(before=struct.pack("<HHH", 0x2F, 2, 0)), "password", id="locked"),
        pytest.param(b"", "damaged", id="empty"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableError, match=says):
        read(data)


def test_numbers_packed_into_few_bits_and_values_of_formulas_are_read() -> None:
    shared = struct.pack("<HHHI", 0, 3, 0, 1)
    strings = struct.pack("<HHIIHB", 0xFC, 19, 2, 2, 2, 1) + "受理".encode("utf-16-le") + struct.pack("<HB", 2, 1)
    continued = "办".encode("utf-16-le") + struct.pack("<HHB", 0x3C, 3, 1) + "结".encode("utf-16-le")
    packed = struct.pack("<I", (9987 << 2) | 3)
    found = read(
        xls(
            (0x27E, struct.pack("<HHH", 0, 0, 1) + struct.pack("<I", (12 << 2) | 2)),
            (0xBD, struct.pack("<HHH", 0, 1, 0) + packed + struct.pack("<HIH", 0, (5 << 2) | 2, 2)),
            (0xFD, shared),
            (0x06, struct.pack("<HHHBxxxxxH", 0, 4, 0, 0, 0xFFFF)),
            (0x207, struct.pack("<HB", 2, 1) + "批准".encode("utf-16-le")),
            before=struct.pack("<HH", 0xFC, 20) + strings[4:] + continued,
            formats=(0, 0),
        )
    )
    assert [one[0] for one in cells(found)] == ["12", "99.87", "5", "办结", "批准"]
