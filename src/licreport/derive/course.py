"""What becomes of the applications of a year: what comes in goes out, and what no figure tells of is seen to be.

A count that was printed is taken as it stands. A difference between what came in and what went out is told as such only
where the report may simply not print the rest; where it prints all of it, the figures contradict each other.
"""

from collections.abc import Sequence
from typing import NamedTuple

from licreport.report.address import key_label
from licreport.report.model import Report
from licreport.report.tables.applications import Applications
from licreport.words.language import Words, joined

REST = ""
"""What the ways of which no figure tells are called: they are computed, and no figure has this name."""


class Way(NamedTuple):
    """Where some of the applications went: the figure of [applications] that prints it, or REST, and how many."""

    name: str
    cases: int


class Course(NamedTuple):
    """What came in and where it went: received = accepted + aside, accepted + brought forward = ends."""

    received: int | None
    accepted: int
    brought_forward: int | None
    """None where it is not printed, or where no end is, so that it is not known to go anywhere."""
    aside: tuple[Way, ...]
    """What of the received was not accepted; empty where no received is printed."""
    ends: tuple[Way, ...]
    """How the accepted and those brought forward ended; empty where the report does not print any end."""

    @property
    def entered(self) -> int:
        """How many came in, by this year's door and from the year before."""
        return (self.accepted if self.received is None else self.received) + (self.brought_forward or 0)

    @property
    def main(self) -> Way:
        """The way that most of the accepted went."""
        return max(self.ends, key=lambda way: way.cases, default=Way("accepted", self.accepted))

    @property
    def branches(self) -> tuple[Way, ...]:
        """Every other way, in the order of the format."""
        return tuple(way for way in (*self.aside, *self.ends) if way is not self.main)


def course(report: Report) -> Course | None:
    """Return what becomes of the applications, or None where the figures do not say it.

    They do not where they contradict each other (more goes out than came in, or sums that LR101 to LR103 find broken),
    since a picture of them would have to hide one or the other; where it is not known how what was returned is counted;
    and where one of them is rounded or approximate, since the rest would be a difference of roundings.
    """
    table = report.applications
    own = {name: getattr(table, name) for name in _USED if getattr(table, name) is not None}
    if "accepted" not in own or not all(isinstance(count, int) for count in own.values()):
        return None
    aside, ends = _aside(own), _ends(own)
    if aside is None or ends is None or not (aside or ends):
        return None
    brought_forward = own.get("brought_forward") if ends else None
    return Course(own.get("received"), own["accepted"], brought_forward, tuple(aside), tuple(ends))


def untold(report: Report) -> Words | None:
    """Return why figures that are printed do not say it; None where they do, or where too few are printed."""
    table = report.applications
    own = {name: getattr(table, name) for name in _USED if getattr(table, name) is not None}
    if "accepted" not in own or not any(name in own for name in (*_ASIDE, *_OUTCOMES, "concluded", "pending")):
        return None
    rounded = [name for name, count in own.items() if not isinstance(count, int)]
    if rounded:
        labels = [key_label(Applications, name) for name in rounded]
        names = Words(joined([each.en for each in labels], "en"), joined([each.zh for each in labels], "zh"))
        return Words(_ROUNDED.say("en", {"names": names.en}), _ROUNDED.say("zh", {"names": names.zh}))
    return _UNBALANCED if course(report) is None else None


_ROUNDED = Words("{names} printed only rounded, or as near something", "{names}只公布了约数或取整的数")
_UNBALANCED = Words(
    "what came in and what became of it do not add up, or how those returned are counted is not known",
    "收到、受理与各项去向的件数对不上，或补正退回的件数如何计入不明",
)
_ASIDE = ("received", "rejected", "not_required", "returned")
_OUTCOMES = ("approved", "denied", "withdrawn", "forwarded")
_USED = tuple(Applications.model_fields)


def _aside(own: dict[str, int]) -> list[Way] | None:
    """Return what was received and not accepted; None for a contradiction."""
    if "received" not in own:
        return []
    ways = _printed(own, ("rejected", "not_required"))
    left = own["received"] - own["accepted"] - _sum(ways)
    returned = own.get("returned", 0)
    if "returned" in own and left == returned:  # else, where nothing is left, they are among the accepted in the end
        return [*ways, Way("returned", returned)]
    if left < 0 or (left and ("rejected" in own or returned)):
        return None
    return [*ways, *_rest(left)]


def _ends(own: dict[str, int]) -> list[Way] | None:
    """Return how the accepted and those brought forward ended; None for a contradiction."""
    outcomes, is_told = _outcomes(own), {"approved", "denied"} <= own.keys()
    if outcomes is None:
        return None
    ways = [*outcomes, *_printed(own, ("pending",))]
    if not ways:
        return []
    left = own["accepted"] + own.get("brought_forward", 0) - _sum(ways)
    revoked = own.get("revoked", 0)
    if (
        is_told and "concluded" not in own and left == revoked > 0
    ):  # some reports book the revoked as an outcome, as LR102 says
        return [*outcomes, Way("revoked", revoked), *ways[len(outcomes) :]]
    is_balance = (is_told or "concluded" in own) and {"brought_forward", "pending"} <= own.keys()
    return None if left < 0 or (left and is_balance) else [*ways, *_rest(left)]


def _outcomes(own: dict[str, int]) -> list[Way] | None:
    """Return how they were concluded, or the concluded where it is not printed how; None for a contradiction."""
    ways = _printed(own, _OUTCOMES)
    if "concluded" not in own:
        return ways
    left = own["concluded"] - _sum(ways)
    if not left:
        return ways or _printed(own, ("concluded",))
    if not {"approved", "denied"} <= own.keys():
        return None if left < 0 else _printed(own, ("concluded",))
    return [*ways, Way("revoked", left)] if left == own.get("revoked") else None


def _printed(own: dict[str, int], names: Sequence[str]) -> list[Way]:
    return [Way(name, own[name]) for name in names if name in own]


def _sum(ways: Sequence[Way]) -> int:
    return sum(way.cases for way in ways)


def _rest(left: int) -> list[Way]:
    return [Way(REST, left)] if left else []
