"""What resolves one group of findings: one figure, two neighbours whose numbers were exchanged, or two figures."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from licreport.correction.around import Around
from licreport.correction.carried import Carried
from licreport.correction.cause import Cause
from licreport.correction.change import Change, Correction, change_of, changes_of, rank, variable_of
from licreport.correction.feasible import Constraint, Range, Variable, fitting
from licreport.correction.group import BrokenOne, Figures
from licreport.correction.pairs import Budget, GaveUpError, fitting_pair
from licreport.correction.slip import SWAPPED, Slip
from licreport.relations.kinds import Multiple
from licreport.report.diagnostic import Diagnostic
from licreport.report.source import Spot

_ENOUGH = 100  # pairs; nobody reads on


class Localised(NamedTuple):
    """Findings that belong together, and what would resolve all of them, best first."""

    diagnostics: tuple[Diagnostic, ...]
    corrections: tuple[Correction, ...]
    causes: tuple[Cause, ...]
    """What else would explain a sum of parts that is off, or more decided than accepted; best first."""
    is_contradiction: bool
    """Whether figures contradict each other, not only look implausible."""
    gave_up: bool
    """Whether the search ended before it had tried every pair of figures."""


class Why(NamedTuple):
    """What explains findings otherwise than by a figure printed wrong."""

    causes: Mapping[int, Sequence[Cause]]
    """Why sums of parts are off, by the identity of the diagnostic."""
    stocks: Sequence[Carried]
    """What is not printed and would explain the group's."""
    aside: Sequence[BrokenOne]
    """What is explained otherwise, so that nothing has to resolve it."""


class Search:
    """The search for what resolves one group of findings."""

    def __init__(
        self,
        group: Sequence[BrokenOne],
        everything: Mapping[Spot, Mapping[int, Constraint]],
        near: Around,
        why: Why,
        budget: Budget,
    ) -> None:
        self._diagnostics = tuple(diagnostic for _, diagnostic in group)
        self._broken = [constraint for constraint, _ in group]
        self._everything = everything
        """What is broken in any group, by figure: another's may only be changed to what resolves that too."""
        self._near = near
        self._causes = [stock.cause for stock in why.stocks]
        self._causes += [cause for _, diagnostic in group for cause in why.causes.get(id(diagnostic), ())]
        self._aside = {id(constraint) for constraint, _ in why.aside}
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
        found = [broken[number] for number in sorted(broken) if id(broken[number]) not in self._aside]
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
                fits = fitting_pair((first, second), constraints, self._budget)
            except GaveUpError:
                return found, True
            if fits is not None:
                found.append(Correction(changes_of(fits)))
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
