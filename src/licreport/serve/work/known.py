"""What there is to choose from: the tables and keys of the format, and the formats that a report can be made in."""

import json

from licreport.derive.measure import unit_shown
from licreport.render import formats
from licreport.report.address import LISTS, all_tables, is_figure, key_label, key_unit
from licreport.serve.work.asked import MANNERS, Asked
from licreport.words.language import Words
from licreport.writing.schema import Schema, schema


def known(asked: Asked, _: bytes) -> dict[str, object]:
    """Return the tables by their keys, in the order of the format, the formats, and how documents may be printed."""
    whole = schema()
    return {
        "tables": [
            {
                "key": key,
                "label": _words(table.label),
                "is_list": key in LISTS,
                "keys": [
                    {
                        "key": name,
                        "label": _words(key_label(table, name)),
                        "unit": _words(_unit(key_unit(table, name))),
                        "is_figure": is_figure(table, name),
                        "values": _values(form["properties"][name]),
                    }
                    for name in table.model_fields
                ],
            }
            for key, table in all_tables().items()
            for form in [_form(whole, key)]
        ],
        "manners": {key: [None, *choices] for key, choices in MANNERS.items()},
        "project": {key: getattr(asked.project, key) for key in MANNERS},
        "formats": [
            {"name": form.name, "says": _words(form.summary), "suffix": form.suffixes[0]} for form in formats().values()
        ],
    }


def _unit(unit: str) -> Words:
    """Return a unit as it is shown beside a figure: in English its label says what is counted."""
    return Words("%" if unit == "%" else unit_shown(unit, "en"), unit)


def _form(whole: Schema, key: str) -> Schema:
    """Return what the schema says of a table, or of each element of a list."""
    found = whole
    for step in key.split("."):
        found = found["properties"][step]
    return found["items"] if key in LISTS else found


def _values(form: Schema) -> list[str]:
    """Return what may stand behind a key, as TOML has it, where that is one of a few."""
    if form.get("type") == "boolean":
        return ["true", "false"]
    few = [one for part in (form, *form.get("anyOf", ())) for one in part.get("enum", ())]
    return [
        json.dumps(one, ensure_ascii=False) for one in sorted(few, key=lambda one: (one is not True, one is not False))
    ]


def _words(words: Words) -> dict[str, str]:
    return {"en": words.en, "zh": words.zh}
