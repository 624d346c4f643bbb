"""The rules on figures evaluated: every relation that they state of a report, alone or among others, and its outcome.

A relation that touches a place which did not load is not evaluated, so that no finding merely follows from a load
error.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, cast

from licreport.check.selection import ALL, Selection
from licreport.collection.standing import Standing
from licreport.relations.breach import Scope
from licreport.relations.kinds import HELD, Broken, Relation, names_of
from licreport.relations.quantity import Name
from licreport.relations.rule import Rule
from licreport.report.address import TABLES, Addresses
from licreport.report.diagnostic import Diagnostic, Finding
from licreport.report.model import Casework, Item, Report, Table, path_of
from licreport.report.source import Path, Spot
from licreport.rules import RULES


class Tally(NamedTuple):
    """How many relations were found to hold, were broken, or could not be evaluated."""

    held: int = 0
    broken: int = 0
    not_evaluable: int = 0

    def plus(self, held: int, broken: int, not_evaluable: int) -> "Tally":
        """Return the counts with so many more."""
        return Tally(self.held + held, self.broken + broken, self.not_evaluable + not_evaluable)


class Place(NamedTuple):
    """A table that rules read: the values that its relations' names stand for, and where they are."""

    table: Table
    values: Mapping[Name, object]
    prefix: Path | None
    """None where names are those of the whole report."""

    def spot(self, name: Name) -> Spot:
        """Return where the figure of that name stands in the report."""
        return Spot(path_of(name) if self.prefix is None else (*self.prefix, name))


FIGURES = tuple(rule for rule in RULES.values() if isinstance(rule.reads, type) and issubclass(rule.reads, Table))
"""The rules on the figures of one report."""

ACROSS = tuple(rule for rule in RULES.values() if rule.reads is Standing)
"""The rules on one report among others."""


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
    """A relation that a rule states about one table, or about one report among others."""

    rule: Rule
    relation: Relation
    place: Place | Standing


def statements(report: Report, selection: Selection = ALL) -> Iterator[Statement]:
    """Yield every relation that the selected rules state about a report by itself."""
    for rule, place, relations in _stated(report, selection):
        yield from (Statement(rule, relation, place) for relation in relations)


def statements_across(standing: Standing, selection: Selection = ALL) -> Iterator[Statement]:
    """Yield every relation that the selected rules state about a report among others."""
    for rule in _wanted(ACROSS, selection):
        for relation in rule.function(standing):
            if not isinstance(relation, Finding):
                yield Statement(rule, relation, standing)


def _stated(report: Report, selection: Selection) -> Iterator[tuple[Rule, Place, Iterable[Relation]]]:
    for kind, rules in _PLAN.items():
        wanted = _wanted(rules, selection)
        for place in _places(kind, report):
            for rule in wanted:
                relations = rule.function(place.table, report) if rule.in_report else rule.function(place.table)
                yield rule, place, cast("Iterable[Relation]", relations)


def _wanted(rules: Sequence[Rule], selection: Selection) -> Sequence[Rule]:
    return rules if selection is ALL else [rule for rule in rules if selection.takes(rule.code)]


_Breach = tuple[Statement, Diagnostic]


class Evaluated(NamedTuple):
    """What evaluating brought to light."""

    breaches: tuple[_Breach, ...] = ()
    """The broken relations."""
    found: tuple[Diagnostic, ...] = ()
    """What rules found that is no broken relation."""
    tallies: Mapping[str, Tally] = MappingProxyType({})
    """By the code of each rule that stated some relation."""
    standing: Standing | None = None
    """The report among others, where that is what was evaluated."""

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that was found, in the order of the rules."""
        return (*(diagnostic for _, diagnostic in self.breaches), *self.found)


NOTHING = Evaluated()


def evaluate(
    report: Report, unreadable: Collection[Path], addresses: Addresses, selection: Selection = ALL
) -> Evaluated:
    """Evaluate the selected rules on a report by itself, of which some places are unreadable."""
    breaches: list[_Breach] = []
    tallies: dict[str, Tally] = {}
    for rule, place, relations in _stated(report, selection):
        tally = _evaluated(rule, place, relations, (unreadable, addresses), breaches)
        if tally != NO_TALLY:
            tallies[rule.code] = tallies.get(rule.code, NO_TALLY).plus(*tally)
    return Evaluated(tuple(breaches), (), tallies)


def evaluate_across(standing: Standing, selection: Selection = ALL) -> Evaluated:
    """Evaluate the selected rules on a report among others; what did not load is missing from their digests."""
    breaches: list[_Breach] = []
    found: list[Diagnostic] = []
    tallies: dict[str, Tally] = {}
    for rule in _wanted(ACROSS, selection):
        stated = [*rule.function(standing)]
        found += (diagnostic_of(rule, each, _NO_LISTS) for each in stated if isinstance(each, Finding))
        relations = [each for each in stated if not isinstance(each, Finding)]
        tally = _evaluated(rule, standing, relations, ((), _NO_LISTS), breaches)
        if tally != NO_TALLY:
            tallies[rule.code] = tally
    return Evaluated(tuple(breaches), tuple(found), tallies, standing)


_NO_LISTS = Addresses({})
"""The addresses of a report's own tables, for which its file need not be read."""


def _evaluated(
    rule: Rule,
    place: Place | Standing,
    relations: Iterable[Relation],
    file: tuple[Collection[Path], Addresses],
    breaches: list[_Breach],
) -> Tally:
    """Evaluate what a rule states of one place, add what is broken to `breaches`, and return the counts."""
    unreadable, addresses = file
    values = place.values
    held = broken = not_evaluable = 0
    for relation in relations:
        if unreadable and is_doubtful(relation, place, unreadable):
            not_evaluable += 1
            continue
        outcome = relation.evaluate(values)
        if outcome is HELD:
            held += 1
        elif isinstance(outcome, Broken):
            broken += 1
            finding = _scope(place, addresses).finding(outcome)
            breaches.append((Statement(rule, relation, place), diagnostic_of(rule, finding, addresses)))
        else:
            not_evaluable += 1
    return Tally(held, broken, not_evaluable) if held or broken or not_evaluable else NO_TALLY


def _scope(place: Place | Standing, addresses: Addresses) -> Scope:
    if isinstance(place, Standing):
        return Scope(place.values, place.spot, place.label)
    return Scope(place.values, place.spot, lambda name: addresses.label(place.spot(name).path))


def diagnostic_of(rule: Rule, finding: Finding, addresses: Addresses) -> Diagnostic:
    """Return a finding as the diagnostic of a rule."""
    return Diagnostic(rule.code, finding.severity or rule.severity, addresses.of(finding.path), finding)


NO_TALLY = Tally()


def is_doubtful(relation: Relation, place: Place | Standing, unreadable: Collection[Path]) -> bool:
    """Tell whether a relation touches a place that did not load, or that a misspelt key may have meant."""
    if isinstance(place, Standing):
        return False  # what did not load is missing from a digest
    paths = (place.spot(name).path for name in names_of(relation))
    return any(path[:length] in unreadable for path in paths for length in range(1, len(path) + 1))
