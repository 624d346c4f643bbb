"""Plain text and Markdown: what is decoded, what is refused, which lines are tables."""

import pytest

from licreport.reading.draft import draft
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


PARAGRAPHS = (
    "虚构市2024年度行政许可实施情况报告",
    "\u3000\u30002024年，虚构市持续推进行政许可标准化、规范化、便利化。全市共收到行政许可申请186432件，受理186218件，不予受理214件。",
    "\u3000\u3000全年办结186134件，其中批准184906件，不予批准688件；在办结的行政许可中，网上受理151207件，全程网办率52.89%。",
    "一、改革情况",
    "\u3000\u3000当场办结64820件，通过告知承诺方式办理12306件，收费金额3618400元。",
)


@pytest.mark.parametrize("most", [18, 25, 33, 40, 58])
def test_lines_broken_at_any_width_hold_the_same_figures(most: int) -> None:
    wrapped = [text[start : start + most] for text in PARAGRAPHS for start in range(0, len(text), most)]
    plain = draft(read("\n".join(PARAGRAPHS).encode())).figures
    found = draft(read("\n".join(wrapped).encode())).figures
    assert {path: one.written for path, one in found.items()} == {path: one.written for path, one in plain.items()}
    assert len(plain) == 11


def test_a_paragraph_of_several_lines_says_which() -> None:
    wrapped = [text[start : start + 30] for text in PARAGRAPHS for start in range(0, len(text), 30)]
    lines = [block for block in read("\n".join(wrapped).encode()).blocks if isinstance(block, Line)]
    assert [line.place.called.en for line in lines] == [
        "line 1",
        "lines 2 to 4",
        "lines 5 to 7",
        "line 8",
        "lines 9 to 10",
    ]


def test_a_paragraph_begins_with_its_indent_or_its_number_whatever_stands_above() -> None:
    lines = [
        "全市持续推进行政许可标准化规范化便利化建设",
        "不断提升审批服务质效优化全流程办理各环节体",
        "二、全市行政许可办理情况及办件数据总体概况",
        "\u3000\u3000全年收到申请一批并按规定程序依法办理各",
        "项手续",
    ]
    found = [block for block in read("\n".join(lines).encode()).blocks if isinstance(block, Line)]
    assert [line.place.called.en for line in found] == ["lines 1 to 2", "line 3", "lines 4 to 5"]


def test_lines_of_a_list_are_not_joined() -> None:
    lines = [f"全年收到行政许可申请共{number}件" for number in range(100, 104)]
    assert len(read("\n".join(lines).encode()).blocks) == 4


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param("收到申请54\n2219件", ["54", "2219件"], id="digits"),
        pytest.param("受理50\n件，办结49件", ["50"], id="a unit"),
        pytest.param("办结49\n批准40", [], id="another figure"),
        pytest.param("办结49\n2.批准40", [], id="a numbered line"),
    ],
)
def test_a_number_that_may_go_on_in_the_line_below_is_not_read(text: str, left: list[str]) -> None:
    found = draft(read(f"虚构市2024年度行政许可实施情况报告\n{text}".encode()))
    assert [one.quotation.exact for one in found.left if one.is_figure] == left
