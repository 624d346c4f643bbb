"""LR2xx: a part does not exceed its whole."""

from licreport.relations.kinds import Part, Together
from licreport.relations.quantity import CONCLUDED, Added, Quantity, stated_or_computed
from licreport.relations.rule import Relations, rule
from licreport.report.diagnostic import Severity
from licreport.report.model import Report
from licreport.report.tables.applications import Applications
from licreport.report.tables.casework import Casework
from licreport.report.tables.items import Items
from licreport.report.tables.oversight import Oversight
from licreport.report.tables.reviews import Reviews


@rule(
    "LR201",
    or_else=Severity.WARNING,
    zh="""办结的申请不超过受理与上年结转之和

    能办结的只有上年结转的和当年受理的。没有公布上年结转时，超出部分可能是结转来的，因此只是警告。
    没有公布办结数时，用批准、不予批准、终止办理与转报之和代替；其中有的没有公布时，用已公布的部分。
    """,
)
def concluded_were_accepted(applications: Applications) -> Relations:
    """No more is concluded than was accepted, this year or earlier.

    Only what was brought forward or accepted in the year can be decided or withdrawn. Where brought_forward is not
    printed, carry-over may explain the excess, so it is a warning. For a concluded that is not printed, approved +
    denied + withdrawn + forwarded stands in, or those of them that are printed.

    ```toml
    brought_forward = 2
    accepted = 100
    concluded = 103  # LR201
    ```

    ```toml
    brought_forward = 2
    accepted = 100
    approved = 102
    denied = 0
    ```
    """
    decided: Quantity = CONCLUDED
    printed = [
        name for name in ("approved", "denied", "withdrawn", "forwarded") if getattr(applications, name) is not None
    ]
    if applications.concluded is None and printed and not {"approved", "denied"} <= {*printed}:
        decided = Added(tuple(printed))
    unexplained = applications.brought_forward is None
    yield Part(decided, Added(("accepted",), printed=("brought_forward",)), warning=unexplained)


@rule(
    "LR202",
    or_else=Severity.WARNING,
    zh="""网上受理、告知承诺、超期办结都不超过办结

    它们说明办结的申请是怎样办的，因此都是办结的一部分。没有公布网上受理时，全程网办也按此核对。公布了受理数的，网上受理的
    申请可能到年末仍未办结，因此按上年结转与受理之和核对；没有公布上年结转时，超出部分可能是结转来的，只是警告。
    """,
)
def ways_of_handling_are_parts_of_the_concluded(casework: Casework) -> Relations:
    """Online, by commitment and overdue are each a part of the concluded.

    They tell how the concluded applications were handled. Fully online is held against the concluded where online,
    which it is a part of, is not printed. Where what was accepted is printed, some of what was accepted online may be
    pending at the year's end, and it is held against what was brought forward and accepted. Where brought_forward is
    not printed, carry-over may explain the excess, so it is a warning.

    ```toml
    [applications]
    concluded = 100
    [handling]
    online = 101  # LR202
    commitment = 20
    overdue = 0
    ```

    ```toml
    [applications]
    accepted = 130
    approved = 121
    denied = 5
    withdrawn = 2
    [handling]
    online = 130
    commitment = 20
    overdue = 0
    ```
    """
    online = "fully_online" if casework.online is None and casework.fully_online is not None else "online"
    is_concluded = casework.concluded is not None or (casework.approved is not None and casework.denied is not None)
    if not is_concluded or casework.accepted is None:
        yield Part(online, CONCLUDED)
    else:
        unexplained = casework.brought_forward is None
        yield Part(online, Added(("accepted",), printed=("brought_forward",)), warning=unexplained)
    yield Part("commitment", CONCLUDED)
    yield Part("overdue", CONCLUDED)


@rule(
    "LR203",
    zh="""按期办结不超过办结

    按期办结是办结的一部分；按期办结列在当场办结之外时（on_time_excludes_on_the_spot = true），两者相加不超过办结。
    """,
)
def on_time_is_part_of_the_concluded(casework: Casework, report: Report) -> Relations:
    """On time is a part of the concluded.

    Where on_time is counted beside on_the_spot (`on_time_excludes_on_the_spot = true`), the two together are.

    ```toml
    [applications]
    approved = 539_535
    denied = 2_545
    [handling]
    on_time = 542_091  # LR203
    ```

    ```toml
    [applications]
    concluded = 61
    [handling]
    on_the_spot = 29
    on_time = 32
    on_time_excludes_on_the_spot = true
    ```
    """
    beside = report.on_time_excludes_on_the_spot(casework)
    yield Part(Added(("on_time",), printed=("on_the_spot",)) if beside else "on_time", CONCLUDED)


