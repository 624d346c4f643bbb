"""The errors that are found within one report: LR0xx to LR4xx, and LR9xx."""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from bench.group import CONCLUDED, READS, TABLES, Files, Kind, Plant, Site, altered, appended, follows, near

FLOWS = ("applications.accepted", "applications.concluded")
SUMS = (
    ("LR101", "applications.received", "applications.received", ("applications.accepted", "applications.rejected")),
    ("LR101", "applications.rejected", "applications.received", ("applications.accepted",)),
    ("LR102", "applications.concluded", "applications.concluded", ("applications.approved", "applications.denied")),
    ("LR102", "applications.denied", "applications.concluded", ("applications.approved",)),
    ("LR103", "applications.pending", "applications.pending", ("applications.brought_forward", *FLOWS)),
    ("LR103", "applications.brought_forward", "applications.pending", FLOWS),
    ("LR104", "items.total", "items.total", ()),
    ("LR104", "items.added", "items.total", ()),
    ("LR105", "handling.overdue", "applications.concluded", ("handling.on_time", "handling.on_the_spot")),
    ("LR105", "handling.on_time", "applications.concluded", ("handling.overdue", "handling.on_the_spot")),
)
"""Sums: the rule, the figure to alter, the total, at which the finding stands, and what else the rule needs."""

BOUNDS = (
    ("LR201", "applications.concluded", "applications.accepted"),
    ("LR202", "handling.online", "applications.accepted"),
    ("LR202", "handling.commitment", "applications.concluded"),
    ("LR202", "handling.overdue", "applications.concluded"),
    ("LR203", "handling.on_time", "applications.concluded"),
    ("LR204", "handling.fully_online", "handling.online"),
    ("LR205", "handling.on_the_spot", "applications.concluded"),
    ("LR206", "fees.applications", "applications.received"),
    ("LR207", "oversight.items_covered", "items.total"),
    ("LR208", "oversight.complaints_upheld", "oversight.complaints"),
    ("LR210", "oversight.violations", "oversight.inspections"),
    ("LR213", "items.departments", "items.total"),
)
"""Bounds: the rule, the part to make too large, and its whole."""

DEGREES = ("very_satisfied", "satisfied", "basically_satisfied", "dissatisfied", "very_dissatisfied")

DATES = (
    ("LR401", "signed", "signed", range(-300, -99)),
    ("LR402", "published", "signed", range(-30, 0)),
    ("LR403", "published", "published", range(366, 500)),
)
"""Dates: the rule, the date to alter, and by how many days it is put after which."""

COUNTS = ("items.added", "applications.received", "applications.approved", "handling.on_time", "oversight.inspections")
UNFIT = ("1,234", "２０", -5, True, Decimal("12.5"), 9 * 10**15)

WAIVERS = (
    ("LR901", "", ("LR101", "applications.received", "as published", "")),
    ("LR901", "", ("LR302", "figure.第1类处罚.share", "as published", "2999-12-31")),
    ("LR902", ".reason", ("LR101", "applications.received", "", "")),
    ("LR902", ".reason", ("LR503", "oversight.inspections", " ", "")),
    ("LR903", ".expires", ("LR105", "applications.concluded", "as published", "2001-01-01")),
    ("LR904", ".rule", ("LR999", "applications.received", "as published", "")),
    ("LR904", ".rule", ("LR002", "applications.received", "as published", "")),
    ("LR904", ".at", ("LR101", "applications.recieved", "as published", "")),
)
"""Waivers of nothing: the rule that finds them, the key at which, and what they say."""


def not_toml(site: Site) -> Plant:
    broken = (site.text.replace("[report]", "[report", 1), site.text.replace('"\n', "\n", 1), f"{site.text}[fees\n")
    files: Files = {site.name: site.random.choice(broken)}
    return Plant("LR001", site.name, "", [], files, near(site))


def misspelt(site: Site) -> Plant | None:
    table = site.random.choice(TABLES)
    key = site.random.choice(list(site.tree.get(table, {"": 0})))
    value, at = site.value(f"{table}.{key}"), site.random.randrange(1, max(len(key) - 1, 2))
    wrong = key[:at] + key[at : at + 2][::-1] + key[at + 2 :]
    if value is None or wrong == key:
        return None
    place = f"{table}.{wrong}"
    return altered(site, "LR002", place, {f"{table}.{key}": None, place: value}, [])


