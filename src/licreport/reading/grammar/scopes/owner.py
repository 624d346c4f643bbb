"""Of whom and of what words speak: of the authority's licensing, of an item, an office, another place or matter."""

import re
from collections.abc import Sequence
from functools import lru_cache

from licreport.narrative.beside import general_words
from licreport.reading.grammar.scopes.general import BESIDES, OF_WAYS
from licreport.reading.grammar.scopes.offices import area_of, ends_of, own_level, own_office
from licreport.reading.grammar.scopes.period import is_of_another_period, with_own_period
from licreport.reading.grammar.vocabulary import Term, words_of_sentences
from licreport.reading.grammar.whose import Whose
from licreport.reading.grammar.wording import (
    ASKED_OR_COMPLAINED,
    CLAUSE,
    FOREIGN,
    NO_TOPIC,
    OF_ALL,
    OF_ALL_OFFICES,
    OTHER_MATTERS,
    OTHER_SERVICES,
    PEOPLE,
)


class Owner:
    """Whose report it is, to tell whether words are of that or of others."""

    def __init__(self, whose: Whose) -> None:
        self._whose = whose
        self._own = _own_names(whose)
        self._area = area_of(whose.authority)

    def is_general(self, clause: str, term: Term | None = None) -> bool:
        """Tell whether a clause says nothing of which part is spoken of; of reviews and complaints, people do not."""
        if term is not None and term.table in {"reviews", "oversight"}:
            clause = re.sub(PEOPLE, "", re.sub("[“”]", "", clause))
            clause = clause.removesuffix("按期" if term.name == "reviews.rectified" else "")
        elif term is not None and term.table in _OF_WAYS:
            clause = re.sub(OF_WAYS, "", clause)
        return _general().fullmatch(self._own.sub("全部", clause)) is not None

    def without_own_level(self, clause: str) -> str:
        """Return a clause without the level of the authority at its end: 省级 in a province's report."""
        return re.sub(rf"{self._area}本?级(?=行政许可|许可|清单|$)", "", clause) if self._area else clause

    def is_foreign(self, said: str, *, is_heading: bool = False) -> bool:
        """Tell whether words name an item, a field, another place or an office that is not the authority."""
        said = re.sub("[“”‘’《》\"']", "", said)
        if self._names_another_area(said):
            return True
        office = re.sub("^.{1,6}?[省市区县州旗盟]", "", self._whose.authority)
        for name in filter(
            None, (self._whose.authority, office, "行政许可领域", "行政许可", "许可事项", "我局", "本局")
        ):
            said = said.replace(name, "")
        short = (*own_level(self._whose), *own_office(self._whose), *ends_of(self._whose.authority))
        if short:  # at the beginning of a word: 应急管理局 is not 市场监督管理局
            said = re.sub(rf"(?<![^\W\d_])[省市区县州旗盟镇乡由]?(?:{'|'.join(map(re.escape, short))})", "", said)
        return re.search(FOREIGN, said) is not None and (is_heading or re.search(NO_TOPIC, said) is None)

    def is_labelled(self, sentence: str) -> bool:
        """Tell whether a sentence begins with a label that is no section's and no figure's: 交通运输：受理312件."""
        label = re.match(rf"\s*{_NUMBERED}[^\u4e00-\u9fff\d]*([\u4e00-\u9fff、]{{2,14}})[:：]", sentence)
        if label is None or re.search("(?:[是为有]|如下|依次|分别)$", label[1]):  # 居前的事项是：
            return False
        return self.is_topic(words_of_sentences().sub("", label[1]))

    def is_topic(self, heading: str) -> bool:
        """Tell whether words over a text say that it is on something else than licensing in general."""
        named = re.sub(_WHAT_IS_DONE, "", heading)
        if self.is_foreign(named, is_heading=True):
            return True
        rest = re.sub(f"{_SECTION}|{_SLOGAN}", "", words_of_sentences().sub("", heading))
        return not self.is_general(rest) and re.search(NO_TOPIC, heading) is None

    def is_of_all_again(self, clause: str, *, after_another: bool) -> bool:
        """Tell whether a clause says that it speaks of the whole; after an office or an item it must say of whom."""
        if self._names_another_area(clause):
            return False
        own = self._whose.authority
        if re.fullmatch("(?:全年)?行政许可", clause) or (
            self._whose.is_of_own_level and re.fullmatch(rf"[我本]?{own[-1:]}本级", clause)
        ):
            return True
        return re.search(OF_ALL_OFFICES if after_another else OF_ALL, clause) is not None or bool(own and own in clause)

    def _names_another_area(self, said: str) -> bool:
        """Tell whether words speak of all of another area than the authority's: 全省 in a city's report."""
        return bool(self._area) and bool(set(re.findall(_ALL_OF, said)) - {self._area})


