"""The report of a file as far as it can be trusted, so that no finding merely follows from an error in loading it.

A figure that did not load is a place that no relation may touch. A list of which it is not known who is who is left out
as a whole. A name that leads nowhere, to several or in a loop takes less with it: what bears it belongs to nothing, and
the parts of what it may have meant are some of its parts, not all.
"""

from collections.abc import Collection, Iterable, Sequence

from licreport.report.diagnostic import Diagnostic, Finding, Severity
from licreport.report.load import Loaded
from licreport.report.model import Report
from licreport.report.source import Path
from licreport.report.tables.lists import Item, NamedFigure
from licreport.rules import family
from licreport.words.alike import is_alike


def trusted(loaded: Loaded) -> tuple[Report | None, Collection[Path]]:
    """Return the report of a file as far as it can be trusted, and the places of it that cannot."""
    faults = (rule for rule in family("loading") if rule.severity is Severity.ERROR)
    return _trusted(loaded, [each for rule in faults for each in rule.function(loaded) if isinstance(each, Finding)])


def trusted_after(loaded: Loaded, found: Iterable[Diagnostic]) -> tuple[Report | None, Collection[Path]]:
    """Return the same, after the errors that were found in loading the file."""
    return _trusted(loaded, [each.finding for each in found])


def _trusted(loaded: Loaded, findings: Sequence[Finding]) -> tuple[Report | None, Collection[Path]]:
    report = loaded.report
    if report is None:
        return None, ()
    findings = [finding for finding in findings if finding.path]  # what a slip makes doubtful, `loaded` knows itself
    if not findings and not loaded.unreadable:
        return report, loaded.unreadable
    astray = {finding.path for finding in findings if finding.path[-1] in _REFERENCES}
    unreadable = loaded.unreadable | {_doubtful(finding.path) for finding in findings if finding.path not in astray}
    lists: dict[str, object] = {str(path[0]): () for path in unreadable if path in _LISTS}
    if astray and "item" not in lists:
        lists["item"] = _items(report, [int(path[1]) for path in astray if path[0] == "item"])
    if astray and "figure" not in lists:
        lists["figure"] = _figures(report, [path for path in astray if path[0] == "figure"])
    if not lists:
        return report, unreadable
    fields = {name: getattr(report, name) for name in Report.model_fields}  # a copy would keep what was derived too
    return Report.model_construct(**fields | lists), unreadable


_LISTS = {("item",), ("figure",), ("waiver",)}
_REFERENCES = {"under", "divides", "of"}


def _doubtful(path: Path) -> Path:
    """Return what a finding about the file as data makes doubtful: a list as a whole, or the value itself."""
    return path[:1] if len(path) > 1 and isinstance(path[1], int) else path


def _items(report: Report, astray: Collection[int]) -> tuple[Item, ...]:
    """Return the items; of those that one may have meant by its `under`, what is under them is not known in full.

    One that is astray stands under none already, since its name is that of no item, or of several.
    """
    meant = [str(report.item[index].under) for index in astray]
    wholes = {place for name in meant for place in _may_be_meant([item.name for item in report.item], name)}
    return tuple(
        item.model_copy(update={"breakdown": "partial"}) if place in wholes else item
        for place, item in enumerate(report.item)
    )


def _figures(report: Report, astray: Collection[Path]) -> tuple[NamedFigure, ...]:
    """Return the figures; one that is astray belongs to nothing, and what it may have meant is divided in part only."""
    lost = {int(path[1]) for path in astray}
    meant = {str(getattr(report.figure[int(path[1])], str(path[2]))) for path in astray}
    figures = []
    for place, figure in enumerate(report.figure):
        if place in lost:
            figures.append(figure.model_copy(update={"divides": None, "of": None}))
        elif figure.divides is not None and any(_may_be_meant([figure.divides], name) for name in meant):
            figures.append(figure.model_copy(update={"divides": None, "of": figure.divides}))
        else:
            figures.append(figure)
    return tuple(figures)


def _may_be_meant(known: Sequence[str], reference: str) -> list[int]:
    """Return the positions of the names that a reference may have meant: those that are nearly so spelt."""
    last = reference.rpartition("/")[2]
    return [
        place
        for place, name in enumerate(known)
        if any(is_alike(one, other) for one in (reference, last) for other in (name, name.rpartition("/")[2]))
        or is_alike(name, reference)
    ]
