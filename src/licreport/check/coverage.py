"""What checking did not look at: figures that no evaluated relation touched, relations that lacked a figure."""

from itertools import chain
from typing import NamedTuple

from licreport.check.evaluate import Place, is_doubtful, statements, statements_across
from licreport.check.one import Checked
from licreport.collection.standing import Standing
from licreport.relations.kinds import names_of
from licreport.relations.quantity import Name, NotEvaluable
from licreport.relations.rule import Rule
from licreport.report.address import printed_figures
from licreport.report.source import Path, Spot
from licreport.words.language import Words


class Lacking(NamedTuple):
    """A relation that could not be evaluated, for want of figures or for a zero divisor; if neither, it is unread."""

    rule: Rule
    stated: tuple[Spot, ...]
    """The figures of it that are printed."""
    lacking: tuple[Words, ...]
    """What the figures are called that it lacks."""
    zero: tuple[Words, ...] = ()


class Coverage(NamedTuple):
    """What one file's checks did not look at."""

    untouched: tuple[Path, ...]
    lacking: tuple[Lacking, ...]
    """In the order of the rules."""


def coverage(checked: Checked) -> Coverage:
    """Return what was not looked at. Relations of which no figure at all is printed say nothing, and are left out."""
    report = checked.report
    if report is None:
        return Coverage((), ())
    touched: set[Spot] = set()
    lacking: list[Lacking] = []
    stated = [statements(report), statements_across(checked.standing) if checked.standing else ()]
    for rule, relation, place in chain.from_iterable(stated):
        if rule.code not in checked.tallies:
            continue
        values = {name: place.values[name] for name in names_of(relation)}
        printed = tuple(dict.fromkeys(place.spot(name) for name, value in values.items() if value is not None))
        outcome = relation.evaluate(place.values)
        if is_doubtful(relation, place, checked.unreadable):
            lacking.append(Lacking(rule, printed, ()))
        elif not isinstance(outcome, NotEvaluable):
            touched.update(printed)
        elif printed:
            missing = [name for name in outcome.lacking if values.get(name) is None]
            labels = dict.fromkeys(_label(name, place, checked) for name in missing or outcome.lacking)
            lacking.append(Lacking(rule, printed, *((tuple(labels),) if missing else ((), tuple(labels)))))
    touched |= _touched_elsewhere(checked.standing)
    untouched = (path for path, _ in printed_figures(report) if Spot(path) not in touched)
    return Coverage(tuple(untouched), tuple(sorted(lacking, key=lambda each: each.rule.code)))


def _touched_elsewhere(standing: Standing | None) -> set[Spot]:
    """Return the report's figures that other reports are compared with."""
    touched: set[Spot] = set()
    for digest in standing.collection.next_to(standing.this) if standing else ():
        near = Standing(digest, standing.collection) if standing and digest is not standing.this else None
        for _, relation, _ in statements_across(near) if near else ():
            if near and not isinstance(relation.evaluate(near.values), NotEvaluable):
                spots = map(near.spot, names_of(relation))
                touched.update(Spot(spot.path) for spot in spots if standing and spot.file == standing.this.file)
    return touched


def _label(name: Name, place: Place | Standing, checked: Checked) -> Words:
    return place.label(name) if isinstance(place, Standing) else checked.loaded.addresses.label(place.spot(name).path)
