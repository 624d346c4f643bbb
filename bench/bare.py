"""The yardstick that licreport is measured against: a bare script that makes the same comparisons by hand.

It reads reports into plain pydantic models, compares their exact integers, and prints a line per contradiction; of each
report it keeps what must agree with other files, and compares that at the end. It knows no places, no rounding (a
figure such as "227.9万" is passed over), no parts of years, no prose, no waivers and no second language.

    python bench/bare.py data/2024.toml
    python bench/bare.py DIRECTORY
"""

import datetime
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import click
import tomli
from pydantic import BaseModel, ValidationError

Figure = int | float | str | None


class Publication(BaseModel):
    """The table [report]."""

    authority: str
    year: int
    to: datetime.date | None = None
    level: str | None = None
    part_of: str | None = None
    publisher: str | None = None
    signed: datetime.date | None = None
    published: datetime.date | None = None
    source: str | None = None


class Items(BaseModel):
    """The table [items]."""

    total: Figure = None
    previous: Figure = None
    added: Figure = None
    removed: Figure = None
    departments: Figure = None
    breakdown: str = "complete"


class Applications(BaseModel):
    """The table [applications]."""

    brought_forward: Figure = None
    received: Figure = None
    accepted: Figure = None
    rejected: Figure = None
    approved: Figure = None
    denied: Figure = None
    withdrawn: Figure = None
    concluded: Figure = None
    pending: Figure = None
    revoked: Figure = None


class Handling(BaseModel):
    """The table [handling]."""

    online: Figure = None
    fully_online: Figure = None
    commitment: Figure = None
    on_the_spot: Figure = None
    on_time: Figure = None
    overdue: Figure = None
    on_time_excludes_on_the_spot: bool | None = None


class Fees(BaseModel):
    """The table [fees]."""

    applications: Figure = None
    amount: Figure = None


class Oversight(BaseModel):
    """The table [oversight]."""

    items_covered: Figure = None
    inspections: Figure = None
    violations: Figure = None
    complaints: Figure = None
    complaints_upheld: Figure = None


class Item(Applications, Handling, Fees):
    """An [[item]]."""

    name: str
    code: str | None = None
    under: str | None = None
    share: str | None = None


class Named(BaseModel):
    """A [[figure]]."""

    name: str
    value: Figure
    unit: str | None = None
    section: str | None = None
    divides: str | None = None
    of: str | None = None
    share: str | None = None


class Report(BaseModel):
    """A whole file."""

    report: Publication
    items: Items = Items()
    applications: Applications = Applications()
    handling: Handling = Handling()
    rates: dict[str, str] = {}
    fees: Fees = Fees()
    oversight: Oversight = Oversight()
    item: list[Item] = []
    figure: list[Named] = []


class Kept(NamedTuple):
    """What must agree with other files."""

    file: Path
    authority: str
    year: int
    level: str | None
    part_of: str | None
    beside: bool
    figures: dict[str, int]


Found = defaultdict[tuple[str, int], list[Kept]]
CASEWORK = [*Applications.model_fields, *Handling.model_fields, *Fees.model_fields]
CASEWORK.remove("on_time_excludes_on_the_spot")
CATALOGUE = {"items.total", "items.previous", "items.added", "items.removed", "oversight.items_covered"}
LEVELS = ["state", "province", "city", "district", "department"]


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
def main(paths: tuple[Path, ...]) -> None:
    """Print what contradicts itself in the reports."""
    files = [file for path in paths for file in (sorted(path.rglob("*.toml")) if path.is_dir() else [path])]
    count = 0
    collection: list[Kept] = []
    for file in files:
        try:
            report = Report.model_validate(tomli.loads(file.read_text(encoding="utf-8")))
        except (tomli.TOMLDecodeError, ValidationError):
            click.echo(f"{file}: cannot be read")
            count += 1
            continue
        if report.report.to is not None:  # it knows no parts of years
            continue
        collection.append(kept(file, report))
        for contradiction in contradictions(report):
            click.echo(f"{file}: {contradiction}")
            count += 1
    for file, contradiction in across(collection):
        click.echo(f"{file}: {contradiction}")
        count += 1
    click.echo(f"{len(files)} files, {count} contradictions")
    sys.exit(1 if count else 0)


