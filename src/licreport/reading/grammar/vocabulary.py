"""What documents call the figures of the format: words → keys, from the model.

Beside the labels of the model and what it says they are called also, there are words that mean a figure only where
something else says the rest: the heading of a column (收到), a place in a list (准予). Some words mean no one figure,
and are not guessed at: 办件量 may be what was accepted or what was concluded.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from licreport.reading.grammar.own_words import own_words
from licreport.reading.grammar.wording import INSPECTED
from licreport.report.address import LISTS, TABLES, key_label, key_unit
from licreport.words.language import Words

_OF_WHAT = "的|各类|各项|各种|行政|许可|审批|事项|新|企业|群众|有效"
_CASES = "申请|办件|申请件"
_BEGUN = "(?<=[，,；;：:、（(中])"
_HELD = r"[^，,。；;\d]{0,8}?(?:许可事项|被许可人|取得(?:行政)?许可的|持证|获证)"


class Term(NamedTuple):
    """A figure of the format that a word stands for."""

    table: str
    key: str
    unit: str

    @property
    def name(self) -> str:
        """The figure's address: `applications.received`."""
        return f"{self.table}.{self.key}"

    @property
    def is_rate(self) -> bool:
        """Whether it is printed in percent."""
        return self.unit == "%"


def terms() -> Mapping[str, Term]:
    """Return the figures by the words that stand for them anywhere; a project's own words go before the model's."""
    return _with_own(own_words().words)


@cache
def _with_own(words: tuple[tuple[str, str], ...]) -> Mapping[str, Term]:
    found = {word: term_at(address) for word, address in words}
    for word, term in _of_model():
        found.setdefault(word, term)
    return found


def terse_terms() -> Mapping[str, Term]:
    """Return the figures by the words that stand for them in the heading of a column or of a row, as well."""
    return _terse_with_own(own_words().words)


@cache
def _terse_with_own(words: tuple[tuple[str, str], ...]) -> Mapping[str, Term]:
    return {**{word: term_at(name) for word, name in _TERSE.items()}, **_with_own(words)}


def term_of(label: str) -> Term | None:
    """Return the figure of the heading of a column or of a row; two names of one figure may stand in it: 撤回、终止."""
    if label in terse_terms():
        return terse_terms()[label]
    found = {terse_terms().get(name) for name in re.split("[、/和及]", label)}
    return found.pop() if len(found) == 1 else None


def words_of_sentences() -> re.Pattern[str]:
    """Return what finds the words that stand for figures: a project's own first, then the longest."""
    return _pattern(own_words().words)