def without_key(site: Site, path: str) -> Plant:
    return altered(site, "LR003", path, {path: None}, [])


def item_without_name(site: Site) -> Plant | None:
    if len(site.items) < 2:
        return None
    return altered(site, "LR003", "item.#2.name", {"item.1.name": None}, [])


def figure_without_value(site: Site) -> Plant:
    path = f"figure.{site.position('平均办理时间')}.value"
    return altered(site, "LR003", "figure.平均办理时间.value", {path: None}, [])


def unfit(site: Site, path: str, value: object) -> Plant | None:
    table, _, key = path.partition(".")
    return altered(site, "LR004", path, {path: value}, []) if key in site.tree.get(table, {}) else None


def misnamed(site: Site) -> Plant:
    """Name a file for another year, ten years earlier."""
    name = site._replace(year=site.year - 10).name
    return Plant("LR005", name, "report.year", [], {site.name: None, name: site.text}, near(site))


def item_named_twice(site: Site) -> Plant | None:
    if len(site.items) < 2:
        return None
    name = site.items[0]["name"]
    return altered(site, "LR006", f"item.{name}.name", {"item.1.name": name}, [])


def oddly_written(site: Site) -> Plant:
    """Put what cannot be seen into the authority's name, as a copy from a page may have it."""
    name = site.tree["report"]["authority"] + site.random.choice(("\u200b", "\u3000", "\ufeff"))
    return altered(site, "LR007", "report.authority", {"report.authority": name}, [])


def part_of_nothing(site: Site) -> Plant:
    path = f"figure.{site.position('其中简易程序')}.of"
    return altered(site, "LR006", "figure.其中简易程序.of", {path: "第9类处罚"}, [])


def off_balance(site: Site, rule: str, path: str, total: str, needed: Sequence[str]) -> Plant | None:
    """Alter a figure of a sum, by more than what may be booked as an outcome or not."""
    value = site.value(path)
    if value is None or len(site.values(total, *needed)) <= len(needed):
        return None
    by = (site.value("applications.revoked") or 0) + site.random.randint(1, 9)
    changed = value - by if value > by and site.random.random() < 0.5 else value + by
    return altered(site, rule, total, {path: changed}, follows(site, path, large=True))


def too_large(site: Site, rule: str, part: str, whole: str) -> Plant | None:
    """Make a part larger than its whole and all that might excuse it."""
    found = site.values(part, whole)
    if len(found) < 2:
        return None
    excuses = sum(site.values("applications.brought_forward", "applications.revoked"))
    changed = max(found) + excuses + site.random.randint(1, 9)
    return altered(site, rule, part, {part: changed}, follows(site, part, large=True))


def items_off(site: Site) -> Plant | None:
    if not site.items or "breakdown" in site.tree["items"] or site.value("applications.accepted") is None:
        return None
    index = site.random.randrange(len(site.items))
    changed = site.items[index]["accepted"] + site.random.randint(1, 9)
    also = [(site.name, rule) for rule, read in READS.items() if "applications.accepted" in read]
    return altered(site, "LR106", "applications.accepted", {f"item.{index}.accepted": changed}, also)


def figures_off(site: Site) -> Plant:
    index = site.position("行政处罚合计")
    changed = site.tree["figure"][index]["value"] + site.random.randint(1, 9)
    also = [(site.name, "LR302")]
    return altered(site, "LR107", "figure.行政处罚合计.value", {f"figure.{index}.value": changed}, also)


def figure_too_large(site: Site) -> Plant:
    whole = site.tree["figure"][site.position("第1类处罚")]["value"]
    changes = {f"figure.{site.position('其中简易程序')}.value": whole + site.random.randint(1, 9)}
    return altered(site, "LR209", "figure.其中简易程序.value", changes, [])


def more_accepted_than_received(site: Site) -> Plant | None:
    received = site.value("applications.received")
    if received is None or site.value("applications.accepted") is None or "narrative" in site.tree:
        return None
    changes = {"applications.rejected": None, "applications.accepted": received + site.random.randint(1, 9)}
    also = [*follows(site, "applications.accepted", large=True), (site.name, "LR601")]
    return altered(site, "LR211", "applications.accepted", changes, also)


