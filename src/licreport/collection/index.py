"""Reports that stand together: the years of one authority, the parts of a whole. All files given are one collection.

An authority is known by its name, however its brackets and blanks are written. Only like is compared with like: reports
on the same part of a year. Where two files report on one authority and one period, which of them is meant is not known,
so neither is compared with any other. Where some file did not load, nothing is said of reports that are not there and
may be it: those on the years in its name, or on any year where there is none.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from licreport.collection.digest import Digest
from licreport.figures.reading import LIMIT
from licreport.figures.stated import Number
from licreport.report.fields import LEVELS
from licreport.report.load import Loaded, named_years
from licreport.words.alike import is_alike, is_same, normal
from licreport.words.language import MisuseError, Words
from licreport.words.loop import loops
from licreport.words.period import Span

_MANY = 200  # names, among which to look for one that is nearly alike takes long
_LOWEST = len(LEVELS.words) - 1

FACTOR: Number = 3
"""By how much a count may change within a year before a person should look."""

_NO_FACTOR = Words(
    "`{factor}` is not a factor of change; write a number above 1, such as 3 or 2.5",
    "`{factor}` 不是变化倍数；请写大于 1 的数，如 3 或 2.5",
)


def factor_of(text: str) -> Number:
    """Return by how much a count may change within a year; raises MisuseError for what is no number above one."""
    try:
        typed = Decimal(text)
    except InvalidOperation:
        typed = Decimal(0)
    if not typed.is_finite() or not 1 < typed <= LIMIT:
        raise MisuseError(_NO_FACTOR, {"factor": text})
    factor = Fraction(typed)
    return int(factor) if factor.denominator == 1 else factor


_Key = tuple[str, int, Span | None]
"""An authority, a year and the part of it that is reported on."""


class Spelt(NamedTuple):
    """A name as it is written in a file."""

    name: str
    key: str
    """Of [report]: `authority` or `part_of`."""
    file: str


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
        self._years: dict[tuple[str, Span | None], list[int]] = {}
        self._authorities: set[str] = set()
        self._on_parts: dict[tuple[str, int], list[Digest]] = {}
        """The reports on a part of a year, by authority and year."""
        self._highest: dict[int, int] = {}
        self._loose: Counter[int] = Counter()
        """Reports by year of which it is not known what they are part of."""
        self._circles: Mapping[tuple[int, Span | None], Mapping[str, str]] | None = None
        self._astray: dict[int, list[Digest]] | None = None
        self._by_name: dict[int, Sequence[Digest]] = {}
        self._respelt: set[str] = set()
        """Names that are not always written as they are compared."""
        self._digests = tuple(digests)
        self._first_spelt: dict[str, Spelt] | None = None
        for digest in self._digests:
            name = normal(digest.authority)
            if name != digest.authority:
                self._respelt.add(name)
            span = digest.span
            known = self._reports.setdefault((name, digest.year, span), [])
            known.append(digest)
            if len(known) == 1:
                self._authorities.add(name)
                self._years.setdefault((name, span), []).append(digest.year)
            if span is not None:
                self._on_parts.setdefault((name, digest.year), []).append(digest)
            if "part_of" in digest.unknown:
                self._loose[digest.year] += 1
            if digest.level is not None:
                rank = LEVELS.words.index(digest.level)
                self._highest[digest.year] = min(rank, self._highest.get(digest.year, rank))
            if digest.part_of is not None:
                whole = normal(digest.part_of)
                if whole != digest.part_of:
                    self._respelt.add(whole)
                self._parts.setdefault((whole, digest.year, span), []).append(digest)
        for years in self._years.values():
            years.sort()

    @property
    def has_several_authorities(self) -> bool:
        """Whether the reports are of more than one authority."""
        return len(self._authorities) > 1

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
            for (whole, reported, span), parts in self._parts.items():
                if not self.named(whole, reported, span):
                    lost = [part for part in parts if not self.parts(part.authority, reported, span)]
                    self._astray.setdefault(reported, []).extend(lost)
        return self._astray.get(year, ())

    def near(self, part: Digest) -> str | None:
        """Return the authority that a part may mean by its `part_of`, which is nearly so spelt; or None.

        It is neither the part itself nor one that names the same whole, as its siblings do.
        """
        if part.year not in self._by_name:
            of_year = (digests[0] for (_, year, _), digests in self._reports.items() if year == part.year)
            self._by_name[part.year] = [*of_year]
        known, named = self._by_name[part.year], part.part_of or ""
        likely = () if len(known) > _MANY else known
        return next((one.authority for one in likely if _may_mean(part, one) and is_alike(named, one.authority)), None)

    def is_highest(self, digest: Digest) -> bool:
        """Tell whether no report of the same year is known to be of a higher level than this one, or may be."""
        highest = self._highest.get(digest.year, _LOWEST)
        return highest == _LOWEST if digest.level is None else LEVELS.words.index(digest.level) <= highest

    def named(self, authority: str, year: int, span: Span | None) -> Sequence[Digest]:
        """Return the reports of an authority on a part of a year: one, or none, or several where that is a mistake."""
        return self._reports.get((normal(authority), year, span), ())

    def only(self, authority: str, year: int, span: Span | None) -> Digest | None:
        """Return the report of an authority on a part of a year where there is exactly one."""
        found = self.named(authority, year, span)
        return found[0] if len(found) == 1 else None

    def is_reported(self, authority: str, year: int) -> bool:
        """Tell whether there is a report of an authority on a year or any part of it."""
        name = normal(authority)
        return (name, year, None) in self._reports or (name, year) in self._on_parts

    def parts(self, authority: str, year: int, span: Span | None) -> Sequence[Digest]:
        """Return the reports that say they are a part of that authority's, on the same part of a year."""
        return self._parts.get((normal(authority), year, span), ())

    def on_parts(self, digest: Digest) -> Sequence[Digest]:
        """Return the reports of its authority on parts of its year, if it is one of several on that year."""
        return self._on_parts.get((normal(digest.authority), digest.year), ()) if self._on_parts else ()

    def year_before(self, digest: Digest) -> int | None:
        """Return the latest year before on which, or the same part of which, the authority reported."""
        years = self._years[normal(digest.authority), digest.span]
        position = years.index(digest.year)
        return years[position - 1] if position else None

    def circles(self, year: int, span: Span | None) -> Mapping[str, str]:
        """Return the ways of `part_of` in a part of a year that lead in a circle, by each authority on them."""
        if self._circles is None:
            leads: dict[tuple[int, Span | None], dict[str, str | None]] = {}
            for (_, on, part), digests in self._reports.items():
                if len(digests) == 1:
                    leads.setdefault((on, part), {})[digests[0].authority] = self._leads_to(digests[0])
            self._circles = {reported: loops(ways) for reported, ways in leads.items()}
        return self._circles.get((year, span), {})

    def _leads_to(self, digest: Digest) -> str | None:
        """Return the whole of a report, spelt as its own report spells it."""
        found = () if digest.part_of is None else self.named(digest.part_of, digest.year, digest.span)
        return found[0].authority if found else digest.part_of

    def first_spelt(self, name: str) -> Spelt | None:
        """Return how the first of the files to use a name spells it; None where all spell it alike."""
        if not self._respelt or normal(name) not in self._respelt:
            return None
        if self._first_spelt is None:
            self._first_spelt = {}
            for digest in self._digests:
                for key, written in (("authority", digest.authority), ("part_of", digest.part_of)):
                    if written is not None and normal(written) in self._respelt:
                        self._first_spelt.setdefault(normal(written), Spelt(written, key, digest.file))
        return self._first_spelt[normal(name)]

    def next_to(self, digest: Digest) -> Iterator[Digest]:
        """Yield the reports that state relations with this one: itself, next year's, its whole's, longer periods'."""
        yield digest
        following = self.only(digest.authority, digest.year + 1, digest.span)
        whole = None if digest.part_of is None else self.only(digest.part_of, digest.year, digest.span)
        yield from (other for other in (following, whole) if other is not None)
        if digest.span is not None:
            others = (self.only(digest.authority, digest.year, None), *self.on_parts(digest))
            yield from (other for other in others if other and other.span != digest.span and _is_in(digest, other))


def is_below(level: str | None, other: str | None) -> bool:
    """Tell whether one level is below another, as far as both are known."""
    if level is None or other is None:
        return True
    return LEVELS.words.index(level) > LEVELS.words.index(other)


def _is_in(digest: Digest, other: Digest) -> bool:
    """Tell whether what a report is on is a part of what another is on."""
    return digest.span is not None and digest.span.within(other.span)


def _may_mean(part: Digest, other: Digest) -> bool:
    return part is not other and not is_same(part.part_of, other.part_of) and is_below(part.level, other.level)
