"""LR6xx: a report agrees with the reports that are a part of it."""

from licreport.collection.digest import NAMES
from licreport.collection.index import is_below
from licreport.collection.standing import Standing
from licreport.relations.kinds import Sum
from licreport.relations.rule import Findings, Relations, rule
from licreport.report.diagnostic import Fact, Finding, Severity, Term
from licreport.report.source import Path
from licreport.words.language import Words


@rule(
    "LR601",
    zh="""各部分的数据之和等于上级报告的数据

    用 report.part_of 指明的部分合起来就是上级：上级公布、且每个部分都公布的数据，各部分之和应等于上级。清单事项数只对
    部门相加：各区办理的是大体相同的事项。按期办结的口径（是否含当场办结）不同时先换算。
    比率、分事项和 [[figure]] 不相加。
    """,
)
def parts_sum_to_the_whole(standing: Standing) -> Relations:
    """What the parts report sums to what the whole reports.

    The reports that name another by `report.part_of` share it out: each figure that it prints and that all of them
    carry is their sum. Figures that count items of the catalogue add up over departments only, since the districts of a
    city handle much the same items. Where on_time is counted around on_the_spot in one report and beside it in
    another, it is converted. Rates, [[item]]s and [[figure]]s do not add up.

    ```toml
    # district.toml
    [report]
    authority = "虚构区"
    year = 2024
    [applications]
    received = 1_250  # LR601
    # culture.toml
    [report]
    authority = "虚构区文旅局"
    year = 2024
    part_of = "虚构区"
    [applications]
    received = 500
    # transport.toml
    [report]
    authority = "虚构区交通局"
    year = 2024
    part_of = "虚构区"
    [applications]
    received = 730
    ```

    ```toml
    # district.toml
    [report]
    authority = "虚构区"
    year = 2024
    [handling]
    on_time = 500
    # culture.toml
    [report]
    authority = "虚构区文旅局"
    year = 2024
    part_of = "虚构区"
    [handling]
    on_the_spot = 50
    on_time = 200
    # transport.toml
    [report]
    authority = "虚构区交通局"
    year = 2024
    part_of = "虚构区"
    [handling]
    on_the_spot = 100
    on_time = 200
    on_time_excludes_on_the_spot = true
    ```
    """
    parts = standing.parts
    if not parts:
        return
    own = standing.this
    numbers = range(len(parts))
    rest = () if standing.is_complete else ("rest",)
    beside = [number for number in numbers if parts[number].excludes and not own.excludes]
    around = [number for number in numbers if own.excludes and not parts[number].excludes]
    for name in NAMES:
        if own.value(name) is None or not standing.adds(name) or all(part.value(name) is None for part in parts):
            continue
        added = [f"part.{number}.{name}" for number in numbers] + [f"{who}.{name}" for who in rest]
        less: list[str] = []
        if name == "on_time":
            added += [f"part.{number}.on_the_spot" for number in beside]
            less = [f"part.{number}.on_the_spot" for number in around]
        yield Sum(name, tuple(added), tuple(less))


_DEPARTMENTS: Path = ("items", "departments")
_FEWER = Words(
    "{departments} departments are stated, but the files hold reports of {there}, {fewer} less; no sum can be compared",
    "涉及主管部门 {departments} 个，所给文件中只有 {there} 个部门的报告，少 {fewer} 个；合计无法核对",
)


@rule(
    "LR602",
    severity=Severity.WARNING,
    is_looked_at=lambda standing: 0 < (standing.departments_stated or 0) <= standing.departments,
    zh="""各部门的报告齐全

    报告写明涉及多少个主管部门；所给文件中的部门报告比这少时，合计无法核对。一个部门的报告都没有时不提示；缺的可能正是无法读取的文件时也不提示。
    """,
)
def every_department_is_there(standing: Standing) -> Findings:
    """Every department's report is there.

    A report says how many departments handle its items; where fewer of their reports are among the files, no sum can be
    compared. Nothing is said where there is none at all, or where those that lack may be files that do not load.

    ```toml
    # district.toml
    [report]
    authority = "虚构区"
    year = 2024
    [items]
    departments = 2  # LR602
    # culture.toml
    [report]
    authority = "虚构区文旅局"
    year = 2024
    part_of = "虚构区"
    ```

    ```toml
    # district.toml
    [report]
    authority = "虚构区"
    year = 2024
    [items]
    departments = 1
    # culture.toml
    [report]
    authority = "虚构区文旅局"
    year = 2024
    part_of = "虚构区"
    ```
    """
    stated, there = standing.departments_stated, standing.departments
    if stated is not None and 0 < there < stated - standing.collection.loose(standing.this.year):
        fewer = stated - there
        facts: dict[str, Fact] = {"departments": str(stated), "there": str(there), "fewer": str(fewer)}
        yield Finding(_DEPARTMENTS, _FEWER, facts, stated=str(stated), computed=str(there), difference=fewer)


