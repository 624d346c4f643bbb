"""The sheet of figures: a row for each that the report prints, and below them the indicators, as formulas over them."""

from collections.abc import Callable, Mapping

from licreport.compose.against import OTHERS
from licreport.compose.tables.expression import Terms, added, bracketed
from licreport.compose.tables.printed import form_of, form_of_number, form_of_rate, is_percent
from licreport.derive.indicators import INDICATORS, Derivation, Indicator, Quotient, derive
from licreport.derive.measure import unit_shown
from licreport.document.workbook import Cell, Column, Form, Formula, Numeral, Ref, Sheet
from licreport.figures.stated import Interval, Number, interval
from licreport.relations.quantity import Name, NotEvaluable, Quantity, Reading, readings
from licreport.report.address import Addresses, key_label, printed_figures, table_of
from licreport.report.model import Report, path_of
from licreport.report.source import Path
from licreport.report.tables import Narrative
from licreport.words.language import Lang, Words

_SHEET = Words("Figures", "数据")
_HEADINGS = (
    Words("address", "位置"),
    Words("figure", "数据项"),
    Words("section", "部分"),
    Words("value", "数值"),
    Words("as printed", "原文"),
    Words("unit", "单位"),
    Words("least", "最小可能"),
    Words("most", "最大可能"),
)
_VALUE, _AS_PRINTED, _LOW, _HIGH = 3, 4, 6, 7
_NUMBERS = {_VALUE, _AS_PRINTED, _LOW, _HIGH}
_INDICATORS = Words("indicators", "指标")


def figures(report: Report, addresses: Addresses, lang: Lang) -> tuple[Sheet, dict[Path, Ref]]:
    """Return the sheet, and the cell of each figure by its place in the report; those of items have another sheet."""
    sheet = _SHEET.say(lang)
    rows: list[tuple[Cell, ...]] = []
    cells: dict[Path, Ref] = {}
    for path, stated in printed_figures(report):
        if path[0] != "item":
            cells[path] = Ref(sheet, len(rows), _VALUE)
            label, section = addresses.label(path).say(lang), _section(path, report).say(lang)
            values = interval(stated)
            low, high = (Numeral(end, form_of_number(end, percent=is_percent(stated))) for end in values[1:])
            unit = "" if is_percent(stated) else _unit(path, addresses, lang)
            written = str(stated) if isinstance(stated, int) else stated.written
            value = Numeral(values.value, form_of(stated))
            rows.append((addresses.of(path), label, section, value, written, unit, low, high))
    for name, computed in derive(report).items():
        rows.append(_indicator(INDICATORS[name], computed, report, cells, lang))
    return Sheet(sheet, _columns(lang), tuple(rows)), cells


def _columns(lang: Lang) -> tuple[Column, ...]:
    return tuple(Column(heading.say(lang), is_number=number in _NUMBERS) for number, heading in enumerate(_HEADINGS))


def _section(path: Path, report: Report) -> Words:
    """Return the table that a figure stands in, or the section that it is printed in."""
    if path[0] != "figure":
        table = table_of(str(path[0]))
        return OTHERS if table is None else table.label
    section = report.figure[int(path[1])].section
    return OTHERS if section is None else key_label(Narrative, section)


def _unit(path: Path, addresses: Addresses, lang: Lang) -> str:
    unit = addresses.unit(path)
    return unit if path[0] == "figure" else unit_shown(unit, lang)


def _indicator(
    indicator: Indicator, computed: Interval, report: Report, cells: Mapping[Path, Ref], lang: Lang
) -> tuple[Cell, ...]:
    percent = indicator.unit == "%"
    forms = [_form(end, percent=percent) for end in computed]
    formulas = _formulas(indicator.derivation(report), report, cells)
    value, low, high = (Formula(*parts) for parts in zip(formulas, computed, forms, strict=True))
    unit = "" if percent else unit_shown(indicator.unit, lang)
    return (indicator.name, indicator.label.say(lang), _INDICATORS.say(lang), value, "", unit, low, high)


def _form(computed: Number, *, percent: bool) -> Form:
    if percent:
        return form_of_rate(computed)
    return Form() if isinstance(computed, int) else Form(2)


def _formulas(derivation: Derivation | None, report: Report, cells: Mapping[Path, Ref]) -> list[Terms]:
    """Return the formulas of the value, the least and the most."""
    if isinstance(derivation, Quotient):
        part, whole = (_plainest(side, report) for side in derivation)
        ends = ((_VALUE, _VALUE), (_LOW, _HIGH), (_HIGH, _LOW))
        return [
            (*bracketed(added(part, _operand(above, cells))), "/", *bracketed(added(whole, _operand(below, cells))))
            for above, below in ends
        ]
    if derivation is None:
        raise TypeError("what is not computed was said to be")
    total = _plainest(derivation, report)
    return [added(total, _operand(end, cells)) for end in (_VALUE, _LOW, _HIGH)]


def _plainest(quantity: Quantity, report: Report) -> Reading:
    found = readings(quantity, report.values)
    if isinstance(found, NotEvaluable):
        raise TypeError(f"{quantity} was said to be evaluable")
    return found[0]


_OTHER_END = {_VALUE: _VALUE, _LOW: _HIGH, _HIGH: _LOW}


def _operand(end: int, cells: Mapping[Path, Ref]) -> Callable[[Name, str], Ref | Number]:
    """Return what finds the cells of one end of a sum: of what is taken away, the other end counts."""

    def find(name: Name, sign: str) -> Ref:
        return cells[path_of(name)]._replace(column=end if sign == "+" else _OTHER_END[end])

    return find
