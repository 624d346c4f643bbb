"""An empty package for Word: the page, its grid, the styles, the fonts and the list, all in XML."""

from types import MappingProxyType

from licreport.render.archive import packed
from licreport.render.gbt9704 import BODY, BOTTOM, LEFT, PAGE, PAGE_NUMBER, PAGE_NUMBER_BELOW, POINT, RIGHT, TOP
from licreport.render.word.fonts import font_table, fonts
from licreport.render.word.measure import CHAR_SPACE, LINE_PITCH, PITCH, mm, twips
from licreport.render.word.styles import BULLETS, styles
from licreport.words.language import Lang

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = MappingProxyType({"styles": "styles", "settings": "settings", "fontTable": "fonts", "numbering": "numbering"})
"""The parts beside the document, and the element that each consists of."""
_HEADER = 15
"""How far below the edge of the page a header stands, in millimetres."""
_FOOTER = BOTTOM - PAGE_NUMBER_BELOW - PAGE_NUMBER.size * POINT
"""How far above the edge of the page the line of the page number ends, in millimetres."""


def template(lang: Lang) -> bytes:
    """Return a file of Word for a document in a language, with nothing on its page."""
    content = {
        "styles": styles(lang),
        "settings": _SETTINGS,
        "fontTable": font_table(),
        "numbering": _numbering(),
    }
    return packed(
        {
            "[Content_Types].xml": _content_types(),
            "_rels/.rels": _relationships({"officeDocument": "word/document.xml", "extended-properties": _APP}),
            _APP: f'{_DECLARATION}<Properties xmlns="{_OFFICE}/extended-properties">'
            "<Application>licreport</Application></Properties>",
            "word/_rels/document.xml.rels": _relationships({part: f"{part}.xml" for part in _PARTS}),
            "word/document.xml": _xml("document", f"<w:body>{_section(lang)}</w:body>"),
            **{f"word/{part}.xml": _xml(root, content[part]) for part, root in _PARTS.items()},
        }
    )


_APP = "docProps/app.xml"


def _content_types() -> str:
    types = {
        f"/{_APP}": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "/word/document.xml": f"{_WORD_TYPE}.document.main+xml",
        **{f"/word/{part}.xml": f"{_WORD_TYPE}.{part}+xml" for part in _PARTS},
    }
    return (
        f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        + "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in types.items())
        + "</Types>"
    )


def _relationships(targets: dict[str, str]) -> str:
    return (
        f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">'
        + "".join(
            f'<Relationship Id="rId{number}" Type="{_OFFICE}/relationships/{kind}" Target="{target}"/>'
            for number, (kind, target) in enumerate(targets.items(), 1)
        )
        + "</Relationships>"
    )


def _xml(root: str, content: str) -> str:
    return f"{_DECLARATION}<w:{root} {_W} {_R}>{content}</w:{root}>"


def _section(lang: Lang) -> str:
    # Chinese keeps to the cells of the grid; Latin letters are not squeezed into them
    grid = f'w:type="linesAndChars" w:charSpace="{CHAR_SPACE}"' if lang == "zh" else 'w:type="lines"'
    return (
        f'<w:sectPr><w:pgSz w:w="{mm(PAGE[0])}" w:h="{mm(PAGE[1])}"/>'
        f'<w:pgMar w:top="{mm(TOP)}" w:right="{mm(RIGHT)}" w:bottom="{mm(BOTTOM)}" w:left="{mm(LEFT)}"'
        f' w:header="{mm(_HEADER)}" w:footer="{mm(_FOOTER)}" w:gutter="0"/>'
        f'<w:cols w:space="425"/><w:docGrid {grid} w:linePitch="{LINE_PITCH}"/></w:sectPr>'
    )


def _numbering() -> str:
    indent = f'<w:ind w:left="{twips(3 * PITCH)}" w:hanging="{twips(PITCH)}"/>'  # the bullet below a paragraph's first
    return (
        '<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
        '<w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="ListBullet"/><w:lvlText w:val="•"/>'
        f'<w:lvlJc w:val="left"/><w:pPr>{indent}</w:pPr><w:rPr>{fonts(BODY)}</w:rPr></w:lvl></w:abstractNum>'
        f'<w:num w:numId="{BULLETS}"><w:abstractNumId w:val="0"/></w:num>'
    )


_COMPATIBILITY = "".join(
    f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
    for name, value in (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("enableOpenTypeFeatures", 1),
        ("doNotFlipMirrorIndents", 1),
    )
)
_SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
    '<w:characterSpacingControl w:val="doNotCompress"/>'
    f"<w:compat><w:doNotExpandShiftReturn/>{_COMPATIBILITY}</w:compat>"
    '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>'
    '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
)
