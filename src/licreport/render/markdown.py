"""Markdown as GitHub reads it: tables of pipes, footnotes, and nothing in the text that is taken for markup.

Each paragraph stands on a line of its own; drawings are there in words.
"""

import re
from collections.abc import Iterator

from licreport.document.blocks import (
    Annex,
    Block,
    Bullets,
    Chart,
    Document,
    Enclosure,
    Footnotes,
    Heading,
    Paragraph,
    Signature,
    Spans,
    Table,
    spans_of,
)
from licreport.render import Format
from licreport.words.language import Words


def render(document: Document) -> str:
    """Return the document as Markdown."""
    marked = frozenset(number for span in spans_of(document) for number in span.notes)
    parts = [*_stamp(document.draft), _heading(1, document.title)]
    for block in document.blocks:
        if isinstance(block, Annex):
            parts += ["---", *_stamp(document.draft)]
        parts += _notes(block, marked) if isinstance(block, Footnotes) else _parts(block)
    return "\n\n".join(part for part in parts if part) + "\n"


FORMAT = Format(
    "markdown",
    (".md", ".markdown"),
    Words("the document as GitHub flavoured Markdown", "GitHub 风格的 Markdown 文档"),
    render,
    Document,
)


def _stamp(draft: str) -> Iterator[str]:
    if draft:
        yield f"> {_bold(draft)}"


def _parts(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield _heading(block.level + 1, block.text)
        case Paragraph():
            yield _line(_running(block.spans))
        case Bullets():
            yield "\n".join(f"- {_line(_running(entry))}".rstrip() for entry in block.entries)
        case Table():
            yield _bold(block.caption)
            yield _table(block)
        case Chart():
            yield "\n>\n".join(f"> {part}" for part in (_bold(block.caption), _line(_escaped(block.alt))) if part)
        case Enclosure():
            yield _line(_escaped(block.text))
        case Signature():
            yield from (_line(_running(line)) for line in block.lines)
        case Annex():
            yield _heading(2, f"{block.label} {block.title}")


def _notes(notes: Footnotes, marked: frozenset[int]) -> Iterator[str]:
    """Yield the notes; one without any mark would not be shown as a footnote, so it is a paragraph."""
    yield _heading(2, notes.heading)
    for number, text in enumerate(notes.texts, 1):
        yield f"{f'[^{number}]:' if number in marked else f'{number}:'} {_line(_escaped(text))}".rstrip()


def _heading(level: int, text: str) -> str:
    inner = re.sub("#$", r"\\#", _escaped(text).strip())  # else it would close the heading
    return f"{'#' * level} {inner}".rstrip()


def _bold(text: str) -> str:
    inner = _escaped(text).strip()
    return f"**{inner}**" if inner else ""


def _table(table: Table) -> str:
    rows = [
        [_escaped(column.heading) for column in table.columns],
        ["---:" if column.is_number else "---" for column in table.columns],
    ]
    for row in table.rows:
        first, *others = (_running((cell,)).strip() for cell in row.cells)
        rows.append(["&emsp;" * row.depth + first, *others])
    return "\n".join(f"| {' | '.join(cells)} |" for cells in rows)


def _running(spans: Spans) -> str:
    """Return the spans with their marks; what stands between two marks is escaped as one text."""
    parts, text = [], ""
    for span in spans:
        text += span.text
        if span.notes:
            parts += [_escaped(text), *(f"[^{number}]" for number in span.notes)]
            text = ""
    return _BESIDE_MARK.sub(r"\\\g<0>", "".join([*parts, _escaped(text)]))


_BESIDE_MARK = re.compile(r"[!^](?=\[\^\d)|(?<=\d\])[(:]")
"""What would make a picture, a link or a note of a mark. In the text itself, brackets bear a backslash by now."""


def _line(text: str) -> str:
    """Return a paragraph so that its beginning is no heading, list, quotation or rule."""
    return _BEGINNING.sub(r"\1\\\2", text.strip())


_BEGINNING = re.compile(r"^(\d{1,9}(?=[.)](?: |$))|(?=#{1,6}(?: |$)|[-+](?: |$)|-[- ]*$|>))(.)")


def _escaped(text: str) -> str:
    """Return the text on one line, nothing in it being markup, wherever it stands but at the beginning of a line."""
    flat = _DROPPED.sub("", _BREAKS.sub(" ", text))
    return _MARKUP.sub(lambda found: f"{found[0]}<!-- -->" if found["reference"] else f"\\{found[0]}", flat)


_BREAKS = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029]+")
_DROPPED = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff]")
_MARKUP = re.compile(
    r"[\\`*_\[\]<|~$]|&(?=[#A-Za-z])|:(?=//)|(?<=www)\."
    # Once Markdown is done, GitHub looks for people, issues and emoji in the text itself: backslashes are no help then.
    r"|(?P<reference>@(?=[\w.-])|(?<!&)#(?=\d)|:(?=[a-z0-9_+-]+:))"
)
