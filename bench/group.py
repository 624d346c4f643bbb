"""A group of synthetic reports as `corpus.py` writes them, an error planted in one, and what follows from it."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import tomli

Key = tuple[int, int]
"""The number of an authority in its group, 0 for the one that the others are part of, and the year."""
Pairs = list[tuple[str, str]]
Files = dict[str, str | None]

TABLES = ("items", "applications", "handling", "fees", "oversight")
CONCLUDED = {f"applications.{key}" for key in ("concluded", "approved", "denied", "withdrawn", "revoked")}
ON_TIME = {"handling.on_time", "handling.on_the_spot"}
ONLINE = {"handling.online", "handling.fully_online"}
CATALOGUE = {"items.total", "items.previous", "items.added", "items.removed", "oversight.items_covered"}
RECEIVED = {"applications.received", "applications.accepted"}
READS = {
    "LR101": {*RECEIVED, "applications.rejected"},
    "LR102": CONCLUDED,
    "LR103": {*CONCLUDED, "applications.brought_forward", "applications.accepted", "applications.pending"},
    "LR104": CATALOGUE - {"oversight.items_covered"},
    "LR105": {*CONCLUDED, *ON_TIME, "handling.overdue"},
    "LR201": {*CONCLUDED, "applications.accepted", "applications.brought_forward"},
    "LR202": {*CONCLUDED, *ONLINE, "handling.commitment", "handling.overdue"},
    "LR203": {*CONCLUDED, *ON_TIME},
    "LR204": ONLINE,
    "LR205": {*CONCLUDED, *ON_TIME},
    "LR206": {"fees.applications", "fees.amount", "applications.received", "applications.brought_forward"},
    "LR207": {"oversight.items_covered", "items.total"},
    "LR208": {"oversight.complaints", "oversight.complaints_upheld"},
    "LR209": CONCLUDED,
    "LR210": {"oversight.inspections", "oversight.violations"},
    "LR211": {*RECEIVED, "applications.rejected"},
    "LR212": {"applications.accepted", "applications.brought_forward", *ON_TIME, *ONLINE, "handling.commitment"},
    "LR213": {"items.departments", "items.total"},
    "LR301": {*CONCLUDED, *ON_TIME, *ONLINE, *RECEIVED, "handling.commitment"},
    "LR302": {"applications.accepted"},
    "LR501": {"items.previous"},
    "LR502": {"applications.brought_forward"},
}
"""The figures of the corpus that each rule reads. LR106 reads all casework."""


class Group:
    """The reports of one folder, each read when first asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.files = {(int(file.name[:2]), int(file.stem[3:])): file for file in sorted(folder.glob("??-????.toml"))}
        self.keys = list(self.files)
        self.numbers = sorted({number for number, _ in self.files})
        self.altered: set[Key] = set()
        self.needed: set[Key] = set()
        self._texts: dict[Key, str] = {}
        self._trees: dict[Key, dict[str, Any]] = {}

    def text(self, key: Key) -> str:
        """Return a report as it is written."""
        if key not in self._texts:
            self._texts[key] = self.files[key].read_text(encoding="utf-8")
        return self._texts[key]

    def tree(self, key: Key) -> dict[str, Any]:
        """Return what a report says."""
        if key not in self._trees:
            self._trees[key] = tomli.loads(self.text(key))
        return self._trees[key]


class Site(NamedTuple):
    """A report in which an error may be planted, among those of its group."""

    random: Random
    group: Group
    number: int
    year: int

    @property
    def tree(self) -> dict[str, Any]:
        """What the report says."""
        return self.group.tree((self.number, self.year))

    @property
    def items(self) -> list[dict[str, Any]]:
        """Its breakdown, which may be empty."""
        items: list[dict[str, Any]] = self.tree.get("item", [])
        return items

    @property
    def text(self) -> str:
        """The report as it is written."""
        return self.group.text((self.number, self.year))

    @property
    def name(self) -> str:
        """The file's name in the corpus."""
        return f"{self.group.folder.name}/{self.number:02}-{self.year}.toml"

    @property
    def exists(self) -> bool:
        """Whether there is such a report."""
        return (self.number, self.year) in self.group.files

    @property
    def before(self) -> "Site":
        """The same authority's report on the year before."""
        return self._replace(year=self.year - 1)

    @property
    def after(self) -> "Site":
        """The same authority's report on the year after."""
        return self._replace(year=self.year + 1)

    @property
    def above(self) -> "Site":
        """The report that those of the group are part of."""
        return self._replace(number=0)

    @property
    def parts(self) -> list["Site"]:
        """The reports that are part of this one."""
        return [self._replace(number=number) for number in self.group.numbers[1:]] if self.number == 0 else []

    @property
    def names_parts(self) -> bool:
        """Whether the report that those of the group are part of names them, and is not itself without them."""
        return isinstance(self.above.tree["report"].get("parts"), list)

    @property
    def of_departments(self) -> bool:
        """Whether its group is a district with departments, whose catalogues add up to its own."""
        return len(self.group.numbers) > 1 and self.above.tree["report"]["level"] == "district"

    def value(self, path: str) -> int | None:
        """Return a figure that is printed exactly."""
        table, _, key = path.partition(".")
        found = self.tree.get(table, {}).get(key)
        return found if type(found) is int else None

    def values(self, *paths: str) -> list[int]:
        """Return those of some figures that are printed exactly."""
        return [value for value in map(self.value, paths) if value is not None]

    def position(self, name: str) -> int:
        """Return where the [[figure]] of that name stands."""
        return next(index for index, figure in enumerate(self.tree["figure"]) if figure["name"] == name)


