"""One line for each finding, `file:line:column: CODE severity: message`, for editors and for `grep`.

Above those of a file a line, `file:line:column: note: message`, for each figure that several of them would follow from.
"""

from collections.abc import Iterable, Iterator

from licreport.check.one import Checked, span_of
from licreport.listing.appendix import coverage_lines, statistics_lines
from licreport.listing.causes import NOTE, Causes, causes
from licreport.listing.count import Count
from licreport.listing.forms import COLONS, Options
from licreport.report.diagnostic import SEVERITY_WORDS, Diagnostic
from licreport.report.load import Loaded
from licreport.report.source import Span


def render(results: Iterable[Checked], options: Options) -> Iterator[str]:
    """Yield a line for each finding that stands, in the order of files and lines; last, the count."""
    total = Count()
    for checked in results:
        common = causes(checked)
        for told in common.told(options.lang):
            verdict = options.paint(f"{NOTE.say(options.lang)}{COLONS[options.lang][0]}", "likely")
            yield f"{_line(told.loaded, told.span, verdict, told.said, options)}\n"
        for diagnostic in checked.diagnostics:
            yield f"{_finding(diagnostic, checked, common, options)}\n"
        if options.coverage:
            yield from coverage_lines(checked, options.lang)
        total = total.plus(checked)
    if options.statistics:
        yield from statistics_lines(total, options.lang)
    if not options.quiet:
        yield f"{total.line(options.lang, options.beside, options.aside)}\n"


def _finding(diagnostic: Diagnostic, checked: Checked, common: Causes, options: Options) -> str:
    lang, severity = options.lang, diagnostic.severity
    verdict = options.paint(f"{diagnostic.code} {SEVERITY_WORDS[severity].say(lang)}{COLONS[lang][0]}", severity.value)
    message = common.with_reference(diagnostic, lang)
    return _line(checked.loaded, span_of(diagnostic, checked.loaded), verdict, message, options)


def _line(loaded: Loaded, span: Span, verdict: str, message: str, options: Options) -> str:
    place = options.paint(f"{loaded.at(span, options.lang)}:", "place")
    return f"{place} {verdict}{COLONS[options.lang][1]}{options.paint(message, 'message')}"
