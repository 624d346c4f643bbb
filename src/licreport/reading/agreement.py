"""Whether what a document prints of one figure can be the same, and which of it is taken."""

import re
from collections.abc import Iterator, Sequence

from licreport.figures.reading import VALUE, reader
from licreport.figures.stated import Number, interval
from licreport.reading.grammar.claim import Claim, Left, Named, Path
from licreport.reading.grammar.sentences.words import Said
from licreport.reading.text import Line
from licreport.report.mirrors import GROWTH
from licreport.words.language import Words


def agree(claims: Sequence[Claim]) -> bool:
    """Tell whether all that is printed of one figure can be the same."""
    values = [interval(_READ(claim.written)) for claim in claims]
    return max(value.low for value in values) <= min(value.high for value in values)


def finest(claims: Sequence[Claim]) -> Claim:
    """Return what says most of a figure: the narrowest, the first of those."""
    return min(claims, key=lambda claim: (claim.is_estimate, _width(claim.written)))


def with_growth_once(said: Sequence[Said]) -> list[Said]:
    """Leave out a change told as a difference where it is told in percent as well: the format has one of them."""
    rates = {one.path for one in said if isinstance(one, Claim) and _is_rate_of_growth(one)}
    return [
        Left(one.quotation, _IN_PERCENT, is_figure=True)
        if isinstance(one, Claim) and one.path in rates and not _is_rate_of_growth(one)
        else one
        for one in said
    ]


def with_withdrawn_once(said: Sequence[Said]) -> list[Said]:
    """Leave out what applicants withdrew where all that ended without a decision is told too: it is a part of that."""
    ended = ("applications", "withdrawn")
    claims = [one for one in said if isinstance(one, Claim) and one.path == ended]
    taken_back = {one for one in claims if "撤" in one.quotation.prefix[-6:]}
    both = taken_back if len(taken_back) < len(claims) and not agree(claims) else set()
    return [Left(one.quotation, _A_PART, is_figure=True) if one in both else one for one in said]


def without_concluded_of_some(said: Sequence[Said]) -> list[Said]:
    """Leave out what was 受理并办结 where another number was accepted: it is those of them that were concluded, too.

    What was brought forward and then concluded is not among them, so that it is not all that was concluded.
    """
    accepted: dict[Path, list[Claim]] = {}
    for one in said:
        if isinstance(one, Claim) and one.path[-1] == "accepted":
            accepted.setdefault(one.path[:-1], []).append(one)
    return [
        Left(one.quotation, _OF_THE_ACCEPTED, is_figure=True)
        if isinstance(one, Claim) and _is_of_the_accepted(one) and not agree([one, *accepted.get(one.path[:-1], ())])
        else one
        for one in said
    ]


def _is_of_the_accepted(claim: Claim) -> bool:
    if claim.path[-1] != "concluded" or claim.is_chosen:
        return False
    return re.search(_ACCEPTED_AND_CONCLUDED, "".join(claim.quotation.prefix.split())) is not None


_ACCEPTED_AND_CONCLUDED = (
    r"受理(?:并且?|且|后|和|、)?(?:已|全部|均|当年|年内)*办结(?:的|了)?"
    r"(?:各类|行政|许可|审批|申请|事项|业务|办件|件)*(?:共计?|合计|为|[:：])?$"
)


def with_wholes(said: Sequence[Said]) -> Sequence[Said]:
    """Return figures without a key that are printed again, as a table prints what prose told, as parts of the same."""
    parts = {(one.name, one.written, one.unit): one for one in said if isinstance(one, Named) and one.of}
    return [
        one._replace(of=part.of, by=part.by)
        if isinstance(one, Named) and not one.of and (part := parts.get((one.name, one.written, one.unit)))
        else one
        for one in said
    ]


def called(named: Named) -> tuple[str, ...]:
    """Return by what figures without a key are told apart: a name may stand under each of two wholes."""
    return named.name, named.of, named.by


def _is_rate_of_growth(claim: Claim) -> bool:
    return claim.path[0].startswith(GROWTH) and str(claim.written).endswith("%")


def _width(written: int | str) -> Number:
    values = interval(_READ(written))
    return values.high - values.low


_READ = reader(VALUE)
_A_PART = Words("a part of what ended without a decision", "是终止办理的一部分")
_OF_THE_ACCEPTED = Words(
    "what was both accepted and concluded in the year: it may not be all that was concluded",
    "指当年受理并办结的，可能不是全部办结",
)
_IN_PERCENT = Words("the change was read in percent", "增减情况已按百分比读取")


def without_others(said: Sequence[Said]) -> Sequence[Said]:
    """Leave out what holds only where the document tells no other, where it does tell one."""
    told: dict[Path, set[int | str]] = {}
    for one in said:
        if isinstance(one, Claim):
            told.setdefault(one.path, set()).add(one.written)
    return [
        Left(one.quotation, _ONE_OF_SEVERAL, is_figure=True)
        if isinstance(one, Claim) and one.is_sole and len(told[one.path]) > 1
        else one
        for one in said
    ]


def as_in_tables(said: Sequence[Said], block: object, tables: Sequence[Sequence[Said]]) -> Iterator[Said]:
    """Yield what a block says, without the items that a sentence names otherwise than the document's tables do."""
    tabled = {one.path[1] for table in tables for one in table if isinstance(one, Claim) and one.path[0] == "item"}
    for one in said:
        is_said = isinstance(one, Claim) and one.path[0] == "item" and isinstance(block, Line)
        if isinstance(one, Claim) and is_said and tabled and one.path[1] not in tabled:
            yield Left(one.quotation, _NO_SUCH_ITEM, is_figure=True)
        else:
            yield one


_ONE_OF_SEVERAL = Words("one of several such figures, each of a part", "同类数据有多项，各指一部分")
_NO_SUCH_ITEM = Words("an item that the tables do not name so", "表格中没有这一名称的事项")
