"""Word files up to 2003: pieces, properties, tables, fields, footnotes."""

import pytest
from compound import DELETED, HIDDEN, IN_TABLE, RAISED, STRUCK, cells, container, doc

from licreport.reading.kinds.doc97 import read
from licreport.reading.text import Grid, Line, Text, UnreadableError


def lines(found: Text) -> list[str]:
    return [block.text for block in found.blocks if isinstance(block, Line)]


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        pytest.param([("收到542219件", b"")], ["收到542219件"], id="text"),
        pytest.param([("收到", b""), ("604", DELETED), ("640件", b"")], ["收到640件"], id="deleted"),
        pytest.param([("收到5", b""), ("9", HIDDEN), ("件", b"")], ["收到5件"], id="hidden"),
        pytest.param([("收到", b""), ("604", STRUCK), ("640", b"")], ["收到640"], id="struck out"),
        pytest.param([("办结17602", b""), ("1", RAISED), ("件", b"")], ["办结17602¹件"], id="raised"),
        pytest.param([("受理\x13 PAGE 77 \x1412\x15件", b"")], ["受理12件"], id="a field"),
        pytest.param([("受理\x0b批准\x01\x02", b"")], ["受理", "批准"], id="a line break"),
    ],
)
def test_lines_are_what_is_printed(runs: list[tuple[str, bytes]], expected: list[str]) -> None:
    assert lines(read(doc(([*runs, ("\r", b"")], b"", 0)))) == expected


def test_rows_and_cells_are_told_by_their_marks_and_borders() -> None:
    found = read(
        doc(
            ("表\r", b"", 2),
            ("事项\x07", IN_TABLE, 0),
            ("申请\x07", IN_TABLE, 0),
            ("\x07", cells(0, 100, 300, merges=(0x60, 0)), 0),
            ("\x07", IN_TABLE, 0),
            ("\x07", IN_TABLE, 0),
            ("3,1\r", IN_TABLE, 0),
            ("20\x07", IN_TABLE, 0),
            ("\x07", cells(0, 100, 200, 300, merges=(0x20, 0, 0)), 0),
            ("完\r", b"", 0),
        )
    )
    assert [(block.text, block.level) for block in found.blocks if isinstance(block, Line)] == [("表", 2), ("完", 0)]
    [grid] = [block for block in found.blocks if isinstance(block, Grid)]
    assert [(one.text, one.row, one.column, one.rows, one.columns) for one in grid.cells] == [
        ("事项", 0, 0, 2, 1),
        ("申请", 0, 1, 1, 2),
        ("", 1, 1, 1, 1),
        ("3,1\n20", 1, 2, 1, 1),
    ]
    assert grid.cells[-1].place.called.zh == "表1第2行第3列"


def test_footnotes_come_last() -> None:
    found = read(doc(("办结5\x02件\r", b"", 0), notes="\x02不含2件\r\r"))
    assert [(block.text, block.place.called.zh) for block in found.blocks if isinstance(block, Line)] == [
        ("办结5件", "段落 1"),
        ("不含2件", "脚注 1"),
    ]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(doc(("一\r", b"", 0), flags=0x300), "password", id="locked"),
        pytest.param(doc(("一\r", b"", 0), flags=0), "damaged", id="a stream that is not there"),
        pytest.param(container({"WordDocument": b"\xec\xa5"}), "damaged", id="nothing in it"),
        pytest.param(container({"WordDocument": b""}), "damaged", id="no such file"),
        pytest.param(b"", "damaged", id="empty"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableError, match=says):
        read(data)
