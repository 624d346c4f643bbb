"""The raw text of a column → a typed value, and whether it could be read; each as an expression in SQL."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from licreport.cases.fields import FIELDS, Kind
from licreport.cases.inputs.source import DATE, TEXT, TIMESTAMP
from licreport.cases.layout.model import Layout

BLANKS = " \t\n\r\u0085\u00a0\u2028\u2029\u3000\ufeff"
"""What may stand around a value without being part of it; spelt out, since engines differ in what they call a blank."""
_B = f"[{BLANKS}]*"
_ZONE = "(?:[+]08(?::?00)?)?"
_TIME = "[0-9](?:[0-9:. ]*[0-9:.])?"
_LIMIT = f"^{_B}([0-9]{{1,6}})([.]0+)?([^0-9.][^#]*)?$"
"""A time limit: its number, and behind it its unit."""
_SPELT = {"'": "chr(39)", "\\": "chr(92)"}
_WORDS = {Kind.DATE, Kind.MONEY, Kind.NUMBER}
"""The kinds of fields whose texts can be unreadable."""


class Column(NamedTuple):
    """A typed column of the cases: further columns that come of it are told by their names."""

    name: str
    expression: str


def given(field: str, source: str) -> str:
    """Return the text of a column, nothing where it is blank.

    What is read by its form is left as it is, since the forms allow blanks around it; and only what seems to begin or
    end with a blank is trimmed, since trimming takes several times as long as looking: at numbers, of which hardly two
    are alike, by comparing, and at all else by a pattern, which DuckDB looks for once in texts that stand in many rows.
    """
    if source != TEXT:
        return field
    if FIELDS[field].kind in _WORDS:
        return f"nullif({field}, '')"
    if field == "number":
        is_odd = f"{field} < '!' OR {field} > 'z' OR right({field}, 1) NOT BETWEEN '!' AND 'z'"
    else:
        is_odd = f"regexp_extract({field}, '^[{BLANKS}]|[{BLANKS}]$', 0) <> ''"
    return f"nullif(CASE WHEN {is_odd} THEN {trimmed(field)} ELSE {field} END, '')"


def trimmed(text: str) -> str:
    """Return a text without the blanks around it."""
    return f"trim(BOTH {literal(BLANKS)} FROM {text})"


def typed(field: str, source: str, layout: Layout, shape: Mapping[str, str]) -> list[Column]:
    """Return the typed columns of a field whose raw text stands in `raw_FIELD`."""
    raw = f"raw_{field}"
    kind = FIELDS[field].kind
    if kind is Kind.UNIT:
        return []  # with its time limit
    if field in {"promised", "legal"}:
        return [Column(field, _whole(raw, _LIMIT)), Column(f"{field}_unit", _unit(field, layout, shape))]
    if kind is Kind.DATE:
        expression = _date(raw, layout.order) if source == TEXT else f"CAST({raw} AS DATE)"
    elif kind is Kind.MONEY:
        expression = _money(raw)
    elif kind is Kind.NUMBER:
        expression = _whole(raw, f"^{_B}([0-9]{{1,6}})([.]0+)?{_B}$")
    else:
        expression = _coded(raw, field, layout) if kind.is_code else raw
    return [Column(field, expression)]


def is_unreadable(field: str, source: str) -> str:
    """Return whether there is a value that cannot be read; nothing for what can always be."""
    kind = FIELDS[field].kind
    if kind in {Kind.MONEY, Kind.NUMBER} or (kind is Kind.DATE and source == TEXT):
        return f"{field} IS NULL AND {trimmed(f'raw_{field}')} <> ''"
    return ""


def is_unmapped(field: str) -> str:
    """Return whether there is a code that the layout does not map; nothing for what is no code."""
    kind = FIELDS[field].kind
    if field in {"promised", "legal"}:
        return f"{field} IS NOT NULL AND {field}_unit IS NULL"
    if not kind.is_code or kind is Kind.UNIT:
        return ""
    return f"raw_{field} IS NOT NULL AND {field} IS NULL"


def code_of(field: str) -> str:
    """Return the text that is looked up among the codes of a field."""
    return _unit_text(field) if field in {"promised", "legal"} else f"raw_{field}"


def literal(text: str) -> str:
    """Write a text as SQL: what some engine takes for the beginning of an escape, by its number."""
    parts = [part if part in _SPELT else f"'{part}'" for part in re.split(r"(['\\])", text) if part] or ["''"]
    return " || ".join(_SPELT.get(part, part) for part in parts)


def second_of(field: str, source: str) -> str:
    """Return the second of the day at which a date lies; nothing where it has no time of day."""
    raw = f"raw_{field}"
    if source == TIMESTAMP:
        return f"CAST(hour({raw}) * 3600 + minute({raw}) * 60 + second({raw}) AS INT)"
    if source == DATE:
        return "CAST(NULL AS INT)"
    divided = "[0-9]{1,4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,4}(?:日[ T]*|[ T]+)([01]?[0-9]|2[0-4]):([0-5][0-9])"
    joined = "[1-9][0-9]{7}T?([01][0-9]|2[0-4])([0-5][0-9])(?:([0-5][0-9])(?:[0-9]{3})?)?"
    pattern = f"^{_B}(?:{divided}(?::([0-5][0-9]))?(?:[.][0-9]+)?{_ZONE}|{joined}){_B}$"
    hour, minute, second = (
        f"regexp_extract({raw}, '{pattern}', {one}) || regexp_extract({raw}, '{pattern}', {other})"
        for one, other in ((1, 4), (2, 5), (3, 6))
    )
    seconds = f"coalesce(TRY_CAST(nullif({second}, '') AS INT), 0)"
    return f"(TRY_CAST(nullif({hour}, '') AS INT) * 3600 + TRY_CAST(nullif({minute}, '') AS INT) * 60 + {seconds})"


def _date(raw: str, order: str) -> str:
    """Return the day that a text names.

    What is written as the engine itself would write the day is read without a pattern, which takes ten times as long.
    """
    if order != "ymd":
        year, month, day = {"mdy": (3, 1, 2), "dmy": (3, 2, 1)}[order]
        pattern = f"^{_B}([0-9]{{1,2}})[-/.]([0-9]{{1,2}})[-/.]([1-9][0-9]{{3}})( +{_TIME}( *[AaPp][Mm])?)?{_B}$"
        return _spelt(raw, pattern, year, (month,), (day,))
    at = f"TRY_CAST({raw} AS TIMESTAMP)"
    is_near = f"{raw} BETWEEN '1' AND '9'"
    is_second = (
        f"CAST({at} AS STRING) = {raw} AND length({raw}) = 19 AND {is_near}"  # the commonest, so looked at first
    )
    is_joined = f"length({raw}) = 19 AND CAST({at} AS STRING) = replace({raw}, 'T', ' ') AND {is_near}"
    is_day = f"length({raw}) = 10 AND {_is_written(raw, 'DATE')} AND {is_near}"
    divided = f"[-/.年]([0-9]{{1,2}})[-/.月]([0-9]{{1,2}})(?:日|(?:日?[ T]+|日){_TIME}{_ZONE})?"
    joined = "([0-9]{2})([0-9]{2})(?:T?(?:[0-9]{4}|[0-9]{6}|[0-9]{9}))?"
    pattern = f"^{_B}([1-9][0-9]{{3}})(?:{divided}|{joined}){_B}$"
    return (
        f"CASE WHEN {is_second} THEN CAST({at} AS DATE) WHEN {is_day} THEN TRY_CAST({raw} AS DATE)"
        f" WHEN {is_joined} THEN CAST({at} AS DATE) ELSE {_spelt(raw, pattern, 1, (2, 4), (3, 5))} END"
    )


def _spelt(raw: str, pattern: str, year: int, month: Sequence[int], day: Sequence[int]) -> str:
    """Return the day that the groups of a pattern spell: of those of a month or a day, one at most is not empty."""
    texts = (" || ".join(f"regexp_extract({raw}, '{pattern}', {each})" for each in group) for group in (month, day))
    rest = " || ".join(f"'-' || lpad({text}, 2, '0')" for text in texts)
    return f"TRY_CAST(regexp_extract({raw}, '{pattern}', {year}) || {rest} AS DATE)"


def _money(raw: str) -> str:
    """Return an amount in yuan to the cent, without its thousands separators and its sign of currency."""
    cleaned = raw
    for sign in (",", "，", "元", "￥", "¥"):
        cleaned = f"replace({cleaned}, '{sign}', '')"
    spelt = f"regexp_extract({cleaned}, '^{_B}(-?[0-9]{{1,16}}([.][0-9]{{1,2}}0*)?){_B}$', 1)"
    is_plain = f"regexp_extract({raw}, '^-?[0-9]{{1,16}}([.][0-9]{{1,2}})?$', 0) <> ''"
    return (
        f"CASE WHEN {is_plain} THEN TRY_CAST({raw} AS DECIMAL(18, 2))"
        f" WHEN {spelt} <> '' THEN TRY_CAST({spelt} AS DECIMAL(18, 2)) END"
    )


def _is_written(raw: str, kind: str) -> str:
    """Return whether a text is written as the engine itself would write its value, so that all engines agree on it."""
    return f"CAST(TRY_CAST({raw} AS {kind}) AS STRING) = {raw}"


def _whole(raw: str, pattern: str) -> str:
    spelt = f"TRY_CAST(nullif(regexp_extract({raw}, '{pattern}', 1), '') AS INT)"
    is_plain = f"{_is_written(raw, 'INT')} AND length({raw}) <= 6 AND substr({raw}, 1, 1) <> '-'"
    return f"CASE WHEN {is_plain} THEN TRY_CAST({raw} AS INT) ELSE {spelt} END"


def _unit_text(field: str) -> str:
    """Return what stands behind the number of a time limit."""
    raw = f"raw_{field}"
    behind = trimmed(f"regexp_extract({raw}, '{_LIMIT}', 3)")
    return f"CASE WHEN NOT {_is_written(raw, 'INT')} OR TRY_CAST({raw} AS INT) IS NULL THEN nullif({behind}, '') END"


def _unit(field: str, layout: Layout, shape: Mapping[str, str]) -> str:
    """Return the unit of a time limit: behind its number, in a column of its own, or as the layout says."""
    column = f"raw_{field}_unit" if f"{field}_unit" in shape else "CAST(NULL AS STRING)"
    named = f"coalesce({_unit_text(field)}, {column})"
    default = "CAST(NULL AS STRING)" if layout.unit is None else literal(layout.unit)
    if Kind.UNIT not in layout.codes:
        return f"CASE WHEN {named} IS NULL THEN {default} END"
    return f"CASE WHEN {named} IS NULL THEN {default} ELSE {_looked_up(named, layout.codes[Kind.UNIT])} END"


def _coded(raw: str, field: str, layout: Layout) -> str:
    codes = dict(layout.codes_of(field))
    blank = codes.pop("", None)
    found = _looked_up(raw, codes)
    return found if blank is None else f"CASE WHEN {raw} IS NULL THEN {literal(blank)} ELSE {found} END"


def _looked_up(text: str, codes: Mapping[str, str]) -> str:
    whens = " ".join(f"WHEN {literal(code)} THEN {literal(word)}" for code, word in codes.items() if code)
    return f"CASE {text} {whens} END" if whens else "CAST(NULL AS STRING)"
