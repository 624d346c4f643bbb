"""How a place in a report is named to people: its address, and the labels of what stands there.

An address is the path in TOML's own dotted form, with a list's element named rather than numbered, so that it stays
right when the list is reordered: `handling.on_time`, `item.娱乐场所经营许可.accepted`. Waivers name findings by it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property
from typing import get_args

from licreport.figures.stated import Figure, Stated
from licreport.report.mirrors import GROWTH, MIRRORS, in_file, mirror_table
from licreport.report.model import HOMES, Report
from licreport.report.naming import Element, Naming, unquoted
from licreport.report.source import Path
from licreport.report.tables.base import Table
from licreport.words.alike import normal
from licreport.words.language import Words

Tree = Mapping[str, object]


def _tables() -> Iterator[tuple[str, type[Table], bool]]:
    for key, info in Report.model_fields.items():
        element = next(iter(get_args(info.annotation)), None)
        kind = element or info.annotation
        if key not in MIRRORS and isinstance(kind, type) and issubclass(kind, Table):
            yield key, kind, element is not None


TABLES = {key: kind for key, kind, _ in _tables()}
"""The tables of a report by key, but for those that mirror others; for a list of tables (`item`), its element's."""

LISTS = tuple(key for key, _, listed in _tables() if listed)
"""The keys of those that are lists."""


@cache
def all_tables() -> Mapping[str, type[Table]]:
    """Return every table by key, in the order of the format: those that mirror others stand before the lists."""
    keys = [*TABLES]
    keys[keys.index(LISTS[0]) : keys.index(LISTS[0])] = MIRRORS
    return {key: mirror_table(key) if key in MIRRORS else TABLES[key] for key in keys}


def table_of(key: str) -> type[Table] | None:
    """Return a table by its key, or None where no table has it."""
    return mirror_table(key) if key in MIRRORS else TABLES.get(key)


def _places(key: str) -> Iterator[str]:
    """Yield the addresses of a table and of all that it may hold."""
    kind = table_of(key)
    if kind is not None and key not in LISTS:
        yield from (key, *(f"{key}.{name}" for name in kind.model_fields))


