"""What rules across files need of one report: whose it is, and its figures, in a few hundred bytes.

A collection may be tens of thousands of files, of which nothing else is kept. Counts that are plain integers, as most
are, stand in one array; the few that were printed rounded or with decimals beside it. A figure that did not load is
missing here, so that no finding across files follows from a load error.
"""

from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from licreport.figures.reading import COUNT
from licreport.figures.stated import Figure, Stated
from licreport.relations.quantity import Name
from licreport.report.address import LISTS, TABLES, is_figure, key_unit
from licreport.report.fields import UNKNOWN, Adds
from licreport.report.mirrors import GROWTH, LAST_YEAR, mirrored
from licreport.report.model import HOMES, Report, path_of
from licreport.report.source import Path
from licreport.words.period import Span


class Digest(NamedTuple):
    """One report in brief."""

    file: str
    authority: str
    year: int
    span: Span | None
    """Which part of the year it is on; None for all of it."""
    level: str | None
    part_of: str | None
    parts: str | tuple[str, ...] | None
    unknown: frozenset[str]
    """Which of `level`, `part_of`, `parts` and `departments` did not load: what it is a part of, or has, is not known.
    """
    excludes: bool
    """Whether its on_time is counted beside its on_the_spot."""
    counts: Sequence[int]
    """By the order of NAMES; below zero where the figure is missing, or not a plain integer."""
    others: Mapping[int, Figure]
    """The rounded and decimal figures, by their position in NAMES."""
    mirrored: Mapping[Name, Stated]
    """What it prints of the year before, and of the growth since, by name; in most reports nothing."""

    def value(self, name: Name) -> Stated | None:
        """Return the figure of that name, as stated; None where there is none."""
        return self.at(POSITIONS[name])

    def at(self, position: int) -> Stated | None:
        """Return the figure at that position in NAMES."""
        count = self.counts[position]
        return count if count >= 0 else self.others.get(position)


def digest(file: str, report: Report, unreadable: Collection[Path] = ()) -> Digest | None:
    """Return a report in brief, without the figures at `unreadable` places; None where it is not known what it is on.

    That is so where a day of its period did not load: it is then as a file that did not.
    """
    if unreadable and not _PERIOD.isdisjoint(unreadable):
        return None
    counts = array("q", _NOTHING)
    others: dict[int, Figure] = {}
    position = 0
    for key, names in _TABLES:
        table = getattr(report, key).__dict__
        for name in names:
            value = table[name]
            if value is not None and not (unreadable and ((key, name) in unreadable or (key,) in unreadable)):
                if type(value) is int:
                    counts[position] = value
                else:
                    others[position] = value
            position += 1
    own = report.report
    excludes = report.handling.on_time_excludes_on_the_spot
    if excludes == UNKNOWN:  # then it is not known what is compared
        counts[_ON_TIME] = -1
        others.pop(_ON_TIME, None)
    unknown = frozenset(path[-1] for path in _STRUCTURE if path in unreadable or path[:1] in unreadable)
    mirrored = {
        f"{key}.{name}": value
        for key, table in report.mirrors.items()
        for name, value in table.__dict__.items()
        if value is not None and not _is_doubtful(key, name, unreadable)
    }
    return Digest(
        file,
        own.authority,
        own.year,
        own.span,
        own.level,
        own.part_of,
        own.parts,
        unknown,
        excludes is True,
        counts,
        others,
        mirrored,
    )


def _is_doubtful(key: str, name: str, unreadable: Collection[Path]) -> bool:
    """Tell whether a figure of a mirror did not load, or is growth since a figure that did not, and may be printed."""
    mirror, own = mirrored(key)
    since = f"{LAST_YEAR}.{own}" if mirror == GROWTH else key
    return not {(key, name), (key,), (since, name), (since,)}.isdisjoint(unreadable)


_PERIOD = {("report", "from"), ("report", "to")}
_STRUCTURE = (("report", "level"), ("report", "part_of"), ("report", "parts"), ("items", "departments"))


def _tables() -> Iterator[tuple[str, tuple[str, ...]]]:
    for key, kind in TABLES.items():
        names = tuple(name for name in kind.model_fields if is_figure(kind, name) and key_unit(kind, name) != "%")
        if key not in LISTS and names:
            yield key, names


_TABLES = tuple(_tables())

NAMES: tuple[Name, ...] = tuple(
    name if HOMES.get(name) == key else f"{key}.{name}" for key, names in _TABLES for name in names
)
"""The figures that reports are compared by: all but rates, and but what only one report or item has."""

POSITIONS: Mapping[Name, int] = {name: position for position, name in enumerate(NAMES)}
_NOTHING = [-1] * len(NAMES)


class _Info(NamedTuple):
    adds: Adds
    accumulates: bool
    is_count: bool


def _info(name: Name) -> _Info:
    key, field = path_of(name)
    info = TABLES[str(key)].model_fields[str(field)]
    extra = info.json_schema_extra
    told = extra if isinstance(extra, dict) else {}
    return _Info(Adds(told.get("adds", Adds.NEVER)), bool(told.get("accumulates")), COUNT in info.metadata)


_INFO = {name: _info(name) for name in NAMES}

ADDS: Mapping[Name, Adds] = {name: info.adds for name, info in _INFO.items()}
"""Whether each is the sum of the parts'."""

ACCUMULATE: tuple[Name, ...] = tuple(name for name, info in _INFO.items() if info.accumulates)
"""Those that a longer period has as many of as the shorter ones that make it up."""

_ON_TIME = POSITIONS["on_time"]

COUNTS: Mapping[int, Name] = {position: name for name, position in POSITIONS.items() if _INFO[name].is_count}
"""Those that count things, by position; the others are amounts of money."""
