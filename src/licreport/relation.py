"""The few ways in which figures relate: a sum, a part of a whole, a rate, an order, zero together.

A relation names figures and never compares by hand. Evaluated against the values of a table it holds, is broken, or is
not evaluable because a figure is missing: a missing figure is never taken for zero. Two sides disagree only if no
reading lets them agree, a reading being one choice of what the printed digits stand for (`figure.py`) and, where
reports book the same thing in two ways, of one way of booking (`either`).
"""

import datetime
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product
from typing import NamedTuple, TypeAlias

from licreport.figure import Figure, Interval, Number, decimal_text, interval
from licreport.language import Words

Name: TypeAlias = str
"""A figure's name within the table that a rule reads (`received`), or its dotted path (`item.3.accepted`)."""

Values: TypeAlias = Mapping[Name, object]


class Added(NamedTuple):
    """A value computed from figures: `parts` less `less`, all required; `printed` are added where they are printed.

    `either` are figures that some reports book as a part and others do not: where printed, both readings are allowed.
    """

    parts: tuple["Quantity", ...]
    less: tuple["Quantity", ...] = ()
    printed: tuple[Name, ...] = ()
    either: tuple[Name, ...] = ()


class Total(NamedTuple):
    """A figure that many reports leave out: as stated, or else computed."""

    stated: Name
    computed: Added


Quantity: TypeAlias = Name | Added | Total


class Reading(NamedTuple):
    """One way to read a quantity: what it may stand for, and the signed figures that it was made of."""

    values: Interval
    terms: "tuple[tuple[str, Name | Reading], ...]"
    called: Name | None = None
    """What it stands in for, where it was computed for want of a stated figure."""
    written: str = ""
    """How its value is written, where that is not a plain number."""


class Day(NamedTuple):
    """A date that no report states but the calendar gives."""

    date: datetime.date
    called: Words


class Held(NamedTuple):
    """The relation was evaluated and its sides can agree."""


class NotEvaluable(NamedTuple):
    """The relation could not be evaluated: these figures are missing, or are zero where one divides by them."""

    lacking: tuple[Name, ...]


class Broken(NamedTuple):
    """No reading lets the two sides agree: the sentence that says so, the sides as first read, and the difference."""

    words: Words
    stated: Reading
    computed: Reading | Day
    difference: Number | None
    """Stated less computed, from the digits as written: a number, a fraction for rates, days for dates."""
    warning: bool = False
    in_percent: bool = False


Outcome: TypeAlias = Held | NotEvaluable | Broken
HELD = Held()

_MORE = Words("{stated} is {difference} more than {computed}", "{stated}，比 {computed} 多 {difference}")
_LESS = Words("{stated} is {difference} less than {computed}", "{stated}，比 {computed} 少 {difference}")
_EXCEEDS = Words("{stated} exceeds {computed} by {difference}", "{stated}，超过 {computed}，多出 {difference}")
_RATE = Words(
    "{stated} differs from {computed} by {difference} percentage points",
    "{stated}，与 {computed} 相差 {difference} 个百分点",
)
_BEFORE = Words("{stated} is {difference} days before {computed}", "{stated}，比{computed}早 {difference} 天")
_AFTER = Words("{stated} is {difference} days after {computed}", "{stated}，比{computed}晚 {difference} 天")
_NOT_BOTH_ZERO = Words("{stated}, but {computed}: they are zero together", "{stated}，而{computed}：两者应同时为零")


