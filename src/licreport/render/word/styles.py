"""The styles of a document: Word's own by their own names, so that its outline and its lists of styles know them."""

from typing import NamedTuple

from licreport.render.gbt9704 import BODY, FIRST, NOTE, PAGE_NUMBER, SECOND, TABLE, TITLE, Type
from licreport.render.word.fonts import fonts, only
from licreport.render.word.measure import LINE_PITCH, PITCH, twips
from licreport.render.word.text import latin_tag
from licreport.words.language import Lang

BULLETS = 1
"""The number of the list whose entries have bullets."""
_LINE = f'w:line="{LINE_PITCH}" w:lineRule="exact"'
_NO_GRID = '<w:snapToGrid w:val="0"/>'
"""Leave lines to their own exact spacing. Characters still keep to the grid, but not those of LibreOffice, which for a
grid narrower than its type would give each of them two cells."""
_ROOM = 1.5
"""Of a line of small type, in ems from one line to the next."""


class _Style(NamedTuple):
    """A paragraph style: its name, and what it says of paragraphs and of text, each in the order of the schema."""

    name: str
    paragraph: str = ""
    run: str = ""
    based_on: str = "Normal"
    following: str = "BodyText"
    is_own: bool = False
    """Whether it is none of those that Word knows."""


def styles(lang: Lang) -> str:
    """Return the styles for a document in a language, as the content of `w:styles`."""
    return _defaults(lang) + "".join(map(_style, _paragraph_styles(lang))) + _OTHERS


def language(lang: Lang) -> str:
    """Return the `w:lang` of text in a language; what is Chinese in it remains so, lest its forms be Japanese."""
    return f'<w:lang w:val="{latin_tag(lang)}" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'


def _defaults(lang: Lang) -> str:
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{_type(BODY)}{language(lang)}</w:rPr></w:rPrDefault>"
        "<w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:widowControl w:val="0"/><w:overflowPunct w:val="0"/>{_NO_GRID}<w:spacing {_LINE}/>'
        f'<w:jc w:val="both"/></w:pPr>'
        f"<w:rPr>{_type(BODY)}</w:rPr></w:style>"
    )


