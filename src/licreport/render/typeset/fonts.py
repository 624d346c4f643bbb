"""Which fonts a text is set in: those that the standard names, or the best of their kind that are installed."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from licreport.render import gbt9704, typefaces
from licreport.render.gbt9704 import LATIN, Type
from licreport.words.language import LANGS, Lang

if TYPE_CHECKING:
    import typst

LATIN_LETTERS: Final[Mapping[Lang, str]] = {
    "zh": "[ -~À-ÖØ-öø-ſ]",  # what Chinese text shares with English, such as quotation marks, is set as Chinese
    "en": "[ -~\u00a0-ſ–—‘’“”•…]",
}
"""What is set in a Latin font, as a class of a regular expression. The font that comes with Typst has all of it."""
_ACCENTED = "[À-ÖØ-öø-ſ]"  # Chinese fonts make some of them up of two glyphs, and they would be copied twice
_REGULAR, _BOLD = 400, 700


class Role(NamedTuple):
    """What a kind of text asks of its font."""

    type: Type
    weight: int = _REGULAR
    is_latin: bool = True
    """Whether plain digits and letters in Chinese text are in a Latin font, not in that of the text."""


ROLES: Final[Mapping[str, Role]] = {
    "title": Role(gbt9704.TITLE, _BOLD, is_latin=False),
    "first": Role(gbt9704.FIRST, _BOLD, is_latin=False),
    "second": Role(gbt9704.SECOND),
    "third": Role(gbt9704.BODY, _BOLD),
    "body": Role(gbt9704.BODY),
    "number": Role(gbt9704.PAGE_NUMBER),
    "table": Role(gbt9704.TABLE),
    "caption": Role(Type(gbt9704.FIRST.fonts, gbt9704.TABLE.size), is_latin=False),
    "note": Role(gbt9704.NOTE),
}


Family: TypeAlias = str | dict[str, str]
"""A family of fonts, by its name; or its name, and as a regular expression what it is used for."""


class Stack(NamedTuple):
    """What a text is set in: families, best first, the weight, and in em the line around letters to make them bold.

    Where the weight is bold none the less, only Chinese letters need the line.
    """

    families: list[Family]
    weight: int
    outline: float = 0


def stacks(others: Sequence[str] = ()) -> dict[Lang, dict[str, Stack]]:
    """Return for each language and role what it is set in; the families `others` stand in where all fail."""
    return {lang: {name: _stack(name, lang, others) for name in ROLES} for lang in LANGS}


def _stack(name: str, lang: Lang, others: Sequence[str]) -> Stack:
    families, weight = _families(name, lang, others), _weight(name, lang)
    own = _chosen(ROLES[name].type.fonts)[:1]
    if weight < _BOLD or not own or not _lacks_bold(own[0]):
        return Stack(families, weight)
    return Stack(families, _BOLD if lang == "en" else _REGULAR, typefaces.OUTLINE)


def _lacks_bold(family: str) -> bool:
    """Tell whether a family is one that came with an extra and, as those do, has no bold."""
    is_ours = family in {typefaces.SERIF, typefaces.SANS}
    return is_ours and all(face.weight < _BOLD for face in installed()[family])


def _families(name: str, lang: Lang, others: Sequence[str]) -> list[Family]:
    own = _chosen(ROLES[name].type.fonts)
    covers = LATIN_LETTERS[lang] if ROLES[name].is_latin or lang == "en" else _ACCENTED
    latin = [{"name": family, "covers": covers} for family in _chosen(LATIN)]
    return [*latin, *dict.fromkeys((*own, *usual(), *others))]


def _weight(name: str, lang: Lang) -> int:
    """Return the weight of a role: headings that their font does not tell from the text are bold."""
    body, own = _chosen(gbt9704.BODY.fonts), _chosen(ROLES[name].type.fonts)
    is_alike = lang == "en" or own[:1] == body[:1]
    return _BOLD if name in {"second", "caption"} and is_alike else ROLES[name].weight


def usual() -> list[str]:
    """Return the installed families of all roles, the Latin ones last: every text may be set in each of them."""
    return _chosen([*dict.fromkeys(family for role in ROLES.values() for family in role.type.fonts), *LATIN])


def _chosen(fonts: Sequence[str]) -> list[str]:
    return [family for family in fonts if family in installed()]


class Face(NamedTuple):
    """One font: where it is, and what tells it from others of its family. Those within Typst have no path."""

    path: str | None
    number: int
    weight: int
    stretch: float


def faces(family: str) -> set[Face]:
    """Return the fonts of a family that a text may be set in: those nearest to the weights that roles ask for."""
    return {
        min(installed()[family], key=lambda face: (abs(face.stretch - 1), abs(face.weight - weight)))
        for weight in (_REGULAR, _BOLD)
    }


@cache
def installed() -> Mapping[str, tuple[Face, ...]]:
    """Return the upright fonts of each family."""
    found: dict[str, list[Face]] = {}
    for font in library().fonts():
        if font.style == "normal":
            found.setdefault(font.family, []).append(Face(font.path, font.index, font.weight, font.stretch))
    return {family: tuple(sorted(found[family], key=str)) for family in sorted(found)}


@cache
def library() -> "typst.Fonts":
    """Return the fonts that are installed, those that came with the extra, and those within Typst."""
    import typst  # noqa: PLC0415  # of an extra, and heavy

    brought = typefaces.directory()
    return typst.Fonts(font_paths=[brought] if brought else [])
