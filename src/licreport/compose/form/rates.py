"""The printed rates of a form: what each comes to, and whether it is that to the digits that it is filled in with."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from licreport.check.evaluate import Statement
from licreport.compose.form.spare import Spare, with_spare
from licreport.compose.tables.laid.expression import Terms, added, bracketed
from licreport.compose.tables.laid.outcome import BROKEN, HOLDS
from licreport.compose.tables.laid.place import Place, optional_in
from licreport.document.workbook import Bare, Cell, Formula, Quoted, Ref
from licreport.relations.kinds import Rate, names_of
from licreport.relations.quantity import NotEvaluable, readings
from licreport.report.source import Path
from licreport.words.language import Lang, Words

_COMES_TO = Words("comes to ", "按上列数据为 ")
_COLON = Words(": ", "：")


class Spots(NamedTuple):
    """The cells that are filled in, by what they are of."""

    numbers: Mapping[Path, Ref]
    """Those that hold numbers."""
    written: Mapping[Path, Ref]
    """All of them, those of rates included, which stay text."""


def rate(statement: Statement, cells: Spots, spare: Spare, lang: Lang) -> Iterator[tuple[Path, Cell]]:
    """Yield the place of a rate, and a formula that says what its figures come to and whether it is that.

    A rate that is counted in several ways is right by any of them. Of one that is written in words (约83%), or in a
    cell of percents, whose digits no formula knows, it is only said what it comes to.
    """
    relation = statement.relation
    if not isinstance(relation, Rate):
        return
    path = statement.place.spot(relation.rate).path
    quotients = _quotients(statement, relation, cells.numbers)
    if not quotients or path not in cells.written:
        return
    yield path, with_spare(_verdict(Bare(cells.written[path]), quotients, lang, slack=relation.slack), spare)


def _verdict(own: Bare, quotients: Sequence[Terms], lang: Lang, *, slack: bool) -> Formula:
    """Return what is said of a rate: to half a unit of the last digit that it is filled in with, it is a quotient."""
    comes_to: Terms = (Quoted(_COMES_TO.say(lang)), "&TEXT(", *quotients[0], ',"0.00%")')
    text: Terms = ("SUBSTITUTE(SUBSTITUTE(", own, ',"％","%")," ","")')
    value: Terms = ("VALUE(SUBSTITUTE(", *text, ',"%",""))/100')
    places: Terms = ("IFERROR(LEN(", *text, ')-FIND(".",', *text, ")-1,0)")
    allowed: Terms = ("1.5" if slack else "0.5", "*10^(-2-", *places, ")+1E-12")
    fits = [(",ABS(", *value, "-", *quotient, ")<=", *allowed) for quotient in quotients]
    is_one: Terms = ("OR(FALSE", *(term for each in fits for term in each), ")")
    broken = Quoted(BROKEN.say(lang) + _COLON.say(lang))
    verdict: Terms = ("IF(", *is_one, ",", Quoted(HOLDS.say(lang)), ",", broken, "&", *comes_to, ")")
    is_open: Terms = ("OR(LEN(", own, ")=0,ISNUMBER(", own, "),RIGHT(", *text, ')<>"%")')
    return Formula(("IFERROR(IF(", *is_open, ",", *comes_to, ",", *verdict, "),IFERROR(", *comes_to, ',""))'), "")


def _quotients(statement: Statement, relation: Rate, cells: Mapping[Path, Ref]) -> list[Terms]:
    """Return the quotients that a rate may be, as it is usually counted first; none where a figure has no cell."""
    place = statement.place
    names = [name for name in names_of(relation) if name != relation.rate and place.values[name] is not None]
    found = Place(place.values, place.spot, cells, optional_in(relation), frozenset(names))
    part, whole = (readings(quantity, place.values) for quantity in (relation.part, relation.whole))
    if isinstance(part, NotEvaluable) or isinstance(whole, NotEvaluable):
        return []
    if any(found.cell(name) is None for name in names):
        return []
    less: Terms = ("-", relation.above) if relation.above else ()
    sides = ([bracketed(added(side, found.operand)) for side in pair] for pair in product(part, whole))
    return [("(", *above, "/", *below, *less, ")") for above, below in sides]
