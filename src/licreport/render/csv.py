r"""CSV (RFC 4180): the columns by name, and a line for each row, in UTF-8, with lines that end in `\r\n`.

A spreadsheet program takes a cell that begins like a formula for one, wherever it came from. Text that begins so gets
an apostrophe before it, the mark for text that such programs know; in columns of numbers a sign is a sign. Control
characters other than the ends of lines and tabs are replaced by U+FFFD.
"""

import csv
import re
from io import StringIO

from licreport.document.tidy import Tidy
from licreport.render import Format
from licreport.words.language import Words


def render(tidy: Tidy) -> str:
    """Return a table as CSV text."""
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(column.name for column in tidy.columns)
    for row in tidy.rows:
        cells = zip(tidy.columns, row, strict=True)
        writer.writerow(text if column.is_number else guarded(text) for column, text in cells)
    return out.getvalue()


FORMAT = Format(
    "csv", (".csv",), Words("the figures and the indicators, one a line", "各项数据和指标，一项一行"), render, Tidy
)


def guarded(text: str) -> str:
    """Return a text with an apostrophe before what a spreadsheet program would take for the start of a formula."""
    safe = _CONTROLS.sub("\ufffd", text)
    return f"'{safe}" if safe.startswith(_STARTS) else safe


_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
