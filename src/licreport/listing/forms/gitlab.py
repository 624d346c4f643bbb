"""GitLab's code quality report: an array with one object for each finding that stands.

An error is `major`, a warning `minor`: GitLab's `critical` and `blocker` are for what endangers whoever runs the code.
"""

from collections.abc import Iterable, Iterator

from licreport.check.one import Checked, span_of
from licreport.files.repository import in_repository
from licreport.listing.forms import Options
from licreport.listing.record import Record, json_array, records
from licreport.report.diagnostic import Severity
from licreport.words.language import Lang

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


IS_DATA = True


def render(results: Iterable[Checked], options: Options) -> Iterator[str]:
    """Yield the array piece by piece; it is empty where nothing was found."""
    issues = (
        _issue(record, checked, options.lang)
        for checked in results
        for record in records(checked)
        if record.waived is None
    )
    yield from json_array(issues)
    yield "\n"


def _issue(record: Record, checked: Checked, lang: Lang) -> dict[str, object]:
    diagnostic, span = record.diagnostic, span_of(record.diagnostic, checked.loaded)
    return {
        "description": f"{diagnostic.code}: {diagnostic.message(lang)}",
        "check_name": diagnostic.code,
        "fingerprint": record.fingerprint,
        "severity": SEVERITIES[diagnostic.severity],
        "location": {
            "path": in_repository(checked.loaded.name),
            "lines": {"begin": span.line, "end": span.end_line},
        },
    }
