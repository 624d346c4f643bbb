"""The standard sections: each with its prose, or else with the sentences that its figures make, and with its charts."""

import re
from collections.abc import Iterator, Sequence
from itertools import count, groupby

from licreport.compose.pictures import pictures
from licreport.compose.sentences.clauses import OPENING
from licreport.compose.spans import composed_in_parts, spans
from licreport.compose.telling import Telling
from licreport.document.blocks import Block, Bullets, Chart, Heading, Paragraph, Spans
from licreport.narrative.prose import Form, language_of, passages
from licreport.report.address import TABLES, key_label
from licreport.report.tables.narrative import Narrative
from licreport.words.language import Lang, Words

_PICTURE = Words("Figure {number}. {caption}", "图{number}　{caption}")


def sections(telling: Telling) -> Iterator[Block]:
    """Yield the blocks of every section that has prose, figures or charts, headings and charts numbered."""
    return _numbered(_sections(telling), telling.lang)


def _sections(telling: Telling) -> Iterator[Block]:
    numbers, lang = count(1), telling.lang
    for section, field in Narrative.model_fields.items():
        own = telling.of(section)
        text = own.report.narrative.own(section)
        blocks = [*_prose(text, own)] if text else [*_of_figures(own)]
        blocks = [*_marked(blocks, own.notes.at(("narrative", section))), *pictures(own)]
        if blocks and section == OPENING:
            yield from blocks
        elif blocks:
            heading = key_label(TABLES["narrative"], section).zh if lang == "zh" else str(field.description)
            yield Heading(_numeral(next(numbers), heading, lang), anchor=section)
            yield from blocks


def _of_figures(telling: Telling) -> Iterator[Block]:
    numbers = count(1)
    for part, told in composed_in_parts(telling):
        if part is not None:
            heading = _second(next(numbers), part.say(telling.lang), telling.lang)
            yield Heading(heading, 2, anchor=f"{telling.section}-{part.en.lower().replace(' ', '-')}")
        if told:
            yield Paragraph(told)


def _prose(text: str, telling: Telling) -> Iterator[Block]:
    """Yield the blocks of prose, in its own language where that is not the document's."""
    lang = language_of(text, telling.lang)
    numbers, places, own = count(1), count(1), telling.in_language(lang)
    told = ((passage.form, spans(passage.pieces, own)) for passage in passages(text))
    for form, group in groupby((each for each in told if each[1]), key=lambda each: each[0]):
        if form is Form.ENTRY:
            yield Bullets(tuple(found for _, found in group), lang)
        else:
            for _, found in group:
                if form is Form.PARAGRAPH:
                    yield Paragraph(found, lang)
                else:
                    yield _heading(found, lang, numbers)._replace(anchor=f"{telling.section}-{next(places)}")


def _heading(found: Spans, lang: Lang, numbers: "count[int]") -> Heading:
    text = "".join(span.text for span in found)
    if _NUMBERED.match(text):
        return Heading(text, 2, lang)
    return Heading(_second(next(numbers), text, lang), 2, lang)


def _second(number: int, heading: str, lang: Lang) -> str:
    return f"（{_HAN[number]}）{heading}" if lang == "zh" else f"({number}) {heading}"


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
