"""Readings of quantities → formulas: the figures that they are made of, each by its cell."""

from collections.abc import Callable, Iterable, Iterator

from licreport.document.workbook import Area, Form, Ref, Term
from licreport.figures.stated import Number
from licreport.relations.quantity import Name, Reading

Operand = Callable[[Name, str], Ref | Number]
"""Returns the cell of a figure, or its value where it has none; the sign is that with which it enters the whole."""

Terms = tuple[Term, ...]


def added(reading: Reading, operand: Operand) -> Terms:
    """Return the formula of a sum: figures in neighbouring cells as an area, all others one by one."""
    terms: list[Term] = []
    for sign, run in _runs((sign, operand(name, sign)) for sign, name in signed(reading)):
        if terms or sign == "-":
            terms.append(sign)
        first, last = run[0], run[-1]
        if len(run) > 1 and isinstance(first, Ref) and isinstance(last, Ref):
            terms += ["SUM(", Area(first, last), ")"]
        else:
            terms.append(first)
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
    return terms if len(terms) == 1 or (terms[0] == "SUM(" and len(terms) == 3) else ("(", *terms, ")")


def rounded(terms: Terms, form: Form) -> Terms:
    """Return a formula rounded to the digits of its form, where there are any, so that no binary fraction shows."""
    decimals = form.decimals + 2 * form.is_percent
    return ("ROUND(", *terms, ",", decimals, ")") if decimals and len(terms) > 1 else terms


_SHORTEST = 3  # cells; two are as well named one by one


def _runs(signed_terms: Iterable[tuple[str, Ref | Number]]) -> Iterator[tuple[str, list[Ref | Number]]]:
    """Yield terms with their sign, those in cells one below the other together."""
    runs: list[tuple[str, list[Ref | Number]]] = []
    for sign, term in signed_terms:
        if runs and sign == runs[-1][0] == "+" and _is_below(term, runs[-1][1][-1]):
            runs[-1][1].append(term)
        else:
            runs.append((sign, [term]))
    for sign, run in runs:
        if len(run) < _SHORTEST:
            yield from ((sign, [term]) for term in run)
        else:
            yield sign, run


def _is_below(term: Ref | Number, above: Ref | Number) -> bool:
    return isinstance(term, Ref) and isinstance(above, Ref) and term == above._replace(row=above.row + 1)
