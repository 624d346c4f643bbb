"""DuckDB counts what a reader of the definitions counts, row by row, over records with every dirt."""

import random
from collections.abc import Sequence
from pathlib import Path

import pytest
from cases.generated import COLUMNS, YEAR, Row, case_layout, pauses, payments, records, without, written
from cases.reference import tabulated
from cases.tabulating import assert_same, duck

from licreport.cases.layout.model import MAIN, PAUSES, PAYMENTS, Layout

SIZE = 1000


def compared(  # noqa: PLR0913, PLR0917  # the tables, and how they are counted
    folder: Path,
    rows: list[Row],
    layout: Layout,
    paused: list[Row] | None = None,
    by: Sequence[str] = (),
    paid: list[Row] | None = None,
) -> None:
    sides = {PAUSES: paused, PAYMENTS: paid}
    tables = {MAIN: rows, **{name: side for name, side in sides.items() if side}}
    columns = [column for name in by for column in (("item", "item_code") if name == "item" else (name,))]
    paths = written(folder, rows, layout, paused, paid)
    assert_same(duck(paths, layout, by), tabulated(tables, layout, YEAR, columns))


@pytest.mark.parametrize("counting", ["event", "cohort"])
@pytest.mark.parametrize("seed", range(4))
def test_every_figure_of_dirty_records(tmp_path: Path, seed: int, counting: str) -> None:
    rows = records(seed, SIZE, dirt=(0.0, 0.01, 0.03)[seed % 3])
    compared(tmp_path, rows, case_layout(counting), pauses(seed, rows) if seed % 2 else None, ("item", "department"))


@pytest.mark.parametrize("column", COLUMNS)
def test_every_figure_without_a_column(tmp_path: Path, column: str) -> None:
    rows = without(records(7, 300), [column])
    compared(tmp_path, rows, case_layout(), pauses(7, rows) if column != "number" else None)


@pytest.mark.parametrize("has_fees", [True, False], ids=["beside fees of the cases", "alone"])
@pytest.mark.parametrize("seed", range(3))
def test_fees_that_a_table_of_payments_tells(tmp_path: Path, seed: int, *, has_fees: bool) -> None:
    rows = without(records(seed, SIZE), [] if has_fees else ["fee"])
    compared(tmp_path, rows, case_layout(), None, ("item",), payments(seed, rows))


@pytest.mark.parametrize("counting", ["event", "cohort"])
@pytest.mark.parametrize("seed", range(12))
def test_every_figure_of_few_columns(tmp_path: Path, seed: int, counting: str) -> None:
    chosen = random.Random(seed)  # noqa: S311  # the same for the same seed
    kept = {"applied", "decided", *chosen.sample(COLUMNS, chosen.randrange(len(COLUMNS)))}
    rows = without(records(seed, 300), {*COLUMNS} - kept)
    by = [each for each in ("item", "department") if each in kept]
    compared(tmp_path, rows, case_layout(counting), pauses(seed, rows) if "number" in kept else None, by)
