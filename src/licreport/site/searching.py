"""What names are searched by, in pieces that a page loads: each name, its pinyin initials, and where its page is."""

import json
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec

PIECE = 5_000
"""Names of a piece."""


def has_initials() -> bool:
    """Return whether the library is installed that knows how characters are read, without importing it."""
    return find_spec("pypinyin") is not None


def initials() -> Callable[[str], str]:
    """Return what gives the pinyin initials of a name: `xgq` of 虚构区; other characters are kept."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415  # an extra, which only a site needs

    def of(name: str) -> str:
        return "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).lower()

    return of


def pieces(names: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the names, each given with its key, in pieces: each as an address and the text of a script."""
    spelt: Callable[[str], str] = initials() if has_initials() else lambda _: ""
    for number, start in enumerate(range(0, len(names), PIECE)):
        part = names[start : start + PIECE]
        value = [[name for name, _ in part], [spelt(name) for name, _ in part], [key for _, key in part]]
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        yield f"search/{number}.js", f"licreport.names({number}, {text});\n"


def count(names: int) -> int:
    """Return how many pieces so many names come in."""
    return -(-names // PIECE)
