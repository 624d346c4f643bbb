"""What the rules on case records find of one report, and how many of its figures they could look at."""

from typing import NamedTuple

from licreport.check.evaluate import diagnostic_of
from licreport.check.selection import Selection
from licreport.check.tallies import Tallies, pack
from licreport.relations.recount import Recount
from licreport.report.address import Addresses
from licreport.report.diagnostic import Diagnostic, Finding
from licreport.rules import family


class Against(NamedTuple):
    """What was found against records."""

    diagnostics: tuple[Diagnostic, ...]
    tallies: Tallies


def on_records(recount: Recount, addresses: Addresses, selection: Selection) -> Against:
    """Return what the selected rules find."""
    rules = [rule for rule in family("records") if selection.takes(rule.code)]
    found = tuple(
        diagnostic_of(rule, finding, addresses)
        for rule in rules
        for finding in rule.function(recount)
        if isinstance(finding, Finding)
    )
    if not any(rule.code == _FIGURES for rule in rules):
        return Against(found, Tallies())
    looked_at = [each for each in recount.figures if each.is_evaluable]
    held = sum(each.holds for each in looked_at)
    counts = ([held], [len(looked_at) - held], [len(recount.figures) - len(looked_at)])
    return Against(found, Tallies(pack((_FIGURES,), *counts)))


_FIGURES = "LR851"
"""The rule whose relation is stated of each figure."""
