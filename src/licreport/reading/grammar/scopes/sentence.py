"""Whether what a sentence says from a place on is the authority's own figure of the report's period.

What is said of another period, of an item, a department or a part of the authority is not, and goes on to be not until
the sentence says that it speaks of all again.
"""

import re
from typing import NamedTuple

from licreport.reading.grammar.printed import UNIT
from licreport.reading.grammar.scopes.offices import area_of
from licreport.reading.grammar.scopes.owner import (
    REVOKED,
    STAGES,
    Owner,
    clauses_of,
    is_other_matter,
    names_other_matter,
    without_brackets,
)
from licreport.reading.grammar.scopes.period import (
    as_if_of_this_year,
    begins_with_another_period,
    is_of_another_period,
    with_own_period,
)
from licreport.reading.grammar.scopes.topics import narrows
from licreport.reading.grammar.vocabulary import Term
from licreport.reading.grammar.whose import Whose
from licreport.reading.grammar.wording import (
    ALL_SERVICES,
    AS_ASKED,
    AVERAGE,
    EXAMPLE,
    NO_PART,
    OF_OFFICES,
    SAMPLED,
    SURVEYED,
    TARGET,
)
from licreport.words.language import Words


class Carried(NamedTuple):
    """What a sentence takes over from the heading and from the sentence before it."""

    topic: str = ""
    """The heading that it stands under, where that says of what."""
    item: str = ""
    """The item whose name that heading is."""
    stage: Term | None = None
    """Of which figure the items are that are listed a line each."""
    is_of_others: bool = False
    is_of_another_period: bool = False
    ended_on_part: bool = False
    """Whether the sentence before ended on an item or a part, so that one without a subject may go on with it."""
    is_broken: bool = False
    """Whether a line end breaks what may be a word: 不予⏎批准28件."""
    is_of_finding: bool = False
    """Whether it stands in a footnote of ours that tells of a finding."""


def is_unfinished(text: str) -> bool:
    """Tell whether a line ends amid a sentence, so that its last word may go on in the next."""
    last = text.rstrip().rpartition("\n")[2].strip()
    is_sentence = re.search("[，,。；;：:]", last) is not None
    ends = re.search(rf"(?:\d[万亿]?\s*(?:{UNIT})?|[^\u4e00-\u9fff])$", last) is not None
    return (is_sentence and not ends) or re.search(_HALF_A_WORD, last) is not None


_HALF_A_WORD = "(?:不予?|未予?|非|超期?|逾期|准予|行政|按期|当场|全程|申请人)$"


