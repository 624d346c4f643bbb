"""Lengths as Word has them: the page in twips, twentieths of a point."""

import math

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
