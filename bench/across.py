"""The errors that are found only across reports: LR5xx, year against year, and LR6xx, parts against the whole.

And waivers of such, LR901.
"""

from collections.abc import Mapping

from bench.corpus import QUARTERED, quarters, toml
from bench.group import Files, Kind, Pairs, Plant, Site, altered, appended, follows, lost, near, without_part

RECEIVED = ("applications.received", "applications.rejected")
STOCKS = ("applications.brought_forward", "applications.pending")


def not_last_years(site: Site) -> Plant | None:
    """State other items of last year, and changes to fit."""
    previous, added, removed = site.values("items.previous", "items.added", "items.removed")
    if not site.before.exists:
        return None
    by = site.random.randint(1, 9)
    changes = {"items.previous": previous + by, "items.removed": removed + by}
    if added >= by and site.random.random() < 0.5:
        changes = {"items.previous": previous + by, "items.added": added - by}
    return altered(site, "LR501", "items.previous", changes, follows(site, *changes, rules=False))


def not_brought_forward(site: Site) -> Plant | None:
    """State another brought forward, and as much more pending."""
    stocks = site.values(*STOCKS)
    if not site.before.exists or len(stocks) < 2 or site.items:
        return None
    by = site.random.randint(1, 9)
    changes = {path: value + by for path, value in zip(STOCKS, stocks, strict=True)}
    return altered(site, "LR502", STOCKS[0], changes, follows(site, *changes, rules=False))


def too_much_changed(site: Site) -> Plant | None:
    """Print the last digit of a count twice, or not at all."""
    path = site.random.choice(("oversight.inspections", "oversight.complaints"))
    value, last = site.value(path), site.before.value(path) if site.before.exists else None
    if value is None or last is None or min(value, last) < 100:
        return None
    changed = value // 10 if value >= 1000 and path == "oversight.inspections" else value * 10 + value % 10
    return altered(site, "LR503", path, {path: changed}, follows(site, path, rules=False, large=True))


def year_missing(site: Site) -> Plant | None:
    if not site.before.exists or not site.after.exists:
        return None
    also = [pair for pair in lost(site) if pair != (site.after.name, "LR504")]
    return Plant("LR504", site.after.name, "report.year", also, {site.name: None}, near(site, whole_year=True))


def reported_twice(site: Site) -> Plant:
    copy = site.name.replace("-", "b-")
    return Plant("LR505", copy, "report.year", [], {copy: site.text}, near(site, whole_year=True))


def respelt(site: Site) -> Plant | None:
    """Write an authority's name with a blank in it, unlike the year before."""
    if not site.before.exists:
        return None
    name = site.tree["report"]["authority"]
    return altered(site, "LR506", "report.authority", {"report.authority": f"{name[:-1]} {name[-1]}"}, [])


def quarter_above_year(site: Site) -> Plant | None:
    """Write a report on a quarter in which more was received than in the year."""
    path = site.random.choice(QUARTERED)
    value = site.value(path)
    if value is None:
        return None
    *_, quarter = quarters(site.tree)
    table, _, key = path.partition(".")
    quarter[table][key] = value + site.random.randint(1, 9)
    file = beside(site, 4)
    return Plant("LR507", site.name, path, [(file, "LR504")], {file: toml(quarter)}, near(site))


def quarters_off(site: Site) -> Plant | None:
    """Write the reports on the quarters of a year, one of which says more, or less."""
    path = site.random.choice(QUARTERED)
    if (site.value(path) or 0) < 100:
        return None
    written = [*quarters(site.tree)]
    table, _, key = path.partition(".")
    site.random.choice(written)[table][key] += site.random.choice((-1, 1)) * site.random.randint(1, 9)
    files: Files = {beside(site, number): toml(quarter) for number, quarter in enumerate(written, 1)}
    also = [(file, "LR504") for file in files]  # where another year of the authority is told by quarters, too
    return Plant("LR508", site.name, path, also, files, near(site))


