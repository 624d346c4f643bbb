"""Report files → what is known of all of them: each checked among the others, put on the shelf, the rest counted.

It goes the way of `check` itself (`check/many.py`), so that the site says of a report what `check` says.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from operator import add, or_
from pathlib import PurePath
from typing import Any, NamedTuple

from licreport.check.evaluate import CODES_OF_FIGURES, Evaluated
from licreport.check.many import First, Plan, among, second
from licreport.check.one import Checked, span_of
from licreport.check.tallies import Packed, Tallies, fields
from licreport.collection.digest import Digest
from licreport.collection.index import Collection
from licreport.collection.standing import Standing
from licreport.listing.record import Record as Told
from licreport.listing.record import as_data, records, words
from licreport.reading.loading import load
from licreport.report.diagnostic import Computed, Diagnostic, Severity
from licreport.report.load import Loaded
from licreport.site.addresses import key_of
from licreport.site.kept.found import Facts, packed, unpacked
from licreport.site.kept.marks import mark
from licreport.site.kept.record import Record
from licreport.site.kept.row import row_of
from licreport.site.kept.shelf import Filling, Shelf, written
from licreport.site.reading import Read


class Counted(NamedTuple):
    """What became of the relations of a rule in some reports."""

    held: int
    broken: int
    not_evaluable: int
    reports: int
    """In how many reports at least one could be checked."""
    broken_in: int
    """In how many at least one was broken."""
    contradicting: int
    """In how many of these that is a contradiction, of the report or of two, and no hint at what is unusual."""


Rules = Mapping[int, Mapping[str, Counted]]
"""What became of the relations of each rule, by year and code."""


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
    rules: dict[int, _Counts] = {}
    unread: list[str] = []
    filling = Filling(shelf.path)
    for number, (file, digest) in enumerate(zip(files, read.digests, strict=True)):
        own = record.first(file)
        name = PurePath(file).name
        progress(number + 1)
        if digest is None:
            unread.append(name)
            continue
        across = among(digest, plan, collection)
        facts = _facts(file, own._replace(digest=digest), plan, across, record, given)
        row = row_of(own.noted)
        is_double = across.standing is not None and not across.standing.is_single
        filling.add(number, row, name, own.noted, facts, is_double=is_double)
        if not is_double:
            tallies = (Packed(CODES_OF_FIGURES, own.tallies), *across.tallies.packed)
            rules.setdefault(row.year, _Counts()).add(tallies, unpacked(facts).findings)
    filling.settle()
    return Gathered(shelf, {year: rules[year].counted() for year in sorted(rules)}, tuple(unread), len(files))


def _facts(  # noqa: PLR0913, PLR0917  # what they follow from
    file: str,
    first: First,
    plan: Plan,
    across: Evaluated,
    record: Record,
    given: Mapping[str, Loaded],
) -> bytes:
    """Return what was found of a report: as in the last run, where all that it follows from is as it was."""
    held, broken, not_evaluable = Tallies(Packed(CODES_OF_FIGURES, first.tallies)).total
    if first.is_plain and not across.diagnostics:
        return packed(Facts(held, broken, not_evaluable, ()))
    own = _mark(file, across, record)
    facts = record.told(file, own) if own else None
    if facts is None:
        findings = [*_findings(second(file, first, plan, across, given))]
        facts = packed(Facts(held, broken, not_evaluable, findings))
        if own:
            record.tell(file, own, facts)
    return facts


def _mark(file: str, across: Evaluated, record: Record) -> bytes:
    """Return the mark of all that what is found of a report follows from; none where some file cannot be marked.

    That is its file, what was found of it among others, and the files of those that it is compared with, whose words
    are shown.
    """
    beside = {each.file for each in _beside(across.standing)} if across.standing else set()
    beside |= {name for diagnostic in across.diagnostics for name in _files(diagnostic)}
    own = [(name, record.mark(name)) for name in sorted({file, *beside})]
    return mark(own, across.diagnostics, across.tallies.packed) if all(each for _, each in own) else b""


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


class _Counts:
    """What became of the relations of each rule in the reports of a year, added up."""

    def __init__(self) -> None:
        self._sums: dict[str, list[int]] = {}
        self._alike: Counter[Packed] = Counter()
        """How many reports have the same tallies, which hundreds do, and are not added up yet."""

    def add(self, tallies: Sequence[Packed], findings: Sequence[Mapping[str, Any]]) -> None:
        """Add a report, of which the tallies and the findings are given."""
        self._alike.update(tallies)
        if len(self._alike) > _MOST:
            self._add_up()
        stating = {code for code in _contradicting(findings) if any(code in Tallies(each) for each in tallies)}
        for code in stating:
            self._of(code)[-1] += 1

    def _add_up(self) -> None:
        of_codes: dict[tuple[str, ...], list[Sequence[Sequence[int]]]] = {}
        for tallies, reports in self._alike.items():
            held, broken, not_evaluable = fields(tallies)
            own = (held, broken, not_evaluable, map(or_, map(bool, held), map(bool, broken)), map(bool, broken))
            of_codes.setdefault(tallies.codes, []).append([[reports * each for each in field] for field in own])
        for codes, counted in of_codes.items():
            totals = [map(sum, zip(*field, strict=True)) for field in zip(*counted, strict=True)]
            for code, *counts in zip(codes, *totals, strict=True):
                sums = self._of(code)
                sums[:] = [*map(add, sums, counts), sums[-1]]
        self._alike.clear()

    def _of(self, code: str) -> list[int]:
        return self._sums.setdefault(code, [0] * len(Counted._fields))

    def counted(self) -> Mapping[str, Counted]:
        """Return the sums by code."""
        self._add_up()
        return {code: Counted(*self._sums[code]) for code in sorted(self._sums) if any(self._sums[code])}


_MOST = 200
"""Tallies that are kept until they are added up."""


def _contradicting(findings: Sequence[Mapping[str, Any]]) -> set[str]:
    return {finding["code"] for finding in findings if finding["kind"] in {"contradiction", "between"}}


def _findings(checked: Checked) -> Iterator[dict[str, Any]]:
    """Yield what was found of a report as data, each with its kind, and the place and the words that it is about."""
    if not checked.diagnostics and not checked.waived:
        return
    broken = {
        id(diagnostic.finding): isinstance(statement.place, Standing) for statement, diagnostic in checked.breaches
    }
    for record in records(checked, known_as=_known_as(checked)):
        span = span_of(record.diagnostic, checked.loaded)
        source = checked.loaded.source
        found = as_data(record, checked)
        sides = [found, *_within(found["related"])]
        yield {
            **_without_folders(found, {str(side["file"]) for side in sides}),
            "kind": _kind(record, broken),
            "touched": sorted({str(side["address"]) for side in sides if side["file"] == checked.loaded.name}),
            "where": words(source.told(span)),
            "line": source.line(span.line).strip(),
            "file": PurePath(checked.loaded.name).name,
            "related": _named_shortly(found["related"]),
        }


def _known_as(checked: Checked) -> str | None:
    """Return what a report is known by wherever its file stands: its authority and what it is on."""
    report = checked.report
    if report is None:
        return None
    own = report.report
    return "\0".join((key_of(own.authority), str(own.year), written(own.span)))


def _without_folders(found: Mapping[str, Any], files: Iterable[str]) -> dict[str, Any]:
    """Return a finding whose words call each file without its folder, which is nobody's matter and may change."""
    short = {file: PurePath(file).name for file in sorted(files, key=len, reverse=True)}

    def told(value: Any) -> Any:  # noqa: ANN401  # as JSON has it
        if isinstance(value, str):
            for file, name in short.items():
                value = value.replace(file, name)
        elif isinstance(value, dict):
            value = {lang: told(each) for lang, each in value.items()}
        elif isinstance(value, list):
            value = [told(each) for each in value]
        return value

    return {**found, **{key: told(found[key]) for key in ("message", "notes") if key in found}}


def _within(sides: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  # as JSON has it
    """Yield the sides of a finding, and what each is computed from."""
    for side in sides:
        yield side
        yield from _within(side["computed_from"])


def _named_shortly(sides: Any) -> list[dict[str, Any]]:  # noqa: ANN401  # as above
    """Return sides of which each file is called without its folder, which is nobody's matter and may change."""
    return [
        {**side, "file": PurePath(side["file"]).name, "computed_from": _named_shortly(side["computed_from"])}
        for side in sides
    ]


def _kind(record: Told, broken: Mapping[int, bool]) -> str:
    """Return whether figures of a report contradict each other, or those of another; or it is a hint, or of the file.

    `broken` tells of each broken relation whether it is one to other reports.
    """
    diagnostic = record.diagnostic
    is_between = broken.get(id(diagnostic.finding))
    if is_between is not None and diagnostic.severity is Severity.ERROR:
        return "between" if is_between else "contradiction"
    return "file" if diagnostic.code.startswith(_OF_THE_FILE) else "hint"


_OF_THE_FILE = ("LR0", "LR7", "LR9")
"""Findings on how the data were written down, on the prose of a report that is compiled, and on waivers."""
