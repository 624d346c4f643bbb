"""What is different between two texts, line by line, for who has to choose between them."""

import difflib
from collections.abc import Iterator

MOST = 300  # lines; nobody reads on
LONGEST = 5_000  # lines of a text that is compared


def difference(now: str, ours: str) -> list[list[str]]:
    """Return the lines that differ, and some around them, each with `-` for what is there, `+` for ours, or a blank."""
    return [*_lines(now.splitlines(), ours.splitlines())][:MOST]


def _lines(now: list[str], ours: list[str]) -> Iterator[list[str]]:
    if max(len(now), len(ours)) > LONGEST:
        return
    for line in [*difflib.unified_diff(now, ours, lineterm="", n=2)][2:]:
        yield ["…", ""] if line.startswith("@@") else [line[:1], line[1:]]
