"""Figures one a row, each row complete by itself, as programs for tables want them."""

from typing import NamedTuple


class Column(NamedTuple):
    """A column: its name, the same in every language, and whether its cells are digits or empty."""

    name: str
    is_number: bool = False


class Tidy(NamedTuple):
    """A table: its columns, and rows with a text for each of them."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


FIGURES = (
    Column("authority"),
    Column("year", is_number=True),
    Column("path"),
    Column("label"),
    Column("value", is_number=True),
    Column("unit"),
    Column("low", is_number=True),
    Column("high", is_number=True),
    Column("written", is_number=True),
)
"""The columns of figures, whatever they are figures of: a value with its ends, in the unit beside it, as written."""
