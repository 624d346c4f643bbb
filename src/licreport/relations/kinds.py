"""The few ways in which figures relate: a sum, a part, a rate, an order, zero together, within a multiple.

A relation names figures and never compares by hand. Evaluated against the values of a table it holds, is broken, or is
not evaluable because a figure is missing. Two sides disagree only if no reading lets them agree: a relation holds if,
in some choice of readings, none of its *margins* is negative. Margins are linear in each figure.
"""

import datetime
from collections.abc import Callable, Sequence
from fractions import Fraction
from itertools import product
from typing import NamedTuple, TypeAlias, cast

from licreport.figures.stated import Figure, Interval, Number, decimal_text, interval
from licreport.relations.plainest import exact
from licreport.relations.quantity import (
    Added,
    Name,
    NotEvaluable,
    Quantity,
    Reading,
    Values,
    has_one_reading,
    named_in,
    readings,
    touched,
)
from licreport.words.language import Words


class Day(NamedTuple):
    """A date that no report states but the calendar gives."""

    date: datetime.date
    called: Words


class Held(NamedTuple):
    """The relation was evaluated and its sides can agree."""


COUNTS = Words("", "")
POINTS = Words("percentage point", "个百分点")
DAYS = Words("day", "天")


class Broken(NamedTuple):
    """No reading lets the two sides agree: the sentence that says so, the sides as first read, and the difference."""

    words: Words
    stated: Reading
    computed: Reading | Day
    difference: Number | None
    """Stated less computed, from the digits as written: a number, a fraction for rates, days for dates."""
    warning: bool = False
    measure: Words = COUNTS
    """What the difference is counted in."""


Outcome: TypeAlias = Held | NotEvaluable | Broken
HELD = Held()

Margins: TypeAlias = tuple[Number, ...]
"""By how much each inequality of a relation holds, in one choice of readings; negative where it does not."""

_MORE = Words("{stated} is {difference} more than {computed}", "{stated}，比{computed} 多 {difference}")
_LESS = Words("{stated} is {difference} less than {computed}", "{stated}，比{computed} 少 {difference}")
_EXCEEDS = Words("{stated} exceeds {computed} by {difference}", "{stated}，超过{computed}，多出 {difference}")
_RATE = Words(
    "{stated} differs from {computed} by {difference}",
    "{stated}，与{computed} 相差 {difference}",
)
_NEVER = Words(
    "{stated} does not fit {computed}, whatever the estimates stand for",
    "{stated}，与{computed} 不符，约数无论如何取值都是如此",
)
"""Where the digits alone differ in nothing: 13,260 against 近13200 + 60, of which 近13200 is less than it says."""
_CUT_OFF = Words(
    "{stated} is cut off, not rounded: {computed}",
    "{stated}，系截去尾数而未四舍五入：{computed}",
)
_BEFORE = Words("{stated} is {difference} before {computed}", "{stated}，比{computed}早 {difference}")
_AFTER = Words("{stated} is {difference} after {computed}", "{stated}，比{computed}晚 {difference}")
_NOT_BOTH_ZERO = Words("{stated}, but {computed}: they are zero together", "{stated}，而{computed}：两者应同时为零")

_MANIFOLD = Words(
    "{stated} is more than {factor} times {computed}: {difference} more",
    "{stated}，超过{computed} 的 {factor} 倍，多出 {difference}",
)
_FRACTION = Words(
    "{stated}, and {computed} is more than {factor} times that: {difference} less",
    "{stated}，{computed} 超过它的 {factor} 倍，少了 {difference}",
)


