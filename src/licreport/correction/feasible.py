"""What one figure may be for relations to hold: linear inequalities solved exactly.

A relation's margins are linear in each figure, so evaluating them at two values of it gives the line. What a figure may
be is where no margin is negative, in some choice of readings.
"""

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product
from math import ceil, floor
from typing import NamedTuple, cast

from licreport.check.evaluate import Statement
from licreport.figures.stated import WORTH, Figure, Number, Stated, interval
from licreport.relations.kinds import HELD, Broken, Margins, Rate, Relation, Sum, names_of
from licreport.relations.quantity import Name, NotEvaluable, touched
from licreport.report.source import Spot


class Range(NamedTuple):
    """Values from `low` to `high`, both included; None is without end."""

    low: Number | None
    high: Number | None

    def holds(self, value: Number) -> bool:
        """Tell whether a value lies in it."""
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    def meet(self, other: "Range") -> "Range | None":
        """Return what both hold, or None."""
        lows = [low for low in (self.low, other.low) if low is not None]
        highs = [high for high in (self.high, other.high) if high is not None]
        low, high = max(lows, default=None), min(highs, default=None)
        return None if low is not None and high is not None and low > high else Range(low, high)


ANYTHING = Range(None, None)


class Variable(NamedTuple):
    """A figure or date that may have been printed wrong, as a number; a date is its day's ordinal."""

    spot: Spot
    printed: Number
    step: Number
    """One unit of the last digit printed."""
    stated: Stated | datetime.date
    """As it was printed."""
    rounding: Number = 0
    """The same, where the figure stands for all values that round to it."""
    least: Number | None = 0
    decimals: int = 0
    """How many of its digits stand behind the point."""
    is_date: bool = False

    @property
    def base(self) -> Number:
        """From where its lines are straight: a rounded nought is cut off below, since nothing is counted below zero."""
        return self.printed + self.step if self.is_cut_off else self.printed

    @property
    def is_cut_off(self) -> bool:
        """Whether what it may stand for, as printed, is cut off at nought."""
        return bool(self.rounding) and self.printed == 0 and self.least is not None


def variable(spot: Spot, value: object, *, may_be_negative: bool) -> Variable:
    """Return a printed value as a variable."""
    if isinstance(value, datetime.date):
        return Variable(spot, value.toordinal(), 1, value, least=1, is_date=True)
    least = None if may_be_negative else 0
    if not isinstance(value, Figure):
        whole = cast("int", value)
        return Variable(spot, whole, 1, whole, least=least)
    step = WORTH[value.suffix] / 10**value.decimals
    return Variable(spot, value.value, step, value, value.unit, least, value.decimals)


def _may_be_wrong(value: object) -> bool:
    """Tell whether a value was printed, and is no estimate, which no slip of a digit explains."""
    return not (value is None or (isinstance(value, Figure) and value.is_approximate))


class _Changed(Mapping[Name, object]):
    """The values of a table with some of them replaced."""

    def __init__(self, values: Mapping[Name, object], changes: Mapping[Name, object]) -> None:
        self._values = values
        self._changes = changes

    def __getitem__(self, name: Name) -> object:
        return self._changes[name] if name in self._changes else self._values[name]

    def __iter__(self) -> Iterator[Name]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)


