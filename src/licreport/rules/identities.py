"""LR1xx: sums that must balance."""

from licreport.relations.kinds import Part, Sum
from licreport.relations.quantity import CONCLUDED, Added, stated_or_computed
from licreport.relations.rule import Relations, rule
from licreport.report.model import Report, item_figure
from licreport.report.tables.applications import Applications
from licreport.report.tables.casework import Casework
from licreport.report.tables.items import Items
from licreport.report.tables.reviews import DEGREES, Reviews


@rule(
    "LR101",
    zh="""收到申请等于受理与不予受理之和

    每件申请要么受理，要么不予受理，两者合起来就是收到的全部申请。报告公布了不受理（不需要许可，或不属于本机关职权）的，计入
    其中。公布了补正的，计入与不计入都算一致：补正后又受理的，有的报告已计入受理。

    写明按办件时间统计（counting = "event"）的，年底收到、次年才受理的申请使两者不等，不核对；写明按申请批次统计
    （counting = "cohort"）的，尚未决定是否受理的申请不在其中，只核对收到的申请不少于其和。
    """,
)
def received_is_accepted_plus_rejected(applications: Applications, report: Report) -> Relations:
    """Received is accepted plus rejected.

    Every application is either accepted or rejected, so the two share out all that were received; those that needed no
    licence here (`not_required`) are added where they are printed. Where `returned` is printed the total may be read
    with it or without: what was completed and accepted in the end is mostly among the accepted.

    A report that says `counting = "event"` counts an application of December that is accepted in January in two years,
    so that nothing follows for one of them; with `counting = "cohort"` some applications may still wait to be
    accepted, so that there are no fewer received than the two together.

    ```toml
    received = 10  # LR101
    accepted = 9
    rejected = 2
    ```

    ```toml
    received = 2_143_249
    accepted = 2_142_623
    rejected = 40
    not_required = 586
    ```

    ```toml
    received = 10
    accepted = 9
    rejected = 1
    ```

    ```toml
    [report]
    authority = "虚构区"
    year = 2024
    counting = "event"
    [applications]
    received = 10
    accepted = 11
    rejected = 0
    ```

    ```toml
    [report]
    authority = "虚构区"
    year = 2024
    counting = "cohort"
    [applications]
    received = 10  # LR101
    accepted = 11
    rejected = 0
    ```
    """
    if not report.lets_applications_cross_years():
        waiting = report.report.counting is not None
        yield Sum(
            "received", ("accepted", "rejected"), printed=("not_required",), either=("returned",), at_least=waiting
        )


@rule(
    "LR102",
    zh="""办结等于批准、不予批准、终止办理与转报之和

    受理的申请以批准、不予批准、终止办理（撤回）或转报上级决定结束，后两项只在报告公布时计入。有的报告把撤销许可也算作一种结果：
    公布了撤销许可时，计入与不计入都算一致。批准与不予批准只公布其一的，公布的一项不超过办结。
    """,
)
def concluded_is_approved_plus_denied(applications: Applications) -> Relations:
    """Concluded is approved plus denied, and other outcomes where they are printed.

    An accepted application ends approved, denied, withdrawn or sent up to be decided elsewhere. Some reports book the
    licences revoked as an outcome too: where `revoked` is printed, the total may be read with it or without. Where only
    one of approved and denied is printed, that one does not exceed the concluded.

    ```toml
    approved = 95
    denied = 3
    withdrawn = 1
    concluded = 98  # LR102
    ```

    ```toml
    approved = 7_525_307
    denied = 305_962
    withdrawn = 46_400
    forwarded = 888
    concluded = 7_878_562  # LR102
    ```

    ```toml
    approved = 114_397
    denied = 146
    revoked = 187
    concluded = 114_730
    ```

    ```toml
    approved = 40  # LR102
    concluded = 30
    ```
    """
    outcomes = CONCLUDED.computed
    yield Sum("concluded", outcomes.parts, outcomes.less, outcomes.printed, outcomes.either)
    printed = [name for name in ("approved", "denied") if getattr(applications, name) is not None]
    if applications.concluded is not None and len(printed) == 1:
        yield Part(printed[0], "concluded")