def contradictions(report: Report) -> Iterator[str]:
    beside = bool(report.handling.on_time_excludes_on_the_spot)
    yield from casework(report.applications, report.handling, report.fees, beside=beside)
    for item in report.item:
        own = item.on_time_excludes_on_the_spot
        for found in casework(item, item, item, beside=beside if own is None else own):
            yield f"{item.name}: {found}"
    yield from other_tables(report)
    yield from rates(report)
    yield from breakdown(report)
    yield from named(report)


def casework(a: Applications, h: Handling, fees: Fees, *, beside: bool) -> list[str]:
    ended = add(a.approved, a.denied, a.withdrawn or 0)
    whole = concluded(a)
    most = max(whole, default=None)
    decided = min(whole, default=None) if a.concluded or ended else add(a.approved or a.denied, a.withdrawn or 0)
    on_time = add(h.on_time, h.on_the_spot) if beside else h.on_time
    brought = a.brought_forward or 0
    checks = {
        "received is not accepted + rejected": differ(a.received, [add(a.accepted, a.rejected)]),
        "concluded is not approved + denied + withdrawn": differ(a.concluded, [ended, add(ended, a.revoked or 0)]),
        "brought forward + accepted is not concluded + pending": differ(
            add(a.brought_forward, a.accepted), [add(a.pending, each) for each in whole]
        ),
        "concluded is not on time + overdue": differ(add(on_time, h.overdue), whole),
        "more concluded than accepted": exceeds(decided, add(a.accepted, brought)),
        "online is more than concluded": exceeds(h.online, most),
        "fully online is more than concluded": exceeds(h.fully_online, most),
        "by commitment is more than concluded": exceeds(h.commitment, most),
        "overdue is more than concluded": exceeds(h.overdue, most),
        "on the spot is more than concluded": exceeds(h.on_the_spot, most),
        "on time is more than concluded": exceeds(on_time, most),
        "fully online is more than online": exceeds(h.fully_online, h.online),
        "on the spot is more than on time": not beside and exceeds(h.on_the_spot, h.on_time),
        "more paid than received": exceeds(fees.applications, add(a.received, brought)),
        "fees and paid applications are not zero together": (
            None not in {fees.amount, fees.applications} and (fees.amount == 0) != (fees.applications == 0)
        ),
    }
    return [words for words, broken in checks.items() if broken]


def other_tables(report: Report) -> list[str]:
    items, oversight = report.items, report.oversight
    year, signed, published = report.report.year, report.report.signed, report.report.published
    checks = {
        "items are not last year's + added - removed": differ(
            add(items.total, items.removed), [add(items.previous, items.added)]
        ),
        "more items under oversight than items": exceeds(oversight.items_covered, items.total),
        "more complaints upheld than complaints": exceeds(oversight.complaints_upheld, oversight.complaints),
        "more violations than inspections": exceeds(oversight.violations, oversight.inspections),
        "signed before the year is over": signed and signed.year <= year,
        "published before it is signed": signed and published and published < signed,
        "published more than a year later": published and published.year > year + 1,
    }
    return [words for words, broken in checks.items() if broken]


def rates(report: Report) -> Iterator[str]:
    a, whole = report.applications, concluded(report.applications)
    for name, rate in report.rates.items():
        part = {"acceptance": a.accepted, "approval": a.approved}.get(name, getattr(report.handling, name, None))
        parts = [part]
        if name == "on_time" and report.handling.on_time_excludes_on_the_spot:
            parts.append(add(part, report.handling.on_the_spot))
        if all(wrong(rate, each, [a.received] if name == "acceptance" else whole) for each in parts):
            yield f"{name} rate is wrong"


