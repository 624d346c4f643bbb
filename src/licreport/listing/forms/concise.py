"""One line for each finding, `file:line:column: CODE severity: message`, for editors and for `grep`."""

from collections.abc import Iterable, Iterator

from licreport.check.one import Checked, span_of
from licreport.listing.appendix import coverage_lines, statistics_lines
from licreport.listing.count import Count
from licreport.listing.forms import Options
from licreport.report.diagnostic import SEVERITY_WORDS, Diagnostic


def render(results: Iterable[Checked], options: Options) -> Iterator[str]:
    """Yield a line for each finding that stands, in the order of files and lines; last, the count."""
    total = Count()
    for checked in results:
        for diagnostic in checked.diagnostics:
            yield f"{_line(diagnostic, checked, options)}\n"
        if options.coverage:
            yield from coverage_lines(checked, options.lang)
        total = total.plus(checked)
    if options.statistics:
        yield from statistics_lines(total, options.lang)
    if not options.quiet:
        yield f"{total.line(options.lang, options.beside)}\n"


def _line(diagnostic: Diagnostic, checked: Checked, options: Options) -> str:
    lang, severity = options.lang, diagnostic.severity
    span = span_of(diagnostic, checked.loaded)
    colon, gap = ("：", "") if lang == "zh" else (":", " ")
    place = options.paint(f"{checked.loaded.name}:{span.line}:{span.column}:", "place")
    verdict = options.paint(f"{diagnostic.code} {SEVERITY_WORDS[severity].say(lang)}{colon}", severity.value)
    return f"{place} {verdict}{gap}{options.paint(diagnostic.message(lang), 'message')}"
