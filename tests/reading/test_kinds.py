"""Which kind a document is of: by what is in it, whatever its name; and damage of every kind, refused in words."""

import random
import subprocess
import sys
from contextlib import suppress

import pytest
from compound import cells, container, doc, label, number, xls
from ooxml import docx, p, packed, tbl, tr, xlsx
from portable import pdf, ruled, text

from licreport.reading.kinds import text_of
from licreport.reading.text import Grid, Line, Text, UnreadableError

SHEET = (
    '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>受理</t></is></c><c r="B1"><v>12</v></c></row></sheetData>'
)
DOCUMENTS = {
    "plain": "受理12件\n批准\t9\n不予批准\t3\n".encode(),
    "GBK": "受理12件".encode("gbk"),
    "web": "<!DOCTYPE html><p>受理12件<table><tr><td>批准<td>9</table>".encode(),
    "wide web": "<html><body><p>受理12件</p></body></html>".encode("utf-16"),
    "word": docx(p("受理12件") + tbl(tr("批准", "9"))),
    "sheet": xlsx(SHEET),
    "pdf": pdf(text(50, 300, "受理12件") + ruled(50, 200, (40, 40), 2) + text(52, 190, "批准")),
    "doc97": doc(("受理12件\r", b"", 0), ("批准\x07", b"\x16\x24\x01", 0), ("\x07", cells(0, 9), 0)),
    "sheet97": xls(label(0, 0, "受理"), number(0, 1, 12)),
}


def said(found: Text) -> str:
    cells_ = [cell.text for block in found.blocks if isinstance(block, Grid) for cell in block.cells]
    return "".join([*(block.text for block in found.blocks if isinstance(block, Line)), *cells_])


@pytest.mark.parametrize("kind", DOCUMENTS)
@pytest.mark.parametrize("name", ["report.docx", "report.xls", "report", "报告.wps"])
def test_a_document_is_known_by_what_is_in_it(kind: str, name: str) -> None:
    found = said(text_of(name, DOCUMENTS[kind]))
    assert "受理" in found
    assert "12" in found


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(container({"CONTENTS": b"", "MN0": b""}), "Microsoft Works", id="Works"),
        pytest.param(container({"EncryptedPackage": b""}), "password", id="a locked file of today"),
        pytest.param(container({"Other": b""}), "damaged", id="another container"),
        pytest.param(
            b"<?xml version='1.0'?><?mso-application progid=\"Word.Document\"?><w/>", "flat Word XML", id="WordML"
        ),
        pytest.param(b'<?mso-application progid="Excel.Sheet"?>', "flat Excel XML", id="SpreadsheetML"),
        pytest.param(b"{\\rtf1 12}", "RTF", id="RTF"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "picture", id="a picture"),
        pytest.param(b"MIME-Version: 1.0\r\n", "MHTML", id="a web archive"),
        pytest.param(packed({"OFD.xml": ""}), "OFD", id="OFD"),
        pytest.param(packed({"content.xml": ""}), "OpenDocument", id="ODT"),
        pytest.param(packed({"xl/workbook.bin": ""}), "xlsb", id="XLSB"),
        pytest.param(packed({"一.docx": ""}), "archive", id="ZIP"),
        pytest.param(b"PK\x03\x04", "damaged", id="a zip cut off"),
        pytest.param(b" " * (32 * 1024 * 1024 + 1), "32 MiB", id="too large"),
    ],
)
def test_what_is_not_read_is_named_with_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableError, match=says) as caught:
        text_of("report.docx", data)
    assert caught.value.problem.zh != caught.value.problem.en


def damaged(data: bytes, seed: int) -> bytes:
    """Return a document cut off, with bits turned, bytes overwritten or a stretch repeated."""
    chance = random.Random(seed)  # noqa: S311  # nothing secret
    if seed % 4 == 0:
        return data[: chance.randrange(len(data))]
    made = bytearray(data)
    if seed % 4 == 1:
        start = chance.randrange(len(made))
        made[start:start] = made[: chance.randrange(512)]
    for _ in range(chance.choice((1, 3, 30))):
        place = chance.randrange(len(made))
        made[place] = chance.choice((made[place] ^ (1 << chance.randrange(8)), 0, 255, chance.randrange(256)))
    return bytes(made)


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_whatever_is_damaged_is_read_or_refused(kind: str) -> None:
    for seed in range(300):
        with suppress(UnreadableError):
            text_of("", damaged(DOCUMENTS[kind], seed))


@pytest.mark.parametrize(
    ("kind", "package"),
    [("web", "selectolax"), ("pdf", "pypdfium2"), ("doc97", "olefile"), ("sheet97", "olefile")],
)
def test_a_package_that_is_missing_is_named_with_how_to_install_it(
    kind: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [name for name in sys.modules if name == package or name.startswith(f"{package}.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(UnreadableError, match=r"pip install 'licreport\[read\]'"):
        text_of("", DOCUMENTS[kind])


def test_reading_one_kind_loads_the_packages_of_no_other() -> None:
    program = (
        "import sys; from licreport.reading.kinds import text_of; text_of('', '受理'.encode());"
        "print([n for n in ('selectolax', 'pypdfium2', 'olefile', 'zipfile') if n in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
