"""LR7xx: what the prose says of the figures."""

from collections.abc import Iterator, Mapping

from licreport.diagnostic import Fact, Finding, Note, Severity, Term
from licreport.figure import Figure, Interval, decimal_text, interval
from licreport.language import Words
from licreport.narrated import Narrated
from licreport.numeral import number_text, stated_text
from licreport.placing import Named
from licreport.printing import unfit
from licreport.prose import FIGURES, Placeholder, Stray, braces
from licreport.rule import Findings, rule
from licreport.source import Path
from licreport.typed import TypedNumber, agrees

_NOTHING = Words("`{name}` names no figure or indicator", "`{name}` 不是数据项，也不是指标")
_NEAR = Words(
    "`{name}` names no figure or indicator; did you mean `{near}`?",
    "`{name}` 不是数据项，也不是指标；是否应为 `{near}`？",
)
_STRAY = Words(
    "a brace that belongs to no placeholder; write `{double}` for a brace itself",
    "此括号不属于任何占位符；要写括号本身请写 `{double}`",
)
_UNFIT = Words("`{{{name}:{spec}}}`: ", "`{{{name}:{spec}}}`：")


@rule(
    "LR701",
    zh="""正文中的每个占位符都指明一项数据或指标

    {applications.received} 把数据放进正文；名称写错，正文里就少了一个数。写法（`,`、`.2%`、`.1万`）要适合这个数，
    且不能比公布的位数更多。要写大括号本身，请写两遍。
    """,
)
def placeholders_name_a_figure(narrated: Narrated) -> Findings:
    """Every placeholder in the prose names a figure or an indicator.

    {applications.received} places a figure; with a name that is none, the text would lack a number. The form (`,`,
    `.2%`, `.1万`) must suit the value and ask for no more digits than were printed. A brace itself is written twice.

    ```toml
    [applications]
    received = 10
    [narrative]
    handling = "收到申请 {applications.recieved} 件。"  # LR701
    ```

    ```toml
    [applications]
    received = 10
    [narrative]
    handling = "收到申请 {applications.received} 件。"
    ```
    """
    for text in narrated.texts:
        for brace in braces(text.words):
            where = text.path, (brace.start, brace.end)
            if isinstance(brace, Stray):
                yield _finding(where, _STRAY, {"double": brace.text * 2})
            elif brace.name != FIGURES or brace.spec:
                yield from _unnamed(brace, where, narrated)


_Where = tuple[Path, tuple[int, int]]


def _finding(where: _Where, words: Words, facts: Mapping[str, Fact]) -> Finding:
    return Finding(where[0], words, facts, within=where[1])


def _unnamed(brace: Placeholder, where: _Where, narrated: Narrated) -> Iterator[Finding]:
    named = narrated.names.find(brace.name)
    if named is None:
        if narrated.may_be_listed(brace.name):
            return
        near = narrated.names.near(brace.name)
        yield _finding(where, _NEAR if near else _NOTHING, {"name": brace.name, "near": near})
    elif wrong := unfit(named, brace.spec):
        words, facts = wrong
        yield _finding(where, Words(_UNFIT.en + words.en, _UNFIT.zh + words.zh), {"name": brace.name, **facts})


_MISSING = Words(
    "{label} is named in the prose, but this report does not print it: give it as `{name}`, or leave it out",
    "正文用到{label}，但报告没有这项数据：请填写 `{name}`，或从正文中删去",
)
_NOT_COMPUTED = Words(
    "{label} is named in the prose, but the figures that it is computed from are not all printed",
    "正文用到{label}，但报告没有公布计算它所需的全部数据",
)


@rule(
    "LR702",
    zh="""正文用到的数据报告都有

    正文里指明的数据若没有填写，就没有数可放；缺少的数据不是零。
    """,
)
def figures_named_are_in_the_report(narrated: Narrated) -> Findings:
    """Every figure that the prose names is in the report.

    Of one that is missing there is nothing to place, and a missing figure is not zero.

    ```toml
    [applications]
    received = 10
    [narrative]
    handling = "收到申请 {received} 件，受理 {accepted} 件。"  # LR702
    ```

    ```toml
    [applications]
    received = 10
    accepted = 9
    [narrative]
    handling = "收到申请 {received} 件，受理 {accepted} 件，受理率 {acceptance_rate}。"
    ```
    """
    for text in narrated.texts:
        for brace in braces(text.words):
            named = narrated.names.find(brace.name) if isinstance(brace, Placeholder) else None
            if named is None or named.value is not None:
                continue
            if narrated.is_doubtful(named.path) if named.path else narrated.lacks_figures:
                continue
            words = _NOT_COMPUTED if named.path is None else _MISSING
            facts: dict[str, Fact] = {"label": named.label, "name": named.address}
            yield Finding(text.path, words, facts, within=(brace.start, brace.end))


