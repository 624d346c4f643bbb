"""The tables of the annex: every figure that the report prints, with what follows from it."""

from collections.abc import Iterator, Sequence

from licreport.compose.breakdown import nested, with_principle
from licreport.compose.telling import Telling
from licreport.derive.indicators import INDICATORS, Indicator, derive
from licreport.derive.measure import computed_shown, unit_shown
from licreport.document.blocks import Annex, Block, Column, Enclosure, Row, Span, Table
from licreport.figures.manner import WAN, YUAN
from licreport.narrative.placing import Named
from licreport.report.address import LISTS, TABLES, key_label, key_unit
from licreport.report.mirrors import GROWTH, LAST_YEAR
from licreport.report.model import FIGURES
from licreport.words.language import Lang, Words, capitalised

_ANNEX, _FIGURES = Words("Annex", "附件"), Words("The figures", "行政许可实施情况数据表")
_ENCLOSED = Words("{annex}: {title}", "{annex}：{title}")
_FIGURE, _VALUE, _UNIT = Words("Figure", "数据项"), Words("Value", "数值"), Words("Unit", "单位")
_COMPUTED = Words("Computed", "占比及说明")
_LAST_YEAR, _GROWTH = Words("Last year", "上年"), Words("Growth", "增长")
_SHARE = Words("Printed share", "公布占比")
_BESIDE = Words("{value} {short}", "{short}{value}")
_ITEMS, _CONTINUED = Words("Items", "分事项"), Words("Items, continued", "分事项（续）")
_ITEM = Words("Item", "事项")
_ACROSS = 5
"""How many figures of an item stand side by side at most, so that a table fits a page."""
_OTHERS = Words("Other figures", "其他数据")


def annex(telling: Telling) -> Iterator[Block]:
    """Yield the annex: a table for each part of the report that prints a figure, if any does."""
    if found := [*_tables(telling)]:
        yield Annex(_ANNEX.say(telling.lang), _FIGURES.say(telling.lang), "annex")
        yield from found


def enclosure(blocks: Sequence[Block], lang: Lang) -> Iterator[Enclosure]:
    """Yield what the body of a document says of its annex, if it has one."""
    for block in blocks:
        if isinstance(block, Annex):
            yield Enclosure(_ENCLOSED.say(lang, {"annex": block.label, "title": block.title}))


def _tables(telling: Telling) -> Iterator[Table]:
    """Yield the tables in the order of the format; those of figures have the same columns."""
    tables = [*_of_figures(telling)]
    others = [*_others(telling)]
    together = [row for table in (*tables, *others) for row in table.rows]
    kept = [place for place in range(_WIDEST) if any(row.cells[place].text for row in together)]
    yield from (_narrowed(table, kept) for table in tables)
    yield from _items(telling)
    yield from (_narrowed(table, kept) for table in others)


_WIDEST = 6
"""How many columns a table of figures has at most."""


def _of_figures(telling: Telling) -> Iterator[Table]:
    computed, names, lang = _computed(telling), telling.names, telling.lang
    for key, kind in TABLES.items():
        if key in LISTS or key == "report":
            continue
        rows: list[Row] = []
        for name in kind.model_fields:
            address = f"{key}.{name}"
            named = names.find(address) if key_unit(kind, name) else None
            if named is not None:
                beside = [names.find(f"{mirror}.{address}") for mirror in (LAST_YEAR, GROWTH)]
                rows += _rows(named, beside, computed.get(address, []), telling)
        if rows:
            yield Table(capitalised(kind.label.say(lang)), _columns(lang), tuple(rows), f"table-{key}")


def _narrowed(table: Table, kept: Sequence[int]) -> Table:
    """Return a table of figures with some of its columns, those in which something stands in any of them."""
    rows = (row._replace(cells=tuple(row.cells[place] for place in kept)) for row in table.rows)
    return table._replace(columns=tuple(table.columns[place] for place in kept), rows=tuple(rows), grid="figures")


def _columns(lang: Lang) -> tuple[Column, ...]:
    return (
        Column(_FIGURE.say(lang)),
        Column(_VALUE.say(lang), is_number=True),
        Column(_LAST_YEAR.say(lang), is_number=True),
        Column(_GROWTH.say(lang), is_number=True),
        Column(_UNIT.say(lang)),
        Column(_COMPUTED.say(lang)),
    )


_Beside = Sequence[tuple[Indicator, str]]
"""Indicators beside a figure, and their values as written."""


def _computed(telling: Telling) -> dict[str, list[tuple[Indicator, str]]]:
    """Return the indicators with their values as written, by the address of the figure that they stand beside."""
    found: dict[str, list[tuple[Indicator, str]]] = {}
    for name, value in derive(telling.report).items():
        indicator = INDICATORS[name]
        text = telling.separated(computed_shown(indicator, value, telling.lang))
        found.setdefault(indicator.beside, []).append((indicator, text))
    return found


