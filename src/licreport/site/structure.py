"""Who is a part of whom, by the newest report of each: what an authority is a part of, up to the highest whole."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from licreport.site.kept.shelf import Shelf


class Structure:
    """The wholes above the authorities."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._whole = lru_cache(maxsize=1_024)(shelf.whole)

    def around(self, key: str) -> tuple[str, str, bool] | None:
        """Return the key and the name of what an authority is a part of, and whether that has a page."""
        whole = self._whole(key)
        return None if whole is None else (whole, self._shelf.name(whole), self._shelf.has_page(whole))

    def above(self, key: str) -> Sequence[str]:
        """Return what an authority is a part of, and what that is a part of, to the highest; a circle ends."""
        return wholes_above(key, self._whole)

    def place(self, key: str) -> str:
        """Return the name of the highest whole that an authority is a part of; its own if there is none."""
        return self._shelf.name((key, *self.above(key))[-1])


def wholes_above(key: str, whole_of: Callable[[str], str | None]) -> Sequence[str]:
    """Return what an authority is a part of, by the whole of each, to the highest; a circle ends."""
    found = [key]
    while (whole := whole_of(found[-1])) is not None and whole not in found:
        found.append(whole)
    return found[1:]
