"""A document as DOCX on the page of GB/T 9704-2012; the only package that knows python-docx.

The styles, the font table, the list and the section are written here as XML (`template`), since python-docx starts from
a template that belongs to another page. What stands on that page is put there by python-docx.
"""

import io

import docx

from licreport.document.blocks import Document
from licreport.render.archive import repacked
from licreport.render.word.blocks import write_blocks
from licreport.render.word.legal import legal
from licreport.render.word.page import number_pages, stamp
from licreport.render.word.properties import describe
from licreport.render.word.template import template


def written(document: Document) -> bytes:
    """Return a document as a file of Word, the same bytes for the same document."""
    document = legal(document)
    package = docx.Document(io.BytesIO(template(document.lang)))
    describe(package.core_properties, document)
    number_pages(package.sections[0])
    if document.draft:
        stamp(package.sections[0], document.draft)
    write_blocks(package, document)
    buffer = io.BytesIO()
    package.save(buffer)
    return repacked(buffer.getvalue())
