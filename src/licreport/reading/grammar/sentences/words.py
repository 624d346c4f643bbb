"""A sentence with its numbers and the words in it that stand for figures: which word a number stands behind."""

import re
from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from licreport.reading.grammar.claim import Claim, Left, Named, Quotation, quotation
from licreport.reading.grammar.parts import divisions, parts
from licreport.reading.grammar.printed import NoFigure, Printed
from licreport.reading.grammar.scopes.owner import STAGES, without_brackets
from licreport.reading.grammar.scopes.sentence import Scope
from licreport.reading.grammar.vocabulary import Term, after, meaning, term_at, terse_terms, words_of_sentences
from licreport.reading.grammar.wording import (
    BETWEEN,
    CHANGES,
    TOGETHER,
)
from licreport.reading.text import Line
from licreport.report.mirrors import GROWTH, LAST_YEAR
from licreport.words.language import Words

Said: TypeAlias = Claim | Named | Left


class Found(NamedTuple):
    """A word that stands for a figure, in a sentence."""

    start: int
    end: int
    word: str
    term: Term | None
    """None for a word that means no one figure."""


class WithWords:
    """One sentence, its numbers and the words in it that stand for figures."""

    def __init__(  # noqa: PLR0913, PLR0917  # all of it is what a sentence is read with
        self,
        line: Line,
        text: str,
        start: int,
        end: int,
        numbers: Sequence[Printed | NoFigure],
        scope: Scope,
        above: Sequence[Said],
    ) -> None:
        self.line, self.text, self.start, self.end = line, text, start, end
        self.numbers = [number for number in numbers if isinstance(number, Printed)]
        self.none = [number for number in numbers if isinstance(number, NoFigure)]
        self.scope = scope
        brackets = re.finditer(r"[（(][^（）()]*[）)]", text[start:end])
        self.brackets = [(start + match.start(), start + match.end()) for match in brackets]
        self.found = [
            Found(start + match.start(), start + match.end(), match.group(), meaning(match.group()))
            for match in words_of_sentences().finditer(text[start:end])
        ]
        listed = [*parts(text, start, end, self.numbers)]
        whole = address_of(above[0]) if len(above) == 1 else ""
        divided = divisions(text, start, end, self.numbers) if whole else ()
        self.parts = {part.number: part for part in (*listed, *(part for each in divided for part in each))}
        self.whole = whole
        """What the sentence before is on, where that is one figure alone: its address."""
        last = above[-1].path if above and isinstance(above[-1], Claim) else _items_only(above)
        self.above = {last[0], ".".join(last)}
        """The table of what the sentence before says last, and its address."""
        self.told_above = above
        self.claimed: dict[Printed, Term] = {}
        """The figures of the year that were read."""
        self.later: list[tuple[int, Sequence[Printed], re.Match[str] | None, re.Match[str] | None]] = []
        """What is said of several figures told before: where, the numbers, and the words of change or of last year."""
        self.addresses: dict[Printed, str] = {}
        """The figures that were read, by what their parts refer to them."""
        self.done: set[Printed] = set()
        self.grown = 0
        """Where the change that was told last ends."""
        self.changing: Term | None = None
        """What that is a change of."""
        self.compared = 0
        """Where last year's figure that was told last ends."""
        self.last: Term | None = None
        """The figure that was read last, of which last year's or the growth may be told next."""
        self.read = 0
        """Where the figure that was read last ends."""

    def claim(self, number: Printed, term: Term, start: int) -> Said:
        """Return a number as that of a figure whose name begins at a place, or why it is not certainly that."""
        if (why := self._misfit(number, term, start)) is not None:
            return self.left(number, why)
        if term.name == "oversight.inspections" and self.scope.is_of_own_field(start, term):
            self.done.add(number)
            self.last = term
            return Claim((term.table, term.key), number.written, self.quoted(number), number.is_estimate, is_sole=True)
        if (why := self.scope.doubt(start, term)) is not None:
            if self.scope.is_of_last_year(start, term):
                self.done.add(number)
                self.last = None
                if term in self.claimed.values():  # what is told next is the change since
                    self.compared, self.changing = number.end, term
                return Claim(last_years_path(term), number.written, self.quoted(number), number.is_estimate)
            return self.left(number, why)
        if (why := self._beside_its_like(number, term, start)) is not None:
            return self.left(number, why)
        self.last, self.read, self.claimed[number] = term, number.end, term
        self.done.add(number)
        claim = Claim((term.table, term.key), number.written, self.quoted(number), number.is_estimate)
        self.addresses[number] = address_of(claim)
        return claim

    def _beside_its_like(self, number: Printed, term: Term, start: int) -> Words | None:
        """Return why a number is no second value of its figure: it is a part of that, or all that it is a part of."""
        if self._is_part_of_same(number, term):
            return _PART
        is_whole = term.name == "oversight.inspections" and self._is_of_all_inspections(number, start)
        return _WHOLE if is_whole else None

    def _is_part_of_same(self, number: Printed, term: Term) -> bool:
        """Tell whether a number is told as a part of the same figure: 检查9次，其中对企业检查8次."""
        before = [other for other, claimed in self.claimed.items() if claimed == term and other.end <= number.start]
        above = self.told_above[-1] if self.told_above and not before else None
        is_above = isinstance(above, Claim) and above.path == (term.table, term.key)
        behind = self.text[before[-1].end if before else self.start : number.start] if before or is_above else ""
        return re.match(rf"{_PART_OF}[^，,；;。\d]*$", behind) is not None

    def _is_of_all_inspections(self, number: Printed, start: int) -> bool:
        """Tell whether a number is of all inspections, and the one behind it of those that the key counts."""
        named = self.text[start : number.start]
        return "主动" not in named and re.match(_OWN_INSPECTIONS, self.text[number.end :]) is not None

    def _misfit(self, number: Printed, term: Term, start: int) -> Words | None:
        """Return why a number cannot be what a figure counts whose name begins at a place; None where it can."""
        if term.name == "reviews.rectified" and self._tells_of_late_ones(start):
            return _PART_IN_TIME
        behind, year = self.text[number.end :], re.match(r"(20\d\d)年", self.text[start : number.start])
        if not fits(number, term) or (not number.unit and re.match(_UNKNOWN_UNIT, behind)):
            return _UNIT
        if term.name == "applications.brought_forward" and year and int(year[1]) != self.scope.year - 1:
            return _OTHER_YEAR
        if term.name == "items.total" and re.match(_NO_ITEMS, behind):
            return _UNIT
        is_of_items = number.unit == "项" and not self.scope.counts_in_items
        if term.unit == "件" and (is_of_items or number.unit == "个") and re.match(_ITEMS_BEHIND, behind):
            return _ITEMS
        return _ITEMS if is_of_items and term.table in {"handling", "fees"} else None

    def _tells_of_late_ones(self, start: int) -> bool:
        """Tell whether bad reviews are those answered in time (按期整改差评6条), and others are said to be late."""
        sentence = self.text[self.start : self.end]
        is_in_time = self.text.endswith("按期", self.start, start)
        return is_in_time and (re.search(_LATE, sentence) or re.search(_ANSWERED_LATE, self.text)) is not None

    def named(self, number: Printed) -> Found | None:
        """Return the word right before a number, with nothing but words of no weight between."""
        outer = (
            found
            for found in self.found
            if not any(first < found.start < last <= number.start for first, last in self.brackets)
        )
        before = [found for found in outer if found.end <= number.start][-2:]
        near = [found for found in before if re.fullmatch(BETWEEN, self.between(found, number))]
        fitting = [found for found in near if found.term is None or fits(number, found.term)]
        found = fitting or near
        return found[-1] if found else None

    def labelled(self, number: Printed) -> Said | None:
        """Read a line that is a label and its number, as a cell of a table is: 1. 事项总数：14项."""
        said = re.fullmatch(LABEL, self.text[: number.start])
        is_alone = re.fullmatch(r"\s*[；;。]?\s*", self.text[number.end :]) is not None
        if said is None or not is_alone:
            return None
        term = terse_terms().get(said[1]) or self._behind_a_label(said[1])
        return self.claim(number, term, number.start) if term else None

    def _behind_a_label(self, label: str) -> Term | None:
        """Return what a label means behind the one in the line above: 本年新增 behind 事项总数."""
        told = after(re.sub(r"^(?:其中)?(?:本年度?|当年|年内|全年|20\d\d年度?)?|(?:事项)?数?量?$", "", label))
        return term_at(told[1]) if told and told[0] in self.above else None

    def between(self, found: Found, number: Printed) -> str:
        """Return what stands between a word and a number, without brackets that say what is contained."""
        between = self.text[found.end : number.start]
        return without_brackets(between) if re.match("[（(](?:含|包括|其中)", between) else between

    def is_of_several(self, found: Found) -> bool:
        """Tell whether a number is said of several names, or is one of several: 受理、批准量达12件、11件."""
        at = self.found.index(found)
        before = self.found[at - 1] if at else None
        if before is None or before.term is None or before.term == found.term or before.term.table == "items":
            return False
        return re.fullmatch(TOGETHER, self.text[before.end : found.start]) is not None

    def is_phrase(self, found: Found, number: Printed) -> bool:
        """Tell whether a number is part of what something is done with: 对批准的120件许可开展回访."""
        is_attribute = "的" in self.text[found.end : number.start]
        behind = r"(?!(?:办件|申请|许可)?[中里])[^\W\d_]"
        return is_attribute and re.match(behind, self.text[number.end : self.end]) is not None

    def turn(self, number: Printed) -> None:
        """Take note where a stage is told of something else, so that the next ones are: 受理食品许可9件，办结8件."""
        before = [found for found in self.found if found.end <= number.start]
        between = self.text[before[-1].end : number.start] if before else ""
        between = without_brackets(between)
        term = before[-1].term if before else None
        is_stage = bool(before) and (after(before[-1].word) is None if term is None else term.table in STAGES)
        if (
            is_stage
            and number.unit not in _OF_TIME
            and re.match(r"[^，,；;。、（(]*[^\W\d_][^，,；;。、（(]*$", between)
            and not re.search(CHANGES, between)
        ):
            clause = re.split(r"[，,；;。：:]", self.text[self.start : number.start])[-1]
            self.scope.turn(number.start, is_part=clause.strip().startswith("其中"))

    def quoted(self, number: Printed) -> Quotation:
        """Return the words of a number."""
        return quotation(self.line.text, number.start, number.end, self.line.place)

    def left(self, number: Printed, why: Words) -> Left:
        """Leave a number out."""
        self.done.add(number)
        self.last = None  # a change that is told next is of this, not of what was read before
        return Left(self.quoted(number), why, is_figure=True)


