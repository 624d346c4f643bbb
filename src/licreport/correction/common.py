"""The common cause of several findings: one figure which, printed otherwise, would leave none of them.

A cause is likely, never certain, and never applied. There is one only where nothing else is as credible: no other
change of one figure would do, or no other that a slip would explain.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from licreport.check.one import Checked
from licreport.correction.change import Change
from licreport.correction.likely import change_said, label_of, written
from licreport.correction.resolving import Localised
from licreport.report.diagnostic import Diagnostic
from licreport.words.language import Lang, Words, joined

_CAUSE = Words(
    "{count} findings ({codes}) would follow from one figure: {change}",
    "{count} 处差异（{codes}）可能是一处所致：{change}",
)
_TIMES = Words("{count} × {code}", "{code} {count} 处")
_REFERENCE = Words("would follow from {label} {printed} ({place})", "可能是{place}“{label} {printed}”所致")
_LINE = Words("line {line}", "第 {line} 行")
_LINE_ELSEWHERE = Words("{file}:{line}", " {file} 第 {line} 行")


class CommonCause(NamedTuple):
    """A figure that several findings would follow from."""

    change: Change
    diagnostics: tuple[Diagnostic, ...]


def common_causes(groups: Iterable[Localised]) -> Iterator[CommonCause]:
    """Yield the common cause of each group of several findings that has one."""
    for group in groups:
        change = _only_credible(group)
        if change is not None and len(group.diagnostics) > 1:
            yield CommonCause(change, group.diagnostics)


def _only_credible(group: Localised) -> Change | None:
    """Return the change of one figure that is the only credible correction of a group."""
    credible = [correction for correction in group.corrections if correction.has_slip] or group.corrections
    if group.causes or group.gave_up or len(credible) != 1:
        return None
    (correction,) = credible
    change = correction.changes[0]
    is_here = change.spot.file is None  # that some figure of another file is wrong is no news without a slip
    return change if len(correction.changes) == 1 and (correction.has_slip or is_here) else None


def cause_said(cause: CommonCause, checked: Checked, lang: Lang) -> str:
    """Say how many findings of which rules would follow from a figure, and what it may be instead."""
    codes = Counter(diagnostic.code for diagnostic in cause.diagnostics)
    listed = [
        _TIMES.say(lang, {"code": code, "count": f"{count:,}"}) if count > 1 else code
        for code, count in sorted(codes.items())
    ]
    count = f"{len(cause.diagnostics):,}"
    change = change_said(cause.change, checked, lang)
    return _CAUSE.say(lang, {"count": count, "codes": joined(listed, lang), "change": change})


def reference_said(cause: CommonCause, checked: Checked, lang: Lang) -> str:
    """Say of a finding which figure it would follow from, and where that stands."""
    spot = cause.change.spot
    loaded = checked.file(spot.file)
    place = (_LINE if spot.file is None else _LINE_ELSEWHERE).say(
        lang, {"file": loaded.name, "line": str(loaded.source.span(spot.path).line)}
    )
    facts = {"label": label_of(spot, checked).say(lang), "printed": written(cause.change.printed, cause.change)}
    return _REFERENCE.say(lang, {**facts, "place": place})
