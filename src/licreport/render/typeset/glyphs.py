"""Whether the fonts have every character of a text: Typst would draw an empty box for one that they lack."""

import re
import unicodedata
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from functools import cache

from licreport.render.typeset.fonts import LATIN_LETTERS, Face, faces, installed, usual
from licreport.words.language import MisuseError, Words, few


def further_families(characters: Iterable[str]) -> list[str]:
    """Return the families that have what the usual ones lack of these characters, none as a rule.

    Raises:
        MisuseError: where no installed font has one of them.
    """
    missing = {it for it in characters if not _NEEDS_NO_GLYPH.match(it) and not re.match(LATIN_LETTERS["en"], it)}
    _cover(missing, usual())
    private = {it for it in missing if unicodedata.category(it) == "Co"}  # in each font they are something else
    missing -= private
    others = _cover(missing, [family for family in installed() if not family.startswith(".")])  # those are placeholders
    if missing := missing | private:
        named = few([_named(it) for it in sorted(missing)])
        raise MisuseError(_MISSING, {"characters": named, "font": _lacking(missing)})
    return others


_MISSING = Words(
    "the PDF cannot be set: no installed font has {characters}; install {font}",
    "无法排版 PDF：已安装的字体都没有 {characters}；请安装{font}",
)
_CHINESE = Words(
    "a Chinese font, on Debian and Ubuntu the package fonts-noto-cjk",
    "中文字体，Debian、Ubuntu 上为软件包 fonts-noto-cjk",
)
_OTHER = Words("a font that does", "含有该字符的字体")
_NEEDS_NO_GLYPH = re.compile("[\\s\u200c\u200d\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def _cover(missing: set[str], families: Iterable[str]) -> list[str]:
    """Take from the missing characters those that the families have; return the families that had some."""
    used = []
    for family in families:
        if not missing:
            break
        if found := {it for it in missing if all(ord(it) in _points(face) for face in faces(family))}:
            missing -= found
            used.append(family)
    return used


@cache
def _points(face: Face) -> AbstractSet[int]:
    """Return the characters that a font has. Those of fonts within Typst are not to be had: as if there were none."""
    from fontTools.ttLib import TTFont, TTLibError  # type: ignore[import-untyped]  # noqa: PLC0415  # untyped; extra

    if face.path is None:
        return frozenset()
    try:
        with TTFont(face.path, fontNumber=face.number, lazy=True) as font:
            return frozenset(font.getBestCmap() or ())
    except (OSError, TTLibError):
        return frozenset()


def _named(character: str) -> str:
    point = f"U+{ord(character):04X}"
    return f"{point} {character}" if character.isprintable() else point


def _lacking(missing: AbstractSet[str]) -> Words:
    """Return what to install: the usual Chinese font, where it is not there and Chinese characters are lacking."""
    chinese = any(unicodedata.name(it, "").startswith(("CJK", "FULLWIDTH", "IDEOGRAPHIC")) for it in missing)
    return _CHINESE if chinese and "Noto Sans CJK SC" not in installed() else _OTHER
