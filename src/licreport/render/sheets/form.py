"""A form as an XLSX file: blanks that are open and checked for their kind as they are filled in, all else locked.

The sheet is protected without a password, so that a slip of the hand changes nothing and whoever must may open it. What
is filled in against its kind is warned of and may stay: figures are written as they are printed, 227.9万 among them.
"""

import datetime
from io import BytesIO
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # it comes without types
from xlsxwriter.utility import xl_rowcol_to_cell  # type: ignore[import-untyped]  # as above

from licreport.document.form import Blank, Form, Placed
from licreport.document.workbook import Cell, Formula, Numeral, Text, Workbook
from licreport.document.workbook import Sheet as Laid
from licreport.render.sheets.formula import Speller
from licreport.render.sheets.looks import COLOURS, number_format
from licreport.render.sheets.size import lines_of
from licreport.render.sheets.table import binary, write_text
from licreport.render.sheets.text import clean
from licreport.words.language import Lang

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_FONTS: dict[Lang, str] = {"zh": "宋体", "en": "Calibri"}
_LOOKS: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 16, "align": "center"},
    "hint": {"text_wrap": True, "font_color": "#444444"},
    "section": {"bold": True, "bg_color": "#DCE6F1", "border": 1, "border_color": "#B8C4D0"},
    "heading": {"bold": True, "text_wrap": True, "align": "center", "bg_color": "#E8ECF1", "border": 1},
    "program": {"font_color": "#A6A6A6", "font_size": 8},
}
_EDGE = {"border": 1, "border_color": "#B8C4D0"}
_OPEN, _FULL = "#FFF8DC", "#FFFFFF"
_A4 = 9


def written(form: Form) -> bytes:
    """Return a form as the bytes of an XLSX file."""
    out = BytesIO()
    font = {"font_name": _FONTS[form.lang], "font_size": 11}
    with xlsxwriter.Workbook(out, {**_OPTIONS, "default_format_properties": font}) as book:
        midnight = datetime.datetime.combine(form.date, datetime.time())
        book.set_properties({"title": clean(form.title), "author": clean(form.author), "created": midnight})
        _Sheet(book, form).write()
    return out.getvalue()


