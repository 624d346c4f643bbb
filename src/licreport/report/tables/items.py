"""[items]: the catalogue of licence items."""

from licreport.report.fields import (
    Adds,
    Breakdown,
    Count,
    entry,
    figure,
)
from licreport.report.tables.base import Table
from licreport.words.language import Words


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
