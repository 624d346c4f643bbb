"""[handling]: how what was decided was handled."""

from licreport.report.fields import (
    Convention,
    Count,
    entry,
    figure,
)
from licreport.report.tables.base import ENDED, Table
from licreport.words.language import Words


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
