"""What the charts of a report show: where applications went, how they were handled, years and items side by side.

One function for each; a function decorated with `picture` is a chart of its section without any other entry.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from licreport.compose.breakdown import figure_of_items
from licreport.compose.sentences.largest import ranked
from licreport.compose.telling import Telling
from licreport.derive.course import REST, Course, Way, course, untold
from licreport.derive.indicators import concluded_computed
from licreport.derive.measure import MEASURES, Measure, unit_shown
from licreport.document.blocks import Bar, Bars, Chart, Drawing, Flow, Link, Node, Series, Tone, Years
from licreport.document.reading_out import told
from licreport.figures.stated import Figure, Interval, interval
from licreport.figures.text import computed_text, stated_text
from licreport.report.address import TABLES, key_label, key_unit
from licreport.report.model import Report
from licreport.report.tables.handling import Handling
from licreport.words.language import Lang, Words, capitalised


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
    span = {"first": str(years[0].report.year), "last": str(years[-1].report.year)}
    for name, each in PICTURES.items():
        drawn = each.function(report, years, lang) if each.section == telling.section else None
        if drawn is not None:
            drawing = _separated(drawn, telling)
            yield Chart(each.caption.say(lang, span), told(drawing, lang), drawing, f"chart-{name.replace('_', '-')}")


def undrawn(report: Report, lang: Lang) -> Iterator[str]:
    """Yield what is to be said of charts that are left out though the report has figures for them."""
    if (why := untold(report)) is not None:
        yield _UNDRAWN.say(lang, {"caption": where_applications_went.caption.say(lang), "why": why.say(lang)})


_UNDRAWN = Words("no chart “{caption}”: {why}", "未绘制图“{caption}”：{why}")


def _separated(drawing: Drawing, telling: Telling) -> Drawing:
    """Return a drawing whose figures have the separators of the document; names stay as they are."""
    own = telling.separated
    match drawing:
        case Flow(nodes, links):
            stations = (node._replace(label=own(node.label), text=own(node.text)) for node in nodes)
            return Flow(tuple(stations), tuple(link._replace(text=own(link.text)) for link in links))
        case Bars(bars, whole):
            shown = tuple(bar._replace(text=own(bar.text)) for bar in bars)
            return Bars(shown, whole and whole._replace(text=own(whole.text)))
        case Years(years, series):
            return Years(years, tuple(each._replace(texts=tuple(map(own, each.texts))) for each in series))


def picture(
    section: str, caption: Words
) -> Callable[[Callable[[Report, Sequence[Report], Lang], Drawing | None]], Picture]:
    """Make a chart of a function that returns its drawing, or None for want of figures."""
    return lambda function: Picture(section, caption, function)


@picture("handling", Words("Where the applications went", "行政许可申请办理情况"))
def where_applications_went(report: Report, _: Sequence[Report], lang: Lang) -> Flow | None:
    """What came in and where it went: received or brought forward, accepted or not, and how it ended.

    It is drawn where a hundredth of all or more went another way than the most. Where less did, the flow is a rectangle
    with hairlines at its side, all of them out of scale: `other_ways` then shows what they are. There is neither of
    figures that contradict each other, nor of rounded ones (see `course`): it would show what nobody printed.
    """
    found = course(report)
    return None if found is None or _is_one_way(found) else _flow(found, lang)


@picture("handling", Words("Applications that did not end in approval", "批准以外的办理情况"))
def other_ways(report: Report, _: Sequence[Report], lang: Lang) -> Bars | None:
    """Where nearly all were approved: two or more other ways beside each other, on a scale of their own."""
    found = course(report)
    if found is None or found.main.name != "approved" or not _is_one_way(found):
        return None
    if sum(way.cases > 0 for way in found.branches) < 2:
        return None
    nodes = [_node(way, 0, lang) for way in found.branches]
    return Bars(tuple(Bar(node.label, node.value, node.text, node.tone) for node in nodes))


def _is_one_way(found: Course) -> bool:
    return 100 * sum(way.cases for way in found.branches) < found.entered or not found.entered


def _flow(found: Course, lang: Lang) -> Flow:
    """Return the stations and what goes from each to the next; those brought forward join those accepted."""
    before = _before(found)
    column, at = min(1, len(before)), len(before)
    nodes = [_node(way, 0, lang) for way, _ in before]
    nodes.append(_accepted(found, column, lang))
    joins = [(cases, _counted(cases, lang) if found.brought_forward else "") for _, cases in before]
    links = [Link(place, at, cases, text) for place, (cases, text) in enumerate(joins)]
    for source, ways, further in ((at - 1, found.aside, 0), (at, found.ends, 1)):
        links += [Link(source, len(nodes) + place, way.cases) for place, way in enumerate(ways)]
        nodes += [_node(way, column + further, lang) for way in ways]
    return Flow(tuple(nodes), tuple(links))


def _before(found: Course) -> list[tuple[Way, int]]:
    """Return what comes before all that is to be handled, and how much of each goes there."""
    carried = [(Way("brought_forward", found.brought_forward), found.brought_forward)] if found.brought_forward else []
    if found.received is not None:
        return [*carried, (Way("received", found.received), found.accepted)]
    return [*carried, (Way("accepted", found.accepted), found.accepted)] if carried else []


_REST = Words("Outcome not published (computed)", "未公布去向（计算得出）")
_JOINED = Words(
    "Accepted {accepted}, with those brought forward (computed)", "受理{accepted}，连同上年结转（计算得出）"
)
_TOGETHER = Words("Together (computed)", "合计（计算得出）")
_TONES: Mapping[str, Tone] = MappingProxyType(
    {"rejected": "against", "denied": "against", "pending": "waiting", REST: "unknown"}
)


def _accepted(found: Course, column: int, lang: Lang) -> Node:
    """Return the station of all that is to be handled: the accepted as printed, or with those brought forward."""
    own = _node(Way("accepted", found.accepted), column, lang)
    if not found.brought_forward:
        return own
    label = _TOGETHER if found.received is None else _JOINED
    cases = found.accepted + found.brought_forward
    return Node(label.say(lang, {"accepted": own.text}), _counted(cases, lang), cases, column)


def _node(way: Way, column: int, lang: Lang) -> Node:
    label = key_label(TABLES["applications"], way.name) if way.name else _REST
    return Node(_label(label, lang), _counted(way.cases, lang), way.cases, column, _TONES.get(way.name, ""))


def _counted(cases: int, lang: Lang) -> str:
    return f"{stated_text(cases)}{unit_shown('件', lang)}"


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


@picture("overview", Words("The main figures of {first} to {last}", "{first}—{last}年主要数据对比"))
def years_side_by_side(_: Report, years: Sequence[Report], lang: Lang) -> Years | None:
    """The main figures of all years that are given; a year that does not print one is shown as missing."""
    series = [_series(MEASURES[name], years, lang) for name in _COMPARED]
    shown = tuple(each for each in series if sum(value is not None for value in each.values) > 1)
    if len(years) < 2 or not shown:
        return None
    return Years(tuple(str(each.report.year) for each in years), shown)


def _series(measure: Measure, years: Sequence[Report], lang: Lang) -> Series:
    values = [measure.of(report) for report in years]
    numbers = [
        None if isinstance(value, Interval) or value is None else float(interval(value).value) for value in values
    ]
    texts = ["" if isinstance(value, Interval) or value is None else stated_text(value) for value in values]
    return Series(_label(measure.label, lang), tuple(numbers), tuple(texts))


PICTURES = MappingProxyType({name: value for name, value in list(globals().items()) if isinstance(value, Picture)})
"""Every chart by name, in the order of this file."""
