"""JSON: every finding in full, in a named and versioned format that is apart from the inner types.

Format `licreport-check`, version 1; `schemas/licreport-check-1.json` describes it. A finding stands in it as in the
export, so that one reader does for both. Findings come first, since they are written as they are found.
"""

from collections.abc import Iterable, Iterator, Sequence

from licreport.check.one import Checked
from licreport.correction.cause import Cause
from licreport.correction.resolving import Localised
from licreport.correction.search import localise
from licreport.listing.causes import causes
from licreport.listing.count import Count
from licreport.listing.forms import Options
from licreport.listing.likely import causes_as_data, change_as_data
from licreport.listing.record import Record, as_data, json_array, json_text, place, quotation, records, words
from licreport.report.diagnostic import say
from licreport.words.language import LANGS

VERSION = 1


IS_DATA = True


def render(results: Iterable[Checked], options: Options) -> Iterator[str]:
    """Yield the object piece by piece: findings, waived findings, files, documents that stand aside, totals."""
    waived: list[str] = []
    files: list[str] = []
    total = Count()

    def findings() -> Iterator[dict[str, object]]:
        nonlocal total
        for checked in results:
            groups = localise(checked) if checked.breaches else []
            common = causes(checked, groups)
            found = records(checked, common)
            for record in found:
                if record.waived is None:
                    yield as_data(record, checked)
                else:
                    waived.append(json_text(as_data(record, checked), 2))
            counts = Count().plus(checked)
            total = total.plus(checked)
            likely = {"causes": causes_as_data(common, found), "likely": _likely(groups, checked, found)}
            files.append(json_text({"file": checked.loaded.name, **_counts(counts), **likely, **_left_out(checked)}, 2))

    yield f'{{\n  "format": "licreport-check",\n  "version": {VERSION},\n  "findings": '
    yield from json_array(findings(), 1)
    yield ',\n  "waived": '
    yield from json_array(waived, 1)
    yield ',\n  "files": '
    yield from json_array(files, 1)
    yield ',\n  "aside": '
    yield from json_array((pair._asdict() for pair in options.aside), 1)
    yield f',\n  "totals": {json_text({"files": total.files, **_counts(total)}, 1)}\n}}\n'


def _left_out(checked: Checked) -> dict[str, object]:
    """Return what was not read of a document; TOML is read in full."""
    source = checked.loaded.source
    if not source.is_document:
        return {}
    listed = [
        {
            "message": words(left.said),
            "place": None if left.span is None else place(left.span),
            **({} if left.span is None else quotation(left.span, source)),
        }
        for left in source.left_out
    ]
    return {"left_out": listed}


def _counts(count: Count) -> dict[str, object]:
    return {
        "errors": count.errors,
        "warnings": count.warnings,
        "waived": count.waived,
        "relations": {"held": count.held, "broken": count.broken, "not_evaluable": count.not_evaluable},
    }


def _likely(groups: Sequence[Localised], checked: Checked, found: Sequence[Record]) -> list[dict[str, object]]:
    """Return what would resolve the broken relations: for each group of findings, all corrections, best first."""
    prints = {id(record.diagnostic.finding.facts): record.fingerprint for record in found}
    return [
        {
            "findings": [prints[id(diagnostic.finding.facts)] for diagnostic in group.diagnostics],
            "gave_up": group.gave_up,
            "causes": [_cause(cause, checked) for cause in group.causes],
            "corrections": [
                {"changes": [change_as_data(change, checked) for change in correction.changes]}
                for correction in group.corrections
            ],
        }
        for group in groups
    ]


def _cause(cause: Cause, checked: Checked) -> dict[str, object]:
    loaded, path = checked.file(cause.spot.file), cause.spot.path
    return {
        "message": {lang: say(cause.kind, cause.facts, lang) for lang in LANGS},
        "file": loaded.name,
        "address": loaded.addresses.of(path),
        "path": list(path),
        "place": place(loaded.source.span(path)),
        "explains": cause.explains,
        "sums": cause.sums,
    }
