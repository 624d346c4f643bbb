"""A report against the records that it was counted from: each figure that differs, and how else it may have come about."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import islice
from typing import NamedTuple

from licreport.cases.definitions import Definition, Period, condition, definitions, steps
from licreport.cases.engines import Engine
from licreport.cases.layout.model import Layout
from licreport.cases.query.cases import COUNTED, Shape, fields_of
from licreport.cases.query.otherwise import Otherwise, amounts, differing, of_part, otherwise, parts
from licreport.cases.tabulation import Count, Group, Tabulation, tabulate
from licreport.figures.stated import Stated, interval
from licreport.report.address import Addresses, printed_figures
from licreport.report.model import HOMES, Report
from licreport.report.source import Path
from licreport.words.language import Words


class Cause(NamedTuple):
    """A way of counting that gives just what was printed, and rows that it counts otherwise."""

    told: Words
    rows: int
    examples: tuple[str, ...]
    """Some of them, as `cases.csv:12`."""


class Recounted(NamedTuple):
    """A figure of a report, and what the records give."""

    path: Path
    definition: Definition
    stated: Stated
    count: Count
    causes: tuple[Cause, ...] = ()

    @property
    def is_evaluable(self) -> bool:
        """Whether it is known of every case whether it counts."""
        return not self.count.unknown

    @property
    def holds(self) -> bool:
        """Whether what was printed may stand for what the records give."""
        return agrees(self.stated, self.count.value)


class Recount(NamedTuple):
    """A report, and what the records give for each of its figures that they tell."""

    addresses: Addresses
    figures: tuple[Recounted, ...]
    items_without_cases: tuple[Path, ...] = ()
    """Items of the report of which the records have no case."""
    cases_without_item: tuple[str, ...] = ()
    """Items of the records that the report does not have though it says that it has all."""


def agrees(stated: Stated, value: int | Decimal) -> bool:
    """Tell whether a figure as printed may stand for a value."""
    low, high = interval(stated).low, interval(stated).high
    return low <= Fraction(value) <= high


def recount(engine: Engine, shape: Shape, layout: Layout, report: Report, addresses: Addresses) -> Recount:
    """Count a report's figures anew from records that are open, by its own way of counting if it says one.

    Where the authority is one of the departments of the records, its own cases are counted, or else all.
    """
    own = layout if report.report.counting is None else layout._replace(counting=report.report.counting)
    return _Counter(engine, shape, own, report).recount(addresses)


class _Counter:
    """Counts one report anew."""

    def __init__(self, engine: Engine, shape: Shape, layout: Layout, report: Report) -> None:
        self.engine, self.shape, self.layout, self.report = engine, shape, layout, report
        self.period = Period(report.report.first_day, report.report.last_day)
        has = fields_of(shape, layout)
        self.by = tuple(each for each in ("item", "department") if each in has)

    def recount(self, addresses: Addresses) -> Recount:
        """Return what the records give for each figure."""
        found = tabulate(self.engine, self.shape, self.layout, self.period, self.by)
        authority = self.report.report.authority
        is_department = "department" in self.by and any(each.keys["department"] == authority for each in found.groups)
        keys: dict[str, str | None] = {"department": authority} if is_department else {}
        figures = [*self._compared(None, found, keys)]
        missing, named = [], set()
        for place, item in enumerate(self.report.item if "item" in self.by else ()):
            column, value = ("item_code", item.code) if _has_code(item.code, found) else ("item", item.name)
            named.add((column, value))
            if any(each.keys[column] == value for each in _of(found, keys)):
                figures += self._compared(place, found, {**keys, column: value})
            elif any(_printed(self.report, place)):
                missing.append(("item", place))
        unnamed = self._without_item(found, keys, named)
        return Recount(addresses, tuple(figures), tuple(missing), unnamed)

    def _without_item(
        self, found: Tabulation, keys: dict[str, str | None], named: set[tuple[str, str | None]]
    ) -> tuple[str, ...]:
        if not self.report.item or self.report.items.breakdown not in {None, "complete"}:
            return ()
        groups = [
            each
            for each in _of(found, keys)
            if ("item", each.keys["item"]) not in named and ("item_code", each.keys["item_code"]) not in named
        ]
        return tuple(sorted({str(each.keys["item"]) for each in groups if each.keys["item"]}))

    def _compared(self, item: int | None, found: Tabulation, keys: dict[str, str | None]) -> Iterator[Recounted]:
        """Yield each figure of the report, or of one of its items, that the records tell."""
        total = found.total(keys or None)
        told = {definition.address: definition for definition in found.figures}
        for path, address, stated in _printed(self.report, item):
            if address in told:
                one = Recounted(path, told[address], stated, total.counts[address])
                differs = one.is_evaluable and not one.holds
                yield one._replace(causes=tuple(self._causes(one, keys))) if differs else one

    def _causes(self, one: Recounted, keys: dict[str, str | None]) -> Iterator[Cause]:
        """Yield the other ways of counting that give just what was printed."""
        only = " AND ".join([of_part(column, value) for column, value in keys.items()] or ["TRUE"])
        where = f"fate = '{COUNTED}' AND " + condition(
            steps(one.definition, self.layout, fields_of(self.shape, self.layout), self.period)
        )
        ways = [*otherwise(one.definition, self.shape, self.layout, self.period)]
        (values,) = self.engine.rows(amounts(one.definition, ways, only, self.shape, self.layout, self.period))
        for way, value in zip(ways, values, strict=True):
            if value is not None and value != one.count.value and agrees(one.stated, _number(value)):
                yield self._cause(way, where, only)
        for by, words in _PARTS.items():
            column = f"month({one.definition.by})" if by == "month" else by
            if (
                by in keys
                or (by == "month" and one.definition.by not in _DATED)
                or (by != "month" and by not in self.by)
            ):
                continue
            rows = self.engine.rows(parts(one.definition, by, only, self.shape, self.layout, self.period))
            for part, value in rows if len(rows) > 1 else ():
                if value and agrees(one.stated, one.count.value - _number(value)):
                    told = Words(*(text.replace("{part}", str(part)) for text in words))
                    is_part = (
                        of_part(column, None if part is None else str(part)) if by != "month" else f"{column} = {part}"
                    )
                    yield self._cause(Otherwise(told, f"{where} AND NOT coalesce({is_part}, FALSE)"), where, only)

    def _cause(self, way: Otherwise, where: str, only: str) -> Cause:
        rows = self.engine.rows(differing(where, way.where, only, self.shape, self.layout, self.period))
        examples = (f"{file}:{row}" if row is not None else str(file) for file, row in rows)
        return Cause(way.told, len(rows), tuple(islice(examples, _SHOWN)))


_SHOWN = 3
_DATED = ("applied", "accepted", "decided")
_PARTS = {
    "department": Words("without those of {part}", "不计{part}的"),
    "item": Words("without those of {part}", "不计{part}的"),
    "month": Words("without those of month {part}", "不计 {part} 月的"),
}


def _of(found: Tabulation, keys: dict[str, str | None]) -> Sequence[Group]:
    return [each for each in found.groups if all(each.keys[key] == value for key, value in keys.items())]


def _printed(report: Report, item: int | None) -> Iterator[tuple[Path, str, Stated]]:
    """Yield the place, the address of the definition and the value of each figure of casework that is printed.

    They are the report's own, or those of one of its items.
    """
    for path, stated in printed_figures(report):
        is_own = path[0] != "item" if item is None else path[:2] == ("item", item)
        address = f"{HOMES.get(str(path[-1]), '')}.{path[-1]}" if path[0] == "item" else ".".join(map(str, path))
        if is_own and address in definitions():
            yield path, address, stated


def _has_code(code: str | None, found: Tabulation) -> bool:
    return code is not None and any(each.keys["item_code"] == code for each in found.groups)


def _number(value: object) -> int | Decimal:
    return value if isinstance(value, Decimal) else int(str(value))
