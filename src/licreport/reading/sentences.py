"""Sentences → what they say of which figure, and the numbers of which it is not certain what they count.

A sentence is read in small forms: a figure right behind its name (收到申请542219件), names and then as many numbers
(受理、批准分别为9件、8件), from one number to another (从201个调整到203个), last year's beside this year's
(上年为22907件，同比增长5.6%), and what is counted behind the number (涉及28个主管部门). What is said of another period,
of a part of the authority or of an item is not the authority's figure of the year. Arithmetic never chooses.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple, TypeAlias

from licreport.narrative.beside import general_words
from licreport.reading.claim import Claim, Left, Named, Quotation, quotation
from licreport.reading.printed import UNIT, NoFigure, Printed, plain, printed_numbers
from licreport.reading.text import Line
from licreport.reading.vocabulary import UNCLEAR, Term, terms
from licreport.report.mirrors import GROWTH, LAST_YEAR
from licreport.words.language import Words

Said: TypeAlias = Claim | Named | Left


class Whose(NamedTuple):
    """Whose report on which year a document is."""

    authority: str
    year: int


class _Found(NamedTuple):
    """A word that stands for a figure, in a sentence."""

    start: int
    end: int
    word: str
    term: Term | None
    """None for a word that means no one figure."""


def said_in(line: Line, whose: Whose, heading: str = "") -> Iterator[Said]:
    """Yield what a line says, under a heading that may be an item's or a department's."""
    text = plain(line.text)
    numbers = [*printed_numbers(text)]
    spans = [*_sentences(text)]
    for start, end in spans:
        inside = [number for number in numbers if start <= number.start < end]
        if inside:
            yield from _Sentence(line, text, start, end, inside, whose, heading).said()


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in re.finditer(r"[。！？!?\n]", text):
        yield start, match.end()
        start = match.end()
    if start < len(text):
        yield start, len(text)


class _Sentence:
    """One sentence, its numbers and the words in it that stand for figures."""

    def __init__(  # noqa: PLR0913, PLR0917  # all of it is what a sentence is read with
        self,
        line: Line,
        text: str,
        start: int,
        end: int,
        numbers: Sequence[Printed | NoFigure],
        whose: Whose,
        heading: str,
    ) -> None:
        self._line, self._text, self._start, self._end = line, text, start, end
        self._numbers = [number for number in numbers if isinstance(number, Printed)]
        self._none = [number for number in numbers if isinstance(number, NoFigure)]
        self._whose, self._heading = whose, heading
        self._general = general_words(whose.year, whose.authority, _BESIDES)
        self._found = [
            _Found(start + match.start(), start + match.end(), match.group(), _meaning(match.group()))
            for match in _words().finditer(text[start:end])
        ]
        self._done: set[Printed] = set()
        self._others: int | None = None
        """From where on the sentence speaks of an item, or of a part of the authority."""
        self._last: Term | None = None
        """The figure that was read last, of which last year's or the growth may be told next."""

    def said(self) -> Iterator[Said]:
        """Yield what is said, number by number."""
        for none in self._none:
            yield Left(
                quotation(self._line.text, none.start, none.end, self._line.place),
                none.why,
                is_figure=none.may_be_figure,
            )
        yield from self._respectively()
        for number in self._numbers:
            if number not in self._done:
                yield self._one(number)

    def _one(self, number: Printed) -> Said:
        found = self._named(number)
        said = self._changed(number) or self._counted(number)
        if said is not None:
            return said
        if found is None:
            return self._other(number)
        if found.term is None:
            return self._left(number, UNCLEAR[found.word])
        return self._claim(number, found.term, found.start)

    def _claim(self, number: Printed, term: Term, start: int) -> Said:
        if not _fits(number, term):
            return self._left(number, _UNIT)
        if (why := self._doubt(start, term)) is not None:
            return self._left(number, why)
        self._last = term
        self._done.add(number)
        return Claim((term.table, term.key), number.written, self._quoted(number), number.is_estimate)

    def _named(self, number: Printed) -> _Found | None:
        """Return the word right before a number, with nothing but words of no weight between."""
        before = [found for found in self._found if found.end <= number.start]
        if not before:
            return None
        found = before[-1]
        return found if re.fullmatch(_BETWEEN, self._text[found.end : number.start]) else None

    def _respectively(self) -> Iterator[Said]:
        """Read names and then as many numbers: 受理、批准、不予批准分别为9件、8件、1件."""
        for match in re.finditer(_RESPECTIVELY, self._text[self._start : self._end]):
            at = self._start + match.start()
            clause = max(self._text.rfind(mark, self._start, at) for mark in "，；。：,;") + 1
            names = [found for found in self._found if clause <= found.start and found.end <= at]
            behind = [number for number in self._numbers if number.start >= self._start + match.end() - 1]
            values = _run(self._text, behind, self._start + match.end())
            if len(names) == len(values) > 1 and all(name.term for name in names):
                for name, value in zip(names, values, strict=True):
                    self._done.add(value)
                    yield self._claim(value, name.term, names[0].start) if name.term else self._left(value, _COUNTS)
            elif len(values) > 1:
                self._done |= set(values)
                yield from (self._left(value, _COUNTS) for value in values)

    def _changed(self, number: Printed) -> Said | None:
        """Read last year's figure, the growth since, and the two of 从201个调整到203个."""
        before, behind = self._text[self._start : number.start], self._text[number.end : self._end]
        if (match := re.search(_FROM, before)) and re.match(_TO, behind):
            return self._from_to(number, self._start + match.start(), is_second=False)
        if match := re.search(_FROM_TO, before):
            return self._from_to(number, self._start + match.start(), is_second=True)
        if since := re.search(_SINCE, before):
            return self._growth(number, since)
        return self._last_years(number) if re.search(_LAST_YEARS, before) else None

    def _last_years(self, number: Printed) -> Said:
        """Read last year's figure, of what is named right before it, or else was read last: 上年为22907件."""
        found = self._named(number)
        term = found.term if found else self._last
        if term is None or not _fits(number, term):
            return self._left(number, _LAST)
        if found is not None and (why := self._doubt(found.start, term)) is not None:
            return self._left(number, why)
        path = (f"{LAST_YEAR}.{term.table}", term.key)
        return Claim(path, number.written, self._quoted(number), number.is_estimate)

    def _growth(self, number: Printed, since: re.Match[str]) -> Said:
        """Read a change: of a rate in percentage points, of a count in percent or in what it counts."""
        term = self._last
        is_points = number.unit in _POINTS
        if term is None or number.is_estimate or "分别" in since.group() or is_points is not term.is_rate:
            return self._left(number, _SINCE_WHEN)
        if not (is_points or number.is_rate or (number.unit and _fits(number, term))):
            return self._left(number, _SINCE_WHEN)
        written = f"{number.written}%" if is_points else number.written
        if since["verb"] in _FALLS:
            written = -written if isinstance(written, int) else f"-{written}"
        return Claim((f"{GROWTH}.{term.table}", term.key), written, self._quoted(number))

    def _from_to(self, number: Printed, start: int, *, is_second: bool) -> Said:
        """Read the two numbers of a change: the first is last year's, the second this year's."""
        named = [found for found in self._found if found.end <= start]
        at, term = start, None
        if named and re.fullmatch(_BETWEEN, self._text[named[-1].end : start]):
            at, term = named[-1].start, named[-1].term
        elif re.search(_ALL_ITEMS, self._text[self._start : start]):
            at, term = start - len("事项"), terms()["行政许可事项"]
        if term is None or not _fits(number, term):
            return self._left(number, _FROM_WHAT)
        if (why := self._doubt(at, term)) is not None:
            return self._left(number, why)
        if is_second:
            return self._claim(number, term, at)
        path = ("items", "previous") if term.name == "items.total" else (f"{LAST_YEAR}.{term.table}", term.key)
        return Claim(path, number.written, self._quoted(number), number.is_estimate)

    def _counted(self, number: Printed) -> Said | None:
        """Read what is counted behind the number: 28个主管部门, 209项行政许可事项."""
        behind, before = self._text[number.end : self._end], self._text[self._start : number.start]
        for pattern, led, key in _COUNTED:
            if re.match(pattern, behind) and re.search(led, before):
                if key.startswith("items") and (why := self._doubt(number.start)) is not None:
                    return self._left(number, why)
                self._done.add(number)
                table, _, own = key.partition(".")
                return Claim((table, own), number.written, self._quoted(number), number.is_estimate)
        return None

    def _other(self, number: Printed) -> Said:
        """Return a figure that the format has no key for, by the words behind it or before it."""
        behind = re.match(_NOUN, self._text[number.end : self._end])
        clause = re.split(r"[，,；;：:、。（(]", self._text[self._start : number.start])[-1]
        name = behind[1].strip() if behind else re.sub(_VERBS, "", clause).strip()
        is_name = behind is not None or re.fullmatch(_MEASURE, name)
        has_key = _words().search(name) is not None or "部门" in name  # so that it is some part of what has one
        if not is_name or has_key or re.search(_NO_NOUN, name) or number.is_estimate or not number.unit:
            return self._left(number, _NO_NAME if not number.is_estimate else _NO_KEY)
        return Named(name[:40], number.written, number.unit, self._quoted(number))

    def _doubt(self, start: int, term: Term | None = None) -> Words | None:
        """Return why what is said from a place on may not be the authority's own figure of the year."""
        if re.search(r"LR\d{3}[：: ]", self._text):
            return _FINDING
        before = self._text[self._start : start]
        *earlier, clause = re.split(_CLAUSE, before)
        if self._others is not None and (re.search(_OF_ALL, clause) or re.search("[）)]", before[self._others :])):
            self._others = None
        if self._others is not None:
            return _OTHER_WHOSE
        periods = list(re.finditer(_PERIOD, before))
        if periods and not re.fullmatch(_WHOLE_YEAR.format(year=self._whose.year), periods[-1].group()):
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
        return re.search(_FOREIGN, said) is not None and re.search(_NO_TOPIC, said) is None

    def _quoted(self, number: Printed) -> Quotation:
        return quotation(self._line.text, number.start, number.end, self._line.place)

    def _left(self, number: Printed, why: Words) -> Left:
        self._done.add(number)
        self._last = None  # a change that is told next is of this, not of what was read before
        return Left(self._quoted(number), why, is_figure=True)


