"""Names of cells as spreadsheet programs take them."""

import re
from collections.abc import Iterable, Iterator
from itertools import count

_LONGEST = 100  # characters, of the 255 that programs take
_LIKE_A_CELL = r"[a-z]{1,3}\d+|r\d*(c\d*)?|c\d*|true|false"
_OTHERS = r"[^A-Za-z0-9_.\u3400-\u4dbf\u4e00-\u9fff]+"
"""What names are not made of, though programs may take some of it."""


def spelled(names: Iterable[str]) -> Iterator[str]:
    """Yield each name in letters, digits and points, no two alike, none like that of a cell."""
    taken: set[str] = set()
    for name in names:
        plain = re.sub(_OTHERS, "_", name)[:_LONGEST].strip("_.")
        if not plain or plain[0].isdigit() or re.fullmatch(_LIKE_A_CELL, plain, re.IGNORECASE):
            plain = f"_{plain}"
        spellings = (plain if number == 1 else f"{plain}_{number}" for number in count(1))
        own = next(spelling for spelling in spellings if spelling.casefold() not in taken)
        taken.add(own.casefold())
        yield own
