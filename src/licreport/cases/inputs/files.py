"""Paths, directories and patterns → the sources of records in them, each known by what it holds."""

import glob
import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path

from licreport.cases.inputs.addresses import refuse_elsewhere
from licreport.cases.inputs.delimited import cell_text, csv_source, written
from licreport.cases.inputs.postgresql import is_postgresql, postgresql_source
from licreport.cases.inputs.source import DATABASE, JSON_LINES, PARQUET, Source
from licreport.cases.inputs.workbook import sheets
from licreport.cases.layout.model import Layout
from licreport.words.language import MisuseError, Words, few

_NOT_THERE = Words("{file}: there is no such file or directory", "{file}：没有这个文件或目录")
_NOTHING = Words("{file}: no file of records in it ({suffixes})", "{file}：其中没有记录文件（{suffixes}）")
_UNREADABLE = Words("{file}: {why}", "{file}：{why}")
_NOT_THESE = Words(
    "{file}: not a form that records are read in; save it as CSV, XLSX or Parquet",
    "{file}：不是可读取的格式；请另存为 CSV、XLSX 或 Parquet",
)
_OLD_EXCEL = Words("{file}: save it as .xlsx", "{file}：请另存为 .xlsx")
_WHICH = Words("{file}: which of its tables? {file}#{table}, for example", "{file}：是哪一个表？例如 {file}#{table}")
_NO_TABLE = Words("{file}: no table {table}; there are {tables}", "{file}：没有表 {table}；已有的是 {tables}")
_EMPTY = Words("{file}: empty", "{file}：是空文件")

SUFFIXES = (".csv", ".tsv", ".txt", ".parquet", ".jsonl", ".ndjson", ".xlsx")
_TAKEN = (*SUFFIXES, ".xls", ".et")
"""Old workbooks of a directory, too: they stop the run instead of being passed over."""


def sources(paths: Sequence[str], layout: Layout, scratch: Path) -> list[Source]:
    """Return the sources that paths mean, in the order in which they are named, those of a directory by name.

    What no engine reads itself is written anew into `scratch`: text in GB18030, sheets, tables of SQLite. Raises
    MisuseError where something cannot be read.
    """
    return [source for path in paths for source in _all(path, layout, scratch)]


def _all(path: str, layout: Layout, scratch: Path) -> Iterator[Source]:
    if is_postgresql(path):
        yield postgresql_source(path)
        return
    passed_over = _passed_over(path)
    for file in _files(path):
        for source in _sources(file, layout, scratch):
            yield source._replace(passed_over=passed_over)
            passed_over = ()


def _files(path: str) -> Iterator[str]:
    plain, _, table = path.partition("#")
    place = Path(plain)
    if place.is_dir():
        found = sorted(str(file) for file in _inside(place) if _is_taken(file))
        if not found:
            raise MisuseError(_NOTHING, {"file": path, "suffixes": ", ".join(SUFFIXES)})
        yield from found
    elif place.exists():
        yield path if table else plain
    else:
        refuse_elsewhere(path)
        found = sorted(glob.glob(path, recursive=True))  # noqa: PTH207  # which takes absolute patterns too
        if not found:
            raise MisuseError(_NOT_THERE, {"file": path})
        yield from found


def _inside(directory: Path) -> Iterator[Path]:
    """Yield the files of a directory, but for hidden ones and the locks of an office."""
    for file in directory.rglob("*"):
        if file.is_file() and not any(part.startswith((".", "~")) for part in file.relative_to(directory).parts):
            yield file


def _is_taken(file: Path) -> bool:
    return file.suffix.lower() in _TAKEN and not file.name.startswith("_")


def _passed_over(path: str) -> tuple[str, ...]:
    """Return the files of a directory that hold something, and are not read."""
    place = Path(path)
    if not place.is_dir():
        return ()
    return tuple(sorted(str(file) for file in _inside(place) if not _is_taken(file) and file.stat().st_size))


