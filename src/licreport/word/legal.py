"""A document without the characters that XML cannot hold, neither as they are nor escaped."""

import re
from typing import Any, cast

from licreport.document import Document

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""All but what XML 1.0 calls a Char: most control characters, lone surrogates, U+FFFE and U+FFFF."""


def legal(document: Document) -> Document:
    """Return a document with U+FFFD where its text, anywhere in it, has a character that XML cannot hold."""
    return cast("Document", _legal(document))


def _legal(value: object) -> object:
    if isinstance(value, str):
        return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", value.replace("\r\n", "\n"))
    if isinstance(value, tuple):
        parts: list[Any] = [_legal(part) for part in value]
        return type(value)(*parts) if hasattr(value, "_fields") else tuple(parts)
    return value
