"""LR4xx: dates in an order that can be."""

import datetime

from licreport.relations.kinds import Day, Order
from licreport.relations.rule import Relations, rule
from licreport.report.diagnostic import Severity
from licreport.report.tables.subject import Publication
from licreport.words.language import Words

_NEXT_YEAR = Words("{date}, the first day after the year reported on", "报告年度结束后的第一天（{date}）")
_NEXT_DAY = Words("{date}, the first day after the period reported on", "报告期结束后的第一天（{date}）")
_A_YEAR_ON = Words("{date}, a year after the end of the year reported on", "报告年度结束一年之日（{date}）")
_A_YEAR_FROM = Words("{date}, a year after the end of the period reported on", "报告期结束一年之日（{date}）")


@rule(
    "LR401",
    zh="""落款日期和发布日期在报告年度结束之后

    年度报告要等这一年过完才能编成；落款或发布早于年末，多半是年份写错。报告只涉及一年中的一段（report.to）时，从这一段结束起算。
    """,
)
def dated_after_the_year(report: Publication) -> Relations:
    """The report is neither signed nor published before its year is over.

    A year can only be reported on once it has ended; an earlier date is mostly a slip in the year. Where the report is
    on a part of the year, it is the end of that (`report.to`) that counts.

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

    ```toml
    [report]
    authority = "某区"
    year = 2024
    published = 2024-12-20  # LR401
    ```

    ```toml
    [report]
    authority = "某区"
    year = 2024
    to = 2024-03-31
    signed = 2024-03-31  # LR401
    ```

    ```toml
    [report]
    authority = "某区"
    year = 2024
    to = 2024-03-31
    signed = 2024-04-01
    ```
    """
    day = report.last_day + datetime.timedelta(days=1)
    over = Day(day, _NEXT_YEAR if day == datetime.date(report.year + 1, 1, 1) else _NEXT_DAY)
    yield Order("signed", earliest=over)
    yield Order("published", earliest=over)


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

    年度报告一般在次年上半年发布；晚于一年，多半是年份写错。报告只涉及一年中的一段（report.to）时，从这一段结束起算。
    """,
)
def published_within_a_year(report: Publication) -> Relations:
    """The report is published within a year of its year's end.

    Such reports come out in the first half of the next year; one that is a year late mostly has a slip in a year.
    Where the report is on a part of the year, the end of that (`report.to`) counts.

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

    ```toml
    [report]
    authority = "某区"
    year = 2024
    from = 2024-01-01
    to = 2024-02-29
    published = 2025-03-01  # LR403
    ```
    """
    last = report.last_day
    is_leap_day = (last.month, last.day) == (2, 29)
    day = last.replace(year=last.year + 1, day=28 if is_leap_day else last.day)
    is_year_end = day == datetime.date(report.year + 1, 12, 31)
    yield Order("published", latest=Day(day, _A_YEAR_ON if is_year_end else _A_YEAR_FROM))
