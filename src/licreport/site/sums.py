"""What was printed in a year, added up: level by level, and never a part to its whole."""

from collections.abc import Mapping, Sequence

from licreport.derive.measure import MEASURES, span
from licreport.figures.stated import Interval
from licreport.site.gathered import Gathered
from licreport.site.pages.front import SUMMED, Sum
from licreport.site.spool import Found
from licreport.site.structure import Structure, wholes_above


class Sums:
    """What authorities of one level print of a year, added up: of those that are no part of another of that level."""

    def __init__(self, gathered: Gathered, structure: Structure, year: int) -> None:
        entries = {
            key: entry
            for key, own in gathered.authorities.items()
            for entry in own.entries
            if entry.year == year and entry.span is None
        }
        self._levels = {key: entry.level for key, entry in entries.items()}
        wholes = {key: entry.part_of for key, entry in entries.items() if entry.part_of not in {None, key}}
        self._whole = {**structure.whole, **wholes}
        """The whole of each as it was in that year, where its report on it says so."""
        self._values: dict[str | None, dict[str, list[Interval]]] = {}
        self._authorities: dict[str | None, int] = {}

    def add(self, key: str, found: Found) -> None:
        """Add what a report prints."""
        level = found.row.level
        if any(above in self._levels and self._levels[above] == level for above in wholes_above(key, self._whole)):
            return
        self._authorities[level] = self._authorities.get(level, 0) + 1
        own = self._values.setdefault(level, {})
        for name in SUMMED:
            value = found.row.value(MEASURES[name])
            if value is not None:
                own.setdefault(name, []).append(span(value))

    def found(self) -> Mapping[str | None, Mapping[str, Sum]]:
        """Return the sums by level and figure, each with how many it is of."""
        return {
            level: {name: Sum(_added(values), len(values), self._authorities[level]) for name, values in own.items()}
            for level, own in self._values.items()
        }


def _added(values: Sequence[Interval]) -> Interval:
    return Interval(*map(sum, zip(*values, strict=True)))
