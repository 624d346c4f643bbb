# ruff: noqa: C901, PLR0911, PLR0912  # one condition after the other is what a reader can follow
"""What each figure of case records is, counted row by row in plain Python: slow, without SQL, and easy to follow.

It is written from what the definitions say, not from how the query says it: a case is read, judged and counted one
after the other, days are stepped through one by one, and what is not known is None.
"""

import datetime
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from typing import Any

from licreport.cases.definitions import Definition, Period, definitions
from licreport.cases.fields import FIELDS, Kind
from licreport.cases.layout.model import MAIN, PAUSES, PAYMENTS, Layout
from licreport.cases.working_days import Holidays, holidays
from licreport.report.fields import YEARS
from licreport.report.tables.base import ENDED

Row = Mapping[str, str | None]
"""The texts of one row of a table, by field; a field that its file has no column for is not there."""
Case = dict[str, Any]
"""What was read of a row, by field: days, numbers, words; None for what is blank or could not be read."""

Pauses = Sequence[tuple[datetime.date, datetime.date]]
"""The first and the last day of each."""

BLANKS = " \t\n\r\u0085\u00a0\u2028\u2029\u3000\ufeff"
_SIGNS = str.maketrans("", "", ",，元￥¥")
_TIME = r"[0-9](?:[0-9:. ]*[0-9:.])?(?:\+08(?::?00)?)?"
_YMD = re.compile(rf"([1-9][0-9]{{3}})[-/.年]([0-9]{{1,2}})[-/.月]([0-9]{{1,2}})(?:日|(?:日?[ T]+|日){_TIME})?")
_COMPACT = re.compile(r"([1-9][0-9]{3})([0-9]{2})([0-9]{2})(?:T?(?:[0-9]{4}|[0-9]{6}|[0-9]{9}))?")
_OTHER_ORDER = re.compile(
    r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([1-9][0-9]{3})(?: +[0-9](?:[0-9:. ]*[0-9:.])?(?: *[AaPp][Mm])?)?"
)
_COMPACT_CLOCK = re.compile(r"[1-9][0-9]{7}T?([01][0-9]|2[0-4])([0-5][0-9])(?:([0-5][0-9])(?:[0-9]{3})?)?")
_CLOCK = re.compile(
    r"[0-9]{1,4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,4}(?:日[ T]*|[ T]+)"
    r"([01]?[0-9]|2[0-4]):([0-5][0-9])(?::([0-5][0-9]))?(?:\.[0-9]+)?(?:\+08(?::?00)?)?"
)
_LIMIT = re.compile(r"([0-9]{1,6})(?:\.0+)?([^0-9.][^#]*)?")


@dataclass
class Answer:
    """What came of records."""

    fates: Counter[str] = field(default_factory=Counter)
    cases: Counter[tuple[str | None, ...]] = field(default_factory=Counter)
    """How many cases are counted of each group."""
    counts: dict[tuple[str | None, ...], dict[str, list[Any]]] = field(default_factory=dict)
    """Of each group and figure, what is counted and how many cases it is not known of."""


def tabulated(tables: Mapping[str, Sequence[Row]], layout: Layout, period: Period, by: Sequence[str] = ()) -> Answer:
    """Count all figures that the tables tell, which hold at least one row each."""
    answer = Answer()
    known = {name: [*rows[0]] for name, rows in tables.items()}
    fields = {each for name, own in known.items() if name != PAUSES for each in own} | {*layout.constants}
    figures = [each for each in definitions().values() if _is_told(each, layout, fields)]
    for case in _cases(tables, layout):
        fate = _fate(case, layout, fields, period)
        answer.fates[fate] += 1
        if fate != "counted":
            continue
        key = tuple(case.get(name) for name in by)
        answer.cases[key] += 1
        own = answer.counts.setdefault(key, {each.address: [0, 0] for each in figures})
        for each in figures:
            counts = _counts(case, each, layout, fields, period)
            if counts is None:
                own[each.address][1] += 1
            elif counts:
                own[each.address][0] += case["fee"] if each.sums else 1
    return answer


