"""Whether what a sentence says from a place on is the authority's own figure of the year.

What is said of another period, of an item, a department or a part of the authority is not, and goes on to be not until
the sentence says that it speaks of all again.
"""

import re
from typing import NamedTuple

from licreport.narrative.beside import general_words
from licreport.reading.grammar.vocabulary import Term
from licreport.reading.grammar.wording import BESIDES, CLAUSE, FOREIGN, NO_TOPIC, OF_ALL, PERIOD, WHOLE_YEAR
from licreport.words.language import Words


class Whose(NamedTuple):
    """Whose report on which year a document is."""

    authority: str
    year: int


class Scope:
    """Of whom and of when a sentence speaks, as it is read from its beginning to its end."""

    def __init__(self, text: str, start: int, whose: Whose, heading: str) -> None:
        self._text, self._start, self._whose, self._heading = text, start, whose, heading
        self._general = general_words(whose.year, whose.authority, BESIDES)
        self._others: int | None = None
        """From where on the sentence speaks of an item, or of a part of the authority."""

    def doubt(self, start: int, term: Term | None = None) -> Words | None:
        """Return why what is said from a place on may not be the authority's own figure of the year."""
        if re.search(r"LR\d{3}[：: ]", self._text):
            return _FINDING
        before = self._text[self._start : start]
        *earlier, clause = re.split(CLAUSE, before)
        if self._others is not None and (re.search(OF_ALL, clause) or re.search("[）)]", before[self._others :])):
            self._others = None
        if self._others is not None:
            return _OTHER_WHOSE
        periods = list(re.finditer(PERIOD, before))
        if periods and not re.fullmatch(WHOLE_YEAR.format(year=self._whose.year), periods[-1].group()):
            return _OTHER_PERIOD
        if self._is_foreign(self._heading) or any(map(self._is_foreign, (*earlier[-2:], clause))):
            self._others = len(before)
            return _OTHER_WHOSE
        if self._general.fullmatch(clause) is None:
            self._others = None if clause.startswith("其中") else len(before)
            return _OTHER_WHOSE
        is_of_items = term is not None and term.name == "items.total"
        return _SOME_ITEMS if is_of_items and re.search("其中", clause) else None

    def _is_foreign(self, said: str) -> bool:
        """Tell whether words name an item, a field or an office that is not the authority."""
        own = self._whose.authority
        for name in filter(None, (own, own[-3:], own[-2:], "行政许可", "许可事项", "我局", "本局")):
            said = said.replace(name, "")
        return re.search(FOREIGN, said) is not None and re.search(NO_TOPIC, said) is None


_SOME_ITEMS = Words("perhaps of some of the items only", "可能只是部分事项")
_FINDING = Words("told of a finding, in a footnote of a document of ours", "是本工具所编文档脚注中对差异的说明")
_OTHER_PERIOD = Words("of another period than the year", "不是全年的数据")
_OTHER_WHOSE = Words("perhaps of an item or of a part of the authority", "可能是某一事项或某一部门的数据")
