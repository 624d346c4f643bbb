"""What a report is: its tables together, and what they say of each other.

A figure that the report does not print is `None`, never zero.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from operator import itemgetter
from typing import Annotated, Any, NamedTuple

from licreport.figures.reading import UnfitError
from licreport.report.fields import ADDRESSED, UNKNOWN, Format, entry, read
from licreport.report.mirrors import GROWTH, LAST_YEAR, MIRRORS, Mirrored
from licreport.report.naming import Naming, unquoted
from licreport.report.tables.applications import Applications
from licreport.report.tables.base import Table
from licreport.report.tables.casework import Casework
from licreport.report.tables.fees import Fees
from licreport.report.tables.handling import Handling
from licreport.report.tables.items import Items
from licreport.report.tables.lists import Item, NamedFigure, Waiver
from licreport.report.tables.narrative import Narrative
from licreport.report.tables.oversight import Oversight
from licreport.report.tables.rates import Rates
from licreport.report.tables.reviews import Reviews
from licreport.report.tables.subject import Publication
from licreport.words.alike import normal
from licreport.words.language import Words

_NO_CASEWORK = Casework.model_construct()


class Division(NamedTuple):
    """The items that divide one whole by one principle, so that they add up with each other."""

    under: int | None
    """The position of the item that they stand under; None at the top."""
    items: tuple[int, ...]
    """Their positions."""
    is_partial: bool
    """Whether they are only some of those that there are, or may be."""
    is_unknown: bool = False
    """Whether it is not known how they divide the whole, so that nothing of them can be added up."""


def _addresses(value: object) -> tuple[str, ...]:
    """Return the addresses of figures that a report has once."""
    if isinstance(value, list) and value and all(isinstance(name, str) and _is_figure(name) for name in value):
        return tuple(value)
    raise UnfitError(
        Words("is no list of the addresses of figures", "不是数据项地址的列表"),
        Words('write addresses, ["applications.denied"]', '请写地址，如 ["applications.denied"]'),
    )


def _is_figure(name: str) -> bool:
    head, _, key = name.rpartition(".")
    table = Report.model_fields.get(head)
    kind = table.annotation if table else None
    info = kind.model_fields.get(key) if isinstance(kind, type) and issubclass(kind, Table) else None
    extra = info.json_schema_extra if info else None
    return isinstance(extra, dict) and "unit" in extra


Unread = Annotated[tuple[str, ...] | None, ADDRESSED, read(_addresses)]


class Report(Mirrored):
    """One authority's report on one calendar year, or a part of it: a whole file."""

    label = Words("report", "报告")
    format: Format = entry(
        "格式版本", "format", Words("the version of the data format", "数据格式的版本"), required=True
    )
    unread: Unread = entry(
        "未读取的数据",
        "unread",
        Words(
            "figures that the document prints and that were not read, by address; what needs them is not evaluated",
            "原文中有、但未能读取的数据项（写地址）；需要用到的关系不核对",
        ),
    )
    report: Publication
    items: Items = Items.model_construct()
    applications: Applications = Applications.model_construct()
    handling: Handling = Handling.model_construct()
    rates: Rates = Rates.model_construct()
    fees: Fees = Fees.model_construct()
    oversight: Oversight = Oversight.model_construct()
    reviews: Reviews = Reviews.model_construct()
    item: tuple[Item, ...] = ()
    figure: tuple[NamedFigure, ...] = ()
    narrative: Narrative = Narrative.model_construct()
    waiver: tuple[Waiver, ...] = ()

    @cached_property
    def casework(self) -> Casework:
        """The report's own casework, its three tables seen as one."""
        own = {**self.applications.__dict__, **self.handling.__dict__, **self.fees.__dict__}
        return _NO_CASEWORK.model_copy(update=own)

    @cached_property
    def mirrors(self) -> Mapping[str, Table]:
        """The tables that mirror others, as far as the report has them, by their keys."""
        own = self.__dict__
        return {key: own[key] for key in MIRRORS if own[key] is not None}

    @cached_property
    def item_divisions(self) -> Sequence[Division]:
        """The items that divide one whole by one principle, level by level."""
        levels: dict[tuple[int | None, str], list[int]] = {}
        for index, whole in self.above.items():
            by = self.item[index].by
            levels.setdefault((whole, normal(by) if by else ""), []).append(index)
        return [
            Division(under, tuple(positions), self.is_partial(under), self._breakdown(under) == UNKNOWN)
            for (under, _), positions in levels.items()
        ]

    def below(self, position: int | None) -> Sequence[int]:
        """Return the positions of the items that stand under the one at a position, or at the top."""
        return [index for level in self.item_divisions if level.under == position for index in level.items]

    @cached_property
    def above(self) -> Mapping[int, int | None]:
        """The position of what each item stands under, by its own; without those that lead nowhere."""
        above: dict[int, int | None] = {}
        for index, item in enumerate(self.item):
            found = [None] if item.under is None else self.item_names.find(item.under)
            if len(found) == 1:
                above[index] = found[0]
        return above

    def is_partial(self, under: int | None) -> bool:
        """Tell whether the items under the one at a position, or at the top, are only some of those that there are."""
        return self._breakdown(under) in {"partial", UNKNOWN}

    def _breakdown(self, under: int | None) -> str | None:
        own = None if under is None else self.item[under].breakdown
        return own or self.items.breakdown

    def printed_of(self, positions: Iterable[int]) -> Sequence[str]:
        """Return the figures of casework that some item at those positions carries, in the format's order."""
        items = [self.item[position] for position in positions]
        given = set[str]().union(*[item.model_fields_set for item in items])
        return [figure for figure in FIGURES if figure in given]

    def divided_by(self, under: int | None, figure: str) -> str:
        """Return the name of the figure that the items under the one at a position, or at the top, share out."""
        return figure if under is None else item_figure(under, figure)

    def named(self, reference: str) -> str | None:
        """Return the name of the figure that `of` or `divides` refers to; None where that is none, or several."""
        return self._references[reference]

    @cached_property
    def _references(self) -> Mapping[str, str | None]:
        """The names of the figures that `of` and `divides` refer to, by what is written there."""
        written = {reference for figure in self.figure for reference in (figure.divides, figure.of) if reference}
        return {reference: self._meant(reference) for reference in written}

    def _meant(self, reference: str) -> str | None:
        if found := self.figure_names.find(reference):
            return f"figure.{found[0]}.value" if len(found) == 1 else None
        items, figure = self.items_meant(reference)
        if items:
            return item_figure(items[0], figure) if len(items) == 1 else None
        table, _, key = reference.partition(".")
        own = getattr(self, table, None) if table in Report.model_fields else None
        return reference if isinstance(own, Table) and key in type(own).model_fields else None

    def items_meant(self, reference: str) -> tuple[Sequence[int], str]:
        """Return the positions of the items that `item.NAME.accepted` may mean, and the figure; else none."""
        key, _, rest = reference.partition(".")
        name, _, figure = rest.rpartition(".")
        found = self.item_names.find(unquoted(name)) if key == "item" and figure in FIGURES else ()
        return found, figure

    @cached_property
    def figure_divisions(self) -> Sequence[tuple[str, Sequence[int]]]:
        """The names of figures, each with the positions of the [[figure]]s that divide it by one principle."""
        divided: dict[tuple[str, str], list[int]] = {}
        for index, part in enumerate(self.figure):
            whole = None if part.divides is None else self.named(part.divides)
            if whole is not None:
                divided.setdefault((whole, normal(part.by or "")), []).append(index)
        return [(whole, parts) for (whole, _), parts in divided.items()]

    def figure_name(self, position: int) -> str:
        """Return what a [[figure]] is called: its name, behind what it divides where several have that name."""
        return self.figure_names.own(position)

    def on_time_excludes_on_the_spot(self, casework: Casework) -> bool | None:
        """Tell how `casework` counts on_time, None where that is unknown; an item counts as its report does."""
        own = casework.on_time_excludes_on_the_spot
        said = self.handling.on_time_excludes_on_the_spot if own is None else own
        return None if said == UNKNOWN else bool(said)

    def lets_applications_cross_years(self) -> bool:
        """Tell whether what is accepted in the year may have been applied for before it, by its own way of counting."""
        return self.report.counting == "event"

    @cached_property
    def values(self) -> "Values":
        """Every value by name: the report's casework by its figures' names, all else by dotted path."""
        return Values(self)

    @cached_property
    def item_names(self) -> Naming:
        """The items by name."""
        return Naming([(item.name, item.under, item.by) for item in self.item])

    @cached_property
    def figure_names(self) -> Naming:
        """The [[figure]]s by name."""
        return Naming([(figure.name, figure.whole, figure.by) for figure in self.figure])