def is_other_matter(text: str, term: Term | None) -> bool:
    """Tell whether a stage is that of complaints, requests or the like: 受理投诉举报20件，办结19件."""
    is_stage = term is None or term.table in STAGES
    text = re.sub(
        r"(?:未|没有|无)(?:发生|出现|收到)?[^，,。；;\d]{0,20}(?:复议|诉讼)[^，,。；;\d]{0,12}(?=[，,；;。])", "", text
    )
    if term is not None and term.name == REVOKED:  # what reviews and courts revoke is none of the authority's
        is_one_of = re.search(r"复议.*\d.*诉讼.*\d", text) is not None  # 行政复议3件，行政诉讼2件，撤销许可0件
        of_those = r"(?:复议|诉讼)[^，,。；\d]{0,8}$|其中[^，,。；\d]*$|维持|驳回|确认违法|败诉"
        return re.search(of_those if is_one_of else f"{of_those}|复议|诉讼", text) is not None
    return is_stage and re.search(rf"(?:{OTHER_MATTERS})[^，,。；\d]{{0,8}}(?:\d|$)", text) is not None


def names_other_matter(heading: str) -> bool:
    """Tell whether what stands over a text or a table is on another matter than licensing: 政府信息公开情况."""
    said = re.sub(rf"(?:{OTHER_MATTERS})(?=局|总队|支队|大队|中心)", "", heading)  # which are offices' names
    return re.search(rf"{OTHER_MATTERS}|{OTHER_SERVICES}", said) is not None and "行政许可" not in heading


def is_of_another_kind(title: str) -> bool:
    """Tell whether a document says by its title that it is on what people ask for or complain of: 12345热线运行报告."""
    return re.search(ASKED_OR_COMPLAINED, title) is not None and re.search("许可|审批", title) is None


def doubt_of_title(title: str, whose: Whose) -> bool:
    """Tell whether the title of a table, or the line that announces it, says that it is not of the authority's year."""
    text = with_own_period(re.sub(r"\s", "", title), whose)
    bare = re.sub(r"^(?:附?表\d*|附件\d*|[（(]单位.*[)）])[:：]?", "", text)
    own_area = re.match(r"[^\W\d_]{1,6}?[省市区县州旗盟]", whose.authority)
    bare = bare.removeprefix(own_area[0]) if own_area else bare  # a county's form, filled in by an office of it
    is_last_years = re.match(r"(?:上年|去年|上一年)", bare) is not None
    bare = re.sub("[全我本][局委厅办]", "", bare)
    office = re.match(r"[^\W\d_]{2,14}?(?:局|委员会|委|厅|办|中心|公司)(?=行政许可|(?:19|20)\d\d|办理)", bare)
    is_other_office = office is not None and not whose.authority.endswith(office[0])
    is_of_some = re.search(_SOME_CASES, bare.replace("行政许可", "")) is not None
    return (
        is_last_years
        or is_of_some
        or is_other_office
        or is_of_another_period(text, whose)
        or Owner(whose).is_foreign(bare, is_heading=True)
    )


def names_some_items(title: str) -> bool:
    """Tell whether the title of a table says that its rows are some of the items only."""
    return re.search(_SOME_ITEMS, re.sub(r"\s", "", title)) is not None


