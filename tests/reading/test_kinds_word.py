"""Word files: runs, tracked changes, tables within tables, text boxes, footnotes, and what is hostile."""

import pytest
from ooxml import box, docx, p, packed, r, tbl, tc, tr

from licreport.reading.kinds.word import read
from licreport.reading.text import Grid, Line, Text, UnreadableError


def lines(text: Text) -> list[str]:
    return [block.text for block in text.blocks if isinstance(block, Line)]


def grids(text: Text) -> list[list[tuple[str, int, int, int, int]]]:
    return [
        [(cell.text, cell.row, cell.column, cell.rows, cell.columns) for cell in block.cells]
        for block in text.blocks
        if isinstance(block, Grid)
    ]


def field(result: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    return f"{mark('begin')}<w:r><w:instrText>PAGE 77</w:instrText></w:r>{mark('separate')}{r(result)}{mark('end')}"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        pytest.param(p("收到申请54", "2219", "件"), ["收到申请542219件"], id="a number over runs"),
        pytest.param(p("收到", f"<w:del>{r('604')}</w:del>", f"<w:ins>{r('640')}</w:ins>"), ["收到640"], id="tracked"),
        pytest.param(
            p("收到", f"<w:moveFrom>{r('1')}</w:moveFrom>", f"<w:moveTo>{r('2')}</w:moveTo>"), ["收到2"], id="moved"
        ),
        pytest.param(p("收到5", r("9", "<w:vanish/>"), "件"), ["收到5件"], id="hidden"),
        pytest.param(p("收到5", r("9", '<w:vanish w:val="0"/>'), "件"), ["收到59件"], id="not hidden"),
        pytest.param(p("收到5", r("9", '<w:rStyle w:val="Secret"/>')), ["收到5"], id="hidden by its style"),
        pytest.param(p("收到", r("604", "<w:strike/>"), "640"), ["收到640"], id="struck out"),
        pytest.param(p("办结17602", r("1", '<w:vertAlign w:val="superscript"/>'), "件"), ["办结17602¹件"], id="raised"),
        pytest.param(p("受理<", "").replace("受理<", "受理&lt;"), ["受理<"], id="escaped"),
        pytest.param(p("<w:r><w:t>受理</w:t><w:br/><w:t>批准</w:t></w:r>"), ["受理", "批准"], id="a line break"),
        pytest.param(
            p("<w:r><w:t>虚构区</w:t><w:br/><w:t>报告</w:t></w:r>", about='<w:outlineLvl w:val="0"/>'),
            ["虚构区报告"],
            id="a line break in a heading",
        ),
        pytest.param(p("受理", field("12"), "件"), ["受理12件"], id="the result of a field"),
        pytest.param(
            p(f"<w:hyperlink>{r('受理')}</w:hyperlink>", f"<w:smartTag>{r('1')}</w:smartTag>"), ["受理1"], id="link"
        ),
        pytest.param(f"<w:sdt><w:sdtContent>{p('受理1件')}</w:sdtContent></w:sdt>", ["受理1件"], id="a control"),
        pytest.param(p("受理1", box(p("批准2") + p("办结3"))), ["受理1", "批准2", "办结3"], id="a text box, once"),
        pytest.param(p("受理1", about="<w:rPr><w:del/></w:rPr>") + p("2件"), ["受理12件"], id="its end deleted"),
        pytest.param(tbl(tr("受理1件，批准2件。")), ["受理1件，批准2件。"], id="a table of one cell is a frame"),
    ],
)
def test_lines_are_what_is_printed_once_changes_are_accepted(body: str, expected: list[str]) -> None:
    styles = '<w:style w:styleId="Secret"><w:name w:val="secret"/><w:rPr><w:vanish/></w:rPr></w:style>'
    assert lines(read(docx(body, styles=styles))) == expected


@pytest.mark.parametrize(
    ("style", "own", "level"),
    [
        ('<w:name w:val="heading 2"/>', "", 2),
        ('<w:name w:val="标题 3"/>', "", 3),
        ('<w:name w:val="一级"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr>', "", 1),
        ('<w:name w:val="own"/><w:basedOn w:val="Other"/>', "", 4),
        ('<w:name w:val="Title"/>', "", 1),
        ('<w:name w:val="Normal"/>', '<w:outlineLvl w:val="1"/>', 2),
        ('<w:name w:val="heading 1"/>', '<w:outlineLvl w:val="9"/>', 0),
        ('<w:name w:val="Normal"/>', "", 0),
    ],
)
def test_levels_of_headings_come_from_styles_and_outlines(style: str, own: str, level: int) -> None:
    styles = f'<w:style w:styleId="S">{style}</w:style><w:style w:styleId="Other"><w:name w:val="heading 4"/></w:style>'
    [line] = read(docx(p("总体情况", about=f'<w:pStyle w:val="S"/>{own}'), styles=styles)).blocks
    assert isinstance(line, Line)
    assert line.level == level


