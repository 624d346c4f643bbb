"""The words of a project's own, from its settings: what its offices call figures, and the columns of their tables.

They are taken once, before anything is read, and go before the words of the model.
"""

from collections.abc import Mapping
from typing import ClassVar, NamedTuple

NAMES, NO_FIGURE = "item", "none"
"""What a column may hold besides a figure: the names of the items, or nothing that is to be read."""


class OwnWords(NamedTuple):
    """Words and headings, each with the address of the figure that it stands for."""

    words: tuple[tuple[str, str], ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    """Headings of columns, without their units; the address may also be NAMES or NO_FIGURE."""


class _Taken:
    now: ClassVar[OwnWords] = OwnWords()


def take(words: Mapping[str, str], columns: Mapping[str, str]) -> None:
    """Take a project's words for all that is read from now on."""
    take_all(OwnWords(tuple(words.items()), tuple(columns.items())))


def take_all(own: OwnWords) -> None:
    """Take what another process was told, as `own_words` returned it there."""
    _Taken.now = own


def own_words() -> OwnWords:
    """Return the words that were taken."""
    return _Taken.now