_TYPED = Words("the number {typed} is typed, not bound to a figure", "数字 {typed} 是直接写的，没有对应的数据项")
_MEANT = Words(
    "write {{!{typed}}} if it is meant, or name the figure in braces",
    "确实要这样写请用 {{!{typed}}}，否则请用大括号指明数据",
)


@rule(
    "LR703",
    severity=Severity.WARNING,
    zh="""正文中的数字来自数据

    直接写进正文的数字，数据改了它不会跟着改。日期、年份、序号、文号、热线和书名号内的数字不在此列；确实要写的数字，
    用 {!123} 表明。
    """,
)
def numbers_in_prose_are_bound(narrated: Narrated) -> Findings:
    """Numbers in the prose come from the figures.

    A number that is typed stays as it is when the figure changes. Dates, years, ordinals, document numbers, hotlines
    and numbers in the titles of laws are none; {!123} says that a number is meant.

    ```toml
    [narrative]
    reform = "压缩办理时限 37 天。"  # LR703
    ```

    ```toml
    [[figure]]
    name = "压缩时限"
    value = 37
    unit = "天"
    [narrative]
    reform = "2024年依据《条例》第5条和〔2025〕6号文，压缩办理时限 {figure.压缩时限} 天，增设 {!24} 小时窗口。"
    ```
    """
    for text, typed, named in narrated.numbers:
        if named is not None and not _agrees(typed, named):
            continue
        facts: dict[str, Fact] = {"typed": typed.text}
        bound = named or _of_value(typed, narrated)
        note = Note(_MEANT, facts)
        if bound is not None:
            note = Note(_BOUND, {"name": bound.address.removesuffix(".value"), "label": bound.label})
        yield Finding(text.path, _TYPED, facts, within=(typed.start, typed.end), notes=(note,))


_BOUND = Words("write {{{name}}}: {label} has this value", "请写 {{{name}}}：{label}就是这个数")
_LEAST_TELLING = 100
"""Smaller numbers are those of many figures, so that being equal to one says little."""


def _of_value(typed: TypedNumber, narrated: Narrated) -> Named | None:
    """Return the only figure of that value, where the value is telling."""
    if typed.values is None or (typed.values.value < _LEAST_TELLING and not typed.is_rate):
        return None
    alike = narrated.by_value.get(typed.values.value, [])
    return alike[0] if len(alike) == 1 else None


_CONTRADICTS = Words(
    "the prose says {label} {typed}, but {name} is {stated}: {difference} {more}",
    "正文写{label} {typed}，而 {name} 是 {stated}，{more} {difference}",
)
_MORE, _LESS = Words("more", "多"), Words("less", "少")


@rule(
    "LR704",
    zh="""正文中写明名称的数字与数据一致

    紧跟在名称后面的数字（收到申请 542210 件）就是那项数据；与数据不同，必有一处是错的。同一句里提到别的年份，
    或同一分句里提到别的单位时不作比较。
    """,
)
def numbers_in_prose_agree_with_figures(narrated: Narrated) -> Findings:
    """A number that the prose gives by name is the figure's.

    A number right behind a figure's label (收到申请 542210 件) is that figure; where they differ, one of them is wrong.
    It is not compared where the sentence speaks of another year, or the clause of another authority.

    ```toml
    [applications]
    received = 542_219
    [narrative]
    handling = "全年收到申请 542210 件。"  # LR704
    ```

    ```toml
    [applications]
    received = 542_219
    [narrative]
    handling = "全年收到申请 {applications.received} 件。"
    ```
    """
    for text, typed, named in narrated.numbers:
        if named is None or named.path is None or typed.values is None or _agrees(typed, named):
            continue
        stated = _interval(named)
        difference = typed.values.value - stated.value
        rate = named.unit == "%"
        facts: dict[str, Fact] = {
            "typed": typed.text,
            "label": named.label,
            "name": named.address,
            "stated": _written(named),
            "difference": f"{number_text(abs(difference) * 100)}%" if rate else number_text(abs(difference)),
            "more": _MORE if difference > 0 else _LESS,
        }
        yield Finding(
            text.path,
            _CONTRADICTS,
            facts,
            related=(Term(named.path, named.label, _written(named)),),
            stated=decimal_text(typed.values.value),
            computed=decimal_text(stated.value),
            difference=difference,
            within=(typed.start, typed.end),
        )


def _agrees(typed: TypedNumber, named: Named) -> bool:
    return typed.values is not None and agrees(typed.values, _interval(named))


def _interval(named: Named) -> Interval:
    return interval(named.value) if isinstance(named.value, int | Figure) else Interval(0, 0, 0)


def _written(named: Named) -> str:
    return stated_text(named.value) if isinstance(named.value, int | Figure) else ""
