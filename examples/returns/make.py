"""Make the departments' returns of the fictional district anew: `python examples/returns/make.py [FOLDER]`.

Everything in them is synthetic. The same bytes come out each time: no clock, no chance, no date of a file.
"""  # noqa: INP001  # a program, not a package

import io
import sys
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

_SYNTHETIC = "本文为虚构示例，机关与数据均为合成，与任何真实机关无关。"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OOXML = "http://schemas.openxmlformats.org"
_MAIN = f"{_OOXML}/officeDocument/2006/relationships"


def main(folder: Path) -> None:
    """Write the four returns into a folder."""
    made = {"water.docx": _water, "education.xlsx": _education, "city.html": _city, "health.pdf": _health}
    for name, make in made.items():
        (folder / name).write_bytes(make())


def _water() -> bytes:
    """Return the Word file: prose in sections. Its 按期办结 has two digits swapped: 621 stands for 612."""
    text = """# 虚构区水务局2024年度行政许可实施情况报告
> 本文为虚构示例，机关与数据均为合成，与任何真实机关无关。
# 一、总体情况
2024年，虚构区水务局共有行政许可事项31项。各事项均依照《虚构省取水许可办法》第十二条编制办事指南。
# 二、行政许可办理情况
全年共收到申请642件，其中受理630件，不予受理12件，受理率98.13%。作出批准决定598件，不予批准14件。
全年办结612件，其中网上受理540件（含全程网办401件），当场办结120件，按期办结621件。
# 三、批后监管情况
全年开展主动监督检查286次，发现违法行为11件。收到有效投诉9件，经查实违法行为2件。
# 四、存在的问题和下一步工作
河道类事项的现场踏勘时间仍然偏长。下一步将压缩踏勘环节，加强人员培训。
虚构区水务局
2025年2月18日"""
    body = "".join(_paragraph(line) for line in text.splitlines())
    words = f"{_OOXML}/wordprocessingml/2006/main"
    styles = '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    return _zipped(
        {
            "[Content_Types].xml": _types(
                {"/word/document.xml": f"{kind}.document.main+xml", "/word/styles.xml": f"{kind}.styles+xml"}
            ),
            "_rels/.rels": _related({"officeDocument": "word/document.xml"}),
            "word/_rels/document.xml.rels": _related({"styles": "styles.xml"}),
            "word/styles.xml": f'<w:styles xmlns:w="{words}">{styles}</w:styles>',
            "word/document.xml": f'<w:document xmlns:w="{words}"><w:body>{body}</w:body></w:document>',
        }
    )


def _paragraph(line: str) -> str:
    style = '<w:pPr><w:pStyle w:val="1"/></w:pPr>' if line.startswith("# ") else ""
    return f"<w:p>{style}<w:r><w:t>{line.lstrip('#> ')}</w:t></w:r></w:p>"


def _education() -> bytes:
    """Return the Excel file: items one a row, a heading in two rows, a row of totals."""
    rows: Sequence[Sequence[str | int]] = (
        ("虚构区教育局2024年度行政许可实施情况统计表",),
        (f"单位：件　{_SYNTHETIC}",),
        ("2024年，虚构区教育局共有行政许可事项3项，各事项办件情况如下。",),
        ("序号", "事项名称", "申请情况", "", "", "审批情况", "", ""),
        ("", "", "收到申请", "受理", "不予受理", "批准", "不予批准", "办结"),
        (1, "民办学校设立审批", 48, 45, 3, 41, 4, 45),
        (2, "教师资格认定", 1206, 1190, 16, 1171, 19, 1190),
        (3, "校车使用许可", 64, 64, 0, 62, 2, 64),
        ("合计", "", 1318, 1299, 19, 1274, 25, 1299),
        ("虚构区教育局",),
        ("2025年2月20日",),
    )
    merged = ("A1:H1", "A2:H2", "A3:H3", "A4:A5", "B4:B5", "C4:E4", "F4:H4", "A9:B9", "A10:H10", "A11:H11")
    sheet = "".join(
        f'<row r="{number}">{"".join(_cell(number, place, value) for place, value in enumerate(row))}</row>'
        for number, row in enumerate(rows, 1)
    )
    ranges = "".join(f'<mergeCell ref="{one}"/>' for one in merged)
    cells = f"{_OOXML}/spreadsheetml/2006/main"
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    return _zipped(
        {
            "[Content_Types].xml": _types(
                {"/xl/workbook.xml": f"{kind}.sheet.main+xml", "/xl/worksheets/sheet1.xml": f"{kind}.worksheet+xml"}
            ),
            "_rels/.rels": _related({"officeDocument": "xl/workbook.xml"}),
            "xl/_rels/workbook.xml.rels": _related({"worksheet": "worksheets/sheet1.xml"}),
            "xl/workbook.xml": f'<workbook xmlns="{cells}" xmlns:r="{_MAIN}"><sheets>'
            '<sheet name="统计表" sheetId="1" r:id="rId1"/></sheets></workbook>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{cells}"><sheetData>{sheet}</sheetData>'
            f'<mergeCells count="{len(merged)}">{ranges}</mergeCells></worksheet>',
        }
    )


