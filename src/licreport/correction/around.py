"""What must hold around broken relations: in the file at hand, in those that they reach into, and between any of them.

A figure of last year's report, or of a part, is only a likely slip if its own file bears with another value. So each
such file is loaded anew and its relations are asked too, and those of every report that it is compared with.
"""

from collections.abc import Iterator, Sequence

from licreport.check.evaluate import Statement, is_doubtful, statements, statements_across
from licreport.check.one import Checked
from licreport.check.trust import trusted
from licreport.collection.digest import Digest
from licreport.collection.standing import Standing
from licreport.correction.feasible import Constraint
from licreport.relations.kinds import HELD, Outcome
from licreport.relations.quantity import NotEvaluable, Values
from licreport.report.source import Spot

MOST = 200
"""Files that are loaded for one report's corrections; of more parts than that, their own figures are not asked."""


class Around:
    """The constraints by the figures that they touch."""

    def __init__(self) -> None:
        self.bound: dict[Spot, list[Constraint]] = {}
        """What holds."""
        self.idle: dict[Spot, list[Constraint]] = {}
        """What cannot be evaluated now, but may be, and broken, once a figure is another."""
        self.told: frozenset[Spot] = frozenset()
        """Figures whose number the prose gives too."""
        self.is_whole = True
        """Whether all files that the broken relations reach into were asked."""

    def add(self, statement: Statement, home: str, file: str) -> None:
        """Take a relation stated of a report in `file`, as seen from `home`."""
        values = statement.place.values
        outcome = statement.relation.evaluate(values)
        if outcome is HELD or isinstance(outcome, NotEvaluable):
            constraint = constraint_of(statement, home, file)
            holds = outcome is HELD or constraint.relation.evaluate(values) is HELD
            if holds or _divides_by_zero(outcome, values):
                for spot in constraint.names:
                    (self.bound if holds else self.idle).setdefault(spot, []).append(constraint)


def around(checked: Checked, broken: Sequence[Constraint]) -> Around:
    """Return what must hold around the broken relations of a file."""
    found, home = Around(), checked.loaded.name
    for statement in statements(checked.report) if checked.report else ():
        if not is_doubtful(statement.relation, statement.place, checked.unreadable):
            found.add(statement, home, home)
    found.told = frozenset(_told_in_prose(checked))
    if checked.standing is not None:
        reached = {spot.file for constraint in broken for spot in constraint.names}
        others = [digest for digest in checked.standing.others if digest.file in reached]
        found.is_whole = len(others) <= MOST
        for statement, file in _elsewhere(checked.standing, others if found.is_whole else ()):
            found.add(statement, home, file)
    return found


def _told_in_prose(checked: Checked) -> Iterator[Spot]:
    """Yield the figures that the prose of a file gives as they are printed, in numbers typed beside their names."""
    report = checked.report
    if report is None or not report.narrative.model_fields_set:
        return
    from licreport.narrative.for_rules import Narrated  # noqa: PLC0415  # a report without prose does not pay for it

    for number in Narrated(report, checked.loaded.addresses, checked.unreadable).numbers:
        if number.agrees and number.named is not None and number.named.path is not None:
            yield Spot(number.named.path)


def _elsewhere(standing: Standing, others: Sequence[Digest]) -> Iterator[tuple[Statement, str]]:
    """Yield what other files state by themselves, and what is stated between files; each with where it is stated."""
    near = {digest.file: digest for one in (standing.this, *others) for digest in standing.collection.next_to(one)}
    for digest in others:
        report, unreadable = trusted(standing.collection.load(digest.file))
        for statement in statements(report) if report else ():
            if not is_doubtful(statement.relation, statement.place, unreadable):
                yield statement, digest.file
    for digest in near.values():
        for statement in statements_across(Standing(digest, standing.collection)):
            yield statement, digest.file


def constraint_of(statement: Statement, home: str, file: str) -> Constraint:
    """Return a relation that is stated of a report in `file`, its figures placed as seen from `home`."""

    def seen(spot: Spot) -> Spot:
        stands = spot.file or file
        return Spot(spot.path, None if stands == home else stands)

    return Constraint(statement, seen)


def _divides_by_zero(outcome: Outcome, values: Values) -> bool:
    """Tell whether a relation lacks no figure, but could not be evaluated for a zero."""
    return isinstance(outcome, NotEvaluable) and all(values[name] is not None for name in outcome.lacking)
