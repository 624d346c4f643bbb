"""A form that was filled in is read back exactly: a figure as written, a blank as missing, a fault at its cell."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from blanks import filled, opened, to_fill, values_of
from hypothesis import given, settings
from hypothesis import strategies as st
from places import DATA, EXAMPLES, REPORTS, TESTS

from licreport.compose.form import form, form_file
from licreport.figures.stated import Figure
from licreport.reading.document import document
from licreport.report.address import printed_figures
from licreport.report.load import Loaded, load, load_bytes
from licreport.words.language import LANGS, Lang

HEAD = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n'
SMALL = f"""{HEAD}
[items]
total = 2
[applications]
received = 100
accepted = 90
pending = 7
brought_forward = 3
[rates]
acceptance = "90.0%"
[fees]
amount = 12.50
[[item]]
name = "甲"
accepted = 60
[[item]]
name = "乙"
accepted = 30
"""
FILES = [DATA, TESTS / "complete.toml", *sorted(REPORTS.glob("*.toml"))]
FILES += [*sorted((EXAMPLES / "fictional" / "clean").glob("*.toml")), *sorted((EXAMPLES / "published").glob("*.toml"))]
LOADED = [each for each in map(load, FILES) if each.report is not None and not each.problems]
each_report = pytest.mark.parametrize("last", LOADED, ids=lambda last: Path(last.name).stem)


def blank(last: Loaded, lang: Lang = "zh") -> bytes:
    """Return the form for the year after a report's."""
    assert last.report is not None
    own = last.report.report
    return form_file(form(own.year + 1, own.authority, last, lang))


def small(values: Mapping[str, object], **more: object) -> Loaded:
    """Return what is read of the form after a small report in which some cells were filled in."""
    return document("f.xlsx", filled(blank(load_bytes("s.toml", SMALL.encode())), values, **more))  # type: ignore[arg-type]  # as `filled` takes them


def figures(loaded: Loaded) -> Mapping[str, str]:
    """Return the figures of a report by their addresses."""
    assert loaded.report is not None, loaded.problems
    return {
        loaded.addresses.of(path): value.written if isinstance(value, Figure) else str(value)
        for path, value in printed_figures(loaded.report)
    }


def at(loaded: Loaded, address: str) -> object:
    """Return the value of a figure by its address."""
    return figures(loaded).get(address)


@each_report
def test_a_form_that_is_filled_in_with_a_reports_figures_is_read_as_that_report(last: Loaded) -> None:
    lang = LANGS[len(last.name) % 2]
    values = {**CARRIED, **values_of(last)}
    read = document("f.xlsx", filled(blank(last, lang), values, last.tree.get("item", ())))  # type: ignore[arg-type]  # it loaded
    assert [problem.finding.path for problem in read.problems] == []
    assert figures(read) == figures(last)
    assert read.source.left_out == ()


@each_report
def test_of_a_form_as_it_was_sent_only_what_is_known_already_is_read(last: Loaded) -> None:
    read = document("f.xlsx", blank(last))
    assert read.report is not None
    assert last.report is not None
    own = last.report.report
    assert (read.report.report.authority, read.report.report.year) == (own.authority, own.year + 1)
    known = {read.addresses.of(path) for path, _ in printed_figures(read.report)}
    assert {address for address in known if "last_year" not in address} <= CARRIED.keys()
    assert [item.name for item in read.report.item] == [item.name for item in last.report.item]


CARRIED = {"items.previous": None, "applications.brought_forward": None}
"""What stands in a form already, whether or not last year's report printed it."""
COUNTS = st.integers(0, 10**12)


@settings(max_examples=20, deadline=None)
@given(COUNTS, COUNTS)
def test_whole_numbers_are_read_as_they_are_whether_numbers_or_text(number: int, other: int) -> None:
    found = small({"applications.received": number, "applications.accepted": f"{other:,}"})
    assert (at(found, "applications.received"), at(found, "applications.accepted")) == (str(number), str(other))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (16902, "16902"),
        ("16902", "16902"),
        ("16,902", "16902"),
        ("16，902", "16902"),
        ("１６９０２", "16902"),
        ("16 902", "16902"),
        ("16902件", "16902"),
        ("近8200", "近8200"),
        ("227.9万", "227.9万"),
        ("227.9万件", "227.9万"),
        (0, "0"),
        ("０", "0"),
        (16902.0, "16902"),
    ],
    ids=str,
)
def test_a_count_is_read_however_it_is_typed(written: object, value: str) -> None:
    assert at(small({"applications.received": written}), "applications.received") == value


