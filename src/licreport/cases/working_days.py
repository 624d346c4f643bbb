"""Working days: all days from 1949 to 2100, and how many working days there were up to each that is known.

The days between acceptance and decision are the difference of two such numbers, so that the day after acceptance is
the first, as the Licensing Law counts them (行政许可法, articles 42 and 82). Of a year whose holidays were not
announced yet, nothing is known, and what is counted over it is not known either.
"""

import datetime
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from licreport.report.fields import YEARS
from licreport.words.language import MisuseError, Words

_UNREADABLE = Words("{file}: {why}", "{file}：{why}")
_NO_LINE = Words(
    "{file}, line {line}: “{text}” is no line of holidays; write `2027 rest 01-01..01-03` or `2027 work 02-14`",
    "{file} 第 {line} 行：“{text}”不是节假日的一行；请写 `2027 rest 01-01..01-03` 或 `2027 work 02-14`",
)


class Day(NamedTuple):
    """A day, its number from 1949 on, and the working days up to it; None where they are not known."""

    day: datetime.date
    serial: int
    worked: int | None


class Holidays(NamedTuple):
    """The days that rest and the days that are worked against the rule, by year."""

    rest: Mapping[int, frozenset[datetime.date]]
    work: Mapping[int, frozenset[datetime.date]]

    @property
    def years(self) -> range:
        """The years that are known, without a gap."""
        first = min(self.rest)
        return range(first, next(year for year in range(first, YEARS[-1] + 2) if year not in self.rest))

    def is_worked(self, day: datetime.date) -> bool:
        """Tell whether a day of a known year is a working day."""
        if day in self.work.get(day.year, ()):
            return True
        return day.weekday() < 5 and day not in self.rest[day.year]


def calendar(newer: Path | None = None) -> Iterator[Day]:
    """Yield every day from 1949 to 2100; `newer` is a file of holidays whose years replace ours.

    Raises MisuseError where that file cannot be read.
    """
    known = holidays(newer)
    years = known.years
    day, end = datetime.date(YEARS[0], 1, 1), datetime.date(YEARS[-1], 12, 31)
    worked = 0
    for serial in range((end - day).days + 1):
        today = day + datetime.timedelta(serial)
        is_known = today.year in years
        worked += is_known and known.is_worked(today)
        yield Day(today, serial, worked if is_known else None)


def holidays(newer: Path | None = None) -> Holidays:
    """Return the holidays that are known, with those of a newer file in the place of ours."""
    rest, work = _read("holidays.txt", _shipped())
    if newer is not None:
        try:
            text = newer.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            why = getattr(error, "strerror", None) or str(error)
            raise MisuseError(_UNREADABLE, {"file": str(newer), "why": why}) from None
        own_rest, own_work = _read(str(newer), text)
        rest, work = rest | own_rest, {year: days for year, days in work.items() if year not in own_rest} | own_work
    return Holidays(rest, work)


@cache
def _shipped() -> str:
    return files("licreport.cases").joinpath("holidays.txt").read_text(encoding="utf-8")


def _read(name: str, text: str) -> tuple[dict[int, frozenset[datetime.date]], dict[int, frozenset[datetime.date]]]:
    """Return the days of rest and of work that a file lists, by year."""
    found: dict[str, dict[int, frozenset[datetime.date]]] = {"rest": {}, "work": {}}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            year, kind, *runs = line.split()
            found[kind][int(year)] = frozenset(day for run in runs for day in _days(int(year), run))
        except (ValueError, KeyError):
            facts = {"file": name, "line": str(number), "text": line.strip()}
            raise MisuseError(_NO_LINE, facts) from None
    return found["rest"], found["work"]


def _days(year: int, run: str) -> Iterator[datetime.date]:
    """Yield the days of `02-05` or `02-05..02-11`; raises ValueError for anything else."""
    if not re.fullmatch(r"\d\d-\d\d(?:\.\.\d\d-\d\d)?", run):
        raise ValueError(run)
    first, _, last = run.partition("..")
    day = datetime.date.fromisoformat(f"{year}-{first}")
    end = datetime.date.fromisoformat(f"{year}-{last or first}")
    while day <= end:
        yield day
        day += datetime.timedelta(1)
