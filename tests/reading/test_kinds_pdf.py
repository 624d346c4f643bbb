"""PDF: lines joined again, tables by their rules, running heads, pages without characters, what is hostile."""

import pytest
from portable import pdf, rule, ruled, text

from licreport.reading.kinds.pdf import read
from licreport.reading.text import Grid, Line, Text, UnreadableError


def lines(found: Text) -> list[str]:
    return [block.text for block in found.blocks if isinstance(block, Line)]


def grids(found: Text) -> list[list[tuple[str, int, int, int, int]]]:
    return [
        [(cell.text, cell.row, cell.column, cell.rows, cell.columns) for cell in block.cells]
        for block in found.blocks
        if isinstance(block, Grid)
    ]


def printed(*rows: str, left: float = 50, top: float = 350) -> str:
    return "".join(text(left, top - 16 * number, row) for number, row in enumerate(rows))


@pytest.mark.parametrize(
    ("drawn", "expected"),
    [
        pytest.param(
            printed("二零二四年，全区各部门共收到行政许可申请54", "2219件，受理542141件。"),
            ["二零二四年，全区各部门共收到行政许可申请542219件，受理542141件。"],
            id="within a number",
        ),
        pytest.param(
            printed("全年，收到申请17", "602 件，批准12", "件。"), ["全年，收到申请17602 件，批准12件。"], id="short"
        ),
        pytest.param(printed("受理12件。", "批准13件。"), ["受理12件。", "批准13件。"], id="sentences"),
        pytest.param(printed("总体情况", "受理12件"), ["总体情况", "受理12件"], id="a heading and what follows"),
        pytest.param(printed("其中，网上5", "（二）批准"), ["其中，网上5", "（二）批准"], id="a heading within"),
        pytest.param(
            printed("收到申请　　　　　12", "受理　　　　　　　11"), ["收到申请\t12", "受理\t11"], id="columns"
        ),
        pytest.param(
            text(50, 300, "办结17602") + text(95, 304, "1", 5) + text(98, 300, "件。"), ["办结17602¹件。"], id="raised"
        ),
        pytest.param(
            text(50, 350, "报告", 18) + printed("受理一件。", "批准二件。", top=320),
            ["报告", "受理一件。", "批准二件。"],
            id="sizes",
        ),
        pytest.param(
            printed("收到申请9件，办结8件。")
            + text(50, 60, "1", 5)
            + text(53, 56, "不含2件。", 7)
            + printed("完。", top=334),
            ["收到申请9件，办结8件。", "完。", "¹不含2件。"],
            id="a footnote",
        ),
    ],
)
def test_lines_are_joined_where_they_go_on(drawn: str, expected: list[str]) -> None:
    assert sorted(lines(read(pdf(drawn)))) == sorted(expected)


def test_a_sentence_goes_on_over_the_page_and_heads_and_numbers_are_left_out() -> None:
    head = text(60, 385, "虚构区年度报告 2024")
    first = head + printed("全年，收到申请542", top=300) + text(150, 20, "- 1 -")
    second = head + printed("219件。", "受理1件。") + text(150, 20, "- 2 -")
    found = read(pdf(first, second))
    assert lines(found) == ["全年，收到申请542219件。", "受理1件。"]
    assert found.blocks[0] == Line("全年，收到申请542219件。", found.blocks[0].place, 0)  # type: ignore[union-attr]  # a line
    assert [unread.why.en for unread in found.unread] == ["running heads and page numbers were not read"]


def test_rows_at_the_ends_of_pages_that_differ_are_no_running_heads() -> None:
    found = read(pdf(printed("受理12件。", "甲。"), printed("受理15件。", "乙。")))
    assert lines(found) == ["受理12件。", "甲。", "受理15件。", "乙。"]


def test_a_ruled_table_is_a_grid_with_its_merged_and_empty_cells() -> None:
    drawn = (
        ruled(50, 300, (60, 40, 40), 3).replace(rule(130, 300, 130, 240)[:-2], "", 1)
        + rule(150, 280, 150, 240)
        + text(53, 286, "事项")
        + text(113, 286, "申请")
        + text(53, 266, "食品")
        + text(113, 266, "3,12")
        + text(53, 246, "合计")
        + text(153, 246, "7")
    )
    drawn = drawn.replace(rule(150, 300, 150, 240), "")
    assert grids(read(pdf("1 w\n" + drawn))) == [
        [
            ("事项", 0, 0, 1, 1),
            ("申请", 0, 1, 1, 2),
            ("食品", 1, 0, 1, 1),
            ("3,12", 1, 1, 1, 1),
            ("", 1, 2, 1, 1),
            ("合计", 2, 0, 1, 1),
            ("", 2, 1, 1, 1),
            ("7", 2, 2, 1, 1),
        ]
    ]


@pytest.mark.parametrize(
    ("upper", "lower", "expected"),
    [
        pytest.param("123456", "78", "12345678", id="no room for the rest of the number"),
        pytest.param("12", "34", "12\n34", id="two numbers"),
        pytest.param("行政", "许可", "行政\n许可", id="two words"),
    ],
)
def test_lines_of_a_cell_are_joined_only_where_there_was_no_room(upper: str, lower: str, expected: str) -> None:
    drawn = ruled(50, 300, (36, 40), 1, 40) + text(53, 286, upper) + text(53, 272, lower) + text(92, 286, "7")
    assert [cell[0] for cell in grids(read(pdf(drawn)))[0]] == [expected, "7"]


@pytest.mark.parametrize(
    ("pages", "says"),
    [
        pytest.param((rule(1, 1, 9, 9),), "没有文字", id="no characters"),
        pytest.param(
            (text(50, 300, "收到申请542219件", mode=3),), "不显示", id="a machine's reading beneath a picture"
        ),
    ],
)
def test_a_page_without_printed_characters_says_so(pages: tuple[str, ...], says: str) -> None:
    found = read(pdf(*pages))
    assert not found.blocks
    assert any(says in unread.why.zh for unread in found.unread)
    assert {unread.place.called.zh for unread in found.unread if unread.place} == {"第1页"}


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(pdf(*[""] * 2_000), "more than any report", id="2,000 pages"),
        pytest.param(b"%PDF-1.7\n", "damaged", id="nothing in it"),
        pytest.param(
            pdf("").replace(
                b"/Root",
                b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O("
                + b"a" * 32
                + b")/U("
                + b"b" * 32
                + b")>>/ID[<00><00>]/Root",
            ),
            "password",
            id="locked",
        ),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableError, match=says):
        read(data)
