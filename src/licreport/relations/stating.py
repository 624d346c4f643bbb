"""What a rule states of a table, stated once for all tables in which it sees the same.

A rule states relations by the names of figures. Of the table it looks at most at whether a figure is printed, and at
what is no figure: a flag, a year. So its relations are kept by what it looked at, and stated anew only of a table in
which it would see something else. Rules need not know of this: they are called with a table that notes what they look
at. One that looks at more, as rules on items and named figures do, is called with each report.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from operator import attrgetter
from types import FunctionType
from typing import Any, NamedTuple, NoReturn, TypeAlias, cast

from licreport.relations.exact import Settle, settle
from licreport.relations.kinds import Relation
from licreport.relations.rule import Rule
from licreport.report.address import is_figure
from licreport.report.model import Report, Table


class Stated(NamedTuple):
    """A relation that a rule states, and what settles it where its figures are plain integers."""

    number: int
    """The rule's, among those that are stated together."""
    relation: Relation
    settle: Settle


class Stating:
    """Rules that read one kind of table, with the number of each, and what they have stated so far."""

    def __init__(self, rules: Iterable[tuple[int, Rule]]) -> None:
        self._once = list(rules)
        self._anew: list[tuple[int, Rule]] = []
        """Those of the rules that look at more than figures and flags."""
        self._known: _Branches = {}

    def of(self, table: Table, report: Report) -> Sequence[Stated]:
        """Return what the rules state of a table of a report, in their order."""
        known = self._known.get(_FIRST)
        while type(known) is _Look:
            known = known.branches.get(known.seen(table, report))
        stated = self._learnt(table, report) if known is None else cast("tuple[Stated, ...]", known)
        if not self._anew:
            return stated
        anew = (each for number, rule in self._anew for each in _stated(number, rule, table, report))
        return sorted((*stated, *anew), key=_NUMBER)

    def _learnt(self, table: Table, report: Report) -> tuple[Stated, ...]:
        """State the relations while noting what the rules look at, and keep them by what they saw."""
        seen: list[tuple[_Look, object]] = []
        watched = _Watched(table, seen), _Watched(report, seen, of_report=True)
        stated: list[Stated] = []
        for number, rule in tuple(self._once):
            looked = len(seen)
            try:
                stated += _stated(number, rule, *watched)
            except _SeesMoreError:
                del seen[looked:]
                self._once.remove((number, rule))
                self._anew.append((number, rule))
                self._known.clear()
        branches, key = self._known, _FIRST
        for look, value in seen:
            branches, key = cast("_Look", branches.setdefault(key, look)).branches, value
        return cast("tuple[Stated, ...]", branches.setdefault(key, tuple(stated)))


def _stated(number: int, rule: Rule, table: Any, report: Any) -> list[Stated]:  # noqa: ANN401  # or what stands for them
    relations: Any = rule.function(table, report) if rule.in_report else rule.function(table)
    return [Stated(number, relation, settle(relation)) for relation in relations]


_NUMBER = attrgetter("number")
_FIRST: object = "first"


class _Look:
    """One look of a rule at a table or its report, and what follows from what it may see there."""

    def __init__(self, path: str, *, of_report: bool, is_figure: bool) -> None:
        self.path, self.of_report = path, of_report
        self._find = attrgetter(path)
        self._is_figure = is_figure
        self.branches: _Branches = {}

    def seen(self, table: Table, report: Report) -> object:
        """Return what the rule would see: of a figure only whether it is printed."""
        value: object = self._find(report if self.of_report else table)
        return value is not None if self._is_figure else value


_Branches: TypeAlias = dict[object, "_Look | tuple[Stated, ...]"]


class _SeesMoreError(Exception):
    """The rule looks at something else than figures and flags, so that each report may have it state others."""


class _Printed:
    """Stands for a figure that is printed; a rule that looks at its value by hand, in whatever way, is stopped."""

    def _stop(self, *_: object) -> NoReturn:
        raise _SeesMoreError

    __bool__ = __eq__ = __lt__ = __le__ = __gt__ = __ge__ = __hash__ = __getattr__ = _stop
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __abs__ = _stop
    __class__ = property(_stop)  # what `isinstance` asks for


class _Watched:
    """A table, or its report, that notes what is looked at and what was seen."""

    def __init__(
        self, table: Table, seen: list[tuple[_Look, object]], path: str = "", *, of_report: bool = False
    ) -> None:
        self._table, self._seen, self._path, self._of_report = table, seen, path, of_report

    def __getattr__(self, name: str) -> object:
        value = getattr(self._table, name)
        path = f"{self._path}{name}"
        if isinstance(value, Table):
            return _Watched(value, self._seen, f"{path}.", of_report=self._of_report)
        function = getattr(type(self._table), name, None)
        if isinstance(function, FunctionType):
            return partial(function, self)
        is_one = is_figure(type(self._table), name)
        if not (is_one or value is None or type(value) in {bool, int, date}):
            raise _SeesMoreError
        if all(path != look.path or look.of_report != self._of_report for look, _ in self._seen):
            look = _Look(path, of_report=self._of_report, is_figure=is_one)
            self._seen.append((look, value is not None if is_one else value))
        return _Printed() if is_one and value is not None else value
