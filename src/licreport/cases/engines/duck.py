"""DuckDB: the records of one machine, as views over their files."""

import re
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from licreport.cases.engines import absent
from licreport.cases.engines.views import column_of, kind_of, read, selections
from licreport.cases.engines.watching import Tell, watched
from licreport.cases.inputs.files import sources
from licreport.cases.inputs.lines import TORN, lines_in, mended
from licreport.cases.inputs.matching import shape_of, tables_in
from licreport.cases.inputs.postgresql import copied
from licreport.cases.inputs.source import DATABASE, PARQUET, POSTGRESQL, Matched, Source, quoted
from licreport.cases.layout.model import MAIN, Layout
from licreport.cases.query.columns import literal
from licreport.cases.query.shape import Shape
from licreport.cases.working_days import Day
from licreport.words.language import MisuseError, Words, few

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_DAMAGED = Words("{file}: cannot be read: {why}", "{file}：无法读取：{why}")
_QUERY = Words("the records cannot be read: {why}", "记录无法读取：{why}")
_TORN = Words(
    "{file}: {why}; in a table that is beside the cases it would be missed without a word, so mend it first",
    "{file}：{why}；附属的表缺行无法察觉，请先改正",
)
_NO_TABLE = Words("{file}: no table {table}; there are {tables}", "{file}：没有表 {table}；已有的是 {tables}")


