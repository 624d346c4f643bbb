"""The fonts of a document: how styles name them, and what Word is told of each in case that it is not there."""

from typing import NamedTuple

from licreport.render.gbt9704 import BODY, FIRST, LATIN, PAGE_NUMBER, SECOND, TITLE, Type


class _Face(NamedTuple):
    """The font of a kind of text, the one to take in its place, and its PANOSE number, by which Word finds others."""

    type: Type
    instead: str
    panose: str
    family: str


_FACES = (
    _Face(TITLE, "华文中宋", "02010600040101010101", "auto"),
    _Face(BODY, "仿宋", "02010609060101010101", "modern"),
    _Face(FIRST, "SimHei", "02010609060101010101", "modern"),
    _Face(SECOND, "楷体", "02010609060101010101", "modern"),
    _Face(PAGE_NUMBER, "宋体", "02010600030101010101", "auto"),
)


def fonts(kind: Type) -> str:
    """Return a `w:rFonts` for a kind of text: Chinese in its own font, digits and Latin letters in theirs."""
    return _fonts(LATIN[0], kind.fonts[0])


def only(kind: Type) -> str:
    """Return a `w:rFonts` for a kind of text whose digits, too, are in its own font."""
    return _fonts(kind.fonts[0], kind.fonts[0])


def _fonts(latin: str, chinese: str) -> str:
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{chinese}" w:cs="{latin}"/>'


def font_table() -> str:
    """Return the fonts that styles name, as the content of `w:fonts`.

    Word takes all of `w:altName` for one name, of 31 characters at most ([MS-OI29500] 2.1.262), so it gets the name of
    the font that is likeliest to be there, and not the whole stack.
    """
    latin = _font(LATIN[0], LATIN[1], "02020603050405020304", charset="00", family="roman")
    return latin + "".join(_font(face.type.fonts[0], face.instead, face.panose, family=face.family) for face in _FACES)


def _font(name: str, instead: str, panose: str, *, family: str, charset: str = "86") -> str:
    pitch = "fixed" if family == "modern" else "variable"
    return (
        f'<w:font w:name="{name}"><w:altName w:val="{instead}"/><w:panose1 w:val="{panose}"/>'
        f'<w:charset w:val="{charset}"/><w:family w:val="{family}"/><w:pitch w:val="{pitch}"/></w:font>'
    )
