"""Web pages: their text without the page's furniture, their tables, and what our own pages declare."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from licreport.reading.kinds.flow import raised
from licreport.reading.kinds.furniture import DROPPED, is_concealed, is_furniture
from licreport.reading.kinds.plain import decoded
from licreport.reading.kinds.refusals import MOST_CELLS, missing, too_large, too_many_cells
from licreport.reading.text import Block, Cell, Grid, Line, Place, Text, Unread
from licreport.words.language import Words

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_KIND = Words("web page", "网页")


def read(data: bytes) -> Text:
    """Return what a page says, in the order in which it says it."""
    try:
        from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415  # only those who read pages have it
    except ImportError:
        raise missing(_KIND, "selectolax") from None
    found = _CHARSET.search(data[:4096])
    text = decoded(data, found[1].decode("ascii", "replace") if found else "")
    _bear(text)
    tree = LexborHTMLParser(text)
    page = _Page(len(tree.body.text() or "") if tree.body else 0, names_figures="data-figure=" in text)
    if tree.root is not None:
        page.walk(tree.root)
    return Text(tuple(page.blocks), tuple(_unread(page)))


_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""")
_TAG = re.compile(r"<(/?)(?!(?:area|base|br|col|hr|img|input|link|meta|p|li|tr|td|th|option|dt|dd)\b)[a-zA-Z]")
_DEEPEST = 1_000


def _bear(text: str) -> None:
    """Refuse elements within elements without end, for which every parser takes time that grows with their square."""
    depth = 0
    for tag in _TAG.finditer(text):
        depth = max(depth - 1, 0) if tag[1] else depth + 1
        if depth > _DEEPEST:
            raise too_large(
                _KIND, Words(f"more than {_DEEPEST} elements within each other", f"超过 {_DEEPEST} 层的嵌套元素")
            )


_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        "html body div p ul ol li dl dt dd section article main header footer address blockquote pre center figure "
        "figcaption table caption thead tbody tfoot tr td th fieldset details summary hr h1 h2 h3 h4 h5 h6",
    )
)
_STRUCK = frozenset(("del", "s", "strike"))


class _Page:
    """What was read of a page so far."""

    def __init__(self, whole: int, *, names_figures: bool) -> None:
        self.blocks: list[Block] = []
        self.furniture = self.pictures = self.frames = self.struck = self.concealed = 0
        self._whole, self._names_figures = whole, names_figures
        self._lines = self._tables = self._cells = 0

    def walk(self, root: "LexborNode") -> None:
        """Read an element and all in it; tables come as grids, those within their cells after them."""
        for found in self._pieces(root):
            if isinstance(found, Line):
                self._lines += 1
                place = Place(Words(f"line {self._lines} of the text", f"正文第{self._lines}行"), self._lines)
                self.blocks.append(found._replace(place=place))
            else:
                waiting = [found]
                while waiting:
                    waiting[:1] = self._table(waiting[0])

    def _pieces(self, root: "LexborNode") -> "Iterator[Line | LexborNode]":
        """Yield the lines of an element, and each table in it that is one."""
        stack: list[tuple[LexborNode, bool]] = [(root, False)]
        pieces: list[str] = []
        level = high = verbatim = 0
        while stack:
            node, leaving = stack.pop()
            tag = node.tag or ""
            if tag == "-text":
                text = node.text_content or ""
                pieces.append(raised(text) if high else text.replace("\n", _BREAK) if verbatim else text)
                continue
            if tag in _BLOCKS or (tag == "br" and not level):
                yield from _lines(pieces, level)
                pieces = []
                level = 0 if leaving or tag not in _HEADINGS else int(tag[1])
            if leaving:
                high -= tag == "sup"
                verbatim -= tag == "pre"
                continue
            if node is not root and self._is_left_out(node, tag):
                continue
            if tag == "table" and node is not root and _is_data(node):
                yield node
                continue
            high += tag == "sup"
            verbatim += tag == "pre"
            stack.append((node, True))
            stack.extend(reversed([(child, False) for child in node.iter(include_text=True)]))
        yield from _lines(pieces, level)

    def _is_left_out(self, node: "LexborNode", tag: str) -> bool:
        if tag in DROPPED or tag.startswith("-"):
            return True
        if tag in {"img", "iframe"}:
            self.pictures += tag == "img"
            self.frames += tag == "iframe"
            return True
        for is_out, counter in (
            (tag in _STRUCK, "struck"),
            (is_concealed(node), "concealed"),
            (is_furniture(node, tag, self._whole), "furniture"),
        ):
            if is_out:
                setattr(self, counter, getattr(self, counter) + bool(re.search(r"\d", node.text() or "")))
                return True
        return False

    def _table(self, table: "LexborNode") -> "list[LexborNode]":
        """Add a table as a grid, and return the tables within its cells."""
        self._tables += 1
        inner: list[LexborNode] = []
        cells: list[Cell] = []
        taken: dict[int, int] = {}
        rows = list(_rows(table))
        caption = table.css_first("caption")
        for row, cells_of_row in enumerate(rows):
            self._lines += 1
            column = 0
            for cell in cells_of_row:
                while taken.get(column, 0) > row:
                    column += 1
                high, wide = _span(cell, "rowspan", len(rows) - row), _span(cell, "colspan", 1_000)
                self._cells += wide
                if self._cells > MOST_CELLS:
                    raise too_many_cells(_KIND)
                text, place = self._text(cell, inner), self._place(row, column)
                address = _address(cell, text) if self._names_figures else ""
                cells.append(Cell(text, row, column, place, high, wide, address))
                taken.update(dict.fromkeys(range(column, column + wide), row + high))
                column += wide
        self.blocks.append(Grid(tuple(cells), self._text(caption, []).replace("\n", "") if caption else ""))
        return inner

    def _place(self, row: int, column: int) -> Place:
        english = f"table {self._tables}, row {row + 1}, column {column + 1}"
        return Place(Words(english, f"表{self._tables}第{row + 1}行第{column + 1}列"), self._lines)

    def _text(self, cell: "LexborNode", inner: "list[LexborNode]") -> str:
        lines = []
        for found in self._pieces(cell):
            if isinstance(found, Line):
                lines.append(found.text)
            else:
                inner.append(found)
        return "\n".join(lines)


