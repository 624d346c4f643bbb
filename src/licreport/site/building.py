"""What was gathered → a folder of pages and data. The work is parted into tasks, which processes share."""

import gc
import pickle
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from licreport.check.workers import shared
from licreport.site import searching, spool
from licreport.site.addresses import data_of, page_of, year_of
from licreport.site.data import database, delimited
from licreport.site.data.contents import contents
from licreport.site.data.parts import Part, write_json
from licreport.site.gathered import Gathered
from licreport.site.pages import authority, front, ranked
from licreport.site.pages.figures import lines
from licreport.site.pages.frame import Site
from licreport.site.single import single
from licreport.site.structure import Structure
from licreport.site.sums import Sums
from licreport.site.told import Told
from licreport.site.written import SCRATCH, Folder, Written
from licreport.words.language import LANGS

_CHUNK = 40
"""Authorities of a task."""


class Task(NamedTuple):
    """A part of the work: which kind it is, and what it is about."""

    kind: str
    about: tuple[str | int, ...] = ()


class Done(NamedTuple):
    """The files of a task, each with whether it was written anew, and what is told of a year if it was one."""

    files: Sequence[tuple[str, bool]]
    year: front.Year | None = None
    sizes: Sequence[tuple[str, int]] = ()
    """Of data files, how large each is."""


class _Context(NamedTuple):
    """What every task needs."""

    gathered: Gathered
    site: Site
    folder: Folder
    scratch: Path

    @property
    def parts(self) -> Path:
        """Where the parts of the data are kept until all are there."""
        return self.scratch / "parts"


