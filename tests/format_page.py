"""The page of the data format, in either language: prose of its own, and tables that are written from the model."""

import re
from pathlib import Path

from places import ROOT
from pydantic.fields import FieldInfo

from licreport.report.address import LISTS, TABLES, key_label, key_meaning, key_unit
from licreport.report.model import Report
from licreport.report.tables.base import Table
from licreport.words.language import Lang, Words

PAGES: dict[Lang, Path] = {"en": ROOT / "docs" / "format.md", "zh": ROOT / "docs" / "format.zh-CN.md"}

_ITSELF = Words("the file itself", "文件本身")
_TITLE = Words("`{header}` {label}: {meaning}", "`{header}` {label}：{meaning}")
_CASEWORK = Words(
    "; those of `[applications]`, `[handling]` and `[fees]`, and",
    "；除 `[applications]`、`[handling]`、`[fees]` 的各键外，另有",
)
_HEAD = Words("| key | 中文 | unit | meaning |", "| 键 | 名称 | 单位 | 含义 |")
_REQUIRED = Words(" **Required.**", "（**必填**）")


def format_page(lang: Lang) -> str:
    """Return the page with its tables as they should be."""
    return re.sub(
        r"(<!-- tables:[^\n]*-->\n).*?(<!-- end of tables -->)",
        lambda match: f"{match[1]}\n{tables(lang)}\n\n{match[2]}",
        PAGES[lang].read_text(encoding="utf-8"),
        flags=re.DOTALL,
    )


def tables(lang: Lang) -> str:
    """Return the tables of the data format as Markdown, from the model."""
    parts = [_table(_ITSELF.say(lang), {key: Report.model_fields[key] for key in ("format", "unread")}, Report, lang)]
    for key, table in TABLES.items():
        meaning = table.zh if lang == "zh" else (table.__doc__ or "").strip().rstrip(".")
        header = f"[[{key}]]" if key in LISTS else f"[{key}]"
        title = _TITLE.say(lang, {"header": header, "label": table.label.zh, "meaning": meaning})
        own = table.model_fields
        if key == "item":
            title += _CASEWORK.say(lang)
            own = {name: info for name, info in own.items() if name in vars(table)["__annotations__"]}
        parts.append(_table(title, own, table, lang))
    return "\n\n".join(parts)


def _table(title: str, fields: dict[str, FieldInfo], table: type[Table], lang: Lang) -> str:
    rows = [f"### {title}", "", _HEAD.say(lang), "| --- | --- | --- | --- |"]
    for name, info in fields.items():
        label = "格式版本" if name == "format" else key_label(table, name).zh
        meaning = key_meaning(table, name).say(lang) + (_REQUIRED.say(lang) if info.is_required() else "")
        rows.append(f"| `{name}` | {label} | {key_unit(table, name)} | {meaning} |")
    return "\n".join(rows)