def _paragraph_styles(lang: Lang) -> tuple[_Style, ...]:
    # Latin letters look alike in all headings, so that in English only their weight tells them from the body
    bold = "<w:b/><w:bCs/>" if lang == "en" else ""
    indent = f'<w:ind w:firstLineChars="200" w:firstLine="{twips(2 * PITCH)}"/>'
    heading = indent if lang == "zh" else ""
    alone = f'<w:spacing w:after="{LINE_PITCH}" {_LINE}/>'
    small = f'w:line="{twips(TABLE.size * _ROOM)}" w:lineRule="exact"'
    hang = twips(2 * NOTE.size)
    return (
        _Style("Title", f'<w:keepNext/>{alone}<w:jc w:val="center"/>', _type(TITLE, bold)),
        _Style("heading 1", f'<w:keepNext/>{heading}<w:outlineLvl w:val="0"/>', _type(FIRST, bold)),
        _Style("heading 2", f'<w:keepNext/>{heading}<w:outlineLvl w:val="1"/>', _type(SECOND, bold)),
        _Style("heading 3", f'<w:keepNext/>{heading}<w:outlineLvl w:val="2"/>', _type(BODY, "<w:b/><w:bCs/>")),
        _Style("Body Text", indent),
        _Style(
            "Enclosure",
            f'<w:keepNext/><w:spacing w:before="{LINE_PITCH}" {_LINE}/>{indent}',
            following="Signature",
            is_own=True,
        ),
        _Style("List Bullet", f'<w:numPr><w:numId w:val="{BULLETS}"/></w:numPr>', following="ListBullet"),
        _Style("Signature", '<w:keepLines/><w:jc w:val="right"/>', following="Signature"),
        _Style("Annex Label", "<w:keepNext/><w:pageBreakBefore/>", _type(FIRST), following="AnnexTitle", is_own=True),
        _Style(
            "Annex Title",
            f'<w:spacing w:before="{LINE_PITCH}" w:after="{LINE_PITCH}" {_LINE}/><w:outlineLvl w:val="0"/>',
            based_on="Title",
            is_own=True,
        ),
        _Style(
            "caption",
            f'<w:keepLines/><w:spacing w:before="120" w:after="80" {small}/><w:jc w:val="center"/>',
            _type(FIRST._replace(size=TABLE.size), bold),
        ),
        _Style(
            "Figure",
            '<w:keepNext/><w:spacing w:before="120" w:line="240" w:lineRule="auto"/><w:jc w:val="center"/>',
            following="Caption",
            is_own=True,
        ),
        _Style(
            "Table Text",
            f'<w:spacing {small}/><w:jc w:val="left"/>',
            _type(TABLE),
            following="TableText",
            is_own=True,
        ),
        _Style("Table Number", '<w:jc w:val="right"/>', based_on="TableText", following="TableNumber", is_own=True),
        _Style(
            "Table Heading",
            '<w:keepNext/><w:jc w:val="center"/>',
            _type(FIRST._replace(size=TABLE.size), bold),
            based_on="TableText",
            following="TableText",
            is_own=True,
        ),
        _Style(
            "Note Heading",
            f'<w:keepNext/><w:spacing w:before="{LINE_PITCH}" {small}/><w:outlineLvl w:val="1"/>',
            _type(FIRST._replace(size=NOTE.size), bold),
            following="FootnoteText",
            is_own=True,
        ),
        _Style(
            "footnote text",
            f'<w:spacing {small}/><w:ind w:left="{hang}" w:hanging="{hang}"/>',
            _type(NOTE),
            following="FootnoteText",
        ),
        _Style("header", '<w:jc w:val="center"/>', following="Header"),
        _Style(
            "Draft",
            run=_type(FIRST._replace(size=PAGE_NUMBER.size), f'{bold}<w:color w:val="C00000"/>'),
            based_on="Header",
            following="Draft",
            is_own=True,
        ),
        _Style(
            "footer",
            f'<w:spacing w:line="{twips(PAGE_NUMBER.size)}" w:lineRule="exact"/>',
            only(PAGE_NUMBER) + _size(PAGE_NUMBER),
            following="Footer",
        ),
        _page_number("Odd", "right"),
        _page_number("Even", "left"),
    )


def _page_number(pages: str, side: str) -> _Style:
    paragraph = f'<w:ind w:{side}Chars="100" w:{side}="{twips(PAGE_NUMBER.size)}"/><w:jc w:val="{side}"/>'
    return _Style(f"Footer {pages}", paragraph, based_on="Footer", following=f"Footer{pages}", is_own=True)


def _type(kind: Type, more: str = "") -> str:
    return fonts(kind) + more + _size(kind)


def _size(kind: Type) -> str:
    return f'<w:sz w:val="{kind.size * 2:.0f}"/><w:szCs w:val="{kind.size * 2:.0f}"/>'


def _style(style: _Style) -> str:
    own = ' w:customStyle="1"' if style.is_own else ""
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{_id(style.name)}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.based_on}"/><w:next w:val="{style.following}"/><w:qFormat/>'
        f"<w:pPr>{style.paragraph}</w:pPr><w:rPr>{style.run}</w:rPr></w:style>"
    )


def _id(name: str) -> str:
    return "".join(word.capitalize() for word in name.split())


_SIDES = ("top", "left", "bottom", "right")
_MARGINS = "".join(f'<w:{side} w:w="{40 if side in "top bottom" else 85}" w:type="dxa"/>' for side in _SIDES)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in (*_SIDES, "insideH", "insideV")
)
_OTHERS = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>'
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:semiHidden/></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    f"<w:tblCellMar>{_MARGINS}</w:tblCellMar></w:tblPr></w:style>"
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
    f"<w:tblPr><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr></w:style>"
)
