"""The sheet on the report itself: whose it is, when it came out and where, and what became of its checks."""

import datetime

from licreport.check.one import Checked
from licreport.compose.tables.checks import tally
from licreport.compose.tables.laid.outcome import BROKEN, HOLDS, NOT_EVALUABLE, WAIVED
from licreport.document.workbook import Cell, Column, Form, Formula, Numeral, Ref, Sheet, Sought
from licreport.report.address import TABLES, key_label
from licreport.report.model import Report
from licreport.report.source import Path
from licreport.words.language import Lang, Words

_SHEET = Words("Report", "报告")
_WHAT, _SAYS, _ADDRESS = Words("entry", "项目"), Words("content", "内容"), Words("address", "位置")
_KEYS = ("authority", "year", "from", "to", "part_of", "publisher", "signed", "published", "source")
_HELD = Words("relations that hold", "成立的关系")
_BROKEN = Words("relations that are broken", "不成立的关系")
_NOT_EVALUABLE = Words("relations that cannot be evaluated", "无法核对的关系")
_ERRORS, _WARNINGS = Words("errors that stand", "未豁免的错误"), Words("warnings that stand", "未豁免的警告")
_WAIVED = Words("findings that are waived", "已豁免的差异")


def about(checked: Checked, report: Report, lang: Lang) -> tuple[Sheet, dict[Path, Ref]]:
    """Return the sheet, and the cell of each date by its place in the report."""
    sheet = _SHEET.say(lang)
    rows: list[tuple[Cell, ...]] = []
    cells: dict[Path, Ref] = {}
    for key in _KEYS:
        value = getattr(report.report, key)
        if value is not None:
            if isinstance(value, datetime.date):
                cells["report", key] = Ref(sheet, len(rows), 1)
            shown = Numeral(value, Form(is_grouped=False)) if isinstance(value, int) else value
            rows.append((key_label(TABLES["report"], key).say(lang), shown, f"report.{key}"))
    counts = (
        (_HELD, checked.tally.held, (HOLDS,)),
        (_BROKEN, checked.tally.broken, (BROKEN, WAIVED)),
        (_NOT_EVALUABLE, checked.tally.not_evaluable, (NOT_EVALUABLE,)),
        (_ERRORS, checked.errors, ()),
        (_WARNINGS, checked.warnings, ()),
        (_WAIVED, len(checked.waived), ()),
    )
    rows += ((label.say(lang), _count(count, outcomes, lang), "") for label, count, outcomes in counts)
    columns = (Column(_WHAT.say(lang)), Column(_SAYS.say(lang), 80), Column(_ADDRESS.say(lang), 16, is_aside=True))
    return Sheet(sheet, columns, tuple(rows), key=2), cells


def sought(path: Path, lang: Lang) -> Sought:
    """Return where a date would stand that the report does not give."""
    return Sought(_SHEET.say(lang), ".".join(map(str, path)), 1)


def _count(count: int, outcomes: tuple[Words, ...], lang: Lang) -> Cell:
    """Return a count as a formula of the sheet of checks, where that has such outcomes."""
    terms = [term for outcome in outcomes for term in ("+", *tally(outcome, lang))][1:]
    return Formula(tuple(terms), count) if terms and count else Numeral(count)
