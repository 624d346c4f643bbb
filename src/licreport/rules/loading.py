"""LR0xx: the file can be read as a report."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from licreport.relations.rule import Findings, rule
from licreport.report.address import LISTS, TABLES, is_figure
from licreport.report.diagnostic import Fact, Finding, Severity, Term
from licreport.report.load import Loaded, named_years
from licreport.report.model import Report
from licreport.report.naming import Naming
from licreport.report.problem import MISSING, NOT_TOML, UNFIT, UNKNOWN
from licreport.report.source import Path
from licreport.words.alike import Odd, mended, normal, oddities
from licreport.words.language import Words, joined, one_of
from licreport.words.loop import loops


@rule(
    "LR001",
    zh="""文件是可读的 TOML

    文件应是 UTF-8 编码的普通文件，不超过 1 MiB，并符合 TOML 语法。语法错误一次全部列出：出错之处跳过，从下一个键或表
    接着读。跳过的内容可能是该表的任何一项数据，所以该表中没有读到的数据不算缺少，用到它们的关系不予核对。
    """,
)
def file_is_toml(loaded: Loaded) -> Findings:
    """The file is readable TOML.

    It is a regular file of at most 1 MiB, in UTF-8, and follows the syntax of TOML. All errors of syntax are told at
    once: the reading goes on at the next line that starts a key or a table. What was not read may have been any figure
    of its table, so that those which are not there do not count as missing, and no relation is checked that needs one.

    ```toml
    format = 1
    [report  # LR001
    authority = "某区"
    ```

    ```toml
    format = 1
    [report]
    authority = "某区"
    year = 2024
    ```
    """
    return loaded.of_kind(NOT_TOML)


@rule(
    "LR002",
    zh="""没有格式不认识的键

    拼错的键会悄悄丢掉一项数据，所以不认识的键是错误。
    """,
)
def keys_are_known(loaded: Loaded) -> Findings:
    """Every key is one that the format knows.

    A misspelt key would silently drop a figure, so an unknown one is an error, with the nearest known key beside it.

    ```toml
    [applications]
    recieved = 542_219  # LR002
    ```

    ```toml
    [applications]
    received = 542_219
    ```
    """
    return loaded.of_kind(UNKNOWN)


@rule(
    "LR003",
    zh="""必填的键齐全

    必填的只有 format、report.authority、report.year，以及每个 [[item]]、[[figure]] 的名称（和数值）、
    每个 [[waiver]] 的规则与位置。报告没有公布的数据就不写。
    """,
)
def nothing_required_is_missing(loaded: Loaded) -> Findings:
    """Nothing that is required is missing.

    Required are only `format`, `report.authority` and `report.year`, and within a list the name of an [[item]], the
    name and value of a [[figure]], the rule and place of a [[waiver]]. A figure that the report does not print is
    left out.

    ```toml
    format = 1
    [report]  # LR003
    authority = "某区"
    ```

    ```toml
    format = 1
    [report]
    authority = "某区"
    year = 2024
    ```
    """
    return loaded.of_kind(MISSING)


@rule(
    "LR004",
    zh="""每个值都是该处应有的种类，且在合理范围内

    件数是非负整数（或按原样书写的近似数，如 "227.9万"），比率带百分号，日期是 2025-03-20 这样的日期；
    true/false 不是数字，超过 10^15 的数不可信。
    """,
)
def values_fit(loaded: Loaded) -> Findings:
    """Every value is of the kind that belongs there, and within reason.

    A count is a whole number that is not negative, or a rounded one as printed ("227.9万"); a rate has its percent
    sign; a date is a date. true and false are no numbers, and nothing is beyond 10^15.

    ```toml
    [applications]
    received = "1,234"  # LR004
    accepted = -5  # LR004
    rejected = true  # LR004
    [rates]
    acceptance = 0.98  # LR004
    ```

    ```toml
    [applications]
    received = 12_034
    accepted = "1.2万"
    [fees]
    amount = 22860705.50
    ```
    """
    return loaded.of_kind(UNFIT)


_OTHER_YEAR = Words(
    "the file is named for {named}, but reports on {year}", "文件名是 {named} 年，报告年度却是 {year} 年"
)


@rule(
    "LR005",
    zh="""文件名中的年份是报告年度

    文件名带有年份时，它应与 report.year 一致；不一致多半是复制了上一年的文件而忘了改。
    """,
)
def file_is_named_for_its_year(loaded: Loaded) -> Findings:
    """The year in the file's name is the report's year.

    Where they differ, last year's file was mostly copied and one of the two forgotten. A name without a year says
    nothing.

    ```toml 2025.toml
    [report]
    authority = "某区"
    year = 2024  # LR005
    ```

    ```toml putuo-2024.toml
    [report]
    authority = "某区"
    year = 2024
    ```
    """
    if loaded.report is None:
        return
    named, year = named_years(loaded.name), loaded.report.report.year
    if named and year not in named:
        yield Finding(("report", "year"), _OTHER_YEAR, {"named": " / ".join(map(str, named)), "year": str(year)})


_TWICE = Words(
    "the name {name} is given twice{among}; {remedy}",
    "名称 {name} {among}重复出现；{remedy}",
)
_AMONG = Words(" among those that divide {whole}", "在构成“{whole}”的各项中")
_UNDER = Words(
    "where both are meant, say by `under` what item each is a part of", "如果两个都要，请用 `under` 写明各属于哪个事项"
)
_OF = Words(
    "where both are meant, say by `divides` or `of` what figure each is a part of",
    "如果两个都要，请用 `divides` 或 `of` 写明各属于哪项数据",
)
_RENAME = Words("give one of them a name of its own", "请给其中一个另取名称")
_FIRST = Words("the other of that name", "同名的另一个")
_NOTHING = Words("`{key}` names {name}, which is {what} here", "`{key}` 所指的 {name} 不是这里的{what}")
_NO_ITEM = Words("no [[item]]", "任何 [[item]]")
_NO_FIGURE = Words(
    "neither a [[figure]] nor the path of a figure of the report's own or of an item",
    "任何 [[figure]]，也不是报告自身或事项数据的路径",
)
_SEVERAL = Words(
    "`{key}` names {name}, which is the name of several; write {ways}", "`{key}` 所指的 {name} 不止一个；请写 {ways}"
)
_LOOP = Words("`{key}` runs in a loop: {loop}", "`{key}` 循环：{loop}")


@rule(
    "LR006",
    zh="""名称不重复，所指的存在，且不循环

    构成同一整体的事项、[[figure]] 名称各不相同；不同整体下可以同名，如两种许可下各有“新设立”。`under` 指向一个事项，
    `of` 和 `divides` 指向一个 [[figure]]、数据的路径（如 "applications.received"）或某事项的数据
    （"item.甲.accepted"），顺着它们走不会回到原处。名称不止一个时，所指的前面要写明整体：“甲许可/新设立”。
    """,
)
def names_are_unique_and_lead_somewhere(loaded: Loaded) -> Findings:
    """Names are unique, name something that exists, and never lead in a loop.

    Items under the same one have different names, and so have [[figure]]s that divide the same one or are of it; under
    another the name may come again, as 新设立 does under each of two licences. `under` names an item; `of` and
    `divides` name a [[figure]], the path of a figure such as "applications.received", or "item.甲.accepted". Where
    several have the name, what it stands under comes before it: "甲许可/新设立".

    ```toml
    [[item]]
    name = "甲"
    [[item]]
    name = "甲"  # LR006
    [[figure]]
    name = "警告"
    value = 260
    divides = "处罚合计"  # LR006
    ```

    ```toml
    [[item]]
    name = "甲"
    [[item]]
    name = "乙"
    under = "甲"
    [[figure]]
    name = "新设"
    value = 260
    of = "applications.received"
    ```

    ```toml
    [[figure]]
    name = "甲许可"
    value = 30
    [[figure]]
    name = "新设立"
    value = 10
    of = "甲许可"
    [[figure]]
    name = "乙许可"
    value = 20
    [[figure]]
    name = "新设立"
    value = 15
    of = "乙许可"
    [[figure]]
    name = "其中当场"
    value = 12
    of = "乙许可/新设立"
    ```
    """
    report = loaded.report
    if report is not None and report.item and ("item",) not in loaded.unreadable:
        names = report.item_names
        yield from _duplicates("item", names, [item.name for item in report.item], _UNDER)
        yield from _references("item", names, {"under": [item.under for item in report.item]}, _NO_ITEM, report)
    if report is not None and report.figure and ("figure",) not in loaded.unreadable:
        names, figures = report.figure_names, report.figure
        yield from _duplicates("figure", names, [figure.name for figure in figures], _OF)
        targets = {"divides": [figure.divides for figure in figures], "of": [figure.of for figure in figures]}
        if ("item",) in loaded.unreadable:
            targets = {key: [None if _is_of_item(each) else each for each in given] for key, given in targets.items()}
        yield from _references("figure", names, targets, _NO_FIGURE, report)


def _duplicates(table: str, naming: Naming, names: Sequence[str], remedy: Words) -> Iterator[Finding]:
    """Yield each name that another of those that divide the same has, or that is written as another's is in full."""
    if naming.are_all_different:
        return
    seen: dict[tuple[object, ...], int] = {}
    for index, name in enumerate(names):
        keys = (*naming.level(index), normal(name)), ("in full", normal(naming.own(index)))
        first = next((seen[key] for key in keys if key in seen), None)
        if first is not None:
            whole = naming.in_full(index).removesuffix(f"/{name}")
            among = (
                Words(_AMONG.say("en", {"whole": whole}), _AMONG.say("zh", {"whole": whole}))
                if whole
                else Words("", "")
            )
            facts: dict[str, Fact] = {"name": name, "among": among, "remedy": _RENAME if whole else remedy}
            yield Finding((table, index, "name"), _TWICE, facts, related=(_named(table, first, names[first]),))
        for key in keys:
            seen.setdefault(key, index)