class Plant(NamedTuple):
    """An error: what finds it and where, what else follows, the files to write (None: to delete), what it needs."""

    rule: str
    file: str
    place: str
    also: Pairs
    files: Files
    needed: set[Key]


Kind = Callable[[Site], Plant | None]
"""A kind of error; nothing where a report is not one in which it can be planted."""


def altered(site: Site, rule: str, place: str, changes: Mapping[str, object], also: Pairs) -> Plant:
    """Return the plant of other values, or None for no value at all, at some paths of a report."""
    lines = site.text.splitlines()
    for path, value in changes.items():
        edit(lines, path, value)
    return Plant(rule, site.name, place, also, {site.name: "\n".join(lines) + "\n"}, near(site))


def appended(site: Site, rule: str, place: str, tables: Mapping[str, Mapping[str, object]]) -> Plant:
    """Return the plant of tables that the corpus does not have, at the end of a report."""
    lines = [site.text.rstrip("\n")]
    for header, table in tables.items():
        lines += ["", f"[{header}]", *(f"{key} = {literal(value)}" for key, value in table.items())]
    return Plant(rule, site.name, place, [], {site.name: "\n".join([*lines, ""])}, near(site))


def near(site: Site, *, whole_year: bool = False) -> set[Key]:
    """Return the reports that no other plant may alter: of the years beside, and perhaps all of the same year."""
    numbers = site.group.numbers if whole_year else ()
    years = (site.year - 1, site.year, site.year + 1)
    return {(site.number, year) for year in years} | {(number, site.year) for number in numbers}


def follows(site: Site, *paths: str, rules: bool = True, large: bool = False) -> Pairs:
    """Return what may follow from other values of figures: of rules within the report, between years, of sums.

    Without `rules`, those that read the figures hold still; only a `large` change is one against other years.
    """
    touched = set(paths)
    also = [(site.name, rule) for rule, read in READS.items() if rules and read & touched]
    also += [(site.name, "LR106")] * (rules and any(path.startswith(("applications", "handling")) for path in paths))
    also += [(site.after.name, "LR501")] * ("items.total" in touched)
    also += [(site.after.name, "LR502")] * ("applications.pending" in touched)
    also += [(site.name, "LR503"), (site.after.name, "LR503")] * large
    if site.of_departments or not touched <= CATALOGUE:
        also.append((site.above.name, "LR601"))
        also += [(site.above.name, "LR503"), (site.above.after.name, "LR503")] * large
    return list(dict.fromkeys(also))


def lost(site: Site) -> Pairs:
    """Return what may follow where a report is missing or cannot be read."""
    also = [(site.after.name, "LR504"), *((part.name, "LR603") for part in site.parts)]
    return [*also, without_part(site)] if site.number else also


def without_part(site: Site) -> tuple[str, str]:
    """Return what follows for the report above where this one is not known as part of it."""
    return site.above.name, "LR602" if site.of_departments or site.names_parts else "LR601"


def edit(lines: list[str], path: str, value: object) -> None:
    """Write a value at a path of a TOML text, as `corpus.py` writes one; None takes it out."""
    *table, key = path.split(".")
    start = 0
    if table:
        headers = [at for at, line in enumerate(lines) if line in {f"[{table[0]}]", f"[[{table[0]}]]"}]
        start = headers[int(table[1]) if len(table) > 1 else 0]
    end = next((at for at in range(start + 1, len(lines)) if lines[at].startswith("[")), len(lines))
    at = next((at for at in range(start + 1, end) if lines[at].startswith(f"{key} = ")), None)
    if at is not None:
        del lines[at]
    if value is not None:
        lines.insert(start + 1 if at is None else at, f"{key} = {literal(value)}")


def literal(value: object) -> str:
    """Return a value as TOML has it."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str | bool | list) else str(value)
