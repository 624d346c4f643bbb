"""A relation as it is laid out: two sides, what becomes of them, and how large their difference may be."""

from collections.abc import Sequence
from itertools import product
from typing import NamedTuple, TypeAlias, cast

from licreport.compose.tables.laid.expression import NOTHING, Terms, rounded
from licreport.compose.tables.laid.place import Place
from licreport.compose.tables.printed import form_of_number
from licreport.document.workbook import Cell, Form, Formula, Here, Numeral
from licreport.figures.stated import Number
from licreport.relations.kinds import Margins, Relation
from licreport.relations.quantity import Name, NotEvaluable, Quantity, Reading, readings
from licreport.words.language import Words

STATED, COMPUTED, DIFFERENCE, ALLOWED = 2, 4, 5, 6
"""The columns of the sheet of checks in which all this stands."""

ONE, OTHER, APART = (Here(column) for column in (STATED, COMPUTED, DIFFERENCE))


class Compared(NamedTuple):
    """A relation as it is laid out: its stated and its computed side, and what becomes of them."""

    sign: Words
    stated: Cell = None
    computed: Cell = None
    difference: Cell = None
    """Stated less computed; None where it says nothing."""
    allowed: Cell = None
    """How large the difference may be for the relation to hold; where the sides must be equal, to either side."""
    holds: Terms = ()
    """What is true where the relation holds; empty where no formula can tell."""
    first: Name = ""
    """The first figure of the stated side."""


Pair: TypeAlias = tuple[Reading, Reading]


def choices(left: Quantity, right: Quantity, relation: Relation, place: Place) -> tuple[Sequence[Pair], int, Margins]:
    """Return the readings of both sides, and which is meant: the first by which the relation holds, or the plainest."""
    pairs = [*product(readings_of(left, place), readings_of(right, place))]
    margins = relation.margins(place.values)[: len(pairs)]
    chosen = next((number for number, each in enumerate(margins) if min(each) >= 0), 0)
    return pairs, chosen, margins[chosen]


def readings_of(quantity: Quantity, place: Place) -> Sequence[Reading]:
    """Return every reading of a quantity that can be read."""
    found = readings(quantity, place.values)
    if isinstance(found, NotEvaluable):
        raise TypeError(f"{quantity} was said to be evaluable")
    return found


def first_of(tests: Sequence[Terms], given: Sequence[Terms]) -> Terms:
    """Return what is given with the first test that is true, or else with the first of all."""
    if all(terms == given[0] for terms in given):
        return given[0]
    nested: Terms = given[0]
    for test, terms in zip(reversed(tests), reversed(given), strict=True):
        nested = ("IF(", *test, ",", *terms, ",", *nested, ")")
    return nested


def any_of(tests: Sequence[Terms]) -> Terms:
    """Return whether one of some tests is true."""
    if len(tests) == 1:
        return tests[0]
    return ("OR(", *tuple(term for test in tests for term in (",", *test))[1:], ")")


def difference(laid: Compared, value: Number, form: Form) -> Formula:
    """Return the difference of two sides, which only two that have values have."""
    terms = ("IF(COUNT(", ONE, ",", OTHER, ")=2,", *rounded((ONE, "-", OTHER), form), ",", NOTHING, ")")
    return Formula(terms, "" if is_open(laid) else value, form)


def is_open(laid: Compared) -> bool:
    """Tell whether a side has no value yet."""
    return any(isinstance(side, Formula) and side.value == "" for side in (laid.stated, laid.computed))


def limit(terms: Terms, value: Number, form: Form, laid: Compared) -> Formula | Numeral:
    """Return the cell of what is allowed, shown with two more decimals than the digits are apart at most."""
    exact = form_of_number(value, percent=form.is_percent).decimals
    form = form._replace(decimals=min(exact, form.decimals + 2))
    if len(terms) == 1 and not is_open(laid):
        return Numeral(value, form)
    known = ("IF(ISNUMBER(", APART, "),", *terms, ",", NOTHING, ")")
    return Formula(known, "" if is_open(laid) else value, form)


def allowed(apart: Number, least: Number | None, most: Number | None) -> Number:
    """Return the size that a difference may have, given how far it may fall below nought and rise above it."""
    if least is None or most is None:
        return cast("Number", least if most is None else most)
    return min(least, most) if apart == 0 else least if apart < 0 else most


def to_either_side(least: Terms, most: Terms) -> Terms:
    """Return the size that a difference may have, given by how much it could fall and rise from where it is."""
    down, up = (*least, "-", APART), (*most, "+", APART)
    return ("IF(", APART, "<0,", *down, ",IF(", APART, ">0,", *up, ",MIN(", *down, ",", *up, ")))")
