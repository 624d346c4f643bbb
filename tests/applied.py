"""Corrections applied: what a file, or files that stand together, say once a correction is written into them."""

import datetime
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from licreport.check.many import Plan, survey
from licreport.check.one import Checked
from licreport.correction.change import Change, Correction
from licreport.correction.likely import written
from licreport.figures.stated import Number
from licreport.report.diagnostic import Diagnostic
from licreport.report.load import load_bytes
from licreport.report.source import Source

TODAY = datetime.date(2030, 1, 1)


def together(texts: Mapping[str, str]) -> dict[str, Checked]:
    """Check files as one collection."""
    given = {name: load_bytes(name, text.encode()) for name, text in texts.items()}
    results = survey([*given], Plan(TODAY, waivers=False), given=given)
    return {checked.loaded.name: checked for checked in results}


class Broken(NamedTuple):
    """A finding as it is known while figures change."""

    file: str
    code: str
    path: tuple[object, ...]
    related: tuple[object, ...]


def findings(results: Mapping[str, Checked]) -> set[Broken]:
    """Return what is found in all of some files."""
    return {known(name, diagnostic) for name, checked in results.items() for diagnostic in checked.diagnostics}


def known(file: str, diagnostic: Diagnostic) -> Broken:
    related = tuple((side.path, side.file) for side in diagnostic.finding.related)
    return Broken(file, diagnostic.code, diagnostic.finding.path, related)


def applied(correction: Correction, values: tuple[Number, ...], home: str, texts: Mapping[str, str]) -> dict[str, str]:
    """Return the files with each figure of a correction written otherwise, in the form in which it was printed."""
    changed = dict(texts)
    for change, value in zip(correction.changes, values, strict=True):
        file = change.spot.file or home
        changed[file] = _rewritten(changed[file], file, change, value)
    return changed


def _rewritten(text: str, file: str, change: Change, value: Number) -> str:
    source: Source = load_bytes(file, text.encode()).source
    span = source.span(change.spot.path)
    lines = text.split("\n")
    line = lines[span.line - 1]
    old = line[span.column - 1 : span.end_column - 1]
    new = written(value, change)
    new = f'"{new}"' if old.startswith('"') else new.replace(",", "")
    lines[span.line - 1] = line[: span.column - 1] + new + line[span.end_column - 1 :]
    return "\n".join(lines)


def offered(correction: Correction) -> Iterator[tuple[Number, ...]]:
    """Yield values that a correction of one figure offers: the ends of its ranges, their middle, and its slips."""
    (change,) = correction.changes
    for low, high in change.fitting:
        yield from ((end,) for end in (low, high) if end is not None)
        if isinstance(low, int):
            yield (low + 1 if high is None else (low + int(high)) // 2,)
    for slip in change.slips[:3]:
        yield (slip.value.toordinal() if isinstance(slip.value, datetime.date) else slip.value,)
