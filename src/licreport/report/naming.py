"""The names of a list's elements: how each is told from all others, and which of them a reference means.

A name is enough where no other element has it; where several do, what each of them divides stands before it, and
between the two by what it divides that, where one name stands in two divisions: `甲/新设立`, `甲/申请种类/其他`.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

from licreport.words.alike import normal

Element: TypeAlias = tuple[str, str | None, str | None]
"""What is known of an element of a list: its name, the name of what it divides, if any, and by what it does so."""


class Naming:
    """The elements of one list by name."""

    def __init__(self, elements: Iterable[Element]) -> None:
        self._elements = [*elements]
        self._by_name: dict[str, list[int]] = {}
        for index, (name, *_) in enumerate(self._elements):
            self._by_name.setdefault(normal(name), []).append(index)

    @property
    def are_all_different(self) -> bool:
        """Whether no element has the name of another, nor one that may be read as another's in full."""
        return len(self._by_name) == len(self._elements) and not any("/" in name for name in self._by_name)

    def own(self, index: int) -> str:
        """Return by what an element is told from all others."""
        name, whole, by = self._elements[index]
        if (whole is None and by is None) or len(self._by_name[normal(name)]) == 1:
            return name
        return self.in_full(index) if whole is not None else f"{by}/{name}"

    def in_full(self, index: int) -> str:
        """Return what means an element and no other of its name; `/甲` where it stands under none."""
        name, whole, by = self._elements[index]
        alike = (self._elements[other] for other in self._by_name[normal(name)] if other != index)
        divides_twice = by is not None and any(normal(other or "") == normal(whole or "") for _, other, _ in alike)
        return f"{whole or ''}/{by}/{name}" if divides_twice else f"{whole or ''}/{name}"

    def whole(self, index: int) -> int | str | None:
        """Return the position of what an element divides; its name where that is none, or several; None for nothing."""
        _, whole, _ = self._elements[index]
        found = () if whole is None else self.find(whole)
        return found[0] if len(found) == 1 else None if whole is None else normal(whole)

    def level(self, index: int) -> tuple[int | str | None, str]:
        """Return what an element divides, as `whole` does, and by what: those of one level add up with each other."""
        _, _, by = self._elements[index]
        return self.whole(index), normal(by or "")

    def find(self, reference: str) -> Sequence[int]:
        """Return the positions of the elements that a reference may mean; of one that stands under none, `/甲` too."""
        compared = normal(reference)
        found = self._by_name.get(compared, [])
        return sorted({*found, *self._in_full.get(compared, ())}) if "/" in compared else found

    @cached_property
    def _in_full(self) -> Mapping[str, set[int]]:
        found: dict[str, set[int]] = {}
        for index, (name, whole, by) in enumerate(self._elements):
            ways = [f"{whole or ''}/{name}"]
            ways += [f"{whole or ''}/{by}/{name}", f"{by}/{name}"] if by is not None else []
            for way in ways:
                found.setdefault(normal(way), set()).add(index)
        return found


def unquoted(segment: str) -> str:
    """Return a segment of an address without the quotes that it may stand in."""
    if len(segment) < 2 or not segment.startswith('"') or not segment.endswith('"'):
        return segment
    return re.sub(r"\\(.)", r"\1", segment[1:-1])
