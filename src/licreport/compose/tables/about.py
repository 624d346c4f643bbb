"""The sheet on the report itself: whose it is, when it came out and where, and what became of its checks."""

from licreport.check.one import Checked
from licreport.document.workbook import Cell, Column, Form, Numeral, Ref, Sheet
from licreport.report.address import TABLES, key_label
from licreport.report.model import Report
from licreport.report.source import Path
from licreport.words.language import Lang, Words

_SHEET = Words("Report", "报告")
_WHAT, _SAYS = Words("entry", "项目"), Words("content", "内容")
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
            cells["report", key] = Ref(sheet, len(rows), 1)
            shown = Numeral(value, Form(is_grouped=False)) if isinstance(value, int) else value
            rows.append((key_label(TABLES["report"], key).say(lang), shown))
    tally = checked.tally
    counts = (
        (_HELD, tally.held),
        (_BROKEN, tally.broken),
        (_NOT_EVALUABLE, tally.not_evaluable),
        (_ERRORS, checked.errors),
        (_WARNINGS, checked.warnings),
        (_WAIVED, len(checked.waived)),
    )
    rows += ((label.say(lang), Numeral(count)) for label, count in counts)
    return Sheet(sheet, (Column(_WHAT.say(lang)), Column(_SAYS.say(lang), 80)), tuple(rows)), cells
