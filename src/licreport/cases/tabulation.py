"""Records in, the figures of a report out, with an account of every row."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from licreport.cases.definitions import Definition
from licreport.cases.engines import Engine
from licreport.cases.query.fates import COUNTED, OTHER, OUTSIDE, REFUSED, REPEATED, UNMAPPED, VOID
from licreport.cases.query.shape import View
from licreport.cases.query.totals import Text, totals


class Count(NamedTuple):
    """A figure that was counted, and of how many cases it is not known whether they count."""

    value: int | Decimal
    unknown: int


class Group(NamedTuple):
    """Cases that are alike in what they are broken down by."""

    keys: Mapping[str, str | None]
    """Their item, its code and their department, as far as asked for."""
    cases: int
    counts: Mapping[str, Count]
    """By the address of the figure."""


class Tabulation(NamedTuple):
    """What records tell of a period."""

    view: View
    figures: tuple[Definition, ...]
    groups: tuple[Group, ...]
    fates: Mapping[str, int]
    """How many rows had which fate."""
    text: Text
    has_earlier: bool = True
    """Whether any case is from before the period: without one, nothing is known of what was brought forward."""

    def lacks_earlier(self, definition: Definition) -> bool:
        """Tell whether a figure is not known for want of cases from before the period."""
        return definition.by == "open_before" and not self.has_earlier

    @property
    def misses_brought_forward(self) -> bool:
        """Whether cases that were brought forward would count, but the records have none from before the period."""
        return any(map(self.lacks_earlier, self.figures))

    @property
    def read(self) -> int:
        """All rows."""
        return sum(self.fates.values())

    @property
    def refused(self) -> Mapping[str, int]:
        """How many rows were refused, by the reason."""
        return {fate.removeprefix(REFUSED): count for fate, count in self.fates.items() if fate.startswith(REFUSED)}

    @property
    def unmapped(self) -> Mapping[str, int]:
        """How many rows have a code that the layout does not map, by the field."""
        return {fate.removeprefix(UNMAPPED): count for fate, count in self.fates.items() if fate.startswith(UNMAPPED)}

    @property
    def account(self) -> tuple[int, ...]:
        """How many rows are counted, outside the period, repeated, no case, about another matter, and refused."""
        plain = tuple(self.fates.get(fate, 0) for fate in (COUNTED, OUTSIDE, REPEATED, VOID, OTHER))
        return (*plain, sum(self.refused.values()))

    def total(self, keys: Mapping[str, str | None] | None = None) -> Group:
        """Return the sum of the groups that have these keys."""
        return self._sum(keys or {}, [each for each in self.groups if _has(each, keys or {})])

    def broken_down(self, columns: Sequence[str], keys: Mapping[str, str | None]) -> list[Group]:
        """Return the groups that have these keys, summed by columns, in the order of these."""
        found: dict[tuple[str | None, ...], list[Group]] = {}
        for each in self.groups:
            if _has(each, keys):
                found.setdefault(tuple(each.keys[column] for column in columns), []).append(each)
        ordered = sorted(found, key=lambda values: [value or "" for value in values])
        return [self._sum({**keys, **dict(zip(columns, own, strict=True))}, found[own]) for own in ordered]

    def _sum(self, keys: Mapping[str, str | None], own: Sequence[Group]) -> Group:
        counts = {}
        for definition in self.figures:
            each = [group.counts[definition.address] for group in own]
            counts[definition.address] = Count(sum(one.value for one in each), sum(one.unknown for one in each))
        return Group(keys, sum(group.cases for group in own), counts)


def _has(group: Group, keys: Mapping[str, str | None]) -> bool:
    return all(group.keys.get(key) == value for key, value in keys.items())


def tabulate(
    engine: Engine,
    view: View,
    by: Sequence[str] = (),
) -> Tabulation:
    """Count every figure that the records tell; the engine has them open, and the calendar."""
    text = totals(view, by)
    groups, fates, earlier = [], dict[str, int](), 0
    width = len(text.groups)
    for row in engine.rows(text.sql):
        fate, cases = str(row[width]), int(str(row[width + 1]))
        fates[fate] = fates.get(fate, 0) + cases
        earlier += int(str(row[width + 2])) if fate in {COUNTED, OUTSIDE} else 0
        if fate == COUNTED:
            counted = row[width + 3 :]
            counts = {
                definition.address: Count(_number(counted[2 * place]), int(str(counted[2 * place + 1])))
                for place, definition in enumerate(text.figures)
            }
            keys = {key: None if value is None else str(value) for key, value in zip(text.groups, row, strict=False)}
            groups.append(Group(keys, cases, counts))
    if engine.has_torn:
        torn = engine.rows("SELECT reason, count(*) AS found FROM torn GROUP BY reason")
        fates |= {f"{REFUSED}{reason}": int(str(count)) for reason, count in torn}
    return Tabulation(view, text.figures, tuple(groups), fates, text, has_earlier=earlier > 0)


def _number(value: object) -> int | Decimal:
    return value if isinstance(value, Decimal) else int(str(value))
