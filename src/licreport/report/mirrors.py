"""What a report prints beside its own figures: last year's, and by how much each has grown.

`[last_year.applications]` holds the figures that this report gives for the year before, `[growth.applications]` the
printed changes under the same keys: a difference in the figure's unit, or a rate, negative for a fall. The change of a
rate is in percentage points. Few reports print either, so the tables are made when they are first asked for.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import create_model

from licreport.report.fields import Points, Reading, Value, figure
from licreport.report.source import Path
from licreport.report.tables.applications import Applications
from licreport.report.tables.base import Table
from licreport.report.tables.fees import Fees
from licreport.report.tables.handling import Handling
from licreport.report.tables.items import Items
from licreport.report.tables.oversight import Oversight
from licreport.report.tables.rates import Rates
from licreport.report.tables.reviews import Reviews
from licreport.words.language import Words

LAST_YEAR, GROWTH = "last_year", "growth"

_OWN: Mapping[str, type[Table]] = {
    "items": Items,
    "applications": Applications,
    "handling": Handling,
    "rates": Rates,
    "fees": Fees,
    "oversight": Oversight,
    "reviews": Reviews,
}

MIRRORS: tuple[str, ...] = tuple(f"{mirror}.{own}" for mirror in (LAST_YEAR, GROWTH) for own in _OWN)
"""The keys of the tables that mirror others, in the format's order."""

CALLED = {LAST_YEAR: Words("last year", "上年数据"), GROWTH: Words("growth", "增长")}
"""What the tables of either kind are called together."""

MEANING = {
    LAST_YEAR: Words("as this report gives it for the year before", "本报告所载的上年数"),
    GROWTH: Words(
        "as printed: a difference in the figure's unit, or a rate; negative for a fall",
        "照公布的写：差额（单位与该数据相同）或百分比，减少为负",
    ),
}
"""What the figures in them are."""

_OWN_CALLED = {LAST_YEAR: Words("{own} last year", "上年{own}"), GROWTH: Words("growth of {own}", "{own}增长")}


def mirrored(key: str) -> tuple[str, str]:
    """Return what a mirror shows, `last_year` or `growth`, and the key of the table that it mirrors."""
    mirror, _, own = key.partition(".")
    return mirror, own


def in_file(path: Path) -> Path:
    """Return a path as it is in a file, where a mirror is a table within a table."""
    mirror, own = mirrored(str(path[0])) if path else ("", "")
    return (mirror, own, *path[1:]) if own and mirror in CALLED else path


@lru_cache(maxsize=len(MIRRORS))
def mirror_table(key: str) -> type[Table]:
    """Return the table that mirrors another, by its key: the figures of that under the same names."""
    mirror, own = mirrored(key)
    fields: dict[str, Any] = dict(_fields(mirror, _OWN[own]))
    table = create_model(key, __base__=Table, __doc__=_OWN[own].__doc__, **fields)
    table.label = _called(mirror, _OWN[own].label)
    return table


def _fields(mirror: str, own: type[Table]) -> Iterator[tuple[str, tuple[Any, Any]]]:
    for name, info in own.model_fields.items():
        extra = info.json_schema_extra
        if not isinstance(extra, dict) or "unit" not in extra or (own is Items and name == "previous"):
            continue
        label = _called(mirror, Words(info.title or name, str(extra["zh"])))
        kind: Any = Points if extra["unit"] == "%" else Value
        if mirror == LAST_YEAR:
            kind = Annotated[(info.annotation, *info.metadata)]
        yield name, (kind, figure(str(extra["unit"]), label.zh, label.en, MEANING[mirror]))


def _called(mirror: str, own: Words) -> Words:
    words = _OWN_CALLED[mirror]
    return Words(words.en.format(own=own.en), words.zh.format(own=own.zh))


def _read(key: str, value: object) -> Table:
    return mirror_table(key).model_validate(value)


if TYPE_CHECKING:

    class Mirrored(Table):
        """A table with the keys of those that mirror others."""

else:
    Mirrored = create_model(  # since no class can declare keys that are dotted
        "Mirrored",
        __base__=Table,
        **{key: (Annotated[Table | None, Reading(partial(_read, key))], None) for key in MIRRORS},
    )


_LOOKED_FOR = frozenset((LAST_YEAR, GROWTH, *MIRRORS))


def flattened(tree: Mapping[str, object]) -> Mapping[str, object]:
    """Return a tree in which each mirror is a table of its own, under its dotted key."""
    if _LOOKED_FOR.isdisjoint(tree):
        return tree
    flat: dict[str, object] = {}
    for key, value in tree.items():
        if key in {LAST_YEAR, GROWTH} and isinstance(value, dict):
            flat |= {f"{key}.{own}": table for own, table in value.items()}
        else:
            flat[f'"{key}"' if key in MIRRORS else key] = value  # which is no mirror, but a key that looks like one
    return flat
