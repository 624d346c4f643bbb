"""LR701: placeholders that name a figure."""

from collections.abc import Iterable, Iterator

from licreport.narrative.for_rules import Brace, Narrated, Text
from licreport.narrative.placing import Named
from licreport.narrative.printing import unfit
from licreport.narrative.prose import FIGURES, Placeholder, Stray
from licreport.relations.rule import Findings, rule
from licreport.report.diagnostic import Finding
from licreport.rules.prose.pointed import Where, finding, first
from licreport.words.language import Words, one_of

_NOTHING = Words("`{name}` names no figure or indicator", "`{name}` 不是数据项，也不是指标")
_NEAR = Words(
    "`{name}` names no figure or indicator; did you mean `{near}`?",
    "`{name}` 不是数据项，也不是指标；是否应为 `{near}`？",
)
_SEVERAL = Words("`{name}` may be any of several figures; write {ways}", "`{name}` 可能是好几项数据；请写 {ways}")
_STRAY = Words(
    "a brace that belongs to no placeholder; write `{double}` for a brace itself",
    "此括号不属于任何占位符；要写括号本身请写 `{double}`",
)
_NO_FORM = Words("`{{{name}}}` stands for whole sentences and takes no form", "`{{{name}}}` 代表整句话，不能指定写法")
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
    for text, named in narrated.named.items():
        yield from first(_of_braces(text, named, narrated))


def _of_braces(text: Text, found: Iterable[tuple[Brace, Named | None]], narrated: Narrated) -> Iterator[Finding]:
    for brace, named in found:
        where = text.path, (brace.start, brace.end)
        if isinstance(brace, Stray):
            yield finding(where, _STRAY, {"double": brace.text * 2})
        elif brace.name != FIGURES:
            yield from _unnamed(brace, named, where, narrated)
        elif brace.spec:
            yield finding(where, _NO_FORM, {"name": brace.name})


def _unnamed(brace: Placeholder, named: Named | None, where: Where, narrated: Narrated) -> Iterator[Finding]:
    if named is None:
        if narrated.may_be_listed(brace.name):
            return
        if several := narrated.names.addresses.several(brace.name):
            ways = one_of([f"`{{{way}}}`" for way in several])
            yield finding(where, _SEVERAL, {"name": brace.name, "ways": ways})
            return
        near = narrated.names.near(brace.name)
        yield finding(where, _NEAR if near else _NOTHING, {"name": brace.name, "near": near})
    elif brace.asks_for_change and named.is_figure and named.path is not None:
        return  # what it cannot be told of is a figure that is wanting
    elif wrong := unfit(named, brace.spec):
        words, facts = wrong
        yield finding(where, Words(_UNFIT.en + words.en, _UNFIT.zh + words.zh), {"name": brace.name, **facts})
