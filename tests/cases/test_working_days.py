"""Our table of working days is that of the State Council: held to two others, day by day."""

import datetime
from collections.abc import Iterator

import chinese_calendar  # type: ignore[import-untyped]  # it has no types
import holidays as other
import pytest

from licreport.cases.working_days import calendar, holidays

YEARS = range(2004, 2027)


def days() -> Iterator[datetime.date]:
    first, last = datetime.date(YEARS[0], 1, 1), datetime.date(YEARS[-1], 12, 31)
    return (first + datetime.timedelta(step) for step in range((last - first).days + 1))


def test_all_years_with_a_notice_are_known() -> None:
    assert holidays().years == YEARS


def test_working_days_are_those_of_chinesecalendar_but_for_the_one_that_it_has_wrong() -> None:
    """国办发明电〔2005〕35号 makes Saturday, 31 December 2005 a working day."""
    own = holidays()
    differ = [day for day in days() if own.is_worked(day) is not chinese_calendar.is_workday(day)]
    assert differ == [datetime.date(2005, 12, 31)]
    assert own.is_worked(differ[0])


def test_working_days_are_those_of_holidays() -> None:
    own, theirs = holidays(), other.country_holidays("CN", years=YEARS)
    assert [day for day in days() if own.is_worked(day) is not theirs.is_working_day(day)] == []


def test_working_days_add_up_day_by_day_and_are_not_known_beyond_the_notices() -> None:
    own, worked = holidays(), 0
    for day in calendar():
        if day.day.year not in YEARS:
            assert day.worked is None
            continue
        worked += own.is_worked(day.day)
        assert day.worked == worked


@pytest.mark.parametrize(
    ("day", "is_worked"),
    [("2024-02-04", True), ("2024-02-12", False), ("2024-10-07", False), ("2024-10-12", True), ("2026-01-01", False)],
)
def test_known_days(day: str, is_worked: bool) -> None:
    assert holidays().is_worked(datetime.date.fromisoformat(day)) is is_worked
