"""All reports of a site in one file while it is made: put there one by one, asked for by any process.

No more of them is ever in memory than what is being looked at, however many there are.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from licreport.site.addresses import key_of
from licreport.site.kept.found import Found, found
from licreport.site.kept.marks import mark_of_bytes
from licreport.site.kept.row import Row
from licreport.words.alike import normal
from licreport.words.period import Span

_TABLES = """
    CREATE TABLE report (
        number INTEGER PRIMARY KEY, authority TEXT, year INTEGER, span TEXT, level TEXT, whole TEXT, is_double INTEGER,
        is_synthetic INTEGER, file BLOB, noted BLOB, facts BLOB, mark BLOB
    );
    CREATE TABLE spelling (key TEXT PRIMARY KEY, name TEXT) WITHOUT ROWID;
"""
_SETTLED = """
    CREATE INDEX by_authority ON report (authority, is_double, year, span);
    CREATE INDEX by_year ON report (year);
    CREATE TABLE authority (
        place INTEGER PRIMARY KEY, key TEXT UNIQUE, name TEXT, level TEXT, whole TEXT, first INTEGER,
        synthetic INTEGER
    );
    INSERT INTO authority (key, name, synthetic, first)
        SELECT key, name, synthetic,
            1 + sum(reports) OVER (ORDER BY name, key ROWS UNBOUNDED PRECEDING) - reports
        FROM (
            SELECT authority AS key, sum(NOT is_double) AS reports, max(is_synthetic) AS synthetic
            FROM report GROUP BY authority
        )
        JOIN spelling USING (key) ORDER BY name, key;
    UPDATE authority SET (level, whole) = (
        SELECT level, whole FROM report WHERE authority = key
        ORDER BY is_double, year DESC, span DESC, number DESC LIMIT 1
    );
    CREATE INDEX by_whole ON authority (whole, place);
    ANALYZE;
