"""Special procedures and time limits → whether each case was decided on time."""

from collections.abc import Iterator

from licreport.cases.layout.model import PAUSES, Layout
from licreport.cases.query.columns import second_of
from licreport.cases.query.shape import Shape, fields_of


def timed(shape: Shape, layout: Layout) -> str:
    """Return the cases with whether each was decided on time; not known where its limit or its days are not.

    Beside the limit that counts stand the others, and days of the calendar for working days: what else may be counted.
    """
    fields = fields_of(shape, layout)
    limit = layout.limit_in(fields)
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
        columns.append(
            f"CASE {limit}_unit WHEN 'working_day' THEN until.serial - since.serial <= {limit}"
            f" ELSE {within[limit]} END AS within_days"
        )
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


def paused_days() -> Iterator[tuple[str, str]]:
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
    of_unit = f"CASE {limit}_unit WHEN 'hour' THEN 3600 WHEN 'minute' THEN 60 END"
    return (
        f"CASE {limit}_unit"
        f" WHEN 'working_day' THEN until.worked - since.worked - {worked} <= {limit}"
        f" WHEN 'day' THEN {span} - {days} <= {limit}"
        f" WHEN 'month' THEN {_within_months(months, limit, days)}"
        f" WHEN 'year' THEN {_within_months(months, f'{limit} * 12', days)}"
        f" ELSE {seconds} <= CAST({limit} AS BIGINT) * {of_unit} END"
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