class Scope:
    """Of whom and of when a sentence speaks, as it is read from its beginning to its end."""

    def __init__(self, sentence: str, start: int, whose: Whose, carried: Carried) -> None:
        text = re.sub(_NUMBERED, lambda found: " " * len(found[0]), sentence)
        self._sentence, self._text, self._start = text, with_own_period(text, whose), start
        self._whose, self._owner, self._carried = whose, Owner(whose), carried
        is_topic = bool(carried.topic) and not names_other_matter(carried.topic)
        begun = self._owner.is_labelled(self._text)
        goes_on = carried.ended_on_part and re.match(_WITHOUT_SUBJECT, self._text) is not None
        self._others: int | None = 0 if carried.is_of_others or is_topic or begun or goes_on else None
        """From where on the sentence speaks of an item, or of a part of the authority."""
        self._is_until_semicolon = False
        self._is_other_matter = False
        self._since = 0
        """From where on it speaks of licensing by that name, whatever was named before."""
        self._begins_with_own = False
        """Whether the sentence told of the authority's own licensing before anything else."""
        self.is_of_others = self._others is not None
        """Whether that is certain, so that the next sentence speaks of the same unless it says otherwise."""

    @property
    def year(self) -> int:
        """The year that the document is on."""
        return self._whose.year

    @property
    def counts_in_items(self) -> bool:
        """Whether the document counts applications in 项."""
        return self._whose.counts_in_items

    def is_of_level(self, level: str) -> bool:
        """Tell whether the authority is called by that in short: 局 in 我局, 县 in 县直."""
        authority = self._whose.authority
        is_office = authority.endswith((level, f"{level}员会", f"{level}公室"))
        return is_office or (area_of(authority) == level and re.search(_OFFICES, authority) is None)

    @property
    def item(self) -> str:
        """The item under whose name as a heading the sentence stands; nothing where it stands under none."""
        return self._carried.item

    @property
    def stage(self) -> Term | None:
        """Of which figure the items are that are listed a line each; None where none are."""
        return self._carried.stage

    def as_of_item(self, start: int, term: Term) -> bool:
        """Tell whether what is said from a place on is certainly of that item, and of all of it."""
        own = self._carried._replace(topic="", item="", is_of_others=False, ended_on_part=False)
        label = re.match(rf"[^\u4e00-\u9fff]*{re.escape(self.item)}[：:]", self._sentence)
        sentence = " " * label.end() + self._sentence[label.end() :] if label else self._sentence
        return Scope(sentence, self._start, self._whose, own).doubt(start, term) is None

    def is_of_own_field(self, start: int, term: Term) -> bool:
        """Tell whether an office's inspections are told of with what it looks at: 全年对取水户开展监督检查9次."""
        if not re.search(_OFFICES, self._whose.authority):
            return False
        before = self._sentence[: start - self._start]
        named = re.search(_INSPECTED, before) or self._by_unit(before)
        if named is None or Scope(self._sentence, self._start, self._whose, self._carried).doubt(start, term) is None:
            return False
        plain = before[: named.start(1)] + "的" * len(named[1]) + before[named.end(1) :]
        sentence = plain + self._sentence[start - self._start :]
        return Scope(sentence, self._start, self._whose, self._carried).doubt(start, term) is None

    def _by_unit(self, before: str) -> re.Match[str] | None:
        """Return what names a unit of the office that inspects, if its field is the office's: 卫生监督所, 执法支队."""
        named = re.search(_BY_UNIT, before)
        if named is None:
            return None
        field, own = re.sub(_OF_UNITS, "", named["unit"]), self._whose.authority
        is_own = not field or field[:2] in own or (field[-1] == "政" and field[0] in own)
        return named if is_own else None

    @property
    def next(self) -> Carried:
        """What the next sentence takes over."""
        begins = begins_with_another_period(self._text, self._whose)
        is_another = self._carried.is_of_another_period if begins is None else begins
        others = self._text[self._others :] if self._begins_with_own and self._others is not None else ""
        is_aside = len(re.findall(r"\d[\d,.]*", others)) == 1  # one figure of an item, and then of all again
        is_of_others = self.is_of_others and not is_aside
        return self._carried._replace(
            is_broken=False,
            is_of_others=is_of_others,
            is_of_another_period=is_another,
            ended_on_part=False,
        )

    def turn(self, place: int, *, is_part: bool) -> None:
        """Take note that from a place on the sentence speaks of something else: 受理食品经营许可490件，办结480件."""
        self._others, self.is_of_others, self._is_until_semicolon = place - self._start, not is_part, is_part

    def doubt(self, start: int, term: Term | None = None) -> Words | None:
        """Return why what is said from a place on may not be the authority's own figure of the year."""
        before = self._text[: start - self._start]
        clause = clauses_of(before)[-1]
        if self._carried.is_of_finding:
            return _FINDING
        if self._carried.is_broken and not before.strip():
            return _BROKEN
        if self._others is not None and self._is_of_all_again(before, clause):
            self._others, self.is_of_others = None, False
        is_complaint = term is not None and term.table == "oversight" and self._is_other_matter
        is_new = (
            term is not None
            and term.name in _COMPLAINTS
            and not self._carried.topic
            and not re.split("[；;]", before)[-1].strip(_OF_YEAR)
        )
        if self._others is not None and not is_complaint and not is_new:
            return _OTHER_WHOSE
        if self._is_of_another_period(before):
            return _OTHER_PERIOD
        doubt = self._doubt_of_matter(before, start, term) or self._doubt_of_whose(before, clause, term)
        self._begins_with_own = self._begins_with_own or (doubt is None and self._others is None)
        return doubt

    def is_of_this_year(self, start: int) -> bool:
        """Tell whether what is said from a place on is of the report's period, and neither aimed at nor an example."""
        before = self._text[: start - self._start]
        return not self._is_of_another_period(before) and re.search(f"{TARGET}|{EXAMPLE}|{SAMPLED}", before) is None

    def is_of_last_year(self, start: int, term: Term) -> bool:
        """Tell whether what is said from a place on is the authority's own figure of the year before: 2023年受理9件."""
        before = self._text[: start - self._start]
        own = as_if_of_this_year(before, self._whose, of_its_end=term.name == "items.total")
        if own is None or self._others is not None or self._is_of_another_period(own):
            return False
        clause = clauses_of(own)[-1]
        return (self._doubt_of_matter(own, start, term) or self._doubt_of_whose(own, clause, term)) is None

    def _is_of_another_period(self, before: str) -> bool:
        if self._carried.is_of_another_period and begins_with_another_period(before, self._whose) is None:
            return re.search("全年|目前|截至", before) is None
        return is_of_another_period(without_brackets(before), self._whose)

    def _doubt_of_matter(self, before: str, start: int, term: Term | None) -> Words | None:
        """Return why a figure may be of another matter than licensing, or of all services together."""
        is_stage = is_other_matter(self._carried.topic, term) if self._carried.topic else False
        if is_stage or is_other_matter(without_brackets(before), term):
            self._others, self.is_of_others, self._is_other_matter = len(before), True, True
            return _OTHER_MATTER
        since = before.rpartition("；")[2] if term is not None and term.name == REVOKED else before
        is_of_bad_reviews = term is not None and term.name in {"reviews.rectified", "reviews.rectification"}
        if (term is None or term.table in STAGES) and not is_of_bad_reviews and re.search(SAMPLED, since):
            return _SAMPLED
        is_satisfaction = term is not None and term.name == "reviews.satisfaction"
        if is_satisfaction and ("非常满意率" in self._text or re.search(SURVEYED, before)):
            return _OTHER_WHOSE
        of_licensing = re.search(ALL_SERVICES, self._text[start - self._start :])
        return _ALL_SERVICES if of_licensing else None

    def _doubt_of_whose(self, before: str, clause: str, term: Term | None) -> Words | None:
        if self._owner.is_of_all_again(clause, after_another=True):
            self._since = len(before) - len(clause)
        since = re.sub(NO_PART, "", before[max(self._since, _end_of_part(before)) :])
        near = clauses_of(since)[-3:]
        is_of_items = term is not None and term.name == "items.total"
        if is_of_items:  # 省级行政许可事项 are those of a province's list
            clause = self._owner.without_own_level(clause)
            near = [*near[:-1], clause]
        if any(map(self._owner.is_foreign, near)) or re.search(EXAMPLE, before) or self._is_of_some(since, term):
            self._others, self.is_of_others = len(before), True
            return _OTHER_WHOSE
        if term is not None and term.name == "oversight.inspections" and re.search(OF_OFFICES, clause):
            return _OTHER_WHOSE
        if re.search(TARGET, re.sub(AS_ASKED, "", without_brackets(before))):
            return _TARGET
        if re.search(AVERAGE, clause) or not self._owner.is_general(clause, term):
            self._others = None if is_of_items else len(before)
            self._is_until_semicolon = clause.startswith("其中") or re.search(AVERAGE, clause) is not None
            return _OTHER_WHOSE
        return _SOME_ITEMS if is_of_items and re.search("其中", clause) else None

    def _is_of_some(self, since: str, term: Term | None) -> bool:
        """Tell whether the clauses before a figure's own say that it is of some cases: 开设绿色通道，办结9件."""
        if term is None or term.table not in STAGES:
            return False
        clauses = re.split(r"[，,；;。：:（）()【】]", without_brackets(since))[-3:-1]
        is_of_way = term.table in {"handling", "rates"}
        return narrows(clauses, lambda words: self._owner.is_general(words, term), is_of_way=is_of_way)

    def _is_of_all_again(self, before: str, clause: str) -> bool:
        """Tell whether a sentence speaks of the whole again: it says so, or the brackets close that were on a part."""
        since = before[self._others or 0 :]
        if self._is_until_semicolon and re.search("[；;]", since):
            return True
        if self._owner.is_of_all_again(clause, after_another=self.is_of_others):
            return True
        return sum(map(since.count, "）)")) > sum(map(since.count, "（("))