def _cell(row: int, column: int, value: str | int) -> str:
    place = f"{'ABCDEFGH'[column]}{row}"
    if isinstance(value, int):
        return f'<c r="{place}"><v>{value}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>' if value else ""


def _city() -> bytes:
    """Return the web page: a table of labels and values amid what stands on every page of such a site."""
    values = (
        ("收到申请", 874), ("受理", 861), ("不予受理", 13), ("批准", 829), ("不予批准", 20), ("办结", 849),
        ("网上受理", 803), ("全程网办", 655), ("当场办结", 212), ("按期办结", 849),
    )  # fmt: skip
    rows = "\n".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in values)
    title = "虚构区城市管理局2024年度行政许可实施情况报告"
    return f"""<!DOCTYPE html>
<html lang="zh-CN">
<head><meta charset="utf-8"><title>{title}_虚构区人民政府</title><script>var visits = 20815;</script></head>
<body>
<nav><a href="#">首页</a> <a href="#">政务公开</a> <a href="#">办事服务（326）</a></nav>
<main>
<h1>{title}</h1>
<p>发布时间：2025-02-26 来源：虚构区城市管理局</p>
<p>{_SYNTHETIC}</p>
<h2>一、总体情况</h2>
<p>2024年，虚构区城市管理局共有行政许可事项27项。</p>
<h2>二、行政许可办理情况</h2>
<p>全年办件情况如下表。</p>
<table>
<caption>办件情况（单位：件）</caption>
<tr><th>指标</th><th>数量</th></tr>
{rows}
</table>
<h2>三、批后监管情况</h2>
<p>全年开展主动监督检查1342次，发现违法行为58件。收到有效投诉37件，经查实违法行为10件。</p>
<p>虚构区城市管理局</p>
<p>2025年2月24日</p>
</main>
<footer>主办：虚构区人民政府 虚ICP备00000000号 电话：000-00000000</footer>
</body>
</html>
""".encode()


def _health() -> bytes:
    """Return the PDF: prose and a ruled table, with the characters under the drawing."""
    title, rows = "虚构区卫生健康委员会2024年度行政许可实施情况报告", 5
    prose = (
        "一、总体情况",
        "2024年，虚构区卫生健康委员会共有行政许可事项38项。",
        "二、行政许可办理情况",
        "全年共收到申请1026件，其中受理1008件，不予受理18件。作出批准决定971件，不",
        "予批准21件。全年办结992件，其中网上受理930件（含全程网办774件），当场办结",
        "305件，按期办结992件。",
        "三、批后监管情况",
        "批后监管情况见下表。",
    )
    table = (
        ("指标", "数量"),
        ("主动监督检查（次）", "918"),
        ("发现违法行为（件）", "33"),
        ("有效投诉（件）", "21"),
        ("投诉查实违法行为（件）", "5"),
    )
    drawn = [_drawn(110, 780, title, 16), _drawn(90, 750, _SYNTHETIC, 11)]
    drawn += [_drawn(90, 720 - 22 * number, line, 11) for number, line in enumerate(prose)]
    top, left, columns, high = 540, 90, (200, 120), 24
    right, bottom = left + sum(columns), top - high * rows
    drawn += [f"{left} {y} m {right} {y} l S" for y in range(bottom, top + 1, high)]
    drawn += [f"{x} {top} m {x} {bottom} l S" for x in (left, left + columns[0], right)]
    for number, (label, value) in enumerate(table):
        y = top - high * number - 16
        drawn += [_drawn(left + 6, y, label, 11), _drawn(left + columns[0] + 6, y, value, 11)]
    drawn += [_drawn(360, 400, "虚构区卫生健康委员会", 11), _drawn(360, 378, "2025年2月21日", 11)]
    return _pdf("\n".join(drawn))


def _drawn(x: int, y: int, said: str, size: int) -> str:
    return f"BT /F {size} Tf 1 0 0 1 {x} {y} Tm <{said.encode('utf-16-be').hex()}> Tj ET"


def _pdf(drawn: str) -> bytes:
    """Return a PDF of one page, in a font that every reader of Chinese PDF files brings itself."""
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[6 0 R]/Count 1>>",
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
        (
            "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)"
            "/Supplement 2>>/FontDescriptor 5 0 R/DW 1000/W[1 95 500]>>"
        ),
        (
            "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880"
            "/Descent -120/CapHeight 700/StemV 80>>"
        ),
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents 7 0 R>>",
        f"<</Length {len(drawn)}>>stream\n{drawn}\nendstream",
    )
    made, places = "%PDF-1.5\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj{one}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(made)}\n%%EOF\n"
    return f"{made}xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}{trailer}".encode("ascii")


def _types(parts: Mapping[str, str]) -> str:
    own = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    package = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{_OOXML}/package/2006/content-types"><Default Extension="rels" ContentType="{package}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{own}</Types>'
    )


def _related(targets: Mapping[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{number}" Type="{_MAIN}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{_OOXML}/package/2006/relationships">{inner}</Relationships>'


def _zipped(parts: Mapping[str, str]) -> bytes:
    """Return a zip file whose parts are stored as they are: what packs them may differ, and bear no date."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name)
            entry.create_system = 0  # what it is made on does not show
            archive.writestr(entry, _XML + content)
    return made.getvalue()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent)
