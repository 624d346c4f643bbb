"""Relations of two sides, none of which is divided: sums, parts, multiples, and what is zero together."""

from fractions import Fraction
from typing import cast

from licreport.compose.tables.laid.compared import (
    APART,
    ONE,
    OTHER,
    Compared,
    allowed,
    any_of,
    choices,
    difference,
    first_of,
    limit,
    readings_of,
    to_either_side,
)
from licreport.compose.tables.laid.expression import (
    Terms,
    added,
    bracketed,
    highest,
    lowest,
    not_negative,
    rounded,
    signed,
)
from licreport.compose.tables.laid.place import Place
from licreport.compose.tables.laid.sign import sign
from licreport.compose.tables.printed import form_of_all, form_of_number
from licreport.document.workbook import Form, Formula
from licreport.figures.stated import Interval, Number, Stated
from licreport.relations.kinds import Margins, Multiple, Part, Relation, Sum, Together
from licreport.relations.quantity import Quantity, Reading


def sides(relation: Sum | Part | Together | Multiple, place: Place) -> Compared:
    """Lay out what is not divided."""
    left, right = _quantities(relation)
    pairs, chosen, margins = choices(left, right, relation, place)
    form, other_form = _form(left, place), _form(right, place)
    lefts, rights = ([_side(pair[side], place, own) for pair in pairs] for side, own in ((0, form), (1, other_form)))
    both = Form(max(form.decimals, other_form.decimals), form.is_percent)
    limits = [_limits(relation, one.values, other.values) for one, other in pairs]
    apart = [rounded((*one, "-", *bracketed(other)), both) for one, other in zip(lefts, rights, strict=True)]
    tests = [_within(terms, *own) for terms, own in zip(apart, limits, strict=True)]
    one, other = pairs[chosen]
    apart_by = one.values.value - other.values.value
    laid = Compared(
        sign(relation),
        place.formula(first_of(tests, lefts), one.values.value, form),
        place.formula(first_of(tests, rights), other.values.value, other_form),
        first=next(name for _, name in signed(one)),
    )
    if isinstance(relation, Together):
        return laid._replace(holds=_are_zero_together(one.values, other.values))
    laid = laid._replace(difference=difference(laid, apart_by, both))
    if isinstance(relation, Multiple):
        return _multiple(relation, laid, one.values, other.values, margins)
    holds = _within((APART,), *limits[0]) if len({*limits}) == 1 else any_of(tests)
    sizes = [_size(*own) for own in limits]
    shown = allowed(apart_by, *limits[chosen]) if sizes[chosen] else None
    most = None if shown is None else limit(first_of(tests, sizes), shown, both, laid)
    return laid._replace(allowed=most, holds=holds)


def _quantities(relation: Sum | Part | Together | Multiple) -> tuple[Quantity, Quantity]:
    if isinstance(relation, Sum):
        return relation.total, relation.computed
    return (relation.part, relation.whole) if isinstance(relation, Part) else (relation.one, relation.other)


def _form(quantity: Quantity, place: Place) -> Form:
    found = readings_of(quantity, place)
    names = dict.fromkeys(name for reading in found for _, name in signed(reading))
    if not names:
        return Form(is_percent=found[0].written.endswith("%"))
    return form_of_all([cast("Stated", place.values[name]) for name in names])


def _side(reading: Reading, place: Place, form: Form) -> Terms:
    return rounded(added(reading, place.operand) or (reading.values.value,), form)


_Limits = tuple[Number | None, Number | None]
"""How far the difference may fall below nought, and rise above it; None where as far as it will."""


def _limits(relation: Relation, one: Interval, other: Interval) -> _Limits:
    least = (one.high - one.value) + (other.value - other.low)
    most = (one.value - one.low) + (other.high - other.value)
    if isinstance(relation, Part):
        return None, most
    at_least = isinstance(relation, Sum) and (relation.at_least or relation.rest is not None)
    return least, None if at_least else most


def _within(terms: Terms, least: Number | None, most: Number | None) -> Terms:
    """Return whether a difference is one that is allowed."""
    if least == most == 0:
        return (*terms, "=0")
    if least == most and least is not None:
        return ("ABS(", *terms, ")<=", least)
    fits = [(*terms, "<=", most)] if most is not None else []
    fits += [(*terms, ">=", -least)] if least is not None else []
    return fits[0] if len(fits) == 1 else ("AND(", *fits[0], ",", *fits[1], ")")


def _size(least: Number | None, most: Number | None) -> Terms:
    """Return the formula of the size that a difference may have, or nothing where that is not limited to one side."""
    if most is None:
        return ()
    if least is None or least == most:
        return (most,)
    return ("IF(", APART, "<0,", least, ",IF(", APART, ">0,", most, ",", min(least, most), "))")


def _are_zero_together(one: Interval, other: Interval) -> Terms:
    sides = ((ONE, one), (OTHER, other))
    zero = [(side, "<=", values.value - values.low) for side, values in sides]
    least = Fraction(1, 100)  # of a yuan, as the relation has it
    more = [(side, ">=", least - (values.high - values.value)) for side, values in sides]
    return ("OR(AND(", *zero[0], ",", *zero[1], "),AND(", *more[0], ",", *more[1], "))")


def _multiple(relation: Multiple, laid: Compared, one: Interval, other: Interval, margins: Margins) -> Compared:
    least, most = (
        (relation.factor, "*", *bracketed(highest((side,), values)), "-", *bracketed(lowest((than,), smaller)))
        for side, values, than, smaller in ((ONE, one, OTHER, other), (OTHER, other, ONE, one))
    )
    places = _places(relation.factor) + max(map(_places, (*one, *other)))
    holds = ("AND(", *not_negative(most, places), ",", *not_negative(least, places), ")")
    apart_by = one.value - other.value
    value = allowed(apart_by, margins[1] - apart_by, margins[0] + apart_by)
    form = cast("Formula", laid.difference).form
    return laid._replace(allowed=limit(to_either_side(least, most), value, form, laid), holds=holds)


def _places(number: Number) -> int:
    return form_of_number(number).decimals
