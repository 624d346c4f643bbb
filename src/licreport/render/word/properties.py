"""What a file says of itself: its title, its author, its language and its date."""

import datetime

from docx.opc.coreprops import CoreProperties

from licreport.document.blocks import Document, language_tag

_LONGEST = 255
"""Characters of a property."""


def describe(properties: CoreProperties, document: Document) -> None:
    """Write a document's own particulars into its file, over those that python-docx puts there."""
    day = datetime.datetime.combine(document.date, datetime.time(), datetime.UTC)
    properties.title = document.title[:_LONGEST]
    properties.author = document.author[:_LONGEST]
    properties.last_modified_by = document.author[:_LONGEST]
    properties.language = language_tag(document.lang)
    properties.created = properties.modified = day
    properties.revision = 1
    if document.draft:
        properties.content_status = document.draft[:_LONGEST]
