"""[applications]: what was received, and what became of it."""

from licreport.report.fields import (
    Count,
    figure,
)
from licreport.report.tables.base import ENDED, Table
from licreport.words.language import Words


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
