"""Report files → what is known of all of them: each checked among the others, put on the shelf, the rest counted.

It goes the way of `check` itself (`check/many.py`), so that the site says of a report what `check` says.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import NamedTuple

from licreport.check.evaluate import CODES_OF_FIGURES, Evaluated
from licreport.check.many import First, Plan, among, second
from licreport.check.tallies import Packed, Tallies
from licreport.collection.digest import Digest
from licreport.collection.index import Collection
from licreport.collection.standing import Standing
from licreport.reading.loading import load
from licreport.report.diagnostic import Computed, Diagnostic
from licreport.report.load import Loaded
from licreport.site.gathering.comparing import across
from licreport.site.gathering.counting import Counts, Rules
from licreport.site.gathering.findings import findings
from licreport.site.gathering.reading import Read
from licreport.site.kept.found import Facts, packed, unpacked
from licreport.site.kept.marks import mark
from licreport.site.kept.record import Record
from licreport.site.kept.row import row_of
from licreport.site.kept.shelf import Filling, Shelf


class Gathered(NamedTuple):
    """All that was read."""

    shelf: Shelf
    rules: Rules
    unread: Sequence[str]
    """The names of files that are no report, or do not load."""
    files: int


def gather(  # noqa: PLR0913  # what is checked, and where it goes
    files: Sequence[str],
    plan: Plan,
    read: Read,
    record: Record,
    shelf: Shelf,
    *,
    given: Mapping[str, Loaded],
    progress: Callable[[int], None],
) -> Gathered:
    """Check files that were read among each other, and put them on the shelf."""
    names = {loaded.name: loaded for loaded in given.values()}
    collection = Collection(
        filter(None, read.digests),
        lambda file: names[file] if file in names else load(file),
        unread=[file for file, digest in zip(files, read.digests, strict=True) if digest is None],
    )
    rules: dict[int, Counts] = {}
    unread: list[str] = []
    filling = Filling(shelf.path)
    told = across(read.digests, plan, collection)
    for number, (file, digest, found) in enumerate(zip(files, read.digests, told, strict=True)):
        own = record.first(file)
        name = PurePath(file).name
        progress(number + 1)
        if digest is None:
            unread.append(name)
            continue
        if own.is_plain and not found.is_told:
            facts = Facts(*Tallies(Packed(CODES_OF_FIGURES, own.tallies)).total, ())
            kept = packed(facts)
        else:
            kept = _facts(file, own._replace(digest=digest), plan, among(digest, plan, collection), record, given)
            facts = unpacked(kept)
        row = row_of(own.noted)
        filling.add(number, row, name, own.noted, kept, is_double=found.is_double)
        if not found.is_double:
            tallies = (Packed(CODES_OF_FIGURES, own.tallies), *found.tallies)
            rules.setdefault(row.year, Counts()).add(tallies, facts.findings)
    filling.settle()
    return Gathered(shelf, {year: rules[year].counted() for year in sorted(rules)}, tuple(unread), len(files))


def _facts(  # noqa: PLR0913, PLR0917  # what they follow from
    file: str,
    first: First,
    plan: Plan,
    evaluated: Evaluated,
    record: Record,
    given: Mapping[str, Loaded],
) -> bytes:
    """Return what was found of a report: as in the last run, where all that it follows from is as it was."""
    own = _mark(file, evaluated, record)
    facts = record.told(file, own) if own else None
    if facts is None:
        found = [*findings(second(file, first, plan, evaluated, given))]
        facts = packed(Facts(*Tallies(Packed(CODES_OF_FIGURES, first.tallies)).total, found))
        if own:
            record.tell(file, own, facts)
    return facts


def _mark(file: str, evaluated: Evaluated, record: Record) -> bytes:
    """Return the mark of all that what is found of a report follows from; none where some file cannot be marked.

    That is its file, what was found of it among others, and the files of those that it is compared with, whose words
    are shown.
    """
    beside = {each.file for each in _beside(evaluated.standing)} if evaluated.standing else set()
    beside |= {name for diagnostic in evaluated.diagnostics for name in _files(diagnostic)}
    own = [(name, record.mark(name)) for name in sorted({file, *beside})]
    return mark(own, evaluated.diagnostics, evaluated.tallies.packed) if all(each for _, each in own) else b""


def _beside(standing: Standing) -> Iterator[Digest]:
    """Yield the reports that what is said of a report may depend on."""
    yield from standing.others
    yield from standing.collection.named(standing.this.authority, standing.this.year, standing.this.span)
    if standing.whole:
        yield standing.whole


def _files(diagnostic: Diagnostic) -> Iterator[str]:
    """Yield the names of the other files in which the sides of a finding stand."""
    sides = [*diagnostic.finding.related]
    while sides:
        side = sides.pop()
        if side.file is not None:
            yield side.file
        if isinstance(side, Computed):
            sides += (term for _, term in side.terms)
