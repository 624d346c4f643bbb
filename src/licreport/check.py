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
from licreport.source import Path, Span
from licreport.waiver import Settled, State, Waived, settle


class Tally(NamedTuple):
    """How many relations were found to hold, were broken, or could not be evaluated."""

    held: int = 0
    broken: int = 0
    not_evaluable: int = 0


class Checked(NamedTuple):
    """What checking one file brought to light."""

    loaded: Loaded
    diagnostics: tuple[Diagnostic, ...]
    """What stands, in the order of the file."""
    waived: tuple[Waived, ...]
    """In the order of the rules; see `waived_in_order`."""
    tally: Tally

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


def check(loaded: Loaded, *, today: datetime.date, waivers: bool = True) -> Checked:
    """Check one file. `today` decides which waivers have expired; without `waivers` every finding stands."""
    addresses = loaded.addresses
    found = [_diagnostic(rule, finding, addresses) for rule in LOADING for finding in _findings(rule, loaded)]
    report, tally = loaded.report, Tally()
    if report is not None:
        unreadable = loaded.unreadable | {_whole(diagnostic.finding.path) for diagnostic in found}
        report = _trusted(report, unreadable)
        broken, tally = _evaluate(report, unreadable, addresses)
        found += broken
    settled = settle(found, report.waiver if report and waivers else (), addresses, RULES, today)
    standing = list(settled.standing)
    for rule in WAIVING if waivers else ():
        findings = _findings(rule, _doubted(settled) if loaded.problems else settled)
        standing += (_diagnostic(rule, finding, addresses) for finding in findings)
    return Checked(loaded, _in_order(standing, loaded), settled.waived, tally)


LOADING = tuple(rule for code, rule in RULES.items() if code.startswith("LR0"))
WAIVING = tuple(rule for code, rule in RULES.items() if code.startswith("LR9"))
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
    return report.model_copy(update=lists) if lists else report


_LISTS = {("item",), ("figure",), ("waiver",)}


class _Place(NamedTuple):
    """A table that rules read: the values that its relations' names stand for, and where they are."""

    table: Table
    values: Mapping[Name, object]
    prefix: Path | None
    """None where names are those of the whole report."""

    def path(self, name: Name) -> Path:
        return path_of(name) if self.prefix is None else (*self.prefix, name)


def _plan() -> dict[type[Table], list[Rule]]:
    plan: dict[type[Table], list[Rule]] = {}
    for rule in FIGURES:
        plan.setdefault(rule.reads, []).append(rule)
    return plan


_PLAN = _plan()
"""The rules on figures, by the kind of table that they read."""


def _places(kind: type[Table], report: Report) -> Iterator[_Place]:
    """Yield every table of a kind: of the report, and of each item where items carry the same figures."""
    if kind is Report:
        yield _Place(report, report.values, None)
    elif kind is Casework:
        yield _Place(report.casework, report.values, None)
    else:
        for key in _KEYS[kind]:
            table = getattr(report, key)
            yield _Place(table, table.__dict__, (key,))
    if issubclass(Item, kind):
        for index, item in enumerate(report.item):
            yield _Place(item, item.__dict__, ("item", index))


_KEYS = {kind: [key for key, table in TABLES.items() if table is kind] for kind in _PLAN}


def _evaluate(report: Report, unreadable: Collection[Path], addresses: Addresses) -> tuple[list[Diagnostic], Tally]:
    found: list[Diagnostic] = []
    held = not_evaluable = 0
    for kind, rules in _PLAN.items():
        for place in _places(kind, report):
            values = place.values
            for rule in rules:
                relations = rule.function(place.table, report) if rule.in_report else rule.function(place.table)
                for relation in cast("Iterable[Relation]", relations):
                    if unreadable and _is_doubtful(relation, place, unreadable):
                        not_evaluable += 1
                        continue
                    outcome = relation.evaluate(values)
                    if outcome is HELD:
                        held += 1
                    elif isinstance(outcome, Broken):
                        finding = Scope(values, place.path, addresses).finding(outcome)
                        found.append(_diagnostic(rule, finding, addresses))
                    else:
                        not_evaluable += 1
    return found, Tally(held, len(found), not_evaluable)


def _is_doubtful(relation: Relation, place: _Place, unreadable: Collection[Path]) -> bool:
    """Tell whether a relation touches a place that did not load, or that a misspelt key may have meant."""
    paths = (place.path(name) for name in names_of(relation))
    return any(path[:length] in unreadable for path in paths for length in range(1, len(path) + 1))


def _doubted(settled: Settled) -> Settled:
    """Return the waivers less those of which nothing can be said, since what they accept may not have loaded."""

    def is_doubtful(waiver: Waiver, state: State) -> bool:
        return state is State.UNMATCHED or (state is State.UNKNOWN_PLACE and waiver.at.startswith(LISTS))

    states = ((waiver, State.USED if is_doubtful(waiver, state) else state) for waiver, state in settled.waivers)
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
