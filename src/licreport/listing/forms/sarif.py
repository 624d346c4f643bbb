"""SARIF 2.1.0, as code scanning reads it: one run with every rule's page, and a result for each finding.

Waived findings are results too, suppressed `inSource` since the waiver stands in the report itself, with its reason.
They are notes, so that a reader that knows nothing of suppressions does not fail because of them. GitHub knows a result
again by `primaryLocationLineHash` alone, accepts 25,000 results, and shows the first 5,000.

What several findings would follow from is a note above them, of a rule id of its own, to which they are related; never
a fix, which a viewer could apply.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import quote

from licreport import __version__
from licreport.check.one import Checked, span_of
from licreport.files.repository import in_repository
from licreport.listing.causes import Causes, causes
from licreport.listing.forms import Options
from licreport.listing.record import CAUSE, Record, fingerprint_of_cause, json_array, json_text, records
from licreport.listing.rule_page import render as page_text
from licreport.relations.rule import Rule
from licreport.report.load import Loaded
from licreport.report.source import Span
from licreport.rules import RULES
from licreport.words.language import Lang, Words

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
RELATED = 100
"""How many related places of a result are given at most."""

_ROOT = "%SRCROOT%"
_ROOT_WORDS = Words(
    "the root of the repository, or outside of one the directory that the check was run in",
    "仓库的根目录；不在仓库中时为运行检查时所在的目录",
)
_CAUSE_CALLED = Words("Several findings would follow from one figure.", "几处差异可能是一处所致。")
_CAUSE_MEANS = Words(
    "Several findings would follow from one figure printed wrong, and from no other as likely. It is no finding of its "
    "own, is never certain, and is gone once the findings are.",
    "几处差异可能都是一处数字有误所致，而没有其他同样可能的解释。这不是另一处差异，也并不确定；差异消除后即不再提示。",
)
_INDEX = {code: index for index, code in enumerate(RULES)}


IS_DATA = True


def render(results: Iterable[Checked], options: Options) -> Iterator[str]:
    """Yield the log piece by piece; its array of results is empty where nothing was found."""
    lang = options.lang
    yield f'{{\n  "$schema": {json_text(SCHEMA)},\n  "version": "2.1.0",\n  "runs": [\n    {{\n'
    for key, value in _run(lang).items():
        yield f'      "{key}": {json_text(value, 3)},\n'
    yield '      "results": '
    yield from json_array((result for checked in results for result in _results(checked, lang)), 3)
    yield "\n    }\n  ]\n}\n"


def _run(lang: Lang) -> dict[str, object]:
    driver = {
        "name": "licreport",
        "version": __version__,
        "semanticVersion": __version__,
        "language": lang,
        "rules": [*(_rule(rule, lang) for rule in RULES.values()), _cause_rule(lang)],
    }
    return {
        "tool": {"driver": driver},
        "language": lang,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": _ROOT_WORDS.say(lang)}}},
    }


def _rule(rule: Rule, lang: Lang) -> dict[str, object]:
    summary, reason = rule.summary.say(lang), rule.reason.say(lang)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": summary},
        "fullDescription": {"text": f"{summary}\n\n{reason}".strip()},
        "help": {"text": page_text(rule, lang), "markdown": rule.page(lang)},
        "defaultConfiguration": {"level": rule.severity.value},
        "properties": {
            "precision": "very-high",
            "problem.severity": rule.severity.value,
            "tags": [rule.function.__module__.rpartition(".")[2]],
        },
    }


def _cause_rule(lang: Lang) -> dict[str, object]:
    """Return what causes go by, since a result must name a rule."""
    text = _CAUSE_MEANS.say(lang)
    return {
        "id": CAUSE,
        "name": CAUSE,
        "shortDescription": {"text": _CAUSE_CALLED.say(lang)},
        "fullDescription": {"text": text},
        "help": {"text": text, "markdown": text},
        "defaultConfiguration": {"level": "note"},
        "properties": {"precision": "medium", "problem.severity": "recommendation", "tags": ["corrections"]},
    }


def _results(checked: Checked, lang: Lang) -> Iterator[dict[str, object]]:
    common = causes(checked)
    for told in common.told(lang):
        related = [
            (each.message(lang), checked.loaded, span_of(each, checked.loaded)) for each in told.cause.diagnostics
        ]
        place = _location(told.loaded, told.span)
        yield {
            "ruleId": CAUSE,
            "ruleIndex": len(RULES),
            "level": "note",
            "message": {"text": told.said},
            **_known(place, related, fingerprint_of_cause(told)),
            "suppressions": [],
        }
    for record in records(checked, common):
        yield _result(record, checked, common, lang)


def _result(record: Record, checked: Checked, common: Causes, lang: Lang) -> dict[str, object]:
    diagnostic, finding, loaded = record.diagnostic, record.diagnostic.finding, checked.loaded
    files = [(side.say(lang), checked.file(side.file), side.path) for side in finding.related[:RELATED]]
    reference = common.reference(diagnostic, lang)
    lines = [diagnostic.message(lang), *(note.say(lang) for note in finding.notes)]
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": _INDEX[diagnostic.code],
        "level": "note" if record.waived else diagnostic.severity.value,
        "message": {"text": "\n".join(lines if reference is None else [*lines, reference])},
        **_known(
            _location(loaded, span_of(diagnostic, loaded)),
            [(says, file, file.source.span(path)) for says, file, path in files],
            record.fingerprint,
        ),
        "suppressions": _suppressions(record, checked),
    }


def _known(
    place: Mapping[str, object], related: Sequence[tuple[str, Loaded, Span]], fingerprint: str
) -> dict[str, object]:
    """Return where a result stands, what else it speaks of, and what it is known by in other runs."""
    return {
        "locations": [place],
        "relatedLocations": [
            {"id": number, **_location(file, span), "message": {"text": says}}
            for number, (says, file, span) in enumerate(related[:RELATED], 1)
        ],
        "partialFingerprints": {"primaryLocationLineHash": fingerprint, "licreport/v1": fingerprint},
    }


def _suppressions(record: Record, checked: Checked) -> list[dict[str, object]]:
    if record.waived is None:
        return []
    span = checked.loaded.source.span(("waiver", record.waived.position))
    reason = record.waived.waiver.reason
    return [{"kind": "inSource", "justification": reason, "location": _location(checked.loaded, span)}]


def _location(loaded: Loaded, span: Span) -> dict[str, object]:
    """Return a place; of a document, whose lines are those of its text, with the words there and where they are."""
    region: dict[str, object] = {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }
    source, physical = loaded.source, {"artifactLocation": _artifact(loaded.name), "region": region}
    if not source.is_document:
        return {"physicalLocation": physical}
    region["snippet"] = {"text": source.line(span.line)}
    return {"physicalLocation": physical, "logicalLocations": [{"fullyQualifiedName": source.told(span).en}]}


def _artifact(name: str) -> dict[str, str]:
    """Return where a file is: relative to the root, percent-encoded byte by byte, or a `file:` URI outside of it."""
    path = in_repository(name)
    encoded = quote(os.fsencode(path), safe="/")
    if path.startswith("/"):
        return {"uri": f"file://{encoded}"}
    if os.path.isabs(path):  # noqa: PTH117  # with the letter of a drive
        return {"uri": f"file:///{encoded.replace('%3A', ':', 1)}"}
    return {"uri": encoded, "uriBaseId": _ROOT}
