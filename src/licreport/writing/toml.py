r"""TOML as people write it: strings that mean what was meant, keys in a column, and a comment beside each.

Whatever could end a comment, move a cursor or turn the direction of writing is escaped, so that the text may be shown.
"""

import datetime
import os
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import NamedTuple, TypeAlias

from licreport.report.address import TABLES, all_tables, key_label, key_unit
from licreport.report.mirrors import MIRRORS
from licreport.report.source import Source
from licreport.report.tables.base import Table
from licreport.words.language import Lang, Words
from licreport.words.terminal import cells, printable, wrapped

WIDTH = 100
"""Cells that a remark takes at most."""

_BESIDE = 44  # cells; a longer line has its comment right behind it


class Line(NamedTuple):
    """A key, its value as TOML and the comment beside it; commented out where it is left to be filled in."""

    key: str
    value: str = ""
    comment: str = ""
    is_open: bool = False


Entry: TypeAlias = Line | str
"""A line, or a remark of any length."""


class Block(NamedTuple):
    """A header such as `[items]`, the comment beside it, and what stands below; an open one is all commented out."""

    header: str
    comment: str = ""
    entries: Sequence[Entry] = ()
    is_open: bool = False


def text_of(paragraphs: Iterable[Sequence[str]]) -> str:
    """Return a file of paragraphs, each of some lines, with blank lines between them."""
    return "\n\n".join("\n".join(paragraph) for paragraph in paragraphs if paragraph) + "\n"


def lines_of(block: Block) -> list[str]:
    """Write a block: the values of its keys in a column, the comments in another."""
    lines = [entry for entry in block.entries if isinstance(entry, Line)]
    longest = max((len(line.key) for line in lines), default=0)
    header = f"#{block.header}" if block.is_open else block.header
    leads = {line: _lead(line, longest, is_open=line.is_open or block.is_open) for line in lines}
    column = max((width for width in map(cells, [header, *leads.values()]) if width <= _BESIDE), default=0)
    written = [_beside(header, block.comment, column)]
    for entry in block.entries:
        written += [_beside(leads[entry], entry.comment, column)] if isinstance(entry, Line) else remark(entry)
    return written


def literal(value: object) -> str:
    """Write a value as TOML: a number with its thousands apart, a decimal to its last digit, a date, a string."""
    match value:
        case bool():
            return "true" if value else "false"
        case int():
            return f"{value:_}"
        case Decimal():
            return f"{value:f}"
        case datetime.date():
            return value.isoformat()
        case list() | tuple():
            return f"[{', '.join(map(literal, value))}]"
        case _:
            return quoted(str(value))


def quoted(text: str) -> str:
    """Write a string on one line."""
    return f'"{re.sub(_SPECIAL, lambda match: _escape(match.group()), text)}"'


def paragraphs(text: str) -> str:
    """Write a string on lines of its own, as a person would write prose."""
    lines = [re.sub(_SPECIAL, lambda match: _escape(match.group()), line) for line in text.split("\n")]
    return '"""\n{}\n"""'.format("\n".join(line.replace('\\"', '"').replace('"""', '""\\"') for line in lines))


def labels(table: type[Table], key: str, lang: Lang = "en") -> str:
    """Return what a key is called, and its unit: in both languages, or in Chinese alone for one who reads that."""
    unit = key_unit(table, key)
    return f"{_called(key_label(table, key), lang)}{f' ({unit})' if unit else ''}"


def table_labels(key: str, lang: Lang = "en") -> str:
    """Return what a table is called, in the languages of `labels`."""
    return _called(all_tables()[key].label if key in MIRRORS else TABLES[key].label, lang)


def _called(label: Words, lang: Lang) -> str:
    return label.zh if lang == "zh" else f"{label.zh} · {label.en}"


def schema_line(source: Source, folder: Path) -> list[str]:
    """Return the line by which a file names its schema, as it must be in `folder` to name the same one; or nothing."""
    named = re.match(r"(?:#.*\n)*?#:schema[ \t]+(\S.*)", source.text)
    if named is None:
        return []
    target = named[1].rstrip()
    if not re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|[/~]", target):
        with suppress(ValueError, FileNotFoundError):  # on another drive, or in a directory that was deleted
            target = Path(os.path.relpath(Path(source.name).parent / target, folder)).as_posix()
    return [f"#:schema {printable(target)}"]


def remark(text: str) -> list[str]:
    """Return a remark as lines of comment."""
    return [f"# {line}".rstrip() for line in wrapped(printable(text), WIDTH - 2)]


_SPECIAL = '["\\\\\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]'
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def _escape(character: str) -> str:
    return _SHORT.get(character) or f"\\u{ord(character):04x}"


def _lead(line: Line, longest: int, *, is_open: bool) -> str:
    return f"{'#' if is_open else ''}{line.key:{longest}} = {line.value}".rstrip()


def _beside(lead: str, comment: str, column: int) -> str:
    return f"{lead}{' ' * max(column - cells(lead), 0)}  # {printable(comment)}" if comment else lead