# Reading


def text(raw: object) -> str | None:
    """Return a text without the blanks around it; None where nothing is left."""
    return None if raw is None else str(raw).strip(BLANKS) or None


def day(raw: object, order: str = "ymd") -> datetime.date | None:
    """Return the day that a text names."""
    if isinstance(raw, datetime.date):
        return raw.date() if isinstance(raw, datetime.datetime) else raw
    written = text(raw) or ""
    found = (_YMD if order == "ymd" else _OTHER_ORDER).fullmatch(written)
    if not found and order == "ymd":
        found = _COMPACT.fullmatch(written)
    if not found:
        return None
    first, second, third = (int(found[place]) for place in (1, 2, 3))
    parts = {"ymd": (first, second, third), "mdy": (third, first, second), "dmy": (third, second, first)}[order]
    try:
        return datetime.date(*parts)
    except ValueError:
        return None


def clock(raw: object) -> int | None:
    """Return the second of the day that a text names."""
    if isinstance(raw, datetime.datetime):
        return raw.hour * 3600 + raw.minute * 60 + raw.second
    if isinstance(raw, datetime.date):
        return None
    found = _CLOCK.fullmatch(text(raw) or "") or _COMPACT_CLOCK.fullmatch(text(raw) or "")
    return None if not found else int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3] or 0)


def money(raw: object) -> Decimal | None:
    """Return an amount in yuan."""
    written = (text(raw) or "").translate(_SIGNS).strip(BLANKS)
    found = re.fullmatch(r"-?[0-9]{1,16}(?:\.[0-9]{1,2}0*)?", written)
    amount = Decimal(written).quantize(Decimal("0.01")) if found else None
    return None if amount is None or abs(amount) >= 10**16 else amount + 0


def limit(written: str) -> int | None:
    """Return the number of a time limit."""
    found = _LIMIT.fullmatch(text(written) or "")
    return int(found[1]) if found else None


def _limit(written: str, unit: str | None, layout: Layout) -> tuple[int | None, str | None]:
    """Return a time limit and its unit, which stands behind the number, in a column of its own, or in the layout."""
    found = _LIMIT.fullmatch(written)
    if not found:
        return None, None
    named = text(found[2]) or unit
    return int(found[1]), layout.unit if named is None else layout.codes[Kind.UNIT].get(named)


def _read(row: Row, layout: Layout) -> Case:
    case: Case = {"raw": row, "unreadable": None, "unmapped": None}
    for name, raw in row.items():
        kind, written = FIELDS[name].kind, text(raw)
        is_typed = isinstance(raw, datetime.date)
        if kind is Kind.DATE:
            case[name] = day(raw, layout.order)
        elif kind is Kind.MONEY:
            case[name] = money(raw)
        elif name in {"promised", "legal"}:
            own = text(row.get(f"{name}_unit"))
            case[name], case[f"{name}_unit"] = (None, None) if written is None else _limit(written, own, layout)
            if case[name] is not None and case[f"{name}_unit"] is None:
                case["unmapped"] = case["unmapped"] or name
        elif kind is Kind.NUMBER:
            found = re.fullmatch(r"([0-9]{1,6})(?:\.0+)?", written or "")
            case[name] = int(found[1]) if found else None
        elif kind is Kind.UNIT:
            continue
        elif kind.is_code:
            case[name] = layout.codes_of(name).get(written or "")
            if written is not None and case[name] is None:
                case["unmapped"] = case["unmapped"] or name
        else:
            case[name] = written
        if kind in {Kind.DATE, Kind.MONEY, Kind.NUMBER} and written is not None and case[name] is None and not is_typed:
            case["unreadable"] = case["unreadable"] or name
    return case


# Rows of one case


