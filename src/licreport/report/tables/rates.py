"""[rates]: rates as they are printed."""

from licreport.report.fields import (
    Rate,
    figure,
)
from licreport.report.tables.base import Table
from licreport.words.language import Words


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
