"""About how wide a text is, whatever its font."""

import unicodedata
from itertools import pairwise


def ems(text: str) -> float:
    """Return about how wide a text is: Chinese characters one em, others half of one, a quarter between the two."""
    return sum(map(_width, text)) + sum(_GAP for before, after in pairwise(text) if _is_apart(before, after))


_GAP = 0.25
"""Ems that Word leaves between Chinese and a letter or digit."""


def _width(character: str) -> float:
    return 1 if unicodedata.east_asian_width(character) in "WF" else 0.5


def _is_apart(before: str, after: str) -> bool:
    return _width(before) != _width(after) and before.isalnum() and after.isalnum()
