"""How long the figures of case records take, against queries that were written by hand for the same records.

    python bench/tabulating.py
    python bench/tabulating.py --rows 10000000 --runs 5
    python bench/tabulating.py --rows 100000000 --runs 1 --only parquet short
    python bench/tabulating.py --only spark --rows 1000000

Records are made by DuckDB from a seed: one row in a thousand stands twice, one in a thousand has a date that nobody
can read, one in 500 was decided before it was applied for, three in ten have no fee. All times are to the second.

What is written by hand (`HAND`) does the same work on records of which everything is known beforehand: it drops
repeated rows by the same rule, leaves out rows with dates that cannot be read or are out of order, with an outcome
without a date and with negative fees, counts working days by the same calendar, and counts the same figures by the same
groups. It does not do what is for others to find out: it knows one form of a date, one word for each code and one unit
of a limit, trims nothing, keeps no account of why rows were left out, and does not count of how many cases a figure is
not known.

Each run is a process of its own, from opening the files to the last figure; runs take turns, so that a busy machine
slows all alike, and beside the time that passed stands how long the processors worked for it, which a busy machine
hardly changes. Memory is the most that a process held; of Spark, Python alone.

CSV has two measures: `count(*)` with the same casts of all columns that are needed, which is what reading must take at
least, and the query by hand over the same file, which is what the figures must take at least.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from datetime import date
from pathlib import Path

import duckdb

from licreport.cases.definitions import Period
from licreport.cases.engines.duck import Duck
from licreport.cases.layout.load import layout
from licreport.cases.query.shape import View
from licreport.cases.tabulation import tabulate
from licreport.cases.working_days import calendar

YEAR = Period(date(2024, 1, 1), date(2024, 12, 31))
BY = ("item", "department")
COLUMNS = (
    *(
        "number",
        "item",
        "item_code",
        "department",
        "applied",
        "accepted",
        "decided",
        "outcome",
        "channel",
        "commitment",
    ),
    *("fully_online", "promised", "promised_unit", "fee"),
)
"""What stands in the records, in this order, under the usual names."""

MADE = """
WITH drawn AS (
  SELECT i, hash(i * 7919 + {seed}) AS h, hash(i * 104729 + {seed}) AS g FROM range({rows}) AS t(i)
), dated AS (
  SELECT *, h % {items} AS place, TIMESTAMP '2023-10-01' + to_seconds(CAST(h % 39744000 AS BIGINT)) AS applied,
    CAST((h // 1000) % 100 AS INT) AS outcome_, CAST((g // 1000) % 60 AS INT) AS taken FROM drawn
), timed AS (
  SELECT *, applied + to_seconds(CAST(g % 400000 AS BIGINT)) AS accepted,
    applied + to_seconds(CAST(g % 400000 AS BIGINT)) + to_days(taken) AS decided FROM dated
)
SELECT 'A' || lpad(CAST(CASE WHEN i % 1000 = 999 THEN i - 1 ELSE i END AS VARCHAR), 12, '0') AS "办件编号",
  '虚构事项' || place AS "事项名称", lpad(CAST(place AS VARCHAR), 8, '0') AS "事项编码",
  '虚构部门' || place % {departments} AS "承办部门",
  CASE WHEN i % 1000 = 500 THEN '待定' ELSE CAST(applied AS VARCHAR) END AS "申请时间",
  CASE WHEN outcome_ IN (80, 81) THEN '' ELSE CAST(accepted AS VARCHAR) END AS "受理时间",
  CASE WHEN outcome_ > 92 THEN '' WHEN i % 500 = 7 THEN CAST(applied - INTERVAL 1 DAY AS VARCHAR)
    ELSE CAST(decided AS VARCHAR) END AS "办结时间",
  CASE WHEN outcome_ < 72 THEN '准予许可' WHEN outcome_ < 80 THEN '不予许可' WHEN outcome_ < 82 THEN '不予受理'
    WHEN outcome_ < 88 THEN '撤回' WHEN outcome_ < 93 THEN '转报' ELSE '在办' END AS "办结结果",
  CASE WHEN g % 3 = 0 THEN '窗口' WHEN g % 3 = 1 THEN '网上' ELSE '移动端' END AS "申请渠道",
  CASE WHEN g % 11 = 0 THEN '是' ELSE '否' END AS "是否告知承诺",
  CASE WHEN g % 7 < 4 THEN '是' ELSE '否' END AS "是否全程网办",
  CAST([5, 10, 20, 30][CAST(1 + h % 4 AS BIGINT)] AS VARCHAR) AS "承诺时限", '工作日' AS "承诺时限单位",
  CASE WHEN h % 10 < 3 THEN '' WHEN h % 10 < 8 THEN '0' ELSE CAST(CAST(g % 90000 AS DECIMAL(18, 2)) / 100 AS VARCHAR)
    END AS "收费金额"
FROM (SELECT * REPLACE (CASE WHEN i % 1000 = 999 THEN hash((i - 1) * 7919 + {seed}) ELSE h END AS h) FROM timed)
"""

_IN_YEAR = "BETWEEN DATE '2024-01-01' AND DATE '2024-12-31'"
_ENDED = f"decided {_IN_YEAR} AND outcome IN ('准予许可', '不予许可', '撤回', '转报') AND accepted IS NOT NULL"
HAND = f"""
WITH repeats AS (
  SELECT number AS repeated FROM records_cases GROUP BY number HAVING count(*) > 1
), kept AS (
  SELECT * FROM records_cases ANTI JOIN repeats ON number = repeated
  UNION ALL SELECT DISTINCT * FROM records_cases SEMI JOIN repeats ON number = repeated
), typed AS (
  SELECT item, item_code, department, outcome, channel, commitment, fully_online,
    CAST(TRY_CAST(nullif(applied, '') AS TIMESTAMP) AS DATE) AS applied,
    CAST(TRY_CAST(nullif(accepted, '') AS TIMESTAMP) AS DATE) AS accepted,
    CAST(TRY_CAST(nullif(decided, '') AS TIMESTAMP) AS DATE) AS decided,
    TRY_CAST(promised AS INT) AS promised, TRY_CAST(nullif(fee, '') AS DECIMAL(18, 2)) AS fee FROM kept
), timed AS (
  SELECT typed.*, until.worked - since.worked <= promised AS on_time FROM typed
  LEFT JOIN calendar AS since ON since.day = accepted LEFT JOIN calendar AS until ON until.day = decided
  WHERE applied IS NOT NULL AND NOT (outcome <> '在办' AND decided IS NULL) AND coalesce(accepted >= applied, TRUE)
    AND coalesce(decided >= accepted, TRUE) AND coalesce(decided >= applied, TRUE) AND coalesce(fee >= 0, TRUE)
)
SELECT item, item_code, department, count(*),
  count_if(accepted < DATE '2024-01-01' AND (decided IS NULL OR decided >= DATE '2024-01-01')),
  count_if(applied {_IN_YEAR}), count_if(accepted {_IN_YEAR}),
  count_if(decided {_IN_YEAR} AND outcome = '不予受理'),
  count_if({_ENDED} AND outcome = '准予许可'), count_if({_ENDED} AND outcome = '不予许可'),
  count_if({_ENDED} AND outcome = '撤回'), count_if({_ENDED} AND outcome = '转报'), count_if({_ENDED}),
  count_if(accepted <= DATE '2024-12-31' AND (decided IS NULL OR decided > DATE '2024-12-31')),
  count_if({_ENDED} AND channel IN ('网上', '移动端')), count_if({_ENDED} AND fully_online = '是'),
  count_if({_ENDED} AND outcome = '准予许可' AND commitment = '是'),
  count_if({_ENDED} AND outcome IN ('准予许可', '不予许可') AND decided = accepted),
  count_if({_ENDED} AND on_time), count_if({_ENDED} AND NOT on_time), count_if({_ENDED} AND fee > 0),
  sum(CASE WHEN {_ENDED} THEN fee END)
FROM timed GROUP BY item, item_code, department
"""
"""The same figures by hand."""
CASTS = ", ".join(
    f"count(TRY_CAST(nullif({field}, '') AS {kind}))"
    for field, kind in {
        **dict.fromkeys(COLUMNS, "VARCHAR"),
        **dict.fromkeys(("applied", "accepted", "decided"), "TIMESTAMP"),
        "promised": "INT",
        "fee": "DECIMAL(18, 2)",
    }.items()
)
"""Every column that is needed, read and cast, and nothing done with it."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure the figures of case records.")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="+", choices=[*PARTS], default=["parquet", "csv", "short", "growth"])
    parser.add_argument("--one", nargs=3, metavar=("WHAT", "FILE", "MEMORY"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        what, file, memory = options.one
        print(json.dumps(measured(what, file, memory)))
        return
    print(f"{options.rows:,} rows, medians of {options.runs}; load of the machine {os.getloadavg()[0]:.1f}")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for name in options.only:
            PARTS[name](Path(folder), options)


def made(folder: Path, rows: int, seed: int, suffix: str = "parquet", *, groups: tuple[int, int] = (2000, 40)) -> str:
    """Write records, of so many items and departments, unless they are there."""
    items, departments = groups
    path = folder / f"{rows}-{items}-{departments}.{suffix}"
    if not path.exists():
        text = MADE.format(rows=rows, seed=seed, items=items, departments=departments)
        form = "FORMAT csv, HEADER" if suffix == "csv" else "FORMAT parquet"
        with duckdb.connect(config={"temp_directory": str(folder), "memory_limit": "4GB"}) as base:
            base.execute("SET preserve_insertion_order = false")
            base.execute(f"COPY ({text}) TO '{path}' ({form})")
    return str(path)


def parquet(folder: Path, options: argparse.Namespace) -> None:
    """Print what Parquet takes, against the query by hand."""
    compared(made(folder, options.rows, options.seed), ("ours", "hand"), 1.5, options.runs)


def text(folder: Path, options: argparse.Namespace) -> None:
    """Print what CSV takes, against counting its rows with the same casts, and against the query by hand."""
    file = made(folder, options.rows, options.seed, "csv")
    compared(file, ("ours", "count"), 1.3, options.runs)
    compared(file, ("ours", "hand, read as it is"), 1.3, options.runs)


def short(folder: Path, options: argparse.Namespace) -> None:
    """Print what 512 MiB are enough for."""
    compared(made(folder, options.rows, options.seed), ("ours", "hand"), 1.5, options.runs, memory="512MiB")


def growth(folder: Path, options: argparse.Namespace) -> None:
    """Print how time grows with rows, items and departments."""
    print(f"{'rows':>12} {'items':>8} {'departments':>12} {'s':>8} {'s of work':>10} {'µs a row':>9}")
    full = options.rows
    for rows, items, departments in [
        *((full // 10, 2000, 40), (full // 2, 2000, 40), (full, 2000, 40)),
        *((full, 200, 40), (full, 20_000, 40), (full, 2000, 4), (full, 2000, 400)),
    ]:
        file = made(folder, rows, options.seed, groups=(items, departments))
        all_ = [run("ours", file) for _ in range(options.runs)]
        seconds, busy = (statistics.median(each[what] for each in all_) for what in ("seconds", "busy"))
        print(f"{rows:>12,} {items:>8,} {departments:>12,} {seconds:>8.2f} {busy:>10.2f} {busy / rows * 1e6:>9.2f}")


def spark(folder: Path, options: argparse.Namespace) -> None:
    """Print what Spark takes on two cores, once it is warm, against the query by hand."""
    compared(made(folder, options.rows, options.seed), ("spark", "spark by hand"), 1.2, options.runs)


PARTS: dict[str, Callable[[Path, argparse.Namespace], None]] = {
    "parquet": parquet,
    "csv": text,
    "short": short,
    "growth": growth,
    "spark": spark,
}


def compared(file: str, ways: tuple[str, str], goal: float, runs: int, memory: str = "") -> None:
    """Print the medians of two ways and their ratio."""
    one, other = ways
    found: dict[str, list[dict[str, float]]] = {one: [], other: []}
    for _ in range(runs):
        for what, all_ in found.items():
            all_.append(run(what, file, memory))
    medians, busy = {}, {}
    for what, all_ in found.items():
        medians[what] = statistics.median(each["seconds"] for each in all_)
        least, peak = min(each["seconds"] for each in all_), max(each["peak"] for each in all_)
        busy[what] = statistics.median(each["busy"] for each in all_)
        label = f"{what}{f', {memory}' if memory else ''}, {Path(file).suffix[1:]}"
        print(f"{label:30} {medians[what]:8.2f} s (least {least:.2f})  {busy[what]:8.2f} s of work  {peak:8,.0f} MiB")
    ratios = f"{medians[one] / medians[other]:.2f}, of work {busy[one] / busy[other]:.2f}"
    print(f"{one} / {other}: {ratios} (goal {goal})", flush=True)


def run(what: str, file: str, memory: str = "") -> dict[str, float]:
    """Return the seconds and MiB of one run, in a process of its own."""
    command = [sys.executable, __file__, "--one", what, file, memory]
    found = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return dict(json.loads(found))


def measured(what: str, file: str, memory: str) -> dict[str, float]:
    """Return the seconds and MiB of this process for one way of counting; Spark's are of its second time."""
    own, days = layout("general"), [*calendar()]
    with ExitStack() as stack:
        if what.startswith("spark"):
            from licreport.cases.engines.spark import Spark  # noqa: PLC0415  # an extra

            engine: Duck | Spark = stack.enter_context(Spark(own, "local[2]"))
        else:
            engine = stack.enter_context(Duck(own, memory=memory or None, threads=2))
        begun, busy = time.perf_counter(), _busy()
        if what == "hand, read as it is" and isinstance(engine, Duck):
            engine.base.execute("SET disabled_optimizers = 'join_order,build_side_probe_side'")
            engine.base.execute(f"CREATE VIEW records_cases AS FROM {_csv(file)}")
            engine.base.execute("SET preserve_insertion_order = false")
        shape = engine.open([file]) if what not in {"count", "hand, read as it is"} else {}
        engine.take(days)
        for _ in range(2 if what.startswith("spark") else 1):
            if what.startswith("spark"):
                begun, busy = time.perf_counter(), _busy()
            if what in {"ours", "spark"}:
                tabulate(engine, View(shape, own, YEAR), BY)
            else:
                engine.rows(HAND if "hand" in what else _counting(file))
        return {"seconds": time.perf_counter() - begun, "busy": _busy() - busy, "peak": _peak()}


def _counting(file: str) -> str:
    return f"SELECT count(*), {CASTS} FROM {_csv(file)}"


def _csv(file: str) -> str:
    columns = ", ".join(f"'{name}': 'VARCHAR'" for name in COLUMNS)
    return f"read_csv('{file}', header = true, columns = {{{columns}}}, auto_detect = false)"


def _busy() -> float:
    """Return the seconds that the processors have worked for this process and those that it has started."""
    ticks, own = 0, os.getpid()
    for place in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # one that has just ended
            if own in {int(place.name), *_elders(place)}:
                fields = (place / "stat").read_text().rsplit(")", 1)[1].split()
                ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _elders(place: Path) -> Iterator[int]:
    """Yield the processes by which one was started, its own first."""
    with suppress(OSError):
        while (parent := int((place / "stat").read_text().rsplit(")", 1)[1].split()[1])) > 1:
            yield parent
            place = place.with_name(str(parent))


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