_OFFICES = "(?:局|厅|委|委员会|支队|总队|大队|中心|站)$"
_INSPECTED = (
    r"(?:^|[，,；;。])(?:其中)?(?:全年|年内|20\d\d年)?[，,]?(?:共|累计|组织|依法|联合)*"
    r"((?:对(?![^，,。；]*(?:[县区市乡镇]局|分局|部门|情况|窗口|科室))[^，,。；;\d]{2,30}?(?:(?:开展|进行|实施|组织)了?[“”、\u4e00-\u9fff]{0,14}?)?"
    r"|(?:开展|进行|实施|组织)了?[“”、\u4e00-\u9fff]{0,14}?))(?:主动)?$"
)
"""What stands before an office's inspections, of what or of whom among it."""
_BY_UNIT = (
    r"(?:^|[，,；;。])(?:其中)?(?:全年|年内|20\d\d年)?[，,]?"
    r"((?P<unit>[^，,。；;\d各县区市乡镇省]{0,12}(?:执法|监督|监察|稽查)[^，,。；;\d各县区市乡镇省]{0,4}?(?:支队|大队|总队|队|所|机构|中心))"
    r"(?:全年|年内|共|累计|依法|组织|主动)*(?:开展|进行|实施|组织)?了?)(?:各类|日常)?(?:主动)?$"
)
"""What stands before inspections made by a unit of an office."""
_OF_UNITS = (
    "[我本][局委厅会]|[局委厅]?(?:直属|所属|下属|属)|综合|行政|执法|监督|监察|稽查|支队|大队|总队|队|所|机构|中心"
)
"""What the names of such units say besides their field."""
_NUMBERED = r"^\s*\d{1,2}(?:\.\d{1,2})+[.、．]?(?=\s|[^\W\d_])"
"""What a line of a report begins with whose paragraphs are numbered through: 2.1."""
_WITHOUT_SUBJECT = (
    r"[^\w]*(?:受理|办结|批准|准予(?:行政)?(?:许可)?|审批通过|不予(?:批准|许可|受理)|终止(?:办理)?)"
    r"(?:申请|办件|数量|量|率)*[为共计达]?\d"
)
"""How a sentence begins that may go on with what the one before ended on: …，其中食品经营许可500件。办结480件."""
_COMPLAINTS = {"oversight.complaints", "oversight.complaints_upheld"}
_OF_YEAR = "全年共累计收接到 ，,"
"""What may stand before a sentence's first words, so that it speaks of complaints anew."""


