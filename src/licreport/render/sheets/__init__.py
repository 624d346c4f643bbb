"""A workbook as an XLSX file: the only package that knows XlsxWriter.

Nothing in the file depends on anything but the workbook: no clock, no machine, no order of hashes.
"""

import datetime
from io import BytesIO
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # it comes without types

from licreport.document.blocks import language_tag
from licreport.document.workbook import Workbook
from licreport.render.sheets.formula import Speller
from licreport.render.sheets.looks import Looks
from licreport.render.sheets.page import set_up
from licreport.render.sheets.table import fill, write_text
from licreport.render.sheets.text import clean

_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_FONTS = {"zh": "宋体", "en": "Calibri"}


def written(workbook: Workbook) -> bytes:
    """Return a workbook as the bytes of an XLSX file."""
    out = BytesIO()
    font = {"font_name": _FONTS[workbook.lang], "font_size": 11}
    with xlsxwriter.Workbook(out, {**_OPTIONS, "default_format_properties": font}) as book:
        _describe(book, workbook)
        looks, top = Looks(book), 2 if workbook.draft else 1
        speller = Speller(workbook, top)
        for name, meaning in speller.names():
            book.define_name(name, meaning)
        for sheet in workbook.sheets:
            worksheet = book.add_worksheet(sheet.name)
            if workbook.draft:
                write_text(worksheet, (0, 0), clean(workbook.draft), looks.draft)
            fill(worksheet, sheet, top, looks, speller)
            set_up(worksheet, sheet, workbook, top)
    return out.getvalue()


def _describe(book: Any, workbook: Workbook) -> None:  # noqa: ANN401  # XlsxWriter's own, which has no types
    midnight = datetime.datetime.combine(workbook.date, datetime.time())
    properties = {"title": clean(workbook.title), "author": clean(workbook.author), "created": midnight}
    book.set_properties({**properties, "status": clean(workbook.draft)} if workbook.draft else properties)
    book.set_custom_property("Language", language_tag(workbook.lang), "text")