def _resolved(rows: Sequence[Row], layout: Layout) -> list[Case]:
    """Return the rows of a table, each with whether it repeats another of its number or contradicts one."""
    found = [_read(row, layout) for row in rows if any(value not in {None, ""} for value in row.values())]
    same: dict[str, list[Case]] = defaultdict(list)
    for case in found:
        case["repeat"] = None
        if case.get("number") is not None:
            same[case["number"]].append(case)
    for alike in same.values():
        if len(alike) == 1:
            continue
        moments = [_moment(case) for case in alike]
        latest = max((each for each in moments if each is not None), default=None)
        tied = [case for case, moment in zip(alike, moments, strict=True) if latest is None or moment == latest]
        if len({tuple(text(raw) for raw in case["raw"].values()) for case in tied}) > 1:
            for case in alike:
                case["repeat"] = "contradicting"
        else:
            for case in alike:
                case["repeat"] = None if case is tied[0] else "repeated"
    return found


def _moment(case: Case) -> tuple[Any, ...] | None:
    """Return the version and the time of change of a row, as far as there are columns; None where one is not known."""
    told: list[Any] = [case["version"]] if "version" in case["raw"] else []
    if "changed" in case["raw"]:
        told += [case["changed"], clock(case["raw"]["changed"]) or 0]
    return None if None in told or not told else tuple(told)


def _cases(tables: Mapping[str, Sequence[Row]], layout: Layout) -> Iterator[Case]:
    """Yield each row of the table of cases, with what the other tables say of its case."""
    sides = {name: _resolved(rows, layout) for name, rows in tables.items() if name not in {MAIN, PAUSES, PAYMENTS}}
    if PAYMENTS in tables:
        sides[PAYMENTS] = [*_paid(tables[PAYMENTS], layout)]
    held: dict[str, dict[str, Case]] = {}
    for name, found in sides.items():
        for case in found:
            if case.get("number") is not None and case["repeat"] != "repeated":
                held.setdefault(name, {}).setdefault(case["number"], case)
    pauses: dict[str, list[tuple[datetime.date | None, datetime.date | None]]] = defaultdict(list)
    for row in tables.get(PAUSES, ()):
        number = text(row.get("number"))
        is_none = text(row.get("paused_from")) is None and text(row.get("paused_to")) is None
        if number is not None and not is_none:
            pauses[number].append(_pause(row, layout))
    for case in _resolved(tables[MAIN], layout):
        for name in sides:
            other = held.get(name, {}).get(case["number"])
            for each in ["fee"] if name == PAYMENTS else tables[name][0]:
                if each not in tables[MAIN][0]:
                    case[each] = None if other is None else other.get(each)
                    if other is not None and each not in case["raw"]:
                        case["raw"] = {**case["raw"], each: other["raw"][each]}
                    if each in {"promised", "legal"}:
                        case[f"{each}_unit"] = None if other is None else other[f"{each}_unit"]
            if other is not None:
                case["unreadable"] = case["unreadable"] or other["unreadable"]
                case["unmapped"] = case["unmapped"] or other["unmapped"]
                if other["repeat"] == "contradicting":
                    case["repeat"] = case["repeat"] or "contradicting"
        for each, word in layout.constants.items():
            case[each] = word
        case["pauses"] = pauses.get(case.get("number") or "", [])
        _settle(case)
        yield case


def _settle(case: Case) -> None:
    """Settle what follows from the state of acceptance, and from whether a fee is charged."""
    if case.get("charged") == "no" and "fee" in case and case["fee"] is None:
        case["fee"] = Decimal(0)
    state, accepted = case.get("acceptance"), case.get("accepted")
    if state in {"rejected", "not_required"}:
        if "decided" in case and case["decided"] is None:
            case["decided"] = accepted
        if "outcome" in case and case["outcome"] is None:
            case["outcome"] = state
    if state not in {None, "accepted"} and "accepted" in case:
        case["accepted"] = None


