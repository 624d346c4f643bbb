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
from licreport.feasible import Constraint, Range, TooManyReadingsError, Variable, fitting, fitting_pair, variable
from licreport.figure import Number, Stated
from licreport.relation import HELD
from licreport.slip import LIKELIEST, SWAPPED, Slip, slips, slips_of_date
from licreport.source import Path

PAIRS = 1_000
"""How many pairs of figures are tried at most for one group of findings."""


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
    held = [
        Constraint(statement)
        for statement in statements(report)
        if not is_doubtful(statement.relation, statement.place, checked.unreadable)
        and statement.relation.evaluate(statement.place.values) is HELD
    ]
    return [_localised(group, held) for group in _groups(broken)]


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


def _localised(group: Sequence[_Broken], held: Sequence[Constraint]) -> Localised:
    broken = [constraint for constraint, _ in group]
    variables = {path: _variable(path, constraint) for constraint in broken for path in constraint.names}
    touching: dict[Path, list[Constraint]] = {path: [] for path in variables}
    for constraint in (*broken, *held):
        for path in constraint.names.keys() & touching.keys():
            touching[path].append(constraint)
    common = [path for path in variables if all(path in constraint.names for constraint in broken)]
    singles = [
        _change(variables[path], ranges) for path in common if (ranges := fitting(variables[path], touching[path]))
    ]
    corrections = [Correction((change,)) for change in singles]
    corrections += _swaps(broken, variables, touching)
    gave_up = False
    if not corrections:
        corrections, gave_up = _pairs(broken, variables, touching)
    diagnostics = tuple(diagnostic for _, diagnostic in group)
    return Localised(diagnostics, tuple(sorted(corrections, key=_rank)), gave_up)


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


def _swaps(
    broken: Sequence[Constraint], variables: Mapping[Path, Variable], touching: Mapping[Path, Sequence[Constraint]]
) -> Iterator[Correction]:
    """Yield neighbours in one table whose numbers, exchanged, let every rule hold."""
    for first, second in combinations(variables, 2):
        one, other = variables[first], variables[second]
        if not _are_neighbours(first, second) or one.is_date or other.is_date or 0 in {one.printed, other.printed}:
            continue
        if one.step != other.step or not all(constraint.names.keys() & {first, second} for constraint in broken):
            continue
        changes = {first: other.printed, second: one.printed}
        constraints = {id(constraint): constraint for path in (first, second) for constraint in touching[path]}
        if all(constraint.holds(changes, variables) for constraint in constraints.values()):
            yield Correction(
                tuple(
                    Change(path, variables[path].stated, (Range(value, value),), (Slip(SWAPPED, value),))
                    for path, value in changes.items()
                )
            )


def _are_neighbours(first: Path, second: Path) -> bool:
    """Tell whether two figures follow each other in one table of the format."""
    names = list(TABLES[str(first[0])].model_fields)
    return first[:-1] == second[:-1] and abs(names.index(str(first[-1])) - names.index(str(second[-1]))) == 1


def _pairs(
    broken: Sequence[Constraint], variables: Mapping[Path, Variable], touching: Mapping[Path, Sequence[Constraint]]
) -> tuple[list[Correction], bool]:
    """Return the pairs of figures that resolve everything together, and whether some were not tried."""
    found: list[Correction] = []
    tried, gave_up = 0, False
    for first, second in combinations(variables, 2):
        if not all(constraint.names.keys() & {first, second} for constraint in broken):
            continue
        if tried == PAIRS:
            return found, True
        tried += 1
        constraints = {id(constraint): constraint for path in (first, second) for constraint in touching[path]}
        pair = (variables[first], variables[second])
        try:
            ranges = fitting_pair(pair, list(constraints.values()))
        except TooManyReadingsError:
            gave_up, ranges = True, None
        if ranges is not None:
            found.append(Correction(tuple(_change(one, [both]) for one, both in zip(pair, ranges, strict=True))))
    return found, gave_up


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
