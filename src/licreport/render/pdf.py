"""PDF: the document as it is printed and published, fonts embedded, tagged for screen readers."""

from licreport.document.blocks import Document
from licreport.render import Format
from licreport.words.language import Words


def render(document: Document) -> bytes:
    """Return a document as PDF.

    Raises:
        MisuseError: where no installed font has a character of the document.
    """
    from licreport.render.typeset import pdf  # noqa: PLC0415  # imports what an extra installs

    return pdf(document)


FORMAT = Format(
    "pdf",
    (".pdf",),
    Words("the document as printed, laid out by GB/T 9704", "印制版式的文档，按 GB/T 9704 排版"),
    render,
    Document,
    "pdf",
    has_charts=True,
)
