"""The form for people: each finding with its line of the file, a mark under the value, and what it is compared with."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import ModuleType
from typing import TYPE_CHECKING

from licreport.check.one import Checked
from licreport.listing.count import Count
from licreport.listing.forms import Options, Paint, plain
from licreport.report.diagnostic import Diagnostic
from licreport.words.language import Lang

if TYPE_CHECKING:
    from licreport.correction.resolving import Localised


def render(results: Iterable[Checked], options: Options) -> Iterator[str]:
    """Yield one block of lines for each finding that stands, in the order of files and lines; last, the count."""
    total = Count()
    for checked in results:
        for block in blocks(checked, options.lang, options.paint):
            yield f"{block}\n"
        if options.coverage:
            yield from _appendix().coverage_lines(checked, options.lang)
        total = total.plus(checked)
    if options.statistics:
        yield from _appendix().statistics_lines(total, options.lang)
    if not options.quiet:
        yield f"{total.line(options.lang, options.beside, options.aside)}\n"


def _appendix() -> ModuleType:
    from licreport.listing import appendix  # noqa: PLC0415  # only who asks for it pays for it

    return appendix


def blocks(checked: Checked, lang: Lang, paint: Paint = plain) -> Iterator[str]:
    """Yield one block of lines for each finding of a file, and one for each likely cause of several."""
    return (block for _, block in told(checked, lang, paint))


def told(checked: Checked, lang: Lang, paint: Paint = plain) -> Iterator[tuple[Diagnostic | None, str]]:
    """Yield the blocks of a file, each with its finding; that of a likely cause, which has none, above the first.

    Likely corrections of findings without a common cause stand below the last that they resolve.
    """
    if not checked.diagnostics:
        return
    from licreport.listing.block import cause_lines, finding_lines  # noqa: PLC0415  # a clean file pays for none of this
    from licreport.listing.causes import causes  # noqa: PLC0415  # as above

    groups = _groups(checked)
    common = causes(checked, groups)
    coming = dict(enumerate(common.told(lang)))
    likely = _likely(groups, checked, lang)
    for diagnostic in checked.diagnostics:
        number = common.number(diagnostic)
        if number in coming:
            yield None, "\n".join(cause_lines(coming.pop(number), lang, paint)) + "\n"
        reference = common.reference(diagnostic, lang)
        remarks = likely.get(id(diagnostic.finding.facts), ()) if reference is None else (reference,)
        yield diagnostic, "\n".join(finding_lines(diagnostic, checked, lang, paint, remarks)) + "\n"


def _groups(checked: Checked) -> "Sequence[Localised]":
    if not checked.breaches:
        return ()
    from licreport.correction.search import localise  # noqa: PLC0415  # what breaks no relation has no corrections

    return localise(checked)


def _likely(groups: "Sequence[Localised]", checked: Checked, lang: Lang) -> Mapping[int, Sequence[str]]:
    """Return the remarks on likely corrections by the last finding of each group that they resolve."""
    if not groups:
        return {}
    from licreport.correction.likely import remarks  # noqa: PLC0415  # as above

    order = {id(diagnostic.finding.facts): number for number, diagnostic in enumerate(checked.diagnostics)}
    found: dict[int, Sequence[str]] = {}
    for group in groups:
        last = max(
            (id(diagnostic.finding.facts) for diagnostic in group.diagnostics), key=lambda key: order.get(key, -1)
        )
        found[last] = [*remarks(group, checked, lang)]
    return found