def _fits(number: Printed, term: Term) -> bool:
    """Tell whether a number may be what a figure counts: a rate is in percent, money in yuan, a count in its like."""
    if term.is_rate or number.is_rate:
        return term.is_rate and number.is_rate
    if term.unit == "元":
        return number.unit == "元"
    return number.unit in _COUNT_UNITS.get(term.unit, _CASES)


_CASES = {"", "件", "宗", "笔", "项", "个", "次", "起", "条", "份", "批", "人次", "户次", "件次"}
_COUNT_UNITS = {
    "项": {"", "项", "个"},
    "个": {"", "个", "家"},
    "次": {"", "次", "人次", "户次", "家次", "件次", "件"},
}
"""What may stand behind a count, by the unit of the figure; applications are counted in many ways."""
_POINTS = {"个百分点", "百分点"}


def _run(text: str, numbers: Sequence[Printed], start: int) -> list[Printed]:
    """Return the numbers from a place on with nothing but marks and 和 between them."""
    run: list[Printed] = []
    for number in numbers:
        if not re.fullmatch(r"[\s、，,和与及为是有：:]*", text[start : number.start]):
            break
        run.append(number)
        start = number.end
    return run


@cache
def _words() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted({*terms(), *UNCLEAR}, key=len, reverse=True))))


