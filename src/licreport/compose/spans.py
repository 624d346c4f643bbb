"""Prose and figures → the spans of a document: each figure with its address, its value and its footnotes."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from licreport.compose.sentences.clauses import Told, sentences
from licreport.compose.telling import Telling
from licreport.document.blocks import Span, Spans
from licreport.narrative.printing import printed, unfit
from licreport.narrative.prose import FIGURES, Piece, Placeholder, Plain, Stray, pieces
from licreport.narrative.since import since_last_year, told, untold
from licreport.words.language import Lang, Words


def spans(passage: Iterable[Piece], telling: Telling) -> Spans:
    """Return the spans of a passage; what cannot be placed stands in its braces, as it was written."""
    return tuple(_merged(span for piece in passage for span in _of(piece, telling)))


def composed(telling: Telling) -> Spans:
    """Return the sentences that the figures of the section at hand make."""
    return _composed(sentences(telling.section, telling.names, telling.lang), telling)


def composed_in_parts(telling: Telling) -> Iterator[tuple[Words | None, Spans]]:
    """Yield the same by the parts of the section, each with its heading; a section of one part alone has none."""
    made = sentences(telling.section, telling.names, telling.lang)
    parts = [(part, [*group]) for part, group in groupby(made, key=lambda each: each.part)]
    for part, group in parts:
        yield (part if len(parts) > 1 else None), _composed(group, telling)


def _composed(made: Iterable[Told], telling: Telling) -> Spans:
    between = "" if telling.lang == "zh" else " "
    text = between.join(each.text for each in made)
    return tuple(_singular(spans(pieces(text), telling), telling.lang))


def _of(piece: Piece, telling: Telling) -> Iterator[Span]:
    if isinstance(piece, Plain | Stray):
        yield Span(piece.text)
    elif piece.name == FIGURES and not piece.spec:
        yield from composed(telling)
    else:
        named = telling.names.find(piece.name)
        if named is not None and piece.asks_for_change:
            since = since_last_year(telling.names, named)
            if untold(named, piece.spec, since) is None:
                yield Span(told(named, piece.spec, since, telling.lang, telling.manner))
            else:
                yield Span(_as_written(piece))
        elif named is None or named.value is None or unfit(named, piece.spec):
            yield Span(_as_written(piece))
        else:
            yield telling.figure(named, printed(named, piece.spec, telling.lang, telling.manner))


def _as_written(placeholder: Placeholder) -> str:
    return f"{{{placeholder.name}{':' if placeholder.spec else ''}{placeholder.spec}}}"


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