def _address(cell: "LexborNode", text: str) -> str:
    """Return the address of the only figure of a cell that a page of ours names, and that the cell begins with."""
    named = cell.css("data[data-figure]")
    is_alone = len(named) == 1 and text.startswith((named[0].text() or "\0").strip())
    return (named[0].attributes.get("data-figure") or "") if is_alone else ""


_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_BREAK = "\ufdd0"
"""No character: where a line ends within text that keeps its lines."""
_NOWHERE = Place(Words("", ""))
_FOLDED = re.compile(r"(?<=[\u2e80-\uffef])[ \t]*[\r\n]\s*(?=[\u2e80-\uffef])")


def _lines(pieces: list[str], level: int) -> Iterator[Line]:
    for part in "".join(pieces).split(_BREAK):
        text = re.sub(r"[ \t\r\n\f\xa0]+", " ", _FOLDED.sub("", part)).strip()
        if text:
            yield Line(text, _NOWHERE, level)


def _rows(table: "LexborNode") -> "Iterator[list[LexborNode]]":
    for part in table.iter():
        for row in [part] if part.tag == "tr" else part.iter() if part.tag in {"thead", "tbody", "tfoot"} else []:
            if row.tag == "tr" and not is_concealed(row):
                yield [cell for cell in row.iter() if cell.tag in {"td", "th"} and not is_concealed(cell)]


def _span(cell: "LexborNode", name: str, most: int) -> int:
    written = re.match(r"\s*(\d{1,6})", cell.attributes.get(name) or "1")
    number = int(written[1]) if written else 1
    return min(number or most, most) if name == "rowspan" else max(1, min(number, most))


_LONGEST = 200


def _is_data(table: "LexborNode") -> bool:
    """Tell whether a table is one, and not a way to lay out the page."""
    if (table.attributes.get("role") or "") in {"presentation", "none"}:
        return False
    rows = list(_rows(table))
    if sum(map(len, rows)) < 2:
        return False
    holding = [cell for row in rows for cell in row if cell.css_first("table")]
    return all(
        len(cell.text() or "") - sum(len(one.text() or "") for one in cell.css("table")) <= _LONGEST
        and not cell.css_first("h1")
        for cell in holding
    )


def _unread(page: _Page) -> Iterator[Unread]:
    for count, english, chinese in (
        (
            page.furniture,
            "menus, footers and lists of links of the page with numbers in them",
            "处含数字的网页导航、页脚或链接列表",
        ),
        (page.struck, "passages that are struck out", "处加删除线的文字"),
        (page.concealed, "passages that the page does not show", "处网页未显示的文字"),
        (page.pictures, "pictures", "张图片"),
        (page.frames, "pages embedded in this one", "个嵌入的网页"),
    ):
        if count:
            yield Unread(Words(f"not read: {english} ({count})", f"未读取：{count} {chinese}"))
    if not page.blocks:
        yield Unread(Words("the page holds no text of its own", "网页本身没有文字"))
