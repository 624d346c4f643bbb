"""The text that counts every figure at once, by item and department, and how many rows had which fate."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from licreport.cases.definitions import Definition, condition, definitions
from licreport.cases.query.cases import cases
from licreport.cases.query.fates import COUNTED
from licreport.cases.query.shape import View

BREAKDOWNS = ("item", "department", "channel")
"""By what the figures of a report may be broken down."""

_GROUPS: Mapping[str, tuple[str, ...]] = {
    "item": ("item", "item_code"),
    "department": ("department",),
    "channel": ("channel",),
}


class Text(NamedTuple):
    """A query, and what its columns are."""

    sql: str
    groups: tuple[str, ...]
    """The first columns: what the rows are grouped by; then the fate, the number of rows, and that of earlier cases."""
    figures: tuple[Definition, ...]
    """Then, for each of these, the figure, and of how many cases it is not known whether they count."""


def told(view: View) -> list[Definition]:
    """Return the definitions of the figures that records of this shape can tell."""
    fields, figures = view.fields, view.layout.figures
    return [
        definition
        for address, definition in definitions().items()
        if (not figures or address in figures) and all(step.fields <= fields for step in view.steps(definition))
    ]


def totals(view: View, by: Sequence[str]) -> Text:
    """Return the query of all figures that the records can tell."""
    groups = tuple(column for name in BREAKDOWNS if name in by for column in _GROUPS[name])
    figures = tuple(told(view))
    counted = [f"CASE WHEN fate = '{COUNTED}' THEN {column} END AS {column}" for column in groups]
    first = f"DATE '{view.period.first}'"
    earlier = f"coalesce(count_if(coalesce(accepted, decided, applied) < {first}), 0) AS earlier"
    columns = [*counted, "fate", "count(*) AS cases", earlier]
    for place, definition in enumerate(figures):
        taken = view.steps(definition)
        columns += _columns(definition, condition(taken), place, is_certain=all(step.is_certain for step in taken))
    grouped = ", ".join(f"{number}" for number in range(1, len(groups) + 2))
    ordered = ", ".join(f"{number} NULLS LAST" for number in range(1, len(groups) + 2))
    select = f"SELECT {', '.join(columns)} FROM judged GROUP BY {grouped} ORDER BY {ordered}"
    return Text(text_of(cases(view), select), groups, figures)


def _columns(definition: Definition, where: str, place: int, *, is_certain: bool) -> list[str]:
    unknown = f"0 AS unknown_{place}" if is_certain else f"count_if(({where}) IS NULL) AS unknown_{place}"
    if definition.sums:
        return [f"coalesce(sum(CASE WHEN {where} THEN {definition.sums} END), 0) AS figure_{place}", unknown]
    return [f"coalesce(count_if({where}), 0) AS figure_{place}", unknown]  # DuckDB's is NULL where all of a group are


def text_of(parts: Sequence[tuple[str, str]], select: str) -> str:
    """Return the whole text: its parts by name, and what is selected of them."""
    named = ",\n".join(f"{name} AS (\n  {text}\n)" for name, text in parts)
    return f"WITH\n{named}\n{select}"
