"""What a rule states of a table, stated once for all tables in which it sees the same.

A rule states relations by the names of figures. Of the table it looks at most at whether a figure is printed, and at
what is no figure: a flag, a year. So its relations are kept by what it looked at, and stated anew only of a table in
which it would see something else. Rules need not know of this: they are called with a table that notes what they look
at. One that looks at more, as rules on items and named figures do, is called with each report.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from operator import attrgetter
from types import FunctionType
from typing import Any, NamedTuple, NoReturn, TypeAlias

from licreport.relations.exact import Settle, settle
from licreport.relations.kinds import Relation
from licreport.relations.rule import Rule
from licreport.report.address import is_figure
from licreport.report.fields import COUNTINGS, UNKNOWN
from licreport.report.model import Report
from licreport.report.tables.base import Table


class Stated(NamedTuple):
    """A relation that a rule states, and what settles it where its figures are plain integers."""

    number: int
    """The rule's, among those that are stated together."""
    relation: Relation
    settle: Settle


class Stating:
    """Rules that read one kind of table, with the number of each, and what they have stated so far."""

    def __init__(self, rules: Iterable[tuple[int, Rule]]) -> None:
        self._once = [_Once(number, rule) for number, rule in rules]
        self._anew: list[tuple[int, Rule]] = []
        """Those of the rules that look at more than figures and flags."""
        self._looks = _Looks()
        self._known: dict[tuple[object, ...], tuple[Stated, ...]] = {}
        """What the others state, by all that they have been seen to look at."""

    def of(self, table: Table, report: Report) -> Sequence[Stated]:
        """Return what the rules state of a table of a report, in their order."""
        stated = self._known.get(self._looks.seen(table, report))
        if stated is None:
            stated = self._learnt(table, report)
        if not self._anew:
            return stated
        anew = [each for number, rule in self._anew for each in _stated(number, rule, table, report)]
        return sorted((*stated, *anew), key=_NUMBER) if anew else stated

    def _learnt(self, table: Table, report: Report) -> tuple[Stated, ...]:
        """Gather what each rule states, and keep it by what all of them look at."""
        stated: list[Stated] = []
        for one in tuple(self._once):
            try:
                stated += one.of(table, report)
            except _SeesMoreError:
                self._once.remove(one)
                self._anew.append((one.number, one.rule))
                self._known.clear()  # what was kept holds what the rule stated before
            if self._looks.take(one.looks):
                self._known.clear()  # what was kept is kept by less than they look at
        return _keep(self._known, self._looks.seen(table, report), stated)


class _Once:
    """One rule, and what it has stated so far, by what it was seen to look at."""

    def __init__(self, number: int, rule: Rule) -> None:
        self.number, self.rule = number, rule
        self.looks = _Looks()
        self._known: dict[tuple[object, ...], tuple[Stated, ...]] = {}

    def of(self, table: Table, report: Report) -> Sequence[Stated]:
        """Return what the rule states; raises _SeesMoreError where it looks at more than figures and flags."""
        stated = self._known.get(self.looks.seen(table, report))
        if stated is not None:
            return stated
        looks = _Looks()
        found = _stated(self.number, self.rule, _Watched(table, looks.at_table), _Watched(report, looks.at_report))
        if self.looks.take(looks):
            self._known.clear()
        return _keep(self._known, self.looks.seen(table, report), found)


def _keep(
    known: dict[tuple[object, ...], tuple[Stated, ...]], seen: tuple[object, ...], stated: Iterable[Stated]
) -> tuple[Stated, ...]:
    if len(known) >= _MOST:
        known.clear()
    found = known[seen] = tuple(stated)
    return found


_MOST = 4_096  # sorts of tables; no more are kept, since each may be that of one report only


def _stated(number: int, rule: Rule, table: Any, report: Any) -> list[Stated]:  # noqa: ANN401  # or what stands for them
    relations: Any = rule.function(table, report) if rule.in_report else rule.function(table)
    return [Stated(number, relation, settle(relation)) for relation in relations]


_NUMBER = attrgetter("number")


_Paths: TypeAlias = dict[str, bool]
"""Where rules look: whether there is a figure, by path."""
_See: TypeAlias = Callable[[Table], tuple[object, ...]]


class _Looks:
    """Where rules look at a table, and at its report: at which figures and at which flags."""

    def __init__(self) -> None:
        self.at_table: _Paths = {}
        self.at_report: _Paths = {}
        self._of_table: _See = _nothing
        self._of_report: _See = _nothing

    def take(self, others: "_Looks") -> bool:
        """Look there, too; tell whether that is anything new."""
        if others.at_table.keys() <= self.at_table.keys() and others.at_report.keys() <= self.at_report.keys():
            return False
        self.at_table |= others.at_table
        self.at_report |= others.at_report
        self._of_table, self._of_report = _seeing(self.at_table), _seeing(self.at_report)
        return True

    def seen(self, table: Table, report: Report) -> tuple[object, ...]:
        """Return what the rules would see: of a figure only whether it is printed."""
        return self._of_table(table) + self._of_report(report) if self.at_report else self._of_table(table)


def _seeing(paths: _Paths) -> _See:
    if not paths:
        return _nothing
    figures, flags = ([path for path in paths if paths[path] is one] for one in (True, False))
    find = attrgetter(*figures, *flags, "__class__")  # which of one path, too, makes a tuple
    number = len(figures)

    def seen(table: Table) -> tuple[object, ...]:
        values = find(table)
        return (*[value is None for value in values[:number]], *values[number:])

    return seen


def _nothing(_: Table) -> tuple[object, ...]:
    return ()


class _SeesMoreError(Exception):
    """The rule looks at something else than figures and flags, so that each report may have it state others."""


_WORDS = (UNKNOWN, *COUNTINGS.words)
"""What a flag says that is neither true nor false."""


class _Printed:
    """Stands for a figure that is printed; a rule that looks at its value by hand, in whatever way, is stopped."""

    def _stop(self, *_: object) -> NoReturn:
        raise _SeesMoreError

    __bool__ = __eq__ = __lt__ = __le__ = __gt__ = __ge__ = __hash__ = __getattr__ = _stop
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = __abs__ = _stop
    __class__ = property(_stop)  # what `isinstance` asks for


class _Watched:
    """A table, or its report, that notes what is looked at."""

    def __init__(self, table: Table, looks: _Paths, path: str = "") -> None:
        self._table, self._looks, self._path = table, looks, path

    def __getattr__(self, name: str) -> object:
        value = getattr(self._table, name)
        path = f"{self._path}{name}"
        if isinstance(value, Table):
            return _Watched(value, self._looks, f"{path}.")
        function = getattr(type(self._table), name, None)
        if isinstance(function, FunctionType):
            return partial(function, self)
        is_one = is_figure(type(self._table), name)
        if not (is_one or value is None or value in _WORDS or type(value) in {bool, int, date}):
            raise _SeesMoreError
        self._looks[path] = is_one
        return _Printed() if is_one and value is not None else value
