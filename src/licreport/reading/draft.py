"""A document as it was read → the draft of a report: figures, contradictions, and what was left out.

A figure that is printed twice with two values is not chosen: it is left out, and both are told.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import zip_longest
from typing import NamedTuple

from licreport.figures.reading import Kind, UnfitError, reader
from licreport.reading.agreement import (
    agree,
    as_in_tables,
    called,
    finest,
    with_growth_once,
    with_wholes,
    with_withdrawn_once,
    without_concluded_of_some,
    without_others,
)
from licreport.reading.between_lines import announces, counts_in_items, label_in, stage_of_list, whole
from licreport.reading.grammar.breakdown import breakdown
from licreport.reading.grammar.claim import Claim, Left, Named, Path
from licreport.reading.grammar.masthead import masthead
from licreport.reading.grammar.outcomes import not_told_apart
from licreport.reading.grammar.scopes.headings import Headings, Under, is_of_notes
from licreport.reading.grammar.scopes.item import headed_items
from licreport.reading.grammar.scopes.offices import is_of_own_level
from licreport.reading.grammar.scopes.owner import is_of_another_kind
from licreport.reading.grammar.sentences.said import said_in
from licreport.reading.grammar.sentences.words import Said
from licreport.reading.grammar.tables.addressed import is_addressed, left_of_ours, named_in_tables, said_of_addresses
from licreport.reading.grammar.tables.as_lines import lines_of
from licreport.reading.grammar.tables.said import said_by
from licreport.reading.grammar.vocabulary import Term
from licreport.reading.grammar.whose import Heading, Whose
from licreport.reading.text import Grid, Line, Text, Unread
from licreport.report.address import all_tables
from licreport.report.fields import UNKNOWN
from licreport.words.language import Words


class Draft(NamedTuple):
    """What was read from a document."""

    heading: Heading
    figures: Mapping[Path, Claim]
    """Each figure once, in the order of the document."""
    named: tuple[Named, ...]
    conflicts: tuple[tuple[Claim, ...], ...]
    """Figures that are printed with values that cannot be the same."""
    left: tuple[Left, ...]
    """The numbers that are no figures, or are not certain."""
    estimates: tuple[Claim, ...] = ()
    """Figures that are printed as near something only."""
    breakdown: str = UNKNOWN
    """Whether the items are all there are, some of them, or nobody can say."""
    doubtful: frozenset[Path] = frozenset()
    """Outcomes that the document prints in words that were not read, so that no sum of them is known."""
    unread: tuple[Unread, ...] = ()
    """What of the document was not read at all."""
    repeated: tuple[Claim, ...] = ()
    """Figures that are printed again, as they were read elsewhere or rounded."""
    named_again: tuple[Named, ...] = ()
    """Figures without a key that are printed again, all alike."""

    @property
    def counts_unclearly(self) -> bool:
        """Whether on_time stands beside on_the_spot, so that nobody knows whether it is counted around it."""
        tables = {path[:-1] for path in self.figures if path[-1] == "on_time"}
        return any((*table, "on_the_spot") in self.figures for table in tables)


def draft(text: Text, authority: str | None = None, year: int | None = None) -> Draft:
    """Read a document; `authority` and `year` are for one that does not say them."""
    lines = [line for block in text.blocks for line in ([block] if isinstance(block, Line) else lines_of(block))]
    found = masthead(lines)
    found = found._replace(authority=authority or found.authority, year=year or found.year)
    is_alone = is_of_own_level((line.text for line in lines), found.authority or "")
    blocks = _said(
        text,
        found.whose._replace(is_of_own_level=is_alone, counts_in_items=counts_in_items(line.text for line in lines)),
    )
    tables = [told for told, block in zip(blocks, text.blocks, strict=True) if isinstance(block, Grid)]
    told = (one for block, said in zip(text.blocks, blocks, strict=True) for one in as_in_tables(said, block, tables))
    said: Sequence[Said] = [_fitting(one) if isinstance(one, Claim) else one for one in told]
    said = without_others(_of_its_kind(said, text, found))
    said = with_withdrawn_once(with_growth_once(_below_the_title(said, text, found)))
    said = with_wholes(without_concluded_of_some(said))
    claims: dict[Path, list[Claim]] = {}
    for claim in said:
        if isinstance(claim, Claim):
            claims.setdefault(claim.path, []).append(claim)
    agreed = {path: finest(alike) for path, alike in claims.items() if agree(alike)}
    named = [one for one in said if isinstance(one, Named)]
    first = {called(one): one for one in reversed(named)}
    names = Counter(name for name, _, _ in {(called(one), one.written, one.unit) for one in named})
    taken = {claim.quotation for claim in agreed.values()}
    again = (claim for path in agreed for claim in claims[path] if claim.quotation not in taken)
    left = tuple(one for each in said if (one := _as_left(each, names)) is not None)
    own_words = tuple(one for one in named if names[called(one)] == 1 and one is first[called(one)])
    return Draft(
        heading=found,
        figures={path: claim for path, claim in agreed.items() if not claim.is_estimate},
        named=own_words,
        conflicts=tuple(tuple(alike) for path, alike in claims.items() if path not in agreed),
        left=left,
        estimates=tuple(claim for claim in agreed.values() if claim.is_estimate),
        doubtful=not_told_apart(
            [path for path, claim in agreed.items() if not claim.is_estimate], left, own_words, text.blocks
        ),
        breakdown=breakdown(text.blocks, blocks),
        unread=(*text.unread, *_no_such_day(found)),
        repeated=tuple(again),
        named_again=tuple(one for one in named if names[called(one)] == 1 and one is not first[called(one)]),
    )


def _no_such_day(found: Heading) -> Sequence[Unread]:
    """Return what a document is signed on, where that is no day: it is left out, and told."""
    return [Unread(_NO_SUCH_DAY, found.signature)] if found.signed is None and found.signature is not None else []


_NO_SUCH_DAY = Words("the date below the signature does not exist", "落款处的日期不存在，没有这一天")


def _of_its_kind(said: Sequence[Said], text: Text, found: Heading) -> Sequence[Said]:
    """Leave out what a document tells that is on another matter by its title, as those on hotlines are."""
    lines = [block for block in text.blocks if isinstance(block, Line) and block.text.strip()]
    above = [line.text for line in lines[:_TITLES] if len(line.text) < _LONGEST] + [
        b.text for b in lines if b.level == 1
    ]
    if found.title is not None or not any(map(is_of_another_kind, above)):
        return said
    return [Left(one.quotation, _ANOTHER_KIND, is_figure=True) if isinstance(one, Claim) else one for one in said]


_TITLES, _LONGEST = 3, 60
"""Lines that a document may have its title in where none is marked, and characters of the longest title."""


def _below_the_title(said: Sequence[Said], text: Text, found: Heading) -> Sequence[Said]:
    """Leave out the figures above a title that is marked as one: the counters of a page are no part of its article."""
    places = [block.place for block in text.blocks if isinstance(block, Line)]
    marked = [block.place for block in text.blocks if isinstance(block, Line) and block.level == 1]
    if found.title not in marked:
        return said
    above = set(places[: places.index(found.title)])
    return [
        Left(one.quotation, _ABOVE, is_figure=True) if isinstance(one, Claim) and one.quotation.place in above else one
        for one in said
    ]


def _as_left(said: Said, names: Mapping[tuple[str, ...], int]) -> Left | None:
    """Return what was left out; of several figures of one name nobody can say which is meant."""
    if isinstance(said, Named) and names[called(said)] > 1:
        return Left(said.quotation, _SAME_NAME, is_figure=True)
    return said if isinstance(said, Left) else None


def _fitting(claim: Claim) -> Claim | Left:
    """Return a claim, or why its value cannot stand where the format has that figure, or has none."""
    if claim.path[-1] not in all_tables()[claim.path[0]].model_fields:
        return Left(claim.quotation, _NO_PLACE, is_figure=True)
    error = unfit(claim)
    return claim if error is None else Left(claim.quotation, error.problem, is_figure=True)


def unfit(claim: Claim) -> UnfitError | None:
    """Return why the value of a claim cannot stand where the format has that figure; None where it can."""
    table = all_tables()[claim.path[0]]
    kind = next(fact for fact in table.model_fields[claim.path[-1]].metadata if isinstance(fact, Kind))
    try:
        reader(kind)(value_of(claim.written))
    except UnfitError as error:
        return error
    return None


def value_of(written: int | str) -> int | str | Decimal:
    """Return a figure as TOML holds it: money to the cent is a decimal, and no rounded figure."""
    is_decimal = isinstance(written, str) and re.fullmatch(r"\d+\.\d+", written)
    return Decimal(written) if is_decimal else written


def _said(text: Text, whose: Whose) -> list[list[Said]]:
    """Return what a document says, block by block."""
    said: list[list[Said]] = []
    items = headed_items(block.text for block in text.blocks if isinstance(block, Line))
    headings, above, before, unit = Headings(whose, items), "", "", ""
    stage: Term | None = None
    label: Claim | None = None
    notes = ""
    is_ours = any(is_addressed(block) for block in text.blocks if isinstance(block, Grid))
    for block, below in zip_longest(text.blocks, text.blocks[1:]):
        if isinstance(block, Grid):
            captioned = block._replace(caption=f"{block.caption}{unit}")
            told = said_by(captioned, whose, [headings.topic, above])
            addressed = said_of_addresses(block) if is_addressed(block) else left_of_ours(told)
            said.append([*(addressed if is_ours else told)])
            above = before = unit = ""
            continue
        is_heading = headings.take(block.text, block.level)
        section = headings.section
        notes = block.text if is_of_notes(block.text) else "" if block.level else notes
        told = said_in(block, whose, notes or headings.topic, before, Under(headings.item, items, stage, label))
        own = [*whole(named_in_tables(told) if is_ours else told, block, below)]
        label = label_in(block, own, label)
        said.append([one._replace(section=section) if isinstance(one, Named) else one for one in own])
        stage = stage_of_list(block.text, stage)
        before = "" if is_heading else block.text
        if named := re.match(r"\s*[（(]?(单位[:：][^）)]{1,20})", block.text):
            unit = f"（{named[1].strip()}）"
        elif block.text.strip():
            unit = ""
            above = block.text if announces(block, is_heading=is_heading) else ""
    return said


_NO_PLACE = Words("the format has no place for it", "格式中没有这项数据的位置")
_ANOTHER_KIND = Words("the document is on another matter, by its title", "从标题看，文件不是关于行政许可的")
_ABOVE = Words("it stands above the title", "位于标题之前")
_SAME_NAME = Words("several figures have that name", "同名的数据不止一项")