def test_a_merged_cell_comes_once_with_what_it_covers() -> None:
    down, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    table = tbl(
        tr(tc(p("事项"), down), tc(p("申请"), '<w:gridSpan w:val="2"/>')),
        tr(tc(p(""), on), "收到", "受理"),
        tr("食品", tc(p("3,1", "20") + p("件")), tc(p("3108"))),
    )
    found = read(docx(p("表") + table))
    assert grids(found) == [
        [
            ("事项", 0, 0, 2, 1),
            ("申请", 0, 1, 1, 2),
            ("收到", 1, 1, 1, 1),
            ("受理", 1, 2, 1, 1),
            ("食品", 2, 0, 1, 1),
            ("3,120\n件", 2, 1, 1, 1),
            ("3108", 2, 2, 1, 1),
        ]
    ]
    [grid] = [block for block in found.blocks if isinstance(block, Grid)]
    assert grid.cells[-1].place.called.zh == "表1第3行第3列"


def test_rows_and_cells_that_were_deleted_or_hidden_are_no_rows() -> None:
    table = tbl(
        tr("受理", "1"),
        tr("批准", "2", about="<w:del/>"),
        tr("办结", "3", about="<w:hidden/>"),
        f"<w:ins>{tr('当场', '4')}</w:ins>",
    )
    found = read(docx(table))
    assert [[cell[0] for cell in grid] for grid in grids(found)] == [["受理", "1", "当场", "4"]]
    assert len(found.unread) == 2


def test_a_table_or_a_text_box_in_a_cell_comes_after_the_table() -> None:
    inner = tbl(tr("其中", "2"))
    found = read(docx(tbl(tr("受理", tc(p("1", box(p("批准3件"))) + inner)))))
    assert [[cell[0] for cell in grid] for grid in grids(found)] == [["受理", "1"], ["其中", "2"]]
    assert lines(found) == ["批准3件"]


def test_footnotes_come_last_and_only_those_that_the_text_refers_to() -> None:
    notes = "".join(f'<w:footnote w:id="{number}">{p(f"说明{number}")}</w:footnote>' for number in (1, 2, 3))
    body = p("办结5", '<w:r><w:footnoteReference w:id="3"/></w:r>', "件") + p("完")
    blocks = read(docx(body, footnotes=notes)).blocks
    assert [(block.text, block.place.called.zh) for block in blocks if isinstance(block, Line)] == [
        ("办结5件", "段落 1"),
        ("完", "段落 2"),
        ("说明3", "脚注 1"),
    ]


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (p(f"<w:del>{r('604')}</w:del>"), "修订"),
        (p(r("604", "<w:vanish/>")), "隐藏"),
        (p("<w:r><w:drawing><a:blip/></w:drawing></w:r>"), "图片"),
        ('<w:altChunk w:id="x"/>', "嵌入"),
        ("", "没有文字"),
    ],
)
def test_what_was_not_read_is_told(body: str, says: str) -> None:
    found = read(docx(body))
    assert not found.blocks
    assert any(says in unread.why.zh for unread in found.unread)


def test_strict_files_have_other_namespaces() -> None:
    usual, strict = (
        "http://schemas.openxmlformats.org/wordprocessingml/2006",
        "http://purl.oclc.org/ooxml/wordprocessingml",
    )
    body = f"<w:document xmlns:w='{strict}/main'><w:body>{p('受理1件')}{tbl(tr('批准', '2'))}</w:body></w:document>"
    found = read(docx("", word__document__xml=body))
    assert usual not in body
    assert (lines(found), len(grids(found))) == (["受理1件"], 1)


def test_the_table_of_contents_names_pages_and_is_no_text() -> None:
    styles = '<w:style w:styleId="C"><w:name w:val="toc 1"/></w:style>'
    assert lines(read(docx(p("总体情况\t3", about='<w:pStyle w:val="C"/>') + p("完"), styles=styles))) == ["完"]


BOMB = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><x>&b;</x>"


@pytest.mark.parametrize(
    ("document", "says"),
    [
        pytest.param(BOMB, "damaged", id="entities"),
        pytest.param('<!DOCTYPE x SYSTEM "file:///etc/passwd"><x/>', "damaged", id="an outer DTD"),
        pytest.param(BOMB.encode("utf-16"), "damaged", id="entities in UTF-16"),
        pytest.param(b"<?xml version='1.0' encoding='cp037'?>" + BOMB.encode("cp037"), "damaged", id="in EBCDIC"),
        pytest.param("<w>" * 100_000, "more than any report", id="elements within elements"),
        pytest.param("<w>" + "<a/>" * 2_000_001 + "</w>", "more than any report", id="elements beside elements"),
        pytest.param(b" " * (65 << 20), "more than any report", id="a bomb"),
        pytest.param(b"<w>" + b" " * (8 << 20) + b"</w>", "more than any report", id="packed as no text is"),
        pytest.param("<w:document>", "damaged", id="cut off"),
        pytest.param("", "damaged", id="empty"),
        pytest.param("{}", "damaged", id="no XML"),
    ],
)
def test_hostile_parts_are_refused(document: str | bytes, says: str) -> None:
    with pytest.raises(UnreadableError, match=says):
        read(packed({"word/document.xml": document}))


@pytest.mark.parametrize(
    ("flag", "says"), [pytest.param(1, "password", id="locked"), pytest.param(0, "damaged", id="bytes lost")]
)
def test_parts_that_are_locked_or_damaged_are_refused(flag: int, says: str) -> None:
    data = bytearray(docx(p("受理1件")))
    place = data.index(b"PK\x01\x02")
    data[place + 8] |= flag
    data[data.index(b"word/document.xml") + 30] ^= 255
    with pytest.raises(UnreadableError, match=says):
        read(bytes(data))