REVOKED = "applications.revoked"
_NUMBERED = (
    r"(?:(?:[（(][一二三四五六七八九十]{1,3}[)）]|[一二三四五六七八九十]{1,3}、|[（(]\d{1,2}[)）]|\d{1,2}[.、．])"
    r"(?=[^:：]*[:：]\s*[^\d\s]))?"
)
"""What a label may be numbered by that a text stands behind (（二）食品经营：受理9件), and no number (1. 事项：9项)."""
_OF_WAYS = {"handling", "rates"}
STAGES = {"applications", "handling", "rates", "reviews", "fees"}
"""The tables whose figures other matters have, too."""


def clauses_of(before: str) -> Sequence[str]:
    """Return the clauses of what stands before a place, without what is in brackets that are closed."""
    return re.split(CLAUSE, without_brackets(before))


def without_brackets(text: str) -> str:
    """Return a text without what is in brackets that are closed, brackets within brackets among them."""
    while (shorter := re.sub(r"[（(][^（）()]*[）)]", "", text)) != text:
        text = shorter
    return text


@lru_cache(maxsize=1)
def _general() -> re.Pattern[str]:
    return general_words(0, "", BESIDES)


@lru_cache(maxsize=256)
def _own_names(whose: Whose) -> re.Pattern[str]:
    """Return what finds the authority's name, the ends of it, and its year; general words are the same for all."""
    authority = whose.authority
    names = [authority[start:] for start in range(max(1, len(authority) - 2))] if 0 < len(authority) < 50 else []
    names += [*own_level(whose), *own_office(whose), *(["新区"] if "新区" in authority else [])]
    return re.compile("|".join((rf"{whose.year}年(?:度|版|的*)", *map(re.escape, filter(None, names)))))


_SOME_CASES = (
    r"许可(?:证)?(?:办理|实施)?情况|承诺件|即办件|跨[省市区县域]*通办|代办|各?(?:乡镇|镇街)|行业|局机关"
    r"|(?:站|所|大队|支队)$"
)
"""What the title of a table says that is on some cases, or some places, only."""
_SOME_ITEMS = (
    r"(?:主要|重点|部分|高频|热门)(?:行政许可|许可)?事项|(?:排名|居|靠)?前[一二三四五六七八九十\d]{1,2}[位项名]"
)
"""What the title of a table says whose rows are some of the items."""
_ALL_OF = r"(?<![居列在])全([国省市区县州旗盟镇])(?!第|覆盖)"
_WHAT_IS_DONE = (
    "坚持|推进|推行|深化|加强|落实|规范|优化|完善|开展|制定|提升|提高|强化|"
    "高效|全面|持续|严格|依法|不断|着力|切实|扎实|积极"
)
"""Words of headings that say what was done, and to nothing in particular."""
_SECTION = (
    "^[从按]|来?看$|划?分$|批后|事中|事后|纠正|纠错|评议|考核|评价|审查|审批|受理|申请|决定|办件|质效|便民|利民|惠企|渠道|环节|进度|规模"
    "|总量|数量|做法|亮点|总体|情况|监管|改革|监督|问题|措施|下一步|打算|基本|工作|服务|制度|体系|方式|结果|效能|效率"
    "|时限|收费|概况|概述|举措|成效|创新|管理|清单|数据|统计|构成|效果|质量|公开|总结|报告|附件|说明|主要|存在|及"
    "|改进|计划|建设|营商环境|目录|划转"
    "|执行|遵守|(?<!告知)承诺(?:兑现|履行)|把控|管控|期限|时长|用时|收件|(?:群众|企业|公众)?口碑|分布|构成|来源|走势|趋势"
)
"""What the headings of sections say, and those of items do not."""
_SLOGAN = (
    "行政许可|许可|事项|线上|线下|简易|更加|更为|更|稳中|稳步|平稳|有序|有力|有效|有升|有进|成为|主渠道|快办|提速|提质|增效|便捷|贴心"
    "|明显|显著|到位|特点|家底|权责|后续|落地|见效|增长|态势|水平|能力|力度|加大|逐步|进一步|运行|升级|统一|公开|透明"
    "|有所|略有|上升|下降|回落|满意|办好|优质|清|明|优|快|好|主|与|和|的"
)
"""What headings praise in general words: 审批更加便捷, 许可办件稳中有升."""
