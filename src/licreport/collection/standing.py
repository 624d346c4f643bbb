"""One report among the others of a collection: last year's, its whole and its parts, and what their figures are called.

Rules across files take it as other rules take a table.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from licreport.collection.covering import cover, largest
from licreport.collection.digest import ADDS, POSITIONS, Digest
from licreport.collection.index import Collection
from licreport.figures.stated import interval
from licreport.relations.quantity import Name
from licreport.report.address import key_label, table_of
from licreport.report.fields import Adds
from licreport.report.mirrors import GROWTH, LAST_YEAR
from licreport.report.model import Report, path_of
from licreport.report.source import Spot
from licreport.words.alike import normal
from licreport.words.language import Words, few
from licreport.words.period import Span, called


class Included(NamedTuple):
    """Reports on shorter periods that print a figure, by their number among the shorter ones."""

    covering: tuple[int, ...]
    """Those that make up the longer period exactly, if any do."""
    others: tuple[int, ...]
    """The longest of the others."""


class Standing:
    """One report among the others: what it is compared with.

    Figures go by the name that they have in a report: `received` is this report's, `last.received` last year's,
    `part.3.received` that of the part of number 3, from 0, `shorter.3.received` that of a shorter period.
    `rest.received` stands for all parts that are not there.
    """

    def __init__(self, this: Digest, collection: Collection) -> None:
        self.this = this
        self.collection = collection

    @property
    def _key(self) -> tuple[str, int, Span | None]:
        return self.this.authority, self.this.year, self.this.span

    @property
    def values(self) -> Mapping[Name, object]:
        """The figures by name."""
        return _Values(self)

    @cached_property
    def double(self) -> Digest | None:
        """The first of several reports on this authority and year, where this is another of them."""
        first = self.collection.named(*self._key)[0]
        return None if first is self.this else first

    @cached_property
    def is_single(self) -> bool:
        """Whether no other file reports on this authority and the same of this year."""
        return self.collection.only(*self._key) is not None

    @cached_property
    def before(self) -> int | None:
        """The latest year before this one that is reported on, or of which the same part is."""
        return self.collection.year_before(self.this)

    @cached_property
    def last(self) -> Digest | None:
        """Last year's report, on the same part of it."""
        if not self.is_single or self.before != self.this.year - 1:
            return None
        return self.collection.only(self.this.authority, self.before, self.this.span)

    @property
    def carried(self) -> Digest | None:
        """The report whose end is this one's beginning: last year's, where both are on all of a year."""
        return self.last if self.this.span is None else None

    @cached_property
    def whole(self) -> Digest | None:
        """The report of the authority that this one is a part of."""
        this = self.this
        return None if this.part_of is None else self.collection.only(this.part_of, this.year, this.span)

    @property
    def levels(self) -> tuple[str | None, str | None]:
        """The level of this report and of its whole, as far as they are known."""
        return self.this.level, None if self.whole is None else self.whole.level

    @cached_property
    def parts(self) -> Sequence[Digest]:
        """The reports of its parts; where they lead back to itself, none."""
        if not self.is_single or self.circle:
            return ()
        return self.collection.parts(*self._key)

    @cached_property
    def shorter(self) -> Sequence[Digest]:
        """The reports of the same authority on parts of what this one is on, by the day on which they begin."""
        this, others = self.this, self.collection.on_parts(self.this)
        if not others or not self.is_single:
            return ()
        found = (one for one in others if one.span is not None and one.span != this.span and one.span.within(this.span))
        only = (one for one in found if self.collection.only(one.authority, one.year, one.span) is one)
        return sorted(only, key=lambda one: one.span or ())

    def included(self, name: Name) -> "Included":
        """Return which of the shorter periods print a figure, by number: those that make this one up, and others."""
        this = self.this
        if this.value(name) is None:
            return Included((), ())
        known = [
            (number, one.span)
            for number, one in enumerate(self.shorter)
            if one.span and one.value(name) is not None and (name != "on_time" or one.excludes == this.excludes)
        ]
        spans = [span for _, span in known]
        covering = cover(this.year, this.span, spans)
        covered = [spans[position] for position in covering]
        others = [position for position in largest(spans) if not any(map(spans[position].within, covered))]
        return Included(tuple(known[position][0] for position in covering), tuple(known[one][0] for one in others))

    @property
    def others(self) -> Sequence[Digest]:
        """The reports that this one's relations may reach into."""
        others = (*self.parts, *self.shorter)
        return others if self.last is None else (self.last, *others)

    @cached_property
    def departments(self) -> int:
        """How many departments have a report among its parts; parts of another level say so."""
        return len({normal(part.authority) for part in self.parts if _is_department(part)})

    @cached_property
    def wanting(self) -> Words | None:
        """What parts may be wanting; None where something says that those that are there are all."""
        stated, there = self.departments_stated, self.departments
        if self.has_doubles:
            return _DOUBLES
        if stated is not None and 0 < there < stated:
            facts = {"stated": str(stated), "there": str(there)}
            return Words(_DEPARTMENTS.en.format_map(facts), _DEPARTMENTS.zh.format_map(facts))
        if self.absent or self.unnamed:
            return few(self.absent) if self.absent else _UNNAMED
        return None if self._is_said_to_be_complete else _NOT_SAID if self.this.parts is None else _UNREAD

    @property
    def _is_said_to_be_complete(self) -> bool:
        """Whether the departments are as many as are stated, the parts those that are named, or said to be all."""
        if isinstance(self.this.parts, tuple) or self.departments == len(self.parts) == self.departments_stated:
            return True
        return self.this.parts is not None and not self.collection.loose(self.this.year) and not self.this.unknown

    @cached_property
    def has_doubles(self) -> bool:
        """Whether some part has several reports, so that it is not known which of them is meant."""
        return len({normal(part.authority) for part in self.parts}) < len(self.parts)

    @cached_property
    def absent(self) -> Sequence[str]:
        """The names in `report.parts` of which no report is among the parts."""
        named = self.this.parts if isinstance(self.this.parts, tuple) else ()
        there = {normal(part.authority) for part in self.parts} if named else ()
        return [name for name in named if normal(name) not in there]

    @cached_property
    def unnamed(self) -> Sequence[Digest]:
        """The parts that `report.parts` does not name, where it names any."""
        if not isinstance(self.this.parts, tuple):
            return ()
        named = set(map(normal, self.this.parts))
        return [part for part in self.parts if normal(part.authority) not in named]

    @property
    def departments_stated(self) -> int | None:
        """How many departments the report says there are, where it says so exactly."""
        stated = self.this.value("items.departments")
        values = None if stated is None else interval(stated)
        return int(values.value) if values is not None and values.low == values.high else None

    def adds(self, name: Name) -> bool:
        """Tell whether a figure of a whole is the sum of its parts'."""
        if ADDS[name] is not Adds.DEPARTMENTS:
            return ADDS[name] is Adds.ALWAYS
        return all(map(_is_department, self.parts))

    @property
    def circle(self) -> str | None:
        """The way by which `part_of` leads back to this report's authority, in words."""
        return self.collection.circles(self.this.year, self.this.span).get(self.this.authority)

    def digest(self, name: Name) -> tuple[Digest | None, Name]:
        """Return the report that a name is about, and the figure's name in it; of those not there, None."""
        who, number, own = _parted(name)
        if who == "this":
            return self.this, own
        if who in _LISTED:
            return (self.parts if who == "part" else self.shorter)[number], own
        return (self.last if who == "last" else None), own

    def spot(self, name: Name) -> Spot:
        """Return where a figure stands; of a report that is not there, where this one's own does."""
        digest, own = self.digest(name)
        return Spot(path_of(own), None if digest is None or digest is self.this else digest.file)

    def label(self, name: Name) -> Words:
        """Return what a figure is called, with the year or the authority where it is another report's."""
        digest, own = self.digest(name)
        table, field = path_of(own)
        label = key_label(table_of(str(table)) or Report, str(field))
        if name.startswith("last.") and digest is None:
            digest = self.this._replace(year=self.this.year - 1)
        if digest is None:
            who = self.wanting or _NOT_SAID
            return Words(_REST.en.format(label=label.en, who=who.en), _REST.zh.format(label=label.zh, who=who.zh))
        if digest is self.this:
            return label
        if name.startswith(("last.", "shorter.")):
            when = called(digest.year, digest.span)
            return Words(f"{label.en} ({when.en})", f"{label.zh}（{when.zh}）")
        return Words(f"{digest.authority} ({label.en})", f"{digest.authority}（{label.zh}）")


