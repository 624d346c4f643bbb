"""Make the case records of a made-up district in two layouts, the same bytes each time, and the report they amount to.

    python examples/cases/make.py [DIRECTORY]

Synthetic: neither the district nor a case is a real authority's; the items are of the national catalogue. 虚构数据。
"""  # noqa: INP001  # a program, not a package

import csv
import datetime
import io
import random
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from licreport.cases.working_days import holidays

YEAR = 2024
CASES = 1_960
ITEMS = {
    "虚构区民政局": ("社会团体成立登记", "民办非企业单位成立登记", "慈善组织公开募捐资格审批"),
    "虚构区文化和旅游局": ("营业性演出审批", "娱乐场所经营活动审批", "互联网上网服务营业场所经营活动审批"),
    "虚构区交通运输局": ("道路货物运输经营许可", "巡游出租汽车经营许可", "公路建设项目施工许可"),
}
OUTCOMES = {"approved": 890, "denied": 25, "withdrawn": 25, "rejected": 30, "": 30}
"""What becomes of a case, in a thousand."""
DAYS = holidays()


class Case(NamedTuple):
    """A case as it was planned; what is dirty about it is added when it is written."""

    number: str
    item: str
    code: str
    department: str
    applied: datetime.datetime
    accepted: datetime.datetime | None
    decided: datetime.datetime | None
    outcome: str
    is_online: bool
    is_full: bool
    is_commitment: bool
    promised: int
    """Working days."""
    used: int
    """Working days from acceptance to decision."""
    fee: int
    """Yuan."""


