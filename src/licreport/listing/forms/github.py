"""Workflow commands of GitHub Actions: each finding becomes an annotation at its lines.

What several findings of a file would follow from is a notice above them, which counts as none of them.
GitHub shows ten errors and ten warnings of one step as annotations; all of them stand in the log. A finding on one line
has its columns, the end exclusive; for one on several lines GitHub takes none.
"""

from collections.abc import Iterable, Iterator, Sequence

from licreport.check.one import Checked, span_of
from licreport.files.repository import in_repository
from licreport.listing.causes import Causes, causes
from licreport.listing.forms import Options
from licreport.report.diagnostic import Diagnostic
from licreport.report.load import Loaded
from licreport.report.source import Span
from licreport.words.language import Lang
from licreport.words.terminal import printable


def render(results: Iterable[Checked], options: Options) -> Iterator[str]:
    """Yield a command for each finding that stands."""
    for checked in results:
        common = causes(checked)
        for told in common.told(options.lang):
            yield f"{_command('notice', 'licreport', (told.loaded, told.span), [told.said], options.lang)}\n"
        for diagnostic in checked.diagnostics:
            yield f"{_finding(diagnostic, checked, common, options.lang)}\n"


def _finding(diagnostic: Diagnostic, checked: Checked, common: Causes, lang: Lang) -> str:
    code, reference = diagnostic.code, common.reference(diagnostic, lang)
    lines = [f"{code} {diagnostic.message(lang)}", *(note.say(lang) for note in diagnostic.finding.notes)]
    if reference is not None:
        lines.append(reference)
    span = span_of(diagnostic, checked.loaded)
    return _command(diagnostic.severity.value, f"licreport {code}", (checked.loaded, span), lines, lang)


def _command(kind: str, title: str, at: tuple[Loaded, Span], lines: Sequence[str], lang: Lang) -> str:
    loaded, span = at
    properties = {"file": in_repository(loaded.name), "line": str(span.line), "endLine": str(span.end_line)}
    if span.line == span.end_line:
        properties |= {"col": str(span.column), "endColumn": str(span.end_column)}
    properties["title"] = title
    listed = ",".join(f"{key}={escaped_property(value)}" for key, value in properties.items())
    text = "\n".join([f"{loaded.at(span, lang)}: {lines[0]}", *lines[1:]])  # a log shows only this
    return f"::{kind} {listed}::{escaped_data(text)}"


def escaped_data(text: str) -> str:
    """Escape what would end a command's message, and make it safe to print."""
    for character in "%\r\n":  # the percent sign first: it begins every escape
        text = text.replace(character, f"%{ord(character):02X}")
    return printable(text)


def escaped_property(text: str) -> str:
    """Escape what would end a property of a command too."""
    return escaped_data(text).replace(":", "%3A").replace(",", "%2C")