class Duck:
    """An engine in this process; what does not fit into memory goes into a folder that is removed at the end."""

    def __init__(
        self, layout: Layout, *, memory: str | None = None, threads: int | None = None, tell: Tell | None = None
    ) -> None:
        self.layout, self.memory, self.threads, self._tell = layout, memory, threads, tell
        self.found: Sequence[Matched] = ()
        self.has_torn = False
        self._count = 0

    def __enter__(self) -> Self:
        try:
            import duckdb  # noqa: PLC0415  # an extra
        except ImportError:
            raise absent("duckdb", "cases") from None
        self._scratch = tempfile.TemporaryDirectory(prefix="licreport-")
        folder = self._folder = Path(self._scratch.name)
        (folder / "spilled").mkdir()
        (folder / "written").mkdir()
        config: dict[str, str | bool | int | float | list[str]] = {
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "temp_directory": str(folder / "spilled"),
        }
        if self.memory is not None:
            config["memory_limit"] = self.memory
        if self.threads is not None:
            config["threads"] = self.threads
        self.base: DuckDBPyConnection = duckdb.connect(":memory:", config=config)
        self.base.execute("SET TimeZone = 'Asia/Shanghai'")
        self.base.execute(f"SET enable_progress_bar = {self._tell is not None}")
        self.base.execute("SET enable_progress_bar_print = false")  # or it would be among what is written
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.base.close()
        self._scratch.cleanup()

    def look(self, paths: Sequence[str]) -> list[Source]:
        """Return what records there are, and their columns, without reading on."""
        given = sources(paths, self.layout, self._folder / "written")
        return [self._described(source, place) for place, source in enumerate(given)]

    def open(self, paths: Sequence[str]) -> Shape:
        """Open records, with views over them, of which each row knows its file and its number in it."""
        given = sources(paths, self.layout, self._folder / "written")
        described = [self._described(source, place) for place, source in enumerate(given)]
        self.found = [each for source in described for each in tables_in(source, self.layout)]
        shape = shape_of(self.found)
        kept = [self._staged(each, place) for place, each in enumerate(self.found) if each.columns]
        for table, fields in shape.items():
            own = [each for each in kept if each.table == table]
            self.base.execute(f"CREATE VIEW records_{table} AS {' UNION ALL '.join(selections(own, fields))}")
        self.base.execute("SET preserve_insertion_order = false")
        self._close([each.source.path for each in kept])
        if self._tell is not None:
            ((self._count,),) = self.base.execute(f"SELECT count(*) FROM records_{MAIN}").fetchall()
        return shape

    def _close(self, files: Sequence[str]) -> None:
        """Let what is run from now on reach nothing but the records: a layout may have conditions of its own."""
        listed = ", ".join(map(literal, files))
        self.base.execute(f"SET allowed_paths = [{listed}]")
        self.base.execute(f"SET allowed_directories = [{literal(f'{self._folder}/')}]")
        self.base.execute("SET enable_external_access = false")
        self.base.execute("SET lock_configuration = true")

    def take(self, days: Sequence[Day]) -> None:
        """Take the calendar."""
        file = self._folder / "calendar.csv"
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
            with watched(self.base.query_progress, self._count, self._tell):
                return self.base.execute(sql).fetchall()
        except duckdb.InterruptException:
            raise KeyboardInterrupt from None
        except duckdb.Error as error:
            raise MisuseError(_QUERY, {"why": _plain(str(error))}) from None

    def parquet(self, sql: str) -> bytes:
        """Return what a text selects, as a file of Parquet."""
        file = self._folder / "selected.parquet"
        self.base.execute(f"COPY ({sql}) TO {literal(str(file))} (FORMAT parquet)")
        return file.read_bytes()

    def _described(self, source: Source, place: int) -> Source:
        """Return a source with the columns and types that only the engine knows."""
        import duckdb  # noqa: PLC0415  # an extra

        if source.form not in {PARQUET, DATABASE}:
            return source
        try:
            if source.form == DATABASE:
                source = self._attached(source, place)
            described = self.base.execute(f"DESCRIBE SELECT * FROM {read(source)}").fetchall()
        except duckdb.Error as error:
            raise MisuseError(_DAMAGED, {"file": source.name, "why": _plain(str(error))}) from None
        kinds = {name: kind_of(kind) for name, kind, *_ in described if name != "filename"}
        return source._replace(columns=tuple(kinds), types={name: kind for name, kind in kinds.items() if kind})

    def _attached(self, source: Source, place: int) -> Source:
        alias = f"base_{place}"
        self.base.execute(f"ATTACH {literal(source.path)} AS {alias} (READ_ONLY)")
        names = [
            name
            for (name,) in self.base.execute(
                "SELECT table_name FROM duckdb_tables() WHERE database_name = ?", [alias]
            ).fetchall()
        ]
        wanted = source.table or (names[0] if len(names) == 1 else "")
        if wanted not in names:
            facts = {"file": source.name, "table": wanted or '""', "tables": few(names)}
            raise MisuseError(_NO_TABLE, facts)
        return source._replace(table=f"{alias}.{quoted(wanted)}")

    def _staged(self, each: Matched, place: int) -> Matched:
        """Return a file of text as one of columns, so that it is parsed once and only the fields of it are kept.

        Where a line is torn, or a row is not the line that its number would say, it is read line by line before.
        """
        import duckdb  # noqa: PLC0415  # an extra

        source = each.source
        if source.form == PARQUET:
            return each
        file = self._folder / f"staged-{place}.parquet"
        shown = {field: column_of(source, column) for field, column in each.columns.items()}
        try:
            is_whole = source.form != POSTGRESQL and (self._copied(source, shown, file) or not source.lines)
        except duckdb.Error as error:
            if not source.lines:
                raise MisuseError(_DAMAGED, {"file": source.name, "why": _plain(str(error))}) from None
            is_whole = False
        if not is_whole:
            source = self._numbered(each, place)
            shown = {field: column_of(source, column) for field, column in each.columns.items()}
            try:
                self._copied(source, {**shown, "row_no": "line"}, file)
            except duckdb.Error as error:
                raise MisuseError(_DAMAGED, {"file": source.name, "why": _plain(str(error))}) from None
        columns = {field: field for field in each.columns}
        types = {field: source.types[column] for field, column in each.columns.items() if column in source.types}
        own = source._replace(path=str(file), form=PARQUET, columns=tuple(columns), types=types, lines=not is_whole)
        return each._replace(source=own, columns=columns)

    def _copied(self, source: Source, shown: Mapping[str, str], file: Path) -> bool:
        """Write some columns of a source as Parquet, and return whether its rows are as many as its lines."""
        import duckdb  # noqa: PLC0415  # an extra

        listed = ", ".join(f"{column} AS {field}" for field, column in shown.items())
        text = f"COPY (SELECT {listed} FROM {read(source)}) TO {literal(str(file))} (FORMAT parquet)"
        try:
            ((count,),) = self.base.execute(text).fetchall()
        except duckdb.InterruptException:
            raise KeyboardInterrupt from None
        return not source.lines or bool(count + source.header == lines_in(source.path))

    def _numbered(self, each: Matched, place: int) -> Source:
        """Return a source of which each row bears its number: a table of a server, or a text with torn lines."""
        if each.source.form == POSTGRESQL:
            return copied(each.source, each.columns.values(), self._folder / f"copied-{place}.csv")
        return self._mended(each, place)

    def _mended(self, each: Matched, place: int) -> Source:
        """Return a text without its torn lines, which are then in the table `torn`."""
        folder = self._folder / f"mended-{place}"
        folder.mkdir()
        source, torn = mended(each.source, folder)
        if torn.stat().st_size == 0:
            return source
        if each.table != MAIN:
            with torn.open(encoding="utf-8") as stream:
                line, _, why = stream.readline().strip().partition(",")
            raise MisuseError(_TORN, {"file": f"{source.name}:{line}", "why": TORN[why]})
        columns = "{'row_no': 'BIGINT', 'reason': 'VARCHAR'}"
        text = f"read_csv({literal(str(torn))}, header = false, columns = {columns}, auto_detect = false)"
        text = f"SELECT {literal(source.name)} AS file, row_no, reason FROM {text}"
        self.base.execute(f"INSERT INTO torn {text}" if self.has_torn else f"CREATE TABLE torn AS {text}")
        self.has_torn = True
        return source


def _plain(message: str) -> str:
    """Return what DuckDB says in a line, without its advice on options that are not ours.

    Of a line of CSV that is not as the others it says what stands there, which may name a person: that is left out.
    """
    if "Maximum line size" in message:
        return "a row of more than 2,000,000 bytes; leave its longest column out, or save the records as Parquet"
    line = re.search(r"CSV Error on Line: (\d+)", message)
    if line is not None:
        found = re.search(r"Expected Number of Columns: (\d+) Found: (\d+)", message)
        wrong = f"{found[2]} columns, not {found[1]}" if found else "a quotation mark that is not closed, or not UTF-8"
        return f"line {line[1]}: {wrong}"
    told = re.split(r"\n\s*\n|Possible (?:fixes|solutions)|\n\s*file =|Original Line", message)[0]
    return " ".join(told.split())[:300]
