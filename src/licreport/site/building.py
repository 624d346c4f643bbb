"""What was gathered → a folder of pages and data. The work is parted into tasks, which processes share.

What was made of the same in the last run, and is there as it was written, is not made again; the data as a whole are.
"""

import gc
import pickle
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from pathlib import Path
from typing import NamedTuple, TypeAlias

from licreport.check.workers import fresh
from licreport.site import searching
from licreport.site.addresses import data_of, page_of, year_of
from licreport.site.data import database, delimited
from licreport.site.data.contents import contents
from licreport.site.data.parts import Part, write_json
from licreport.site.gathering.shelving import Gathered
from licreport.site.kept.marks import mark
from licreport.site.kept.record import Record
from licreport.site.kept.shelf import Authority
from licreport.site.pages import authority, front, ranked
from licreport.site.pages.figures import lines
from licreport.site.pages.frame import Site, Synthetic
from licreport.site.pages.rows import Rows, listed
from licreport.site.single import single
from licreport.site.structure import Structure
from licreport.site.sums import Sums
from licreport.site.told import Told
from licreport.site.written import SCRATCH, Folder, Page, Written
from licreport.words.language import LANGS

_CHUNK = 40
"""Authorities of a task."""

Before: TypeAlias = Mapping[str, Page]
"""What the last run left of the files that a task is about."""


class Task(NamedTuple):
    """A part of the work: which kind it is, and what it is about."""

    kind: str
    about: tuple[object, ...] = ()


class Put(NamedTuple):
    """A file of the site: what is known of it, and whether it was written anew."""

    address: str
    page: Page
    is_new: bool


class Done(NamedTuple):
    """The files of a task, and what is told of a year if it was one."""

    files: Sequence[Put]
    year: front.Year | None = None


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


