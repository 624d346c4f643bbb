"""What was printed in a year, added up: level by level, and never a part to its whole, as far as the reports say."""

from collections.abc import Mapping, Sequence
from functools import lru_cache

from licreport.derive.measure import MEASURES, span
from licreport.figures.stated import Interval
from licreport.site.kept.found import Found
from licreport.site.kept.shelf import Shelf
from licreport.site.pages.front import SUMMED, Sum
from licreport.site.structure import wholes_above


class Sums:
    """What authorities of one level print of a year, added up: of those that are no part of another of that level."""

    def __init__(self, shelf: Shelf, year: int) -> None:
        self._newest = lru_cache(maxsize=1_024)(shelf.whole)
        self._of_year = {key: (level, whole) for key, level, whole in shelf.structure(year)}
        """The level of each with a report on the year, and its whole as it was then, where its report says so."""
        self._sums: dict[str | None, dict[str, Sum]] = {}
        self._authorities: dict[str | None, int] = {}

    def add(self, key: str, found: Found) -> None:
        """Add what a report prints."""
        level = found.row.level
        above = (self._of_year.get(each) for each in self.above(key))
        if any(each is not None and each[0] == level for each in above):
            return
        self._authorities[level] = self._authorities.get(level, 0) + 1
        own = self._sums.setdefault(level, {})
        for name in SUMMED:
            value = found.row.value(MEASURES[name])
            if value is not None:
                before = own.get(name, _NOTHING)
                own[name] = Sum(_added(before.value, span(value)), before.printed + 1, 0)

    def above(self, key: str) -> Sequence[str]:
        """Return what an authority was a part of in the year, and what that was a part of, to the highest."""
        return wholes_above(key, self._whole)

    def _whole(self, key: str) -> str | None:
        _, whole = self._of_year.get(key, (None, None))
        return self._newest(key) if whole in {None, key} else whole

    def found(self) -> Mapping[str | None, Mapping[str, Sum]]:
        """Return the sums by level and figure, each with how many it is of."""
        return {
            level: {name: each._replace(authorities=self._authorities[level]) for name, each in own.items()}
            for level, own in self._sums.items()
        }


_NOTHING = Sum(Interval(0, 0, 0), 0, 0)


def _added(one: Interval, other: Interval) -> Interval:
    return Interval(*map(sum, zip(one, other, strict=True)))
