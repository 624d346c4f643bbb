"""Findings as numbered notes, and which figures each of them marks."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from licreport.check.one import Checked
from licreport.document.blocks import Document, Footnotes, Span, spans_of
from licreport.report.diagnostic import SEVERITY_WORDS, Diagnostic
from licreport.report.source import Path
from licreport.words.language import Lang, Words

HEADING = Words("Notes", "说明")
_WAIVED_NOTE = Words("{code}: {message}. Waived: {reason}", "{code}：{message}。已豁免：{reason}")
_NOTE = Words("{code} {severity}: {message}", "{code} {severity}：{message}")


class Notes(NamedTuple):
    """The texts of the notes, the first being number 1, and the numbers that stand at each place."""

    texts: tuple[str, ...]
    marks: Mapping[Path, Sequence[int]]
    """By the place of a figure, and of the element of a list that it belongs to."""

    def at(self, path: Path) -> tuple[int, ...]:
        """Return the numbers of the notes on what stands at a path."""
        return tuple(self.marks.get(path, ()))


def footnotes(checked: Checked, lang: Lang, *, standing: bool = True) -> Notes:
    """Number the findings, those that stand first if they are wanted, and note which figures each of them marks."""
    texts: list[str] = []
    marks: dict[Path, list[int]] = {}

    def add(diagnostic: Diagnostic, words: Words, facts: Mapping[str, str]) -> None:
        severity = SEVERITY_WORDS[diagnostic.severity].say(lang)
        message = diagnostic.message(lang)
        texts.append(words.say(lang, {"code": diagnostic.code, "severity": severity, "message": message, **facts}))
        path = diagnostic.finding.path
        for place in {path, path[:2]}:
            marks.setdefault(place, []).append(len(texts))

    for diagnostic in checked.diagnostics if standing else ():
        add(diagnostic, _NOTE, {})
    for waived in checked.waived_in_order():
        add(waived.diagnostic, _WAIVED_NOTE, {"reason": " ".join((waived.waiver.reason or "").split())})
    return Notes(tuple(texts), marks)


def in_order(document: Document) -> Document:
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
    return document._replace(blocks=tuple(blocks), key_figures=_renumbered(document.key_figures, numbers))


def _renumbered(part: Any, numbers: Mapping[int, int]) -> Any:  # noqa: ANN401  # whatever a document is made of
    if isinstance(part, Span):
        return part._replace(notes=tuple(sorted(numbers[mark] for mark in part.notes)))
    if isinstance(part, tuple):
        parts = [_renumbered(each, numbers) for each in part]
        return type(part)(*parts) if hasattr(part, "_fields") else tuple(parts)
    return part
