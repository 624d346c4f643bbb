"""Excel files (XLSX): each sheet that is shown as a grid, its numbers as they are shown."""

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree import ElementTree as ET

from licreport.reading.kinds.flow import raised
from licreport.reading.kinds.package import Package, attribute, child, local
from licreport.reading.kinds.refusals import damaged
from licreport.reading.kinds.shown import BUILT_IN, shown
from licreport.reading.text import Block, Cell, Grid, Line, Place, Text, Unread
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


def laid(name: str, cells: list[Cell]) -> Iterator[Block]:
    """Yield the cells of a sheet as a grid, and what stands alone on its rows above and below as lines."""
    if not cells:
        return
    if not _USUAL.fullmatch(name.strip()):
        yield Line(name.strip(), Place(Words(f"the name of sheet {name}", f"工作表 {name} 的名称")))
    filled: dict[int, list[Cell]] = {}
    for cell in cells:
        filled.setdefault(cell.row, []).append(cell)
    wide = [row for row, found in filled.items() if len(found) > 1]
    first, last = (min(wide), max(wide)) if wide else (max(filled) + 1, max(filled))
    yield from _alone(cell for cell in cells if cell.row < first)
    if wide:
        yield Grid(tuple(cell._replace(row=cell.row - first) for cell in cells if first <= cell.row <= last))
    yield from _alone(cell for cell in cells if cell.row > last)


_USUAL = re.compile(r"(?:sheet|工作表|表)?\s*\d*", re.IGNORECASE)


def _alone(cells: Iterator[Cell]) -> Iterator[Line]:
    for cell in cells:
        yield from (Line(line.strip(), cell.place) for line in cell.text.split("\n") if line.strip())


class _Book:
    """What the sheets of a file share."""

    def __init__(self, package: Package, root: ET.Element | None) -> None:
        styles = package.part("xl/styles.xml")
        own = {attribute(one, "numFmtId"): attribute(one, "formatCode") for one in child(styles, "numFmts") or ()}
        self._formats = [attribute(one, "numFmtId") or "0" for one in _inside(styles, "cellXfs")]
        self._own = {number: code for number, code in own.items() if number}
        self.strings = [_rich(one) for one in _inside_root(package.part("xl/sharedStrings.xml"))]
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


class _Spot(NamedTuple):
    row: int
    column: int


class _Sheet:
    """What was read of one sheet so far."""

    def __init__(self, name: str, book: _Book) -> None:
        self.unread: list[Unread] = []
        self._name = name
        self._book = book
        self._texts: dict[_Spot, str] = {}
        self._hidden_rows: set[int] = set()
        self._hidden_columns: list[range] = []
        self._merged: list[tuple[_Spot, _Spot]] = []

    def take(self, element: ET.Element) -> None:
        """Take a part of the sheet: its columns, its rows, its merged cells, its drawings."""
        name = local(element)
        if name == "cols":
            self._hidden_columns = [
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
                self._merged.append((_spot(first), _spot(last or first)))
        elif name in {"drawing", "legacyDrawing", "picture"} and name != "legacyDrawing":
            self._say(Words("pictures or charts were not read", "图片或图表未读取"))

    def cells(self) -> list[Cell]:
        """Return the cells that are shown and hold something, rows and columns counted as they are shown."""
        texts = {spot: text for spot, text in self._texts.items() if text.strip()}
        hidden_rows = {spot.row for spot in texts if spot.row in self._hidden_rows}
        hidden_columns = {spot.column for spot in texts if any(spot.column in some for some in self._hidden_columns)}
        if hidden_rows:
            rows = _listed(sorted(map(str, hidden_rows), key=int))
            self._say(Words(f"hidden rows were not read: {rows}", f"隐藏的行未读取：{rows}"))
        if hidden_columns:
            columns = _listed([_letters(one) for one in sorted(hidden_columns)])
            self._say(Words(f"hidden columns were not read: {columns}", f"隐藏的列未读取：{columns}"))
        spans = self._spans()
        covered = self._covered()
        spots = [
            one
            for one in texts
            if one.row not in hidden_rows and one.column not in hidden_columns and one not in covered
        ]
        rows_before = {row: row - 1 - self._hidden_among(self._hidden_rows, row) for row in {one.row for one in spots}}
        columns_before = {one: self._shown_before(one) for one in {spot.column for spot in spots}}
        return [
            Cell(
                texts[one].strip(),
                rows_before[one.row],
                columns_before[one.column],
                self._place(one),
                *spans.get(one, (1, 1)),
            )
            for one in sorted(spots)
        ]

    @staticmethod
    def _hidden_among(hidden: set[int], below: int) -> int:
        return sum(one < below for one in hidden)

    def _shown_before(self, column: int) -> int:
        return column - 1 - sum(max(0, min(some.stop, column) - some.start) for some in self._hidden_columns)

    def _spans(self) -> dict[_Spot, tuple[int, int]]:
        return {
            first: (
                max(1, last.row - first.row + 1 - sum(first.row <= one <= last.row for one in self._hidden_rows)),
                max(1, self._shown_before(last.column + 1) - self._shown_before(first.column)),
            )
            for first, last in self._merged
        }

    def _covered(self) -> set[_Spot]:
        """Return the cells with text that merged cells cover: what they held is not shown."""
        return {
            spot
            for first, last in self._merged
            for spot in self._texts
            if first.row <= spot.row <= last.row and first.column <= spot.column <= last.column and spot != first
        }

    def _row(self, element: ET.Element, row: int) -> None:
        if _is_on(element, "hidden"):
            self._hidden_rows.add(row)
        column = 0
        for one in element:
            if local(one) == "c":
                column = _spot(attribute(one, "r") or "").column or column + 1
                self._texts[_Spot(row, column)] = self._text(one, _Spot(row, column))

    def _text(self, cell: ET.Element, spot: _Spot) -> str:
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
                self._say(Words("a formula whose value was not stored", "公式没有存储的计算结果"), spot)
            return ""
        if kind != "n":
            return {"1": "TRUE", "0": "FALSE"}.get(written, written) if kind == "b" else written
        text = shown(written, self._book.format(attribute(cell, "s")), since_1904=self._book.since_1904)
        if text is None:
            self._say(Words("a number in a format that is not read", "数字的显示格式无法识别"), spot)
        return text or ""

    def _say(self, why: Words, spot: _Spot | None = None) -> None:
        where = Place(Words(self._name, self._name)) if spot is None else self._place(spot)
        self.unread.append(Unread(why, where))

    def _place(self, spot: _Spot) -> Place:
        called = f"{self._name}!{_letters(spot.column)}{spot.row}"
        return Place(Words(called, called))


def _spot(reference: str) -> _Spot:
    found = re.fullmatch(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})", reference)
    if found is None:
        return _Spot(0, 0)
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - 64
    return _Spot(int(found[2]), column)


def _letters(column: int) -> str:
    text = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def _listed(names: list[str]) -> str:
    return ", ".join(names[:9]) + (" …" if len(names) > 9 else "")


def _whole(element: ET.Element, name: str) -> int:
    written = attribute(element, name) or ""
    return int(written) if written.isdecimal() and len(written) < 8 else 0


def _is_on(element: ET.Element, name: str) -> bool:
    return (attribute(element, name) or "0").lower() in {"1", "true", "on"}
