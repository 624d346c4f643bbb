"""What stands on every page: its number outside below the text, and across a draft that it is one."""

from docx.oxml.ns import nsdecls, qn
from docx.oxml.parser import parse_xml
from docx.oxml.text.run import CT_R
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.text.paragraph import Paragraph

from licreport.render.gbt9704 import FIRST, POINT, TEXT
from licreport.render.measured.ems import ems
from licreport.render.word.element import element


def number_pages(section: Section) -> None:
    """Write `— 1 —` below the text block, at the right of odd pages and at the left of even ones."""
    for footer, style in (
        (section.footer, "Footer Odd"),
        (section.even_page_footer, "Footer Even"),
        (section.first_page_footer, "Footer Odd"),
    ):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.style = style
        _add(paragraph, "— ")
        field = element("w:fldSimple", instr="PAGE")
        field.append(_add(paragraph, "1"))
        paragraph.paragraph_format.element.append(field)
        _add(paragraph, " —")


def _add(paragraph: Paragraph, text: str) -> CT_R:
    run: CT_R = paragraph.add_run(text).font.element
    run.get_or_add_rPr().get_or_add_rFonts().set(qn("w:hint"), "eastAsia")  # the dash of Chinese, one em wide
    return run


_LENGTH, _HEIGHT = TEXT[0] * 1.3 / POINT, 120
"""How long and how high a stamp may be, in points: it lies across the text block from corner to corner."""


def stamp(section: Section, text: str) -> None:
    """Write a text at the head of every page, and large and grey across it, behind what stands there."""
    line = " ".join(text.split())
    headers = (section.header, section.even_page_header, section.first_page_header)
    for number, header in enumerate(headers, 1):
        header.is_linked_to_previous = False
        paragraph = header.paragraphs[0]
        paragraph.style = "Draft"
        paragraph.add_run(line)
        paragraph.add_run().font.element.append(_across(line, number))


def _across(text: str, number: int) -> BaseOxmlElement:
    height = min(_HEIGHT, _LENGTH / max(ems(text), 1))
    width = height * max(ems(text), 1)
    picture = parse_xml(
        f"<w:pict {nsdecls('w')} {_VML}>{_WORD_ART}"
        # by this name Word knows what to remove when it is told to remove the watermark
        f'<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{2048 + number}" type="#_x0000_t136" alt=""'
        f' style="position:absolute;margin-left:0;margin-top:0;width:{width:.1f}pt;height:{height:.1f}pt;rotation:315;'
        "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;"
        'mso-position-vertical:center;mso-position-vertical-relative:margin"'
        ' o:allowincell="f" fillcolor="#d0d0d0" stroked="f"><v:fill opacity=".5"/>'
        f'<v:textpath style="font-family:&quot;{FIRST.fonts[0]}&quot;;font-size:1pt"/></v:shape></w:pict>'
    )
    picture[-1][-1].set("string", text)
    return picture


_VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
_WORD_ART = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
    ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas>'
    + "".join(
        f'<v:f eqn="{equation}"/>'
        for equation in (
            "sum #0 0 10800",
            "prod #0 2 1",
            "sum 21600 0 @1",
            "sum 0 0 @2",
            "sum 21600 0 @3",
            "if @0 @3 0",
            "if @0 21600 @1",
            "if @0 0 @2",
            "if @0 @4 21600",
            "mid @5 @6",
            "mid @8 @5",
            "mid @7 @8",
            "mid @6 @7",
            "sum @6 0 @5",
        )
    )
    + '</v:formulas><v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"'
    ' o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
)
"""What Word calls plain text, stretched to fill a shape."""
