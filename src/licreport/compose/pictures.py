"""What the charts of a report show: where applications went, how they were handled, years and items side by side.

One function for each; a function decorated with `picture` is a chart of its section without any other entry.
"""

from collections.abc import Callable, Iterator, Sequence
from types import MappingProxyType
from typing import NamedTuple

from licreport.compose.breakdown import figure_of_items
from licreport.compose.sentences import ranked
from licreport.compose.telling import Telling
from licreport.derive.indicators import concluded_computed
from licreport.derive.measure import MEASURES, Measure
from licreport.document.blocks import Bar, Bars, Chart, Drawing, Flow, Link, Node, Series, Years
from licreport.figures.stated import Figure, Interval, Stated, interval
from licreport.figures.text import computed_text, stated_text
from licreport.report.address import TABLES, key_label, key_unit
from licreport.report.model import Report
from licreport.report.tables import Handling
from licreport.words.language import Lang, Words, capitalised, joined


class Picture(NamedTuple):
    """One chart: the section that it belongs to, its caption, and what draws it."""

    section: str
    caption: Words
    function: Callable[[Report, Sequence[Report], Lang], Drawing | None]
    """Takes the report, the reports to show beside it, its own among them by year, and the language."""


def pictures(telling: Telling) -> Iterator[Chart]:
    """Yield the charts of the section at hand for which the report has the figures."""
    report, lang = telling.report, telling.lang
    by_year = {other.report.year: other for other in (*telling.beside, report)}
    years = [by_year[year] for year in sorted(by_year)]
    for each in PICTURES.values():
        drawing = each.function(report, years, lang) if each.section == telling.section else None
        if drawing is not None:
            yield Chart(each.caption.say(lang), _told(drawing, lang), drawing)


def picture(
    section: str, caption: Words
) -> Callable[[Callable[[Report, Sequence[Report], Lang], Drawing | None]], Picture]:
    """Make a chart of a function that returns its drawing, or None for want of figures."""
    return lambda function: Picture(section, caption, function)


_FIGURE = Words("Where the applications went", "申请的去向")
_RECEIVED = ("accepted", "rejected", "not_required", "returned")
_OUTCOMES = ("approved", "denied", "withdrawn", "forwarded", "pending")


@picture("handling", _FIGURE)
def where_applications_went(report: Report, _: Sequence[Report], lang: Lang) -> Flow | None:
    """Received, accepted or rejected, and how the accepted ended; only what is printed."""
    applications = report.applications
    columns = [("received",), _RECEIVED, _OUTCOMES]
    stations = [
        (name, column)
        for column, names in enumerate(columns)
        for name in names
        if getattr(applications, name) is not None
    ]
    known = [name for name, _ in stations]
    if "accepted" not in known or len(known) < 3:
        return None
    start = 0 if "received" in known else 1
    nodes = [
        _node("applications", name, getattr(applications, name), column - start, lang) for name, column in stations
    ]
    links = [
        Link(known.index(source), known.index(target), nodes[known.index(target)].value)
        for source, targets in (("received", _RECEIVED), ("accepted", _OUTCOMES))
        for target in targets
        if source in known and target in known
    ]
    return Flow(tuple(nodes), tuple(links))


def _node(table: str, name: str, stated: Stated, column: int, lang: Lang) -> Node:
    label = _label(key_label(TABLES[table], name), lang)
    return Node(label, stated_text(stated), float(interval(stated).value), column)


def _label(words: Words, lang: Lang) -> str:
    return capitalised(words.say(lang))


@picture("handling", Words("How the concluded applications were handled", "办结办件的办理方式"))
def how_they_were_handled(report: Report, _: Sequence[Report], lang: Lang) -> Bars | None:
    """Each way of handling against the concluded, as printed or computed."""
    bars = []
    whole = _concluded(report)
    for name in Handling.model_fields:
        stated = getattr(report.handling, name)
        if key_unit(Handling, name) and isinstance(stated, int | Figure):
            share = None if whole is None else interval(stated).over(whole)
            text = (
                stated_text(stated)
                if share is None
                else f"{stated_text(stated)} · {computed_text(share, percent=True)}"
            )
            bars.append(Bar(_label(key_label(Handling, name), lang), float(interval(stated).value), text))
    if not bars:
        return None
    return Bars(tuple(bars), None if whole is None else _whole(report, whole, lang))


