"""The sheet of figures: a row for each that the report prints, and below them the indicators, as formulas over them."""

from collections.abc import Mapping

from licreport.compose.against import OTHERS
from licreport.compose.tables.laid.expression import (
    NOTHING,
    Terms,
    added,
    bracketed,
    highest,
    lowest,
    rounded,
    shifted,
    where_known,
    within_all,
)
from licreport.compose.tables.printed import form_of, form_of_number, form_of_rate, is_percent
from licreport.derive.indicators import INDICATORS, Derivation, Indicator, Quotient, derive
from licreport.derive.measure import unit_shown
from licreport.derive.quotient import Corner, corners, quotient
from licreport.document.workbook import Cell, Column, Form, Formula, Here, Numeral, Ref, Sheet, Sought
from licreport.figures.stated import Interval, Number, interval
from licreport.relations.quantity import Name, NotEvaluable, Quantity, Reading, readings
from licreport.report.address import LISTS, Addresses, is_figure, key_label, printed_figures, table_of
from licreport.report.model import Report, path_of
from licreport.report.source import Path
from licreport.report.tables.narrative import Narrative
from licreport.words.language import Lang, Words

_SHEET = Words("Figures", "数据")
_HEADINGS = (
    Words("figure", "数据项"),
    Words("section", "部分"),
    Words("value", "数值"),
    Words("as printed", "原文"),
    Words("unit", "单位"),
    Words("least", "最小可能"),
    Words("most", "最大可能"),
    Words("address", "位置"),
)
_VALUE, _AS_PRINTED, _LOW, _HIGH, _ADDRESS = 2, 3, 5, 6, 7
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
            low, high = (_end(end, values.value, percent=is_percent(stated)) for end in values[1:])
            unit = "" if is_percent(stated) else _unit(path, addresses, lang)
            written = str(stated) if isinstance(stated, int) else stated.written
            value = Numeral(values.value, form_of(stated))
            rows.append((label, section, value, written, unit, low, high, addresses.of(path)))
    for name, computed in derive(report).items():
        rows.append(_indicator(INDICATORS[name], computed, report, cells, lang))
    return Sheet(sheet, _columns(lang), tuple(rows), key=_ADDRESS), cells


def sought(path: Path, addresses: Addresses, lang: Lang) -> Sought | None:
    """Return where a figure would stand that the report does not print; None for what is no figure of this sheet."""
    table = table_of(str(path[0]))
    if table is None or path[0] in LISTS or len(path) != _DEPTH or not is_figure(table, str(path[1])):
        return None
    return Sought(_SHEET.say(lang), addresses.of(path), _VALUE)


_DEPTH = 2


def _columns(lang: Lang) -> tuple[Column, ...]:
    return tuple(
        Column(heading.say(lang), 16 if number == _ADDRESS else 40, number in _NUMBERS, number == _ADDRESS)
        for number, heading in enumerate(_HEADINGS)
    )


def _end(end: Number, value: Number, *, percent: bool) -> Formula:
    """Return the least or the most that a figure may be, as far from its digits as it is now."""
    own = Here(_VALUE)
    terms = ("IF(ISNUMBER(", own, "),", *rounded(shifted((own,), end - value), form_of_number(end)), ",", NOTHING, ")")
    return Formula(terms, end, form_of_number(end, percent=percent))


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
    value, low, high = (where_known(*parts) for parts in zip(formulas, computed, forms, strict=True))
    unit = "" if percent else unit_shown(indicator.unit, lang)
    return (indicator.label.say(lang), _INDICATORS.say(lang), value, "", unit, low, high, indicator.name)


def _form(computed: Number, *, percent: bool) -> Form:
    if percent:
        return form_of_rate(computed)
    return Form() if isinstance(computed, int) else Form(2)


def _formulas(derivation: Derivation | None, report: Report, cells: Mapping[Path, Ref]) -> list[Terms]:
    """Return the formulas of the value, the least and the most."""

    def cell(name: Name) -> Terms:
        return (cells[path_of(name)],)

    if derivation is None:
        raise TypeError("what is not computed was said to be")
    if not isinstance(derivation, Quotient):
        found = _plainest(derivation, report)
        total = added(found, cell)
        return [total, lowest(total, found.values), highest(total, found.values)]
    part, whole = (_plainest(side, report) for side in (derivation.part, derivation.whole))
    digits = Corner(part.values.value, whole.values.value)
    value, least, most = (
        _quotient(
            shifted(added(part, cell), at.part - digits.part), shifted(added(whole, cell), at.whole - digits.whole)
        )
        for at in (digits, *corners(part, whole, report.values))
    )
    if not derivation.is_share or quotient(part, whole, report.values).high <= 1:
        return [value, least, most]
    return [within_all(value, least), least, within_all(most, least)]


def _quotient(part: Terms, whole: Terms) -> Terms:
    return (*bracketed(part), "/", *bracketed(whole))


def _plainest(quantity: Quantity, report: Report) -> Reading:
    found = readings(quantity, report.values)
    if isinstance(found, NotEvaluable):
        raise TypeError(f"{quantity} was said to be evaluable")
    return found[0]
