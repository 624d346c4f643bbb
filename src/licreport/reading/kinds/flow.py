"""How lines that were broken to fit a width become the text again that they were broken from."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

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


def unwrapped(lines: Sequence[tuple[int, str]]) -> Iterator[tuple[int, int, str]]:
    """Yield the paragraphs of a text whose lines were broken to fit a width, from which line to which.

    Where too few lines end for want of room nothing says that the text was wrapped, and each line is one by itself.
    """
    broken = max((_broken(lines, measure) for measure in (width, len)), key=len)
    first, text = 0, ""
    for number, line in lines:
        first, text = (first, joined(text, line)) if first else (number, line)
        if number not in broken:
            yield first, number, text
            first, text = 0, ""


def _broken(lines: Sequence[tuple[int, str]], measure: Callable[[str], float]) -> set[int]:
    """Return the lines that end where the next piece found no room, amid a sentence, before no new paragraph."""
    most = max((measure(line.rstrip()) for _, line in lines), default=0.0)
    found = {
        number
        for (number, line), (_, below) in pairwise(lines)
        if measure(line.rstrip()) + measure(first_piece(below)) >= most - _TOLERANCE
        and below.strip()
        and not _ENDS.search(line)
        and not _BEGINS.match(below)
        and not (_COUNTED.search(line) and below.strip()[0] not in _CLOSING)
    }
    return found if _NARROWEST <= most <= _WIDEST and len(found) >= _FEWEST else set()


_ENDS = re.compile(r"[。！？：]\s*$")
_COUNTED = re.compile(r"[\d０-９万亿]\s*[件项次个宗元条家%％]\s*$")
"""What a line of a list ends in, which is no part of a sentence."""
_BEGINS = re.compile(
    r"\s{2,}|\u3000|[（(]?[一二三四五六七八九十]+[、）)]|第[一二三四五六七八九十]+[章节部]|\d{1,2}[.、．](?!\d)|[（(]\d+[）)]|[•·●▪◆#|-]"
)
"""What a line begins with that begins a paragraph: an indent, a number of a heading, a bullet."""
_NARROWEST, _WIDEST = 16, 60
"""Characters in the widest line of a text that was wrapped; one that was not has its paragraphs as lines."""
_FEWEST = 2
"""How many lines end for want of room at least where a text was wrapped."""
_TOLERANCE = 2
"""Characters by which a line may be shorter, since no mark begins a line."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(text: str) -> str:
    """Return a mark that is set above the line, so that no digit of it is taken for one of the number beside it."""
    return text.translate(_RAISED)