"""


class Authority(NamedTuple):
    """An authority, and what is known of it by its newest report."""

    key: str
    name: str
    level: str | None
    whole: str | None
    """The key of the authority that it is a part of."""
    first: int
    """The number of the first of its reports, from 1, in the order of the authorities."""
    is_synthetic: bool = False
    """Whether some report says itself that it is synthetic."""


class Count(NamedTuple):
    """How many there are of what."""

    authorities: int
    with_reports: int
    """Authorities of which a report is shown."""
    reports: int
    """Reports that are shown."""
    doubles: int
    """Reports of which another is on the same, so that none of them is."""
    synthetic: int
    """Reports, shown or not, whose files say that they are synthetic."""


class Shelf:
    """The file, as whoever reads it sees it; it opens it once asked, so that it may be handed to another process."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[type["Shelf"], tuple[Path]]:
        return Shelf, (self.path,)

    @cached_property
    def _asked(self) -> sqlite3.Connection:
        return sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)

    def close(self) -> None:
        """Close the file, where it was opened."""
        if "_asked" in self.__dict__:
            self._asked.close()

    def authorities(self, start: int = 0, count: int = -1) -> Iterator[Authority]:
        """Yield the authorities by name, from the one at a place, from 0."""
        query = "SELECT key, name, level, whole, first, synthetic FROM authority ORDER BY place LIMIT ? OFFSET ?"
        yield from (Authority(*row) for row in self._asked.execute(query, (count, start)))

    def shown(self, key: str) -> Sequence[Found]:
        """Return the reports of an authority that are shown, by year and period."""
        return self._reports(key, is_double=False)

    def doubles(self, key: str) -> Sequence[Found]:
        """Return those of which another is on the same, so that it is not known which is meant."""
        return self._reports(key, is_double=True)

    def _reports(self, key: str, *, is_double: bool) -> Sequence[Found]:
        query = """
            SELECT file, noted, facts FROM report WHERE authority = ? AND is_double = ? ORDER BY year, span, number
        """
        return [found(*row) for row in self._asked.execute(query, (key, is_double))]

    def of_year(self, year: int) -> Iterator[tuple[str, str, Found]]:
        """Yield the reports on a year and its parts that are shown, by authority, whose key and name stand before."""
        query = """
            SELECT key, name, file, noted, facts FROM authority JOIN report ON authority = key
            WHERE year = ? AND NOT is_double ORDER BY place, span
        """
        yield from ((key, name, found(*kept)) for key, name, *kept in self._asked.execute(query, (year,)))

    def structure(self, year: int) -> Iterator[tuple[str, str | None, str | None]]:
        """Yield the authorities that are shown with a report on all of a year: key, level, and key of the whole."""
        query = "SELECT authority, level, whole FROM report WHERE year = ? AND span = '' AND NOT is_double"
        yield from self._asked.execute(query, (year,))

    def marks(self, key: str) -> Sequence[tuple[int, bytes]]:
        """Return the marks of the reports of an authority, each with whether it is not shown."""
        query = "SELECT is_double, mark FROM report WHERE authority = ? ORDER BY is_double, year, span, number"
        return [*self._asked.execute(query, (key,))]

    def marks_of_year(self, year: int) -> Iterator[tuple[str, str, bytes]]:
        """Yield the marks of the reports on a year that are shown, each with the key and the name of the authority."""
        query = """
            SELECT key, name, mark FROM authority JOIN report ON authority = key
            WHERE year = ? AND NOT is_double ORDER BY place, span
        """
        yield from self._asked.execute(query, (year,))

    @property
    def years(self) -> Sequence[int]:
        """The years that are shown."""
        query = "SELECT DISTINCT year FROM report WHERE NOT is_double ORDER BY year"
        return [year for (year,) in self._asked.execute(query)]

    def count(self) -> Count:
        """Return how many there are of what."""
        query = """
            SELECT (SELECT count(*) FROM authority), count(DISTINCT CASE WHEN NOT is_double THEN authority END),
                coalesce(sum(NOT is_double), 0), coalesce(sum(is_double), 0), coalesce(sum(is_synthetic), 0)
            FROM report
        """
        return Count(*self._asked.execute(query).fetchone())

    def doubled(self) -> Sequence[tuple[str, int]]:
        """Return the authorities and years of which no report is shown, since there are several."""
        query = """
            SELECT DISTINCT name, year FROM authority JOIN report ON authority = key WHERE is_double
            ORDER BY place, year
        """
        return [*self._asked.execute(query)]

    def named_only(self) -> Iterator[tuple[str, str]]:
        """Yield the key and the name of each authority that is only named as a whole, by name."""
        query = "SELECT key, name FROM spelling WHERE key NOT IN (SELECT key FROM authority) ORDER BY name, key"
        yield from self._asked.execute(query)

    def name(self, key: str) -> str:
        """Return how an authority is called."""
        ((name,),) = self._asked.execute("SELECT name FROM spelling WHERE key = ?", (key,))
        return str(name)

    def whole(self, key: str) -> str | None:
        """Return the key of what an authority is a part of, by its newest report."""
        found = self._asked.execute("SELECT whole FROM authority WHERE key = ? AND whole <> key", (key,)).fetchone()
        return found[0] if found else None

    def has_page(self, key: str) -> bool:
        """Tell whether there is a report of an authority."""
        return self._asked.execute("SELECT 1 FROM authority WHERE key = ?", (key,)).fetchone() is not None

    def parts(self, key: str) -> Sequence[tuple[str, str]]:
        """Return the keys and names of the parts of an authority, by name."""
        query = "SELECT key, name FROM authority WHERE whole = ? AND key <> whole ORDER BY place"
        return [*self._asked.execute(query, (key,))]


class Filling:
    """The file while reports are put into it."""

    def __init__(self, path: Path) -> None:
        self._file = sqlite3.connect(path, isolation_level=None)
        self._file.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _TABLES)
        self._file.execute("BEGIN")

    def add(self, number: int, row: Row, file: str, noted: bytes, facts: bytes, *, is_double: bool) -> None:  # noqa: PLR0913  # what is kept of a report
        """Put a report there."""
        authority = self._spelt(row.authority)
        whole = None if row.part_of is None else self._spelt(row.part_of)
        name = file.encode(errors="surrogatepass")
        kept = (
            number,
            authority,
            row.year,
            written(row.span),
            row.level,
            whole,
            is_double,
            row.is_synthetic,
            name,
            noted,
            facts,
        )
        self._file.execute(_ADDED, (*kept, mark_of_bytes(name, noted, facts)))

    def _spelt(self, name: str) -> str:
        """Return the key of an authority, which is called as the first file that names it spells it."""
        key = key_of(name)
        self._file.execute(
            "INSERT OR IGNORE INTO spelling VALUES (?, ?)", (key, " ".join(name.split()) or normal(name))
        )
        return key

    def settle(self) -> None:
        """Put the authorities in order, once all reports are there, and close the file."""
        self._file.execute("COMMIT")
        self._file.executescript(_SETTLED)
        self._file.close()


_ADDED = "INSERT INTO report VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


def written(span: Span | None) -> str:
    """Return a part of a year as text that is in the order of the parts; empty for all of it, which comes first."""
    return "" if span is None else "".join(f"{each:02}" for each in span)
