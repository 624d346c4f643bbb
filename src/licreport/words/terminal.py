"""Text as a terminal shows it: its width in cells, and nothing in it that could move the cursor or hide the truth."""

import re
import unicodedata
from functools import lru_cache

_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]")


def printable(text: str) -> str:
    r"""Return the text with control characters spelt out (`\x1b`, `\n`) and tabs as blanks.

    Data must not be able to colour, erase or reorder what a terminal shows: escape sequences and the controls of
    writing direction are such means.
    """
    return _UNSAFE.sub(lambda match: _spelt(ord(match.group())), text.replace("\t", "    "))


def _spelt(point: int) -> str:
    if point == ord("\n"):
        return "\\n"
    return f"\\x{point:02x}" if point < 0x100 else f"\\u{point:04x}"


def cells(text: str) -> int:
    """Return how many cells the text takes: two for a Chinese character, none for a combining mark."""
    if text.isascii():
        return len(text)
    return sum(map(_width, text))


@lru_cache(maxsize=4096)  # of the characters that reports are written in
def _width(character: str) -> int:
    if unicodedata.east_asian_width(character) in {"W", "F"}:
        return 2
    return 0 if unicodedata.category(character) in {"Mn", "Me", "Cf"} else 1


def shortened(text: str, limit: int) -> str:
    """Return the text cut to `limit` cells, its last one an ellipsis where anything was cut."""
    if cells(text) <= limit:
        return text
    kept, taken = [], 0
    for character in text:
        taken += _width(character)
        if taken > limit - 1:
            break
        kept.append(character)
    return "".join(kept) + "…"


_PIECES = r"[^\s\u2e80-\uffef]+|\s+|[\u2e80-\uffef]"  # costs milliseconds to compile, so not on import
_NOT_FIRST = "，。；：、）》」』！？"


def wrapped(text: str, width: int) -> list[str]:
    """Return a paragraph as lines of at most `width` cells, broken at blanks and between Chinese characters.

    Line ends in the text count as blanks, or as nothing between Chinese characters. What has no place to break is
    broken anywhere. Indentation of the first line is kept.
    """
    indent = text[: len(text) - len(text.lstrip(" "))]
    joined = re.sub(r"(?<=[\u2e80-\uffef])\n(?=[\u2e80-\uffef])", "", text.strip())
    lines, line, taken = [], indent, len(indent)
    for piece in re.findall(_PIECES, joined):
        word = " " if piece.isspace() else piece
        if line.strip() and taken + cells(word.rstrip()) > width:
            kept = _ended(line) if word in _NOT_FIRST and len(line.strip()) > 1 else line
            lines.append(kept.rstrip())
            line = line[len(kept) :]
            taken = cells(line)
        if word != " " or line.strip():
            line += word
            taken += cells(word)
        while taken > width and cells(line.rstrip()) > width:
            kept = _fitting(line, width)
            lines.append(kept)
            line = line[len(kept) :]
            taken = cells(line)
    return [*lines, line.rstrip()] if line.strip() or not lines else lines


def _ended(line: str) -> str:
    """Return a line without what goes over to the next with a mark that begins none: a word, and marks behind it."""
    word = re.search(rf"(?:[^\s\u2e80-\uffef]+|[\u2e80-\uffef])[{_NOT_FIRST}]*$", line)
    kept = line[: word.start()] if word else ""
    return kept if kept.strip() else line[:-1]


def _fitting(text: str, width: int) -> str:
    """Return as much of the beginning as fits, one character at least."""
    taken = 0
    for length, character in enumerate(text):
        taken += _width(character)
        if taken > width:
            return text[: max(length, 1)]
    return text