_CONCLUDED = Words("Concluded, computed", "办结（计算得出）")


def _concluded(report: Report) -> Interval | None:
    stated = report.applications.concluded
    return concluded_computed.of(report) if stated is None else interval(stated)


def _whole(report: Report, whole: Interval, lang: Lang) -> Bar:
    stated = report.applications.concluded
    if stated is None:
        return Bar(_CONCLUDED.say(lang), float(whole.value), computed_text(whole, percent=False))
    return Bar(_label(key_label(TABLES["applications"], "concluded"), lang), float(whole.value), stated_text(stated))


_SHOWN_ITEMS = 15


@picture("handling", Words("The largest items", "办件较多的事项"))
def largest_items(report: Report, _: Sequence[Report], lang: Lang) -> Bars | None:
    """The items of the first level by the figure that most of them carry, the largest first."""
    figure = figure_of_items(report)
    places = ranked(report, figure) if figure else []
    if figure is None or len(places) < 2:
        return None
    stated = [(report.item[place].name, getattr(report.item[place], figure)) for place in places[:_SHOWN_ITEMS]]
    unit = key_label(TABLES["item"], figure).say(lang)
    return Bars(
        tuple(Bar(name, float(interval(value).value), f"{unit} {stated_text(value)}") for name, value in stated)
    )


_COMPARED = (
    "applications.received",
    "applications.accepted",
    "applications.approved",
    "applications.denied",
    "oversight.inspections",
    "oversight.complaints",
)


@picture("overview", Words("Years side by side", "历年对比"))
def years_side_by_side(_: Report, years: Sequence[Report], lang: Lang) -> Years | None:
    """The main figures of all years that are given; a year that does not print one is shown as missing."""
    series = [_series(MEASURES[name], years, lang) for name in _COMPARED]
    told = tuple(each for each in series if sum(value is not None for value in each.values) > 1)
    if len(years) < 2 or not told:
        return None
    return Years(tuple(str(each.report.year) for each in years), told)


def _series(measure: Measure, years: Sequence[Report], lang: Lang) -> Series:
    values = [measure.of(report) for report in years]
    numbers = [
        None if isinstance(value, Interval) or value is None else float(interval(value).value) for value in values
    ]
    texts = ["" if isinstance(value, Interval) or value is None else stated_text(value) for value in values]
    return Series(_label(measure.label, lang), tuple(numbers), tuple(texts))


_MISSING = Words("not printed", "未公布")
_AMONG = Words("{source}: {targets}", "{source}：{targets}")
_OF = Words("{whole}, of which: {parts}", "{whole}，其中：{parts}")


def _told(drawing: Drawing, lang: Lang) -> str:
    """Say in words what a drawing shows."""
    stop, semicolon = ("。", "；") if lang == "zh" else (".", "; ")
    if isinstance(drawing, Flow):
        told = []
        for source in dict.fromkeys(link.source for link in drawing.links):
            targets = [drawing.nodes[link.target] for link in drawing.links if link.source == source]
            from_ = drawing.nodes[source]
            among = joined([f"{node.label} {node.text}" for node in targets], lang)
            told.append(_AMONG.say(lang, {"source": f"{from_.label} {from_.text}", "targets": among}))
        linked = {place for link in drawing.links for place in link[:2]}
        told += [f"{node.label} {node.text}" for place, node in enumerate(drawing.nodes) if place not in linked]
        return semicolon.join(told) + stop
    if isinstance(drawing, Bars):
        parts = joined([f"{bar.label} {bar.text}" for bar in drawing.bars], lang)
        whole = drawing.whole
        return (_OF.say(lang, {"whole": f"{whole.label} {whole.text}", "parts": parts}) if whole else parts) + stop
    rows = [
        f"{series.label} "
        + joined(
            [f"{year} {text or _MISSING.say(lang)}" for year, text in zip(drawing.years, series.texts, strict=True)],
            lang,
        )
        for series in drawing.series
    ]
    return semicolon.join(rows) + stop


PICTURES = MappingProxyType({name: value for name, value in list(globals().items()) if isinstance(value, Picture)})
"""Every chart by name, in the order of this file."""
