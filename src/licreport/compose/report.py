"""Report + narrative + findings → Document: what the report says as it is published, and in which order.

The standard sections come first, each with the prose written for it, or else with the sentences that its figures make;
one that has neither is left out. Charts stand at the end of the section that they belong to. An annex, which the text
names where it ends, holds every figure that is printed. Discrepancies that were waived are footnotes in plain words; a
draft tells of all findings.
"""

import datetime
import re
from collections.abc import Iterator, Sequence

from licreport.check.one import Checked
from licreport.compose.annex import annex, enclosure
from licreport.compose.footnotes import HEADING, PLAIN_HEADING, Notes, Wording, footnotes, in_order
from licreport.compose.sections import sections
from licreport.compose.telling import PLAIN_STYLE, Style, Telling
from licreport.derive.measure import unit_shown
from licreport.document.blocks import Block, Document, Fact, Footnotes, Signature, Span, Spans, with_text
from licreport.figures.manner import Manner
from licreport.figures.stated import Figure
from licreport.narrative.placing import Names
from licreport.narrative.printing import date_text
from licreport.narrative.prose import asks_for_separators
from licreport.report.model import Report
from licreport.report.tables.subject import Publication
from licreport.words.language import ERRORS, Lang, Words, capitalised, counted
from licreport.words.period import titled

_WHOSE = Words("{authority}, {period}: ", "{authority}{period}")
_ANNUAL = Words("Annual Report on Administrative Licensing", "行政许可实施情况年度报告")
_OF_PERIOD = Words("Report on Administrative Licensing", "行政许可实施情况报告")
_DRAFT = Words("DRAFT", "草稿")
_FAULTY = Words("DRAFT · {errors} · not for publication", "草稿 · {errors} · 不得发布")


def compose(
    checked: Checked,
    lang: Lang,
    beside: Sequence[Report] = (),
    *,
    draft: bool = False,
    style: Style = PLAIN_STYLE,
) -> Document:
    """Return a checked report as it is published, with charts of the reports `beside` it.

    Raises ValueError for a file that is no report.
    """
    report = checked.loaded.report
    if report is None:
        raise ValueError(f"{checked.loaded.name} is no report")
    wording = style.wording or ("full" if draft else "plain")
    notes = footnotes(checked, lang, standing=draft, wording=wording)
    last = checked.standing.last if checked.standing else None
    manner = _manner(style.manner, report)
    telling = Telling(Names(report, checked.loaded.addresses, last), notes, lang, beside, manner=manner)
    enclosed = [*annex(telling)]
    body = (*sections(telling), *enclosure(enclosed, lang), Signature(_signed(telling)))
    blocks = (*body, *enclosed, *_notes(notes, wording, lang))
    publication = report.report
    period = titled(publication.year, publication.span).say(lang)
    facts = {"authority": publication.authority, "period": period}
    name = _ANNUAL if publication.is_on_year else _OF_PERIOD
    title = (_WHOSE.say(lang, facts), name.say(lang))  # in parts that make sense by themselves
    by = publication.publisher or publication.authority
    stamp = _stamp(checked, lang) if draft else ""
    document = Document(
        "".join(title),
        blocks,
        lang,
        date_of(report),
        by,
        stamp,
        title,
        about=tuple(_about(publication, lang)),
        key_figures=tuple(_key_figures(telling)),
    )
    return with_text(in_order(document), lambda text: _UNSEEN.sub("", text))


def _manner(manner: Manner, report: Report) -> Manner:
    """Return how the whole document prints figures: with commas where nothing is said, but its prose asks for one."""
    prose = filter(None, report.narrative.__dict__.values())
    is_asked_for = manner.comma is None and any(map(asks_for_separators, prose))
    return manner._replace(comma=True) if is_asked_for else manner


_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
"""Controls, and marks of writing direction, which could turn the figures around that a reader sees."""


def date_of(report: Report) -> datetime.date:
    """Return the day that files made of a report are dated: when it was published or signed, or its period's end."""
    return report.report.published or report.report.signed or report.report.last_day


_PUBLISHER, _WHO = Words("Publisher", "发布机构"), Words("Authority", "报告主体")
_PUBLISHED, _SOURCE = Words("Published", "发布日期"), Words("Source", "来源")


def _about(publication: Publication, lang: Lang) -> Iterator[Fact]:
    """Yield who published the report, when and where, as far as it says so; else whose it is."""
    label = _WHO if publication.publisher is None else _PUBLISHER
    yield Fact(label.say(lang), Span(publication.publisher or publication.authority))
    if publication.published is not None:
        yield Fact(_PUBLISHED.say(lang), Span(date_text(publication.published, lang)))
    if publication.source:
        is_link = re.match(r"https?://\S+$", publication.source)
        yield Fact(_SOURCE.say(lang), Span(publication.source), link=publication.source if is_link else "")


_KEY_FIGURES = (
    "items.total",
    "applications.received",
    "applications.accepted",
    "applications.concluded",
    "applications.approved",
    "oversight.inspections",
)


def _key_figures(telling: Telling) -> Iterator[Fact]:
    """Yield those of the figures that most readers come for which the report prints, with the notes on them."""
    for name in _KEY_FIGURES:
        named = telling.names.find(name)
        if named is not None and isinstance(named.value, int | Figure):
            label = capitalised(named.label.say(telling.lang))
            text = telling.written(named.value, named.unit)
            yield Fact(label, telling.figure(named, text), unit_shown(named.unit, telling.lang))


def _stamp(checked: Checked, lang: Lang) -> str:
    if not checked.errors:
        return _DRAFT.say(lang)
    return _FAULTY.say(lang, {"errors": counted(checked.errors, ERRORS, lang)})


def _notes(notes: Notes, wording: Wording, lang: Lang) -> Iterator[Block]:
    if notes.texts:
        heading = PLAIN_HEADING if wording == "plain" else HEADING
        yield Footnotes(heading.say(lang), notes.texts, "notes")


def _signed(telling: Telling) -> tuple[Spans, ...]:
    publication, notes = telling.report.report, telling.notes
    key = "authority" if publication.publisher is None else "publisher"
    lines = [Span(publication.publisher or publication.authority, notes=notes.at(("report", key)))]
    if publication.signed is not None:
        lines.append(Span(date_text(publication.signed, telling.lang), notes=notes.at(("report", "signed"))))
    return tuple((line,) for line in lines)
