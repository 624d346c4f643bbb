"""LR507 and LR508: a report on a period agrees with those of the same authority on parts of that period."""

from licreport.collection.digest import ACCUMULATE
from licreport.collection.standing import Standing
from licreport.relations.kinds import Sum
from licreport.relations.rule import Relations, rule


@rule(
    "LR507",
    zh="""较长时段的数据不小于其中较短时段的数据

    全年收到的申请不会少于其中一季度收到的。只核对随时间累加的数据；事项数、上年结转、未办结数是某一时点的数，不在此列。
    较短的几段恰好合成较长的一段时，由 LR508 核对其和；较短的一段已含在另一段中的，只与那一段比较。
    """,
)
def a_longer_period_counts_no_less(standing: Standing) -> Relations:
    """What a longer period counts is not less than what a shorter one in it does.

    No fewer applications are received in a year than in a quarter of it. Only what accumulates is compared: items, and
    what is brought forward or pending, are what there is at one time. Where shorter periods make up the longer one
    exactly, LR508 compares their sum instead; and of those that lie in each other only the longest is compared.

    ```toml
    # 2024.toml
    [report]
    authority = "虚构区"
    year = 2024
    [applications]
    received = 1_200  # LR507
    # 2024-september.toml
    [report]
    authority = "虚构区"
    year = 2024
    to = 2024-09-30
    [applications]
    received = 1_250
    ```

    ```toml
    # 2024.toml
    [report]
    authority = "虚构区"
    year = 2024
    [applications]
    received = 1_250
    pending = 3
    # 2024-june.toml
    [report]
    authority = "虚构区"
    year = 2024
    to = 2024-06-30
    [applications]
    received = 730
    pending = 61
    ```
    """
    for name in ACCUMULATE if standing.shorter else ():
        for number in standing.included(name).others:
            yield Sum(name, (f"shorter.{number}.{name}",), at_least=True)


@rule(
    "LR508",
    zh="""恰好合成一段的各时段数据之和等于该段的数据

    四个季度、十二个月、上下半年，首尾相接、没有空缺和重叠时，合起来就是全年：各段都公布的累加数据，其和应等于全年的数据。
    """,
)
def periods_sum_to_what_they_make_up(standing: Standing) -> Relations:
    """The reports on the parts of a period sum to that on the whole of it.

    Four quarters, twelve months or two halves, without gap or overlap, are the year: what accumulates, and is printed
    in all of them, is their sum.

    ```toml
    # 2024.toml
    [report]
    authority = "虚构区"
    year = 2024
    [applications]
    received = 1_250  # LR508
    # 2024-first.toml
    [report]
    authority = "虚构区"
    year = 2024
    to = 2024-06-30
    [applications]
    received = 500
    # 2024-second.toml
    [report]
    authority = "虚构区"
    year = 2024
    from = 2024-07-01
    [applications]
    received = 730
    ```

    ```toml
    # 2024.toml
    [report]
    authority = "虚构区"
    year = 2024
    [applications]
    received = 1_250
    # 2024-first.toml
    [report]
    authority = "虚构区"
    year = 2024
    to = 2024-06-30
    [applications]
    received = 500
    # 2024-third.toml
    [report]
    authority = "虚构区"
    year = 2024
    from = 2024-07-01
    to = 2024-09-30
    [applications]
    received = 365
    ```
    """
    for name in ACCUMULATE if standing.shorter else ():
        if covering := standing.included(name).covering:
            yield Sum(name, tuple(f"shorter.{number}.{name}" for number in covering))
