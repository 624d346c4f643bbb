"""Every relation that the rules state of one checked file, with what became of it."""

from collections.abc import Iterator
from typing import NamedTuple

from licreport.check.evaluate import Statement, is_doubtful, statements, statements_across
from licreport.check.one import Checked
from licreport.relations.kinds import Broken, Outcome
from licreport.relations.quantity import Name, NotEvaluable
from licreport.report.diagnostic import Diagnostic
from licreport.report.tables.lists import Waiver


class Found(NamedTuple):
    """A relation and its outcome."""

    statement: Statement
    outcome: Outcome | None
    """None where some of it did not load."""
    diagnostic: Diagnostic | None
    waiver: Waiver | None

    @property
    def is_evaluated(self) -> bool:
        """Whether it holds or is broken."""
        return self.outcome is not None and not isinstance(self.outcome, NotEvaluable)

    @property
    def lacking(self) -> tuple[Name, ...]:
        """The figures for want of which it cannot be evaluated; of those that are nought none is missing."""
        if not isinstance(self.outcome, NotEvaluable):
            return ()
        values = self.statement.place.values
        return tuple(name for name in dict.fromkeys(self.outcome.lacking) if values[name] is None)


def outcomes(checked: Checked) -> Iterator[Found]:
    """Yield every relation with its outcome, and the finding that it made where it is broken."""
    waivers = {id(waived.diagnostic): waived.waiver for waived in checked.waived}
    breaches = iter(checked.breaches)
    for statement in _stated(checked):
        relation, place = statement.relation, statement.place
        if is_doubtful(relation, place, checked.unreadable):
            yield Found(statement, None, None, None)
            continue
        outcome = relation.evaluate(place.values)
        diagnostic = next(breaches)[1] if isinstance(outcome, Broken) else None
        yield Found(statement, outcome, diagnostic, waivers.get(id(diagnostic)))


def _stated(checked: Checked) -> Iterator[Statement]:
    if checked.report is not None:
        yield from statements(checked.report, checked.selection)
    if checked.standing is not None:
        yield from statements_across(checked.standing, checked.selection)
