"""What is kept of one report: whose it is, what it prints, and what its rates are computed from, in some hundred bytes.

A process that reads files makes it (`noted`), whoever builds the site takes it apart again (`Row.of`).
"""

import datetime
import pickle
import re
from collections.abc import Collection, Iterable, Mapping
from itertools import chain
from typing import Any, NamedTuple

from licreport.check.one import Checked
from licreport.derive.indicators import INDICATORS, of_sides
from licreport.derive.measure import MEASURES, Measure, Value
from licreport.figures.stated import Figure, Interval, Number, Stated
from licreport.report.model import Report
from licreport.report.source import Path, is_within
from licreport.words.period import Span

FIGURES: tuple[Measure, ...] = tuple(measure for measure in MEASURES.values() if measure.indicator is None)
"""The figures that every report may print, in the order of the format."""

_COMPUTED = tuple(INDICATORS)


class Row(NamedTuple):
    """One report in brief."""

    authority: str
    year: int
    span: Span | None
    """Which part of the year it is on; None for all of it."""
    level: str | None
    part_of: str | None
    counting: str | None
    beside: bool | None
    """Whether what it decided on the spot is counted beside its on_time; None where that is not known."""
    source: str | None
    published: datetime.date | None
    is_document: bool
    left_out: int
    """How many numbers of a document were not read."""
    figures: "Mapping[str, int | tuple[Any, ...]]"
    """By name, as printed; what is no integer is taken apart."""
    indicators: "Mapping[str, tuple[Number | tuple[Number, ...], ...]]"
    """What each indicator is computed from, by its name, taken apart likewise."""
    is_synthetic: bool = False
    """Whether its file says itself that the figures are made up."""

    def figure(self, name: str) -> Stated | None:
        """Return a figure as stated; None where it is not printed."""
        value = self.figures.get(name)
        return Figure(*value) if isinstance(value, tuple) else value

    def sides(self, name: str) -> tuple[Interval, ...] | None:
        """Return what an indicator is computed from: a part and its whole, or one value; None for want of a figure."""
        found = self.indicators.get(name)
        return None if found is None else tuple(map(_unpacked, found))

    def names(self) -> Iterable[str]:
        """Return the names of all figures and indicators that it has."""
        return chain(self.figures, self.indicators)

    def value(self, measure: Measure) -> Value | None:
        """Return a figure as stated or an indicator as computed; None where there is none."""
        if measure.indicator is None:
            return self.figure(measure.name)
        sides = self.sides(measure.name)
        return None if sides is None else of_sides(sides)


def noted(checked: Checked) -> bytes:
    """Return what is kept of a file; nothing of one that is no report."""
    report = checked.report
    if report is None:
        return b""
    own, source = report.report, checked.loaded.source
    head = (
        own.authority,
        own.year,
        own.span,
        own.level,
        own.part_of,
        own.counting,
        report.on_time_excludes_on_the_spot(report.casework),
        own.source,
        own.published or own.signed,
        source.is_document,
        len(source.left_out),
    )
    is_synthetic = says_synthetic(source.text, is_document=source.is_document)
    return pickle.dumps(
        (head, _figures(report, checked.unreadable), _sides(report, checked.unreadable), is_synthetic), 5
    )


def says_synthetic(text: str, *, is_document: bool) -> bool:
    """Tell whether a line begins by saying that the data are synthetic; of TOML a comment."""
    return re.search(_SAID if is_document else rf"^[ \t]*#{_SAID[1:]}", text, re.IGNORECASE | re.MULTILINE) is not None


_SAID = (
    r"^[\s#*>(（【\[〔]*"
    r"(?:synthetic\b|fictional data\b|made-up data\b|(?:合成|虚构|模拟)数据|(?:以下)?数据均?为?(?:合成|虚构))"
)


def row_of(data: bytes) -> Row:
    """Return what was kept of a report."""
    head, figures, sides, is_synthetic = pickle.loads(data)  # noqa: S301  # what `noted` made in this run
    stated = {FIGURES[number].name: value for number, value in figures.items()}
    computed = {_COMPUTED[number]: each for number, each in sides.items()}
    return Row._make((*head, stated, computed, is_synthetic))


def _figures(report: Report, unreadable: Collection[Path]) -> dict[int, int | tuple[object, ...]]:
    found: dict[int, int | tuple[object, ...]] = {}
    for number, measure in enumerate(FIGURES):
        key, name = measure.table, measure.name.partition(".")[2]
        value = getattr(report, key).__dict__[name]
        if type(value) is int:
            found[number] = value
        elif isinstance(value, Figure):
            found[number] = tuple(value)
        if number in found and unreadable and is_within((key, name), unreadable):
            del found[number]
    return found


_Packed = Number | tuple[Number, ...]


def _sides(report: Report, unreadable: Collection[Path]) -> dict[int, tuple[_Packed, ...]]:
    """Return what indicators are computed from: of a report of which something is unreadable none, to be safe."""
    if unreadable:
        return {}
    found = ((number, INDICATORS[name].sides(report)) for number, name in enumerate(_COMPUTED))
    return {number: tuple(map(_packed, sides)) for number, sides in found if sides is not None}


def _packed(side: Interval) -> _Packed:
    return side.value if side.low == side.high else tuple(side)


def _unpacked(side: _Packed) -> Interval:
    return Interval(*side) if isinstance(side, tuple) else Interval(side, side, side)
