"""What holds of whatever is counted: no row disappears, figures fit each other, the order of rows does not matter."""

from pathlib import Path

import pytest
from cases.generated import QUARTERS, case_layout, pauses, records, write, written
from cases.tabulating import duck

from licreport.cases.layout.model import PAUSES
from licreport.cases.tabulation import Tabulation

SIZE = 1000
ADDITIVE = {"applications.brought_forward", "applications.pending"}
"""What does not add up over the quarters of a year."""


@pytest.fixture(name="tabulation", params=[(11, True), (12, False)], ids=["with pauses", "without pauses"])
def dirty(request: pytest.FixtureRequest, tmp_path: Path) -> Tabulation:
    seed, has_pauses = request.param
    rows = records(seed, SIZE)
    return duck(written(tmp_path, rows, case_layout(), pauses(seed, rows) if has_pauses else None), case_layout())


def test_no_row_disappears(tabulation: Tabulation) -> None:
    assert sum(tabulation.account) + sum(tabulation.unmapped.values()) == tabulation.read == SIZE


def test_what_was_open_and_came_in_is_what_was_concluded_and_is_open(tabulation: Tabulation) -> None:
    counts = {address.partition(".")[2]: count.value for address, count in tabulation.total().counts.items()}
    assert counts["brought_forward"] + counts["accepted"] == counts["concluded"] + counts["pending"]


def test_what_was_concluded_is_on_time_or_overdue_or_not_known(tabulation: Tabulation) -> None:
    counts = tabulation.total().counts
    on_time, overdue = counts["handling.on_time"], counts["handling.overdue"]
    assert on_time.unknown == overdue.unknown > 0
    assert on_time.value + overdue.value + on_time.unknown == counts["applications.concluded"].value


def test_the_quarters_add_up_to_the_year(tmp_path: Path) -> None:
    layout, rows = case_layout(), records(13, SIZE)
    paths = written(tmp_path, rows, layout, pauses(13, rows))
    year, quarters = duck(paths, layout).total(), [duck(paths, layout, period=each).total() for each in QUARTERS]
    for address, count in year.counts.items():
        if address not in ADDITIVE:
            assert sum(each.counts[address].value for each in quarters) == count.value, address
    opened = [each.counts["applications.brought_forward"].value for each in quarters]
    left = [each.counts["applications.pending"].value for each in quarters]
    assert opened[1:] == left[:-1]
    assert opened[0] == year.counts["applications.brought_forward"].value
    assert left[-1] == year.counts["applications.pending"].value


def test_neither_the_order_of_rows_nor_their_files_matter(tmp_path: Path) -> None:
    layout, rows = case_layout(), records(14, SIZE)
    paused = pauses(14, rows)
    other = rows[::-1]
    (tmp_path / "parts").mkdir()
    parts = [
        write(tmp_path / "parts" / f"{start}.csv", other[start : start + 300], layout) for start in range(0, SIZE, 300)
    ]
    own = write(tmp_path / "pauses.csv", paused[::-1], layout, PAUSES)
    whole = duck(written(tmp_path, rows, layout, paused), layout, ("item", "department"))
    split = duck([*map(str, parts), str(own)], layout, ("item", "department"))
    assert (whole.groups, whole.fates) == (split.groups, split.fates)