class Addresses:
    """The addresses, labels and units of everything in one file, given its parsed TOML."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._namings: dict[str, Naming] = {}

    def of(self, path: Path) -> str:
        """Return the address of `path`."""
        steps = (step if isinstance(step, str) else self._element(path[0], step) for step in in_file(path))
        return ".".join(map(_quoted, steps))

    def index(self, address: str) -> int | None:
        """Return the position of the element of a list that has an address, names compared as they are anywhere."""
        key, _, element = address.partition(".")
        found = self._naming(key).find(unquoted(element)) if key in LISTS else ()
        return next((index for index in found if normal(self.of((key, index))) == normal(address)), None)

    def holds(self, address: str) -> bool:
        """Tell whether an address is that of a place in the file, or of a key that it might have."""
        key = next((key for key in MIRRORS if address.startswith(key)), address.partition(".")[0])
        return address in _places(key) or address in self._listed

    def several(self, address: str) -> list[str]:
        """Return the addresses of all that an address may mean by a name that several have; else none."""
        key, _, rest = address.partition(".")
        head, _, figure = rest.rpartition(".")
        for element, tail in ((rest, ""), (head, f".{figure}")) if key in LISTS else ():
            found = self._naming(key).find(unquoted(element))
            if len(found) > 1:
                return [f"{self.of((key, index))}{tail}" for index in found]
        return []

    @cached_property
    def _listed(self) -> frozenset[str]:
        return frozenset(self._addresses_of_lists())

    def _addresses_of_lists(self) -> Iterator[str]:
        for key in LISTS:
            elements = self._tree.get(key)
            for index in range(len(elements)) if isinstance(elements, list) else ():
                start = self.of((key, index))
                yield start
                yield from (f"{start}.{name}" for name in TABLES[key].model_fields)

    def label(self, path: Path) -> Words:
        """Return the label of what stands at `path`, with the item or figure that it belongs to."""
        if not path:
            return Report.label
        table = table_of(str(path[0]))
        if table is None:
            return key_label(Report, str(path[0]))
        owner, steps = "", path[1:]
        if steps and isinstance(steps[0], int):
            owner, steps = self._element(path[0], steps[0]), steps[1:]
        if not steps:
            return Words(f"{table.label.en} {owner}".strip(), f"{table.label.zh}{owner}")
        if path[0] == "figure" and steps[0] == "value":
            return Words(owner, owner)
        own = key_label(table, str(steps[0]))
        return Words(f"{owner} ({own.en})", f"{owner}（{own.zh}）") if owner else own

    def unit(self, path: Path) -> str:
        """Return the unit of the figure at `path`: 件, 项, 元 …, or nothing; of growth, % where it is a rate."""
        if GROWTH in in_file(path) and self._is_rate(path):
            return "%"
        if path[0] == "figure" and path[-1] in {"value", "last_year", "growth"}:
            named = self._entry(path[0], path[1]).get("unit")
            return named if isinstance(named, str) else ""
        table = table_of(str(path[0]))
        return "" if table is None else key_unit(table, str(path[-1]))

    def _is_rate(self, path: Path) -> bool:
        value: object = self._tree
        for step in in_file(path):
            is_there = step in value if isinstance(value, dict) else isinstance(value, list)
            value = value[step] if is_there else None  # type: ignore[index]  # as was just asked
        return isinstance(value, str) and value.endswith("%")

    def _element(self, key: str | int, index: str | int) -> str:
        entry = self._entry(key, index)
        name = entry.get("name")
        if not isinstance(name, str):
            return f"#{int(index) + 1}"
        return self._naming(str(key)).own(int(index))

    def _entry(self, key: str | int, index: str | int) -> Mapping[str, object]:
        elements = self._tree.get(str(key))
        entry = elements[index] if isinstance(elements, list) and isinstance(index, int) else None
        return entry if isinstance(entry, dict) else {}

    def _naming(self, key: str) -> Naming:
        if key not in self._namings:
            elements = self._tree.get(key)
            count = len(elements) if isinstance(elements, list) else 0
            self._namings[key] = Naming(_element(self._entry(key, index)) for index in range(count))
        return self._namings[key]


def _element(entry: Mapping[str, object]) -> Element:
    name, by = entry.get("name"), entry.get("by")
    whole = entry.get("under") or entry.get("divides") or entry.get("of")
    return (
        name if isinstance(name, str) else "",
        whole if isinstance(whole, str) else None,
        by if isinstance(by, str) else None,
    )


def printed_figures(report: Report) -> Iterator[tuple[Path, Stated]]:
    """Yield the place and the value of every figure that a report prints, in the order of the format."""
    for key, kind in (all_tables() if report.mirrors else TABLES).items():
        tables = getattr(report, key)
        names = [name for name in kind.model_fields if is_figure(kind, name)]
        placed = [((key, index), table) for index, table in enumerate(tables)] if key in LISTS else [((key,), tables)]
        for prefix, table in placed:
            for name in names:
                value = getattr(table, name, None)
                if isinstance(value, int | Figure):
                    yield (*prefix, name), value


def short_names(names: Iterable[str]) -> dict[str, str]:
    """Return names by what they are without their table (`received`), and by their Chinese labels (`收到申请`).

    Of two alike, that of the casework's is meant.
    """
    known = list(names)
    shortened: dict[str, str] = {}
    for name in known:
        shortened.setdefault(name.rpartition(".")[2], name)
    homes = {name: f"{home}.{name}" for name, home in HOMES.items()}
    return shortened | {name: home for name, home in homes.items() if home in known} | _labelled(known)


def _labelled(names: Iterable[str]) -> dict[str, str]:
    """Return the addresses of figures by their Chinese labels, where only one of them has it."""
    found: dict[str, list[str]] = {}
    for name in names:
        table, _, key = name.partition(".")
        if table in TABLES and key in TABLES[table].model_fields:
            found.setdefault(key_label(TABLES[table], key).zh, []).append(name)
    return {label: addresses[0] for label, addresses in found.items() if len(addresses) == 1}


def key_label(table: type[Table], key: str) -> Words:
    """Return the label of a key of a table, or the key itself where the table does not declare it."""
    if table is Report and (own := table_of(key)) is not None:
        return own.label
    info = table.model_fields.get(key)
    extra = info.json_schema_extra if info else None
    if info is None or not isinstance(extra, dict):
        return Words(key, key)
    return Words(info.title or key, str(extra["zh"]))


def key_meaning(table: type[Table], key: str) -> Words:
    """Return what a key that a table declares means."""
    info = table.model_fields[key]
    extra = info.json_schema_extra
    return Words(info.description or "", str(extra["meaning"]) if isinstance(extra, dict) else "")


def is_figure(table: type[Table], key: str) -> bool:
    """Tell whether a key of a table is declared as a figure."""
    info = table.model_fields.get(key)
    extra = info.json_schema_extra if info else None
    return isinstance(extra, dict) and "unit" in extra


def key_unit(table: type[Table], key: str) -> str:
    """Return the unit of a figure of a table, or nothing where the key is no figure or has no unit."""
    info = table.model_fields.get(key)
    extra = info.json_schema_extra if info else None
    return str(extra.get("unit", "")) if isinstance(extra, dict) else ""


def key_counted(table: type[Table], key: str) -> tuple[str, str, str]:
    """Return which case records a figure counts: by which date, of which outcomes, with which mark; or nothing."""
    info = table.model_fields.get(key)
    extra = info.json_schema_extra if info else None
    by, outcome, mark = _strings(extra.get("counted") if isinstance(extra, dict) else None)
    return by, outcome, mark


def _strings(facts: object) -> tuple[str, str, str]:
    return facts if isinstance(facts, tuple) else ("", "", "")


_BARE = re.compile(r"#?[\w-]+")


def _quoted(segment: str) -> str:
    if _BARE.fullmatch(segment):
        return segment
    escaped = segment.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
