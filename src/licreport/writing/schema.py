"""The data format as a JSON Schema, for editors that complete keys and check values while a report is typed.

It is made from the model: each table and key with both its labels, its meaning, and what may stand there. A figure is
described to the letter: what the schema refuses, `check` refuses too, and the other way about, with three exceptions
that no schema can express: more than twelve decimals written without quotes, what is near nothing (`"近0"`), and that
`from` and `to` lie in `year`. The draft is 04, the last one in which `5.0` is no integer, as it is none in TOML; taplo
(in Even Better TOML) and tombi both read it. A date is a string of the format `date`, which is what both make of a TOML
date.
"""

import datetime
import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, TypeAlias, get_args

from licreport.figures.approximate import ABOVE_BEHIND, BEFORE
from licreport.figures.reading import LIMIT, Kind, reader
from licreport.figures.stated import interval
from licreport.report.address import LISTS, TABLES, all_tables, key_label, key_unit
from licreport.report.fields import FORMAT, NOT_BLANK, Addressed, Choices, Names, OrUnknown, Pattern
from licreport.report.mirrors import CALLED, MEANING, MIRRORS, mirror_table, mirrored
from licreport.report.model import Report
from licreport.report.tables.base import Table
from licreport.words.language import Words

Schema: TypeAlias = dict[str, Any]
_FIXED: dict[str, Schema] = {"format": {"enum": [FORMAT]}}

NAME = f"licreport-report-{FORMAT}.json"
DRAFT = "http://json-schema.org/draft-04/schema#"


def render() -> str:
    """Return the schema as JSON text, keys in the order of the model."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def schema() -> Schema:
    """Return the schema of the data format."""
    own = {name: info for name, info in Report.model_fields.items() if name not in all_tables()}
    tables = {key: _list(table) if key in LISTS else _table(table) for key, table in TABLES.items()}
    return {
        "$schema": DRAFT,
        "id": f"urn:licreport:report:{FORMAT}",
        **_titled(Report.label, Report.__doc__),
        "type": "object",
        "additionalProperties": False,
        "required": _required(Report),
        "properties": {name: _key(Report, name) | _FIXED.get(name, {}) for name in own} | tables | _mirrors(),
    }


def _mirrors() -> dict[str, Schema]:
    """Return the tables of tables that mirror others."""
    found: dict[str, Schema] = {}
    for key in MIRRORS:
        mirror, own = mirrored(key)
        outer = {**_titled(CALLED[mirror], MEANING[mirror].en), "type": "object", "additionalProperties": False}
        found.setdefault(mirror, outer | {"properties": {}})["properties"][own] = _table(mirror_table(key))
    return found


def _table(table: type[Table]) -> Schema:
    required = _required(table)
    return {
        **_titled(table.label, table.__doc__),
        "type": "object",
        "additionalProperties": False,
        **({"required": required} if required else {}),
        "properties": {name: _key(table, name) for name in table.model_fields},
    }


def _list(table: type[Table]) -> Schema:
    return {**_titled(table.label, table.__doc__), "type": "array", "items": _table(table)}


def _required(table: type[Table]) -> list[str]:
    return [name for name, info in table.model_fields.items() if info.is_required()]


def _titled(label: Words, meaning: str | None, unit: str = "") -> Schema:
    """Return both labels as the title, and again with the meaning, since some editors show only the description."""
    title = f"{label.zh} · {label.en}"
    return {"title": title, "description": f"{title}{f' ({unit})' if unit else ''}: {(meaning or '').strip()}"}


def _key(table: type[Table], name: str) -> Schema:
    info = table.model_fields[name]
    return _titled(key_label(table, name), info.description, key_unit(table, name)) | _form(
        info.annotation, info.metadata
    )


def _form(annotation: object, facts: list[Any]) -> Schema:
    """Return what a value looks like, by the facts that its reader goes by, or else by its type alone."""
    for fact in facts:
        match fact:
            case Kind():
                return figure(fact)
            case Choices() | OrUnknown():
                return _one_of(fact)
            case Names() | Addressed():
                named = {"type": "array", "minItems": 1, "items": {"type": "string", "pattern": NOT_BLANK.pattern}}
                return {"anyOf": [{"enum": [fact.word]}, named]} if isinstance(fact, Names) else named
            case range():
                return {"type": "integer", "minimum": fact[0], "maximum": fact[-1]}
            case Pattern():
                return {"type": "string", "pattern": fact.pattern}
    plain, *_ = *get_args(annotation), annotation
    return dict(_PLAIN[plain])


def _one_of(fact: Choices | OrUnknown) -> Schema:
    if isinstance(fact, OrUnknown):
        return {"enum": [False, True, fact.word]}
    return {"type": "string", "enum": list(fact.words)}


_PLAIN: Mapping[object, Schema] = {
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    str: {"type": "string"},
    datetime.date: {"type": "string", "format": "date"},
}


def figure(kind: Kind) -> Schema:
    """Return the schema of a kind of figure: a number within the limits, or a string as printed."""
    if not kind.integer:
        return {"type": "string", "pattern": pattern(kind)}
    return {
        "type": ["number" if kind.decimal else "integer", "string"],
        "minimum": -LIMIT if kind.negative else 0,
        "maximum": LIMIT,
        "pattern": pattern(kind),
    }


_DIGITS = 16
_PLACES = 12


def pattern(kind: Kind) -> str:
    """Return the regular expression of the strings that are read as a figure of `kind`."""
    suffixes = ["", *kind.suffixes] if kind.integer else [*kind.suffixes]
    sign = "-?" if kind.negative else ""
    digits = {suffix: _digits(kind, suffix) for suffix in suffixes}
    before, behind = f"(?:{'|'.join(BEFORE)})?", f"[{''.join(ABOVE_BEHIND)}]"
    plain = "|".join(f"{shown}{suffix}" for suffix, shown in digits.items())
    more = "|".join(f"{shown}(?:{behind}{suffix}|{suffix}{behind})" for suffix, shown in digits.items())
    return f"^(?:{before}{sign}(?:{plain})|{sign}(?:{more}))$"


def _digits(kind: Kind, suffix: str) -> str:
    """Return the expression of the digits before one suffix that stay within the limit, which is a power of ten."""
    power = _power(interval(reader(kind)(f"1{suffix}")).value)
    digits = _power(LIMIT) - power
    zeros = rf"(?:\.0{{1,{_PLACES}}})?"
    decimals = rf"(?:\.[0-9]{{1,{_PLACES}}})?"
    if kind.whole:
        decimals = rf"(?:\.[0-9]{{1,{power}}}{_nothings(_PLACES - power)})?" if power else zeros
    if digits >= _DIGITS:
        return f"[0-9]{{1,{_DIGITS}}}{decimals}"
    within = f"{_nothings(_DIGITS - digits)}[0-9]{{1,{digits}}}{decimals}"
    at_limit = f"{_nothings(_DIGITS - digits - 1)}10{{{digits}}}{zeros}"
    return f"(?:{within}|{at_limit})"


def _nothings(most: int) -> str:
    return f"0{{0,{most}}}" if most else ""


def _power(worth: int | Fraction) -> int:
    """Return the exponent of a power of ten."""
    number = Fraction(worth)
    return len(str(number.numerator)) - len(str(number.denominator))
