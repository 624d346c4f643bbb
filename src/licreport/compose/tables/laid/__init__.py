"""Relations laid out over cells: both sides as formulas, their difference, what it may be, and what must hold."""

from licreport.compose.tables.laid.compared import Compared
from licreport.compose.tables.laid.dates import dates
from licreport.compose.tables.laid.place import Place
from licreport.compose.tables.laid.rates import rate
from licreport.compose.tables.laid.sides import sides
from licreport.relations.kinds import Order, Rate, Relation


def compare(relation: Relation, place: Place) -> Compared:
    """Lay out a relation, in the readings by which it holds, or else in the plainest."""
    if isinstance(relation, Order):
        return dates(relation, place)
    return rate(relation, place) if isinstance(relation, Rate) else sides(relation, place)
