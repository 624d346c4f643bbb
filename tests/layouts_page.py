"""The tables of the pages on layouts, written from the facts that layouts are read by."""

import re
from collections.abc import Iterator
from pathlib import Path

from places import ROOT

from licreport.cases.fields import CODES, FIELDS
from licreport.cases.layout.keys import KEYS
from licreport.cases.layout.load import layout, shipped
from licreport.words.language import Lang, Words

PAGES: dict[Lang, Path] = {"en": ROOT / "docs" / "layouts.md", "zh": ROOT / "docs" / "layouts.zh-CN.md"}

_HEADS = {
    "keys": Words("| key | 中文 | what it says |", "| 键 | 名称 | 含义 |"),
    "fields": Words("| field | 中文 | what it is | read as |", "| 字段 | 名称 | 英文 | 读取方式 |"),
    "codes": Words("| in `[codes.…]` | a code may stand for |", "| `[codes.…]` | 代码可表示 |"),
    "shipped": Words(
        "| `--layout` | of what | what it says whenever it is used |", "| `--layout` | 用于 | 每次使用时的说明 |"
    ),
}


def layouts_page(lang: Lang) -> str:
    """Return the page with its tables as they should be."""
    return re.sub(
        r"(<!-- (keys|fields|codes|shipped):[^\n]*-->\n).*?(<!-- end -->)",
        lambda match: f"{match[1]}\n{table(match[2], lang)}\n\n{match[3]}",
        PAGES[lang].read_text(encoding="utf-8"),
        flags=re.DOTALL,
    )


def table(name: str, lang: Lang) -> str:
    """Return one of the tables as Markdown."""
    head = _HEADS[name].say(lang)
    return "\n".join([head, re.sub(r"[^|]+", " --- ", head), *_ROWS[name](lang)])


def _keys(lang: Lang) -> Iterator[str]:
    for key, own in KEYS.items():
        yield f"| `{key}` | {own.label.zh} | {own.meaning.say(lang)} |"


def _fields(lang: Lang) -> Iterator[str]:
    for name, field in FIELDS.items():
        kind = f"`[codes.{field.kind.value}]`" if field.kind.is_code else _KINDS[field.kind.value].say(lang)
        yield f"| `{name}` | {field.label.zh} | {field.label.en} | {kind} |"


_KINDS = {
    "text": Words("text", "文字"),
    "date": Words("date", "日期"),
    "number": Words("number", "数字"),
    "money": Words("yuan", "金额（元）"),
}


def _codes(lang: Lang) -> Iterator[str]:
    comma = "、" if lang == "zh" else ", "
    for kind, words in CODES.items():
        told = comma.join(f"`{word}` {label.zh}" for word, label in words.items())
        yield f"| `{kind.value}` | {told} |"


def _shipped(lang: Lang) -> Iterator[str]:
    for name in shipped():
        own = layout(name)
        title = own.title.split(" · ")[lang == "zh"]
        yield f"| `{name}` | {title} | {' '.join(each.say(lang) for each in own.remarks)} |"


_ROWS = {"keys": _keys, "fields": _fields, "codes": _codes, "shipped": _shipped}
