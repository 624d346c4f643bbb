"""Files → a site: they are read and gathered, and the pages built; where nothing has changed, nothing is."""

import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from licreport.check.many import Plan
from licreport.report.load import Loaded
from licreport.site import searching
from licreport.site.building import build
from licreport.site.data.delimited import has_parquet
from licreport.site.gathering.reading import Read, read
from licreport.site.gathering.shelving import gather
from licreport.site.kept.counts import File
from licreport.site.kept.marks import mark
from licreport.site.kept.record import Record, record
from licreport.site.kept.row import noted
from licreport.site.kept.shelf import Shelf
from licreport.site.told import Told
from licreport.site.written import Folder, Written


class Made(NamedTuple):
    """What was made, and what was left out of it."""

    authorities: int
    with_reports: int
    """Authorities of which a report is shown."""
    reports: int
    unread: Sequence[str]
    """The names of files that are no report, or do not load."""
    doubled: Sequence[tuple[str, int]]
    """Authorities and years of which no report is shown, since there are several."""
    written: Written = Written()


def make(  # noqa: PLR0913  # what a site is made of
    files: Sequence[str],
    folder: Folder,
    told: Told,
    plan: Plan,
    *,
    given: Mapping[str, Loaded],
    is_anew: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Made:
    """Make a site of report files, which none of them need be, in whichever order they are named.

    What is known of the last run is only believed where the folder holds a site, and not if all is to be made anew.
    """
    ordered = sorted(files, key=lambda file: Path(file).parts)
    with (
        tempfile.TemporaryDirectory(prefix="licreport-") as scratch,
        record(folder.path, Path(scratch), is_anew=is_anew or not folder.before) as kept,
        closing(File(Path(scratch) / "counts")) as counts,
    ):
        run = _Run(ordered, folder, told, plan._replace(note=noted), given, kept, progress)
        done = read(ordered, run.plan, kept, counts, given, run.read)
        whole = mark(done.mark, told, searching.has_initials(), has_parquet()) if done.mark else b""
        before: Made | None = kept.fact("made")
        if before is not None and whole and kept.fact("whole") == whole and _is_as_it_was(folder, kept):
            kept.stay()
            return before._replace(written=Written(0, sum(before.written[:2]), 0))
        made = run.made(done, Shelf(Path(scratch) / "shelf"))
        kept.state("made", made)
        kept.state("whole", whole)
        return made


class _Run(NamedTuple):
    """What a site is made of, and for."""

    files: Sequence[str]
    folder: Folder
    told: Told
    plan: Plan
    given: Mapping[str, Loaded]
    kept: Record
    progress: Callable[[int, int], None]

    def read(self, count: int) -> None:
        """Tell how many files have been read."""
        self.progress(count, len(self.files))

    def made(self, done: Read, shelf: Shelf) -> Made:
        """Check what was read, and build the site; without a report there is none."""
        gathered = gather(self.files, self.plan, done, self.kept, shelf, given=self.given, progress=self.read)
        try:
            count = shelf.count()
            made = Made(count.authorities, count.with_reports, count.reports, gathered.unread, shelf.doubled())
            if not count.authorities:
                return made
            jobs = self.plan.jobs
            with self.folder.alone():
                written = build(gathered, self.folder, self.told, self.kept, jobs=jobs, progress=self.progress)
            return made._replace(written=written)
        finally:
            shelf.close()


def _is_as_it_was(folder: Folder, kept: Record) -> bool:
    """Tell whether all files of the site are as the last run left them."""
    return folder.is_whole and all(folder.page(address, page.mark) == page for address, page in kept.pages())
