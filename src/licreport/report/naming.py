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

    def own(self, index: int) -> str:
        """Return by what an element is told from all others."""
        name, whole = self._names[index]
        return name if whole is None or len(self._by_name[normal(name)]) == 1 else f"{whole}/{name}"

    def find(self, reference: str) -> Sequence[int]:
        """Return the positions of the elements that a reference may mean; of one that stands under none, `/甲` too."""
        found = self._by_name.get(normal(reference), [])
        return sorted({*found, *self._in_full.get(normal(reference), ())}) if "/" in reference else found

    @cached_property
    def _in_full(self) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = {}
        for index, (name, whole) in enumerate(self._names):
            found.setdefault(normal(f"{whole or ''}/{name}"), []).append(index)
        return found
