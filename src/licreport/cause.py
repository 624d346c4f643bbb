"""What else fits a sum of parts that is off than a figure printed wrong: a part left out, counted twice, subtracted.

A difference that is a part's own figure is telling, the more so if the same part explains every sum that is off.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from licreport.check import Checked
from licreport.collection import Standing
from licreport.diagnostic import Diagnostic, Fact
from licreport.evaluate import Statement
from licreport.language import Words
from licreport.numeral import number_text
from licreport.relation import Sum, names_of
from licreport.source import Spot

LEFT_OUT = Words(
    "{part} left out of the sum: its {value} is the difference ({file})",
    "合计漏了{part}：差额正是它的 {value}（{file}）",
)
TWICE = Words(
    "{part} counted twice: its {value} is the difference ({file})", "{part}重复计入：差额正是它的 {value}（{file}）"
)
SUBTRACTED = Words(
    "{part} subtracted instead of added: twice its {value} is the difference ({file})",
    "{part}应加而减：差额正是它的 {value} 的两倍（{file}）",
)
_KINDS = {-1: LEFT_OUT, 1: TWICE, -2: SUBTRACTED}
"""By how many times the part's figure the stated sum is more than that computed."""


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
    """Return what fits each sum of parts that is off, best first, by the identity of the diagnostic."""
    standing = checked.standing
    off = [(statement, diagnostic) for statement, diagnostic in checked.breaches if _is_of_parts(statement)]
    if standing is None or not off:
        return {}
    fitting = [[*_fitting(statement, diagnostic, standing)] for statement, diagnostic in off]
    counts = Counter((part, times) for fits in fitting for part, times, _ in fits)
    found: dict[int, Sequence[Cause]] = {}
    for (_, diagnostic), fits in zip(off, fitting, strict=True):
        fits.sort(key=lambda fit: -counts[fit[:2]])
        found[id(diagnostic)] = [_cause(standing, fit, explains=counts[fit[:2]], sums=len(off)) for fit in fits]
    return found


_Fit = tuple[int, int, str]
"""A part's number, how many times its figure the sum is off by, and the name of the figure."""


def _is_of_parts(statement: Statement) -> bool:
    return isinstance(statement.place, Standing) and any(
        name.startswith("part.") for name in names_of(statement.relation)
    )


def _fitting(statement: Statement, diagnostic: Diagnostic, standing: Standing) -> Iterator[_Fit]:
    difference = diagnostic.finding.difference
    total, *names = names_of(statement.relation)
    if not isinstance(statement.relation, Sum) or difference is None:
        return
    for name in names:
        value = standing.values[name]
        if not isinstance(value, int) or value == 0 or name.partition(".")[2].partition(".")[2] != total:
            continue
        times = next((times for times in _KINDS if times * value == difference), None)
        if times is not None:
            yield int(name.split(".")[1]), times, name


def _cause(standing: Standing, fit: _Fit, *, explains: int, sums: int) -> Cause:
    number, times, name = fit
    part = standing.parts[number]
    value = standing.values[name]
    facts: dict[str, Fact] = {
        "part": part.authority,
        "value": number_text(value) if isinstance(value, int) else "",
        "file": part.file,
    }
    return Cause(_KINDS[times], facts, Spot(standing.spot(name).path, part.file), explains, sums)
