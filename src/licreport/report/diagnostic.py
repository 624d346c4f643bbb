"""What was found and where: facts only, put into words at the last moment in the language asked for.

A finding speaks in paths (`("handling", "on_time")`), never in lines; `source.py` turns a path into a place. Its
sentence is a pair of phrases with `{names}` for the facts, so that both languages and every output format agree.
"""

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple, TypeAlias

from licreport.figures.stated import Number
from licreport.report.source import Path, Span
from licreport.words.language import Lang, Words


class Severity(Enum):
    """An error: the figures cannot all be right. A warning: implausible, a person should look."""

    ERROR = "error"
    WARNING = "warning"


SEVERITY_WORDS = {Severity.ERROR: Words("error", "错误"), Severity.WARNING: Words("warning", "警告")}


_TERMS = 12
_MORE = Words("+ … ({count} more)", "+ ……（另 {count} 项）")


class Term(NamedTuple):
    """A stated figure or date in a sentence: where it stands, what it is called, and its value as written."""

    path: Path
    label: Words
    written: str
    file: str | None = None
    """The file that it stands in, where it is not the finding's own."""

    def say(self, lang: Lang) -> str:
        """Return the label and the value: `received 542,219`."""
        return f"{self.label.say(lang)} {self.written}"


class Computed(NamedTuple):
    """A value computed from stated figures: its own name, if it has one, and its signed terms."""

    label: Words | None
    terms: "tuple[tuple[str, Side], ...]"
    value: str

    def say(self, lang: Lang) -> str:
        """Return the name and the value (`concluded 542,080`), or the whole sum where it has no name."""
        return f"{self.label.say(lang)} {self.value}".strip() if self.label else f"{self.formula(lang)} = {self.value}"

    def formula(self, lang: Lang) -> str:
        """Return the terms with their signs, a dozen at most: `accepted 9 + rejected 2`."""
        shown = " ".join(f"{sign} {term.say(lang)}" for sign, term in self.terms[:_TERMS]).removeprefix("+ ")
        more = len(self.terms) - _TERMS
        return f"{shown} {_MORE.say(lang, {'count': str(more)})}" if more > 0 else shown

    @property
    def path(self) -> Path:
        """Where the first of its terms stands."""
        return self.terms[0][1].path

    @property
    def file(self) -> str | None:
        """The file that it stands in, where it is not the finding's own."""
        return self.terms[0][1].file if self.terms else None


Side: TypeAlias = Term | Computed
Fact: TypeAlias = str | Words | Side


class Note(NamedTuple):
    """A remark on a finding that has no place of its own."""

    words: Words
    facts: Mapping[str, Fact] = {}

    def say(self, lang: Lang) -> str:
        """Return the remark in that language."""
        return say(self.words, self.facts, lang)


class Finding(NamedTuple):
    """What a rule found, before it is known which rule found it: a place, a sentence and its facts."""

    path: Path
    words: Words
    facts: Mapping[str, Fact] = {}
    related: tuple[Side, ...] = ()
    stated: str | None = None
    """The stated side in decimal digits or as a date, where the finding compares two sides."""
    computed: str | None = None
    difference: Number | None = None
    """Stated less computed: a count, a fraction for rates, days for dates."""
    severity: Severity | None = None
    """Where it differs from the rule's own."""
    notes: tuple[Note, ...] = ()
    span: Span | None = None
    """The place itself, where there is no path (text that does not parse)."""
    at_key: bool = False
    """Whether the place is the key, not its value."""
    within: tuple[int, int] | None = None
    """Which characters of the text at `path` it is about, from the first up to the last, exclusive."""


class Diagnostic(NamedTuple):
    """A finding of a rule about one file."""

    code: str
    severity: Severity
    address: str
    finding: Finding

    def message(self, lang: Lang) -> str:
        """Return what is wrong, in one line."""
        return say(self.finding.words, self.finding.facts, lang)


def say(words: Words, facts: Mapping[str, Fact], lang: Lang) -> str:
    """Put facts into words."""
    return words.say(lang, {name: fact if isinstance(fact, str) else fact.say(lang) for name, fact in facts.items()})
