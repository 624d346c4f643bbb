"""JSON: the data themselves, exact, in a named and versioned format that is apart from the inner types.

Format `licreport-export`, version 1; `schemas/licreport-export-1.json` describes it. Numbers of the report stand as
written (an integer as an integer, anything else as the string of its digits); what is computed is a string of decimal
digits or an exact fraction "a/b". Nothing passes through a binary float.
"""

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction

from licreport.check.one import Checked
from licreport.derive.indicators import INDICATORS, derive
from licreport.figures.reading import LIMIT
from licreport.figures.stated import Number, Stated, decimal_text, interval
from licreport.listing.causes import causes
from licreport.listing.likely import causes_as_data
from licreport.listing.record import as_data, json_text, records, words
from licreport.render import Format
from licreport.report.address import Addresses, printed_figures
from licreport.report.mirrors import in_file
from licreport.report.model import Report
from licreport.report.source import Path
from licreport.words.language import Words

VERSION = 1


def render(checked: Checked) -> str:
    """Return a checked report as JSON text, keys in a fixed order, readable UTF-8."""
    return json_text(export(checked)) + "\n"


FORMAT = Format(
    "json",
    (".json",),
    Words("the data, the indicators and the verdict, versioned", "数据、指标和核对结论，结构注明版本"),
    render,
    Checked,
)


def export(checked: Checked) -> dict[str, object]:
    """Return what `render` writes, as plain objects."""
    common = causes(checked)
    loaded, report, found = checked.loaded, checked.loaded.report, records(checked, common)
    return {
        "format": "licreport-export",
        "version": VERSION,
        "file": loaded.name,
        "verdict": _verdict(checked),
        "report": _as_written(loaded.tree),
        "figures": [] if report is None else _figures(report, loaded.addresses),
        "indicators": [] if report is None else _indicators(report),
        "findings": [as_data(record, checked) for record in found if record.waived is None],
        "waived": [as_data(record, checked) for record in found if record.waived is not None],
        "causes": causes_as_data(common, found),
    }


def _verdict(checked: Checked) -> dict[str, object]:
    return {
        "outcome": outcome(checked),
        "errors": checked.errors,
        "warnings": checked.warnings,
        "waived": len(checked.waived),
        "relations": checked.tally._asdict(),
    }


def outcome(checked: Checked) -> str:
    """Return the verdict in one word; `unknown` where no relation could be evaluated, which is no good news."""
    if checked.errors:
        return "contradictory"
    if checked.warnings:
        return "implausible"
    if checked.waived:
        return "waived"
    return "consistent" if checked.tally.held else "unknown"


_DEPTH = 20  # of tables; what lies deeper is none of the format


def _as_written(value: object, depth: int = 0) -> object:
    if isinstance(value, Mapping | list):
        if depth > _DEPTH:
            return "…"
        if isinstance(value, list):
            return [_as_written(entry, depth + 1) for entry in value]
        return {key: _as_written(entry, depth + 1) for key, entry in value.items()}
    return _scalar(value)


def _scalar(value: object) -> object:
    if isinstance(value, Decimal):
        return f"{value:f}" if abs(value.adjusted()) < 40 else str(value)  # not a million zeros
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, int) and abs(value) > LIMIT:
        return hex(value)  # no figure; it may have too many digits to be written in decimals
    return value


def _figures(report: Report, addresses: Addresses) -> list[dict[str, object]]:
    return [_figure(path, stated, addresses) for path, stated in printed_figures(report)]


def _figure(path: Path, stated: Stated, addresses: Addresses) -> dict[str, object]:
    values = interval(stated)
    return {
        "address": addresses.of(path),
        "path": list(in_file(path)),
        "label": words(addresses.label(path)),
        "unit": addresses.unit(path),
        "written": stated if isinstance(stated, int) else stated.written,
        "value": decimal_text(values.value),
        "low": decimal_text(values.low),
        "high": decimal_text(values.high),
    }


def _indicators(report: Report) -> list[dict[str, object]]:
    return [
        {
            "name": name,
            "label": words(INDICATORS[name].label),
            "unit": INDICATORS[name].unit,
            "value": _exact(value.value),
            "low": _exact(value.low),
            "high": _exact(value.high),
            "decimal": decimal_text(value.value, 6),
        }
        for name, value in derive(report).items()
    ]


def _exact(number: Number) -> str:
    return str(Fraction(number))
