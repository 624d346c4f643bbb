"""Findings as numbered notes, and which figures each of them marks.

A published document speaks plainly: of each discrepancy that was waived it says what the waiver says, without the code
of a rule. A draft, and a page for whoever works on the figures, says in full what was found.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple, TypeAlias, get_args

from licreport.check.one import Checked
from licreport.document.blocks import Document, Footnotes, Span, spans_of
from licreport.narrative.prose import language_of
from licreport.report.diagnostic import SEVERITY_WORDS, Diagnostic
from licreport.report.source import Path
from licreport.words.language import Lang, Words, capitalised

Wording: TypeAlias = Literal["none", "plain", "full"]
"""How notes are worded, or that there are none."""
WORDINGS: Sequence[Wording] = get_args(Wording)

HEADING = Words("Notes", "说明")
PLAIN_HEADING = Words("Notes", "注")
"""The headings of notes that say in full what was found, and of those of a published document."""
_WAIVED_NOTE = Words("{code}: {message}. Waived: {reason}", "{code}：{message}。已豁免：{reason}")
_NOTE = Words("{code} {severity}: {message}", "{code} {severity}：{message}")
_PLAIN_NOTE = Words("{message}.", "{message}。")
_QUOTED_NOTE = Words(
    "{message}. The report was published so, with the note: “{note}”", "{message}。原文如此，并附说明：“{note}”"
)


class Notes(NamedTuple):
    """The texts of the notes, the first being number 1, and the numbers that stand at each place."""

    texts: tuple[str, ...]
    marks: Mapping[Path, Sequence[int]]
    """By the place of a figure, and of the element of a list that it belongs to."""

    def at(self, path: Path) -> tuple[int, ...]:
        """Return the numbers of the notes on what stands at a path."""
        return tuple(self.marks.get(path, ()))


def footnotes(checked: Checked, lang: Lang, *, standing: bool = True, wording: Wording = "full") -> Notes:
    """Number the findings, those that stand first if they are wanted, and note which figures each of them marks.

    Findings of which a plain note says the same have one note.
    """
    texts: list[str] = []
    marks: dict[Path, list[int]] = {}
    for diagnostic, text in _told(checked, lang, standing=standing, wording=wording):
        if wording != "plain" or text not in texts:
            texts.append(text)
        number = texts.index(text) + 1 if wording == "plain" else len(texts)
        path = diagnostic.finding.path
        for place in {path, path[:2]}:
            placed = marks.setdefault(place, [])
            placed += [number] if number not in placed else []
    return Notes(tuple(texts), marks)


def _told(checked: Checked, lang: Lang, *, standing: bool, wording: Wording) -> Iterator[tuple[Diagnostic, str]]:
    """Yield the findings, each with what its note says; nothing where no notes are wanted."""
    if wording == "none":
        return
    for diagnostic in checked.diagnostics if standing else ():
        yield diagnostic, _worded(diagnostic, _PLAIN_NOTE if wording == "plain" else _NOTE, lang)
    for waived in checked.waived_in_order():
        if wording == "plain":
            yield (
                waived.diagnostic,
                _plain(waived.diagnostic, _one_line(waived.waiver.note or waived.waiver.reason), lang),
            )
        else:
            yield waived.diagnostic, _worded(waived.diagnostic, _WAIVED_NOTE, lang, _one_line(waived.waiver.reason))


def _plain(diagnostic: Diagnostic, note: str, lang: Lang) -> str:
    """Return the note of a waiver; if it is in another language, behind what the finding says in the document's."""
    if language_of(note, lang) == lang:
        return note
    return _QUOTED_NOTE.say(lang, {"message": capitalised(diagnostic.message(lang)), "note": note})


def _worded(diagnostic: Diagnostic, words: Words, lang: Lang, reason: str = "") -> str:
    severity = SEVERITY_WORDS[diagnostic.severity].say(lang)
    facts = {"code": diagnostic.code, "severity": severity, "message": diagnostic.message(lang), "reason": reason}
    return words.say(lang, facts)


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())


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
