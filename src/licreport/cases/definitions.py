"""Which cases a figure counts: by which date, of which outcomes, with which mark; as words and as a condition in SQL.

A figure's own facts stand where it is declared (`by`, `outcome`, `mark` in `report/tables/`); what these mean stands
here, once, for both ways of counting. By *event* a case counts in the period in which it was applied for, accepted or
decided, as the national statistics of law enforcement count; by *cohort* only the applications of the period count, and
what became of them. Sources: 行政许可法 (articles 32, 42, 45, 82), 行政执法统计年报; GB/T 37277-2018, 3.3 for 全程网办.
"""

import datetime
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from licreport.cases.fields import CODES, FIELDS, Kind
from licreport.cases.layout.model import Layout
from licreport.report.address import TABLES, is_figure, key_counted
from licreport.report.tables.base import ENDED
from licreport.words.language import Words


class Period(NamedTuple):
    """The first and the last day that are reported on."""

    first: datetime.date
    last: datetime.date


class Step(NamedTuple):
    """One condition of a definition."""

    told: Words
    where: str
    fields: frozenset[str] = frozenset()
    """The fields that it looks at."""
    is_certain: bool = False
    """Whether it is always known if it holds."""


class Definition(NamedTuple):
    """Which cases a figure counts, or of which it sums the fees."""

    key: str
    """The table of the format."""
    name: str
    by: str
    outcomes: tuple[str, ...]
    mark: str

    @property
    def address(self) -> str:
        """Where the figure stands."""
        return f"{self.key}.{self.name}"

    @property
    def sums(self) -> str:
        """The field that is summed; nothing where cases are counted."""
        return self.mark if self.mark in FIELDS and FIELDS[self.mark].kind is Kind.MONEY else ""


@cache
def definitions() -> Mapping[str, Definition]:
    """Return the definition of every figure that case records can tell, by its address."""
    found = {}
    for key in ("applications", "handling", "fees"):
        for name in TABLES[key].model_fields:
            by, outcome, mark = key_counted(TABLES[key], name)
            if by:
                found[f"{key}.{name}"] = Definition(key, name, by, tuple(outcome.split()), mark)
    return found


def untold() -> list[tuple[str, str]]:
    """Return the figures of casework that no case records tell, as table and key."""
    known = definitions()
    own = ((key, name) for key in ("applications", "handling", "fees") for name in TABLES[key].model_fields)
    return [(key, name) for key, name in own if f"{key}.{name}" not in known and is_figure(TABLES[key], name)]


def steps(definition: Definition, layout: Layout, fields: frozenset[str], period: Period) -> list[Step]:
    """Return the conditions of a definition in their order, for records that have these fields."""
    own = layout.definitions.get(definition.address)
    found = list(_dated(definition.by, layout.counting, period))
    if own is not None:
        return [*found, Step(Words(own.words, own.words), own.where)]
    if definition.outcomes:
        is_ended = definition.outcomes == tuple(ENDED.split())
        named = [_CONCLUDED] if is_ended else [CODES[Kind.OUTCOME][word] for word in definition.outcomes]
        told = Words(" or ".join(each.en for each in named), "、".join(each.zh for each in named))
        listed = ", ".join(f"'{word}'" for word in definition.outcomes)
        where = f"coalesce(outcome, 'undecided') IN ({listed})"
        found.append(Step(told, where, frozenset({"outcome"}), is_certain=True))
        if "accepted" in fields and {*definition.outcomes} <= {*ENDED.split()}:
            told = Words("after acceptance", "经受理")
            found.append(Step(told, "accepted IS NOT NULL", frozenset({"accepted"}), is_certain=True))
    if definition.mark:
        found.append(_marked(definition.mark, layout, fields))
    return found


def condition(taken: list[Step]) -> str:
    """Return what all steps ask for together."""
    return " AND ".join(f"({step.where})" for step in taken)


_CONCLUDED = Words("concluded", "已办结")
"""What cases are called that were granted, refused, ended without a decision or sent up."""


