"""Case records that `check` counts reports anew from."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from licreport.cases.engines.duck import Duck
from licreport.cases.layout.load import layout
from licreport.cases.recount import recount
from licreport.cases.working_days import calendar
from licreport.cli.cases.told import unread
from licreport.relations.recount import Recount
from licreport.report.load import Loaded
from licreport.report.model import Report
from licreport.words.language import Lang, Words
from licreport.words.terminal import printable

RECORDS = {".csv", ".tsv", ".parquet", ".jsonl", ".ndjson"}
"""What files of records end in, and reports never do."""


def apart(paths: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return which of some paths are reports, and which are records, since a shell writes out `cases/*.parquet`."""
    records = [path for path in paths if Path(path).suffix.lower() in RECORDS]
    return [path for path in paths if path not in records], records


_REFUSED = Words(
    "{file}: {count} rows of the records are refused and not counted; `licreport tabulate` lists them",
    "{file}：记录中有 {count} 行不予采用，未计入；可用 `licreport tabulate` 列出",
)
_NONE = Words(
    "{file}: the records have no case of its period, so that nothing was compared",
    "{file}：记录中没有报告期内的办件，未作核对",
)


def _told(found: Recount, file: str) -> Iterator[tuple[Words, Mapping[str, str]]]:
    """Yield what has to be said of the records beside what is found in the report."""
    if found.refused:
        yield _REFUSED, {"file": file, "count": f"{found.refused:,}"}
    if not found.figures:
        yield _NONE, {"file": file}


@contextmanager
def recounting(records: Sequence[str], name: str, lang: Lang = "en") -> Iterator[Callable[[Loaded, Report], Recount]]:
    """Open records by a layout, and yield what counts a report anew from them."""
    own = layout(name)
    with Duck(own) as engine:
        engine.take([*calendar()])
        shape = engine.open(records)
        for line in unread(engine.found, lang):
            click.echo(printable(line), err=True)
        known: dict[str, Recount] = {}

        def counted(loaded: Loaded, report: Report) -> Recount:
            if loaded.name not in known:
                known[loaded.name] = found = recount(engine, shape, own, report, loaded.addresses)
                for words, facts in _told(found, loaded.name):
                    click.echo(printable(words.say(lang, facts)), err=True)
            return known[loaded.name]

        yield counted
