"""The tables of records → one typed row for each row of the table of cases, with what became of it.

Every row ends in one fate: it is counted, lies outside the period, repeats another, is no case, is about a matter other
than a licence, or is refused for a reason.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from licreport.cases.definitions import Period
from licreport.cases.fields import FIELDS, Kind
from licreport.cases.layout.model import MAIN, PAUSES, PAYMENTS, Layout
from licreport.cases.query.columns import Column, given, is_unmapped, is_unreadable, literal, second_of, trimmed, typed
from licreport.words.language import Words

Shape = Mapping[str, Mapping[str, str]]
"""The fields that the records have, by table, and whether each comes as text, a date or a time."""

COUNTED, OUTSIDE, REPEATED, VOID, OTHER = "counted", "outside", "repeated", "void", "other"
REFUSED, UNMAPPED = "refused ", "unmapped "
"""What the fates of rows begin with that are refused, and of those with a code that the layout does not map."""

_TYPES = {Kind.DATE: "DATE", Kind.MONEY: "DECIMAL(18, 2)", Kind.NUMBER: "INT"}


class Reason(NamedTuple):
    """Why a row is refused."""

    name: str
    told: Words
    where: str
    value: str = "CAST(NULL AS STRING)"
    """What is wrong, as it stands in the row."""


def fields_of(shape: Shape, layout: Layout) -> frozenset[str]:
    """Return the fields of a case that the records have, or the layout gives to all of them."""
    return frozenset(field for name, table in shape.items() if name != PAUSES for field in table) | {*layout.constants}


def cases(shape: Shape, layout: Layout, period: Period) -> list[tuple[str, str]]:
    """Return the parts of the text, by name, of which the last, `judged`, has a row a row and its `fate`."""
    parts: list[tuple[str, str]] = []
    for table, fields in shape.items():
        if table == PAYMENTS:
            parts += _payments(fields, layout)
        elif table != PAUSES:
            parts += _read(table, fields, layout)
    if PAUSES in shape:
        parts += _pauses(shape[PAUSES], layout)
    parts.append(("joined", _joined(shape, layout)))
    if PAUSES in shape:
        parts += _paused()
    parts.append(("timed", _timed(shape, layout)))
    parts.append(("judged", _judged(shape, layout, period)))
    return parts


def reasons(shape: Shape, layout: Layout) -> list[Reason]:
    """Return why rows are refused, in the order in which it is looked for."""
    return [*_reasons(fields_of(shape, layout))]


def _read(table: str, fields: Mapping[str, str], layout: Layout) -> Iterator[tuple[str, str]]:
    """Yield the parts that read one table: first the numbers that several rows bear, which are few.

    The rows of these and all others are read apart, so that no engine keeps all rows for the sake of a few.
    """
    if "number" not in fields:
        names, parts = _typed(table, "", fields, layout, "")
        yield from parts
        yield table, f"SELECT {names}, CAST(NULL AS STRING) AS repeat, 1 AS place FROM {table}_marked"
        return
    number = given("number", fields["number"])
    yield (
        f"{table}_repeats",
        (
            f"SELECT {number} AS repeated FROM records_{table} WHERE {number} IS NOT NULL"
            f" GROUP BY {number} HAVING count(*) > 1"
        ),
    )
    names, once = _typed(table, "", fields, layout, f"ANTI JOIN {table}_repeats ON raw_number = repeated")
    yield from once
    _, again = _typed(table, "_again", fields, layout, f"SEMI JOIN {table}_repeats ON raw_number = repeated")
    yield from again
    yield from _ranked(table, fields)
    yield (
        table,
        (
            f"SELECT {names}, CAST(NULL AS STRING) AS repeat, 1 AS place FROM {table}_marked"
            f" UNION ALL SELECT {names}, CASE WHEN low <> high THEN 'contradicting' WHEN place > 1 THEN 'repeated' END,"
            f" place FROM {table}_ranked"
        ),
    )


def _typed(
    table: str, which: str, fields: Mapping[str, str], layout: Layout, only: str
) -> tuple[str, list[tuple[str, str]]]:
    """Return the names of the typed columns of some rows of a table, and the parts that make them."""
    constants = layout.constants if table == MAIN else {}
    texts = [f"{given(field, source)} AS raw_{field}" for field, source in fields.items()]
    texts += [f"{literal(word)} AS raw_{field}" for field, word in constants.items()]
    columns = [column for field, source in fields.items() for column in typed(field, source, layout, fields)]
    columns += [Column(field, f"raw_{field}") for field in constants]
    kept = [*(f"raw_{field}" for field in fields), "file", "row_no"]
    shown = [*(f"{column.expression} AS {column.name}" for column in columns), *kept]
    unreadable = _first([(field, is_unreadable(field, source)) for field, source in fields.items()])
    unmapped = _first([(field, is_unmapped(field)) for field in fields])
    names = ", ".join([*(column.name for column in columns), *kept, "unreadable", "unmapped"])
    return names, [
        (f"{table}{which}_raw", f"SELECT {', '.join(texts)}, file, row_no FROM records_{table}"),
        (f"{table}{which}_typed", f"SELECT {', '.join(shown)} FROM {table}{which}_raw {only}".rstrip()),
        (
            f"{table}{which}_marked",
            f"SELECT *, {unreadable} AS unreadable, {unmapped} AS unmapped FROM {table}{which}_typed",
        ),
    ]


def _first(conditions: list[tuple[str, str]]) -> str:
    """Return the first field of which a condition holds."""
    whens = " ".join(f"WHEN {where} THEN '{field}'" for field, where in conditions if where)
    return f"CASE {whens} END" if whens else "CAST(NULL AS STRING)"


def _moment(fields: Mapping[str, str]) -> str:
    """Return which of several rows of a case is the last: of the highest version, or changed last, if records tell."""
    told = []
    if "version" in fields:
        told.append("lpad(CAST(version AS STRING), 6, '0')")
    if "changed" in fields:
        second = second_of("changed", fields["changed"])
        told.append(f"CAST(changed AS STRING) || ' ' || lpad(CAST(coalesce({second}, 0) AS STRING), 5, '0')")
    return " || ' ' || ".join(told) if told else "CAST(NULL AS STRING)"


def _ranked(table: str, fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the rows of cases that have several: the last first, and whether the last ones contradict each other."""
    contents = " || '|.' || ".join(
        f"replace(coalesce({trimmed(f'CAST(raw_{field} AS STRING)')}, ''), '|', '||')" for field in fields
    )
    moment = _moment(fields)
    yield (
        f"{table}_dated",
        (
            f"SELECT *, {moment} AS moment, max({moment}) OVER (PARTITION BY number) AS latest, {contents} AS contents"
            f" FROM {table}_again_marked"
        ),
    )
    tied = "latest IS NULL OR moment = latest"
    yield (
        f"{table}_ranked",
        (
            f"SELECT *, min(CASE WHEN {tied} THEN contents END) OVER (PARTITION BY number) AS low,"
            f" max(CASE WHEN {tied} THEN contents END) OVER (PARTITION BY number) AS high,"
            f" row_number() OVER (PARTITION BY number ORDER BY CASE WHEN {tied} THEN 0 ELSE 1 END, contents) AS place"
            f" FROM {table}_dated"
        ),
    )