def _paid(rows: Sequence[Row], layout: Layout) -> Iterator[Case]:
    """Yield what was paid in each case: of the rows that tell of one payment, the last counts, unless it deletes it."""
    payments: dict[tuple[str, str], list[Case]] = defaultdict(list)
    for place, row in enumerate(rows):
        if any(value not in {None, ""} for value in row.values()):
            read = _read(row, layout)
            payments[read["number"], read.get("record") or f"row {place}"].append(read)
    sums: dict[str, list[Case]] = defaultdict(list)
    for (number, _), alike in payments.items():
        last = min(alike, key=lambda one: _contents(one["raw"]))
        moments = [moment for one in alike if (moment := _moment(one)) is not None]
        if moments:
            last = min((one for one in alike if _moment(one) == max(moments)), key=lambda one: _contents(one["raw"]))
        if last.get("change") != "deleted":
            sums[number].append(last)
    for number, own in sums.items():
        fees = [one["fee"] for one in own if one["fee"] is not None]
        marks = {
            mark: max((one[mark] for one in own if one[mark]), default=None) for mark in ("unreadable", "unmapped")
        }
        yield {"number": number, "fee": sum(fees) if fees else None, "repeat": None, "raw": {"fee": None}, **marks}


def _contents(row: Row) -> str:
    """Return all that a row holds, by which rows are put in an order that is always the same."""
    return "|".join((raw or "") if FIELDS[name].kind in _BY_FORM else text(raw) or "" for name, raw in row.items())


_BY_FORM = {Kind.DATE, Kind.MONEY, Kind.NUMBER}


def _pause(row: Row, layout: Layout) -> tuple[datetime.date | None, datetime.date | None]:
    """Return the first and the last day of a pause: None as its first where either cannot be read."""
    begun, ended = day(row.get("paused_from"), layout.order), day(row.get("paused_to"), layout.order)
    is_bad = begun is None or (text(row.get("paused_to")) is not None and (ended is None or ended < begun))
    return (None if is_bad else begun), ended


# What becomes of a row


def _fate(case: Case, layout: Layout, fields: set[str], period: Period) -> str:
    outcome = case.get("outcome")
    if case["repeat"] == "repeated":
        return "repeated"
    if case.get("change") == "deleted" or outcome == "void":
        return "void"
    if case.get("matter") == "other":
        return "other"
    if case["unmapped"]:
        return f"unmapped {case['unmapped']}"
    for reason in _refusals(case, fields):
        return f"refused {reason}"
    return "counted" if _touches(case, layout, fields, period) else "outside"


def _refusals(case: Case, fields: set[str]) -> Iterator[str]:
    applied, accepted, decided = (case.get(name) for name in ("applied", "accepted", "decided"))
    outcome = case.get("outcome")
    if "number" in fields and case["number"] is None:
        yield "no number"
    if re.match(r"[0-9](\.[0-9]+)?[Ee]\+?[0-9]{2,}$", case.get("number") or ""):
        yield "damaged number"
    if case["repeat"] == "contradicting":
        yield "contradicting"
    if case["unreadable"]:
        yield f"unreadable {case['unreadable']}"
    if outcome == "unknown":
        yield "unknown outcome"
    if applied and accepted and accepted < applied:
        yield "accepted before applied"
    if accepted and decided and decided < accepted:
        yield "decided before accepted"
    if applied and decided and decided < applied:
        yield "decided before applied"
    if {"outcome", "decided"} <= fields:
        has_outcome = outcome not in {None, "undecided"}
        if has_outcome and decided is None:
            yield "outcome without date"
        if not has_outcome and decided is not None:
            yield "date without outcome"
    if {"outcome", "accepted"} <= fields:
        if outcome in {"approved", "denied", "forwarded"} and accepted is None:
            yield "decided without acceptance"
        if outcome in {"rejected", "not_required"} and accepted is not None:
            yield "rejected after acceptance"
    if applied is None and accepted is None and decided is None:
        yield "no date"
    if case.get("fee") is not None and case["fee"] < 0:
        yield "negative fee"


