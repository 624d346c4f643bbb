"""Whether `licreport check` finds every error planted in a corpus, and nothing else there or in the clean one.

    python bench/recall.py
    python bench/recall.py --python VENV/bin/python --reports 30000 --planted 3000

A planted error counts as found where its rule is named at its place in its file. A false alarm is any finding on the
clean corpus, and on a planted one any that is neither planted nor, by the manifest, a consequence of what is. Errors
that leave no report are planted in a corpus of their own, since rules on what is missing say nothing beside them.

The bare script is held to the same, as far as it goes: it names files, no rules, and compares LR1xx to LR6xx.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

BENCH = Path(__file__).resolve().parent
COMPARED_BY_BARE = ("LR1", "LR2", "LR3", "LR4", "LR5", "LR6")


class Found(NamedTuple):
    """A finding: in which file, of which rule, at which address."""

    file: str
    rule: str
    place: str


class Entry(NamedTuple):
    """An entry of the manifest: what was planted, and the files and rules of what may be found besides."""

    planted: Found
    also: set[tuple[str, str]]


def main() -> None:
    parser = argparse.ArgumentParser(description="Count the planted errors that are found, and the false alarms.")
    parser.add_argument("--python", default=sys.executable, help="the interpreter that licreport is installed in")
    parser.add_argument("--reports", type=int, default=3000, help="how many synthetic reports the corpora have")
    parser.add_argument("--planted", type=int, default=400, help="in how many of them to plant an error")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    reports, planted = options.reports, options.planted
    with tempfile.TemporaryDirectory() as folder:
        clean, errors, unreadable = (Path(folder, name) for name in ("clean", "planted", "unreadable"))
        seed = ["--seed", str(options.seed)]
        write(clean, ["--reports", str(reports), "--quarters", *seed])
        manifest = write(errors, ["--reports", str(reports), "--planted", str(planted), *seed])
        few = ["--reports", str(reports // 5), "--planted", str(planted // 10), "--unreadable"]
        manifest += write(unreadable, [*few, *seed])
        found = [found for corpus in (clean, errors, unreadable) for found in findings(options.python, corpus)]
        named = {file for corpus in (clean, errors) for file in files_named_by_bare(options.python, corpus)}
    missed = recall(manifest, set(found))
    false = unexplained(manifest, found)
    for finding in false:
        print(f"  false alarm: {' '.join(finding)}")
    among_clean = sum(finding.file.startswith("clean") for finding in false)
    print(f"false alarms: {among_clean} in {reports:,} clean reports, {len(false) - among_clean} beside the planted")
    compared = {entry.planted.file for entry in manifest if entry.planted.rule.startswith(COMPARED_BY_BARE)}
    clean_named = sum(file.startswith("clean") for file in named)
    print(f"bare script: {len(compared & named):,} of {len(compared):,} files planted with what it compares", end="")
    print(f", {clean_named} of the clean ones")
    print(f"\nrepeat: python bench/recall.py --reports {reports} --planted {planted} --seed {options.seed}")
    sys.exit(1 if missed or false else 0)


def write(corpus: Path, arguments: Sequence[str]) -> list[Entry]:
    """Write a corpus; return what is planted in it, files named with the corpus's own folder."""
    subprocess.run([sys.executable, str(BENCH / "corpus.py"), str(corpus), *arguments], check=True)
    manifest = corpus / "manifest.json"
    entries: list[dict[str, Any]] = json.loads(manifest.read_text(encoding="utf-8")) if manifest.exists() else []

    def named(file: str) -> str:
        return f"{corpus.name}/{file}"

    return [
        Entry(
            Found(named(entry["file"]), entry["rule"], entry["place"]),
            {(named(file), rule) for file, rule in entry["also"]},
        )
        for entry in entries
    ]


def findings(python: str, corpus: Path) -> list[Found]:
    """Return what licreport finds in a corpus."""
    command = [python, "-m", "licreport", "check", "--isolated", "--format", "json", str(corpus)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    if done.returncode not in {0, 1}:
        sys.exit(f"recall.py: exit code {done.returncode} from {' '.join(command)}")
    listed = json.loads(done.stdout)["findings"]
    return [Found(within(corpus, found["file"]), found["code"], found["address"]) for found in listed]


def files_named_by_bare(python: str, corpus: Path) -> set[str]:
    command = [python, str(BENCH / "bare.py"), str(corpus)]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    *lines, _count = done.stdout.decode("utf-8").splitlines()
    return {within(corpus, line[: line.index(".toml: ")] + ".toml") for line in lines}


def within(corpus: Path, file: str) -> str:
    return Path(file).relative_to(corpus.parent).as_posix()


def recall(manifest: Iterable[Entry], found: set[Found]) -> int:
    """Print how many of the errors planted for each rule were found; return how many were not."""
    planted = [entry.planted for entry in manifest]
    missed = [error for error in planted if error not in found]
    for error in missed:
        print(f"  missed: {' '.join(error)}")
    of, lost = Counter(error.rule for error in planted), Counter(error.rule for error in missed)
    print("rule   planted   found")
    for rule in sorted(of):
        print(f"{rule} {of[rule]:8,} {of[rule] - lost[rule]:7,}")
    print(f"recall: {len(planted) - len(missed):,} of {len(planted):,} errors, planted for {len(of)} rules")
    return len(missed)


def unexplained(manifest: Iterable[Entry], found: Iterable[Found]) -> list[Found]:
    """Return the findings that are neither planted nor follow from what is."""
    planted = {entry.planted for entry in manifest}
    also = {pair for entry in manifest for pair in entry.also}
    return [finding for finding in found if finding not in planted and finding[:2] not in also]


if __name__ == "__main__":
    main()
