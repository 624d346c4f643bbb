"""Case records that `check` counts reports anew from."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from licreport.cases.engines.duck import Duck
from licreport.cases.layout.load import layout
from licreport.cases.recount import recount
from licreport.cases.working_days import calendar
from licreport.relations.recount import Recount
from licreport.report.load import Loaded
from licreport.report.model import Report

RECORDS = {".csv", ".tsv", ".parquet", ".jsonl", ".ndjson"}
"""What files of records end in, and reports never do."""


def apart(paths: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return which of some paths are reports, and which are records, since a shell writes out `cases/*.parquet`."""
    records = [path for path in paths if Path(path).suffix.lower() in RECORDS]
    return [path for path in paths if path not in records], records


@contextmanager
def recounting(records: Sequence[str], name: str) -> Iterator[Callable[[Loaded, Report], Recount]]:
    """Open records by a layout, and yield what counts a report anew from them."""
    own = layout(name)
    with Duck(own) as engine:
        engine.take([*calendar()])
        shape = engine.open(records)
        known: dict[str, Recount] = {}

        def counted(loaded: Loaded, report: Report) -> Recount:
            if loaded.name not in known:
                known[loaded.name] = recount(engine, shape, own, report, loaded.addresses)
            return known[loaded.name]

        yield counted
