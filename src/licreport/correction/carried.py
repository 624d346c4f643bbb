"""What else explains that more was decided than was accepted: cases brought forward from last year, and not printed.

Most reports print no stocks, so that this is likelier than any slip. It is held against all that is printed beside:
last year's pending, or this year's, may allow fewer cases than it would take.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from licreport.check.evaluate import Statement, statements, statements_across
from licreport.check.one import Checked
from licreport.correction.cause import Cause
from licreport.correction.feasible import Constraint, Range, fitting, variable
from licreport.figures.text import number_text
from licreport.relations.kinds import Broken, Part, names_of
from licreport.relations.quantity import Added
from licreport.report.diagnostic import Diagnostic
from licreport.report.source import Spot
from licreport.words.language import Words, joined

CARRIED = Words(
    "cases brought forward from last year and not printed would explain {codes}: {count}",
    "可能是上年结转的申请没有公布所致（{codes}）：{count}",
)
_AT_LEAST = Words("at least {low}", "至少 {low} 件")
_EXACTLY = Words("{low} of them", "{low} 件")
_BETWEEN = Words("{low} to {high} of them", "{low} 至 {high} 件")

_STOCK = "brought_forward"


class Carried(NamedTuple):
    """A cause that is not printed, and the findings that it explains."""

    cause: Cause
    explained: frozenset[int]
    """By the identity of the diagnostic."""


def carried_over(checked: Checked, breaches: Sequence[tuple[Statement, Diagnostic]]) -> Iterator[Carried]:
    """Yield, for each table without brought_forward, what would explain that more was handled than was accepted."""
    excesses: dict[Spot, list[tuple[Statement, Diagnostic]]] = {}
    for statement, diagnostic in breaches:
        if _may_be_carried(statement):
            excesses.setdefault(statement.place.spot(_STOCK), []).append((statement, diagnostic))
    beside = _beside(checked) if excesses else {}
    for spot, excess in excesses.items():
        stated = [statement for statement, _ in excess] + beside.get(spot, [])
        constraints = [Constraint(each, supposing={_STOCK: 0}) for each in stated]
        evaluable = (each for each in constraints if each.margins())
        ranges = fitting(variable(spot, 0, may_be_negative=False), evaluable)
        if ranges:
            codes = dict.fromkeys(diagnostic.code for _, diagnostic in excess)
            listed = Words(joined([*codes], "en"), joined([*codes], "zh"))
            facts = {"codes": listed, "count": _count(ranges[0])}
            cause = Cause(CARRIED, facts, spot, len(excess), len(excess))
            yield Carried(cause, frozenset(id(diagnostic) for _, diagnostic in excess))


def _may_be_carried(statement: Statement) -> bool:
    """Tell whether a relation bounds by what was accepted or received, and what was brought forward if printed."""
    relation = statement.relation
    bounds = isinstance(relation, Part) and isinstance(relation.whole, Added) and _STOCK in relation.whole.printed
    return bounds and statement.place.values[_STOCK] is None


def _beside(checked: Checked) -> Mapping[Spot, list[Statement]]:
    """Return what is stated of each stock, and is not broken where that is not printed."""
    everything = [*statements(checked.report)] if checked.report else []
    everything += statements_across(checked.standing) if checked.standing else ()
    found: dict[Spot, list[Statement]] = {}
    for statement in everything:
        relation, place = statement.relation, statement.place
        if _STOCK in names_of(relation) and not isinstance(relation.evaluate(place.values), Broken):
            found.setdefault(place.spot(_STOCK), []).append(statement)
    return found


def _count(one: Range) -> Words:
    facts = {end: "" if value is None else number_text(value) for end, value in one._asdict().items()}
    words = _AT_LEAST if one.high is None else _EXACTLY if one.low == one.high else _BETWEEN
    return Words(words.say("en", facts), words.say("zh", facts))
