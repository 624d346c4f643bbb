"""What is probably wrong: the smallest changes that let every rule hold, with the slips that would explain them."""

import datetime
from collections.abc import Iterator
from fractions import Fraction

import pytest
from growth import within
from hypothesis import given
from hypothesis import strategies as st
from places import ROOT

from licreport.check.one import Checked, check
from licreport.correction.change import Change
from licreport.correction.likely import remarks, written
from licreport.correction.resolving import Localised
from licreport.correction.search import localise
from licreport.correction.slip import DOUBLED, DROPPED, EXCHANGED, TENFOLD, WRONG, YEAR, Slip, slips, slips_of_date
from licreport.report.load import load, load_bytes

TODAY = datetime.date(2026, 1, 1)
HEAD = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n'


def checked(tables: str, *, waivers: bool = True) -> Checked:
    """Return a synthetic report with these tables, checked."""
    return check(load_bytes("report.toml", (HEAD + tables).encode()), today=TODAY, waivers=waivers)


def told(change: Change) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return what a figure may be and its slips, all in the form in which it was printed."""
    ranges = [
        ("" if one.low is None else written(one.low, change), "" if one.high is None else written(one.high, change))
        for one in change.fitting
    ]
    return ranges, [(slip.kind.en, written(slip.value, change)) for slip in change.slips]


def singles(found: Localised, of: Checked) -> dict[str, tuple[list[tuple[str, str]], list[tuple[str, str]]]]:
    """Return the corrections of one figure by its address, best first."""
    alone = (correction.changes[0] for correction in found.corrections if len(correction.changes) == 1)
    return {of.loaded.addresses.of(change.spot.path): told(change) for change in alone}


def test_putuo_2024_exchanged_two_digits_of_one_figure_or_another() -> None:
    real = check(load(ROOT / "data" / "2024.toml"), today=TODAY, waivers=False)
    (on_time,) = (group for group in localise(real) if [found.code for found in group.diagnostics] == ["LR203"])
    found = singles(on_time, real)
    assert list(found) == ["applications.approved", "handling.on_time", "applications.denied"]
    assert found["applications.approved"] == ([("539,546", "539,596")], [(EXCHANGED.en, "539,553")])
    ranges, exchanged = found["handling.on_time"]
    assert ranges == [("141,599", "542,080")]
    assert exchanged[0] == (EXCHANGED.en, "542,019")
    assert found["applications.denied"][0] == [("2,556", "2,606")]


def test_putuo_2024_was_signed_in_the_year_before() -> None:
    real = check(load(ROOT / "data" / "2024.toml"), today=TODAY, waivers=False)
    (signed,) = (group for group in localise(real) if [found.code for found in group.diagnostics] == ["LR401"])
    assert singles(signed, real) == {
        "report.signed": ([("2025-01-01", "2025-03-20")], [(YEAR.en, "2025-03-19")]),
    }


def test_putuo_civil_affairs_2014_has_one_figure_that_explains_both_the_sum_and_the_share() -> None:
    real = check(load(ROOT / "tests" / "reports" / "putuo-civil-affairs-2014.toml"), today=TODAY)
    (group,) = localise(real)
    assert {found.code for found in group.diagnostics} == {"LR107", "LR302"}
    assert singles(group, real) == {"figure.合格.value": ([("240", "240")], [])}
    assert len(group.corrections) == 1


def test_what_is_waived_is_left_as_it_was_printed() -> None:
    assert localise(check(load(ROOT / "data" / "2024.toml"), today=TODAY)) == []


def test_findings_that_share_no_figure_are_apart() -> None:
    both = checked(
        "[applications]\nreceived = 10\naccepted = 8\nrejected = 1\n"
        "[items]\ntotal = 5\nprevious = 3\nadded = 1\nremoved = 0\n"
    )
    assert sorted(found.code for group in localise(both) for found in group.diagnostics) == ["LR101", "LR104"]
    assert len(localise(both)) == 2


def test_a_correction_breaks_no_other_rule() -> None:
    of = checked("[applications]\nreceived = 100\naccepted = 90\nrejected = 15\n[rates]\nacceptance = '90.0%'\n")
    (group,) = localise(of)
    assert singles(group, of) == {"applications.rejected": ([("10", "10")], [(WRONG.en, "10")])}


def test_neighbours_whose_numbers_were_exchanged_are_named_together() -> None:
    of = checked("[items]\ntotal = 203\nprevious = 201\nadded = 3\nremoved = 5\n[oversight]\nitems_covered = 203\n")
    (group,) = localise(of)
    swapped = [correction for correction in group.corrections if len(correction.changes) == 2]
    (correction,) = swapped
    assert [of.loaded.addresses.of(change.spot.path) for change in correction.changes] == [
        "items.added",
        "items.removed",
    ]
    assert [written(change.slips[0].value, change) for change in correction.changes] == ["5", "3"]


def test_two_figures_are_tried_where_one_will_not_do() -> None:
    of = checked(
        "[applications]\nreceived = 100\naccepted = 95\nrejected = 15\n"
        "concluded = 90\nbrought_forward = 0\npending = 0\n"
        "[rates]\nacceptance = '90.0%'\n"
    )
    (group,) = localise(of)
    assert {found.code for found in group.diagnostics} == {"LR101", "LR103", "LR301"}
    assert group.corrections
    assert all(len(correction.changes) == 2 for correction in group.corrections)
    pairs = {
        frozenset(of.loaded.addresses.of(change.spot.path) for change in found.changes) for found in group.corrections
    }
    assert frozenset({"applications.accepted", "applications.rejected"}) in pairs


def test_a_rounded_figure_is_corrected_in_its_own_digits() -> None:
    of = checked('[applications]\nreceived = "227.9万"\naccepted = "227.5万"\nrejected = "1.4万"\n')
    (group,) = localise(of)
    ranges, found = singles(group, of)["applications.rejected"]
    assert ranges == [("0.3万", "0.5万")]
    assert found == [(WRONG.en, "0.4万")]


def test_readings_that_allow_the_same_values_are_told_once() -> None:
    of = checked("[applications]\napproved = 90\ndenied = 5\nrevoked = 5\n[handling]\non_time = 100\noverdue = 5\n")
    (group,) = localise(of)
    assert singles(group, of)["applications.denied"][0] == [("10", "10"), ("15", "15")]
    wide = checked('[applications]\napproved = "9.0万"\ndenied = "0.1万"\nrevoked = "0.1万"\nconcluded = "9.5万"\n')
    (group,) = localise(wide)
    assert singles(group, wide)["applications.approved"][0] == [("9.1万", "9.5万")]


def test_only_neighbours_are_said_to_be_exchanged_and_never_with_zero() -> None:
    of = checked("[applications]\naccepted = 100\napproved = 90\nwithdrawn = 20\nbrought_forward = 0\ndenied = 0\n")
    assert all(len(correction.changes) == 1 for group in localise(of) for correction in group.corrections)


def hundreds(count: int, *, off: int) -> str:
    """Return the tables of a report with that many items, one figure of which is off."""
    figures = {
        "received": 100,
        "accepted": 90,
        "rejected": 10,
        "approved": 80,
        "denied": 10,
        "online": 60,
        "on_time": 90,
    }
    applications = "".join(
        f"{name} = {value * count}\n"
        for name, value in figures.items()
        if name in {"received", "accepted", "rejected", "approved", "denied"}
    )
    handling = "".join(
        f"{name} = {value * count}\n" for name, value in figures.items() if name in {"online", "on_time"}
    )
    items = "".join(
        f'[[item]]\nname = "事项{number}"\n'
        + "".join(
            f"{name} = {value + (off if (number, name) == (7, 'accepted') else 0)}\n" for name, value in figures.items()
        )
        for number in range(count)
    )
    return f"[applications]\n{applications}[handling]\n{handling}{items}"


@pytest.mark.parametrize("off", [1, -30, 9000])
def test_a_report_with_fifty_items_is_searched_and_not_waited_for(off: int) -> None:
    of = checked(hundreds(50, off=off))
    (group,) = within(20, lambda: localise(of))
    assert list(singles(group, of)) == ["item.事项7.accepted"]


def test_the_search_says_when_it_gave_up() -> None:
    items = "".join(f'[[item]]\nname = "事项{number}"\naccepted = 1\n' for number in range(400))
    of = checked(f"[applications]\nreceived = 500\naccepted = 401\nrejected = 95\n{items}")
    (group,) = within(60, lambda: localise(of))
    assert group.gave_up
    assert "the search was given up before all pairs of figures were tried" in [*remarks(group, of, "en")]


SUB_ITEM = '[[item]]\nname = "s{}"\nunder = "x"\n{}share = "2%"\n'
FIGURES_OF_AN_ITEM = (
    "received",
    "accepted",
    "rejected",
    "approved",
    "denied",
    "online",
    "on_time",
    "concluded",
    "pending",
)
HARD = {
    "every figure of 49 parts off, with shares": (
        '[[item]]\nname = "x"\n'
        + "".join(f"{name} = {1000 + number}\n" for number, name in enumerate(FIGURES_OF_AN_ITEM))
        + "".join(
            SUB_ITEM.format(number, "".join(f"{name} = 1\n" for name in FIGURES_OF_AN_ITEM)) for number in range(49)
        )
    ),
    "sixty rounded figures with shares": (
        '[[figure]]\nname = "T"\nvalue = 1000\n'
        + "".join(
            f'[[figure]]\nname = "f{number}"\nvalue = "{number}.5万"\ndivides = "T"\nshare = "1.7%"\n'
            for number in range(60)
        )
    ),
}


@pytest.mark.parametrize("tables", HARD.values(), ids=HARD)
def test_a_hard_report_is_given_up_on_rather_than_waited_for(tables: str) -> None:
    of = checked(tables)
    assert within(40, lambda: localise(of))


def test_a_rate_and_its_own_whole_are_not_solved_as_if_they_were_linear() -> None:
    of = checked("[applications]\nreceived = 100\naccepted = 900\nrejected = 100\n[rates]\nacceptance = '9%'\n")
    (group,) = localise(of)
    pairs = [{of.loaded.addresses.of(change.spot.path) for change in found.changes} for found in group.corrections]
    assert {"applications.received", "rates.acceptance"} not in pairs
    assert group.gave_up


def test_the_second_figure_may_stand_outside_what_is_broken() -> None:
    parts = "".join(f'[[item]]\nname = "y{number}"\nunder = "x"\naccepted = 20\n' for number in range(3))
    of = checked(f'[applications]\naccepted = 10\n[[item]]\nname = "x"\naccepted = 10\n{parts}')
    (group,) = localise(of)
    (correction,) = group.corrections
    found = {of.loaded.addresses.of(change.spot.path): told(change)[0] for change in correction.changes}
    assert found == {"item.x.accepted": [("60", "60")], "applications.accepted": [("60", "60")]}


def test_a_zero_that_a_rate_divides_by_is_not_corrected_into_a_wrong_rate() -> None:
    of = checked("[applications]\nreceived = 0\naccepted = 9\nrejected = 1\n[rates]\nacceptance = '50%'\n")
    (group,) = localise(of)
    assert "applications.received" not in singles(group, of)


def test_a_count_printed_with_decimals_of_ten_thousand_is_corrected_in_whole_steps() -> None:
    of = checked('[applications]\nreceived = 1000\naccepted = "0.0667万"\nrejected = 300\n')
    (group,) = localise(of)
    assert singles(group, of)["applications.accepted"][0] == [("0.0700万", "0.0700万")]


def test_nothing_is_counted_below_zero_in_a_correction_either() -> None:
    of = checked(
        '[fees]\namount = "9万"\n[[item]]\nname = "甲"\namount = 90000\n[[item]]\nname = "乙"\namount = "9万"\n'
    )
    (group,) = localise(of)
    for ranges, _ in singles(group, of).values():
        assert ("", "") not in ranges
    assert singles(group, of)["item.乙.amount"][0] == [("0万", "1万")]
    short = checked(
        '[fees]\namount = 80000\n[[item]]\nname = "甲"\namount = 84000\n[[item]]\nname = "乙"\namount = "9万"\n'
    )
    (group,) = localise(short)
    assert "item.乙.amount" not in singles(group, short)


def test_two_figures_are_offered_only_where_whole_steps_of_both_fit() -> None:
    parts = "".join(f'[[item]]\nname = "y{number}"\nunder = "x"\namount = 20\n' for number in range(2))
    of = checked(f'[fees]\namount = 10.50\n[[item]]\nname = "x"\namount = 10.50\n{parts}')
    (group,) = localise(of)
    pairs = [{of.loaded.addresses.of(change.spot.path) for change in found.changes} for found in group.corrections]
    assert {"item.y0.amount", "item.y1.amount"} not in pairs
    assert {"item.x.amount", "fees.amount"} in pairs


def test_where_nothing_simple_helps_it_says_so() -> None:
    of = checked(
        "[applications]\nreceived = 100\naccepted = 95\nrejected = 15\n"
        "concluded = 90\nbrought_forward = 0\npending = 9\n"
        "[rates]\nacceptance = '80.0%'\n[handling]\nonline = 500\ncommitment = 600\n"
    )
    lines = [line for group in localise(of) for line in remarks(group, of, "zh")]
    assert any(line.startswith("只改一两处数字无法解决 LR") for line in lines)


@pytest.mark.parametrize(
    ("printed", "meant", "kind"),
    [
        (542_091, 542_019, EXCHANGED),
        (539_535, 539_553, EXCHANGED),
        (234, 2_340, TENFOLD),
        (2_340, 234, TENFOLD),
        (2_334, 234, DOUBLED),
        (234, 2_534, DROPPED),
        (234, 237, WRONG),
    ],
)
def test_a_slip_is_recognised(printed: int, meant: int, kind: object) -> None:
    assert Slip(kind, meant) in list(slips(printed, 1))  # type: ignore[arg-type]  # a pair of words, as all kinds are


def test_a_slip_in_a_rate_keeps_its_digits() -> None:
    assert Slip(WRONG, Fraction(4303, 10_000)) in list(slips(Fraction(4003, 10_000), Fraction(1, 10_000)))


def test_a_slip_in_a_date_is_another_day_of_the_calendar() -> None:
    meant = {slip.value for slip in slips_of_date(datetime.date(2024, 2, 29))}
    assert datetime.date(2024, 2, 29) not in meant
    assert {value.year for value in meant if isinstance(value, datetime.date)} == {2024}


@given(st.integers(0, 10**9))
def test_slips_are_other_numbers_each_named_once(printed: int) -> None:
    values = [slip.value for slip in slips(printed, 1)]
    assert printed not in values
    assert len(set(values)) == len(values)


def broken_sums() -> Iterator[st.SearchStrategy[int]]:
    """Yield the strategies of a sum's figures."""
    return iter([st.integers(0, 10**6)] * 3)


@given(*broken_sums())
def test_every_value_offered_resolves_the_finding_and_none_besides(received: int, accepted: int, rejected: int) -> None:
    tables = "[applications]\nreceived = {}\naccepted = {}\nrejected = {}\n"
    of = checked(tables.format(received, accepted, rejected))
    for group in localise(of):
        for address, (ranges, _) in singles(group, of).items():
            for end in {int(text.replace(",", "")) for pair in ranges for text in pair}:
                figures = {"received": received, "accepted": accepted, "rejected": rejected}
                figures[address.removeprefix("applications.")] = end
                assert not checked(tables.format(*figures.values())).diagnostics
                figures[address.removeprefix("applications.")] = end + 1
                assert checked(tables.format(*figures.values())).diagnostics
