"""Excel files (XLSX): each sheet that is shown as a grid, its numbers as they are shown."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from licreport.reading.kinds.flow import raised
from licreport.reading.kinds.package import Package, attribute, child, local
from licreport.reading.kinds.refusals import MOST_CELLS, damaged, too_many_cells
from licreport.reading.kinds.shown import BUILT_IN, shown
from licreport.reading.kinds.spread import Spot, Spread, laid
from licreport.reading.text import Block, Text, Unread
from licreport.words.language import Words

_KIND = Words("Excel file", "Excel 文件")
MAIN = "xl/workbook.xml"


def read(data: bytes) -> Text:
    """Return the sheets of an Excel file; formulas by the values that were stored for them."""
    package = Package(data, _KIND)
    root = package.part(MAIN)
    book = _Book(package, root)
    blocks: list[Block] = []
    unread: list[Unread] = []
    for name, part, state in _sheets(package, root):
        if state not in {None, "visible"}:
            unread.append(Unread(Words(f"the hidden sheet {name} was not read", f"未读取隐藏的工作表 {name}")))
        elif part in package:
            sheet = _Sheet(name, book)
            for element in package.children(part, "worksheet"):
                sheet.take(element)
            blocks += laid(name, sheet.cells())
            unread += sheet.unread
    if not blocks:
        unread.append(Unread(Words("the file holds no cells with text or numbers", "文件中没有含文字或数字的单元格")))
    return Text(tuple(blocks), tuple(unread))


class _Book:
    """What the sheets of a file share."""

    def __init__(self, package: Package, root: ET.Element | None) -> None:
        styles = package.part("xl/styles.xml")
        own = {attribute(one, "numFmtId"): attribute(one, "formatCode") for one in child(styles, "numFmts") or ()}
        self._formats = [attribute(one, "numFmtId") or "0" for one in _inside(styles, "cellXfs")]
        self._own = {number: code for number, code in own.items() if number}
        self.strings = [_rich(one) for one in _inside_root(package.part("xl/sharedStrings.xml"))]
        self.cells = 0
        self.since_1904 = attribute(child(root, "workbookPr"), "date1904") in {"1", "true"}

    def format(self, style: str | None) -> str | None:
        """Return the format of a style, or None where it is not one that is read."""
        number = int(style) if style and style.isdecimal() else 0
        if number >= len(self._formats):
            return "General" if not number else None
        own = self._formats[number]
        return self._own.get(own) or (BUILT_IN.get(int(own)) if own.isdecimal() and len(own) < 6 else None)


def _inside(root: ET.Element | None, name: str) -> Iterator[ET.Element]:
    found = child(root, name)
    yield from found if found is not None else ()


def _inside_root(root: ET.Element | None) -> Iterator[ET.Element]:
    yield from root if root is not None else ()


def _rich(item: ET.Element) -> str:
    """Return a string without what is struck out of it, or stands above it to be spoken."""
    text = ""
    for one in item:
        said = "".join(inner.text or "" for inner in one.iter() if local(inner) == "t")
        properties = child(one, "rPr")
        if local(one) == "t":
            text += said
        elif local(one) == "r" and child(properties, "strike") is None:
            text += raised(said) if attribute(child(properties, "vertAlign"), "val") == "superscript" else said
    return re.sub("_x000[Dd]_|\r", "", text)


def _sheets(package: Package, root: ET.Element | None) -> Iterator[tuple[str, str, str | None]]:
    """Yield the name of each sheet, the part that holds it, and whether it is shown."""
    targets = {
        attribute(one, "Id"): attribute(one, "Target") or ""
        for one in _inside_root(package.part("xl/_rels/workbook.xml.rels"))
    }
    for sheet in _inside(root, "sheets"):
        target = targets.get(attribute(sheet, "id"), "")
        part = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
        yield attribute(sheet, "name") or "", part, attribute(sheet, "state")


class _Sheet(Spread):
    """What was read of one sheet so far."""

    def __init__(self, name: str, book: _Book) -> None:
        super().__init__(name)
        self._book = book

    def take(self, element: ET.Element) -> None:
        """Take a part of the sheet: its columns, its rows, its merged cells, its drawings."""
        name = local(element)
        if name == "cols":
            self.hidden_columns = [
                range(_whole(one, "min"), _whole(one, "max") + 1) for one in element if _is_on(one, "hidden")
            ]
        elif name == "sheetData":
            row = 0
            for one in element:
                row = _whole(one, "r") or row + 1
                self._row(one, row)
        elif name == "mergeCells":
            for one in element:
                first, _, last = (attribute(one, "ref") or "").partition(":")
                self.merged.append((_spot(first), _spot(last or first)))
        elif name in {"drawing", "legacyDrawing", "picture"} and name != "legacyDrawing":
            self.say(Words("pictures or charts were not read", "图片或图表未读取"))

    def _row(self, element: ET.Element, row: int) -> None:
        if _is_on(element, "hidden"):
            self.hidden_rows.add(row)
        column = 0
        for one in element:
            if local(one) == "c":
                column = _spot(attribute(one, "r") or "").column or column + 1
                self.texts[Spot(row, column)] = self._text(one, Spot(row, column))
                self._book.cells += 1
        if self._book.cells > MOST_CELLS:
            raise too_many_cells(_KIND)

    def _text(self, cell: ET.Element, spot: Spot) -> str:
        kind = attribute(cell, "t") or "n"
        value = child(cell, "v")
        written = (value.text or "" if value is not None else "").strip()
        if kind == "inlineStr":
            inline = child(cell, "is")
            return "" if inline is None else _rich(inline)
        if kind == "s":
            number = int(written) if written.isdecimal() and len(written) < 9 else -1
            if not 0 <= number < len(self._book.strings):
                raise damaged(_KIND)
            return self._book.strings[number]
        if not written:
            if child(cell, "f") is not None:
                self.say(Words("a formula whose value was not stored", "公式没有存储的计算结果"), spot)
            return ""
        if kind != "n":
            return {"1": "TRUE", "0": "FALSE"}.get(written, written) if kind == "b" else written
        text = shown(written, self._book.format(attribute(cell, "s")), since_1904=self._book.since_1904)
        if text is None:
            self.say(Words("a number in a format that is not read", "数字的显示格式无法识别"), spot)
        return text or ""


def _spot(reference: str) -> Spot:
    found = re.fullmatch(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})", reference)
    if found is None:
        return Spot(0, 0)
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return Spot(int(found[2]), column)


def _whole(element: ET.Element, name: str) -> int:
    written = attribute(element, name) or ""
    return int(written) if written.isdecimal() and len(written) < 8 else 0


def _is_on(element: ET.Element, name: str) -> bool:
    return (attribute(element, name) or "0").lower() in {"1", "true", "on"}
