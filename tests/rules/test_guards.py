"""Which rule guards which figure: each figure of a complete report is put up and down by one, and the rules answer.

`guards.txt` is the answer in full; a figure with a dash is one that no rule guards. Written anew by
`python tests/write_anew.py guards`.
"""

import copy
import datetime
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import tomli
from places import TESTS

from licreport.check.one import check
from licreport.report.address import LISTS, TABLES, Addresses, all_tables, is_figure, key_unit
from licreport.report.load import Loaded
from licreport.report.mirrors import flattened, in_file
from licreport.report.model import Report
from licreport.report.source import Source

GUARDS = Path(__file__).with_name("guards.txt")
TODAY = datetime.date(2026, 1, 1)


def complete() -> dict[str, Any]:
    """Return the complete report's tree."""
    return tomli.loads((TESTS / "complete.toml").read_text(encoding="utf-8"))


def codes(tree: dict[str, Any]) -> set[str]:
    """Return the codes of everything found in a report of that tree."""
    loaded = Loaded(Source("complete.toml", ""), tree, Report.model_validate(flattened(tree)))
    return {diagnostic.code for diagnostic in check(loaded, today=TODAY).diagnostics}


def figures(tree: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every figure in the tree."""
    flat = flattened(tree)
    for key, table in all_tables().items():
        given: Any = flat.get(key, ())
        for index in range(len(given)) if key in LISTS else [None]:
            prefix = (key,) if index is None else (key, index)
            yield from (
                (*prefix, name) for name in table.model_fields if is_figure(table, name) and name in at(tree, prefix)
            )


def at(tree: dict[str, Any], path: tuple[Any, ...]) -> dict[str, Any]:
    """Return the table at a path; nothing where the report has none."""
    table: Any = tree
    for step in in_file(path):
        table = table[step] if isinstance(step, int) else table.get(step, {})
    return cast("dict[str, Any]", table)


def moved(value: int | str, step: int) -> int | str:
    """Return a figure one unit of its last digit away."""
    if isinstance(value, int):
        return value + step
    digits = Decimal(value.rstrip("%"))
    return f"{digits + step * Decimal(10) ** int(digits.as_tuple().exponent)}%"


def guards() -> str:
    """Return each figure's address and the rules that answer when it is put up or down by one."""
    tree = complete()
    addresses = Addresses(tree)
    lines = []
    for path in figures(tree):
        found: set[str] = set()
        for step in (+1, -1):
            changed = copy.deepcopy(tree)
            table = at(changed, path[:-1])
            value = moved(table[path[-1]], step)
            if value == -1:
                continue
            table[path[-1]] = value
            found |= codes(changed)
        lines.append(f"{addresses.of(path)}: {' '.join(sorted(found)) or '-'}")
    return "\n".join(lines) + "\n"


def test_the_complete_report_is_complete_and_consistent() -> None:
    tree = complete()
    given = {(key, name) for key, table in tree.items() if key in TABLES and key not in LISTS for name in table}
    declared = {(key, name) for key, kind in TABLES.items() for name in kind.model_fields if key_unit(kind, name)}
    assert {pair for pair in declared if pair[0] not in LISTS} <= given
    assert codes(tree) == set()


def test_each_figure_is_guarded_by_the_rules_that_it_should_be() -> None:
    assert guards() == GUARDS.read_text(encoding="utf-8")


def write_anew() -> None:
    """Write what the tests compare with."""
    GUARDS.write_text(guards(), encoding="utf-8", newline="\n")
