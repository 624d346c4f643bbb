"""Reports on a part of a year: what they are compared with, and what they are called.

All reports here are synthetic.
"""

import datetime
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from licreport.check.many import Plan, survey
from licreport.check.one import check
from licreport.compose.report import compose
from licreport.compose.summary import summarised
from licreport.files.glance import Told, glance
from licreport.report.load import load_bytes
from licreport.rollup.gather import gather
from licreport.rollup.sums import rollup
from licreport.rollup.whole import toml
from licreport.trend import gather as gathered
from licreport.words.language import LANGS, Lang, MisuseError
from licreport.words.period import Span, called, days_of, span_of

TODAY = datetime.date(2026, 1, 1)
YEAR, FIRST, SECOND = "", "to = {0}-03-31\n", "from = {0}-04-01\nto = {0}-06-30\n"
THIRD, FOURTH = "from = {0}-07-01\nto = {0}-09-30\n", "from = {0}-10-01\n"
HALF, REST, NINE = "to = {0}-06-30\n", "from = {0}-07-01\n", "to = {0}-09-30\n"


def report(period: str, figures: str = "", year: int = 2024, authority: str = "虚构区", more: str = "") -> str:
    """Return a synthetic report on a part of a year."""
    own = f'[report]\nauthority = "{authority}"\nyear = {year}\n{period.format(year)}{more}'
    return f"format = 1\n{own}[applications]\n{figures}"


def found(files: Mapping[str, str] | Sequence[str]) -> list[tuple[str, str, str]]:
    """Return the file, the code and the address of what is found in files together."""
    named = files if isinstance(files, Mapping) else {f"{number}": text for number, text in enumerate(files)}
    held = {name: load_bytes(name, text.encode()) for name, text in named.items()}
    checked = survey(list(held), Plan(TODAY), given=held)
    return [(one.loaded.name, each.code, each.address) for one in checked for each in one.diagnostics]


# Which period a report is on.


@pytest.mark.parametrize(
    ("period", "span"),
    [
        pytest.param("", None, id="no period"),
        pytest.param("from = 2024-01-01\nto = 2024-12-31\n", None, id="all of the year"),
        pytest.param("from = 2024-01-01\n", None, id="from its beginning"),
        pytest.param("to = 2024-12-31\n", None, id="to its end"),
        pytest.param("to = 2024-03-31\n", (1, 1, 3, 31), id="a quarter"),
        pytest.param("from = 2024-02-01\nto = 2024-02-29\n", (2, 1, 2, 31), id="a month, to its end"),
        pytest.param("from = 2024-02-03\nto = 2024-03-10\n", (2, 3, 3, 10), id="days"),
        pytest.param("from = 2024-03-01\nto = 2024-03-01\n", (3, 1, 3, 1), id="a day"),
    ],
)
def test_a_period_is_all_of_the_year_unless_it_is_said(period: str, span: tuple[int, ...] | None) -> None:
    loaded = load_bytes("2024.toml", report(period).encode())
    assert loaded.problems == ()
    assert loaded.report is not None
    assert loaded.report.report.span == span


@pytest.mark.parametrize(
    ("period", "at", "says"),
    [
        pytest.param("to = 2025-03-31\n", "to", "is not in 2024, the year reported on", id="to in another year"),
        pytest.param("from = 2023-12-01\n", "from", "is not in 2024, the year reported on", id="from in another year"),
        pytest.param("from = 2024-04-01\nto = 2024-03-31\n", "to", "is before 2024-04-01", id="to before from"),
        pytest.param('to = "2024-03-31"\n', "to", "is not a date", id="in quotes"),
        pytest.param("from = 1\n", "from", "is not a date", id="no date"),
    ],
)
def test_a_period_lies_within_its_year(period: str, at: str, says: str) -> None:
    loaded = load_bytes("2024.toml", report(period).encode())
    (problem,) = check(loaded, today=TODAY).diagnostics
    assert (problem.code, problem.address) == ("LR004", f"report.{at}")
    assert says in problem.message("en")
    assert loaded.report is not None


@pytest.mark.parametrize("wrong", ["to = 2025-03-31\n", "form = 2024-04-01\n"], ids=["unfit", "misspelt"])
def test_what_is_on_an_unknown_period_is_compared_with_nothing(wrong: str) -> None:
    files = {
        "2023.toml": report("", "received = 100\npending = 5\n", 2023),
        "2024.toml": report(wrong, "received = 900\nbrought_forward = 7\n") + "[items]\nprevious = 3\n",
        "2025.toml": report("", "received = 900\nbrought_forward = 7\n", 2025),
    }
    assert {code for _, code, _ in found(files)} <= {"LR002", "LR004"}


