"""Lengths as Word has them: the page in twips, twentieths of a point, and text in ems."""

import math
import unicodedata
from itertools import pairwise

from licreport.render.gbt9704 import BODY, CHARACTERS, LINE, POINT, TEXT

TWIPS = 20
"""Twips of a point."""
LINE_PITCH = math.floor(LINE * TWIPS)
"""Twips from one line to the next, never so many that the last line has no room."""
PITCH = TEXT[0] / POINT / CHARACTERS
"""Points from one character of the body to the next."""
CHAR_SPACE = math.floor((PITCH - BODY.size) * 4096)
"""What the document grid adds to a character, in 4096ths of a point: less than nothing, for 28 are to fit."""


def twips(points: float) -> int:
    """Return a length in points as twips."""
    return round(points * TWIPS)


def mm(length: float) -> int:
    """Return a length in millimetres as twips."""
    return twips(length / POINT)


def ems(text: str) -> float:
    """Return about how wide a text is: Chinese characters one em, others half of one, a quarter between the two."""
    return sum(map(_width, text)) + sum(_GAP for before, after in pairwise(text) if _is_apart(before, after))


_GAP = 0.25
"""Ems that Word leaves between Chinese and a letter or digit."""


def _width(character: str) -> float:
    return 1 if unicodedata.east_asian_width(character) in "WF" else 0.5


def _is_apart(before: str, after: str) -> bool:
    return _width(before) != _width(after) and before.isalnum() and after.isalnum()
