"""The prose of a report with what it may speak of: what the rules on prose read."""

from collections.abc import Collection, Iterator
from functools import cached_property
from typing import NamedTuple

from licreport.address import TABLES, Addresses
from licreport.figure import Figure
from licreport.model import Report
from licreport.placing import Named, Names, figure_labels
from licreport.prose import without_placeholders
from licreport.source import Path
from licreport.typed import TypedNumber, named_beside, typed_numbers


class Text(NamedTuple):
    """The prose of one section, and where it stands."""

    path: Path
    words: str


class Number(NamedTuple):
    """A number typed into the prose, and the figure that it stands next to by name, if it does."""

    text: Text
    typed: TypedNumber
    named: Named | None


class Narrated:
    """The prose of a report, and the names that it may use."""

    def __init__(self, report: Report, addresses: Addresses, unreadable: Collection[Path]) -> None:
        self.report = report
        self.names = Names(report, addresses)
        self._unreadable = unreadable
        sections = ((key, getattr(report.narrative, key)) for key in TABLES["narrative"].model_fields)
        self.texts = tuple(Text(("narrative", key), words) for key, words in sections if words)

    def is_doubtful(self, path: Path) -> bool:
        """Tell whether what stands at a path did not load, so that its being missing says nothing."""
        return any(path[:length] in self._unreadable for length in range(1, len(path) + 1))

    def may_be_listed(self, name: str) -> bool:
        """Tell whether a name that means nothing may be that of something in a list that did not load."""
        return self.is_doubtful((name.partition(".")[0],))

    @property
    def lacks_figures(self) -> bool:
        """Whether some figures did not load, so that nothing follows from what cannot be computed."""
        return any(path[0] in TABLES and path[0] not in {"report", "narrative", "waiver"} for path in self._unreadable)

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        """The typed numbers that can be figures, in order."""
        return tuple(self._numbers())

    def _numbers(self) -> Iterator[Number]:
        labels: dict[str, str] | None = None
        for text in self.texts:
            shown = without_placeholders(text.words)
            for typed in typed_numbers(shown):
                if labels is None:
                    labels = figure_labels(self.names)
                    units = {address: self._unit(address) for address in labels.values()}
                address = named_beside(typed, shown, labels, units, self.report.report.year) if typed.values else ""
                yield Number(text, typed, self.names.find(address) if address else None)

    def _unit(self, address: str) -> str:
        named = self.names.find(address)
        if named is None:
            return ""
        return "%" if isinstance(named.value, Figure) and named.value.written.endswith("%") else named.unit

    @cached_property
    def by_value(self) -> dict[object, list[Named]]:
        """The figures that the report prints, by their value."""
        found: dict[object, list[Named]] = {}
        for named in self.names.stated():
            value = named.value.value if isinstance(named.value, Figure) else named.value
            found.setdefault(value, []).append(named)
        return found