def build(
    gathered: Gathered,
    folder: Folder,
    told: Told,
    *,
    jobs: int = 1,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Written:
    """Write the pages and data of all that was gathered into a folder, and return how many files that took."""
    folder.begin()
    years = sorted({entry.year for each in gathered.authorities.values() for entry in each.entries})
    site = Site(told, years, searching.has_initials(), searching.count(len(gathered.authorities)))
    with tempfile.TemporaryDirectory(prefix=SCRATCH, dir=folder.path) as scratch:
        context = _Context(gathered, site, folder, Path(scratch))
        context.parts.mkdir()
        done: list[Done] = []
        tasks = _tasks(gathered, years)
        for each in chain(_worked(tasks, context, jobs), _worked(_DATA, context, jobs)):
            done.append(each)
            progress(len(done), len(tasks) + len(_DATA))
        told_years = [each.year for each in done if each.year is not None]
        sizes = dict(size for each in done for size in each.sizes)
        written = [file for each in done for file in each.files]
        written += folder.put(single(gathered, site, told_years, sizes))
    removed = folder.end(address for address, _ in written)
    anew = sum(is_new for _, is_new in written)
    return Written(anew, len(written) - anew, removed)


def _tasks(gathered: Gathered, years: Sequence[int]) -> list[Task]:
    """Return the tasks that make pages."""
    keys = [*gathered.authorities]
    chunks = (Task("authorities", (start, *keys[start : start + _CHUNK])) for start in range(0, len(keys), _CHUNK))
    return [*(Task("year", (year,)) for year in years), *chunks]


_DATA = (Task("database"), Task("columns"), Task("tables"), Task("reports"))
"""The tasks that put the data together, once all parts of them are there."""


def _worked(tasks: Sequence[Task], context: _Context, jobs: int) -> Iterator[Done]:
    if jobs < 2:
        yield from (_WORK[task.kind](context, *task.about) for task in tasks)
        return
    kept = context.scratch / "context"
    if not kept.exists():
        kept.write_bytes(pickle.dumps(context, 5))
    yield from shared(_work, [(task, str(kept)) for task in tasks], jobs)


def _work(task: Task, context: str) -> Done:
    gc.disable()  # what a task makes holds no circles, and looking for some takes a tenth of the time
    return _WORK[task.kind](_loaded(context), *task.about)


@lru_cache(maxsize=1)
def _loaded(context: str) -> _Context:
    found: _Context = pickle.loads(Path(context).read_bytes())  # noqa: S301  # what `_worked` wrote in this run
    return found


def _authorities(context: _Context, start: int, *keys: str) -> Done:
    """Write the pages of some authorities, and their figures as data."""
    gathered, told = context.gathered, context.site.told
    structure = _structures(gathered)
    part = Part(context.parts, start, told)
    pages: list[tuple[str, str]] = []
    for key in keys:
        own = gathered.authorities[key]
        reports = [*spool.read(gathered.spool, (entry.place for entry in own.entries))]
        around = authority.Around(
            own,
            reports,
            structure.around(key),
            [(each, gathered.names[each]) for each in structure.parts.get(key, ())],
            lines(reports),
            [*spool.read(gathered.spool, (entry.place for entry in own.doubles))],
        )
        pages += ((page_of(key, lang), authority.render(around, context.site, lang)) for lang in LANGS)
        numbered = enumerate(reports, structure.first[key])
        beside = part.add(key, own.name, [contents(number, found) for number, found in numbered])
        pages += ((data_of(key, ".csv"), beside.csv), (data_of(key, ".json"), beside.json))
    part.close()
    return Done(context.folder.put(pages))


_STRUCTURES: dict[int, Structure] = {}


def _structures(gathered: Gathered) -> Structure:
    """Return who is a part of whom, which is found once in each process."""
    if id(gathered) not in _STRUCTURES:
        _STRUCTURES.clear()
        _STRUCTURES[id(gathered)] = Structure(gathered)
    return _STRUCTURES[id(gathered)]


def _year(context: _Context, year: int) -> Done:
    """Write the table of a year, and return what is told of the year at a glance."""
    gathered, folder = context.gathered, context.folder
    structure = _structures(gathered)
    rows: list[ranked.Listed] = []
    sums = Sums(gathered, structure, year)
    reports = checked = checkable = contradicting = 0
    for key, own in gathered.authorities.items():
        places = [entry.place for entry in own.entries if entry.year == year]
        for found in spool.read(gathered.spool, places) if places else ():
            reports += 1
            checked += found.checked
            checkable += found.checked > 0
            contradicting += found.contradictions > 0
            if found.row.span is None:
                rows.append(ranked.listed(found, key, own.name, structure.place(key)))
                sums.add(key, found)
    table = ranked.ranked(year, rows)
    pages = [(year_of(year, lang), ranked.render(table, context.site, lang)) for lang in LANGS]
    written = folder.put([*pages, *ranked.pieces(table)])
    told = front.Year(year, reports, checked, checkable, contradicting, sums.found())
    return Done(written, told)


def _tables(context: _Context) -> Done:
    """Write the tables as CSV."""
    tables = delimited.write(context.gathered, context.parts, _made(context.scratch / "tables"))
    return _taken_in(context.folder, tables)


def _columns(context: _Context) -> Done:
    """Write the tables as Parquet where that is possible."""
    if not delimited.has_parquet():
        return Done(())
    folder = _made(context.scratch / "columns")
    return _taken_in(context.folder, delimited.write_parquet(context.gathered, context.parts, folder))


def _database(context: _Context) -> Done:
    path = context.scratch / "reports.db"
    database.write(context.gathered, context.parts, path)
    return _taken_in(context.folder, {"data/reports.db": path})


def _reports(context: _Context) -> Done:
    path = context.scratch / "reports.json"
    write_json(context.parts, context.site.told, path)
    return _taken_in(context.folder, {"data/reports.json": path})


def _made(path: Path) -> Path:
    path.mkdir()
    return path


def _taken_in(folder: Folder, made: Mapping[str, Path]) -> Done:
    sizes = [(address, path.stat().st_size) for address, path in made.items()]
    return Done([(address, folder.take_in(address, path)) for address, path in made.items()], sizes=sizes)


_WORK: dict[str, Callable[..., Done]] = {
    "authorities": _authorities,
    "year": _year,
    "tables": _tables,
    "columns": _columns,
    "database": _database,
    "reports": _reports,
}
