"""The relations that the rules state of what a form asks for, as formulas over its cells.

They are those of a report that prints every figure asked for. Which figures of it a person leaves blank is not known
yet: of a relation that lacks one nothing is said. What depends on how a report counts is left to `licreport check`.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from licreport.check.evaluate import Statement, statements
from licreport.compose.form.asked import Asked, AskedItem, Raw
from licreport.compose.form.rates import Spots, rate
from licreport.compose.form.spare import Spare, with_spare
from licreport.compose.tables.equation import Speaker
from licreport.compose.tables.laid import compare
from licreport.compose.tables.laid.compared import Compared
from licreport.compose.tables.laid.outcome import NOT_EVALUABLE, Told, outcome
from licreport.compose.tables.laid.place import Place, optional_in
from licreport.document.workbook import Cell, Ref
from licreport.relations.kinds import Part, Rate, names_of
from licreport.relations.quantity import NotEvaluable
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
    cells: Spots,
    spare: Spare,
    lang: Lang,
) -> tuple[list[Check], dict[Path, Cell]]:
    """Return the relations that can be told from the cells, and of each rate whether it is what it comes to."""
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
            rates |= rate(statement, cells, spare, lang)
        elif check := _check(statement, loaded, cells.numbers, spare, lang):
            found.append(check)
    return found, rates


def _check(statement: Statement, loaded: Loaded, cells: Mapping[Path, Ref], spare: Spare, lang: Lang) -> Check | None:
    place = _place(statement, cells)
    if place is None:
        return None
    relation = statement.relation
    laid = compare(relation, place)
    laid = laid._replace(
        stated=with_spare(laid.stated, spare),
        computed=with_spare(laid.computed, spare),
        difference=with_spare(laid.difference, spare),
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
