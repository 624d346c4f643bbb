"""[oversight]: inspections and complaints after licences were granted."""

from licreport.report.fields import (
    Adds,
    Count,
    figure,
)
from licreport.report.tables.base import Table
from licreport.words.language import Words


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