def _dated(by: str, counting: str, period: Period) -> Iterator[Step]:
    """Yield what a date must be for a case to count."""
    first, last = f"DATE '{period.first}'", f"DATE '{period.last}'"
    if counting == "cohort":
        yield Step(_IN_PERIOD["applied"], _applied(first, last), frozenset({"applied"}))
        if by == "open_before":
            yield Step(Words("of a cohort, none is", "按申请批次统计没有结转"), "NULL", NOWHERE)
        elif by == "open_after":
            yield Step(Words("accepted", "已受理"), "accepted IS NOT NULL", frozenset({"accepted"}), is_certain=True)
            yield Step(Words("not decided", "尚未办结"), "decided IS NULL", frozenset({"decided"}), is_certain=True)
        elif by != "applied":
            label = FIELDS[by].label
            yield Step(
                Words(f"with a {label.en}", f"有{label.zh}"), f"{by} IS NOT NULL", frozenset({by}), is_certain=True
            )
    elif by == "open_before":
        told = Words("accepted before the period", "受理时间早于报告期")
        yield Step(told, f"coalesce(accepted < {first}, FALSE)", frozenset({"accepted"}), is_certain=True)
        told = Words("not decided before it", "报告期开始时尚未办结")
        yield Step(told, f"decided IS NULL OR decided >= {first}", frozenset({"decided"}), is_certain=True)
    elif by == "open_after":
        told = Words("accepted by the end of the period", "受理时间不晚于报告期末")
        yield Step(told, f"coalesce(accepted <= {last}, FALSE)", frozenset({"accepted"}), is_certain=True)
        told = Words("not decided by then", "报告期末尚未办结")
        yield Step(told, f"decided IS NULL OR decided > {last}", frozenset({"decided"}), is_certain=True)
    elif by == "applied":
        yield Step(_IN_PERIOD[by], _applied(first, last), frozenset({by}))
    else:
        within = f"coalesce({by} BETWEEN {first} AND {last}, FALSE)"
        yield Step(_IN_PERIOD[by], within, frozenset({by}), is_certain=True)


def _applied(first: str, last: str) -> str:
    """Return whether a case was applied for in the period: not known without a date, unless it went on before it."""
    went_on_before = f"applied IS NULL AND coalesce(accepted, decided) < {first}"
    return f"CASE WHEN {went_on_before} THEN FALSE ELSE applied BETWEEN {first} AND {last} END"


_IN_PERIOD = {
    by: Words(f"{FIELDS[by].label.en} in the period", f"{FIELDS[by].label.zh}在报告期内")
    for by in ("applied", "accepted", "decided")
}
NOWHERE = frozenset({"nowhere"})
"""What no records have."""


def _marked(mark: str, layout: Layout, fields: frozenset[str]) -> Step:
    """Return what a mark asks for, by the best that the records have."""
    if mark == "fully_online" and "fully_online" not in fields:
        return Step(Words("without a visit to the office", "到办事现场次数为 0"), "visits = 0", frozenset({"visits"}))
    if mark == "on_the_spot" and "on_the_spot" not in fields:
        told = Words("decided on the day of acceptance", "受理当日办结")
        return Step(told, "decided = accepted", frozenset({"accepted", "decided"}))
    if mark in {"on_time", "overdue"}:
        limit = layout.limit_in(fields) or layout.limits[0]
        own = FIELDS[limit].label
        told = (
            Words(f"within the {own.en}, special procedures apart", f"未超过{own.zh}（扣除特别程序时间）")
            if mark == "on_time"
            else Words(f"after the {own.en}, special procedures apart", f"超过{own.zh}（扣除特别程序时间）")
        )
        return Step(told, "on_time" if mark == "on_time" else "NOT on_time", frozenset({limit, "accepted", "decided"}))
    plain = {
        "online": Step(Words("applied for online", "网上申请"), "channel = 'online'", frozenset({"channel"})),
        "paid": Step(Words("with a fee", "收费金额大于 0"), "fee > 0", frozenset({"fee"})),
        "fee": Step(Words("whose fee is known, summed", "收费金额合计"), "fee IS NOT NULL OR NULL", frozenset({"fee"})),
    }
    if mark in plain:
        return plain[mark]
    label = FIELDS[mark].label
    return Step(
        Words(f"marked as {label.en}", f"标明{label.zh.removeprefix('是否')}"), f"{mark} = 'yes'", frozenset({mark})
    )
