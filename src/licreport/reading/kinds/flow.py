"""How lines that were broken to fit a width become the text again that they were broken from."""

import re
import unicodedata

_TOKEN = re.compile(r"[0-9０-９A-Za-z.,，%％]+|.", re.DOTALL)
_CLOSING = "，。、；：！？）》】”’」』)]%％,.;:!?"


def joined(before: str, after: str) -> str:
    """Return two pieces of one sentence as one: a space stands only between words of letters."""
    before, after = before.rstrip(), after.lstrip()
    return before + (" " if before[-1:].isascii() and after[:1].isascii() and _is_word(before, after) else "") + after


def _is_word(before: str, after: str) -> bool:
    return not (before[-1:] in "0123456789.," and after[:1] in "0123456789.,%")


def first_piece(text: str) -> str:
    """Return what would have had to fit on the line above: a number or a word as a whole, with what closes it."""
    text = text.lstrip()
    found = _TOKEN.match(text)
    if found is None:
        return ""
    end = found.end()
    while end < len(text) and text[end] in _CLOSING:
        end += 1
    return text[:end]


def width(text: str) -> float:
    """Return how wide a text is, in the width of a Chinese character."""
    return sum(1.0 if unicodedata.east_asian_width(one) in "WF" else 0.5 for one in text)


_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(text: str) -> str:
    """Return a mark that is set above the line, so that no digit of it is taken for one of the number beside it."""
    return text.translate(_RAISED)