def more_handled_than_accepted(site: Site) -> Plant | None:
    """Leave out all that was concluded, so that a way of handling can be held against the accepted only."""
    accepted, commitment = site.value("applications.accepted"), site.value("handling.commitment")
    if accepted is None or commitment is None or site.items or "narrative" in site.tree:
        return None
    most = accepted + (site.value("applications.brought_forward") or 0)
    changes: dict[str, object] = {path: None for path in CONCLUDED if site.value(path) is not None}
    changes["handling.commitment"] = most + site.random.randint(1, 9)
    return altered(site, "LR212", "handling.commitment", changes, follows(site, "handling.commitment", large=True))


def fees_without_amount(site: Site) -> Plant | None:
    if not site.value("fees.applications") or not site.value("fees.amount"):
        return None
    return altered(site, "LR206", "fees.amount", {"fees.amount": 0}, follows(site, "fees.amount"))


def rate_off(site: Site) -> Plant | None:
    name = site.random.choice(("online", "fully_online", "commitment", "on_the_spot"))
    rate = site.tree["rates"].get(name)
    if rate is None or site.value("applications.concluded") is None:
        return None
    return altered(site, "LR301", f"rates.{name}", {f"rates.{name}": shifted(site, rate)}, [])


def narrower_rate_above_wider(site: Site) -> Plant | None:
    wider = site.tree["rates"].get("online")
    if wider is None or "fully_online" not in site.tree["rates"]:
        return None
    above = f"{Decimal(wider.rstrip('%')) + site.random.randint(1, 9)}%"
    return altered(site, "LR303", "rates.fully_online", {"rates.fully_online": above}, [(site.name, "LR301")])


def reviews_off(site: Site, rule: str, key: str, by: int) -> Plant:
    """Add a table of reviews, which the corpus does not have, of which one figure is off."""
    degrees = [site.random.randint(5, 900) for _ in range(5)]
    reviews = {"total": sum(degrees), **dict(zip(DEGREES, degrees, strict=True)), "rectified": sum(degrees[3:])}
    reviews[key] += by
    return appended(site, rule, f"reviews.{key}", {"reviews": dict[str, object](reviews)})


def rate_cut_off(site: Site) -> Plant | None:
    """Print a rate with its digits cut off where the next would have rounded them up."""
    part, whole = (site.value(f"applications.{key}") for key in ("accepted", "received"))
    if not part or not whole or part * 100_000 // whole % 10 < 5 or part == whole:
        return None
    printed = f"{Decimal(part * 10_000 // whole) / 100:.2f}%"
    return altered(site, "LR301", "rates.acceptance", {"rates.acceptance": printed}, [])


def rate_above_all(site: Site) -> Plant | None:
    if "rates" not in site.tree:
        return None
    above = f"{site.random.randint(101, 140)}.{site.random.randint(0, 9)}%"
    return altered(site, "LR305", "rates.immediate", {"rates.immediate": above}, [])


def growth_off(site: Site, by: int) -> Plant | None:
    """Print last year's figure, as last year's report has it, and a growth that is off by some points."""
    now, last = grown(site)
    if not now or not last:
        return None
    printed = f"{Decimal(now * 1000) / last / 10 - 100 + by:.1f}%"
    changes: dict[str, object] = {"inspections": printed}
    before: dict[str, object] = {"inspections": last}
    tables = {"last_year.oversight": before, "growth.oversight": changes}
    return appended(site, "LR304", "growth.oversight.inspections", tables)


def difference_off(site: Site) -> Plant | None:
    """Print last year's figure, and by how much this year's is more, which is off by one."""
    now, last = grown(site)
    if not now or not last:
        return None
    tables = {"last_year.oversight": {"inspections": last}, "growth.oversight": {"inspections": now - last + 1}}
    return appended(site, "LR304", "growth.oversight.inspections", tables)


def grown(site: Site) -> tuple[int | None, int | None]:
    """Return this year's and last year's inspections; where there is no report on last year, some less."""
    now = site.value("oversight.inspections")
    if site.before.exists:
        return now, site.before.value("oversight.inspections")
    return now, None if now is None else now * 9 // 10 + 1


