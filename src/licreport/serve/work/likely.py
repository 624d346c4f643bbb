"""Likely corrections as plain data: in the words of `check`, and with what the page may try of them."""

from collections.abc import Sequence

from licreport.check.one import Checked
from licreport.correction.change import Change, Correction
from licreport.correction.common import CommonCause
from licreport.correction.likely import explanations, written
from licreport.correction.resolving import Localised
from licreport.listing.causes import Causes
from licreport.listing.record import Record
from licreport.serve.work.marked import Marks
from licreport.words.language import LANGS


def by_finding(found: Sequence[Record], groups: Sequence[Localised], checked: Checked) -> list[list[dict[str, object]]]:
    """Return for each finding the corrections that would resolve it: with the last of those that they resolve."""
    order = {id(record.diagnostic.finding.facts): number for number, record in enumerate(found)}
    corrections: list[list[dict[str, object]]] = [[] for _ in found]
    for group in groups:
        numbers = [order[key] for each in group.diagnostics if (key := id(each.finding.facts)) in order]
        resolved = [number for number in numbers if found[number].cause is None]  # of those that are shown
        if resolved:
            corrections[max(resolved)] += _explained(group, checked)
    return corrections


def _explained(group: Localised, checked: Checked) -> list[dict[str, object]]:
    told = {lang: [*explanations(group, checked, lang)] for lang in LANGS}
    return [
        {"says": {"en": english, "zh": chinese}, "changes": [] if correction is None else _changes(correction)}
        for (english, correction), (chinese, _) in zip(told["en"], told["zh"], strict=True)
    ]


def cause(found: CommonCause, checked: Checked, marks: Marks, common: Causes) -> dict[str, object]:
    """Return a figure that several findings would follow from, and what may be tried of it."""
    number = common.found.index(found)
    change = found.change
    here = change.spot.file in {None, checked.loaded.name}
    return {
        "says": {lang: common.told(lang)[number].said for lang in LANGS},
        "mark": marks.of(change.spot.path) if here else None,
        "changes": _changes(Correction((change,))) if here else [],
    }


def _changes(correction: Correction) -> list[list[object]]:
    """Return the figures of a correction and what each would be; nothing where one of them stands in another file."""
    if any(change.spot.file is not None for change in correction.changes):
        return []
    return [[list(change.spot.path), _value(change)] for change in correction.changes]


def _value(change: Change) -> str:
    """Return what is to be tried: the nearest slip, or else the end of what fits that is the nearer."""
    if change.slips:
        return written(change.slips[0].value, change)
    fit = change.fitting[0]
    end = fit.low if fit.low is not None else fit.high
    return "" if end is None else written(end, change)
