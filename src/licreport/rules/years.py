"""LR5xx: one authority's report agrees with its last year's."""

from collections.abc import Sequence
from functools import lru_cache

from licreport.collection.digest import COUNTS, Digest
from licreport.collection.standing import Standing
from licreport.figures.stated import Number
from licreport.relations.kinds import Multiple, Sum
from licreport.relations.quantity import Name
from licreport.relations.rule import Findings, Relations, rule
from licreport.report.diagnostic import Fact, Finding, Severity, Term
from licreport.report.source import Path
from licreport.words.alike import mended
from licreport.words.language import Words, joined
from licreport.words.period import called

LEAST = 100
"""A count below this changes manifold without anything being wrong."""

_YEAR: Path = ("report", "year")


@rule(
    "LR501",
    zh="""上年清单事项数等于上年报告的清单事项数

    两年的报告说的是同一份清单：今年写的上年数应是上年报告的年末数。只涉及一年中一段的报告不作此核对。
    """,
)
def items_last_year_are_last_years(standing: Standing) -> Relations:
    """The items of last year are those of last year's report.

    Both reports are about one catalogue, so what this year's gives for last year is what last year's gave for its end.
    Nothing is said of reports on a part of a year.

    ```toml
    # 2023.toml
    [items]
    total = 201
    # 2024.toml
    [items]
    previous = 210  # LR501
    total = 214
    ```

    ```toml
    # 2023.toml
    [items]
    total = 201
    # 2024.toml
    [items]
    previous = 201
    total = 203
    ```
    """
    if standing.carried:
        yield Sum("items.previous", ("last.items.total",))


@rule(
    "LR502",
    zh="""上年结转等于上年报告的年末未办结

    上年年末还没有办结的，就是今年年初结转的。只涉及一年中一段的报告不作此核对。
    """,
)
def brought_forward_is_pending_last_year(standing: Standing) -> Relations:
    """What is brought forward was pending in last year's report.

    What was undecided on 31 December is what is undecided on 1 January. Nothing is said of reports on a part of a year.

    ```toml
    # 2023.toml
    [applications]
    pending = 61
    # 2024.toml
    [applications]
    brought_forward = 16  # LR502
    ```

    ```toml
    # 2023.toml
    [applications]
    pending = 61
    # 2024.toml
    [applications]
    brought_forward = 61
    ```
    """
    if standing.carried:
        yield Sum("brought_forward", ("last.pending",))


@rule(
    "LR503",
    severity=Severity.WARNING,
    zh="""件数比上年没有成倍变化

    同一项数据一年之间增减超过 3 倍，多半是写错数字、单位或位置；也可能是真的，请人工核实。两年都不少于 100 才比较。
    倍数由 --change-factor 或设置 change-factor 决定。
    """,
)
def counts_change_within_a_factor(standing: Standing) -> Relations:
    """No count changes manifold since last year.

    A count that trebles within a year, or falls to a third, mostly has a wrong digit, unit or place; it may be true, so
    a person should look. Only counts of 100 or more in both years are compared. The factor is 3, or what
    `--change-factor` or the setting `change-factor` says.

    ```toml
    # 2023.toml
    [applications]
    received = 1_250
    # 2024.toml
    [applications]
    received = 12_610  # LR503
    ```

    ```toml
    # 2023.toml
    [applications]
    received = 1_250
    rejected = 2
    # 2024.toml
    [applications]
    received = 1_261
    rejected = 31
    ```
    """
    last = standing.last
    if last:
        factor, were_many = standing.collection.factor, {*_many(last)}
        yield from (_multiple(name, factor) for name in _many(standing.this) if name in were_many)


@lru_cache(maxsize=256)
def _multiple(name: Name, factor: Number) -> Multiple:
    return Multiple(name, f"last.{name}", factor)


def _many(digest: Digest) -> Sequence[Name]:
    """Return the counts of a report that are large enough to be compared with another year's."""
    counts, others = digest.counts, digest.others
    if not others:
        return [name for position, name in COUNTS.items() if counts[position] >= LEAST]
    lows = {position: figure.low for position, figure in others.items()}
    return [name for position, name in COUNTS.items() if lows.get(position, counts[position]) >= LEAST]


_GAP = Words(
    "no report on {missing}, between {before} and this one on {year}",
    "缺少 {missing}的报告，在 {before}与本报告的 {year}之间",
)
_SAME = Words("the same part of {years}", "{years}同一时段")
_BEFORE = Words("year of the report before", "上一份报告的年度")
_LISTED = 5  # years; of more, the first and the last