class Sum(NamedTuple):
    """`total` equals `parts` less `less` (see `Added`); with a `rest`, or `at_least`, it is no less."""

    total: Quantity
    parts: tuple[Quantity, ...]
    less: tuple[Quantity, ...] = ()
    printed: tuple[Name, ...] = ()
    either: tuple[Name, ...] = ()
    rest: Name | None = None
    """What the total may hold besides, without which the two can be found to disagree but never to agree."""
    at_least: bool = False
    measure: Words = COUNTS
    """What a difference is counted in."""

    @property
    def computed(self) -> Added:
        """The side that is computed."""
        return Added(self.parts, self.less, self.printed, self.either)

    def evaluate(self, values: Values) -> Outcome:
        """Compare the two sides for equality; or ask whether the total is certainly less."""
        outcome = _compared(self.total, self.computed, values, self._margins, self._difference)
        return NotEvaluable((self.rest,)) if self.rest is not None and outcome is HELD else outcome

    def margins(self, values: Values) -> list[Margins]:
        """Return the margins of each choice of readings, or nothing where a figure is missing."""
        return _each(self.total, self.computed, values, self._margins)

    def _margins(self, left: Interval, right: Interval) -> Margins:
        above = left.high - right.low
        return (above,) if self.at_least or self.rest is not None else (above, right.high - left.low)

    def _difference(self, stated: Reading, computed: Reading) -> Broken:
        difference = stated.values.value - computed.values.value
        if self.measure is POINTS:
            computed = computed._replace(written=f"{decimal_text(Fraction(computed.values.value) * 100)}%")
        words = _MORE if difference > 0 else _LESS if difference < 0 else _NEVER
        return Broken(words, stated, computed, difference, measure=self.measure)

    def quantities(self) -> tuple[Quantity, ...]:
        """Return everything that it may touch; the rest is nothing that is printed."""
        return (self.total, self.computed)


class Part(NamedTuple):
    """`part` does not exceed `whole`."""

    part: Quantity
    whole: Quantity
    warning: bool = False
    """Whether an excess is merely implausible, since something unprinted may explain it."""
    measure: Words = COUNTS
    """What an excess is counted in."""

    def evaluate(self, values: Values) -> Outcome:
        """Compare the least that the part may be with the most that the whole may be."""
        return _compared(self.part, self.whole, values, self._margins, self._excess)

    def margins(self, values: Values) -> list[Margins]:
        """Return the margin of each choice of readings, or nothing where a figure is missing."""
        return _each(self.part, self.whole, values, self._margins)

    @staticmethod
    def _margins(left: Interval, right: Interval) -> Margins:
        return (right.high - left.low,)

    def _excess(self, part: Reading, whole: Reading) -> Broken:
        difference = part.values.value - whole.values.value
        return Broken(_EXCEEDS if difference > 0 else _NEVER, part, whole, difference, self.warning, self.measure)

    def quantities(self) -> tuple[Quantity, ...]:
        """Return everything that it may touch."""
        return (self.part, self.whole)


