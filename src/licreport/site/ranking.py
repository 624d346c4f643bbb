"""Authorities beside each other, like with like: what a column says of each, ranks that share and overlap, medians.

A rank is given among those that are alike: of one level and kind, which count cases alike, and for the column on time
also count alike what was decided on the spot. What is not printed has no rank and is never nought. A rate has one only
with its base, of at least `LEAST` cases; of rounded figures it is a range, and so is its rank where ranges overlap.
"""

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from math import ceil, floor, sqrt
from typing import Literal, NamedTuple, TypeAlias

from licreport.derive.indicators import INDICATORS, of_sides
from licreport.figures.stated import Interval, Number
from licreport.figures.text import computed_text, percent_text
from licreport.site.kept.found import Found
from licreport.site.kept.row import Row
from licreport.words.language import Words

LEAST = 30
"""Cases below which a rate says nothing."""

State: TypeAlias = Literal["", "missing", "few", "beyond", "baseless"]
"""Why a column has no value for an authority: it is not printed; it is of fewer than 30 cases; the part exceeds the
whole, so that the figures contradict each other; or a rate is printed without the figures that it would follow from.
"""

STATES: Mapping[State, Words] = {
    "missing": Words("not printed", "未公布"),
    "few": Words(f"fewer than {LEAST} cases", f"不足 {LEAST} 件"),
    "beyond": Words("more than the whole", "超过整体"),
    "baseless": Words("printed without its base", "只公布比率，没有基数"),
}


class Cell(NamedTuple):
    """What a column says of a report."""

    state: State
    value: Interval | None = None
    text: str = ""
    base: str = ""
    """Of a rate: of how many cases it is."""
    likely: str = ""
    """Of a rate: its interval of 95 %, by Wilson."""
    within: tuple[Number, Number] | None = None
    """The ends of that."""
    marked: bool = False
    """Whether a contradiction of the report touches what it is made of."""


def rate(sides: tuple[Interval, ...], *, marked: bool = False) -> Cell:
    """Return what is said of a rate, from its part and its whole: without a base of enough cases, no more than that."""
    whole = sides[1]
    base = computed_text(whole, percent=False)
    value = of_sides(sides)
    if value is None or whole.low < LEAST:
        return Cell("few", None, "", base, marked=marked)
    if value.low > 1:
        return Cell("beyond", None, computed_text(value, percent=True), base, marked=marked)
    if value.high > 1:  # it may be no part of its whole, and so no share that an interval could be told of
        return Cell("", value, computed_text(value, percent=True), base, marked=marked)
    cases = whole.high if len(sides) == 2 else whole.low  # what moves with the part is least certain where it is least
    if sides[0].low == sides[0].high and whole.low == whole.high:  # as most are
        low, high = wilson(sides[0].value, cases)
    else:
        low, high = wilson(value.low * cases, cases)[0], wilson(value.high * whole.low, whole.low)[1]
    likely = f"{percent_text(low).removesuffix('%')}–{percent_text(high)}"
    return Cell("", value, computed_text(value, percent=True), base, likely, (low, high), marked)


def wilson(part: Number, whole: Number) -> tuple[Fraction, Fraction]:
    """Return the ends of the interval of 95 % of a rate, by Wilson, to a millionth, on the side of caution.

    E. B. Wilson: Probable Inference, the Law of Succession, and Statistical Inference (1927).
    """
    k, n = float(part), float(whole)
    middle, root = k + _Z * _Z / 2, _Z * sqrt(k * (n - k) / n + _Z * _Z / 4)
    low, high = ((middle + side) / (n + _Z * _Z) for side in (-root, root))
    return Fraction(max(0, floor(low * _FINE)), _FINE), Fraction(min(_FINE, ceil(high * _FINE)), _FINE)


_Z, _FINE = 1.96, 1_000_000


def touched(found: Found) -> frozenset[str]:
    """Return the addresses of the figures that a contradiction of a report touches."""
    if not found.findings:  # as of most
        return _NOWHERE
    return frozenset(
        address for finding in found.findings if finding["kind"] == "contradiction" for address in finding["touched"]
    )


_NOWHERE: frozenset[str] = frozenset()


