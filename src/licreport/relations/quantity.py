"""Quantities: a stated figure, a sum of figures, or a total that is one or the other; and how each may be read.

A reading is one choice among the ways in which reports book the same thing (`either`), with the interval of values that
the printed digits stand for (`figures`). A missing figure is never taken for zero.
"""

from collections.abc import Iterator, Mapping
from itertools import product
from typing import NamedTuple, TypeAlias

from licreport.figures.stated import Figure, Interval, Number, interval

Name: TypeAlias = str
"""A figure's name within the table that a rule reads (`received`), or its dotted path (`item.3.accepted`)."""

Values: TypeAlias = Mapping[Name, object]


class Added(NamedTuple):
    """A value computed from figures: `parts` less `less`, all required; `printed` are added where they are printed.

    `either` are figures that some reports book as a part and others do not: where printed, both readings are allowed.
    `usually` are such as most reports book as a part, so that the plainest reading has them.
    """

    parts: tuple["Quantity", ...]
    less: tuple["Quantity", ...] = ()
    printed: tuple[Name, ...] = ()
    either: tuple[Name, ...] = ()
    usually: tuple[Name, ...] = ()


class Total(NamedTuple):
    """A figure that many reports leave out: as stated, or else computed."""

    stated: Name
    computed: Added


class Constant(NamedTuple):
    """A value that no report prints, since everyone knows it."""

    value: Number
    written: str


Quantity: TypeAlias = Name | Added | Total | Constant

ALL = Constant(1, "100%")
"""What no rate of a part exceeds."""


CONCLUDED = Total("concluded", Added(("approved", "denied"), printed=("withdrawn", "forwarded"), either=("revoked",)))
"""办结 as stated, or else its outcomes together; some reports book the revoked as one of them, too."""


def stated_or_computed(name: Name) -> Quantity:
    """Return the figure of that name; a concluded that is not stated is computed, in a report or in an item."""
    table, dot, figure = name.rpartition(".")
    if figure != "concluded":
        return name
    parts = (f"{table}{dot}approved", f"{table}{dot}denied")
    printed = (f"{table}{dot}withdrawn", f"{table}{dot}forwarded")
    return Total(name, Added(parts, printed=printed, either=(f"{table}{dot}revoked",)))


class Reading(NamedTuple):
    """One way to read a quantity: what it may stand for, and the signed figures that it was made of."""

    values: Interval
    terms: "tuple[tuple[str, Name | Reading], ...]"
    called: Name | None = None
    """What it stands in for, where it was computed for want of a stated figure."""
    written: str = ""
    """How its value is written, where that is not a plain number."""

    @property
    def term(self) -> "Name | Reading":
        """How it stands in a sum: a single figure by its name, anything else as it is."""
        return self.terms[0][1] if self.called is None and len(self.terms) == 1 else self


class NotEvaluable(NamedTuple):
    """It could not be evaluated: these figures are missing, or are zero where one divides by them."""

    lacking: tuple[Name, ...]


def readings(quantity: Quantity, values: Values) -> list[Reading] | NotEvaluable:
    """Return every reading of a quantity, the plainest first, or the figures that it lacks."""
    if isinstance(quantity, str):
        value = values[quantity]
        if not isinstance(value, (int, Figure)):
            return NotEvaluable((quantity,))
        return [Reading(interval(value), (("+", quantity),))]
    if isinstance(quantity, Constant):
        return [Reading(Interval(quantity.value, quantity.value, quantity.value), (), written=quantity.written)]
    return _total(quantity, values) if isinstance(quantity, Total) else _sums(quantity, values)


def _total(total: Total, values: Values) -> list[Reading] | NotEvaluable:
    if values[total.stated] is not None:
        return readings(total.stated, values)
    computed = readings(total.computed, values)
    if isinstance(computed, NotEvaluable):
        return NotEvaluable((total.stated, *computed.lacking))
    return [reading._replace(called=total.stated) for reading in computed]


_Partial: TypeAlias = tuple[Interval, list[tuple[str, Name | Reading]]]


def _sums(added: Added, values: Values) -> list[Reading] | NotEvaluable:
    signed: list[tuple[str, Quantity]] = [("+", part) for part in added.parts]
    signed += [("+", name) for name in added.printed if values[name] is not None]
    signed += [("−", part) for part in added.less]
    lacking: list[Name] = []
    sums: list[_Partial] = [(Interval(0, 0, 0), [])]
    for sign, quantity in signed:
        read = readings(quantity, values)
        if isinstance(read, NotEvaluable):
            lacking += read.lacking
        else:
            sums = [_joined(before, sign, reading, shared=len(read) > 1) for before, reading in product(sums, read)]
    if lacking:
        return NotEvaluable(tuple(lacking))
    for name in (*added.usually, *added.either):
        booked = readings(name, values)
        if not isinstance(booked, NotEvaluable):
            more = [_joined(before, "+", booked[0], shared=True) for before in sums]
            sums = [*more, *sums] if name in added.usually else [*sums, *more]
    return [Reading(total, tuple(terms)) for total, terms in sums]


def _joined(before: _Partial, sign: str, reading: Reading, *, shared: bool) -> _Partial:
    """Return a sum with one more term; its list of terms is added to in place unless other sums share it."""
    total, terms = before
    terms = list(terms) if shared else terms
    terms.append((sign, reading.term))
    return (total.plus(reading.values) if sign == "+" else total.minus(reading.values)), terms


def has_one_reading(quantity: Quantity, values: Values) -> bool:
    """Tell whether a quantity is read in one way only, since nothing in it is booked in either of two."""
    if isinstance(quantity, str | Constant):
        return True
    if isinstance(quantity, Total):
        return values[quantity.stated] is not None or has_one_reading(quantity.computed, values)
    parts = (*quantity.parts, *quantity.less)
    return not (quantity.either or quantity.usually) and all(has_one_reading(part, values) for part in parts)


def touched(quantity: Quantity) -> Iterator[Name]:
    """Yield the name of every figure that a quantity may be made of."""
    if isinstance(quantity, str):
        yield quantity
    elif isinstance(quantity, Total):
        yield quantity.stated
        yield from touched(quantity.computed)
    elif isinstance(quantity, Added):
        for part in (*quantity.parts, *quantity.less, *quantity.printed, *quantity.usually, *quantity.either):
            yield from touched(part)


def named_in(reading: Reading) -> Iterator[Name]:
    """Yield the name of every figure that a reading was made of."""
    for _, term in reading.terms:
        if isinstance(term, Reading):
            yield from named_in(term)
        else:
            yield term
