"""The two languages of every message: English and Chinese, always declared side by side."""

import os
import sys
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

Lang = Literal["en", "zh"]
LANGS: tuple[Lang, ...] = ("en", "zh")


class Words(NamedTuple):
    """One phrase in both languages; `{name}` marks where a fact goes."""

    en: str
    zh: str

    def say(self, lang: Lang, facts: Mapping[str, str] | None = None) -> str:
        """Return the phrase in `lang`, with each `{name}` replaced by that fact."""
        text = self.zh if lang == "zh" else self.en
        return text.format_map(facts) if facts else text


class MisuseError(Exception):
    """What was asked for cannot be done: why, in words for the person who asked."""

    def __init__(self, words: Words, facts: Mapping[str, str | Words] | None = None) -> None:
        self.words = words
        self.facts = facts or {}
        super().__init__(self.say("en"))

    def say(self, lang: Lang) -> str:
        """Return why, in one language."""
        facts = {name: fact if isinstance(fact, str) else fact.say(lang) for name, fact in self.facts.items()}
        return self.words.say(lang, facts)


def counted(count: int, noun: Words, lang: Lang) -> str:
    """Return a count with its noun: `1 file`, `2 files`; a Chinese noun stands with its measure word (`个文件`)."""
    if lang == "zh":
        return f"{count:,} {noun.zh}"
    return f"{count:,} {noun.en}{'' if count == 1 else 's'}"


def joined(texts: Sequence[str], lang: Lang) -> str:
    """Return texts as one enumeration: `a, b and c`."""
    *most, last = texts
    if lang == "zh":
        return "、".join(texts)
    return f"{', '.join(most)} and {last}" if most else last


def capitalised(text: str) -> str:
    """Return a label as it begins a line: `received` is `Received`."""
    return text[:1].upper() + text[1:]


_FEW = 5


def few(names: Sequence[str], *, in_sentence: bool = False) -> Words:
    """List names, a few of many: `a, b`, in a sentence `a and b`; `a, b and 3 more`."""
    more, shown = len(names) - _FEW, names[:_FEW]
    if more <= 0:
        return Words(joined(names, "en") if in_sentence else ", ".join(names), "、".join(names))
    return Words(f"{', '.join(shown)} and {more:,} more", f"{'、'.join(shown)}等 {len(names):,} 个")


def one_of(names: Sequence[str]) -> Words:
    """List names of which one is to be chosen, a few of many: `a, b or c`."""
    *most, last = names[:_FEW]
    if len(names) > _FEW:
        return few(names)
    return Words(f"{', '.join(most)} or {last}" if most else last, "或".join(names))


FILES = Words("file", "个文件")
ERRORS = Words("error", "个错误")
WARNINGS = Words("warning", "个警告")
RELATIONS = Words("relation", "项关系")
FINDINGS = Words("finding", "处差异")


def language_of_locale(environ: Mapping[str, str] = os.environ) -> Lang:
    """Return the language that the locale's environment variables ask for, or else Windows or macOS; else English."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    platform: str = sys.platform
    if platform not in {"win32", "darwin"}:
        return "en"
    from licreport.words.system import is_chinese  # noqa: PLC0415  # elsewhere the variables say all

    return "zh" if is_chinese(platform) else "en"