def breakdown(report: Report) -> Iterator[str]:
    levels: defaultdict[str | None, list[Item]] = defaultdict(list)
    for item in report.item:
        levels[item.under].append(item)
    names = {item.name: item for item in report.item}
    own = {**vars(report.fees), **vars(report.handling), **vars(report.applications)}
    for under, items in levels.items():
        above: Mapping[str, Figure] = own if under is None else vars(names[under])
        suspects = [item for item in items if item.share]
        for figure in CASEWORK:
            stated = [getattr(item, figure) for item in items]
            parts = [part for part in stated if part is not None]
            complete = len(parts) == len(items) and report.items.breakdown == "complete"
            whole, total = above.get(figure), add(*parts)
            if parts and (differ(whole, [total]) if complete else exceeds(total, whole)):
                yield f"{figure} of the items does not fit that of {under or 'the report'}"
            base = total if whole is None and complete else whole
            if parts and suspects and base != 0:
                wrongs = [item for item in items if wrong(item.share, getattr(item, figure), [base])]
                suspects = min(suspects, wrongs, key=len)
        for item in suspects:
            yield f"{item.name}: share is wrong"


def named(report: Report) -> Iterator[str]:
    values = {figure.name: figure.value for figure in report.figure}
    parts: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in report.figure:
        whole = figure.divides or figure.of
        if whole is None:
            continue
        if whole not in values:
            table, _, key = whole.partition(".")
            values[whole] = getattr(getattr(report, table, None), key, None)
        if figure.divides:
            parts[whole].append(figure.value)
        elif exceeds(figure.value, values[whole]):
            yield f"{figure.name} is more than {whole}"
        if wrong(figure.share, figure.value, [values[whole]]):
            yield f"{figure.name}: share is wrong"
    for whole, divided in parts.items():
        if differ(values[whole], [add(*divided)]):
            yield f"{whole} is not the sum of its parts"


def kept(file: Path, report: Report) -> Kept:
    own = report.report
    tables = {
        "items": report.items,
        "applications": report.applications,
        "handling": report.handling,
        "fees": report.fees,
        "oversight": report.oversight,
    }
    figures = {
        f"{name}.{key}": value
        for name, table in tables.items()
        for key, value in vars(table).items()
        if type(value) is int
    }
    beside = bool(report.handling.on_time_excludes_on_the_spot)
    return Kept(file, own.authority, own.year, own.level, own.part_of, beside, figures)


def across(reports: Iterable[Kept]) -> Iterator[tuple[Path, str]]:
    found: Found = defaultdict(list)
    for report in reports:
        found[report.authority, report.year].append(report)
    for same in found.values():
        yield from ((report.file, "another file reports the same authority and year") for report in same[1:])
    yield from years(found)
    yield from parts(found)


def years(found: Found) -> Iterator[tuple[Path, str]]:
    before: tuple[str, int] | None = None
    for authority, year in sorted(found):
        report, *more = found[authority, year]
        if before is not None and before[0] == authority:
            last, *doubles = found[before]
            if before[1] != year - 1:
                yield report.file, f"no report on {year - 1}, though there is one on {before[1]}"
            elif not more and not doubles:
                yield from ((report.file, words) for words in changes(report, last))
        before = authority, year


def parts(found: Found) -> Iterator[tuple[Path, str]]:
    below: Found = defaultdict(list)
    highest: dict[int, int] = {}
    for same in found.values():
        for report in same:
            if report.level in LEVELS:
                highest[report.year] = min(LEVELS.index(report.level), highest.get(report.year, len(LEVELS)))
            if report.part_of is not None:
                below[report.part_of, report.year].append(report)
    is_one = len({authority for authority, _ in found}) == 1
    for key, under in below.items():
        for part in under:
            is_top = part.level not in LEVELS or LEVELS.index(part.level) <= highest[part.year]
            if key in found:
                yield from ((part.file, words) for words in place(part, found))
            elif not is_one and not (is_top and (part.authority, part.year) in below):
                yield part.file, f"no report of {part.part_of} on {part.year}"
        if len(found.get(key, [])) == 1 and all(len(found[part.authority, part.year]) == 1 for part in under):
            report = found[key][0]
            yield from ((report.file, words) for words in sums(report, under))


