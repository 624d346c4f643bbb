"""The tables of the data format, and every figure declared once with its unit, its labels and its meaning.

The names are the data format's own: a table here is a table of the TOML file, a field is a key. Declaring a figure
below is all it takes to have it read, placed, checked for its kind, labelled, summed over items, shown in the summary
and exported.
"""

import datetime
from typing import TYPE_CHECKING, Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, create_model

from licreport.report.fields import (
    Adds,
    Amount,
    Bound,
    Breakdown,
    Choices,
    Convention,
    Count,
    Counting,
    Date,
    Difference,
    Language,
    Level,
    Name,
    Parts,
    Rate,
    Reason,
    Text,
    Value,
    Year,
    entry,
    figure,
    read,
    section,
)
from licreport.words.language import Words
from licreport.words.period import Span, span_of

ENDED = "approved denied withdrawn forwarded"
"""The outcomes of an accepted application, all of which end it."""


class Table(BaseModel):
    """A table of the data format: read once, never changed, no key that it does not declare."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)
    label: ClassVar[Words]
    zh: ClassVar[str] = ""
    """What the docstring says, in Chinese."""


class Subject(Table):
    """Whose report this is, and on which year."""

    authority: Name = entry(
        "报告主体",
        "authority",
        Words("whose licensing the report is about", "报告的是哪个机关的行政许可"),
        required=True,
    )
    year: Year = entry(
        "报告年度",
        "year",
        Words("the calendar year reported on, all of it or a part", "所报告的公历年度，全年或其中一段"),
        required=True,
    )


if TYPE_CHECKING:
    Dated = Subject
else:
    Dated = create_model(  # since no class can declare what Python keeps for itself, as `from`
        "Dated",
        __base__=Subject,
        **{
            "from": (
                Bound,
                entry(
                    "起始日期",
                    "from",
                    Words(
                        "the first day reported on; 1 January where it is not said",
                        "报告期的第一天；不写则为 1 月 1 日",
                    ),
                ),
            ),
            "to": (
                Bound,
                entry(
                    "截止日期",
                    "to",
                    Words(
                        "the last day reported on; 31 December where it is not said",
                        "报告期的最后一天；不写则为 12 月 31 日",
                    ),
                ),
            ),
        },
    )


class Publication(Dated):
    """Whose report on which year this is, and when and where it was published."""

    label = Words("publication", "报告信息")
    zh = "报告的主体和年度，以及何时、在何处发布"
    level: Level = entry(
        "层级",
        "level",
        Words("the authority's level; a ministry's is the state's", "报告主体的层级；部委属国家一级（state）"),
    )
    part_of: Text = entry(
        "上级主体", "part of", Words("the authority whose report includes this one", "上级报告的主体：其报告包含本报告")
    )
    parts: Parts = entry(
        "下级主体",
        "parts",
        Words(
            'the authorities whose reports add up to this one, by name, or "complete" where those at hand are all',
            '各下级报告的主体，其合计即本报告：逐一写明名称；手头的报告已齐全的，写 "complete"',
        ),
    )
    publisher: Text = entry("署名单位", "publisher", Words("who signs the report", "在报告上署名的单位"))
    signed: Date = entry("落款日期", "signed", Words("the date under the signature", "署名下方的日期"))
    published: Date = entry("发布日期", "published", Words("the date it was put online", "在网上发布的日期"))
    source: Text = entry("发布网址", "source", Words("where it is published", "发布报告的网址"))
    language: Language = entry(
        "语种",
        "language",
        Words(
            'the language that it is compiled in: "zh", the default, or "en"',
            '生成文稿所用的语言："zh"（中文，默认）或 "en"（英文）',
        ),
    )
    counting: Counting = entry(
        "统计口径",
        "counting",
        Words(
            'which cases were counted: "event", by when each was applied for, accepted and decided; or "cohort", the '
            "applications of the year and what became of them; left out where the report does not say",
            '计入哪些办件："event"（按申请、受理、办结各自的时间），或 "cohort"（当年收到的申请及其去向）；'
            "报告没有写明的不填",
        ),
    )

    @property
    def first_day(self) -> datetime.date:
        """The first day reported on."""
        return self.__dict__["from"] or datetime.date(self.year, 1, 1)

    @property
    def last_day(self) -> datetime.date:
        """The last day reported on."""
        return self.__dict__["to"] or datetime.date(self.year, 12, 31)

    @property
    def is_on_year(self) -> bool:
        """Whether all of the year is reported on."""
        return self.span is None

    @property
    def span(self) -> Span | None:
        """Which part of the year is reported on; None for all of it."""
        own = self.__dict__
        return None if own["from"] is own["to"] is None else span_of(self.first_day, self.last_day)


class Items(Table):
    """The catalogue of licence items that the authority handles."""

    label = Words("licence items", "行政许可事项")
    zh = "报告主体办理的行政许可事项清单"
    total: Count = figure(
        "项",
        "清单事项数",
        "items",
        Words("licence items in the catalogue at the end of the year", "年末清单上的行政许可事项"),
        adds=Adds.DEPARTMENTS,
        accumulates=False,
        also=("清单事项",),
        printed_as=(
            "行政许可事项 许可事项 实施行政许可事项 实施的行政许可事项 "
            "行政审批服务事项 清单事项总数 年末事项数 行政许可事项总数 年末清单事项数 期末清单事项数 "
            "清单管理的事项 清单共列事项 清单所列事项"
        ),
    )
    previous: Count = figure(
        "项",
        "上年清单事项数",
        "items last year",
        Words("licence items at the end of the year before", "上年末的行政许可事项"),
        adds=Adds.DEPARTMENTS,
        accumulates=False,
        printed_as="上年事项数 上年末事项数 上年行政许可事项 上年末清单事项数",
    )
    added: Count = figure(
        "项",
        "新增事项",
        "items added",
        Words("licence items added in the year", "当年新增的行政许可事项"),
        adds=Adds.DEPARTMENTS,
        accumulates=False,
    )
    removed: Count = figure(
        "项",
        "取消事项",
        "items removed",
        Words("licence items abolished, handed down or merged in the year", "当年取消、下放或合并的行政许可事项"),
        adds=Adds.DEPARTMENTS,
        accumulates=False,
        printed_as=(
            "取消、下放、合并事项 取消、合并、下放事项 取消、下放事项 取消和下放事项 "
            "取消或下放事项 取消下放事项 取消、合并事项 调减事项"
        ),
    )
    departments: Count = figure(
        "个",
        "涉及主管部门",
        "departments",
        Words("departments that handle the items", "办理这些事项的部门"),
        adds=Adds.NEVER,
        accumulates=False,
        printed_as="主管部门 许可实施部门 实施部门 涉及部门",
    )
    breakdown: Breakdown = entry(
        "分事项是否齐全",
        "breakdown",
        Words(
            'whether the [[item]]s list every item ("complete", the default), some ("partial"), or "unknown"',
            '各 [[item]] 是否列出全部事项："complete"（全部，默认）、"partial"（部分）或 "unknown"（不明）',
        ),
    )


class Applications(Table):
    """What came in and what was decided."""

    label = Words("applications", "办件")
    zh = "收到的申请和作出的决定"
    brought_forward: Count = figure(
        "件",
        "上年结转",
        "brought forward",
        Words("accepted earlier, undecided on 1 January", "以前年度受理，1 月 1 日尚未办结"),
        accumulates=False,
        printed_as=(
            "上年结转办件 上年未办结 年初结转 期初结转 年初在办 期初在办 年初结存 期初结存 上年结存 上年结余 上年转入"
        ),
        by="open_before",
    )
    received: Count = figure(
        "件",
        "收到申请",
        "received",
        Words("applications received in the year", "当年收到的申请"),
        also=("收到行政许可事项申请", "收到行政许可申请"),
        printed_as=(
            "申请总数 申请总件数 接收申请 接收新报 上报办件 申请量 申请数量 收到行政许可申请 "
            "收到许可申请 收到申请量 收到各类申请 共收到申请 收受理业务 收件 收件量 收件数 接件 接件量 接件数 申请件数 "
            "申请总量 新收申请 新收行政许可申请 新收许可申请"
        ),
        by="applied",
    )
    accepted: Count = figure(
        "件",
        "受理",
        "accepted",
        Words("applications accepted for handling", "决定受理的申请"),
        printed_as="受理申请 受理办件 受理数量 受理量 受理件数 予以受理",
        by="accepted",
    )
    rejected: Count = figure(
        "件",
        "不予受理",
        "rejected",
        Words("applications refused at the door", "决定不予受理的申请"),
        printed_as="不予受理数量 不予受理件数 不予受理量 未予受理",
        by="decided",
        outcome="rejected",
    )
    not_required: Count = figure(
        "件",
        "不受理",
        "not required",
        Words(
            "applications that need no licence, or another authority's (不受理, not 不予受理)",
            "依法不需要取得许可，或者不属于本机关职权范围的申请（不受理，不同于不予受理）",
        ),
        printed_as="不需要受理",
        by="decided",
        outcome="not_required",
    )
    returned: Count = figure(
        "件",
        "补正",
        "returned",
        Words("applications sent back to be completed", "告知申请人补正的申请"),
        also=("退回补正", "一次性告知补正"),
        printed_as=(
            "出具补正告知书 出具补正通知书 告知补正 要求补正 补正材料 告知补正材料 一次性告知补正材料 告知申请人补正 "
            "一次性告知申请人补正 要求补正材料 一次性告知申请人补正材料 补正材料通知"
        ),
    )
    approved: Count = figure(
        "件",
        "批准",
        "approved",
        Words("licences granted", "准予许可的决定"),
        also=("准予许可", "准予行政许可", "granted"),
        printed_as=(
            "审批通过 予以许可 批复 准予 审批同意 许可数量 批准许可 准许 予以批准 作出批准决定 准予数量 "
            "批准数量 准予行政许可决定 作出准予许可决定 作出准予行政许可决定"
        ),
        by="decided",
        outcome="approved",
    )
    denied: Count = figure(
        "件",
        "不予批准",
        "denied",
        Words("licences refused after examination", "经审查不予许可的决定"),
        also=("不予许可", "不予行政许可"),
        printed_as=(
            "不予通过 审批不通过 不批准 不予审批 不予批准数量 审批不同意 未予批准 不予许可数量 "
            "作出不予许可决定 作出不予批准决定 不准予"
        ),
        by="decided",
        outcome="denied",
    )
    withdrawn: Count = figure(
        "件",
        "终止办理",
        "withdrawn",
        Words("ended without a decision, mostly withdrawn by the applicant", "未作决定即告终止，多为申请人撤回"),
        also=("申请人撤回",),
        printed_as=(
            "终止办件 撤回申请 申请人撤回 申请人主动撤回 主动撤回 依申请撤回 撤回 撤件 申请人撤件 "
            "自行撤回 撤回申请终止办理 终止 终止审查"
        ),
        by="decided",
        outcome="withdrawn",
    )
    forwarded: Count = figure(
        "件",
        "转报",
        "forwarded",
        Words("sent up to another authority, which decides", "转报上级机关，由其决定"),
        also=("上报",),
        by="decided",
        outcome="forwarded",
    )
    concluded: Count = figure(
        "件",
        "办结",
        "concluded",
        Words(
            "approved, denied, withdrawn and forwarded together, where the report prints it",
            "批准、不予批准、终止办理和转报的合计，报告公布了才写",
        ),
        printed_as=(
            "办结数量 办结量 办结件数 办结总量 办结总数 审评完成 完成审评 收办结业务 办结办件 已办结 审结 审批办结 "
            "办结合计 办结小计"
        ),
        by="decided",
        outcome=ENDED,
    )
    pending: Count = figure(
        "件",
        "年末未办结",
        "pending",
        Words("accepted, undecided on 31 December", "已受理，12 月 31 日尚未办结"),
        accumulates=False,
        printed_as=(
            "在办 未办结 尚未办结 年末在办 期末在办 期末未办结 年末未办结 年末正在办理 年末在审 期末在审 期末正在办理 "
            "月末正在办理 月末在办 月末未办结 未审结 尚未审结 年末未审结 年末尚未审结 年末尚未办结 "
            "结转下年 结转下年度 尚在办理 尚在办理中 仍在办理 仍在办理中 尚在审查"
        ),
        by="open_after",
    )
    revoked: Count = figure(
        "件",
        "撤销许可",
        "revoked",
        Words("licences annulled in the year, whenever granted", "当年撤销的许可，不论何时准予"),
        printed_as="撤销行政许可 撤销许可数量",
    )


class Handling(Table):
    """How the concluded applications were handled."""

    label = Words("handling", "办理方式")
    zh = "办结的申请是怎样办理的"
    online: Count = figure(
        "件",
        "网上受理",
        "online",
        Words("accepted online", "网上受理的办件"),
        printed_as="网上受理办件 网办件 网上办理 网办 网上申请受理 在线受理 线上受理 网上申报受理 线上办理",
        by="decided",
        outcome=ENDED,
        mark="online",
    )
    fully_online: Count = figure(
        "件",
        "全程网办",
        "fully online",
        Words("handled online from end to end", "从申请到办结全程在网上办理的办件"),
        printed_as="全程网上办理 全程网办件 全流程网办 全流程网上办理 全程线上办理",
        by="decided",
        outcome=ENDED,
        mark="fully_online",
    )
    commitment: Count = figure(
        "件",
        "告知承诺",
        "by commitment",
        Words("granted on the applicant's written commitment", "凭申请人书面承诺准予许可的办件"),
        printed_as="告知承诺办件 告知承诺制办理 告知承诺办理 实行告知承诺 承诺制办理 承诺制办结 告知承诺件",
        by="decided",
        outcome="approved",
        mark="commitment",
    )
    on_the_spot: Count = figure(
        "件",
        "当场办结",
        "on the spot",
        Words("decided on the spot", "当场作出决定的办件"),
        also=("即办",),
        printed_as="当场办结办件 当场办理 即时办结 当场即办 当场作出决定 当场作出许可决定 当场决定",
        by="decided",
        outcome="approved denied",
        mark="on_the_spot",
    )
    on_time: Count = figure(
        "件",
        "按期办结",
        "on time",
        Words("decided within the time limit", "在规定期限内作出决定的办件"),
        also=("按时办结",),
        printed_as=(
            "承诺时限内办结 承诺期限内办结 法定期限内办结 法定时限内办结 规定期限内办结 "
            "规定时限内办结 时限内办结 期限内办结 按期办结办件 限期内办结 按时限办结"
        ),
        by="decided",
        outcome=ENDED,
        mark="on_time",
    )
    overdue: Count = figure(
        "件",
        "超期办结",
        "overdue",
        Words("decided after the time limit", "超过规定期限才作出决定的办件"),
        printed_as="超时限办结 超期限办结 逾期办结 超时办结 超期办结办件",
        by="decided",
        outcome=ENDED,
        mark="overdue",
    )
    on_time_excludes_on_the_spot: Convention = entry(
        "按期办结不含当场办结",
        "on time excludes on the spot",
        Words(
            'whether on_time is counted beside on_the_spot, not around it; "unknown" leaves out what depends on it',
            '按期办结是否与当场办结分列，而不是包含它；写 "unknown"（不明）则不核对与此有关的关系',
        ),
    )


class Fees(Table):
    """What applicants paid."""

    label = Words("fees", "收费")
    zh = "申请人缴纳的费用"
    applications: Count = figure(
        "件",
        "收费办件",
        "paid applications",
        Words("applications for which a fee was charged", "收取费用的办件"),
        printed_as="收费件数 收费办件数 收费业务 收取行政许可费用的办件",
        by="decided",
        outcome=ENDED,
        mark="paid",
    )
    amount: Amount = figure(
        "元",
        "收费金额",
        "fees charged",
        Words("fees charged, in yuan", "收取的费用，以元计"),
        printed_as="收费总额 收取费用 收费总金额 收费 收取行政许可费用 收费额",
        by="decided",
        outcome=ENDED,
        mark="fee",
    )


class Casework(Fees, Handling, Applications):  # the last comes first in order
    """The figures that a report gives for all its applications and each item for its own."""

    label = Words("casework", "办件情况")
    zh = "报告就全部申请、各事项就其申请给出的数据"


class Rates(Table):
    """Rates as the report prints them, each of the concluded unless its meaning says otherwise."""

    label = Words("printed rates", "有关比率")
    zh = "报告公布的比率，除另有说明外以办结为 100%"
    acceptance: Rate = figure(
        "%",
        "受理率",
        "acceptance rate",
        Words("accepted of those received", "受理占收到申请的比例"),
        printed_as="申请受理率",
    )
    approval: Rate = figure(
        "%",
        "批准率",
        "approval rate",
        Words("approved of the concluded", "批准占办结的比例"),
        printed_as="准予率 许可率",
    )
    online: Rate = figure(
        "%",
        "网办率",
        "online rate",
        Words("accepted online of the concluded", "网上受理占办结的比例"),
        printed_as="网上受理率 网上办理率 线上申请率 网上申请率 网上申报率 网办件比例",
    )
    fully_online: Rate = figure(
        "%",
        "全程网办率",
        "fully online rate",
        Words("handled online from end to end of the concluded", "全程网办占办结的比例"),
        printed_as="全程网办比例 网上全流程办理率",
    )
    commitment: Rate = figure(
        "%",
        "告知承诺率",
        "commitment rate",
        Words("granted on commitment of the concluded", "告知承诺占办结的比例"),
        printed_as="告知承诺比例",
    )
    on_the_spot: Rate = figure(
        "%",
        "当场办结率",
        "on-the-spot rate",
        Words("decided on the spot of the concluded", "当场办结占办结的比例"),
        printed_as="当场办结件比例",
    )
    on_time: Rate = figure(
        "%",
        "按期办结率",
        "on-time rate",
        Words("decided within the time limit of the concluded", "按期办结占办结的比例"),
        printed_as="按时办结率 按期办结比例",
    )
    early: Rate = figure(
        "%",
        "提前办结率",
        "early rate",
        Words("decided before the time limit of the concluded", "提前办结占办结的比例"),
        also=("提前办结比例",),
    )
    immediate: Rate = figure(
        "%",
        "即办率",
        "immediate rate",
        Words("of a kind that is decided at once of the concluded", "即办件占办结的比例"),
    )
    no_visit: Rate = figure(
        "%",
        "不见面办理率",
        "no-visit rate",
        Words("handled without a visit of the concluded", "不见面办理占办结的比例"),
        also=("不见面审批率", "零跑动率"),
    )
    conclusion: Rate = figure(
        "%",
        "办结率",
        "conclusion rate",
        Words(
            "concluded of those accepted, with or without those brought forward",
            "办结占受理的比例，受理含或不含上年结转",
        ),
    )


class Oversight(Table):
    """What was inspected after the licences were granted."""

    label = Words("oversight", "批后监管")
    zh = "许可之后的监督检查"
    items_covered: Count = figure(
        "项",
        "建立监管制度的事项",
        "items under oversight",
        Words("licence items with rules for oversight", "建立了监管制度的许可事项"),
        adds=Adds.DEPARTMENTS,
        accumulates=False,
        printed_as=(
            "建立监管制度事项 建立批后监管制度事项 已建立批后监管制度事项 已建立监管制度事项 "
            "制定监管规则的事项 建立监督制度的事项 建立监督制度事项"
        ),
    )
    inspections: Count = figure(
        "次",
        "主动监督检查",
        "inspections",
        Words("inspections made on the authority's own initiative", "机关主动开展的监督检查"),
        also=("主动监督次数",),
        printed_as=(
            "监督检查次数 主动监督检查次数 开展主动监督检查 主动开展监督检查 "
            "监督检查 主动监督 主动检查 监管检查 检查次数"
        ),
    )
    violations: Count = figure(
        "件",
        "监管发现违法行为",
        "violations found",
        Words("offences found by those inspections", "主动监督检查中发现的违法行为"),
        also=("监管过程中发现违法行为", "监管中发现违法行为"),
        printed_as="发现违法行为 发现违法违规行为 查处违法行为 查处违法违规行为 发现问题违法行为",
    )
    complaints: Count = figure(
        "件",
        "有效投诉",
        "complaints",
        Words("valid complaints received", "收到的有效投诉"),
        printed_as="有效投诉举报 收到有效投诉 有效投诉量",
    )
    complaints_upheld: Count = figure(
        "件",
        "投诉查实违法行为",
        "complaints upheld",
        Words("offences established from complaints", "经投诉查实的违法行为"),
        also=("查实违法行为",),
        printed_as=(
            "查实投诉 投诉查实 查实违法行为 查实违法违规行为 查实的违法行为 经查实违法行为 "
            "经查实存在违法行为 属实的违法行为 核查属实的违法行为 查证属实"
        ),
    )


class Reviews(Table):
    """What applicants thought of the service (好差评), in the five degrees of the national system of 2019."""

    label = Words("reviews", "政务服务评价")
    zh = "申请人对服务的评价（好差评），按 2019 年建立的全国统一制度分为五等"
    total: Count = figure(
        "件",
        "评价",
        "reviews",
        Words("reviews received in the year", "当年收到的评价"),
        also=("评价总数", "评价办件"),
        printed_as="主动评价 政务服务评价 好差评评价 服务评价 群众评价 评价数 评价量 参与评价 收到评价",
    )
    very_satisfied: Count = figure(
        "件", "非常满意", "very satisfied", Words("reviews of the first degree", "第一等的评价")
    )
    satisfied: Count = figure("件", "满意", "satisfied", Words("reviews of the second degree", "第二等的评价"))
    basically_satisfied: Count = figure(
        "件", "基本满意", "basically satisfied", Words("reviews of the third degree", "第三等的评价")
    )
    dissatisfied: Count = figure(
        "件",
        "不满意",
        "dissatisfied",
        Words("reviews of the fourth degree, which is a bad review", "第四等的评价，属差评"),
    )
    very_dissatisfied: Count = figure(
        "件",
        "非常不满意",
        "very dissatisfied",
        Words("reviews of the fifth degree, which is a bad review", "第五等的评价，属差评"),
    )
    rectified: Count = figure(
        "件",
        "差评整改",
        "bad reviews rectified",
        Words("bad reviews that were answered and put right", "已回复并整改的差评"),
        printed_as="差评已整改 整改差评 已整改差评 完成差评整改",
    )
    satisfaction: Rate = figure(
        "%",
        "满意率",
        "satisfaction rate",
        Words(
            "satisfied of the reviews; some reports count basically satisfied, some not",
            "满意的评价占全部评价的比例；是否计入基本满意，各地不一",
        ),
        printed_as="好评率 好差评满意率 群众满意率",
    )
    rectification: Rate = figure(
        "%",
        "差评整改率",
        "rectification rate",
        Words("bad reviews rectified of the bad reviews", "已整改的差评占全部差评的比例"),
        printed_as="差评整改率 差评按期整改率",
    )


DEGREES = ("very_satisfied", "satisfied", "basically_satisfied", "dissatisfied", "very_dissatisfied")
"""The degrees of reviews; the last two are bad reviews (差评)."""


class Item(Casework):
    """One licence item (or a group of them) of the breakdown, with any figure of the report's casework."""

    label = Words("item", "分事项")
    zh = "分事项数据中的一个（或一组）许可事项，可有报告办件情况的任一数据"
    name: Name = entry("事项名称", "name", Words("the licence item", "行政许可事项"), required=True)
    code: Text = entry("事项编码", "code", Words("its code in the national catalogue", "在国家清单中的编码"))
    under: Text = entry("上级事项", "under", Words("the item that it is a part of", "它所属的上级事项"))
    by: Text = entry(
        "分类依据",
        "by",
        Words(
            "by what it and its like divide that: 申请种类, 许可类别",
            "它与同类的事项按什么划分上级事项：申请种类、许可类别",
        ),
    )
    share: Rate = figure(
        "%",
        "占比",
        "share",
        Words("the printed share of the whole that the items divide", "报告公布的占比，以各事项所划分的整体为 100%"),
    )
    breakdown: Breakdown = entry(
        "下级事项是否齐全",
        "breakdown",
        Words(
            'whether those under it list every item ("complete") or some ("partial"); or "unknown"; as in [items]',
            '其下级事项是否列全："complete"（全部）、"partial"（部分）或 "unknown"（不明），与 [items] 中相同',
        ),
    )


