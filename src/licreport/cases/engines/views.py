"""Sources of records as DuckDB reads them: the text of its views and of what they read from."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from licreport.cases.inputs.source import CSV, DATABASE, DATE, JSON_LINES, PARQUET, TIMESTAMP, Matched, Source, quoted
from licreport.cases.query.columns import literal


def selections(found: Sequence[Matched], fields: Mapping[str, str]) -> Iterator[str]:
    """Yield a selection for each file, or for all whose columns and places are the same."""
    for _, group in groupby(found, key=_likeness):
        alike = [*group]
        first = alike[0]
        paths = [each.source.path for each in alike]
        names = {each.source.path: each.source.name for each in alike}
        file = "filename"
        if any(path != name for path, name in names.items()):
            file = "CASE filename " + " ".join(
                f"WHEN {literal(path)} THEN {literal(own)}" for path, own in names.items()
            )
            file += " END"
        row = "row_no" if first.source.lines else f"file_row_number + {1 + first.source.header + first.source.above}"
        listed = ", ".join(map(literal, paths))
        whole = f"read_parquet([{listed}], filename = true, file_row_number = true, hive_partitioning = false)"
        yield f"SELECT {_columns(first, fields)}, {file} AS file, {row} AS row_no FROM {whole}"


def _likeness(each: Matched) -> tuple[object, ...]:
    source = each.source
    return tuple(each.columns.items()), tuple(source.types.items()), source.header, source.above, source.lines


def _columns(each: Matched, fields: Mapping[str, str]) -> str:
    """Return the fields of a file: dates and times as they are, all else as text."""
    shown = []
    for field, kind in fields.items():
        column = each.columns.get(field)
        shown.append(f"CAST({'NULL' if column is None else quoted(column)} AS {_SQL[kind]}) AS {field}")
    return ", ".join(shown)


def column_of(source: Source, column: str) -> str:
    """Return the name by which a column is read; those of text are numbered, since a file may repeat a name."""
    return f"c{source.columns.index(column)}" if source.form == CSV else quoted(column)


def read(source: Source) -> str:
    """Return what a source is read by; a text without a header bears the number of its line before its columns."""
    path = literal(source.path)
    if source.form == PARQUET:
        return f"read_parquet({path}, hive_partitioning = false)"
    if source.form == JSON_LINES:
        columns = ", ".join(f"{literal(name)}: 'VARCHAR'" for name in source.columns)
        return f"read_json({path}, format = 'newline_delimited', columns = {{{columns}}})"
    if source.form == DATABASE:
        return source.table
    columns, end = ", ".join(f"'c{place}': 'VARCHAR'" for place in range(len(source.columns))), ""
    if source.header == 0:
        columns, end = f"'line': 'BIGINT', {columns}", ", new_line = '\\n'"  # whatever the first of its cells holds
    return (
        f"read_csv({path}, header = false, skip = {source.header}, delim = {literal(source.delimiter)}, quote = '\"',"
        f" escape = '\"', columns = {{{columns}}}, auto_detect = false{end}, hive_partitioning = false)"
    )


_SQL = {"text": "VARCHAR", DATE: "DATE", TIMESTAMP: "TIMESTAMP"}


def kind_of(kind: str) -> str:
    """Return what a column of a type comes as; nothing for text."""
    return DATE if kind == "DATE" else TIMESTAMP if kind.startswith("TIMESTAMP") else ""
