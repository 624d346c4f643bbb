"""Names in prose → figures of the report: what a name means, and whether the report has it.

A name is the address of a figure (`applications.received`, `item.NAME.accepted`, `figure.NAME`), short where that is
plain (`received`), an indicator (`approval_rate`), or a key of [report].
"""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple, TypeAlias

from licreport.collection.digest import Digest
from licreport.derive.indicators import INDICATORS
from licreport.figures.stated import Figure, Interval, Stated
from licreport.report.address import (
    LISTS,
    TABLES,
    Addresses,
    all_tables,
    is_figure,
    key_label,
    key_unit,
    printed_figures,
    short_names,
    table_of,
)
from licreport.report.mirrors import GROWTH, LAST_YEAR, MIRRORS
from licreport.report.model import Report
from licreport.report.source import Path
from licreport.words.alike import normal
from licreport.words.language import Words

Value: TypeAlias = Stated | Interval | datetime.date | str
"""A figure as stated, an indicator as computed, or what [report] says of itself."""


class Named(NamedTuple):
    """What a name in prose means."""

    address: str
    """The address of the figure, or the name of the indicator."""
    label: Words
    unit: str
    value: Value | None
    """None where the report does not print it, nor what it is computed from."""
    path: Path | None
    """Where it stands in the report; None for an indicator."""

    @property
    def is_figure(self) -> bool:
        """Whether it is a figure or an indicator, not a name or a date."""
        return self.path is None or self.path[0] != "report"


_HALF, _MOSTLY = 0.5, 0.6


class Names:
    """Every name that prose may use in one report."""

    def __init__(self, report: Report, addresses: Addresses, last: Digest | None = None) -> None:
        self.report = report
        self.last = last
        """Last year's report, where it is at hand."""
        self.addresses = addresses
        self._near: dict[str, str] = {}

    def find(self, name: str) -> Named | None:
        """Return what a name means, or None where it means nothing."""
        name = _SHORT.get(name, name)
        if name in INDICATORS:
            indicator = INDICATORS[name]
            return Named(name, indicator.label, indicator.unit, indicator.of(self.report), None)
        path = _OWN.get(name) or _in_mirror(name) or self._listed(name)
        return None if path is None else self._stated(path)

    def near(self, name: str) -> str:
        """Return the known name that is most like one that means nothing, or nothing."""
        import difflib  # noqa: PLC0415  # only a mistake pays for it

        if name not in self._near and len(self._near) < _MOST_NEAR:
            like = _HALF if len(name) == 2 else _MOSTLY  # of two characters one may be the slip: 受里 for 受理
            known = [*self._known(name)] if len(name) <= _NAME_LENGTH else []
            found = difflib.get_close_matches(name, known, n=1, cutoff=like)
            self._near[name] = found[0] if found else ""
        return self._near.get(name, "")

    def stated(self) -> Iterator[Named]:
        """Return every figure that the report prints, in the order of the format."""
        return (self._stated(path) for path, _ in printed_figures(self.report))

    def _stated(self, path: Path) -> Named:
        table = getattr(self.report, str(path[0]))
        table = table[int(path[1])] if isinstance(table, tuple) else table
        value = getattr(table, str(path[-1]), None)
        address, label, unit = _declared(path) if len(path) == 2 else self._of_element(path)
        if isinstance(value, Figure) and value.suffix == "%":
            unit = "%"
        return Named(address, label, unit, value, path)

    def _of_element(self, path: Path) -> tuple[str, Words, str]:
        return self.addresses.of(path), self.addresses.label(path), self.addresses.unit(path)

    def _listed(self, name: str) -> Path | None:
        """Return the path of a figure in a list by its address; that of a [[figure]]'s value may be its name alone."""
        key = name.partition(".")[0]
        if key not in _LISTED or not getattr(self.report, key):
            return None
        name = normal(name)
        if "value" in _LISTED[key] and (index := self.addresses.index(name)) is not None:
            return key, index, "value"
        element, _, figure = name.rpartition(".")
        index = self.addresses.index(element) if figure in _LISTED[key] else None
        return None if index is None else (key, index, figure)

    def _known(self, name: str) -> Iterator[str]:
        """Yield the names among which one that means nothing is looked for."""
        key = name.partition(".")[0]
        if key not in _LISTED:
            mirrors = all_tables() if key in {LAST_YEAR, GROWTH} else {}
            yield from (f"{own}.{figure}" for own in MIRRORS if own in mirrors for figure in mirrors[own].model_fields)
            yield from (*_SHORT, *_OWN, *INDICATORS)
            return
        for index in range(len(getattr(self.report, key))):
            element = self.addresses.of((key, index))
            yield element
            yield from (f"{element}.{figure}" for figure in _LISTED[key])


_LISTED: Mapping[str, tuple[str, ...]] = {
    key: tuple(name for name in TABLES[key].model_fields if is_figure(TABLES[key], name))
    for key in LISTS
    if key != "waiver"
}
"""The figures of each list's elements."""
_MOST_NEAR, _NAME_LENGTH = 30, 80
"""To look for what is near takes long; a text with more mistakes, or with longer ones, has not merely slips in it."""


def _own() -> Iterator[tuple[str, Path]]:
    for key, kind in TABLES.items():
        for name in kind.model_fields if key not in LISTS else ():
            if key == "report" or key_unit(kind, name):
                yield f"{key}.{name}", (key, name)


_OWN: Mapping[str, Path] = dict(_own())


def _in_mirror(name: str) -> Path | None:
    """Return the path of a figure of a table that mirrors another: `last_year.applications.received`."""
    key, _, figure = name.rpartition(".")
    table = table_of(key) if key in MIRRORS else None
    return (key, figure) if table is not None and figure in table.model_fields else None


@cache
def _declared(path: Path) -> tuple[str, Words, str]:
    """Return the address, the label and the unit of a key of the report's own tables."""
    table, key = map(str, path)
    kind = table_of(table) or Report
    return f"{table}.{key}", key_label(kind, key), key_unit(kind, key)


_SHORT = {
    **{indicator.label.zh: name for name, indicator in INDICATORS.items()},
    **short_names([*(name for name in _OWN if not name.startswith("report.")), *INDICATORS]),
}


def figure_labels(names: Names) -> dict[str, str]:
    """Return the addresses of figures by what prose calls them, in lower case, printed in the report or not."""
    labels: dict[str, str] = {}
    for address, path in _OWN.items():
        if path[0] != "report":
            label = names.addresses.label(path)
            for called in (label.zh, label.en, *_called(path)):
                labels.setdefault(called.lower(), address)
    repeated = {name for name, count in Counter(normal(one.name) for one in names.report.figure).items() if count > 1}
    for place, figure in enumerate(names.report.figure):
        if len(figure.name) <= _NAME_LENGTH and normal(figure.name) not in repeated:
            labels.setdefault(figure.name.lower(), names.addresses.of(("figure", place, "value")))
    return labels


def _called(path: Path) -> tuple[str, ...]:
    info = TABLES[str(path[0])].model_fields[str(path[-1])]
    extra = info.json_schema_extra
    return tuple(map(str, extra.get("also") or ())) if isinstance(extra, dict) else ()  # type: ignore[arg-type]  # a list
