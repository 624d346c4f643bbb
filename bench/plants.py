"""Errors planted in a corpus of synthetic reports, for every rule, and the manifest of what is to be found.

    python -m bench.plants DIRECTORY --planted 60 --seed 1
    python -m bench.plants DIRECTORY --planted 6 --unreadable

Alters the clean reports that `corpus.py` wrote, the rules taking turns. Each entry of `manifest.json` is one error: the
`rule` that must find it, in which `file` and at which `place`; and in `also` what follows from it and may be found
besides, as pairs of a file and the code of a rule. What one plant needs to be found is left alone by all others.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from random import Random

from bench import across, prose, within
from bench.group import Group, Kind, Plant, Site

TRIES = 3000
NEED_ROOM = ("LR5", "LR6")
"""The rules across reports, which take their turn first: what they need of a group, others must leave alone."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Plant errors in a corpus of synthetic reports.")
    parser.add_argument("directory", type=Path)
    parser.add_argument("--planted", type=int, required=True, help="how many")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--unreadable", action="store_true", help="only errors that leave no report, or else none")
    options = parser.parse_args()
    groups = [Group(folder) for folder in sorted(options.directory.iterdir()) if folder.is_dir()]
    kinds: dict[str, list[Kind]] = {}
    for rule, kind in within.UNREADABLE if options.unreadable else (*within.KINDS, *prose.KINDS, *across.KINDS):
        kinds.setdefault(rule, []).append(kind)
    random = Random(f"{options.seed} planted")  # noqa: S311  # reproducible, nothing secret
    plants = list(planted(groups, kinds, options.planted, random))
    if len(plants) < options.planted:
        room = f"there is room for {len(plants)} errors in {options.directory}, and none is planted"
        sys.exit(f"plants.py: {room}; ask for fewer, or write more reports")
    for name, text in (entry for plant in plants for entry in plant.files.items()):
        if text is None:
            (options.directory / name).unlink()
        else:
            (options.directory / name).write_text(text, encoding="utf-8", newline="\n")
    text = json.dumps(manifest(plants), ensure_ascii=False, indent=1)
    (options.directory / "manifest.json").write_text(f"{text}\n", encoding="utf-8", newline="\n")


def planted(
    groups: Sequence[Group], kinds: Mapping[str, Sequence[Kind]], number: int, random: Random
) -> Iterator[Plant]:
    """Yield so many plants, or as many as there is room for; a rule for which there is none is passed over."""
    rules = list(kinds)
    random.shuffle(rules)
    rules.sort(key=lambda rule: not rule.startswith(NEED_ROOM))
    while number and rules:
        for rule in rules[:number]:
            plant = somewhere(groups, kinds[rule], random)
            if plant is None:
                rules.remove(rule)
            else:
                number -= 1
                yield plant


def manifest(plants: Sequence[Plant]) -> list[dict[str, object]]:
    """Return what is to be found, by file; what follows in a file that another plant renames has its new name."""
    renamed = {
        name: plant.file
        for plant in plants
        for name, text in plant.files.items()
        if text is None and plant.file in plant.files
    }
    return [
        {
            "file": plant.file,
            "place": plant.place,
            "rule": plant.rule,
            "also": [(renamed.get(file, file), rule) for file, rule in plant.also],
        }
        for plant in sorted(plants, key=lambda plant: plant.file)
    ]


def somewhere(groups: Sequence[Group], kinds: Sequence[Kind], random: Random) -> Plant | None:
    for _ in range(TRIES):
        group = random.choice(groups)
        key = random.choice(group.keys)
        plant = None if key in group.needed else random.choice(kinds)(Site(random, group, *key))
        if plant is not None and not plant.needed & group.altered:
            group.altered.add(key)
            group.needed |= plant.needed
            return plant
    return None


if __name__ == "__main__":
    main()
