"""What checking did not look at: figures that no evaluated relation touched, relations that lacked a figure."""

from typing import NamedTuple

from licreport.address import LISTS, TABLES, is_figure
from licreport.check import Checked, is_doubtful, statements
from licreport.quantity import NotEvaluable
from licreport.relation import names_of
from licreport.rule import Rule
from licreport.source import Path


class Lacking(NamedTuple):
    """A relation that could not be evaluated, for want of figures or for a zero divisor; if neither, it is unread."""

    rule: Rule
    stated: tuple[Path, ...]
    """The figures of it that are printed."""
    lacking: tuple[Path, ...]
    zero: tuple[Path, ...] = ()


class Coverage(NamedTuple):
    """What one file's checks did not look at."""

    untouched: tuple[Path, ...]
    lacking: tuple[Lacking, ...]


def coverage(checked: Checked) -> Coverage:
    """Return what was not looked at. Relations of which no figure at all is printed say nothing, and are left out."""
    report = checked.report
    if report is None:
        return Coverage((), ())
    touched: set[Path] = set()
    lacking: list[Lacking] = []
    for rule, relation, place in statements(report):
        if rule.code not in checked.tallies:
            continue
        named = {place.path(name): place.values[name] for name in names_of(relation)}
        printed = tuple(path for path, value in named.items() if value is not None)
        outcome = relation.evaluate(place.values)
        if is_doubtful(relation, place, checked.unreadable):
            lacking.append(Lacking(rule, printed, ()))
        elif not isinstance(outcome, NotEvaluable):
            touched.update(printed)
        elif printed:
            paths = dict.fromkeys(place.path(name) for name in outcome.lacking)
            missing = tuple(path for path in paths if named.get(path) is None)
            lacking.append(Lacking(rule, printed, missing, () if missing else tuple(paths)))
    untouched = (path for path in _figures(checked) if path not in touched)
    return Coverage(tuple(untouched), tuple(lacking))


def _figures(checked: Checked) -> list[Path]:
    """Return the path of every figure printed, in the order of the format."""
    found: list[Path] = []
    for key, kind in TABLES.items():
        tables = getattr(checked.report, key)
        placed = enumerate(tables) if key in LISTS else [(None, tables)]
        for index, table in placed:
            prefix: Path = (key,) if index is None else (key, index)
            names = (name for name in kind.model_fields if is_figure(kind, name))
            found += [(*prefix, name) for name in names if getattr(table, name) is not None]
    return found
