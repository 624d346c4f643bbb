"""One table of records → its rows typed, and of several rows of a case the one that counts."""

from collections.abc import Iterator, Mapping

from licreport.cases.inputs.source import TEXT
from licreport.cases.layout.model import MAIN, PAUSES, PAYMENTS, Layout
from licreport.cases.query.columns import Column, given, is_unmapped, is_unreadable, literal, second_of, trimmed, typed


def read(table: str, fields: Mapping[str, str], layout: Layout) -> Iterator[tuple[str, str]]:
    """Yield the parts that read one table: first which numbers several rows bear, which are few.

    The rows of these and all others are read apart, so that no engine keeps all rows for the sake of a few. Numbers go
    by their hash, which is short; a row that is taken for another's repetition by chance is then found to be alone.
    """
    if "number" not in fields:
        names, parts = _typed(table, "", fields, layout, "")
        yield from parts
        yield table, f"SELECT {names}, CAST(NULL AS STRING) AS repeat, 1 AS place FROM {table}_marked"
        return
    number = given("number", fields["number"])
    key = f"CASE WHEN {number} IS NOT NULL THEN hash({number}) END"
    yield (
        f"{table}_repeats",
        f"SELECT {key} AS repeated FROM records_{table} WHERE {number} IS NOT NULL GROUP BY 1 HAVING count(*) > 1",
    )
    hashed = "CASE WHEN raw_number IS NOT NULL THEN hash(raw_number) END"
    names, once = _typed(table, "", fields, layout, f" ANTI JOIN {table}_repeats ON {hashed} = repeated")
    yield from once
    _, again = _typed(table, "_again", fields, layout, f" SEMI JOIN {table}_repeats ON {key} = repeated")
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
    written = [
        f"nullif({field}, '')" if source == TEXT else f"CAST({field} AS STRING)" for field, source in fields.items()
    ]
    is_written = f"coalesce({', '.join(written)}) IS NOT NULL"
    few = f"/*+ BROADCAST({table}_repeats) */ " if only else ""  # a hint to Spark, which moves no case for their sake
    before, after = (only, "") if which else ("", only)
    texts[0], shown[0] = (f"{few}{texts[0]}", shown[0]) if which else (texts[0], f"{few}{shown[0]}")
    return names, [
        (
            f"{table}{which}_raw",
            f"SELECT {', '.join(texts)}, file, row_no FROM records_{table}{before} WHERE {is_written}",
        ),
        (f"{table}{which}_typed", f"SELECT {', '.join(shown)} FROM {table}{which}_raw{after}"),
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


def is_last(fields: Mapping[str, str]) -> str:
    """Return whether a row is the one that counts of its case: the last one, unless that deletes it."""
    is_kept = " AND (change IS NULL OR change <> 'deleted')" if "change" in fields and "fee" not in fields else ""
    return f"place = 1{is_kept}"


def payments(fields: Mapping[str, str], layout: Layout) -> Iterator[tuple[str, str]]:
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


def pauses(fields: Mapping[str, str], layout: Layout) -> Iterator[tuple[str, str]]:
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
