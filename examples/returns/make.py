"""Make the returns of a made-up district's departments: Word, Excel, a web page and PDF, the same bytes each time.

    python examples/returns/make.py [DIRECTORY]

Synthetic: neither the district nor a figure is a real authority's. 虚构数据，与任何真实机关无关。
"""  # noqa: INP001  # a program, not a package

import io
import sys
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

SYNTHETIC = "（虚构数据，与任何真实机关无关。）"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
Rows = Sequence[Sequence[str | int]]


def main() -> None:
    """Write the four returns into a directory; by default, where this program stands."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for name, data in returns().items():
        (folder / name).write_bytes(data)


def returns() -> Mapping[str, bytes]:
    """Return the returns by the names of their files."""
    return {
        "civil-affairs.docx": civil_affairs(),
        "market-supervision.xlsx": market_supervision(),
        "culture.html": culture(),
        "transport.pdf": transport(),
    }


def civil_affairs() -> bytes:
    """Return the return of 民政局: a Word file of prose in sections."""
    return docx(
        "虚构区民政局2024年度行政许可实施情况报告",
        SYNTHETIC,
        "一、总体情况",
        "2024年，我局行政许可事项由17项调整为18项。",
        "二、行政许可办理情况",
        "全年共收到申请468件，其中受理458件，不予受理10件；批准442件，不予批准9件。",
        "网上受理409件，其中全程网办318件；当场办结173件，按期办结451件。收费办件0件，收费金额0元。",
        "三、批后监管情况",
        "开展主动监督检查334次，监管过程中发现违法行为12件；收到有效投诉21件，查实违法行为5件。",
        "虚构区民政局",
        "2025年2月11日",
    )


def market_supervision() -> bytes:
    """Return the return of 市场监管局: an Excel file with a table of items, and a sheet on oversight."""
    title = "虚构区市场监督管理局2024年度行政许可实施情况统计表"
    items: Rows = (
        (title, "", "", "", "", ""),
        ("单位：件", "", "", "", "", ""),
        ("事项名称", "申请情况", "", "", "审批情况", ""),
        ("", "收到申请", "受理", "不予受理", "批准", "不予批准"),
        ("食品经营许可", 1240, 1228, 12, 1225, 3),
        ("特种设备使用登记", 310, 308, 2, 307, 1),
        ("合计", 1550, 1536, 14, 1532, 4),
    )
    others: Rows = (
        (title, ""),
        ("行政许可事项（项）", 46),
        ("上年行政许可事项（项）", 46),
        ("网上受理（件）", 1498),
        ("全程网办（件）", 1322),
        ("当场办结（件）", 604),
        ("按期办结（件）", 1536),
        ("收费办件（件）", 0),
        ("收费金额（元）", 0),
        ("主动监督检查（次）", 2860),
        ("发现违法行为（件）", 146),
        ("有效投诉（件）", 203),
        ("查实违法行为（件）", 61),
        (SYNTHETIC, ""),
    )
    merged = ("A1:F1", "A3:A4", "B3:D3", "E3:F3")
    return xlsx({"办件": (items, merged), "办理方式和监管": (others, ("A1:B1",))})


def culture() -> bytes:
    """Return the return of 文化和旅游局: a page of a government site, with its furniture."""
    title = "虚构区文化和旅游局2024年度行政许可实施情况报告"
    rows = (
        ("收到申请", "1,934", "件"),
        ("受理", "1,898", "件"),
        ("不予受理", "36", "件"),
        ("批准", "1,868", "件"),
        ("不予批准", "22", "件"),
        ("网上受理", "1,706", "件"),
        ("全程网办", "1,352", "件"),
        ("当场办结", "566", "件"),
        ("按期办结", "1,890", "件"),
        ("收费办件", "246", "件"),
        ("收费金额", "49,200", "元"),
    )
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"""<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>{title}</title></head>
<body>
<nav><a href="#">首页</a> <a href="#">政务公开</a> <a href="#">12345 热线</a></nav>
<main>
<h1>{title}</h1>
<p>发布时间：2025-02-14</p>
<p>{SYNTHETIC}</p>
<h2>一、总体情况</h2>
<p>2024年，我局行政许可事项由42项调整为43项。</p>
<h2>二、行政许可办理情况</h2>
<table><tr><th>指标</th><th>数量</th><th>单位</th></tr>{table}</table>
<h2>三、批后监管情况</h2>
<p>全年主动监督检查1617次，监管过程中发现违法行为78件；收到有效投诉96件，查实违法行为31件。</p>
<p>虚构区文化和旅游局</p>
<p>2025年2月12日</p>
</main>
<footer>访问量：20250214　网站标识码：0000000000</footer>
</body>
</html>
""".encode()


def transport() -> bytes:
    """Return the return of 交通运输局: a page of PDF with a text layer, of prose and a ruled table."""
    rows = (
        ("指标", "数量（件）"),
        ("收到申请", "13482"),
        ("受理", "13405"),
        ("不予受理", "77"),
        ("批准", "13139"),
        ("不予批准", "244"),
    )
    prose = (
        (60, 780, "虚构区交通运输局2024年度行政许可实施情况报告", 16),
        (60, 750, SYNTHETIC, 10),
        (60, 720, "一、总体情况", 12),
        (60, 700, "2024年，我局行政许可事项由74项调整为72项。", 12),
        (60, 670, "二、行政许可办理情况", 12),
        (60, 490, "网上受理12946件，其中全程网办11517件；当场办结8107件，按期办结13383件。", 12),
        (60, 470, "收费办件5871件，收费金额704520元。", 12),
        (60, 440, "三、批后监管情况", 12),
        (60, 420, "开展主动监督检查10952次，监管过程中发现违法行为356件；", 12),
        (60, 400, "收到有效投诉496件，查实违法行为139件。", 12),
        (300, 360, "虚构区交通运输局", 12),
        (300, 340, "2025年2月6日", 12),
    )
    drawn = "".join(_text(*piece) for piece in prose)
    for number, row in enumerate(rows):
        drawn += "".join(_text(60 + 160 * at, 640 - 24 * number, cell, 11) for at, cell in enumerate(row))
    lines = [(50, 656 - 24 * n, 370, 656 - 24 * n) for n in range(len(rows) + 1)]
    lines += [(x, 656, x, 656 - 24 * len(rows)) for x in (50, 210, 370)]
    return pdf(drawn + "".join(f"{x} {y} m {to_x} {to_y} l S\n" for x, y, to_x, to_y in lines))


def docx(title: str, *paragraphs: str) -> bytes:
    """Return a Word file of a title and paragraphs."""
    centred = f'<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>{title}</w:t></w:r></w:p>'
    body = centred + "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    return _packed(
        {"word/document.xml": f"{XML}<w:document {W}><w:body>{body}</w:body></w:document>"},
        "word/document.xml",
        "wordprocessingml.document",
    )


def xlsx(sheets: Mapping[str, tuple[Rows, Sequence[str]]]) -> bytes:
    """Return an Excel file of sheets by their names: the rows of each, and the ranges of merged cells."""
    listed = "".join(
        f'<sheet name="{name}" sheetId="{number}" r:id="rId{number}"/>' for number, name in enumerate(sheets, 1)
    )
    related = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/worksheet" Target="worksheets/sheet{number}.xml"/>'
        for number in range(1, len(sheets) + 1)
    )
    parts = {
        "xl/workbook.xml": f'{XML}<workbook {S} xmlns:r="{R}"><sheets>{listed}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"{XML}{_relationships(related)}",
    }
    for number, (rows, merged) in enumerate(sheets.values(), 1):
        cells = "".join(_row(at, row) for at, row in enumerate(rows, 1))
        ranges = "".join(f'<mergeCell ref="{one}"/>' for one in merged)
        parts[f"xl/worksheets/sheet{number}.xml"] = (
            f"{XML}<worksheet {S}><sheetData>{cells}</sheetData><mergeCells>{ranges}</mergeCells></worksheet>"
        )
    return _packed(parts, "xl/workbook.xml", "spreadsheetml.sheet")


def _row(number: int, row: Sequence[str | int]) -> str:
    cells = "".join(_cell(f"{'ABCDEF'[column]}{number}", value) for column, value in enumerate(row))
    return f'<row r="{number}">{cells}</row>'


def _cell(name: str, value: str | int) -> str:
    if isinstance(value, int):
        return f'<c r="{name}"><v>{value}</v></c>'
    return f'<c r="{name}" t="inlineStr"><is><t>{value}</t></is></c>' if value else f'<c r="{name}"/>'


def _relationships(inner: str) -> str:
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}</Relationships>'
    )


def _packed(parts: Mapping[str, str], main_part: str, kind: str) -> bytes:
    """Return an Office file of its parts; not compressed, since compressors differ, and dated alike each time."""
    types = {"word/document.xml": f"{kind}.main", "xl/workbook.xml": f"{kind}.main"}
    types |= {name: "spreadsheetml.worksheet" for name in parts if "/sheet" in name}
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-officedocument.{types[name]}+xml"/>'
        for name in parts
        if name in types
    )
    content = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{overrides}</Types>"
    )
    whole = f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="{main_part}"/>'
    every = {"[Content_Types].xml": f"{XML}{content}", "_rels/.rels": f"{XML}{_relationships(whole)}", **parts}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in every.items():
            archive.writestr(zipfile.ZipInfo(name), text.encode())
    return made.getvalue()


def pdf(drawn: str) -> bytes:
    """Return a PDF of one page; its font is none of the file's own, but every reader has one for these characters."""
    font = (
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)"
        "/Supplement 2>>/FontDescriptor 5 0 R/DW 1000/W[1 95 500]>>"
    )
    described = (
        "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880"
        "/Descent -120/CapHeight 700/StemV 80>>"
    )
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[6 0 R]/Count 1>>",
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
        font,
        described,
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents 7 0 R>>",
        f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream",
    )
    made, places = "%PDF-1.5\n", list[int]()
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj{one}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size, start = len(objects) + 1, len(made)
    made += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer<</Size {size}/Root 1 0 R>>\n"
    return f"{made}startxref\n{start}\n%%EOF\n".encode("ascii")


def _text(x: int, y: int, said: str, size: int) -> str:
    return f"BT /F {size} Tf 1 0 0 1 {x} {y} Tm <{said.encode('utf-16-be').hex()}> Tj ET\n"


if __name__ == "__main__":
    main()
