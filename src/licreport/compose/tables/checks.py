"""The sheet of checks: a row for every relation that the rules state, so that a reader can do the sum again."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from licreport.check.evaluate import Statement, is_doubtful, statements, statements_across
from licreport.check.one import Checked
from licreport.collection.standing import Standing
from licreport.compose.tables.compare import Compared, Place, compare, sign
from licreport.compose.tables.equation import Speaker
from licreport.compose.tables.expression import rounded
from licreport.compose.tables.printed import form_of_number
from licreport.document.workbook import Cell, Column, Formula, Numeral, Ref, Sheet, Text, Tone
from licreport.relations.kinds import Broken, Outcome, names_of
from licreport.relations.quantity import Name, NotEvaluable
from licreport.report.diagnostic import Diagnostic, Severity
from licreport.report.source import Path
from licreport.report.tables import Waiver
from licreport.rules import RULES
from licreport.words.language import Lang, Words, few

_SHEET = Words("Checks", "核对")
_NUMBER = 20
_COLUMNS = (
    (Words("code", "规则"), 10),
    (Words("what must hold", "规则内容"), 28),
    (Words("place", "位置"), 26),
    (Words("in these figures", "数据关系"), 36),
    (Words("stated", "公布数"), _NUMBER),
    (Words("is to be", "应"), 10),
    (Words("computed", "计算数"), _NUMBER),
    (Words("difference", "差额"), _NUMBER),
    (Words("allowed", "容许差额"), _NUMBER),
    (Words("outcome", "结果"), 16),
    (Words("remarks", "说明"), 40),
)
_STATED, _COMPUTED = 4, 6
_HOLDS, _BROKEN = Words("holds", "成立"), Words("broken", "不成立")
_NOT_EVALUABLE, _WAIVED = Words("not evaluable", "无法核对"), Words("waived", "已豁免")
_MISSING = Words("not printed: {figures}", "没有公布：{figures}")
_ZERO = Words("a whole of zero", "整体为零")
_UNREAD = Words("some of it could not be read", "其中有内容无法读取")


class _Evaluated(NamedTuple):
    statement: Statement
    outcome: Outcome | None
    """None where some of it did not load."""
    diagnostic: Diagnostic | None
    waiver: Waiver | None

    @property
    def is_evaluated(self) -> bool:
        """Whether it holds or is broken."""
        return self.outcome is not None and not isinstance(self.outcome, NotEvaluable)


def checks(checked: Checked, cells: Mapping[Path, Ref], lang: Lang) -> Sheet:
    """Return the sheet, in the order of the rules; what could not be evaluated comes last."""
    sheet = _SHEET.say(lang)
    stated = sorted(_evaluated(checked), key=lambda each: (not each.is_evaluated, each.statement.rule.code))
    rows = tuple(_row(each, checked, cells, Ref(sheet, row, 0), lang) for row, each in enumerate(stated))
    columns = (Column(heading.say(lang), widest, is_number=widest == _NUMBER) for heading, widest in _COLUMNS)
    return Sheet(sheet, tuple(columns), rows)


def _evaluated(checked: Checked) -> Iterator[_Evaluated]:
    """Yield every relation with its outcome, and the finding that it made where it is broken."""
    waivers = {id(waived.diagnostic): waived.waiver for waived in checked.waived}
    breaches = iter(checked.breaches)
    for statement in _stated(checked):
        relation, place = statement.relation, statement.place
        if is_doubtful(relation, place, checked.unreadable):
            yield _Evaluated(statement, None, None, None)
            continue
        outcome = relation.evaluate(place.values)
        diagnostic = next(breaches)[1] if isinstance(outcome, Broken) else None
        yield _Evaluated(statement, outcome, diagnostic, waivers.get(id(diagnostic)))


def _stated(checked: Checked) -> Iterator[Statement]:
    if checked.report is not None:
        yield from statements(checked.report, checked.selection)
    if checked.standing is not None:
        yield from statements_across(checked.standing, checked.selection)


def _row(each: _Evaluated, checked: Checked, cells: Mapping[Path, Ref], own: Ref, lang: Lang) -> tuple[Cell, ...]:
    rule, relation, place = each.statement
    addresses = checked.loaded.addresses

    def label(name: Name) -> Words:
        return place.label(name) if isinstance(place, Standing) else addresses.label(place.spot(name).path)

    speaker = Speaker(place.values, label, lang)
    laid = Compared(sign(relation), None, None, None, first=names_of(relation)[0])
    if each.is_evaluated:
        laid = compare(relation, Place(place.values, place.spot, cells))
    return (
        rule.code,
        _summary(rule.code).say(lang),
        addresses.of(each.diagnostic.finding.path if each.diagnostic else place.spot(laid.first).path),
        speaker.equation(relation),
        laid.stated,
        laid.sign.say(lang),
        laid.computed,
        _difference(laid, own),
        None if laid.allowed is None else Numeral(laid.allowed, laid.form._replace(decimals=_decimals(laid))),
        _told(each, lang),
        _remark(each, speaker, lang),
    )


@lru_cache(maxsize=len(RULES))
def _summary(code: str) -> Words:
    return RULES[code].summary


def _difference(laid: Compared, own: Ref) -> Formula | None:
    if laid.difference is None:
        return None
    terms = (own._replace(column=_STATED), "-", own._replace(column=_COMPUTED))
    return Formula(rounded(terms, laid.form), laid.difference, laid.form)


def _decimals(laid: Compared) -> int:
    """Return with how many decimals the difference that is allowed is shown: two more than the digits are apart."""
    exact = form_of_number(laid.allowed or 0, percent=laid.form.is_percent).decimals
    return min(exact, laid.form.decimals + 2)


def _told(each: _Evaluated, lang: Lang) -> Text:
    diagnostic = each.diagnostic
    if not each.is_evaluated:
        return Text(_NOT_EVALUABLE.say(lang), tone="faint")
    if diagnostic is None:
        return Text(_HOLDS.say(lang), tone="good")
    if each.waiver is not None:
        return Text(_WAIVED.say(lang), tone="faint")
    tone: Tone = "bad" if diagnostic.severity is Severity.ERROR else "warning"
    return Text(_BROKEN.say(lang), tone=tone)


def _remark(each: _Evaluated, speaker: Speaker, lang: Lang) -> str:
    """Return why a relation cannot be evaluated, why its breach is accepted, or in what the breach consists."""
    if each.outcome is None:
        return _UNREAD.say(lang)
    if isinstance(each.outcome, NotEvaluable):
        values = each.statement.place.values
        missing = [speaker.name(name) for name in dict.fromkeys(each.outcome.lacking) if values[name] is None]
        return _MISSING.say(lang, {"figures": few(missing).say(lang)}) if missing else _ZERO.say(lang)
    if each.waiver is not None:
        return " ".join((each.waiver.reason or "").split())
    return "" if each.diagnostic is None else each.diagnostic.message(lang)
