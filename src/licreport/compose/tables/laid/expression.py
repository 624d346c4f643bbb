"""Readings of quantities → formulas: the figures that they are made of, each by its cell."""

import datetime
from collections.abc import Callable, Iterable, Iterator

from licreport.document.workbook import Cells, Exact, Form, Formula, Quoted, Ref, Sought, Term
from licreport.figures.stated import Interval, Number
from licreport.relations.quantity import Name, Reading

Terms = tuple[Term, ...]

Operand = Callable[[Name], Terms]
"""Returns the cell of a figure, or its value where it has none."""

NOTHING = Quoted("")
"""What a formula gives that lacks a figure."""


def added(reading: Reading, operand: Operand) -> Terms:
    """Return the formula of a sum: many figures of one column together, all others one by one."""
    terms: list[Term] = []
    for sign, run in _runs((sign, operand(name)) for sign, name in signed(reading)):
        if terms or sign == "-":
            terms.append(sign)
        terms += run
    return tuple(terms)


def signed(reading: Reading, sign: str = "+") -> Iterator[tuple[str, Name]]:
    """Yield the figures of a reading with the sign that each has in the whole."""
    for own, term in reading.terms:
        whole = "+" if (own == "+") is (sign == "+") else "-"
        if isinstance(term, Reading):
            yield from signed(term, whole)
        else:
            yield whole, term


def bracketed(terms: Terms) -> Terms:
    """Return a formula as it stands in a product."""
    return terms if len(terms) == 1 else ("(", *terms, ")")


def rounded(terms: Terms, form: Form) -> Terms:
    """Return a formula rounded to the digits of its form, where there are any, so that no binary fraction shows."""
    decimals = form.decimals + 2 * form.is_percent
    return ("ROUND(", *terms, ",", decimals, ")") if decimals and len(terms) > 1 else terms


def shifted(terms: Terms, by: Number) -> Terms:
    """Return a formula and what is added to it."""
    if not by:
        return terms
    return (*terms, "+", by) if by > 0 else (*terms, "-", -by)


def lowest(terms: Terms, values: Interval) -> Terms:
    """Return the formula of the least that may be meant: as far below the digits as it is now."""
    return shifted(terms, values.low - values.value)


def highest(terms: Terms, values: Interval) -> Terms:
    """Return the formula of the most that may be meant."""
    return shifted(terms, values.high - values.value)


def within_all(share: Terms, least: Terms) -> Terms:
    """Return the formula of a share that is at most 1, unless even its least is more, and 1 where its least is that."""
    return ("IF(", *least, ">1,", *share, ",IF(", *least, "=1,1,MIN(1,", *share, ")))")


def not_negative(terms: Terms, places: int) -> Terms:
    """Return whether a product that has so many decimals is at least nought, whatever binary fractions make of it."""
    return ("ROUND(", *terms, ",", min(places, _FINEST), ")>=0") if places else (*terms, ">=0")


_FINEST = 15  # digits that spreadsheet programs keep


def day(date: datetime.date) -> Terms:
    """Return a date as a formula has it."""
    return ("DATE(", date.year, ",", date.month, ",", date.day, ")")


_PLAIN = Form()


def where_known(terms: Terms, value: Exact | datetime.date | str, form: Form = _PLAIN) -> Formula:
    """Return a formula that gives nothing where a figure of it is missing."""
    return Formula(("IFERROR(", *terms, ",", NOTHING, ")"), value, form)


_SHORTEST = 3  # cells; two are as well named one by one


def _runs(signed_terms: Iterable[tuple[str, Terms]]) -> Iterator[tuple[str, Terms]]:
    """Yield terms with their sign, those in cells of one column together."""
    runs: dict[object, tuple[str, list[Terms]]] = {}
    for number, (sign, terms) in enumerate(signed_terms):
        cell = terms[0]
        is_cell = len(terms) == 1 and sign == "+" and isinstance(cell, Ref)
        alike = (cell.sheet, cell.column) if is_cell and isinstance(cell, Ref) else number
        runs.setdefault(alike, (sign, []))[1].append(terms)
    for sign, run in runs.values():
        if len(run) < _SHORTEST:
            yield from ((sign, terms) for terms in run)
        else:
            yield sign, (Cells(tuple(cell for (cell,) in run if isinstance(cell, Ref))),)


def cells_in(terms: Iterable[Term]) -> Iterator[Ref | Sought]:
    """Yield the cells that a formula means."""
    for term in terms:
        if isinstance(term, Cells):
            yield from term.refs
        elif isinstance(term, Ref | Sought):
            yield term
