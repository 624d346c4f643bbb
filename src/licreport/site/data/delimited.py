"""The tables as CSV, and of these as Parquet where DuckDB is installed; numbers in exact decimal digits."""

import csv
from collections.abc import Mapping
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from licreport.render.csv import guarded
from licreport.site.data import model, parts
from licreport.site.data.contents import Row, of_all
from licreport.site.data.model import TABLES, Kind, Table
from licreport.site.gathering.shelving import Gathered

if TYPE_CHECKING:
    import duckdb

_BOM = "\ufeff"
"""By which Excel knows UTF-8, in which there is Chinese."""


def write(gathered: Gathered, made: Path, folder: Path, *, is_guarded: bool = True) -> Mapping[str, Path]:
    """Write every table as CSV into a folder, of the parts in `made`, and return where each is, by its address.

    Guarded, no text is taken for a formula by a spreadsheet; figures are digits, and need no guard.
    """
    paths = {table.name: folder / f"{table.name}.csv" for table in TABLES}
    with ExitStack() as stack:
        files = {
            name: stack.enter_context(path.open("w", encoding="utf-8", newline="", errors="backslashreplace"))
            for name, path in paths.items()
        }
        writers = {name: csv.writer(file, lineterminator="\r\n") for name, file in files.items()}
        for table in TABLES:
            files[table.name].write(_BOM)
            writers[table.name].writerow(column.name for column in table.columns)
        for table, row in of_all(gathered):
            writers[table.name].writerow(_cells(table, row) if is_guarded else row)
        for table, found in parts.rows(made):
            if table is not model.FIGURES:
                writers[table.name].writerows(_cells(table, row) if is_guarded else row for row in found)
    with paths["figures"].open("ab") as file:
        file.writelines(parts.figures(made))
    return {f"data/{name}.csv": path for name, path in paths.items()}


def _cells(table: Table, row: Row) -> list[str]:
    return [
        "" if value is None else guarded(str(value)) if column.kind == "text" else str(value)
        for column, value in zip(table.columns, row, strict=True)
    ]


def has_parquet() -> bool:
    """Return whether DuckDB is installed, without importing it."""
    return find_spec("duckdb") is not None


_TYPES: Mapping[Kind, str] = {"text": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE"}


def write_parquet(gathered: Gathered, made: Path, folder: Path) -> Mapping[str, Path]:
    """Write every table as Parquet into a folder likewise, by way of CSV that is as it stands."""
    import duckdb  # noqa: PLC0415  # an extra

    tables = write(gathered, made, folder, is_guarded=False)
    found: dict[str, Path] = {}
    with duckdb.connect(config={"threads": 1, "memory_limit": "96MB", "temp_directory": str(folder)}) as connection:
        for table in TABLES:
            target = folder / f"{table.name}.parquet"
            _convert(connection, table, tables[f"data/{table.name}.csv"], target)
            found[f"data/{table.name}.parquet"] = target
    return found


def _convert(connection: "duckdb.DuckDBPyConnection", table: Table, source: Path, target: Path) -> None:
    columns = {column.name: _TYPES[column.kind] for column in table.columns}
    read = connection.read_csv(
        str(source),
        header=True,
        columns=columns,
        quotechar='"',
        escapechar='"',
        delimiter=",",
        buffer_size=_BUFFER,
    )
    read.write_parquet(str(target), compression="zstd", row_group_size=_GROUP)


_BUFFER, _GROUP = 4_000_000, 30_000
"""Bytes of CSV and rows of Parquet that are in memory at a time: less than DuckDB takes by default."""
