"""Synthetic reports for measuring: of invented authorities, consistent in themselves, over years and with their parts.

    python bench/corpus.py DIRECTORY --reports 3000 --seed 1
    python bench/corpus.py DIRECTORY --reports 300 --planted 60

A group is a folder: a city with eleven districts, or, every fourth, a district with its eleven departments. Each of
the twelve reports on 2015 to 2024, one file a year (`0017/03-2019.toml`; 00 is the one that the others are part of),
and its figures are the sums of its parts'. Exactly as many reports are written as asked for: the last group has fewer
parts, and what is less than ten years of one authority is a district of its own. Every third report or so has prose of
two short sections.

With `--quarters` the years of one authority in each group are told by quarters as well (`0017/03-2019-q1.toml`), in the
figures that are independent of each other.

With `--planted N`, `plants.py` then plants an error in N of them, and `manifest.json` says what is to be found. The
same seed writes the same files.
"""

import argparse
import datetime
import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

Table = dict[str, Any]
Case = dict[str, int]
YEARS = range(2015, 2025)
GROUP = 12
NAMES = [
    *("餐饮", "娱乐场所", "道路货运", "户外广告", "占道挖掘", "排水"),
    *("渣土处置", "公共卫生", "民办学校", "劳务派遣", "医疗机构", "林木采伐"),
]
HANDLING = ("online", "fully_online", "commitment", "on_the_spot", "on_time", "overdue")
ITEMS = ("total", "previous", "added", "removed", "departments")
OVERSIGHT = ("items_covered", "inspections", "violations", "complaints", "complaints_upheld")
USUAL = {"online": 0.85, "fully_online": 0.6, "commitment": 0.1, "on_the_spot": 0.4}
USUAL |= {"rejected": 0.02, "pending": 0.05, "withdrawn": 0.025, "denied": 0.03, "paid": 0.8}
CATALOGUES = {"city": (300, 600), "district": (80, 300), "department": (5, 40)}
SIZES = {"district": (9, 1.2), "department": (7, 1.0)}
CASEWORK = {
    "applications.received": ("收到申请", "件"), "applications.accepted": ("受理", "件"),
    "applications.rejected": ("不予受理", "件"), "applications.approved": ("批准", "件"),
    "applications.denied": ("不予批准", "件"), "applications.withdrawn": ("终止办理", "件"),
    "applications.concluded": ("办结", "件"), "handling.online": ("网上受理", "件"),
    "handling.commitment": ("告知承诺", "件"), "handling.on_the_spot": ("当场办结", "件"),
    "fees.amount": ("收费金额", "元"),
}  # fmt: skip
INSPECTED = {
    "oversight.inspections": ("主动监督检查", "次"), "oversight.complaints": ("有效投诉", "件"),
    "items.total": ("清单事项", "项"), "figure.行政处罚合计": ("行政处罚合计", "宗"),
}  # fmt: skip
"""What prose speaks of: names of figures, with what they are called and count."""


class Form(NamedTuple):
    """What the reports of a group print in some years, the same for all since they are made on one form."""

    withdrawals: bool
    revoked: bool
    fees: bool
    oversight: bool
    left_out: frozenset[str]


class Facts(NamedTuple):
    """What happened in a year, printed or not: by item, on time counted around on the spot; and all else."""

    cases: Mapping[str, Case]
    others: Case