def restated(site: Site) -> Plant | None:
    """Print another figure for last year than last year's report has."""
    last = site.before.value("oversight.inspections") if site.before.exists else None
    if not last:
        return None
    tables = {"last_year.oversight": {"inspections": last + site.random.randint(1, 9)}}
    return appended(site, "LR509", "last_year.oversight.inspections", tables)


def grown_otherwise(site: Site) -> Plant | None:
    """Print a growth that is not what this year's and last year's reports make it."""
    now, last = (one.value("oversight.inspections") if one.exists else None for one in (site, site.before))
    if not now or not last:
        return None
    printed = f"{now * 100 // last - 100 + site.random.randint(2, 9)}%"
    return appended(site, "LR510", "growth.oversight.inspections", {"growth.oversight": {"inspections": printed}})


def beside(site: Site, quarter: int) -> str:
    """Return the file of the report on a quarter of the site's year."""
    return site.name.replace(".toml", f"-q{quarter}.toml")


def part_left_out(site: Site) -> Plant | None:
    """Leave one part's figure out of a sum, or count it twice."""
    path = site.random.choice(("oversight.inspections", "oversight.complaints", "fees.amount"))
    stated, figures = site.value(path), summed(site, path)
    if stated is None or not any(figures):
        return None
    part = site.random.choice([figure for figure in figures if figure])
    changed = stated + site.random.choice((-part, part))
    return sum_off(site, path, {path: changed}, follows(site, path, large=True))


def consistently_off(site: Site) -> Plant | None:
    """State more that were received, all of them rejected."""
    figures = site.values(*RECEIVED)
    in_items = any(path.partition(".")[2] in item for item in site.items for path in RECEIVED)
    if len(figures) < 2 or in_items or not all(summed(site, path) for path in RECEIVED):
        return None
    by = site.random.randint(1, 9)
    changes = {path: figure + by for path, figure in zip(RECEIVED, figures, strict=True)}
    also = [*follows(site, *RECEIVED, rules=False), (site.name, "LR301")]
    return sum_off(site, RECEIVED[0], changes, also)


def items_added_and_removed(site: Site) -> Plant | None:
    """State an item more than the departments do, as added and as removed."""
    if not site.of_departments or site.number:
        return None
    changes = {path: value + 1 for path in ("items.added", "items.removed") for value in site.values(path)}
    return sum_off(site, "items.added", changes, follows(site, *changes, rules=False))


def summed(site: Site, path: str) -> list[int]:
    """Return the figures of the parts, where all of them print it exactly."""
    figures = [figure for part in site.parts for figure in part.values(path)]
    return figures if len(figures) == len(site.parts) else []


def sum_off(site: Site, place: str, changes: Mapping[str, object], also: Pairs) -> Plant:
    return altered(site, "LR601", place, changes, also)._replace(needed=near(site, whole_year=True))


def department_missing(site: Site) -> Plant | None:
    """Delete a department's first or last report, so that no year is missing between others."""
    if not site.of_departments or not site.number or (site.before.exists and site.after.exists):
        return None
    file, needed = site.above.name, near(site, whole_year=True)
    return Plant("LR602", file, "items.departments", [], {site.name: None}, needed)


def more_departments(site: Site) -> Plant | None:
    if not site.of_departments or site.number:
        return None
    changes = {"items.departments": len(site.parts) + site.random.randint(1, 9)}
    return altered(site, "LR602", "items.departments", changes, [])._replace(needed=near(site, whole_year=True))


def named_part_missing(site: Site) -> Plant | None:
    """Delete the first or last report of a part that its whole names, so that no year is missing between others."""
    if not site.number or not site.names_parts or (site.before.exists and site.after.exists):
        return None
    return Plant("LR602", site.above.name, "report.parts", [], {site.name: None}, near(site, whole_year=True))


def part_not_named(site: Site) -> Plant | None:
    """Leave a part out of the names of the parts."""
    if site.number or not site.names_parts or len(site.parts) < 2:
        return None
    names = site.tree["report"]["parts"]
    left_out = site.random.choice(names)
    changes = {"report.parts": [name for name in names if name != left_out]}
    return altered(site, "LR602", "report.parts", changes, [])._replace(needed=near(site, whole_year=True))


