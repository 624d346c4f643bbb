"""What a report derives from its figures: rates, shares, changes. One function each.

The docstring says what it is. An indicator whose figures are missing is left out; one of rounded figures is an interval
like they are. Rates of the concluded take approved + denied (+ withdrawn) where the concluded is not printed.
"""

from collections.abc import Callable
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from licreport.derive.quotient import is_shared, quotient, within_all
from licreport.figures.stated import Interval
from licreport.relations.plainest import exact
from licreport.relations.quantity import CONCLUDED, Added, NotEvaluable, Quantity, readings
from licreport.report.model import Report
from licreport.words.language import Words


class Quotient(NamedTuple):
    """A part divided by its whole."""

    part: Quantity
    whole: Quantity
    is_share: bool = False
    """Whether all of the part lies in the whole, as `check` holds it to, so that no rate is above 100 %.

    Not so where some of it may be no part of that whole: what was accepted online may be pending at the end of the
    year, and a fee may have been charged for what was brought forward.
    """


Derivation: TypeAlias = Quotient | Added
"""How a value is computed from figures."""


class Indicator(NamedTuple):
    """One indicator: its name, labels and unit, the figure it stands beside, and how it is computed."""

    name: str
    label: Words
    short: Words
    """What it is called in the row of the figure that it stands beside: `of received`."""
    unit: str
    beside: str
    """The address of that figure."""
    meaning: str
    derivation: Callable[[Report], Derivation | None]
    """How it is computed in a report; None where that prints it itself, or how it counts is not known."""
    is_change: bool = False
    """Whether it says by how much something changed, and so is shown with its sign."""

    def of(self, report: Report) -> Interval | None:
        """Return its value in a report, or None for want of a figure."""
        sides = self.sides(report)
        return None if sides is None else of_sides(sides)

    def sides(self, report: Report) -> tuple[Interval, ...] | None:
        """Return what it is computed from in a report, a part and its whole or one value; None for want of a figure.

        The quotient is told third where it does not follow from the two: where a rounded figure stands in both, and
        where of rounded figures some would make a share more than its whole, though not all of them.
        """
        derivation = self.derivation(report)
        if derivation is None:
            return None
        quantities = (derivation.part, derivation.whole) if isinstance(derivation, Quotient) else (derivation,)
        numbers = [exact(each)(report.values) for each in quantities]
        if None in numbers:
            return None
        if all(isinstance(number, int) for number in numbers):  # as most are
            return tuple(Interval(number, number, number) for number in numbers if isinstance(number, int))
        found = [readings(each, report.values) for each in quantities]
        plainest = [each[0] for each in found if not isinstance(each, NotEvaluable)]
        if len(plainest) < len(quantities):
            return None
        sides = tuple(each.values for each in plainest)
        by_itself = sides[0].over(sides[1]) if len(sides) > 1 else None
        if by_itself is None or not isinstance(derivation, Quotient):
            return sides
        part, whole = plainest
        rate = quotient(part, whole, report.values) if is_shared(part, whole, report.values) else by_itself
        rate = within_all(rate) if derivation.is_share else rate
        return sides if rate == by_itself else (*sides, rate)


def of_sides(sides: tuple[Interval, ...]) -> Interval | None:
    """Return the value of an indicator from what it is computed from; None where it would be divided by nought."""
    return sides[0].over(sides[1]) if len(sides) == 2 else sides[-1]


def derive(report: Report) -> dict[str, Interval]:
    """Return every indicator that the report's figures give, by name, exact. A rate is a fraction: 1/2 is 50 %."""
    values = ((name, indicator.of(report)) for name, indicator in INDICATORS.items())
    return {name: value for name, value in values if value is not None}


def indicator(  # noqa: PLR0913  # a declaration says all of it in one place
    beside: str, *, zh: str, en: str, short: Words, unit: str = "%", is_change: bool = False
) -> Callable[[Callable[[Report], Derivation | None]], Indicator]:
    """Make an indicator of a function that says how it is computed in a report, or returns None where it is not."""

    def make(function: Callable[[Report], Derivation | None]) -> Indicator:
        label, meaning = Words(en, zh), function.__doc__ or ""
        return Indicator(function.__name__, label, short, unit, beside, meaning, function, is_change)

    return make


_OF_RECEIVED = Words("of received", "占收到申请")
_OF_CONCLUDED = Words("of concluded", "占办结")


@indicator(
    "items.total",
    zh="比上年增减",
    en="change on last year",
    unit="项",
    short=Words("on last year", "比上年"),
    is_change=True,
)
def items_change(_: Report) -> Derivation:
    """Items at the end of the year less those at the end of the year before."""
    return Added(("items.total",), less=("items.previous",))


