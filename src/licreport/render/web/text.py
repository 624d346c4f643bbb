"""Text as HTML may hold it: escaped, figures as data that programs read back, marks of footnotes as links."""

import re
from urllib.parse import quote

from licreport.document.blocks import Document, Footnotes, Span, Spans, language_tag
from licreport.words.language import Lang, Words

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # those of writing direction, which could reorder what is read
    "\ud800-\udfff\ufdd0-\ufdef\ufeff"  # what is no character
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
    + "]"
)
_BREAK = re.compile("\r\n?|[\u2028\u2029]")
_MARKUP = re.compile("[&<>\"']")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})


def escaped(text: str) -> str:
    """Return the text for an element or an attribute in double quotes, without what no page may hold."""
    text = readable(text)
    return text.translate(_ESCAPES) if _MARKUP.search(text) else text


def readable(text: str) -> str:
    """Return the text as a reader of the page gets it: line ends alike, controls and half characters left out."""
    if text.isprintable():  # as most is: what is looked for is not
        return text
    return _FORBIDDEN.sub("", _BREAK.sub("\n", text))


def anchored(name: str) -> str:
    """Return a name as an id, which holds no blanks: each is written as in an address of the web."""
    return escaped(_BLANK.sub(lambda blank: quote(blank[0]), readable(name)))


_BLANK = re.compile(r"[\s%]")


def lang_attribute(lang: Lang | None) -> str:
    """Return the attribute that says what language an element is in, if it is not the page's."""
    return f' lang="{language_tag(lang)}"' if lang else ""


_NOTE = Words("Note [{number}]", "说明[{number}]")
_BACK = Words("Back to note [{number}] in the text", "返回正文中的说明[{number}]")


class Marks:
    """The marks of footnotes as they come up in the text: each a link to its note, the first of them the way back."""

    def __init__(self, document: Document) -> None:
        self._lang = document.lang
        self._notes = max((len(block.texts) for block in document.blocks if isinstance(block, Footnotes)), default=0)
        self._marked: set[int] = set()
        self._anchored: set[str] = set()

    def text(self, spans: Spans) -> str:
        """Return running text, its figures and its marks."""
        return "".join(_data(span) + self._marks(span.notes) for span in spans)

    def cell(self, span: Span) -> str:
        """Return the text of a cell of a table, in which links to a figure find it by its address."""
        own = anchored(span.figure)
        if not own or own in self._anchored:
            return self.text((span,))
        self._anchored.add(own)
        return _data(span, f' id="{own}"') + self._marks(span.notes)

    def back(self, number: int) -> str:
        """Return the link from a note to its first mark, if there is one above it."""
        if number not in self._marked:
            return ""
        label = _BACK.say(self._lang, {"number": str(number)})
        return f' <a class="back" href="#mark-{number}" aria-label="{label}">↑</a>'

    def _marks(self, notes: tuple[int, ...]) -> str:
        return f"<sup>{''.join(map(self._mark, notes))}</sup>" if notes else ""

    def _mark(self, number: int) -> str:
        if not 1 <= number <= self._notes:
            return f"[{number}]"
        own = "" if number in self._marked else f' id="mark-{number}"'
        self._marked.add(number)
        label = _NOTE.say(self._lang, {"number": str(number)})
        return f'<a{own} href="#note-{number}" aria-label="{label}">[{number}]</a>'


def _data(span: Span, own: str = "") -> str:
    if not span.figure:
        return escaped(span.text)
    return f'<data{own} value="{escaped(span.value)}" data-figure="{escaped(span.figure)}">{escaped(span.text)}</data>'