@rule(
    "LR204",
    zh="""全程网办不超过网上受理

    全程网办的申请首先是网上受理的。
    """,
)
def fully_online_is_part_of_online(casework: Casework) -> Relations:
    """Fully online is a part of online.

    What is handled online from end to end was first accepted online.

    ```toml
    [handling]
    online = 100
    fully_online = 120  # LR204
    ```

    ```toml
    [handling]
    online = 100
    fully_online = 100
    ```
    """
    yield Part("fully_online", "online")


@rule(
    "LR205",
    zh="""当场办结不超过办结，也不超过按期办结

    当场办结的申请必然按期；按期办结列在当场办结之外时（on_time_excludes_on_the_spot = true），只核对办结。
    """,
)
def on_the_spot_is_part_of_the_concluded(casework: Casework, report: Report) -> Relations:
    """On the spot is a part of the concluded, and of on time.

    What is decided on the spot is decided in time, unless on_time is counted beside on_the_spot
    (`on_time_excludes_on_the_spot = true`).

    ```toml
    [applications]
    concluded = 100
    [handling]
    on_the_spot = 70  # LR205
    on_time = 60
    ```

    ```toml
    [applications]
    concluded = 100
    [handling]
    on_the_spot = 60
    on_time = 100
    ```
    """
    yield Part("on_the_spot", CONCLUDED)
    if report.on_time_excludes_on_the_spot(casework) is False:
        yield Part("on_the_spot", "on_time")


@rule(
    "LR206",
    zh="""收费办件不超过收到的申请；收费办件与收费金额同时为零

    收费办件是收到的（或上年结转的）申请的一部分；没有收费办件就没有收费金额，反之亦然。写明按办件时间统计
    （counting = "event"）的，与收到的申请不作比较。
    """,
)
def paid_applications_were_received(casework: Casework, report: Report) -> Relations:
    """Paid applications are a part of the received, and zero together with the fees.

    A fee is charged on an application received in the year or brought forward; without such applications there are
    no fees, and without fees no such applications. With `counting = "event"` it may have been received before.

    ```toml
    [applications]
    received = 100
    [fees]
    applications = 0
    amount = 500  # LR206
    ```

    ```toml
    [applications]
    received = 100
    [fees]
    applications = 60
    amount = "1.2万"
    ```
    """
    if not report.lets_applications_cross_years():
        yield Part("applications", Added(("received",), printed=("brought_forward",)))
    yield Together("amount", "applications")


@rule(
    "LR207",
    zh="""建立监管制度的事项不超过清单事项数

    建立监管制度的是清单中的事项。
    """,
)
def items_under_oversight_are_in_the_catalogue(report: Report) -> Relations:
    """Items under oversight are a part of the catalogue.

    Rules for oversight are set for items of the catalogue.

    ```toml
    [items]
    total = 203
    [oversight]
    items_covered = 230  # LR207
    ```

    ```toml
    [items]
    total = 203
    [oversight]
    items_covered = 161
    ```
    """
    yield Part("oversight.items_covered", "items.total")


@rule(
    "LR208",
    zh="""投诉查实违法行为不超过有效投诉

    查实的违法行为来自有效投诉。
    """,
)
def complaints_upheld_are_part_of_complaints(oversight: Oversight) -> Relations:
    """Complaints upheld are a part of the complaints.

    An offence is established from a complaint that was valid.

    ```toml
    complaints = 283
    complaints_upheld = 5_012  # LR208
    ```

    ```toml
    complaints = 5_012
    complaints_upheld = 283
    ```
    """
    yield Part("complaints_upheld", "complaints")


@rule(
    "LR209",
    zh="""属于某项数据的部分不超过该数据

    用 `of` 指明的 [[figure]] 是所指数据的一部分，所指的可以是 [[figure]]、报告自身的数据或某事项的数据。
    """,
)
def figures_are_parts_of_what_they_belong_to(report: Report) -> Relations:
    """A figure that is `of` another is a part of it.

    `of` says that a [[figure]] counts some of what the other one counts: another [[figure]], a figure of the report's
    own, or one of an item's (`item.NAME.accepted`).

    ```toml
    [[figure]]
    name = "警告"
    value = 26
    [[figure]]
    name = "其中简易程序"
    value = 41  # LR209
    of = "警告"
    ```

    ```toml
    [[figure]]
    name = "警告"
    value = 260
    [[figure]]
    name = "其中简易程序"
    value = 41
    of = "警告"
    ```
    """
    for index, figure in enumerate(report.figure):
        whole = None if figure.of is None else report.named(figure.of)
        if whole is not None:
            yield Part(f"figure.{index}.value", stated_or_computed(whole))


