"""Hostile documents: each is read, or refused in words that name the file; nothing is fetched, run or expanded.

What one kind alone must refuse stands beside that kind (`test_kinds_word.py` and its like); here each document goes the
whole way, through the process that reads and through the command.
"""

import functools
import io
import itertools
import socket
import struct
import subprocess
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from compound import container, doc, label, number, xls
from ooxml import docx, p, packed, tbl, tr, xlsx
from portable import pdf, text

from licreport.cli import main
from licreport.reading import apart, document
from licreport.reading.apart import Limits, text_apart
from licreport.reading.text import Grid, Text, UnreadableError

SAID = "虚构县2024年度行政许可实施情况年度报告"
RECEIVED = "全年共收到申请9件，受理8件。"


@pytest.fixture(autouse=True)
def _alone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Begin without a process that reads, so that it has no network and starts no program either."""
    apart.Reader.end()

    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("a document reached out")

    for owner, name in ((socket.socket, "connect"), (socket, "getaddrinfo"), (subprocess.Popen, "__init__")):
        monkeypatch.setattr(owner, name, forbidden)
    yield
    apart.Reader.end()


def rows(count: int, columns: str = "AB", about: str = "") -> str:
    """Return the data of a sheet with so many rows of ones."""
    made = (
        f'<row r="{row}" {about}>' + "".join(f'<c r="{one}{row}"><v>1</v></c>' for one in columns) + "</row>"
        for row in range(1, count + 1)
    )
    return f"<sheetData>{''.join(made)}</sheetData>"


def stating(data: bytes, name: str, size: int, crc: int | None = None) -> bytes:
    """Return a zip file that states another size, and sum, for one of its parts, in both of its lists."""
    made = bytearray(data)
    for mark, at_sum, at_size, at_name in ((b"PK\x03\x04", 14, 22, 30), (b"PK\x01\x02", 16, 24, 46)):
        start = data.index(mark)
        while data[start + at_name : start + at_name + len(name)] != name.encode():
            start = data.index(mark, start + 1)
        made[start + at_size : start + at_size + 4] = struct.pack("<I", size)
        if crc is not None:
            made[start + at_sum : start + at_sum + 4] = struct.pack("<I", crc)
    return bytes(made)


def often(part: str, times: int) -> bytes:
    """Return an Excel file in which many sheets are one and the same part."""
    sheets = "".join(f'<sheet name="{at}" r:id="a"/>' for at in range(times))
    return packed(
        {
            "xl/workbook.xml": f'<workbook xmlns:r="r"><sheets>{sheets}</sheets></workbook>',
            "xl/_rels/workbook.xml.rels": '<R><Relationship Id="a" Target="one.xml"/></R>',
            "xl/one.xml": f"<worksheet>{part}</worksheet>",
        }
    )


def many_parts(main: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name in (main, *(f"{at}" for at in range(10_000))):
            archive.writestr(zipfile.ZipInfo(name), "")
    return made.getvalue()


def flate(size: int) -> bytes:
    """Return a PDF whose page, unpacked, is of that many bytes."""
    drawn = zlib.compress(b" " * size, 9)
    plain = b"<</Length 1>>stream\nX\n"
    return pdf("X").replace(plain, b"<</Filter/FlateDecode/Length %d>>stream\n%b\n" % (len(drawn), drawn))


LAUGHS = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10 if at else "ha"}">' for at in range(10))
OUTER = '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'
SPACES = b"<w:document>" + b" " * (16 << 20) + b"</w:document>"
LOCKED = b"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O(" + b"a" * 32 + b")/U(" + b"b" * 32 + b")>>/ID[<00><00>]/Root"
WORD, BOOK = "word/document.xml", "xl/workbook.xml"
DEEP = 100_000

REFUSED = {
    "DOCX: its text is packed as no text is": (packed({WORD: SPACES}), "packed as no text is"),
    "XLSX: its text is packed as no text is": (packed({BOOK: SPACES}), "packed as no text is"),
    "DOCX: a size of 4 GB is stated": (stating(docx(p(SAID)), WORD, 0xFFFFFFF0), "more than 64 MiB"),
    "XLSX: a size of 4 GB is stated": (stating(xlsx(rows(2)), BOOK, 0xFFFFFFF0), "more than 64 MiB"),
    "DOCX: a lie about the size": (stating(packed({WORD: SPACES}), WORD, 12, zlib.crc32(SPACES[:12])), "damaged"),
    "XLSX: a lie about the size": (stating(packed({BOOK: SPACES}), BOOK, 12), "damaged"),
    "XLSX: one sheet a thousand times": (
        often(f"<sheetData>{'<row>' + '<c/>' * 9_000 + '</row>'}</sheetData>", 1_000),
        "more than 200,000 cells",
    ),
    "XLSX: one part of 3 MiB forty times": (often("<a>" + " " * (3 << 20) + "</a>", 40), "more than 64 MiB"),
    "DOCX: ten thousand parts": (many_parts(WORD), "more than 10,000 parts"),
    "DOCX: a billion laughs": (packed({WORD: f"<!DOCTYPE x [{LAUGHS}]><x>&l9;</x>"}), "damaged"),
    "XLSX: a billion laughs": (packed({BOOK: f"<!DOCTYPE x [{LAUGHS}]><x>&l9;</x>"}), "damaged"),
    "DOCX: a file for an entity": (packed({WORD: f"{OUTER}<x>&f;</x>"}), "damaged"),
    "XLSX: a file for an entity, among its strings": (
        packed({BOOK: "<a/>", "xl/sharedStrings.xml": f"{OUTER}<x>&f;</x>"}),
        "damaged",
    ),
    "DOCX: elements within elements": (packed({WORD: "<w>" * DEEP}), "too deep"),
    "XLSX: elements within elements": (packed({BOOK: "<w>" * DEEP}), "too deep"),
    "HTML: elements within elements": (b"<html>" + b"<b>" * DEEP, "within each other"),
    "HTML: tables within tables": (b"<html>" + b"<table><tr><td>1" * DEEP, "within each other"),
    "XLS: a cell without end": (xls(label(0, 0, "受理"), label(0, 1, "收" * 30_000)), "20,000 characters"),
    "DOCX: a million cells by their width": (
        docx(tbl(*[tr(*[f'<w:tc><w:tcPr><w:gridSpan w:val="999"/></w:tcPr>{p("1")}</w:tc>'] * 20)] * 50)),
        "more than 200,000 cells",
    ),
    "HTML: a million cells by their width": (
        b"<html><table>" + b"<tr><td colspan=1000>1<td>2" * 1_000 + b"</table>",
        "more than 200,000 cells",
    ),
    "HTML: a row of 20,000 cells": (b"<html><table><tr>" + b"<td>1" * 20_000, "more than 1,000 columns"),
    "HTML: a paragraph without end": (b"<html><p>" + RECEIVED.encode() * 10_000, "20,000 characters"),
    "text: a line without end": (RECEIVED.encode() * 10_000, "20,000 characters"),
    "text: more than any report": ((RECEIVED + "\n").encode() * 70_000, "1,000,000"),
    "PDF: 2,000 pages": (pdf(*[""] * 2_000), "2,000 pages"),
    "DOCX: locked": (container({"EncryptedPackage": b"x" * 5_000, "EncryptionInfo": b""}), "password"),
    "DOC: locked": (doc((SAID + "\r", b"", 0), flags=0x300), "password"),
    "XLS: locked": (xls(label(0, 0, SAID), before=struct.pack("<HHH", 0x2F, 2, 0)), "password"),
    "PDF: locked": (pdf(text(50, 300, SAID)).replace(b"/Root", LOCKED), "password"),
    "DOCX: cut off": (docx(p(SAID))[:-30], "damaged"),
    "XLSX: cut off": (xlsx(rows(9))[:200], "damaged"),
    "DOC: cut off": (doc((SAID + "\r", b"", 0))[:2_000], "damaged"),
    "XLS: cut off": (xls(label(0, 0, SAID))[:5_200], "damaged"),
    "PDF: cut off": (pdf(text(50, 300, SAID))[:300], "damaged"),
    "text: cut off": (SAID.encode()[:-1], "cut off"),
}

OUTWARD = (
    '<x xmlns:r="r"><Relationship Id="a" Type="x/image" TargetMode="External" Target="http://example.invalid/a"/></x>'
)
PAGE = f"<h1>{SAID}</h1><p>{RECEIVED}</p>"
HIDDEN = "".join(f'<col min="{at}" max="9999999" hidden="1"/>' for at in range(20, 20_020))
MERGED = "".join(f'<mergeCell ref="A{at}:B{at}"/>' for at in range(1, 4_001))

READ = {
    "DOCX: with macros": docx(p(SAID) + p(RECEIVED), word__vbaProject__bin='Sub AutoOpen(): Shell "calc": End Sub'),
    "DOCX: with pictures and a template elsewhere": packed(
        {
            WORD: f"<w:document xmlns:w='w' xmlns:r='r'><w:body>{p(SAID)}{p(RECEIVED)}"
            "<w:p><w:r><blip r:link='a'/></w:r></w:p><w:altChunk r:id='a'/></w:body></w:document>",
            "word/_rels/document.xml.rels": OUTWARD,
            "word/_rels/settings.xml.rels": OUTWARD.replace("image", "attachedTemplate"),
        }
    ),
    "XLSX: with formulas that would fetch and start something": xlsx(
        f'<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{SAID}</t></is></c></row>'
        '<row r="2"><c r="A2" t="inlineStr"><is><t>收到申请</t></is></c>'
        '<c r="B2"><f>WEBSERVICE("http://example.invalid/")+cmd|\'/c calc\'!A0</f><v>9</v></c></row></sheetData>'
    ),
    "XLSX: sheets that lie in another file": packed(
        {
            BOOK: '<workbook xmlns:r="r"><sheets><sheet name="a" r:id="a"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": '<R><Relationship Id="a" TargetMode="External" Target="file:///etc/passwd"/></R>',
        }
    ),
    "HTML: with pictures, frames, styles and programs elsewhere": (
        "<html><link rel=stylesheet href=http://example.invalid/a><script src=//example.invalid/a>受理7件</script>"
        "<img src=http://example.invalid/a><iframe src=file:///etc/passwd></iframe><object data=/etc/passwd></object>"
        f"<meta http-equiv=refresh content='0;url=http://example.invalid/'>{PAGE}</html>"
    ).encode(),
    "HTML: with entities": f"<!DOCTYPE html [{LAUGHS}{OUTER[12:-2]}]><html>{PAGE}<p>&l9;&f;</p></html>".encode(),
    "HTML: nine hundred elements deep": f"<html>{'<div>' * 900}{PAGE}</html>".encode(),
    "HTML: one element with 100,000 attributes": f"<html><p {'a=1 ' * 100_000}>{PAGE}</html>".encode(),
    "PDF: with a program": pdf(
        text(50, 300, SAID[:9]), catalog="/OpenAction<</S/JavaScript/JS(app.launchURL\\('file:///etc/passwd'\\))>>"
    ),
    "PDF: a page of 20 MiB when unpacked": flate(20 << 20),
    "XLSX: 4,000 merged cells": xlsx(rows(4_000, "ABCDEF") + f"<mergeCells>{MERGED}</mergeCells>"),
    "XLSX: a cell over the whole sheet": xlsx(rows(2) + '<mergeCells><mergeCell ref="B1:XFD1048576"/></mergeCells>'),
    "XLSX: 24,000 rows, half of them hidden": xlsx(
        rows(12_000, "A", 'hidden="1"').replace("</sheetData>", "")
        + "".join(f"<row r='{at}'><c><v>1</v></c></row>" for at in range(12_001, 24_001))
        + "</sheetData>"
    ),
    "XLSX: columns without end that are hidden 20,000 times": xlsx(f"<cols>{HIDDEN}</cols>{rows(2_000)}"),
    "DOCX: 5,000 styles, each based on the next": docx(
        p(SAID),
        styles="".join(f'<w:style w:styleId="{at}"><w:basedOn w:val="{at + 1}"/></w:style>' for at in range(5_000)),
    ),
    "Markdown: remarks without end": b"# 1\n" + (b"<!--" * 4_900 + b"\n") * 20,
    "Markdown: a heading of blanks": b"# 1" + b" " * 19_000 + b"#" * 900 + b"1\n",
}


@functools.cache
def outcome(data: bytes) -> Text | UnreadableError:
    """Return what comes of a document, read with limits that every report keeps."""
    try:
        return text_apart("x", data, Limits(processor=8))
    except UnreadableError as error:
        return error


def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[object, str]:
    """Run a command, every document read once for all; return the exit code and what was printed."""

    def known(_: str, data: bytes) -> Text:
        found = outcome(data)
        if isinstance(found, UnreadableError):
            raise found
        return found

    monkeypatch.setattr(apart, "text_apart", known)
    monkeypatch.setattr(document, "text_apart", known)
    monkeypatch.setattr("sys.argv", ["licreport", *arguments])
    with pytest.raises(SystemExit) as left:
        main()
    return left.value.code or 0, "".join(capsys.readouterr())


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_hostile_is_refused_in_words_that_name_the_file(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    data, says = REFUSED[case]
    refused = outcome(data)
    assert isinstance(refused, UnreadableError)
    assert says in refused.problem.en
    file = tmp_path / "x.docx"
    file.write_bytes(data)
    for command, (lang, words) in itertools.product(("read", "check"), refused.problem._asdict().items()):
        code, said = run(monkeypatch, capsys, command, str(file), "--lang", lang)
        assert code == 1
        assert said.startswith(str(file))
        assert words in said
        assert "root:" not in said


@pytest.mark.parametrize("case", READ)
def test_what_only_looks_for_trouble_is_read_and_nothing_more(case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_MOST_HERE", 0)  # so that the limits are those of plain text, too
    found = outcome(READ[case])
    assert isinstance(found, Text)
    said = "\n".join(
        piece
        for block in found.blocks
        for piece in ([cell.text for cell in block.cells] if isinstance(block, Grid) else [block.text])
    )
    for never in ("root:", "hahaha", "Shell", "受理7件", "WEBSERVICE", "launchURL"):
        assert never not in said
    if SAID in repr(READ[case]) or SAID.encode() in READ[case]:
        assert SAID in said
    assert all(
        cell.rows * cell.columns < 10_000 for block in found.blocks if isinstance(block, Grid) for cell in block.cells
    )


ESCAPE = "\x1b[2J\x07\u202e"
SPEAKING = {
    "a name": ("x" + ESCAPE + ".docx", docx(p(SAID) + p(RECEIVED))),
    "a name, of what is refused": ("x" + ESCAPE + ".docx", b"PK\x03\x04"),
    "a cell": ("x.xls", xls(label(0, 0, SAID), label(1, 0, f"受理{ESCAPE}"), number(1, 1, 9))),
    "the name of a sheet": (
        "x.xls",
        xls(label(0, 0, SAID), hidden=1).replace("表1".encode("utf-16-le"), "\x1b[".encode("utf-16-le")),
    ),
    "an authority": ("x.txt", f"虚构{ESCAPE}县2024年度行政许可实施情况年度报告\n受理9{ESCAPE}件\n".encode()),
}


@pytest.mark.parametrize("case", SPEAKING)
@pytest.mark.parametrize("command", ["read", "check", "summary"])
def test_no_escape_reaches_the_terminal(
    case: str, command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    name, data = SPEAKING[case]
    file = tmp_path / name
    file.write_bytes(data)
    code, said = run(monkeypatch, capsys, command, str(file))
    assert code in {0, 1}
    assert "Traceback" not in said
    assert not {"\x1b", "\x07", "\u202e"} & set(said)
    assert "x\\x1b[2J" in said or command != "read" or ESCAPE not in name
