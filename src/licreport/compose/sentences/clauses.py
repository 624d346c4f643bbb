"""What a section says where its figures are to speak for themselves: sentences that leave out what is missing.

A clause is left out where a figure that it names is missing; a sentence of which nothing is left is none. In Chinese,
what is nought is said in words at the end (无不予批准、撤回情形), as official documents do.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from licreport.compose.sentences.declared import SENTENCES, Whole
from licreport.compose.sentences.largest import largest, literal
from licreport.narrative.placing import Names
from licreport.narrative.prose import Placeholder, pieces
from licreport.report.tables.subject import Publication
from licreport.words.language import Lang, Words, joined
from licreport.words.period import titled


class Told(NamedTuple):
    """A sentence as prose, and the heading of the part of its section that it stands in."""

    text: str
    part: Words | None = None


_OTHERS = Words("Also given: {figures}.", "{figures}。")
_OTHER = Words("{name}, {{{address}}} {unit}", "{name}{{{address}}}{unit}")
_LISTED = 20
_ITEMS = Words("Largest items", "主要事项")


def sentences(section: str, names: Names, lang: Lang) -> Iterator[Told]:
    """Yield the sentences that a section's figures make, as prose that names them."""
    if section == OPENING:
        yield Told(_of_period(_OPENING.say(lang), names.report.report, lang))
    part = None
    for sentence in SENTENCES.get(section, ()):
        if clauses := [*_told(sentence.clauses, names, lang)]:
            told = sentence.lead.say(lang) + _together(clauses, lang) + ("。" if lang == "zh" else ".")
            part = sentence.part
            yield Told(_of_period(told, names.report.report, lang), part)
    if section == "handling":
        for text in largest(names, lang):
            part = _ITEMS
            yield Told(text, part)
    yield from (Told(text, part) for text in _others(section, names, lang))


OPENING = "opening"
_OPENING = Words(
    "This report gives an account of administrative licensing by {report.authority} in {report.year}.",
    "现将{report.authority}{report.year}年度行政许可实施情况报告如下。",
)
"""What stands before the sections, where the narrative says nothing else: on what it rests, only the office knows."""


_YEARLY = {
    "en": (
        ("In {report.year}", "For {period}"),
        ("in {report.year}", "in {period}"),
        (" into {report.year} from the year before", " into {period}"),
        ("the year's end", "the end of the period"),
    ),
    "zh": (
        ("截至{report.year}年底", "截至{period}期末"),
        ("{report.year}年度", "{period}"),
        ("{report.year}年", "{period}"),
        ("全年", "{period}，"),
        ("年末", "期末"),
    ),
}
"""What is said of a year, and of a part of one instead."""


def _of_period(sentence: str, publication: Publication, lang: Lang) -> str:
    """Return a sentence on a year as it is on a part of one, if that is what the report is on."""
    if publication.is_on_year:
        return sentence
    period = titled(publication.year, publication.span).say(lang)
    for yearly, other in _YEARLY[lang]:
        sentence = sentence.replace(yearly, other.replace("{period}", period))
    return sentence


def _told(clauses: Sequence[Words | Whole], names: Names, lang: Lang) -> Iterator[str]:
    """Yield the clauses of which all figures are printed; parts stand by themselves where their whole is not."""
    alone, noughts = _parted([each for each in clauses if isinstance(each, Words)], names, lang)
    for each in clauses:
        if isinstance(each, Words):
            yield from (text for text in (each.say(lang),) if text in alone)
            continue
        whole = each.clause.say(lang)
        parts, nought = _parted(each.parts, names, lang)
        if not _is_told(whole, names):
            yield from parts
            noughts = [*nought, *noughts]
        else:
            yield f"{whole}{_of_which(parts, lang)}{'，' if nought else ''}{_none(nought)}"
    yield from filter(None, [_none(noughts)])


_OF_WHICH = Words(", of which ", "，其中")


def _of_which(parts: Sequence[str], lang: Lang) -> str:
    if not parts:
        return ""
    return _OF_WHICH.say(lang) + ("、".join(parts) if lang == "zh" else joined(parts, lang))


def _parted(clauses: Sequence[Words], names: Names, lang: Lang) -> tuple[list[str], list[str]]:
    """Return the clauses whose figures are all printed; in Chinese, what is nought by its labels, apart from them."""
    told: list[str] = []
    nought: list[str] = []
    for words in clauses:
        text = words.say(lang)
        named = [names.find(piece.name) for piece in pieces(text) if isinstance(piece, Placeholder)]
        first = named[0]
        if lang == "zh" and len(named) == 1 and first is not None and first.address in _IN_WORDS and first.value == 0:
            nought.append(first.label.zh)
        elif _is_told(text, names):
            told.append(text)
    return told, nought


def _none(labels: Sequence[str]) -> str:
    return f"无{'、'.join(labels)}情形" if labels else ""


_UNTAKEN = "rejected not_required returned denied withdrawn forwarded revoked"
_IN_WORDS = frozenset([*(f"applications.{key}" for key in _UNTAKEN.split()), "handling.overdue"])
"""The figures of which official documents say in words that they are nought: 无不予批准、撤销许可情形."""


def _is_told(clause: str, names: Names) -> bool:
    named = (names.find(piece.name) for piece in pieces(clause) if isinstance(piece, Placeholder))
    return all(each is not None and each.value is not None for each in named)


def _together(clauses: Sequence[str], lang: Lang) -> str:
    has_parts = any(_OF_WHICH.say(lang) in clause for clause in clauses)
    if lang == "zh":
        return ("；" if has_parts else "，").join(clauses)
    return "; ".join(clauses) if has_parts else joined(clauses, lang)


def _others(section: str, names: Names, lang: Lang) -> Iterator[str]:
    """Yield a sentence on what only this report prints."""
    places = (
        place
        for place, figure in enumerate(names.report.figure)
        if figure.section == section and _is_told(f"{{{names.addresses.of(('figure', place))}}}", names)
    )
    figures = [
        _OTHER.say(
            lang,
            {
                "name": literal(names.report.figure_name(place)),
                "address": names.addresses.of(("figure", place)),
                "unit": literal(names.report.figure[place].unit or ""),
            },
        ).strip()
        for place in islice(places, _LISTED)
    ]
    if figures:
        yield _OTHERS.say(lang, {"figures": "，".join(figures) if lang == "zh" else "; ".join(figures)})
