"""DuckDB: the records of one machine, as views over their files."""

import re
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from licreport.cases.engines import absent
from licreport.cases.inputs.files import sources
from licreport.cases.inputs.matching import matched, shape_of
from licreport.cases.inputs.source import CSV, DATABASE, DATE, JSON_LINES, PARQUET, TIMESTAMP, Matched, Source
from licreport.cases.layout.model import Layout
from licreport.cases.working_days import Day
from licreport.words.language import MisuseError, Words, few

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_DAMAGED = Words("{file}: cannot be read: {why}", "{file}：无法读取：{why}")
_QUERY = Words("the records cannot be read: {why}", "记录无法读取：{why}")
_NO_TABLE = Words("{file}: no table {table}; there are {tables}", "{file}：没有表 {table}；已有的是 {tables}")


class Duck:
    """An engine in this process; what does not fit into memory goes into a folder that is removed at the end."""

    def __init__(self, layout: Layout, *, memory: str | None = None, threads: int | None = None) -> None:
        self.layout, self.memory, self.threads = layout, memory, threads
        self.found: list[Matched] = []
        """What was opened, and what of it is not read."""

    def __enter__(self) -> Self:
        try:
            import duckdb  # noqa: PLC0415  # an extra
        except ImportError:
            raise absent("duckdb", "cases") from None
        self._scratch = tempfile.TemporaryDirectory(prefix="licreport-")
        folder = Path(self._scratch.name)
        (folder / "spilled").mkdir()
        (folder / "written").mkdir()
        config: dict[str, str | bool | int | float | list[str]] = {
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "temp_directory": str(folder / "spilled"),
            "preserve_insertion_order": False,
        }
        if self.memory is not None:
            config["memory_limit"] = self.memory
        if self.threads is not None:
            config["threads"] = self.threads
        self.base: DuckDBPyConnection = duckdb.connect(":memory:", config=config)
        self.base.execute("SET TimeZone = 'Asia/Shanghai'")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.base.close()
        self._scratch.cleanup()

    def open(self, paths: Sequence[str]) -> Mapping[str, Mapping[str, str]]:
        """Open records, with views over them, of which each row knows its file."""
        given = sources(paths, self.layout, Path(self._scratch.name) / "written")
        for source in given:
            self.found.append(matched(self._described(source), self.layout))
        shape = shape_of(self.found)
        for table, fields in shape.items():
            own = [each for each in self.found if each.table == table]
            self._view(f"records_{table}", [*_selects(own, fields)])
        return shape

    def number_rows(self, shape: Mapping[str, Mapping[str, str]]) -> None:
        """Have each row know its number in its file, too, for which the files are read one after the other."""
        self.base.execute("SET preserve_insertion_order = true")
        for table, fields in shape.items():
            own = [each for each in self.found if each.table == table]
            self._view(f"records_{table}", [_numbered(each, fields) for each in own])

    def take(self, days: Sequence[Day]) -> None:
        """Take the calendar."""
        file = Path(self._scratch.name) / "calendar.csv"
        lines = (f"{day.day},{day.serial},{'' if day.worked is None else day.worked}" for day in days)
        file.write_text("\n".join(lines), encoding="utf-8")
        self.base.execute(
            "CREATE TABLE calendar AS SELECT * FROM read_csv(?, header = false,"
            " columns = {'day': 'DATE', 'serial': 'INT', 'worked': 'INT'})",
            [str(file)],
        )

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        """Return what a text selects."""
        import duckdb  # noqa: PLC0415  # an extra

        try:
            return self.base.execute(sql).fetchall()
        except duckdb.Error as error:
            raise MisuseError(_QUERY, {"why": _plain(str(error))}) from None

    def _described(self, source: Source) -> Source:
        """Return a source with the columns and types that only the engine knows."""
        import duckdb  # noqa: PLC0415  # an extra

        if source.form not in {PARQUET, DATABASE}:
            return source
        try:
            if source.form == DATABASE:
                source = self._attached(source)
            described = self.base.execute(f"DESCRIBE SELECT * FROM {_read(source)}").fetchall()
        except duckdb.Error as error:
            raise MisuseError(_DAMAGED, {"file": source.name, "why": _plain(str(error))}) from None
        kinds = {name: _kind(kind) for name, kind, *_ in described}
        return source._replace(columns=tuple(kinds), types={name: kind for name, kind in kinds.items() if kind})

    def _attached(self, source: Source) -> Source:
        alias = f"base_{len(self.found)}"
        self.base.execute(f"ATTACH {_quoted(source.path)} AS {alias} (READ_ONLY)")
        names = [name for (name,) in self.base.execute(
            "SELECT table_name FROM duckdb_tables() WHERE database_name = ?", [alias]
        ).fetchall()]
        wanted = source.table or (names[0] if len(names) == 1 else "")
        if wanted not in names:
            facts = {"file": source.name, "table": wanted or '""', "tables": few(names)}
            raise MisuseError(_NO_TABLE, facts)
        return source._replace(table=f"{alias}.{_name(wanted)}")

    def _view(self, name: str, selects: Sequence[str]) -> None:
        self.base.execute(f"CREATE OR REPLACE VIEW {name} AS {' UNION ALL '.join(selects)}")


