"""The data of some authorities, made along with their pages and put together once all are there.

What is told of a report is computed once; the parts lie on disk, so that no form of the data is ever in memory.
"""

import csv
import json
import marshal
from collections.abc import Iterator, Sequence
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

from licreport.document.tidy import FIGURES
from licreport.render.csv import guarded
from licreport.site.data import model
from licreport.site.data.contents import Contents, Measured, Row
from licreport.site.data.schema import FORMAT, NAME, VERSION
from licreport.site.told import Told
from licreport.words.period import days_of


class Beside(NamedTuple):
    """What stands beside the page of an authority."""

    csv: str
    json: str


class Part:
    """The data of some authorities."""

    def __init__(self, folder: Path, number: int, told: Told) -> None:
        self._base, self._told = folder / f"{number:08}", told
        self._figures = StringIO(newline="")
        self._writer = csv.writer(self._figures, lineterminator="\r\n")
        self._lines: list[str] = []
        self._rows: dict[str, list[Row]] = {table.name: [] for table in (model.REPORTS, model.FIGURES, model.FINDINGS)}

    def add(self, key: str, name: str, reports: Sequence[Contents]) -> Beside:
        """Take the reports of an authority, and return what stands beside its page."""
        own = StringIO(newline="")
        writer = csv.writer(own, lineterminator="\r\n")
        writer.writerow(column.name for column in FIGURES)
        lines = []
        for each in reports:
            self._rows["reports"].append(each.report(key))
            self._rows["figures"] += each.figures()
            self._rows["findings"] += each.findings()
            self._writer.writerows(
                (each.number, one.measure.name, one.value, one.low, one.high, one.written or "")
                for one in each.measured
            )
            writer.writerows(_tidy(name, each))
            lines.append(_line(name, each))
        self._lines += lines
        return Beside(
            own.getvalue(), _head(self._told, "../../data/", {"authority": name}) + ",\n".join(lines) + "\n]}\n"
        )

    def close(self) -> None:
        """Write the part to disk."""
        self._base.with_suffix(".csv").write_bytes(self._figures.getvalue().encode(errors="backslashreplace"))
        self._base.with_suffix(".json").write_bytes(",\n".join(self._lines).encode(errors="backslashreplace"))
        self._base.with_suffix(".rows").write_bytes(marshal.dumps(self._rows))


def _tidy(name: str, each: Contents) -> Iterator[tuple[str, ...]]:
    """Yield the figures of a report with the columns of `licreport trend --csv`, labelled in Chinese."""
    own = each.found.row
    year = str(own.year) if own.span is None else "/".join(day.isoformat() for day in days_of(own.year, own.span))
    safe = guarded(name)
    for one in each.measured:
        measure = one.measure
        yield (
            *(safe, year, measure.name, measure.label.zh, one.value, measure.unit, one.low, one.high),
            one.written or "",
        )


def _head(told: Told, way: str, more: dict[str, str] | None = None) -> str:
    value: dict[str, Any] = {"$schema": way + NAME, "format": FORMAT, "version": VERSION}
    value |= {"note": told.note, "licence": told.licence}
    return json.dumps(value | (more or {}), ensure_ascii=False)[:-1] + ', "reports": [\n'


def _line(name: str, each: Contents) -> str:
    """Return a report as JSON: figures as written, with exact decimal digits; nothing passes through a binary float."""
    found, own = each.found, each.found.row
    first, last = days_of(own.year, own.span)
    value = {
        "authority": name,
        "year": own.year,
        "first_day": first.isoformat(),
        "last_day": last.isoformat(),
        "level": own.level,
        "part_of": own.part_of,
        "counting": own.counting,
        "source": own.source,
        "published": own.published.isoformat() if own.published else None,
        "file": found.file,
        "synthetic": own.is_synthetic,
        "relations": {"held": found.held, "broken": found.broken, "not_evaluable": found.not_evaluable},
        "figures": {one.measure.name: _figure(one) for one in each.measured},
        "findings": found.findings,
    }
    return _JSON.encode(value)


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def _figure(one: Measured) -> dict[str, str | None]:
    said: dict[str, str | None] = {"written": one.written, "value": one.value}
    return said if one.low == one.high else {**said, "low": one.low, "high": one.high}


def rows(folder: Path) -> Iterator[tuple[model.Table, list[Row]]]:
    """Yield the rows of the parts in a folder, each time some of one table; what they refer to comes before them."""
    for path in sorted(folder.glob("*.rows")):
        part = marshal.loads(path.read_bytes())  # noqa: S302  # what `close` wrote in this run
        for table in (model.REPORTS, model.FIGURES, model.FINDINGS):
            yield table, part[table.name]


def figures(folder: Path) -> Iterator[bytes]:
    """Yield the figures of the parts in a folder as lines of CSV."""
    yield from (path.read_bytes() for path in sorted(folder.glob("*.csv")))


def write_json(folder: Path, told: Told, target: Path) -> None:
    """Write all reports of the parts in a folder as one JSON file, a report a line."""
    with target.open("wb") as file:
        file.write(_head(told, "").encode(errors="backslashreplace"))
        between = b""
        for path in sorted(folder.glob("*.json")):
            if part := path.read_bytes():
                file.write(between + part)
                between = b",\n"
        file.write(b"\n]}\n")
