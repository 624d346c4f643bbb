"""Web pages: text without furniture, tables with merged cells, what our own pages declare."""

import pytest

from licreport.reading.kinds.web import read
from licreport.reading.text import Grid, Line, Text, UnreadableError

FIRST = "<h1>虚构区2024年度报告</h1>"
SAID = "<p>全年收到行政许可申请542219件，受理542141件，不予受理78件，批准539535件。</p>" * 3


def page(body: str, head: str = '<meta charset="utf-8">') -> Text:
    return read(f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode())


def lines(text: Text) -> list[str]:
    return [block.text for block in text.blocks if isinstance(block, Line)]


def grid(text: Text) -> list[tuple[str, int, int, int, int]]:
    [found] = [block for block in text.blocks if isinstance(block, Grid)]
    return [(cell.text, cell.row, cell.column, cell.rows, cell.columns) for cell in found.cells]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>收到<span>542</span><b>219</b>件</p>", ["收到542219件"]),
        ("<p>收到 542219&nbsp;件\n  ，受理\n  12件</p>", ["收到 542219 件，受理 12件".replace("受理 12", "受理 12")]),
        ("<p>收到\n申请</p>", ["收到申请"]),
        ("<div>一<div>二</div>三</div>", ["一", "二", "三"]),
        ("<p>区局<br>2025年3月5日</p>", ["区局", "2025年3月5日"]),
        ("<p>收到<del>604</del><ins>640</ins>件</p>", ["收到640件"]),
        ("<p>办结17602<sup>1</sup>件</p>", ["办结17602¹件"]),
        ("<pre>受理1件\n批准2件</pre>", ["受理1件", "批准2件"]),
        ("<p>一<script>var n = 6600;</script><style>p{top:9px}</style><!-- 7 --></p>", ["一"]),
        ("<p>受理1件<span style='display: none'>2</span><span hidden>3</span></p>", ["受理1件"]),
        ("<p>&#x53D7;&#29702;１２件</p>", ["受理１２件"]),
        ("<p>受理<p>批准", ["受理", "批准"]),
        ("<h1>虚构区2024年度<br>报告</h1>完", ["虚构区2024年度报告", "完"]),
    ],
)
def test_lines_are_what_a_browser_shows(body: str, expected: list[str]) -> None:
    assert lines(page(body)) == expected


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav><p>办件80412件</p></nav>",
        "<header><p>今日办件12件</p></header>",
        "<footer>备案号12009988</footer>",
        "<aside>热线12345</aside>",
        "<ul class='nav'><li>首页</li><li>累计办件80412件</li></ul>",
        "<div class='footer'>主办单位 备案号12009988</div>",
        "<div id='breadCrumb'>首页 &gt; 2024</div>",
        "<span class='hits'>6600</span>",
        "<div class='relatedNews'>2023年度报告 收到申请11件</div>",
        "<div><h3>相关阅读</h3><ul><li><a>政务服务满意率达99.6%</a> 2025-03-18</li></ul></div>",
        "<ul><li><a>收到申请11件</a> 2025-04-09</li><li><a>受理10件</a> 2025-03-18</li></ul>",
        "<div role='navigation'>2024</div>",
        "<ul><li><a href='a'>2023年度报告</a></li><li><a href='b'>2022年度报告</a></li></ul>",
    ],
)
def test_furniture_of_the_page_is_left_out_and_told(furniture: str) -> None:
    read_ = page(FIRST + SAID + furniture)
    assert lines(read_) == lines(page(FIRST + SAID))
    assert ["menus" in unread.why.en for unread in read_.unread] == [True]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"<div class='nav-open'>{SAID}</div><p>完</p>", id="what holds half of the page"),
        pytest.param(f"<header>{FIRST}</header>{SAID}", id="a header with the title"),
        pytest.param(f"<main><header><p>受理1件</p></header>{SAID}</main>", id="a header of the article"),
        pytest.param(
            f"{SAID}<ul><li>受理1件，见<a href='a'>表</a><a href='b'>图</a></li></ul>", id="a list with links"
        ),
    ],
)
def test_what_is_no_furniture_is_read(body: str) -> None:
    assert not page(body).unread


