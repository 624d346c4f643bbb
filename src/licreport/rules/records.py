"""LR85x: what is printed follows from the case records."""

from collections.abc import Iterator
from fractions import Fraction

from licreport.figures.stated import Number, decimal_text, interval
from licreport.figures.text import number_text, stated_text
from licreport.relations.recount import Cause, Recount, Recounted
from licreport.relations.rule import Findings, rule
from licreport.report.diagnostic import Fact, Finding, Note, Severity, Term
from licreport.words.language import Words, few, joined

_MORE = Words(
    "{stated} is {difference} more than the {count} that the records give",
    "{stated}，比办件记录得出的 {count} 多 {difference}",
)
_LESS = Words(
    "{stated} is {difference} less than the {count} that the records give",
    "{stated}，比办件记录得出的 {count} 少 {difference}",
)
_CAUSE = Words(
    "as printed if counted {how}: {rows} differ, as {examples}", "若{how}，即为公布的数：差在 {rows} 行，如 {examples}"
)
_REFUSED = Words(
    "{count} rows of the records are refused and not counted here; `licreport tabulate` lists them",
    "记录中有 {count} 行不予采用，未计入；可用 `licreport tabulate` 列出",
)
_NO_CAUSE = Words(
    "no other way of counting that is known gives it; `licreport tabulate … --rows {address}` lists the cases",
    "已知的其他统计口径都得不出这个数；可用 `licreport tabulate … --rows {address}` 列出所计的办件",
)
_NO_CASES = Words("the records have no case of {item}", "办件记录中没有{item}的办件")
_NO_ITEM = Words(
    "the records have cases of {items}, which the report does not list though it says that its items are complete",
    "办件记录中有 {items} 的办件，报告称分事项齐全而未列出",
)


@rule(
    "LR851",
    zh="""公布的数据与办件记录得出的一致

    用 `check --cases` 给出办件记录时核对：每项能由记录统计的数据，按布局的口径重新统计。公布的数可能由另一种口径得出
    （把重复的行计入、按自然日算时限等），恰好相符的口径连同所涉的行一并列出，但不据此更正。记录不能反映的、有办件无法判定的
    数据不核对。
    """,
)
def figures_follow_from_the_records(recount: Recount) -> Findings:
    """What is printed is what the case records give.

    It is looked at with `check --cases`: each figure that records tell is counted anew, by the definitions of the
    layout. Where another way of counting gives just what was printed (repeated rows counted in, days of the calendar
    for working days), it is told with the rows that it counts otherwise; nothing is corrected. Figures that the records
    do not tell, or not of every case, are not evaluated.

    ```toml
    # 2024.toml
    [applications]
    received = 3  # LR851
    accepted = 2
    # cases.csv
    办件编号,申请时间,受理时间
    XK-1,2024-03-01,2024-03-02
    XK-2,2024-05-06,2024-05-06
    ```

    ```toml
    # 2024.toml
    [applications]
    received = 2
    # cases.csv
    办件编号,申请时间,受理时间
    XK-1,2024-03-01,2024-03-02
    XK-2,2024-05-06,2024-05-06
    XK-3,2023-05-06,2023-05-06
    ```
    """
    for one in recount.figures:
        if one.is_evaluable and not one.holds:
            yield _finding(one, recount)


@rule(
    "LR852",
    severity=Severity.WARNING,
    zh="""报告所列事项与办件记录中的一致

    报告称分事项齐全的，有办件的事项都应列出；报告列出数据的事项，记录中也应有办件。名称不同而实为一项的，请人工核实。
    """,
)
def items_are_those_of_the_records(recount: Recount) -> Findings:
    """The items of the report are those of the case records.

    Of a report that says that its items are complete, every item with a case is one; and an item with figures has
    cases. Names may differ for one item, so that a person should look.

    ```toml
    # 2024.toml
    [[item]]
    name = "户外广告设置"
    accepted = 1
    [[item]]  # LR852
    name = "建筑垃圾处置"
    accepted = 5
    # cases.csv
    办件编号,事项名称,受理时间
    XK-1,户外广告设置,2024-03-02
    ```

    ```toml
    # 2024.toml
    [[item]]
    name = "户外广告设置"
    accepted = 1
    # cases.csv
    办件编号,事项名称,受理时间
    XK-1,户外广告设置,2024-03-02
    ```
    """
    for path in recount.items_without_cases:
        yield Finding(path, _NO_CASES, {"item": recount.addresses.label(path)}, at_key=True)
    if recount.cases_without_item:
        yield Finding(("item", 0), _NO_ITEM, {"items": few(recount.cases_without_item, in_sentence=True)}, at_key=True)


def _finding(one: Recounted, recount: Recount) -> Finding:
    difference = interval(one.stated).value - _exact(one)
    term = Term(one.path, recount.addresses.label(one.path), stated_text(one.stated))
    facts: dict[str, Fact] = {
        "stated": term,
        "difference": number_text(abs(Fraction(difference))),
        "count": number_text(_exact(one)),
    }
    return Finding(
        one.path,
        _MORE if difference > 0 else _LESS,
        facts,
        stated=decimal_text(interval(one.stated).value),
        computed=decimal_text(_exact(one)),
        difference=difference,
        notes=tuple(_notes(one, recount)),
    )


def _notes(one: Recounted, recount: Recount) -> Iterator[Note]:
    for cause in one.causes:
        yield Note(_CAUSE, {"how": cause.told, "rows": f"{cause.rows:,}", "examples": _examples(cause)})
    if not one.causes and recount.refused:
        yield Note(_REFUSED, {"count": f"{recount.refused:,}"})
    if not one.causes:
        yield Note(_NO_CAUSE, {"address": one.address})


def _examples(cause: Cause) -> Words:
    return Words(joined(cause.examples, "en"), joined(cause.examples, "zh"))


def _exact(one: Recounted) -> Number:
    value = Fraction(one.counted)
    return value.numerator if value.denominator == 1 else value
