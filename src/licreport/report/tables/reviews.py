"""[reviews]: what applicants say."""

from licreport.report.fields import (
    Count,
    Rate,
    figure,
)
from licreport.report.tables.base import Table
from licreport.words.language import Words


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
