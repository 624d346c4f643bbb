"""[fees]: what was charged."""

from licreport.report.fields import (
    Amount,
    Count,
    figure,
)
from licreport.report.tables.base import ENDED, Table
from licreport.words.language import Words


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
