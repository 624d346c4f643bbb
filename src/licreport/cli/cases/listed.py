"""Rows as a file: CSV, or Parquet where the name says so."""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from licreport.cases.definitions import Definition, definitions
from licreport.cases.engines import Engine
from licreport.cases.query.rows import SHOWN, counted
from licreport.cases.query.totals import told
from licreport.cases.report import Whose, toml
from licreport.cases.tabulation import tabulate
from licreport.check.evaluate import statements
from licreport.check.selection import Selection
from licreport.cli.cases.asked import Records, figure_of
from licreport.cli.output import deliver
from licreport.files.replacing import spare
from licreport.relations.kinds import names_of
from licreport.render.csv import guarded
from licreport.report.load import load_bytes
from licreport.rules import RULES
from licreport.words.language import Lang, MisuseError, Words

_SUFFIX = Words("{file}: rows are written as .csv or .parquet", "{file}：行可写成 .csv 或 .parquet")
_UNTOLD = Words("{text}: nothing in it that these records tell", "{text}：其中没有这些记录能反映的数据")
_NO_RULE = Words("{text}: there is no such rule", "{text}：没有这条规则")


def check_suffix(file: str | None) -> None:
    """Raise MisuseError where rows cannot be written as a file is named."""
    if file is not None and Path(file).suffix.lower() not in {".csv", ".parquet"}:
        raise MisuseError(_SUFFIX, {"file": file})


def listed(records: Records, files: Sequence[str], lang: Lang, flags: Mapping[str, Any]) -> int:
    """List the rows behind a figure, or behind the figures of a rule."""
    engine, view = records
    can_tell = {each.address for each in told(view)}
    figures = [each for each in _figures(flags["rows"], records) if each.address in can_tell]
    if not figures:
        raise MisuseError(_UNTOLD, {"text": flags["rows"]})
    output = flags["output"]
    if output is not None:
        spare([output], files, force=flags["force"])
    columns = [*SHOWN, *(each.address for each in figures)]
    deliver(output, rows_as(output, engine, counted(view, figures), columns), lang, read=files, force=True)
    return 0


def rows_as(file: str | None, engine: Engine, sql: str, columns: Sequence[str]) -> bytes:
    """Return the rows that a text selects, as a file of that name holds them; as CSV without one.

    CSV bears a byte order mark, by which Excel knows that it is UTF-8, but not at the terminal; text that a spreadsheet
    program would take for a formula gets an apostrophe before it, as in all CSV of this program.
    """
    if file is not None and file.lower().endswith(".parquet"):
        return engine.parquet(sql)
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in engine.rows(sql))
    return ("\ufeff" * (file is not None) + stream.getvalue()).encode()


def _cell(value: object) -> object:
    if isinstance(value, str):
        return guarded(value)
    return "" if value is None else value


def _figures(text: str, records: Records) -> Iterator[Definition]:
    """Yield the figure that was named, or those that a rule of that code relates."""
    if not re.fullmatch(r"LR[0-9]{3}", text):
        yield figure_of(text)
        return
    if text not in RULES:
        raise MisuseError(_NO_RULE, {"text": text})
    report = load_bytes("", toml(tabulate(*records), Whose("…"), (), "en").encode()).report
    stated = statements(report, Selection((text,))) if report else ()
    names = {name for statement in stated for name in names_of(statement.relation)}
    yield from (each for each in definitions().values() if each.name in names)