def _named(table: str, index: int, name: str) -> Term:
    return Term((table, index, "name"), _FIRST, name)


def _references(
    table: str, naming: Naming, targets: Mapping[str, Sequence[str | None]], nothing: Words, report: Report
) -> Iterator[Finding]:
    """Check where the keys of named entries lead, each key with its target in every entry.

    A way goes on by the first key that an entry gives.
    """
    given = [
        (index, key, target) for key, each in targets.items() for index, target in enumerate(each) if target is not None
    ]
    given.sort()
    found = _loops(naming, [index for index, _, _ in given])
    for index, key, target in given:
        path: Path = (table, index, key)
        meant = naming.find(target)
        items, figure = report.items_meant(target) if table == "figure" and not meant else ((), "")
        if not meant and not items:
            if table == "item" or not _is_path(target):
                yield Finding(path, _NOTHING, {"key": key, "name": target, "what": nothing})
        elif len(meant) > 1:
            ways = one_of([f"`{naming.in_full(other)}`" for other in meant])
            terms = tuple(_named(table, other, naming.own(other)) for other in meant)
            yield Finding(path, _SEVERAL, {"key": key, "name": target, "ways": ways}, related=terms)
        elif len(items) > 1:
            ways = one_of([f"`item.{report.item_names.in_full(other)}.{figure}`" for other in items])
            terms = tuple(_named("item", other, report.item_names.own(other)) for other in items)
            yield Finding(path, _SEVERAL, {"key": key, "name": target, "ways": ways}, related=terms)
        elif naming.own(index) in found:
            yield Finding(path, _LOOP, {"key": key, "loop": found[naming.own(index)]})


