"""How much longer licreport takes than the bare script, and whether its memory grows with the number of files.

    python bench/ratio.py
    python bench/ratio.py --python VENV/bin/python --reports 1000

Every figure is a median of runs that take turns, so that a busy machine slows all of them alike. Install licreport in
the ordinary way (`pip install .`) into the interpreter measured: an editable install is found by a slower path.
Needs POSIX, which tells the peak memory of each process.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

BENCH = Path(__file__).resolve().parent
DATA = BENCH.parent / "data" / "2024.toml"
START_GOAL, CORPUS_GOAL = 1.25, 4.0
MEGABYTE = 1_000_000
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


class Run(NamedTuple):
    """One process from start to end: seconds on the clock, and the most memory it held, in bytes."""

    seconds: float
    peak: int


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure licreport against the bare script.")
    parser.add_argument("--python", default=sys.executable, help="the interpreter that licreport is installed in")
    parser.add_argument("--reports", type=int, default=3000, help="how many synthetic reports the corpus has")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--starts", type=int, default=25, help="how often each program is started")
    parser.add_argument("--runs", type=int, default=5, help="how often each program reads the corpus")
    options = parser.parse_args()
    python = options.python
    note_where_licreport_is(python)

    licreport, bare = [python, "-m", "licreport", "check"], [python, str(BENCH / "bare.py")]
    starts = interleaved([[*licreport, str(DATA)], [*bare, str(DATA)], [python, "-c", "pass"]], options.starts)
    print(f"start-up: one report, median of {options.starts}")
    row("licreport check", starts[0])
    row("bare script", starts[1])
    row("interpreter alone", starts[2])
    ratio(starts, START_GOAL)

    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder, "few"), Path(folder, "many")
        for directory, reports in ((few, options.reports // 10), (many, options.reports)):
            arguments = [str(directory), "--reports", str(reports), "--seed", str(options.seed)]
            subprocess.run([python, str(BENCH / "corpus.py"), *arguments], env=ENVIRONMENT, check=True)
        runs = interleaved([[*licreport, str(many)], [*bare, str(many)], [*licreport, str(few)]], options.runs)
    print(f"\ncorpus: {options.reports} reports in one process, median of {options.runs}")
    row("licreport check", runs[0])
    row("bare script", runs[1])
    ratio(runs, CORPUS_GOAL)

    print("\npeak memory of licreport check")
    for reports, measured in ((options.reports // 10, runs[2]), (options.reports, runs[0])):
        print(f"  {f'{reports} reports':<20}{statistics.median(run.peak for run in measured) / MEGABYTE:8.1f} MB")
    print(f"\nrepeat: python bench/ratio.py --reports {options.reports} --seed {options.seed}")


def note_where_licreport_is(python: str) -> None:
    """Say on standard error when it is not an ordinary install that is measured; stop where there is none."""
    command = [python, "-c", "import licreport, sys; print(licreport.__file__)"]
    found = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    if found.returncode:
        sys.exit(f"ratio.py: {python} cannot import licreport; install it there with `pip install .`")
    if "site-packages" not in Path(found.stdout.strip()).parts:
        print("note: licreport is imported from a source tree, not from an ordinary install", file=sys.stderr)


def interleaved(commands: Sequence[Sequence[str]], rounds: int) -> list[list[Run]]:
    """Run the commands in turn, each `rounds` times after one that warms the caches and is not counted."""
    for command in commands:
        run(command)
    measured: list[list[Run]] = [[] for _ in commands]
    for _ in range(rounds):
        for command, runs in zip(commands, measured, strict=True):
            runs.append(run(command))
    return measured


def run(command: Sequence[str]) -> Run:
    """Run a command to its end; findings (exit code 1) are no failure, anything else is."""
    start = time.perf_counter()
    process = subprocess.Popen(
        command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, close_fds=False
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        sys.exit(f"ratio.py: exit code {process.returncode} from {' '.join(command)}")
    return Run(seconds, usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024))


def row(name: str, runs: Sequence[Run]) -> None:
    seconds = sorted(run.seconds for run in runs)
    print(f"  {name:<20}{statistics.median(seconds) * 1000:8.1f} ms   (fastest {seconds[0] * 1000:.1f})")


def ratio(runs: Sequence[Sequence[Run]], goal: float) -> None:
    """Print the ratio of the first program's median to the second's."""
    licreport, bare = (statistics.median(run.seconds for run in measured) for measured in runs[:2])
    verdict = "met" if licreport / bare <= goal else "missed"
    print(f"  {'licreport / bare':<20}{licreport / bare:8.2f}      (goal {goal:g}: {verdict})")


if __name__ == "__main__":
    main()
