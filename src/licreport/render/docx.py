"""DOCX: a document for Word, on the page of GB/T 9704-2012."""

from licreport.document.blocks import Document
from licreport.render import Format
from licreport.words.language import Words


def render(document: Document) -> bytes:
    """Return a document as a file of Word, whose date is the document's own."""
    from licreport.render.word import written  # noqa: PLC0415  # python-docx is an extra, and slow to import

    return written(document)


FORMAT = Format(
    "docx",
    (".docx",),
    Words("a Word document, laid out by GB/T 9704-2012", "Word 文档，按 GB/T 9704-2012 排版"),
    render,
    Document,
    "docx",
    has_charts=True,
    has_pixels=True,
)
