"""PDF: the lines of its pages joined again to paragraphs, ruled tables as grids, without running heads."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from licreport.reading.kinds.flow import first_piece, joined, width
from licreport.reading.kinds.printed import Glyph, Page, pages_of
from licreport.reading.kinds.refusals import too_large
from licreport.reading.kinds.ruled import Box
from licreport.reading.text import Block, Cell, Grid, Line, Place, Text, Unread
from licreport.words.language import Words

_KIND = Words("PDF file", "PDF 文件")
_MOST_PAGES = 500


class _Row(NamedTuple):
    """A line as it is printed."""

    text: str
    left: float
    right: float
    base: float
    size: float
    page: int
    number: int
    is_parted: bool = False
    """Whether its parts stand so far apart that they are columns."""


def read(data: bytes) -> Text:
    """Return the paragraphs and the ruled tables of a PDF; pages that are pictures are told."""
    pages, count = pages_of(data, _MOST_PAGES)
    if count > _MOST_PAGES:
        raise too_large(_KIND, Words(f"{count:,} pages", f"{count:,} 页"))
    unread: list[Unread] = []
    found: list[list[_Row | Grid]] = []
    for page in pages:
        found.append(list(_found(page)))
        where = _page(page.number)
        if not page.glyphs:
            unread.append(Unread(_PICTURE if page.has_pictures else _EMPTY, where))
        if page.invisible:
            unread.append(Unread(_RECOGNISED, where))
        if page.unmapped:
            unread.append(Unread(_UNMAPPED, where))
    heads = _running([[one for one in page if isinstance(one, _Row)] for page in found])
    if any(re.search(r"\d{2}", row.text) for row in heads):
        unread.append(Unread(_HEADS))
    kept = [[one for one in page if not (isinstance(one, _Row) and one in heads)] for page in found]
    return Text(tuple(_blocks(kept)), tuple(unread))


_PICTURE = Words("the page is a picture and holds no characters", "此页是图片，没有文字")
_EMPTY = Words("the page holds no characters", "此页没有文字")
_RECOGNISED = Words(
    "text that is not shown, such as a machine's reading of a picture, was not read",
    "不显示的文字（例如机器识别图片所得）未读取",
)
_UNMAPPED = Words("characters whose font does not say what they are", "部分字符的字体没有给出对应文字")
_HEADS = Words("running heads and page numbers were not read", "页眉、页脚和页码未读取")


def _page(number: int) -> Place:
    return Place(Words(f"page {number}", f"第{number}页"))


def _found(page: Page) -> Iterator["_Row | Grid"]:
    """Yield the rows and tables of a page in the order in which they come up."""
    done: set[int] = set()
    owners = [(number, _outline(table)) for number, table in enumerate(page.tables)]
    for number, line in enumerate(page.lines, 1):
        free = []
        for glyph in line:
            inside = next((own for own, box in owners if _holds(box, glyph)), None)
            if inside is None:
                free.append(glyph)
            elif inside not in done:
                done.add(inside)
                yield _grid(page, inside, [glyph for one in page.lines for glyph in one])
        if any(glyph.text.strip() for glyph in free):
            yield _row(free, page.number, number)


def _outline(table: Sequence[Box]) -> Box:
    left, bottom = min(box.left for box in table), min(box.bottom for box in table)
    return Box(0, 0, 0, 0, left, bottom, max(box.right for box in table), max(box.top for box in table))


def _holds(box: Box, glyph: Glyph) -> bool:
    across, up = (glyph.left + glyph.right) / 2, glyph.base + glyph.size * 0.3
    return box.left <= across <= box.right and box.bottom <= up <= box.top


_APART = 1.5
"""Widths of a character: what stands further apart is in another column."""


def _row(glyphs: Sequence[Glyph], page: int, number: int) -> _Row:
    size = Counter(glyph.size for glyph in glyphs if glyph.text.strip()).most_common(1)[0][0]
    text, parted, before = "", False, None
    for glyph in glyphs:
        if not glyph.text.strip():
            text += " " if text and not text.endswith((" ", "\t")) else ""
            continue
        if before is not None and glyph.left - before > _APART * size:
            text, parted = text.rstrip() + "\t", True
        text += glyph.text
        before = glyph.right
    shown = [glyph for glyph in glyphs if glyph.text.strip()]
    base = Counter(glyph.base for glyph in shown).most_common(1)[0][0]
    return _Row(text.strip(), shown[0].left, max(one.right for one in shown), base, size, page, number, parted)


def _grid(page: Page, number: int, glyphs: Sequence[Glyph]) -> Grid:
    cells = []
    for box in page.tables[number]:
        english = f"page {page.number}, table {number + 1}, row {box.row + 1}, column {box.column + 1}"
        chinese = f"第{page.number}页表{number + 1}第{box.row + 1}行第{box.column + 1}列"
        text = _cell([glyph for glyph in glyphs if _holds(box, glyph)], box)
        cells.append(Cell(text, box.row, box.column, Place(Words(english, chinese)), box.rows, box.columns))
    return Grid(tuple(cells))


def _cell(glyphs: Sequence[Glyph], box: Box) -> str:
    """Return the text of a cell, its lines joined where the next piece found no room on the one before."""
    lines: dict[int, list[Glyph]] = {}
    for glyph in glyphs:
        if glyph.text.strip():
            lines.setdefault(glyph.line, []).append(glyph)
    rows = [_row(line, 0, 0) for line in lines.values()]
    if not rows:
        return ""
    right = box.right - max(0.0, min(row.left for row in rows) - box.left)
    text = rows[0].text
    for above, row in pairwise(rows):
        if _had_no_room(above, row, right):
            text = joined(text, row.text)
        else:
            text += "\n" + row.text
    return text


def _had_no_room(above: _Row, row: _Row, right: float) -> bool:
    return above.right + width(first_piece(row.text)) * row.size > right + 0.3 * row.size


_PAGE_NUMBER = re.compile(r"[-—–─·~\s第]*(?:\d{1,3}|[ivxIVX]{1,5})[-—–─·~\s页]*(?:[/／共]\s*第?\s*\d{1,3}\s*页?)?")


def _running(pages: Sequence[Sequence[_Row]]) -> set[_Row]:
    """Return the rows at the ends of pages that are no text: the same on several of them, or a page's number."""
    out: set[_Row] = set()
    for _ in range(2):  # a head and a foot often have two lines
        ends: list[_Row] = []
        for rows in pages:
            left = sorted((row for row in rows if row not in out), key=lambda row: row.base)
            for row, beside in ((left[:1], left[1:2]), (left[-1:], left[-2:-1])) if len(left) > 1 else ():
                ends += row
                if _PAGE_NUMBER.fullmatch(row[0].text) and abs(row[0].base - beside[0].base) > 1.6 * row[0].size:
                    out.add(row[0])
        out |= {one for one in ends for other in ends if other.page != one.page and _is_same(one, other)}
    return out