def _rows(named: Named, mirrors: Sequence[Named | None], beside: _Beside, telling: Telling) -> Iterator[Row]:
    """Yield the row of a figure, with last year's and its growth where they are printed, and what follows from it.

    Where none of them is printed, what is computed stands alone.
    """
    lang = telling.lang
    both = [_cell(each, telling) if each else Span("") for each in mirrors]
    if named.value is None and not any(cell.text for cell in both):
        for indicator, text in beside:
            yield Row((Span(capitalised(indicator.label.say(lang))), *[Span("")] * 4, Span(text)))
        return
    unit = "" if named.unit == "%" else unit_shown(named.unit, lang)
    (value, *both), unit = _in_one_unit([_cell(named, telling), *both], unit, telling)
    told = (_BESIDE.say(lang, {"short": indicator.short.say(lang), "value": text}) for indicator, text in beside)
    computed = Span(("；" if lang == "zh" else "; ").join(told))
    yield Row((Span(capitalised(named.label.say(lang))), value, *both, Span(unit), computed))


def _in_one_unit(cells: Sequence[Span], unit: str, telling: Telling) -> tuple[list[Span], str]:
    """Return the cells of a row and their unit: 万元 where money is told so and all of them are, percentages aside."""
    own = [cell for cell in cells if cell.text and not cell.text.endswith("%")]
    if telling.manner.in_wan and unit == YUAN and own and all(cell.text.endswith(WAN) for cell in own):
        return [cell._replace(text=cell.text.removesuffix(WAN)) for cell in cells], WAN + YUAN
    return [*cells], unit


def _cell(named: Named, telling: Telling) -> Span:
    stated = named.value
    if stated is None or not isinstance(stated, int | tuple):
        return Span("")
    return telling.figure(named, telling.written(stated, named.unit))  # type: ignore[arg-type]  # an indicator has no path here


def _items(telling: Telling) -> Iterator[Table]:
    """Yield the items in their order, with a column for every figure that any of them carries."""
    report, lang = telling.report, telling.lang
    carried = [name for name in (*FIGURES, "share") if any(getattr(item, name) is not None for item in report.item)]
    if not carried:
        return
    for number, shown in enumerate(_parted(carried), 1):
        heads = (capitalised(key_label(TABLES["item"], name).say(lang)) for name in shown)
        rows = (
            Row((_item(place, carried, telling), *_cells(place, shown, telling)), depth)
            for place, depth in nested(report)
        )
        caption = _ITEMS.say(lang) if number == 1 else _CONTINUED.say(lang)
        columns = (Column(_ITEM.say(lang)), *(Column(head, is_number=True) for head in heads))
        yield Table(caption, columns, tuple(rows), f"table-item-{number}", "items")


def _parted(carried: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the figures table by table, in as few tables as fit a page, all of them about as wide."""
    tables = -(-len(carried) // _ACROSS)
    least, wider = divmod(len(carried), tables)
    start = 0
    for number in range(tables):
        end = start + least + (number < wider)
        yield carried[start:end]
        start = end


def _item(place: int, carried: Sequence[str], telling: Telling) -> Span:
    """Return the name of an item, with the notes on it that are on none of its figures."""
    others = {mark for name in carried for mark in telling.notes.at(("item", place, name))}
    marks = tuple(mark for mark in telling.notes.at(("item", place)) if mark not in others)
    item = telling.report.item[place]
    return Span(with_principle(item.name, item.by, telling.lang), notes=marks)


def _cells(place: int, shown: Sequence[str], telling: Telling) -> Iterator[Span]:
    for name in shown:
        named = telling.names.find(telling.names.addresses.of(("item", place, name)))
        yield Span("") if named is None else _cell(named, telling)


def _others(telling: Telling) -> Iterator[Table]:
    """Yield what only this report prints."""
    report, names, notes, lang = telling.report, telling.names, telling.notes, telling.lang
    if not report.figure:
        return
    rows = []
    for place, figure in enumerate(report.figure):
        found = (names.find(names.addresses.of(("figure", place, key))) for key in _OF_FIGURES)
        *own, share = (_cell(each, telling) if each else Span("") for each in found)
        own, unit = _in_one_unit(own, figure.unit or "", telling)
        marks = notes.at(("figure", place)) if figure.value is None else ()
        name = Span(with_principle(report.figure_name(place), figure.by, lang), notes=marks)
        rows.append(Row((name, *own, Span(unit), share), depth=0 if figure.whole is None else 1))
    columns = _columns(lang)
    if any(row.cells[-1].text for row in rows):
        columns = (*columns[:-1], Column(_SHARE.say(lang), is_number=True))
    yield Table(_OTHERS.say(lang), columns, tuple(rows), "table-figure")


_OF_FIGURES = ("value", "last_year", "growth", "share")
