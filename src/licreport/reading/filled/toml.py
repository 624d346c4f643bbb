"""A form that was filled in, as the TOML of its report: each figure with its cell and what was noted beside it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from licreport.reading.filled.sheet import Filled
from licreport.reading.filled.tree import Built, built
from licreport.report.address import LISTS, all_tables
from licreport.report.fields import FORMAT
from licreport.report.source import Path
from licreport.words.language import Lang, Words
from licreport.writing.skeleton import FIRST
from licreport.writing.toml import Block, Line, labels, lines_of, literal, remark, table_labels, text_of

HEAD = Words(
    "Read from the form {file}, each figure as it was filled in.", "由填报表 {file} 读取，各项数据照填写的内容。"
)
_NOTE = Words("noted: {text}", "备注：{text}")
_OF_BLANK = Words("noted beside {address}, which is blank ({place}): {text}", "{address} 未填，备注（{place}）：{text}")
_OUTSIDE = Words(
    "not read: {text} ({place}), where the form asks for nothing", "未读取：{text}（{place}），不在填写位置"
)


def toml(filled: Filled, file: str, lang: Lang) -> str:
    """Write a form as the TOML that it would be loaded as; remarks in one language, labels in both."""
    found = built(filled)
    head = [*remark(HEAD.say(lang, {"file": file})), f"format = {FORMAT}"]
    blocks = [block for key in all_tables() for block in _blocks(key, found, lang)]
    tail = [line for text in remarks(filled, lang) for line in remark(text)]
    return text_of([head, *map(lines_of, blocks), tail])


def remarks(filled: Filled, lang: Lang) -> Iterator[str]:
    """Yield what was noted beside blanks, and the numbers that stand where none is asked for."""
    found = built(filled)
    for note in found.notes:
        if note.path not in found.places:
            facts = {"address": ".".join(map(str, note.path)), "place": note.place.called.say(lang), "text": note.text}
            yield _OF_BLANK.say(lang, facts)
    for one in filled.outside:
        yield _OUTSIDE.say(lang, {"text": one.text, "place": one.place.called.say(lang)})


def _blocks(key: str, found: Built, lang: Lang) -> Iterator[Block]:
    """Yield the tables of a key that hold something."""
    if key in LISTS:
        for position, element in enumerate(found.tree.get(key, ())):
            yield Block(f"[[{key}]]", table_labels(key), _lines(key, element, (key, position), found, lang))
        return
    table: Any = found.tree
    for step in key.split("."):
        table = table.get(step, {})
    if table:
        yield Block(f"[{key}]", table_labels(key), _lines(key, table, (key,), found, lang))


def _lines(key: str, table: Mapping[str, Any], prefix: Path, found: Built, lang: Lang) -> Sequence[Line]:
    kind, notes = all_tables()[key], {note.path: note.text for note in found.notes}
    own = [name for name in sorted(kind.model_fields, key=lambda name: (key, name) not in FIRST) if name in table]
    lines = []
    for name in own:
        path = (*prefix, name)
        place = found.places.get(path)
        note = notes.get(path) or (notes.get(prefix) if name == "name" else None)
        said = [labels(kind, name), "" if place is None else place.called.say(lang)]
        said += [_NOTE.say(lang, {"text": " ".join(note.split())})] if note else []
        value = str(table[name]) if path == ("report", "year") else literal(table[name])
        lines.append(Line(name, value, "; ".join(filter(None, said))))
    return lines
