"""The yardstick that licreport is measured against: a bare script that makes the same comparisons by hand.

It reads reports into plain pydantic models, compares their exact integers, and prints a line per contradiction. It
knows no places, no rounding (a figure such as "227.9万" is passed over), no waivers and no second language.

    python bench/bare.py data/2024.toml
    python bench/bare.py DIRECTORY
"""

import datetime
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import click
import tomli
from pydantic import BaseModel

Figure = int | float | str | None


class Publication(BaseModel):
    """The table [report]."""

    authority: str
    year: int
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


CASEWORK = [*Applications.model_fields, *Handling.model_fields, *Fees.model_fields]
CASEWORK.remove("on_time_excludes_on_the_spot")


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
def main(paths: tuple[Path, ...]) -> None:
    """Print what contradicts itself in the reports."""
    files = [file for path in paths for file in (sorted(path.rglob("*.toml")) if path.is_dir() else [path])]
    count = 0
    for file in files:
        report = Report.model_validate(tomli.loads(file.read_text(encoding="utf-8")))
        for contradiction in contradictions(report):
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
        if wrong(rate, part, [a.received] if name == "acceptance" else whole):
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
            if parts and suspects:
                base = total if whole is None and complete else whole
                suspects = [item for item in suspects if wrong(item.share, getattr(item, figure), [base])]
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
