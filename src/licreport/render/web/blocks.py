"""The blocks of a document as the elements of a page, in order."""

from collections.abc import Iterator

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
)
from licreport.render.chart import is_available, svg
from licreport.render.chart.look import NARROW, WIDTH
from licreport.render.web.grid import classes, grid_of
from licreport.render.web.table import table
from licreport.render.web.text import Marks, anchored, escaped, lang_attribute


def place(block: Block, number: int) -> str:
    """Return the id of what a block begins: its anchor, or its number where it has none, nor any name of its own."""
    own = block.anchor if isinstance(block, Heading | Table | Chart | Annex | Footnotes) else ""
    return anchored(own) or f"part-{number}"


def body(document: Document, marks: Marks) -> Iterator[str]:
    """Yield the elements, each from a line of its own; an annex is a section up to the next one, or to the notes."""
    in_annex = False
    for number, block in enumerate(document.blocks, 1):
        if in_annex and isinstance(block, Annex | Footnotes):
            yield "</section>"
            in_annex = False
        if isinstance(block, Annex):
            yield f'<section class="annex" aria-labelledby="{place(block, number)}">'
            in_annex = True
        yield from _element(block, place(block, number), document, marks)
    if in_annex:
        yield "</section>"


def _element(block: Block, own: str, document: Document, marks: Marks) -> Iterator[str]:
    match block:
        case Heading():
            tag = f"h{block.level + 1}"
            yield f'<{tag} id="{own}"{lang_attribute(block.lang)}>{escaped(block.text)}</{tag}>'
        case Paragraph():
            yield f"<p{lang_attribute(block.lang)}>{marks.text(block.spans)}</p>"
        case Bullets():
            yield f"<ul{lang_attribute(block.lang)}>"
            yield from (f"<li>{marks.text(entry)}</li>" for entry in block.entries)
            yield "</ul>"
        case Table():
            yield from table(block, own, marks, classes(document).get(grid_of(block), ""))
        case Chart():
            yield from _figure(block, own, document)
        case Enclosure():
            yield f'<p class="enclosure">{escaped(block.text)}</p>'
        case Signature():
            yield '<footer class="signature">'
            yield from (f"<p>{marks.text(line)}</p>" for line in block.lines)
            yield "</footer>"
        case Annex():
            yield f'<h2 id="{own}"><span>{escaped(block.label)}</span> <span>{escaped(block.title)}</span></h2>'
        case Footnotes():
            yield from _notes(block, own, marks)


def _figure(chart: Chart, own: str, document: Document) -> Iterator[str]:
    yield "<figure>"
    if is_available():
        yield _drawn(chart, document, WIDTH, 'class="broad"')
        yield _drawn(
            chart, document, NARROW, 'class="narrow" display="none"'
        )  # where no style is let in, one is enough
    else:
        yield f"<p>{escaped(chart.alt)}</p>"
    yield f'<figcaption id="{own}">{escaped(chart.caption)}</figcaption>'
    yield "</figure>"


def _drawn(chart: Chart, document: Document, width: float, attributes: str) -> str:
    label = f'role="img" aria-label="{escaped(chart.alt)}"'
    return svg(chart.drawing, document.lang, width).replace("<svg", f"<svg {label} {attributes}", 1)


def _notes(notes: Footnotes, own: str, marks: Marks) -> Iterator[str]:
    yield f'<section class="notes" aria-labelledby="{own}">'
    yield f'<h2 id="{own}">{escaped(notes.heading)}</h2>'
    yield "<ol>"
    for number, text in enumerate(notes.texts, 1):
        yield f'<li id="note-{number}">{escaped(text)}{marks.back(number)}</li>'
    yield "</ol>"
    yield "</section>"
