"""Word files (DOCX): the text as it stands once every tracked change is accepted."""

from collections.abc import Iterator
from functools import reduce
from typing import NamedTuple
from xml.etree import ElementTree as ET

from licreport.reading.kinds.flow import joined, raised
from licreport.reading.kinds.package import Package, attribute, child, local
from licreport.reading.text import Block, Cell, Grid, Line, Place, Text, Unread
from licreport.words.language import Words

_KIND = Words("Word file", "Word 文件")
MAIN = "word/document.xml"


def read(data: bytes) -> Text:
    """Return the paragraphs and tables of a Word file, text boxes after where they hang, footnotes at the end."""
    package = Package(data, _KIND)
    reading = _Reading(_styles(package))
    for element in package.children(MAIN, "body"):
        reading.blocks += reading.block(element)
    for name in ("footnote", "endnote"):
        _notes(package, name, reading)
    return Text(tuple(reading.blocks), tuple(_unread(reading)))


class _Style(NamedTuple):
    level: int = 0
    is_hidden: bool = False
    is_raised: bool = False
    is_contents: bool = False
    """A line of the table of contents, which names headings and pages."""


def _styles(package: Package) -> dict[str, _Style]:
    root = package.part("word/styles.xml")
    found = {
        attribute(one, "styleId") or "": one for one in (root if root is not None else ()) if local(one) == "style"
    }
    return {name: _style(name, found) for name in found}


def _style(name: str, found: dict[str, ET.Element]) -> _Style:
    """Return what a style says, or the one it is based on."""
    level, hidden, high, contents, seen = 0, None, None, False, set[str]()
    while name in found and name not in seen and len(seen) < _MOST_BASES:
        seen.add(name)
        element = found[name]
        called = (attribute(child(element, "name"), "val") or "").lower()
        own = attribute(child(child(element, "pPr"), "outlineLvl"), "val") or ""
        number = called.removeprefix("heading ").removeprefix("标题 ")
        if not level and own.isdecimal():
            level = int(own) + 1 if int(own) < 9 else 0
        elif not level and number != called and number.isdecimal():
            level = int(number)
        elif not level and called == "title":
            level = 1
        contents = contents or called.startswith(("toc ", "目录 "))
        properties = child(element, "rPr")
        hidden = _flag(properties, "vanish") if hidden is None else hidden
        high = attribute(child(properties, "vertAlign"), "val") if high is None else high
        name = attribute(child(element, "basedOn"), "val") or ""
    return _Style(level, hidden or False, high == "superscript", contents)


_MOST_BASES = 20
"""Styles that one is based on, the one on the other."""


def _flag(properties: ET.Element | None, name: str) -> bool | None:
    element = child(properties, name)
    return None if element is None else (attribute(element, "val") or "1").lower() not in {"0", "false", "off", "none"}


_GONE = frozenset(("delText", "instrText", "delInstrText", "rPr", "pPr", "sectPr", "tblPr", "tblGrid"))
_PICTURES = frozenset(("blip", "imagedata", "chart", "OLEObject"))