_REST = Words("{label} of {who}", "{who}的{label}")
_DOUBLES = Words("parts that are there twice", "重复的部分")
_DEPARTMENTS = Words(
    "the other departments: {stated} are stated, {there} are there",
    "其余部门（写明 {stated} 个，所给 {there} 个）",
)
_UNNAMED = Words("parts other than report.parts names", "report.parts 没有列出的部分")
_UNREAD = Words("parts that may be among what does not load", "可能在无法读取的内容中的部分")
_NOT_SAID = Words(
    "parts that are not there, if any: neither report.parts nor items.departments says that all are",
    "可能缺少的部分（report.parts 和 items.departments 都没有说明各部分已齐全）",
)


def _is_department(digest: Digest) -> bool:
    return digest.level in {None, "department"} and "level" not in digest.unknown


_MIRRORED = (f"{LAST_YEAR}.", f"{GROWTH}.")
_LISTED = {"part", "shorter"}
"""Whose figures have a number behind that."""


def _parted(name: Name) -> tuple[str, int, Name]:
    """Return whose figure a name is, its number if it is one of several, and the figure's name in its report."""
    who, _, own = name.partition(".")
    if who in _LISTED:
        number, _, own = own.partition(".")
        return who, int(number), own
    return (who, -1, own) if who in {"last", "rest"} else ("this", -1, name)


class _Values(Mapping[Name, object]):
    """The figures of a standing by name."""

    def __init__(self, standing: Standing) -> None:
        self._this, self._last, self._parts, self._shorter = (
            standing.this,
            standing.last,
            standing.parts,
            standing.shorter,
        )

    def __getitem__(self, name: Name) -> object:
        who, number, position = _placed(name)
        if who == "this":
            digest: Digest | None = self._this
        elif who == "mirror":
            return self._this.mirrored.get(name)
        elif who == "part":
            digest = self._parts[number]
        elif who == "shorter":
            digest = self._shorter[number]
        else:
            digest = self._last if who == "last" else None
        if digest is None:
            return None
        count = digest.counts[position]
        return count if count >= 0 else digest.others.get(position)

    def __iter__(self) -> Iterator[Name]:
        return iter(POSITIONS)

    def __len__(self) -> int:
        return len(POSITIONS)


@lru_cache(maxsize=8192)
def _placed(name: Name) -> tuple[str, int, int]:
    """Return whose figure a name is, the number of the part if it is one's, and the figure's position in a digest."""
    if name.startswith(_MIRRORED):
        return "mirror", -1, -1
    who, number, own = _parted(name)
    return who, number, POSITIONS[own]
