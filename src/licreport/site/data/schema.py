"""What the JSON of a site holds, as a JSON Schema, which stands beside the data."""

import json
from typing import Any

from licreport.derive.measure import MEASURES
from licreport.report.fields import LEVELS
from licreport.rules import RULES
from licreport.words.language import Words

NAME = "reports.schema.json"
"""What its file is called."""

FORMAT, VERSION = "licreport-site-reports", 1


def schema() -> str:
    """Return the schema of all reports in one file, and of those of one authority beside its page."""
    value = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The reports of a site of licreport",
        **_object(
            {
                "$schema": {"type": "string"},
                "format": {"const": FORMAT},
                "version": {"const": VERSION},
                "note": _text("what whoever made the site says of the data"),
                "licence": _text("the licence of the data; empty where none is stated"),
                "authority": _text("whose reports these are, in the file beside its page"),
                "reports": {"type": "array", "items": _report()},
            },
            optional=("authority",),
        ),
        "$defs": {"words": _object({"en": {"type": "string"}, "zh": {"type": "string"}})},
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _text(meaning: str, *, is_optional: bool = False) -> dict[str, Any]:
    return {"type": ["string", "null"] if is_optional else "string", "description": meaning}


def _object(properties: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


_COUNT = {"type": "integer", "minimum": 0}
_DAY = {"type": "string", "format": "date"}
_DIGITS = {"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?(/[0-9]+)?$", "description": "exact decimal digits"}
_WORDS = {"$ref": "#/$defs/words"}


def _report() -> dict[str, Any]:
    return _object(
        {
            "authority": _text("its name as the site calls it"),
            "year": {"type": "integer"},
            "first_day": _DAY,
            "last_day": _DAY,
            "level": {"enum": [*LEVELS.words, None]},
            "part_of": _text("the authority whose report includes it", is_optional=True),
            "counting": {"enum": ["event", "cohort", None]},
            "source": _text("where it was published", is_optional=True),
            "published": {"type": ["string", "null"], "format": "date"},
            "file": _text("the name of the file that was read"),
            "synthetic": {"type": "boolean", "description": "whether its file says that the data are made up"},
            "relations": _object({"held": _COUNT, "broken": _COUNT, "not_evaluable": _COUNT}),
            "figures": {
                "type": "object",
                "description": "what it prints and what follows from that; what is not printed is not there",
                "propertyNames": {"enum": [*MEASURES]},
                "additionalProperties": _figure(),
            },
            "findings": {"type": "array", "items": _finding()},
        }
    )


def _figure() -> dict[str, Any]:
    return _object(
        {
            "written": _text("as it is printed; null where it was computed", is_optional=True),
            "value": _DIGITS,
            "low": _DIGITS,
            "high": _DIGITS,
        },
        optional=("low", "high"),
    )


def _finding() -> dict[str, Any]:
    """Return what a finding holds: what `check --format json` says of one, and what the site adds."""
    own = {
        "code": {"enum": [*RULES]},
        "kind": {"enum": ["contradiction", "between", "hint", "file"]},
        "severity": {"enum": ["error", "warning"]},
        "message": _WORDS,
        "notes": {"type": "array", "items": _WORDS},
        "file": {"type": "string"},
        "address": {"type": "string"},
        "line": _text("the line that it is about"),
        "where": _WORDS,
        "touched": {"type": "array", "items": {"type": "string"}, "description": "the figures that it touches"},
        "related": {"type": "array", "items": {"type": "object"}},
        "waiver": {"type": ["object", "null"]},
        "fingerprint": _text("by which it is known again: of its rule, authority, year and address, not of its file"),
    }
    return {"type": "object", "properties": own, "required": [*own]}


MEANING = Words("what the JSON holds, as a JSON Schema", "JSON 所含内容的 JSON Schema")
