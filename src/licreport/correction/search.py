"""What is probably wrong: the smallest changes to printed figures after which every rule holds again.

This is error localisation after Fellegi and Holt (1976): of all ways to make a record consistent, those that change the
fewest fields are the likeliest. Findings that share a figure belong together. For each such group the search tries one
figure, and neighbours whose numbers were exchanged, which is one slip too; then two. For a figure it gives all values
that would do, and says where one of them differs from what was printed by a slip that people make (`slip.py`).
Candidates are listed, best first, and never applied.

Every relation is linear in each of its figures, so what one figure may be is a set of intervals (`feasible.py`).
Discrepancies that are waived are left as they were printed.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from licreport.check.one import Checked
from licreport.correction.around import Around, around, constraint_of
from licreport.correction.cause import Cause, causes_of
from licreport.correction.change import Change, Correction, change_of, rank, variable_of
from licreport.correction.feasible import (
    Budget,
    Constraint,
    GaveUpError,
    Range,
    Variable,
    fitting,
    fitting_pair,
)
from licreport.correction.group import BrokenOne, Figures, groups
from licreport.correction.slip import SWAPPED, Slip
from licreport.relations.kinds import Multiple
from licreport.report.diagnostic import Diagnostic
from licreport.report.source import Spot

BUDGET = 150_000
"""How many pairs of inequalities the search for two figures compares at most, over all findings of a report."""

_ENOUGH = 100  # pairs; nobody reads on


class Localised(NamedTuple):
    """Findings that belong together, and what would resolve all of them, best first."""

    diagnostics: tuple[Diagnostic, ...]
    corrections: tuple[Correction, ...]
    causes: tuple[Cause, ...]
    """What else would explain a sum of parts that is off, best first."""
    is_contradiction: bool
    """Whether figures contradict each other, not only look implausible."""
    gave_up: bool
    """Whether the search ended before it had tried every pair of figures."""


def localise(checked: Checked, *, in_pairs: bool = True) -> list[Localised]:
    """Return the groups of findings whose relations are broken, each with its likely corrections.

    Without `in_pairs` only groups of several findings are looked at, and only what one slip may explain is tried.
    """
    accepted = {id(waived.diagnostic) for waived in checked.waived}
    home = checked.loaded.name
    broken = [
        (constraint_of(statement, home, home), diagnostic)
        for statement, diagnostic in checked.breaches
        if id(diagnostic) not in accepted
    ]
    together = [group for group in groups(broken) if in_pairs or _share_a_figure(group)]
    if not together:
        return []
    near = around(checked, [constraint for constraint, _ in broken])
    causes = causes_of(checked)
    budget = Budget(BUDGET)
    everything: dict[Spot, dict[int, Constraint]] = {}
    for number, (constraint, _) in enumerate(broken):
        for spot in constraint.names:
            everything.setdefault(spot, {})[number] = constraint
    searches = (_Search(group, everything, near, causes, budget) for group in together)
    return [search.localised(in_pairs=in_pairs) for search in searches]


def _share_a_figure(group: Sequence[BrokenOne]) -> bool:
    first, *others = (constraint.names.keys() for constraint, _ in group)
    return bool(others) and bool(first & set.intersection(*map(set, others)))


class _Search:
    """The search for what resolves one group of findings."""

    def __init__(
        self,
        group: Sequence[BrokenOne],
        everything: Mapping[Spot, Mapping[int, Constraint]],
        near: Around,
        causes: Mapping[int, Sequence[Cause]],
        budget: Budget,
    ) -> None:
        self._diagnostics = tuple(diagnostic for _, diagnostic in group)
        self._broken = [constraint for constraint, _ in group]
        self._everything = everything
        """What is broken in any group, by figure: another's may only be changed to what resolves that too."""
        self._near = near
        self._causes = [cause for _, diagnostic in group for cause in causes.get(id(diagnostic), ())]
        self._budget = budget
        self._signed = any(constraint.is_signed for constraint in self._broken)
        variables = {spot: variable_of(spot, one, signed=self._signed) for one in self._broken for spot in one.names}
        self._variables = {spot: one for spot, one in variables.items() if self._may_change(spot)}
        self._figures = Figures(self._variables, self._broken)

    def localised(self, *, in_pairs: bool) -> Localised:
        """Return the corrections of one figure, or else, where asked for, of two."""
        common = self._figures.common()
        corrections = [Correction((change,)) for spot in common if (change := self._single(spot))]
        corrections += self._swaps()
        gave_up = not self._near.is_whole
        is_contradiction = any(not isinstance(constraint.relation, Multiple) for constraint in self._broken)
        if not is_contradiction:
            corrections = [correction for correction in corrections if correction.is_telling]
        elif in_pairs and not corrections and not self._causes:
            corrections, stopped = self._pairs(common)
            gave_up = gave_up or stopped
        best_first = tuple(sorted(corrections, key=rank))
        return Localised(self._diagnostics, best_first, tuple(self._causes), is_contradiction, gave_up)

    def _may_change(self, spot: Spot) -> bool:
        """Tell whether a figure may be wrong: not where the prose gives it too, nor where its file was not asked."""
        return spot not in self._near.told and (self._near.is_whole or spot.file is None)

    def _touching(self, *spots: Spot) -> list[Constraint]:
        broken = {number: one for spot in spots for number, one in self._everything.get(spot, {}).items()}
        found = [broken[number] for number in sorted(broken)]
        found += [constraint for spot in spots for constraint in self._near.bound.get(spot, ())]
        return list(dict.fromkeys(found))

    def _single(self, spot: Spot) -> Change | None:
        one = self._variables[spot]
        touching = self._touching(spot)
        touching += [idle for idle in self._near.idle.get(spot, ()) if idle.wakes(one)]
        ranges = fitting(one, touching)
        if one.rounding and any(each.low == 0 for each in ranges):  # where a range is cut off, lines are not straight
            zero = {spot: 0}
            if any(constraint.breaks(zero, {spot: one}) for constraint in touching):
                above = (Range(one.step, each.high) if each.low == 0 else each for each in ranges)
                ranges = [each for each in above if each.high is None or each.low is None or each.low <= each.high]
        return change_of(one, ranges) if ranges else None

    def _swaps(self) -> Iterator[Correction]:
        """Yield neighbours in one table whose numbers, exchanged, let every rule hold."""
        for first, second in self._figures.neighbours():
            one, other = self._variables[first], self._variables[second]
            if one.is_date or other.is_date or 0 in {one.printed, other.printed}:
                continue
            if one.step != other.step or not self._figures.cover(first, second):
                continue
            changes = {first: other.printed, second: one.printed}
            idle = (constraint for spot in changes for constraint in self._near.idle.get(spot, ()))
            if any(constraint.breaks(changes, self._variables) for constraint in idle):
                continue
            if all(constraint.holds(changes, self._variables) for constraint in self._touching(first, second)):
                yield Correction(
                    tuple(
                        Change(spot, self._variables[spot].stated, (Range(value, value),), (Slip(SWAPPED, value),))
                        for spot, value in changes.items()
                    )
                )

    def _pairs(self, common: Sequence[Spot]) -> tuple[list[Correction], bool]:
        """Return the pairs of figures that resolve everything together, and whether some were not tried."""
        found: list[Correction] = []
        gave_up = False
        for first, second in self._candidates(common):
            constraints = self._touching(first.spot, second.spot)
            pair = (first, second)
            is_bent = any(one.spot in self._near.idle or one.is_cut_off for one in pair)
            if is_bent or not all(constraint.is_linear_in({first.spot, second.spot}) for constraint in constraints):
                gave_up = True
                continue
            try:
                ranges = fitting_pair((first, second), constraints, self._budget)
            except GaveUpError:
                return found, True
            if ranges is not None:
                changes = (change_of(one, [both]) for one, both in zip((first, second), ranges, strict=True))
                found.append(Correction(tuple(changes)))
            if len(found) == _ENOUGH:
                return found, True
        return found, gave_up

    def _candidates(self, common: Sequence[Spot]) -> Iterator[tuple[Variable, Variable]]:
        """Yield the pairs that touch every broken relation: first of figures in them, then with one from beyond.

        Both stand in one file: that two reports are wrong at once, each in one figure, is not likely.
        """
        for first, second in self._figures.covering():
            if first.file == second.file:
                yield self._variables[first], self._variables[second]
        for first in common:
            beyond = {spot: one for one in self._near.bound.get(first, ()) for spot in one.names}
            for second, constraint in beyond.items():
                if second not in self._variables and second.file == first.file and self._may_change(second):
                    signed = self._signed or constraint.is_signed
                    yield self._variables[first], variable_of(second, constraint, signed=signed)