def basis(name: str, printed: Collection[str]) -> frozenset[str]:
    """Return the addresses of the figures that an indicator follows from in a report that prints some."""
    own, against = INDICATORS[name].beside, _AGAINST[name]
    part = (own, "handling.on_the_spot") if name == "on_time_rate" else (own,)
    return frozenset((*part, *(_OUTCOMES if against == _CONCLUDED and _CONCLUDED not in printed else (against,))))


_CONCLUDED = "applications.concluded"
_OUTCOMES = tuple(f"applications.{name}" for name in ("approved", "denied", "withdrawn", "forwarded", "revoked"))
"""What the concluded is computed from where it is not printed."""
_AGAINST = {
    "items_change": "items.previous",
    **dict.fromkeys(("acceptance_rate", "rejection_rate", "paid_share"), "applications.received"),
    "average_fee": "fees.applications",
    "oversight_coverage": "items.total",
    "violation_rate": "oversight.inspections",
    "upheld_rate": "oversight.complaints",
}
_AGAINST = {name: _AGAINST.get(name, _CONCLUDED) for name in INDICATORS}
"""What each indicator divides by, or what is taken from it."""


class Group(NamedTuple):
    """What those have in common that are alike."""

    level: str | None
    kind: str
    """What kind of department they are (民政局); empty for authorities of other levels."""
    counting: str | None
    beside: bool | Literal[""] | None = ""
    """How they count on time, for the column of that; else empty."""
    is_synthetic: bool = False
    """Whether their reports say of themselves that they are."""

    @property
    def is_like(self) -> bool:
        """Whether it is known that those in it are alike: their level, and of departments their kind."""
        return self.level is not None and (self.level != "department" or bool(self.kind))


def kind_of(row: Row) -> str:
    """Return what kind of department an authority is: its name without that of what it is a part of."""
    if row.level != "department" or not row.part_of:
        return ""
    name, whole = "".join(row.authority.split()), "".join(row.part_of.split())
    return name.removeprefix(whole) if name.startswith(whole) else ""


def group_of(row: Row) -> Group:
    """Return with which others a report is alike, but for a column on time, which is also of those that count alike."""
    return Group(row.level, kind_of(row), row.counting, "", row.is_synthetic)


class Rank(NamedTuple):
    """The place of a value among others, from the greatest, and how many have just the same."""

    best: int
    worst: int
    """More than `best` where ranges overlap, so that it is not known which is greater."""
    alike: int

    @property
    def text(self) -> str:
        """How it is written: 3, 3= where it is shared, 3–5 where ranges overlap."""
        shared = f"{self.best}=" if self.alike > 1 else f"{self.best}"
        return f"{self.best}–{self.worst}" if self.worst > self.best else shared


def ranks(values: Sequence[Interval]) -> list[Rank]:
    """Return the rank of each of some values: ties share it, and where ranges overlap it is a range."""
    lows, highs = sorted(_key(value.low) for value in values), sorted(_key(value.high) for value in values)
    exact: dict[Number, int] = {}
    for value in values:
        if value.low == value.high:
            exact[value.low] = exact.get(value.low, 0) + 1
    found = []
    for value in values:
        greater = len(lows) - bisect_right(lows, _key(value.high))
        maybe_greater = len(highs) - bisect_right(highs, _key(value.low)) - (value.low < value.high)  # but for itself
        alike = exact[value.low] if value.low == value.high else 1
        found.append(Rank(greater + 1, maybe_greater + 1, alike))
    return found


def _key(number: Number) -> tuple[float, Number]:
    """Return what a number is put in order by: exactly, but for the cost of comparing fractions that are far apart."""
    return float(number), number


def median(values: Sequence[Interval]) -> Interval:
    """Return the median of some values, one at least: of ranges, between the medians of their ends."""
    return Interval(*(_middle(sorted(ends, key=_key)) for ends in zip(*values, strict=True)))


def _middle(ordered: Sequence[Number]) -> Number:
    half = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[half]
    total = Fraction(ordered[half - 1]) + ordered[half]
    return int(total / 2) if (total / 2).denominator == 1 else total / 2