def _joined(shape: Shape, layout: Layout) -> str:
    """Return one row for each row of the table of cases, with what the other tables say of its case."""
    sides = sides_of(shape)
    home = homes(shape) | dict.fromkeys(layout.constants, MAIN)
    columns = []
    for field, facts in FIELDS.items():
        if facts.kind is Kind.UNIT or field in _NEVER:
            continue
        name, plain = home.get(field), _TYPES.get(facts.kind, "STRING")
        columns.append(f"{_settled(field, home)} AS {field}" if name else f"CAST(NULL AS {plain}) AS {field}")
        if field in {"promised", "legal"}:
            columns.append(f"{name}.{field}_unit AS {field}_unit" if name else f"CAST(NULL AS STRING) AS {field}_unit")
            has_unit = name is not None and f"{field}_unit" in shape[name]
            unit = f"{name}.raw_{field}_unit" if has_unit else "CAST(NULL AS STRING)"
            columns.append(f"{unit} AS raw_{field}_unit")
        if facts.kind is not Kind.TEXT:
            is_read = name is not None and field not in layout.constants
            columns.append(f"{name}.raw_{field} AS raw_{field}" if is_read else f"CAST(NULL AS STRING) AS raw_{field}")
    has_changes = "change" in shape.get(PAUSES, ())
    marked = {"unreadable": [MAIN, *sides], "unmapped": [MAIN, *sides, *(["pauses_doubtful"] if has_changes else [])]}
    told = [f"coalesce({', '.join(f'{name}.{mark}' for name in names)}) AS {mark}" for mark, names in marked.items()]
    repeat = (
        f"coalesce({MAIN}.repeat, {', '.join(_side_repeat(name) for name in sides)})" if sides else f"{MAIN}.repeat"
    )
    joins = "".join(
        f" LEFT JOIN (SELECT * FROM {name} WHERE {is_last(shape[name])}) AS {name} ON {MAIN}.number = {name}.number"
        for name in sides
    )
    if has_changes:
        joins += f" LEFT JOIN pauses_doubtful ON {MAIN}.number = doubtful_number"
    columns += [*told, f"{repeat} AS repeat", f"{MAIN}.file AS file", f"{MAIN}.row_no AS row_no"]
    return f"SELECT {', '.join(columns)} FROM {MAIN}{joins}"


