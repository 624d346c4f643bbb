"""What a person is asked about a document: the numbers that are not certain, each with what it may be.

Nothing is chosen here. A draft goes in with its questions; what a person answers comes back as the draft that holds it.
"""

from collections.abc import Iterator
from typing import NamedTuple

from licreport.reading.draft import Draft, unfit
from licreport.reading.grammar.claim import Claim, Left, Quotation
from licreport.reading.grammar.printed import Printed, printed_numbers
from licreport.reading.grammar.vocabulary import candidates, terms
from licreport.report.address import all_tables, is_figure, key_label
from licreport.words.language import MisuseError, Words

_TWICE = Words("printed with several values", "前后数值不一")
_ESTIMATE = Words("an estimate, which is checked only if you take it", "约数，采用后才参加核对")
_UNKNOWN = Words("{name} is no figure of the format", "{name} 不是格式中的数据项")
_TAKEN = Words("{name} was read already: {written}", "{name} 已读取为 {written}")
_NO_NUMBER = Words("{written} cannot be a figure", "{written} 不能作为数据")


class Question(NamedTuple):
    """A number that is not certain: where it stands, why it was not read, and what it may be."""

    quotation: Quotation
    why: Words
    choices: tuple[Claim, ...]


def questions(draft: Draft) -> list[Question]:
    """Return what a person is asked, in the order: contradictions, estimates, then what else was left out."""
    asked = [Question(claims[0].quotation, _TWICE, claims) for claims in draft.conflicts]
    asked += [Question(claim.quotation, _ESTIMATE, (claim,)) for claim in draft.estimates]
    asked += [Question(left.quotation, left.why, tuple(_may_be(left, draft))) for left in draft.left if left.is_figure]
    return asked


def _may_be(left: Left, draft: Draft) -> Iterator[Claim]:
    printed = _printed(left.quotation)
    for name in candidates(left.quotation.prefix) if printed else ():
        path = tuple(name.split("."))
        claim = Claim(path, printed.written, left.quotation) if printed else None
        if claim and path not in draft.figures and unfit(claim) is None:
            yield claim


def _printed(quoted: Quotation) -> Printed | None:
    found = [number for number in printed_numbers(quoted.exact) if isinstance(number, Printed)]
    return found[0] if len(found) == 1 else None


def meant(question: Question, name: str, draft: Draft) -> Claim:
    """Return what a person says a number is, by the address of a figure or by what it is called.

    Raises MisuseError where there is no such figure, where it was read already, or cannot be that number.
    """
    term = terms().get(name.strip())
    address = term.name if term else name.strip()
    table, _, key = address.rpartition(".")
    kind = all_tables().get(table)
    if kind is None or not is_figure(kind, key):
        raise MisuseError(_UNKNOWN, {"name": name})
    if (table, key) in draft.figures:
        raise MisuseError(_TAKEN, {"name": address, "written": str(draft.figures[table, key].written)})
    printed = _printed(question.quotation)
    if printed is None:
        raise MisuseError(_NO_NUMBER, {"written": question.quotation.exact})
    claim = Claim((table, key), printed.written, question.quotation)
    error = unfit(claim)
    if error is not None:
        raise MisuseError(error.problem, {})
    return claim


def answered(draft: Draft, question: Question, chosen: Claim) -> Draft:
    """Return a draft in which a number is what a person says, and no longer among what was left out."""
    claim = chosen._replace(is_estimate=False, is_chosen=True)
    return draft._replace(
        figures={**draft.figures, claim.path: claim},
        conflicts=tuple(claims for claims in draft.conflicts if claims != question.choices),
        estimates=tuple(one for one in draft.estimates if one.quotation != question.quotation),
        left=tuple(left for left in draft.left if left.quotation != question.quotation),
    )


def called(claim: Claim) -> Words:
    """Return what a figure is called, and its address: `accepted, applications.accepted`."""
    label = key_label(all_tables()[claim.path[0]], claim.path[-1])
    item = f"{claim.path[1]}: " if claim.path[0] == "item" else ""
    address = ".".join(claim.path)
    return Words(f"{item}{label.en} ({address})", f"{item}{label.zh}（{address}）")