class Sum(NamedTuple):
    """`total` equals `parts` less `less` (see `Added`)."""

    total: Quantity
    parts: tuple[Quantity, ...]
    less: tuple[Quantity, ...] = ()
    printed: tuple[Name, ...] = ()
    either: tuple[Name, ...] = ()

    def evaluate(self, values: Values) -> Outcome:
        """Compare the two sides for equality."""
        total = _exactly(self.total, values)
        if total is not None and total == _exact_sum(self, values):
            return HELD
        stated = readings(self.total, values)
        computed = readings(Added(self.parts, self.less, self.printed, self.either), values)
        if isinstance(stated, NotEvaluable) or isinstance(computed, NotEvaluable):
            return _lacking(stated, computed)
        if any(left.values.meets(right.values) for left, right in product(stated, computed)):
            return HELD
        difference = stated[0].values.value - computed[0].values.value
        return Broken(_MORE if difference > 0 else _LESS, stated[0], computed[0], difference)

    def quantities(self) -> tuple[Quantity, ...]:
        """Return everything that it may touch."""
        return (self.total, *self.parts, *self.less, *self.printed, *self.either)


class Part(NamedTuple):
    """`part` does not exceed `whole`."""

    part: Quantity
    whole: Quantity
    warning: bool = False
    """Whether an excess is merely implausible, since something unprinted may explain it."""

    def evaluate(self, values: Values) -> Outcome:
        """Compare the least that the part may be with the most that the whole may be."""
        least, most = _exactly(self.part, values), _exactly(self.whole, values)
        if least is not None and most is not None and least <= most:
            return HELD
        part, whole = readings(self.part, values), readings(self.whole, values)
        if isinstance(part, NotEvaluable) or isinstance(whole, NotEvaluable):
            return _lacking(part, whole)
        if any(left.values.low <= right.values.high for left, right in product(part, whole)):
            return HELD
        difference = part[0].values.value - whole[0].values.value
        return Broken(_EXCEEDS, part[0], whole[0], difference, self.warning)

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

    def evaluate(self, values: Values) -> Outcome:
        """Ask whether some part, whole and rate within the printed digits fit."""
        stated = values[self.rate]
        if not isinstance(stated, Figure):
            return NotEvaluable((self.rate,))
        part, whole = readings(self.part, values), readings(self.whole, values)
        if isinstance(part, NotEvaluable) or isinstance(whole, NotEvaluable):
            return _lacking(part, whole)
        slack = stated.unit if self.slack else 0
        for above, below in product(part, whole):
            if below.values.value == 0:
                return NotEvaluable(tuple(named_in(below)))
            product_low = (stated.low - slack) * below.values.low
            product_high = (stated.high + slack) * below.values.high
            if product_low <= above.values.high and above.values.low <= product_high:
                return HELD
        return _wrong_rate(self.rate, stated, part[0], whole[0])

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
        date = values[self.date]
        for bound, words in ((self.earliest, _BEFORE), (self.latest, _AFTER)):
            if bound is None:
                continue
            limit = bound.date if isinstance(bound, Day) else values[bound]
            if not isinstance(date, datetime.date) or not isinstance(limit, datetime.date):
                return NotEvaluable(tuple(name for name in self.quantities() if values[name] is None))
            days = (date - limit).days
            if (words is _BEFORE and days < 0) or (words is _AFTER and days > 0):
                other = bound if isinstance(bound, Day) else _simply(bound, 0)
                return Broken(words, _simply(self.date, 0), other, days)
        return HELD

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
        left, right = one[0].values, other[0].values
        if (left.high == 0 and right.low > 0) or (right.high == 0 and left.low > 0):
            return Broken(_NOT_BOTH_ZERO, one[0], other[0], None)
        return HELD

    def quantities(self) -> tuple[Quantity, ...]:
        """Return everything that it may touch."""
        return (self.one, self.other)


Relation: TypeAlias = Sum | Part | Rate | Order | Together
RELATIONS: tuple[type[Relation], ...] = (Sum, Part, Rate, Order, Together)


def touched(quantity: Quantity) -> Iterator[Name]:
    """Yield the name of every figure that a quantity may be made of."""
    if isinstance(quantity, str):
        yield quantity
    elif isinstance(quantity, Total):
        yield quantity.stated
        yield from touched(quantity.computed)
    else:
        for part in (*quantity.parts, *quantity.less, *quantity.printed, *quantity.either):
            yield from touched(part)