_PART_OF: Path = ("report", "part_of")
_LEVEL: Path = ("report", "level")
_NO_WHOLE = Words("no report of “{whole}” on {year} is among the files", "所给文件中没有“{whole}”{year} 年的报告")
_NEAR_WHOLE = Words(
    "no report of “{whole}” on {year} is among the files; did you mean “{near}”?",
    "所给文件中没有“{whole}”{year} 年的报告；是否应为“{near}”？",
)


@rule(
    "LR603",
    severity=Severity.WARNING,
    is_looked_at=lambda standing: standing.whole is not None,
    zh="""上级主体的报告在所给文件中

    part_of 所指的主体应有同一年度的报告；没有，多半是名称写得不一样，合计也就漏了这一部分。所给文件只有一个主体的报告，
    或有文件无法读取时，不作此判断；自身有下级报告、且在所给文件中层级最高的，也不作此判断：收集到它为止。
    """,
)
def the_whole_is_there(standing: Standing) -> Findings:
    """The report that a part names as its whole is there.

    Where it is not, its name is mostly spelt in another way, and the sum then lacks this part. Nothing is said where
    the files hold reports of one authority only, or where some file does not load; nor of a report that has parts of
    its own and than which none is higher: what was collected ends with it.

    ```toml
    # district.toml
    [report]
    authority = "虚构区"
    year = 2024
    # culture.toml
    [report]
    authority = "虚构区文旅局"
    year = 2024
    part_of = "虚构"  # LR603
    ```

    ```toml
    # district.toml
    [report]
    authority = "虚构区"
    year = 2024
    # culture.toml
    [report]
    authority = "虚构区文旅局"
    year = 2024
    level = "department"
    part_of = "虚构区"
    # higher.toml
    [report]
    authority = "虚构区"
    year = 2023
    level = "district"
    part_of = "虚构市"
    # lower.toml
    [report]
    authority = "虚构区文旅局"
    year = 2023
    level = "department"
    part_of = "虚构区"
    ```
    """
    this, collection = standing.this, standing.collection
    if this.part_of is None or not collection.has_several_authorities or collection.unread(this.year):
        return
    is_top = bool(standing.parts) and collection.is_highest(this)
    if not is_top and not collection.named(this.part_of, this.year):
        near = collection.near(this)
        facts = {"whole": this.part_of, "year": str(this.year), "near": near or ""}
        yield Finding(_PART_OF, _NEAR_WHOLE if near else _NO_WHOLE, facts)


_NOT_BELOW = Words(
    "level {level} is not below {above}, the level of {whole}, of which it is a part",
    "层级 {level} 不低于上级主体{whole}的层级 {above}",
)
_CIRCLE = Words("`part_of` runs in a circle: {circle}", "`part_of` 循环：{circle}")
_LEVEL_ABOVE = Words("level of the whole", "上级主体的层级")


@rule(
    "LR604",
    is_looked_at=lambda standing: standing.is_single and None not in standing.levels,
    zh="""部分的层级低于上级，且不循环

    部门属于区、区属于市、市属于省、省属于国家（state）；顺着 part_of 走不会回到原处。
    """,
)
def parts_are_below_their_whole(standing: Standing) -> Findings:
    """A part's level is below its whole's, and `part_of` never runs in a circle.

    A department is part of a district, a district of a city, a city of a province, a province of the state.

    ```toml
    # city.toml
    [report]
    authority = "虚构市"
    year = 2024
    level = "district"
    # district.toml
    [report]
    authority = "虚构区"
    year = 2024
    level = "district"  # LR604
    part_of = "虚构市"
    # itself.toml
    [report]
    authority = "虚构县"
    year = 2024
    part_of = "虚构县"  # LR604
    ```

    ```toml
    # city.toml
    [report]
    authority = "虚构市"
    year = 2024
    level = "city"
    # district.toml
    [report]
    authority = "虚构区"
    year = 2024
    level = "district"
    part_of = "虚构市"
    ```
    """
    this, whole = standing.this, standing.whole
    if circle := standing.circle:
        yield Finding(_PART_OF, _CIRCLE, {"circle": circle})
    elif whole and standing.is_single and not is_below(this.level, whole.level):
        facts = {"level": str(this.level), "above": str(whole.level), "whole": whole.authority}
        yield Finding(_LEVEL, _NOT_BELOW, facts, related=(Term(_LEVEL, _LEVEL_ABOVE, str(whole.level), whole.file),))
