"""Prose and figures → the spans of a document: each figure with its address, its value and its footnotes."""

import datetime
from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from licreport.compose.footnotes import Notes
from licreport.compose.sentences import sentences
from licreport.document.blocks import Span, Spans
from licreport.narrative.placing import Named, Names
from licreport.narrative.printing import printed, unfit
from licreport.narrative.prose import FIGURES, Piece, Placeholder, Plain, Stray, pieces
from licreport.report.figure import Figure, Interval
from licreport.words.language import Lang


class Telling(NamedTuple):
    """What the prose of one section may speak of."""

    section: str
    names: Names
    notes: Notes


def spans(passage: Iterable[Piece], telling: Telling, lang: Lang) -> Spans:
    """Return the spans of a passage; what cannot be placed stands in its braces, as it was written."""
    return tuple(_merged(span for piece in passage for span in _of(piece, telling, lang)))


def figure_span(named: Named, text: str, notes: Notes) -> Span:
    """Return the span of a figure, or of an indicator, or of what [report] says."""
    marks = () if named.path is None else notes.at(named.path)
    if not named.is_figure:
        return Span(text, notes=marks)
    return Span(text, named.address, _value(named), marks)


def composed(telling: Telling, lang: Lang) -> Spans:
    """Return the sentences that a section's figures make."""
    between = "" if lang == "zh" else " "
    text = between.join(sentences(telling.section, telling.names, lang))
    return tuple(_singular(spans(pieces(text), telling, lang), lang))


def _of(piece: Piece, telling: Telling, lang: Lang) -> Iterator[Span]:
    if isinstance(piece, Plain | Stray):
        yield Span(piece.text)
    elif piece.name == FIGURES and not piece.spec:
        yield from composed(telling, lang)
    else:
        named = telling.names.find(piece.name)
        if named is None or named.value is None or unfit(named, piece.spec):
            yield Span(_as_written(piece))
        else:
            yield figure_span(named, printed(named, piece.spec, lang), telling.notes)


def _as_written(placeholder: Placeholder) -> str:
    return f"{{{placeholder.name}{':' if placeholder.spec else ''}{placeholder.spec}}}"


def _value(named: Named) -> str:
    value = named.value
    if isinstance(value, Figure):
        return value.written
    if isinstance(value, Interval):
        return str(Fraction(value.value))
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def _merged(found: Iterable[Span]) -> Iterator[Span]:
    """Yield spans with neighbours of plain words made one."""
    words = ""
    for span in found:
        if span.figure or span.notes:
            if words:
                yield Span(words)
            words = ""
            yield span
        else:
            words += span.text
    if words:
        yield Span(words)


def _singular(found: Spans, lang: Lang) -> Iterator[Span]:
    """Yield the spans of English sentences with `1 offences` made `1 offence`."""
    before = ""
    for span in found:
        first, space, rest = span.text.removeprefix(" ").partition(" ")
        is_plural = lang == "en" and before == "1" and not span.figure and first.rstrip(",.").endswith("s")
        if is_plural and span.text.startswith(" "):
            stem = first.rstrip(",.")
            yield span._replace(text=f" {stem[:-1]}{first[len(stem) :]}{space}{rest}")
        else:
            yield span
        before = span.text if span.figure else ""
