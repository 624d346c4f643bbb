"""The page at a terminal, as blocks: it knows nothing of licensing, nor of how they are drawn."""

from collections.abc import Callable, Sequence
from typing import Literal, NamedTuple, TypeAlias

from licreport.document.blocks import Footnotes
from licreport.figures.stated import Interval


class Share(NamedTuple):
    """A computed rate or average beside a figure: what it is called, its value and how it is written."""

    label: str
    written: str
    bar: Interval | None = None
    """The part of the whole that it is, where it is one and is to be drawn."""


class Row(NamedTuple):
    """One figure: its label, its value as written, its unit, what is computed from it, and its footnotes."""

    label: str
    value: str
    unit: str = ""
    share: Share | None = None
    notes: tuple[int, ...] = ()
    depth: int = 0
    """How far it is indented, being a part of the row above it."""


class Verdict(NamedTuple):
    """The outcome of the checks in one sentence."""

    state: str
    """`good`, `waived`, `warning`, `bad` or `unknown`."""
    text: str


class Facts(NamedTuple):
    """Short statements about the report itself: a label and a text each."""

    pairs: tuple[tuple[str, str], ...]


class Section(NamedTuple):
    """A heading and the figures below it."""

    heading: str
    rows: tuple[Row, ...]


class Column(NamedTuple):
    """A column of a grid: what stands above it, and what becomes of it where a page is narrow."""

    heading: str
    rank: int = 0
    """Columns of a higher rank are left out first, those of rank 0 never."""
    kind: Literal["figure", "unit", "drawing"] = "figure"
    missed: str = ""
    """What a reader misses where it is left out."""
    legend: str = ""
    """What there is to know of it where it is not."""


class Line(NamedTuple):
    """A line of a grid: its label, a text for each column, its footnotes and depth; without texts, it is a heading."""

    label: str
    cells: tuple[str, ...] = ()
    notes: tuple[int, ...] = ()
    depth: int = 0


class Grid(NamedTuple):
    """Figures in columns of their own: years, or kinds of figures."""

    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    left_out: Callable[[Sequence[str]], str]
    """Says what is missed where columns are left out."""
    is_listing: bool = False
    """Whether a label is a name, cut where it is too long, so that each line of the grid is one of the page."""


class Remark(NamedTuple):
    """A paragraph below what it is about."""

    text: str


Block: TypeAlias = Verdict | Facts | Section | Footnotes | Grid | Remark


class Overview(NamedTuple):
    """A title and the blocks below it, in order."""

    title: str
    blocks: tuple[Block, ...]
