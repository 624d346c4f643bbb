"""What a report says, as blocks that every document format renders: it knows nothing of licensing, nor of formats."""

from typing import NamedTuple, TypeAlias

from licreport.figure import Interval


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


class Footnotes(NamedTuple):
    """What the numbered marks on the figures refer to."""

    heading: str
    texts: tuple[str, ...]


Block: TypeAlias = Verdict | Facts | Section | Footnotes


class Document(NamedTuple):
    """A title and the blocks below it, in order."""

    title: str
    blocks: tuple[Block, ...]
