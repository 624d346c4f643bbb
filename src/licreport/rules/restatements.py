"""LR509 and LR510: what a report says of the year before agrees with the report on that year."""

from licreport.collection.digest import POSITIONS
from licreport.collection.standing import Standing
from licreport.relations.kinds import Sum
from licreport.relations.rule import Relations, rule
from licreport.report.diagnostic import Severity
from licreport.report.mirrors import GROWTH, LAST_YEAR
from licreport.report.model import name_of
from licreport.rules.rates import change


@rule(
    "LR509",
    severity=Severity.WARNING,
    zh="""本报告所列的上年数据与上年的报告一致

    [last_year] 中的数据与上年报告公布的不同，可能是事后更正，也可能是笔误或口径有变，请人工核实并加以说明。
    """,
)
def last_year_is_not_restated(standing: Standing) -> Relations:
    """Last year's figures are those of last year's report.

    Where what this report gives for the year before is not what was reported then, it was restated, or counted in
    another way, or there is a slip in either; a person should look, and the report should say why.

    ```toml
    # 2023.toml
    [report]
    authority = "虚构区"
    year = 2023
    [applications]
    received = 10_571
    # 2024.toml
    [report]
    authority = "虚构区"
    year = 2024
    [last_year.applications]
    received = 10_517  # LR509
    ```

    ```toml
    # 2023.toml
    [report]
    authority = "虚构区"
    year = 2023
    [applications]
    received = 10_571
    # 2024.toml
    [report]
    authority = "虚构区"
    year = 2024
    [last_year.applications]
    received = "1.1万"
    ```
    """
    for name in standing.this.mirrored:
        mirror, own, figure = name.split(".")
        if mirror == LAST_YEAR and name_of(own, figure) in POSITIONS:
            yield Sum(name, (f"last.{name_of(own, figure)}",))


@rule(
    "LR510",
    severity=Severity.WARNING,
    zh="""公布的增长与上年的报告相符

    本报告没有列出上年数据的，增长率或差额与上年报告公布的数据核对。上年数据可能已经更正，所以不符时只是警告。
    """,
)
def growth_follows_from_last_years_report(standing: Standing) -> Relations:
    """The growth that is printed follows from last year's report.

    Where this report does not give last year's figure itself, what last year's report gave is taken. That may have been
    restated since, so that a person should look.

    ```toml
    # 2023.toml
    [report]
    authority = "虚构区"
    year = 2023
    [applications]
    received = 13_260
    # 2024.toml
    [report]
    authority = "虚构区"
    year = 2024
    [applications]
    received = 13_828
    [growth.applications]
    received = "5.3%"  # LR510
    ```

    ```toml
    # 2023.toml
    [report]
    authority = "虚构区"
    year = 2023
    [applications]
    received = 13_260
    # 2024.toml
    [report]
    authority = "虚构区"
    year = 2024
    [applications]
    received = 13_828
    [growth.applications]
    received = "4.3%"
    ```
    """
    printed = standing.this.mirrored
    for name, growth in printed.items():
        mirror, own, figure = name.split(".")
        this = name_of(own, figure)
        if mirror == GROWTH and this in POSITIONS and f"{LAST_YEAR}.{own}.{figure}" not in printed:
            yield change(name, growth, this, f"last.{this}")