def sides_of(shape: Shape) -> list[str]:
    """Return the tables that are joined to the cases, of which a case has one row each."""
    return [name for name in shape if name not in {MAIN, PAUSES}]


def homes(shape: Shape) -> dict[str, str]:
    """Return the table that tells each field of a case: that of the cases, or else the first that has it."""
    found = {field: name for name in reversed(sides_of(shape)) for field in shape[name] if field not in OF_EACH_TABLE}
    return found | dict.fromkeys(shape[MAIN], MAIN)


OF_EACH_TABLE = frozenset({"number", "change"})
"""What each table says of its own rows."""
_NEVER = frozenset({"paused_from", "paused_to", "changed", "version", "record"})
"""What is used before tables are joined."""


def is_last(fields: Mapping[str, str]) -> str:
    """Return whether a row is the one that counts of its case: the last one, unless that deletes it."""
    is_kept = " AND (change IS NULL OR change <> 'deleted')" if "change" in fields and "fee" not in fields else ""
    return f"place = 1{is_kept}"


def _settled(field: str, home: Mapping[str, str]) -> str:
    """Return a field of the joined case; some follow from two: no acceptance where its state says that there is none.

    An application that was turned away is decided on the day on which that was said, and bears no other outcome; where
    no fee is charged, it is nought.
    """
    own = f"{home[field]}.{field}"
    if field == "fee" and "charged" in home:
        return f"coalesce({own}, CASE WHEN {home['charged']}.charged = 'no' THEN CAST(0 AS DECIMAL(18, 2)) END)"
    if "acceptance" not in home:
        return own
    state = f"{home['acceptance']}.acceptance"
    is_turned_away = f"{state} IN ('rejected', 'not_required')"
    if field == "accepted":
        return f"CASE WHEN {state} IS NULL OR {state} = 'accepted' THEN {own} END"
    if field == "decided" and "accepted" in home:
        return f"coalesce({own}, CASE WHEN {is_turned_away} THEN {home['accepted']}.accepted END)"
    if field == "outcome":
        return f"coalesce({own}, CASE WHEN {is_turned_away} THEN {state} END)"
    return own


def _side_repeat(name: str) -> str:
    return f"CASE WHEN {name}.repeat = 'contradicting' THEN 'contradicting' END"


def _payments(fields: Mapping[str, str], layout: Layout) -> Iterator[tuple[str, str]]:
    """Yield what was paid in each case; one payment that several rows tell of counts once."""
    yield from _listed(PAYMENTS, fields, layout)
    yield (
        PAYMENTS,
        (
            "SELECT number, sum(fee) AS fee, CAST(sum(fee) AS STRING) AS raw_fee, max(unreadable) AS unreadable,"
            " max(unmapped) AS unmapped, CAST(NULL AS STRING) AS repeat, 1 AS place, min(file) AS file,"
            " min(row_no) AS row_no FROM payments_last GROUP BY number"
        ),
    )


