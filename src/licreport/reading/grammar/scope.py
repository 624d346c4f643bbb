"""Whether what a sentence says from a place on is the authority's own figure of the year.

What is said of another period, of an item, a department or a part of the authority is not, and goes on to be not until
the sentence says that it speaks of all again.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from licreport.narrative.beside import general_words
from licreport.reading.grammar.headings import NUMBER
from licreport.reading.grammar.vocabulary import Term
from licreport.reading.grammar.wording import (
    AVERAGE,
    BESIDES,
    CLAUSE,
    FOREIGN,
    NO_TOPIC,
    OF_ALL,
    OF_ALL_OFFICES,
    OTHER_MATTERS,
    PERIOD,
    WHOLE_YEAR,
)
from licreport.words.language import Words


class Whose(NamedTuple):
    """Whose report on which year a document is."""

    authority: str
    year: int


class Scope:
    """Of whom and of when a sentence speaks, as it is read from its beginning to its end."""

    def __init__(self, text: str, start: int, whose: Whose, heading: str = "", *, goes_on: bool = False) -> None:
        self._text, self._start, self._whose = _with_whole_years(text, whose.year), start, whose
        self._general = general_words(whose.year, whose.authority, BESIDES)
        self._others: int | None = 0 if goes_on or self._is_of_others(heading) else None
        """From where on the sentence speaks of an item, or of a part of the authority."""
        self.is_of_others = self._others is not None
        """Whether that is certain, so that the next sentence speaks of the same unless it says otherwise."""

    @property
    def year(self) -> int:
        """The year that the document is on."""
        return self._whose.year

    def doubt(self, start: int, term: Term | None = None) -> Words | None:
        """Return why what is said from a place on may not be the authority's own figure of the year."""
        before = self._text[self._start : start]
        clauses = re.split(CLAUSE, before)
        if re.search(r"LR\d{3}[：: ]", self._text):
            return _FINDING
        if self._others is not None and self._is_of_all_again(before, clauses[-1]):
            self._others, self.is_of_others = None, False
        if self._others is not None:
            return _OTHER_WHOSE
        return _OTHER_PERIOD if self._is_of_another_period(before) else self._doubt_of_whose(before, clauses, term)

    def _is_of_another_period(self, before: str) -> bool:
        periods = list(re.finditer(PERIOD, before))
        whole = WHOLE_YEAR.format(year=self._whose.year)
        return bool(periods) and re.fullmatch(whole, periods[-1].group()) is None

    def _doubt_of_whose(self, before: str, clauses: Sequence[str], term: Term | None) -> Words | None:
        clause = clauses[-1]
        if any(map(self._is_foreign, clauses[-3:])) or self._is_other_matter(before, term):
            self._others, self.is_of_others = len(before), True
            return _OTHER_WHOSE
        if re.search(AVERAGE, clause):
            return _OTHER_WHOSE
        is_of_items = term is not None and term.name == "items.total"
        if self._general.fullmatch(clause) is None:
            self._others = None if clause.startswith("其中") or is_of_items else len(before)
            return _OTHER_WHOSE
        return _SOME_ITEMS if is_of_items and re.search("其中", clause) else None

    def _is_of_all_again(self, before: str, clause: str) -> bool:
        """Tell whether a sentence speaks of the whole again: it says so, or the brackets close that were on a part."""
        if re.search(OF_ALL_OFFICES if self.is_of_others else OF_ALL, clause):
            return True
        since = before[self._others or 0 :]
        return sum(map(since.count, "）)")) > sum(map(since.count, "（("))

    def _is_of_others(self, heading: str) -> bool:
        is_unknown = re.match(NUMBER, heading) is not None and self._general.fullmatch(heading) is None
        return self._is_foreign(heading) or is_unknown

    def _is_other_matter(self, before: str, term: Term | None) -> bool:
        """Tell whether a stage is that of complaints, requests or the like: 受理投诉举报20件，办结19件."""
        is_stage = term is not None and term.table in _STAGES
        return is_stage and re.search(rf"(?:{OTHER_MATTERS})[^，,。；\d]{{0,8}}(?:\d|$)", before) is not None

    def _is_foreign(self, said: str) -> bool:
        """Tell whether words name an item, a field or an office that is not the authority."""
        own = self._whose.authority
        for name in filter(None, (own, own[-3:], own[-2:], "行政许可", "许可事项", "我局", "本局")):
            said = said.replace(name, "")
        return re.search(FOREIGN, said) is not None and re.search(NO_TOPIC, said) is None


_STAGES = {"applications", "handling", "rates", "reviews"}


def _with_whole_years(text: str, year: int) -> str:
    """Return a text of the same length in which January to December, and the first day to the last, are the year."""
    to = r"\s?[-—–~至到]+\s?"
    whole = rf"(?:{year}年)?1月(?:1日)?{to}(?:{year}年)?12月(?:31日|份|底|末)?|(?:{year}年)?1{to}12月份?"
    return re.sub(rf"(?<!\d)(?:{whole})", lambda found: f"{year}年".ljust(len(found[0]), "的"), text)


_SOME_ITEMS = Words("perhaps of some of the items only", "可能只是部分事项")
_FINDING = Words("told of a finding, in a footnote of a document of ours", "是本工具所编文档脚注中对差异的说明")
_OTHER_PERIOD = Words("of another period than the year", "不是全年的数据")
_OTHER_WHOSE = Words("perhaps of an item or of a part of the authority", "可能是某一事项或某一部门的数据")