class Values(dict[str, object]):
    """The values of a whole report by name; of other keys than figures, a dotted path is followed when asked for."""

    def __init__(self, report: Report) -> None:
        super().__init__(report.casework.__dict__)
        self._tables: dict[Any, Any] = dict(report.__dict__)
        """Not the report, which holds these values: it would outlive its use."""
        for position, item in enumerate(report.item):
            self.update(zip(_names_in_item(position), _values_of_item(item.__dict__), strict=True))
        for position, figure in enumerate(report.figure):
            self.update(zip(_names_in_figure(position), (figure.value, figure.share), strict=True))

    def __missing__(self, name: str) -> object:
        path = path_of(name)
        table = self._tables[path[0]] if len(path) == 2 else self._tables[path[0]][path[1]]
        value: object = table.__dict__[path[-1]]
        self[name] = value
        return value


@lru_cache(maxsize=8192)
def _names_in_item(position: int) -> Sequence[str]:
    return [item_figure(position, figure) for figure in (*FIGURES, "share")]


@lru_cache(maxsize=8192)
def _names_in_figure(position: int) -> Sequence[str]:
    return f"figure.{position}.value", f"figure.{position}.share"


@lru_cache(maxsize=8192)
def item_figure(position: int, figure: str) -> str:
    """Return the name of a figure of the item at a position."""
    return f"item.{position}.{figure}"


