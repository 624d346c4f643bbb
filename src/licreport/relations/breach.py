"""A broken relation → a finding: names become labelled, placed figures, numbers become text."""

import datetime
from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from licreport.figures.stated import Figure, Number, decimal_text
from licreport.figures.text import number_text, stated_text
from licreport.relations.kinds import COUNTS, POINTS, Broken, Day
from licreport.relations.quantity import Name, Reading, Values, named_in
from licreport.report.diagnostic import Computed, Fact, Finding, Note, Severity, Side, Term
from licreport.report.source import Spot
from licreport.words.language import Words

_ROUNDED = Words("no reading of the rounded figures lets the two agree", "近似数无论如何取值，两者都不相符")


class Scope(NamedTuple):
    """Where the names of a relation are looked up: the values, where they stand and what they are called."""

    values: Values
    spot: Callable[[Name], Spot]
    label: Callable[[Name], Words]

    def finding(self, broken: Broken) -> Finding:
        """Return the finding that a broken relation makes: the stated side is its place, all else is related."""
        stated = self._side(broken.stated)
        computed = broken.computed
        other = self._side(computed) if isinstance(computed, Reading) else _day(computed)
        sides = (*_apart(stated), *_apart(other))
        facts: dict[str, Fact] = {"stated": stated, "computed": other}
        if broken.difference is not None:
            size = abs(Fraction(broken.difference))
            facts["difference"] = _measured(size * 100 if broken.measure is POINTS else size, broken.measure)
        readings = [side for side in (broken.stated, computed) if isinstance(side, Reading)]
        names = [name for side in readings[broken.measure is POINTS :] for name in named_in(side)]
        rounded = any(isinstance(value := self.values[name], Figure) and value.low != value.high for name in names)
        return Finding(
            sides[0].path,
            broken.words,
            facts,
            related=sides[1:] if isinstance(sides[0], Term) else sides,
            stated=self._exact(broken.stated),
            computed=self._exact(computed) if isinstance(computed, Reading) else computed.date.isoformat(),
            difference=broken.difference,
            severity=Severity.WARNING if broken.warning else None,
            notes=(Note(_ROUNDED),) if rounded else (),
        )

    def _side(self, reading: Reading) -> Side:
        if reading.called is None and len(reading.terms) == 1:
            return self._term(reading.terms[0][1])
        if not reading.terms:
            return Computed(Words("", ""), (), reading.written)
        called = None if reading.called is None else self.label(reading.called)
        terms = tuple((sign, self._term(term)) for sign, term in reading.terms)
        return Computed(called, terms, reading.written or number_text(reading.values.value))

    def _term(self, term: Name | Reading) -> Side:
        if isinstance(term, Reading):
            return self._side(term)
        value = self.values[term]
        written = stated_text(value) if isinstance(value, int | Figure) else str(value)
        spot = self.spot(term)
        return Term(spot.path, self.label(term), written, spot.file)

    def _exact(self, reading: Reading) -> str:
        _, name = reading.terms[0] if reading.terms else ("", None)
        value = self.values[name] if isinstance(name, str) else None
        return value.isoformat() if isinstance(value, datetime.date) else decimal_text(reading.values.value)


def _measured(size: Number, measure: Words) -> Words:
    text = number_text(size)
    if measure is COUNTS:
        return Words(text, text)
    return Words(f"{text} {measure.en}{'' if size == 1 else 's'}", f"{text} {measure.zh}")


def _apart(side: Side) -> tuple[Side, ...]:
    """Return the sides that each have a place of their own: a sum without a name falls into its terms."""
    if isinstance(side, Computed) and side.label is None:
        return tuple(part for _, term in side.terms for part in _apart(term))
    return (side,) if isinstance(side, Term) or side.terms else ()


def _day(day: Day) -> Side:
    words = Words(day.called.en.format(date=day.date), day.called.zh.format(date=day.date))
    return Computed(words, (), "")
