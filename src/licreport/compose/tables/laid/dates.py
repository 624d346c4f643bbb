"""Dates beside the bounds that they keep."""

import datetime
from typing import cast

from licreport.compose.tables.laid.compared import APART, ONE, Compared, difference
from licreport.compose.tables.laid.expression import Terms, day, where_known
from licreport.compose.tables.laid.place import Place
from licreport.compose.tables.laid.sign import AT_LEAST, AT_MOST
from licreport.document.workbook import Form, Formula
from licreport.relations.kinds import Day, Order, day_number
from licreport.relations.quantity import Name


def dates(relation: Order, place: Place) -> Compared:
    """Lay out a date beside the bound that it does not keep, or else beside the first of them."""
    stated, found = _date(relation.date, place), []
    for bound, words, way in ((relation.earliest, AT_LEAST, 1), (relation.latest, AT_MOST, -1)):
        if bound is not None:
            days = day_number(relation.date, place.values) - day_number(bound, place.values)
            laid = Compared(words, stated, _date(bound, place), first=relation.date)
            found.append((days * way >= 0, laid._replace(difference=difference(laid, days, Form()))))
    laid = min(found, key=lambda pair: pair[0])[1]
    return laid._replace(holds=_kept(relation, place))


def _date(bound: Name | Day, place: Place) -> Formula | datetime.date:
    cell = None if isinstance(bound, Day) else place.cell(bound)
    return (
        _value(bound, place)
        if cell is None
        else where_known((cell,), "" if bound in place.lacking else _value(bound, place))
    )


def _value(bound: Name | Day, place: Place) -> datetime.date:
    return bound.date if isinstance(bound, Day) else cast("datetime.date", place.values[bound])


def _kept(relation: Order, place: Place) -> Terms:
    if relation.earliest is None or relation.latest is None:
        return (APART, "<=0" if relation.earliest is None else ">=0")
    earliest, latest = (_term(bound, place) for bound in (relation.earliest, relation.latest))
    return ("AND(", ONE, ">=", *earliest, ",", ONE, "<=", *latest, ")")


def _term(bound: Name | Day, place: Place) -> Terms:
    cell = None if isinstance(bound, Day) else place.cell(bound)
    return day(_value(bound, place)) if cell is None else (cell,)
