"""Text in a drawing: how wide it is likely to be, its lines, and nothing in it that no file may hold.

Widths are estimates that hold for the usual fonts, never measured: a drawing is the same on every machine.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]")


def safe(text: str) -> str:
    r"""Return the text with blanks and line ends as single blanks, and control characters spelt out (`\x1b`).

    No XML may hold control characters, and the charting library ends the whole program over one.
    """
    text = " ".join(text.split())
    if text.isprintable():  # as most is: what no file may hold is not
        return text
    return _UNSAFE.sub(lambda match: _spelt(ord(match.group())), text)


def _spelt(point: int) -> str:
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}"


def width(text: str, size: float) -> float:
    """Return about how wide the text is in type of that size, rather too much than too little."""
    return size * sum(_em(character) for character in text)


@lru_cache(maxsize=4096)  # texts are made of the same few hundred
def _em(character: str) -> float:
    if unicodedata.east_asian_width(character) in "WFA":  # A: quotation marks, dashes, which Chinese fonts set wide
        return 1
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0
    if character in "ijl.,:;'|":
        return 0.36
    return 0.75 if character.isupper() or character in "mw%@&" else 0.6


class Fitted(NamedTuple):
    """A text as lines, and the whole of it where it had to be cut; else empty."""

    lines: tuple[str, ...]
    full: str = ""

    def width(self, size: float) -> float:
        """Return about how wide its widest line is."""
        return max(width(line, size) for line in self.lines)


def fitted(text: str, size: float, limit: float, most: int = 3) -> Fitted:
    """Return the text in at most that many lines, each within `limit` px; what is too long for them ends in `…`."""
    text, limit = safe(text), max(limit, size)
    lines = _wrapped(text, size, limit)
    if len(lines) <= most:
        return Fitted(tuple(_even(lines, text, size, limit)))
    last = lines[most - 1]
    while last and width(last + "…", size) > limit:
        last = last[:-1]
    return Fitted((*lines[: most - 1], last + "…"), text)


def _even(lines: list[str], text: str, size: float, limit: float) -> list[str]:
    """Return as many lines, but as narrow as they may be: no last line of one character."""
    narrower = lines
    words = (width(piece.rstrip(), size) for piece in _PIECE.findall(text))
    least = max(size, max(words, default=0) + size / 2)  # or a word would be broken for it
    while len(narrower) == len(lines) > 1 and limit > least:
        lines, limit = narrower, limit - size / 2
        narrower = _wrapped(text, size, limit)
    return lines


_FIRST, _LAST = "（〔《「『【", "，。；：、）〕》」』】！？"
_PIECE = re.compile(rf"[^\s\u2e80-\uffef]+\s?|[{_FIRST}]*[\u2e80-\uffef][{_LAST}]*|\s")
"""What stays together on a line: a word, or a character with the brackets and marks that belong to it."""


def _wrapped(text: str, size: float, limit: float) -> list[str]:
    """Return lines broken at blanks and between Chinese characters; what has no place to break is broken anywhere."""
    lines, line = [], ""
    for piece in _PIECE.findall(text):
        rest = piece
        if line and width((line + rest).rstrip(), size) > limit:
            lines.append(line.rstrip())
            line = ""
        while width(rest.rstrip(), size) > limit:
            kept = _beginning(rest, size, limit)
            lines.append(kept)
            rest = rest[len(kept) :]
        line += rest
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _beginning(text: str, size: float, limit: float) -> str:
    """Return as much of the beginning as fits, one character at least."""
    length = 1
    while length < len(text) and width(text[: length + 1], size) <= limit:
        length += 1
    return text[:length]