def _sources(path: str, layout: Layout, scratch: Path) -> Iterator[Source]:
    plain, _, table = path.partition("#")
    try:
        with Path(plain).open("rb") as stream:
            start = stream.read(4096)
    except OSError as error:
        raise MisuseError(_UNREADABLE, {"file": plain, "why": error.strerror or str(error)}) from None
    if not start:
        raise MisuseError(_EMPTY, {"file": plain})
    if start.startswith(b"PAR1"):
        yield Source(plain, plain, PARQUET, ())
    elif start.startswith(b"PK\x03\x04"):
        yield from sheets(plain, table, layout, scratch)
    elif start.startswith(b"SQLite format 3\0"):
        yield _of_sqlite(plain, table, scratch)
    elif start[8:12] == b"DUCK":
        yield Source(path, plain, DATABASE, (), table=table)
    elif start.startswith(b"\xd0\xcf\x11\xe0"):
        raise MisuseError(_OLD_EXCEL, {"file": plain})
    elif start.startswith(b"%PDF") or b"\0" in start.removeprefix(b"\xff\xfe").removeprefix(b"\xfe\xff")[:64:2]:
        raise MisuseError(_NOT_THESE, {"file": plain})
    elif start.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"{"):
        yield Source(plain, plain, JSON_LINES, _keys(plain))
    else:
        yield csv_source(plain, layout, scratch)


def _keys(file: str) -> tuple[str, ...]:
    """Return the keys of all lines of JSON, which may leave out what is empty: in the order of the first thousand."""
    found: dict[str, None] = {}
    with Path(file).open(encoding="utf-8-sig") as stream:
        for number, line in enumerate(islice(stream, 1000), 1):
            try:
                found |= dict.fromkeys(json.loads(line) if line.strip() else ())
            except ValueError as error:
                raise MisuseError(_UNREADABLE, {"file": f"{file}:{number}", "why": str(error)}) from None
        if next(stream, None) is not None:
            found |= dict.fromkeys(_later_keys(file))
    return tuple(found)


def _later_keys(file: str) -> list[str]:
    """Return the keys of all lines of JSON, those apart that cannot be read, of which the engine tells."""
    try:
        import duckdb  # noqa: PLC0415  # only large files pay for it, and Spark does without
    except ImportError:
        keys: set[str] = set()
        with Path(file).open(encoding="utf-8-sig") as stream, suppress(ValueError):
            keys.update(*(json.loads(line) for line in stream if line.strip()))
        return sorted(keys)
    with duckdb.connect() as base, suppress(duckdb.Error):
        text = "SELECT DISTINCT unnest(json_keys(json)) FROM read_ndjson_objects(?, ignore_errors = true) ORDER BY 1"
        return [str(key) for (key,) in base.execute(text, [glob.escape(file)]).fetchall()]
    return []


def _of_sqlite(file: str, table: str, scratch: Path) -> Source:
    """Return a table of SQLite, written anew as CSV."""
    uri = Path(file).absolute().as_uri() + "?mode=ro"
    try:
        with sqlite3.connect(uri, uri=True) as base:
            names = [name for (name,) in base.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
            if not table:
                if len(names) != 1:
                    raise MisuseError(_WHICH, {"file": file, "table": names[0] if names else "cases"})
                table = names[0]
            if table not in names:
                raise MisuseError(_NO_TABLE, {"file": file, "table": table, "tables": few(names)})
            quoted = table.replace('"', '""')
            rows = base.execute(f'SELECT * FROM "{quoted}"')  # noqa: S608  # a name that the file itself has
            head = [column[0] for column in rows.description]
            shown = ([cell_text(cell) for cell in row] for row in chain([head], rows))
            return written(f"{file}#{table}", shown, 0, scratch)
    except sqlite3.Error as error:
        raise MisuseError(_UNREADABLE, {"file": file, "why": str(error)}) from None
