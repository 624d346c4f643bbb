"""Loaded file → diagnostics, and the count of what was checked.

Three passes, each over the rules of one kind: what did not load (LR0xx), what the figures must satisfy, and what the
waivers accept (LR9xx). A relation that touches a place which did not load is not evaluated, so that no finding merely
follows from a load error.
"""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple, cast

from licreport.address import LISTS, TABLES, Addresses
from licreport.breach import Scope
from licreport.diagnostic import Diagnostic, Finding, Severity
from licreport.load import Loaded
from licreport.model import Casework, Item, Report, Table, Waiver, path_of
from licreport.quantity import Name
from licreport.relation import HELD, Broken, Relation, names_of
from licreport.rule import Rule
from licreport.rules import RULES
from licreport.selection import ALL, Selection
from licreport.source import Path, Span
from licreport.waiver import Settled, State, Waived, settle


class Tally(NamedTuple):
    """How many relations were found to hold, were broken, or could not be evaluated."""

    held: int = 0
    broken: int = 0
    not_evaluable: int = 0

    def plus(self, held: int, broken: int, not_evaluable: int) -> "Tally":
        """Return the counts with so many more."""
        return Tally(self.held + held, self.broken + broken, self.not_evaluable + not_evaluable)


class Checked(NamedTuple):
    """What checking one file brought to light."""

    loaded: Loaded
    diagnostics: tuple[Diagnostic, ...]
    """What stands, in the order of the file."""
    waived: tuple[Waived, ...]
    """In the order of the rules; see `waived_in_order`."""
    tallies: Mapping[str, Tally]
    """By the code of each rule on figures that stated some relation."""
    report: Report | None = None
    """The report as far as it can be trusted."""
    unreadable: Collection[Path] = frozenset()
    """Places of it that cannot."""
    breaches: "tuple[tuple[Statement, Diagnostic], ...]" = ()
    """The broken relations, waived or not."""
    selection: Selection = ALL
    with_waivers: bool = True

    @property
    def looked_for(self) -> frozenset[str]:
        """The codes of the rules that were asked for."""
        asked = RULES if self.with_waivers else (code for code in RULES if not code.startswith(_WAIVERS))
        return frozenset(filter(self.selection.takes, asked))

    @property
    def tally(self) -> Tally:
        """The count over all rules."""
        total = _NOTHING
        for tally in self.tallies.values():
            total = total.plus(*tally)
        return total

    def waived_in_order(self) -> list[Waived]:
        """Return the waived findings in the order of the file."""
        return sorted(self.waived, key=lambda waived: span_of(waived.diagnostic, self.loaded))

    @property
    def errors(self) -> int:
        """How many of the diagnostics are errors."""
        return sum(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)

    @property
    def warnings(self) -> int:
        """How many of the diagnostics are warnings."""
        return len(self.diagnostics) - self.errors


def check(loaded: Loaded, *, today: datetime.date, waivers: bool = True, selection: Selection = ALL) -> Checked:
    """Check one file by the selected rules.

    `today` decides which waivers have expired; without `waivers` every finding stands.
    """
    addresses = loaded.addresses
    loading = [_diagnostic(rule, finding, addresses) for rule in LOADING for finding in _findings(rule, loaded)]
    found = [diagnostic for diagnostic in loading if selection.takes(diagnostic.code)]
    report = loaded.report
    unreadable: Collection[Path] = ()
    breaches: list[tuple[Statement, Diagnostic]] = []
    tallies: Mapping[str, Tally] = {}
    if report is not None:
        unreadable = loaded.unreadable | {_whole(diagnostic.finding.path) for diagnostic in loading}
        report = _trusted(report, unreadable)
        breaches, tallies = _evaluate(report, unreadable, addresses, selection)
        found += (diagnostic for _, diagnostic in breaches)
    settled = settle(found, report.waiver if report and waivers else (), addresses, RULES, today)
    standing = list(settled.standing)
    for rule in WAIVING if waivers else ():
        if selection.takes(rule.code):
            findings = _findings(rule, _doubted(settled, selection, all_loaded=not loaded.problems))
            standing += (_diagnostic(rule, finding, addresses) for finding in findings)
    return Checked(
        loaded,
        _in_order(standing, loaded),
        settled.waived,
        tallies,
        report,
        unreadable,
        tuple(breaches),
        selection,
        waivers,
    )


_WAIVERS = "LR9"
LOADING = tuple(rule for code, rule in RULES.items() if code.startswith("LR0"))
WAIVING = tuple(rule for code, rule in RULES.items() if code.startswith(_WAIVERS))
FIGURES = tuple(rule for rule in RULES.values() if rule not in LOADING and rule not in WAIVING)


def _findings(rule: Rule, stage: Loaded | Settled) -> Iterator[Finding]:
    return (finding for finding in rule.function(stage) if isinstance(finding, Finding))


def _diagnostic(rule: Rule, finding: Finding, addresses: Addresses) -> Diagnostic:
    return Diagnostic(rule.code, finding.severity or rule.severity, addresses.of(finding.path), finding)


def _whole(path: Path) -> Path:
    """Return what a finding about the file as data makes doubtful: a list as a whole, or the value itself."""
    return path[:1] if len(path) > 1 and isinstance(path[1], int) else path


