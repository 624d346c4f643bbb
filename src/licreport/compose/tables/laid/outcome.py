"""What becomes of a relation, as a formula of its sides, and what is remarked on it while that is so."""

import datetime
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from licreport.compose.tables.laid.compared import APART, ONE, OTHER, Compared
from licreport.compose.tables.laid.expression import NOTHING, Terms, cells_in, day
from licreport.document.workbook import Cell, Formula, Here, Quoted, Ref, Sought, Toned
from licreport.figures.stated import Number, interval
from licreport.relations.kinds import Relation, Sum
from licreport.report.diagnostic import SEVERITY_WORDS, Severity
from licreport.report.tables.lists import Waiver
from licreport.words.language import Lang, Words

OUTCOME, SEVERITY = 7, 8
"""The columns of the sheet of checks in which what becomes of a relation stands, and how grave it is if it breaks."""

HOLDS, BROKEN = Words("holds", "成立"), Words("broken", "不成立")
NOT_EVALUABLE, WAIVED = Words("not evaluable", "无法核对"), Words("waived", "已豁免")


class Told(NamedTuple):
    """What the checks have found of a relation."""

    outcome: Words
    remark: str
    waiver: Waiver | None = None
    """The waiver that accepts the breach."""


def tones(lang: Lang) -> tuple[Toned, ...]:
    """Return how outcomes look."""
    warning = (SEVERITY, SEVERITY_WORDS[Severity.WARNING].say(lang))
    return (
        Toned(BROKEN.say(lang), "warning", warning),
        Toned(BROKEN.say(lang), "bad"),
        Toned(HOLDS.say(lang), "good"),
        Toned(NOT_EVALUABLE.say(lang), "faint"),
        Toned(WAIVED.say(lang), "faint"),
    )


def outcome(told: Told, relation: Relation, laid: Compared, lang: Lang) -> Cell:
    """Return the cell of what becomes of a relation; a text where no formula can tell."""
    if not laid.holds:
        return told.outcome.say(lang)
    is_open = isinstance(relation, Sum) and relation.rest is not None  # and so never found to hold
    holds = Quoted((NOT_EVALUABLE if is_open else HOLDS).say(lang))
    known = ("IF(", *laid.holds, ",", holds, ",", *_broken(told.waiver, lang), ")")
    both = ("IF(COUNT(", ONE, ",", OTHER, ")<2,", Quoted(NOT_EVALUABLE.say(lang)), ",", *known, ")")
    return Formula(both, told.outcome.say(lang))


def _broken(waiver: Waiver | None, lang: Lang) -> Terms:
    """Return what is said of a breach: it is waived at the difference that the waiver names, or else at any."""
    if waiver is None:
        return (Quoted(BROKEN.say(lang)),)
    if waiver.difference is None:
        return (Quoted(WAIVED.say(lang)),)
    accepted = interval(waiver.difference).value
    return ("IF(", APART, "=", accepted, ",", Quoted(WAIVED.say(lang)), ",", Quoted(BROKEN.say(lang)), ")")


def remark(told: Told, laid: Compared, numbers: Mapping[Ref | Sought, Number], lang: Lang) -> Cell:
    """Return what is remarked while the outcome is what it was, and of a breach while the figures are; else nothing."""
    if not laid.holds or not told.remark:
        return told.remark
    so: list[Terms] = [(Here(OUTCOME), "=", Quoted(told.outcome.say(lang)))]
    if told.outcome is BROKEN:
        so += [*_unchanged(laid, numbers)]
    still = tuple(term for each in so for term in (",", *each))[1:]
    return Formula(("IF(AND(", *still, "),", Quoted(told.remark), ",", NOTHING, ")"), told.remark)


_MOST = 12  # figures that are looked at one by one


def _unchanged(laid: Compared, numbers: Mapping[Ref | Sought, Number]) -> Iterator[Terms]:
    """Yield what is true while figures are as they were: each of them, or of many what they add up to."""
    sides = [side for side in (laid.stated, laid.computed) if isinstance(side, Formula)]
    cells = dict.fromkeys(cell for side in sides for cell in cells_in(side.terms))
    if len(cells) <= _MOST and all(cell in numbers for cell in cells):
        yield from ((cell, "=", numbers[cell]) for cell in cells)
    else:
        for column, side in ((ONE, laid.stated), (OTHER, laid.computed)):
            if isinstance(side, Formula):
                yield (column, "=", *_literal(side.value))


def _literal(value: Number | datetime.date | str) -> Terms:
    if isinstance(value, datetime.date):
        return day(value)
    return (Quoted(value) if isinstance(value, str) else value,)