def _touches(case: Case, layout: Layout, fields: set[str], period: Period) -> bool:
    applied, accepted, decided = (case.get(name) for name in ("applied", "accepted", "decided"))
    since = accepted or decided
    if layout.counting == "cohort":
        may_be = "applied" in fields and applied is None and not (since and since < period.first)
        return _within(applied, period) or may_be
    if any(_within(each, period) for each in (applied, accepted, decided)):
        return True
    if accepted is not None and accepted < period.first:
        return decided is None or decided >= period.first
    return "applied" in fields and applied is None and since is not None and since > period.last


def _within(when: datetime.date | None, period: Period) -> bool:
    return when is not None and period.first <= when <= period.last


# Figures


def _is_told(definition: Definition, layout: Layout, fields: set[str]) -> bool:
    """Tell whether there are columns for all that a figure looks at."""
    if layout.figures and definition.address not in layout.figures:
        return False
    dates = {"open_before": {"accepted", "decided"}, "open_after": {"accepted", "decided"}}
    needed = set(dates.get(definition.by, {definition.by}))
    if layout.counting == "cohort":
        if definition.by == "open_before":
            return False
        needed |= {"applied"}
    if definition.outcomes:
        needed.add("outcome")
    mark = definition.mark
    if mark in {"on_time", "overdue"}:
        limit = next((each for each in layout.limits if each in fields), layout.limits[0])
        needed |= {limit, "accepted", "decided"}
    elif mark == "fully_online":
        needed.add("fully_online" if "fully_online" in fields else "visits")
    elif mark == "on_the_spot":
        needed |= {"on_the_spot"} if "on_the_spot" in fields else {"accepted", "decided"}
    elif mark:
        needed.add({"online": "channel", "paid": "fee"}.get(mark, mark))
    return needed <= fields


def _counts(case: Case, definition: Definition, layout: Layout, fields: set[str], period: Period) -> bool | None:
    """Tell whether a case counts for a figure; None where that is not known."""
    conditions = [_is_dated(case, definition.by, layout.counting, period)]
    if definition.outcomes:
        conditions.append((case.get("outcome") or "undecided") in definition.outcomes)
        if "accepted" in fields and {*definition.outcomes} <= {*ENDED.split()}:
            conditions.append(case["accepted"] is not None)
    if definition.mark:
        conditions.append(_is_marked(case, definition.mark, layout, fields))
    if False in conditions:
        return False
    return None if None in conditions else True


def _is_dated(case: Case, by: str, counting: str, period: Period) -> bool | None:
    applied, accepted, decided = (case.get(name) for name in ("applied", "accepted", "decided"))
    since = accepted or decided
    went_on_before = applied is None and since is not None and since < period.first
    is_applied = False if went_on_before else None if applied is None else _within(applied, period)
    if counting == "cohort":
        became: dict[str, bool] = {
            "applied": True,
            "accepted": accepted is not None,
            "decided": decided is not None,
            "open_after": accepted is not None and decided is None,
        }
        return is_applied if became[by] else False
    if by == "applied":
        return is_applied
    if by == "open_before":
        return accepted is not None and accepted < period.first and (decided is None or decided >= period.first)
    if by == "open_after":
        return accepted is not None and accepted <= period.last and (decided is None or decided > period.last)
    return _within(case[by], period)


def _is_marked(case: Case, mark: str, layout: Layout, fields: set[str]) -> bool | None:
    if mark in {"on_time", "overdue"}:
        kept = _is_on_time(case, layout, fields)
        return kept if mark == "on_time" or kept is None else not kept
    if mark == "fully_online" and mark not in fields:
        return None if case["visits"] is None else case["visits"] == 0
    if mark == "on_the_spot" and mark not in fields:
        return bool(case["decided"] == case["accepted"])
    if mark == "online":
        return None if case["channel"] is None else case["channel"] == "online"
    if mark == "paid":
        return None if case["fee"] is None else case["fee"] > 0
    if mark == "fee":
        return None if case["fee"] is None else True
    return None if case[mark] is None else case[mark] == "yes"


