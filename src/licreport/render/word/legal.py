"""A document without the characters that XML cannot hold, neither as they are nor escaped."""

import re

from licreport.document.blocks import Document, with_text

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""All but what XML 1.0 calls a Char: most control characters, lone surrogates, U+FFFE and U+FFFF."""


def legal(document: Document) -> Document:
    """Return a document with U+FFFD where its text, anywhere in it, has a character that XML cannot hold."""
    return with_text(document, lambda text: _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n")))
