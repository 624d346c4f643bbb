"""The rows of items in formulas: those of last year, whose names may be cleared, and those that are still free."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from licreport.compose.tables.laid.expression import Terms
from licreport.document.workbook import Bare, Cell, Cells, Formula, Ref, Term


class Spare(NamedTuple):
    """The rows of items: the cell of each figure with that of the item's name, and the rows that are still free."""

    named: Mapping[Ref, Ref]
    free: Mapping[int, Sequence[tuple[Ref, Ref]]]
    """By the column of a figure: its cell and that of the name, in each free row."""
    top: Mapping[int, frozenset[Ref]]
    """By the column of a figure: its cells of the items that stand under none."""


def with_spare(cell: Cell, spare: Spare) -> Cell:
    """Return a formula in which an item without a name counts nothing, and the rows that are still free count."""
    if not isinstance(cell, Formula):
        return cell
    terms: list[Term] = []
    for term in cell.terms:
        refs = term.refs if isinstance(term, Cells) else (term,) if isinstance(term, Ref) else ()
        if not refs or any(ref not in spare.named for ref in refs):
            terms.append(term)
            continue
        joined = tuple(part for ref in refs for part in ("+", *of_row(ref, spare.named[ref])))
        terms += ["(", *joined[1:], ")"]
    return cell._replace(terms=_with_free(tuple(terms), cell.terms, spare))


def of_row(ref: Ref, name: Ref) -> Terms:
    """Return the number in the row of an item; nought in one that has neither a name nor a number."""
    own = Bare(ref)
    return ("IF(ISNUMBER(", own, "),", own, ",IF(AND(", own, '="",', Bare(name), '=""),0,NA()))')


def _with_free(terms: Terms, before: Terms, spare: Spare) -> Terms:
    """Add the free rows of a column where all the items that stand under none are added up."""
    found = [ref for term in before for ref in (term.refs if isinstance(term, Cells) else (term,))]
    for column, top in spare.top.items():
        own = {ref for ref in found if isinstance(ref, Ref) and ref.column == column and ref in spare.named}
        if top and own == top:
            last = max(number for number, term in enumerate(terms) if isinstance(term, Bare) and term.ref in top)
            end = next(number for number in range(last, len(terms)) if terms[number] == ")")
            more = tuple(part for each in spare.free.get(column, ()) for part in ("+", *of_row(*each)))
            return (*terms[:end], *more, *terms[end:])
    return terms
