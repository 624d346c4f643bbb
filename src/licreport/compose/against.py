"""The figures of a report beside those of another one of the same authority: what changed, and by how much.

What only one of the two prints is shown too, and the other's place is not filled.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from licreport.compose.breakdown import DIVIDED, figure_of_items, nested, printed_share, share_of_item, with_principle
from licreport.derive.change import MISSING, change
from licreport.derive.measure import MEASURES, unit_shown
from licreport.document.overview import Column, Grid, Line, Share
from licreport.figures.stated import Figure, Stated, interval
from licreport.figures.text import stated_text
from licreport.report.address import TABLES, key_label, key_unit
from licreport.report.model import Report
from licreport.report.source import Path
from licreport.report.tables.lists import Item, NamedFigure
from licreport.report.tables.subject import Publication
from licreport.words.alike import normal
from licreport.words.language import Lang, Words, joined
from licreport.words.period import called

Marks = Mapping[Path, Sequence[int]]

OTHERS = Words("other figures", "其他数据")
"""The heading of the figures that only this report prints."""

_CHANGE = Words("change", "增减")
_IN_PERCENT = Words("the change in percent", "增减百分比")
_ON = Words("on {period}", "比{period}")
_SHARE = Words("share", "占比")
_NO_ROOM = Words("No room for {missed}; a wider terminal shows all.", "宽度不够，未显示 {missed}；加宽终端可看全部。")
_ON_RANK, _BEFORE_RANK, _AMOUNT_RANK, _UNIT_RANK, _SHARE_RANK, _REMARK_RANK = range(1, 7)


def compared(report: Report, other: Report, marks: Marks, lang: Lang) -> Grid:
    """Return the figures of a report beside another's; `marks` are the footnotes on its own, by their place."""
    year, before = (str(one.year) if one.is_on_year else _called(one, lang) for one in (report.report, other.report))
    on = _ON.say(lang, {"period": _called(other.report, lang)})
    columns = [
        Column("", _UNIT_RANK, "unit"),
        Column(year),
        Column(before, _BEFORE_RANK, missed=before),
        Column(_CHANGE.say(lang), _AMOUNT_RANK),
        Column(on, _ON_RANK, missed=_IN_PERCENT.say(lang)),
        Column(_SHARE.say(lang), _SHARE_RANK),
        Column("", _REMARK_RANK, "unit"),
    ]
    lines = [
        *_figures(report, other, marks, lang),
        *_items(report, other, marks, lang),
        *_others(report, other, marks, lang),
    ]
    shares = any(any(line.cells[-2:]) for line in lines)
    if not shares:
        columns, lines = columns[:-2], [line._replace(cells=line.cells[:-2]) for line in lines]
    return Grid(tuple(columns), tuple(lines), lambda missed: _NO_ROOM.say(lang, {"missed": joined(missed, lang)}))


def _called(publication: Publication, lang: Lang) -> str:
    return called(publication.year, publication.span).say(lang).replace(" 年", "年")


def _figures(report: Report, other: Report, marks: Marks, lang: Lang) -> Iterator[Line]:
    table = figure = ""
    for measure in MEASURES.values():
        now, before = measure.of(report), measure.of(other)
        if now is None and before is None:
            continue
        if measure.table != table:
            table = measure.table
            yield Line(TABLES[table].label.say(lang))
        figure = figure if measure.indicator else measure.name
        is_below = measure.indicator is not None and measure.indicator.beside == figure
        changed = measure.change(before, now)
        cells = (
            "" if measure.is_rate else unit_shown(measure.unit, lang),
            *(MISSING if value is None else measure.written(value) for value in (now, before)),
            *(("", "") if changed is None else (changed.amount(), changed.share(lang))),
        )
        own = () if measure.indicator else marks.get((table, measure.name.partition(".")[2]), ())
        yield Line(measure.label.say(lang), (*cells, "", ""), tuple(own), 1 + is_below)


def _items(report: Report, other: Report, marks: Marks, lang: Lang) -> Iterator[Line]:
    figure = figure_of_items(report) or figure_of_items(other)
    if figure is None:
        return
    yield Line(DIVIDED.say(lang, {"figure": key_label(TABLES["item"], figure).say(lang)}))
    unit = unit_shown(key_unit(TABLES["item"], figure), lang)
    theirs = {_key(item): getattr(item, figure) for item in other.item}
    for index, depth in nested(report):
        item = report.item[index]
        now, before = getattr(item, figure), theirs.pop(_key(item), None)
        share = share_of_item(report, index, figure, lang)
        own = tuple(marks.get(("item", index), ()))
        yield Line(with_principle(item.name, item.by, lang), _cells(now, before, unit, lang, share), own, 1 + depth)
    for index, depth in nested(other):
        item = other.item[index]
        if theirs.get(_key(item)) is not None:
            yield Line(
                with_principle(item.name, item.by, lang), _cells(None, theirs[_key(item)], unit, lang), depth=1 + depth
            )


def _key(item: Item) -> tuple[str, str, str]:
    """Return by what an item is the same in both reports."""
    return normal(item.under or ""), normal(item.by or ""), normal(item.name)


def _others(report: Report, other: Report, marks: Marks, lang: Lang) -> Iterator[Line]:
    if not report.figure and not other.figure:
        return
    yield Line(OTHERS.say(lang))
    names = [Counter(normal(figure.name) for figure in one.figure) for one in (report, other)]
    repeated = {name for counts in names for name, count in counts.items() if count > 1}
    theirs = {_figure_key(figure, repeated): place for place, figure in enumerate(other.figure)}
    for index, figure in enumerate(report.figure):
        unit = figure.unit or ""
        found = theirs.pop(_figure_key(figure, repeated), None)
        before = None if found is None else other.figure[found].value
        share = printed_share(figure.share, lang)
        cells = _cells(figure.value, before, unit, lang, share)
        yield Line(
            with_principle(report.figure_name(index), figure.by, lang),
            cells,
            tuple(marks.get(("figure", index), ())),
            _depth(figure),
        )
    for place in theirs.values():
        figure = other.figure[place]
        yield Line(
            with_principle(other.figure_name(place), figure.by, lang),
            _cells(None, figure.value, figure.unit or "", lang),
            depth=_depth(figure),
        )


def _figure_key(figure: NamedFigure, repeated: Collection[str]) -> tuple[str, str, str]:
    """Return by what a figure is the same in both reports; what it divides matters where several have its name."""
    name = normal(figure.name)
    whole = f"{normal(figure.whole or '')}/{normal(figure.by or '')}" if name in repeated else ""
    return name, whole, figure.unit or ""


def _depth(figure: NamedFigure) -> int:
    return 1 if figure.whole is None else 2


def _cells(
    now: Stated | None, before: Stated | None, unit: str, lang: Lang, share: Share | None = None
) -> tuple[str, ...]:
    texts = tuple(MISSING if value is None else stated_text(value) for value in (now, before))
    told = (share.written, share.label) if share else ("", "")
    if now is None or before is None or _is_percent(now) != _is_percent(before):
        return (unit, *texts, "", "", *told)
    changed = change(interval(before), interval(now), is_rate=_is_percent(now))
    return (unit, *texts, changed.amount(), changed.share(lang), *told)


def _is_percent(stated: Stated) -> bool:
    return isinstance(stated, Figure) and stated.suffix == "%"
