"""What is known of a case: the fields that a layout finds columns for, and the words that their codes stand for."""

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from licreport.words.language import Words


class Kind(Enum):
    """How the text of a column is read."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    MONEY = "money"
    OUTCOME = "outcome"
    CHANNEL = "channel"
    FLAG = "flag"
    UNIT = "unit"
    MATTER = "matter"
    CHANGE = "change"
    ACCEPTANCE = "acceptance"

    @property
    def is_code(self) -> bool:
        """Whether a layout says what each of its values stands for."""
        return self in CODES


class Field(NamedTuple):
    """A field of a case."""

    kind: Kind
    label: Words


FIELDS: Mapping[str, Field] = {
    "number": Field(Kind.TEXT, Words("application number", "办件编号")),
    "item": Field(Kind.TEXT, Words("item", "事项名称")),
    "item_code": Field(Kind.TEXT, Words("item code", "事项编码")),
    "department": Field(Kind.TEXT, Words("department", "承办部门")),
    "matter": Field(Kind.MATTER, Words("kind of matter", "事项类型")),
    "applied": Field(Kind.DATE, Words("date of application", "申请时间")),
    "accepted": Field(Kind.DATE, Words("date of acceptance", "受理时间")),
    "decided": Field(Kind.DATE, Words("date of decision", "办结时间")),
    "acceptance": Field(Kind.ACCEPTANCE, Words("state of acceptance", "受理状态")),
    "outcome": Field(Kind.OUTCOME, Words("outcome", "办结结果")),
    "channel": Field(Kind.CHANNEL, Words("channel of application", "申请渠道")),
    "fully_online": Field(Kind.FLAG, Words("online from end to end", "是否全程网办")),
    "visits": Field(Kind.NUMBER, Words("visits to the office", "到办事现场次数")),
    "commitment": Field(Kind.FLAG, Words("by commitment", "是否告知承诺")),
    "on_the_spot": Field(Kind.FLAG, Words("on the spot", "是否当场办结")),
    "promised": Field(Kind.NUMBER, Words("promised time limit", "承诺时限")),
    "promised_unit": Field(Kind.UNIT, Words("unit of the promised time limit", "承诺时限单位")),
    "legal": Field(Kind.NUMBER, Words("statutory time limit", "法定时限")),
    "legal_unit": Field(Kind.UNIT, Words("unit of the statutory time limit", "法定时限单位")),
    "due": Field(Kind.DATE, Words("date due", "承诺办结时间")),
    "fee": Field(Kind.MONEY, Words("fee", "收费金额")),
    "charged": Field(Kind.FLAG, Words("whether a fee is charged", "是否收费")),
    "record": Field(Kind.TEXT, Words("number of the row itself", "记录标识")),
    "version": Field(Kind.NUMBER, Words("version of the row", "数据版本号")),
    "changed": Field(Kind.DATE, Words("time of the row's last change", "更新时间")),
    "change": Field(Kind.CHANGE, Words("kind of change", "操作标识")),
    "paused_from": Field(Kind.DATE, Words("start of a special procedure", "特别程序开始时间")),
    "paused_to": Field(Kind.DATE, Words("end of a special procedure", "特别程序结束时间")),
    "paused_days": Field(Kind.NUMBER, Words("days of special procedures", "特别程序天数")),
}
"""Every field of a case by its name. Applicants' names, numbers and addresses are none: they are never read."""

CODES: Mapping[Kind, Mapping[str, Words]] = {
    Kind.OUTCOME: {
        "approved": Words("granted", "准予许可"),
        "denied": Words("refused", "不予许可"),
        "rejected": Words("refused at the door", "不予受理"),
        "not_required": Words("no licence needed here", "不受理"),
        "withdrawn": Words("ended without a decision", "终止办理"),
        "forwarded": Words("sent up", "转报"),
        "undecided": Words("not yet decided", "在办"),
        "void": Words("no case: deleted or made void", "作废、删除"),
        "unknown": Words("not known", "不明"),
    },
    Kind.CHANNEL: {
        "online": Words("online", "网上"),
        "counter": Words("at the counter", "窗口"),
        "post": Words("by post", "邮寄"),
        "other": Words("otherwise", "其他"),
    },
    Kind.FLAG: {"yes": Words("yes", "是"), "no": Words("no", "否")},
    Kind.UNIT: {
        "working_day": Words("working days", "工作日"),
        "day": Words("days", "自然日"),
        "hour": Words("hours", "小时"),
        "minute": Words("minutes", "分钟"),
        "month": Words("months", "月"),
        "year": Words("years", "年"),
    },
    Kind.MATTER: {
        "licence": Words("licence", "行政许可"),
        "other": Words("other than a licence", "其他事项"),
    },
    Kind.ACCEPTANCE: {
        "accepted": Words("accepted", "受理"),
        "rejected": Words("refused at the door", "不予受理"),
        "not_required": Words("no licence needed here", "不受理"),
        "waiting": Words("waiting for what is missing", "待补正"),
    },
    Kind.CHANGE: {"current": Words("as it is", "有效"), "deleted": Words("deleted", "已删除")},
}
"""What the codes of a column may stand for, by its kind. No code of any system has a meaning by default."""

CODES_APART: Mapping[str, Kind] = {name: field.kind for name, field in FIELDS.items() if field.kind is Kind.FLAG}
"""The fields that are of one kind, but whose columns may each have codes of its own."""