def _selects(found: Sequence[Matched], fields: Mapping[str, str]) -> Iterator[str]:
    """Yield a selection for each group of files whose columns are the same."""
    for _, group in groupby(found, key=lambda each: (each.source._replace(name="", path=""), each.columns)):
        alike = [*group]
        first = alike[0]
        files = [each.source.path for each in alike]
        named = "CASE filename " + " ".join(
            f"WHEN {_quoted(each.source.path)} THEN {_quoted(each.source.name)}" for each in alike
        ) + " END"
        same = all(each.source.path == each.source.name for each in alike)
        file = "filename" if same else named
        if first.source.form == DATABASE:
            file = _quoted(first.source.name)
        yield f"SELECT {_columns(first, fields)}, {file} AS file, CAST(NULL AS BIGINT) AS row_no FROM {_read(first.source, files)}"


def _numbered(each: Matched, fields: Mapping[str, str]) -> str:
    """Return a selection of one file whose rows know their numbers, as a person finds them in it."""
    source = each.source
    number = f"row_number() OVER () + {source.header + source.above if source.form == CSV else 0}"
    file = _quoted(source.name)
    return f"SELECT {_columns(each, fields)}, {file} AS file, {number} AS row_no FROM {_read(source)}"


def _columns(each: Matched, fields: Mapping[str, str]) -> str:
    """Return the fields of a file: dates and times as they are, all else as text."""
    shown = []
    for field, kind in fields.items():
        column = each.columns.get(field)
        if column is None:
            shown.append(f"CAST(NULL AS {_SQL[kind]}) AS {field}")
        elif kind in _SQL and each.source.types.get(column) == kind:
            shown.append(f"CAST({_name(_own(each.source, column))} AS {_SQL[kind]}) AS {field}")
        else:
            shown.append(f"CAST({_name(_own(each.source, column))} AS VARCHAR) AS {field}")
    return ", ".join(shown)


def _own(source: Source, column: str) -> str:
    """Return the name by which a column is read; those of text are numbered, since a file may repeat a name."""
    return f"c{source.columns.index(column)}" if source.form == CSV else column


def _read(source: Source, files: Sequence[str] = ()) -> str:
    listed = "[" + ", ".join(_quoted(file) for file in files or [source.path]) + "]"
    if source.form == PARQUET:
        return f"read_parquet({listed}, filename = true, hive_partitioning = false)"
    if source.form == JSON_LINES:
        columns = ", ".join(f"{_quoted(name)}: 'VARCHAR'" for name in source.columns)
        return f"read_json({listed}, format = 'newline_delimited', columns = {{{columns}}}, filename = true)"
    if source.form == DATABASE:
        return source.table
    columns = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(len(source.columns)))
    return (
        f"read_csv({listed}, header = false, skip = {source.header}, delim = {_quoted(source.delimiter)}, quote = '\"',"
        f" escape = '\"', columns = {{{columns}}}, auto_detect = false, filename = true, hive_partitioning = false,"
        " null_padding = false, strict_mode = true, parallel = true)"
    )


_SQL = {"text": "VARCHAR", DATE: "DATE", TIMESTAMP: "TIMESTAMP"}


def _kind(kind: str) -> str:
    """Return what a column of a type comes as; nothing for text."""
    return DATE if kind == "DATE" else TIMESTAMP if kind.startswith("TIMESTAMP") else ""


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _name(column: str) -> str:
    return '"' + column.replace('"', '""') + '"'


def _plain(message: str) -> str:
    """Return the first lines of what DuckDB says, without its advice on options that are not ours."""
    told = re.split(r"\n\s*\n|Possible (?:fixes|solutions)|\n\s*file =", message)[0]
    return " ".join(told.split())[:300]
