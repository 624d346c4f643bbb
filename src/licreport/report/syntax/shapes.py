"""What a line of TOML that cannot be read was meant for, as far as that can be told: a key, a table, or neither."""

import re
from collections.abc import Iterator

from licreport.report.address import TABLES
from licreport.report.mirrors import MIRRORS
from licreport.report.source import Path
from licreport.report.syntax.misspelt import STRINGS

_BLANK = r"[ \t\u3000]*+"
_NAME = re.compile(rf"""{_BLANK}["'“]?([\w-]+(?:\.[\w-]+)*)""")
_KEY = rf"""{_BLANK}["'“]?[\w.-][\w. \t-]{{0,60}}["'”]?{_BLANK}[=＝]"""
_HEADER = rf"{_BLANK}[\[［【〔]{{1,2}}[ \t]*[A-Za-z_]"
_KNOWN = "|".join(sorted({key for table in TABLES.values() for key in table.model_fields}))
_KNOWN_KEY = rf"""{_BLANK}(?:[a-z_]+\.)?(?:{_KNOWN})(?:{_BLANK}[:：]|[ \t]++["“0-9])"""
_NAMES = "|".join(map(re.escape, (*TABLES, *MIRRORS)))
_CUT_HEADER = rf"{_BLANK}(?:(?:{_NAMES})[ \t]*+(?:#|\r?$)|[\w.]+{_BLANK}[\]］】〕])"
_STARTS = re.compile(f"{_KEY}|{_HEADER}|{_KNOWN_KEY}|{_CUT_HEADER}")
"""A line that starts a key or a table, or was meant to."""
_IS_HEADER = re.compile(rf"{_BLANK}[\[［【〔]{{1,2}}(?![^\]］】〕]*=)|{_BLANK}[\w.]+{_BLANK}[\]］】〕]")
_READ_HEADER = re.compile(rf"{_BLANK}(?:\[|［|【|〔){{0,2}}{_BLANK}[\"']?([\w.]*)")
_LONG = re.compile(r"""=[ \t]*("{3}|'{3})""")
_TOKENS = re.compile(rf"{STRINGS} | \n | [\[\]{{}}]", re.DOTALL | re.VERBOSE)


def starts(line: str) -> bool:
    """Tell whether a line starts a key or a table, or was meant to."""
    return _STARTS.match(line) is not None


def is_header(line: str) -> bool:
    """Tell whether a line that cannot be read was meant for a header: by a bracket, or by naming a table alone."""
    return _IS_HEADER.match(line) is not None or line.partition("#")[0].strip() in (*TABLES, *MIRRORS)


def table_in(header: str) -> str:
    """Return the name of the table in a header; of one within a table that mirrors none, that table's."""
    match = _READ_HEADER.match(header)
    name = match[1] if match else ""
    return name if name in MIRRORS else name.partition(".")[0]


def key_in(line: str) -> Path:
    """Return the key at the beginning of a line, in its parts; none where there is none."""
    match = _NAME.match(line)
    return tuple(match[1].split(".")) if match else ()


def opened_in(line: str) -> re.Match[str] | None:
    """Return the quotation mark of a text over several lines that is the value on a line, as group 1."""
    return _LONG.search(line)


def beginnings(text: str) -> Iterator[int]:
    """Yield every line, counted from 0, on which nothing that was opened before is still open."""
    yield 0
    line = depth = 0
    for match in _TOKENS.finditer(text):
        sign = match[0]
        if sign == "\n":
            line += 1
            if depth <= 0:
                depth = 0
                yield line
        elif sign in "[{":
            depth += 1
        elif sign in "]}":
            depth -= 1
        else:
            if match["long"] or match["short"]:
                return  # it is never closed
            line += sign.count("\n")
