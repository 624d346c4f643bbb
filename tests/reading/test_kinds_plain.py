"""Plain text and Markdown: what is decoded, what is refused, which lines are tables."""

import pytest

from licreport.reading.kinds.plain import read
from licreport.reading.text import Cell, Grid, Line, UnreadableError

SAID = "全年收到申请542219件，受理542141件。"


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(SAID.encode(), id="UTF-8"),
        pytest.param(SAID.encode("utf-8-sig"), id="UTF-8 with its mark"),
        pytest.param(SAID.encode("utf-16"), id="UTF-16 with its mark"),
        pytest.param(b"\xfe\xff" + SAID.encode("utf-16-be"), id="UTF-16, the other way round"),
        pytest.param((SAID + "\n").encode("utf-16-le"), id="UTF-16 without its mark"),
        pytest.param((SAID + "\n").encode("utf-16-be"), id="UTF-16 without its mark, the other way round"),
        pytest.param(SAID.encode("gbk"), id="GBK"),
        pytest.param(SAID.encode("gb18030") + b"\x1a", id="GB18030 with the end of a file of old"),
    ],
)
def test_every_encoding_that_is_met_gives_the_same_line(data: bytes) -> None:
    [line] = read(data).blocks
    assert isinstance(line, Line)
    assert (line.text, line.place.line, line.place.called.zh) == (SAID, 1, "第1行")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(SAID.encode()[:-1], "cut off", id="cut within a character: no GB18030 is made of it"),
        pytest.param(SAID.encode().replace("受".encode(), b"\xe5\xff"), "damaged", id="a byte lost in UTF-8"),
        pytest.param(b"\xff\xfe\x00\xd8", "damaged", id="half a character in UTF-16"),
        pytest.param(bytes(range(256)), "no text", id="bytes"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02" * 9, "no text", id="a picture"),
        pytest.param("数".encode("gbk") + b"\xff", "no text", id="neither UTF-8 nor GB18030"),
    ],
)
def test_what_is_not_surely_text_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableError, match=says):
        read(data)


def cells(grid: object) -> list[list[str]]:
    assert isinstance(grid, Grid)
    rows: dict[int, list[str]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, []).append(cell.text)
    return list(rows.values())


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("受理\t12\t件\n批准\t\t件", id="tabs"),
        pytest.param("受理 | 12 | 件\n批准 |  | 件", id="bars"),
        pytest.param("| 受理 | 12 | 件 |\n| --- | ---: | --- |\n| 批准 |  | 件 |", id="Markdown"),
    ],
)
def test_lines_parted_alike_are_a_table_with_its_empty_cells(text: str) -> None:
    [grid] = read(f"办件\n{text}\n".encode()).blocks[1:]
    assert cells(grid) == [["受理", "12", "件"], ["批准", "", "件"]]
    assert isinstance(grid, Grid)
    assert [cell.place.line for cell in grid.cells if isinstance(cell, Cell)][:3] == [2, 2, 2]


@pytest.mark.parametrize(
    ("written", "text", "level"),
    [
        ("## 一、总体情况 ##", "一、总体情况", 2),
        ("- 网上受理164619件", "网上受理164619件", 0),
        ("> **图1　去向**", "图1　去向", 0),
        ("按期办结542091[^1]件", "按期办结542091件", 0),
        (r"投诉\*件，占1\.5%", "投诉*件，占1.5%", 0),
        ("&emsp;网上&amp;窗口", "网上&窗口", 0),
        ("见[指南](https://example.cn/1)第3条", "见指南第3条", 0),
    ],
)
def test_the_marks_of_markdown_are_no_text(written: str, text: str, level: int) -> None:
    line = read(f"# 报告\n\n{written}\n".encode()).blocks[1]
    assert isinstance(line, Line)
    assert (line.text, line.level, line.place.line) == (text, level, 3)


def test_in_plain_text_nothing_is_a_mark_and_lines_keep_where_they_begin() -> None:
    text = "　　一、总体情况\r\n\r\n收到*件，**受理**2件  \r办结1件"
    lines = [line for line in read(text.encode()).blocks if isinstance(line, Line)]
    assert [(line.text, line.place.line) for line in lines] == [
        ("　　一、总体情况", 1),
        ("收到*件，**受理**2件", 3),
        ("办结1件", 4),
    ]


def test_nothing_at_all_is_a_text_of_no_lines() -> None:
    assert read(b"").blocks == ()