@indicator("applications.accepted", zh="受理率", en="acceptance rate", short=_OF_RECEIVED)
def acceptance_rate(report: Report) -> Derivation:
    """Accepted of the received."""
    return Quotient("accepted", "received", is_share=not report.lets_applications_cross_years())


@indicator("applications.rejected", zh="不予受理率", en="rejection rate", short=_OF_RECEIVED)
def rejection_rate(report: Report) -> Derivation:
    """Rejected of the received."""
    return Quotient("rejected", "received", is_share=not report.lets_applications_cross_years())


@indicator("applications.approved", zh="批准率", en="approval rate", short=_OF_CONCLUDED)
def approval_rate(_: Report) -> Derivation:
    """Approved of the concluded."""
    return Quotient("approved", CONCLUDED, is_share=True)


@indicator("applications.denied", zh="不予批准率", en="denial rate", short=_OF_CONCLUDED)
def denial_rate(_: Report) -> Derivation:
    """Denied of the concluded."""
    return Quotient("denied", CONCLUDED, is_share=True)


@indicator(
    "applications.concluded",
    zh="办结（计算得出）",
    en="concluded, computed",
    unit="件",
    short=Words("computed", "计算得出"),
)
def concluded_computed(report: Report) -> Derivation | None:
    """Approved, denied and withdrawn together, where the report does not print the concluded."""
    return CONCLUDED.computed if report.applications.concluded is None else None


@indicator("handling.online", zh="网办率", en="online rate", short=_OF_CONCLUDED)
def online_rate(_: Report) -> Derivation:
    """Accepted online of the concluded."""
    return Quotient("online", CONCLUDED)


@indicator("handling.fully_online", zh="全程网办率", en="fully online rate", short=_OF_CONCLUDED)
def fully_online_rate(_: Report) -> Derivation:
    """Handled online from end to end of the concluded."""
    return Quotient("fully_online", CONCLUDED)


@indicator("handling.commitment", zh="告知承诺率", en="commitment rate", short=_OF_CONCLUDED)
def commitment_rate(_: Report) -> Derivation:
    """Granted on commitment of the concluded."""
    return Quotient("commitment", CONCLUDED, is_share=True)


@indicator("handling.on_the_spot", zh="当场办结率", en="on-the-spot rate", short=_OF_CONCLUDED)
def on_the_spot_rate(_: Report) -> Derivation:
    """Decided on the spot of the concluded."""
    return Quotient("on_the_spot", CONCLUDED, is_share=True)


@indicator("handling.on_time", zh="按期办结率", en="on-time rate", short=_OF_CONCLUDED)
def on_time_rate(report: Report) -> Derivation | None:
    """Decided within the time limit of the concluded; those decided on the spot too, where they are counted beside."""
    beside = report.on_time_excludes_on_the_spot(report.casework)
    if beside is None:
        return None
    return Quotient(Added(("on_time", "on_the_spot")) if beside else "on_time", CONCLUDED, is_share=True)


@indicator("handling.overdue", zh="超期办结率", en="overdue rate", short=_OF_CONCLUDED)
def overdue_rate(_: Report) -> Derivation:
    """Decided after the time limit of the concluded."""
    return Quotient("overdue", CONCLUDED, is_share=True)


@indicator("fees.applications", zh="收费办件占比", en="share paid for", short=_OF_RECEIVED)
def paid_share(_: Report) -> Derivation:
    """Applications for which a fee was charged of the received."""
    return Quotient("applications", "received")


@indicator(
    "fees.amount", zh="件均收费", en="fee per paid application", unit="元", short=Words("per application", "每件")
)
def average_fee(_: Report) -> Derivation:
    """Fees charged by the number of applications paid for, in yuan."""
    return Quotient("amount", "applications")


@indicator(
    "oversight.items_covered", zh="监管制度覆盖率", en="items under oversight", short=Words("of items", "占清单事项数")
)
def oversight_coverage(_: Report) -> Derivation:
    """Items with rules for oversight of all items in the catalogue."""
    return Quotient("oversight.items_covered", "items.total", is_share=True)


@indicator(
    "oversight.violations", zh="检查发现率", en="violations per inspection", short=Words("of inspections", "占检查次数")
)
def violation_rate(_: Report) -> Derivation:
    """Offences found by the number of inspections."""
    return Quotient("oversight.violations", "oversight.inspections")


@indicator("oversight.complaints_upheld", zh="投诉查实率", en="upheld rate", short=Words("of complaints", "占有效投诉"))
def upheld_rate(_: Report) -> Derivation:
    """Offences established from complaints by the number of complaints."""
    return Quotient("oversight.complaints_upheld", "oversight.complaints", is_share=True)


INDICATORS = MappingProxyType({value.name: value for value in list(globals().values()) if isinstance(value, Indicator)})
"""Every indicator by name, in the order of this file."""