@pytest.mark.parametrize("year", [2023, 2024])
@pytest.mark.parametrize("span", [None, Span(1, 1, 2, 31), Span(2, 3, 3, 10), Span(10, 1, 12, 31), Span(2, 28, 2, 28)])
def test_a_span_of_one_year_is_that_of_another(year: int, span: Span | None) -> None:
    if span == (2, 28, 2, 28) and year == 2023:
        assert span_of(*days_of(year, span)) == (2, 28, 2, 31)  # which is that February's end
    else:
        assert span_of(*days_of(year, span)) == span


@pytest.mark.parametrize(
    ("span", "en", "zh"),
    [
        (None, "2024", "2024 年"),
        (Span(3, 1, 3, 31), "March 2024", "2024 年 3 月"),
        (Span(1, 1, 11, 31), "January to November 2024", "2024 年 1—11 月"),
        (Span(2, 3, 3, 10), "3 February to 10 March 2024", "2024 年 2 月 3 日—3 月 10 日"),
        (Span(2, 3, 2, 31), "3 February to 29 February 2024", "2024 年 2 月 3 日—2 月 29 日"),
    ],
)
def test_a_period_is_called_by_its_months(span: Span | None, en: str, zh: str) -> None:
    assert called(2024, span) == (en, zh)


# Like with like.

LIKE = {
    "a year and last year": ([report(YEAR, "received = 100", 2023), report(YEAR, "received = 900")], ["LR503"]),
    "a quarter and last year's same": (
        [report(SECOND, "received = 100", 2023), report(SECOND, "received = 900")],
        ["LR503"],
    ),
    "a quarter and last year's other": ([report(FIRST, "received = 100", 2023), report(SECOND, "received = 900")], []),
    "a quarter and last year": ([report(YEAR, "received = 900", 2023), report(FIRST, "received = 100")], []),
    "a year and last year's quarter": ([report(FIRST, "received = 100", 2023), report(YEAR, "received = 900")], []),
    "two Februaries, of which one is longer": (
        [
            report("from = 2023-02-01\nto = 2023-02-28\n", "received = 100", 2023),
            report("from = 2024-02-01\nto = 2024-02-29\n", "received = 900"),
        ],
        ["LR503"],
    ),
    "carried over a year": ([report(YEAR, "pending = 5", 2023), report(YEAR, "brought_forward = 7")], ["LR502"]),
    "not carried over to the next year's quarter": (
        [report(FIRST, "pending = 5", 2023), report(FIRST, "brought_forward = 7")],
        [],
    ),
    "the same quarter is missing between": ([report(FIRST, year=2022), report(FIRST)], ["LR504"]),
    "no year is missing where quarters are": ([report(FIRST, year=2022), report(YEAR), report(YEAR, year=2023)], []),
    "a year twice": ([report(YEAR), report(YEAR)], ["LR505"]),
    "a quarter twice": ([report(FIRST), report(FIRST)], ["LR505"]),
    "a year, said or not": ([report(YEAR), report("from = 2024-01-01\nto = 2024-12-31\n")], ["LR505"]),
    "a year and its quarters": ([report(each) for each in (YEAR, FIRST, SECOND, THIRD, FOURTH)], []),
}


@pytest.mark.parametrize(("texts", "codes"), LIKE.values(), ids=LIKE)
def test_like_is_compared_with_like(texts: Sequence[str], codes: list[str]) -> None:
    assert [code for _, code, _ in found(texts)] == codes


PART = 'part_of = "虚构区"\n'
WHOLE = 'parts = "complete"\n'


@pytest.mark.parametrize(
    ("whole", "part", "codes"),
    [
        pytest.param(FIRST, FIRST, ["LR601"], id="the same quarter"),
        pytest.param(YEAR, FIRST, [], id="a year, and the part's quarter"),
        pytest.param(FIRST, YEAR, [], id="a quarter, and the part's year"),
    ],
)
def test_parts_add_up_to_a_whole_of_the_same_period(whole: str, part: str, codes: list[str]) -> None:
    texts = [
        report(whole, "received = 10", more=WHOLE),
        report(part, "received = 7", authority="虚构局", more=PART),
    ]
    assert [code for _, code, _ in found(texts)] == codes


