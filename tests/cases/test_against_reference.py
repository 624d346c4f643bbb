"""DuckDB counts what a reader of the definitions counts, row by row, over records with every dirt."""

import random
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from cases.generated import COLUMNS, YEAR, Row, case_layout, pauses, records, without, written
from cases.reference import tabulated
from cases.tabulating import assert_same, duck

from licreport.cases.layout.model import MAIN, PAUSES, Layout

SIZE = 1000


def compared(folder: Path, rows: list[Row], layout: Layout, paused: list[Row] | None, by: Sequence[str] = ()) -> None:
    tables: Mapping[str, list[Row]] = {MAIN: rows} if paused is None else {MAIN: rows, PAUSES: paused}
    columns = [column for name in by for column in (("item", "item_code") if name == "item" else (name,))]
    assert_same(duck(written(folder, rows, layout, paused), layout, by), tabulated(tables, layout, YEAR, columns))


@pytest.mark.parametrize("counting", ["event", "cohort"])
@pytest.mark.parametrize("seed", range(4))
def test_every_figure_of_dirty_records(tmp_path: Path, seed: int, counting: str) -> None:
    rows = records(seed, SIZE, dirt=(0.0, 0.01, 0.03)[seed % 3])
    compared(tmp_path, rows, case_layout(counting), pauses(seed, rows) if seed % 2 else None, ("item", "department"))


@pytest.mark.parametrize("column", COLUMNS)
def test_every_figure_without_a_column(tmp_path: Path, column: str) -> None:
    rows = without(records(7, 300), [column])
    compared(tmp_path, rows, case_layout(), pauses(7, rows) if column != "number" else None)


@pytest.mark.parametrize("counting", ["event", "cohort"])
@pytest.mark.parametrize("seed", range(12))
def test_every_figure_of_few_columns(tmp_path: Path, seed: int, counting: str) -> None:
    chosen = random.Random(seed)  # noqa: S311  # the same for the same seed
    kept = {"applied", "decided", *chosen.sample(COLUMNS, chosen.randrange(len(COLUMNS)))}
    rows = without(records(seed, 300), {*COLUMNS} - kept)
    by = [each for each in ("item", "department") if each in kept]
    compared(tmp_path, rows, case_layout(counting), pauses(seed, rows) if "number" in kept else None, by)
