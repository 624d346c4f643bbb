"""What must be left out of a sum for it not to contradict itself where none of its parts does.

Each figure of a sum may be right and their relation still broken: what is concluded includes the withdrawn, which one
part does not print; or some parts book the revoked as an outcome and others do not. Of all ways to leave figures out,
the one is sought that leaves out the fewest. Where a part is broken itself, the sum is rightly broken too.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from licreport.check.evaluate import Statement, evaluate
from licreport.check.one import Checked
from licreport.relations.kinds import names_of
from licreport.relations.quantity import Quantity, touched
from licreport.report.address import TABLES, Addresses
from licreport.report.diagnostic import Computed, Diagnostic, Severity, Side
from licreport.report.fields import FORMAT
from licreport.report.model import Report
from licreport.report.source import Path

Tree = dict[str, dict[str, object]]

_TRIED = 3_000
"""Sums that the search checks at most before it leaves out whatever is stated, one after the other."""


class Omission(NamedTuple):
    """A figure left out, and the finding that there would be with it."""

    path: Path
    breach: Diagnostic
    uneven: tuple[Path, ...]
    """The figures of the relation that some of the parts print, but the sum does not have."""


def omissions(tree: Tree, parts: Sequence[Checked]) -> list[Omission]:
    """Return what is to be left out of the sum of which `tree` is the report's tree."""
    search = _Search(tree, parts)
    for depth in count():
        found = search.within(depth, ())
        if found is not None:
            return found
        if search.is_spent:
            return search.greedily()
    raise AssertionError


class _Search:
    def __init__(self, tree: Tree, parts: Sequence[Checked]) -> None:
        self._tree = tree
        self._known = [breach for part in parts for breach, _ in part.breaches]
        self._printed = {
            (key, name)
            for part in parts
            for key, table in part.loaded.tree.items()
            if isinstance(table, dict)
            for name in table
        }
        self._left = _TRIED

    @property
    def is_spent(self) -> bool:
        return self._left <= 0

    def within(self, depth: int, taken: Sequence[Omission]) -> list[Omission] | None:
        """Return what to leave out beside what was taken, `depth` figures at most, or None where that is not enough."""
        if self.is_spent:
            return None
        breach = self._breach(taken)
        if breach is None:
            return list(taken)
        for omission in _ways(breach[1], self._uneven(breach[0])) if depth else ():
            found = self.within(depth - 1, (*taken, omission))
            if found is not None:
                return found
        return None

    def greedily(self) -> list[Omission]:
        """Leave out the stated figure of each broken relation until none is left."""
        taken: list[Omission] = []
        while (breach := self._breach(taken)) is not None:
            taken.append(next(_ways(breach[1], self._uneven(breach[0]))))
        return taken

    def _breach(self, taken: Sequence[Omission]) -> tuple[Statement, Diagnostic] | None:
        """Return the first relation that is broken in the sum, but in no part."""
        self._left -= 1
        tree = {"format": FORMAT, **_without(self._tree, {omission.path for omission in taken})}
        for statement, diagnostic in evaluate(Report.model_validate(tree), (), Addresses(tree)).breaches:
            if diagnostic.severity is Severity.ERROR and not any(_are_alike(statement, own) for own in self._known):
                return statement, diagnostic
        return None

    def _uneven(self, statement: Statement) -> tuple[Path, ...]:
        paths = dict.fromkeys(statement.place.spot(name).path for name in names_of(statement.relation))
        return tuple(path for path in paths if path in self._printed and not _holds(self._tree, path))


def _without(tree: Tree, paths: set[Path]) -> Tree:
    """Return the tree without the figures at some paths."""
    return {
        key: {name: value for name, value in table.items() if (key, name) not in paths} for key, table in tree.items()
    }


def _holds(tree: Mapping[str, Mapping[str, object]], path: Path) -> bool:
    return path[1] in tree.get(str(path[0]), {})


def _are_alike(one: Statement, other: Statement) -> bool:
    """Tell whether two statements say the same of the same figures, though one may state what the other computes."""
    if one.rule is not other.rule or type(one.relation) is not type(other.relation):
        return False
    pairs = zip(one.relation.quantities(), other.relation.quantities(), strict=False)
    return not any(_touched(left, one).isdisjoint(_touched(right, other)) for left, right in pairs)


def _touched(quantity: Quantity, statement: Statement) -> set[Path]:
    return {statement.place.spot(name).path for name in touched(quantity)}


def _ways(diagnostic: Diagnostic, uneven: tuple[Path, ...]) -> Iterator[Omission]:
    """Yield each figure without which the relation cannot be evaluated: the stated one first, then from the last."""
    stated = diagnostic.finding.facts["stated"]
    first = diagnostic.finding.path if not isinstance(stated, Computed) or stated.label is None else None
    sides = (diagnostic.finding.facts[name] for name in ("stated", "computed"))
    others = {path for side in sides if isinstance(side, Side) for path in _paths(side)} - {first}
    for path in ([] if first is None else [first]) + sorted(others, key=_place, reverse=True):
        yield Omission(path, diagnostic, uneven)


def _paths(side: Side) -> Iterator[Path]:
    if isinstance(side, Computed):
        for _, term in side.terms:
            yield from _paths(term)
    else:
        yield side.path


def _place(path: Path) -> tuple[int, int]:
    """Return where a figure stands in the order of the format."""
    key, name = str(path[0]), str(path[1])
    return [*TABLES].index(key), [*TABLES[key].model_fields].index(name)
