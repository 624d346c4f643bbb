"""What is known of a file of records before it is read: its format, its columns, and how they are reached."""

from collections.abc import Mapping
from typing import NamedTuple

CSV, PARQUET, JSON_LINES, DATABASE, POSTGRESQL = "csv", "parquet", "json lines", "database", "postgresql"

TEXT, DATE, TIMESTAMP = "text", "date", "timestamp"
"""What a column of the records comes as; all but dates come as text."""


class Source(NamedTuple):
    """One file of records, or one sheet or table of it."""

    name: str
    """As people are told it: the path, and the sheet or table in it."""
    path: str
    """What an engine reads: the file itself, or one that was made of it."""
    form: str
    columns: tuple[str, ...]
    """As they are named in the file, in their order."""
    delimiter: str = ","
    header: int = 0
    """The row that the columns are named in, counted from one; what stands above it is a title. Nought without one."""
    above: int = 0
    """Rows that stood above the header and were left behind when the source was written anew."""
    table: str = ""
    """The table of a database."""
    lines: bool = False
    """Whether a row is known by the line at which it begins: of a text, not of a sheet or table written anew."""
    types: Mapping[str, str] = {}
    """Which columns come as dates or times; all others come as text."""
    beside: Mapping[str, int] = {}
    """The rows of other sheets of its workbook, which are not read since none names columns."""
    passed_over: tuple[str, ...] = ()
    """Files of its directory that are not read; told once, by the first file that is."""


class Matched(NamedTuple):
    """A source, the table of the layout that it is, and the columns of it that are fields."""

    source: Source
    table: str
    columns: Mapping[str, str]
    """The column of each field."""
    unused: tuple[str, ...]
    """The columns that the layout does not name, which are not read."""


def quoted(name: str) -> str:
    """Write the name of a column or a table as SQL."""
    return '"' + name.replace('"', '""') + '"'