def _trusted(report: Report, unreadable: Iterable[Path]) -> Report:
    """Return the report without the lists of which it is not known who belongs to whom."""
    lists: dict[str, object] = {str(path[0]): () for path in unreadable if path in _LISTS}
    if not lists:
        return report
    fields = {name: getattr(report, name) for name in Report.model_fields}  # a copy would keep what was derived too
    return Report.model_construct(**fields | lists)


_LISTS = {("item",), ("figure",), ("waiver",)}


class Place(NamedTuple):
    """A table that rules read: the values that its relations' names stand for, and where they are."""

    table: Table
    values: Mapping[Name, object]
    prefix: Path | None
    """None where names are those of the whole report."""

    def path(self, name: Name) -> Path:
        """Return where the figure of that name stands in the report."""
        return path_of(name) if self.prefix is None else (*self.prefix, name)


def _plan() -> dict[type[Table], list[Rule]]:
    plan: dict[type[Table], list[Rule]] = {}
    for rule in FIGURES:
        plan.setdefault(rule.reads, []).append(rule)
    return plan


_PLAN = _plan()
"""The rules on figures, by the kind of table that they read."""


def _places(kind: type[Table], report: Report) -> Iterator[Place]:
    """Yield every table of a kind: of the report, and of each item where items carry the same figures."""
    if kind is Report:
        yield Place(report, report.values, None)
    elif kind is Casework:
        yield Place(report.casework, report.values, None)
    else:
        for key in _KEYS[kind]:
            table = getattr(report, key)
            yield Place(table, table.__dict__, (key,))
    if issubclass(Item, kind):
        for index, item in enumerate(report.item):
            yield Place(item, item.__dict__, ("item", index))


_KEYS = {kind: [key for key, table in TABLES.items() if table is kind] for kind in _PLAN}


class Statement(NamedTuple):
    """A relation that a rule states about one table."""

    rule: Rule
    relation: Relation
    place: Place


def statements(report: Report, selection: Selection = ALL) -> Iterator[Statement]:
    """Yield every relation that the selected rules state about a report."""
    for rule, place, relations in _stated(report, selection):
        yield from (Statement(rule, relation, place) for relation in relations)


def _stated(report: Report, selection: Selection) -> Iterator[tuple[Rule, Place, Iterable[Relation]]]:
    for kind, rules in _PLAN.items():
        wanted = rules if selection is ALL else [rule for rule in rules if selection.takes(rule.code)]
        for place in _places(kind, report):
            for rule in wanted:
                relations = rule.function(place.table, report) if rule.in_report else rule.function(place.table)
                yield rule, place, cast("Iterable[Relation]", relations)


def _evaluate(
    report: Report, unreadable: Collection[Path], addresses: Addresses, selection: Selection
) -> tuple[list[tuple[Statement, Diagnostic]], dict[str, Tally]]:
    breaches: list[tuple[Statement, Diagnostic]] = []
    tallies: dict[str, Tally] = {}
    for rule, place, relations in _stated(report, selection):
        held = broken = not_evaluable = 0
        for relation in relations:
            if unreadable and is_doubtful(relation, place, unreadable):
                not_evaluable += 1
                continue
            outcome = relation.evaluate(place.values)
            if outcome is HELD:
                held += 1
            elif isinstance(outcome, Broken):
                broken += 1
                finding = Scope(place.values, place.path, addresses).finding(outcome)
                breaches.append((Statement(rule, relation, place), _diagnostic(rule, finding, addresses)))
            else:
                not_evaluable += 1
        if held or broken or not_evaluable:
            tallies[rule.code] = tallies.get(rule.code, _NOTHING).plus(held, broken, not_evaluable)
    return breaches, tallies


_NOTHING = Tally()


def is_doubtful(relation: Relation, place: Place, unreadable: Collection[Path]) -> bool:
    """Tell whether a relation touches a place that did not load, or that a misspelt key may have meant."""
    paths = (place.path(name) for name in names_of(relation))
    return any(path[:length] in unreadable for path in paths for length in range(1, len(path) + 1))


def _doubted(settled: Settled, selection: Selection, *, all_loaded: bool) -> Settled:
    """Return the waivers less those of which nothing can be said: it was not looked for, or not loaded."""

    def is_known(waiver: Waiver, state: State) -> bool:
        if state is State.UNMATCHED:
            return all_loaded and selection.takes(waiver.rule)
        return all_loaded or state is not State.UNKNOWN_PLACE or not waiver.at.startswith(LISTS)

    states = ((waiver, state if is_known(waiver, state) else State.USED) for waiver, state in settled.waivers)
    return settled._replace(waivers=tuple(states))


def _in_order(diagnostics: list[Diagnostic], loaded: Loaded) -> tuple[Diagnostic, ...]:
    if len(diagnostics) < 2:
        return tuple(diagnostics)
    return tuple(sorted(diagnostics, key=lambda diagnostic: (span_of(diagnostic, loaded), diagnostic.code)))


def span_of(diagnostic: Diagnostic, loaded: Loaded) -> Span:
    """Return the place in the text at which a diagnostic stands."""
    finding = diagnostic.finding
    if finding.span is not None:
        return finding.span
    return loaded.source.key_span(finding.path) if finding.at_key else loaded.source.span(finding.path)
