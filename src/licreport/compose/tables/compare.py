"""The two sides of a relation as formulas over cells, their difference, and how large that may be."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import product
from typing import NamedTuple, cast

from licreport.compose.tables.expression import added, bracketed, rounded, signed
from licreport.compose.tables.printed import form_of_all
from licreport.document.workbook import Area, Cell, Form, Formula, Numeral, Ref, Term
from licreport.figures.stated import Figure, Number, Stated, decimal_text
from licreport.relations.kinds import Day, Margins, Multiple, Order, Part, Rate, Relation, Sum, Together
from licreport.relations.quantity import Name, NotEvaluable, Quantity, Reading, Values, readings
from licreport.report.source import Path, Spot
from licreport.words.language import Words


class Place(NamedTuple):
    """Where the names of a relation are looked up: their values, where they stand, and in which cells."""

    values: Values
    spot: Callable[[Name], Spot]
    cells: Mapping[Path, Ref]

    def cell(self, name: Name) -> Ref | None:
        """Return the cell of a figure or date, or None where it stands in another file."""
        spot = self.spot(name)
        return None if spot.file is not None else self.cells.get(spot.path)

    def operand(self, name: Name, _: str) -> Ref | Number:
        """Return the cell of a figure, or its value where it has none."""
        value = cast("Stated", self.values[name])
        return self.cell(name) or (value.value if isinstance(value, Figure) else value)


class Compared(NamedTuple):
    """A relation as it is laid out: its stated and its computed side, and what becomes of them."""

    sign: Words
    stated: Cell
    computed: Cell
    difference: Number | None
    """Stated less computed, as a formula over the two cells gives it; None where it says nothing."""
    form: Form = Form()
    """How the difference is shown."""
    allowed: Number | None = None
    """How large the difference may be for the relation to hold; where the sides must be equal, to either side."""
    first: Name = ""
    """The first figure of the stated side."""


def compare(relation: Relation, place: Place) -> Compared:
    """Lay out a relation that can be evaluated, in the readings by which it holds, or else in the plainest."""
    if isinstance(relation, Order):
        return _dates(relation, place)
    if isinstance(relation, Rate):
        return _rate(relation, place)
    left, right = _sides(relation)
    one, other, margins = _chosen(left, right, relation, place.values)
    (stated, form), (computed, other_form) = _side(one, place), _side(other, place)
    first = next(name for _, name in signed(one))
    if isinstance(relation, Together):
        return Compared(sign(relation), stated, computed, None, first=first)
    difference = one.values.value - other.values.value
    if isinstance(relation, Part):
        allowed = margins[0] + difference
    elif len(margins) == 1:
        allowed = None
    else:
        least, most = margins[::-1] if isinstance(relation, Multiple) else margins
        allowed = _allowed(difference, least, most)
    form = Form(max(form.decimals, other_form.decimals), form.is_percent)
    return Compared(sign(relation), stated, computed, difference, form, allowed, first)


def sign(relation: Relation) -> Words:
    """Return the sign that stands between the two sides."""
    if isinstance(relation, Part):
        return _AT_MOST
    if isinstance(relation, Order):
        return _AT_LEAST if relation.earliest is not None else _AT_MOST
    if isinstance(relation, Sum):
        return _AT_LEAST if relation.at_least or relation.rest is not None else _EQUAL
    if isinstance(relation, Together):
        return _TOGETHER
    if isinstance(relation, Multiple):
        factor = decimal_text(relation.factor)
        return Words(*(phrase.replace("{factor}", factor) for phrase in _WITHIN))
    return _EQUAL


_EQUAL, _AT_MOST, _AT_LEAST = Words("=", "="), Words("≤", "≤"), Words("≥", "≥")
_TOGETHER = Words("zero together with", "同时为零")
_WITHIN = Words("at most {factor}-fold", "不超过 {factor} 倍")


def _sides(relation: Sum | Part | Together | Multiple) -> tuple[Quantity, Quantity]:
    if isinstance(relation, Sum):
        return relation.total, relation.computed
    return (relation.part, relation.whole) if isinstance(relation, Part) else (relation.one, relation.other)


def _chosen(left: Quantity, right: Quantity, relation: Relation, values: Values) -> tuple[Reading, Reading, Margins]:
    """Return a reading of both sides and their margins: of those by which the relation holds the first."""
    pairs = product(_readings(left, values), _readings(right, values))
    choices = [(*pair, margins) for pair, margins in zip(pairs, relation.margins(values), strict=False)]
    return next((choice for choice in choices if min(choice[2]) >= 0), choices[0])


def _readings(quantity: Quantity, values: Values) -> Sequence[Reading]:
    found = readings(quantity, values)
    if isinstance(found, NotEvaluable):
        raise TypeError(f"{quantity} was said to be evaluable")
    return found


def _side(reading: Reading, place: Place) -> tuple[Cell, Form]:
    """Return the cell that computes a side, and its form."""
    if not reading.terms:
        form = Form(is_percent=reading.written.endswith("%"))
        return Numeral(reading.values.value, form), form
    form = form_of_all([cast("Stated", place.values[name]) for _, name in signed(reading)])
    return _formula(rounded(added(reading, place.operand), form), reading.values.value, form), form


def _formula(terms: tuple[Term, ...], value: Number, form: Form) -> Cell:
    has_cells = any(isinstance(term, Ref | Area) for term in terms)
    return Formula(terms, value, form) if has_cells else Numeral(value, form)


def _allowed(difference: Number, least: Number, most: Number) -> Number:
    """Return the size that a difference may have, given by how much it could fall and rise before that breaks."""
    down, up = least - difference, most + difference
    return min(down, up) if difference == 0 else down if difference < 0 else up


def _rate(relation: Rate, place: Place) -> Compared:
    """Lay out a rate beside the quotient, which is rounded to the digits that the rate has."""
    stated = cast("Figure", place.values[relation.rate])
    part, whole, margins = _chosen(relation.part, relation.whole, relation, place.values)
    places = stated.decimals
    quotient = Fraction(part.values.value) / Fraction(whole.values.value)
    value = Fraction(decimal_text(quotient * 100, places)) / 100
    form = Form(places, is_percent=True)
    above, below = (bracketed(added(side, place.operand)) for side in (part, whole))
    computed = _formula(("ROUND(", *above, "/", *below, ",", places + 2, ")"), value, form)
    difference = stated.value - value
    allowed = None
    if whole.values.low > 0:
        least, most = margins[0] / Fraction(whole.values.high), margins[1] / Fraction(whole.values.low)
        allowed = _allowed(difference, least, most)
    shown = _formula((place.operand(relation.rate, ""),), stated.value, form)
    return Compared(_EQUAL, shown, computed, difference, form, allowed, relation.rate)


def _dates(relation: Order, place: Place) -> Compared:
    """Lay out a date beside the bound that it does not keep, or else beside the first of them."""
    stated, found = _date(relation.date, place), []
    for bound, words, way in ((relation.earliest, _AT_LEAST, 1), (relation.latest, _AT_MOST, -1)):
        if bound is not None:
            other = _date(bound, place)
            days = (_day(stated) - _day(other)).days
            found.append((days * way >= 0, Compared(words, stated, other, days, first=relation.date)))
    return min(found, key=lambda pair: pair[0])[1]


def _date(bound: Name | Day, place: Place) -> Formula | datetime.date:
    if isinstance(bound, Day):
        return bound.date
    date, cell = cast("datetime.date", place.values[bound]), place.cell(bound)
    return date if cell is None else Formula((cell,), date)


def _day(cell: Formula | datetime.date) -> datetime.date:
    return cast("datetime.date", cell.value) if isinstance(cell, Formula) else cell
