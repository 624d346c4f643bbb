"""Growth as printed, against this year's and last year's figures. The figures of the first cases are published ones."""

import datetime

import pytest

from licreport.check.many import Plan, survey
from licreport.check.one import check
from licreport.listing.forms.full import blocks
from licreport.report.load import load_bytes

TODAY = datetime.date(2026, 1, 1)


def report(year: int, text: str) -> bytes:
    return f'format = 1\n[report]\nauthority = "虚构局"\nyear = {year}\n{text}\n'.encode()


def both_years(now: object, last: object, growth: object) -> str:
    parts = (("applications", now), ("last_year.applications", last), ("growth.applications", growth))
    return "\n".join(f"[{table}]\naccepted = {value}" for table, value in parts if value is not None)


@pytest.mark.parametrize(
    ("now", "last", "growth", "found"),
    [
        pytest.param(13_260, 10_571, '"25.4%"', [], id="a quarter more"),
        pytest.param(13_828, 13_260, '"4.3%"', [], id="some more"),
        pytest.param(14_647, 13_828, '"5.9%"', [], id="more again"),
        pytest.param(14_647, 13_828, '"6.9%"', [("LR304", "error")], id="a point too much"),
        pytest.param(13_828, 13_260, '"4.28%"', [], id="to two places"),
        pytest.param(14_647, 13_828, '"5.92%"', [], id="rounded to two places"),
        pytest.param(13_260, 10_571, '"25.43%"', [("LR304", "warning")], id="cut off to two places"),
        pytest.param(10_571, 13_260, '"-20.3%"', [], id="a fall"),
        pytest.param(10_571, 13_260, '"-20.2%"', [("LR304", "warning")], id="a fall cut off"),
        pytest.param(10_571, 13_260, '"20.3%"', [("LR304", "error")], id="a fall without its sign"),
        pytest.param(10_571, 13_260, '"近-21%"', [], id="nearly, of a fall"),
        pytest.param(13_260, 10_571, 2_689, [], id="a difference"),
        pytest.param(10_571, 13_260, -2_689, [], id="a difference that is a fall"),
        pytest.param(13_260, 10_571, 2_690, [("LR304", "error")], id="a difference that is off"),
        pytest.param('"1.33万"', '"1.06万"', '"25.4%"', [], id="of rounded figures"),
        pytest.param(27, 13, '"107.7%"', [], id="more than doubled"),
        pytest.param(27, 0, '"100%"', [], id="from nothing, which no rate says"),
        pytest.param(27, None, '"100%"', [], id="from what is not printed"),
    ],
)
def test_growth_follows_from_both_years(
    now: object, last: object, growth: object, found: list[tuple[str, str]]
) -> None:
    checked = check(load_bytes("2024.toml", report(2024, both_years(now, last, growth))), today=TODAY)
    assert [(each.code, each.severity.value) for each in checked.diagnostics] == found


def test_the_sentence_says_how_it_was_computed() -> None:
    checked = check(load_bytes("2024.toml", report(2024, both_years(14_647, 13_828, '"6.9%"'))), today=TODAY)
    (found,) = checked.diagnostics
    assert found.message("en") == (
        "growth of accepted 6.9% differs from accepted 14,647 / accepted last year 13,828 − 1 = 5.9% "
        "by 1 percentage point"
    )
    assert found.address == "growth.applications.accepted"


def test_a_waiver_says_growth_as_it_is_printed() -> None:
    checked = check(load_bytes("2024.toml", report(2024, both_years(14_647, 13_828, '"6.9%"'))), today=TODAY)
    shown = "".join(blocks(checked, "en"))
    assert '(at = "growth.applications.accepted", difference = "1%")' in shown


