"""What becomes of the applications: what comes in goes out, and where the figures do not say it, nothing is made up."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licreport.derive.course import REST, Course, Way, course
from licreport.report.load import load_bytes
from licreport.report.tables.applications import Applications

HEAD = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n[applications]\n'


def found(figures: Mapping[str, object]) -> Course | None:
    text = HEAD + "".join(
        f"{name} = {value if isinstance(value, int) else f'{value!r}'}\n" for name, value in figures.items()
    )
    report = load_bytes("a.toml", text.encode()).report
    assert report is not None
    return course(report)


def figures(text: str) -> dict[str, object]:
    """Return `accepted 100, denied 3` as figures by name."""
    pairs = (pair.split() for pair in text.split(", "))
    return {name: int(value) if value.isdecimal() else value for name, value in pairs}


WAYS = {
    "brought forward comes in and pending goes out": (
        "brought_forward 5, received 103, accepted 100, rejected 3, approved 90, denied 8, pending 7",
        "rejected 3 | approved 90, denied 8, pending 7",
    ),
    "accepted without an outcome": (
        "received 103, accepted 100, rejected 3, approved 90, denied 8",
        "rejected 3 | approved 90, denied 8, ? 2",
    ),
    "received and neither accepted nor rejected": (
        "received 103, accepted 100, approved 100, denied 0",
        "? 3 | approved 100, denied 0",
    ),
    "no received": ("accepted 100, rejected 3, approved 100", " | approved 100"),
    "no outcome": ("received 103, accepted 100, rejected 3", "rejected 3 | "),
    "brought forward, but no outcome": ("brought_forward 5, received 103, accepted 100, rejected 3", "rejected 3 | "),
    "only the concluded": ("accepted 100, concluded 80, pending 20", " | concluded 80, pending 20"),
    "the concluded and one outcome": ("accepted 100, approved 70, concluded 80", " | concluded 80, ? 20"),
    "the concluded made up of its outcomes": (
        "accepted 100, approved 70, denied 5, withdrawn 5, concluded 80",
        " | approved 70, denied 5, withdrawn 5, ? 20",
    ),
    "sent back, counted among the received": (
        "received 110, accepted 100, rejected 3, returned 7, approved 100",
        "rejected 3, returned 7 | approved 100",
    ),
    "sent back, accepted in the end": (
        "received 103, accepted 100, rejected 3, returned 7, approved 100",
        "rejected 3 | approved 100",
    ),
    "revoked, booked as an outcome": (
        "accepted 100, approved 90, denied 8, revoked 2",
        " | approved 90, denied 8, revoked 2",
    ),
    "revoked, booked as an outcome of the concluded": (
        "accepted 100, approved 90, denied 8, concluded 100, revoked 2",
        " | approved 90, denied 8, revoked 2",
    ),
    "revoked, of years before": ("accepted 100, approved 90, denied 10, revoked 2", " | approved 90, denied 10"),
    "revoked, beside others of which nothing is told": (
        "accepted 100, approved 90, denied 5, revoked 2",
        " | approved 90, denied 5, ? 5",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("given", "ways"), WAYS.values(), ids=WAYS)
def test_where_applications_went(given: str, ways: str) -> None:
    found_ways = found(figures(given))
    assert found_ways is not None
    said = [", ".join(f"{way.name or '?'} {way.cases}" for way in side) for side in (found_ways.aside, found_ways.ends)]
    assert " | ".join(said) == ways


UNTOLD = {
    "nothing accepted": "received 100, approved 90",
    "accepted alone": "accepted 100",
    "more accepted than received": "received 99, accepted 100, approved 90",
    "received is not its parts": "received 105, accepted 100, rejected 3, approved 90",
    "it is not known how the returned are counted": "received 110, accepted 100, returned 7, approved 90",
    "more outcomes than accepted": "accepted 100, approved 101, denied 2",
    "more outcomes than accepted and brought forward": "brought_forward 2, accepted 100, approved 101, denied 2",
    "more pending than are left": "accepted 100, approved 90, pending 11",
    "fewer pending than are left": "brought_forward 5, accepted 100, approved 90, denied 8, pending 6",
    "fewer pending than the concluded leave": "brought_forward 5, accepted 100, concluded 98, pending 6",
    "the concluded is more than its outcomes": "accepted 100, approved 90, denied 5, concluded 96",
    "the concluded is less than its outcomes": "accepted 100, approved 90, denied 5, concluded 94",
    "the concluded is less than one of them": "accepted 100, approved 90, concluded 89",
    "rounded": "received 22.8万, accepted 227500, approved 225300",
    "rounded and not in the way": "accepted 100, approved 90, revoked 约20",
}


@pytest.mark.parametrize("given", UNTOLD.values(), ids=UNTOLD)
def test_the_figures_do_not_say_where_they_went(given: str) -> None:
    assert found(figures(given)) is None


def test_the_main_way_is_that_of_the_most_and_all_others_are_branches() -> None:
    own = found(figures("brought_forward 5, received 103, accepted 100, rejected 3, approved 90, denied 8, pending 7"))
    assert own is not None
    assert (own.entered, own.main) == (108, Way("approved", 90))
    assert own.branches == (Way("rejected", 3), Way("denied", 8), Way("pending", 7))


NAMES = tuple(Applications.model_fields)


@given(st.dictionaries(st.sampled_from(NAMES), st.integers(0, 12)))
def test_what_flows_in_flows_out_and_only_what_is_printed_or_left_over_does(printed: dict[str, int]) -> None:
    own = found(printed)
    if own is None:
        return
    if own.received is not None:
        assert own.received == own.accepted + sum(way.cases for way in own.aside)
    if own.ends:
        assert own.accepted + (own.brought_forward or 0) == sum(way.cases for way in own.ends)
    ways = (*own.aside, *own.ends)
    assert all(printed[way.name] == way.cases for way in ways if way.name != REST)
    assert all(way.cases > 0 for way in ways if way.name == REST)
    assert (own.received, own.accepted) == (printed.get("received"), printed["accepted"])
