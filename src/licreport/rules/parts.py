"""LR6xx: a report agrees with the reports that are a part of it."""

from functools import lru_cache

from licreport.collection.digest import NAMES
from licreport.collection.index import is_below
from licreport.collection.standing import Standing
from licreport.relations.kinds import Sum
from licreport.relations.quantity import Name
from licreport.relations.rule import Findings, Relations, rule
from licreport.report.diagnostic import Fact, Finding, Severity, Term
from licreport.report.source import Path
from licreport.words.language import Words, few


@rule(
    "LR601",
    zh="""各部分的数据之和等于上级报告的数据

    用 report.part_of 指明的部分合起来就是上级：上级公布、且每个部分都公布的数据，各部分之和应等于上级。各部分是否齐全，
    要有说明才知道：items.departments 等于部门报告的份数，或者上级的 report.parts 写明 "complete"，或列出各部分名称。
    没有说明时，已有部分之和大于上级才是错误，否则无法核对。清单事项数只对部门相加：各区办理的是大体相同的事项。
    按期办结的口径（是否含当场办结）不同时先换算。
    比率、分事项和 [[figure]] 不相加。
    """,
)
def parts_sum_to_the_whole(standing: Standing) -> Relations:
    """What the parts report sums to what the whole reports.

    The reports that name another by `report.part_of` share it out: each figure that it prints and that all of them
    carry is their sum. That they are all there is only known where something says so: `items.departments` is just the
    number of the departments' reports, or `report.parts` of the whole says "complete" or lists their names. Otherwise
    it is only an error if those that are there are more than the whole. Figures that count items of the catalogue add
    up over departments only, since the districts of a city handle much the same items. Where on_time is counted around
    on_the_spot in one report and beside it in another, it is converted. Rates, [[item]]s and [[figure]]s do not add up.

    ```toml
    # district.toml
    [report]
    authority = "虚构区"
    year = 2024
    parts = "complete"
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
    # city.toml
    [report]
    authority = "虚构市"
    year = 2024
    [applications]
    received = 1_250
    accepted = 1_190  # LR601
    # district.toml
    [report]
    authority = "虚构区"
    year = 2024
    part_of = "虚构市"
    [applications]
    received = 1_200
    accepted = 1_199
    ```

    ```toml
    # district.toml
    [report]
    authority = "虚构区"
    year = 2024
    parts = ["虚构区文旅局", "虚构区交通局"]
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
    own, is_bound = standing.this, standing.wanting is not None
    for position, name in enumerate(NAMES):
        if own.at(position) is None or not standing.adds(name) or all(part.at(position) is None for part in parts):
            continue
        if standing.has_doubles:
            yield Sum(name, (f"rest.{name}",))
        else:
            added, less = _summed(standing, name, only_printed=is_bound)
            yield Sum(name, added, less, rest=f"rest.{name}" if is_bound else None)


def _summed(standing: Standing, name: Name, *, only_printed: bool) -> tuple[tuple[Name, ...], tuple[Name, ...]]:
    """Return the parts' figures of one name, with what converts on_time, as they are added and taken off."""
    added: list[Name] = []
    more: list[Name] = []
    less: list[Name] = []
    for number, part in enumerate(standing.parts):
        is_converted = name == "on_time" and part.excludes != standing.this.excludes
        if only_printed and (part.value(name) is None or (is_converted and part.value("on_the_spot") is None)):
            continue
        added.append(_of_part(number, name))
        if is_converted:
            (more if part.excludes else less).append(_of_part(number, "on_the_spot"))
    return (*added, *more), tuple(less)


@lru_cache(maxsize=4096)
def _of_part(number: int, name: Name) -> Name:
    return f"part.{number}.{name}"


_DEPARTMENTS: Path = ("items", "departments")
_PARTS: Path = ("report", "parts")
_ABSENT = Words(
    "of the parts that are named here, the files hold no report of {names}; no sum can be compared",
    "这里列出的部分中，所给文件没有{names}的报告；合计无法核对",
)
_NOT_NAMED = Words(
    "{names} are not named here, though their reports say that they are part of this one; add them, or correct part_of",
    "这里没有列出{names}，而其报告写明属于本主体；请补上，或更正 part_of",
)
_NAMED_THERE = Words("part of", "上级主体")
_FEWER = Words(
    "{departments} departments are stated, but the files hold reports of {there}, {fewer} less; no sum can be compared",
    "涉及主管部门 {departments} 个，所给文件中只有 {there} 个部门的报告，少 {fewer} 个；合计无法核对",
)


def _is_every_part_known(standing: Standing) -> bool:
    """Tell whether all departments are there that are stated, or all parts that are named."""
    is_named = isinstance(standing.this.parts, tuple) and not standing.absent and not standing.unnamed
    return is_named or 0 < (standing.departments_stated or 0) <= standing.departments


@rule(
    "LR602",
    severity=Severity.WARNING,
    is_looked_at=_is_every_part_known,
    zh="""各部分的报告齐全

    报告写明涉及多少个主管部门，或用 report.parts 列出各部分；所给文件中的报告比这少，或多出没有列出的，合计就无法核对。
    一份部分的报告都没有时不提示；缺的可能正是无法读取的文件时也不提示。
    """,
)
def every_part_is_there(standing: Standing) -> Findings:
    """Every part's report is there.

    A report says how many departments handle its items, or names its parts in `report.parts`; where fewer of their
    reports are among the files, or one that is not named, no sum can be compared. Nothing is said where there is none
    at all, or where those that lack may be files that do not load.

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

    ```toml
    # city.toml
    [report]
    authority = "虚构市"
    year = 2024
    parts = ["虚构区", "虚构县"]  # LR602
    # district.toml
    [report]
    authority = "虚构区"
    year = 2024
    part_of = "虚构市"
    ```
    """
    yield from _not_as_named(standing)
    stated, there = standing.departments_stated, standing.departments
    if stated is not None and 0 < there < stated - standing.collection.loose(standing.this.year):
        fewer = stated - there
        facts: dict[str, Fact] = {"departments": str(stated), "there": str(there), "fewer": str(fewer)}
        yield Finding(_DEPARTMENTS, _FEWER, facts, stated=str(stated), computed=str(there), difference=fewer)


def _not_as_named(standing: Standing) -> Findings:
    """Yield that parts are absent which `report.parts` names, or there which it does not."""
    absent = standing.absent
    if standing.parts and len(absent) > standing.collection.loose(standing.this.year):
        yield Finding(_PARTS, _ABSENT, {"names": few(absent, in_sentence=True)})
    elif standing.unnamed and not absent:
        names = few([part.authority for part in standing.unnamed], in_sentence=True)
        related = [Term(_PART_OF, _NAMED_THERE, part.part_of or "", part.file) for part in standing.unnamed]
        yield Finding(_PARTS, _NOT_NAMED, {"names": names}, related=tuple(related))


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

    part_of 所指的主体应有同一年度的报告，哪怕只涉及其中一段；没有，多半是名称写得不一样，合计也就漏了这一部分。
    所给文件只有一个主体的报告，或有文件无法读取时，不作此判断；自身有下级报告、且在所给文件中层级最高的，也不作此判断：
    收集到它为止。
    """,
)
def the_whole_is_there(standing: Standing) -> Findings:
    """The report that a part names as its whole is there.

    It is on the same year, or a part of it. Where it is not there, its name is mostly spelt in another way, and the sum
    then lacks this part. Nothing is said where the files hold reports of one authority only, or where some file does
    not load; nor of a report that has parts of its own and than which none is higher: what was collected ends with it.

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
    if not is_top and not collection.is_reported(this.part_of, this.year):
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
