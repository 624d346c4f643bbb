"""The tables of records → one row for each row of the table of cases, with what the others say of its case."""

from collections.abc import Mapping

from licreport.cases.fields import FIELDS, Kind
from licreport.cases.layout.model import MAIN, PAUSES, Layout
from licreport.cases.query.shape import BEFORE_JOINING, TYPES, Shape, homes, sides_of
from licreport.cases.query.tables import is_last


def joined(shape: Shape, layout: Layout) -> str:
    """Return one row for each row of the table of cases, with what the other tables say of its case."""
    sides = sides_of(shape)
    home = homes(shape) | dict.fromkeys(layout.constants, MAIN)
    columns = []
    for field, facts in FIELDS.items():
        if facts.kind is Kind.UNIT or field in BEFORE_JOINING:
            continue
        name, plain = home.get(field), TYPES.get(facts.kind, "STRING")
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