def share_of_item_off(site: Site) -> Plant | None:
    if len(site.items) < 3 or "share" not in site.items[0] or site.value("applications.accepted") is None:
        return None
    index = site.random.randrange(len(site.items))
    item = site.items[index]
    changes = {f"item.{index}.share": shifted(site, item["share"])}
    return altered(site, "LR302", f"item.{item['name']}.share", changes, [])


def share_of_figure_off(site: Site) -> Plant:
    index = site.position("第1类处罚")
    changes = {f"figure.{index}.share": shifted(site, site.tree["figure"][index]["share"])}
    return altered(site, "LR302", "figure.第1类处罚.share", changes, [])


def shifted(site: Site, rate: str) -> str:
    """Return a percentage off by some points."""
    printed, by = Decimal(rate.rstrip("%")), site.random.randint(3, 9)
    return f"{printed - by if printed >= 50 else printed + by}%"


def misdated(site: Site, rule: str, key: str, start: str, days: Sequence[int]) -> Plant:
    day = site.tree["report"][start] + datetime.timedelta(days=site.random.choice(days))
    return altered(
        site, rule, f"report.{key}", {f"report.{key}": day}, [(site.name, "LR401")] if key == "published" else []
    )


def waived(site: Site, rule: str, key: str, says: tuple[str, str, str, str]) -> Plant:
    code, at, reason, expires = says
    waiver = ["", "[[waiver]]", f'rule = "{code}"', f'at = "{at}"', f'reason = "{reason}"']
    waiver += [f"expires = {expires}"] if expires else []
    files: Files = {site.name: "\n".join([site.text.rstrip("\n"), *waiver, ""])}
    return Plant(rule, site.name, f"waiver.#1{key}", [], files, near(site))


KINDS: tuple[tuple[str, Kind], ...] = (
    ("LR002", misspelt),
    ("LR003", item_without_name),
    ("LR003", figure_without_value),
    *(("LR004", partial(unfit, path=path, value=value)) for path in COUNTS for value in UNFIT),
    ("LR004", partial(unfit, path="rates.approval", value=Decimal("0.98"))),
    ("LR004", partial(unfit, path="report.signed", value="2021-02-30")),
    ("LR005", misnamed),
    ("LR006", item_named_twice),
    ("LR006", part_of_nothing),
    ("LR007", oddly_written),
    *((each[0], partial(off_balance, rule=each[0], path=each[1], total=each[2], needed=each[3])) for each in SUMS),
    ("LR106", items_off),
    ("LR107", figures_off),
    *((each[0], partial(too_large, rule=each[0], part=each[1], whole=each[2])) for each in BOUNDS),
    ("LR206", fees_without_amount),
    ("LR211", more_accepted_than_received),
    ("LR212", more_handled_than_accepted),
    ("LR209", figure_too_large),
    ("LR301", rate_off),
    ("LR301", rate_cut_off),
    ("LR303", narrower_rate_above_wider),
    ("LR304", partial(growth_off, by=3)),
    ("LR304", partial(growth_off, by=-2)),
    ("LR304", difference_off),
    ("LR305", rate_above_all),
    ("LR108", partial(reviews_off, rule="LR108", key="total", by=1)),
    ("LR108", partial(reviews_off, rule="LR108", key="total", by=-90)),
    ("LR214", partial(reviews_off, rule="LR214", key="rectified", by=2)),
    ("LR302", share_of_item_off),
    ("LR302", share_of_figure_off),
    *((each[0], partial(misdated, rule=each[0], key=each[1], start=each[2], days=each[3])) for each in DATES),
    *((each[0], partial(waived, rule=each[0], key=each[1], says=each[2])) for each in WAIVERS),
)
"""The kinds of error by the rule that finds them."""

UNREADABLE: tuple[tuple[str, Kind], ...] = (
    ("LR001", not_toml),
    *(("LR003", partial(without_key, path=path)) for path in ("format", "report.authority", "report.year")),
)
"""Those that leave no report. Which one is lost is not known, so rules on what is missing say nothing beside them."""