class Rate(NamedTuple):
    """`rate` is `part` divided by `whole`, to the digits printed."""

    rate: Name
    part: Quantity
    whole: Quantity
    slack: bool = False
    """Whether it may be off by one unit of its last digit, as shares are that were made to add up to 100 %."""
    above: int = 0
    """What is taken from the quotient: 1 where the rate is by how much the part exceeds the whole, as growth is."""

    def evaluate(self, values: Values) -> Outcome:
        """Ask whether some part, whole and rate within the printed digits fit."""
        stated, part, whole = values[self.rate], readings(self.part, values), readings(self.whole, values)
        if not isinstance(stated, Figure):
            return _lacking(NotEvaluable((self.rate,)), part, whole)
        if isinstance(part, NotEvaluable) or isinstance(whole, NotEvaluable):
            return _lacking(part, whole)
        if any(reading.values.value == 0 for reading in whole):
            return NotEvaluable(tuple(named_in(whole[0])))
        if _holds(self.margins(values)):
            return HELD
        for one, other in product(part, whole):
            if self._is_cut_off(stated, one.values, other.values):
                return self._wrong(stated, one, other, _CUT_OFF)
        return self._wrong(stated, part[0], whole[0], _RATE)

    def is_evaluable(self, values: Values) -> bool:
        """Tell whether it can be evaluated, at less cost than to do so."""
        part, whole = exact(self.part)(values), exact(self.whole)(values)
        if part is None or whole is None:
            return False
        return whole > 0 if isinstance(whole, int) else not isinstance(self.evaluate(values), NotEvaluable)

    def holds(self, values: Values, whole: object) -> bool:
        """Tell whether it can be evaluated and holds, at less cost than to say how it is broken.

        `whole` is what `exact` computes of its whole, which may be that of many rates.
        """
        stated, part = values[self.rate], exact(self.part)(values)
        if isinstance(part, int) and isinstance(whole, int) and isinstance(stated, Figure):
            fits = whole > 0 and self.is_quotient(stated, part, whole)
            if fits or (has_one_reading(self.part, values) and has_one_reading(self.whole, values)):
                return fits
        return (isinstance(whole, Figure) or (isinstance(whole, int) and whole > 0)) and _holds(self.margins(values))

    def is_quotient(self, stated: Figure, part: int, whole: int) -> bool:
        """Tell whether the rate as stated is that of two integers, of which the whole is above zero."""
        if self.above:
            return is_quotient(*self.ends(stated), part, whole)
        fits = is_quotient(stated.low, stated.high, part, whole)
        return fits or (self.slack and is_quotient(*self.ends(stated), part, whole))

    def margins(self, values: Values) -> list[Margins]:
        """Return the margins of each choice of readings, or nothing where a figure is missing."""
        stated = values[self.rate]
        return _each(self.part, self.whole, values, self._margins_of(stated)) if isinstance(stated, Figure) else []

    def ends(self, stated: Figure) -> tuple[Number, Number]:
        """Return the least and the greatest that the quotient may be."""
        if not (self.slack or self.above):
            return stated.low, stated.high  # which most are: fractions add up slowly
        slack = stated.unit if self.slack else 0
        return stated.low - slack + self.above, stated.high + slack + self.above

    def _margins_of(self, stated: Figure) -> Callable[[Interval, Interval], Margins]:
        low, high = self.ends(stated)
        return lambda part, whole: (high * whole.high - part.low, part.high - low * whole.low)

    def _is_cut_off(self, stated: Figure, part: Interval, whole: Interval) -> bool:
        """Tell whether the rate as stated may be the first digits of one that the next would have rounded up."""
        if stated.is_approximate:
            return False
        sign = -1 if stated.value < 0 else 1
        low, high = sorted((stated.value, stated.value + sign * stated.unit))
        return (low + self.above) * whole.low <= part.high and part.low <= (high + self.above) * whole.high

    def _wrong(self, stated: Figure, part: Reading, whole: Reading, words: Words) -> Broken:
        rate = Fraction(part.values.value) / Fraction(whole.values.value) - self.above
        written = decimal_text(rate * 100, stated.decimals)
        rounded = Fraction(written) / 100
        less = (("−", Reading(Interval(1, 1, 1), (), written="1")),) if self.above else ()
        terms = (("+", part.term), ("/", whole.term), *less)
        computed = Reading(Interval(rounded, rate, rate), terms, written=f"{written}%")
        printed, difference = Reading(interval(stated), (("+", self.rate),)), stated.value - rounded
        words = words if difference else _NEVER
        return Broken(words, printed, computed, difference, warning=words is _CUT_OFF, measure=POINTS)

    def quantities(self) -> tuple[Quantity, ...]:
        """Return everything that it may touch."""
        return (self.rate, self.part, self.whole)


class Order(NamedTuple):
    """`date` is not before `earliest`, and not after `latest`."""

    date: Name
    earliest: Name | Day | None = None
    latest: Name | Day | None = None

    def evaluate(self, values: Values) -> Outcome:
        """Compare dates by the calendar; the difference is in days."""
        lacking = tuple(name for name in self.quantities() if values[name] is None)
        if lacking:
            return NotEvaluable(lacking)
        for bound, words, sign in ((self.earliest, _BEFORE, -1), (self.latest, _AFTER, 1)):
            if bound is not None and (days := day_number(self.date, values) - day_number(bound, values)) * sign > 0:
                other = bound if isinstance(bound, Day) else _date(bound)
                return Broken(words, _date(self.date), other, days, measure=DAYS)
        return HELD

    def margins(self, values: Values) -> list[Margins]:
        """Return by how many days each bound is kept, or nothing where a date is missing."""
        if any(values[name] is None for name in self.quantities()):
            return []
        date = day_number(self.date, values)
        margins = [date - day_number(self.earliest, values)] if self.earliest is not None else []
        return [tuple(margins + ([day_number(self.latest, values) - date] if self.latest is not None else []))]

    def quantities(self) -> tuple[Name, ...]:
        """Return everything that it may touch."""
        return tuple(name for name in (self.date, self.earliest, self.latest) if isinstance(name, str))


