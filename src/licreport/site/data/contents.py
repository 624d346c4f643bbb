"""What stands in the tables: of a report its row, its figures and its findings, computed once for every form."""

import datetime
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, NamedTuple, TypeAlias

from licreport.derive.measure import MEASURES, Measure, Value, span
from licreport.figures.stated import Figure, Interval, Number, decimal_text
from licreport.report.address import TABLES, key_meaning
from licreport.rules import RULES
from licreport.site.addresses import key_of, page_of
from licreport.site.data import model
from licreport.site.gathering.shelving import Gathered
from licreport.site.kept.found import Found
from licreport.words.period import days_of

Row: TypeAlias = tuple[str | int | float | None, ...]

_MOST = 10_000  # findings of a report


class Measured(NamedTuple):
    """A figure or indicator of a report, in the unit of its measure: rates in percent."""

    measure: Measure
    value: str
    """In exact decimal digits, as the least and the greatest that it may stand for."""
    low: str
    high: str
    written: str | None
    """How it is printed; None where it was computed."""
    numbers: tuple[int | float, ...]
    """The value and its ends as the numbers nearest to them."""


class Contents(NamedTuple):
    """What is said of a report in every form of the data."""

    number: int
    """Of the report, from 1."""
    found: Found
    measured: Sequence[Measured]

    def report(self, key: str) -> Row:
        """Return its row in the table of reports; `key` is that of its authority."""
        return _report(self.number, key, self.found)

    def figures(self) -> list[Row]:
        """Return its rows in the table of figures, as numbers."""
        return [(self.number, each.measure.name, *each.numbers, each.written) for each in self.measured]

    def findings(self) -> list[Row]:
        """Return its rows in the table of findings."""
        return [
            (self.number * _MOST + place, self.number, *_finding(finding))
            for place, finding in enumerate(self.found.findings, 1)
        ]


def contents(number: int, found: Found) -> Contents:
    """Return what is said of a report: what it prints and what follows from it, in the order of the format."""
    names = {*found.row.names()}
    values = ((measure, found.row.value(measure)) for name, measure in MEASURES.items() if name in names)
    return Contents(number, found, [_measured(measure, value) for measure, value in values if value is not None])


def _measured(measure: Measure, value: Value) -> Measured:
    written = None if isinstance(value, Interval) else value.written if isinstance(value, Figure) else str(value)
    if isinstance(value, int) and measure.unit != "%":
        return Measured(measure, str(value), str(value), str(value), written, (value, value, value))
    worth = 100 if measure.unit == "%" else 1
    ends = span(value)
    if ends.low == ends.high:
        text, number = _digits(ends.value, worth)
        return Measured(measure, text, text, text, written, (number, number, number))
    (text, number), (low, least), (high, most) = (_digits(end, worth) for end in ends)
    return Measured(measure, text, low, high, written, (number, least, most))


def _digits(value: Number, worth: int) -> tuple[str, int | float]:
    number = value if worth == 1 else Fraction(value.numerator * worth, value.denominator)
    return decimal_text(number), number.numerator if number.denominator == 1 else float(number)


def of_all(gathered: Gathered) -> Iterator[tuple[model.Table, Row]]:
    """Yield the rows, each with its table, that are not those of single reports."""
    yield from ((model.MEASURES, _measure(measure)) for measure in MEASURES.values())
    for code, rule in RULES.items():
        yield model.RULES, (code, rule.severity.value, rule.summary.en, rule.summary.zh)
    for year, rules in gathered.rules.items():
        yield from ((model.OUTCOMES, (code, year, *counted)) for code, counted in rules.items())
    for key, name in gathered.shelf.named_only():
        yield model.AUTHORITIES, (key, name, None, None, None)
    for own in gathered.shelf.authorities():
        yield model.AUTHORITIES, (own.key, own.name, own.level, own.whole, page_of(own.key, "zh"))


def _measure(measure: Measure) -> Row:
    if measure.indicator is not None:
        meaning_en, meaning_zh = measure.indicator.meaning.strip(), measure.indicator.short.zh
    else:
        meaning_en, meaning_zh = key_meaning(TABLES[measure.table], measure.name.partition(".")[2])
    label = measure.label
    computed = int(measure.indicator is not None)
    return measure.name, measure.table, label.en, label.zh, meaning_en, meaning_zh, measure.unit, computed


_ON_THE_SPOT = {True: "beside", False: "within", None: "unknown"}


def _report(number: int, key: str, found: Found) -> Row:
    own = found.row
    first, last = days_of(own.year, own.span)
    whole = None if own.part_of is None else key_of(own.part_of)
    return (
        number,
        key,
        own.year,
        first.isoformat(),
        last.isoformat(),
        own.level,
        whole,
        own.counting,
        _ON_THE_SPOT[own.beside],
        own.source,
        own.published.isoformat() if isinstance(own.published, datetime.date) else None,
        found.file,
        int(own.is_document),
        int(own.is_synthetic),
        own.left_out,
        found.checked,
        found.contradictions,
        found.not_evaluable,
    )


def _finding(finding: Any) -> Row:  # noqa: ANN401  # as JSON has it
    quotation, waiver = finding.get("quotation"), finding["waiver"]
    words = quotation["prefix"] + quotation["exact"] + quotation["suffix"] if quotation else finding["line"]
    message, where = finding["message"], finding["where"]
    return (
        finding["code"],
        finding["kind"],
        finding["address"],
        message["en"],
        message["zh"],
        words,
        where["en"],
        where["zh"],
        waiver and (waiver["reason"] or ""),
    )
