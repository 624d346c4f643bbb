"""What is probably wrong: the smallest changes to printed figures after which every rule holds again.

This is error localisation after Fellegi and Holt (1976): of all ways to make a record consistent, those that change the
fewest fields are the likeliest. Findings that share a figure belong together. For each such group the search tries one
figure, and neighbours whose numbers were exchanged, which is one slip too; then two. For a figure it gives all values
that would do, and says where one of them differs from what was printed by a slip that people make (`slip.py`).
Candidates are listed, best first, and never applied.

Every relation is linear in each of its figures, so what one figure may be is a set of intervals (`feasible.py`), and
what two may be lies in a plane (`pairs.py`).
Discrepancies that are waived are left as they were printed.
"""

from collections.abc import Mapping, Sequence

from licreport.check.one import Checked
from licreport.correction.around import around, constraint_of
from licreport.correction.carried import Carried, carried_over
from licreport.correction.cause import causes_of
from licreport.correction.feasible import Constraint
from licreport.correction.group import BrokenOne, groups
from licreport.correction.pairs import Budget
from licreport.correction.resolving import Localised, Search, Why
from licreport.report.source import Spot

BUDGET = 150_000
"""How many pairs of inequalities the search for two figures compares at most, over all findings of a report."""


def localise(checked: Checked, *, in_pairs: bool = True) -> list[Localised]:
    """Return the groups of findings whose relations are broken, each with its likely corrections.

    Without `in_pairs` only groups of several findings are looked at, and only what one slip may explain is tried.
    """
    accepted = {id(waived.diagnostic) for waived in checked.waived}
    home = checked.loaded.name
    breaches = [breach for breach in checked.breaches if id(breach[1]) not in accepted]
    broken = [(constraint_of(statement, home, home), diagnostic) for statement, diagnostic in breaches]
    together = [group for group in groups(broken) if in_pairs or len(group) > 1]
    if not together:
        return []
    near = around(checked, [constraint for constraint, _ in broken])
    causes = causes_of(checked)
    carried = {each: one for one in carried_over(checked, breaches) for each in one.explained}
    everything, budget = _by_figure(broken), Budget(BUDGET)

    def search(group: Sequence[BrokenOne], stocks: Sequence[Carried] = (), aside: Sequence[BrokenOne] = ()) -> Search:
        return Search(group, everything, near, Why(causes, stocks, aside), budget)

    localised: list[Localised] = []
    for group in together:
        explained = [one for one in group if id(one[1]) in carried]
        rest = [one for one in group if id(one[1]) not in carried]
        stocks = [*{id(one): one for _, diagnostic in explained if (one := carried[id(diagnostic)])}.values()]
        if not explained or not rest:
            localised.append(search(group, stocks).localised(in_pairs=in_pairs))
            continue
        at_once = search(group).localised(in_pairs=False)
        if any(correction.has_slip for correction in at_once.corrections):
            localised.append(at_once)
            continue
        apart = [each for each in groups(rest) if in_pairs or len(each) > 1]
        localised += (search(each, aside=explained).localised(in_pairs=in_pairs) for each in apart)
        if in_pairs:
            localised.append(search(explained, stocks).localised(in_pairs=in_pairs))
    return localised


def _by_figure(broken: Sequence[BrokenOne]) -> Mapping[Spot, Mapping[int, Constraint]]:
    everything: dict[Spot, dict[int, Constraint]] = {}
    for number, (constraint, _) in enumerate(broken):
        for spot in constraint.names:
            everything.setdefault(spot, {})[number] = constraint
    return everything
