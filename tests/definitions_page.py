"""The tables of definitions in the pages on case records, written from the model."""

import datetime
import re
from pathlib import Path

from places import ROOT

from licreport.cases.definitions import Definition, Period, definitions, steps
from licreport.cases.fields import FIELDS
from licreport.cases.layout.load import layout
from licreport.report.address import TABLES, key_label
from licreport.words.language import Lang, Words

PAGES: dict[Lang, Path] = {"en": ROOT / "docs" / "tabulate.md", "zh": ROOT / "docs" / "tabulate.zh-CN.md"}

_HEAD = Words(
    "| figure | 中文 | by event | by cohort |", "| 数据 | 名称 | 按办件时间（event） | 按申请批次（cohort） |"
)
_PERIOD = Period(datetime.date(2024, 1, 1), datetime.date(2024, 12, 31))
_NONE = Words("none", "无")


def definitions_page(lang: Lang) -> str:
    """Return the page with its table as it should be."""
    return re.sub(
        r"(<!-- definitions:[^\n]*-->\n).*?(<!-- end of definitions -->)",
        lambda match: f"{match[1]}\n{table(lang)}\n\n{match[2]}",
        PAGES[lang].read_text(encoding="utf-8"),
        flags=re.DOTALL,
    )


def table(lang: Lang) -> str:
    """Return the table of definitions as Markdown."""
    rows = [_HEAD.say(lang), "| --- | --- | --- | --- |"]
    for address, definition in definitions().items():
        label = key_label(TABLES[definition.key], definition.name).zh
        told = " | ".join(_told(definition, counting, lang) for counting in ("event", "cohort"))
        rows.append(f"| `{address}` | {label} | {told} |")
    return "\n".join(rows)


def _told(definition: Definition, counting: str, lang: Lang) -> str:
    if counting == "cohort" and definition.by == "open_before":
        return _NONE.say(lang)
    own = layout("general")._replace(counting=counting)
    taken = steps(definition, own, frozenset(FIELDS), _PERIOD)
    return (", " if lang == "en" else "，").join(step.told.say(lang) for step in taken)
