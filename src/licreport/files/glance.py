"""A glance at a file: whose report it is, on which year and a part of what, as its `[report]` table says.

A directory may hold a thousand reports of which few matter, so only the head of a file is read, and only a table that
is written as usual: one key a line, text in plain quotes. Any other file is loaded as if it were to be checked.
"""

import os
import stat
from pathlib import Path
from typing import NamedTuple

from licreport.reading.loading import load
from licreport.report.address import TABLES
from licreport.report.fields import YEARS
from licreport.report.load import Loaded, named_years
from licreport.report.tables.subject import Publication
from licreport.words.alike import is_seen, normal
from licreport.words.period import Span


class Told(NamedTuple):
    """Whose report a file is."""

    authority: str
    year: int
    part_of: str | None = None
    is_loose: bool = False
    """Whether what it is a part of did not load, or which part of the year it is on."""
    span: Span | None = None
    """The part of the year that it is on; None for all of it."""

    @property
    def key(self) -> tuple[str, int, Span | None]:
        """What tells reports apart."""
        return normal(self.authority), self.year, self.span


class NoReport(NamedTuple):
    """A file that is no report as it stands."""

    may_be_one: bool
    """Whether it might become one once it is mended; a file of settings that no year is in the name of never does."""


def glance(file: str) -> Told | NoReport:
    """Tell whose report a file is, without reading more of it than it takes."""
    return _seen(file) or told_of(load(Path(file)))


_LOOSE = {("report", "part_of"), ("report", "from"), ("report", "to")}


def told_of(loaded: Loaded) -> Told | NoReport:
    """Tell whose report a loaded file is."""
    if loaded.report is not None:
        own = loaded.report.report
        is_loose = not _LOOSE.isdisjoint(loaded.unreadable)
        return Told(own.authority, own.year, own.part_of, is_loose, own.span)
    tree = loaded.tree
    is_like_one = isinstance(tree.get("format"), int) or any(key in TABLES for key in tree)
    return NoReport(not tree or is_like_one or bool(named_years(loaded.name)))


_HEAD = 4_096  # bytes, in which the first table of any report ends


def _seen(file: str) -> Told | None:
    """Return what the head of a file says, or None where that is not certain."""
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)  # as `load` does
    try:
        with os.fdopen(os.open(file, flags), "rb") as opened:
            head = opened.read(_HEAD) if stat.S_ISREG(os.fstat(opened.fileno()).st_mode) else b""
        text = (head if len(head) < _HEAD else head[: head.rfind(b"\n") + 1]).decode().removeprefix("\ufeff")
    except (OSError, ValueError):
        return None
    entries = _entries(text.split("\n"), is_whole=len(head) < _HEAD)
    return _read(entries) if entries else None


def _entries(lines: list[str], *, is_whole: bool) -> dict[str, str] | None:
    """Return the values of the `[report]` table as they are written; None where a line of it is not as usual."""
    entries: dict[str, str] | None = None
    for line in lines:
        bare = line.strip(" \t\r")
        if '"""' in bare or "'''" in bare:  # text of several lines may hold what looks like a table
            return None
        if entries is None:
            entries = {} if bare.partition("#")[0].rstrip(" \t") == "[report]" else None
        elif bare.startswith("["):
            return entries
        elif bare and not bare.startswith("#"):
            key, _, value = bare.partition("=")
            key = key.rstrip(" \t")
            if key in entries or key not in Publication.model_fields:  # a misspelt key may have meant any of them
                return None
            entries[key] = value.lstrip(" \t")
    return entries if is_whole else None


def _read(entries: dict[str, str]) -> Told | None:
    """Return what the values of a `[report]` table say, or None where one that matters is not written as usual."""
    if "from" in entries or "to" in entries:  # seldom, and dates are many
        return None
    year = entries.get("year", "").partition("#")[0].rstrip(" \t")
    authority, part_of = (_text(entries[key]) if key in entries else None for key in ("authority", "part_of"))
    if authority is None or (part_of is None) == ("part_of" in entries):
        return None
    is_year = year.isascii() and year.isdecimal() and not year.startswith("0") and int(year) in YEARS
    return Told(authority, int(year), part_of) if is_year else None


def _text(written: str) -> str | None:
    """Return the text that is written in plain quotes; None for anything else, and for what is blank."""
    quote = written[:1]
    text, closing, rest = written[1:].partition(quote or "\n")
    is_plain = quote in {'"', "'"} and closing and text.isprintable() and not (quote == '"' and "\\" in text)
    return text if is_plain and is_seen(text) and rest.lstrip(" \t")[:1] in {"", "#"} else None
