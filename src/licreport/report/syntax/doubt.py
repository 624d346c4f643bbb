"""What a slip makes doubtful: every place whose value may have stood in what could not be read."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from licreport.report.address import LISTS, TABLES, all_tables, is_figure, table_of
from licreport.report.mirrors import MIRRORS
from licreport.report.problem import Tree, shares_of_items
from licreport.report.source import Path

WAIVER = "waiver"
"""What stands in one says nothing of others."""


class Slip(NamedTuple):
    """What was taken out: the table that it is in, the key that it gives, and whether that was all."""

    table: Path | None
    """None where the table itself could not be read."""
    key: Path
    is_all: bool


def doubtful(slips: Iterable[Slip], tree: Tree) -> Iterator[Path]:
    """Yield every place that slips make doubtful, in a tree of what was read."""
    for slip in slips:
        if not slip.table:
            yield from _of_whole(slip.key, tree)
        elif len(slip.table) > 1:
            yield from _of_element(slip, str(slip.table[0]), tree)
        else:
            yield from _of_table(slip, str(slip.table[0]), tree)


def _of_whole(key: Path, tree: Tree) -> Iterator[Path]:
    """Yield what a slip above all tables, or in a header, makes doubtful: the table it names, or what is not there."""
    name = str(key[0]) if key else ""
    if name == WAIVER:
        return
    if name in TABLES or name in MIRRORS:
        yield (name,)
        table = None if name in LISTS else table_of(name)
        yield from ((name, own) for own in (table.model_fields if table else ()))
    else:
        yield from ((other,) for other in ("format", *all_tables()) if other not in tree)
        yield from ((other,) for other in LISTS if other != WAIVER)


def _of_table(slip: Slip, name: str, tree: Tree) -> Iterator[Path]:
    """Yield what a slip in a table makes doubtful: what it names, and every key that is not there."""
    table, given = table_of(name), tree.get(name)
    if table is None:
        return
    is_named = len(slip.key) == 1 and slip.key[0] in table.model_fields
    if is_named:
        yield (name, *slip.key)
    if not is_named or not slip.is_all or any(is_figure(table, key) for key in table.model_fields):
        known: Mapping[str, object] = given if isinstance(given, dict) else {}
        yield from ((name, key) for key in table.model_fields if key not in known)


def _of_element(slip: Slip, name: str, tree: Tree) -> Iterator[Path]:
    """Yield what a slip in an element of a list makes doubtful: a figure, and those that are not there, or the list."""
    table, key = TABLES[name], str(slip.key[0]) if len(slip.key) == 1 else ""
    elements = tree.get(name)
    given = elements if isinstance(elements, list) else []
    index = int(slip.table[1]) if slip.table else 0
    if name == WAIVER:
        yield (name, index)
        return
    if not slip.is_all or not is_figure(table, key) or index >= len(given):
        yield (name,)
        return
    figures = (other for other in table.model_fields if is_figure(table, other))
    yield from ((name, index, other) for other in figures if other == key or other not in given[index])
    if name == "item":
        yield from shares_of_items(tree)
