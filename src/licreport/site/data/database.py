"""The tables as one SQLite database, which Datasette opens: typed, with foreign keys, indices and views."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from licreport.site.data import parts
from licreport.site.data.contents import of_all
from licreport.site.data.model import TABLES, Column, Kind, Table
from licreport.site.gathering.shelving import Gathered
from licreport.site.told import NO_LICENCE, TITLE, Told
from licreport.words.language import Lang

_TYPES: dict[Kind, str] = {"text": "TEXT", "integer": "INTEGER", "number": "NUMERIC"}

_VIEWS = {
    "figures_by_name": """
        SELECT a.name, r.year, f.measure, m.label_zh, m.label_en, f.value, f.low, f.high, m.unit, f.written, r.report
        FROM figures f JOIN reports r USING (report) JOIN authorities a USING (authority)
        JOIN measures m USING (measure)
    """,
    "contradictions": """
        SELECT a.name, r.year, f.rule, f.message_zh, f.message_en, f.words, f.accepted, r.source, r.report
        FROM findings f JOIN reports r USING (report) JOIN authorities a USING (authority)
        WHERE f.kind = 'contradiction'
    """,
    "rates": """
        SELECT a.name, r.year, r.level, r.counting, r.on_the_spot, r.checked, r.contradictions,
            max(f.value) FILTER (WHERE f.measure = 'applications.received') AS received,
            max(f.value) FILTER (WHERE f.measure = 'approval_rate') AS approval_rate,
            max(f.value) FILTER (WHERE f.measure = 'on_time_rate') AS on_time_rate,
            max(f.value) FILTER (WHERE f.measure = 'online_rate') AS online_rate,
            max(f.value) FILTER (WHERE f.measure = 'fees.amount') AS fees,
            max(f.value) FILTER (WHERE f.measure = 'oversight.complaints_upheld') AS complaints_upheld,
            r.report
        FROM reports r JOIN authorities a USING (authority) LEFT JOIN figures f USING (report)
        WHERE r.first_day LIKE '%-01-01' AND r.last_day LIKE '%-12-31'
        GROUP BY r.report
    """,
}


def write(gathered: Gathered, made: Path, path: Path) -> None:
    """Write the database, of the parts in `made`, to a file that is not there yet."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        for table in TABLES:
            connection.execute(_created(table))
        connection.execute("BEGIN")
        for table, row in of_all(gathered):
            connection.execute(_inserted(table), row)
        for table, rows in parts.rows(made):
            connection.executemany(_inserted(table), rows)
        connection.execute("COMMIT")
        for statement in _indices():
            connection.execute(statement)
        for name, query in _VIEWS.items():
            connection.execute(f"CREATE VIEW {name} AS {' '.join(query.split())}")


def _inserted(table: Table) -> str:
    places = ", ".join("?" * len(table.columns))
    return f"INSERT INTO {table.name} VALUES ({places})"  # noqa: S608  # the names are our own


def _created(table: Table) -> str:
    lines = [f"{column.name} {_TYPES[column.kind]}{_referring(column)}" for column in table.columns]
    lines.append(f"PRIMARY KEY ({', '.join(column.name for column in table.columns[: table.keys])})")
    return f"CREATE TABLE {table.name} ({', '.join(lines)}){' WITHOUT ROWID' if table.keys > 1 else ''}"


def _referring(column: Column) -> str:
    """Return what a column refers to, with the key of that table, without which Datasette shows no page."""
    key = next((table.columns[0].name for table in TABLES if table.name == column.refers_to), "")
    return f" REFERENCES {column.refers_to} ({key})" if key else ""


def _indices() -> Iterator[str]:
    yield "CREATE INDEX reports_by_authority ON reports (authority, year)"
    yield "CREATE INDEX reports_by_year ON reports (year)"
    yield "CREATE INDEX findings_by_report ON findings (report)"
    yield "CREATE INDEX findings_by_rule ON findings (rule)"


def metadata(told: Told, lang: Lang = "zh") -> str:
    """Return what Datasette shows of the database: its title, its licence, the meaning of each table and column."""
    tables = {
        table.name: {
            "description": table.meaning.say(lang),
            "columns": {column.name: f"{column.meaning.zh} · {column.meaning.en}" for column in table.columns},
        }
        for table in TABLES
    }
    value = {
        "title": told.title or TITLE.say(lang),
        "description": told.note,
        "license": told.licence or NO_LICENCE.say(lang),
        "databases": {"reports": {"tables": tables}},
    }
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"
