"""How much longer licreport takes than the bare script, and whether its memory grows with the number of files.

    python bench/ratio.py
    python bench/ratio.py --python VENV/bin/python --reports 1000 3000

Every time is a median of runs that take turns, so that a busy machine slows all of them alike. Install licreport in the
ordinary way (`pip install .`) into the interpreter measured: an editable install is found by a slower path.

Memory is that of all processes together: the sum of the most that each of them held at any time, as Linux tells it in
/proc. Pages that processes share are counted for each, so that it is rather too much than too little.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

BENCH = Path(__file__).resolve().parent
DATA = BENCH.parent / "data" / "2024.toml"
START_GOAL, CORPUS_GOAL, ONE_JOB_GOAL = 1.25, 1.2, 2.0
MANY = 10_000  # reports; so many are read three times at most, and are what the goal is set for
MEGABYTE = 1_000_000
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


class Peak(NamedTuple):
    """What a command held at most, in bytes, and in how many processes."""

    memory: int
    """The sum of the most that each process held at any time."""
    processes: int
    together: int
    """The most that all of them held at one time, pages that several hold counted once."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure licreport against the bare script.")
    parser.add_argument("--python", default=sys.executable, help="the interpreter that licreport is installed in")
    parser.add_argument("--reports", type=int, nargs="+", default=[3000, 30_000], help="the sizes of the corpora")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--starts", type=int, default=25, help="how often each program is started")
    parser.add_argument("--runs", type=int, default=5, help="how often each program reads a corpus")
    options = parser.parse_args()
    python = options.python
    note_where_licreport_is(python)

    check, bare = [python, "-m", "licreport", "check"], [python, str(BENCH / "bare.py")]
    commands = [[*check, str(DATA)], [*bare, str(DATA)], [python, "-c", "pass"]]
    for command in commands:
        run(command)
    starts = interleaved(commands, options.starts)
    print(f"start-up: one report, median of {options.starts}")
    for name, measured in zip(("licreport check", "bare script", "interpreter alone"), starts, strict=True):
        row(name, measured)
    ratio("licreport / bare", starts[0], starts[1], START_GOAL)

    names = ("licreport check", "licreport --jobs 1", "bare script")
    for reports in options.reports:
        with tempfile.TemporaryDirectory() as corpus:
            arguments = [corpus, "--reports", str(reports), "--seed", str(options.seed)]
            subprocess.run([sys.executable, str(BENCH / "corpus.py"), *arguments], check=True)
            commands = [[*check, corpus], [*check, "--jobs", "1", corpus], [*bare, corpus]]
            peaks = [peak(command) for command in commands]  # which warms the caches, too
            runs = interleaved(commands, options.runs if reports < MANY else min(options.runs, 3))
        print(f"\ncorpus: {reports:,} reports, median of {len(runs[0])}")
        for name, measured, held in zip(names, runs, peaks, strict=True):
            row(name, measured, held)
        ratio("licreport / bare", runs[0], runs[2], CORPUS_GOAL if reports >= MANY else None)
        ratio("--jobs 1 / bare", runs[1], runs[2], ONE_JOB_GOAL)
    sizes = " ".join(map(str, options.reports))
    print(f"\nrepeat: python bench/ratio.py --reports {sizes} --seed {options.seed}")


def note_where_licreport_is(python: str) -> None:
    """Say on standard error when it is not an ordinary install that is measured; stop where there is none."""
    command = [python, "-c", "import licreport, sys; print(licreport.__file__)"]
    found = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=False)
    if found.returncode:
        sys.exit(f"ratio.py: {python} cannot import licreport; install it there with `pip install .`")
    if "site-packages" not in Path(found.stdout.strip()).parts:
        print("note: licreport is imported from a source tree, not from an ordinary install", file=sys.stderr)


def interleaved(commands: Sequence[Sequence[str]], rounds: int) -> list[list[float]]:
    """Run the commands in turn, each `rounds` times; return the seconds that each run took."""
    measured: list[list[float]] = [[] for _ in commands]
    for _ in range(rounds):
        for command, seconds in zip(commands, measured, strict=True):
            seconds.append(run(command))
    return measured


def run(command: Sequence[str]) -> float:
    """Run a command to its end; return the seconds on the clock."""
    start = time.perf_counter()
    process = started(command)
    process.wait()
    seconds = time.perf_counter() - start
    stop_on_failure(process, command)
    return seconds


def peak(command: Sequence[str]) -> Peak | None:
    """Run a command and look every few milliseconds at what its processes hold; None where there is no /proc."""
    process = started(command)
    held: dict[int, int] = {}
    together = 0
    while process.poll() is None:
        pids = [*family(process.pid)]
        held |= {pid: most for pid in pids if (most := most_held(pid))}
        together = max(together, sum(map(share_held, pids)))
        time.sleep(0.02)
    stop_on_failure(process, command)
    return Peak(sum(held.values()), len(held), together) if held else None


def started(command: Sequence[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, close_fds=False
    )


def stop_on_failure(process: subprocess.Popen[bytes], command: Sequence[str]) -> None:
    """Stop unless the exit code is 0, or 1 for findings."""
    if process.returncode not in {0, 1}:
        sys.exit(f"ratio.py: exit code {process.returncode} from {' '.join(command)}")


def family(pid: int) -> Iterator[int]:
    """Yield a process and all that descend from it."""
    yield pid
    try:
        lists = [file.read_text(encoding="ascii") for file in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:  # it has ended
        return
    for child in " ".join(lists).split():
        yield from family(int(child))


def most_held(pid: int) -> int:
    """Return the most memory that a process has held so far, in bytes; 0 where that is not known."""
    return _told(pid, "status", "VmHWM:")


def share_held(pid: int) -> int:
    """Return the memory that a process holds now, in bytes, of pages that others hold too its share; 0 likewise."""
    return _told(pid, "smaps_rollup", "Pss:")


def _told(pid: int, file: str, name: str) -> int:
    try:
        text = Path(f"/proc/{pid}/{file}").read_text(encoding="utf-8")
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in text.splitlines() if line.startswith(name)), 0)


def row(name: str, seconds: Sequence[float], held: Peak | None = None) -> None:
    processes = f" in {held.processes} processes" if held and held.processes > 1 else ""
    memory = f"; at most {held.memory / MEGABYTE:.1f} MB{processes}" if held else ""
    print(f"  {name:<20}{statistics.median(seconds) * 1000:8.1f} ms   (fastest {min(seconds) * 1000:.1f}{memory})")


def ratio(name: str, one: Sequence[float], other: Sequence[float], goal: float | None = None) -> None:
    """Print the ratio of two medians, and whether it meets the goal."""
    found = statistics.median(one) / statistics.median(other)
    verdict = "" if goal is None else f"      (goal {goal:g}: {'met' if found <= goal else 'missed'})"
    print(f"  {name:<20}{found:8.2f}{verdict}")


if __name__ == "__main__":
    main()
