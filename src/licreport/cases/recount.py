"""A report against the records behind it: each figure that differs, and how else it may have been counted."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import islice

from licreport.cases.definitions import Period, condition, definitions
from licreport.cases.engines import Engine
from licreport.cases.fields import FIELDS
from licreport.cases.layout.model import Layout
from licreport.cases.query.fates import COUNTED
from licreport.cases.query.otherwise import Otherwise, amounts, differing, of_part, otherwise, parts
from licreport.cases.query.shape import Shape, View
from licreport.cases.tabulation import Group, Tabulation, tabulate
from licreport.figures.stated import Stated
from licreport.relations.recount import Cause, Recount, Recounted, agrees
from licreport.report.address import Addresses, printed_figures
from licreport.report.model import HOMES, Report
from licreport.report.source import Path
from licreport.words.language import LANGS, MisuseError, Words, joined

_UNMAPPED = Words(
    "{fields}: codes that the layout does not map, so that nothing can be counted; `licreport tabulate` lists them",
    "{fields}：有布局没有说明的代码，无法统计；可用 `licreport tabulate` 列出",
)


def recount(engine: Engine, shape: Shape, layout: Layout, report: Report, addresses: Addresses) -> Recount:
    """Count a report's figures anew from records that are open, by its own way of counting if it says one.

    Where the authority is one of the departments of the records, its own cases are counted, or else all.
    """
    own = layout if report.report.counting is None else layout._replace(counting=report.report.counting)
    period = Period(report.report.first_day, report.report.last_day)
    return _Counter(engine, View(shape, own, period), report).recount(addresses)


class _Counter:
    """Counts one report anew."""

    def __init__(self, engine: Engine, view: View, report: Report) -> None:
        self.engine, self.view, self.report = engine, view, report
        self.by = tuple(each for each in ("item", "department") if each in view.fields)

    def recount(self, addresses: Addresses) -> Recount:
        """Return what the records give for each figure."""
        found = tabulate(self.engine, self.view, self.by)
        if found.unmapped:
            labels = [FIELDS[field].label for field in found.unmapped]
            fields = Words(*(joined([label.say(lang) for label in labels], lang) for lang in LANGS))
            raise MisuseError(_UNMAPPED, {"fields": fields})
        refused = sum(found.refused.values())
        if not found.groups:
            return Recount(addresses, (), refused=refused)
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
        return Recount(addresses, tuple(_by_likelihood(figures)), tuple(missing), unnamed, refused)

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
            if address in told and not found.lacks_earlier(told[address]):
                lacks = found.misses_brought_forward and told[address].by in {"decided", "open_after"}
                one = Recounted(path, address, stated, *total.counts[address], lacks_cases=lacks)
                differs = one.is_evaluable and not one.holds
                yield one._replace(causes=tuple(self._causes(one, keys))) if differs else one

    def _causes(self, one: Recounted, keys: dict[str, str | None]) -> Iterator[Cause]:
        """Yield the other ways of counting that give just what was printed."""
        only = " AND ".join([of_part(column, value) for column, value in keys.items()] or ["TRUE"])
        definition = definitions()[one.address]
        where = f"fate = '{COUNTED}' AND {condition(self.view.steps(definition))}"
        ways = [*otherwise(definition, self.view)]
        (values,) = self.engine.rows(amounts(definition, ways, self.view, only))
        for way, value in zip(ways, values, strict=True):
            if value is not None and value != one.counted and agrees(one.stated, _number(value)):
                yield self._cause(way, where, only)
        for by in _PARTS:
            is_dated = by == "month" and definition.by in _DATED
            if is_dated or (by in self.by and by not in keys):
                without = [*self._without_part(one, by, where, only)]
                if len(without) <= _SHOWN:
                    yield from (self._cause(way, where, only) for way in without)
        if "department" in keys:
            yield from self._with_department(one, keys, where)

    def _without_part(self, one: Recounted, by: str, where: str, only: str) -> Iterator[Otherwise]:
        """Yield each department, item or month without which what was printed would be right."""
        definition = definitions()[one.address]
        column = f"month({definition.by})" if by == "month" else by
        rows = self.engine.rows(parts(definition, by, self.view, only))
        for part, value in rows if len(rows) > 1 else ():
            if value and agrees(one.stated, one.counted - _number(value)):
                told = _PARTLESS[by] if part is None else _of_whom(_PARTS[by], str(part))
                text = None if part is None else str(part)
                is_part = f"{column} = {part}" if by == "month" else of_part(column, text)
                yield Otherwise(told, f"{where} AND NOT coalesce({is_part}, FALSE)")

    def _with_department(self, one: Recounted, keys: dict[str, str | None], where: str) -> Iterator[Cause]:
        """Yield each other department with whose cases, too, what was printed would be right."""
        definition = definitions()[one.address]
        own = of_part("department", keys["department"])
        only = " AND ".join(of_part(column, value) for column, value in keys.items() if column != "department")
        rows = self.engine.rows(parts(definition, "department", self.view, only or "TRUE"))
        with_ = [
            None if part is None else str(part)
            for part, value in rows
            if part != keys["department"] and value and agrees(one.stated, one.counted + _number(value))
        ]
        for part in with_ if len(with_) <= _SHOWN else ():
            told = _WITHOUT_DEPARTMENT if part is None else _of_whom(_WITH, part)
            wider = f"{where} AND (coalesce({own}, FALSE) OR coalesce({of_part('department', part)}, FALSE))"
            yield self._cause(Otherwise(told, wider), f"{where} AND coalesce({own}, FALSE)", only or "TRUE")

    def _cause(self, way: Otherwise, where: str, only: str) -> Cause:
        rows = self.engine.rows(differing(where, way.where, self.view, only))
        examples = (f"{file}:{row}" if row is not None else str(file) for file, row in rows)
        return Cause(way.told, len(rows), tuple(islice(examples, _SHOWN)))


def _by_likelihood(figures: Sequence[Recounted]) -> Iterator[Recounted]:
    """Yield the figures with their causes in order: one that explains several figures is no coincidence."""
    explained = Counter(cause.told for one in figures for cause in one.causes)
    for one in figures:
        yield one._replace(causes=tuple(sorted(one.causes, key=lambda cause: -explained[cause.told])))


_SHOWN = 3
_DATED = ("applied", "accepted", "decided")
_PARTS = {
    "department": Words("without those of {part}", "不计{part}的"),
    "item": Words("without those of {part}", "不计{part}的"),
    "month": Words("without those of month {part}", "不计 {part} 月的"),
}
_PARTLESS = {
    "department": Words("without those of no department", "不计没有部门的"),
    "item": Words("without those of no item", "不计没有事项的"),
    "month": Words("without those of no month", "不计没有月份的"),
}
_WITH = Words("with those of {part}", "连同{part}的")
_WITHOUT_DEPARTMENT = Words("with those of no department", "连同没有部门的")


def _of_whom(words: Words, part: str) -> Words:
    return Words(*(text.replace("{part}", part) for text in words))


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
