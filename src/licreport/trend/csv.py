"""A trend as CSV (RFC 4180): a line for each value that a report prints or that follows from it, and none for others.

Values are decimal digits in the unit beside them, a rate in percent; those whose digits never end have 12 places.
"""

import csv
from io import StringIO

from licreport.figure import Figure, Interval, decimal_text
from licreport.language import Lang
from licreport.measure import span
from licreport.trend import Trend

COLUMNS = ("authority", "year", "path", "label", "value", "unit", "low", "high", "written")


def render(trend: Trend, lang: Lang) -> str:
    r"""Return a trend as CSV text, the labels in `lang`, with lines that end in `\r\n`."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for authority in trend.authorities:
        for measure in trend.measures:
            label = measure.label.say(lang)
            for year in trend.years:
                value = trend.value(authority, measure, year)
                if value is None:
                    continue
                worth = 100 if measure.unit == "%" else 1
                digits = {name: decimal_text(number * worth) for name, number in span(value)._asdict().items()}
                written = "" if isinstance(value, Interval) else value.written if isinstance(value, Figure) else value
                row = (digits["value"], measure.unit, digits["low"], digits["high"], written)
                writer.writerow((guarded(authority), year, measure.name, label, *row))
    return out.getvalue()


def guarded(text: str) -> str:
    """Return a text with an apostrophe before what a spreadsheet would take for the start of a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