class _Reading:
    """What was read of the file so far."""

    def __init__(self, styles: dict[str, _Style]) -> None:
        self.blocks: list[Block] = []
        self.notes: dict[str, list[str]] = {"footnote": [], "endnote": []}
        self.deleted = self.hidden = self.struck = self.pictures = self.embedded = 0
        self._styles = styles
        self._paragraphs = self._tables = 0
        self._carried = ""

    def block(self, element: ET.Element, where: Words | None = None) -> Iterator[Block]:
        """Yield what a paragraph, a table, or what holds some of them, is."""
        name = local(element)
        if name == "p":
            yield from self._paragraph(element, where)
        elif name == "tbl":
            yield from self._table(element)
        elif name == "altChunk":
            self.embedded += 1
        elif name in {"del", "moveFrom"}:
            self.deleted += 1
        elif name not in _GONE:
            for one in _branch(element):
                yield from self.block(one, where)

    def _paragraph(self, element: ET.Element, where: Words | None) -> Iterator[Block]:
        properties = child(element, "pPr")
        style = self._styles.get(attribute(child(properties, "pStyle"), "val") or "", _Style())
        if style.is_contents:
            return
        boxes: list[ET.Element] = []
        run = _Run(self, boxes, style)
        run.walk(element, _Style())
        text = self._carried + "".join(run.pieces)
        self._carried = ""
        if child(child(properties, "rPr"), "del") is not None:  # its end was deleted: the next one continues it
            self._carried = text
        else:
            own = attribute(child(properties, "outlineLvl"), "val") or ""
            level = (int(own) + 1) % 10 if own.isdecimal() and len(own) == 1 else style.level
            lines = [line.strip() for line in text.split("\n") if line.strip()]
            self._paragraphs += bool(lines) and where is None
            place = Place(where or Words(f"paragraph {self._paragraphs}", f"段落 {self._paragraphs}"))
            yield from (Line(line, place, level) for line in ([reduce(joined, lines)] if level and lines else lines))
        beside = Words(f"text box at paragraph {self._paragraphs}", f"段落 {self._paragraphs} 处的文本框")
        for box in boxes:
            for one in box:
                yield from self.block(one, beside)

    def _table(self, table: ET.Element) -> Iterator[Block]:
        """Yield a table as a grid, each merged cell once, and after it what stands in its cells beside text."""
        self._tables += 1
        number = self._tables
        cells: list[Cell] = []
        inner: list[Block] = []
        open_: dict[int, int] = {}
        row = 0
        for line in _all(table, "tr"):
            properties = child(line, "trPr")
            if child(properties, "del") is not None or _flag(properties, "hidden"):
                self.deleted += child(properties, "del") is not None
                self.hidden += child(properties, "del") is None
                continue
            column = _number(child(properties, "gridBefore"))
            for cell in _all(line, "tc"):
                about = child(cell, "tcPr")
                wide = max(1, _number(child(about, "gridSpan")))
                merge = child(about, "vMerge")
                sideways = child(about, "hMerge")
                if merge is not None and attribute(merge, "val") != "restart" and column in open_:
                    cells[open_[column]] = _taller(cells[open_[column]], row)
                elif (
                    sideways is not None and attribute(sideways, "val") != "restart" and cells and cells[-1].row == row
                ):
                    cells[-1] = cells[-1]._replace(columns=cells[-1].columns + wide)
                elif child(about, "cellDel") is not None:
                    self.deleted += 1
                else:
                    called = Words(
                        f"table {number}, row {row + 1}, column {column + 1}",
                        f"表{number}第{row + 1}行第{column + 1}列",
                    )
                    cells.append(Cell(self._cell(cell, called, inner), row, column, Place(called), 1, wide))
                    open_[column] = len(cells) - 1
                column += wide
            row += 1
        if len(cells) == 1:
            yield from (Line(line, cells[0].place) for line in cells[0].text.split("\n") if line)
        elif cells:
            yield Grid(tuple(cells))
        yield from inner

    def _cell(self, cell: ET.Element, called: Words, inner: list[Block]) -> str:
        lines = []
        for one in cell:
            for block in self.block(one, called):
                if isinstance(block, Line) and block.place.called == called:
                    lines.append(block.text)
                else:
                    inner.append(block)
        return "\n".join(lines)