@rule(
    "LR210",
    severity=Severity.WARNING,
    zh="""监管发现的违法行为不多于检查次数

    一次检查可以发现多起违法行为，但总数超过检查次数多半是数字写错。
    """,
)
def violations_do_not_outnumber_inspections(oversight: Oversight) -> Relations:
    """Violations found do not outnumber the inspections.

    One inspection may find several offences, but more of them than inspections is mostly a slip.

    ```toml
    inspections = 36
    violations = 361  # LR210
    ```

    ```toml
    inspections = 369_042
    violations = 361
    ```
    """
    yield Part("violations", "inspections")


@rule(
    "LR211",
    zh="""受理、不予受理、不受理都不超过收到申请

    它们都是收到的申请的去向。受理与不予受理都公布时，由 LR101 核对其和。写明按办件时间统计（counting = "event"）的，
    受理的可能是上年收到的，不核对。
    """,
)
def what_became_of_applications_is_part_of_the_received(applications: Applications, report: Report) -> Relations:
    """Accepted and what was turned away are parts of the received.

    Accepted, rejected and not required are what became of the applications received, each and together. Where accepted
    and rejected are both printed, LR101 holds their sum against the received. With `counting = "event"` what is
    accepted may have been received in the year before.

    ```toml
    received = 100
    accepted = 101  # LR211
    ```

    ```toml
    received = 100
    accepted = 90
    not_required = 10
    ```
    """
    if report.lets_applications_cross_years():
        return
    if applications.accepted is None or applications.rejected is None:
        ways = ("accepted", "rejected", "not_required")
        printed = tuple(way for way in ways if getattr(applications, way) is not None)
        if printed:
            yield Part(printed[0] if len(printed) == 1 else Added(printed), "received")


@rule(
    "LR212",
    or_else=Severity.WARNING,
    zh="""没有办结数可核对时，各办理方式不超过受理

    办结没有公布、也无法由批准与不予批准算出时，办结的申请总归是上年结转的或当年受理的。没有公布上年结转时，超出部分可能是
    结转来的，因此只是警告。
    """,
)
def ways_of_handling_are_parts_of_the_accepted(casework: Casework) -> Relations:
    """Without a concluded, each way of handling is a part of the accepted.

    Where no concluded is printed, nor approved and denied to compute it of, what was handled was still brought
    forward or accepted in the year. Where brought_forward is not printed, carry-over may explain the excess, so it is a
    warning. LR202 to LR205 hold the ways of handling against the concluded.

    ```toml
    [applications]
    brought_forward = 3
    accepted = 100
    [handling]
    on_time = 104  # LR212
    ```

    ```toml
    [applications]
    accepted = 100
    approved = 95
    [handling]
    online = 100
    ```
    """
    if casework.concluded is None and (casework.approved is None or casework.denied is None):
        unexplained = casework.brought_forward is None
        for way in ("online", "fully_online", "commitment", "on_the_spot", "on_time", "overdue"):
            yield Part(way, Added(("accepted",), printed=("brought_forward",)), warning=unexplained)


@rule(
    "LR213",
    severity=Severity.WARNING,
    zh="""涉及主管部门不多于清单事项

    每个主管部门至少办理一个事项；部门比事项还多，多半是两个数写反了或写错了数字。
    """,
)
def departments_do_not_outnumber_items(items: Items) -> Relations:
    """Departments do not outnumber the items.

    Each department handles one item at least; more departments than items mostly means that the two were exchanged, or
    that a digit is wrong.

    ```toml
    total = 28
    departments = 214  # LR213
    ```

    ```toml
    total = 214
    departments = 28
    ```
    """
    yield Part("departments", "total")


@rule(
    "LR214",
    zh="""差评整改不多于差评

    差评是不满意与非常不满意的评价；整改的是其中的一部分。
    """,
)
def reviews_rectified_are_part_of_the_bad(reviews: Reviews) -> Relations:
    """Bad reviews rectified are a part of the bad reviews.

    Bad are those dissatisfied and very dissatisfied; where one of the two is not printed, it is not evaluable.

    ```toml
    dissatisfied = 5
    very_dissatisfied = 3
    rectified = 9  # LR214
    ```

    ```toml
    dissatisfied = 5
    very_dissatisfied = 3
    rectified = 8
    ```
    """
    if reviews.rectified is not None:
        yield Part("rectified", Added(("dissatisfied", "very_dissatisfied")))
