"""The texts that tell of single rows: which were refused and why, which codes are not mapped, what a figure counts."""

from collections.abc import Mapping, Sequence

from licreport.cases.definitions import Definition, condition
from licreport.cases.layout.model import MAIN, PAUSES, PAYMENTS
from licreport.cases.query.cases import cases
from licreport.cases.query.columns import code_of, given, is_unmapped, literal
from licreport.cases.query.fates import COUNTED, REFUSED, UNMAPPED, reasons
from licreport.cases.query.shape import Shape, View, homes
from licreport.cases.query.tables import is_last
from licreport.cases.query.totals import text_of

SHOWN = ("file", "row_no", "number", "item", "department", "applied", "accepted", "decided", "outcome")
"""What is shown of a row: where it stands, and fields that name no applicant."""


def refused(view: View, *, shown: int | None = None, has_torn: bool = False) -> str:
    """Return the text that lists refused rows: the file and number, the reason, and the value that is wrong.

    Of each reason so many rows are shown, the first ones, or else all; lines that are no rows are among them.
    """
    values = " ".join(
        f"WHEN {literal(REFUSED + reason.name)} THEN {reason.value}" for reason in reasons(view.shape, view.layout)
    )
    listed = (
        f"SELECT file, row_no, substr(fate, {len(REFUSED) + 1}) AS reason, CASE fate {values} END AS value FROM judged"
        f" WHERE fate LIKE '{REFUSED}%'"
    )
    if has_torn:
        listed += " UNION ALL SELECT file, row_no, reason, CAST(NULL AS STRING) AS value FROM torn"
    if shown is not None:
        place = "row_number() OVER (PARTITION BY reason ORDER BY file, row_no, value) AS place"
        listed = f"SELECT file, row_no, reason, value FROM (SELECT *, {place} FROM ({listed})) WHERE place <= {shown}"
    return text_of(cases(view), f"{listed} ORDER BY file, row_no, reason")


def unmapped(view: View) -> str:
    """Return the text that lists every code that stops the run, how often it is met, and a row of it.

    It lists those of all fields, so that they can be mapped in one go.
    """
    shape = view.shape
    stopped = f"fate LIKE '{UNMAPPED}%'"
    met = []
    for field, table in homes(shape).items():
        if (where := is_unmapped(field)) and field != "change":
            source = "judged" if table == MAIN else table
            kept = f"number IN (SELECT number FROM judged WHERE {stopped}) AND {is_last(shape[table])}"
            told = f"'{field}' AS field, {_code(field, shape[table])} AS code, file, row_no"
            met.append(f"SELECT {told} FROM {source} WHERE {stopped if table == MAIN else kept} AND {where}")
    met += [
        f"SELECT 'change' AS field, raw_change AS code, file, row_no FROM {_read_as(table)}"
        f" WHERE {is_unmapped('change')}"
        for table, own in shape.items()
        if "change" in own
    ]
    same = "OVER (PARTITION BY field, code"
    placed = f"SELECT *, count(*) {same}) AS cases, row_number() {same} ORDER BY file, row_no) AS place"
    select = (
        f"SELECT field, code, cases, file, row_no FROM ({placed} FROM ({' UNION ALL '.join(met)}) AS met) AS placed"
        " WHERE place = 1 ORDER BY field, cases DESC, code"
    )
    return text_of(cases(view), select)


def _read_as(table: str) -> str:
    """Return the part that has a table's rows as they were read."""
    return f"{table}_last" if table in {PAUSES, PAYMENTS} else table


def astray(shape: Shape) -> str | None:
    """Return the text that counts the rows of further tables whose number no case bears; None without such tables."""
    main = shape[MAIN].get("number")
    sides = [table for table in shape if table != MAIN and "number" in shape[table]]
    if main is None or not sides:
        return None
    known = f"(SELECT {given('number', main)} AS known FROM records_{MAIN}) AS cases"
    counts = (
        f"SELECT '{table}' AS part, count(*) AS rows_astray"
        f" FROM (SELECT {given('number', shape[table]['number'])} AS own FROM records_{table}) AS {table}"
        f" ANTI JOIN {known} ON own = known"
        for table in sides
    )
    return " UNION ALL ".join(counts)


def counted(view: View, figures: Sequence[Definition]) -> str:
    """Return the text that lists the rows behind some figures, and for each of these whether it counts them."""
    marks = {each.address: f"({condition(view.steps(each))})" for each in figures}
    shown = ", ".join([*SHOWN, *(f"{where} AS {address.replace('.', '_')}" for address, where in marks.items())])
    some = " OR ".join(f"coalesce({where}, TRUE)" for where in marks.values())
    select = f"SELECT {shown} FROM judged WHERE fate = '{COUNTED}' AND ({some}) ORDER BY file, row_no, number"
    return text_of(cases(view), select)


def explained(view: View, figure: Definition) -> str:
    """Return the text that counts how many rows each step of a definition keeps, and of how many it is not known."""
    taken = view.steps(figure)
    columns = [f"count_if(fate = '{COUNTED}')"]
    for number in range(1, len(taken) + 1):
        where = condition(taken[:number])
        columns += [f"count_if(fate = '{COUNTED}' AND {where})", f"count_if(fate = '{COUNTED}' AND ({where}) IS NULL)"]
    if figure.sums:
        columns.append(f"sum(CASE WHEN fate = '{COUNTED}' AND {condition(taken)} THEN {figure.sums} END)")
    return text_of(cases(view), f"SELECT {', '.join(columns)} FROM judged")


def _code(field: str, shape: Mapping[str, str]) -> str:
    """Return the code of a field as it stands in the row; of a time limit its unit."""
    if field not in {"promised", "legal"}:
        return code_of(field)
    unit = f"{field}_unit"
    told = [code_of(field), *([f"raw_{unit}"] if unit in shape else []), f"CAST(raw_{field} AS STRING)"]
    return f"coalesce({', '.join(told)})"
