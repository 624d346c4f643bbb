"""Spark: the records of a cluster, or of this machine, as views over whatever it can read.

Files of this machine are looked at as everywhere else, so that their columns, encodings and titles are found alike;
what has an address of its own (`hdfs://…`) and tables are read as Spark describes them. Which row of a file a record
is, Spark does not know; a line of a text that is no whole row stops it.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import reduce
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from licreport.cases.engines import absent
from licreport.cases.inputs.addresses import is_elsewhere
from licreport.cases.inputs.files import sources
from licreport.cases.inputs.matching import shape_of, tables_in
from licreport.cases.inputs.postgresql import is_postgresql
from licreport.cases.inputs.source import CSV, DATABASE, DATE, JSON_LINES, PARQUET, TEXT, TIMESTAMP, Matched, Source
from licreport.cases.layout.model import Layout
from licreport.cases.query.columns import literal
from licreport.cases.query.shape import Shape
from licreport.cases.working_days import Day
from licreport.words.language import MisuseError, Words

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

_NO_JAVA = Words(
    "Spark needs Java 17 or later, which is not on this machine: install it (Debian: apt install default-jre-headless),"
    " or say in JAVA_HOME where it is",
    "Spark 需要 Java 17 或更高版本，本机没有：请安装（Debian：apt install default-jre-headless），"
    "或在 JAVA_HOME 中写明其位置",
)
_NOT_STARTED = Words("Spark does not start at {master}: {why}", "Spark 无法在 {master} 启动：{why}")
_DAMAGED = Words("{file}: cannot be read: {why}", "{file}：无法读取：{why}")
_QUERY = Words("the records cannot be read: {why}", "记录无法读取：{why}")
_DATABASE = Words(
    "{file}: a database of DuckDB, which Spark does not read; leave --engine out, or export the table as Parquet",
    "{file}：是 DuckDB 数据库，Spark 无法读取；请去掉 --engine，或将该表导出为 Parquet",
)
_POSTGRESQL = Words(
    "{file}: a table of PostgreSQL, which Spark does not read here; leave --engine out",
    "{file}：是 PostgreSQL 的表，此处 Spark 无法读取；请去掉 --engine",
)
_ELSEWHERE = Words(
    "Spark at {master} writes no file on this machine; write the rows as .csv",
    "在 {master} 的 Spark 不能在本机写文件；请将这些行写为 .csv",
)

TABLE = "table"
"""The form of what is no file, but known to Spark by its name."""
_LOCAL: Mapping[str, str] = {
    "spark.driver.memory": "3g",  # which plans the text, too
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.driver.host": "127.0.0.1",
    "spark.sql.shuffle.partitions": "8",
}
_SETTINGS: Mapping[str, str] = {
    "spark.sql.session.timeZone": "Asia/Shanghai",
    "spark.sql.ansi.enabled": "true",
    "spark.sql.constraintPropagation.enabled": "false",  # which takes minutes for a text of this size
    "spark.sql.codegen.hugeMethodLimit": "8000",  # bytes, beyond which Java compiles nothing
    "spark.sql.variable.substitute": "false",
    "spark.sql.csv.parser.columnPruning.enabled": "false",
}
"""Under which the text means here what it means elsewhere, and a row of a file that has too few cells is an error."""


class Spark:
    """An engine at any master; what it starts itself it stops."""

    def __init__(self, layout: Layout, master: str | None = None) -> None:
        self.layout, self.master = layout, master or "local[*]"
        self.found: Sequence[Matched] = ()
        self.has_torn = False

    def __enter__(self) -> Self:
        try:
            from pyspark.logger import PySparkLogger  # noqa: PLC0415  # an extra
            from pyspark.sql import SparkSession  # noqa: PLC0415  # an extra
        except ImportError:
            raise absent("pyspark", "spark") from None
        if not has_java():
            raise MisuseError(_NO_JAVA)
        self._scratch = tempfile.TemporaryDirectory(prefix="licreport-")
        self._folder = Path(self._scratch.name)
        (self._folder / "written").mkdir()
        PySparkLogger.getLogger("SQLQueryContextLogger").disabled = True  # it writes what is raised all the same
        self._is_own = SparkSession.getActiveSession() is None
        try:
            self.session = self._started().newSession()
            for key, value in _SETTINGS.items():
                self.session.conf.set(key, value)
        except Exception as error:  # noqa: BLE001  # of Java, of the gateway to it, of the master
            self._scratch.cleanup()
            raise MisuseError(_NOT_STARTED, {"master": self.master, "why": _plain(error)}) from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._is_own:
            self.session.stop()
        self._scratch.cleanup()

    def open(self, paths: Sequence[str]) -> Shape:
        """Open records, with views over them, of which each row knows its file."""
        given = [source for path in paths for source in self._sources(path)]
        self.found = [each for source in given for each in tables_in(source, self.layout)]
        shape = shape_of(self.found)
        for table, fields in shape.items():
            own = [each for each in self.found if each.table == table]
            frames = [self._fields(group, fields) for group in _alike(own)]
            reduce(lambda left, right: left.unionAll(right), frames).createOrReplaceTempView(f"records_{table}")
        return shape

    def take(self, days: Sequence[Day]) -> None:
        """Take the calendar, which is small: every worker gets all of it, and no case is moved for its sake."""
        from pyspark.sql.functions import broadcast  # noqa: PLC0415  # an extra

        frame = self.session.createDataFrame([*map(tuple, days)], "day DATE, serial INT, worked INT")
        broadcast(frame.coalesce(1)).createOrReplaceTempView("calendar")

    def rows(self, sql: str) -> list[tuple[object, ...]]:
        """Return what a text selects: sums and counts, never the records themselves."""
        from pyspark.errors import PySparkException  # noqa: PLC0415  # an extra

        try:
            return [tuple(row) for row in self.session.sql(sql).collect()]
        except PySparkException as error:
            raise MisuseError(_QUERY, {"why": _plain(error)}) from None

    def parquet(self, sql: str) -> bytes:
        """Return what a text selects, as a file of Parquet; raises MisuseError where Spark writes elsewhere."""
        from pyspark.errors import PySparkException  # noqa: PLC0415  # an extra

        folder = Path(tempfile.mkdtemp(dir=self._folder)) / "rows"
        try:
            self.session.sql(sql).coalesce(1).write.parquet(folder.as_uri())
        except PySparkException as error:
            raise MisuseError(_QUERY, {"why": _plain(error)}) from None
        for file in folder.glob("*.parquet"):
            return file.read_bytes()
        raise MisuseError(_ELSEWHERE, {"master": self.master})

    def _started(self) -> "SparkSession":
        """Return a session: the one that there is, or a new one."""
        from pyspark.sql import SparkSession  # noqa: PLC0415  # an extra

        builder = SparkSession.builder.master(self.master).appName("licreport")
        builder = builder.config("spark.ui.showConsoleProgress", "false")
        for key, value in (_LOCAL if self.master.startswith("local") else {}).items():
            builder = builder.config(key, value)
        with _unheard(self._folder / "log"):
            session = builder.getOrCreate()
        if self._is_own:
            session.sparkContext.setLogLevel("OFF")
        return session

    def _sources(self, path: str) -> Iterator[Source]:
        """Yield what a path means: files of this machine, an address elsewhere, or a table of Spark's catalogue."""
        if is_postgresql(path):
            raise MisuseError(_POSTGRESQL, {"file": path})
        if is_elsewhere(path):
            yield self._described(Source(path, path, _form(path), ()))
        elif not Path(path).exists() and self.session.catalog.tableExists(path):
            yield self._described(Source(path, path, TABLE, ()))
        else:
            for source in sources([path], self.layout, self._folder / "written"):
                if source.form == DATABASE:
                    raise MisuseError(_DATABASE, {"file": source.name})
                yield self._described(source) if source.form == PARQUET else self._without_title(source)

    def _described(self, source: Source) -> Source:
        """Return a source with the columns and types that only Spark knows."""
        from pyspark.errors import PySparkException  # noqa: PLC0415  # an extra

        try:
            schema = self._frame([source]).schema
        except PySparkException as error:
            raise MisuseError(_DAMAGED, {"file": source.name, "why": _plain(error)}) from None
        kinds = {field.name: _KINDS.get(field.dataType.typeName(), TEXT) for field in schema}
        return source._replace(columns=tuple(kinds), types={name: kind for name, kind in kinds.items() if kind != TEXT})

    def _without_title(self, source: Source) -> Source:
        """Return a file of text whose first row names its columns: only that can Spark leave out."""
        if source.form != CSV or source.header == 1:
            return source
        path = Path(tempfile.mkdtemp(dir=self._folder)) / "records.csv"
        with Path(source.path).open("rb") as stream, path.open("wb") as out:
            for _ in range(source.header - 1):
                stream.readline()
            shutil.copyfileobj(stream, out)
        return source._replace(path=str(path), header=1)

    def _frame(self, alike: Sequence[Source]) -> "DataFrame":
        first, paths = alike[0], [_address(source.path) for source in alike]
        read = self.session.read
        if first.form == TABLE:
            return self.session.table(first.path)
        if first.form == PARQUET:
            return read.parquet(*paths)
        if first.form == JSON_LINES:
            columns = ", ".join(f"{_name(column)} STRING" for column in first.columns)
            return (read.schema(columns) if columns else read.option("primitivesAsString", value=True)).json(paths)
        text = read.options(
            header=True, sep=first.delimiter, quote='"', escape='"', multiLine=True, encoding="UTF-8", mode="FAILFAST"
        )
        if first.columns:
            text = text.schema(", ".join(f"c{place} STRING" for place in range(len(first.columns))))
        return text.csv(paths)

    def _fields(self, alike: Sequence[Matched], fields: Mapping[str, str]) -> "DataFrame":
        """Return the fields of some files: dates and times as they are, all else as text."""
        first = alike[0]
        shown = [f"CAST({_own(first, field)} AS {_SQL[kind]}) AS {field}" for field, kind in fields.items()]
        source = first.source
        file = "CAST(NULL AS STRING)" if source.form == TABLE else _FILE
        if source.path != source.name:
            file = literal(source.name)
        frame = self._frame([each.source for each in alike])
        return frame.selectExpr(*shown, f"{file} AS file", "CAST(NULL AS BIGINT) AS row_no")


