"""Findings as numbered notes, and which figures each of them marks."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from licreport.check.one import Checked
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
