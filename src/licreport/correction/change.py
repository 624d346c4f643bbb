"""A correction: figures that may have been printed wrong, what each may be instead, and how likely a slip led there."""

import datetime
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from licreport.correction.feasible import Constraint, Range, Variable, variable
from licreport.correction.pairs import FittingPair
from licreport.correction.slip import DROPPED, LIKELIEST, WRONG, Slip, slips, slips_of_date
from licreport.figures.stated import Figure, Number, Stated, interval
from licreport.report.source import Spot


class Change(NamedTuple):
    """One figure, what it may be instead for the rules to hold, and the slips that would explain it."""

    spot: Spot
    printed: Stated | datetime.date
    fitting: tuple[Range, ...]
    """Dates as the ordinals of their days."""
    slips: tuple[Slip, ...]
    """All of one kind, the nearest to what was printed first."""


class Correction(NamedTuple):
    """Figures that, changed together, let every rule hold."""

    changes: tuple[Change, ...]

    @property
    def has_slip(self) -> bool:
        """Whether a slip would explain a change of it."""
        return any(change.slips for change in self.changes)

    @property
    def is_telling(self) -> bool:
        """Whether a slip would explain it that leads to few other numbers: not just some digit that is wrong."""
        return any(change.slips and change.slips[0].kind not in {WRONG, DROPPED} for change in self.changes)


def change_of(changed: Variable, ranges: Sequence[Range]) -> Change:
    """Return a figure with what it may be, and the slips of the likeliest kind that lead there, the nearest first."""
    fits = _slips_into(changed, ranges)
    alike = [slip for slip in fits if slip.kind is fits[0].kind]
    return Change(changed.spot, changed.stated, tuple(ranges), tuple(alike))


def changes_of(found: FittingPair) -> tuple[Change, ...]:
    """Return two figures with values that fit each other: two slips if there are such, or one and what follows.

    Where no slip leads to what they may be, each has all values that fit with some of the other's.
    """
    slips_of = [_slips_into(*each) for each in zip(found.pair, ([one] for one in found.ranges), strict=True)]
    best: tuple[int, int, Slip, Range] | None = None
    for index, candidates in enumerate(slips_of):
        for slip in candidates:
            other = found.other(index, _number(slip))
            if other is not None:
                fits = [LIKELIEST.index(each.kind) for each in slips_of[1 - index] if other.holds(_number(each))]
                cost = LIKELIEST.index(slip.kind) + min(fits, default=_NO_SLIP)
                if best is None or cost < best[0]:
                    best = cost, index, slip, other
    if best is None:
        return tuple(change_of(one, [both]) for one, both in zip(found.pair, found.ranges, strict=True))
    _, index, slip, other = best
    changed, value = found.pair[index], _number(slip)
    first = Change(changed.spot, changed.stated, (Range(value, value),), (slip,))
    second = _nearest(change_of(found.pair[1 - index], [other]))
    return (first, second) if index == 0 else (second, first)


def _nearest(change: Change) -> Change:
    """Return a change to its first slip alone, if it has one."""
    if not change.slips:
        return change
    value = _number(change.slips[0])
    return change._replace(fitting=(Range(value, value),), slips=change.slips[:1])


def _slips_into(changed: Variable, ranges: Sequence[Range]) -> list[Slip]:
    """Return the slips that lead to what a figure may be, the likeliest kind and the nearest first."""
    if changed.is_date:
        candidates = [*slips_of_date(datetime.date.fromordinal(int(changed.printed)))]
    else:
        candidates = [*slips(changed.printed, changed.step, changed.decimals)]
    fits = [slip for slip in candidates if any(one.holds(_number(slip)) for one in ranges)]
    printed = Fraction(changed.printed)
    return sorted(fits, key=lambda slip: (LIKELIEST.index(slip.kind), abs(Fraction(_number(slip)) - printed)))


def variable_of(spot: Spot, constraint: Constraint, *, signed: bool) -> Variable:
    """Return a figure that a relation touches as a variable.

    What was printed below zero may be so; with `signed`, what a [[figure]] counts may be, too.
    """
    value = constraint.value(spot)
    is_negative = isinstance(value, int | Figure) and interval(value).value < 0
    is_free = spot.path[0] == "figure" and spot.path[-1] == "value"
    return variable(spot, value, may_be_negative=is_negative or (signed and is_free))


def rank(correction: Correction) -> tuple[int, int, Number]:
    """Return what sorts corrections: the likelier slip first, then fewer slips of its kind, then fewer values."""
    kinds = [LIKELIEST.index(change.slips[0].kind) if change.slips else _NO_SLIP for change in correction.changes]
    alike = [len(change.slips) for change in correction.changes]
    widths = [
        one.high - one.low if one.low is not None and one.high is not None else 10**18
        for change in correction.changes
        for one in change.fitting
    ]
    return sum(kinds), sum(alike), sum(widths)


_NO_SLIP = len(LIKELIEST)


def _number(slip: Slip) -> Number:
    return slip.value.toordinal() if isinstance(slip.value, datetime.date) else slip.value