class Constraint:
    """A relation that must hold, with the printed figures that it touches."""

    def __init__(
        self,
        statement: Statement,
        spot: Callable[[Spot], Spot] = lambda spot: spot,
        supposing: Mapping[Name, object] | None = None,
    ) -> None:
        """Take a relation; `spot` says where its figures stand as seen from the file at hand.

        `supposing` are values of figures that are not printed.
        """
        self._values = _Changed(statement.place.values, supposing) if supposing else statement.place.values
        self.relation = _strict(statement.relation, self._values)
        named = {spot(statement.place.spot(name)): name for name in names_of(statement.relation)}
        self.names = {place: name for place, name in named.items() if _may_be_wrong(self._values[name])}
        self._lines: dict[Spot, list[Margins]] = {}
        self._margins: list[Margins] | None = None

    def value(self, spot: Spot) -> object:
        """Return what was printed."""
        return self._values[self.names[spot]]

    def holds(self, changes: Mapping[Spot, Number], variables: Mapping[Spot, Variable]) -> bool:
        """Tell whether it holds with some figures changed."""
        return self.relation.evaluate(self._changed(changes, variables)) is HELD

    def breaks(self, changes: Mapping[Spot, Number], variables: Mapping[Spot, Variable]) -> bool:
        """Tell whether it is broken with some figures changed; what cannot be evaluated is not."""
        return isinstance(self.relation.evaluate(self._changed(changes, variables)), Broken)

    def wakes(self, variable: Variable) -> bool:
        """Tell whether it can be evaluated once a figure is another, as what divides by it can when it is not zero."""
        other = {variable.spot: variable.printed + variable.step}
        return not isinstance(self.relation.evaluate(self._changed(other, {variable.spot: variable})), NotEvaluable)

    @property
    def is_signed(self) -> bool:
        """Whether some [[figure]] that it touches was printed below zero, so that its like may be."""
        return any(
            spot.path[0] == "figure"
            and isinstance(value := self.value(spot), int | Figure)
            and interval(value).value < 0
            for spot in self.names
        )

    def is_linear_in(self, pair: Collection[Spot]) -> bool:
        """Tell whether it is linear in figures taken together: a rate times its own whole is not."""
        if not isinstance(self.relation, Rate):
            return True
        named = {self.names[spot] for spot in pair if spot in self.names}
        return self.relation.rate not in named or not named & {*touched(self.relation.whole)}

    def margins(self) -> list[Margins]:
        """Return its margins at the printed values."""
        if self._margins is None:
            self._margins = self.relation.margins(self._values)
        return self._margins

    def margins_at_base(self, variable: Variable) -> list[Margins]:
        """Return its margins where the lines of a figure begin."""
        if not variable.is_cut_off:
            return self.margins()
        return self.relation.margins(self._changed({variable.spot: variable.base}, {variable.spot: variable}))

    def slopes(self, variable: Variable) -> list[Margins]:
        """Return by how much each margin grows as the figure grows by one."""
        if variable.spot not in self._lines:
            variables = {variable.spot: variable}
            at, beyond = (
                self.relation.margins(self._changed({variable.spot: variable.base + more}, variables))
                for more in (0, variable.step)
            )
            self._lines[variable.spot] = [
                tuple((after - before) / Fraction(variable.step) for before, after in zip(first, second, strict=True))
                for first, second in zip(at, beyond, strict=True)
            ]
        return self._lines[variable.spot]

    def _changed(self, changes: Mapping[Spot, Number], variables: Mapping[Spot, Variable]) -> Mapping[Name, object]:
        values = {
            self.names[spot]: _as_printed(value, variables[spot])
            for spot, value in changes.items()
            if spot in self.names
        }
        return _Changed(self._values, values)


def _strict(relation: Relation, values: Mapping[Name, object]) -> Relation:
    """Return the relation as strict as it holds, and evaluable though the whole may hold more than its parts.

    Shares may lose their slack once one of them is changed. A sum with a rest can be found to disagree, never to agree:
    what does not disagree now must not disagree then.
    """
    if isinstance(relation, Sum) and relation.rest is not None:
        return relation._replace(rest=None, at_least=True)
    if not isinstance(relation, Rate) or not relation.slack:
        return relation
    strict = relation._replace(slack=False)
    is_needed = relation.evaluate(values) is HELD and strict.evaluate(values) is not HELD
    return relation if is_needed else strict


def _as_printed(value: Number, variable: Variable) -> object:
    if isinstance(value, int) and variable.rounding == 0:
        return value
    half = Fraction(variable.rounding) / 2
    low = value - half if variable.least is None or value != 0 else Fraction(0)  # nothing is counted below zero
    return Figure("", value, low, value + half, variable.rounding)


def fitting(variable: Variable, constraints: Iterable[Constraint]) -> list[Range]:
    """Return what a figure may be for all of the constraints to hold, in whole steps; nothing where it cannot."""
    left = [Range(variable.least, None)]
    for constraint in constraints:
        choices = [
            _fitting(variable, margins, slopes)
            for margins, slopes in zip(constraint.margins_at_base(variable), constraint.slopes(variable), strict=True)
        ]
        left = _merged([meet for one, other in product(left, choices) if other and (meet := one.meet(other))])
        if not left:
            return []
    return _merged([whole for one in left if (whole := stepped(one, variable))], variable.step)


def _merged(ranges: Sequence[Range], step: Number = 0) -> list[Range]:
    """Return ranges in order, those that overlap or follow each other within a step as one."""
    merged: list[Range] = []
    for one in sorted(ranges, key=lambda one: (one.low is not None, one.low or 0)):
        last = merged[-1] if merged else None
        if last and (last.high is None or one.low is None or one.low <= last.high + step):
            high = None if last.high is None or one.high is None else max(last.high, one.high)
            merged[-1] = Range(last.low, high)
        else:
            merged.append(one)
    return merged


def _fitting(variable: Variable, margins: Margins, slopes: Margins) -> Range | None:
    left: Range | None = ANYTHING
    for margin, slope in zip(margins, slopes, strict=True):
        if left is None or (slope == 0 and margin < 0):
            return None
        if slope != 0:
            end = variable.base - Fraction(margin) / slope
            left = left.meet(Range(end, None) if slope > 0 else Range(None, end))
    return left


def stepped(one: Range, variable: Variable) -> Range | None:
    """Return a range with its ends on whole steps of a figure, or None where no step lies in it."""
    step = Fraction(variable.step)
    low = None if one.low is None else ceil(one.low / step) * step
    high = None if one.high is None else floor(one.high / step) * step
    if low is not None and high is not None and low > high:
        return None
    return Range(_simple(low), _simple(high))


def _simple(number: Fraction | None) -> Number | None:
    return int(number) if number is not None and number.denominator == 1 else number
