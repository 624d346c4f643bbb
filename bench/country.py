"""How long `licreport site` takes beside `licreport check` over the same files, and what a second run writes.

    python -m bench.country --reports 30000 --seed 1
    python -m bench.country --reports 3000 --runs 3 --keep DIRECTORY

The reports are synthetic, and every page says so: `corpus.py` makes them from a seed, with an error planted in one of
fifty unless that is not wanted. The programs take turns, so that a busy machine slows both alike. Memory is told twice:
the sum of the most that each process held, and what all held at one time. With `--keep` the reports and the sites are
left in a directory.
"""

import argparse
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import count
from pathlib import Path

from bench.ratio import BENCH, peak, ratio, row, run

GOAL = 3.0
FLAT = 1.3
"""Of how many times the memory that 3,000 reports take 30,000 may take."""
PLANTED = 50
"""Of how many reports one has an error."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Measure licreport site against licreport check.")
    parser.add_argument("--python", default=sys.executable, help="the interpreter that licreport is installed in")
    parser.add_argument("--reports", type=int, default=30_000, help="the size of the corpus")
    parser.add_argument("--beside", type=int, default=3_000, help="the smaller one whose memory is set beside; 0: none")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--runs", type=int, default=3, help="how often each program runs")
    parser.add_argument("--planted", action=argparse.BooleanOptionalAction, default=True, help="plant errors")
    parser.add_argument("--keep", type=Path, help="where the reports and the site are left")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = asked.keep or Path(scratch)
        corpus(folder / "reports", asked.reports, asked.seed, is_planted=asked.planted)
        measure(asked.python, folder, asked.runs)
        if asked.beside:
            few = folder / "few"
            corpus(few / "reports", asked.beside, asked.seed, is_planted=asked.planted)
            grown(asked.python, [(asked.beside, few), (asked.reports, folder)])


def corpus(folder: Path, reports: int, seed: int, *, is_planted: bool) -> None:
    arguments = [str(folder), "--reports", str(reports), "--seed", str(seed)]
    arguments += ["--planted", str(reports // PLANTED)] if is_planted else []
    subprocess.run([sys.executable, str(BENCH / "corpus.py"), *arguments], check=True, stdout=subprocess.DEVNULL)


def measure(python: str, folder: Path, runs: int) -> None:
    reports = str(folder / "reports")
    check = [python, "-m", "licreport", "check", reports, "-q", "--exit-zero"]
    sites = (folder / f"site-{number}" for number in count())  # where one was just removed, ext4 is slow to write files
    held = [peak(command) for command in (check, anew_of(python, reports, next(sites)))]  # which warms the caches, too
    checks, makes = [], []
    for _ in range(runs):
        checks.append(run(check))
        makes.append(run(anew_of(python, reports, next(sites))))
    print(f"median of {runs}")
    row("licreport check", checks, held[0])
    row("licreport site", makes, held[1])
    ratio("site / check", makes, checks, GOAL)
    site = next(sites)
    spent = [processors(command) for command in (check, anew_of(python, reports, site))]
    row("check, processors", [spent[0]])
    row("site, processors", [spent[1]])
    ratio("site / check", [spent[1]], [spent[0]], GOAL)
    make = make_of(python, reports, site)
    again = again_of(make, site)
    print(f"  {'the same once more':<20}{again[0] * 1000:8.1f} ms   ({again[1]} files written)")
    again = changed_of(make, folder / "reports", site)
    print(f"  {'one report changed':<20}{again[0] * 1000:8.1f} ms   ({again[1]} files written)")
    files = [path for path in site.rglob("*") if path.is_file()]
    megabytes = sum(path.stat().st_size for path in files) / 1e6
    print(f"{len(files):,} files, {megabytes:,.0f} MB; front page {(site / 'index.html').stat().st_size / 1e3:.0f} kB")
    print(f"{statistics.median(makes) / len(files) * 1000:.1f} ms a file")


def make_of(python: str, reports: str, site: Path) -> list[str]:
    return [python, "-m", "licreport", "site", reports, "-o", str(site)]


def anew_of(python: str, reports: str, site: Path) -> list[str]:
    """Return the command that goes by nothing that a run before has kept."""
    return [*make_of(python, reports, site), "--anew"]


def grown(python: str, corpora: list[tuple[int, Path]]) -> None:
    """Say how much memory sites of few and of many reports take."""
    held = []
    for reports, folder in corpora:
        held.append(peak(anew_of(python, str(folder / "reports"), folder / "held")))
        seconds = run(anew_of(python, str(folder / "reports"), folder / "run"))
        row(f"memory, {reports:,}", [seconds], held[-1])
    if not all(held):
        return
    for name, (few, many) in {
        "each at its most": [each.memory for each in held if each],
        "at one time": [each.together for each in held if each],
    }.items():
        said = f"{few / 1e6:.0f} → {many / 1e6:.0f} MB, goal {FLAT:g}: {'met' if many / few <= FLAT else 'missed'}"
        print(f"  {name:<20}{many / few:8.2f}      ({said})")


def changed_of(make: list[str], reports: Path, site: Path) -> tuple[float, int]:
    """Make the site once more after a figure has changed; return how long that took and how many files it wrote."""
    report = min(reports.rglob("*.toml"))
    text = report.read_text(encoding="utf-8")
    report.write_text(re.sub(r"(?m)^denied = .*", "denied = 1", text, count=1), encoding="utf-8")
    return again_of(make, site)


def processors(command: list[str]) -> float:
    """Run a command, and return the seconds that the processors spent on it and all that it started."""
    before = os.times()
    run(command)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def again_of(make: list[str], site: Path) -> tuple[float, int]:
    """Make the site once more, and return how long that took and how many files it wrote."""
    before = time.time_ns()
    seconds = run(make)
    return seconds, sum(path.stat().st_mtime_ns > before for path in site.rglob("*") if path.is_file())


if __name__ == "__main__":
    main()
