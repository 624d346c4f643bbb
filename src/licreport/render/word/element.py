"""Elements that python-docx has no words for, by their names."""

from typing import cast

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.oxml.xmlchemy import BaseOxmlElement


def element(name: str, /, **attributes: str) -> BaseOxmlElement:
    """Return a loose element, such as `w:lang`, with attributes of WordprocessingML: `val` is `w:val`."""
    named = {qn(f"w:{attribute}"): value for attribute, value in attributes.items()}
    return cast("BaseOxmlElement", OxmlElement(name, named))
