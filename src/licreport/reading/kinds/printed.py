"""What stands on the pages of a PDF: characters with their places, lines that are drawn, pictures."""

import ctypes
import math
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

from licreport.reading.kinds.flow import raised
from licreport.reading.kinds.refusals import damaged, encrypted, missing, too_large
from licreport.reading.kinds.ruled import Box, Edge, tables
from licreport.words.language import Words

_KIND = Words("PDF file", "PDF 文件")
_MOST_CHARACTERS = 1_000_000
_MOST_PATHS = 5_000


class Glyph(NamedTuple):
    """A character on a page, in points."""

    text: str
    left: float
    right: float
    base: float
    size: float
    line: int


class Page(NamedTuple):
    """A page."""

    number: int
    lines: list[list[Glyph]]
    tables: list[list[Box]]
    has_pictures: bool
    invisible: int
    unmapped: int

    @property
    def glyphs(self) -> int:
        """How many characters there are."""
        return sum(map(len, self.lines))


def pages_of(data: bytes, most: int) -> tuple[list[Page], int]:
    """Return the pages of a PDF, none if there are more than that many, and how many there are."""
    try:
        import pypdfium2  # type: ignore[import-untyped]  # noqa: PLC0415  # only those who read PDF have it
    except ImportError:
        raise missing(_KIND, "pypdfium2") from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise (encrypted if "password" in str(error).lower() else damaged)(_KIND) from None
    try:
        count = len(document)
        pages: list[Page] = []
        for number in range(count if count <= most else 0):
            pages.append(_page(document[number], number + 1))
            if sum(page.glyphs for page in pages) > _MOST_CHARACTERS:
                raise too_large(_KIND, Words("more than a million characters", "超过一百万个字符"))
    except pypdfium2.PdfiumError:
        raise damaged(_KIND) from None
    finally:
        document.close()
    if not count:
        raise damaged(_KIND)
    return pages, count


def _page(page: Any, number: int) -> Page:  # noqa: ANN401  # the library has no types
    import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # noqa: PLC0415  # as above

    text = page.get_textpage()
    lines: list[list[Glyph]] = [[]]
    invisible = unmapped = 0
    wide, high = page.get_size()
    box, matrix, across, up = pdfium.FS_RECTF(), pdfium.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
    for index in range(min(text.count_chars(), _MOST_CHARACTERS)):
        code = pdfium.FPDFText_GetUnicode(text, index)
        one = chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
        if one in "\r\n":
            lines += [[]] if lines[-1] else []
            continue
        if pdfium.FPDFText_IsGenerated(text, index) == 1:
            lines[-1] += [lines[-1][-1]._replace(text=" ")] if lines[-1] else []
            continue
        if _is_invisible(pdfium, pdfium.FPDFText_GetTextObject(text, index)):
            invisible += 1
            continue
        if pdfium.FPDFText_HasUnicodeMapError(text, index) == 1 or one == "\ufffd":
            unmapped += 1
            one = "\ufffd"  # so that no number is made of those around it
        pdfium.FPDFText_GetLooseCharBox(text, index, box)
        pdfium.FPDFText_GetCharOrigin(text, index, across, up)
        if -1 <= box.left <= wide + 1 and -1 <= up.value <= high + 1:
            pdfium.FPDFText_GetMatrix(text, index, matrix)
            size = round(pdfium.FPDFText_GetFontSize(text, index) * math.hypot(matrix.b, matrix.d), 1)
            lines[-1].append(Glyph(one, box.left, box.right, round(up.value, 1), size, len(lines)))
    pictures = any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2))
    return Page(
        number,
        [_level(line) for line in lines if line],
        tables(list(_edges(page, pdfium))),
        pictures,
        invisible,
        unmapped,
    )


def _is_invisible(pdfium: Any, drawn: Any) -> bool:  # noqa: ANN401  # as above
    return bool(drawn) and pdfium.FPDFTextObj_GetTextRenderMode(drawn) == pdfium.FPDF_TEXTRENDERMODE_INVISIBLE


def _level(line: list[Glyph]) -> list[Glyph]:
    """Return a line with its small marks above the others as such."""
    size = max(glyph.size for glyph in line)
    base = min((glyph.base for glyph in line if glyph.size > 0.85 * size), default=0.0)
    return [
        glyph._replace(text=raised(glyph.text))
        if glyph.size <= 0.85 * size and glyph.base > base + 0.12 * size
        else glyph
        for glyph in line
    ]


def _edges(page: Any, pdfium: Any) -> Iterator[Edge]:  # noqa: ANN401  # as above
    """Yield the straight lines of a page; a surface that is only filled is no line unless it is as thin as one."""
    for number, drawn in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1)):
        if number > _MOST_PATHS:
            return
        points = list(_points(drawn, pdfium))
        if len(points) < 2:
            continue
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(drawn, fill, stroke)
        wide = max(point[1] for point in points) - min(point[1] for point in points)
        high = max(point[2] for point in points) - min(point[2] for point in points)
        if not stroke.value and min(wide, high) > 3:
            continue
        for (_, x, y), (starts, to_x, to_y) in pairwise(points):
            if starts:
                continue
            if abs(y - to_y) < 0.5 < abs(x - to_x):
                yield Edge("across", y, min(x, to_x), max(x, to_x))
            elif abs(x - to_x) < 0.5 < abs(y - to_y):
                yield Edge("down", x, min(y, to_y), max(y, to_y))


def _points(drawn: Any, pdfium: Any) -> Iterator[tuple[bool, float, float]]:  # noqa: ANN401  # as above
    """Yield the points of a path on the page, each with whether a new line starts there; none of one with curves."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(drawn, matrix)
    first: tuple[bool, float, float] | None = None
    x, y = ctypes.c_float(), ctypes.c_float()
    segments = [pdfium.FPDFPath_GetPathSegment(drawn, n) for n in range(min(pdfium.FPDFPath_CountSegments(drawn), 400))]
    kinds = [pdfium.FPDFPathSegment_GetType(segment) for segment in segments]
    if pdfium.FPDF_SEGMENT_BEZIERTO in kinds:
        return
    for segment, kind in zip(segments, kinds, strict=True):
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = (
            kind == pdfium.FPDF_SEGMENT_MOVETO,
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        first = point if point[0] else first
        yield point
        if pdfium.FPDFPathSegment_GetClose(segment) and first:
            yield (False, first[1], first[2])