LABEL = r"\s*(?:\d{1,2}[.、．]|[（(]\d{1,2}[)）]|[^\w\s（(])?\s*([^\W\d_]{2,10})[：:]\s*"
"""The label of a line that is a label and its number."""


def _items_only(above: Sequence[Said]) -> tuple[str, ...]:
    """Return the address of the items where a sentence says how many there are, and then parts of them only."""
    is_parted = all(isinstance(one, Named) and one.of == "items.total" for one in above[1:])
    is_total = bool(above) and isinstance(above[0], Claim) and above[0].path == ("items", "total")
    return ("items", "total") if is_total and is_parted else ("",)


def address_of(said: Said) -> str:
    """Return by what name a part refers to a figure of the year; nothing where it cannot."""
    if isinstance(said, Named):
        return "" if said.unit == "%" else said.name
    if isinstance(said, Left) or said.is_estimate or said.path[0].startswith((LAST_YEAR, GROWTH)):
        return ""
    return ".".join(said.path)


def last_years_path(term: Term) -> tuple[str, str]:
    """Return where last year's figure has its place."""
    return ("items", "previous") if term.name == "items.total" else (f"{LAST_YEAR}.{term.table}", term.key)


def fits(number: Printed, term: Term) -> bool:
    """Tell whether a number may be what a figure counts: a rate is in percent, money in yuan, a count in its like."""
    if term.is_rate or number.is_rate:
        return term.is_rate and number.is_rate
    if term.unit == "元":
        return number.unit == "元" or (number.written == 0 and not number.unit)
    return number.unit in _COUNT_UNITS.get(term.unit, _CASES)


