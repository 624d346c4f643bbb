"""What else fits a sum of parts that is off than a figure printed wrong: a part left out, counted twice, subtracted.

A difference that is a part's own figure is telling, the more so if the same part explains every sum that is off. So is
one that is the figure of a report whose `part_of` names no report, and is spelt nearly as the whole is.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from licreport.check.evaluate import Statement
from licreport.check.one import Checked
from licreport.collection.digest import Digest
from licreport.collection.standing import Standing
from licreport.figures.stated import Number, Stated, interval
from licreport.figures.text import stated_text
from licreport.relations.kinds import Sum, names_of
from licreport.relations.quantity import Name
from licreport.report.diagnostic import Diagnostic, Fact
from licreport.report.model import path_of
from licreport.report.source import Spot
from licreport.words.alike import is_alike
from licreport.words.language import Words

LEFT_OUT = Words("{part} left out of the sum: its {value} is the difference", "合计漏了{part}：差额正是它的 {value}")
TWICE = Words("{part} counted twice: its {value} is the difference", "{part}重复计入：差额正是它的 {value}")
SUBTRACTED = Words(
    "{part} subtracted instead of added: twice its {value} is the difference",
    "{part}应加而减：差额正是它的 {value} 的两倍",
)
ASTRAY = Words(
    "{part} not among the parts, since its part_of is “{whole}”: its {value} is the difference",
    "{part}不在各部分之列，因为它的 part_of 是“{whole}”：差额正是它的 {value}",
)
_KINDS = {-1: LEFT_OUT, 1: TWICE, -2: SUBTRACTED}
"""By how many times the part's figure the stated sum is more than that computed."""

_FEW = 2  # sums that are off, of which a cause need not explain half


class Cause(NamedTuple):
    """What would explain why the stated sum of some parts is off."""

    kind: Words
    facts: Mapping[str, Fact]
    spot: Spot
    """Where the part's figure stands."""
    explains: int
    """How many of the report's sums that are off it explains in the same way."""
    sums: int
    """How many are off."""


def causes_of(checked: Checked) -> Mapping[int, Sequence[Cause]]:
    """Return what fits each sum of parts that is off, best first, by the identity of the diagnostic.

    Where several are off, what explains less than half of them is a coincidence.
    """
    standing = checked.standing
    accepted = {id(waived.diagnostic) for waived in checked.waived}
    off = [each for each in checked.breaches if _is_of_parts(each[0]) and id(each[1]) not in accepted]
    if standing is None or not off:
        return {}
    fitting = [[*_fitting(statement, diagnostic, standing)] for statement, diagnostic in off]
    counts = Counter(fit.who for fits in fitting for fit in fits)
    found: dict[int, Sequence[Cause]] = {}
    for (_, diagnostic), fits in zip(off, fitting, strict=True):
        likely = [fit for fit in fits if len(off) <= _FEW or 2 * counts[fit.who] >= len(off)]
        likely.sort(key=lambda fit: -counts[fit.who])
        found[id(diagnostic)] = [_cause(fit, explains=counts[fit.who], sums=len(off)) for fit in likely]
    return found


class _Fit(NamedTuple):
    kind: Words
    part: Digest
    name: Name
    value: Stated

    @property
    def who(self) -> tuple[Words, str]:
        """What is alike where it explains another sum too."""
        return self.kind, self.part.file


def _is_of_parts(statement: Statement) -> bool:
    return isinstance(statement.place, Standing) and any(
        name.startswith("part.") for name in names_of(statement.relation)
    )


def _fitting(statement: Statement, diagnostic: Diagnostic, standing: Standing) -> Iterator[_Fit]:
    difference = diagnostic.finding.difference
    if not isinstance(statement.relation, Sum) or difference is None:
        return
    total = names_of(statement.relation)[0]
    for part in standing.parts:
        for times, kind in _KINDS.items():
            yield from _fit(kind, part, total, times, difference)
    for other in standing.collection.astray(standing.this.year):
        if other.span == standing.this.span and is_alike(other.part_of or "", standing.this.authority):
            yield from _fit(ASTRAY, other, total, 1, difference)


def _fit(kind: Words, part: Digest, name: Name, times: int, difference: Number) -> Iterator[_Fit]:
    value = part.value(name)
    if value is None or not interval(value).value:
        return
    low, high = sorted((times * interval(value).low, times * interval(value).high))
    if low <= difference <= high:
        yield _Fit(kind, part, name, value)


def _cause(fit: _Fit, *, explains: int, sums: int) -> Cause:
    facts = {"part": fit.part.authority, "value": stated_text(fit.value), "whole": fit.part.part_of or ""}
    return Cause(fit.kind, facts, Spot(path_of(fit.name), fit.part.file), explains, sums)
