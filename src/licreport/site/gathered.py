"""Report files → what is known of all of them: each checked among the others, its row on disk, the rest counted.

It goes the way of `check` itself (`check/many.py`), so that the site says of a report what `check` says.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from licreport.check.evaluate import CODES_OF_FIGURES
from licreport.check.many import Plan, survey
from licreport.check.one import Checked, span_of
from licreport.check.tallies import Tallies, Tally
from licreport.collection.standing import Standing
from licreport.listing.record import Record, as_data, records, words
from licreport.report.diagnostic import Severity
from licreport.report.load import Loaded
from licreport.site.addresses import key_of
from licreport.site.row import noted, row_of
from licreport.site.spool import Spool, read
from licreport.words.alike import normal
from licreport.words.period import Span


class Entry(NamedTuple):
    """Where the row of a report stands, and what it is put in order by."""

    year: int
    span: Span | None
    level: str | None
    part_of: str | None
    """The key of the authority that it is a part of."""
    place: int


class Authority(NamedTuple):
    """An authority and its reports by year; where two are on the same, none is shown: which is meant is not known."""

    key: str
    name: str
    entries: Sequence[Entry]
    doubles: Sequence[Entry] = ()


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


class Gathered(NamedTuple):
    """All that was read."""

    spool: Path
    authorities: Mapping[str, Authority]
    """By key, in the order of their names."""
    names: Mapping[str, str]
    """The names of those, and of authorities that are named as a whole and have no report, by key."""
    rules: Mapping[int, Mapping[str, Counted]]
    """What became of the relations of each rule, by year and code."""
    unread: Sequence[str]
    """The names of files that are no report, or do not load."""
    files: int


def gather(
    files: Sequence[str],
    plan: Plan,
    spool: Path,
    *,
    given: Mapping[str, Loaded] | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> Gathered:
    """Check files among each other, and return what is known of them; their rows are written to the file `spool`."""
    names: dict[str, str] = {}
    entries: dict[str, list[Entry]] = {}
    rules: dict[int, dict[str, list[int]]] = {}
    unread: list[str] = []
    with Spool(spool) as rows:
        for file, checked in zip(
            files, survey(files, plan._replace(note=noted), given=given, progress=progress), strict=True
        ):
            name = PurePath(file).name
            if not checked.noted:
                unread.append(name)
                continue
            row = row_of(checked.noted)
            findings, outcomes = [*_findings(checked)], dict(checked.tallies)
            place = rows.add(checked.noted, name, *_own(checked), findings, outcomes)
            whole = None if row.part_of is None else _named(row.part_of, names)
            entry = Entry(row.year, row.span, row.level, whole, place)
            entries.setdefault(_named(row.authority, names), []).append(entry)
            _count(outcomes, findings, rules.setdefault(row.year, {}))
    ordered = sorted(entries, key=lambda key: (names[key], key))
    authorities = {key: _authority(key, names[key], entries[key]) for key in ordered}
    not_shown = (entry.place for own in authorities.values() for entry in own.doubles)
    for found in read(spool, not_shown):
        _count(found.outcomes, found.findings, rules[found.row.year], sign=-1)
    counted = {
        year: {code: Counted(*of_year[code]) for code in sorted(of_year) if any(of_year[code])}
        for year, of_year in sorted(rules.items())
    }
    return Gathered(spool, authorities, names, counted, tuple(unread), len(files))


def _own(checked: Checked) -> Tally:
    """Return what became of the relations of a report's own figures, without those to other reports."""
    own = (packed for packed in checked.tallies.packed if packed.codes == CODES_OF_FIGURES)
    return Tallies(*own).total


def _count(
    outcomes: Mapping[str, Tally], findings: Sequence[Mapping[str, Any]], rules: dict[str, list[int]], sign: int = 1
) -> None:
    """Add what became of the relations of each rule in a report, or take it away again."""
    contradicting = {finding["code"] for finding in findings if finding["kind"] in {"contradiction", "between"}}
    for code, (held, broken, not_evaluable) in outcomes.items():
        sums = rules.setdefault(code, [0] * len(Counted._fields))
        own = (held, broken, not_evaluable, held + broken > 0, broken > 0, code in contradicting)
        sums[:] = (total + sign * each for total, each in zip(sums, own, strict=True))


def _named(name: str, names: dict[str, str]) -> str:
    """Return the key of an authority, which is called as the first file that names it spells it."""
    key = key_of(name)
    names.setdefault(key, " ".join(name.split()) or normal(name))
    return key


def _authority(key: str, name: str, entries: Iterable[Entry]) -> Authority:
    by_period: dict[tuple[int, tuple[int, ...]], list[Entry]] = {}
    for entry in entries:
        by_period.setdefault((entry.year, entry.span or ()), []).append(entry)
    kept = [found[0] for _, found in sorted(by_period.items()) if len(found) == 1]
    doubles = [entry for _, found in sorted(by_period.items()) if len(found) > 1 for entry in found]
    return Authority(key, name, tuple(kept), tuple(doubles))


def _findings(checked: Checked) -> Iterator[dict[str, Any]]:
    """Yield what was found of a report as data, each with its kind, and the place and the words that it is about."""
    if not checked.diagnostics and not checked.waived:
        return
    broken = {
        id(diagnostic.finding): isinstance(statement.place, Standing) for statement, diagnostic in checked.breaches
    }
    for record in records(checked):
        span = span_of(record.diagnostic, checked.loaded)
        source = checked.loaded.source
        found = as_data(record, checked)
        sides = [found, *_within(found["related"])]
        yield {
            **found,
            "kind": _kind(record, broken),
            "touched": sorted({str(side["address"]) for side in sides if side["file"] == checked.loaded.name}),
            "where": words(source.told(span)),
            "line": source.line(span.line).strip(),
            "file": PurePath(checked.loaded.name).name,
            "related": _named_shortly(found["related"]),
        }


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


def _kind(record: Record, broken: Mapping[int, bool]) -> str:
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
