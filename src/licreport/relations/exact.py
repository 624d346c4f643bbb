"""Relations bound once to what settles them where their figures are plain integers, as most figures are.

A relation is settled by a function of the values alone that makes no object and puts nothing into words: it holds, or
lacks a figure. Whatever takes more (a figure that is rounded, two readings, a breach to be told) is for `evaluate`,
with which these functions agree wherever they answer.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias

from licreport.relations.kinds import Multiple, Part, Rate, Relation, Sum, Together, is_quotient
from licreport.relations.quantity import Exact, Values, exact
from licreport.report.figure import Figure

Settle: TypeAlias = Callable[[Values], bool | None]
"""True where the relation holds, False where it cannot be evaluated, None where `evaluate` must tell."""


@lru_cache(maxsize=8192)
def settle(relation: Relation) -> Settle:
    """Return the function that settles a relation, as far as plain integers do."""
    if isinstance(relation, Sum):
        return _equal(exact(relation.total), exact(relation.computed))
    if isinstance(relation, Part):
        return _at_most(exact(relation.part), exact(relation.whole))
    if isinstance(relation, Rate):
        return _rate(relation.rate, exact(relation.part), exact(relation.whole))
    if isinstance(relation, Together):
        return _compared(exact(relation.one), exact(relation.other), lambda one, other: (one > 0) == (other > 0))
    if isinstance(relation, Multiple):
        factor = relation.factor
        within: _Agree = lambda one, other: one <= factor * other and other <= factor * one  # noqa: E731  # as its likes
        return _compared(exact(relation.one), exact(relation.other), within)
    return lambda _: None  # an order of dates


def _equal(left: Exact, right: Exact) -> Settle:
    def settled(values: Values) -> bool | None:
        one = left(values)
        if one is None:
            return False
        other = right(values)
        if other is None:
            return False
        return True if one == other and type(one) is int and type(other) is int else None

    return settled


def _at_most(left: Exact, right: Exact) -> Settle:
    def settled(values: Values) -> bool | None:
        one = left(values)
        if one is None:
            return False
        other = right(values)
        if other is None:
            return False
        return True if type(one) is int and type(other) is int and one <= other else None

    return settled


_Agree: TypeAlias = Callable[[int, int], bool]


def _compared(left: Exact, right: Exact, agree: _Agree) -> Settle:
    def settled(values: Values) -> bool | None:
        one = left(values)
        if one is None:
            return False
        other = right(values)
        if other is None:
            return False
        return True if type(one) is int and type(other) is int and agree(one, other) else None

    return settled


def _rate(rate: str, part: Exact, whole: Exact) -> Settle:
    def settled(values: Values) -> bool | None:
        stated = values[rate]
        if type(stated) is not Figure:
            return False
        one, of = part(values), whole(values)
        if one is None or of is None:
            return False
        fits = type(one) is int and type(of) is int and of > 0 and is_quotient(stated.low, stated.high, one, of)
        return True if fits else None

    return settled
