"""The plainest reading of a quantity, computed without making any object: what it is, or what it may be.

This is the fast half of `readings`, with whose first reading it agrees.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from operator import itemgetter
from typing import TypeAlias, cast

from licreport.figures.stated import Figure, Number
from licreport.relations.quantity import Added, Constant, Quantity, Values

Exact: TypeAlias = Callable[[Values], object]
"""Computes a quantity: an integer, or None where a figure is missing.

Anything else says that some figure is not a plain integer, so that only its bounds are known.
"""
Bounds: TypeAlias = Callable[[Values], tuple[Number, Number]]
"""Computes the least and the greatest that a quantity may be, none of whose figures is missing."""


@lru_cache(maxsize=8192)
def exact(quantity: Quantity) -> Exact:
    """Return the function that computes a quantity of plain integers, as most are."""
    if isinstance(quantity, str):
        return itemgetter(quantity)
    if isinstance(quantity, Added):
        return _exact_sum(quantity)
    if isinstance(quantity, Constant):
        number = quantity.value
        return lambda _: number
    stated, computed = quantity.stated, exact(quantity.computed)

    def total(values: Values) -> object:
        value = values[stated]
        return computed(values) if value is None else value

    return total


def _exact_sum(added: Added) -> Exact:
    besides = (*added.printed, *added.usually)
    if not added.less and not besides:
        return _exact_parts([exact(part) for part in added.parts])
    signed = [(1, exact(part)) for part in added.parts] + [(-1, exact(part)) for part in added.less]

    def total(values: Values) -> object:
        number, other = 0, None
        for sign, part in signed:
            value = part(values)
            if type(value) is int:
                number += sign * value
            elif value is None:
                return None
            else:
                other = value
        for name in besides:
            value = values[name]
            if type(value) is int:
                number += value
            elif value is not None:
                other = value
        return number if other is None else other

    return total


def _exact_parts(parts: Sequence[Exact]) -> Exact:
    def total(values: Values) -> object:
        number, other = 0, None
        for part in parts:
            value = part(values)
            if type(value) is int:
                number += value
            elif value is None:
                return None
            else:
                other = value
        return number if other is None else other

    return total


@lru_cache(maxsize=8192)
def bounds(quantity: Quantity) -> Bounds:
    """Return the function that computes what a quantity may be, as its figures are rounded."""
    if isinstance(quantity, str):
        return lambda values: _ends(values[quantity])
    if isinstance(quantity, Added):
        return _bounds_of_sum(quantity)
    if isinstance(quantity, Constant):
        ends = quantity.value, quantity.value
        return lambda _: ends
    stated, computed = quantity.stated, bounds(quantity.computed)

    def total(values: Values) -> tuple[Number, Number]:
        value = values[stated]
        return computed(values) if value is None else _ends(value)

    return total


def _bounds_of_sum(added: Added) -> Bounds:
    parts = [bounds(part) for part in added.parts]
    less = [bounds(part) for part in added.less]

    def total(values: Values) -> tuple[Number, Number]:
        found = [part(values) for part in parts]
        found += [_ends(value) for name in (*added.printed, *added.usually) if (value := values[name]) is not None]
        low, high = sum(low for low, _ in found), sum(high for _, high in found)
        for part in less:
            least, most = part(values)
            low, high = low - most, high - least
        return low, high

    return total


def _ends(value: object) -> tuple[Number, Number]:
    if isinstance(value, Figure):
        return value.low, value.high
    number = cast("int", value)
    return number, number
