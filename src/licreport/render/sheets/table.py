"""The cells of a sheet: a row of headings, below it the rows, each cell as what it is."""

import datetime
from typing import Any, NamedTuple, TypeAlias

from licreport.document.workbook import Column, Exact, Formula, Here, Numeral, Quoted, Sheet, Text, Tone, Toned
from licreport.render.sheets.formula import LONGEST, Speller
from licreport.render.sheets.looks import Format, Looks
from licreport.render.sheets.size import lines, width
from licreport.render.sheets.text import clean

Worksheet: TypeAlias = Any
"""A sheet of XlsxWriter's, which has no types."""

_LINE = 15  # points


class _Target(NamedTuple):
    worksheet: Worksheet
    name: str
    top: int
    looks: Looks
    speller: Speller


def fill(worksheet: Worksheet, sheet: Sheet, top: int, looks: Looks, speller: Speller) -> None:
    """Write the headings of a sheet, and below them its rows from row `top` of the file on."""
    target = _Target(worksheet, sheet.name, top, looks, speller)
    for number, column in enumerate(sheet.columns):
        look = looks.heading(_off(sheet, number), is_number=column.is_number)
        write_text(worksheet, (top - 1, number), clean(column.heading), look)
        worksheet.set_column(number, number, width(column, [row[number] for row in sheet.rows]) + _off(sheet, number))
        for toned in column.tones:
            _tone(target, number, toned, len(sheet.rows))
    for row, cells in enumerate(sheet.rows, top):
        tallest = max(map(lines, sheet.columns, cells))
        if tallest > 1:
            worksheet.set_row(row, min(tallest * _LINE, _HIGHEST))
        for number, (column, cell) in enumerate(zip(sheet.columns, cells, strict=True)):
            if isinstance(cell, str | Text):
                text = cell if isinstance(cell, Text) else Text(cell)
                _text(target, (row, number), text._replace(depth=text.depth + _off(sheet, number)), column)
            else:
                _write(target, (row, number), cell, column, _off(sheet, number))


_HIGHEST = 409  # points, which spreadsheet programs allow
_At: TypeAlias = tuple[int, int]


def _off(sheet: Sheet, column: int) -> int:
    """Return how far text is indented so that it stands off from a number to its left."""
    return int(column > 0 and sheet.columns[column - 1].is_number and not sheet.columns[column].is_number)


def _tone(target: _Target, column: int, toned: Toned, rows: int) -> None:
    """Give a look to the cells of a column that hold a text, now or when their formula gives it."""
    found = [(column, toned.text), *([toned.beside] if toned.beside else [])]
    formula = Formula(tuple(term for at, text in found for term in (",", Here(at), "=", Quoted(text)))[1:], "")
    criteria = f"=AND({target.speller.text(formula, target.name, 0)[1:]})"
    look = {"type": "formula", "criteria": criteria, "format": target.looks.tone(toned.tone), "stop_if_true": True}
    target.worksheet.conditional_format(target.top, column, target.top + rows - 1, column, look)


def _write(
    target: _Target, at: _At, cell: Numeral | Formula | datetime.date | None, column: Column, depth: int
) -> None:
    """Write a number, a date or a formula; of a formula longer than spreadsheet programs take, the value alone."""
    if cell is None:
        return
    value = cell if isinstance(cell, datetime.date) else cell.value
    form = None if isinstance(cell, datetime.date) or isinstance(value, datetime.date) else cell.form
    if isinstance(value, str) and not column.is_number:
        look = target.looks.text(Text("", depth), wraps=lines(column, cell) > 1, right=False)
    else:
        look = target.looks.number(form, right=column.is_number)
    text = target.speller.text(cell, target.name, at[0] - target.top) if isinstance(cell, Formula) else ""
    if text and len(text) <= LONGEST:
        target.worksheet.write_formula(*at, text, look, clean(value) if isinstance(value, str) else binary(value))
    elif isinstance(value, str):
        write_text(target.worksheet, at, clean(value), look)
    else:
        target.worksheet.write_number(*at, binary(value), look)


def _text(target: _Target, at: _At, text: Text, column: Column) -> None:
    cleaned = clean(text.text)
    if not cleaned:
        return
    tone: Tone = "faint" if column.is_aside else text.tone
    shown = text._replace(text=cleaned, tone=tone)
    look = target.looks.text(shown, wraps=lines(column, text) > 1, right=column.is_number)
    write_text(target.worksheet, at, cleaned, look)


def write_text(worksheet: Worksheet, at: tuple[int, int], text: str, look: Format) -> None:
    """Write text as it is, whatever it looks like."""
    if text.startswith("<r>"):  # which XlsxWriter would take for markup of its own
        worksheet.write_rich_string(*at, "<", look, text[1:], look)
    else:
        worksheet.write_string(*at, text, look)


_EPOCH = datetime.date(1899, 12, 30)


def binary(value: Exact | datetime.date) -> int | float:
    """Return a value as the numbers that files hold: of a date, the days since the epoch of spreadsheets."""
    if isinstance(value, datetime.date):
        return (value - _EPOCH).days
    return value if isinstance(value, int) else float(value)
