"""Report + narrative + findings → Document: what the report says as it is published, and in which order.

The standard sections come first, each with the prose written for it, or else with the sentences that its figures make;
one that has neither is left out. Charts stand at the end of the section that they belong to. The annex holds every
figure that is printed. Discrepancies that were waived are footnotes with their reasons; a draft tells of all findings.
"""

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import count, groupby
from typing import Any

from licreport.check.one import Checked
from licreport.compose.annex import tables
from licreport.compose.footnotes import HEADING, Notes, footnotes
from licreport.compose.pictures import pictures
from licreport.compose.spans import Telling, composed, spans
from licreport.document.blocks import (
    Annex,
    Block,
    Bullets,
    Chart,
    Document,
    Footnotes,
    Heading,
    Paragraph,
    Signature,
    Span,
    Spans,
    spans_of,
    with_text,
)
from licreport.narrative.placing import Names
from licreport.narrative.printing import date_text
from licreport.narrative.prose import Form, language_of, passages
from licreport.report.address import TABLES, key_label
from licreport.report.model import Narrative, Report
from licreport.words.language import ERRORS, Lang, Words, counted

_TITLE = (
    Words("{authority}, {year}: ", "{authority}{year}年度"),
    Words("Annual Report on Administrative Licensing", "行政许可实施情况年度报告"),
)
"""In parts that make sense by themselves."""
_ANNEX, _FIGURES = Words("Annex", "附件"), Words("The figures", "数据表")
_PICTURE = Words("Figure {number}. {caption}", "图{number}　{caption}")
_DRAFT = Words("DRAFT", "草稿")
_FAULTY = Words("DRAFT · {errors} · not for publication", "草稿 · {errors} · 不得发布")


def compose(checked: Checked, lang: Lang, beside: Sequence[Report] = (), *, draft: bool = False) -> Document:
    """Return a checked report as it is published, with charts of the reports `beside` it.

    Raises ValueError for a file that is no report.
    """
    report = checked.loaded.report
    if report is None:
        raise ValueError(f"{checked.loaded.name} is no report")
    notes = footnotes(checked, lang, standing=draft)
    names = Names(report, checked.loaded.addresses)
    publication = report.report
    by = publication.publisher or publication.authority
    blocks: list[Block] = [
        *_numbered(_sections(names, notes, beside, lang), lang),
        Signature(_signed(report, notes, lang)),
    ]
    if figures := [*tables(names, notes, lang)]:
        blocks += [Annex(_ANNEX.say(lang), _FIGURES.say(lang)), *figures]
    if notes.texts:
        blocks.append(Footnotes(HEADING.say(lang), notes.texts))
    lines = tuple(
        part.say(lang, {"authority": publication.authority, "year": str(publication.year)}) for part in _TITLE
    )
    stamp = _stamp(checked, lang) if draft else ""
    document = Document("".join(lines), tuple(blocks), lang, date_of(report), by, stamp, lines)
    return with_text(_in_order(document), lambda text: _UNSEEN.sub("", text))


_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
"""Controls, and marks of writing direction, which could turn the figures around that a reader sees."""


def _in_order(document: Document) -> Document:
    """Return a document whose footnotes are numbered as their marks come up in it."""
    numbers = {
        old: new for new, old in enumerate(dict.fromkeys(mark for span in spans_of(document) for mark in span.notes), 1)
    }
    blocks = []
    for block in document.blocks:
        if isinstance(block, Footnotes):
            order = [*numbers, *(old for old in range(1, len(block.texts) + 1) if old not in numbers)]
            blocks.append(block._replace(texts=tuple(block.texts[old - 1] for old in order)))
        else:
            blocks.append(_renumbered(block, numbers))
    return document._replace(blocks=tuple(blocks))


def _renumbered(part: Any, numbers: Mapping[int, int]) -> Any:  # noqa: ANN401  # whatever a document is made of
    if isinstance(part, Span):
        return part._replace(notes=tuple(sorted(numbers[mark] for mark in part.notes)))
    if isinstance(part, tuple):
        parts = [_renumbered(each, numbers) for each in part]
        return type(part)(*parts) if hasattr(part, "_fields") else tuple(parts)
    return part


def date_of(report: Report) -> datetime.date:
    """Return the day that files made of a report are dated: when it was published or signed, or else its year's end."""
    return report.report.published or report.report.signed or datetime.date(report.report.year, 12, 31)


