"""The table of all figures of an authority over the years, and of the rates that follow from them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from licreport.derive.change import MISSING
from licreport.derive.measure import MEASURES, Measure, unit_shown
from licreport.figures.stated import Interval
from licreport.figures.text import stated_text
from licreport.render.web.text import escaped
from licreport.report.address import TABLES
from licreport.site.kept.found import Found
from licreport.site.pages.parts import Head, row, table
from licreport.site.ranking import LEAST, basis, rate, touched
from licreport.words.language import Lang, Words, capitalised
from licreport.words.period import called

_FIGURES = Words("All figures", "全部数据")
_FIGURE = Words("figure", "数据项")
_LEGEND = Words(
    f"{MISSING} not printed. † touched by a contradiction of that report. Rates follow from the figures; in small: "
    "of how "
    f"many cases, and the interval of 95% by Wilson; of fewer than {LEAST} cases none is given. A range stands where "
    "figures "
    "were printed rounded.",
    f"{MISSING} 未公布。† 该报告的矛盾涉及这项数据。比率由各数据计算得出；小字为基数和 95% 置信区间（威尔逊法），"
    f"不足 {LEAST} 件的不计算。"
    "数据公布时经过取舍的，给出范围。",
)
_MARKS = {
    "‡": Words(
        "‡ counts what was decided on the spot beside on time; the other years within it, so that these are not to be "
        "compared.",
        "‡ 按期办结与当场办结分列；其他年度按期办结含当场办结，两者不可相比。",
    ),
    "§": Words(
        "§ it is not known whether on time includes what was decided on the spot, so that it is not compared.",
        "§ 按期办结是否含当场办结不明，不可相比。",
    ),
}
_NO_FIGURES = Words("No figure is printed that every report may print.", "没有公布各报告通用的数据项。")
_OTHERS = Words(
    "Figures of single items, and those that only this authority prints, are checked too, and not listed here.",
    "各具体事项的数据、该主体自有的数据项也经核对，但不列于此。",
)


class Line(NamedTuple):
    """A measure, and what is said of it in each report: the same in both languages."""

    measure: Measure
    cells: Sequence[str]


def lines(reports: Sequence[Found]) -> Sequence[Line]:
    """Return the cells of the table: of all figures that some report prints, and of the rates that follow."""
    marked = [(found, touched(found)) for found in reports]
    names = {name for found in reports for name in found.row.names()}
    return [
        Line(measure, [_cell(measure, found, marks, each) for (found, marks), each in zip(marked, own, strict=True)])
        for name, measure in MEASURES.items()
        if name in names
        for own in (_definitions(name, reports),)
    ]


_ON_TIME = {"handling.on_time", "on_time_rate", "rates.on_time"}
_DEFINED: Mapping[bool | None, str] = {True: "<sup>‡</sup>", False: "", None: "<sup>§</sup>"}
"""How a figure is marked by whether it counts what was decided on the spot beside on time; None: that is not known."""


def _definitions(name: str, reports: Sequence[Found]) -> Sequence[str]:
    """Return how each report's figure is marked, where the reports count on time differently."""
    kinds = {found.row.beside for found in reports if name in _ON_TIME and _has(found, name)}
    return [_DEFINED[found.row.beside] if len(kinds) > 1 and _has(found, name) else "" for found in reports]


def _has(found: Found, name: str) -> bool:
    return name in found.row.figures or name in found.row.indicators


def figures(reports: Sequence[Found], lines: Sequence[Line], lang: Lang) -> Iterator[str]:
    """Yield the table in a language; where there is nothing in it, that."""
    yield f'<h2 id="figures">{_FIGURES.say(lang)}</h2>'
    if not lines:
        yield f"<p>{_NO_FIGURES.say(lang)} {_OTHERS.say(lang)}</p>"
        return
    heads = [Head(_FIGURE.say(lang), is_number=False)]
    heads += [Head(escaped(called(found.row.year, found.row.span).say(lang))) for found in reports]
    rows: list[str] = []
    last = figure = ""
    for measure, cells in lines:
        if measure.table != last:
            label = capitalised(TABLES[measure.table].label.say(lang))
            rows.append(f'<tr class="part"><th scope="rowgroup" colspan="{len(heads)}">{label}</th></tr>')
            last = measure.table
        is_below = measure.indicator is not None and measure.indicator.beside == figure
        figure = figure if measure.indicator else measure.name
        unit = "" if measure.is_rate else unit_shown(measure.unit, lang)
        name = escaped(capitalised(measure.label.say(lang))) + (f" <small>{unit}</small>" if unit else "")
        rows.append(row(name, cells, depth=1 + is_below))
    yield from table(_FIGURES.say(lang), "figures-table", heads, rows, "figures", is_headed=True)
    marked = "".join(cell for _, cells in lines for cell in cells)
    said = [_LEGEND, *(words for mark, words in _MARKS.items() if f"<sup>{mark}</sup>" in marked), _OTHERS]
    yield f'<p class="small">{("" if lang == "zh" else " ").join(each.say(lang) for each in said)}</p>'


def _cell(measure: Measure, found: Found, marks: frozenset[str], definition: str) -> str:
    name = measure.name
    mark = definition
    if marks:
        made_of = {name} if measure.indicator is None else basis(name, found.row.figures)
        mark = definition if marks.isdisjoint(made_of) else f"<sup>†</sup>{definition}"
    if measure.is_rate and measure.indicator is not None:
        sides = found.row.sides(name)
        return MISSING if sides is None else _rate(sides, measure, mark)
    value = found.row.value(measure)
    if value is None:
        return MISSING
    if isinstance(value, int):  # as most are: digits are no markup
        return stated_text(value) + mark
    return escaped(measure.written(value)) + mark


def _rate(sides: tuple[Interval, ...], measure: Measure, mark: str) -> str:
    """Return a rate with its base and interval; without enough cases only how many there are."""
    said = rate(sides)
    if said.state == "few":
        return f"<small>n {said.base}</small>{mark}"
    small = f" <small>{escaped(said.likely)}</small>" if said.likely and measure.name not in _NO_PARTS else ""
    return f"{escaped(said.text)}{mark} <small>n {said.base}</small>{small}"


_NO_PARTS = {"violation_rate"}
"""What is computed like a rate and is no part of a whole: an inspection may find several offences."""