class Narrative(Table):
    """The prose of the standard sections, in their order. What a key means is its section's heading in English."""

    label = Words("narrative", "正文")
    zh = "各标准部分的文字，按其顺序；含义一栏即该部分的标题"
    opening: Text = entry(
        "引言", "opening", Words("What stands before the sections, under no heading", "各部分之前的文字，不设标题")
    )
    overview: Text = section("总体情况", "overview", "Overview")
    handling: Text = section("行政许可办理情况", "handling", "Handling of applications")
    oversight: Text = section("批后监管开展情况", "oversight", "Oversight of licences granted")
    reform: Text = section("改革创新情况", "reform", "Reform")
    supervision: Text = section("监督纠正情况", "supervision", "Supervision and correction")
    problems: Text = section("存在的主要问题及改进措施", "problems", "Problems and next steps")

    def own(self, key: str) -> str | None:
        """Return the prose of a section; None for last year's that nobody has revised yet, which is none of its own."""
        text: str | None = getattr(self, key)
        return None if text is None or is_unrevised(text) else text


def is_unrevised(text: str) -> bool:
    """Tell whether prose still bears the mark of last year's."""
    return "上年文字，请修改" in text or "last year's words, to be revised" in text


UNREVISED = r"[【\[]?(?:上年文字，请修改|last year's words, to be revised)[】\]]?"
"""The mark of prose that was carried over from last year's report, until it is taken out."""

