"""A part divided by its whole, where rounded figures may stand in both.

A rounded figure may be anything within its interval, but it is the same wherever it stands: approved of approved and
denied is least where the approved are least in both. A quotient of sums is monotone in each figure, so that its least
and its greatest lie where every figure is at one of its ends.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import product
from typing import NamedTuple

from licreport.figures.stated import Figure, Interval, Number, interval
from licreport.relations.quantity import Name, Reading, Values, named_in


class Corner(NamedTuple):
    """What a part and its whole are where their quotient has one of its ends."""

    part: Number
    whole: Number


def quotient(part: Reading, whole: Reading, values: Values) -> Interval:
    """Return the quotient of two that are not negative, and what it may be; the whole may not be zero."""
    ends = (Fraction(*corner) for corner in corners(part, whole, values))
    return Interval(Fraction(part.values.value, whole.values.value), *ends)


def corners(part: Reading, whole: Reading, values: Values) -> tuple[Corner, Corner]:
    """Return where the quotient of two that are not negative is least and greatest; the whole may not be zero."""
    of_part, of_whole = _factors(part), _factors(whole)
    if not is_shared(part, whole, values):
        return Corner(part.values.low, whole.values.high), Corner(part.values.high, whole.values.low)
    names = (*of_part, *of_whole)
    rounded = {name: interval(value) for name in names if isinstance(value := values[name], Figure)}
    found = [Corner(_moved(part.values, of_part, by), _moved(whole.values, of_whole, by)) for by in _all_ends(rounded)]
    rates = [Fraction(*corner) for corner in found]
    return found[rates.index(min(rates))], found[rates.index(max(rates))]


def is_shared(part: Reading, whole: Reading, values: Values) -> bool:
    """Tell whether a rounded figure stands in both."""
    return any(
        isinstance(value := values[name], Figure) and value.low != value.high
        for name in {*named_in(part)}.intersection(named_in(whole))
    )


def within_all(share: Interval) -> Interval:
    """Return the range of a share without what is more than all, which rounding alone makes, unless all of it is.

    Where it can only be all, that is its value too, whatever the digits say: 340余 of 341.
    """
    if not share.low <= 1 < share.high:
        return share
    return Interval(Fraction(1) if share.low == 1 else min(share.value, Fraction(1)), share.low, Fraction(1))


def _factors(reading: Reading, sign: int = 1) -> Counter[Name]:
    """Return how often each figure stands in a sum, less how often it is taken away."""
    found: Counter[Name] = Counter()
    for own, term in reading.terms:
        factor = sign if own == "+" else -sign
        if isinstance(term, Reading):
            found.update(_factors(term, factor))
        else:
            found[term] += factor
    return found


def _all_ends(rounded: Mapping[Name, Interval]) -> Iterator[Mapping[Name, Number]]:
    """Yield by how much the figures would be beside their digits, each at one of its ends."""
    ends = [(values.low - values.value, values.high - values.value) for values in rounded.values()]
    for chosen in product(*ends):
        yield dict(zip(rounded, chosen, strict=True))


def _moved(values: Interval, factors: Mapping[Name, int], by: Mapping[Name, Number]) -> Number:
    return values.value + sum(factors.get(name, 0) * shift for name, shift in by.items())
