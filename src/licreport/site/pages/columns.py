"""The columns of the table of a year: what each is called, what it says of a report, and whether it ranks."""

from collections.abc import Callable
from typing import NamedTuple

from licreport.derive.measure import MEASURES, span
from licreport.figures.stated import Interval
from licreport.figures.text import number_text
from licreport.site.kept.found import Found
from licreport.site.ranking import Cell, basis, rate, touched
from licreport.words.language import Words


class Column(NamedTuple):
    """A column of the table: what it is called, what it says of a report, and whether it ranks."""

    name: str
    label: Words
    meaning: Words
    of: Callable[[Found], Cell]
    ranks: bool = True
    is_rate: bool = False
    by_definition: bool = False
    """Whether only those are alike that count on time alike."""


def _checked(found: Found) -> Cell:
    return _count(found.checked)


def _contradictions(found: Found) -> Cell:
    return _count(found.contradictions)


def _count(count: int) -> Cell:
    return Cell("", Interval(count, count, count), number_text(count))


def _figure(name: str) -> Callable[[Found], Cell]:
    measure = MEASURES[name]

    def of(found: Found) -> Cell:
        value = found.row.figure(name)
        if value is None:
            return Cell("missing")
        return Cell("", span(value), measure.written(value), marked=name in touched(found))

    return of


_PRINTED = {"approval_rate": "rates.approval", "on_time_rate": "rates.on_time", "online_rate": "rates.online"}


def _rate(name: str) -> Callable[[Found], Cell]:
    def of(found: Found) -> Cell:
        sides = found.row.sides(name)
        if sides is None:
            return Cell("baseless" if _PRINTED[name] in found.row.figures else "missing")
        marked = touched(found)
        return rate(sides, marked=bool(marked) and not marked.isdisjoint(basis(name, found.row.figures)))

    return of


COLUMNS: tuple[Column, ...] = (
    Column(
        "checked",
        Words("relations checked", "可核对关系"),
        Words(
            "How many relations between its figures could be checked: who prints less can be checked less.",
            "其数据之间有多少项关系可以核对：公布得少，可核对的就少。",
        ),
        _checked,
        ranks=False,
    ),
    Column(
        "contradictions",
        Words("contradictions", "自相矛盾"),
        Words(
            "How many of them do not hold. Not ranked, since who prints less contradicts himself less.",
            "其中不成立的项数。不排名次：公布得少的，矛盾自然少。",
        ),
        _contradictions,
        ranks=False,
    ),
    Column(
        "received",
        MEASURES["applications.received"].label,
        Words("Applications received in the year, as printed.", "当年收到的申请，照公布的数。"),
        _figure("applications.received"),
    ),
    Column(
        "approval_rate",
        MEASURES["approval_rate"].label,
        Words("Approved of the concluded.", "批准占办结的比例。"),
        _rate("approval_rate"),
        is_rate=True,
    ),
    Column(
        "on_time_rate",
        MEASURES["on_time_rate"].label,
        Words(
            "Decided within the time limit, on the spot among them, of the concluded.",
            "在规定期限内办结（含当场办结）占办结的比例。",
        ),
        _rate("on_time_rate"),
        is_rate=True,
        by_definition=True,
    ),
    Column(
        "online_rate",
        MEASURES["online_rate"].label,
        Words("Accepted online of the concluded.", "网上受理占办结的比例。"),
        _rate("online_rate"),
        is_rate=True,
    ),
    Column(
        "fees",
        MEASURES["fees.amount"].label,
        Words("Fees charged, in yuan, as printed.", "收取的费用（元），照公布的数。"),
        _figure("fees.amount"),
    ),
    Column(
        "complaints_upheld",
        MEASURES["oversight.complaints_upheld"].label,
        Words("Offences established from complaints, as printed.", "经投诉查实的违法行为，照公布的数。"),
        _figure("oversight.complaints_upheld"),
    ),
)