FIGURE = '[[figure]]\nname = "热线"\nvalue = {}\nlast_year = {}\ngrowth = {}'


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        pytest.param(FIGURE.format(130, 100, '"30%"'), [], id="a figure"),
        pytest.param(FIGURE.format(130, 100, '"40%"'), ["LR304"], id="a figure that is off"),
        pytest.param(FIGURE.format('"83.0%"', '"82.0%"', '"1.0%"'), [], id="a figure that is a rate, by points"),
        pytest.param(
            '[rates]\napproval = "98.1%"\n[last_year.rates]\napproval = "97.1%"\n[growth.rates]\napproval = "1.3%"',
            ["LR304"],
            id="a rate, by points",
        ),
    ],
)
def test_what_only_this_report_prints_and_rates_grow_too(text: str, codes: list[str]) -> None:
    checked = check(load_bytes("2024.toml", report(2024, text)), today=TODAY)
    assert [each.code for each in checked.diagnostics] == codes


@pytest.mark.parametrize(
    ("last", "this", "found"),
    [
        pytest.param("[applications]\naccepted = 10_571", both_years(13_260, 10_571, '"25.4%"'), [], id="all agree"),
        pytest.param(
            "[applications]\naccepted = 10_517", both_years(13_260, 10_571, '"25.4%"'), ["LR509"], id="restated"
        ),
        pytest.param(
            "[applications]\naccepted = 10_571", both_years(13_260, None, '"25.4%"'), [], id="from the report"
        ),
        pytest.param("[applications]\naccepted = 10_571", both_years(13_260, None, '"24.4%"'), ["LR510"], id="not so"),
        pytest.param("[applications]\nreceived = 1", both_years(13_260, None, '"24.4%"'), [], id="not printed there"),
        pytest.param('[applications]\naccepted = "1.1万"', both_years(13_260, 10_571, None), [], id="rounded there"),
    ],
)
def test_last_years_report_is_asked(last: str, this: str, found: list[str]) -> None:
    files = {
        f"{year}.toml": load_bytes(f"{year}.toml", report(year, text)) for year, text in ((2023, last), (2024, this))
    }
    results = survey([*files], Plan(TODAY), given=files)
    assert [(each.code, each.severity.value) for one in results for each in one.diagnostics] == [
        (code, "warning") for code in found
    ]


def test_growth_since_what_did_not_load_is_not_held_against_last_years_report() -> None:
    this = both_years(13_260, '"1,0571"', '"25.4%"')
    texts = {2023: "[applications]\naccepted = 10_517", 2024: this}
    files = {f"{year}.toml": load_bytes(f"{year}.toml", report(year, text)) for year, text in texts.items()}
    found = [each.code for one in survey([*files], Plan(TODAY), given=files) for each in one.diagnostics]
    assert found == ["LR004"]


def test_a_quarter_is_compared_with_the_same_quarter() -> None:
    quarter = "to = {}-03-31\n[applications]\naccepted = {}"
    files = {
        "a": load_bytes("a", report(2023, quarter.format(2023, 100))),
        "b": load_bytes("b", report(2023, "[applications]\naccepted = 500")),
        "c": load_bytes("c", report(2024, quarter.format(2024, 130) + '\n[growth.applications]\naccepted = "30%"')),
    }
    assert [each.code for one in survey([*files], Plan(TODAY), given=files) for each in one.diagnostics] == []


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        pytest.param("[growth.applications]\nrecieved = 3", "LR002", "growth.applications.recieved", id="misspelt"),
        pytest.param("[growth.aplications]\nreceived = 3", "LR002", "growth.aplications", id="a table misspelt"),
        pytest.param("[growth]\nreceived = 3", "LR002", "growth.received", id="no table"),
        pytest.param("[last_year.items]\ntotal = -3", "LR004", "last_year.items.total", id="negative last year"),
        pytest.param("[growth.rates]\napproval = 3", "LR004", "growth.rates.approval", id="points without a sign"),
        pytest.param("last_year = 3", "LR002", "report.last_year", id="in another table"),
        pytest.param('["growth.items"]\ntotal = 3', "LR002", '"\\"growth.items\\""', id="a key that looks like one"),
    ],
)
def test_what_is_wrong_with_them_is_told_at_its_place(text: str, code: str, place: str) -> None:
    loaded = load_bytes("2024.toml", report(2024, text))
    checked = check(loaded, today=TODAY)
    assert [(each.code, each.address) for each in checked.diagnostics] == [(code, place)]
