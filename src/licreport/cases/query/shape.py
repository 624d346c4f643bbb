"""What columns records have, and what follows of it before any of them is read."""

from collections.abc import Mapping
from typing import NamedTuple

from licreport.cases.definitions import Definition, Period, Step, steps
from licreport.cases.fields import Kind
from licreport.cases.layout.model import MAIN, PAUSES, Layout

Shape = Mapping[str, Mapping[str, str]]
"""The fields that the records have, by table, and whether each comes as text, a date or a time."""

TYPES = {Kind.DATE: "DATE", Kind.MONEY: "DECIMAL(18, 2)", Kind.NUMBER: "INT"}
"""What fields are in SQL that are no texts."""


class View(NamedTuple):
    """Records of a shape, read by a layout, for a period: all that is known before any of them is read."""

    shape: Shape
    layout: Layout
    period: Period

    @property
    def fields(self) -> frozenset[str]:
        """The fields of a case that are known."""
        return fields_of(self.shape, self.layout)

    def steps(self, definition: Definition) -> list[Step]:
        """Return the conditions of a definition in their order."""
        return steps(definition, self.layout, self.fields, self.period)


def fields_of(shape: Shape, layout: Layout) -> frozenset[str]:
    """Return the fields of a case that the records have, or the layout gives to all of them."""
    return frozenset(field for name, table in shape.items() if name != PAUSES for field in table) | {*layout.constants}


def sides_of(shape: Shape) -> list[str]:
    """Return the tables that are joined to the cases, of which a case has one row each."""
    return [name for name in shape if name not in {MAIN, PAUSES}]


def homes(shape: Shape) -> dict[str, str]:
    """Return the table that tells each field of a case: that of the cases, or else the first that has it."""
    found = {field: name for name in reversed(sides_of(shape)) for field in shape[name] if field not in OF_EACH_TABLE}
    return found | dict.fromkeys(shape[MAIN], MAIN)


OF_EACH_TABLE = frozenset({"number", "change"})
"""What each table says of its own rows."""

BEFORE_JOINING = frozenset({"paused_from", "paused_to", "changed", "version", "record"})
"""What is used before tables are joined."""
