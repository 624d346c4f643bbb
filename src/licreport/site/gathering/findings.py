"""What was found of a report as data: each with its kind, and the place and the words that it is about."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath
from typing import Any

from licreport.check.one import Checked, span_of
from licreport.collection.standing import Standing
from licreport.listing.record import Record, as_data, records, words
from licreport.report.diagnostic import Severity
from licreport.site.addresses import key_of
from licreport.site.kept.shelf import written


def findings(checked: Checked) -> Iterator[dict[str, Any]]:
    """Yield what was found of a report as data, each with its kind, and the place and the words that it is about."""
    if not checked.diagnostics and not checked.waived:
        return
    broken = {
        id(diagnostic.finding): isinstance(statement.place, Standing) for statement, diagnostic in checked.breaches
    }
    for record in records(checked, known_as=_known_as(checked)):
        span = span_of(record.diagnostic, checked.loaded)
        source = checked.loaded.source
        found = as_data(record, checked)
        sides = [found, *_within(found["related"])]
        yield {
            **_without_folders(found, {str(side["file"]) for side in sides}),
            "kind": _kind(record, broken),
            "touched": sorted({str(side["address"]) for side in sides if side["file"] == checked.loaded.name}),
            "where": words(source.told(span)),
            "line": source.line(span.line).strip(),
            "file": PurePath(checked.loaded.name).name,
            "related": _named_shortly(found["related"]),
        }


def _known_as(checked: Checked) -> str | None:
    """Return what a report is known by wherever its file stands: its authority and what it is on."""
    report = checked.report
    if report is None:
        return None
    own = report.report
    return "\0".join((key_of(own.authority), str(own.year), written(own.span)))


def _without_folders(found: Mapping[str, Any], files: Iterable[str]) -> dict[str, Any]:
    """Return a finding whose words call each file without its folder, which is nobody's matter and may change."""
    short = {file: PurePath(file).name for file in sorted(files, key=len, reverse=True)}

    def told(value: Any) -> Any:  # noqa: ANN401  # as JSON has it
        if isinstance(value, str):
            for file, name in short.items():
                value = value.replace(file, name)
        elif isinstance(value, dict):
            value = {lang: told(each) for lang, each in value.items()}
        elif isinstance(value, list):
            value = [told(each) for each in value]
        return value

    return {**found, **{key: told(found[key]) for key in ("message", "notes") if key in found}}


def _within(sides: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  # as JSON has it
    """Yield the sides of a finding, and what each is computed from."""
    for side in sides:
        yield side
        yield from _within(side["computed_from"])


def _named_shortly(sides: Any) -> list[dict[str, Any]]:  # noqa: ANN401  # as above
    """Return sides of which each file is called without its folder, which is nobody's matter and may change."""
    return [
        {**side, "file": PurePath(side["file"]).name, "computed_from": _named_shortly(side["computed_from"])}
        for side in sides
    ]


def _kind(record: Record, broken: Mapping[int, bool]) -> str:
    """Return whether figures of a report contradict each other, or those of another; or it is a hint, or of the file.

    `broken` tells of each broken relation whether it is one to other reports.
    """
    diagnostic = record.diagnostic
    is_between = broken.get(id(diagnostic.finding))
    if is_between is not None and diagnostic.severity is Severity.ERROR:
        return "between" if is_between else "contradiction"
    return "file" if diagnostic.code.startswith(_OF_THE_FILE) else "hint"


_OF_THE_FILE = ("LR0", "LR7", "LR9")
"""Findings on how the data were written down, on the prose of a report that is compiled, and on waivers."""