TABLE = """<table><caption>分事项（单位：件）</caption>
<tr><th rowspan=2>事项</th><th colspan="2">申请</th></tr><tr><th>收到</th><th>受理</th></tr>
<tr><td>食品<br>经营</td><td>3,120</td><td></td></tr></table>"""


def test_a_table_is_a_grid_with_each_cell_once() -> None:
    found = page(TABLE)
    assert grid(found) == [
        ("事项", 0, 0, 2, 1),
        ("申请", 0, 1, 1, 2),
        ("收到", 1, 1, 1, 1),
        ("受理", 1, 2, 1, 1),
        ("食品\n经营", 2, 0, 1, 1),
        ("3,120", 2, 1, 1, 1),
        ("", 2, 2, 1, 1),
    ]
    [block] = found.blocks
    assert isinstance(block, Grid)
    assert (block.caption, block.cells[-2].place.called.zh) == ("分事项（单位：件）", "表1第3行第2列")


def test_a_table_within_a_cell_comes_after_it_and_one_that_lays_out_the_page_is_none() -> None:
    nested = page("<table><tr><td>受理</td><td>1<table><tr><td>其中</td><td>2</td></tr></table></td></tr></table>")
    assert [[cell.text for cell in block.cells] for block in nested.blocks if isinstance(block, Grid)] == [
        ["受理", "1"],
        ["其中", "2"],
    ]
    layout = page(f"<table><tr><td>菜单</td><td>{FIRST}{SAID}{TABLE}</td></tr></table>")
    assert len(lines(layout)) == 5
    assert len(grid(layout)) == 7


def test_places_count_the_lines_and_rows_of_the_text() -> None:
    blocks = page(f"{FIRST}{TABLE}<p>完</p>").blocks
    assert isinstance(blocks[0], Line)
    assert isinstance(blocks[2], Line)
    assert (blocks[0].place.line, blocks[0].level, blocks[2].place.line) == (1, 1, 5)


def test_the_cells_of_our_own_pages_say_the_addresses_of_their_figures() -> None:
    said = '<data value="227.9万" data-figure="applications.accepted">227.9万</data>'
    body = f"<table><tr><td>受理</td><td>{said}<sup>[1]</sup></td><td>约{said}</td><td>{said}{said}</td></tr></table>"
    (table,) = (block for block in page(body).blocks if isinstance(block, Grid))
    assert [cell.address for cell in table.cells] == ["", "applications.accepted", "", ""]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("gb18030", "gb2312"), ("gb18030", "utf-8"), ("gb18030", ""), ("utf-16", ""), ("big5", "big5"), ("utf-8", "gbk")],
)
def test_a_declared_encoding_is_believed_only_where_it_decodes(encoding: str, declared: str) -> None:
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">' if declared else ""
    data = f"<html><head>{head}</head><body><p>全年收到申請12件</p></body></html>".encode(encoding)
    assert lines(read(data)) == ["全年收到申請12件"]


def test_a_page_without_text_says_so() -> None:
    found = page("<div id='app'></div><img src='http://example.cn/1.png'><iframe src='file:///etc/passwd'></iframe>")
    assert not found.blocks
    assert [unread.why.zh for unread in found.unread] == [
        "未读取：1 张图片",
        "未读取：1 个嵌入的网页",
        "网页本身没有文字",
    ]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<div>" * 100_000, id="elements within elements"),
        pytest.param("<table><tr><td>" * 100_000, id="tables within tables"),
        pytest.param("<table>" + "<tr><td colspan=1000>1<td>2" * 300 + "</table>", id="a million cells"),
    ],
)
def test_what_no_page_is_made_of_is_refused(body: str) -> None:
    with pytest.raises(UnreadableError, match="more than any report does"):
        page(body)
