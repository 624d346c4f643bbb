"""What the texts of records are read as, in the forms in which exports have them."""

import datetime
import random
from collections.abc import Callable, Sequence
from decimal import Decimal

import duckdb
import pytest
from cases import generated, reference

from licreport.cases.query.columns import second_of, typed


def read(field: str, text: str, place: int = 0) -> object:
    expression = typed(field, "text", generated.case_layout(), {field: "text"})[place].expression
    return _selected(expression, field, text)


def _selected(expression: str, field: str, text: str) -> object:
    found = duckdb.execute(f"SELECT {expression} FROM (SELECT CAST(? AS VARCHAR) AS raw_{field})", [text])  # noqa: S608
    return found.fetchall()[0][0]


def _and_around(texts: Sequence[str]) -> list[str]:
    return [*texts, *(around.format(text) for around in generated.AROUND for text in texts)]


AT = datetime.datetime(2024, 3, 5, 14, 7, 9)  # noqa: DTZ001  # as records have it
DATES = _and_around([*(form(AT) for form in generated.DATES), *generated.NO_DATES, *generated.FAR_DATES])
FEES = _and_around([*(form(random.Random(1)) for form in generated.FEES), *generated.ODD_FEES])  # noqa: S311
LIMITS = _and_around([*generated.LIMITS, *generated.ODD_LIMITS])


@pytest.mark.parametrize(
    ("field", "texts", "known"),
    [("applied", DATES, reference.day), ("fee", FEES, reference.money), ("promised", LIMITS, reference.limit)],
)
def test_each_form_is_read_alike(field: str, texts: Sequence[str], known: Callable[[str], object]) -> None:
    wrong = {text: (read(field, text), known(text)) for text in texts if read(field, text) != known(text)}
    assert not wrong


def test_each_time_of_day_is_read_alike() -> None:
    clock = second_of("applied", "text")
    wrong = {
        text: reference.clock(text) for text in DATES if _selected(clock, "applied", text) != reference.clock(text)
    }
    assert not wrong


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("applied", "\t2024-03-05\u3000", datetime.date(2024, 3, 5)),
        ("applied", "2024年3月5日9:05", datetime.date(2024, 3, 5)),
        ("applied", "20240305T1407", datetime.date(2024, 3, 5)),
        ("applied", "2024-03-05 ab:cd:ef", None),
        ("applied", "2024-1-110:30", None),
        ("applied", "2024-02-30", None),
        ("applied", "0001-01-01", None),
        ("applied", "45292", None),
        ("applied", "1708122500000", None),
        ("applied", "20240305140709000", datetime.date(2024, 3, 5)),
        ("fee", "￥1,234.50元", Decimal("1234.50")),
        ("fee", "1.234", None),
        ("fee", "12万", None),
        ("fee", "100000000000000", Decimal("100000000000000.00")),
        ("promised", "20个工作日", 20),
        ("promised", "20.0", 20),
        ("promised", "5.5", None),
        ("promised", "12345678901", None),
        ("visits", "0.0", 0),
        ("visits", "3次", None),
    ],
)
def test_what_a_text_is_read_as(field: str, text: str, value: object) -> None:
    assert read(field, text) == value


def test_the_hour_is_read_where_the_day_has_one_digit() -> None:
    assert _selected(second_of("applied", "text"), "applied", "2024-1-1 10:30") == 10 * 3600 + 30 * 60