@pytest.mark.parametrize(
    ("en", "zh"),
    [
        (
            "虚构区 already reports on April to June 2024 in 0; neither of the two is compared with other reports",
            "0 已是虚构区 2024 年 4—6 月的报告；两者都不与其他报告核对",
        )
    ],
)
def test_a_message_names_the_period(en: str, zh: str) -> None:
    texts = {f"{number}": report(SECOND) for number in range(2)}
    held = {name: load_bytes(name, text.encode()) for name, text in texts.items()}
    ((diagnostic,),) = (one.diagnostics for one in survey(list(held), Plan(TODAY), given=held) if one.diagnostics)
    assert (diagnostic.message("en"), diagnostic.message("zh")) == (en, zh)


# LR507 and LR508: periods in periods.

PERIODS = {
    "a year above its quarter": ([(YEAR, 10), (FIRST, 9)], []),
    "a year as its quarter": ([(YEAR, 10), (FIRST, 10)], []),
    "a year below its quarter": ([(YEAR, 10), (FIRST, 11)], ["LR507"]),
    "nine months below a quarter in them": ([(NINE, 10), (SECOND, 11)], ["LR507"]),
    "half a year beside a quarter not in it": ([(HALF, 10), (THIRD, 11)], []),
    "periods that overlap": ([(HALF, 10), ("from = {0}-06-01\nto = {0}-07-31\n", 11)], []),
    "a year below nine months that hold a quarter": ([(YEAR, 10), (NINE, 12), (FIRST, 11)], ["LR507"]),
    "rounded, perhaps as many": ([(YEAR, '"1.0万"'), (FIRST, 10_050)], []),
    "rounded, certainly fewer": ([(YEAR, '"1.0万"'), (FIRST, 10_501)], ["LR507"]),
    "another year's quarter": ([(YEAR, 10), ("year", 11)], []),
    "four quarters": ([(YEAR, 10), (FIRST, 1), (SECOND, 2), (THIRD, 3), (FOURTH, 4)], []),
    "four quarters, one less": ([(YEAR, 10), (FIRST, 1), (SECOND, 2), (THIRD, 3), (FOURTH, 3)], ["LR508"]),
    "four quarters, one far more": ([(YEAR, 10), (FIRST, 1), (SECOND, 2), (THIRD, 3), (FOURTH, 40)], ["LR508"]),
    "two halves": ([(YEAR, 10), (HALF, 4), (REST, 6)], []),
    "two halves, one less": ([(YEAR, 10), (HALF, 4), (REST, 5)], ["LR508"]),
    "half a year and two quarters": ([(YEAR, 10), (HALF, 4), (THIRD, 3), (FOURTH, 4)], ["LR508"]),
    "half a year of two quarters": ([(HALF, 10), (FIRST, 4), (SECOND, 5)], ["LR508"]),
    "three quarters": ([(YEAR, 10), (FIRST, 1), (SECOND, 2), (THIRD, 3)], []),
    "a gap of a day": ([(YEAR, 10), ("to = {0}-06-29\n", 4), (REST, 5)], []),
    "an overlap of a day": ([(YEAR, 10), (HALF, 4), ("from = {0}-06-30\n", 5)], []),
    "a quarter that does not print it": ([(YEAR, 10), (HALF, 4), (REST, None)], []),
    "a quarter that is there twice": ([(YEAR, 10), (FIRST, 11), (FIRST, 11)], ["LR505"]),
}


@pytest.mark.parametrize(("periods", "codes"), PERIODS.values(), ids=PERIODS)
def test_a_longer_period_holds_the_shorter_ones(periods: Sequence[tuple[str, object]], codes: list[str]) -> None:
    texts = []
    for period, count in periods:
        figures = "" if count is None else f"received = {count}\n"
        texts.append(report(FIRST, figures, 2023) if period == "year" else report(period, figures))
    assert [code for _, code, _ in found(texts)] == codes


@pytest.mark.parametrize("year", [2023, 2024])
@pytest.mark.parametrize(("total", "codes"), [(78, []), (79, ["LR508"])])
def test_twelve_months_add_up_to_a_year(year: int, total: int, codes: list[str]) -> None:
    months = [days_of(year, Span(month, 1, month, 31)) for month in range(1, 13)]
    texts = [
        report(f"from = {first}\nto = {last}\n", f"received = {number}\n", year)
        for number, (first, last) in enumerate(months, 1)
    ]
    assert [code for _, code, _ in found([report(YEAR, f"received = {total}\n", year), *texts])] == codes


@pytest.mark.parametrize(
    "figure", ["pending", "brought_forward", "items.total", "items.added", "items.removed", "oversight.items_covered"]
)
def test_what_there_is_at_one_time_does_not_accumulate(figure: str) -> None:
    key, _, name = figure.rpartition(".")
    texts = [
        report(period) + (f"[{key}]\n" if key else "") + f"{name} = {count}\n"
        for period, count in ((YEAR, 5), (HALF, 7), (REST, 9))
    ]
    assert found(texts) == []


