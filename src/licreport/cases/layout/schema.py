r"""The format of layouts as a JSON Schema, for editors that complete keys and check values while a layout is typed.

It is made from the same facts that `load` goes by: what the schema refuses, `load` refuses too, and the other way
about, where a layout stands alone. Of one with a `base` only what the two make together can be judged, and `load` alone
does. The draft is that of the report's schema.
"""

import json
from collections.abc import Iterable
from typing import Any, TypeAlias

from licreport.cases.definitions import definitions
from licreport.cases.fields import CODES, CODES_APART, FIELDS, Kind
from licreport.cases.layout.keys import KEYS, LIMITS, NO_TABLES, ORDERS, TABLE_NAME
from licreport.cases.layout.load import shipped
from licreport.cases.layout.model import COUNTINGS, FORMAT
from licreport.words.language import Words
from licreport.writing.schema import DRAFT

Schema: TypeAlias = dict[str, Any]

NAME = f"licreport-layout-{FORMAT}.json"
DATES = ("applied", "accepted", "decided")


def render() -> str:
    """Return the schema as JSON text."""
    return json.dumps(schema(), ensure_ascii=False, indent=2) + "\n"


def schema() -> Schema:
    """Return the schema of layouts."""
    return {
        "$schema": DRAFT,
        "id": f"urn:licreport:layout:{FORMAT}",
        **_titled(
            Words("layout of case records", "办件记录布局"),
            Words("which column of a system's records is what, and what its codes stand for", "各列、各代码的含义"),
        ),
        "type": "object",
        "additionalProperties": False,
        "required": ["layout"],
        "properties": {key: _titled(own.label, own.meaning) | _forms()[key] for key, own in KEYS.items()},
        "anyOf": [{"required": ["base"]}, {"allOf": [_alone(), {"anyOf": [*_dated()]}]}],
    }


def _titled(label: Words, meaning: Words) -> Schema:
    title = f"{label.zh} · {label.en}"
    return {"title": title, "description": f"{title}: {meaning.zh} · {meaning.en}"}


_TEXT = {"type": "string", "pattern": r"\S"}
_TEXTS = {"type": "array", "items": _TEXT}


def _forms() -> dict[str, Schema]:
    """Return what may stand at each key."""
    units = [*CODES[Kind.UNIT]]
    return {
        "layout": {"type": "integer", "enum": [FORMAT]},
        "base": {"enum": shipped()},
        "title": {"type": "string"},
        "counting": {"enum": [*COUNTINGS]},
        "encoding": {"type": "string"},
        "limits": {"type": "array", "items": {"enum": [*LIMITS]}},
        "unit": {"enum": units},
        "order": {"enum": [*ORDERS]},
        "remarks": _TEXTS,
        "known_by": _TEXTS,
        "columns": _columns(),
        "tables": _tables(),
        "codes": _closed(
            {kind.value: _words_of(words) for kind, words in CODES.items()}
            | {field: _words_of(CODES[kind]) for field, kind in CODES_APART.items()}
        ),
        "constants": _closed(
            {name: {"enum": [*CODES[field.kind]]} for name, field in FIELDS.items() if field.kind.is_code}
        ),
        "figures": {"type": "array", "items": {"enum": [*definitions()]}},
        "definitions": _closed(dict.fromkeys(definitions(), _own_definition())),
    }


def _closed(properties: dict[str, Schema]) -> Schema:
    return {"type": "object", "additionalProperties": False, "properties": properties}


def _columns() -> Schema:
    names = {"anyOf": [_TEXT, _TEXTS]}
    labels = {name: _titled(field.label, Words(field.kind.value, field.kind.value)) for name, field in FIELDS.items()}
    return _closed({name: title | names for name, title in labels.items()})


def _tables() -> Schema:
    table = _closed({"known_by": _TEXTS | {"minItems": 1}, "columns": _columns()})
    reserved = {"anyOf": [{"required": [name]} for name in NO_TABLES]}
    named = {"patternProperties": {f"^{TABLE_NAME}$": table}, "additionalProperties": False}
    return {"type": "object", **named, "not": reserved}


def _words_of(words: Iterable[str]) -> Schema:
    return {"type": "object", "additionalProperties": {"enum": [*words]}}


def _own_definition() -> Schema:
    return _closed({"where": _TEXT, "words": _TEXT}) | {"required": ["where", "words"]}


def _alone() -> Schema:
    """Return what a layout without a base must say: by which columns each of its tables is known."""
    return {"properties": {"tables": {"additionalProperties": {"required": ["known_by"]}}}}


def _dated() -> Iterable[Schema]:
    """Yield how a layout may have a date: among the columns of the cases, or of some other table."""
    filled = {"anyOf": [{"type": "string"}, {"type": "array", "minItems": 1}]}
    dates = {"anyOf": [{"required": [field], "properties": {field: filled}} for field in DATES]}
    has_dates = {"required": ["columns"], "properties": {"columns": dates}}
    yield has_dates
    yield {"required": ["tables"], "properties": {"tables": {"not": {"additionalProperties": {"not": has_dates}}}}}
