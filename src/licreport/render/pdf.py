"""PDF: the document as it is printed and published, fonts embedded, tagged for screen readers."""

from licreport.document.blocks import Document
from licreport.render import Format


def render(document: Document) -> bytes:
    """Return a document as PDF.

    Raises:
        MisuseError: where no installed font has a character of the document.
    """
    from licreport.render.typeset import pdf  # noqa: PLC0415  # imports what an extra installs

    return pdf(document)


FORMAT = Format(
    "pdf", (".pdf",), "the document as printed, laid out by GB/T 9704", render, Document, "pdf", has_charts=True
)
