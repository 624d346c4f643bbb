"""HTML: one file for screens and for paper, without scripts, from which programs read the figures back.

Each figure is a `<data>` element, its value as the data have it and its address in `data-figure`.
"""

from licreport.document.blocks import Document
from licreport.render import Format
from licreport.render.web.page import fragment, page
from licreport.words.language import Words


def render(document: Document) -> str:
    """Return the document as a page of HTML."""
    return page(document)


FORMAT = Format(
    "html",
    (".html", ".htm"),
    Words("the document as one page for browsers and print", "供浏览器阅读和打印的单页文档"),
    render,
    Document,
    has_charts=True,
    fragment=fragment,
)