@rule(
    "LR504",
    severity=Severity.WARNING,
    is_looked_at=lambda standing: standing.is_single and standing.before == standing.this.year - 1,
    zh="""两份报告之间没有缺少的年度

    同一主体的报告逐年公布；中间缺一年，前后就无法核对。有文件无法读取时不作此判断，缺的可能正是它。
    """,
)
def no_year_is_missing(standing: Standing) -> Findings:
    """No year is missing between two that are reported on.

    The reports come out year by year; where one is missing, those on either side cannot be compared. Nothing is said
    where some file does not load, since it may be that one.

    ```toml
    # 2022.toml
    [report]
    authority = "虚构区"
    year = 2022
    # 2024.toml
    [report]
    authority = "虚构区"
    year = 2024  # LR504
    ```

    ```toml
    # 2023.toml
    [report]
    authority = "虚构区"
    year = 2023
    # 2024.toml
    [report]
    authority = "虚构区"
    year = 2024
    ```
    """
    before, this = standing.before, standing.this
    if before is None or before == this.year - 1 or standing.double:
        return
    years = [str(year) for year in range(before + 1, this.year) if not standing.collection.unread(year)]
    if not years:
        return
    missing = Words(joined(years, "en"), f"{joined(years, 'zh')} 年")
    if len(years) > _LISTED:
        missing = Words(
            f"{len(years)} years from {years[0]} to {years[-1]}", f"{years[0]} 至 {years[-1]} 年共 {len(years)} 年"
        )
    if this.span is not None:
        missing = Words(_SAME.en.format(years=missing.en), _SAME.zh.format(years=missing.zh))
    facts: dict[str, Fact] = {
        "missing": missing,
        "before": called(before, this.span),
        "year": called(this.year, this.span),
    }
    file = standing.collection.named(this.authority, before, this.span)[0].file
    yield Finding(_YEAR, _GAP, facts, related=(Term(_YEAR, _BEFORE, str(before), file),))


_TWICE = Words(
    "{authority} already reports on {year} in {file}; neither of the two is compared with other reports",
    "{file} 已是{authority} {year}的报告；两者都不与其他报告核对",
)
_FIRST = Words("year of the other report", "另一份报告的年度")


@rule(
    "LR505",
    zh="""每个主体每个年度只有一份报告

    两份文件报告同一主体的同一年度（或一年中的同一段），多半是复制后忘了改年份。以哪一份为准无从判断，所以两份都不与其他
    报告核对。一年的报告与其中一季、一月的报告并存，不在此列。
    """,
)
def one_report_a_year(standing: Standing) -> Findings:
    """An authority has one report a year.

    Where two files report on the same authority and year, one was mostly copied and its year forgotten. Which of them
    is meant is not known, so that neither is compared with other reports. Reports on a year and on parts of it stand
    beside each other.

    ```toml
    # first.toml
    [report]
    authority = "虚构区"
    year = 2024
    # second.toml
    [report]
    authority = "虚构区"
    year = 2024  # LR505
    ```

    ```toml
    # first.toml
    [report]
    authority = "虚构区"
    year = 2023
    # second.toml
    [report]
    authority = "虚构区"
    year = 2024
    # quarter.toml
    [report]
    authority = "虚构区"
    year = 2024
    to = 2024-03-31
    ```
    """
    this, first = standing.this, standing.double
    if first:
        facts: dict[str, Fact] = {
            "authority": this.authority,
            "year": called(this.year, this.span),
            "file": first.file,
        }
        yield Finding(_YEAR, _TWICE, facts, related=(Term(_YEAR, _FIRST, str(this.year), first.file),))


_RESPELT = Words(
    "“{name}” is spelt “{first}” in {file}; the two are taken for one",
    "“{name}”在 {file} 中写作“{first}”；核对时视为同一个名称",
)
_SPELT = Words("the name as spelt there", "那里的写法")


@rule(
    "LR506",
    severity=Severity.WARNING,
    zh="""同一主体的名称在各份报告中写法一致

    括号的全角半角、名称中的空格不同，核对时视为同一主体；其他程序却未必如此，读者也会疑心是两个主体。以文件顺序中最先出现的
    写法为准。
    """,
)
def names_are_spelt_alike(standing: Standing) -> Findings:
    """An authority's name is spelt alike in all reports.

    Brackets of full and of half width, and blanks within a name, are taken for alike here; other programs may not, and
    readers may wonder whether two authorities are meant. What comes first in the order of the files is held to be
    right.

    ```toml
    # 2023.toml
    [report]
    authority = "虚构区（试点）"
    year = 2023
    # 2024.toml
    [report]
    authority = "虚构区(试点)"  # LR506
    year = 2024
    ```

    ```toml
    # 2023.toml
    [report]
    authority = "虚构区（试点）"
    year = 2023
    # 2024.toml
    [report]
    authority = "虚构区（试点）"
    year = 2024
    ```
    """
    this = standing.this
    for key, name in (("authority", this.authority), ("part_of", this.part_of)):
        first = None if name is None else standing.collection.first_spelt(name)
        if first is not None and name is not None and mended(first.name) != mended(name):
            facts = {"name": name, "first": first.name, "file": first.file}
            path: Path = ("report", key)
            yield Finding(path, _RESPELT, facts, related=(Term(("report", first.key), _SPELT, first.name, first.file),))