def readings(quantity: Quantity, values: Values) -> list[Reading] | NotEvaluable:
    """Return every reading of a quantity, the plainest first, or the figures that it lacks."""
    if isinstance(quantity, str):
        value = values[quantity]
        if not isinstance(value, (int, Figure)):
            return NotEvaluable((quantity,))
        return [Reading(interval(value), (("+", quantity),))]
    if isinstance(quantity, Total):
        if values[quantity.stated] is not None:
            return readings(quantity.stated, values)
        computed = readings(quantity.computed, values)
        if isinstance(computed, NotEvaluable):
            return NotEvaluable((quantity.stated, *computed.lacking))
        return [reading._replace(called=quantity.stated) for reading in computed]
    return _add(quantity, values)


def _exactly(quantity: Quantity, values: Values) -> int | None:
    """Return a quantity that has one reading and is made of plain integers, as most are; else None."""
    if isinstance(quantity, str):
        value = values[quantity]
        return value if isinstance(value, int) else None
    if isinstance(quantity, Total):
        if values[quantity.stated] is not None:
            return _exactly(quantity.stated, values)
        quantity = quantity.computed
    return _exact_sum(quantity, values)


def _exact_sum(added: Added | Sum, values: Values) -> int | None:
    total = 0
    for part in added.parts:
        value = _exactly(part, values)
        if value is None:
            return None
        total += value
    for part in added.less:
        value = _exactly(part, values)
        if value is None:
            return None
        total -= value
    for name in added.printed:
        if values[name] is not None:
            value = _exactly(name, values)
            if value is None:
                return None
            total += value
    return None if any(values[name] is not None for name in added.either) else total


def _add(added: Added, values: Values) -> list[Reading] | NotEvaluable:
    signed = [("+", part) for part in added.parts]
    signed += [("+", name) for name in added.printed if values[name] is not None]
    signed += [("−", part) for part in added.less]
    lacking: list[Name] = []
    sums: list[Reading] = [Reading(Interval(0, 0, 0), ())]
    for sign, quantity in signed:
        read = readings(quantity, values)
        if isinstance(read, NotEvaluable):
            lacking += read.lacking
        else:
            sums = [_joined(before, sign, reading) for before, reading in product(sums, read)]
    if lacking:
        return NotEvaluable(tuple(lacking))
    for name in added.either:
        booked = readings(name, values)
        if not isinstance(booked, NotEvaluable):
            sums += [_joined(before, "+", booked[0]) for before in sums]
    return sums


def _joined(before: Reading, sign: str, reading: Reading) -> Reading:
    values = before.values.plus(reading.values) if sign == "+" else before.values.minus(reading.values)
    plain = reading.called is None and len(reading.terms) == 1
    term = reading.terms[0][1] if plain else reading
    return Reading(values, (*before.terms, (sign, term)))


def _simply(name: Name, value: Number) -> Reading:
    return Reading(Interval(value, value, value), (("+", name),))


def _lacking(*sides: list[Reading] | NotEvaluable) -> NotEvaluable:
    return NotEvaluable(tuple(name for side in sides if isinstance(side, NotEvaluable) for name in side.lacking))


def named_in(reading: Reading) -> Iterator[Name]:
    """Yield the name of every figure that a reading was made of."""
    for _, term in reading.terms:
        if isinstance(term, Reading):
            yield from named_in(term)
        else:
            yield term


def _wrong_rate(rate: Name, stated: Figure, part: Reading, whole: Reading) -> Broken:
    quotient = Fraction(part.values.value) / Fraction(whole.values.value)
    places = len(stated.written.partition(".")[2].rstrip("%"))
    written = decimal_text(quotient * 100, places)
    rounded = Fraction(written) / 100
    terms = tuple((sign, _joined(_NOTHING, "+", side).terms[0][1]) for sign, side in (("+", part), ("/", whole)))
    computed = Reading(Interval(rounded, quotient, quotient), terms, written=f"{written}%")
    return Broken(_RATE, Reading(interval(stated), (("+", rate),)), computed, stated.value - rounded, in_percent=True)


_NOTHING = Reading(Interval(0, 0, 0), ())
