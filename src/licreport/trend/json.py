"""A trend as JSON: the format `licreport-trend`, version 1, which `schemas/licreport-trend-1.json` describes.

Figures stand as written, with the values that they may stand for; what is computed is an exact fraction. Nothing passes
through a binary float. Both languages stand in it.
"""

from fractions import Fraction

from licreport.derive.measure import Measure, Value, span
from licreport.figures.stated import Figure, Interval, decimal_text
from licreport.listing.record import json_text, words
from licreport.trend import Trend

VERSION = 1


def render(trend: Trend) -> str:
    """Return a trend as JSON text, keys in a fixed order, readable UTF-8."""
    return json_text(as_data(trend)) + "\n"


def as_data(trend: Trend) -> dict[str, object]:
    """Return what `render` writes, as plain objects."""
    return {
        "format": "licreport-trend",
        "version": VERSION,
        "by": trend.by,
        "year": trend.year,
        "since": trend.since,
        "years": list(trend.years),
        "authorities": list(trend.authorities),
        "sorted_by": trend.sorted_by.name if trend.sorted_by else None,
        "more": trend.more,
        "absent": list(trend.absent),
        "measures": [_measure(measure) for measure in trend.measures],
        "reports": [
            {"authority": entry.authority, "year": entry.year, "file": entry.file, "errors": entry.errors}
            for authority in trend.authorities
            for year in trend.years
            if (entry := trend.entries.get((authority, year))) is not None
        ],
        "unread": list(trend.unread),
        "series": [_series(trend, authority, measure) for authority in trend.authorities for measure in trend.measures],
    }


def _measure(measure: Measure) -> dict[str, object]:
    return {
        "name": measure.name,
        "kind": "figure" if measure.indicator is None else "indicator",
        "label": words(measure.label),
        "unit": measure.unit,
    }


def _series(trend: Trend, authority: str, measure: Measure) -> dict[str, object]:
    change = trend.change(authority, measure)
    values = ((year, trend.value(authority, measure, year)) for year in trend.years)
    return {
        "authority": authority,
        "measure": measure.name,
        "values": [{"year": year, **_value(value)} for year, value in values if value is not None],
        "change": None
        if change is None
        else {
            "absolute": _computed(change.absolute),
            "relative": None if change.relative is None else _computed(change.relative),
        },
    }


def _value(value: Value) -> dict[str, object]:
    if isinstance(value, Interval):
        return {"written": None, **_computed(value)}
    values = span(value)
    return {
        "written": value.written if isinstance(value, Figure) else value,
        "value": decimal_text(values.value),
        "low": decimal_text(values.low),
        "high": decimal_text(values.high),
        "decimal": decimal_text(values.value, 6),
    }


def _computed(value: Interval) -> dict[str, str]:
    exact = {name: str(Fraction(number)) for name, number in value._asdict().items()}
    return {**exact, "decimal": decimal_text(value.value, 6)}
