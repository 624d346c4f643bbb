"""What of a document was not read, each with the choice that a person has; and what was read without a key."""

import re

from licreport.reading.draft import Draft
from licreport.reading.grammar.claim import MOST_AROUND, Claim, Quotation
from licreport.reading.quoted import DocumentSource
from licreport.reading.review import Question, called
from licreport.report.source import Source
from licreport.serve.work.marked import Marks, shown
from licreport.serve.work.opened import Opened
from licreport.words.language import Words

MOST = 300
"""Questions; nobody answers more."""


def mark_what_was_read(found: Opened, source: Source, marks: Marks) -> None:
    """Mark the figures that a document prints again, and those that it has in its own words."""
    if found.draft is None or not isinstance(source, DocumentSource):
        return
    for claim in found.draft.repeated:
        marks.add(source.span_of(claim.quotation), "read", _again(claim))
    for named in (*found.draft.named, *found.draft.named_again):
        marks.add(source.span_of(named.quotation), "read", Words(named.name, named.name))


def _again(claim: Claim) -> Words:
    label = called(claim)
    return Words(_AGAIN.en.format(label=label.en), _AGAIN.zh.format(label=label.zh))


_AGAIN = Words("{label}, again", "{label}，再次出现")


def not_read(found: Opened, source: Source, marks: Marks) -> list[dict[str, object]]:
    """Return what was not read, in the order in which a review asks."""
    if found.draft is None or not isinstance(source, DocumentSource):
        return [
            _plain(each.said, None if each.span is None else marks.add(each.span, "left")) for each in source.left_out
        ]
    questions = found.questions[:MOST]
    asked = [_question(number, each, found.draft, source, marks) for number, each in enumerate(questions)]
    unread = found.draft.unread
    return [
        *asked,
        *(
            _plain(each.why, None if each.place is None else marks.add(source.span_at(each.place), "left"))
            for each in unread
        ),
    ]


def _plain(says: Words, mark: int | None) -> dict[str, object]:
    return {"says": {"en": says.en, "zh": says.zh}, "mark": mark, "written": "", "choices": [], "question": None}


def _question(number: int, question: Question, found: Draft, source: DocumentSource, marks: Marks) -> dict[str, object]:
    spans = [source.span_of(question.quotation), *(source.span_of(claim.quotation) for claim in question.choices)]
    chosen = [
        claim.path for claim in found.figures.values() if claim.is_chosen and claim.quotation in _quoted(question)
    ]
    state = "read" if chosen else "contradicted" if len({*spans}) > 1 else "left"
    numbers = [marks.add(span, state, None if chosen else question.why) for span in dict.fromkeys(spans)]
    before, behind = _around(question.quotation)
    return {
        "question": number,
        "says": {"en": question.why.en, "zh": question.why.zh},
        "written": shown(question.quotation.exact),
        "around": [shown(before), shown(behind)],
        "mark": numbers[0],
        "others": [one for one in numbers[1:] if one is not None],
        "answered": bool(chosen),
        "choices": [
            {
                "says": {"en": called(claim).en, "zh": called(claim).zh},
                "written": str(claim.written),
                "place": {"en": claim.quotation.place.called.en, "zh": claim.quotation.place.called.zh},
                "chosen": claim.path in chosen and found.figures[claim.path].written == claim.written,
            }
            for claim in question.choices
        ],
    }


def _around(quoted: Quotation) -> tuple[str, str]:
    """Return the words around a number, with a sign where they were cut: what is left of 99% must not be read as 9%."""
    before, behind = quoted.prefix, quoted.suffix
    if quoted.start > len(before):
        before = f"…{_NUMBER_CUT_BEFORE.sub('', before)}"
    if len(behind) >= MOST_AROUND and not behind.endswith("。"):
        behind = f"{_NUMBER_CUT_BEHIND.sub('', behind)}…"
    return before, behind


_NUMBER_CUT_BEFORE = re.compile(r"^[\d.,．，]*\d[%％]?|^[%％]")
_NUMBER_CUT_BEHIND = re.compile(r"\d[\d.,．，]*$")


def _quoted(question: Question) -> set[object]:
    return {question.quotation, *(claim.quotation for claim in question.choices)}
