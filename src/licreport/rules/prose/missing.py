"""LR702: figures that the prose names and the report lacks."""

from collections.abc import Iterator

from licreport.narrative.for_rules import Brace, Narrated, Text
from licreport.narrative.placing import Named
from licreport.narrative.prose import Placeholder
from licreport.relations.rule import Findings, rule
from licreport.report.diagnostic import Fact, Finding
from licreport.words.language import Words

_MISSING = Words(
    "{label} is named in the prose, but this report does not print it: give it as `{name}`, or leave it out",
    "正文用到{label}，但报告没有这项数据：请填写 `{name}`，或从正文中删去",
)
_NOT_COMPUTED = Words(
    "{label} is named in the prose, but not all that it is computed from is printed: give the figures, or leave it out",
    "正文用到{label}，但报告没有公布计算它所需的全部数据：请填写所需数据，或从正文中删去",
)


@rule(
    "LR702",
    zh="""正文用到的数据报告都有

    正文里指明的数据若没有填写，就没有数可放；缺少的数据不是零。增减（{received:growth}）也须有上年数据可比：
    本报告公布的，或者上年报告中的。
    """,
)
def figures_named_are_in_the_report(narrated: Narrated) -> Findings:
    """Every figure that the prose names is in the report.

    Of one that is missing there is nothing to place, and a missing figure is not zero. Nor is there of the change of
    one ({received:growth}) that this report gives no figure of the year before for, nor a report on that year.

    ```toml
    [applications]
    received = 10
    [narrative]
    handling = "收到申请 {received} 件，受理 {accepted} 件。"  # LR702
    ```

    ```toml
    [applications]
    received = 10
    [narrative]
    handling = "收到申请 {received} 件，比上年{received:growth}。"  # LR702
    ```

    ```toml
    [applications]
    received = 12
    [last_year.applications]
    received = 10
    [narrative]
    handling = "收到申请 {received} 件，比上年{received:growth}。"
    ```

    ```toml
    [applications]
    received = 10
    accepted = 9
    [narrative]
    handling = "收到申请 {received} 件，受理 {accepted} 件，受理率 {acceptance_rate}。"
    ```
    """
    for text, found in narrated.named.items():
        for brace, named in found:
            if named is None:
                continue
            if named.value is not None:
                yield from _untold(brace, named, text, narrated)
                continue
            if narrated.is_doubtful(named.path) if named.path else narrated.lacks_figures:
                continue
            words = _NOT_COMPUTED if named.path is None else _MISSING
            facts: dict[str, Fact] = {"label": named.label, "name": named.address}
            yield Finding(text.path, words, facts, within=(brace.start, brace.end))


def _untold(brace: Brace, named: Named, text: Text, narrated: Narrated) -> Iterator[Finding]:
    """Yield that a change since last year cannot be told, and why."""
    if not isinstance(brace, Placeholder) or not brace.asks_for_change or not named.path:
        return
    from licreport.narrative.since import since_last_year, untold  # noqa: PLC0415  # only who speaks of change pays for it

    why = untold(named, brace.spec, since_last_year(narrated.names, named))
    if why is not None and not narrated.lacks_figures:
        facts: dict[str, Fact] = {"name": brace.name, "spec": brace.spec, "label": named.label, "why": why}
        yield Finding(text.path, _UNTOLD, facts, within=(brace.start, brace.end))


_UNTOLD = Words(
    "`{{{name}:{spec}}}`: the change of {label} cannot be told: {why}",
    "`{{{name}:{spec}}}`：{label}的增减无法写出：{why}",
)