def _listed(table: str, fields: Mapping[str, str], layout: Layout) -> Iterator[tuple[str, str]]:
    """Yield the parts that read a table of which a case may have several rows, each of them once: `TABLE_last`."""
    _, parts = _typed(table, "", fields, layout, "")
    yield from parts
    if "record" not in fields:
        yield f"{table}_last", f"SELECT * FROM {table}_marked"
        return
    contents = " || '|' || ".join(f"coalesce(CAST(raw_{field} AS STRING), '')" for field in fields)
    order = f"{_moment(fields)} DESC, {contents}"
    is_kept = " AND (change IS NULL OR change <> 'deleted')" if "change" in fields else ""
    yield (
        f"{table}_placed",
        f"SELECT *, row_number() OVER (PARTITION BY number, record ORDER BY {order}) AS place FROM {table}_marked",
    )
    yield f"{table}_last", f"SELECT * FROM {table}_placed WHERE (place = 1 OR record IS NULL){is_kept}"


def _pauses(fields: Mapping[str, str], layout: Layout) -> Iterator[tuple[str, str]]:
    """Yield the special procedures; of which cases one cannot be read, or ends before it begins; and unmapped codes.

    A row that bears neither a start nor an end tells of none.
    """
    yield from _listed(PAUSES, fields, layout)
    end = "" if "paused_to" in fields else ", CAST(NULL AS DATE) AS paused_to"
    yield "pauses_known", f"SELECT *{end} FROM pauses_last"
    is_bad = "unreadable IS NOT NULL OR paused_to < paused_from OR (paused_from IS NULL AND paused_to IS NOT NULL)"
    is_bad += "" if "paused_to" in fields else " OR paused_from IS NOT NULL"
    yield "pauses_bad", f"SELECT number FROM pauses_known WHERE {is_bad}"
    yield (
        "pauses_doubtful",
        (
            "SELECT number AS doubtful_number, max(unmapped) AS unmapped FROM pauses_last WHERE unmapped IS NOT NULL"
            " GROUP BY number"
        ),
    )


def _paused() -> Iterator[tuple[str, str]]:
    """Yield the days of special procedures of each case, overlapping ones counted once.

    Of a case with one whose days cannot be read, or that ends before it begins, they are not known.
    """
    yield (
        "pauses_clipped",
        (
            "SELECT DISTINCT joined.number AS number, greatest(paused_from, accepted) AS start,"
            " least(coalesce(paused_to, decided), decided) AS stop FROM joined JOIN pauses_known"
            " ON joined.number = pauses_known.number"
            " WHERE joined.repeat IS NULL AND accepted IS NOT NULL AND decided IS NOT NULL AND paused_from < decided"
        ),
    )
    yield (
        "pauses_begun",
        (
            "SELECT number, start, stop, CASE WHEN start <= max(stop) OVER (PARTITION BY number ORDER BY start, stop"
            " ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) THEN 0 ELSE 1 END AS begins FROM pauses_clipped"
            " WHERE stop > start"
        ),
    )
    yield (
        "pauses_grouped",
        (
            "SELECT number, start, stop, sum(begins) OVER (PARTITION BY number ORDER BY start, stop"
            " ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS stretch FROM pauses_begun"
        ),
    )
    yield (
        "pauses_merged",
        "SELECT number, min(start) AS start, max(stop) AS stop FROM pauses_grouped GROUP BY number, stretch",
    )
    yield (
        "pauses_counted",
        (
            "SELECT number, until.worked - since.worked AS worked, until.serial - since.serial AS days, 0 AS bad"
            " FROM pauses_merged JOIN calendar AS since ON since.day = start JOIN calendar AS until ON until.day = stop"
            " UNION ALL SELECT number, 0, 0, 1 FROM pauses_bad"
        ),
    )
    yield (
        "paused",
        (
            "SELECT number AS paused_number, CASE WHEN max(bad) = 0 THEN sum(worked) END AS worked,"
            " CASE WHEN max(bad) = 0 THEN sum(days) END AS days FROM pauses_counted GROUP BY number"
        ),
    )


