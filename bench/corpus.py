"""Synthetic reports for measuring: of invented districts, each consistent in itself and with the year before.

    python bench/corpus.py DIRECTORY --reports 3000 --seed 1
    python bench/corpus.py DIRECTORY --reports 300 --planted 60

Each district reports on 2015 to 2024, one file a year (`0017-2019.toml`). With `--planted N`, one figure is altered in
N of the files, and `manifest.json` says where and which rule should find it. The same seed writes the same files.
"""

import argparse
import datetime
import json
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

Table = dict[str, Any]
YEARS = range(2015, 2025)
NAMES = [
    *("餐饮", "娱乐场所", "道路货运", "户外广告", "占道挖掘", "排水"),
    *("渣土处置", "公共卫生", "民办学校", "劳务派遣", "医疗机构", "林木采伐"),
]
HANDLING = ("online", "fully_online", "commitment", "on_the_spot", "on_time", "overdue")
WAYS = {"online": 0.85, "fully_online": 0.6, "commitment": 0.1, "on_the_spot": 0.4}


class District(NamedTuple):
    """What a district's year starts from: how many applications it may expect, its items, those still undecided."""

    size: int
    items: int
    pending: int


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a corpus of synthetic reports.")
    parser.add_argument("directory", type=Path)
    parser.add_argument("--reports", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--planted", type=int, default=0, help="in how many of them to alter a figure")
    options = parser.parse_args()
    options.directory.mkdir(parents=True, exist_ok=True)
    chooser = Random(f"{options.seed} planted")  # noqa: S311  # reproducible, nothing secret
    chosen = set(chooser.sample(range(options.reports), options.planted))
    manifest = []
    for position, (name, tree) in enumerate(corpus(options.reports, options.seed)):
        if position in chosen:
            rule, at = plant(tree, chooser)
            manifest.append({"file": name, "path": at, "rule": rule})
        (options.directory / name).write_text(toml(tree), encoding="utf-8", newline="\n")
    if manifest:
        text = json.dumps(manifest, ensure_ascii=False, indent=1)
        (options.directory / "manifest.json").write_text(f"{text}\n", encoding="utf-8", newline="\n")


def corpus(reports: int, seed: int) -> Iterator[tuple[str, Table]]:
    """Yield the name and the tree of each report, district by district."""
    for position in range(reports):
        number, year = position // len(YEARS) + 1, YEARS[position % len(YEARS)]
        if year == YEARS[0]:
            random = Random(f"{seed} {number}")  # noqa: S311  # as above
            size = int(random.lognormvariate(9, 1.2)) + 300
            district = District(size, random.randint(80, 300), random.randint(0, 50))
        tree, district = report(random, f"虚构市第{number}区", year, district)
        yield f"{number:04}-{year}.toml", tree


def report(random: Random, name: str, year: int, district: District) -> tuple[Table, District]:
    """Make the report of a year, and what the district's next year starts from."""
    signed = datetime.date(year + 1, random.randint(1, 3), random.randint(1, 28))
    items, added, removed = district.items, random.randint(0, 9), random.randint(0, 6)
    tree: Table = {
        "report": {
            "authority": name, "year": year, "level": "district", "part_of": "虚构市",
            "publisher": f"{name}数据局", "signed": signed,
            "published": signed + datetime.timedelta(days=random.randint(0, 60)),
        },
        "items": {"total": items + added - removed, "previous": items, "added": added, "removed": removed},
    }  # fmt: skip
    tree["items"]["departments"] = random.randint(15, 35)
    names = random.sample(NAMES, random.choice((0, 0, 3, 5, 8, 10, 12, 12)))
    beside, stocks, withdrawals = random.random() < 0.1, random.random() < 0.5, random.random() < 0.5
    parts = max(len(names), 1)
    undecided = [district.pending if stocks else 0, *[0] * parts]
    cases = [
        casework(random, district.size // parts + 1, undecided[index], beside=beside, withdrawals=withdrawals)
        for index in range(parts)
    ]
    whole = {key: sum(case[key] for case in cases) for key in cases[0]}
    left_out = {"revoked"} | (set() if withdrawals else {"withdrawn"})
    left_out |= set() if stocks else {"brought_forward", "pending"}
    left_out |= {key for key in ("concluded", "overdue", "fully_online", "commitment") if random.random() < 0.2}
    printed = {key: value for key, value in whole.items() if key not in left_out}
    if random.random() < 0.3:
        printed["revoked"] = random.randint(0, 9)
    tree["applications"] = {key: value for key, value in printed.items() if key not in (*HANDLING, "paid")}
    tree["handling"] = {key: printed[key] for key in HANDLING if key in printed}
    if beside:
        tree["handling"]["on_time_excludes_on_the_spot"] = True
    tree["rates"] = rates(random, whole, printed)
    if random.random() < 0.6:
        amount = whole["paid"] * random.randint(20, 900)
        tree["fees"] = {"applications": whole["paid"], "amount": amount}
    if random.random() < 0.8:
        tree["oversight"] = oversight(random, tree["items"]["total"], district.size)
    tree["item"] = breakdown(random, names, cases, left_out, whole["accepted"])
    if tree["item"] and random.random() < 0.2:
        tree["items"]["breakdown"] = "partial"
        del tree["item"][-1]
    tree["figure"] = figures(random, tree["applications"].get("concluded"))
    if random.random() < 0.3:
        for key in ("received", "accepted", "approved", "concluded"):
            if tree["applications"].get(key, 0) > 20_000:
                tree["applications"][key] = ten_thousands(tree["applications"][key], random.randint(1, 2))
    return tree, District(int(district.size * random.uniform(0.9, 1.15)), tree["items"]["total"], whole["pending"])


def casework(random: Random, size: int, brought_forward: int, *, beside: bool, withdrawals: bool) -> dict[str, int]:
    """Make the figures of one item, or of a report without items."""
    accepted = random.randint(size // 2, size * 3 // 2) + 1
    rejected = random.randint(0, accepted // 50)
    pending = random.randint(0, accepted // 20)
    concluded = brought_forward + accepted - pending
    withdrawn = random.randint(0, concluded // 40) if withdrawals else 0
    denied = random.randint(0, concluded // 30)
    ways = {way: int(concluded * usual * random.random()) for way, usual in WAYS.items()}
    ways["fully_online"] = min(ways["fully_online"], ways["online"])
    overdue = random.choice((0, 0, 0, random.randint(0, concluded // 50)))
    ways["on_time"] = concluded - overdue - (ways["on_the_spot"] if beside else 0)
    stocks = {"brought_forward": brought_forward, "received": accepted + rejected, "accepted": accepted}
    outcomes = {"rejected": rejected, "approved": concluded - denied - withdrawn, "denied": denied}
    ends = {"withdrawn": withdrawn, "concluded": concluded, "pending": pending, "revoked": 0}
    return {**stocks, **outcomes, **ends, **ways, "overdue": overdue, "paid": random.randint(0, accepted)}


def rates(random: Random, whole: dict[str, int], printed: Table) -> Table:
    wanted = {"acceptance": ("accepted", "received"), "approval": ("approved", "concluded")}
    wanted |= {way: (way, "concluded") for way in (*WAYS, "on_time")}
    places = random.randint(1, 2)
    return {
        name: percent(whole[part], whole[base], places)
        for name, (part, base) in wanted.items()
        if part in printed and random.random() < 0.7
    }


def oversight(random: Random, items: int, size: int) -> Table:
    inspections, complaints = random.randint(size // 4, size), random.randint(5, 500)
    return {
        "items_covered": random.randint(items // 2, items), "inspections": inspections,
        "violations": random.randint(0, inspections // 20),
        "complaints": complaints, "complaints_upheld": random.randint(0, complaints),
    }  # fmt: skip


def breakdown(
    random: Random, names: list[str], cases: list[dict[str, int]], left_out: set[str], whole: int
) -> list[Table]:
    seldom = ("received", "rejected", "approved", "denied", "concluded", "pending", *HANDLING)
    left_out = left_out | {"paid"} | {key for key in seldom if random.random() < 0.45}
    places = random.choice((None, 1, 2))
    items: list[Table] = []
    for name, case in zip(names, cases, strict=False):
        item: Table = {"name": f"{name}许可"}
        item |= {key: value for key, value in case.items() if key not in left_out}
        if places:
            item["share"] = percent(case["accepted"], whole, places)
        items.append(item)
    return items


def figures(random: Random, concluded: int | None) -> list[Table]:
    parts = [random.randint(1, 400) for _ in range(random.randint(2, 4))]
    made: list[Table] = [
        {"section": "reform", "name": "智能预检模型", "value": random.randint(1, 200), "unit": "个"},
        {"section": "handling", "name": "平均办理时间", "value": Decimal(random.randint(20, 900)) / 100, "unit": "天"},
        {"section": "oversight", "name": "行政处罚合计", "value": sum(parts), "unit": "宗"},
    ]
    for position, part in enumerate(parts):
        share = percent(part, sum(parts), 1)
        made.append({"name": f"第{position + 1}类处罚", "value": part, "divides": "行政处罚合计", "share": share})
    made.append({"name": "其中简易程序", "value": random.randint(0, parts[0]), "of": "第1类处罚"})
    if concluded is not None and random.random() < 0.5:
        made.append({"name": "跨区办理", "value": random.randint(0, concluded), "of": "applications.concluded"})
    return made


def percent(part: int, whole: int, places: int) -> str:
    return f"{rounded(Decimal(100 * part) / whole, places)}%"


def ten_thousands(value: int, places: int) -> str:
    return f"{rounded(Decimal(value) / 10_000, places)}万"


def rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


# The rule that finds what is altered; the figure altered, and those beside it that the rule needs. A figure is made
# larger than all of them and what could explain an excess, a date a year earlier. What is not printed, or not exactly,
# is not chosen.
PLANTS = (
    ("LR101", "applications.received", "applications.accepted", "applications.rejected"),
    ("LR102", "applications.concluded", "applications.approved", "applications.denied"),
    ("LR104", "items.total"),
    ("LR202", "handling.commitment", "applications.concluded"),
    ("LR204", "handling.fully_online", "handling.online"),
    ("LR206", "fees.applications", "applications.received"),
    ("LR207", "oversight.items_covered", "items.total"),
    ("LR208", "oversight.complaints_upheld", "oversight.complaints"),
    ("LR210", "oversight.violations", "oversight.inspections"),
    ("LR401", "report.signed"),
    ("LR402", "report.published", "report.signed"),
)


def plant(tree: Table, random: Random) -> tuple[str, str]:
    """Alter a figure so that it contradicts others; return the rule that finds it, and where."""

    def value(path: str) -> Any:  # noqa: ANN401  # whatever the TOML holds
        table, _, key = path.partition(".")
        found = tree.get(table, {}).get(key)
        return None if isinstance(found, str) else found

    fitting = [each for each in PLANTS if all(value(path) is not None for path in each[1:])]
    rule, path, *others = random.choice(fitting)
    table, _, key = path.partition(".")
    old = value(path)
    if isinstance(old, datetime.date):
        tree[table][key] = old.replace(year=old.year - 1)
    else:
        excuses = (value("applications.brought_forward") or 0) + (value("applications.revoked") or 0)
        tree[table][key] = max([old, *map(value, others)]) + excuses + random.randint(1, 9)
    return rule, path


def toml(tree: Table) -> str:
    """Write a report as TOML."""
    lines = ["# synthetic: an invented district and invented figures", "format = 1"]
    for key, content in tree.items():
        for table in content if isinstance(content, list) else [content]:
            lines += ["", f"[[{key}]]" if isinstance(content, list) else f"[{key}]"]
            lines += (f"{name} = {literal(value)}" for name, value in table.items())
    return "\n".join(lines) + "\n"


def literal(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return f"{value:_}" if value >= 10_000 else str(value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)


if __name__ == "__main__":
    main()
