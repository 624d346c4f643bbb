"""What the parts print beside each other: a row for each of them, a column for each figure, the sums at the bottom."""

from collections.abc import Iterator, Sequence

from licreport.document.tidy import Column as Named
from licreport.document.tidy import Tidy
from licreport.document.workbook import Cell, Cells, Column, Form, Formula, Numeral, Ref, Sheet, Workbook
from licreport.figures.stated import Figure, Stated
from licreport.report.address import TABLES, key_label, key_unit
from licreport.report.model import Report
from licreport.report.source import Path
from licreport.rollup.sums import SUMMED, Rollup
from licreport.words.language import Lang, Words
from licreport.words.period import called, days_of

_TITLE = Words("{authority}, {period}: its parts", "{authority}{period}各部门数据汇总表")
_SHEET, _PART, _SUM = Words("Parts", "汇总"), Words("department", "部门"), Words("sum", "合计")


def workbook(rolled: Rollup, lang: Lang) -> Workbook:
    """Return the table as a sheet, in which a sum of whole numbers is a formula; what is not printed stays empty."""
    sheet, columns = _SHEET.say(lang), _figures(rolled)
    rows = [[report.report.authority, *(_cell(value(report, path)) for path in columns)] for report in rolled.reports]
    total: list[Cell] = [_SUM.say(lang)]
    for number, path in enumerate(columns, 1):
        refs = tuple(Ref(sheet, row, number) for row in range(len(rows)))
        total.append(_total(path, rolled, refs))
    headings = [_PART.say(lang), *(_heading(path, lang) for path in columns)]
    laid = tuple(Column(heading, 14 if number else 40, is_number=number > 0) for number, heading in enumerate(headings))
    facts = {"authority": rolled.authority, "period": called(rolled.year, rolled.span).say(lang)}
    _, last = days_of(rolled.year, rolled.span)
    made = Sheet(sheet, laid, (*map(tuple, rows), tuple(total)), fixed=1, key=0)
    return Workbook(_TITLE.say(lang, facts), (made,), lang, last, rolled.authority)


def tidy(rolled: Rollup, lang: Lang) -> Tidy:
    """Return the table for CSV, every figure as it was printed."""
    columns = _figures(rolled)
    rows = [
        (report.report.authority, *(_written(value(report, path)) for path in columns)) for report in rolled.reports
    ]
    sums = (rolled.sums.get(path) for path in columns)
    total = (_SUM.say(lang), *("" if one is None else str(one.raw) for one in sums))
    named = (Named(_PART.say(lang)), *(Named(_heading(path, lang), is_number=True) for path in columns))
    return Tidy(named, (*rows, total))


def value(report: Report, path: Path) -> Stated | None:
    """Return what a report prints for a figure; None where it prints none."""
    found = getattr(getattr(report, str(path[0])), str(path[1]))
    return found if isinstance(found, int | Figure) else None


def _figures(rolled: Rollup) -> Sequence[Path]:
    """Return the figures that some part prints, in the format's order."""
    return [path for path in SUMMED if any(value(report, path) is not None for report in rolled.reports)]


def _heading(path: Path, lang: Lang) -> str:
    table, key = TABLES[str(path[0])], str(path[1])
    label, unit = key_label(table, key).say(lang), key_unit(table, key)
    return f"{label}（{unit}）" if lang == "zh" and unit else label


def _cell(stated: Stated | None) -> Cell:
    """Return a figure as a number where it is one as it stands, or else as it was printed."""
    if stated is None:
        return None
    if isinstance(stated, int):
        return Numeral(stated)
    return stated.written if stated.unit or stated.suffix else Numeral(stated.value, Form(stated.decimals))


def _written(stated: Stated | None) -> str:
    return "" if stated is None else stated.written if isinstance(stated, Figure) else str(stated)


def _total(path: Path, rolled: Rollup, refs: tuple[Ref, ...]) -> Cell:
    """Return the sum: a formula where whole numbers make it, nothing where they do not add up."""
    summed = rolled.sums.get(path)
    if summed is None:
        return None
    if not isinstance(summed.raw, int):
        return str(summed.raw)
    is_sum = all(isinstance(one, int) for one in _own(path, rolled)) and sum(_whole(path, rolled)) == summed.raw
    return Formula((Cells(refs),), summed.raw) if is_sum else Numeral(summed.raw)


def _own(path: Path, rolled: Rollup) -> Iterator[Stated | None]:
    yield from (value(report, path) for report in rolled.reports)


def _whole(path: Path, rolled: Rollup) -> Iterator[int]:
    yield from (one for one in _own(path, rolled) if isinstance(one, int))
