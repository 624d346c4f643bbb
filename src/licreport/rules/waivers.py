"""LR9xx: waivers that hold. What they say about the waivers themselves cannot be waived."""

from collections.abc import Iterator

from licreport.relations.rule import Findings, rule
from licreport.relations.waiver import Settled, State
from licreport.report.diagnostic import Fact, Finding
from licreport.words.language import Words, one_of

_UNMATCHED = Words(
    "no finding of {rule} at {at}: the discrepancy is gone, so remove the waiver",
    "{rule} 在 {at} 处没有报出差异：差异已不存在，请删去此豁免",
)
_REPEATED = Words(
    "another waiver accepts the finding of {rule} at {at} already; remove one of them",
    "{rule} 在 {at} 处的差异已由另一个豁免接受；请删去其中一个",
)


@rule(
    "LR901",
    zh="""每个豁免都对应一处差异

    差异不在了，豁免也应删去，免得掩盖以后的错误。差额变了的豁免不在此列：差异会重新报出，并说明豁免接受的是多少。
    """,
)
def waivers_match_a_finding(settled: Settled) -> Findings:
    """Every waiver matches a finding.

    One that no longer does would hide the next slip at that place. A waiver whose difference has changed is not
    meant: its finding comes back and says what the waiver had accepted.

    ```toml
    [applications]
    received = 10
    accepted = 9
    rejected = 1
    [[waiver]]  # LR901
    rule = "LR101"
    at = "applications.received"
    reason = "as published"
    ```

    ```toml
    [applications]
    received = 10
    accepted = 9
    rejected = 2
    [[waiver]]
    rule = "LR101"
    at = "applications.received"
    difference = -1
    reason = "as published"
    ```
    """
    for state, words in ((State.UNMATCHED, _UNMATCHED), (State.REPEATED, _REPEATED)):
        for position, facts in _in_state(settled, state):
            yield Finding(("waiver", position), words, facts)


_UNREASONED = Words(
    "a waiver of {rule} at {at} needs a `reason`", "对 {rule} 在 {at} 处的豁免需要写明 `reason`（理由）"
)


@rule(
    "LR902",
    zh="""每个豁免都有理由

    读报告的人要能看到差异为什么被接受；没有理由的豁免不起作用。
    """,
)
def waivers_give_a_reason(settled: Settled) -> Findings:
    """Every waiver gives its reason.

    Readers of the report see why the discrepancy is accepted; without a reason the waiver is void.

    ```toml
    [applications]
    received = 10  # LR101
    accepted = 9
    rejected = 2
    [[waiver]]
    rule = "LR101"
    at = "applications.received"
    reason = ""  # LR902
    ```

    ```toml
    [applications]
    received = 10
    accepted = 9
    rejected = 2
    [[waiver]]
    rule = "LR101"
    at = "applications.received"
    reason = "as published"
    ```
    """
    for position, facts in _in_state(settled, State.UNREASONED):
        yield Finding(("waiver", position, "reason"), _UNREASONED, facts)


_EXPIRED = Words("the waiver of {rule} at {at} held until {expires}", "对 {rule} 在 {at} 处的豁免已于 {expires} 到期")


@rule(
    "LR903",
    zh="""豁免没有过期

    过了有效期的豁免不起作用，它接受的差异会重新出现。
    """,
)
def waivers_have_not_expired(settled: Settled) -> Findings:
    """No waiver is past its last day.

    A waiver that has expired is void, and the finding it accepted comes back.

    ```toml
    [applications]
    received = 10  # LR101
    accepted = 9
    rejected = 2
    [[waiver]]
    rule = "LR101"
    at = "applications.received"
    reason = "as published"
    expires = 2001-01-01  # LR903
    ```

    ```toml
    [applications]
    received = 10
    accepted = 9
    rejected = 2
    [[waiver]]
    rule = "LR101"
    at = "applications.received"
    reason = "as published"
    expires = 9999-12-31
    ```
    """
    for position, facts in _in_state(settled, State.EXPIRED):
        yield Finding(("waiver", position, "expires"), _EXPIRED, facts)


_UNKNOWN_RULE = Words(
    "`{rule}` is not the code of a rule; see `licreport rules`", "`{rule}` 不是规则代码；见 `licreport rules`"
)
_UNWAIVABLE = Words("findings of {rule} cannot be waived, only corrected", "{rule} 报出的问题不能豁免，只能改正")
_UNKNOWN_PLACE = Words(
    "`{at}` is no place in this report; a place is written as the finding names it, such as applications.received",
    "`{at}` 不是本报告中的位置；位置按报出差异时所写的填，如 applications.received",
)
_SEVERAL_PLACES = Words("`{at}` may be any of several places; write {ways}", "`{at}` 可能是好几个位置；请写 {ways}")


@rule(
    "LR904",
    zh="""豁免指明已有的规则和位置

    规则代码见 `licreport rules`；位置按报出差异时所写的填，如 handling.on_time，分事项写 item.名称.accepted。
    LR001 至 LR004 和 LR9xx 不能豁免：它们不是公布文本的差异。
    """,
)
def waivers_name_a_rule_and_a_place(settled: Settled) -> Findings:
    """Every waiver names a rule and a place that exist.

    `licreport rules` lists the codes; the place is the address that the finding gives, such as handling.on_time or
    item.NAME.accepted. LR001 to LR004 and LR9xx cannot be waived, since they are no discrepancies of a published text.

    ```toml
    [[waiver]]
    rule = "LR999"  # LR904
    at = "applications.received"
    reason = "as published"
    [[waiver]]
    rule = "LR101"
    at = "applications.recieved"  # LR904
    reason = "as published"
    ```

    ```toml
    [applications]
    received = 10
    accepted = 9
    rejected = 2
    [[waiver]]
    rule = "LR101"
    at = "applications.received"
    reason = "as published"
    ```
    """
    for state, words, key in (
        (State.UNKNOWN_RULE, _UNKNOWN_RULE, "rule"),
        (State.UNWAIVABLE, _UNWAIVABLE, "rule"),
        (State.UNKNOWN_PLACE, _UNKNOWN_PLACE, "at"),
    ):
        for position, facts in _in_state(settled, state):
            yield Finding(("waiver", position, key), words, facts)
    for position, facts in _in_state(settled, State.SEVERAL_PLACES):
        ways = one_of([f"`{way}`" for way in settled.several[settled.waivers[position][0].at]])
        yield Finding(("waiver", position, "at"), _SEVERAL_PLACES, {**facts, "ways": ways})


def _in_state(settled: Settled, state: State) -> Iterator[tuple[int, dict[str, Fact]]]:
    for position, (waiver, actual) in enumerate(settled.waivers):
        if actual is state:
            yield position, {"rule": waiver.rule, "at": waiver.at, "expires": str(waiver.expires)}