def test_on_time_is_compared_only_where_it_is_counted_alike() -> None:
    year, half = report(YEAR) + "[handling]\non_time = 5\n", report(HALF) + "[handling]\non_time = 7\n"
    beside = "on_time_excludes_on_the_spot = true\n"
    assert [code for _, code, _ in found([year, half])] == ["LR507"]
    assert found([year + beside, half]) == []


@pytest.mark.parametrize(
    ("code", "at"), [("LR507", "applications.received"), ("LR508", "applications.received")], ids=["LR507", "LR508"]
)
def test_what_periods_contradict_can_be_waived(code: str, at: str) -> None:
    waiver = f'[[waiver]]\nrule = "{code}"\nat = "{at}"\nreason = "as published"\n'
    parts = [report(HALF, "received = 11")] + [report(REST, "received = 3")] * (code == "LR508")
    assert found([report(YEAR, "received = 10\n") + waiver, *parts]) == []
    kept = [report(HALF, "received = 4")] + [report(REST, "received = 6")] * (code == "LR508")
    assert [each for _, each, _ in found([report(YEAR, "received = 10\n") + waiver, *kept])] == ["LR901"]


# Whatever goes by authority and year.


@pytest.mark.parametrize("period", [YEAR, FIRST, SECOND, "to = 2025-03-31\n"])
def test_a_glance_tells_the_period(period: str, tmp_path: Path) -> None:
    file = tmp_path / "2024.toml"
    file.write_text(report(period), encoding="utf-8")
    loaded = load_bytes("2024.toml", report(period).encode())
    assert loaded.report is not None
    told = glance(str(file))
    assert isinstance(told, Told)
    assert (told.span, told.is_loose) == (loaded.report.report.span, period.startswith("to = 2025"))


def test_a_part_of_a_year_is_no_year_of_a_trend() -> None:
    files = [load_bytes(f"{number}", text.encode()) for number, text in enumerate([report(YEAR), report(FIRST)])]
    assert ([entry.file for entry in gathered(files).entries], gathered(files).on_parts) == (["0"], ("1",))


@pytest.mark.parametrize(
    ("periods", "says"),
    [
        pytest.param([YEAR, YEAR, FIRST], {"year": 2024}, id="years, where there are any"),
        pytest.param(
            [FIRST, FIRST],
            {"year": 2024, "from": datetime.date(2024, 1, 1), "to": datetime.date(2024, 3, 31)},
            id="the only period",
        ),
    ],
)
def test_a_rollup_is_of_one_period(periods: Sequence[str], says: Mapping[str, object]) -> None:
    texts = [
        report(period, "received = 5", authority=f"第{number}局", more=PART) for number, period in enumerate(periods)
    ]
    files = [load_bytes(f"{number}", text.encode()) for number, text in enumerate(texts)]
    rolled = toml(rollup(gather(files, "虚构区", 2024, today=TODAY), "虚构区", 2024), Path(), "en")
    tree = load_bytes("whole.toml", rolled.encode()).tree
    own = tree["report"]
    assert isinstance(own, dict)
    assert {key: own[key] for key in ("year", "from", "to") if key in own} == says
    assert tree["applications"] == {"received": 10}


def test_a_rollup_of_several_periods_is_refused() -> None:
    texts = [report(FIRST, authority="甲局", more=PART), report(SECOND, authority="甲局", more=PART)]
    with pytest.raises(MisuseError, match="January to March 2024 and April to June 2024; give"):
        gather([load_bytes("x", text.encode()) for text in texts], "虚构区", 2024, today=TODAY)


TITLES: Mapping[Lang, Sequence[str]] = {
    "en": ("虚构区, April to June 2024: Report on Administrative Licensing", "in April to June 2024"),
    "zh": ("虚构区2024年4—6月行政许可实施情况报告", "虚构区2024年4—6月行政许可实施情况"),
}


@pytest.mark.parametrize("lang", LANGS)
def test_a_quarters_report_is_not_titled_as_a_years(lang: Lang) -> None:
    checked = check(load_bytes("2024.toml", report(SECOND, "received = 5\npending = 2").encode()), today=TODAY)
    document, title = compose(checked, lang), summarised(checked, lang).title
    assert document.title == TITLES[lang][0]
    assert TITLES[lang][1] in title
    assert "年度" not in document.title + title
    assert document.date == datetime.date(2024, 6, 30)
    told = repr(document.blocks)
    assert ("期末未办结" if lang == "zh" else "pending at the end of the period") in told
    assert "全年" not in told