SECTIONS = Choices(tuple(key for key in Narrative.model_fields if key != "opening"))
Section = Annotated[str | None, SECTIONS, read(SECTIONS.read)]


class NamedFigure(Table):
    """A figure that only this report prints."""

    label = Words("figure", "数据")
    zh = "只有这份报告公布的数据"
    name: Name = entry(
        "名称", "name", Words("what it counts, in the report's words", "计的是什么，用报告的原话"), required=True
    )
    value: Value = figure("", "数值", "value", Words("the figure as printed", "数值，照公布的写"), required=True)
    unit: Text = entry("单位", "unit", Words("its unit", "计量单位"))
    section: Section = entry(
        "章节", "section", Words("the section of the report it is printed in", "它在报告的哪一部分公布")
    )
    divides: Text = entry(
        "构成", "divides", Words("the figure that it and its like make up completely", "它与同类的数据合计恰为哪项数据")
    )
    of: Text = entry("属于", "of", Words("the figure that it is a part of", "它是哪项数据的一部分"))
    by: Text = entry(
        "分类依据", "by", Words("by what it and its like divide that figure", "它与同类的数据按什么划分那项数据")
    )
    share: Rate = figure("%", "占比", "share", Words("the printed share of that figure", "报告公布的占那项数据的比例"))
    last_year: Value = figure(
        "",
        "上年",
        "last year",
        Words("the same figure as this report gives it for the year before", "本报告所载的上年数"),
    )
    growth: Value = figure(
        "",
        "增长",
        "growth",
        Words("the printed change since then: a difference, or a rate", "报告公布的较上年的变化：差额或百分比"),
    )

    @property
    def whole(self) -> str | None:
        """The figure that it divides, or is of."""
        return self.of if self.divides is None else self.divides


class Waiver(Table):
    """A known discrepancy of the published text, accepted with a reason."""

    label = Words("waiver", "豁免")
    zh = "公布的文本固有的差异，已说明理由而予以认可"
    rule: Name = entry(
        "规则",
        "rule",
        Words("the code of the rule whose finding is accepted", "予以认可的差异所属规则的代码"),
        required=True,
    )
    at: Name = entry("位置", "at", Words("the address that the finding names", "差异所写明的地址"), required=True)
    difference: Difference = entry(
        "差额",
        "difference",
        Words(
            "the difference accepted; at any other the finding comes back",
            "予以认可的差额；差额变为其他数值时，差异重新报出",
        ),
    )
    reason: Reason = entry("理由", "reason", Words("why the discrepancy is accepted", "认可这一差异的理由"))
    note: Text = entry(
        "注",
        "note",
        Words(
            "what a published document says of the discrepancy; without it, the reason",
            "公布的文本对这一差异的说明；未填写的，以理由代替",
        ),
    )
    expires: Date = entry("有效期至", "expires", Words("the last day on which the waiver holds", "豁免有效的最后一天"))
