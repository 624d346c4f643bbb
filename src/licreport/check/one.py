"""Loaded file → diagnostics, and the count of what was checked.

Four passes, each over the rules of one kind: what did not load (LR0xx), what the figures must satisfy (`evaluate.py`),
what the prose says of them (LR7xx), and what the waivers accept (LR9xx). What the file contradicts in others is found
before, from their digests (`many.py`), and comes in as `across`, so that the waivers and the order of the file are one
matter.
"""

import datetime
from collections.abc import Callable, Collection, Iterator
from typing import TYPE_CHECKING, NamedTuple

from licreport.check.evaluate import (
    ACROSS,
    NOTHING,
    Evaluated,
    Statement,
    diagnostic_of,
    evaluate,
    statements_across,
)
from licreport.check.selection import ALL, Selection
from licreport.check.tallies import Tallies, Tally
from licreport.check.trust import trusted_after
from licreport.collection.standing import Standing
from licreport.relations.kinds import HELD, names_of
from licreport.relations.rule import Rule
from licreport.relations.waiver import Settled, State, Waived, settle
from licreport.report.address import LISTS, Addresses
from licreport.report.diagnostic import Diagnostic, Finding, Severity
from licreport.report.load import Loaded
from licreport.report.model import Report
from licreport.report.source import Path, Span
from licreport.report.tables.lists import Waiver
from licreport.rules import RULES, family

if TYPE_CHECKING:
    from licreport.narrative.for_rules import Narrated
    from licreport.relations.recount import Recount


class Checked(NamedTuple):
    """What checking one file brought to light."""

    loaded: Loaded
    diagnostics: tuple[Diagnostic, ...]
    """What stands, in the order of the file."""
    waived: tuple[Waived, ...]
    """In the order of the rules; see `waived_in_order`."""
    tallies: Tallies
    """By the code of each rule on figures that stated some relation."""
    report: Report | None = None
    """The report as far as it can be trusted."""
    unreadable: Collection[Path] = frozenset()
    """Places of it that cannot."""
    breaches: "tuple[tuple[Statement, Diagnostic], ...]" = ()
    """The broken relations, waived or not."""
    selection: Selection = ALL
    with_waivers: bool = True
    standing: Standing | None = None
    """The report among the others that it was checked with."""
    is_brief: bool = False
    """Whether only the outcome was kept, since there is nothing to tell of the file."""
    noted: bytes = b""
    """What was kept of the file when it was first read, as `Plan.note` asks for."""

    def file(self, name: str | None) -> Loaded:
        """Return the file of that name that a finding relates to; without a name, this one."""
        return self.loaded if name is None or self.standing is None else self.standing.collection.load(name)

    @property
    def is_report(self) -> bool:
        """Whether the file could be read as a report."""
        return self.is_brief or self.loaded.report is not None

    @property
    def looked_for(self) -> frozenset[str]:
        """The codes of the rules that were asked for."""
        asked = RULES if self.with_waivers else (code for code in RULES if not code.startswith(_WAIVERS))
        return frozenset(filter(self.selection.takes, asked))

    @property
    def tally(self) -> Tally:
        """The count over all rules."""
        return self.tallies.total

    def waived_in_order(self) -> list[Waived]:
        """Return the waived findings in the order of the file."""
        return sorted(self.waived, key=lambda waived: span_of(waived.diagnostic, self.loaded))

    @property
    def is_unsound(self) -> bool:
        """Whether the file does not load in full."""
        return any(each.code.startswith(_LOADING) and each.severity is Severity.ERROR for each in self.diagnostics)

    @property
    def errors(self) -> int:
        """How many of the diagnostics are errors."""
        return sum(diagnostic.severity is Severity.ERROR for diagnostic in self.diagnostics)

    @property
    def warnings(self) -> int:
        """How many of the diagnostics are warnings."""
        return len(self.diagnostics) - self.errors


