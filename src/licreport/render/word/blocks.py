"""The blocks of a document, each as the paragraphs that it is made of."""

from collections.abc import Sequence
from functools import singledispatch

from docx.document import Document as Package
from docx.shared import Twips

from licreport.document.blocks import (
    Annex,
    Block,
    Bullets,
    Chart,
    Document,
    Enclosure,
    Footnotes,
    Heading,
    Paragraph,
    Signature,
    Table,
    numbered,
)
from licreport.render.gbt9704 import POINT, TEXT, TITLE
from licreport.render.measured.columns import layouts
from licreport.render.measured.ems import ems
from licreport.render.word.figure import is_tall, write_chart
from licreport.render.word.measure import LINE_PITCH, PITCH, twips
from licreport.render.word.table import write_table
from licreport.render.word.text import Text


def write_blocks(package: Package, document: Document) -> None:
    """Write a document's title, and its blocks in order, into an empty file."""
    notes = sum(len(block.texts) for block in document.blocks if isinstance(block, Footnotes))
    text = Text(package, document.lang, notes)
    _write_title(document, text)
    laid = iter(layouts(document))
    for block in _with_text_at_the_end(document.blocks, text):
        if isinstance(block, Table):
            write_table(block, next(laid), text)
        else:
            _write(block, text)


def _with_text_at_the_end(blocks: Sequence[Block], text: Text) -> Sequence[Block]:
    """Return the blocks with the last paragraph, and its own heading, behind charts that end the text with a tall one.

    Whatever ends the text stays with those who sign, lest they stand alone on a page: a tall chart that did would leave
    more than half of the page before it empty.
    """
    end = next((number for number, block in enumerate(blocks) if isinstance(block, Enclosure | Signature)), 0)
    last = end
    while last > 0 and isinstance(blocks[last - 1], Chart):
        last -= 1
    closing = blocks[end - 1] if 0 < last < end else None
    if not isinstance(closing, Chart) or not isinstance(blocks[last - 1], Paragraph) or not is_tall(closing, text):
        return blocks
    start = last - 1
    while isinstance(heading := blocks[start - 1], Heading) and heading.level > 1:
        start -= 1
    return (*blocks[:start], *blocks[last:end], *blocks[start:last], *blocks[end:])


def _write_title(document: Document, text: Text) -> None:
    """Write the title, on lines that make sense where it is too long for one."""
    is_long = ems(document.title) * TITLE.size > TEXT[0] / POINT
    first, *others = (document.title_lines if is_long else ()) or (document.title,)
    title = text.add("Title", first)
    for line in others:
        title.add_run().add_break()
        text.fill(title, line)


@singledispatch
def _write(block: Block, text: Text) -> None:
    raise TypeError(f"no block, in {text.lang}: {block!r}")


@_write.register
def _(block: Heading, text: Text) -> None:
    paragraph = text.add(f"Heading {min(block.level, 3)}", block.text, block.lang)
    if block.lang == "en" != text.lang:
        for run in paragraph.runs:
            run.bold = True  # as headings are where the whole document is in English


@_write.register
def _(block: Paragraph, text: Text) -> None:
    text.add("Body Text", block.spans, block.lang)


@_write.register
def _(block: Bullets, text: Text) -> None:
    if (block.lang or text.lang) == "zh":
        for paragraph in numbered(block):
            text.add("Body Text", paragraph.spans, block.lang)
        return
    for entry in block.entries:
        text.add("List Bullet", entry, block.lang)


@_write.register
def _(block: Enclosure, text: Text) -> None:
    _keep_end_with_next(text.package)
    text.add("Enclosure", block.text)


_write.register(Chart, write_chart)

_FROM_THE_RIGHT = 4
"""Characters from the right edge to the date."""
_ABOVE = 2
"""Empty lines above a signature."""


@_write.register
def _(block: Signature, text: Text) -> None:
    """Write lines of which the last, the date, stands four characters from the right, the others centred over it."""
    lengths = [ems("".join(span.text for span in line)) for line in block.lines]
    middle = max(_FROM_THE_RIGHT + lengths[-1] / 2 if lengths else 0, *(length / 2 for length in lengths), 0)
    _keep_end_with_next(text.package)
    for number, (line, length) in enumerate(zip(block.lines, lengths, strict=True), 1):
        form = text.add("Signature", line).paragraph_format
        form.keep_with_next = number < len(block.lines)
        if number == 1:
            form.space_before = Twips(_ABOVE * LINE_PITCH)
        form.right_indent = Twips(twips((middle - length / 2) * PITCH))


def _keep_end_with_next(package: Package) -> None:
    """Keep the end of the text on the page of the signature, which is not to stand there alone."""
    for element in package.element.body.xpath("w:p[not(following-sibling::w:p or following-sibling::w:tbl)]"):
        element.get_or_add_pPr().get_or_add_keepNext()


@_write.register
def _(block: Annex, text: Text) -> None:
    text.add("Annex Label", block.label)
    text.add("Annex Title", block.title)


@_write.register
def _(block: Footnotes, text: Text) -> None:
    text.add("Note Heading", block.heading)
    for number, note in enumerate(block.texts, 1):
        text.add_note(number, note)
