"""Workflow commands of GitHub Actions: each finding becomes an annotation at its lines.

GitHub shows ten errors and ten warnings of one step as annotations; all of them stand in the log. A finding on one line
has its columns, the end exclusive; for one on several lines GitHub takes none.
"""

from collections.abc import Iterable, Iterator

from licreport.check.one import Checked, span_of
from licreport.files.repository import in_repository
from licreport.listing.forms import Options
from licreport.report.diagnostic import Diagnostic
from licreport.words.language import Lang
from licreport.words.terminal import printable


def render(results: Iterable[Checked], options: Options) -> Iterator[str]:
    """Yield a command for each finding that stands."""
    for checked in results:
        for diagnostic in checked.diagnostics:
            yield f"{_command(diagnostic, checked, options.lang)}\n"


def _command(diagnostic: Diagnostic, checked: Checked, lang: Lang) -> str:
    span, name = span_of(diagnostic, checked.loaded), checked.loaded.name
    properties = {"file": in_repository(name), "line": str(span.line), "endLine": str(span.end_line)}
    if span.line == span.end_line:
        properties |= {"col": str(span.column), "endColumn": str(span.end_column)}
    properties["title"] = f"licreport {diagnostic.code}"
    listed = ",".join(f"{key}={escaped_property(value)}" for key, value in properties.items())
    message = f"{name}:{span.line}:{span.column}: {diagnostic.code} {diagnostic.message(lang)}"  # a log shows only this
    text = "\n".join([message, *(note.say(lang) for note in diagnostic.finding.notes)])
    return f"::{diagnostic.severity.value} {listed}::{escaped_data(text)}"


def escaped_data(text: str) -> str:
    """Escape what would end a command's message, and make it safe to print."""
    for character in "%\r\n":  # the percent sign first: it begins every escape
        text = text.replace(character, f"%{ord(character):02X}")
    return printable(text)


def escaped_property(text: str) -> str:
    """Escape what would end a property of a command too."""
    return escaped_data(text).replace(":", "%3A").replace(",", "%2C")