class _Sheet:
    def __init__(self, book: Any, form: Form) -> None:  # noqa: ANN401  # XlsxWriter's own, which has no types
        self._book, self._form = book, form
        self._sheet = book.add_worksheet(form.name)
        self._known: dict[tuple[tuple[str, object], ...], Any] = {}
        workbook = Workbook(form.title, (Laid(form.name, (), ()),), form.lang, form.date)
        self._speller = Speller(workbook, 0)

    def write(self) -> None:
        """Write every cell, and what goes for the sheet as a whole."""
        for column, wide in enumerate(self._form.widths):
            self._sheet.set_column(column, column, wide)
        tallest: dict[int, int] = {}
        for placed in self._form.placed:
            wide = sum(self._form.widths[placed.column : placed.column + placed.columns])
            if placed.look != "program":
                tallest[placed.row] = max(tallest.get(placed.row, 1), lines_of(_text_of(placed.cell), wide))
            self._put(placed)
        for row, lines in tallest.items():
            self._sheet.set_row(row, 24 if row == 0 else 17 * lines)
        last = max(placed.row for placed in self._form.placed)
        self._sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{last + 1}"})
        self._sheet.protect("", {"format_columns": True, "format_rows": True})
        self._sheet.freeze_panes(self._form.fixed, 1)
        self._sheet.hide_gridlines(2)
        self._sheet.set_landscape()
        self._sheet.set_paper(_A4)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(self._form.fixed - 1)
        self._sheet.print_area(0, 0, last, len(self._form.widths) - self._form.asides - 1)
        self._sheet.set_footer("&C&P / &N")

    def _put(self, placed: Placed) -> None:
        cell, kind = placed.cell, placed.cell.kind if isinstance(placed.cell, Blank) else None
        value = cell.value if isinstance(cell, Blank) else cell
        look = _LOOKS[placed.look] if placed.look else {**_EDGE, **_look(value, kind)}
        form = self._look({"valign": "vcenter", **look, **({"align": placed.align} if placed.align else {})})
        row, column, last = placed.row, placed.column, placed.column + placed.columns - 1
        if last > column:
            self._sheet.merge_range(row, column, row, last, "", form)
        self._write(row, column, value, form)
        if isinstance(cell, Blank):
            self._open(placed, cell)
        for toned in placed.tones:
            spot = _spot(row, column)
            held = f"LEFT({spot},{len(toned.text)})" if toned.begins else spot
            formula = Formula((f'{held}="{toned.text}"', *self._beside(row, toned.beside)), "")
            tone = {"font_color": COLOURS[toned.tone], "bold": toned.tone == "bad"}
            criteria = f"=AND({self._speller.text(formula, self._form.name, row)[1:]})"
            self._condition(row, column, last, criteria, tone)

    @staticmethod
    def _beside(row: int, beside: tuple[int, str] | None) -> tuple[str, ...]:
        return () if beside is None else (f',{_spot(row, beside[0])}="{beside[1]}"',)

    def _write(self, row: int, column: int, value: Cell, look: Any) -> None:  # noqa: ANN401  # as above
        if isinstance(value, Formula):
            text = self._speller.text(value, self._form.name, row)
            self._sheet.write_formula(row, column, text, look, value.value if isinstance(value.value, str) else "")
        elif isinstance(value, Numeral):
            self._sheet.write_number(row, column, binary(value.value), look)
        elif isinstance(value, datetime.date):
            self._sheet.write_number(row, column, binary(value), look)
        elif value is None:
            self._sheet.write_blank(row, column, None, look)
        else:
            write_text(self._sheet, (row, column), clean(value.text if isinstance(value, Text) else value), look)

    def _open(self, placed: Placed, blank: Blank) -> None:
        """Have a blank checked for its kind, and shown as empty or filled in."""
        row, column = placed.row, placed.column
        last, spot = column + placed.columns - 1, _spot(row, column)
        self._condition(row, column, last, f"=LEN({spot})>0", {"bg_color": _FULL})
        warning = self._form.warnings.get(blank.kind)
        rule = _rule(blank, spot)
        if rule is not None and warning is not None:
            said = {"error_type": "warning", "error_message": warning.say(self._form.lang), "ignore_blank": True}
            self._sheet.data_validation(row, column, row, column, {**rule, **said})

    def _condition(self, row: int, column: int, last: int, criteria: str, look: dict[str, object]) -> None:
        condition = {"type": "formula", "criteria": criteria, "format": self._look(look), "stop_if_true": False}
        self._sheet.conditional_format(row, column, row, last, condition)

    def _look(self, properties: dict[str, object]) -> Any:  # noqa: ANN401  # as above
        key = tuple(sorted(properties.items(), key=lambda pair: pair[0]))
        if key not in self._known:
            self._known[key] = self._book.add_format(properties)
        return self._known[key]


def _look(value: Cell, kind: str | None) -> dict[str, object]:
    """Return the look of a cell, or of a blank of some kind: what is typed into a rate stays as it is typed."""
    look: dict[str, object] = {"text_wrap": kind in {None, "text"}}
    if kind is not None:
        look |= {"locked": False, "bg_color": _OPEN}
        look |= {"num_format": {"rate": "@", "written": "@", "text": "@", "date": "yyyy-mm-dd"}.get(kind, "General")}
        look |= {"align": "right"} if kind in {"count", "amount", "rate", "value", "written"} else {"align": "left"}
    elif isinstance(value, Numeral | Formula):
        look |= {"align": "right", "num_format": number_format(value.form)}
    elif isinstance(value, datetime.date):
        look |= {"num_format": "yyyy-mm-dd", "align": "left"}
    if isinstance(value, Text):
        look["indent"] = value.depth
    return look


def _rule(blank: Blank, spot: str) -> dict[str, object] | None:
    """Return what may be filled in: of rates, what is written with the sign of percent or formatted so."""
    if blank.kind in {"count", "amount"}:
        return {"validate": "integer" if blank.kind == "count" else "decimal", "criteria": ">=", "value": 0}
    if blank.kind == "rate":
        written = f'IFERROR(AND(RIGHT({spot})="%",VALUE({spot})>=0,VALUE({spot})<=1),FALSE)'
        return {"validate": "custom", "value": f"=IF(ISNUMBER({spot}),AND({spot}>=0,{spot}<=1),{written})"}
    if blank.kind == "date":
        return {"validate": "date", "criteria": ">=", "value": datetime.date(1949, 10, 1)}
    return {"validate": "list", "source": list(blank.choices)} if blank.kind == "choice" else None


def _spot(row: int, column: int) -> str:
    return str(xl_rowcol_to_cell(row, column, col_abs=True, row_abs=True))


def _text_of(cell: Cell | Blank) -> str:
    value = cell.value if isinstance(cell, Blank) else cell
    return value.text if isinstance(value, Text) else value if isinstance(value, str) else ""