@rule(
    "LR103",
    zh="""上年结转加受理等于办结加年末未办结

    年初未办结的和当年受理的，到年末要么办结，要么仍未办结。只有结转和未办结两个存量都公布时才能核对；
    没有公布办结数时，用批准、不予批准、终止办理与转报之和代替。
    """,
)
def stocks_and_flows_balance(applications: Applications) -> Relations:
    """Pending is brought forward plus accepted less concluded.

    What was undecided on 1 January and what was accepted in the year is, on 31 December, either concluded or pending.
    It can only be checked where both stocks are printed; for a concluded that is not printed, approved + denied +
    withdrawn + forwarded stands in.

    ```toml
    brought_forward = 5
    accepted = 100
    approved = 97
    denied = 2
    pending = 7  # LR103
    ```

    ```toml
    brought_forward = 5
    accepted = 100
    concluded = 99
    approved = 97
    denied = 2
    pending = 6
    ```
    """
    yield Sum("pending", ("brought_forward", "accepted"), less=(CONCLUDED,))


@rule(
    "LR104",
    zh="""清单事项数等于上年事项数加新增减取消

    清单只会因新增、取消、下放或合并事项而变化。
    """,
)
def items_change_by_what_was_added_and_removed(items: Items) -> Relations:
    """The items are last year's plus those added less those removed.

    A catalogue only changes by items added and by items abolished, handed down or merged.

    ```toml
    total = 203  # LR104
    previous = 201
    added = 5
    removed = 2
    ```

    ```toml
    total = 203
    previous = 201
    added = 5
    removed = 3
    ```
    """
    yield Sum("total", ("previous", "added"), less=("removed",))


@rule(
    "LR105",
    zh="""办结等于按期办结与超期办结之和

    每件办结的申请要么按期，要么超期。有的报告把按期办结列在当场办结之外（on_time_excludes_on_the_spot = true），
    此时当场办结也要加上。不知如何计列的（"unknown"），只要按期与超期之和超过办结即为不成立，否则无法核对。
    """,
)
def concluded_is_on_time_plus_overdue(casework: Casework, report: Report) -> Relations:
    """Concluded is on time plus overdue.

    Every concluded application met its time limit or missed it. Where a report counts on_time beside on_the_spot, not
    around it (`on_time_excludes_on_the_spot = true`), those decided on the spot are added. Where that is not known
    ("unknown"), on time and overdue are too many if they are more than the concluded, and it is not evaluable else.

    ```toml
    [applications]
    concluded = 61  # LR105
    [handling]
    on_time = 59
    overdue = 1
    ```

    ```toml
    [applications]
    concluded = 61
    [handling]
    on_the_spot = 29
    on_time = 32
    overdue = 0
    on_time_excludes_on_the_spot = true
    ```
    """
    excludes = report.on_time_excludes_on_the_spot(casework)
    if excludes is None:
        yield Sum(CONCLUDED, ("on_time", "overdue"), rest="on_time_excludes_on_the_spot")
    else:
        yield Sum(CONCLUDED, ("on_time", "overdue", *(("on_the_spot",) if excludes else ())))


