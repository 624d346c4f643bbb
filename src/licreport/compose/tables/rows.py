"""Figures one a row: those that the report prints, and then the indicators under their names.

The year is an interval of days (2024-01-01/2024-03-31) where the report is on a part of it. Values are decimal digits
in the unit beside them, a rate in percent; those whose digits never end have 12 places.
"""

from collections.abc import Iterator

from licreport.compose.tables.printed import is_percent
from licreport.derive.indicators import INDICATORS, derive
from licreport.figures.stated import Interval, decimal_text, interval
from licreport.report.address import Addresses, printed_figures
from licreport.report.model import Report
from licreport.words.language import Lang


def rows(report: Report, addresses: Addresses, lang: Lang) -> Iterator[tuple[str, ...]]:
    """Yield a text for each of the columns of figures."""
    own = report.report
    when = str(own.year) if own.is_on_year else f"{own.first_day}/{own.last_day}"
    whose = (own.authority, when)
    for path, stated in printed_figures(report):
        percent = is_percent(stated)
        value, low, high = _digits(interval(stated), percent=percent)
        written = str(stated) if isinstance(stated, int) else stated.written
        unit = "%" if percent else addresses.unit(path)
        yield (*whose, addresses.of(path), addresses.label(path).say(lang), value, unit, low, high, written)
    for name, computed in derive(report).items():
        indicator = INDICATORS[name]
        value, low, high = _digits(computed, percent=indicator.unit == "%")
        yield (*whose, name, indicator.label.say(lang), value, indicator.unit, low, high, "")


def _digits(values: Interval, *, percent: bool) -> Iterator[str]:
    return (decimal_text(number * 100 if percent else number) for number in values)
