"""A document as PDF: Typst lays it out as an official document, by the template `official.typ`, from plain data."""

import datetime
import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from licreport.document.blocks import Document
from licreport.render import gbt9704
from licreport.render.measured.columns import PADDING
from licreport.render.typeset.fonts import ROLES, library, stacks
from licreport.render.typeset.glyphs import further_families
from licreport.render.typeset.source import plain
from licreport.words.language import MisuseError, Words

if TYPE_CHECKING:
    from typst import PDFStandard


def pdf(document: Document) -> bytes:
    """Return a document as PDF, the same for the same document and fonts.

    It is tagged for screen readers (PDF/UA-1) and fit for archives (PDF/A-2a). A document that neither standard allows,
    with a heading without text or a chart labelled in Arabic, is tagged all the same.

    Raises:
        MisuseError: where no installed font has a character of the document.
    """
    content = plain(document)
    fonts = stacks(further_families(set(json.dumps({**content, "author": ""}, ensure_ascii=False))))
    inputs = {"document": json.dumps(content), "fonts": json.dumps(fonts), "sheet": json.dumps(_SHEET)}
    try:
        return _compiled(inputs, document.date, _STANDARDS)
    except MisuseError:
        return _compiled(inputs, document.date, [])


_TEMPLATE = Path(__file__).with_name("official.typ")
_STANDARDS: Final[list["PDFStandard"]] = ["a-2a", "ua-1"]
_SHEET = {
    "page": gbt9704.PAGE,
    "top": gbt9704.TOP,
    "left": gbt9704.LEFT,
    "text": gbt9704.TEXT,
    "characters": gbt9704.CHARACTERS,
    "line": gbt9704.LINE,
    "number_below": gbt9704.PAGE_NUMBER_BELOW,
    "padding": PADDING,
    "sizes": {name: role.type.size for name, role in ROLES.items()},
}
"""The measures of the page, for the template."""
_REFUSED = Words("the PDF cannot be set: {why}", "无法排版 PDF：{why}")


def _compiled(inputs: dict[str, str], date: datetime.date, standards: "list[PDFStandard]") -> bytes:
    import typst  # noqa: PLC0415  # of an extra, and heavy

    try:
        compiled, _ = typst.compile_with_warnings(
            _TEMPLATE,
            root=_TEMPLATE.parent,
            format="pdf",
            font_paths=library(),
            sys_inputs=inputs,
            pdf_standards=standards,
            timestamp=datetime.datetime.combine(date, datetime.time(), datetime.UTC),
        )
    except typst.TypstError as error:
        raise MisuseError(_REFUSED, {"why": error.message}) from error
    return compiled