@rule(
    "LR106",
    zh="""同层分事项之和等于它们所构成的数据

    同一层的事项构成它们的上级：顶层事项构成全报告的办件，`under` 某事项的构成该事项。同一整体按不同依据划分的，用 `by`
    指明，各自求和。某项数据如果有的事项没有列出，或只列了部分事项（items.breakdown 或上级事项的 breakdown 为
    "partial"），则其和不超过上级。
    """,
)
def items_sum_to_what_they_divide(report: Report) -> Relations:
    """The items of one level sum to what they divide.

    Items share out what they stand under: those at the top the report's casework, those `under` an item that item's.
    Those that divide it `by` another principle add up apart. Where some item does not carry the figure, or only some
    items are listed (`breakdown = "partial"`, in [items] or on the item above), what is listed cannot exceed the whole.

    ```toml
    [applications]
    accepted = 71  # LR106
    [[item]]
    name = "娱乐场所"
    accepted = 21
    [[item]]
    name = "营业性演出"
    accepted = 49
    ```

    ```toml
    [items]
    breakdown = "partial"
    [applications]
    accepted = 71
    [[item]]
    name = "演出"
    accepted = 31
    [[item]]
    name = "涉外演出"
    under = "演出"
    accepted = 4
    [[item]]
    name = "其他演出"
    under = "演出"
    accepted = 27
    ```
    """
    for under, level, is_partial, is_unknown in report.item_divisions:
        if is_unknown:
            continue
        items = [(index, report.item[index].__dict__) for index in level]
        for figure in report.printed_of(level):
            parts = tuple([item_figure(index, figure) for index, item in items if item[figure] is not None])
            whole = stated_or_computed(report.divided_by(under, figure))
            if len(parts) == len(level) and not is_partial:
                yield Sum(whole, parts)
            else:
                yield Part(Added(parts), whole)


@rule(
    "LR107",
    zh="""构成某项数据的各部分之和等于该数据

    用 `divides` 指明的 [[figure]] 合起来完整构成它们所指的数据；按不同依据（`by`）划分的，各自求和。
    """,
)
def figures_sum_to_what_they_divide(report: Report) -> Relations:
    """The figures that divide another sum to it.

    `divides` says that a figure is one of the parts that together make up another one completely; those that divide it
    `by` another principle add up apart.

    ```toml
    [[figure]]
    name = "行政处罚合计"
    value = 300  # LR107
    [[figure]]
    name = "警告"
    value = 260
    divides = "行政处罚合计"
    [[figure]]
    name = "罚款"
    value = 30
    divides = "行政处罚合计"
    ```

    ```toml
    [[figure]]
    name = "医疗器械注册"
    value = 100
    [[figure]]
    name = "第二类"
    value = 70
    divides = "医疗器械注册"
    by = "产品类别"
    [[figure]]
    name = "第三类"
    value = 30
    divides = "医疗器械注册"
    by = "产品类别"
    [[figure]]
    name = "首次注册"
    value = 55
    divides = "医疗器械注册"
    by = "申请种类"
    [[figure]]
    name = "延续注册"
    value = 45
    divides = "医疗器械注册"
    by = "申请种类"
    ```

    ```toml
    [applications]
    concluded = 390
    [[figure]]
    name = "成立登记"
    value = 19
    divides = "applications.concluded"
    [[figure]]
    name = "变更登记"
    value = 371
    divides = "applications.concluded"
    ```
    """
    for whole, parts in report.figure_divisions:
        yield Sum(stated_or_computed(whole), tuple(f"figure.{index}.value" for index in parts))


@rule(
    "LR108",
    zh="""评价等于五级评价之和

    政务服务“好差评”分非常满意、满意、基本满意、不满意、非常不满意五级，合起来就是全部评价。有的级别没有公布时，已公布的
    之和不超过评价。
    """,
)
def reviews_are_the_sum_of_their_degrees(reviews: Reviews) -> Relations:
    """The reviews are the sum of their five degrees.

    The national system (好差评) has five degrees; where some are not printed, the others together cannot exceed the
    reviews.

    ```toml
    total = 578_099  # LR108
    very_satisfied = 570_000
    satisfied = 8_000
    basically_satisfied = 90
    dissatisfied = 5
    very_dissatisfied = 3
    ```

    ```toml
    total = 578_099
    very_satisfied = 570_000
    satisfied = 8_000
    ```
    """
    printed = tuple(degree for degree in DEGREES if getattr(reviews, degree) is not None)
    if len(printed) == len(DEGREES):
        yield Sum("total", DEGREES)
    elif printed:
        yield Part(Added(printed), "total")
