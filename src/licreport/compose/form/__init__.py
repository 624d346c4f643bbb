"""A form for one authority's next report: what last year's printed, and a cell to fill in for each.

What is asked for comes from last year's report (`asked`), the relations that the rules state of it become formulas
beside the cells (`checks`), and both are laid out on one sheet (`laid`).
"""

import datetime

from licreport.compose.form.asked import items, publication, sections
from licreport.compose.form.laid import COLUMNS, LAST, Sheet, widths
from licreport.compose.form.spare import Spare
from licreport.document.form import Form
from licreport.report.load import Loaded
from licreport.words.language import Lang, MisuseError, Words
from licreport.writing.skeleton import Last

_TITLE = Words(
    "{authority}: report on administrative licensing in {year}, to fill in", "{authority}{year}年行政许可实施情况填报表"
)
_SHEET = Words("Form", "填报表")
_HINTS = (
    Words(
        "Fill in the yellow cells; all else is locked (without a password) and need not be touched.",
        "请填写黄色单元格；其余单元格已锁定（未设密码），不需改动。",
    ),
    Words(
        "Write each figure as the report will print it. What it will not print stays blank: blank is missing, not "
        "nought. Where there was none, write 0.",
        "各项数据按报告将要公布的写法填写。不公布的留空：留空表示没有公布，不表示零；确实没有发生的，请填0。",
    ),
    Words(
        "Counts are whole numbers; those that the report rounds are written as it prints them: answer Yes "
        "when you are warned. Rates bear their sign of percent, 95.76%; those that follow from other figures may stay "
        "blank.",
        "件数填整数；按约数公布的可照原样填写（如227.9万、近8200），出现提示时选“是”即可。"
        "比率带百分号，如95.76%；能由上列数据算出的比率可以不填。",
    ),
    Words(
        "Last year's value and the change stand beside each cell; what does not add up turns red, and the row that is "
        "named says why. Explanations go under “notes”.",
        "上年数和增减列在旁边；数据之间对不上的，“核对”一栏变红，并指明见哪一行。需要说明的情况写在“备注”栏。",
    ),
)
_WARNED = {
    "count": Words(
        "A whole number from 0 is expected here. If the report prints it as you wrote it, answer Yes.",
        "此处应为不小于0的整数。如报告就是这样公布的（如227.9万、近8200），请选“是”。",
    ),
    "amount": Words(
        "An amount in yuan from 0 is expected here. If the report prints it as you wrote it, answer Yes.",
        "此处应为不小于0的金额（元）。如报告就是这样公布的（如2286.1万），请选“是”。",
    ),
    "rate": Words(
        "A rate with its sign of percent is expected here, 95.76%. If the report prints it as written, answer Yes.",
        "此处应为带百分号的比率，如95.76%。如报告就是这样公布的，请选“是”。",
    ),
    "date": Words("A date is expected here, 2026-03-18.", "此处应为日期，如2026-03-18。"),
    "choice": Words("One of the choices is expected here.", "此处应从列出的选项中选择。"),
}
_NO_EXTRA = Words(
    "a form is an Excel file, for which {package} is needed: pip install 'licreport[xlsx]'",
    "填报表是 Excel 文件，需要 {package}：pip install 'licreport[xlsx]'",
)


def form(year: int, authority: str, last: Loaded | None, lang: Lang, part_of: str | None = None) -> Form:
    """Return the form for the report of an authority on a year: of what last year's printed, or of every figure."""
    known = Last(year - 1, None if last is None else last.tree)
    columns, own = items(known)
    title = _TITLE.say(lang, {"authority": authority, "year": str(year)})
    aside = max(COLUMNS, LAST + 2 * len(columns))
    sheet = Sheet(_SHEET.say(lang), year, lang, aside)
    sheet.head([title, *(hint.say(lang) for hint in _HINTS)])
    fixed = sheet.row
    asked = [publication(year, authority, known, part_of, lang), *sections(known, lang)]
    for section in asked:
        sheet.section(section)
    sheet.figures()
    spare = sheet.items(columns, own) if columns else Spare({}, {}, {})
    sheet.checks([one for section in asked for one in section.asked], own, spare)
    report = None if last is None else last.report
    return Form(
        title,
        sheet.name,
        tuple(sheet.placed),
        tuple(widths(aside)),
        fixed,
        2,
        _WARNED,  # type: ignore[arg-type]  # its keys are kinds
        lang,
        datetime.date(year, 12, 31),
        authority if report is None else report.report.publisher or authority,
    )


def form_file(form: Form) -> bytes:
    """Return a form as an XLSX file; raises MisuseError where what writes it is not installed."""
    try:
        from licreport.render.sheets.form import written  # noqa: PLC0415  # what writes it is an extra
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("licreport"):
            raise
        raise MisuseError(_NO_EXTRA, {"package": error.name or ""}) from None
    return written(form)
