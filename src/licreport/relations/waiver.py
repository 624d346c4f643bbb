"""Findings against waivers: which discrepancies of the published text are accepted, and which waivers are void."""

import datetime
from collections.abc import Mapping, Sequence
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from licreport.figures.stated import Number, interval
from licreport.figures.text import number_text, stated_text
from licreport.relations.rule import Rule
from licreport.report.address import Addresses
from licreport.report.diagnostic import Diagnostic, Fact, Note, Term
from licreport.report.source import Path
from licreport.report.tables.lists import Waiver
from licreport.words.language import Words


class State(Enum):
    """What became of a waiver."""

    USED = "used"
    CHANGED = "changed"
    UNMATCHED = "unmatched"
    REPEATED = "repeated"
    UNREASONED = "unreasoned"
    EXPIRED = "expired"
    UNKNOWN_RULE = "unknown rule"
    UNWAIVABLE = "unwaivable"
    UNKNOWN_PLACE = "unknown place"
    SEVERAL_PLACES = "several places"


class Waived(NamedTuple):
    """A finding and the waiver that accepts it."""

    diagnostic: Diagnostic
    waiver: Waiver
    position: int


class Settled(NamedTuple):
    """Findings after the waivers: those that stand, those accepted, and the state of each waiver."""

    standing: tuple[Diagnostic, ...]
    waived: tuple[Waived, ...]
    waivers: tuple[tuple[Waiver, State], ...]
    several: Mapping[str, Sequence[str]] = MappingProxyType({})
    """The addresses of the places that one may mean which is that of several."""


def settle(
    found: Sequence[Diagnostic],
    waivers: Sequence[Waiver],
    addresses: Addresses,
    rules: Mapping[str, Rule],
    today: datetime.date,
) -> Settled:
    """Sort the findings into standing and waived. A waiver holds through `expires`."""
    if not waivers:
        return Settled(tuple(found), (), ())
    states = [_state(waiver, rules, addresses, today) for waiver in waivers]
    standing, waived = [], []
    placed: dict[tuple[str, str], list[int]] = {}
    for position, waiver in enumerate(waivers):
        if states[position] is State.UNMATCHED:
            placed.setdefault((waiver.rule, waiver.at), []).append(position)
    for diagnostic in found:
        finding = diagnostic
        for position in placed.get((diagnostic.code, diagnostic.address), ()):
            waiver = waivers[position]
            if waiver.difference is None or interval(waiver.difference).value == diagnostic.finding.difference:
                states[position] = State.USED
                waived.append(Waived(diagnostic, waiver, position))
                break
            if states[position] is State.UNMATCHED:
                states[position] = State.CHANGED
            finding = _with_note(finding, waiver, position)
        else:
            standing.append(finding)
    used = {(waiver.rule, waiver.at) for waiver, state in zip(waivers, states, strict=True) if state is State.USED}
    for position, waiver in enumerate(waivers):
        if states[position] is State.UNMATCHED and (waiver.rule, waiver.at) in used:
            states[position] = State.REPEATED
    pairs = tuple(zip(waivers, states, strict=True))
    several = {waiver.at: addresses.several(waiver.at) for waiver, state in pairs if state is State.SEVERAL_PLACES}
    return Settled(tuple(standing), tuple(waived), pairs, several)


def _state(waiver: Waiver, rules: Mapping[str, Rule], addresses: Addresses, today: datetime.date) -> State:
    if waiver.rule not in rules:
        return State.UNKNOWN_RULE
    if not rules[waiver.rule].is_waivable:
        return State.UNWAIVABLE
    if not addresses.holds(waiver.at):
        return State.SEVERAL_PLACES if addresses.several(waiver.at) else State.UNKNOWN_PLACE
    if waiver.reason is None or not waiver.reason.strip():
        return State.UNREASONED
    if waiver.expires is not None and waiver.expires < today:
        return State.EXPIRED
    return State.UNMATCHED


_ACCEPTED = Words(
    "a waiver accepts this at a difference of {accepted}; it is now {difference}",
    "豁免只接受差额 {accepted}；现在的差额是 {difference}",
)
_ACCEPTED_NONE = Words(
    "a waiver accepts this at a difference of {accepted}, but it has none",
    "豁免接受的差额是 {accepted}，但此处没有差额",
)
_DIFFERENCE = Words("waived difference", "豁免的差额")


def _with_note(diagnostic: Diagnostic, waiver: Waiver, position: int) -> Diagnostic:
    finding = diagnostic.finding
    accepted = "" if waiver.difference is None else stated_text(waiver.difference)
    path: Path = ("waiver", position, "difference")
    facts: dict[str, Fact] = {"accepted": accepted, "difference": difference_text(finding.difference, accepted)}
    note = Note(_ACCEPTED if finding.difference is not None else _ACCEPTED_NONE, facts)
    related = (*finding.related, Term(path, _DIFFERENCE, accepted))
    return diagnostic._replace(finding=finding._replace(notes=(*finding.notes, note), related=related))


def difference_text(difference: Number | None, like: str = "") -> str:
    """Write a difference as a waiver would pin it: in percentage points where `like` is a percentage."""
    if difference is None:
        return ""
    return f"{number_text(difference * 100)}%" if like.endswith("%") else number_text(difference)
