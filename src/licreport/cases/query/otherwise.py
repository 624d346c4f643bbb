"""How else a figure may have been counted: what is tried where a printed figure is not what the records give."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from licreport.cases.definitions import Definition, Period, Step, condition, steps
from licreport.cases.fields import CODES, FIELDS, Kind
from licreport.cases.layout.model import COUNTINGS, PAUSES, Layout
from licreport.cases.query.cases import cases
from licreport.cases.query.columns import literal
from licreport.cases.query.fates import COUNTED, OTHER, OUTSIDE, REFUSED, REPEATED, VOID
from licreport.cases.query.shape import View
from licreport.cases.query.totals import text_of
from licreport.report.tables.base import ENDED
from licreport.words.language import Words

_ALL = f"fate IN ('{COUNTED}', '{OUTSIDE}')"
"""Whatever period a case belongs to: another condition may take it for one of this."""


class Otherwise(NamedTuple):
    """Another way to count: in words, and as a condition of the rows that it counts."""

    told: Words
    where: str


def otherwise(definition: Definition, view: View) -> Iterator[Otherwise]:
    """Yield the other ways in which a figure may have been counted, the likeliest first."""
    layout, period = view.layout, view.period
    fields, taken = view.fields, view.steps(definition)
    where = condition(taken)
    for fate, told in _FATES:
        yield Otherwise(told, f"(fate = '{COUNTED}' OR {fate}) AND {where}")
    other = next(each for each in COUNTINGS if each != layout.counting)
    by_other = steps(definition, layout._replace(counting=other), fields, period)
    if all(step.fields <= fields for step in by_other):
        yield Otherwise(_COUNTINGS[other], f"{_ALL} AND {condition(by_other)}")
    if definition.by in _DATES:
        yield from _redated(definition, layout, fields, period)
    if "outcome" in fields:
        yield from _of_outcomes(definition, view, where)
    if definition.mark in {"on_time", "overdue"}:
        yield from _timed(definition, layout, fields, taken, paused=PAUSES in view.shape)
    if any(not step.is_certain for step in taken):
        yield Otherwise(_UNKNOWN, f"fate = '{COUNTED}' AND coalesce({where}, TRUE)")


_OUTCOMES = (*ENDED.split(), "rejected", "not_required")
_DATES = ("applied", "accepted", "decided")
_FATES = (
    (f"fate = '{REPEATED}'", Words("with the repeated rows", "连同重复的行")),
    (f"fate LIKE '{REFUSED}%'", Words("with the rows that are refused here", "连同此处不予采用的行")),
    (f"fate = '{VOID}'", Words("with those deleted or void", "连同作废、删除的")),
    (f"fate = '{OTHER}'", Words("with matters other than licences", "连同行政许可以外的事项")),
)
_COUNTINGS = {
    "event": Words("each case by its own dates", "按申请、受理、办结各自的时间计"),
    "cohort": Words("the applications of the period and what became of them", "按报告期内收到的申请及其去向计"),
}
_UNKNOWN = Words("with those of which it is not known", "连同无法判定的")


def _of_outcomes(definition: Definition, view: View, where: str) -> Iterator[Otherwise]:
    """Yield the figure without one of its outcomes, or with one more."""
    if len(definition.outcomes) > 1:
        for outcome in definition.outcomes:
            told = CODES[Kind.OUTCOME][outcome]
            words = Words(f"without those {told.en}", f"不计{told.zh}的")
            yield Otherwise(words, f"fate = '{COUNTED}' AND {where} AND outcome <> '{outcome}'")
    elif definition.outcomes:
        for outcome in (each for each in _OUTCOMES if each not in definition.outcomes):
            wider = definition._replace(outcomes=(*definition.outcomes, outcome))
            told = CODES[Kind.OUTCOME][outcome]
            words = Words(f"with those {told.en}", f"连同{told.zh}的")
            own = condition(_unaccepted(view.steps(wider)))
            yield Otherwise(words, f"fate = '{COUNTED}' AND {own}")


def _redated(definition: Definition, layout: Layout, fields: frozenset[str], period: Period) -> Iterator[Otherwise]:
    """Yield the figure by another date of its cases, and without the first or the last day of the period."""
    for by in _DATES:
        if by != definition.by and by in fields:
            label = FIELDS[by].label
            own = _unaccepted(steps(definition._replace(by=by), layout, fields, period))
            told = Words(f"by their {label.en}", f"按{label.zh}计")
            yield Otherwise(told, f"{_ALL} AND {condition(own)}")
    if layout.counting == "event":
        for day, told in (
            (period.first, Words(f"without those of {period.first}", f"不计 {period.first} 当日的")),
            (period.last, Words(f"without those of {period.last}", f"不计 {period.last} 当日的")),
        ):
            where = condition(steps(definition, layout, fields, period))
            yield Otherwise(told, f"fate = '{COUNTED}' AND {where} AND {definition.by} <> DATE '{day}'")


def _unaccepted(taken: Sequence[Step]) -> list[Step]:
    """Return the conditions without the one that a case was accepted."""
    return [step for step in taken if step.where != "accepted IS NOT NULL"]


def _timed(
    definition: Definition, layout: Layout, fields: frozenset[str], taken: Sequence[Step], *, paused: bool
) -> Iterator[Otherwise]:
    """Yield whether cases were on time by another limit, or by days of the calendar."""
    limit = layout.limit_in(fields)
    rest = condition([step for step in taken if "on_time" not in step.where])
    ways = {
        f"within_{each}": FIELDS[each].label
        for each in ("promised", "legal", "due")
        if each != limit and each in fields
    }
    told = {name: Words(f"by the {label.en}", f"按{label.zh}计") for name, label in ways.items()}
    if limit in {"promised", "legal"}:
        told["within_days"] = Words("by days of the calendar, not working days", "按自然日而不是工作日计")
        if paused:
            told["within_unpaused"] = Words("special procedures counted in", "特别程序的时间未扣除")
    for name, words in told.items():
        where = name if definition.mark == "on_time" else f"NOT {name}"
        yield Otherwise(words, f"fate = '{COUNTED}' AND {rest} AND {where}")


def amounts(definition: Definition, ways: Sequence[Otherwise], view: View, only: str) -> str:
    """Return the text that counts a figure in each of some ways, among some of the rows."""
    columns = [_amount(definition, way.where) for way in ways]
    return text_of(cases(view), f"SELECT {', '.join(columns)} FROM judged WHERE {only}")


def parts(definition: Definition, by: str, view: View, only: str) -> str:
    """Return the text that counts a figure for each department, item or month."""
    where = condition(view.steps(definition))
    own = f"month({definition.by})" if by == "month" else by
    counted = f"fate = '{COUNTED}' AND {where}"
    amount = _amount(definition, counted)
    return text_of(
        cases(view),
        f"SELECT {own} AS part, {amount} FROM judged WHERE {only} AND {counted} GROUP BY 1 ORDER BY 1",
    )


def differing(where: str, otherwise_where: str, view: View, only: str) -> str:
    """Return the text that lists the rows that one way counts and another does not."""
    one, other = (f"coalesce({each}, FALSE)" for each in (where, otherwise_where))
    return text_of(
        cases(view), f"SELECT file, row_no FROM judged WHERE {only} AND {one} <> {other} ORDER BY file, row_no"
    )


def of_part(column: str, value: str | None) -> str:
    """Return the condition that a row is of a department, an item or a month."""
    return f"{column} IS NULL" if value is None else f"{column} = {literal(value)}"


def _amount(definition: Definition, where: str) -> str:
    if definition.sums:
        return f"coalesce(sum(CASE WHEN {where} THEN {definition.sums} END), 0)"
    return f"count_if({where})"
