"""Findings that belong together since they share figures, and which of those figures could explain all of them.

Everything here grows with the findings, not with the pairs of them: a file may hold thousands.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

from licreport.correction.feasible import Constraint
from licreport.report.address import table_of
from licreport.report.diagnostic import Diagnostic
from licreport.report.source import Spot

BrokenOne: TypeAlias = tuple[Constraint, Diagnostic]
"""A constraint that is broken, and the finding that says so."""


def groups(broken: Sequence[BrokenOne]) -> list[list[BrokenOne]]:
    """Return the broken constraints in groups that share figures, directly or by way of others."""
    found: dict[int, list[BrokenOne]] = {}
    grown: dict[int, int] = {}
    """The number of the constraint that came last to a group."""
    group_of: dict[Spot, int] = {}
    for number, (constraint, diagnostic) in enumerate(broken):
        known = sorted({group_of[spot] for spot in constraint.names if spot in group_of}, key=grown.__getitem__)
        own = known[0] if known else number
        members = found.setdefault(own, [])
        for other in known[1:]:
            absorbed = found.pop(other)
            group_of |= dict.fromkeys((spot for each, _ in absorbed for spot in each.names), own)
            members[:0] = absorbed
        members.append((constraint, diagnostic))
        grown[own] = number
        group_of |= dict.fromkeys(constraint.names, own)
    return [found[own] for own in sorted(found, key=grown.__getitem__)]


class Figures:
    """The figures of one group, in their order, and which of its broken constraints each is in."""

    def __init__(self, spots: Iterable[Spot], broken: Sequence[Constraint]) -> None:
        self._broken = broken
        self._order = {spot: position for position, spot in enumerate(spots)}
        self._touched: dict[Spot, set[int]] = {spot: set() for spot in self._order}
        for number, constraint in enumerate(broken):
            for spot in constraint.names.keys() & self._touched.keys():
                self._touched[spot].add(number)

    def common(self) -> list[Spot]:
        """Return the figures that every broken constraint touches."""
        return [spot for spot, touched in self._touched.items() if len(touched) == len(self._broken)]

    def neighbours(self) -> Iterator[tuple[Spot, Spot]]:
        """Yield the pairs of figures that follow each other in one table of the format."""
        return ((first, second) for first in self._order for second in self._later(_beside(first), first))

    def cover(self, first: Spot, second: Spot) -> bool:
        """Tell whether every broken relation touches one of two figures."""
        one, other, all_of_them = self._touched[first], self._touched[second], len(self._broken)
        return len(one) + len(other) >= all_of_them and len(one | other) == all_of_them

    def covering(self) -> Iterator[tuple[Spot, Spot]]:
        """Yield the pairs of figures of which every broken relation touches one, in the order of the figures."""
        most = max(map(len, self._touched.values()), default=0)
        shortest_first = sorted(range(len(self._broken)), key=lambda number: len(self._broken[number].names))
        in_order = list(self._order)
        for first, touched in self._touched.items():
            if len(touched) + most < len(self._broken):
                continue
            left = next((number for number in shortest_first if number not in touched), None)
            seconds = self._later(in_order if left is None else self._broken[left].names, first)
            yield from ((first, second) for second in seconds if self.cover(first, second))

    def _later(self, spots: Iterable[Spot], first: Spot) -> list[Spot]:
        """Return the figures of the group that stand behind the first in its order, in that order."""
        position = self._order[first]
        later = (spot for spot in spots if self._order.get(spot, -1) > position)
        return sorted(later, key=self._order.__getitem__)


def _beside(spot: Spot) -> list[Spot]:
    """Return the places before and behind a figure in its table, by the order of the format."""
    *table, key = spot.path
    kind = table_of(str(spot.path[0]))
    names = [] if kind is None else list(kind.model_fields)
    position = names.index(str(key))
    beside = names[max(0, position - 1) : position] + names[position + 1 : position + 2]
    return [Spot((*table, name), spot.file) for name in beside]
