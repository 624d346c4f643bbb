"""What documents call the figures of the format: words → keys, from the model.

Beside the labels of the model and what it says they are called also, there are words that mean a figure only where
something else says the rest: the heading of a column (收到), a place in a list (准予). Some words mean no one figure,
and are not guessed at: 办件量 may be what was accepted or what was concluded.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from licreport.report.address import LISTS, TABLES, key_label, key_unit
from licreport.words.language import Words


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


@cache
def terms() -> Mapping[str, Term]:
    """Return the figures by the words that stand for them anywhere."""
    found: dict[str, Term] = {}
    for word, term in (*_of_model(), *_more()):
        found.setdefault(word, term)
    return found


@cache
def terse_terms() -> Mapping[str, Term]:
    """Return the figures by the words that stand for them in the heading of a column or of a row, as well."""
    return {**{word: _term(name) for word, name in _TERSE.items()}, **terms()}


UNCLEAR: Mapping[str, Words] = {
    "办件量": Words("it may be what was accepted or what was concluded", "可能指受理，也可能指办结"),
    "办件总量": Words("it may be what was accepted or what was concluded", "可能指受理，也可能指办结"),
    "即办件": Words("it says how items are promised, not how they were decided", "指承诺方式，不一定是实际当场办结"),
    "正在办理": Words("it may be of all applications or of some", "可能指全部办件，也可能只指一部分"),
    "处理完毕": Words("it may be of all applications or of some", "可能指全部办件，也可能只指一部分"),
    "办理": Words("it may be what was accepted or what was concluded", "可能指受理，也可能指办结"),
}
"""Words that mean no one figure, and why."""


_MAY_BE: Mapping[str, str] = {
    "办件量": "applications.accepted applications.concluded",
    "办件总量": "applications.accepted applications.concluded",
    "办理": "applications.accepted applications.concluded",
    "即办件": "handling.on_the_spot",
    "正在办理": "applications.pending",
    "处理完毕": "applications.concluded",
}


def candidates(before: str) -> tuple[str, ...]:
    """Return the figures that the last word of those before a number may mean, by address, for a person to choose."""
    last = max(((before.rfind(word), len(word), word) for word in _MAY_BE if word in before), default=None)
    return tuple(_MAY_BE[last[2]].split()) if last else ()


def _of_model() -> Iterator[tuple[str, Term]]:
    for table, kind in TABLES.items():
        for key, info in kind.model_fields.items() if table not in LISTS else ():
            unit = key_unit(kind, key)
            if unit:
                extra = info.json_schema_extra
                also = extra.get("also", ()) if isinstance(extra, dict) else ()
                words = (key_label(kind, key).zh, *(also if isinstance(also, list) else ()))
                yield from ((str(word), Term(table, key, unit)) for word in words if not str(word).isascii())


def _more() -> Iterator[tuple[str, Term]]:
    yield from ((word, _term(name)) for name, words in _MORE.items() for word in words.split())


def _term(name: str) -> Term:
    table, _, key = name.partition(".")
    return Term(table, key, key_unit(TABLES[table], key))


_MORE: Mapping[str, str] = {
    "items.total": "行政许可事项 许可事项 行政审批服务事项 清单事项总数 年末事项数 行政许可事项总数",
    "items.previous": "上年事项数 上年末事项数 上年行政许可事项",
    "items.departments": "主管部门 许可实施部门 实施部门 涉及部门",
    "applications.received": "接收新报 上报办件 申请量 申请数量 收到行政许可申请 收到许可申请 收到申请量 收到各类申请"
    " 共收到申请 收受理业务 收件 收件量 收件数 申请件数 申请总量",
    "applications.accepted": "受理申请 受理办件 受理数量 受理量 受理件数 予以受理 审核通过",
    "applications.rejected": "不予受理数量 不予受理件数 不予受理量 未予受理",
    "applications.not_required": "不需要受理",
    "applications.approved": "批复 准予 审批同意 许可数量 批准许可 准许 予以批准 作出批准决定 准予数量 批准数量"
    " 准予行政许可决定 作出准予许可决定 作出准予行政许可决定 作出行政许可决定",
    "applications.denied": "不批准 不予审批 不予批准数量 审批不同意 未予批准 不予许可数量 作出不予许可决定"
    " 作出不予批准决定 不准予",
    "applications.withdrawn": "终止办件 撤回申请 申请人撤回",
    "applications.concluded": "办结数量 办结量 办结件数 办结总量 完成审评 收办结业务 办结办件 已办结",
    "applications.pending": "在办 未办结 尚未办结 年末在办 期末未办结",
    "applications.brought_forward": "上年结转办件 上年未办结",
    "applications.revoked": "撤销行政许可 撤销许可数量",
    "handling.online": "网上受理办件 网办件 网上办理 网办",
    "handling.fully_online": "全程网上办理 全程网办件 全流程网办",
    "handling.commitment": "告知承诺办件 告知承诺制办理 告知承诺办理 实行告知承诺",
    "handling.on_the_spot": "当场办结办件 当场办理",
    "handling.on_time": "承诺期限内办结 法定期限内办结 按期办结办件 限期内办结 按时限办结",
    "handling.overdue": "逾期办结 超时办结 超期办结办件",
    "fees.applications": "收费件数 收费办件数 收费业务",
    "fees.amount": "收费总额 收取费用 收费总金额 收费 收取行政许可费用 收费额",
    "oversight.items_covered": "建立监管制度事项 制定监管规则的事项 建立监督制度的事项 建立监督制度事项",
    "oversight.inspections": "主动监督检查次数 开展主动监督检查 监督检查 主动监督 主动检查 监管检查 检查次数",
    "oversight.violations": "发现违法行为 发现违法违规行为 查处违法行为 查处违法违规行为 发现问题违法行为",
    "oversight.complaints": "有效投诉举报 收到有效投诉 有效投诉量",
    "oversight.complaints_upheld": "查实投诉 投诉查实 查实违法行为 经查实违法行为 查证属实",
    "rates.acceptance": "申请受理率",
    "rates.approval": "准予率 许可率",
    "rates.on_time": "按时办结率 按期办结比例",
    "rates.online": "网上受理率 网办件比例",
    "rates.fully_online": "全程网办比例 网上全流程办理率",
    "rates.on_the_spot": "当场办结件比例",
    "rates.commitment": "告知承诺比例",
    "reviews.total": "主动评价 评价数 评价量 参与评价",
    "reviews.satisfaction": "好评率",
    "reviews.rectification": "差评整改率",
}
"""What documents call figures besides, by address, the words parted by blanks."""

_TERSE: Mapping[str, str] = {
    "收到": "applications.received",
    "申请": "applications.received",
    "收到数": "applications.received",
    "申请数": "applications.received",
    "受理数": "applications.accepted",
    "不予受理数": "applications.rejected",
    "许可": "applications.approved",
    "准予": "applications.approved",
    "批准数": "applications.approved",
    "不予许可": "applications.denied",
    "不予批准数": "applications.denied",
    "撤回": "applications.withdrawn",
    "终止": "applications.withdrawn",
    "办结数": "applications.concluded",
    "结转": "applications.brought_forward",
    "网上": "handling.online",
    "当场": "handling.on_the_spot",
    "按期": "handling.on_time",
    "超期": "handling.overdue",
    "收费额": "fees.amount",
    "金额": "fees.amount",
    "事项数": "items.total",
    "事项总数": "items.total",
    "部门数": "items.departments",
}