def _is_same(row: _Row, other: _Row) -> bool:
    """Tell whether two rows are one running head: the same words at the same height, numbers moving with the pages."""
    if abs(row.base - other.base) > 3 or re.sub(r"\d+", "#", row.text) != re.sub(r"\d+", "#", other.text):
        return False
    pairs = zip(re.findall(r"\d+", row.text), re.findall(r"\d+", other.text), strict=True)
    return all(one == two or int(one) - int(two) == row.page - other.page for one, two in pairs)


def _blocks(pages: Sequence[Sequence[_Row | Grid]]) -> Iterator[Block]:
    rows = [one for page in pages for one in page if isinstance(one, _Row)]
    sizes: Counter[float] = Counter()
    for row in rows:
        sizes[row.size] += len(row.text)
    body = sizes.most_common(1)[0][0] if sizes else 0.0
    larger = sorted({row.size for row in rows if row.size > body * 1.1}, reverse=True)
    plain = [row for row in rows if not row.is_parted] or rows
    left = min((row.left for row in plain), default=0.0)
    right = max((row.right for row in plain), default=0.0)
    right = max(right, left + _NARROWEST * body)
    notes: list[list[_Row]] = []
    paragraph: list[_Row] = []
    for page in pages:
        is_note = False
        for one in page:
            if isinstance(one, Grid):
                is_note = False
                yield from _paragraph(paragraph, larger)
                paragraph = []
                yield one
                continue
            is_note = one.size < body * _SMALL and (is_note or _NOTE.match(one.text) is not None)
            if is_note:
                notes += [[one]] if _NOTE.match(one.text) else []
                notes[-1] += [] if _NOTE.match(one.text) else [one]
            elif paragraph and _continues(paragraph, one, left, right):
                paragraph.append(one)
            else:
                yield from _paragraph(paragraph, larger)
                paragraph = [one]
    yield from _paragraph(paragraph, larger)
    for note in notes:
        yield from _paragraph(note, [])


