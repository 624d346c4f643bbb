"""A trend as CSV: a line for each value that a report prints or that follows from it, and none for others.

Values are decimal digits in the unit beside them, a rate in percent; those whose digits never end have 12 places.
"""

from collections.abc import Iterator

from licreport.derive.measure import span
from licreport.document.tidy import FIGURES, Tidy
from licreport.figures.stated import Figure, Interval, decimal_text
from licreport.render.csv import render as render_csv
from licreport.trend import Trend
from licreport.words.language import Lang


def render(trend: Trend, lang: Lang) -> str:
    """Return a trend as CSV text, the labels in `lang`."""
    return render_csv(Tidy(FIGURES, tuple(_rows(trend, lang))))


def _rows(trend: Trend, lang: Lang) -> Iterator[tuple[str, ...]]:
    for authority in trend.authorities:
        for measure in trend.measures:
            label = measure.label.say(lang)
            for year in trend.years:
                value = trend.value(authority, measure, year)
                if value is None:
                    continue
                worth = 100 if measure.unit == "%" else 1
                number, low, high = (decimal_text(end * worth) for end in span(value))
                written = (
                    "" if isinstance(value, Interval) else value.written if isinstance(value, Figure) else str(value)
                )
                yield (authority, str(year), measure.name, label, number, measure.unit, low, high, written)