# Time


def _is_on_time(case: Case, layout: Layout, fields: set[str]) -> bool | None:
    limit_name = next(each for each in layout.limits if each in fields)
    limit, accepted, decided = case[limit_name], case["accepted"], case["decided"]
    if limit is None or decided is None:
        return None
    if limit_name == "due":
        return _is_in_due_time(case, accepted, decided, limit)
    paused, unit = _paused(case), case[f"{limit_name}_unit"]
    told = case["paused_days"] if "paused_days" in fields else 0
    if accepted is None or unit is None:
        return None
    if unit in {"month", "year"}:
        within = _is_within_months(accepted, decided, limit * 12 if unit == "year" else limit, paused)
        return None if within is False and told != 0 else within
    if paused is None or told is None or not {accepted.year, decided.year} <= {*YEARS}:
        return None
    days = [day for day in _after(accepted, decided) if not _is_in(day, paused)]
    if unit == "working_day":
        worked = [is_worked(day) for day in (accepted, *days, decided)]
        return None if None in worked else sum(is_worked(day) is True for day in days) - told <= limit
    if unit == "day":
        return bool(len(days) - told <= limit)
    begin, end = clock(case["raw"]["accepted"]), clock(case["raw"]["decided"])
    if begin is None or end is None:
        return None
    return bool((len(days) - told) * 86400 + end - begin <= limit * (3600 if unit == "hour" else 60))


def _is_in_due_time(
    case: Case, accepted: datetime.date | None, decided: datetime.date, due: datetime.date
) -> bool | None:
    """Tell whether a decision came by the day it was due, later by the working days that were paused."""
    if decided <= due or not case["pauses"]:
        return decided <= due
    paused = _paused(case)
    if paused is None:
        return None
    if accepted is None or not any(_is_in(day, paused) for day in _after(accepted, decided)):
        return False
    days = [is_worked(day) for day in (accepted, due, decided, *_after(accepted, decided))]
    if None in days:
        return None
    stopped = sum(is_worked(day) is True for day in _after(accepted, decided) if _is_in(day, paused))
    return sum(is_worked(day) is True for day in _after(due, decided)) <= stopped


def _is_within_months(
    accepted: datetime.date, decided: datetime.date, months: int, paused: Pauses | None
) -> bool | None:
    """Tell whether a decision came within months; what was paused in them is not known in months."""
    between = (decided.year - accepted.year) * 12 + decided.month - accepted.month
    if between < months or (between == months and decided.day <= accepted.day):
        return True
    if paused is None or any(_is_in(day, paused) for day in _after(accepted, decided)):
        return None
    return False


def _paused(case: Case) -> Pauses | None:
    """Return the pauses of a case; None where one cannot be read."""
    if any(begun is None for begun, _ in case["pauses"]):
        return None
    return [(begun, ended or case["decided"]) for begun, ended in case["pauses"] if begun is not None]


def _is_in(when: datetime.date, paused: Pauses) -> bool:
    """Tell whether a day is paused: the day on which a pause begins still counts, that on which it ends does not."""
    return any(begun < when <= ended for begun, ended in paused)


def _after(first: datetime.date, last: datetime.date) -> Iterator[datetime.date]:
    """Yield the days after the first, up to the last."""
    return (first + datetime.timedelta(step) for step in range(1, (last - first).days + 1))


@cache
def is_worked(when: datetime.date) -> bool | None:
    """Tell whether a day is a working day; None where its year is not known."""
    known = _holidays()
    if when.year not in known.years:
        return None
    if when in known.work.get(when.year, ()):
        return True
    return when.weekday() < 5 and when not in known.rest[when.year]


@cache
def _holidays() -> Holidays:
    return holidays()
