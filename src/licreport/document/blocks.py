"""A report as it is published, as blocks that every document format renders: neither of licensing nor of formats.

All text stands in it as it is to be read: headings bear their numbers, figures their digits, tables their headings. A
figure also bears its address and its value as written, so that a format which can (HTML) lets programs read it back.
"""

import datetime
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple, TypeAlias, TypeVar, cast

from licreport.words.language import Lang


class Span(NamedTuple):
    """A run of text: plain words, or one figure."""

    text: str
    figure: str = ""
    """The address of the figure that it shows (`applications.received`), or the name of an indicator; else empty."""
    value: str = ""
    """Of a figure: its value as the data have it, `542219`, `227.9万`; of an indicator, an exact number or fraction."""
    notes: tuple[int, ...] = ()
    """The numbers of the footnotes that stand behind it."""


Spans: TypeAlias = tuple[Span, ...]


class Heading(NamedTuple):
    """A heading with its number, of level 1 (`一、总体情况`), 2 (`（一）深化制度建设`) or 3."""

    text: str
    level: int = 1
    lang: Lang | None = None
    """The language that it is in, where it is not the document's."""
    anchor: str = ""
    """What links to it name, whatever else stands in the document; else empty."""


class Paragraph(NamedTuple):
    """A paragraph of running text."""

    spans: Spans
    lang: Lang | None = None


class Bullets(NamedTuple):
    """An unnumbered list."""

    entries: tuple[Spans, ...]
    lang: Lang | None = None


def numbered(bullets: Bullets) -> list[Paragraph]:
    """Return a list as numbered paragraphs: Chinese official documents have 1. 2. 3., and no bullets."""
    return [Paragraph((Span(f"{number}."), *entry), bullets.lang) for number, entry in enumerate(bullets.entries, 1)]


class Column(NamedTuple):
    """A column of a table: its heading, and whether its cells are numbers, which stand to the right."""

    heading: str
    is_number: bool = False


class Row(NamedTuple):
    """A row of a table: a cell for each column, the first being the row's own heading."""

    cells: tuple[Span, ...]
    depth: int = 0
    """How far its heading is indented, being a part of a row above it."""


class Table(NamedTuple):
    """A table of figures below its caption."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    anchor: str = ""
    grid: str = ""
    """What the grid is called that it shares with other tables, whose columns are as wide as its own; else empty."""


Tone: TypeAlias = Literal["", "against", "waiting", "unknown"]
"""What a part of a drawing stands for, beyond its place: an end to the bad, one to come, one that nobody told of."""


class Node(NamedTuple):
    """A station of a flow: its label, its value as written, and in which column it stands, from 0 at the left."""

    label: str
    text: str
    value: float
    column: int
    tone: Tone = ""


class Link(NamedTuple):
    """What goes from one station of a flow to another, by their positions, and how much it is."""

    source: int
    target: int
    value: float
    text: str = ""
    """How much it is as written, where that is neither all of the source nor all of the target."""


class Flow(NamedTuple):
    """Where a quantity goes: stations in columns, and what goes from each to the next."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]


class Bar(NamedTuple):
    """A bar: its label, its length, and the text at its end (`164,619 · 30.37%`)."""

    label: str
    value: float
    text: str
    tone: Tone = ""


class Bars(NamedTuple):
    """Horizontal bars, in the order given; those of parts of a whole are drawn against it."""

    bars: tuple[Bar, ...]
    whole: Bar | None = None


class Series(NamedTuple):
    """A figure over years: what it is called, and its value and text for each; None where it is missing, never zero."""

    label: str
    values: tuple[float | None, ...]
    texts: tuple[str, ...]


class Years(NamedTuple):
    """Figures of several years side by side: a small panel for each, with a scale of its own."""

    years: tuple[str, ...]
    series: tuple[Series, ...]


Drawing: TypeAlias = Flow | Bars | Years


class Chart(NamedTuple):
    """A drawing with its caption, and in words what it shows for those who do not see it."""

    caption: str
    alt: str
    drawing: Drawing
    anchor: str = ""


class Signature(NamedTuple):
    """Who signs, and the date, each a line at the right below the text."""

    lines: tuple[Spans, ...]


class Enclosure(NamedTuple):
    """What says below the text, above who signs, that there is an annex: `附件：数据表`."""

    text: str


class Annex(NamedTuple):
    """Where the annex begins, on a page of its own: what it is called (`附件`), and its title."""

    label: str
    title: str
    anchor: str = ""


class Footnotes(NamedTuple):
    """What the numbered marks refer to: the first text belongs to mark 1."""

    heading: str
    texts: tuple[str, ...]
    anchor: str = ""


Block: TypeAlias = Heading | Paragraph | Bullets | Table | Chart | Enclosure | Signature | Annex | Footnotes


class Fact(NamedTuple):
    """What is said of a document, or by it, above its text: what it is called, and what it is."""

    label: str
    span: Span
    unit: str = ""
    link: str = ""
    """The address on the web that it stands for, if it is one."""


class Document(NamedTuple):
    """A title and the blocks below it, in order."""

    title: str
    blocks: tuple[Block, ...]
    lang: Lang
    date: datetime.date
    """The day that stands in the file's own properties, the same for the same input."""
    author: str = ""
    draft: str = ""
    """What is stamped on every page, where it is only a draft; else empty."""
    title_lines: tuple[str, ...] = ()
    """The title in parts that make sense by themselves, between which it is best broken where a line is too short."""
    about: tuple[Fact, ...] = ()
    """Who published it, when and where, for a format whose readers see no imprint."""
    key_figures: tuple[Fact, ...] = ()
    """The figures that most readers come for. They stand in the text, too."""
    files: tuple[str, ...] = ()
    """The names of files beside the document's own that hold its figures as data."""


def spans_of(document: Document) -> Iterator[Span]:
    """Yield every span of a document, in order."""
    for block in document.blocks:
        match block:
            case Paragraph(spans):
                yield from spans
            case Bullets(entries):
                yield from (span for entry in entries for span in entry)
            case Table(_, _, rows):
                yield from (span for row in rows for span in row.cells)
            case Signature(lines):
                yield from (span for line in lines for span in line)
            case _:
                pass


Part = TypeVar("Part")


def with_text(part: Part, change: Callable[[str], str]) -> Part:
    """Return a document, or a part of one, with every text in it changed."""
    if isinstance(part, str):
        return cast("Part", change(part))
    if isinstance(part, tuple):
        parts = [with_text(each, change) for each in part]
        return cast("Part", type(part)(*parts) if hasattr(part, "_fields") else tuple(parts))
    return part


LanguageTag: TypeAlias = Literal["en", "zh-CN"]


def language_tag(lang: Lang) -> LanguageTag:
    """Return a language as files name it: `zh-CN`."""
    return "zh-CN" if lang == "zh" else "en"