def _loops(naming: Naming, leading: Iterable[int]) -> Mapping[str, str]:
    """Return the ways that lead in a circle, by the name of each entry on them; `leading` are those that lead on."""
    leads = {naming.own(index): whole for index in leading if isinstance(whole := naming.whole(index), int)}
    ways = {name: naming.own(whole) for name, whole in leads.items()}
    return loops(ways)


def _is_of_item(reference: str | None) -> bool:
    """Tell whether a reference is the path of a figure of an item: `item.甲.accepted`."""
    return reference is not None and reference.partition(".")[0] == "item"


def _is_path(reference: str) -> bool:
    """Tell whether a reference is the path of a figure of the report's own tables: `applications.received`."""
    table, _, key = reference.partition(".")
    return table in TABLES and table not in LISTS and is_figure(TABLES[table], key)


_ODD = Words(
    "`{key}` holds {signs}; “{name}” is what it is taken for, so write that",
    "`{key}` 中有{signs}；核对时视为“{name}”，请改成这样写",
)
_UNSEEN = Words("{point} (unseen)", "看不见的 {point}")
_LIKE = Words("{shown} ({point}) for {meant} ({usual})", "以 {shown}（{point}）代 {meant}（{usual}）的写法")
_SHOWN = 3  # kinds of characters; more are seldom in one name


