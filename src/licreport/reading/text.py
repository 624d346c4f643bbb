"""What a reader makes of a document: its text and its tables, and where each piece stands.

Every kind of document becomes the same: lines of text and grids of cells in the order in which they are read, each with
its place. Nothing here knows of licensing.
"""

from typing import NamedTuple, TypeAlias

from licreport.words.language import Words


class Place(NamedTuple):
    """Where a piece of text stands, as a person would look it up."""

    called: Words
    """`paragraph 12`, `Sheet1!B3`, `page 2, line 7`."""
    line: int = 0
    """The line in the document's own text, from 1; 0 where it has no lines."""


class Line(NamedTuple):
    """A line or a paragraph of text."""

    text: str
    place: Place
    level: int = 0
    """The level of the heading that it is, from 1; 0 where it is none, or that is not told."""


class Cell(NamedTuple):
    """A cell of a grid: its text, and the rows and columns that it covers, from 0."""

    text: str
    row: int
    column: int
    place: Place
    rows: int = 1
    columns: int = 1
    address: str = ""
    """The address of the figure that it holds, where the document itself says it, as our own pages do."""


class Grid(NamedTuple):
    """A table: its cells row by row, each only once however many rows and columns it covers."""

    cells: tuple[Cell, ...]
    caption: str = ""
    """What stands above it as its title, where the document says so."""


Block: TypeAlias = Line | Grid


class Unread(NamedTuple):
    """Something in the document that was not read, and why: a picture, a hidden row, deleted text."""

    why: Words
    place: Place | None = None


class Text(NamedTuple):
    """A document as it is read."""

    blocks: tuple[Block, ...]
    unread: tuple[Unread, ...] = ()


class UnreadableError(Exception):
    """The document cannot be read: what is wrong, and what to do."""

    def __init__(self, problem: Words) -> None:
        super().__init__(problem.en)
        self.problem = problem
