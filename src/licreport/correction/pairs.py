"""What two figures may be together for relations to hold: where no margin is negative in the plane.

What each may be is the plane's shadow on its axis, found by eliminating the other (Fourier and Motzkin).
"""

from collections.abc import Collection, Sequence
from fractions import Fraction
from itertools import product
from math import lcm
from typing import NamedTuple, cast

from licreport.correction.feasible import ANYTHING, Constraint, Range, Variable, stepped
from licreport.figures.stated import Number


class GaveUpError(Exception):
    """The search has done as much as it may."""


class Budget:
    """How much a search may still do, in pairs of inequalities."""

    def __init__(self, left: int) -> None:
        self._left = left

    def spend(self, cost: int) -> None:
        """Take from what is left; raises GaveUpError where nothing is."""
        self._left -= cost
        if self._left < 0:
            raise GaveUpError


class FittingPair(NamedTuple):
    """What each of two figures may be, with a fitting other, for relations to hold."""

    pair: tuple[Variable, Variable]
    ranges: tuple[Range, Range]
    planes: frozenset["_Plane"]

    def other(self, index: int, value: Number) -> Range | None:
        """Return what the other figure may be once the one of that index, 0 or 1, is some value."""
        x = Fraction(value) - Fraction(self.pair[index].printed)
        turned = self.planes if index == 0 else ((b, a, c) for a, b, c in self.planes)
        across = _shadow({_scaled(b, 0, a * x + c) for a, b, c in turned})
        return None if across is None else _shifted(across, self.pair[1 - index])


def fitting_pair(
    pair: tuple[Variable, Variable], constraints: Sequence[Constraint], budget: Budget
) -> FittingPair | None:
    """Return what two figures may be together for all of the constraints to hold.

    Raises GaveUpError where that would take more than the budget, or more choices of readings than are tried.
    """
    choices = product(*(_planes(pair, constraint) for constraint in constraints))
    for number, planes in enumerate(choices):
        if number >= _CHOICES:
            raise GaveUpError
        inequalities = {plane for group in planes for plane in group}
        for index, variable in enumerate(pair):
            if variable.least is not None:
                axis = (1, 0) if index == 0 else (0, 1)
                inequalities.add(_scaled(*axis, variable.printed - variable.least))
        first = _shadow(inequalities, budget)
        second = _shadow({(b, a, c) for a, b, c in inequalities}, budget)
        if first and second:
            shifted = [_shifted(shadow, variable) for shadow, variable in zip((first, second), pair, strict=True)]
            if shifted[0] and shifted[1] and _meets(pair, shifted[0], inequalities, constraints):
                return FittingPair(pair, (shifted[0], shifted[1]), frozenset(inequalities))
    return None


_CHOICES = 16  # of readings; reports that leave more of them open than one or two are not known
_Plane = tuple[int, int, int]
"""a, b, c of the inequality a·x + b·y + c ≥ 0, x and y counted from what was printed."""


def _planes(pair: Sequence[Variable], constraint: Constraint) -> list[list[_Plane]]:
    slopes = [
        constraint.slopes(variable)
        if variable.spot in constraint.names
        else [tuple(0 for _ in margins) for margins in constraint.margins()]
        for variable in pair
    ]
    return [
        [_scaled(*plane) for plane in zip(first, second, margins, strict=True)]
        for margins, first, second in zip(constraint.margins(), *slopes, strict=True)
    ]


def _scaled(*plane: Number) -> _Plane:
    """Return an inequality in whole numbers, which are ten times as fast as fractions."""
    common = lcm(*(number.denominator for number in plane))
    a, b, c = (number.numerator * (common // number.denominator) for number in plane)
    return a, b, c


def _meets(
    pair: Sequence[Variable], shadow: Range, planes: Collection[_Plane], constraints: Sequence[Constraint]
) -> bool:
    """Tell whether, for an end of one figure's range, some whole step of the other really lets everything hold."""
    one, other = pair
    variables = {variable.spot: variable for variable in pair}
    for end in {shadow.low, shadow.high} - {None}:
        x = Fraction(cast("Number", end)) - Fraction(one.printed)
        across = _shadow({_scaled(b, 0, a * x + c) for a, b, c in planes})
        if across is None or (whole := _shifted(across, other)) is None:
            continue
        for y in {whole.low, whole.high} - {None}:
            changes = {one.spot: cast("Number", end), other.spot: cast("Number", y)}
            if all(constraint.holds(changes, variables) for constraint in constraints):
                return True
    return False


def _shadow(planes: Collection[_Plane], budget: Budget | None = None) -> Range | None:
    """Return the x for which some y fulfils all inequalities."""
    above = [plane for plane in planes if plane[1] > 0]
    below = [plane for plane in planes if plane[1] < 0]
    if budget is not None:
        budget.spend(len(planes) + len(above) * len(below))
    bounds = [(a, c) for a, b, c in planes if b == 0]
    bounds += [(a * -e + d * b, c * -e + f * b) for (a, b, c), (d, e, f) in product(above, below)]
    left: Range | None = ANYTHING
    for a, c in bounds:
        if left is None or (a == 0 and c < 0):
            return None
        if a != 0:
            end = Fraction(-c, a)
            left = left.meet(Range(end, None) if a > 0 else Range(None, end))
    return left


def _shifted(shadow: Range, variable: Variable) -> Range | None:
    ends = [None if end is None else end + variable.printed for end in shadow]
    return stepped(Range(*ends), variable)
