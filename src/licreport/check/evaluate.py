"""The rules on figures evaluated: every relation that they state of a report, alone or among others, and its outcome.

A relation that touches a place which did not load is not evaluated, so that no finding merely follows from a load
error.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from licreport.check.selection import ALL, Selection
from licreport.check.tallies import Tallies, pack
from licreport.collection.standing import Standing
from licreport.relations.breach import Scope
from licreport.relations.exact import settle
from licreport.relations.kinds import HELD, Broken, Relation, names_of
from licreport.relations.quantity import Name
from licreport.relations.rule import Rule
from licreport.relations.stating import Stated, Stating
from licreport.report.address import TABLES, Addresses
from licreport.report.diagnostic import Diagnostic, Finding
from licreport.report.model import Report, path_of
from licreport.report.source import Path, Spot
from licreport.report.tables.base import Table
from licreport.report.tables.casework import Casework
from licreport.rules import FAMILIES, family


class Place(NamedTuple):
    """A table that rules read: the values that its relations' names stand for, and where they are."""

    table: Table
    values: Mapping[Name, object]
    prefix: Path | None
    """None where names are those of the whole report."""

    def spot(self, name: Name) -> Spot:
        """Return where the figure of that name stands in the report."""
        return Spot(path_of(name) if self.prefix is None else (*self.prefix, name))


_STAGES = {"loading", "documents", "years", "periods", "restatements", "parts", "prose", "records", "waivers"}
"""The families of other stages than that of the figures of one report."""

FIGURES = tuple(sorted(rule for name in FAMILIES if name not in _STAGES for rule in family(name)))
"""The rules on the figures of one report."""

ACROSS = (*family("years"), *family("periods"), *family("restatements"), *family("parts"))
"""The rules on one report among others."""


def kind_of(rule: Rule) -> type[Table]:
    """Return the kind of table that a rule is called with: casework has the figures of several tables together."""
    return Casework if issubclass(Casework, rule.reads) else rule.reads


def _plan() -> dict[type[Table], Stating]:
    kinds: dict[type[Table], list[tuple[int, Rule]]] = {}
    for number, rule in enumerate(FIGURES):
        kinds.setdefault(kind_of(rule), []).append((number, rule))
    return {kind: Stating(rules) for kind, rules in kinds.items()}


_PLAN = _plan()
"""The rules on figures, by the kind of table that they are called with, each with its number in FIGURES."""


def places(kind: type[Table], report: Report) -> Iterator[Place]:
    """Yield every table of a kind: of the report, and of its items where they carry the same figures."""
    if kind is Report:
        yield Place(report, report.values, None)
    elif kind is Casework:
        yield Place(report.casework, report.values, None)
        for index, item in enumerate(report.item):
            yield Place(item, item.__dict__, ("item", index))
    else:
        for key in _KEYS[kind]:
            table = getattr(report, key)
            yield Place(table, table.__dict__, (key,))


_KEYS = {kind: [key for key, table in TABLES.items() if table is kind] for kind in _PLAN}


class Statement(NamedTuple):
    """A relation that a rule states about one table, or about one report among others."""

    rule: Rule
    relation: Relation
    place: Place | Standing


def statements(report: Report, selection: Selection = ALL) -> Iterator[Statement]:
    """Yield every relation that the selected rules state about a report by itself."""
    wanted = [selection.takes(rule.code) for rule in FIGURES]
    for place, stated in _stated(report):
        yield from (Statement(FIGURES[each.number], each.relation, place) for each in stated if wanted[each.number])


def statements_across(standing: Standing, selection: Selection = ALL) -> Iterator[Statement]:
    """Yield every relation that the selected rules state about a report among others."""
    for rule in _wanted(ACROSS, selection):
        for relation in rule.function(standing):
            if not isinstance(relation, Finding):
                yield Statement(rule, relation, standing)


def _stated(report: Report) -> Iterator[tuple[Place, Sequence[Stated]]]:
    for kind, stating in _PLAN.items():
        for place in places(kind, report):
            yield place, stating.of(place.table, report)


def _wanted(rules: Sequence[Rule], selection: Selection) -> Sequence[Rule]:
    return rules if selection is ALL else [rule for rule in rules if selection.takes(rule.code)]


_Breach = tuple[Statement, Diagnostic]


class Evaluated(NamedTuple):
    """What evaluating brought to light."""

    breaches: tuple[_Breach, ...] = ()
    """The broken relations."""
    found: tuple[Diagnostic, ...] = ()
    """What rules found that is no broken relation."""
    tallies: Tallies = Tallies()
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
    outcomes = _Outcomes(FIGURES, selection, unreadable, addresses)
    for place, stated in _stated(report):
        outcomes.add(place, stated)
    return Evaluated(tuple(outcomes.breaches), (), outcomes.tallies())


