"""A document as plain data that the template lays out: every text is only ever a text there, never markup."""

import re
from collections.abc import Iterator
from typing import TypeAlias

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
    Span,
    Spans,
    Table,
    numbered,
)
from licreport.render import chart
from licreport.render.measured.columns import SHORT, layouts
from licreport.words.language import Lang

Plain: TypeAlias = dict[str, object]


def plain(document: Document) -> Plain:
    """Return a document as objects for JSON."""
    return {
        "lang": document.lang,
        "title": _pieces(document.title) or [" "],
        "title_lines": [_clean(line) for line in document.title_lines],
        "author": _clean(document.author),
        "draft": _pieces(document.draft),
        "date": [document.date.year, document.date.month, document.date.day],
        "blocks": [*_blocks(document)],
    }


def _blocks(document: Document) -> Iterator[Plain]:
    level, laid = 0, iter(layouts(document))
    for each in _numbered(document):
        block = Paragraph((Span(each.alt),)) if isinstance(each, Chart) and not chart.is_available() else each
        if isinstance(block, Heading | Annex | Footnotes):
            # a tagged file skips no level, whatever the headings look like
            level = min(block.level, level + 1) if isinstance(block, Heading) else 1
        how: Plain = {}
        if isinstance(block, Table):
            how = {**next(laid)._asdict(), "is_short": len(block.rows) <= SHORT}
        yield {"level": level, **how, **_block(block, document.lang)}


def _numbered(document: Document) -> Iterator[Block]:
    """Yield the blocks, lists in Chinese as the numbered paragraphs that official documents have."""
    for block in document.blocks:
        if isinstance(block, Bullets) and (block.lang or document.lang) == "zh":
            yield from numbered(block)
        else:
            yield block


def _block(block: Block, lang: Lang) -> Plain:
    match block:
        case Heading(text, look, own):
            content: Plain = {"text": _pieces(text), "look": look, "lang": own or lang}
        case Paragraph(spans, own):
            content = {"spans": _spans(spans), "lang": own or lang}
        case Bullets(entries, own):
            content = {"entries": [_spans(spans) for spans in entries], "lang": own or lang}
        case Table(caption, columns, rows, _, _):
            content = {
                "caption": _pieces(caption),
                "columns": [{"heading": _pieces(it.heading, _CELL), "is_number": it.is_number} for it in columns],
                "rows": [{"cells": _spans(row.cells, _CELL), "depth": row.depth} for row in rows],
            }
        case Chart(caption, alt, drawing):
            content = {"caption": _pieces(caption), "alt": _clean(alt), "svg": chart.svg(drawing, lang)}
        case Enclosure(text):
            content = {"text": _pieces(text)}
        case Signature(lines):
            content = {"lines": [_spans(line) for line in lines]}
        case Annex(label, title):
            content = {"label": _pieces(label), "title": _pieces(title)}
        case Footnotes(heading, texts):
            content = {"heading": _pieces(heading), "texts": [_pieces(text) for text in texts]}
    return {"kind": type(block).__name__.lower(), **content}


def _spans(spans: Spans, longest: int = 30) -> list[Plain]:
    return [{"text": _pieces(span.text, longest), "notes": list(span.notes)} for span in spans]


_CELL = 12


def _pieces(text: str, longest: int = 30) -> list[str]:
    """Return a text in pieces between which a line may end too: those of words that may be too long for a line."""
    parts = re.split(rf"([!-~]{{{longest + 1},}})", _clean(text))
    cut = [re.findall(".{1,4}", part) if number % 2 else [part] for number, part in enumerate(parts)]
    return [piece for pieces in cut for piece in pieces if piece]


_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff"
    r"\ufe00-\ufe0f\U000e0100-\U000e01ef]"  # these choose a variant of a character; few fonts have any
)
_LINE_END = r"[\t\n\v\f\r\x85\u2028\u2029]+"
_BETWEEN_CHINESE = re.compile(rf"(?<=[\u2e80-\uffef]){_LINE_END}(?=[\u2e80-\uffef])")


def _clean(text: str) -> str:
    """Return a text on one line, without what is not seen: controls, and marks that could turn a figure around."""
    return re.sub(_LINE_END, " ", _BETWEEN_CHINESE.sub("", _UNSEEN.sub("", text)))
