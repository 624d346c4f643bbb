"""What every part of a document is told from: the report, the notes on its figures, and the language."""

import datetime
from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from licreport.compose.footnotes import Notes, Wording
from licreport.document.blocks import Span
from licreport.figures.manner import PLAIN, Manner
from licreport.figures.stated import Figure, Interval, Stated
from licreport.narrative.placing import Named, Names
from licreport.report.model import Report
from licreport.words.language import Lang


class Style(NamedTuple):
    """How a document is printed, where that is not as its language has it."""

    wording: Wording | None = None
    """How notes are worded; where it is not said, plainly, and in a draft in full."""
    manner: Manner = PLAIN
    """How figures are printed."""


PLAIN_STYLE = Style()


class Telling(NamedTuple):
    """A report as it is told: its figures by name, the notes on them, the language, and the section at hand."""

    names: Names
    notes: Notes
    lang: Lang
    beside: Sequence[Report] = ()
    """Reports whose figures charts show too."""
    section: str = ""
    manner: Manner = PLAIN
    """How figures are printed."""

    @property
    def report(self) -> Report:
        """The report."""
        return self.names.report

    def of(self, section: str) -> "Telling":
        """Return the same for a section."""
        return self._replace(section=section)

    def in_language(self, lang: Lang) -> "Telling":
        """Return the same in a language, that of prose which is not the document's."""
        return self._replace(lang=lang)

    def figure(self, named: Named, text: str) -> Span:
        """Return the span of a figure, or of an indicator, or of what [report] says, with the notes on it."""
        marks = () if named.path is None else self.notes.at(named.path)
        if not named.is_figure:
            return Span(text, notes=marks)
        return Span(text, named.address, _value(named), marks)

    def written(self, stated: Stated, unit: str) -> str:
        """Return a figure as it is written where it stands by itself."""
        return self.manner.text(stated, unit, self.lang)

    def separated(self, text: str) -> str:
        """Return a text of ours with the separators that the document has."""
        return self.manner.separated(text, self.lang)


def _value(named: Named) -> str:
    value = named.value
    if isinstance(value, Figure):
        return value.written
    if isinstance(value, Interval):
        return str(Fraction(value.value))
    return value.isoformat() if isinstance(value, datetime.date) else str(value)
