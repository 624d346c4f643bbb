"""What a sentence tells of licence items: 从事项看，取水许可受理376件、批准370件；采砂许可受理188件.

It must say that it speaks of items, or name two of them: of one alone nobody knows whether its name is all of it.
"""

import re

from licreport.reading.grammar.claim import Claim
from licreport.reading.grammar.printed import Printed
from licreport.reading.grammar.scopes.item import ENDS, NO_ITEM, is_item
from licreport.reading.grammar.sentences.several import WithSeveral
from licreport.reading.grammar.sentences.words import Found, Said, fits
from licreport.reading.grammar.vocabulary import term_at
from licreport.report.model import FIGURES


class WithItems(WithSeveral):
    """A sentence that may tell of licence items by name."""

    def of_item(self, number: Printed, found: Found) -> Said | None:
        """Read a figure of the item that is named right before it, or was in the same part of the sentence."""
        term = found.term
        if term is None or term.key not in FIGURES or number.is_estimate or not fits(number, term):
            return None
        name = self.scope.item
        if not name or not self.scope.as_of_item(found.start, term):
            name = self._item(found) if self._tells_of_items() else ""
        if not name or not self.scope.is_of_this_year(found.start):
            return None
        self.done.add(number)
        self.last = None  # a change that is told next is the item's
        return Claim(("item", name, term.key), number.written, self.quoted(number))

    def applied_for(self, number: Printed) -> Said | None:
        """Read the applications for an item that is named right before them: 从事项看，取水许可申请9件."""
        said = re.search(
            r"(?:^|[，,；;。：:、])\s*([\u4e00-\u9fff（）()“”]{3,40})申请$", self.text[self.start : number.start]
        )
        if said is None or not is_item(said[1]):
            return None
        if number.is_estimate or not fits(number, _RECEIVED) or not self._tells_of_items():
            self.scope.turn(number.start, is_part=False)
            return None
        if not self.scope.is_of_this_year(number.start):
            return None
        self.done.add(number)
        self.last = None
        return Claim(("item", said[1], _RECEIVED.key), number.written, self.quoted(number))

    def _item(self, found: Found) -> str:
        """Return the item that a word is said of: named in its clause, or before it, up to a semicolon."""
        part = re.split("[；;。：:]", self.text[self.start : found.start])[-1]
        clauses = re.split("[，,]|(?<=[件宗笔])、", part)
        if found.word.startswith(_DEED) and re.fullmatch(rf"\s*{_OF_DEED}", clauses[-1]):
            clauses[-1] += _DEED  # 方案审批办结9件: the word is 审批办结, and the name ends in 审批
        named = [match[0] for clause in clauses if (match := re.match(_NAME, clause)) and self._is_item(clause, match)]
        is_plain = all(re.match(_NAME, clause) or re.fullmatch(_BESIDE, clause) for clause in clauses)
        return named[-1] if named and is_plain else ""

    def _is_item(self, clause: str, name: re.Match[str]) -> bool:
        behind = clause[name.end() :]
        return re.search(NO_ITEM, name[0]) is None and re.fullmatch(rf"(?:{_FIGURE})?", behind) is not None

    def _tells_of_items(self) -> bool:
        told = self.text[max(0, self.start - _NEAR) : self.end]
        if re.search(_OF_ITEMS, told):
            return True
        clauses = re.split("[，,；;：:。]", self.text[self.start : self.end])
        return len({m[0] for clause in clauses if (m := re.match(_NAME, clause)) and not re.search(NO_ITEM, m[0])}) > 1


_DEED = "审批"
_OF_DEED = (
    r"[\u4e00-\u9fff（）()、“”]{3,26}"
    "(?:方案|设计|报告[书表]?|文件|影响评价|设置|占用|挖掘|采伐|移植|设立|林地|草原|广告)"
)
"""What the name of an item is before 审批, by what it ends in: no office, no field and no kind of project."""
_RECEIVED = term_at("applications.received")
_NEAR = 30
"""Characters before a sentence that may say that it is on items: its heading."""
_OF_ITEMS = "从(?:具体|各|办理|行政|许可|审批)*事项看|分事项|按事项|(?:主要|重点|具体|高频|各)(?:行政许可|许可)?事项"
_NAME = (
    rf"\s*[\u4e00-\u9fff（）()、“”]{{2,30}}?(?:{ENDS})"
    r"(?=$|申请|受理|收到|办结|批准|准予|不予|许可|不批准|当场|网上|按期)"
)
"""The name of an item right before a word that stands for a figure."""
_FIGURE = r"[\s、和]*(?:不予|准予|当场|网上|按期|收到|申请)*[^\W\d_]{0,4}\d[\d,.]*[万亿]?(?:件|宗|笔|个)?[（(]?"
_BESIDE = rf"\s*|{_FIGURE}|[^，,。；;\d]{{0,6}}(?:{_OF_ITEMS})[^，,。；;\d]{{0,6}}"
"""What else may stand in the clauses of an item: its other figures, and that it is of items."""