class Authority:
    """Whose reports they are: its habits, which stay, and what its next year starts from."""

    def __init__(self, random: Random, name: str, level: str, part_of: str | None, *, stocks: bool) -> None:
        self.name, self.level, self.part_of, self.stocks = name, level, part_of, stocks
        self.beside = random.random() < 0.1
        self.departments = random.randint(15, 35)
        self.catalogue = random.randint(*CATALOGUES[level])
        self.items_shown = random.random() < 0.65
        self.names = random.sample(NAMES, random.choice((3, 5, 8, 10, 12, 12))) if self.items_shown else ["其他"]
        self.share = {name: usual * random.random() for name, usual in USUAL.items()}
        self.share["overdue"] = random.choice((0, 0, 0, random.random() / 50))
        self.fee = random.randint(20, 900)
        self.inspected, self.violations = random.uniform(0.25, 0.8), random.random() / 25
        self.complaints, self.upheld = random.randint(5, 500), random.random()
        self.covered = random.uniform(0.5, 1)
        self.size = random.lognormvariate(*SIZES.get(level, (0, 1))) + 50
        self.pending = int(self.size * self.share["pending"]) if stocks else 0

    def of_year(self, random: Random, form: Form) -> Facts:
        """Let a year pass: no count becomes more than three times what it was, or less than a third."""
        weights = [random.uniform(0.8, 1.2) for _ in self.names]
        undecided = [self.pending if self.stocks else 0, *[0] * len(self.names)]
        cases = {
            name: self.case(random, self.size * weight / sum(weights), undecided[index], form)
            for index, (name, weight) in enumerate(zip(self.names, weights, strict=True))
        }
        inspections, complaints = varied(random, self.size * self.inspected), varied(random, self.complaints)
        others = {
            **self.catalogue_of_year(random),
            "revoked": random.randint(0, 9),
            "amount": sum(case["paid"] for case in cases.values()) * max(varied(random, self.fee), 1),
            "inspections": inspections,
            "violations": varied(random, inspections * self.violations),
            "complaints": complaints,
            "complaints_upheld": min(varied(random, complaints * self.upheld), complaints),
        }
        self.size *= random.uniform(0.9, 1.15)
        self.pending = sum(case["pending"] for case in cases.values())
        return Facts(cases, others)

    def catalogue_of_year(self, random: Random) -> Case:
        """Let the catalogue change as it does in a year."""
        previous, most = self.catalogue, self.catalogue // 10 + 1
        added, removed = random.randint(0, most), random.randint(0, most - 1)
        self.catalogue = total = previous + added - removed
        covered = min(varied(random, total * self.covered), total)
        return {
            "total": total, "previous": previous, "added": added, "removed": removed, "items_covered": covered,
            "departments": self.departments + random.randint(-1, 1),
        }  # fmt: skip

    def case(self, random: Random, size: float, brought_forward: int, form: Form) -> Case:
        """Make the casework of one item."""
        accepted = varied(random, size) + 1
        rejected, pending, paid = (
            varied(random, accepted * self.share[key]) for key in ("rejected", "pending", "paid")
        )
        concluded = brought_forward + accepted - pending
        withdrawn = varied(random, concluded * self.share["withdrawn"]) if form.withdrawals else 0
        denied, overdue = (varied(random, concluded * self.share[key]) for key in ("denied", "overdue"))
        online, fully_online, commitment, on_the_spot = (
            min(varied(random, concluded * self.share[way]), concluded)
            for way in ("online", "fully_online", "commitment", "on_the_spot")
        )
        return {
            "brought_forward": brought_forward, "received": accepted + rejected, "accepted": accepted,
            "rejected": rejected, "approved": concluded - denied - withdrawn, "denied": denied,
            "withdrawn": withdrawn, "concluded": concluded, "pending": pending,
            "online": online, "fully_online": min(fully_online, online), "commitment": commitment,
            "on_the_spot": on_the_spot, "on_time": concluded - overdue, "overdue": overdue,
            "paid": min(paid, accepted),
        }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a corpus of synthetic reports.")
    parser.add_argument("directory", type=Path)
    parser.add_argument("--reports", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quarters", action="store_true", help="beside some years, write those on their quarters")
    parser.add_argument("--planted", type=int, default=0, help="in how many of them to plant an error")
    parser.add_argument("--unreadable", action="store_true", help="plant only errors that leave no report")
    options = parser.parse_args()
    for name, tree in corpus(options.reports, options.seed):
        file = options.directory / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(toml(tree), encoding="utf-8", newline="\n")
        if options.quarters and file.name.startswith("03-"):
            for number, quarter in enumerate(quarters(tree), 1):
                beside = file.with_name(f"{file.stem}-q{number}.toml")
                beside.write_text(toml(quarter), encoding="utf-8", newline="\n")
    if options.planted:
        plants = [sys.executable, "-m", "bench.plants", str(options.directory.resolve())]
        plants += ["--planted", str(options.planted), "--seed", str(options.seed)]
        plants += ["--unreadable"] * options.unreadable
        sys.exit(subprocess.run(plants, cwd=Path(__file__).parent.parent, check=False).returncode)


def corpus(reports: int, seed: int) -> Iterator[tuple[str, Table]]:
    """Yield the name and the tree of each report, group by group, year by year."""
    whole, years = divmod(reports, len(YEARS))
    sizes = [GROUP] * (whole // GROUP) + [whole % GROUP] * (whole % GROUP > 0)
    groups = [*((size, YEARS) for size in sizes), *[(1, YEARS[:years])] * (years > 0)]
    for number, (size, reported) in enumerate(groups, 1):
        random = Random(f"{seed} {number}")  # noqa: S311  # reproducible, nothing secret
        authorities = group(random, number, size)
        first, change = form(random), random.choice(YEARS)
        later = form(random)
        writer = Random(f"{seed} {number} prose")  # noqa: S311  # as above; apart, so that prose changes no figure
        for year in reported:
            for index, tree in enumerate(reports_of(random, authorities, year, first if year < change else later)):
                prose = {"narrative": narrative(writer, tree)} if writer.random() < 0.3 else {}
                yield f"{number:04}/{index:02}-{year}.toml", {**tree, **prose}


def group(random: Random, number: int, size: int) -> list[Authority]:
    """Return the authority above and its parts, or a single district."""
    stocks = random.random() < 0.5
    if size == 1:
        return [Authority(random, f"虚构第{number}区", "district", None, stocks=stocks)]
    kind, level, below, part = (
        ("区", "district", "department", "局") if number % 4 == 2 else ("市", "city", "district", "区")
    )
    name = f"虚构第{number}{kind}"
    parts = [Authority(random, f"{name}第{index}{part}", below, name, stocks=stocks) for index in range(1, size)]
    return [Authority(random, name, level, None, stocks=stocks), *parts]


def form(random: Random) -> Form:
    withdrawals, revoked, fees, oversight = (random.random() < chance for chance in (0.5, 0.3, 0.6, 0.8))
    left_out = {key for key in ("concluded", "overdue", "fully_online", "commitment") if random.random() < 0.2}
    left_out |= set() if withdrawals else {"withdrawn"}
    return Form(withdrawals, revoked, fees, oversight, frozenset(left_out))


def reports_of(random: Random, authorities: Sequence[Authority], year: int, form: Form) -> Iterator[Table]:
    """Yield the reports of a group on one year, the one above first."""
    above, *parts = authorities
    facts = [part.of_year(random, form) for part in parts]
    if not parts:
        yield report(random, above, year, above.of_year(random, form), form)
        return
    whole = added(facts)
    if parts[0].level == "department":
        whole.others["departments"] = len(parts)
    else:  # the districts of a city handle the same catalogue, so its own is not their sum
        whole.others.update(above.catalogue_of_year(random))
    tree = report(random, above, year, whole, form)
    if parts[0].level != "department":  # whose number says that they are all there
        names = [part.name for part in parts]
        tree["report"]["parts"] = names if year % 2 else "complete"
    yield tree
    for part, own in zip(parts, facts, strict=True):
        yield report(random, part, year, own, form)


def added(facts: Sequence[Facts]) -> Facts:
    cases: defaultdict[str, defaultdict[str, int]] = defaultdict(lambda: defaultdict(int))
    others: defaultdict[str, int] = defaultdict(int)
    for one in facts:
        for name, case in one.cases.items():
            for key, value in case.items():
                cases[name][key] += value
        for key, value in one.others.items():
            others[key] += value
    return Facts(cases, others)


def report(random: Random, authority: Authority, year: int, facts: Facts, form: Form) -> Table:
    """Print a report on a year, in figures rounded or not and with some left out."""
    whole = {key: sum(case[key] for case in facts.cases.values()) for key in next(iter(facts.cases.values()))}
    left_out = form.left_out | (set() if authority.stocks else {"brought_forward", "pending"})
    if random.random() < 0.03:
        left_out |= {random.choice(("rejected", "denied", "concluded", *HANDLING))}
    printed = counted(whole, authority, left_out)
    if form.revoked:
        printed["revoked"] = facts.others["revoked"]
    tree = {
        "report": publication(random, authority, year),
        "items": {key: facts.others[key] for key in ITEMS if (key, authority.level) != ("departments", "department")},
        "applications": {key: value for key, value in printed.items() if key not in (*HANDLING, "paid")},
        "handling": {key: printed[key] for key in HANDLING if key in printed},
        "rates": rates(random, whole, printed),
    }
    if authority.beside:
        tree["handling"]["on_time_excludes_on_the_spot"] = True
    if form.fees:
        tree["fees"] = {"applications": whole["paid"], "amount": facts.others["amount"]}
    if form.oversight:
        tree["oversight"] = {key: facts.others[key] for key in OVERSIGHT}
    items = breakdown(random, authority, facts.cases, left_out)
    if items and random.random() < 0.2:
        tree["items"]["breakdown"] = "partial"
        del items[-1]
    lists = {"item": items, "figure": figures(random, printed.get("concluded"))}
    if random.random() < 0.3:
        for key in ("received", "accepted", "approved", "concluded"):
            if printed.get(key, 0) > 20_000:
                tree["applications"][key] = ten_thousands(printed[key], random.randint(1, 2))
    return {**tree, **lists}


QUARTERED = ("applications.received", "applications.revoked", "oversight.inspections", "oversight.complaints")


def quarters(tree: Table) -> Iterator[Table]:
    """Yield the reports on the quarters of a year, some figures of which they share out."""
    year = tree["report"]["year"]
    for number in range(4):
        first = datetime.date(year, 3 * number + 1, 1)
        last = datetime.date(year + number // 3, (3 * number + 3) % 12 + 1, 1) - datetime.timedelta(days=1)
        quarter: Table = {"report": {key: tree["report"][key] for key in ("authority", "year", "level")}}
        quarter["report"] |= {"from": first, "to": last}
        for table, _, key in (name.partition(".") for name in QUARTERED):
            value = tree.get(table, {}).get(key)
            if type(value) is int:
                quarter.setdefault(table, {})[key] = (value + number) // 4  # which add up to it
        yield quarter


def publication(random: Random, authority: Authority, year: int) -> Table:
    signed = datetime.date(year + 1, random.randint(1, 3), random.randint(1, 28))
    return {
        "authority": authority.name, "year": year, "level": authority.level,
        **({"part_of": authority.part_of} if authority.part_of else {}),
        "publisher": authority.name if authority.level == "department" else f"{authority.name}数据局",
        "signed": signed,
        "published": signed + datetime.timedelta(days=random.randint(0, 60)),
    }  # fmt: skip


def counted(case: Case, authority: Authority, left_out: frozenset[str]) -> Case:
    """Return the figures that are printed, as the authority counts them."""
    printed = {key: value for key, value in case.items() if key not in left_out}
    if authority.beside and "on_time" in printed:
        printed["on_time"] -= case["on_the_spot"]
    return printed


def rates(random: Random, whole: Case, printed: Case) -> Table:
    wanted = {"acceptance": ("accepted", "received"), "approval": ("approved", "concluded")}
    wanted |= {way: (way, "concluded") for way in HANDLING if way != "overdue"}
    places = random.randint(1, 2)
    around = "on_the_spot" in printed and random.random() < 0.5  # on time with what was decided on the spot, or alone
    return {
        name: percent((whole if around else printed)[part], whole[base], places)
        for name, (part, base) in wanted.items()
        if part in printed and random.random() < 0.7
    }


def breakdown(random: Random, authority: Authority, cases: Mapping[str, Case], left_out: frozenset[str]) -> list[Table]:
    if not authority.items_shown:
        return []
    seldom = ("received", "rejected", "approved", "denied", "concluded", "pending", *HANDLING)
    left_out = left_out | {"paid"} | {key for key in seldom if random.random() < 0.45}
    places = random.choice((None, 1, 2))
    accepted = sum(case["accepted"] for case in cases.values())
    items: list[Table] = []
    for name, case in cases.items():
        item: Table = {"name": f"{name}许可", **counted(case, authority, left_out)}
        if places:
            item["share"] = percent(case["accepted"], accepted, places)
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


def narrative(random: Random, tree: Table) -> Table:
    """Write prose that names figures, and some numbers that are none."""
    year, basis = tree["report"]["year"], random.choice(("《行政许可法》第69条", f"〔{tree['report']['year']}〕5号文"))
    rate = "，批准率{approval_rate:.1%}" if {"approved", "concluded"} <= tree["applications"].keys() else ""
    items = [f"- {item['name']}{{item.{item['name']}.accepted}}件" for item in tree["item"][:1]]
    handling = [f"### 办件情况\n{year}年，{told(random, tree, CASEWORK, 4)}{rate}。", *items]
    oversight = f"依据{basis}，{told(random, tree, INSPECTED, 2)}。12345热线{{!24}}小时受理。"
    return {"handling": "\n\n".join(handling), "oversight": oversight}


def told(random: Random, tree: Table, names: Mapping[str, tuple[str, str]], most: int) -> str:
    """Name some figures that are printed, in their order."""
    printed = [name for name in names if is_printed(tree, name)]
    chosen = random.sample(printed, min(most, len(printed)))
    return "，".join(clause(name, *names[name], random.choice(("", "", ":,"))) for name in printed if name in chosen)


def is_printed(tree: Table, name: str) -> bool:
    table, _, key = name.partition(".")
    return table == "figure" or key in tree.get(table, {})


def clause(name: str, label: str, unit: str, form: str = "") -> str:
    return f"{label}{{{name}{form}}}{unit}"


def varied(random: Random, usual: float) -> int:
    return int(usual * random.uniform(0.85, 1.18))


def percent(part: int, whole: int, places: int) -> str:
    return f"{rounded(Decimal(100 * part) / whole, places)}%"


def ten_thousands(value: int, places: int) -> str:
    return f"{rounded(Decimal(value) / 10_000, places)}万"


def rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def toml(tree: Table) -> str:
    """Write a report as TOML."""
    lines = ["# synthetic: an invented authority and invented figures", "format = 1"]
    for key, content in tree.items():
        for table in content if isinstance(content, list) else [content]:
            lines += ["", f"[[{key}]]" if isinstance(content, list) else f"[{key}]"]
            lines += (f"{name} = {literal(value)}" for name, value in table.items())
    return "\n".join(lines) + "\n"


def literal(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int):
        return f"{value:_}" if value >= 10_000 else str(value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)


if __name__ == "__main__":
    main()
