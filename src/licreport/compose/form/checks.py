"""The relations that the rules state of what a form asks for, as formulas over its cells.

They are those of a report that prints every figure asked for. Which figures of it a person leaves blank is not known
yet: of a relation that lacks one nothing is said. What depends on how a report counts is left to `licreport check`.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from licreport.check.evaluate import Statement, statements
from licreport.compose.form.asked import Asked, AskedItem, Raw
from licreport.compose.tables.equation import Speaker
from licreport.compose.tables.laid import compare
from licreport.compose.tables.laid.compared import Compared
from licreport.compose.tables.laid.expression import NOTHING, Terms, added, bracketed
from licreport.compose.tables.laid.outcome import NOT_EVALUABLE, Told, outcome
from licreport.compose.tables.laid.place import Place, optional_in
from licreport.document.workbook import Bare, Cell, Cells, Formula, Quoted, Ref, Term
from licreport.relations.kinds import Part, Rate, names_of
from licreport.relations.quantity import NotEvaluable, readings
from licreport.report.diagnostic import SEVERITY_WORDS, Severity
from licreport.report.fields import FORMAT, UNKNOWN
from licreport.report.load import Loaded, typed
from licreport.report.source import Path, Source
from licreport.words.language import Lang, Words


class Check(NamedTuple):
    """A relation laid out: what must hold, both sides, what becomes of it, and how grave a breach is."""

    equation: str
    laid: Compared
    outcome: Cell
    severity: str
    paths: tuple[Path, ...]
    """The places of its figures."""


class Spare(NamedTuple):
    """The rows of items: the cell of each figure with that of the item's name, and the rows that are still free."""

    named: Mapping[Ref, Ref]
    free: Mapping[int, Sequence[tuple[Ref, Ref]]]
    """By the column of a figure: its cell and that of the name, in each free row."""
    top: Mapping[int, frozenset[Ref]]
    """By the column of a figure: its cells of the items that stand under none."""


def surrogate(asked: Sequence[Asked], items: Sequence[AskedItem], *, convention: bool | str | None) -> Loaded:
    """Return a report that prints everything asked for, whatever its value."""
    tree: dict[str, object] = {"format": FORMAT}
    figures: dict[int, dict[str, object]] = {}
    for each in asked:
        value: Raw = _some(each)
        if each.path[0] == "figure":
            element = figures.setdefault(int(each.path[1]), {})
            element |= {**each.facts, str(each.path[2]): value}
        elif each.path[0] == "report":
            value = each.known
            if each.path[1] in {"authority", "year"}:
                _table(tree, "report")[str(each.path[1])] = value
        else:
            if each.path == ("handling", "on_time_excludes_on_the_spot"):
                value = convention
            _table(tree, str(each.path[0]))[str(each.path[1])] = value
    tree["item"] = [
        {"name": each.name, **each.facts, **{key: _SHARE if key == "share" else 1 for key in each.last}}
        for each in items
    ]
    tree["figure"] = [*figures.values()]
    return typed(Source("", ""), {key: value for key, value in tree.items() if value != []})


_SHARE = "1.00%"


def _some(each: Asked) -> Raw:
    if each.kind == "rate" or (isinstance(each.last, str) and each.last.endswith("%")):
        return f"{1:.{each.decimals}f}%"
    return each.known if each.kind in {"choice", "text", "date"} else 1


def _table(tree: dict[str, object], key: str) -> dict[str, object]:
    found: dict[str, object] = tree
    for step in key.split("."):
        found = found.setdefault(step, {})  # type: ignore[assignment]  # tables hold tables
    return found


def checks(
    asked: Sequence[Asked],
    items: Sequence[AskedItem],
    cells: Mapping[Path, Ref],
    spare: Spare,
    lang: Lang,
) -> tuple[list[Check], dict[Path, Cell]]:
    """Return the relations that can be told from the cells, and of each rate what it comes to."""
    loaded = surrogate(asked, items, convention=UNKNOWN)
    if loaded.report is None:
        return [], {}
    counted: list[set[object]] = []
    for convention in (True, False):
        other = surrogate(asked, items, convention=convention).report
        counted.append({(one.rule.code, one.relation) for one in statements(other)} if other is not None else set())
    found: list[Check] = []
    rates: dict[Path, Cell] = {}
    for statement in statements(loaded.report):
        if any((statement.rule.code, statement.relation) not in stated for stated in counted):
            continue
        if isinstance(statement.relation, Rate):
            rates |= _computed(statement, cells, spare, lang)
        elif check := _check(statement, loaded, cells, spare, lang):
            found.append(check)
    return found, rates


def _check(statement: Statement, loaded: Loaded, cells: Mapping[Path, Ref], spare: Spare, lang: Lang) -> Check | None:
    place = _place(statement, cells)
    if place is None:
        return None
    relation = statement.relation
    laid = compare(relation, place)
    laid = laid._replace(
        stated=_with_spare(laid.stated, spare),
        computed=_with_spare(laid.computed, spare),
        difference=_with_spare(laid.difference, spare),
    )
    if not laid.holds:
        return None

    def label(name: str) -> Words:
        return loaded.addresses.label(place.spot(name).path)

    is_warning = isinstance(relation, Part) and relation.warning
    severity = Severity.WARNING if is_warning else statement.rule.severity
    return Check(
        Speaker(place.values, label, lang).equation(relation),
        laid,
        outcome(Told(NOT_EVALUABLE, ""), relation, laid, lang),
        SEVERITY_WORDS[severity].say(lang),
        tuple(place.spot(name).path for name in names_of(relation)),
    )


def _place(statement: Statement, cells: Mapping[Path, Ref]) -> Place | None:
    """Return where the names of a relation are looked up; None where one of them has no cell of numbers."""
    relation, place = statement.relation, statement.place
    names = names_of(relation)
    found = Place(place.values, place.spot, cells, optional_in(relation), frozenset(names))
    printed = [name for name in names if place.values[name] is not None]
    is_evaluable = not isinstance(relation.evaluate(place.values), NotEvaluable)
    return found if is_evaluable and all(found.cell(name) is not None for name in printed) else None


def _computed(statement: Statement, cells: Mapping[Path, Ref], spare: Spare, lang: Lang) -> Iterator[tuple[Path, Cell]]:
    """Yield the place of a rate and what its figures come to, as it is usually counted."""
    relation = statement.relation
    if not isinstance(relation, Rate):
        return
    place = statement.place
    path = place.spot(relation.rate).path
    names = [name for name in names_of(relation) if name != relation.rate and place.values[name] is not None]
    found = Place(place.values, place.spot, cells, optional_in(relation), frozenset(names))
    if any(found.cell(name) is None for name in names):
        return
    part, whole = (readings(quantity, place.values) for quantity in (relation.part, relation.whole))
    if isinstance(part, NotEvaluable) or isinstance(whole, NotEvaluable):
        return
    above, below = (bracketed(added(side[0], found.operand)) for side in (part, whole))
    less: Terms = ("-", relation.above) if relation.above else ()
    quotient = ("(", *above, "/", *below, ")", *less)
    shown = ("IFERROR(", Quoted(_COMES_TO.say(lang)), "&TEXT(", *quotient, ",", Quoted("0.00%"), "),", NOTHING, ")")
    yield path, _with_spare(Formula(shown, ""), spare)


_COMES_TO = Words("comes to ", "按上列数据为 ")


def _with_spare(cell: Cell, spare: Spare) -> Cell:
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
