"""The sheet of findings: those that stand, and then those that are waived, with the reason."""

from collections.abc import Mapping

from licreport.check.one import Checked, span_of
from licreport.document.workbook import Cell, Column, Numeral, Sheet, Text, Tone
from licreport.report.diagnostic import SEVERITY_WORDS, Diagnostic, Severity
from licreport.report.tables.lists import Waiver
from licreport.words.language import Lang, Words

_SHEET = Words("Findings", "差异")
_NUMBER = 12
_COLUMNS = (
    (Words("state", "状态"), 10),
    (Words("severity", "级别"), 10),
    (Words("what was found", "内容"), 70),
    (Words("remarks", "说明"), 50),
    (Words("reason of the waiver", "豁免理由"), 50),
    (Words("code", "规则"), 10),
    (Words("line", "行"), _NUMBER),
    (Words("place", "位置"), 16),
)
_PLACE = 7
_TONES: Mapping[Severity, Tone] = {Severity.ERROR: "bad", Severity.WARNING: "warning"}
_STANDS, _IS_WAIVED = Words("stands", "未豁免"), Words("waived", "已豁免")


def findings(checked: Checked, lang: Lang) -> Sheet:
    """Return the sheet, without rows where nothing was found."""
    rows = [_row(diagnostic, None, checked, lang) for diagnostic in checked.diagnostics]
    rows += [_row(waived.diagnostic, waived.waiver, checked, lang) for waived in checked.waived_in_order()]
    columns = (
        Column(heading.say(lang), widest, is_number=widest == _NUMBER, is_aside=number == _PLACE)
        for number, (heading, widest) in enumerate(_COLUMNS)
    )
    return Sheet(_SHEET.say(lang), tuple(columns), tuple(rows))


def _row(diagnostic: Diagnostic, waiver: Waiver | None, checked: Checked, lang: Lang) -> tuple[Cell, ...]:
    state = Text(_STANDS.say(lang), tone=_TONES[diagnostic.severity])
    return (
        Text(_IS_WAIVED.say(lang), tone="faint") if waiver else state,
        SEVERITY_WORDS[diagnostic.severity].say(lang),
        diagnostic.message(lang),
        "\n".join(note.say(lang) for note in diagnostic.finding.notes),
        " ".join((waiver.reason or "").split()) if waiver else "",
        diagnostic.code,
        Numeral(span_of(diagnostic, checked.loaded).line),
        diagnostic.address,
    )
