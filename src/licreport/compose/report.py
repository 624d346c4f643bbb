"""Report + narrative + findings → Document: what the report says as it is published, and in which order.

The standard sections come first, each with the prose written for it, or else with the sentences that its figures make;
one that has neither is left out. Charts stand at the end of the section that they belong to. The annex holds every
figure that is printed. Discrepancies that were waived are footnotes with their reasons; a draft tells of all findings.
"""

import datetime
import re
from collections.abc import Iterator, Sequence

from licreport.check.one import Checked
from licreport.compose.annex import annex
from licreport.compose.footnotes import HEADING, Notes, footnotes, in_order
from licreport.compose.sections import sections
from licreport.compose.telling import Telling
from licreport.document.blocks import Block, Document, Footnotes, Signature, Span, Spans, with_text
from licreport.narrative.placing import Names
from licreport.narrative.printing import date_text
from licreport.report.model import Report
from licreport.words.language import ERRORS, Lang, Words, counted
from licreport.words.period import titled

_WHOSE = Words("{authority}, {period}: ", "{authority}{period}")
_ANNUAL = Words("Annual Report on Administrative Licensing", "行政许可实施情况年度报告")
_OF_PERIOD = Words("Report on Administrative Licensing", "行政许可实施情况报告")
_DRAFT = Words("DRAFT", "草稿")
_FAULTY = Words("DRAFT · {errors} · not for publication", "草稿 · {errors} · 不得发布")


def compose(checked: Checked, lang: Lang, beside: Sequence[Report] = (), *, draft: bool = False) -> Document:
    """Return a checked report as it is published, with charts of the reports `beside` it.

    Raises ValueError for a file that is no report.
    """
    report = checked.loaded.report
    if report is None:
        raise ValueError(f"{checked.loaded.name} is no report")
    notes = footnotes(checked, lang, standing=draft)
    last = checked.standing.last if checked.standing else None
    telling = Telling(Names(report, checked.loaded.addresses, last), notes, lang, beside)
    blocks = (*sections(telling), Signature(_signed(telling)), *annex(telling), *_notes(notes, lang))
    publication = report.report
    period = titled(publication.year, publication.span).say(lang)
    facts = {"authority": publication.authority, "period": period}
    name = _ANNUAL if publication.is_on_year else _OF_PERIOD
    title = (_WHOSE.say(lang, facts), name.say(lang))  # in parts that make sense by themselves
    by = publication.publisher or publication.authority
    stamp = _stamp(checked, lang) if draft else ""
    document = Document("".join(title), blocks, lang, date_of(report), by, stamp, title)
    return with_text(in_order(document), lambda text: _UNSEEN.sub("", text))


_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]"
)
"""Controls, and marks of writing direction, which could turn the figures around that a reader sees."""


def date_of(report: Report) -> datetime.date:
    """Return the day that files made of a report are dated: when it was published or signed, or its period's end."""
    return report.report.published or report.report.signed or report.report.last_day


def _stamp(checked: Checked, lang: Lang) -> str:
    if not checked.errors:
        return _DRAFT.say(lang)
    return _FAULTY.say(lang, {"errors": counted(checked.errors, ERRORS, lang)})


def _notes(notes: Notes, lang: Lang) -> Iterator[Block]:
    if notes.texts:
        yield Footnotes(HEADING.say(lang), notes.texts)


def _signed(telling: Telling) -> tuple[Spans, ...]:
    publication, notes = telling.report.report, telling.notes
    key = "authority" if publication.publisher is None else "publisher"
    lines = [Span(publication.publisher or publication.authority, notes=notes.at(("report", key)))]
    if publication.signed is not None:
        lines.append(Span(date_text(publication.signed, telling.lang), notes=notes.at(("report", "signed"))))
    return tuple((line,) for line in lines)
