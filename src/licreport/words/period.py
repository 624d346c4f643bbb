"""The part of a year that a report is on, and what people call it."""

import datetime
from typing import NamedTuple

from licreport.words.language import Words

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_END = 31
"""Stands for the last day of any month, so that February's is the same in a leap year."""


class Span(NamedTuple):
    """A part of any year, from a day of a month to another; the whole year is None instead."""

    month: int
    day: int
    last_month: int
    last_day: int

    def within(self, other: "Span | None") -> bool:
        """Tell whether it is a part of another, or the same."""
        return other is None or (other[:2] <= self[:2] and self[2:] <= other[2:])


def span_of(first: datetime.date, last: datetime.date) -> Span | None:
    """Return the part of its year that lies between two days; None for all of it."""
    is_month_end = (last + datetime.timedelta(days=1)).day == 1
    span = Span(first.month, first.day, last.month, _END if is_month_end else last.day)
    return None if span == (1, 1, 12, _END) else span


def days_of(year: int, span: Span | None) -> tuple[datetime.date, datetime.date]:
    """Return the first and the last day of a part of a year."""
    if span is None:
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    first = datetime.date(year, span.month, span.day)
    if span.last_day < _END:
        return first, datetime.date(year, span.last_month, span.last_day)
    after = datetime.date(year + span.last_month // 12, span.last_month % 12 + 1, 1)
    return first, after - datetime.timedelta(days=1)


def called(year: int, span: Span | None) -> Words:
    """Return what a part of a year is called: `January to March 2024`, 2024 年 1—3 月; for all of it the year."""
    if span is None:
        return Words(str(year), f"{year} 年")
    first, last = _MONTHS[span.month - 1], _MONTHS[span.last_month - 1]
    if span.day > 1 or span.last_day < _END:
        *_, end = days_of(year, span)
        begins, ends = (f"{span.month} 月 {span.day} 日", f"{span.last_month} 月 {end.day} 日")
        return Words(f"{span.day} {first} to {end.day} {last} {year}", f"{year} 年 {begins}—{ends}")
    if first == last:
        return Words(f"{first} {year}", f"{year} 年 {span.month} 月")
    return Words(f"{first} to {last} {year}", f"{year} 年 {span.month}—{span.last_month} 月")


def titled(year: int, span: Span | None) -> Words:
    """Return the same as it stands in a title: 2024年度, 2024年1—3月."""
    if span is None:
        return Words(str(year), f"{year}年度")
    words = called(year, span)
    return Words(words.en, words.zh.replace(" ", ""))
