"""A correction: figures that may have been printed wrong, what each may be instead, and how likely a slip led there."""

import datetime
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from licreport.correction.feasible import Constraint, Range, Variable, variable
from licreport.correction.slip import DROPPED, LIKELIEST, WRONG, Slip, slips, slips_of_date
from licreport.figures.stated import Number, Stated
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
    dates = slips_of_date(datetime.date.fromordinal(int(changed.printed))) if changed.is_date else ()
    candidates = [*dates] if changed.is_date else [*slips(changed.printed, changed.step, changed.decimals)]
    fits = [slip for slip in candidates if any(one.holds(_number(slip)) for one in ranges)]
    kind = min((LIKELIEST.index(slip.kind) for slip in fits), default=None)
    alike = [slip for slip in fits if LIKELIEST.index(slip.kind) == kind]
    alike.sort(key=lambda slip: abs(Fraction(_number(slip)) - Fraction(changed.printed)))
    return Change(changed.spot, changed.stated, tuple(ranges), tuple(alike))


def variable_of(spot: Spot, constraint: Constraint, *, signed: bool) -> Variable:
    """Return a figure that a relation touches as a variable; with `signed`, that of a [[figure]] may be negative."""
    is_free = spot.path[0] == "figure" and spot.path[-1] == "value"
    return variable(spot, constraint.value(spot), may_be_negative=signed and is_free)


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
