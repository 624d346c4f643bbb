"""A document as it was read → the draft of a report: figures, contradictions, and what was left out.

A figure that is printed twice with two values is not chosen: it is left out, and both are told.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from licreport.figures.reading import VALUE, reader
from licreport.figures.stated import Number, interval
from licreport.reading.claim import Claim, Left, Named, Path
from licreport.reading.grids import said_by
from licreport.reading.sentences import Said, Whose, said_in
from licreport.reading.text import Cell, Grid, Line, Text
from licreport.reading.whose import Heading, heading


class Draft(NamedTuple):
    """What was read from a document."""

    heading: Heading
    figures: Mapping[Path, Claim]
    """Each figure once, in the order of the document."""
    named: tuple[Named, ...]
    conflicts: tuple[tuple[Claim, ...], ...]
    """Figures that are printed with values that cannot be the same."""
    left: tuple[Left, ...]
    """The numbers that are no figures, or are not certain."""
    estimates: tuple[Claim, ...] = ()
    """Figures that are printed as near something only."""
    is_complete: bool = False
    """Whether the items are all there are, since a row of totals stands below them."""


def draft(text: Text, authority: str | None = None, year: int | None = None) -> Draft:
    """Read a document; `authority` and `year` are for one that does not say them."""
    lines = [block if isinstance(block, Line) else line for block in text.blocks for line in _lines(block)]
    found = heading(lines)
    found = found._replace(authority=authority or found.authority, year=year or found.year)
    whose = Whose(found.authority or "", found.year or 0)
    said = [*_said(text, whose)]
    claims: dict[Path, list[Claim]] = {}
    for claim in said:
        if isinstance(claim, Claim):
            claims.setdefault(claim.path, []).append(claim)
    figures = {path: _finest(alike) for path, alike in claims.items() if _agree(alike)}
    estimates = tuple(claim for claim in figures.values() if claim.is_estimate)
    figures = {path: claim for path, claim in figures.items() if not claim.is_estimate}
    conflicts = tuple(tuple(alike) for alike in claims.values() if not _agree(alike))
    named = tuple(one for one in said if isinstance(one, Named))
    left = tuple(one for one in said if isinstance(one, Left))
    has_totals = any(path[0] == "item" for path in figures) and any(path[0] == "applications" for path in figures)
    return Draft(found, figures, named, conflicts, left, estimates, has_totals)


def _lines(block: Line | Grid) -> list[Line]:
    if isinstance(block, Line):
        return [Line(piece, block.place) for piece in block.text.split("\n")]
    return [Line(piece, cell.place) for cell in _titles(block) for piece in cell.text.split("\n")]


def _titles(grid: Grid) -> list[Cell]:
    """Return the cells that may say whose a table is: of a sheet, its title and the signature below."""
    return [cell for cell in grid.cells if re.search(r"[\u4e00-\u9fff]{2}|\d{4}年", cell.text)]


def _said(text: Text, whose: Whose) -> list[Said]:
    said: list[Said] = []
    under = ""
    for block in text.blocks:
        if isinstance(block, Grid):
            said += said_by(block, whose)
        else:
            said += said_in(block, whose, under)
            if block.level or re.match(_HEADING, block.text.strip()):
                under = "" if re.search(_SECTION, block.text) else block.text
    return said


_HEADING = r"^(?:[（(][一二三四五六七八九十\d]+[)）]|[一二三四五六七八九十]+、|\d{1,2}[.、．])[^。，；\d]{2,30}$"
_SECTION = r"总体|情况|监管|改革|监督|问题|措施|下一步|打算|基本|工作|服务|制度|体系"


def _agree(claims: Sequence[Claim]) -> bool:
    """Tell whether all that is printed of one figure can be the same."""
    values = [interval(_READ(claim.written)) for claim in claims]
    return max(value.low for value in values) <= min(value.high for value in values)


def _finest(claims: Sequence[Claim]) -> Claim:
    """Return what says most of a figure: the narrowest, the first of those."""
    return min(claims, key=lambda claim: (claim.is_estimate, _width(claim.written)))


def _width(written: int | str) -> Number:
    values = interval(_READ(written))
    return values.high - values.low


_READ = reader(VALUE)
