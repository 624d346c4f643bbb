"""What was asked for on the command line: the layout, the period, the engine, and how many rows may be refused."""

import datetime
import re
import sys
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from licreport.cases.definitions import Definition, Period, definitions
from licreport.cases.engines import Engine
from licreport.cases.engines.duck import Duck
from licreport.cases.layout.load import layout
from licreport.cases.layout.model import Layout
from licreport.cases.query.shape import View
from licreport.cases.query.totals import BREAKDOWNS
from licreport.cases.working_days import Day, calendar
from licreport.cli.cases.told import progress_in
from licreport.cli.options import year_of
from licreport.report.address import TABLES, key_label
from licreport.words.language import Lang, MisuseError, Words

_NO_DAY = Words(
    "{option} {text}: not a day of {year}; write {year}-01-31",
    "{option} {text}：不是 {year} 年的日期；请写 {year}-01-31",
)
_BACKWARDS = Words("--from {first} is after --to {last}", "--from {first} 晚于 --to {last}")
_NO_SHARE = Words(
    "--max-rejects {text}: write a share as 0.1% or a number of rows", "--max-rejects {text}：请写比例（0.1%）或行数"
)
_NO_BREAKDOWN = Words("--by {text}: there are {known}", "--by {text}：可用的有 {known}")
_NO_FIGURE = Words(
    "{text}: no figure that case records tell; there are {known}", "{text}：不是办件记录能反映的数据；可用的有 {known}"
)
_NO_MEMORY = Words("--memory {text}: write a size as 512MB", "--memory {text}：请写大小，如 512MB")


MONTH = "month"
"""What breaks a year down into a report for each of its months."""


class Records(NamedTuple):
    """Records that are open, and how and for when they are read."""

    engine: Engine
    view: View


def layout_of(flags: Mapping[str, Any]) -> Layout:
    """Return the layout that was asked for, with the way of counting if that was asked for too."""
    found = layout(flags["layout"])
    return found if flags["counting"] is None else found._replace(counting=flags["counting"])


def period_of(flags: Mapping[str, Any]) -> Period:
    """Return the period that was asked for: the year, or the part of it between two days."""
    year = year_of(flags["year"])
    first = _day(flags["from"], "--from", year) or datetime.date(year, 1, 1)
    last = _day(flags["to"], "--to", year) or datetime.date(year, 12, 31)
    if last < first:
        raise MisuseError(_BACKWARDS, {"first": str(first), "last": str(last)})
    return Period(first, last)


def engine_of(flags: Mapping[str, Any], layout: Layout, lang: Lang) -> Engine:
    """Return the engine that was asked for; its records are opened in a `with`."""
    if flags["engine"] == "spark":
        from licreport.cases.engines.spark import Spark  # noqa: PLC0415  # an extra that few have

        return Spark(layout, flags["master"])

    return duck_of(flags, layout, lang)


def duck_of(flags: Mapping[str, Any], layout: Layout, lang: Lang) -> Duck:
    """Return the engine of this machine."""
    if flags["memory"] is not None and not re.fullmatch(r"[0-9]+ ?[KMG]i?B", flags["memory"]):
        raise MisuseError(_NO_MEMORY, {"text": flags["memory"]})
    tell = progress_in(lang) if sys.stderr is not None and sys.stderr.isatty() else None
    return Duck(layout, memory=flags["memory"], tell=tell)


def breakdowns_of(flags: Mapping[str, Any]) -> tuple[str, ...]:
    """Return by what the figures are to be broken down."""
    asked = tuple(filter(None, (flags["by"] or "").split(",")))
    for each in asked:
        if each not in (*BREAKDOWNS, MONTH):
            raise MisuseError(_NO_BREAKDOWN, {"text": each, "known": ", ".join((*BREAKDOWNS, MONTH))})
    return asked


def most_refused(text: str, rows: int) -> int:
    """Return how many of so many rows may be refused."""
    number, is_share = (text[:-1], True) if text.endswith("%") else (text, False)
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", number) or (not is_share and "." in number):
        raise MisuseError(_NO_SHARE, {"text": text})
    return int(Fraction(Decimal(number)) / 100 * rows) if is_share else int(number)


def figure_of(text: str) -> Definition:
    """Return the definition of a figure that was named by its address, its key or its label."""
    known = definitions()
    for address, definition in known.items():
        label = key_label(TABLES[definition.key], definition.name)
        if text in {address, label.zh, label.en} or (text == definition.name and definition.key != "fees"):
            return definition
    raise MisuseError(_NO_FIGURE, {"text": text, "known": ", ".join(known)})


def calendar_of(flags: Mapping[str, Any]) -> Iterator[Day]:
    """Yield every day, with the holidays of a newer file if one was named."""
    return calendar(None if flags["calendar"] is None else Path(flags["calendar"]))


def _day(text: str | None, option: str, year: int) -> datetime.date | None:
    if text is None:
        return None
    try:
        day = datetime.date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.year != year:
        raise MisuseError(_NO_DAY, {"option": option, "text": text, "year": str(year)})
    return day
