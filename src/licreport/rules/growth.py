"""LR304: the growth that a report prints follows from its own figures for both years."""

from collections.abc import Iterator

from licreport.figures.stated import Figure, Stated
from licreport.relations.kinds import POINTS, Rate, Relation, Sum
from licreport.relations.quantity import Name
from licreport.relations.rule import Relations, rule
from licreport.report.diagnostic import Severity
from licreport.report.mirrors import GROWTH, LAST_YEAR, mirrored
from licreport.report.model import Report, name_of


@rule(
    "LR304",
    or_else=Severity.WARNING,
    zh="""公布的增长与两年的数据相符

    增长率等于本年数据除以本报告所列的上年数据再减去 1，按公布的位数核对；写作差额的，等于两者之差。比率的增长，是百分点
    之差。

    只截去尾数而未四舍五入的，列为警告。没有列出上年数据的，与上年的报告核对（LR510）。
    """,
)
def growth_follows_from_both_years(report: Report) -> Relations:
    """The growth that is printed follows from this year's and last year's figures.

    A rate of growth is this year's figure divided by last year's, as this report gives it, less one, to the digits
    printed; a difference is the one less the other. The growth of a rate is in percentage points. Digits that were cut
    off, not rounded, are a warning. Where last year's figure is not given, last year's report is asked (LR510).

    ```toml
    [applications]
    received = 13_260
    [last_year.applications]
    received = 10_571
    [growth.applications]
    received = "26.4%"  # LR304
    ```

    ```toml
    [applications]
    received = 13_260
    accepted = 13_200
    [rates]
    acceptance = "99.5%"
    [last_year.applications]
    received = 10_571
    accepted = 13_210
    [last_year.rates]
    acceptance = "97.1%"
    [growth.applications]
    received = "25.4%"
    accepted = -10
    [growth.rates]
    acceptance = "2.4%"
    ```
    """
    for key, table in report.mirrors.items():
        mirror, own = mirrored(key)
        if mirror == GROWTH:
            for name, growth in table.__dict__.items():
                last = report.mirrors.get(f"{LAST_YEAR}.{own}")
                if growth is not None and last is not None and last.__dict__[name] is not None:
                    yield change(f"{key}.{name}", growth, name_of(own, name), f"{LAST_YEAR}.{own}.{name}")
    yield from _of_figures(report)


def _of_figures(report: Report) -> Iterator[Relation]:
    for index, figure in enumerate(report.figure):
        if figure.growth is not None:
            at = f"figure.{index}"
            is_rate = isinstance(figure.value, Figure) and figure.value.suffix == "%"
            yield change(f"{at}.growth", figure.growth, f"{at}.value", f"{at}.last_year", is_rate=is_rate)


def change(name: Name, growth: Stated, this: Name, last: Name, *, is_rate: bool = False) -> Relation:
    """Return what a printed change, as it is stated, is of two years' figures; those of a rate differ by points."""
    is_rate = is_rate or "rates." in name
    if isinstance(growth, Figure) and growth.suffix == "%" and not is_rate:
        return Rate(name, this, last, above=1)
    return Sum(name, (this,), (last,), measure=POINTS) if is_rate else Sum(name, (this,), (last,))
