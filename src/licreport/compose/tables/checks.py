"""The sheet of checks: a row for every relation that the rules state, so that a reader can do the sum again."""

import datetime
from collections import ChainMap
from collections.abc import Callable, Iterator
from functools import lru_cache

from licreport.check.one import Checked
from licreport.check.outcomes import Found, outcomes
from licreport.collection.standing import Standing
from licreport.compose.tables.equation import Speaker
from licreport.compose.tables.laid import compare
from licreport.compose.tables.laid.compared import Compared
from licreport.compose.tables.laid.expression import Terms
from licreport.compose.tables.laid.outcome import BROKEN, HOLDS, NOT_EVALUABLE, WAIVED, Told, outcome, remark, tones
from licreport.compose.tables.laid.place import Cells, Place, optional_in
from licreport.compose.tables.laid.sign import sign
from licreport.document.workbook import Area, Cell, Column, Quoted, Sheet, Sought
from licreport.relations.kinds import Order, Part, Rate, Sum, names_of
from licreport.relations.quantity import Name, NotEvaluable
from licreport.report.diagnostic import SEVERITY_WORDS, Severity
from licreport.report.source import Path
from licreport.rules import RULES
from licreport.words.language import Lang, Words, few

_SHEET = Words("Checks", "核对")
_NUMBER = 20
_COLUMNS = (
    (Words("what must hold", "规则内容"), 28),
    (Words("in these figures", "数据关系"), 36),
    (Words("stated", "公布数"), _NUMBER),
    (Words("is to be", "应"), 10),
    (Words("computed", "计算数"), _NUMBER),
    (Words("difference", "差额"), _NUMBER),
    (Words("allowed", "容许差额"), _NUMBER),
    (Words("outcome", "结果"), 16),
    (Words("if broken", "不成立时"), 10),
    (Words("remarks", "说明"), 40),
    (Words("code", "规则"), 10),
    (Words("place", "位置"), 16),
)
_OUTCOME, _PLACE = 7, 11
_MISSING = Words("not printed: {figures}", "没有公布：{figures}")
_ZERO = Words("a whole of zero", "整体为零")
_UNREAD = Words("some of it could not be read", "其中有内容无法读取")


def checks(checked: Checked, cells: Cells, seek: Callable[[Path], Sought | None], lang: Lang) -> tuple[Sheet, Cells]:
    """Return the sheet, in the order of the rules, and the cells that its formulas may mean.

    What could not be evaluated comes last; `seek` returns where a figure would stand that is missing.
    """
    stated = sorted(outcomes(checked), key=lambda each: (not each.is_evaluated, each.statement.rule.code))
    known = dict(cells)
    for each in stated:
        for path in _paths_lacking(each):
            if path not in known and (sought := seek(path)):
                known[path] = sought
    rows = tuple(_row(each, checked, known, lang) for each in stated)
    toned = {_OUTCOME: tones(lang)}
    columns = tuple(
        Column(heading.say(lang), widest, widest == _NUMBER, number == _PLACE, toned.get(number, ()))
        for number, (heading, widest) in enumerate(_COLUMNS)
    )
    return Sheet(_SHEET.say(lang), columns, rows), known


def tally(outcome: Words, lang: Lang) -> Terms:
    """Return the formula of how many relations come to an outcome."""
    return ("COUNTIF(", Area(_SHEET.say(lang), _OUTCOME), ",", Quoted(outcome.say(lang)), ")")


def _row(each: Found, checked: Checked, cells: Cells, lang: Lang) -> tuple[Cell, ...]:
    rule, relation, place = each.statement
    addresses = checked.loaded.addresses

    def label(name: Name) -> Words:
        return place.label(name) if isinstance(place, Standing) else addresses.label(place.spot(name).path)

    speaker = Speaker(place.values, label, lang)
    found = _place(each, cells)
    laid = Compared(sign(relation), first=names_of(relation)[0]) if found is None else compare(relation, found)
    told = _told(each, speaker, lang)
    return (
        _summary(rule.code).say(lang),
        speaker.equation(relation),
        laid.stated,
        laid.sign.say(lang),
        laid.computed,
        laid.difference,
        laid.allowed,
        outcome(told, relation, laid, lang),
        SEVERITY_WORDS[_severity(each)].say(lang),
        remark(told, laid, {} if found is None else found.numbers(names_of(relation)), lang),
        rule.code,
        addresses.of(each.diagnostic.finding.path if each.diagnostic else place.spot(laid.first).path),
    )


@lru_cache(maxsize=len(RULES))
def _summary(code: str) -> Words:
    return RULES[code].summary


def _severity(each: Found) -> Severity:
    """Return how grave a breach is, or would be."""
    if each.diagnostic is not None:
        return each.diagnostic.severity
    is_warning = isinstance(each.statement.relation, Part) and each.statement.relation.warning
    return Severity.WARNING if is_warning else each.statement.rule.severity


def _paths_lacking(each: Found) -> Iterator[Path]:
    place = each.statement.place
    if not isinstance(place, Standing):
        yield from (place.spot(name).path for name in each.lacking)


def _place(each: Found, cells: Cells) -> Place | None:
    """Return where the names of a relation are looked up; None where no formula can tell what becomes of it.

    Of what is missing a formula can, as soon as it is filled in: but not of a rate, whose digits decide.
    """
    _, relation, place = each.statement
    if each.outcome is None:
        return None
    lacking = each.lacking
    found = Place(place.values, place.spot, cells, optional_in(relation))
    if not lacking or (isinstance(relation, Sum) and lacking == (relation.rest,)):
        return found
    if isinstance(place, Standing) or (isinstance(relation, Rate) and relation.rate in lacking):
        return None
    if any(found.cell(name) is None for name in lacking):
        return None
    kind = datetime.date.min if isinstance(relation, Order) else 1
    return found._replace(values=ChainMap(dict.fromkeys(lacking, kind), place.values), lacking=frozenset(lacking))  # type: ignore[arg-type]  # it only reads them


def _told(each: Found, speaker: Speaker, lang: Lang) -> Told:
    """Return what becomes of a relation, and why it cannot be evaluated, is accepted, or in what it is broken."""
    if each.outcome is None:
        return Told(NOT_EVALUABLE, _UNREAD.say(lang))
    if isinstance(each.outcome, NotEvaluable):
        missing = [speaker.name(name) for name in each.lacking]
        remarked = _MISSING.say(lang, {"figures": few(missing).say(lang)}) if missing else _ZERO.say(lang)
        return Told(NOT_EVALUABLE, remarked)
    if each.waiver is not None:
        return Told(WAIVED, " ".join((each.waiver.reason or "").split()), each.waiver)
    return Told(HOLDS, "") if each.diagnostic is None else Told(BROKEN, each.diagnostic.message(lang))
