"""What names are searched by, in pieces that a page loads: each name, its pinyin initials, and where its page is."""

import json
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from itertools import count as numbers
from itertools import islice, product

PIECE = 5_000
"""Names of a piece."""


def has_initials() -> bool:
    """Return whether the library is installed that knows how characters are read, without importing it."""
    return find_spec("pypinyin") is not None


def initials() -> Callable[[str], str]:
    """Return what gives the pinyin initials of a name: `xgq` of 虚构区; other characters are kept.

    Of a character that is read in several ways, each stands in a word of its own (长宁区: `cnq znq`), a few at most.
    """
    from pypinyin import Style, pinyin  # noqa: PLC0415  # an extra, which only a site needs

    def of(name: str) -> str:
        letters = (dict.fromkeys(each) for each in pinyin(name, style=Style.FIRST_LETTER, heteronym=True))
        return " ".join(dict.fromkeys("".join(each).lower() for each in islice(product(*letters), _MOST)))

    return of


_MOST = 24


def pieces(names: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Yield the names, each given with its key, in pieces: each as an address and the text of a script."""
    spelt: Callable[[str], str] = initials() if has_initials() else lambda _: ""
    rest = iter(names)
    for number in numbers():
        part = [*islice(rest, PIECE)]
        if not part:
            return
        value = [[name for name, _ in part], [spelt(name) for name, _ in part], [key for _, key in part]]
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        yield f"search/{number}.js", f"licreport.names({number}, {text});\n"


def count(names: int) -> int:
    """Return how many pieces so many names come in."""
    return -(-names // PIECE)