@pytest.mark.parametrize(
    ("written", "value"),
    [("95.76%", "95.76%"), ("95.7%", "95.7%"), ("９５．７％", "95.7%"), ("95.76 %", "95.76%"), ("约83%", "约83%")],
)
def test_a_rate_keeps_the_digits_that_it_is_typed_with(written: str, value: str) -> None:
    assert at(small({"rates.acceptance": written}), "rates.acceptance") == value


def test_a_rate_in_a_cell_of_percent_is_read_as_it_is_shown() -> None:
    sheet = opened(filled(blank(load_bytes("s.toml", SMALL.encode())), {"rates.acceptance": 0.957}))
    cell = next(row[to_fill(sheet) - 1] for row in sheet.iter_rows() if row[0].value == "受理率")
    cell.number_format = "0.0%"
    from io import BytesIO  # noqa: PLC0415  # of this test alone

    out = BytesIO()
    sheet.parent.save(out)
    assert at(document("f.xlsx", out.getvalue()), "rates.acceptance") == "95.7%"


@pytest.mark.parametrize("written", [None, "", "   "])
def test_a_blank_is_missing_and_never_nought(written: object) -> None:
    assert at(small({"applications.received": written}), "applications.received") is None


@pytest.mark.parametrize("written", ["无", "—", "未统计", "12.5", "-3", "约", "1200元"])
def test_what_is_no_figure_is_an_error_at_its_cell(written: str) -> None:
    found = small({"applications.received": written})
    (problem,) = found.problems
    assert problem.finding.path == ("applications", "received")
    assert found.source.told(found.source.span(("applications", "received"))).zh.startswith("填报表!D")
    assert found.report is not None
    assert found.report.applications.received is None


def test_an_item_in_a_free_row_is_read_and_one_that_is_cleared_is_gone() -> None:
    rows = [{"name": None}, {"name": "乙", "accepted": 5}, {"name": "丙", "accepted": 3}]
    found = small({}, items=rows)
    assert found.report is not None
    assert [(item.name, item.accepted) for item in found.report.item] == [("乙", 5), ("丙", 3)]


def test_figures_without_the_name_of_their_item_are_an_error_at_their_row() -> None:
    found = small({}, items=[{}, {}, {"accepted": 3}])
    assert [problem.finding.path[:2] for problem in found.problems] == [("item", 2)]


ONE = {"name": "压缩时限", "unit": "天", "value": "37天"}
FREE: dict[str, tuple[list[dict[str, str]], list[tuple[object, ...]], list[tuple[str | int, ...]]]] = {
    "one": ([ONE], [("压缩时限", "天", "37")], []),
    "two": ([ONE, {"name": "占比", "value": "38.0%"}], [("压缩时限", "天", "37"), ("占比", None, "38.0%")], []),
    "a blank row before": ([{}, {"name": "金额", "value": "2286.1万"}], [("金额", None, "2286.1万")], []),
    "no value": ([{"name": "压缩时限", "unit": "天"}], [], []),
    "no name": ([{"value": "37"}], [], [("figure", 0, "name")]),
    "what is no number": ([{"name": "甲", "value": "若干"}], [], [("figure", 0, "value")]),
}


@pytest.mark.parametrize(("rows", "read", "wrong"), FREE.values(), ids=FREE)
def test_figures_in_free_rows_are_read(
    rows: list[dict[str, str]], read: list[tuple[object, ...]], wrong: list[tuple[str | int, ...]]
) -> None:
    found = document("f.xlsx", filled(blank(load_bytes("s.toml", SMALL.encode())), {}, figures=rows))
    assert found.report is not None
    got = [(one.name, one.unit, getattr(one.value, "written", str(one.value))) for one in found.report.figure]
    assert ([] if wrong else got) == read
    assert [problem.finding.path for problem in found.problems] == wrong
    assert all(found.source.told(found.source.span(path)).zh.startswith("填报表!") for path in wrong)


def test_dates_and_names_are_read() -> None:
    found = small({"report.signed": "2026年1月20日", "report.published": "2026-01-21", "report.publisher": "某局"})
    assert found.report is not None
    own = found.report.report
    assert (f"{own.signed}", f"{own.published}", own.publisher) == ("2026-01-20", "2026-01-21", "某局")