def _meaning(word: str) -> Term | None:
    return terms().get(word)


_BETWEEN = (
    r"(?:行政许可|许可|事项|清单|申请|办件|决定|总数|总量|数量|件数|次数|共计|合计|总计|达到|累计|分别|均|全部|共有|同比|"
    r"[的数量共计为是了达有率到：:“”\s（(])*"
)
_RESPECTIVELY = r"分别(?:为|是|有|达|达到|占|计)?[:：]?"
_VERB = "(?:增加|增|减少|减|调整|降低|降|上升|升|提高|扩大|压缩|精简|提升)?"
_FROM = r"(?:由|从)(?:上年的|去年的|原来的|原有的)?\s?$"
_TO = rf"{_VERB}(?:至|到|为)\s?\d"
_FROM_TO = rf"(?:由|从)(?:上年的|去年的|原来的|原有的)?\s?\d[\d,.]*[万亿]?(?:{UNIT})?{_VERB}(?:至|到|为)\s?$"
_ALL_ITEMS = r"(?:全[省市区县州]|本[省市区县州]|清单)(?:许可)?事项(?:总数|数)?$"
_SINCE = (
    r"(?:同比|环比|[较比]上年|[较比]去年|[较比]\d{4}年|与(?:上年|去年|\d{4}年)(?:同期)?相比)(?:同期)?[^，。；\d新]{0,6}?"
    r"(?P<verb>增加|增长|增|上升|提高|提升|下降|减少|降低|减|降|下滑)(?:了|约)?$"
)
_FALLS = {"下降", "减少", "降低", "减", "降", "下滑"}
_LAST_YEARS = r"(?:上年|去年|上一年)(?:度)?(?:同期)?(?:收到|受理|办结)?(?:的|为|是|数)?[：:]?$"
_PERIOD = (
    r"\d{4}年度?(?:\d{1,2}月)?|全年|本年度?|年度|[一二三四1-4]季度|[上下]半年|前[一二三\d]季度|"
    r"\d{1,2}(?:月)?(?:[-—–至到]\d{1,2})?月(?:份|底|末)?|截至[^，。；]{0,12}|[当本]月|[当本]季"
)
_WHOLE_YEAR = r"(?:{year}年度?|全年|本年度?|年度|截至(?:{year}年)?(?:12月(?:底|末|31日)?|年?底|年?末).*)"
_CLAUSE = r"[，,；;。：:、（(）)]"
_FOREIGN = (
    r"[\u4e00-\u9fff]{2,12}(?:许可证|[证照]核发|核发|登记|备案|执照|资质|(?<!政务服务)局|委员会|街道|[^城]镇|大厅|窗口)"
    r"(?!事项|办件|申请|情况|部门)|[\u4e00-\u9fff]{2,12}许可(?:方面|业务|类)?$"
    r"|(?:领域|条线|板块|(?<!监管)(?<!监督)(?<!办理)(?<!办件)(?<!收费)方面)$"
)
"""What names an item, a field or an office."""
_NO_TOPIC = r"坚持|推进|深化|加强|落实|规范|优化|完善|开展|制定|[以把将对]"
"""Words of a clause that says what was done, not of what the next one speaks."""
_OF_ALL = r"全[省市区县州年]|合计|总计|各部门|[我本][省市区县州局委]"
_BESIDES = (
    r"[^，。；]{0,20}渠道|全[省市区县州]|[年期]?[末底]|截至|目前|今年(?!以来)|累计|各地区?|[区市县省]级|现有|保留|纳入|承担|实施|"
    r"所属|主管|过程|行为|违法|同时|含|由|并|均|已|又|另|还|再|则|于|对|经|[¹²³\u2070-\u2079“”]+"
)
"""What may stand before a figure's name besides general words, and says as little."""
_COUNTED = (
    (r"(?:个|家)?(?:市|区|县|省|级|直)*(?:主管|实施|审批|许可)?部门", r"(?:涉及|分属)$", "items.departments"),
    (
        r"(?:个|家)?(?:市|区|县|省|级|直)*(?:主管|实施|审批|许可)?部门(?:分别)?(?:办理|实施|承担|负责)",
        r"由$",
        "items.departments",
    ),
    (
        r"(?:区级|市级|县级|省级|级)?行政许可(?:事项)?(?=[，。；、（(]|$|(?:全部|均|已)+(?:纳入|列入))",
        r"(?:全[省市区县]|现有|共有|清单(?:共|内)?|保留)$",
        "items.total",
    ),
    (
        r"(?:行政许可|许可)?(?:事项)?[^，。；]{0,12}(?:建立|制定|出台|明确)了?[^，。；\d]{0,12}监[管督][^，。；\d]{0,4}(?:制度|规则|办法)",
        r"(?:有|其中|对|已为|已对)$",
        "oversight.items_covered",
    ),
)
"""What is counted before it is named: what stands behind the number, what before it, and the figure."""
_NOUN = r"(?:的)?([“”\u4e00-\u9fffA-Za-z]{2,24}?)(?=[，,；;、。（(]|以及|和|$)"
_MEASURE = r"[“”\u4e00-\u9fff]{1,16}(?:数|量|率|额|次数|人数|面积|模型|系统)"
_NO_NOUN = r"^[将于拟在由从已把为是有]|[，。]"
_VERBS = r"^(?:其中|全年|共|累计|已|完成|在|设立|开展|组织|举办|评查|拟|计划|新增|推出|建成|实现)+"

_SOME_ITEMS = Words("perhaps of some of the items only", "可能只是部分事项")
_UNIT = Words("its unit does not fit the words before it", "单位与前面的词不符")
_COUNTS = Words("there are not as many numbers as names", "数字与名称个数不一致")
_LAST = Words("last year's figure, of what is not certain", "上年数据，所指不明")
_SINCE_WHEN = Words("a change, of what is not certain", "增减情况，所指不明")
_FROM_WHAT = Words("a change from one number to another, of what is not certain", "前后变化，所指不明")
_FINDING = Words("told of a finding, in a footnote of a document of ours", "是本工具所编文档脚注中对差异的说明")
_OTHER_PERIOD = Words("of another period than the year", "不是全年的数据")
_OTHER_WHOSE = Words("perhaps of an item or of a part of the authority", "可能是某一事项或某一部门的数据")
_NO_NAME = Words("what it counts is not certain", "所指不明")
_NO_KEY = Words("an estimate of what the format has no key for", "约数，格式中没有对应的数据项")