def _timed(shape: Shape, layout: Layout) -> str:
    """Return the cases with whether each was decided on time; not known where its limit or its days are not.

    Beside the limit that counts stand the others, and days of the calendar for working days: what else may be counted.
    """
    fields = fields_of(shape, layout)
    limit = limit_of(layout, fields)
    has_days = {"accepted", "decided"} <= fields
    plain = "CAST(NULL AS BOOLEAN)"
    has_pauses = PAUSES in shape and has_days
    within = {"due": _by_due(paused=has_pauses)} if {"due", "decided"} <= fields else {}
    within |= {
        each: _within(each, shape, paused=has_pauses, days_paused="paused_days" in fields)
        for each in ("promised", "legal")
        if each in fields and has_days
    }
    columns = [f"{within.get(each, plain)} AS within_{each}" for each in ("promised", "legal", "due")]
    columns.append(f"{within.get(limit or '', plain)} AS on_time")
    if limit in {"promised", "legal"} and has_days:
        columns.append(f"until.serial - since.serial <= {limit} AS within_days")
        columns.append(f"{_within(limit, shape, paused=False, days_paused=False)} AS within_unpaused")
    if not has_days:
        return f"SELECT *, {', '.join(columns)} FROM joined"
    joins = " LEFT JOIN paused ON joined.number = paused_number" if has_pauses else ""
    if has_pauses and "due" in within:
        joins += " LEFT JOIN calendar AS latest ON latest.day = due"
    return (
        f"SELECT joined.*, {', '.join(columns)} FROM joined LEFT JOIN calendar AS since ON since.day = accepted"
        f" LEFT JOIN calendar AS until ON until.day = decided{joins}"
    )


def limit_of(layout: Layout, fields: frozenset[str]) -> str | None:
    """Return the time limit that a decision is on time by: the first of the layout's that the records have."""
    return next((each for each in layout.limits if each in fields), None)


def _within(limit: str, shape: Shape, *, paused: bool, days_paused: bool) -> str:
    """Return whether a decision came within a limit of days, hours or months."""
    worked, days = (
        f"CASE WHEN paused_number IS NULL THEN 0 ELSE paused.{column} END" if paused else "0"
        for column in ("worked", "days")
    )
    if days_paused:
        worked, days = f"({worked} + paused_days)", f"({days} + paused_days)"
    months = "(year(decided) * 12 + month(decided) - year(accepted) * 12 - month(accepted))"
    span = "until.serial - since.serial"
    later, earlier = (_clock(field, shape) for field in ("decided", "accepted"))
    seconds = f"(CAST({span} - {days} AS BIGINT) * 86400 + {later} - {earlier})"
    return (
        f"CASE {limit}_unit"
        f" WHEN 'working_day' THEN until.worked - since.worked - {worked} <= {limit}"
        f" WHEN 'day' THEN {span} - {days} <= {limit}"
        f" WHEN 'hour' THEN {seconds} <= CAST({limit} AS BIGINT) * 3600"
        f" WHEN 'minute' THEN {seconds} <= CAST({limit} AS BIGINT) * 60"
        f" WHEN 'month' THEN {_within_months(months, limit, days)}"
        f" WHEN 'year' THEN {_within_months(months, f'{limit} * 12', days)} END"
    )


def _by_due(*, paused: bool) -> str:
    """Return whether a decision came by the day on which it was due, later by the working days that were paused."""
    if not paused:
        return "decided <= due"
    later = "until.worked - paused.worked <= latest.worked"
    return f"CASE WHEN decided <= due OR paused_number IS NULL OR paused.days = 0 THEN decided <= due ELSE {later} END"


def _clock(field: str, shape: Shape) -> str:
    return second_of(field, next(table[field] for name, table in shape.items() if name != PAUSES and field in table))


def _within_months(months: str, limit: str, days: str) -> str:
    """Return whether a decision came within so many months; what was paused in them is not known in months."""
    within = f"{months} < {limit} OR ({months} = {limit} AND day(decided) <= day(accepted))"
    return f"CASE WHEN {within} THEN TRUE WHEN {limit} IS NOT NULL AND {days} = 0 THEN FALSE END"