class _Run:
    """The text of one paragraph."""

    def __init__(self, reading: _Reading, boxes: list[ET.Element], style: _Style) -> None:
        self.pieces: list[str] = []
        self._reading = reading
        self._boxes = boxes
        self._style = style
        self._fields: list[bool] = []

    def walk(self, element: ET.Element, style: _Style) -> None:
        """Read an element of the paragraph and all in it."""
        for one in _branch(element):
            name = local(one)
            if name == "r":
                self._run(one)
            elif name == "t":
                self._say(raised(one.text or "") if style.is_raised else one.text or "")
            elif name in _SIGNS:
                self._say(_SIGNS[name] if attribute(one, "type") in {None, "textWrapping"} else "")
            elif name == "fldChar":
                self._field(attribute(one, "fldCharType") or "")
            elif name not in _GONE and not self._is_noted(one, name):
                self.walk(one, style)

    def _is_noted(self, element: ET.Element, name: str) -> bool:
        """Tell whether an element is no text of the paragraph, and note what it is."""
        if name == "txbxContent":
            self._boxes.append(element)
        elif name in {"footnoteReference", "endnoteReference"}:
            self._reading.notes[name.removesuffix("Reference")].append(attribute(element, "id") or "")
        elif name in _PICTURES:
            self._reading.pictures += 1
        elif name in {"del", "moveFrom"}:
            self._reading.deleted += 1
        else:
            return False
        return True

    def _run(self, run: ET.Element) -> None:
        properties = child(run, "rPr")
        named = self._reading._styles.get(attribute(child(properties, "rStyle"), "val") or "", _Style())  # noqa: SLF001  # of this module
        hidden = _flag(properties, "vanish")
        align = attribute(child(properties, "vertAlign"), "val")
        if named.is_hidden or self._style.is_hidden if hidden is None else hidden:
            self._reading.hidden += 1
        elif _flag(properties, "strike") or _flag(properties, "dstrike"):
            self._reading.struck += 1
        else:
            self.walk(run, _Style(is_raised=named.is_raised if align is None else align == "superscript"))

    def _say(self, text: str) -> None:
        if all(self._fields):
            self.pieces.append(text)

    def _field(self, kind: str) -> None:
        """Follow a field: what comes before its result is no text."""
        if kind == "begin":
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()


_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}


def _branch(element: ET.Element) -> Iterator[ET.Element]:
    """Yield the children of an element, of alternatives those of one."""
    if local(element) != "AlternateContent":
        yield from element
        return
    branches = [one for one in element if local(one) in {"Choice", "Fallback"}]
    telling = [one for one in branches if any(local(inner) in {"txbxContent", "t"} for inner in one.iter())]
    yield from (telling or branches)[:1]


def _all(element: ET.Element, name: str) -> Iterator[ET.Element]:
    """Yield the rows or cells of an element, also those wrapped in a control or in an insertion."""
    for one in element:
        if local(one) == name:
            yield one
        elif local(one) in {"sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"}:
            yield from _all(one, name)


def _number(element: ET.Element | None) -> int:
    written = attribute(element, "val") or ""
    return min(int(written), 1_000) if written.isdecimal() and len(written) < 6 else 0


def _taller(cell: Cell, row: int) -> Cell:
    return cell._replace(rows=row - cell.row + 1)


_NOTES = {"footnote": Words("footnote", "脚注"), "endnote": Words("endnote", "尾注")}


def _notes(package: Package, name: str, reading: _Reading) -> None:
    root = package.part(f"word/{name}s.xml")
    found = {attribute(one, "id"): one for one in (root if root is not None else ())}
    for number, own in enumerate(list(reading.notes[name]), 1):
        if own in found:
            called = Words(f"{_NOTES[name].en} {number}", f"{_NOTES[name].zh} {number}")
            reading.blocks += reading.block(found.pop(own), called)


def _unread(reading: _Reading) -> Iterator[Unread]:
    for count, english, chinese in (
        (reading.deleted, "passages deleted by tracked changes", "处修订中已删除的内容"),
        (reading.hidden, "passages of hidden text", "处隐藏文字"),
        (reading.struck, "passages that are struck out", "处加删除线的文字"),
        (reading.pictures, "pictures, charts or embedded objects", "个图片、图表或嵌入对象"),
        (reading.embedded, "other documents embedded in this one", "个嵌入的其他文档"),
    ):
        if count:
            yield Unread(Words(f"not read: {english} ({count})", f"未读取：{count} {chinese}"))
    if not reading.blocks:
        yield Unread(Words("the file holds no text", "文件中没有文字"))
