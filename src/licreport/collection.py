"""Reports that stand together: the years of one authority, the parts of a whole. All files given are one collection.

An authority is known by its name, exactly as printed. Where two files report on one authority and year, which of them
is meant is not known, so neither is compared with any other. Where some file did not load, nothing is said of reports
that are not there and may be it: those on the years in its name, or on any year where there is none.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache

from licreport.address import TABLES, key_label
from licreport.digest import ADDS, POSITIONS, Digest
from licreport.fields import LEVELS, Adds
from licreport.figure import Number, interval
from licreport.language import Words
from licreport.load import Loaded, named_years
from licreport.loop import loops
from licreport.model import path_of
from licreport.quantity import Name
from licreport.source import Spot

_TOO_MANY = 200  # names to look for a like one among, which takes long
_LOWEST = len(LEVELS.words) - 1

FACTOR: Number = 3
"""By how much a count may change within a year before a person should look."""

_Key = tuple[str, int]


class Collection:
    """The reports of all files given, in the order of the files."""

    def __init__(
        self,
        digests: Iterable[Digest],
        load: Callable[[str], Loaded],
        *,
        unread: Iterable[str] = (),
        factor: Number = FACTOR,
    ) -> None:
        """Take the reports in brief, how a file is loaded anew, and the names of the files that are no report."""
        self.load = lru_cache(maxsize=256)(load)
        named = [named_years(file) for file in unread]
        self._unread = Counter(year for years in named for year in years)
        self._unread_of_any_year = sum(not years for years in named)
        self.factor = factor
        self._reports: dict[_Key, list[Digest]] = {}
        self._parts: dict[_Key, list[Digest]] = {}
        self._years: dict[str, list[int]] = {}
        self._highest: dict[int, int] = {}
        self._loose: Counter[int] = Counter()
        """Reports by year of which it is not known what they are part of."""
        self._circles: Mapping[int, Mapping[str, str]] | None = None
        self._astray: dict[int, list[Digest]] | None = None
        self._names: dict[int, dict[str, str]] = {}
        for digest in digests:
            known = self._reports.setdefault((digest.authority, digest.year), [])
            known.append(digest)
            if len(known) == 1:
                self._years.setdefault(digest.authority, []).append(digest.year)
            if "part_of" in digest.unknown:
                self._loose[digest.year] += 1
            if digest.level is not None:
                rank = LEVELS.words.index(digest.level)
                self._highest[digest.year] = min(rank, self._highest.get(digest.year, rank))
            if digest.part_of is not None:
                self._parts.setdefault((digest.part_of, digest.year), []).append(digest)
        for years in self._years.values():
            years.sort()

    @property
    def has_several_authorities(self) -> bool:
        """Whether the reports are of more than one authority."""
        return len(self._years) > 1

    def unread(self, year: int) -> int:
        """Return how many files that did not load may be a report on that year, by the years in their names."""
        return self._unread_of_any_year + self._unread[year]

    def loose(self, year: int) -> int:
        """Return how many files may be, for all that is known, a report that names another as its whole."""
        return self.unread(year) + self._loose[year]

    def astray(self, year: int) -> Sequence[Digest]:
        """Return the reports on a year that name a whole of which there is no report, and have no parts themselves."""
        if self._astray is None:
            self._astray = {}
            for (whole, reported), parts in self._parts.items():
                if not self.named(whole, reported):
                    lost = [part for part in parts if not self.parts(part.authority, reported)]
                    self._astray.setdefault(reported, []).extend(lost)
        return self._astray.get(year, ())

    def near(self, name: str, year: int, *, but: str) -> str | None:
        """Return the authority with a report on a year that a name is most like, blanks aside; or None."""
        known = self._names.get(year)
        if known is None:
            of_year = (authority for authority, reported in self._reports if reported == year)
            known = self._names[year] = {"".join(authority.split()): authority for authority in of_year}
        alike = known.get("".join(name.split()))
        if alike not in {None, but}:
            return alike
        if len(known) > _TOO_MANY:
            return None
        import difflib  # noqa: PLC0415  # only a mistake pays for it

        return next(iter(difflib.get_close_matches(name, [other for other in known.values() if other != but], 1)), None)

    def is_highest(self, digest: Digest) -> bool:
        """Tell whether no report of the same year is known to be of a higher level than this one, or may be."""
        highest = self._highest.get(digest.year, _LOWEST)
        return highest == _LOWEST if digest.level is None else LEVELS.words.index(digest.level) <= highest

    def named(self, authority: str, year: int) -> Sequence[Digest]:
        """Return the reports of an authority on a year: one, or none, or several where that is a mistake."""
        return self._reports.get((authority, year), ())

    def only(self, authority: str, year: int) -> Digest | None:
        """Return the report of an authority on a year where there is exactly one."""
        found = self.named(authority, year)
        return found[0] if len(found) == 1 else None

    def parts(self, authority: str, year: int) -> Sequence[Digest]:
        """Return the reports that say they are a part of that authority's."""
        return self._parts.get((authority, year), ())

    def year_before(self, authority: str, year: int) -> int | None:
        """Return the latest year before that the authority reported on."""
        years = self._years[authority]
        position = years.index(year)
        return years[position - 1] if position else None

    def circles(self, year: int) -> Mapping[str, str]:
        """Return the ways of `part_of` in a year that lead in a circle, by each authority on them."""
        if self._circles is None:
            leads: dict[int, dict[str, str | None]] = {}
            for (authority, reported), digests in self._reports.items():
                if len(digests) == 1:
                    leads.setdefault(reported, {})[authority] = digests[0].part_of
            self._circles = {reported: loops(ways) for reported, ways in leads.items()}
        return self._circles.get(year, {})

    def next_to(self, digest: Digest) -> Iterator[Digest]:
        """Yield the reports that state relations with this one: itself, the next year's, its whole's."""
        yield digest
        following = self.only(digest.authority, digest.year + 1)
        whole = None if digest.part_of is None else self.only(digest.part_of, digest.year)
        yield from (other for other in (following, whole) if other is not None)


