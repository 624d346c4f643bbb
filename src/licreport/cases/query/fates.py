"""What becomes of every row of the table of cases.

It is counted, lies outside the period, repeats another, is no case, is about a matter other than a licence, or is
refused for a reason.
"""

from collections.abc import Iterator
from typing import NamedTuple

from licreport.cases.fields import FIELDS
from licreport.cases.layout.model import Layout
from licreport.cases.query.columns import literal
from licreport.cases.query.shape import BEFORE_JOINING, TYPES, Shape, View, fields_of
from licreport.words.language import Words

COUNTED, OUTSIDE, REPEATED, VOID, OTHER = "counted", "outside", "repeated", "void", "other"
REFUSED, UNMAPPED = "refused ", "unmapped "
"""What the fates of rows begin with that are refused, and of those with a code that the layout does not map."""


class Reason(NamedTuple):
    """Why a row is refused."""

    name: str
    told: Words
    where: str
    value: str = "CAST(NULL AS STRING)"
    """What is wrong, as it stands in the row."""


def reasons(shape: Shape, layout: Layout) -> list[Reason]:
    """Return why rows are refused, in the order in which it is looked for."""
    return [*_reasons(fields_of(shape, layout))]


def judged(view: View) -> str:
    """Return the cases with the fate of each."""
    refused = " ".join(
        f"WHEN {reason.where} THEN {literal(REFUSED + reason.name)}" for reason in reasons(view.shape, view.layout)
    )
    return (
        "SELECT *, CASE"
        f" WHEN repeat = 'repeated' THEN '{REPEATED}'"
        f" WHEN change = 'deleted' OR outcome = 'void' THEN '{VOID}'"
        f" WHEN matter = 'other' THEN '{OTHER}'"
        f" WHEN unmapped IS NOT NULL THEN '{UNMAPPED}' || unmapped"
        f" {refused}"
        f" WHEN NOT ({_touches(view)}) THEN '{OUTSIDE}' ELSE '{COUNTED}' END AS fate FROM timed"
    )


def _touches(view: View) -> str:
    """Return whether a case has anything to do with the period, or may have.

    One without a date of application may have been applied for in it, unless it was accepted or decided before.
    """
    first, last = f"DATE '{view.period.first}'", f"DATE '{view.period.last}'"
    within = [f"coalesce({field} BETWEEN {first} AND {last}, FALSE)" for field in ("applied", "accepted", "decided")]
    since = "coalesce(accepted, decided)"
    has_applied = "applied" in view.fields
    if view.layout.counting == "cohort":
        may_be = [f"(applied IS NULL AND NOT coalesce({since} < {first}, FALSE))"] if has_applied else []
        return " OR ".join([within[0], *may_be])
    open_then = f"coalesce(accepted < {first}, FALSE) AND (decided IS NULL OR decided >= {first})"
    may_be = [f"(applied IS NULL AND {since} > {last})"] if has_applied else []
    return " OR ".join([*within, f"({open_then})", *(f"coalesce({each}, FALSE)" for each in may_be)])


def _reasons(fields: frozenset[str]) -> Iterator[Reason]:
    if "number" in fields:
        yield Reason("no number", Words("no application number", "没有办件编号"), "number IS NULL")
        told = Words("a number whose digits Excel has lost", "办件编号已被 Excel 改为科学计数，位数丢失")
        yield Reason("damaged number", told, f"regexp_extract(number, '{_DAMAGED}', 0) <> ''", "number")
        told = Words("rows of one number that contradict each other", "同一编号的记录互相矛盾，且不知以哪条为准")
        yield Reason("contradicting", told, "repeat = 'contradicting'")
    for field in FIELDS:
        if field in fields and FIELDS[field].kind in TYPES:
            label = FIELDS[field].label
            told = Words(f"unreadable: {label.en}", f"无法识别的{label.zh}")
            value = "CAST(NULL AS STRING)" if field in BEFORE_JOINING else f"CAST(raw_{field} AS STRING)"
            yield Reason(f"unreadable {field}", told, f"unreadable = '{field}'", value)
    if "outcome" in fields:
        told = Words("outcome not known", "办结结果不明")
        yield Reason("unknown outcome", told, "outcome = 'unknown'", "raw_outcome")
    yield from _misordered(fields)
    if {"outcome", "decided"} <= fields:
        yield from _undecided()
    if {"outcome", "accepted"} <= fields:
        yield from _unaccepted()
    told = Words("no date at all", "没有任何时间")
    yield Reason("no date", told, "applied IS NULL AND accepted IS NULL AND decided IS NULL")
    if "fee" in fields:
        yield Reason("negative fee", Words("a negative fee", "收费金额为负数"), "fee < 0", "raw_fee")


_DAMAGED = "^[0-9]([.][0-9]+)?[Ee][+]?[0-9]{2,}$"


def _misordered(fields: frozenset[str]) -> Iterator[Reason]:
    """Yield the dates that cannot be in that order."""
    for later, earlier, told in (
        ("accepted", "applied", Words("accepted before it was applied for", "受理时间早于申请时间")),
        ("decided", "accepted", Words("decided before it was accepted", "办结时间早于受理时间")),
        ("decided", "applied", Words("decided before it was applied for", "办结时间早于申请时间")),
    ):
        if {later, earlier} <= fields:
            value = f"CAST({later} AS STRING) || ' < ' || CAST({earlier} AS STRING)"
            yield Reason(f"{later} before {earlier}", told, f"{later} < {earlier}", value)


def _undecided() -> Iterator[Reason]:
    """Yield an outcome without a date, and a date without an outcome."""
    has_outcome = "coalesce(outcome, 'undecided') <> 'undecided'"
    told = Words("an outcome without a date of decision", "有办结结果而没有办结时间")
    yield Reason("outcome without date", told, f"{has_outcome} AND decided IS NULL", "raw_outcome")
    told = Words("a date of decision without an outcome", "有办结时间而没有办结结果")
    value = "CAST(decided AS STRING)"
    yield Reason("date without outcome", told, f"NOT ({has_outcome}) AND decided IS NOT NULL", value)


def _unaccepted() -> Iterator[Reason]:
    """Yield decisions on what was never accepted, and refusals at the door of what was."""
    never = "outcome IN ('approved', 'denied', 'forwarded') AND accepted IS NULL"
    told = Words("granted, refused or sent up, but never accepted", "已作出决定而没有受理时间")
    yield Reason("decided without acceptance", told, never, "raw_outcome")
    both = "outcome IN ('rejected', 'not_required') AND accepted IS NOT NULL"
    told = Words("refused at the door, but accepted", "不予受理而有受理时间")
    yield Reason("rejected after acceptance", told, both, "raw_outcome")
