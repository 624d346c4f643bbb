"""A document → all that the page shows of it: text and marks, verdict, findings, relations, what was not read."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from licreport.check.one import Checked, span_of
from licreport.compose.summary import verdict
from licreport.correction.search import localise
from licreport.listing.causes import causes
from licreport.listing.count import Count
from licreport.listing.record import Record, as_data, records, words
from licreport.report.address import printed_figures
from licreport.report.diagnostic import Computed, Severity, Side
from licreport.serve.work import likely, stated
from licreport.serve.work.asked import Asked
from licreport.serve.work.marked import Marks
from licreport.serve.work.not_read import MOST as MOST_QUESTIONS
from licreport.serve.work.not_read import mark_what_was_read, not_read
from licreport.serve.work.opened import Opened, checked, left_out_of, opened
from licreport.words.alike import is_seen
from licreport.words.language import LANGS, Words


def examined(asked: Asked, body: bytes) -> dict[str, object]:
    """Examine a document or a report."""
    found = opened(body, asked)
    result = checked(found.loaded, asked)
    rules = asked.project.left_out
    left_out = {"rules": rules, "findings": left_out_of(found.loaded, asked, result)} if rules else None
    return told_of(found, result) | {"left_out": left_out}


def told_of(found: Opened, result: Checked) -> dict[str, object]:
    """Return what there is to tell of a report that was opened and checked."""
    source, loaded = result.loaded.source, result.loaded
    marks = Marks(loaded)
    if loaded.report is not None:
        for path, _ in printed_figures(loaded.report):
            marks.add(source.span(path), "read", loaded.addresses.label(path), path)
    mark_what_was_read(found, source, marks)
    groups = localise(result) if result.breaches else []
    common = causes(result, groups)
    every = records(result, common)
    found_records = every[:MOST]
    identities = {id(record.diagnostic.finding.facts): number for number, record in enumerate(found_records)}
    findings = [_finding(record, result, marks) for record in found_records]
    for finding, corrections in zip(findings, likely.by_finding(found_records, groups, result), strict=True):
        finding["likely"] = corrections
    relations = [
        stated.as_data(each, marks.of) | {"finding": None if each.finding is None else identities.get(each.finding)}
        for each in stated.relations(result)
    ]
    left = not_read(found, source, marks)
    for finding in findings:  # of a figure that is printed with several values the others are sides of it, too
        finding["others"] = finding["others"] or _other_values(finding["mark"], left)
    return {
        "name": loaded.name,
        "is_document": source.is_document,
        "is_report": loaded.report is not None,
        "lacks": _lacking(found),
        "title": _title(result),
        "verdict": judged(result),
        "count": {lang: Count().plus(result).line(lang, 0) for lang in LANGS},
        "findings": findings,
        "causes": [likely.cause(told, result, marks, common) for told in common.found],
        "relations": [each for each in relations if each["outcome"] != "silent"],
        "more_relations": stated.count(result) - len(relations),
        "silent": sum(each["outcome"] == "silent" for each in relations),
        "more_findings": len(every) - len(found_records),
        "left": left,
        "more_left": max(0, len(found.questions) - MOST_QUESTIONS),
        "marks": marks.as_data(),
        "lines": (lines := marks.lines()),
        "more": source.text.count("\n") + bool(source.text) - len(lines),
        "toml": found.toml,
    }


MOST = 300
"""Findings that are shown; a report has some few, and nobody reads on."""


def judged(result: Checked) -> dict[str, object]:
    """Return the verdict on a report, as a summary has it."""
    if result.loaded.report is None:
        return {"state": "bad", "says": words(_NO_REPORT)}
    told = {lang: verdict(result, lang) for lang in LANGS}
    return {"state": told["en"].state, "says": {lang: told[lang].text for lang in LANGS}}


_NO_REPORT = Words(
    "This could not be read as a report, so nothing was checked.", "无法读取为报告，因此没有核对任何内容。"
)


def _title(result: Checked) -> str:
    report = result.loaded.report
    return "" if report is None else f"{report.report.authority} {report.report.year}"


def _lacking(found: Opened) -> list[str]:
    """Return what a document does not say of itself, so that somebody has to."""
    if found.draft is None or not is_seen(found.loaded.source.text):
        return []
    heading = found.draft.heading
    return [key for key, value in (("authority", heading.authority), ("year", heading.year)) if value is None]


def _other_values(mark: int | None, left: Sequence[Mapping[str, Any]]) -> list[int]:
    """Return the marks of the other values of a figure that is printed with several."""
    return next((each["others"] for each in left if each.get("others") and each["mark"] == mark), [])


_STATES = {Severity.ERROR: "contradicted", Severity.WARNING: "doubtful"}


def _finding(record: Record, result: Checked, marks: Marks) -> dict[str, Any]:
    """Return a finding as every format has it, and the marks of both its sides."""
    diagnostic, loaded = record.diagnostic, result.loaded
    state = "waived" if record.waived is not None else _STATES[diagnostic.severity]
    span = span_of(diagnostic, loaded)
    path = diagnostic.finding.path
    label = loaded.addresses.label(path) if len(path) > 1 else None
    own = marks.add(span, state, label, path or None)
    sides = [*_sides(diagnostic.finding.related)]
    here = [side for side in sides if side.file in {None, loaded.name}]
    others = [marks.add(loaded.source.span(side.path), state, path=side.path) for side in here]
    told = loaded.source.told(span)
    return as_data(record, result) | {
        "summary": words(stated.summary(diagnostic.code)),
        "state": state,
        "mark": own,
        "others": [number for number in dict.fromkeys(others) if number is not None and number != own],
        "at": words(told),
        "line": span.line,
        "range": marks.range(span) if span.line == span.end_line else None,
        "elsewhere": [
            {"file": side.file, "says": {lang: side.say(lang) for lang in LANGS}} for side in sides if side not in here
        ],
    }


def _sides(related: Sequence[Side]) -> Iterator[Side]:
    """Yield every figure that a finding relates, those that sums were made of among them."""
    for side in related:
        if isinstance(side, Computed) and side.terms:
            yield from _sides([term for _, term in side.terms])
        else:
            yield side