@contextmanager
def _unheard(log: Path) -> Iterator[None]:
    """Let what is started here write into a file whatever it has to say."""
    heard = os.dup(2)
    with log.open("wb") as stream:
        os.dup2(stream.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(heard, 2)
        os.close(heard)


def has_java() -> bool:
    """Tell whether there is a Java to run Spark in."""
    home = os.environ.get("JAVA_HOME")
    return Path(home, "bin", "java").exists() if home else shutil.which("java") is not None


_FILE = "url_decode(replace(regexp_replace(_metadata.file_path, '^file:/+', '/'), '+', '%2B'))"
_SQL = {TEXT: "STRING", DATE: "DATE", TIMESTAMP: "TIMESTAMP"}
_KINDS = {"date": DATE, "timestamp": TIMESTAMP, "timestamp_ntz": TIMESTAMP}


def _alike(found: Sequence[Matched]) -> Iterator[list[Matched]]:
    """Yield sources that are read at once: files with the same columns."""

    def likeness(each: Matched) -> tuple[object, ...]:
        source = each.source
        own = source.path if source.form == TABLE or source.path != source.name else ""
        return (
            source.form,
            source.delimiter,
            source.columns,
            tuple(source.types.items()),
            tuple(each.columns.items()),
            own,
        )

    return ([*group] for _, group in groupby(found, key=likeness))


def _own(each: Matched, field: str) -> str:
    """Return the column of a field; those of text files here are numbered, since a file may repeat a name."""
    column = each.columns.get(field)
    if column is None:
        return "NULL"
    source = each.source
    return f"c{source.columns.index(column)}" if source.form == CSV and "://" not in source.path else _name(column)


def _form(path: str) -> str:
    """Return what an address elsewhere names, by how it ends."""
    end = path.rstrip("/*").rsplit(".", 1)[-1].lower()
    return {"csv": CSV, "txt": CSV, "jsonl": JSON_LINES, "ndjson": JSON_LINES, "json": JSON_LINES}.get(end, PARQUET)


def _address(path: str) -> str:
    return path if "://" in path else Path(path).absolute().as_uri()


def _name(column: str) -> str:
    return "`" + column.replace("`", "``") + "`"


def _plain(error: Exception) -> str:
    """Return the first line of what Spark says."""
    return " ".join(str(error).split("\n\n")[0].split("JVM stacktrace")[0].split())[:300]
