"""Rates beside the quotients that they are of."""

from fractions import Fraction
from typing import NamedTuple, cast

from licreport.compose.tables.laid.compared import (
    Compared,
    Pair,
    allowed,
    any_of,
    choices,
    difference,
    first_of,
    limit,
    to_either_side,
)
from licreport.compose.tables.laid.expression import (
    Terms,
    added,
    bracketed,
    highest,
    lowest,
    not_negative,
    shifted,
)
from licreport.compose.tables.laid.place import Place
from licreport.compose.tables.laid.sign import EQUAL
from licreport.compose.tables.printed import form_of_number
from licreport.document.workbook import Form
from licreport.figures.stated import Figure, Interval, Number, decimal_text
from licreport.relations.kinds import Rate


def rate(relation: Rate, place: Place) -> Compared:
    """Lay out a rate beside the quotient, which is rounded to the digits that the rate has."""
    stated = cast("Figure", place.values[relation.rate])
    pairs, chosen, margins = choices(relation.part, relation.whole, relation, place)
    form, own = Form(stated.decimals, is_percent=True), place.operand(relation.rate)
    ends = tuple(shifted(own, end - stated.value) for end in relation.ends(stated))
    finest = max(map(_places, relation.ends(stated)))
    divided = [_Divided.of(pair, place, ends, finest) for pair in pairs]
    tests = [each.fits() for each in divided]
    part, whole = (reading.values for reading in pairs[chosen])
    value = _rounded_quotient(part.value, whole.value, relation, stated)
    quotient = first_of(tests, [each.quotient(relation, form) for each in divided])
    laid = Compared(
        EQUAL,
        place.formula(own, stated.value, form),
        place.formula(quotient, "" if value is None else value, form),
        holds=any_of(tests),
        first=relation.rate,
    )
    if value is None or whole.low <= 0:
        return laid._replace(difference=difference(laid, stated.value - (value or 0), form))
    apart = stated.value - value
    least, most = margins[0] / Fraction(whole.high), margins[1] / Fraction(whole.low)
    shown = allowed(apart, least - apart, most + apart)
    laid = laid._replace(difference=difference(laid, apart, form))
    return laid._replace(allowed=limit(first_of(tests, [each.size() for each in divided]), shown, form, laid))


def _rounded_quotient(part: Number, whole: Number, relation: Rate, stated: Figure) -> Number | None:
    if not whole:
        return None
    quotient = Fraction(part) / Fraction(whole) - relation.above
    return Fraction(decimal_text(quotient * 100, stated.decimals)) / 100


class _Divided(NamedTuple):
    """A part and a whole as they are read, and between which ends their quotient may be."""

    part: Terms
    whole: Terms
    values: tuple[Interval, Interval]
    ends: tuple[Terms, ...]
    finest: int
    """Decimals of the products by which they are compared."""

    @classmethod
    def of(cls, pair: Pair, place: Place, ends: tuple[Terms, ...], finest: int) -> "_Divided":
        """Return one reading of both."""
        part, whole = (added(reading, place.operand) or (reading.values.value,) for reading in pair)
        values = pair[0].values, pair[1].values
        return cls(part, whole, values, ends, finest + max(_places(number) for side in values for number in side))

    def quotient(self, relation: Rate, form: Form) -> Terms:
        """Return the formula of the quotient."""
        less: Terms = ("-", relation.above) if relation.above else ()
        return ("ROUND(", *bracketed(self.part), "/", *bracketed(self.whole), *less, ",", form.decimals + 2, ")")

    def fits(self) -> Terms:
        """Return whether the quotient may be between the ends, told by products, which are exact where it is not."""
        least, most = map(bracketed, self.ends)
        over = (*most, "*", *bracketed(highest(self.whole, self.values[1])), "-", *self._bracketed_least())
        under = (*highest(self.part, self.values[0]), "-", *least, "*", *bracketed(lowest(self.whole, self.values[1])))
        return ("AND(", *not_negative(over, self.finest), ",", *not_negative(under, self.finest), ")")

    def size(self) -> Terms:
        """Return how large the difference from the rounded quotient may be."""
        least, most = self.ends
        highest_part = bracketed(highest(self.part, self.values[0]))
        fall = (*most, "-", *self._bracketed_least(), "/", *bracketed(highest(self.whole, self.values[1])))
        rise = (*highest_part, "/", *bracketed(lowest(self.whole, self.values[1])), "-", *bracketed(least))
        return to_either_side(fall, rise)

    def _bracketed_least(self) -> Terms:
        return bracketed(lowest(self.part, self.values[0]))


def _places(number: Number) -> int:
    return form_of_number(number).decimals