_CASES = {"", "件", "宗", "笔", "项", "个", "次", "起", "条", "份", "批", "人次", "户次", "件次"}
_COUNT_UNITS = {
    "项": {"", "项", "个"},
    "个": {"", "个", "家"},
    "次": {"", "次", "人次", "户次", "家次", "件次", "件"},
}
"""What may stand behind a count, by the unit of the figure; applications are counted in many ways."""
_UNKNOWN_UNIT = r"(?!其中|占|同比|[较比与和及]|以及|[，、])[^\W\d_]"
"""What stands behind a number without a unit that is known, so that it counts something else: 12大项."""
_OF_TIME = {"%", "项", "工作日", "个工作日", "天", "日", "小时", "分钟", "年", "个月"}
"""What counts no cases, so that a stage which it is told of goes on to be of what it was before."""
_ITEMS_BEHIND = "(?:行政)?(?:许可|审批)?事项"
_ITEMS = Words("perhaps of items, and not of cases", "可能是事项数，而不是办件数")
_NO_ITEMS = (
    "[主子大小]项|(?:省|市|区|县|级|直|主管|实施|审批|许可|行政|监管)*(?:部门|单位|机关|领域|大类|类别|行业|方面)"
)
"""What is counted of items behind a number, and is no number of them: 清单涵盖27个部门."""
_LATE = "(?:超期|逾期|延期|未按期|未能按期|未按时)"
_ANSWERED_LATE = f"{_LATE}[^，,。；;]{{0,6}}整改|整改[^，,。；;]{{0,6}}{_LATE}"
_PART_IN_TIME = Words("of those in time only, and others were late", "只是按期的部分，另有超期的")
_PART_OF = r"\s*[，,；;（(]?\s*其中[:：]?[，,]?"
_OWN_INSPECTIONS = (
    r"\s*[，,；;（(。]\s*其中[:：]?[，,]?(?:开展|组织|进行|实施)?主动(?:开展)?(?:监督)?检查"
    r"(?:次数|[共计为达约近了])*\s*\d"
)
_WHOLE = Words("of all inspections, of which the next figure is a part", "是全部检查的数据，后一数据才是主动检查")
_PART = Words("a part of the figure before it", "是前一数据的一部分")
_OTHER_YEAR = Words("of another year than the one before", "不是上年结转的数据")
_UNIT = Words("its unit does not fit the words before it", "单位与前面的词不符")