def place(report: Kept, found: Found) -> list[str]:
    """Tell what is wrong with the authority that a report is part of."""
    above = found[str(report.part_of), report.year]
    broken = []
    own, other = (LEVELS.index(one.level) if one.level in LEVELS else None for one in (report, above[0]))
    if own is not None and other is not None and own <= other:
        broken.append(f"its level is not below that of {report.part_of}")
    passed = set()
    while above and above[0].authority not in passed:
        if above[0].authority == report.authority:
            broken.append("it is part of itself")
        passed.add(above[0].authority)
        above = found.get((str(above[0].part_of), report.year), [])
    return broken


def changes(report: Kept, last: Kept) -> list[str]:
    new, old = report.figures, last.figures
    checks = {
        "items last year are not those of last year's report": differ(
            new.get("items.previous"), [old.get("items.total")]
        ),
        "brought forward is not last year's pending": differ(
            new.get("applications.brought_forward"), [old.get("applications.pending")]
        ),
    }
    broken = [words for words, is_broken in checks.items() if is_broken]
    for name in new:
        less, more = sorted((new[name], old.get(name, 0)))
        if less >= 100 and more > 3 * less and name != "fees.amount":
            broken.append(f"{name} is {new[name]}, and was {old[name]} last year")
    return broken


def sums(report: Kept, parts: Sequence[Kept]) -> list[str]:
    departments = [part for part in parts if part.level in {"department", None}]
    if departments and len(departments) < report.figures.get("items.departments", 0):
        return [f"{report.figures['items.departments']} departments, but only {len(departments)} report"]
    left_out = {"items.departments"} | (CATALOGUE if len(departments) < len(parts) else set())
    broken = []
    for name, stated in report.figures.items():
        figures = [on_time(part, report) if name == "handling.on_time" else part.figures.get(name) for part in parts]
        if name not in left_out and differ(stated, [add(*figures)]):
            broken.append(f"{name} is not the sum of the parts'")
    return broken


def on_time(part: Kept, report: Kept) -> int | None:
    """Return a part's on time as the report above counts it, beside the on the spot or around it."""
    own, on_the_spot = part.figures.get("handling.on_time"), part.figures.get("handling.on_the_spot")
    if part.beside == report.beside or own is None or on_the_spot is None:
        return own if part.beside == report.beside else None
    return own + on_the_spot if part.beside else own - on_the_spot


def concluded(a: Applications) -> list[int]:
    """Return the concluded as printed, or else as added up, without and with the revoked."""
    if a.concluded is not None:
        return [a.concluded] if isinstance(a.concluded, int) else []
    ended = add(a.approved, a.denied, a.withdrawn or 0)
    return [whole for whole in (ended, add(ended, a.revoked or 0)) if whole is not None]


def add(*figures: Figure) -> int | None:
    total = 0
    for figure in figures:
        if not isinstance(figure, int):
            return None
        total += figure
    return total


def differ(total: Figure, sums: Sequence[int | None]) -> bool:
    """Tell whether a total is none of the sums that it may be."""
    return isinstance(total, int) and len(sums) > 0 and None not in sums and total not in sums


def exceeds(part: Figure, whole: Figure) -> bool:
    return isinstance(part, int) and isinstance(whole, int) and part > whole


def wrong(rate: str | None, part: Figure, wholes: Iterable[Figure]) -> bool:
    """Tell whether a printed percentage is off by more than half a unit of its last digit."""
    if rate is None or not isinstance(part, int):
        return False
    digits = rate.rstrip("%")
    slack = 0.5 / 10 ** len(digits.partition(".")[2]) + 1e-9
    exact = [whole for whole in wholes if isinstance(whole, int) and whole]
    return bool(exact) and all(abs(100 * part / whole - float(digits)) > slack for whole in exact)


if __name__ == "__main__":
    main()
