"""Text as a file of XML takes it."""

import re

_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Return text in which U+FFFD stands for every control character but line feeds and tabs."""
    return _ILLEGAL.sub("\ufffd", text.replace("\r\n", "\n"))
