"""The prose of a section: paragraphs, lists and sub-headings, and within them words, named figures and meant numbers.

Paragraphs are parted by blank lines, an entry of a list begins with `- `, a sub-heading with `### `; nothing more.
A line that begins with a number as official documents have it (1. （1） （一） 一、) begins a paragraph of its own.
`{applications.received}` names a figure, `{approval_rate:.1%}` says with how many digits, `{figures}` stands for the
sentences that are composed from the section's figures, `{!12345}` is a number that is no figure, and `{{` is a brace.
Every piece knows where in the text it stands.
"""

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple, TypeAlias

from licreport.words.language import Lang


class Plain(NamedTuple):
    """Words as they are to be read."""

    text: str


class Placeholder(NamedTuple):
    """A name in braces, and how its value is to be written; characters from `start` up to `end` of the text."""

    name: str
    spec: str
    start: int
    end: int

    @property
    def asks_for_change(self) -> bool:
        """Whether it asks for the change since last year: `{received:growth}`."""
        return self.spec.partition(".")[0] in {"growth", "change", "增长", "增减"}


class Stray(NamedTuple):
    """A brace that belongs to no placeholder."""

    text: str
    start: int
    end: int


Piece: TypeAlias = Plain | Placeholder | Stray


class Form(Enum):
    """What a passage is."""

    PARAGRAPH = "paragraph"
    ENTRY = "entry"
    HEADING = "heading"


class Passage(NamedTuple):
    """A paragraph, an entry of a list, or a sub-heading."""

    form: Form
    pieces: tuple[Piece, ...]


FIGURES = "figures"
"""The name that asks for the sentences composed from the section's figures."""


def language_of(text: str, default: Lang) -> Lang:
    """Return the language that a text is written in; one of nothing but names in braces has none of its own."""
    shown = without_placeholders(text)
    han, latin = len(re.findall(_HAN, shown)), len(re.findall(_LATIN, shown))
    if not han and not latin:
        return default
    return "zh" if han * _LETTERS_A_HAN >= latin else "en"


def passages(text: str) -> Iterator[Passage]:
    """Yield what a text is made of; line ends within a passage part words only where words are parted by spaces."""
    is_spaced = language_of(text, "zh") == "en"
    form, lines = Form.PARAGRAPH, list[tuple[int, str]]()
    start = 0
    for line in text.split("\n"):
        match = re.match(_MARK, line)
        if lines and (match or not line.strip() or re.match(_NUMBERED, line)):
            yield Passage(form, tuple(_joined(lines, is_spaced=is_spaced)))
            lines = []
        if match:
            form = Form.ENTRY if match[1] == "-" else Form.HEADING
            lines = [(start + match.end(), line[match.end() :])]
            if form is Form.HEADING:
                yield Passage(form, tuple(_joined(lines, is_spaced=is_spaced)))
                lines = []
        elif line.strip():
            form = form if lines else Form.PARAGRAPH
            lines.append((start, line))
        start += len(line) + 1
    if lines:
        yield Passage(form, tuple(_joined(lines, is_spaced=is_spaced)))


def pieces(text: str, start: int = 0) -> Iterator[Piece]:
    """Yield the words and the names of a text that is one passage and stands from character `start` on."""
    done = 0
    for match in re.finditer(_BRACES, text):
        if match.start() > done:
            yield Plain(text[done : match.start()])
        done = match.end()
        yield _brace(match, start) or Plain(match[0][0] if match["meant"] is None else match["meant"])
    if done < len(text):
        yield Plain(text[done:])


def _brace(match: re.Match[str], start: int) -> Placeholder | Stray | None:
    """Return what is in braces; None where that is words: a meant number, or a brace itself."""
    name = match["name"]
    if name is not None:
        return Placeholder(name.strip(), (match["spec"] or "").strip(), start + match.start(), start + match.end())
    if match["meant"] is not None or len(match[0]) == 2:
        return None
    return Stray(match[0], start + match.start(), start + match.end())


def braces(text: str) -> Iterator[Placeholder | Stray]:
    """Yield the placeholders of a text and the braces that belong to none, in order."""
    start = 0
    for line in text.split("\n"):  # as a passage is read: no name goes on in the next line
        for match in re.finditer(_BRACES, line):
            if brace := _brace(match, start):
                yield brace
        start += len(line) + 1


def asks_for_separators(text: str) -> bool:
    """Tell whether a placeholder of a text asks for a number with its thousands separated: `{received:,}`."""
    return ":," in text and any(isinstance(one, Placeholder) and one.spec.startswith(",") for one in braces(text))


def without_placeholders(text: str) -> str:
    """Return a text of the same length in which null characters stand for everything in braces."""
    pattern = re.compile(_BRACES)
    return "\n".join(pattern.sub(lambda match: "\0" * len(match[0]), line) for line in text.split("\n"))


_HAN, _LATIN = r"[\u3400-\u9fff]", r"[A-Za-z]"
_LETTERS_A_HAN = 3
"""As many Latin letters say as much as one Chinese character, more or less."""
_MARK = r"[ \t]*(-|###)[ \t]+(?=\S)"
_HAN_NUMBER = "[一二三四五六七八九十]{1,3}"
_NUMBERED = (
    rf"[ \t\u3000]*(?:[0-9]{{1,2}}(?:[.．](?![0-9])|、)|[（(](?:[0-9]{{1,2}}|{_HAN_NUMBER})[）)]|{_HAN_NUMBER}、)(?=.)"
)
_BRACES = r"""(?xs)
      \{\{ | \}\}                                                  # a brace itself
    | \{! (?P<meant> [^{}\n]* ) \}                                # a number that is no figure
    | \{ (?P<name> (?: "(?:[^"\\]|\\.)*+" | [^{}:"\\\n] )++ )    # a name, of which parts may be quoted
      (?: : (?P<spec> [^{}\n]* ) )? \}
    | [{}]                                                       # belongs to nothing
    """


def _joined(lines: list[tuple[int, str]], *, is_spaced: bool) -> Iterator[Piece]:
    for number, (start, line) in enumerate(lines):
        if number:
            before = lines[number - 1][1].rstrip()
            if is_spaced or (before[-1:].isascii() and line.lstrip()[:1].isascii()):
                yield Plain(" ")
        lead = len(line) - len(line.lstrip())
        yield from pieces(line.strip(), start + lead)
