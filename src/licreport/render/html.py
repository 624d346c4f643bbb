"""HTML: one file for screens and for paper, without scripts, from which programs read the figures back.

Each figure is a `<data>` element, its value as the data have it and its address in `data-figure`.
"""

from licreport.document.blocks import Document
from licreport.render import Format
from licreport.render.web.page import fragment, page


def render(document: Document) -> str:
    """Return the document as a page of HTML."""
    return page(document)


FORMAT = Format(
    "html",
    (".html", ".htm"),
    "the document as one page for browsers and print",
    render,
    Document,
    has_charts=True,
    fragment=fragment,
)
