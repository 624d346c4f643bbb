"""The prose of a report with what it may speak of: what the rules on prose read."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, TypeAlias

from licreport.collection.digest import Digest
from licreport.figures.stated import Figure, interval
from licreport.narrative.beside import Beside, Callings
from licreport.narrative.placing import Named, Names, figure_labels
from licreport.narrative.prose import Placeholder, Stray, braces, without_placeholders
from licreport.narrative.typed import TypedNumber, agrees, in_digits, typed_numbers
from licreport.report.address import TABLES, Addresses, table_of
from licreport.report.model import Report
from licreport.report.source import Path

Brace: TypeAlias = Placeholder | Stray


class Text(NamedTuple):
    """The prose of one section, and where it stands."""

    path: Path
    words: str


class Number(NamedTuple):
    """A number typed into the prose, and the figure that it stands next to by name, if that is certain."""

    text: Text
    typed: TypedNumber
    named: Named | None
    agrees: bool = True
    """Whether it is that figure's, each read as written."""


_LEAST_TELLING = 100


def is_telling(typed: TypedNumber) -> bool:
    """Tell whether being equal to a number says much: smaller ones, and rates, are those of many figures."""
    return typed.values is not None and typed.values.value >= _LEAST_TELLING


class Narrated:
    """The prose of a report, and the names that it may use."""

    def __init__(
        self, report: Report, addresses: Addresses, unreadable: Collection[Path], last: Digest | None = None
    ) -> None:
        self.report = report
        self.names = Names(report, addresses, last)
        self._unreadable = unreadable
        sections = [(key, report.narrative.own(key)) for key in TABLES["narrative"].model_fields]
        self.texts = tuple(Text(("narrative", key), words) for key, words in sections if words)
        kept = ((key, getattr(report.narrative, key)) for key, words in sections if words is None)
        self.unrevised = tuple(Text(("narrative", key), words) for key, words in kept if words)

    def is_doubtful(self, path: Path) -> bool:
        """Tell whether what stands at a path did not load, so that its being missing says nothing."""
        return any(path[:length] in self._unreadable for length in range(1, len(path) + 1))

    def may_be_listed(self, name: str) -> bool:
        """Tell whether a name that means nothing may be that of something in a list that did not load."""
        return self.is_doubtful((name.partition(".")[0],))

    @cached_property
    def named(self) -> Mapping[Text, Sequence[tuple[Brace, Named | None]]]:
        """The braces of each text, and what those that name something mean."""
        return {text: [(brace, self._meant(brace)) for brace in braces(text.words)] for text in self.texts}

    def _meant(self, brace: Brace) -> Named | None:
        return self.names.find(brace.name) if isinstance(brace, Placeholder) else None

    @property
    def lacks_figures(self) -> bool:
        """Whether some figures did not load, so that nothing follows from what cannot be computed."""
        return any(
            table_of(str(path[0])) and path[0] not in {"report", "narrative", "waiver"} for path in self._unreadable
        )

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The typed numbers that can be figures, in order."""
        return tuple(self._numbers())

    def _numbers(self) -> Iterator[Number]:
        for text in self.texts:
            shown = without_placeholders(text.words)
            found = [*typed_numbers(shown)]
            beside = Beside(in_digits(shown, found), self._callings) if found else None
            for typed in found:
                if beside and (not typed.is_bare or beside.address(typed)):
                    yield self._number(text, typed, beside)

    def _number(self, text: Text, typed: TypedNumber, beside: Beside) -> Number:
        address = beside.address(typed) if typed.values else ""
        named = self.names.find(address) if address else None
        value = named.value if named else None
        if named is None or named.path is None or typed.values is None or not isinstance(value, int | Figure):
            return Number(text, typed, None)
        if self.is_doubtful(named.path):
            return Number(text, typed, None)
        if agrees(typed.values, interval(value)):
            if is_telling(typed):
                beside.know(typed)
            return Number(text, typed, named)
        is_certain = (typed.values.value, named.path[-1]) not in self._of_items and beside.is_certain(typed)
        return Number(text, typed, named if is_certain else None, agrees=not is_certain)

    @cached_property
    def _of_items(self) -> frozenset[tuple[object, str | int]]:
        """The figures of the items: their values, and what they are of an item."""
        paths = ((value, named.path) for value, alike in self.by_value.items() for named in alike)
        return frozenset((value, path[-1]) for value, path in paths if path and path[0] == "item")

    @cached_property
    def _callings(self) -> Callings:
        labels = figure_labels(self.names)
        units = {address: self._unit(address) for address in labels.values()}
        return Callings(labels, units, self.report.report.year, self.report.report.authority)

    def _unit(self, address: str) -> str:
        named = self.names.find(address)
        return "" if named is None else named.unit

    @cached_property
    def by_value(self) -> dict[object, list[Named]]:
        """The figures that the report prints, by their value."""
        found: dict[object, list[Named]] = {}
        for named in self.names.stated():
            value = named.value.value if isinstance(named.value, Figure) else named.value
            found.setdefault(value, []).append(named)
        return found
