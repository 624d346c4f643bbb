"""What several findings of one file would follow from, for every form alike: the causes, and the cause of a finding."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from licreport.check.one import Checked
from licreport.report.diagnostic import Diagnostic
from licreport.report.load import Loaded
from licreport.report.source import Path, Span
from licreport.words.language import Lang, Words

if TYPE_CHECKING:
    from licreport.correction.common import CommonCause
    from licreport.correction.resolving import Localised

NOTE = Words("note", "提示")
"""What a cause is, beside errors and warnings: it is likely, and counts as neither."""

_SEMICOLON = Words("; ", "；")


class Causes:
    """The likely causes of a file's findings, in the order of the first finding of each."""

    def __init__(self, checked: Checked, found: Sequence["CommonCause"]) -> None:
        causes = {id(diagnostic.finding.facts): cause for cause in found for diagnostic in cause.diagnostics}
        ordered = (causes.get(id(diagnostic.finding.facts)) for diagnostic in checked.diagnostics)
        self.found = tuple({id(cause): cause for cause in ordered if cause is not None}.values())
        self.checked = checked
        numbers = {id(cause): number for number, cause in enumerate(self.found)}
        self._numbers = {facts: numbers[id(cause)] for facts, cause in causes.items()}

    def number(self, diagnostic: Diagnostic) -> int | None:
        """Return the number of the cause that a finding would follow from, from 0."""
        return self._numbers.get(id(diagnostic.finding.facts))

    def reference(self, diagnostic: Diagnostic, lang: Lang) -> str | None:
        """Say which figure a finding would follow from, if it has a cause."""
        number = self.number(diagnostic)
        if number is None:
            return None
        from licreport.correction.common import reference_said  # noqa: PLC0415  # loaded already where there is a cause

        return reference_said(self.found[number], self.checked, lang)

    def with_reference(self, diagnostic: Diagnostic, lang: Lang) -> str:
        """Return the message of a finding in one line, with its reference to its cause if it has one."""
        reference, message = self.reference(diagnostic, lang), diagnostic.message(lang)
        return message if reference is None else f"{message}{_SEMICOLON.say(lang)}{reference}"

    def told(self, lang: Lang) -> list["Told"]:
        """Return the causes in words, each with its place."""
        return [_told(cause, self.checked, lang) for cause in self.found]


class Told(NamedTuple):
    """A cause in words, and where its figure stands."""

    cause: "CommonCause"
    said: str
    loaded: Loaded
    path: Path
    span: Span


def causes(checked: Checked, groups: Sequence["Localised"] | None = None) -> Causes:
    """Return the likely causes of a file's findings; `groups` are those of its findings where they are known."""
    if len(checked.breaches) < 2 or len(checked.diagnostics) < 2:
        return Causes(checked, ())
    from licreport.correction.common import common_causes  # noqa: PLC0415  # few files have two findings that could share
    from licreport.correction.search import localise  # noqa: PLC0415  # as above

    return Causes(checked, [*common_causes(localise(checked, in_pairs=False) if groups is None else groups)])


def _told(cause: "CommonCause", checked: Checked, lang: Lang) -> Told:
    from licreport.correction.common import cause_said  # noqa: PLC0415  # as above

    path = cause.change.spot.path
    loaded = checked.file(cause.change.spot.file)
    return Told(cause, cause_said(cause, checked, lang), loaded, path, loaded.source.span(path))