def _end_of_part(before: str) -> int:
    """Return where what is told of a part behind 其中 has ended, with its clause; 0 where nothing has."""
    marks = [before.rfind(mark) for mark in "；;"]
    part = before.rfind("其中", 0, max(*marks, 0))
    ends = [end for mark in "；;" if part >= 0 and (end := before.find(mark, part)) >= 0]
    return min(ends) + 1 if ends else 0


_SAMPLED = Words("of some cases that were looked at", "是抽查、督查等所见的部分办件")
_BROKEN = Words("its line begins amid a sentence, perhaps amid a word", "所在行从句中开始，前一行可能还有半个词")
_SOME_ITEMS = Words("perhaps of some of the items only", "可能只是部分事项")
_FINDING = Words("told of a finding, in a footnote of a document of ours", "是本工具所编文档脚注中对差异的说明")
_OTHER_PERIOD = Words("of another period than the year", "不是全年的数据")
_OTHER_WHOSE = Words("perhaps of an item or of a part of the authority", "可能是某一事项或某一部门的数据")
_OTHER_MATTER = Words("of another matter than applications for licences", "不是行政许可申请的数据")
_ALL_SERVICES = Words("of all services, of which licensing is a part", "包括行政许可以外的事项")
_TARGET = Words("perhaps what was asked for or aimed at", "可能是要求或者目标")