class Together(NamedTuple):
    """`one` and `other` are zero together or not at all."""

    one: Name
    other: Name

    def evaluate(self, values: Values) -> Outcome:
        """Ask whether one is certainly zero and the other certainly not."""
        one, other = readings(self.one, values), readings(self.other, values)
        if isinstance(one, NotEvaluable) or isinstance(other, NotEvaluable):
            return _lacking(one, other)
        return HELD if _holds(self.margins(values)) else Broken(_NOT_BOTH_ZERO, one[0], other[0], None)

    def margins(self, values: Values) -> list[Margins]:
        """Return the margins by which both are zero, and by which neither is."""
        zero = _each(self.one, self.other, values, lambda one, other: (-one.low, -other.low))
        least = Fraction(1, 100)  # of a yuan; counts are whole
        return zero + _each(self.one, self.other, values, lambda one, other: (one.high - least, other.high - least))

    def quantities(self) -> tuple[Quantity, ...]:
        """Return everything that it may touch."""
        return (self.one, self.other)


class Multiple(NamedTuple):
    """`one` is at most `factor` times `other`, and the other way round."""

    one: Name
    other: Name
    factor: Number

    def evaluate(self, values: Values) -> Outcome:
        """Compare each with the multiple of the other."""
        return _compared(self.one, self.other, values, self._margins, self._apart)

    def margins(self, values: Values) -> list[Margins]:
        """Return the margins of both, or nothing where a figure is missing."""
        return _each(self.one, self.other, values, self._margins)

    def _margins(self, one: Interval, other: Interval) -> Margins:
        return self.factor * other.high - one.low, self.factor * one.high - other.low

    def _apart(self, one: Reading, other: Reading) -> Broken:
        difference = one.values.value - other.values.value
        words = _MANIFOLD if difference > 0 else _FRACTION
        factor = decimal_text(self.factor)
        return Broken(Words(*(phrase.replace("{factor}", factor) for phrase in words)), one, other, difference)

    def quantities(self) -> tuple[Quantity, ...]:
        """Return everything that it may touch."""
        return (self.one, self.other)


Relation: TypeAlias = Sum | Part | Rate | Order | Together | Multiple


def names_of(relation: Relation) -> list[Name]:
    """Return the name of every figure that a relation may touch."""
    return [name for quantity in relation.quantities() for name in touched(quantity)]


def _compared(
    left: Quantity,
    right: Quantity,
    values: Values,
    margins: Callable[[Interval, Interval], Margins],
    broken: Callable[[Reading, Reading], Broken],
) -> Outcome:
    """Return what becomes of two sides: whether some choice of their readings leaves no margin negative."""
    lefts, rights = readings(left, values), readings(right, values)
    if isinstance(lefts, NotEvaluable) or isinstance(rights, NotEvaluable):
        return _lacking(lefts, rights)
    if _holds([margins(one.values, other.values) for one, other in product(lefts, rights)]):
        return HELD
    return broken(lefts[0], rights[0])


def _each(
    left: Quantity, right: Quantity, values: Values, margins: Callable[[Interval, Interval], Margins]
) -> list[Margins]:
    lefts, rights = readings(left, values), readings(right, values)
    if isinstance(lefts, NotEvaluable) or isinstance(rights, NotEvaluable):
        return []
    return [margins(one.values, other.values) for one, other in product(lefts, rights)]


def _holds(choices: Sequence[Margins]) -> bool:
    return any(all(margin >= 0 for margin in margins) for margins in choices)


def _lacking(*sides: list[Reading] | NotEvaluable) -> NotEvaluable:
    found = [side for side in sides if isinstance(side, NotEvaluable)]
    if len(found) == 1:
        return found[0]
    return NotEvaluable(tuple(name for side in found for name in side.lacking))


def day_number(date: Name | Day, values: Values) -> int:
    """Return a date as a number of days; the calendar's first is 1."""
    value = date.date if isinstance(date, Day) else values[date]
    return value.toordinal() if isinstance(value, datetime.date) else cast("int", value)


def _date(name: Name) -> Reading:
    return Reading(Interval(0, 0, 0), (("+", name),))


def is_quotient(low: Number, high: Number, part: int, whole: int) -> bool:
    """Tell whether a quotient lies between two numbers: in integers, at a fifth of what fractions cost."""
    return low.numerator * whole <= part * low.denominator and part * high.denominator <= high.numerator * whole
