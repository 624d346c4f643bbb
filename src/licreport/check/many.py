"""Many files → what checking each of them brought to light, alone and then with the others, in the order of the files.

What a file contradicts in others is only known once all have been read. So each is loaded and checked by itself first,
of which its digest is kept and the outcome in brief; then the reports are compared by their digests; and only a file of
which there is something to tell is loaded a second time, unless it is among the first few that are kept. Memory thus
does not grow with what the files hold. With several jobs the first reading is shared among processes.
"""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from licreport.check.evaluate import CODES_OF_FIGURES, NOTHING, Evaluated, evaluate_across
from licreport.check.one import Checked, check
from licreport.check.selection import ALL, Selection
from licreport.check.tallies import Packed, Tallies
from licreport.check.trust import trusted
from licreport.collection.digest import Digest, digest
from licreport.collection.index import FACTOR, Collection
from licreport.collection.standing import Standing
from licreport.figures.stated import Number
from licreport.reading.loading import load
from licreport.report.load import Loaded
from licreport.report.model import Report
from licreport.report.source import LeftOut, Source
from licreport.words.language import Words

if TYPE_CHECKING:
    from licreport.relations.recount import Recount

KEPT = 200
"""How many results that have something to tell are kept, so that few files are not loaded twice."""

_CHUNK = 50  # files that a process is given at a time


class Plan(NamedTuple):
    """How files are to be checked."""

    today: datetime.date
    waivers: bool = True
    selection: Selection = ALL
    factor: Number = FACTOR
    """By how much a count may change within a year (LR503)."""
    in_full: bool = False
    """Whether files of which there is nothing to tell come back with what they hold."""
    lists_left_out: bool = False
    """Whether what was not read of documents is listed, not only counted."""
    jobs: int = 1
    """How many processes share the first reading."""
    recount: "Callable[[Loaded, Report], Recount] | None" = None
    """What counts a report anew from case records, if there are any."""
    note: Callable[[Checked], bytes] | None = None
    """What is to be kept of the first reading of each file, for whoever looks at many reports and needs their figures.
    """

    def check(self, loaded: Loaded, across: Evaluated = NOTHING) -> Checked:
        """Check one file, with what was found of it among others."""
        return check(
            loaded,
            today=self.today,
            waivers=self.waivers,
            selection=self.selection,
            across=across,
            recount=self.recount,
        )


def survey(
    files: Sequence[str],
    plan: Plan,
    *,
    beside: Sequence[str] = (),
    given: Mapping[str, Loaded] | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> Iterator[Checked]:
    """Check files, and yield the result of each. `given` are those already loaded, by what they are called in `files`.

    The files `beside` them are only read: they are among the reports that each is compared with, in the order of their
    names. `progress` is told how many files have been read.
    """
    held = given or {}
    firsts: list[First] = []
    room, known = KEPT, dict[bytes, bytes]()
    for read in _read(files, plan, held):
        if read.checked is not None:
            room -= 1
        tallies = known.setdefault(read.tallies, read.tallies)  # most files have those of another
        firsts.append(read._replace(tallies=tallies, checked=read.checked if room >= 0 else None))
        progress(len(firsts))
    names = {loaded.name: loaded for loaded in held.values()}
    digests = [*zip(files, (read.digest for read in firsts), strict=True), *((file, _brief(file)) for file in beside)]
    if beside:
        digests.sort(key=lambda pair: pair[0])  # as if the directory had been given
    collection = Collection(
        (brief for _, brief in digests if brief),
        lambda file: _loaded(file, names),
        unread=[file for file, brief in digests if brief is None],
        factor=plan.factor,
    )
    for position, file in enumerate(files):
        read, firsts[position] = firsts[position], _DONE
        yield second(file, read, plan, among(read.digest, plan, collection), held)


class First(NamedTuple):
    """What is kept of the first reading of a file."""

    digest: Digest | None
    """None where it is no report."""
    is_report: bool
    tallies: bytes
    is_plain: bool
    """Whether there is nothing to tell of it by itself."""
    checked: Checked | None
    left_out: int = 0
    """How many numbers of a document were not read."""
    is_document: bool = False
    noted: bytes = b""


_NOT_LISTED = LeftOut(Words("a number that was not read", "未读取的数字"))
_DONE = First(None, is_report=False, tallies=b"", is_plain=True, checked=None)


def _read(files: Sequence[str], plan: Plan, held: Mapping[str, Loaded]) -> Iterator[First]:
    if plan.jobs < 2:
        return (first(_loaded(file, held), plan, keep=True) for file in files)
    from licreport.check.workers import shared  # noqa: PLC0415  # few files do not pay for processes

    chunks = [files[start : start + _CHUNK] for start in range(0, len(files), _CHUNK)]
    return (read for reads in shared(_look, [(chunk, plan) for chunk in chunks], plan.jobs) for read in reads)


def _look(files: Sequence[str], plan: Plan) -> list[First]:
    return [first(_loaded(file, {}), plan) for file in files]


def _loaded(file: str, held: Mapping[str, Loaded]) -> Loaded:
    return held[file] if file in held else load(file)


def first(loaded: Loaded, plan: Plan, *, keep: bool = False) -> First:
    """Check a file by itself; `keep` the result where there is something to tell, so that it is not loaded twice."""
    checked = plan.check(loaded)
    report = checked.report
    brief = None if report is None else digest(loaded.name, report, checked.unreadable)
    left_out = len(loaded.source.left_out)
    is_told = checked.diagnostics or (report and report.waiver) or (left_out and plan.lists_left_out)
    is_plain = not is_told and not plan.in_full
    kept = checked if keep and not is_plain else None
    counts = b"".join(packed.counts for packed in checked.tallies.packed)
    noted = b"" if plan.note is None else plan.note(checked)
    return First(brief, report is not None, counts, is_plain, kept, left_out, loaded.source.is_document, noted)


def _brief(file: str) -> Digest | None:
    loaded = load(file)
    report, unreadable = trusted(loaded)
    return None if report is None else digest(loaded.name, report, unreadable)


def among(brief: Digest | None, plan: Plan, collection: Collection) -> Evaluated:
    """Evaluate a report among the others."""
    return evaluate_across(Standing(brief, collection), plan.selection) if brief else NOTHING


def second(file: str, first: First, plan: Plan, across: Evaluated, held: Mapping[str, Loaded]) -> Checked:
    """Return what a file comes to among the others; one of which there is nothing to tell is not loaded again."""
    if first.is_plain and not across.diagnostics:
        name = first.digest.file if first.digest else held[file].name if file in held else file
        own = Tallies(Packed(CODES_OF_FIGURES, first.tallies)) if first.tallies else Tallies()
        tallies = own | across.tallies
        source = Source(name, "")
        source.is_document, source.left_out = first.is_document, (_NOT_LISTED,) * first.left_out
        return Checked(Loaded(source, {}), (), (), tallies, is_brief=first.is_report, noted=first.noted)
    found = _in_full(file, first, plan, across, held)
    return found._replace(noted=first.noted) if first.noted else found


def _in_full(file: str, first: First, plan: Plan, across: Evaluated, held: Mapping[str, Loaded]) -> Checked:
    kept = first.checked
    if kept and kept.report is None:
        return kept
    if kept and kept.report and not kept.report.waiver and not across.tallies and not across.found:
        return kept._replace(standing=across.standing)
    return plan.check(kept.loaded if kept else _loaded(file, held), across)
