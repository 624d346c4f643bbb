"""Formulas as spreadsheet programs spell them: cells by what they are called, or by the key of their row.

A cell of a sheet that people may sort is looked up (`INDEX(column, MATCH(key, keys, 0))`), since any other way to name
it, a defined name included, means the place and not what stands there. One that is empty, or holds no number, gives
`#N/A`, which whatever is computed of it gives too.
"""

import re
from collections import Counter
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell  # type: ignore[import-untyped]  # it comes without types

from licreport.document.workbook import (
    Area,
    Bare,
    Cells,
    Exact,
    Formula,
    Here,
    Quoted,
    Ref,
    Sheet,
    Sought,
    Term,
    Text,
    Workbook,
)
from licreport.figures.stated import decimal_text
from licreport.render.sheets.names import spelled
from licreport.render.sheets.text import clean

LONGEST = 8192
"""Characters that a formula may have."""


class Speller:
    """Spells the formulas of one workbook, of which the first row of every sheet is row `top` of the file."""

    def __init__(self, workbook: Workbook, top: int) -> None:
        self._top = top
        self._sheets = {sheet.name: sheet for sheet in workbook.sheets}
        self._keys = {sheet.name: _keys(sheet) for sheet in workbook.sheets}
        self._names = dict(zip(workbook.names, spelled(workbook.names.values()), strict=True))

    def names(self) -> Iterator[tuple[str, str]]:
        """Yield the names that formulas use, each with what it means."""
        for term, name in self._names.items():
            yield name, f"={self._valued(self._found(term))}"

    def text(self, formula: Formula, sheet: str, row: int) -> str:
        """Return the text of a formula that stands in a row of a sheet, counted from 0 below the headings."""
        return "=" + "".join(self._term(term, sheet, row) for term in formula.terms)

    def _term(self, term: Term, sheet: str, row: int) -> str:
        if isinstance(term, str | Quoted):
            return term if isinstance(term, str) else _quoted(term.text)
        if isinstance(term, Here):
            return str(xl_rowcol_to_cell(row + self._top, term.column))
        if isinstance(term, Area):
            return self._area(term)
        if isinstance(term, Bare):
            return _prefix(term.ref.sheet) + _absolute(term.ref.row + self._top, term.ref.column)
        if isinstance(term, Cells):
            return self._sum(term, sheet, row)
        return self._cell(term, sheet, row) if isinstance(term, Ref | Sought) else _number(term)

    def _cell(self, term: Ref | Sought, sheet: str, row: int) -> str:
        if isinstance(term, Ref) and (term.sheet, term.row) == (sheet, row):
            return self._valued(str(xl_rowcol_to_cell(row + self._top, term.column)))
        return self._names.get(term) or self._valued(self._found(term))

    @staticmethod
    def _valued(cell: str) -> str:
        return f"IF(ISNUMBER({cell}),{cell},NA())"

    def _found(self, term: Ref | Sought) -> str:
        """Return what finds a cell by the key of its row; where that has none of its own, its place."""
        column = _column(term.sheet, term.column)
        if isinstance(term, Sought):
            return f"INDEX({column},{self._matched(term.sheet, term.key)})"
        keys = self._keys[term.sheet]
        if term.row in keys.plain:
            return f"INDEX({column},{self._matched(term.sheet, keys.plain[term.row])})"
        if term.row in keys.own:
            area = self._area(Area(term.sheet, self._sheets[term.sheet].key or 0))
            return f"INDEX({column},SUMPRODUCT(EXACT({area},{_quoted(keys.own[term.row])})*ROW({area})))"
        return _prefix(term.sheet) + _absolute(term.row + self._top, term.column)

    def _matched(self, sheet: str, key: str) -> str:
        return f"MATCH({_quoted(_literal(key))},{_column(sheet, self._sheets[sheet].key or 0)},0)"

    def _area(self, area: Area) -> str:
        last = self._top + max(len(self._sheets[area.sheet].rows), 1) - 1
        return _prefix(area.sheet) + ":".join(_absolute(row, area.column) for row in (self._top, last))

    def _sum(self, cells: Cells, sheet: str, row: int) -> str:
        """Return the sum of cells, none of which may be empty: a whole column, rows by their keys, or one by one."""
        first = cells.refs[0]
        rows, keys = [ref.row for ref in cells.refs], self._keys[first.sheet].plain
        if sorted(rows) == [*range(len(self._sheets[first.sheet].rows))]:
            area = self._area(Area(first.sheet, first.column))
            return f"IF(COUNT({area})=ROWS({area}),SUM({area}),NA())"
        if any(ref in self._names for ref in cells.refs) or not all(number in keys for number in rows):
            return f"({'+'.join(self._cell(ref, sheet, row) for ref in cells.refs)})"
        meant = f"{{{','.join(_quoted(_literal(keys[number])) for number in rows)}}}"
        column, keyed = (_column(first.sheet, number) for number in (first.column, self._sheets[first.sheet].key or 0))
        filled = f'SUMPRODUCT(COUNTIFS({keyed},{meant},{column},">-1E+300"))'
        return f"IF({filled}={len(rows)},SUMPRODUCT(SUMIF({keyed},{meant},{column})),NA())"


_LONGEST_KEY = 120  # characters, of the 255 that a text in a formula may have once some are escaped


class _Keys(NamedTuple):
    """The keys of rows that no other row has, and those of them that programs find: they disregard case."""

    own: dict[int, str]
    plain: dict[int, str]


def _keys(sheet: Sheet) -> _Keys:
    if sheet.key is None:
        return _Keys({}, {})
    cells = (cells[sheet.key] for cells in sheet.rows)
    keys = [clean(cell.text if isinstance(cell, Text) else str(cell or "")) for cell in cells]
    often, alike = Counter(keys), Counter(key.casefold() for key in keys)
    own = {row: key for row, key in enumerate(keys) if key and often[key] == 1}
    return _Keys(own, {row: key for row, key in own.items() if len(key) <= _LONGEST_KEY and alike[key.casefold()] == 1})


def _literal(key: str) -> str:
    """Return a key as what is looked for, where `*` and `?` would stand for anything."""
    return re.sub(r"[~*?]", r"~\g<0>", key)


def _quoted(text: str) -> str:
    """Return text as it stands in a formula, in pieces of a length that programs take."""
    cleaned = clean(text)
    pieces = (cleaned[start : start + _LONGEST_KEY] for start in range(0, max(len(cleaned), 1), _LONGEST_KEY))
    return "&".join('"' + piece.replace('"', '""') + '"' for piece in pieces)


def _number(number: Exact) -> str:
    """Return a number in its digits where they end, in brackets where a sign or a stroke stands in it."""
    text = decimal_text(number)
    if Fraction(text) != number:
        return f"({number})"
    return text if number >= 0 else f"({text})"


def _absolute(row: int, column: int) -> str:
    return str(xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True))


def _column(sheet: str, column: int) -> str:
    name = xl_col_to_name(column, col_abs=True)
    return f"{_prefix(sheet)}{name}:{name}"


def _prefix(sheet: str) -> str:
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!"