@rule(
    "LR007",
    severity=Severity.WARNING,
    zh="""名称中没有看不见的字符和形似字

    从 PDF 或网页复制的名称，可能带有零宽字符、首尾空白，或以部首（⽂ U+2F42）代替汉字（文 U+6587）。
    看上去一样，却不是同一个名称。核对时不计这些差别，其他程序却未必如此。全角括号、数字和字母是通常写法，不在此列。
    """,
)
def names_are_what_they_seem(loaded: Loaded) -> Findings:
    """Names hold nothing that cannot be seen and nothing that only looks right.

    A name copied from a PDF or a page may hold characters without width, blanks at its ends, or a radical (⽂, U+2F42)
    for a character (文, U+6587). It looks like the name, but is another one. Names are compared without such
    differences here; other programs may not. Brackets, digits and letters of full width are usual, and not meant.

    ```toml
    [report]
    authority = "虚构⽂旅局"  # LR007
    year = 2024
    [[item]]
    name = "演出 "  # LR007
    ```

    ```toml
    [report]
    authority = "虚构文旅局（试点）"
    year = 2024
    [[item]]
    name = "演出 (涉外)"
    ```
    """
    report = loaded.report
    if report is None:
        return
    for path, name in _names(report):
        if odd := oddities(name):
            signs = [_sign(one) for one in odd[:_SHOWN]]
            told = Words(joined([sign.en for sign in signs], "en"), joined([sign.zh for sign in signs], "zh"))
            yield Finding(path, _ODD, {"key": str(path[-1]), "signs": told, "name": mended(name)})


def _names(report: Report) -> Iterator[tuple[Path, str]]:
    """Yield every name that is compared with others, and where it stands."""
    own = report.report
    yield ("report", "authority"), own.authority
    if own.part_of is not None:
        yield ("report", "part_of"), own.part_of
    for part in own.parts if isinstance(own.parts, tuple) else ():
        yield ("report", "parts"), part
    for index, item in enumerate(report.item):
        yield ("item", index, "name"), item.name
        if item.under is not None:
            yield ("item", index, "under"), item.under
    for index, figure in enumerate(report.figure):
        yield ("figure", index, "name"), figure.name
        for key, whole in (("divides", figure.divides), ("of", figure.of)):
            if whole is not None:
                yield ("figure", index, key), whole


def _sign(odd: Odd) -> Words:
    facts = {"point": odd.point, "shown": odd.shown, "meant": odd.meant, "usual": f"U+{ord(odd.meant[:1] or ' '):04X}"}
    words = _LIKE if odd.meant else _UNSEEN
    return Words(words.say("en", facts), words.say("zh", facts))
