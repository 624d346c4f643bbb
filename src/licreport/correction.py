"""What is probably wrong: the smallest changes to printed figures after which every rule holds again.

This is error localisation after Fellegi and Holt (1976): of all ways to make a record consistent, those that change the
fewest fields are the likeliest. Findings that share a figure belong together. For each such group the search tries one
figure, and neighbours whose numbers were exchanged, which is one slip too; then two. For a figure it gives all values
that would do, and says where one of them differs from what was printed by a slip that people make (`slip.py`).
Candidates are listed, best first, and never applied.

Every relation is linear in each of its figures, so what one figure may be is a set of intervals (`feasible.py`).
Discrepancies that are waived are left as they were printed.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from licreport.address import TABLES
from licreport.check import Checked, is_doubtful, statements
from licreport.diagnostic import Diagnostic
from licreport.feasible import Budget, Constraint, GaveUpError, Range, Variable, fitting, fitting_pair, variable
from licreport.figure import Number, Stated
from licreport.quantity import NotEvaluable, Values
from licreport.relation import HELD, Outcome
from licreport.slip import LIKELIEST, SWAPPED, Slip, slips, slips_of_date
from licreport.source import Path

BUDGET = 150_000
"""How many pairs of inequalities the search for two figures compares at most, over all findings of a report."""

_ENOUGH = 100  # pairs; nobody reads on


class Change(NamedTuple):
    """One figure, what it may be instead for the rules to hold, and the slips that would explain it."""

    path: Path
    printed: Stated | datetime.date
    fitting: tuple[Range, ...]
    """Dates as the ordinals of their days."""
    slips: tuple[Slip, ...]
    """All of one kind, the nearest to what was printed first."""


class Correction(NamedTuple):
    """Figures that, changed together, let every rule hold."""

    changes: tuple[Change, ...]


class Localised(NamedTuple):
    """Findings that belong together, and what would resolve all of them, best first."""

    diagnostics: tuple[Diagnostic, ...]
    corrections: tuple[Correction, ...]
    gave_up: bool
    """Whether the search ended before it had tried every pair of figures."""


def localise(checked: Checked) -> list[Localised]:
    """Return the groups of findings whose relations are broken, each with its likely corrections."""
    report = checked.report
    accepted = {id(waived.diagnostic) for waived in checked.waived}
    broken = [
        (Constraint(statement), diagnostic)
        for statement, diagnostic in checked.breaches
        if id(diagnostic) not in accepted
    ]
    if report is None or not broken:
        return []
    bound: dict[Path, list[Constraint]] = {}
    idle: dict[Path, list[Constraint]] = {}
    for statement in statements(report):
        if is_doubtful(statement.relation, statement.place, checked.unreadable):
            continue
        outcome = statement.relation.evaluate(statement.place.values)
        if outcome is HELD or _divides_by_zero(outcome, statement.place.values):
            constraint = Constraint(statement)
            for path in constraint.names:
                (bound if outcome is HELD else idle).setdefault(path, []).append(constraint)
    budget = Budget(BUDGET)
    return [_Search(group, bound, idle, budget).localised() for group in _groups(broken)]


def _divides_by_zero(outcome: Outcome, values: Values) -> bool:
    """Tell whether a relation lacks no figure, but could not be evaluated for a zero."""
    return isinstance(outcome, NotEvaluable) and all(values[name] is not None for name in outcome.lacking)


_Broken = tuple[Constraint, Diagnostic]


def _groups(broken: Sequence[_Broken]) -> list[list[_Broken]]:
    """Return the broken constraints in groups that share figures, directly or by way of others."""
    groups: list[tuple[set[Path], list[_Broken]]] = []
    for constraint, diagnostic in broken:
        paths, members = set(constraint.names), [(constraint, diagnostic)]
        apart = []
        for other_paths, others in groups:
            if paths & other_paths:
                paths, members = paths | other_paths, others + members
            else:
                apart.append((other_paths, others))
        groups = [*apart, (paths, members)]
    return [members for _, members in groups]


class _Search:
    """The search for what resolves one group of findings."""

    def __init__(
        self,
        group: Sequence[_Broken],
        bound: Mapping[Path, Sequence[Constraint]],
        idle: Mapping[Path, Sequence[Constraint]],
        budget: Budget,
    ) -> None:
        self._diagnostics = tuple(diagnostic for _, diagnostic in group)
        self._broken = [constraint for constraint, _ in group]
        self._bound = bound
        self._idle = idle
        """What cannot be evaluated now, but may be, and broken, once a figure is another."""
        self._budget = budget
        self._variables = {path: _variable(path, one) for one in self._broken for path in one.names}

    def localised(self) -> Localised:
        """Return the corrections of one figure, or else of two."""
        common = [path for path in self._variables if all(path in constraint.names for constraint in self._broken)]
        corrections = [Correction((change,)) for path in common if (change := self._single(path))]
        corrections += self._swaps()
        gave_up = False
        if not corrections:
            corrections, gave_up = self._pairs(common)
        return Localised(self._diagnostics, tuple(sorted(corrections, key=_rank)), gave_up)

    def _touching(self, *paths: Path) -> list[Constraint]:
        found = [constraint for constraint in self._broken if not constraint.names.keys().isdisjoint(paths)]
        found += [constraint for path in paths for constraint in self._bound.get(path, ())]
        return list(dict.fromkeys(found))

    def _single(self, path: Path) -> Change | None:
        one = self._variables[path]
        touching = self._touching(path)
        ranges = fitting(one, touching)
        if one.rounding and any(each.low == 0 for each in ranges):  # where a range is cut off, lines are not straight
            zero = {path: 0}
            if any(constraint.breaks(zero, {path: one}) for constraint in touching):
                above = (Range(one.step, each.high) if each.low == 0 else each for each in ranges)
                ranges = [each for each in above if each.high is None or each.low is None or each.low <= each.high]
        ends = {end for each in ranges for end in each if end is not None}
        if any(idle.breaks({path: end}, {path: one}) for idle in self._idle.get(path, ()) for end in ends):
            return None
        return _change(one, ranges) if ranges else None

    def _swaps(self) -> Iterator[Correction]:
        """Yield neighbours in one table whose numbers, exchanged, let every rule hold."""
        for first, second in combinations(self._variables, 2):
            one, other = self._variables[first], self._variables[second]
            if not _are_neighbours(first, second) or one.is_date or other.is_date or 0 in {one.printed, other.printed}:
                continue
            if one.step != other.step or not self._covers(first, second):
                continue
            changes = {first: other.printed, second: one.printed}
            if all(constraint.holds(changes, self._variables) for constraint in self._touching(first, second)):
                yield Correction(
                    tuple(
                        Change(path, self._variables[path].stated, (Range(value, value),), (Slip(SWAPPED, value),))
                        for path, value in changes.items()
                    )
                )

    def _covers(self, first: Path, second: Path) -> bool:
        return all(constraint.names.keys() & {first, second} for constraint in self._broken)

    def _pairs(self, common: Sequence[Path]) -> tuple[list[Correction], bool]:
        """Return the pairs of figures that resolve everything together, and whether some were not tried."""
        found: list[Correction] = []
        gave_up = False
        for first, second in self._candidates(common):
            constraints = self._touching(first.path, second.path)
            idle = first.path in self._idle or second.path in self._idle
            if idle or not all(constraint.is_linear_in({first.path, second.path}) for constraint in constraints):
                gave_up = True
                continue
            try:
                ranges = fitting_pair((first, second), constraints, self._budget)
            except GaveUpError:
                return found, True
            if ranges is not None:
                changes = (_change(one, [both]) for one, both in zip((first, second), ranges, strict=True))
                found.append(Correction(tuple(changes)))
            if len(found) == _ENOUGH:
                return found, True
        return found, gave_up

    def _candidates(self, common: Sequence[Path]) -> Iterator[tuple[Variable, Variable]]:
        """Yield the pairs that touch every broken relation: first of figures in them, then with one from beyond."""
        for first, second in combinations(self._variables, 2):
            if self._covers(first, second):
                yield self._variables[first], self._variables[second]
        for first in common:
            beyond = {path: one for one in self._bound.get(first, ()) for path in one.names}
            for second, constraint in beyond.items():
                if second not in self._variables:
                    yield self._variables[first], _variable(second, constraint)


def _variable(path: Path, constraint: Constraint) -> Variable:
    return variable(path, constraint.value(path), may_be_negative=path[0] == "figure" and path[-1] == "value")


def _change(changed: Variable, ranges: Sequence[Range]) -> Change:
    """Return a figure with what it may be, and the slips of the likeliest kind that lead there, the nearest first."""
    dates = slips_of_date(datetime.date.fromordinal(int(changed.printed))) if changed.is_date else ()
    candidates = [*dates] if changed.is_date else [*slips(changed.printed, changed.step, changed.decimals)]
    fits = [slip for slip in candidates if any(one.holds(_number(slip)) for one in ranges)]
    kind = min((LIKELIEST.index(slip.kind) for slip in fits), default=None)
    alike = [slip for slip in fits if LIKELIEST.index(slip.kind) == kind]
    alike.sort(key=lambda slip: abs(Fraction(_number(slip)) - Fraction(changed.printed)))
    return Change(changed.path, changed.stated, tuple(ranges), tuple(alike))


def _number(slip: Slip) -> Number:
    return slip.value.toordinal() if isinstance(slip.value, datetime.date) else slip.value


def _are_neighbours(first: Path, second: Path) -> bool:
    """Tell whether two figures follow each other in one table of the format."""
    names = list(TABLES[str(first[0])].model_fields)
    return first[:-1] == second[:-1] and abs(names.index(str(first[-1])) - names.index(str(second[-1]))) == 1


_NO_SLIP = len(LIKELIEST)


def _rank(correction: Correction) -> tuple[int, int, Number]:
    """Return what sorts corrections: the likelier slip first, then fewer slips of its kind, then fewer values."""
    kinds = [LIKELIEST.index(change.slips[0].kind) if change.slips else _NO_SLIP for change in correction.changes]
    alike = [len(change.slips) for change in correction.changes]
    widths = [
        one.high - one.low if one.low is not None and one.high is not None else 10**18
        for change in correction.changes
        for one in change.fitting
    ]
    return sum(kinds), sum(alike), sum(widths)