def _judged(shape: Shape, layout: Layout, period: Period) -> str:
    """Return the cases with the fate of each."""
    refused = " ".join(
        f"WHEN {reason.where} THEN {literal(REFUSED + reason.name)}" for reason in reasons(shape, layout)
    )
    return (
        "SELECT *, CASE"
        f" WHEN repeat = 'repeated' THEN '{REPEATED}'"
        f" WHEN change = 'deleted' OR outcome = 'void' THEN '{VOID}'"
        f" WHEN matter = 'other' THEN '{OTHER}'"
        f" WHEN unmapped IS NOT NULL THEN '{UNMAPPED}' || unmapped"
        f" {refused}"
        f" WHEN NOT ({_touches(layout, period)}) THEN '{OUTSIDE}' ELSE '{COUNTED}' END AS fate FROM timed"
    )


def _touches(layout: Layout, period: Period) -> str:
    """Return whether a case has anything to do with the period."""
    first, last = f"DATE '{period.first}'", f"DATE '{period.last}'"
    within = [f"coalesce({field} BETWEEN {first} AND {last}, FALSE)" for field in ("applied", "accepted", "decided")]
    if layout.counting == "cohort":
        return within[0]
    open_then = f"coalesce(accepted < {first}, FALSE) AND (decided IS NULL OR decided >= {first})"
    undated = "applied IS NULL AND accepted IS NULL AND decided IS NULL"
    return " OR ".join([*within, f"({open_then})", f"({undated})"])


def _reasons(fields: frozenset[str]) -> Iterator[Reason]:
    if "number" in fields:
        yield Reason("no number", Words("no application number", "没有办件编号"), "number IS NULL")
        told = Words("rows of one number that contradict each other", "同一编号的记录互相矛盾，且不知以哪条为准")
        yield Reason("contradicting", told, "repeat = 'contradicting'")
    for field in FIELDS:
        if field in fields and FIELDS[field].kind in _TYPES:
            label = FIELDS[field].label
            told = Words(f"unreadable: {label.en}", f"无法识别的{label.zh}")
            yield Reason(f"unreadable {field}", told, f"unreadable = '{field}'", f"CAST(raw_{field} AS STRING)")
    if "outcome" in fields:
        told = Words("outcome not known", "办结结果不明")
        yield Reason("unknown outcome", told, "outcome = 'unknown'", "raw_outcome")
    yield from _misordered(fields)
    if {"outcome", "decided"} <= fields:
        yield from _undecided()
    if {"outcome", "accepted"} <= fields:
        yield from _unaccepted()
    if "fee" in fields:
        yield Reason("negative fee", Words("a negative fee", "收费金额为负数"), "fee < 0", "raw_fee")


def _misordered(fields: frozenset[str]) -> Iterator[Reason]:
    """Yield the dates that cannot be in that order."""
    for later, earlier, told in (
        ("accepted", "applied", Words("accepted before it was applied for", "受理时间早于申请时间")),
        ("decided", "accepted", Words("decided before it was accepted", "办结时间早于受理时间")),
        ("decided", "applied", Words("decided before it was applied for", "办结时间早于申请时间")),
    ):
        if {later, earlier} <= fields:
            value = f"CAST({later} AS STRING) || ' < ' || CAST({earlier} AS STRING)"
            yield Reason(f"{later} before {earlier}", told, f"{later} < {earlier}", value)


def _undecided() -> Iterator[Reason]:
    """Yield an outcome without a date, and a date without an outcome."""
    has_outcome = "coalesce(outcome, 'undecided') <> 'undecided'"
    told = Words("an outcome without a date of decision", "有办结结果而没有办结时间")
    yield Reason("outcome without date", told, f"{has_outcome} AND decided IS NULL", "raw_outcome")
    told = Words("a date of decision without an outcome", "有办结时间而没有办结结果")
    value = "CAST(decided AS STRING)"
    yield Reason("date without outcome", told, f"NOT ({has_outcome}) AND decided IS NOT NULL", value)


def _unaccepted() -> Iterator[Reason]:
    """Yield decisions on what was never accepted, and refusals at the door of what was."""
    never = "outcome IN ('approved', 'denied', 'forwarded') AND accepted IS NULL"
    told = Words("granted, refused or sent up, but never accepted", "已作出决定而没有受理时间")
    yield Reason("decided without acceptance", told, never, "raw_outcome")
    both = "outcome IN ('rejected', 'not_required') AND accepted IS NOT NULL"
    told = Words("refused at the door, but accepted", "不予受理而有受理时间")
    yield Reason("rejected after acceptance", told, both, "raw_outcome")
