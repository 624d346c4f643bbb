"""Word and Excel files as bytes, put together part by part."""

import io
import zipfile

_W = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_S = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def packed(parts: dict[str, str | bytes]) -> bytes:
    """Return a zip file of these parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def docx(body: str, *, styles: str = "", footnotes: str = "", **parts: str) -> bytes:
    """Return a Word file with that body."""
    return packed(
        {
            "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {_W}>{styles}</w:styles>",
            "word/footnotes.xml": f"<w:footnotes {_W}>{footnotes}</w:footnotes>",
            **{name.replace("__", "/", 1).replace("__", "."): content for name, content in parts.items()},
        }
    )


def p(*runs: str, about: str = "") -> str:
    """Return a paragraph of runs; what is no element is text."""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{about}</w:pPr>{inner}</w:p>"


def r(text: str, about: str = "") -> str:
    """Return a run."""
    return f'<w:r><w:rPr>{about}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tbl(*rows: str) -> str:
    """Return a table."""
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def tr(*cells: str, about: str = "") -> str:
    """Return a row; what is no element is a cell of that text."""
    inner = "".join(cell if cell.startswith("<") else tc(p(cell)) for cell in cells)
    return f"<w:tr><w:trPr>{about}</w:trPr>{inner}</w:tr>"


def tc(inner: str, about: str = "") -> str:
    """Return a cell."""
    return f"<w:tc><w:tcPr>{about}</w:tcPr>{inner}</w:tc>"


def box(inner: str) -> str:
    """Return a text box as Word writes it: once for itself, and once more for older ones."""
    content = f"<w:txbxContent>{inner}</w:txbxContent>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx>{content}</wps:txbx></mc:Choice>'
        f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def xlsx(*sheets: str, styles: str = "", strings: str = "", hidden: tuple[int, ...] = (), date1904: str = "0") -> bytes:
    """Return an Excel file of sheets (what stands in `worksheet`), some of them hidden."""
    states = ['state="hidden"' if number in hidden else "" for number in range(len(sheets))]
    named = "".join(f'<sheet name="表{n + 1}" sheetId="{n + 1}" r:id="rId{n + 1}" {s}/>' for n, s in enumerate(states))
    related = "".join(
        f'<Relationship Id="rId{n + 1}" Type="x/worksheet" Target="worksheets/sheet{n + 1}.xml"/>'
        for n in range(len(sheets))
    )
    return packed(
        {
            "xl/workbook.xml": f'<workbook {_S} xmlns:r="r"><workbookPr date1904="{date1904}"/>'
            f"<sheets>{named}</sheets></workbook>",
            "xl/_rels/workbook.xml.rels": f"<Relationships>{related}</Relationships>",
            "xl/styles.xml": f"<styleSheet {_S}>{styles}</styleSheet>",
            "xl/sharedStrings.xml": f"<sst {_S}>{strings}</sst>",
            **{f"xl/worksheets/sheet{n + 1}.xml": f"<worksheet {_S}>{one}</worksheet>" for n, one in enumerate(sheets)},
        }
    )