def main() -> None:
    """Write the records in both layouts into a directory; by default, where this program stands."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent
    for name, data in files().items():
        (folder / name).write_bytes(data)


def files() -> Mapping[str, bytes]:
    """Return the files by their names: one that any system may export, and one of a system with codes of its own."""
    cases = [*planned()]
    return {"2024.csv": general(cases).encode("utf-8-sig"), "2024-hall.csv": hall(cases).encode("gb18030")}


def planned() -> Iterator[Case]:
    """Yield cases of two years, of which most are of the one reported on."""
    chance = random.Random(YEAR)  # noqa: S311  # made up, and the same each time
    items = [(department, item) for department, own in ITEMS.items() for item in own]
    for number in range(CASES):
        department, item = items[min(int(chance.expovariate(0.35)), len(items) - 1)]
        applied = _moment(chance, datetime.date(YEAR - 1, 11, 1) + datetime.timedelta(chance.randrange(430)))
        outcome = chance.choices([*OUTCOMES], [*OUTCOMES.values()])[0]
        promised = chance.choice((5, 10, 20))
        used = 0 if chance.random() < 0.3 else chance.randrange(1, promised + 2)
        accepted = None if outcome == "rejected" else _later(chance, applied, chance.randrange(3))
        decided = None if not outcome else _later(chance, accepted or applied, used)
        if decided is not None and decided.year > YEAR:
            decided = None
        is_online = chance.random() < 0.7
        yield Case(
            f"XG{YEAR}{number:06}",
            item,
            f"{1 + items.index((department, item)):012}",
            department,
            applied,
            accepted,
            decided,
            outcome if decided else "",
            is_online,
            is_online and chance.random() < 0.8,
            chance.random() < 0.2,
            promised,
            used,
            chance.choice((0, 0, 0, 60, 200)),
        )


def known() -> Mapping[str, int]:
    """Return what a report on the year has to say of these cases, by the address of each figure."""
    counts: Counter[str] = Counter()
    for case in planned():
        is_decided = case.decided is not None and case.decided.year == YEAR
        counts["applications.received"] += case.applied.year == YEAR
        counts["applications.accepted"] += case.accepted is not None and case.accepted.year == YEAR
        was_open = case.accepted is not None and case.accepted.year < YEAR
        counts["applications.brought_forward"] += was_open and (case.decided is None or case.decided.year >= YEAR)
        counts["applications.pending"] += (
            case.accepted is not None and case.accepted.year <= YEAR and case.decided is None
        )
        if not is_decided:
            continue
        counts[f"applications.{case.outcome}"] += 1
        if case.outcome == "rejected":
            continue
        counts["applications.concluded"] += 1
        counts["handling.online"] += case.is_online
        counts["handling.fully_online"] += case.is_full
        counts["handling.commitment"] += case.is_commitment and case.outcome == "approved"
        counts["handling.on_the_spot"] += case.used == 0 and case.outcome != "withdrawn"
        counts["handling.on_time"] += case.used <= case.promised
        counts["handling.overdue"] += case.used > case.promised
        counts["fees.applications"] += case.fee > 0
        counts["fees.amount"] += case.fee
    return counts


def general(cases: list[Case]) -> str:
    """Return the records with the usual names of columns, outcomes in words."""
    words = {"approved": "准予许可", "denied": "不予许可", "withdrawn": "申请人撤回", "rejected": "不予受理", "": ""}
    head = (
        "办件编号,事项编码,事项名称,事项类型,承办部门,申请人,申请时间,受理时间,办结时间,办结结果,申请渠道,"
        "是否全程网办,是否告知承诺,承诺时限,收费金额"
    )
    rows = [
        [
            case.number,
            case.code,
            case.item,
            "行政许可",
            case.department,
            "（虚构）",
            *(_written(each, "%Y-%m-%d %H:%M:%S") for each in (case.applied, case.accepted, case.decided)),
            words[case.outcome],
            "网上" if case.is_online else "窗口",
            "是" if case.is_full else "否",
            "是" if case.is_commitment else "否",
            f"{case.promised}个工作日",
            f"{case.fee}.00",
        ]
        for case in cases
    ]
    return _csv(head.split(","), _dirtied(rows))


def hall(cases: list[Case]) -> str:
    """Return the records of a system that has codes of its own: `hall.toml` says what they stand for."""
    codes = {"approved": "0", "denied": "1", "withdrawn": "5", "rejected": "6", "": ""}
    head = "SLBH,SXBM,SXMC,SXLX,BMMC,SQRXM,SQSJ,SLSJ,BJSJ,BJJG,SQFS,SFQCWB,SFGZCN,CNSX,SFJE"
    rows = [
        [
            case.number,
            case.code,
            case.item,
            "01",
            case.department,
            "（虚构）",
            *(_written(each, "%Y%m%d%H%M%S") for each in (case.applied, case.accepted, case.decided)),
            codes[case.outcome],
            "2" if case.is_online else "1",
            "Y" if case.is_full else "N",
            "Y" if case.is_commitment else "N",
            f"{case.promised}",
            f"{case.fee}",
        ]
        for case in cases
    ]
    return _csv(head.split(","), _dirtied(rows))


def _dirtied(rows: list[list[str]]) -> list[list[str]]:
    """Return the rows with some that repeat others, some that are about other matters, and two that cannot be read."""
    other = {"行政许可": "公共服务", "01": "20"}
    services = [[f"{row[0]}-F", *row[1:3], other[row[3]], *row[4:]] for row in rows[100:126]]
    wrong = [[f"{row[0]}-W", *row[1:6], "2024-02-30", *row[7:]] for row in rows[300:302]]
    return [*rows, *rows[40:52], *services, *wrong]


def _moment(chance: random.Random, day: datetime.date) -> datetime.datetime:
    """Return some minute of the working hours of a day, or of the next working day."""
    while not DAYS.is_worked(day):
        day += datetime.timedelta(1)
    return datetime.datetime.combine(day, datetime.time(9 + chance.randrange(8), chance.randrange(60)))


def _later(chance: random.Random, moment: datetime.datetime, worked: int) -> datetime.datetime:
    """Return a moment so many working days later; on the day itself, a little later."""
    day = moment.date()
    for _ in range(worked):
        day += datetime.timedelta(1)
        while not DAYS.is_worked(day):
            day += datetime.timedelta(1)
    return moment + datetime.timedelta(minutes=5) if worked == 0 else _moment(chance, day)


def _written(moment: datetime.datetime | None, form: str) -> str:
    return "" if moment is None else moment.strftime(form)


def _csv(head: list[str], rows: list[list[str]]) -> str:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([head, *rows])
    return stream.getvalue()


if __name__ == "__main__":
    main()