def build(  # noqa: PLR0913  # what is built, and for whom
    gathered: Gathered,
    folder: Folder,
    told: Told,
    record: Record,
    *,
    jobs: int = 1,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Written:
    """Write the pages and data of all that was gathered into a folder, and return how many files that took."""
    folder.begin()
    shelf = gathered.shelf
    count = shelf.count()
    synthetic = Synthetic(count.synthetic, count.reports + count.doubles)
    site = Site(told, shelf.years, searching.has_initials(), searching.count(count.authorities), synthetic)
    addresses: dict[str, bool] = {}
    years: list[front.Year] = []
    sizes: dict[str, int] = {}
    with tempfile.TemporaryDirectory(prefix=SCRATCH, dir=folder.path) as scratch:
        context = _Context(gathered, site, folder, Path(scratch))
        context.parts.mkdir()
        folder.scratch = context.scratch
        tasks = [*_tasks(gathered, site.years, count.authorities, record)]
        last: list[Task] = []
        for number, done in enumerate(_worked((tasks, _DATA, last), context, jobs), 1):
            if done.year is not None:
                years.append(done.year)
                record.state(f"year {done.year.year}", done.year)
            for each in done.files:
                record.put(each.address, each.page)
                addresses[each.address] = each.is_new
                if each.address.startswith("data/"):
                    sizes[each.address] = each.page.size
            if number == len(tasks) + len(_DATA):
                last.append(Task("single", (years, sizes)))
            progress(number, len(tasks) + len(_DATA) + 1)
    folder.scratch = None
    removed = folder.end(addresses)
    anew = sum(addresses.values())
    return Written(anew, len(addresses) - anew, removed)


def _tasks(gathered: Gathered, years: Sequence[int], authorities: int, record: Record) -> Iterator[Task]:
    """Yield the tasks that make pages, each with what is known of them; packed, since there may be very many."""
    for year in years:
        before = {address: page for lang in LANGS for address, page in record.pages(year_of(year, lang)[:-5])}
        yield Task("year", (year, pickle.dumps((before, record.fact(f"year {year}")), 5)))
    for start in range(0, authorities, _CHUNK):
        addresses = [each for own in gathered.shelf.authorities(start, _CHUNK) for each in _addresses(own.key)]
        known = ((address, record.page(address)) for address in addresses)
        yield Task("authorities", (start, pickle.dumps({name: page for name, page in known if page}, 5)))


def _addresses(key: str) -> tuple[str, ...]:
    """Return the addresses of all that there is of an authority."""
    return *(page_of(key, lang) for lang in LANGS), data_of(key, ".csv"), data_of(key, ".json")


_DATA = (Task("database"), Task("columns"), Task("tables"), Task("reports"))
"""The tasks that put the data together, once all parts of them are there."""


def _worked(stages: Sequence[Sequence[Task]], context: _Context, jobs: int) -> Iterator[Done]:
    if jobs < 2:
        yield from (_WORK[task.kind](context, *task.about) for task in chain.from_iterable(stages))
        return
    kept = context.scratch / "context"
    kept.write_bytes(pickle.dumps(context, 5))
    with fresh(jobs) as share:  # else each process would hold what this one does
        for tasks in stages:
            yield from share(_work, [(task, str(kept)) for task in tasks])


def _work(task: Task, context: str) -> Done:
    gc.disable()  # what a task makes holds no circles, and looking for some takes a tenth of the time
    return _WORK[task.kind](_loaded(context), *task.about)


@lru_cache(maxsize=1)
def _loaded(context: str) -> _Context:
    found: _Context = pickle.loads(Path(context).read_bytes())  # noqa: S301  # what `_worked` wrote in this run
    return found


def _put(context: _Context, pages: Iterable[tuple[str, str]], own: bytes = b"") -> list[Put]:
    """Write files that are made of what has a mark."""
    folder = context.folder
    return [Put(address, folder.page(address, own), is_new) for address, is_new in folder.put(pages)]


def _as_they_were(context: _Context, own: bytes, before: Before) -> list[Put] | None:
    """Return the files of a task if they are made of the same as in the last run, and are there as it left them."""
    is_so = all(page.mark == own and context.folder.page(address, own) == page for address, page in before.items())
    return [Put(address, page, is_new=False) for address, page in before.items()] if is_so else None


def _authorities(context: _Context, start: int, known: bytes) -> Done:
    """Write the pages of some authorities, and their figures as data."""
    gathered, told = context.gathered, context.site.told
    structure = Structure(gathered.shelf)
    part = Part(context.parts, start, told)
    before: Before = pickle.loads(known)  # noqa: S301  # as above
    files: list[Put] = []
    for own in gathered.shelf.authorities(start, _CHUNK):
        around = _around(own, context, structure)
        numbered = enumerate(around.reports, own.first)
        beside = part.add(own.key, own.name, [contents(number, found) for number, found in numbered])
        marked = _mark_of(around, context)
        known_of = {address: before[address] for address in _addresses(own.key) if address in before}
        same = _as_they_were(context, marked, known_of) if len(known_of) == len(_addresses(own.key)) else None
        if same is None:
            around = around._replace(lines=lines(around.reports))
            pages = [(page_of(own.key, lang), authority.render(around, context.site, lang)) for lang in LANGS]
            pages += ((data_of(own.key, ".csv"), beside.csv), (data_of(own.key, ".json"), beside.json))
            same = _put(context, pages, marked)
        files += same
    part.close()
    return Done(files)


def _around(own: Authority, context: _Context, structure: Structure) -> authority.Around:
    shelf = context.gathered.shelf
    shown, doubles = shelf.shown(own.key), shelf.doubles(own.key)
    return authority.Around(own, shown, structure.around(own.key), shelf.parts(own.key), (), doubles)


def _mark_of(around: authority.Around, context: _Context) -> bytes:
    """Return the mark of all that is told of an authority."""
    own, site = around.authority, context.site
    marks = context.gathered.shelf.marks(own.key)
    return mark(
        site._replace(years=site.years[-1:], synthetic=Synthetic(0, 0)),
        own.key,
        own.name,
        around.whole,
        around.parts,
        marks,
    )


def _year(context: _Context, year: int, known: bytes) -> Done:
    """Write the table of a year, and return what is told of the year at a glance."""
    before: Before
    before, told = pickle.loads(known)  # noqa: S301  # as above
    shelf = context.gathered.shelf
    structure = Structure(shelf)
    sums = Sums(shelf, year)
    marks = ((key, name, structure.place(key), sums.above(key), own) for key, name, own in shelf.marks_of_year(year))
    marked = mark(context.site._replace(synthetic=Synthetic(0, 0)), context.site.synthetic.is_mixed)
    for each in marks:
        marked = mark(marked, each)
    marked = mark(marked, [*shelf.structure(year)])
    same = _as_they_were(context, marked, before) if before and told is not None else None
    return Done(same, told) if same is not None else _year_anew(context, year, structure, sums, marked)


def _year_anew(context: _Context, year: int, structure: Structure, sums: Sums, marked: bytes) -> Done:
    rows = Rows(_made(context.scratch / f"year-{year}"))
    reports = checked = checkable = contradicting = 0
    for key, name, found in context.gathered.shelf.of_year(year):
        reports += 1
        checked += found.checked
        checkable += found.checked > 0
        contradicting += found.contradictions > 0
        if found.row.span is None:
            rows.add(listed(found, key, name, structure.place(key)))
            if not (found.row.is_synthetic and context.site.synthetic.is_mixed):
                sums.add(key, found)
    table = ranked.ranked(year, rows)
    files = _put(context, ((year_of(year, lang), ranked.render(table, context.site, lang)) for lang in LANGS), marked)
    for piece in ranked.pieces(table):
        files += _put(context, [piece], marked)
    return Done(files, front.Year(year, reports, checked, checkable, contradicting, sums.found()))


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


def _single(context: _Context, years: Sequence[front.Year], sizes: Mapping[str, int]) -> Done:
    """Write what there is one of."""
    return Done(_put(context, single(context.gathered, context.site, years, sizes)))


def _made(path: Path) -> Path:
    path.mkdir()
    return path


def _taken_in(folder: Folder, made: Mapping[str, Path]) -> Done:
    taken = [(address, folder.take_in(address, path)) for address, path in made.items()]
    return Done([Put(address, folder.page(address, b""), is_new) for address, is_new in taken])


_WORK: dict[str, Callable[..., Done]] = {
    "authorities": _authorities,
    "year": _year,
    "tables": _tables,
    "columns": _columns,
    "database": _database,
    "reports": _reports,
    "single": _single,
}