_NARROWEST = 16
"""Characters that a line holds at least: where all are shorter, none was broken for want of room."""
_SMALL = 0.92
_NOTE = re.compile(r"\[?[⁰¹²³⁴-⁹①-⑳*※]|\[\d|注")


def _continues(paragraph: Sequence[_Row], row: _Row, left: float, right: float) -> bool:
    """Tell whether a row goes on with a paragraph: it found no room above, or stands in the midst of a sentence."""
    above = paragraph[-1]
    is_below = above.page != row.page or 0 < above.base - row.base < 2.6 * row.size
    if (
        not is_below
        or above.is_parted
        or row.is_parted
        or abs(above.size - row.size) > 0.6
        or row.left > max(left, above.left) + (2.2 if _BEGINNING.match(above.text) else 0.8) * row.size
        or above.text.endswith(("。", "！", "？"))
        or _BEGINNING.match(row.text)
    ):
        return False
    if _had_no_room(above, row, right):
        return True
    if _is_first_line(paragraph[0], left, right) and row.left < left + 0.5 * row.size:
        return True
    is_prose = any(re.search("[，；。]", one.text) for one in paragraph)
    return is_prose and not above.text.endswith(("；", "："))


def _is_first_line(row: _Row, left: float, right: float) -> bool:
    """Tell whether a row stands two characters in, as the first line of a paragraph does, and is not a heading."""
    is_indented = 1.5 < (row.left - left) / row.size < 2.6
    is_long = row.right - left > _LONG * (right - left)
    return is_indented and is_long and not _BEGINNING.match(row.text) and not _TITLE.search(row.text)


_LONG = 0.75
"""How much of the width a first line fills at least; a title is shorter, or ends as titles do."""
_TITLE = re.compile("(?:报告|情况|公告|公示|说明|总结|通知|统计表)$")
_BEGINNING = re.compile(
    r"[（(]?[一二三四五六七八九十]+[、）)]|第[一二三四五六七八九十]+[章节部]|\d{1,2}[.、．](?!\d)|[（(]\d+[）)]|[•·●▪◆-]"
)


def _paragraph(rows: Sequence[_Row], larger: Sequence[float]) -> Iterator[Line]:
    if not rows:
        return
    text = rows[0].text
    for row in rows[1:]:
        text = joined(text, row.text)
    first, last = rows[0], rows[-1]
    english, chinese = f"page {first.page}, line {first.number}", f"第{first.page}页第{first.number}行"
    if last.page != first.page:
        english, chinese = (
            f"{english} to page {last.page}, line {last.number}",
            f"{chinese}至第{last.page}页第{last.number}行",
        )
    elif last.number != first.number:
        english, chinese = (
            f"page {first.page}, lines {first.number} to {last.number}",
            f"第{first.page}页第{first.number}至{last.number}行",
        )
    level = larger.index(first.size) + 1 if first.size in larger else 0
    yield Line(text, Place(Words(english, chinese)), level)