class Standing:
    """One report among the others: what it is compared with.

    Figures go by the name that they have in a report: `received` is this report's, `last.received` last year's,
    `part.3.received` that of the part of number 3, from 0. `rest.received` stands for all parts that are not there.
    """

    def __init__(self, this: Digest, collection: Collection) -> None:
        self.this = this
        self.collection = collection

    @cached_property
    def values(self) -> Mapping[Name, object]:
        """The figures by name."""
        return _Values(self.this, self.last, self.parts)

    @cached_property
    def double(self) -> Digest | None:
        """The first of several reports on this authority and year, where this is another of them."""
        first = self.collection.named(self.this.authority, self.this.year)[0]
        return None if first is self.this else first

    @cached_property
    def is_single(self) -> bool:
        """Whether no other file reports on this authority and year."""
        return self.collection.only(self.this.authority, self.this.year) is not None

    @cached_property
    def before(self) -> int | None:
        """The latest year before this one that is reported on."""
        return self.collection.year_before(self.this.authority, self.this.year)

    @cached_property
    def last(self) -> Digest | None:
        """Last year's report."""
        if not self.is_single or self.before != self.this.year - 1:
            return None
        return self.collection.only(self.this.authority, self.before)

    @cached_property
    def whole(self) -> Digest | None:
        """The report of the authority that this one is a part of."""
        return None if self.this.part_of is None else self.collection.only(self.this.part_of, self.this.year)

    @property
    def levels(self) -> tuple[str | None, str | None]:
        """The level of this report and of its whole, as far as they are known."""
        return self.this.level, None if self.whole is None else self.whole.level

    @cached_property
    def parts(self) -> Sequence[Digest]:
        """The reports of its parts; where they lead back to itself, none."""
        if not self.is_single or self.circle:
            return ()
        return self.collection.parts(self.this.authority, self.this.year)

    @property
    def others(self) -> Sequence[Digest]:
        """The reports that this one's relations may reach into."""
        return self.parts if self.last is None else (self.last, *self.parts)

    @cached_property
    def departments(self) -> int:
        """How many departments have a report among its parts; parts of another level say so."""
        return len({part.authority for part in self.parts if _is_department(part)})

    @cached_property
    def is_complete(self) -> bool:
        """Whether the parts that are there are all that there are, as far as one can know."""
        if len({part.authority for part in self.parts}) < len(self.parts) or "departments" in self.this.unknown:
            return False
        stated = self.departments_stated
        if stated is not None and self.departments and self.departments < stated:
            return False
        all_there = stated is not None and self.departments == len(self.parts) == stated
        return all_there or not self.collection.loose(self.this.year)

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
        return self.collection.circles(self.this.year).get(self.this.authority)

    def digest(self, name: Name) -> tuple[Digest | None, Name]:
        """Return the report that a name is about, and the figure's name in it; of those not there, None."""
        who, _, own = name.partition(".")
        if who == "last":
            return self.last, own
        if who == "part":
            number, _, own = own.partition(".")
            return self.parts[int(number)], own
        return (None, own) if who == "rest" else (self.this, name)

    def spot(self, name: Name) -> Spot:
        """Return where a figure stands; of a report that is not there, where this one's own does."""
        digest, own = self.digest(name)
        return Spot(path_of(own), None if digest is None or digest is self.this else digest.file)

    def label(self, name: Name) -> Words:
        """Return what a figure is called, with the year or the authority where it is another report's."""
        digest, own = self.digest(name)
        table, field = path_of(own)
        label = key_label(TABLES[str(table)], str(field))
        if digest is None:
            return Words(_REST.en.format(label=label.en), _REST.zh.format(label=label.zh))
        if digest is self.this:
            return label
        if name.startswith("last."):
            return Words(f"{label.en} ({digest.year})", f"{label.zh}（{digest.year} 年）")
        return Words(f"{digest.authority} ({label.en})", f"{digest.authority}（{label.zh}）")


_REST = Words(
    "{label} of parts that are missing, do not load or are there twice", "缺少、无法读取或重复的部分的{label}"
)


def is_below(level: str | None, other: str | None) -> bool:
    """Tell whether one level is below another, as far as both are known."""
    if level is None or other is None:
        return True
    return LEVELS.words.index(level) > LEVELS.words.index(other)


def _is_department(digest: Digest) -> bool:
    return digest.level in {None, "department"} and "level" not in digest.unknown


_LAST = {f"last.{name}": position for name, position in POSITIONS.items()}
"""Where last year's figures stand in its digest, which is asked for often."""


class _Values(Mapping[Name, object]):
    """The figures of a standing by name; without knowing it, so that both are freed at once."""

    def __init__(self, this: Digest, last: Digest | None, parts: Sequence[Digest]) -> None:
        self._this = this
        self._last = last
        self._parts = parts

    def __getitem__(self, name: Name) -> object:
        position = POSITIONS.get(name)
        if position is not None:
            return self._this.at(position)
        if name in _LAST:
            return None if self._last is None else self._last.at(_LAST[name])
        who, _, own = name.partition(".")
        if who == "rest":
            return None
        number, _, own = own.partition(".")
        return self._parts[int(number)].value(own)

    def __iter__(self) -> Iterator[Name]:
        return iter(POSITIONS)

    def __len__(self) -> int:
        return len(POSITIONS)