def check(  # noqa: PLR0913  # a file, and what it is checked by and against
    loaded: Loaded,
    *,
    today: datetime.date,
    waivers: bool = True,
    selection: Selection = ALL,
    across: Evaluated = NOTHING,
    recount: "Callable[[Loaded, Report], Recount] | None" = None,
) -> Checked:
    """Check one file by the selected rules.

    `today` decides which waivers have expired; without `waivers` every finding stands. `across` is what was found of
    the report among others; `recount` counts it anew from case records.
    """
    addresses = loaded.addresses
    rules = (*family("loading"), *family("documents")) if loaded.source.is_document else family("loading")
    loading = [diagnostic_of(rule, finding, addresses) for rule in rules for finding in _findings(rule, loaded)]
    report, unreadable = trusted_after(loaded, [each for each in loading if each.severity is Severity.ERROR])
    own = NOTHING if report is None else evaluate(report, unreadable, addresses, selection)
    found = [diagnostic for diagnostic in loading if selection.takes(diagnostic.code)]
    found += (*own.diagnostics, *across.diagnostics)
    if report is not None and report.narrative.model_fields_set:
        found += _on_prose(report, addresses, unreadable, selection, across.standing)
    tallies = own.tallies | across.tallies
    if report is not None and recount is not None:
        from licreport.check.against_records import on_records  # noqa: PLC0415  # few checks pay for it

        against = on_records(recount(loaded, report), addresses, selection)
        found += against.diagnostics
        tallies |= against.tallies
    settled = settle(found, report.waiver if report and waivers else (), addresses, RULES, today)
    remaining = list(settled.standing)
    if settled.waivers:
        doubted = _doubted(settled, selection, across.standing, all_loaded=not loaded.problems)
        for rule in family("waivers"):
            if selection.takes(rule.code):
                remaining += (diagnostic_of(rule, each, addresses) for each in _findings(rule, doubted))
    return Checked(
        loaded,
        _in_order(remaining, loaded),
        settled.waived,
        tallies,
        report,
        unreadable,
        (*own.breaches, *across.breaches),
        selection,
        waivers,
        across.standing,
    )


def _on_prose(
    report: Report,
    addresses: Addresses,
    unreadable: Collection[Path],
    selection: Selection,
    standing: Standing | None,
) -> Iterator[Diagnostic]:
    """Yield what the selected rules find in the prose."""
    from licreport.narrative.for_rules import Narrated  # noqa: PLC0415  # a report without prose does not pay for it

    narrated = Narrated(report, addresses, unreadable, standing.last if standing else None)
    for rule in family("prose"):
        if selection.takes(rule.code):
            yield from (diagnostic_of(rule, each, addresses) for each in _findings(rule, narrated))


_LOADING, _WAIVERS = "LR0", "LR9"


def _findings(rule: Rule, stage: "Loaded | Narrated | Settled") -> Iterator[Finding]:
    return (finding for finding in rule.function(stage) if isinstance(finding, Finding))


def _doubted(settled: Settled, selection: Selection, standing: Standing | None, *, all_loaded: bool) -> Settled:
    """Return the waivers less those of which nothing can be said: it was not looked for, or not loaded."""

    def is_known(waiver: Waiver, state: State) -> bool:
        if state is State.UNMATCHED:
            looked_for = all_loaded and selection.takes(waiver.rule)
            return looked_for and (waiver.rule not in _ACROSS or _holds_across(waiver, standing))
        return all_loaded or state not in _PLACES or not waiver.at.startswith(LISTS)

    states = ((waiver, state if is_known(waiver, state) else State.USED) for waiver, state in settled.waivers)
    return settled._replace(waivers=tuple(states))


_ACROSS = frozenset(rule.code for rule in ACROSS)
_PLACES = frozenset({State.UNKNOWN_PLACE, State.SEVERAL_PLACES})


def _holds_across(waiver: Waiver, standing: Standing | None) -> bool:
    """Tell whether what a waiver accepts is known to hold: the reports that it is about may not be among the files."""
    is_looked_at = RULES[waiver.rule].is_looked_at
    if standing is not None and is_looked_at is not None:
        return is_looked_at(standing)
    stated = statements_across(standing) if standing else ()
    return any(
        statement.rule.code == waiver.rule
        and ".".join(map(str, standing.spot(names_of(statement.relation)[0]).path)) == waiver.at
        and statement.relation.evaluate(standing.values) is HELD
        for statement in stated
        if standing
    )


def _in_order(diagnostics: list[Diagnostic], loaded: Loaded) -> tuple[Diagnostic, ...]:
    if len(diagnostics) < 2:
        return tuple(diagnostics)
    return tuple(sorted(diagnostics, key=lambda diagnostic: (span_of(diagnostic, loaded), diagnostic.code)))


def span_of(diagnostic: Diagnostic, loaded: Loaded) -> Span:
    """Return the place in the text at which a diagnostic stands."""
    finding = diagnostic.finding
    if finding.span is not None:
        return finding.span
    if finding.within is not None:
        return loaded.source.span_within(finding.path, *finding.within)
    return loaded.source.key_span(finding.path) if finding.at_key else loaded.source.span(finding.path)