def parts_above_whole(site: Site) -> Plant | None:
    """State less for a city than its districts do, while nothing says that they are all there."""
    path = site.random.choice(("oversight.inspections", "oversight.complaints", "fees.amount"))
    figures = summed(site, path)
    if site.of_departments or not any(figures) or site.value(path) is None:
        return None
    changes = {path: sum(figures) - site.random.randint(1, sum(figures)), "report.parts": None}
    return sum_off(site, path, changes, follows(site, path, large=True))


def part_of_another(site: Site) -> Plant | None:
    if not site.number:
        return None
    changes = {"report.part_of": f"{site.tree['report']['part_of']}府"}
    plant = altered(site, "LR603", "report.part_of", changes, [without_part(site)])
    return plant._replace(needed=near(site, whole_year=True))


def whole_missing(site: Site) -> Plant | None:
    """Delete the first or last report of the authority above, so that no year is missing between others."""
    if not site.parts or (site.before.exists and site.after.exists):
        return None
    first, *others = (part.name for part in site.parts)
    also = [(name, "LR603") for name in others]
    return Plant("LR603", first, "report.part_of", also, {site.name: None}, near(site, whole_year=True))


def level_too_high(site: Site) -> Plant | None:
    if not site.number:
        return None
    also = [without_part(site)] if site.of_departments else []
    plant = altered(site, "LR604", "report.level", {"report.level": site.above.tree["report"]["level"]}, also)
    return plant._replace(needed=near(site, whole_year=True))


def part_of_itself(site: Site) -> Plant | None:
    if not site.number:
        return None
    changes = {"report.part_of": site.tree["report"]["authority"]}
    plant = altered(site, "LR604", "report.part_of", changes, [without_part(site), (site.name, "LR604")])
    return plant._replace(needed=near(site, whole_year=True))


def part_of_its_part(site: Site) -> Plant | None:
    if not site.parts:
        return None
    part = site.random.choice(site.parts)
    changes = {"report.part_of": part.tree["report"]["authority"]}
    also = [(site.name, "LR604"), (part.name, "LR604"), (part.name, "LR601")]
    return altered(site, "LR604", "report.part_of", changes, also)._replace(needed=near(site, whole_year=True))


def nothing_to_waive(site: Site) -> Plant | None:
    """Accept a discrepancy between years, or between a whole and its parts, that is not there."""
    path = site.random.choice(("items.previous", "fees.amount"))
    is_known = site.before.exists if path == "items.previous" else site.value(path) is not None and summed(site, path)
    rule = "LR501" if path == "items.previous" else "LR601"
    waiver = f'\n[[waiver]]\nrule = "{rule}"\nat = "{path}"\nreason = "as published"\n'
    needed = near(site, whole_year=True)
    return Plant("LR901", site.name, "waiver.#1", [], {site.name: site.text + waiver}, needed) if is_known else None


KINDS: tuple[tuple[str, Kind], ...] = (
    ("LR501", not_last_years),
    ("LR502", not_brought_forward),
    ("LR503", too_much_changed),
    ("LR504", year_missing),
    ("LR505", reported_twice),
    ("LR506", respelt),
    ("LR507", quarter_above_year),
    ("LR508", quarters_off),
    ("LR509", restated),
    ("LR510", grown_otherwise),
    ("LR601", part_left_out),
    ("LR601", consistently_off),
    ("LR601", items_added_and_removed),
    ("LR601", parts_above_whole),
    ("LR602", department_missing),
    ("LR602", named_part_missing),
    ("LR602", part_not_named),
    ("LR602", more_departments),
    ("LR603", part_of_another),
    ("LR603", whole_missing),
    ("LR604", level_too_high),
    ("LR604", part_of_itself),
    ("LR604", part_of_its_part),
    ("LR901", nothing_to_waive),
)
"""The kinds of error by the rule that finds them."""
