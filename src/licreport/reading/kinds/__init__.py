"""Readers, one module a kind of document: bytes in, the text and the tables of the document out.

What kind a document is of is told by what is in it, never by its name: pages are saved as .doc, and files renamed.
"""

import importlib
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from licreport.reading.kinds.refusals import (
    MOST_BYTES,
    MOST_CELLS,
    damaged,
    empty,
    encrypted,
    other,
    too_large,
    too_many_cells,
)
from licreport.reading.text import UnreadableError
from licreport.words.language import Words

if TYPE_CHECKING:
    from licreport.reading.text import Text


def text_of(name: str, data: bytes) -> "Text":
    """Return what a document holds; its name is not gone by.

    Raises:
        UnreadableError: It is empty, of a kind that is not read, damaged, locked or larger than any report.

    """
    del name
    if len(data) > MOST_BYTES:
        raise too_large(_DOCUMENT, Words("more than 32 MiB", "超过 32 MiB 的内容"))
    if not data.removeprefix(b"\xef\xbb\xbf").strip(b" \t\r\n\f\0"):
        raise empty()
    reader = importlib.import_module(f"{__name__}.{_kind(data)}")
    found: Text = reader.read(data)
    _bear(found)
    return found


def _bear(text: "Text") -> None:
    """Refuse a text that is larger than any report, for which whoever reads it on would take time without end."""
    from licreport.reading.text import Line  # noqa: PLC0415  # as above

    characters = spots = 0
    for block in text.blocks:
        pieces = [block.text] if isinstance(block, Line) else [cell.text for cell in block.cells]
        characters += sum(map(len, pieces))
        if any(len(piece) > _LONGEST for piece in pieces):
            raise too_large(
                _DOCUMENT, Words(f"a paragraph of more than {_LONGEST:,} characters", f"超过 {_LONGEST:,} 字的段落")
            )
        if not isinstance(block, Line):
            spots += sum(cell.rows * cell.columns for cell in block.cells)
            if len({cell.column for cell in block.cells}) > _MOST_COLUMNS:
                raise too_large(
                    _DOCUMENT,
                    Words(f"a table of more than {_MOST_COLUMNS:,} columns", f"超过 {_MOST_COLUMNS:,} 列的表格"),
                )
    if characters > _MOST_CHARACTERS:
        raise too_large(
            _DOCUMENT, Words(f"more than {_MOST_CHARACTERS:,} characters", f"超过 {_MOST_CHARACTERS:,} 个字")
        )
    if spots > MOST_CELLS:
        raise too_many_cells(_DOCUMENT)


_LONGEST = 20_000
_MOST_CHARACTERS = 1_000_000
_MOST_COLUMNS = 1_000


def is_plain_text(data: bytes) -> bool:
    """Tell whether a document is plain text, as far as its beginning tells: then no native code reads it."""
    if data.startswith(tuple(mark for mark, _ in _BEGINNINGS)):
        return False
    try:
        return _kind(data) == "plain"
    except UnreadableError:
        return True  # which is told again


_DOCUMENT = Words("document", "文档")
_WORD = Words("a Word file (.docx)", "Word 文件（.docx）")
_EXCEL = Words("an Excel file (.xlsx)", "Excel 文件（.xlsx）")
_NO_PICTURE = Words("text: what is in a picture is not read", "文字：图片中的内容不能读取")


def _kind(data: bytes) -> str:
    """Return the module that reads such a document."""
    for mark, kind in _BEGINNINGS:
        if data.startswith(mark):
            return kind if isinstance(kind, str) else kind(data)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    for mark, what, instead in _OTHERS:
        if data.startswith(mark):
            raise other(what, instead)
    head = data[:4096].replace(b"\0", b"").lower()
    for mark, what, instead in _FLAT:
        if mark in head:
            raise other(what, instead)
    return "web" if _PAGE.search(head) else "plain"


_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|div|meta)[\s>]")

_OTHERS = (
    (b"{\\rtf", Words("rich text (RTF)", "RTF 文件"), _WORD),
    (b"\x89PNG", Words("a picture", "图片"), _NO_PICTURE),
    (b"\xff\xd8\xff", Words("a picture", "图片"), _NO_PICTURE),
    (b"GIF8", Words("a picture", "图片"), _NO_PICTURE),
    (b"II*\0", Words("a picture", "图片"), _NO_PICTURE),
    (b"MM\0*", Words("a picture", "图片"), _NO_PICTURE),
    (b"Rar!", Words("an archive (RAR)", "RAR 压缩包"), Words("the document in it", "其中的文档")),
    (b"7z\xbc\xaf", Words("an archive (7z)", "7z 压缩包"), Words("the document in it", "其中的文档")),
    (b"\x1f\x8b", Words("an archive (gzip)", "gzip 压缩包"), Words("the document in it", "其中的文档")),
    (b"MIME-Version:", Words("a web archive (MHTML)", "单个文件网页（MHTML）"), _WORD),
)
_FLAT = (
    (b"schemas.microsoft.com/office/word/2003/wordml", Words("flat Word XML", "Word XML 文档"), _WORD),
    (b'progid="word.document"', Words("flat Word XML", "Word XML 文档"), _WORD),
    (b"schemas.microsoft.com/office/2006/xmlpackage", Words("flat Word XML", "Word XML 文档"), _WORD),
    (b'progid="excel.sheet"', Words("flat Excel XML", "XML 电子表格"), _EXCEL),
    (b"<office:document", Words("a flat OpenDocument file", "OpenDocument XML 文档"), _WORD),
)


def _packed(data: bytes) -> str:
    from licreport.reading.kinds.package import Package  # noqa: PLC0415  # only for zip files

    parts = Package(data, _DOCUMENT)
    if "word/document.xml" in parts:
        return "word"
    if "xl/workbook.xml" in parts:
        return "sheet"
    for part, what, instead in (
        ("xl/workbook.bin", Words("a binary Excel file (.xlsb)", "二进制 Excel 文件（.xlsb）"), _EXCEL),
        ("ppt/presentation.xml", Words("a presentation", "演示文稿"), _WORD),
        ("OFD.xml", Words("an OFD file", "OFD 文件"), Words("a PDF file", "PDF 文件")),
        (
            "content.xml",
            Words("an OpenDocument file", "OpenDocument 文件"),
            Words("a .docx or .xlsx file", " .docx 或 .xlsx 文件"),
        ),
    ):
        if part in parts:
            raise other(what, instead)
    raise other(Words("an archive (ZIP)", "ZIP 压缩包"), Words("the document in it", "其中的文档"))


def _contained(data: bytes) -> str:
    from licreport.reading.kinds.compound import streams  # noqa: PLC0415  # only for old files

    found = streams(data, _DOCUMENT)
    if "WordDocument" in found:
        return "doc97"
    if "Workbook" in found or "Book" in found:
        return "sheet97"
    if "EncryptedPackage" in found:
        raise encrypted(_DOCUMENT)
    if found.keys() & {"CONTENTS", "MN0"}:
        raise other(Words("a file of Microsoft Works", "Microsoft Works 文件"), _WORD)
    if "PowerPoint Document" in found:
        raise other(Words("a presentation", "演示文稿"), _WORD)
    raise damaged(_DOCUMENT)


_BEGINNINGS: tuple[tuple[bytes, str | Callable[[bytes], str]], ...] = (
    (b"PK\x03\x04", _packed),
    (b"PK\x05\x06", _packed),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _contained),
)
"""How documents begin, and the module that reads them, or what tells which does."""