@lru_cache(maxsize=8192)
def path_of(name: str) -> tuple[str | int, ...]:
    """Return the path of a figure's name: casework by itself, all else dotted, positions in lists as digits."""
    if "." not in name:
        return (HOMES[name], name)
    if name.startswith(_MIRRORED):
        table, _, key = name.rpartition(".")
        return (table, key)
    return tuple(int(step) if step.isdigit() else step for step in name.split("."))


def name_of(table: str, key: str) -> str:
    """Return the name of a figure of the report's own tables: that of casework is its key alone."""
    return key if HOMES.get(key) == table else f"{table}.{key}"


_MIRRORED = (f"{LAST_YEAR}.", f"{GROWTH}.")

DECIDES: Mapping[tuple[str, ...], tuple[tuple[str, ...], ...]] = {
    ("handling", "on_time_excludes_on_the_spot"): (("handling", "on_time"), ("handling", "on_the_spot"), ("item",)),
    ("items", "breakdown"): (("item",),),
    ("report", "counting"): (("applications",), ("fees", "applications"), ("item",)),
    ("report", "from"): (("report", "signed"), ("report", "published")),
    ("report", "to"): (("report", "signed"), ("report", "published")),
}
"""Keys that are no figures, and the places that mean something else with another value of theirs."""

HOMES: Mapping[str, str] = {
    name: home
    for home, table in (("applications", Applications), ("handling", Handling), ("fees", Fees))
    for name in table.model_fields
}
"""The table of the report in which each figure of its casework stands."""

FIGURES: tuple[str, ...] = tuple(name for name in HOMES if name != "on_time_excludes_on_the_spot")
"""The figures of casework, in the format's order."""

_values_of_item = itemgetter(*FIGURES, "share")