@cache
def _pattern(own: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    first = sorted((word for word, _ in own), key=len, reverse=True)
    words = sorted({*terms(), *UNCLEAR, *WITHOUT_KEY, *AFTER}, key=len, reverse=True)
    patterns = (*PATTERNS.values(), *_AFTER_PATTERNS)
    return re.compile("|".join((*map(re.escape, first), *patterns, *map(re.escape, words))))


PATTERNS: Mapping[str, str] = {
    "items.total": (
        r"(?:全[省市区县州旗盟]|[省市区县州旗]级)(?:许可)?事项总数|[省市区县州旗]级清单事项|清单(?:中|内)?(?:共|现|共计)有?(?:行政许可|许可)?事项"
        r"|(?:清单|目录)(?:[（(][^（）()]{2,10}版[)）])?(?:[，,]?(?:共计?|内|中|现))?"
        r"(?:包含|包括|收录|列入|纳入|涵盖|含|列明)(?:行政许可|许可)?(?:事项)?"
    ),
    "items.departments": (
        r"涉及(?:[省市区县州][级直])?(?:(?:行业)?主管|实施|审批|职能|责任|许可)?(?:部门|单位)|(?<=[，,；;、])[省市区县州][级直](?:主管|实施|审批)部门(?=\d)"
    ),
    "applications.brought_forward": (
        r"(?:上年度?|上一年度?|去年|20\d\d年度?)(?:末|底)?结转(?:至?本年度?)?(?:办理|在办)?的?(?:申请|办件)?(?=\d)"
    ),
    "applications.received": (
        r"共?(?:收到|接收|接到)(?:(?:申请人|企业|群众|市场主体|办事人|单位|个人|公民|法人|其他组织)[和、及与]?){0,5}(?:提交|提出|递交)的"
        r"(?:各类|各项)?(?:行政许可|许可)?(?:事项)?申请"
        rf"|(?:收到|接收|接到|收取|收受|收件|接件)(?:{_OF_WHAT})*(?:{_CASES})"
        r"|(?:^|(?<=[，,；;：:、（(])|(?<=全年)|(?<=年度))行政许可申请(?=\d)"
    ),
    "applications.concluded": r"在办结(?=的|\d)",
    "handling.commitment": (
        r"(?:(?:采用|采取|通过|以|按|实行|适用)?告知承诺制?(?:的?(?:方式|形式))?|(?:采用|采取|通过|以|按)(?:信用)?承诺制?(?:的?(?:方式|形式)))"
        r"(?:办理|办结|审批|发证|颁证|核发|批准|(?:作出)?准予(?:行政)?(?:许可)?|作出(?:行政)?(?:许可)?决定|许可(?=\d))(?:许可证|证照)?(?:的?(?:办件|申请|许可))?"
    ),
    "fees.applications": r"(?:(?:涉及)?收费的?(?:行政许可|许可)?|涉费的?(?:行政许可|许可)?)(?:办件|申请|业务)",
    "applications.denied": rf"(?:[作做]出了?)?[不未]予?(?:准予|同意|批准|许可|通过)(?:{_OF_WHAT})*(?:决定)?",
    "applications.approved": rf"[作做]出了?(?:准予|同意|批准|予以)(?:{_OF_WHAT})*决定|{_BEGUN}(?:予以)?许可(?=\d)",
    "applications.rejected": r"[作做]出了?不予受理(?:的)?(?:决定)?",
    "applications.not_required": r"[作做]出了?不受理(?:的)?(?:决定)?",
    "applications.returned": (
        r"要求申请人补正(?:申请)?(?:材料)?"
        r"|(?:向申请人)?(?:发出|发送|出具|制发|下达|送达)(?:一次性)?(?:告知)?补正(?:申请)?(?:材料)?(?:告知|通知)*书?"
    ),
    "applications.forwarded": (
        r"转报(?:至|给)?[^\W\d_]{0,10}?(?=\d)"
        r"|上报(?:至|给)?(?:省|市|国家|上级|部)(?:级|厅|局|委|政府|人民政府|主管|机关|部门)*(?:审批|审核|审查|核准)?(?=\d)"
    ),
    "applications.pending": (
        r"(?:年[底末]|期末|12月31日|截至[^，,。；\d]{0,6})[，,]?(?:共?有)?[尚仍还正]?(?:有)?[正尚仍]?"
        r"在(?:审查|审批|审核|办理|办|审)(?:过程)?中?"
        r"|(?:年[底末]|期末)?结转(?:至)?(?:下|次|202\d)年度?(?:继续)?(?:办理|审查)?"
    ),
    "applications.revoked": r"撤销(?:不当|违法|违规|已?(?:作出|准予|颁发))?的?(?:行政)?许可(?:决定)?(?=[\d共])",
    "items.added": r"新增(?:行政许可|许可)(?:事项)?(?=\d)",
    "items.removed": r"取消(?:行政许可|许可)(?:事项)?(?=\d)",
    "oversight.items_covered": (
        r"(?:建立|制定)了?(?:行政许可|许可|审批)*(?:事中事后|批后)?监[管督](?:制度|规则|细则|办法)的?"
        r"(?:(?:行政许可|许可)?事项|(?<=的)有?(?=\d))"
    ),
    "oversight.violations": r"(?:发现|查处)(?:并(?:处理|查处))?[^\W\d_]{0,2}违法(?:违规)?行为",
    "applications.withdrawn": (
        r"因?(?:申请人|企业|当事人)(?:主动|自行|自愿)?撤回(?:申请)?(?:[、，]?(?:等(?:原因|情形)?|而|后)?(?:依法)?终止(?:办理|审查|审批))?"
        r"|撤回申请[、，]?终止(?:办理|审查|审批)"
        r"|(?:应|依|根据|按)申请人的?(?:主动)?(?:要求|申请|请求)?(?:撤回|终止)(?:办理|审查|审批|申请)?"
    ),
    "handling.online": (
        r"(?:通过|依托|利用)(?:(?:网上|线上|互联网)(?:渠道|方式|平台)|[^\W\d_]{0,8}?(?:政务服务(?:网|平台)|网上(?:办事|政务)大厅))"
        r"(?:在线|网上|线上)?(?:受理|办理)"
    ),
    "fees.amount": (
        r"收取(?:相关|有关|各类|各项|行政许可|许可|行政事业性)+(?:费用?|收费)"
        r"|收取[^，,。；;\d]{2,30}费用?等(?:各类|各项)?(?:费用)?(?=共|合计|\d)"
    ),
    "oversight.complaints": r"(?:收到|受理|接到)?有效的?投诉(?:举报)?",
    "oversight.inspections": (
        rf"(?:(?:围绕|对|针对){_HELD})?{INSPECTED}|"
        rf"(?:围绕|对|针对){_HELD}"
        r"(?:(?!案卷|卷宗|档案|情况|工作)[^，,。；;\d]){0,12}?"
        r"(?:开展|进行|实施|组织)?了?的?(?:监督|执法|现场)?检查"
    ),
}
"""What stands for a figure with words of no weight amid: 收到各类行政许可申请, by the figure's address."""


def meaning(word: str) -> Term | None:
    """Return the figure that a word of a sentence stands for; None where it means no one figure."""
    if word in UNCLEAR or word in WITHOUT_KEY or word in AFTER or word in terms():
        return terms().get(word)
    amid = f"，{word}1"  # as it stands in a sentence: some patterns look at what is around them
    found = ((name, re.compile(pattern).match(amid, 1)) for name, pattern in PATTERNS.items())
    return next((term_at(name) for name, match in found if match and match.end() == len(amid) - 1), None)


UNCLEAR: Mapping[str, Words] = {
    "办件量": Words("it may be what was accepted or what was concluded", "可能指受理，也可能指办结"),
    "办件总量": Words("it may be what was accepted or what was concluded", "可能指受理，也可能指办结"),
    "即办件": Words("it says how items are promised, not how they were decided", "指承诺方式，不一定是实际当场办结"),
    "正在办理": Words("it may be of all applications or of some", "可能指全部办件，也可能只指一部分"),
    "处理完毕": Words("it may be of all applications or of some", "可能指全部办件，也可能只指一部分"),
    "撤回许可": Words("it may be a licence that was taken back", "可能是撤回已作出的许可"),
    "撤回行政许可": Words("it may be a licence that was taken back", "可能是撤回已作出的许可"),
    "撤销许可申请": Words("it may be an application that was taken back", "可能是申请人撤销申请"),
    "撤销行政许可申请": Words("it may be an application that was taken back", "可能是申请人撤销申请"),
    "审核通过": Words("it may be what was accepted or what was approved", "可能指受理，也可能指批准"),
    "非常满意率": Words("the format has one rate of satisfaction", "格式中只有一项满意率"),
    "作出行政许可决定": Words(
        "it may be of all decisions or of those that grant", "可能指全部决定，也可能只指准予的决定"
    ),
    "办理": Words("it may be what was accepted or what was concluded", "可能指受理，也可能指办结"),
}
"""Words that mean no one figure, and why."""
_COUNTER = "窗口当场办结 窗口即时办结 窗口受理 现场窗口受理 现场受理 线下受理 大厅受理 窗口办理 现场办理 线下办理"
WITHOUT_KEY: Mapping[str, Words] = {
    **dict.fromkeys(
        ("提前办结", "即办件办结", "承诺件办结"), Words("the format has no figure for it", "格式中没有对应的数据项")
    ),
    **dict.fromkeys(
        _COUNTER.split(),
        Words("the format has no figure for what is handed in at counters", "格式中没有窗口办理的数据项"),
    ),
}
"""Words of figures that the format does not have, which say nothing of whose the next figures are."""


_MAY_BE: Mapping[str, str] = {
    "办件量": "applications.accepted applications.concluded",
    "办件总量": "applications.accepted applications.concluded",
    "撤回许可": "applications.withdrawn",
    "撤回行政许可": "applications.withdrawn",
    "撤销许可申请": "applications.revoked applications.withdrawn",
    "撤销行政许可申请": "applications.revoked applications.withdrawn",
    "非常满意率": "reviews.satisfaction",
    "作出行政许可决定": "applications.approved applications.concluded",
    "办理": "applications.accepted applications.concluded",
    "审核通过": "applications.accepted applications.approved",
    "即办件": "handling.on_the_spot",
    "正在办理": "applications.pending",
    "处理完毕": "applications.concluded",
}


_UPHELD = ("oversight.complaints", "oversight.complaints_upheld")
AFTER: Mapping[str, tuple[str, str]] = {
    "新增": ("items", "items.added"),
    "取消": ("items", "items.removed"),
    "查实": _UPHELD,
    "查证属实": _UPHELD,
    "核查属实": _UPHELD,
    "属实": _UPHELD,
    "涉及办件": ("fees", "fees.applications"),
    "收到": ("applications.received", "applications.received"),
    "不予": ("applications.approved", "applications.denied"),
    "整改率": ("reviews", "reviews.rectification"),
    **dict.fromkeys(("减少", "调减", "调出", "核减"), ("items.added", "items.removed")),
}
"""Words that mean a figure right after another one, or one of a table, only: complaints, and how many were 查实."""
_LOOKED_INTO = "(?:调查|核查|查证|核实|查)"
_AFTER_PATTERNS: Mapping[str, tuple[str, str]] = {
    rf"经{_LOOKED_INTO}{{1,2}}后?(?:属实|查实)(?:的(?=\d)|的?违法(?:违规)?(?:行为|问题))?": _UPHELD,
    (
        rf"(?:经?{_LOOKED_INTO}{{1,2}}后?(?:属实的?|认定|确认|确有|(?:确认|认定)?存在)|属实的)"
        r"违法(?:违规)?(?:行为|问题)"
    ): _UPHELD,
    r"(?:合并|取消|下放|划出)(?:(?:[、和或及]|以及)?(?:取消|下放|合并|停止实施|划出)){1,3}(?:事项)?": (
        "items",
        "items.removed",
    ),
}
"""The same with words of no weight amid."""


@lru_cache(maxsize=1024)
def after(word: str) -> tuple[str, str] | None:
    """Return behind what figure, or one of what table, a word means which figure; None where it is no such word."""
    found = (told for pattern, told in _AFTER_PATTERNS.items() if re.fullmatch(pattern.replace(r"(?=\d)", ""), word))
    return AFTER.get(word) or next(found, None)


def candidates(before: str) -> tuple[str, ...]:
    """Return the figures that the last word of those before a number may mean, by address, for a person to choose."""
    last = max(((before.rfind(word), len(word), word) for word in _MAY_BE if word in before), default=None)
    return tuple(_MAY_BE[last[2]].split()) if last else ()


def _of_model() -> Iterator[tuple[str, Term]]:
    """Yield what the model says that a figure is called: the labels first, since a word may be the label of another."""
    further: list[tuple[str, Term]] = []
    for table, kind in TABLES.items():
        for key, info in kind.model_fields.items() if table not in LISTS else ():
            unit = key_unit(kind, key)
            if unit and isinstance(info.json_schema_extra, dict):
                term = Term(table, key, unit)
                yield key_label(kind, key).zh, term
                for called in ("also", "printed_as"):
                    words = info.json_schema_extra.get(called)
                    further += [(str(word), term) for word in (words if isinstance(words, list) else ())]
    yield from further
    yield from _shares(further)


def _shares(words: Iterable[tuple[str, Term]]) -> Iterator[tuple[str, Term]]:
    """Yield what the rate of a way of handling is called, by what its cases are: 承诺时限内办结率."""
    for word, term in words:
        if term.table == "handling" and term.key in TABLES["rates"].model_fields:
            yield f"{word}率", term_at(f"rates.{term.key}")


def share_of(term: Term) -> Term | None:
    """Return the rate that a share of the concluded is: of a way of handling, or of the approved."""
    if term.name == "applications.approved":
        return term_at("rates.approval")
    is_way = term.table == "handling" and term.key in TABLES["rates"].model_fields
    return term_at(f"rates.{term.key}") if is_way else None


def term_at(name: str) -> Term:
    """Return the figure at an address."""
    table, _, key = name.partition(".")
    return Term(table, key, key_unit(TABLES[table], key))


_TERSE: Mapping[str, str] = {
    "收到": "applications.received",
    "许可量": "applications.approved",
    "准予量": "applications.approved",
    "批准量": "applications.approved",
    "不予许可量": "applications.denied",
    "不予批准量": "applications.denied",
    "撤回量": "applications.withdrawn",
    "当场办结量": "handling.on_the_spot",
    "按期办结量": "handling.on_time",
    "超期办结量": "handling.overdue",
    "申请": "applications.received",
    "收到数": "applications.received",
    "申请数": "applications.received",
    "受理数": "applications.accepted",
    "不予受理数": "applications.rejected",
    "许可": "applications.approved",
    "批准数": "applications.approved",
    "不予批准数": "applications.denied",
    "办结数": "applications.concluded",
    "结转": "applications.brought_forward",
    "网上": "handling.online",
    "当场": "handling.on_the_spot",
    "按期": "handling.on_time",
    "超期": "handling.overdue",
    "金额": "fees.amount",
    "事项数": "items.total",
    "行政许可申请": "applications.received",
    "许可申请": "applications.received",
    "事项总数": "items.total",
    "事项数量": "items.total",
    "不予": "applications.denied",
    "部门数": "items.departments",
}