def _stamp(checked: Checked, lang: Lang) -> str:
    if not checked.errors:
        return _DRAFT.say(lang)
    return _FAULTY.say(lang, {"errors": counted(checked.errors, ERRORS, lang)})


def _signed(report: Report, notes: Notes, lang: Lang) -> tuple[Spans, ...]:
    publication = report.report
    key = "authority" if publication.publisher is None else "publisher"
    lines = [Span(publication.publisher or publication.authority, notes=notes.at(("report", key)))]
    if publication.signed is not None:
        lines.append(Span(date_text(publication.signed, lang), notes=notes.at(("report", "signed"))))
    return tuple((line,) for line in lines)


def _sections(names: Names, notes: Notes, beside: Sequence[Report], lang: Lang) -> Iterator[Block]:
    numbers = count(1)
    for section, field in Narrative.model_fields.items():
        telling = Telling(section, names, notes)
        text = getattr(names.report.narrative, section)
        blocks = [*_prose(text, telling, lang)] if text else [*_of_figures(telling, lang)]
        blocks = _marked(blocks, notes.at(("narrative", section)))
        blocks += pictures(section, names.report, beside, lang)
        if blocks:
            heading = key_label(TABLES["narrative"], section).zh if lang == "zh" else str(field.description)
            yield Heading(_numeral(next(numbers), heading, lang))
            yield from blocks


def _of_figures(telling: Telling, lang: Lang) -> Iterator[Block]:
    if told := composed(telling, lang):
        yield Paragraph(told)


def _prose(text: str, telling: Telling, default: Lang) -> Iterator[Block]:
    lang = language_of(text, default)
    numbers = count(1)
    told = ((passage.form, spans(passage.pieces, telling, lang)) for passage in passages(text))
    for form, group in groupby((each for each in told if each[1]), key=lambda each: each[0]):
        if form is Form.ENTRY:
            yield Bullets(tuple(found for _, found in group), lang)
        else:
            for _, found in group:
                yield Paragraph(found, lang) if form is Form.PARAGRAPH else _heading(found, lang, numbers)


def _heading(found: Spans, lang: Lang, numbers: "count[int]") -> Heading:
    text = "".join(span.text for span in found)
    if _NUMBERED.match(text):
        return Heading(text, 2, lang)
    return Heading(f"（{_HAN[next(numbers)]}）{text}" if lang == "zh" else f"({next(numbers)}) {text}", 2, lang)


_NUMBERED = re.compile(r"[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、|\d+[.．、]")
"""Headings that bear a number of their own."""


def _marked(blocks: Sequence[Block], marks: tuple[int, ...]) -> list[Block]:
    """Put what is noted of a section's prose at its end."""
    marked = list(blocks)
    for place in reversed(range(len(marked)) if marks else ()):
        block = marked[place]
        if isinstance(block, Paragraph):
            marked[place] = block._replace(spans=_with_marks(block.spans, marks))
            break
        if isinstance(block, Bullets):
            marked[place] = block._replace(entries=(*block.entries[:-1], _with_marks(block.entries[-1], marks)))
            break
    return marked


def _with_marks(found: Spans, marks: tuple[int, ...]) -> Spans:
    *others, last = found
    return (*others, last._replace(notes=(*last.notes, *marks)))


def _numeral(number: int, heading: str, lang: Lang) -> str:
    return f"{_HAN[number]}、{heading}" if lang == "zh" else f"{number}. {heading}"


class _Numerals(dict[int, str]):
    """Chinese numerals of the numbers from 1 to 99."""

    def __missing__(self, number: int) -> str:
        tens, ones = divmod(number, 10)
        digits = "零一二三四五六七八九"
        text = ("" if tens < 2 else digits[tens]) + ("十" if tens else "") + (digits[ones] if ones or not tens else "")
        self[number] = text
        return text


_HAN = _Numerals()


def _numbered(blocks: Iterator[Block], lang: Lang) -> Iterator[Block]:
    """Number the charts, and say nothing of the language of a block that is the document's own."""
    numbers = count(1)
    for block in blocks:
        if isinstance(block, Chart):
            caption = {"number": str(next(numbers)), "caption": block.caption}
            yield block._replace(caption=_PICTURE.say(lang, caption))
        elif isinstance(block, Heading | Paragraph | Bullets) and block.lang == lang:
            yield block._replace(lang=None)
        else:
            yield block
