"""JSON: the data themselves, exact, in a named and versioned format that is apart from the inner types.

Format `licreport-export`, version 1; `schemas/licreport-export-1.json` describes it. Numbers of the report stand as
written (an integer as an integer, anything else as the string of its digits); what is computed is a string of decimal
digits or an exact fraction "a/b". Nothing passes through a binary float.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction

from licreport.address import LISTS, TABLES, Addresses, is_figure
from licreport.check import Checked, span_of
from licreport.diagnostic import Computed, Diagnostic, Side
from licreport.figure import LIMIT, Figure, Number, Stated, decimal_text, interval
from licreport.indicators import INDICATORS, derive
from licreport.language import Lang, Words
from licreport.model import Report
from licreport.render import Format
from licreport.rules import RULES
from licreport.source import Path, Source, Span
from licreport.waiver import Waived

VERSION = 1


def render(checked: Checked, lang: Lang) -> str:  # noqa: ARG001  # both languages stand in the data
    """Return a checked report as JSON text, keys in a fixed order, readable UTF-8."""
    return json.dumps(export(checked), ensure_ascii=False, indent=2) + "\n"


FORMAT = Format("json", (".json",), "the data, the indicators and the verdict, versioned", render)


def export(checked: Checked) -> dict[str, object]:
    """Return what `render` writes, as plain objects."""
    loaded, report = checked.loaded, checked.loaded.report
    return {
        "format": "licreport-export",
        "version": VERSION,
        "file": loaded.name,
        "verdict": _verdict(checked),
        "report": _as_written(loaded.tree),
        "figures": [] if report is None else _figures(report, loaded.addresses),
        "indicators": [] if report is None else _indicators(report),
        "findings": [_finding(diagnostic, checked) for diagnostic in checked.diagnostics],
        "waived": [_waived(waived, checked) for waived in checked.waived_in_order()],
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


def _as_written(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _as_written(entry) for key, entry in value.items()}
    if isinstance(value, list):
        return [_as_written(entry) for entry in value]
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, int) and abs(value) > LIMIT:
        return hex(value)  # no figure; it may have too many digits to be written in decimals
    return value


def _figures(report: Report, addresses: Addresses) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for key, kind in TABLES.items():
        tables = getattr(report, key)
        placed: list[tuple[Path, object]] = [((key,), tables)]
        if key in LISTS:
            placed = [((key, index), table) for index, table in enumerate(tables)]
        for prefix, table in placed:
            for name in kind.model_fields:
                value = getattr(table, name)
                if is_figure(kind, name) and isinstance(value, int | Figure):
                    found.append(_figure((*prefix, name), value, addresses))
    return found


def _figure(path: Path, stated: Stated, addresses: Addresses) -> dict[str, object]:
    values = interval(stated)
    return {
        "address": addresses.of(path),
        "path": list(path),
        "label": _words(addresses.label(path)),
        "unit": addresses.unit(path),
        "written": stated if isinstance(stated, int) else stated.written,
        "value": decimal_text(values.value),
        "low": decimal_text(values.low),
        "high": decimal_text(values.high),
    }


def _words(words: Words) -> dict[str, str]:
    return {"en": words.en, "zh": words.zh}


def _indicators(report: Report) -> list[dict[str, object]]:
    return [
        {
            "name": name,
            "label": _words(INDICATORS[name].label),
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


def _finding(diagnostic: Diagnostic, checked: Checked) -> dict[str, object]:
    finding = diagnostic.finding
    source = checked.loaded.source
    return {
        "code": diagnostic.code,
        "rule": RULES[diagnostic.code].name,
        "severity": diagnostic.severity.value,
        "message": {"en": diagnostic.message("en"), "zh": diagnostic.message("zh")},
        "notes": [{"en": note.say("en"), "zh": note.say("zh")} for note in finding.notes],
        "address": diagnostic.address,
        "path": list(finding.path),
        "place": _place(span_of(diagnostic, checked.loaded)),
        "stated": finding.stated,
        "computed": finding.computed,
        "difference": None if finding.difference is None else decimal_text(finding.difference),
        "related": [_related(side, source, checked.loaded.addresses) for side in finding.related],
        "waiver": None,
    }


def _related(side: Side, source: Source, addresses: Addresses) -> dict[str, object]:
    terms = [_related(term, source, addresses) for _, term in side.terms] if isinstance(side, Computed) else []
    return {
        "address": addresses.of(side.path),
        "path": list(side.path),
        "place": _place(source.span(side.path)),
        "says": {"en": side.say("en"), "zh": side.say("zh")},
        "computed_from": terms,
    }


def _place(span: Span) -> dict[str, int]:
    return dict(span._asdict())


def _waived(waived: Waived, checked: Checked) -> dict[str, object]:
    waiver = waived.waiver
    return {
        **_finding(waived.diagnostic, checked),
        "waiver": {
            "reason": waiver.reason,
            "difference": None if waiver.difference is None else decimal_text(interval(waiver.difference).value),
            "expires": None if waiver.expires is None else waiver.expires.isoformat(),
            "place": _place(checked.loaded.source.span(("waiver", waived.position))),
        },
    }
