"""The names of a list's elements: how each is told from all others, and which of them a reference means.

A name is enough where no other element has it; where several do, what each of them divides stands before it:
`甲/新设立`.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from licreport.words.alike import normal


class Naming:
    """The elements of one list by name."""

    def __init__(self, names: Iterable[tuple[str, str | None]]) -> None:
        """Take the name of each element, and the name of what it divides, if any."""
        self._names = [*names]
        self._by_name: dict[str, list[int]] = {}
        for index, (name, _) in enumerate(self._names):
            self._by_name.setdefault(normal(name), []).append(index)

    @property
    def are_all_different(self) -> bool:
        """Whether no element has the name of another, nor one that may be read as another's in full."""
        return len(self._by_name) == len(self._names) and not any("/" in name for name in self._by_name)

    def own(self, index: int) -> str:
        """Return by what an element is told from all others."""
        name, whole = self._names[index]
        return name if whole is None or len(self._by_name[normal(name)]) == 1 else f"{whole}/{name}"

    def in_full(self, index: int) -> str:
        """Return what means an element and no other of its name; `/甲` where it stands under none."""
        name, whole = self._names[index]
        return f"{whole or ''}/{name}"

    def whole(self, index: int) -> int | str | None:
        """Return the position of what an element divides; its name where that is none, or several; None for nothing."""
        _, whole = self._names[index]
        found = () if whole is None else self.find(whole)
        return found[0] if len(found) == 1 else None if whole is None else normal(whole)

    def find(self, reference: str) -> Sequence[int]:
        """Return the positions of the elements that a reference may mean; of one that stands under none, `/甲` too."""
        compared = normal(reference)
        found = self._by_name.get(compared, [])
        return sorted({*found, *self._in_full.get(compared, ())}) if "/" in compared else found

    @cached_property
    def _in_full(self) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = {}
        for index in range(len(self._names)):
            found.setdefault(normal(self.in_full(index)), []).append(index)
        return found