def evaluate_across(standing: Standing, selection: Selection = ALL) -> Evaluated:
    """Evaluate the selected rules on a report among others; what did not load is missing from their digests."""
    outcomes = _Outcomes(ACROSS, selection, (), _NO_LISTS)
    found: list[Diagnostic] = []
    relations: list[Stated] = []
    for number, rule in enumerate(ACROSS):
        if outcomes.wanted[number]:
            for stated in rule.function(standing):
                if isinstance(stated, Finding):
                    found.append(diagnostic_of(rule, stated, _NO_LISTS))
                else:
                    relations.append(_across(number, stated))
    outcomes.add(standing, relations)
    return Evaluated(tuple(outcomes.breaches), tuple(found), outcomes.tallies(), standing)


@lru_cache(maxsize=4096)
def _across(number: int, relation: Relation) -> Stated:
    return Stated(number, relation, settle(relation))


_NO_LISTS = Addresses({})
"""The addresses of a report's own tables, for which its file need not be read."""


CODES_OF_FIGURES, _CODES_OF_ACROSS = (tuple(rule.code for rule in rules) for rules in (FIGURES, ACROSS))


@lru_cache(maxsize=16)
def _wanted_of(codes: Sequence[str], selection: Selection) -> Sequence[bool]:
    return [*map(selection.takes, codes)]


class _Outcomes:
    """What became of the relations of each rule, by its number among the rules; only those wanted are evaluated."""

    def __init__(
        self, rules: Sequence[Rule], selection: Selection, unreadable: Collection[Path], addresses: Addresses
    ) -> None:
        self._codes = codes = _CODES_OF_ACROSS if rules is ACROSS else CODES_OF_FIGURES
        self.wanted = _wanted_of(codes, selection)
        self.breaches: list[_Breach] = []
        self._rules, self._unreadable, self._addresses = rules, unreadable, addresses
        self._is_limited = bool(unreadable) or selection is not ALL
        self._held, self._broken, self._not_evaluable = [0] * len(rules), [0] * len(rules), [0] * len(rules)

    def add(self, place: Place | Standing, stated: Iterable[Stated]) -> None:
        """Evaluate what rules state of one place."""
        values, held, not_evaluable, is_limited = place.values, self._held, self._not_evaluable, self._is_limited
        for number, relation, settled in stated:
            if is_limited and self._is_left_out(number, relation, place):
                continue
            holds = settled(values)
            if holds:
                held[number] += 1
            elif holds is False:
                not_evaluable[number] += 1
            else:
                self._evaluate(number, relation, place)

    def _is_left_out(self, number: int, relation: Relation, place: Place | Standing) -> bool:
        """Tell whether a relation is not wanted, or touches what did not load; count it as the latter."""
        if not self.wanted[number]:
            return True
        if self._unreadable and is_doubtful(relation, place, self._unreadable):
            self._not_evaluable[number] += 1
            return True
        return False

    def _evaluate(self, number: int, relation: Relation, place: Place | Standing) -> None:
        outcome = relation.evaluate(place.values)
        if outcome is HELD:
            self._held[number] += 1
        elif isinstance(outcome, Broken):
            self._broken[number] += 1
            rule, finding = self._rules[number], _scope(place, self._addresses).finding(outcome)
            breach = Statement(rule, relation, place), diagnostic_of(rule, finding, self._addresses)
            self.breaches.append(breach)
        else:
            self._not_evaluable[number] += 1

    def tallies(self) -> Tallies:
        """Return the counts of each rule that stated some relation, by its code."""
        return Tallies(pack(self._codes, self._held, self._broken, self._not_evaluable))


def _scope(place: Place | Standing, addresses: Addresses) -> Scope:
    if isinstance(place, Standing):
        return Scope(place.values, place.spot, place.label)
    return Scope(place.values, place.spot, lambda name: addresses.label(place.spot(name).path))


def diagnostic_of(rule: Rule, finding: Finding, addresses: Addresses) -> Diagnostic:
    """Return a finding as the diagnostic of a rule."""
    return Diagnostic(rule.code, finding.severity or rule.severity, addresses.of(finding.path), finding)


def is_doubtful(relation: Relation, place: Place | Standing, unreadable: Collection[Path]) -> bool:
    """Tell whether a relation touches a place that did not load, or that a misspelt key may have meant."""
    if isinstance(place, Standing):
        return False  # what did not load is missing from a digest
    paths = (place.spot(name).path for name in names_of(relation))
    return any(path[:length] in unreadable for path in paths for length in range(1, len(path) + 1))
