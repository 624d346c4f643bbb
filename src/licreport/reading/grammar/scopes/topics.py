"""What an earlier clause of a sentence says of the figures behind it: that they are of some cases only, or nothing.

A clause before the figure's own is read by its shape. 在旧城片区，受理9件 is told of a place, and 开设绿色通道，办结9件
of a service of its own; 为优化营商环境，受理9件 and 在各部门努力下，受理9件 tell why and how all was done.
"""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple


class Topic(NamedTuple):
    """A shape of clauses, and what is of it."""

    pattern: str
    examples: tuple[str, ...]


SERVICES = Topic(
    "绿色通道|绿通|容缺|秒[批办]|帮办|代办|[跨异][省市区县域地]|通办|不打烊|延时|错时|预约|自助|上门|专[窗区]|一[件业]事?一?[事证]"
    "|免申|极简|直通车|快车道|邮寄|委托|下放|赋权|试点|集成办|简易程序|一般程序|普通程序|掌上|先行先试|办不成事|零跑|证照分离",
    (
        *("开设绿色通道", "实行容缺受理", "推行“帮办代办”", "实施秒批改革", "通过跨省通办", "依托自助终端"),
        *("受省厅委托", "承接省级下放事项", "开展“周末不打烊”服务", "设立“办不成事”窗口"),
    ),
)
"""Services of their own: what is told behind them is of the cases that went that way."""
OF_SOME = Topic(
    r"^(?:其中)?(?:对于?(?![照标])|针对|面向|聚焦|围绕|在|就|从|关于)",
    ("对小微企业", "针对个体工商户", "在旧城片区", "围绕重大项目", "从企业申请看", "面向外来投资者"),
)
"""What names of whom or of where it speaks, unless it says what was done (DONE) or is of all."""
IN_VIEW = Topic(r"^从(?P<of>.+)看$", ("从企业申请看", "从建设领域看"))
"""In view of what it speaks, whatever that does."""
OF_KIND = Topic(
    r"^[^\W\d_]{0,8}(?:类|片区|项目|申请|企业|个人|法人|自然人|园区|开发区|乡镇|镇街|街道|行业|群体|人员|工程|板块)$",
    ("企业类", "个人申请", "重点项目", "自贸片区", "外来务工人员"),
)
"""A kind of case, of people or of place by its name alone."""
DONE = Topic(
    "优化|提[升高效速]|加强|规范|推[进动]|深化|落实|完善|强化|做[好到]|保障|方便|便利|服务(?!中心|大厅|窗口|行业|业)|改进|改革|努力"
    "|执行|贯彻|确保|促进|实现|压[减缩]|目标|问题|情况|要求|(?:基础|前提)上?$|(?:过程|工作)中?$|下$|履[职行]|创新|管理|建设|把控|防范|差?评价?|方面$"
    "|欺骗|隐瞒|贿赂|虚假|违[法规]|不符合|不[齐全]|不属于",
    (
        *(
            "围绕优化营商环境目标",
            "在各部门共同努力下",
            "在严格执行受理规范的基础上",
            "针对办理中的问题",
            "在审查过程中",
        ),
        *("聚焦企业群众办事需求提升服务", "围绕提高审批效率", "在上级部门的指导下", "在群众评价方面"),
        *("对以欺骗手段取得许可的", "对材料不齐全的"),
    ),
)
"""What was done, and why: it is told of all. A field in 方面 is known by its name."""
WAY = Topic(
    "(?:实行|推行|实施|采[取用]|适用)",
    ("对材料简单的事项实行即来即办", "在道路运输领域推行告知承诺制"),
)
"""What is done with some cases, behind which a figure of ways is told: that way's own."""


def narrows(clauses: Sequence[str], is_general: Callable[[str], bool], *, is_of_way: bool) -> bool:
    """Tell whether one of the clauses before a figure's own says that what is told is of some cases.

    A figure of a way of handling may be told of the cases for which that way is.
    """
    return any(_narrows(clause, is_general, is_of_way=is_of_way) for clause in clauses)


def _narrows(clause: str, is_general: Callable[[str], bool], *, is_of_way: bool) -> bool:
    clause = re.sub(r"^[^\w]+|[^\w]+$", "", clause)
    if re.search(r"\d[\d,.]*万?(?:件|%)", clause):  # a figure that is judged by itself
        return False
    if re.search(SERVICES.pattern, clause):
        return True
    if view := re.match(IN_VIEW.pattern, clause):
        return not is_general(clause) and not is_general(view["of"])
    if re.match(OF_KIND.pattern, clause):
        return re.match(f"(?:{DONE.pattern})", clause) is None and not is_general(clause)
    led = re.match(OF_SOME.pattern, clause)
    if led is None or re.search(DONE.pattern, clause) or (is_of_way and re.search(WAY.pattern, clause)):
        return False
    return not is_general(clause) and not is_general(clause[led.end() :])
