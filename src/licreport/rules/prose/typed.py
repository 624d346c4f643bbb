"""LR703, LR704: numbers that are typed into the prose."""

from itertools import groupby

from licreport.figures.stated import Figure, Interval, decimal_text, interval
from licreport.figures.text import number_text, stated_text
from licreport.narrative.for_rules import Narrated, Number, is_telling
from licreport.narrative.placing import Named
from licreport.narrative.typed import TypedNumber
from licreport.relations.rule import Findings, rule
from licreport.report.diagnostic import Fact, Finding, Note, Severity, Term
from licreport.rules.prose.pointed import first
from licreport.words.language import Words

_TYPED = Words("the number {typed} is typed, not bound to a figure", "数字 {typed} 是直接写的，数据改了它不会跟着改")
_MEANT = Words(
    "write {{!{typed}}} if it is meant, or name the figure in braces",
    "确实要这样写请用 {{!{typed}}}，否则请用大括号指明数据",
)


@rule(
    "LR703",
    severity=Severity.WARNING,
    zh="""正文中的数字来自数据

    直接写进正文的数字（包括带单位的汉字数字，如十二万件），数据改了它不会跟着改。日期、年份、序号、文号、热线和书名号内的数字不在此列；确实要写的数字，
    用 {!123} 表明。
    """,
)
def numbers_in_prose_are_bound(narrated: Narrated) -> Findings:
    """Numbers in the prose come from the figures.

    A number that is typed stays as it is when the figure changes, in digits or in numerals with their unit (十二万件).
    Dates, years, ordinals, document numbers, hotlines and numbers in the titles of laws are none; {!123} says that a
    number is meant.

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
    for _, numbers in groupby(narrated.numbers, key=lambda number: number.text):
        yield from first(_typed(number, narrated) for number in numbers if number.agrees)


def _typed(number: Number, narrated: Narrated) -> Finding:
    typed = number.typed
    facts: dict[str, Fact] = {"typed": typed.text}
    bound = number.named or _of_value(typed, narrated)
    note = Note(_MEANT, facts)
    if bound is not None:
        note = Note(_BOUND, {"name": bound.address.removesuffix(".value"), "label": bound.label})
    return Finding(number.text.path, _TYPED, facts, within=(typed.start, typed.end), notes=(note,))


_BOUND = Words("write {{{name}}}: {label} has this value", "请写 {{{name}}}：{label}就是这个数")


def _of_value(typed: TypedNumber, narrated: Narrated) -> Named | None:
    """Return the only figure of that value, where the value is telling."""
    if typed.values is None or not (is_telling(typed) or typed.is_rate):
        return None
    alike = narrated.by_value.get(typed.values.value, [])
    return alike[0] if len(alike) == 1 else None


_CONTRADICTS = Words(
    "the prose says {label} {typed}, but {name} is {stated}: {difference} {more}",
    "正文中{label}为 {typed}，数据为 {stated}（{name}），正文{more} {difference}",
)
_MORE, _LESS = Words("more", "多"), Words("less", "少")
_CORRECT = Words(
    "write {{{name}}} in the prose; if it is the figure that is wrong, correct that",
    "正文请写 {{{name}}}；如果错的是数据，请改正数据",
)


@rule(
    "LR704",
    zh="""正文中写明名称的数字与数据一致

    紧跟在名称后面的数字（收到申请 542210 件）就是那项数据；与数据不同，必有一处是错的。只在确定说的是全部办件时才比较：
    句中到此为止没有别的年份、时段、单位、事项，上面的标题也没有；“余”“以上”之类的约数也不比较。
    不少于 100 而后面就是句读的，不写单位也比较。
    """,
)
def numbers_in_prose_agree_with_figures(narrated: Narrated) -> Findings:
    """A number that the prose gives by name is the figure's.

    A number right behind a figure's label (收到申请 542210 件) is that figure; where they differ, one of them is wrong.
    It is compared only where it is certain that the whole is spoken of: nothing in the sentence so far, nor in the
    heading above, is another year or a part of one, another authority or one item; nor where it is an estimate. A
    count of 100 or more that ends its clause is compared without its unit too.

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
    for text, typed, named, agrees in narrated.numbers:
        if agrees or named is None or named.path is None or typed.values is None:
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
            notes=(Note(_CORRECT, {"name": named.address.removesuffix(".value")}),),
            within=(typed.start, typed.end),
        )


def _interval(named: Named) -> Interval:
    return interval(named.value) if isinstance(named.value, int | Figure) else Interval(0, 0, 0)


def _written(named: Named) -> str:
    return stated_text(named.value) if isinstance(named.value, int | Figure) else ""
