"""Relations bound once to what settles them without making any object, as it does nearly all of them.

A relation is settled by a function of the values alone, at its plainest reading: it holds, or lacks a figure. Whatever
takes more (another reading, a breach to be told) is for `evaluate`, with which these functions agree wherever they
answer.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias, cast

from licreport.figures.stated import Figure, Number
from licreport.relations.kinds import Order, Part, Rate, Relation, Sum, Together, day_number
from licreport.relations.plainest import bounds, exact
from licreport.relations.quantity import Constant, Quantity, Values

Settle: TypeAlias = Callable[[Values], bool | None]
"""True where the relation holds, False where it cannot be evaluated, None where `evaluate` must tell."""


@lru_cache(maxsize=8192)
def settle(relation: Relation) -> Settle:
    """Return the function that settles a relation, as far as its plainest reading does."""
    if isinstance(relation, Sum):
        is_bound = relation.at_least or relation.rest is not None
        return _bound(relation) if is_bound else _equal(relation.total, relation.computed)
    if isinstance(relation, Part):
        return _at_most(relation.part, relation.whole)
    if isinstance(relation, Rate):
        return _rate(relation)
    if isinstance(relation, Order):
        return _ordered(relation)
    if isinstance(relation, Together):
        return _compared(relation.one, relation.other, lambda one, other: (one > 0) == (other > 0))
    factor = relation.factor
    return _compared(relation.one, relation.other, lambda one, other: one <= factor * other and other <= factor * one)


def _equal(total: Quantity, computed: Quantity) -> Settle:
    left, right, can_agree = exact(total), exact(computed), _bounded(total, computed, _meet)

    def settled(values: Values) -> bool | None:
        one = left(values)
        if one is None:
            return False
        other = right(values)
        if other is None:
            return False
        if type(one) is int and type(other) is int:
            return True if one == other else None
        return can_agree(values)

    return settled


def _bound(relation: Sum) -> Settle:
    is_kept = _at_most(relation.computed, relation.total)
    if relation.rest is None:
        return is_kept
    return lambda values: None if is_kept(values) is None else False


def _at_most(part: Quantity, whole: Quantity) -> Settle:
    if isinstance(part, str) and isinstance(whole, Constant):
        return _within(part, whole.value)
    left, right, can_agree = exact(part), exact(whole), _bounded(part, whole, _is_within)

    def settled(values: Values) -> bool | None:
        one = left(values)
        if one is None:
            return False
        other = right(values)
        if other is None:
            return False
        if type(one) is int and type(other) is int:
            return True if one <= other else None
        return can_agree(values)

    return settled


def _within(part: str, most: Number) -> Settle:
    """Return what settles whether a figure is no more than a constant: in integers, as fractions compare slowly."""

    def settled(values: Values) -> bool | None:
        value = values[part]
        if value is None:
            return False
        low = value.low if type(value) is Figure else cast("int", value)
        return True if low.numerator * most.denominator <= most.numerator * low.denominator else None

    return settled


_Ends: TypeAlias = tuple[Number, Number]


def _meet(one: _Ends, other: _Ends) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _is_within(part: _Ends, whole: _Ends) -> bool:
    return part[0] <= whole[1]


def _bounded(left: Quantity, right: Quantity, can_agree: Callable[[_Ends, _Ends], bool]) -> Settle:
    """Return what settles two sides of which some figure is rounded and none is missing."""
    one, other = bounds(left), bounds(right)
    return lambda values: True if can_agree(one(values), other(values)) else None


def _compared(left: str, right: str, agree: Callable[[int, int], bool]) -> Settle:
    def settled(values: Values) -> bool | None:
        one, other = values[left], values[right]
        if one is None or other is None:
            return False
        return True if type(one) is int and type(other) is int and agree(one, other) else None

    return settled


def _rate(relation: Rate) -> Settle:
    rate, part, whole = relation.rate, exact(relation.part), exact(relation.whole)
    may_be, may_be_of = bounds(relation.part), bounds(relation.whole)

    def settled(values: Values) -> bool | None:
        stated = values[rate]
        if type(stated) is not Figure:
            return False
        one, of = part(values), whole(values)
        if one is None or of is None:
            return False
        if type(one) is int and type(of) is int:
            return True if of > 0 and relation.is_quotient(stated, one, of) else None
        low, high = relation.ends(stated)
        (least, most), (least_of, most_of) = may_be(values), may_be_of(values)
        return True if least_of > 0 and low * least_of <= most and least <= high * most_of else None

    return settled


def _ordered(order: Order) -> Settle:
    date, earliest, latest = order
    names = order.quantities()

    def settled(values: Values) -> bool | None:
        for name in names:
            if values[name] is None:
                return False
        day = day_number(date, values)
        is_late = earliest is None or day_number(earliest, values) <= day
        return True if is_late and (latest is None or day <= day_number(latest, values)) else None

    return settled
