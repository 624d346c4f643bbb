"""LR4xx: dates in an order that can be."""

import datetime

from licreport.relations.kinds import Day, Order
from licreport.relations.rule import Relations, rule
from licreport.report.diagnostic import Severity
from licreport.report.model import Publication
from licreport.words.language import Words

_NEXT_YEAR = Words("{date}, the first day after the year reported on", "报告年度结束后的第一天（{date}）")
_A_YEAR_ON = Words("{date}, a year after the end of the year reported on", "报告年度结束一年之日（{date}）")


@rule(
    "LR401",
    zh="""落款日期在报告年度结束之后

    年度报告要等这一年过完才能编成；落款早于年末，多半是年份写错。
    """,
)
def signed_after_the_year(report: Publication) -> Relations:
    """The report is not signed before its year is over.

    A year can only be reported on once it has ended; an earlier date is mostly a slip in the year.

    ```toml
    [report]
    authority = "某区"
    year = 2024
    signed = 2024-03-19  # LR401
    ```

    ```toml
    [report]
    authority = "某区"
    year = 2024
    signed = 2025-03-19
    ```
    """
    yield Order("signed", earliest=Day(datetime.date(report.year + 1, 1, 1), _NEXT_YEAR))


@rule(
    "LR402",
    zh="""发布日期不早于落款日期

    报告先签署，后发布。
    """,
)
def published_after_it_is_signed(report: Publication) -> Relations:
    """The report is not published before it is signed.

    It is signed first, and published then.

    ```toml
    [report]
    authority = "某区"
    year = 2024
    signed = 2025-03-19
    published = 2025-03-02  # LR402
    ```

    ```toml
    [report]
    authority = "某区"
    year = 2024
    signed = 2025-03-19
    published = 2025-03-19
    ```
    """
    yield Order("published", earliest="signed")


@rule(
    "LR403",
    severity=Severity.WARNING,
    zh="""发布日期在报告年度结束一年之内

    年度报告一般在次年上半年发布；晚于一年，多半是年份写错。
    """,
)
def published_within_a_year(report: Publication) -> Relations:
    """The report is published within a year of its year's end.

    Such reports come out in the first half of the next year; one that is a year late mostly has a slip in a year.

    ```toml
    [report]
    authority = "某区"
    year = 2024
    published = 2026-03-20  # LR403
    ```

    ```toml
    [report]
    authority = "某区"
    year = 2024
    published = 2025-03-20
    ```
    """
    yield Order("published", latest=Day(datetime.date(report.year + 1, 12, 31), _A_YEAR_ON))
