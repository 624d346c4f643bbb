"""GitLab's code quality report: an array with one object for each finding that stands.

An error is `major`, a warning `minor`: GitLab's `critical` and `blocker` are for what endangers whoever runs the code.
What several findings of a file would follow from is an object above them, `info` only.
"""

from collections.abc import Iterable, Iterator

from licreport.check.one import Checked, span_of
from licreport.files.repository import in_repository
from licreport.listing.causes import causes
from licreport.listing.forms import Options
from licreport.listing.record import CAUSE, fingerprint_of_cause, json_array, records
from licreport.report.diagnostic import Severity
from licreport.report.load import Loaded
from licreport.report.source import Span
from licreport.words.language import Lang

SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor"}


IS_DATA = True


def render(results: Iterable[Checked], options: Options) -> Iterator[str]:
    """Yield the array piece by piece; it is empty where nothing was found."""
    issues = (issue for checked in results for issue in _issues(checked, options.lang))
    yield from json_array(issues)
    yield "\n"


def _issues(checked: Checked, lang: Lang) -> Iterator[dict[str, object]]:
    common = causes(checked)
    for told in common.told(lang):
        yield _issue(told.loaded, told.span, CAUSE, told.said, "info", fingerprint_of_cause(told))
    for record in records(checked, common):
        if record.waived is None:
            diagnostic = record.diagnostic
            text = f"{diagnostic.code}: {common.with_reference(diagnostic, lang)}"
            severity, span = SEVERITIES[diagnostic.severity], span_of(diagnostic, checked.loaded)
            yield _issue(checked.loaded, span, diagnostic.code, text, severity, record.fingerprint)


def _issue(  # noqa: PLR0913, PLR0917  # what GitLab's format holds
    loaded: Loaded, span: Span, name: str, text: str, severity: str, fingerprint: str
) -> dict[str, object]:
    return {
        "description": text,
        "check_name": name,
        "fingerprint": fingerprint,
        "severity": severity,
        "location": {"path": in_repository(loaded.name), "lines": {"begin": span.line, "end": span.end_line}},
    }
