"""What there is to choose from: the tables and keys of the format, and the formats that a report can be made in."""

from licreport.render import formats
from licreport.report.address import LISTS, all_tables, is_figure, key_label, key_unit
from licreport.serve.work.asked import Asked
from licreport.words.language import Words


def known(_: Asked, __: bytes) -> dict[str, object]:
    """Return the tables by their keys, in the order of the format, and the formats."""
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
                        "unit": key_unit(table, name),
                        "is_figure": is_figure(table, name),
                    }
                    for name in table.model_fields
                ],
            }
            for key, table in all_tables().items()
        ],
        "formats": [
            {"name": form.name, "says": _words(form.summary), "suffix": form.suffixes[0]} for form in formats().values()
        ],
    }


def _words(words: Words) -> dict[str, str]:
    return {"en": words.en, "zh": words.zh}
