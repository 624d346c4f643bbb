"""A chart as a picture with its caption, or in words where it cannot be drawn."""

import io

from docx.image.image import Image
from docx.shared import Mm

from licreport.document.blocks import Chart
from licreport.render import chart
from licreport.render.gbt9704 import HIGHEST, TEXT
from licreport.render.word.text import Text
from licreport.words.language import MisuseError

_HIGHEST = TEXT[1] * HIGHEST


def write_chart(block: Chart, text: Text) -> None:
    """Write a chart over the whole width of the text, its caption below it, and what it shows for those who do not see.

    Where the charting library is not installed, or no font has its characters, what it shows stands in place of the
    picture: a document whose own fonts are Word's does not fail for one.
    """
    if png := _picture(block, text):
        picture = text.package.part.new_pic_inline(io.BytesIO(png), width=Mm(_width(Image.from_blob(png))))
        picture.docPr.set("descr", block.alt)
        text.add("Figure", "").add_run().font.element.add_drawing(picture)
    else:
        text.add("Body Text", block.alt)
    text.add("Caption", block.caption)


def is_tall(block: Chart, text: Text) -> bool:
    """Tell whether a chart, with its caption and those who sign below it, takes more than half a page."""
    png = _picture(block, text)
    if not png:
        return False
    image = Image.from_blob(png)
    return _width(image) * image.px_height / image.px_width > TEXT[1] * _TALL


_TALL = 0.17
"""Those who sign take six lines, with what names the annex, and a caption two: of 22 more than a third."""


def _picture(block: Chart, text: Text) -> bytes:
    if not chart.is_available():
        return b""
    try:
        return chart.png(block.drawing, text.lang)
    except MisuseError:
        return b""


def _width(image: Image) -> float:
    return min(TEXT[0], _HIGHEST * image.px_width / image.px_height)
