"""Items one after the other behind what is told of them: 准予许可中，食品经营许可12件、取水许可9件.

What they are figures of must be said right before the first: by a figure (批准21件，其中…; 批准21件（…）), by a stage
(按事项分，受理…) or by a ranking (受理量居前三位的事项是…). Several must be named: one alone may be a kind of case.
"""

import re
from typing import NamedTuple

from licreport.reading.grammar.claim import Claim
from licreport.reading.grammar.printed import Printed
from licreport.reading.grammar.scopes.item import is_item, may_end_item
from licreport.reading.grammar.sentences.items import WithItems
from licreport.reading.grammar.sentences.words import Found, Said, fits
from licreport.reading.grammar.vocabulary import Term
from licreport.report.model import FIGURES
from licreport.words.language import Words


class _List(NamedTuple):
    """A list of items that is being read: of which figure they are, and where its last number ends."""

    term: Term
    end: int


class WithListedItems(WithItems):
    """A sentence that may list items, each with its number."""

    listing: _List | None = None

    def listed(self, number: Printed) -> Said | None:
        """Read the number of an item in a list; None where there is no list, or it has ended."""
        if self.listing is not None:
            named = _next(self.text[self.listing.end : number.start])
            if named is not None:
                return self._entry(number, self.listing.term, named)
            self.listing = None
        if not may_end_item(self.text[self.start : number.start]):
            return None
        first = self._alone(number) or self._first(number)
        return None if first is None else self._entry(number, *first)

    def _entry(self, number: Printed, term: Term, name: str) -> Said | None:
        if number.is_estimate or not fits(number, term):
            self.listing = None
            return None
        self.listing = _List(term, number.end)
        self.last = None  # a change that is told next is the item's
        if not is_item(name):
            return self.left(number, _REST)
        self.done.add(number)
        return Claim(("item", name, term.key), number.written, self.quoted(number))

    def _alone(self, number: Printed) -> tuple[Term, str] | None:
        """Return what a line of a list is on that names one item, and its name."""
        said = re.fullmatch(r"[^\u4e00-\u9fff“（(]*([^：:，,。；;\d]+?)\s*[：:]?\s*", self.text[: number.start])
        stage = self.scope.stage
        return (stage, said[1]) if stage and said and is_item(said[1]) else None

    def _first(self, number: Printed) -> tuple[Term, str] | None:
        """Return what a list of items is on that begins with a number, and the name of the first; None if none does."""
        before = max((other.end for other in self.numbers if other.end <= number.start), default=self.start)
        said = re.fullmatch(rf"(.*?{_LEAD})({_ITEM}){_FILLER}", self.text[before : number.start])
        told = self._told(before, before + said.start(2)) if said else None
        if said is None or told is None or not self._is_list(number, is_told=told[1]):
            return None
        term, _, place = told
        name = said[2].removeprefix(self.text[before + said.start(2) : place]) if place > before else said[2]
        name = name.rstrip("（(")
        return (term, name) if is_item(name) else None

    def _told(self, before: int, start: int) -> tuple[Term, bool, int] | None:
        """Return of what items from a place on are figures, whether they are said to be items, and where they begin."""
        lead = self.text[before:start]
        if (behind := self._behind_a_figure(before, lead)) is not None:
            return behind, False, start
        stage = next((each for each in self.found if each.start == start), None)  # 按事项分，受理取水许可9件
        is_by_item = stage is not None and re.search(rf"{_BY_ITEM}[，,：:]?$", self.text[self.start : start])
        found = stage if is_by_item else next((each for each in reversed(self.found) if each.end <= start), None)
        if found is None or found.term is None or found.term.key not in FIGURES or found.start < before:
            return None
        between = self.text[found.end : start]
        is_among = re.fullmatch(_AMONG, between) is not None
        if not (is_by_item or is_among or re.fullmatch(_RANKED, between)) or not self._is_own(found):
            return None
        return found.term, not is_among, max(start, found.end)

    def _behind_a_figure(self, before: int, lead: str) -> Term | None:
        """Return the figure that ends right before a list: 批准21件，其中; 批准21件（."""
        last = next((number for number in reversed(self.numbers) if number.end == before), None)
        term = self.claimed.get(last) if last else None
        is_told = term is not None and term.key in FIGURES and re.fullmatch(_BEHIND, lead) is not None
        return term if is_told else None

    def _is_own(self, found: Found) -> bool:
        """Tell whether what a list is of is the authority's own of the year."""
        return self.scope.doubt(found.start, found.term) is None

    def _is_list(self, number: Printed, *, is_told: bool) -> bool:
        """Tell whether another item follows a number, or it is said that what follows are items."""
        behind = next((other for other in self.numbers if other.start >= number.end), None)
        second = _next(self.text[number.end : behind.start]) if behind else None
        return is_told or second is not None


def _next(between: str) -> str | None:
    """Return the name that stands between two numbers of a list: of an item, or of the rest of them."""
    said = re.fullmatch(rf"[）)]?\s*[、，,；;]\s*(?:以及|[和及与])?({_ITEM}|{_OTHERS}){_FILLER}", between)
    name = said[1].rstrip("（(") if said else ""
    return name if is_item(name) or re.fullmatch(_OTHERS, name) else None


_ITEM = r"(?!其中|包括|包含|主要|分别)[\u4e00-\u9fff“”][\u4e00-\u9fff“”（）()]{1,39}"
_LEAD = "(?:其中|主要(?:包括|有|[是为])|包括|包含|分别[是为])?[，,：:]?"
_OTHERS = "(?:其余|其他|其它)(?:各类|行政)?(?:许可|事项|许可事项)?"
_FILLER = r"\s*(?:办件|申请)?[有为共计达]?\s*[：:（(]?\s*"
_BEHIND = (
    r"\s*[（(]|[中里][，,：:]?(?:其中)?|[，,；;]?\s*其中[，,：:]?|[，,]\s*(?:主要)?(?:包括|包含|分别|为|是)+[：:]?"
)
_AMONG = r"(?:的?(?:行政许可)?(?:申请|办件|许可|决定)?)?[中里][，,：:]?(?:其中)?[，,：:]?"
_RANKED = (
    r"[量数]?(?:最[大多高]|居前|较[大多高]|排名?|位?[居列于]|前)[^，,。；;\d]{0,12}?"
    r"(?:依次|分别)?[是为有](?:依次|分别)?(?:为|是)?[：:]?"
)
_BY_ITEM = "(?:按|从|分)(?:许可|具体|各|办理)*事项(?:类型|类别|名称)?(?:来?看|划?分|区分|统计|情况)?"
_REST = Words("the other items together", "其余事项的合计")
