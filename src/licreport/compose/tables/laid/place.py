"""Where the names of a relation are looked up: what they stand for, and in which cells."""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from typing import NamedTuple, TypeAlias, cast

from licreport.compose.tables.laid.expression import Terms, cells_in, where_known
from licreport.document.workbook import Cell, Exact, Form, Numeral, Ref, Sought
from licreport.figures.stated import Figure, Number, Stated
from licreport.relations.kinds import Order, Rate, Relation
from licreport.relations.quantity import Added, Name, Quantity, Total, Values
from licreport.report.source import Path, Spot

Cells: TypeAlias = Mapping[Path, Ref | Sought]


class Place(NamedTuple):
    """The names of one relation: their values, where they stand, and in which cells."""

    values: Values
    spot: Callable[[Name], Spot]
    cells: Cells
    optional: AbstractSet[Name] = frozenset()
    """Figures that count where they are printed, and are not missed elsewhere."""
    lacking: AbstractSet[Name] = frozenset()
    """Figures that are missing, of which `values` only says what kind they would be."""

    def cell(self, name: Name) -> Ref | Sought | None:
        """Return the cell of a figure or date, or None where it stands in another file."""
        spot = self.spot(name)
        return None if spot.file is not None else self.cells.get(spot.path)

    def operand(self, name: Name) -> Terms:
        """Return the cell of a figure, or its value where it has none."""
        cell = self.cell(name)
        if cell is None:
            return (number_of(cast("Stated", self.values[name])),)
        return ("IFERROR(", cell, ",0)") if name in self.optional else (cell,)

    def formula(self, terms: Terms, value: Exact | str, form: Form) -> Cell:
        """Return a formula, or its value where no cell stands in it."""
        cells = {*cells_in(terms)}
        if not cells and not isinstance(value, str):
            return Numeral(value, form)
        is_lacking = any(self.cell(name) in cells for name in self.lacking)
        return where_known(terms, "" if is_lacking else value, form)

    def numbers(self, names: Iterable[Name]) -> dict[Ref | Sought, Number]:
        """Return the number that stands in the cell of each of some figures."""
        found = ((self.cell(name), self.values[name]) for name in names)
        return {cell: number_of(value) for cell, value in found if cell and isinstance(value, int | Figure)}


def number_of(stated: Stated) -> Number:
    """Return the number that the digits of a figure say."""
    return stated.value if isinstance(stated, Figure) else stated


def optional_in(relation: Relation) -> frozenset[Name]:
    """Return the figures that a relation counts where they are printed, or counts or not."""
    if isinstance(relation, Order):
        return frozenset()
    quantities = relation.quantities()[1:] if isinstance(relation, Rate) else relation.quantities()
    return frozenset().union(*map(_optional, quantities))


def _optional(quantity: Quantity) -> frozenset[Name]:
    if isinstance(quantity, Total):
        return _optional(quantity.computed)
    if isinstance(quantity, Added):
        own = frozenset((*quantity.printed, *quantity.either, *quantity.usually))
        return own.union(*map(_optional, (*quantity.parts, *quantity.less)))
    return frozenset()
