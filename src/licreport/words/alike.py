"""Whether two names are one: what they are compared by, what is odd about how one is written, whether one may be meant.

Names come from documents, in which the same name is written with brackets of either width, with blanks in it, or with
characters that only look right: the radicals that PDFs give for characters, and characters that cannot be seen.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_NEAR = 0.75
"""As difflib counts: 虚构 is near 虚构区; 虚构县 is not near 虚构市, though two of three characters are the same."""

UNSEEN = (
    r"\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
)
"""The characters that cannot be seen, for a class of a regular expression; blanks are none of them."""

_UNSEEN = rf"[{UNSEEN}\U000e0000-\U000e0fff]"
_LOOKALIKE = r"[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]"
"""Radicals, and doubles of characters that are kept for older standards."""
_SUSPECT = rf"^\s|\s$|{_UNSEEN}|{_LOOKALIKE}"

SEEN = rf"[^\s{UNSEEN}]"
"""A regular expression for what can be seen."""

_RADICALS = str.maketrans(
    dict(
        zip(
            "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
            "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
            strict=True,
        )
    )
)
"""Radicals that are characters by themselves, which NFKC leaves as they are."""

_BRACKETS = str.maketrans("[]{}〔〕【】〈〉《》", "()()()()()()")


@lru_cache(maxsize=4_096)
def is_plain(name: str) -> bool:
    """Tell whether a name is as nearly every one is: nothing but ASCII and Chinese characters, without blanks."""
    return (min(name, default="") >= "\u4e00" and max(name) <= "\u9fff") or (name.isascii() and name.isalnum())


@lru_cache(maxsize=4_096)
def normal(name: str) -> str:
    """Return what a name is compared by: without blanks and what cannot be seen, characters and brackets made alike."""
    if is_plain(name):
        return name
    seen = re.sub(_UNSEEN, "", name.translate(_RADICALS))
    whole = "".join(unicodedata.normalize("NFKC", seen).split())
    return unicodedata.normalize("NFKC", whole).translate(_BRACKETS)


def is_seen(text: str) -> bool:
    """Tell whether there is anything in a text that can be seen."""
    first = text[:1]
    return "\u4e00" <= first <= "\u9fff" or (first.isascii() and first.isalnum()) or re.search(SEEN, text) is not None


def is_same(name: str | None, other: str | None) -> bool:
    """Tell whether names are one; nothing is the same only as nothing."""
    return name == other or (name is not None and other is not None and normal(name) == normal(other))


class Odd(NamedTuple):
    """A character of a name that is not what it seems."""

    point: str
    """`U+2F42`."""
    shown: str
    """The character itself; empty where it cannot be seen."""
    meant: str
    """The character that it looks like; empty where that is none."""


@lru_cache(maxsize=4_096)
def oddities(name: str) -> tuple[Odd, ...]:
    """Return what cannot be seen of a name: blanks at its ends, unseen characters, and those that look like others.

    Brackets, digits and letters of full width are none: they are how Chinese is set.
    """
    if is_plain(name) or not re.search(_SUSPECT, name):
        return ()
    return tuple(dict.fromkeys(_oddities(name)))


def _oddities(name: str) -> Iterator[Odd]:
    inner = name.strip()
    start = len(name) - len(name.lstrip())
    for place, character in enumerate(name):
        if not start <= place < start + len(inner) or re.match(_UNSEEN, character):
            yield Odd(_point(character), "", "")
        elif re.match(_LOOKALIKE, character) and (meant := _meant(character)) != character:
            yield Odd(_point(character), character, meant)


def mended(name: str) -> str:
    """Return a name without its oddities, otherwise as it is written."""
    if is_plain(name):
        return name
    return re.sub(_LOOKALIKE, lambda match: _meant(match.group()), re.sub(_UNSEEN, "", name)).strip()


def _meant(character: str) -> str:
    return unicodedata.normalize("NFKC", character.translate(_RADICALS))


def _point(character: str) -> str:
    return f"U+{ord(character):04X}"


@lru_cache(maxsize=1024)  # many parts name the same whole
def is_alike(name: str, other: str) -> bool:
    """Tell whether names are one, or one has more behind it, or they are nearly the same."""
    one, two = normal(name), normal(other)
    if one.startswith(two):
        return True
    import difflib  # noqa: PLC0415  # only a mistake pays for it

    return difflib.SequenceMatcher(None, one, two).ratio() >= _NEAR
