"""Records of a fictional district with every kind of dirt, the same for the same seed.

Most rows are plausible cases around the new year of 2024; into any of their cells goes, now and then, what exports
really hold: dates in every form and in none, codes that nobody knows, fees of minus one, blanks of all widths.
"""

import csv
import datetime
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from licreport.cases.definitions import Period
from licreport.cases.fields import FIELDS, Kind
from licreport.cases.layout.load import layout
from licreport.cases.layout.model import MAIN, PAUSES, PAYMENTS, Layout, TableLayout

YEAR = Period(datetime.date(2024, 1, 1), datetime.date(2024, 12, 31))
QUARTERS = [
    Period(datetime.date(2024, month, 1), datetime.date(2024, month + 2, 31 if month in {1, 10} else 30))
    for month in (1, 4, 7, 10)
]

ITEMS = (
    "食品经营许可",
    "公共场所卫生许可",
    "建设工程规划许可证核发",
    '"甲"类|乙类, 丙类',
    "建筑施工许可；（含变更）",
    "取水许可's",
)
DEPARTMENTS = ("虚构区市场监管局", "虚构区卫生健康委", "虚构区\t住建局", "虚构区水务局")
COLUMNS = tuple(field for field in FIELDS if field not in {"record", "paused_from", "paused_to"})
Row = dict[str, str]
Dirt = Callable[[random.Random], str]

DATES: Sequence[Callable[[datetime.datetime], str]] = (
    lambda when: f"{when:%Y-%m-%d}",
    lambda when: f"{when:%Y-%m-%d %H:%M:%S}",
    lambda when: f"{when:%Y-%m-%dT%H:%M:%S}",
    lambda when: f"{when:%Y-%m-%d %H:%M}",
    lambda when: f"{when:%Y-%m-%d %H:%M:%S}.0",
    lambda when: f"{when:%Y-%m-%dT%H:%M:%S}+08:00",
    lambda when: f"{when:%Y-%m-%dT%H:%M}+08",
    lambda when: f"{when:%Y/%m/%d}",
    lambda when: f"{when.year}/{when.month}/{when.day} {when.hour}:{when:%M}",
    lambda when: f"{when.year}-{when.month}-{when.day} {when.hour}:{when:%M:%S}",
    lambda when: f"{when.year}.{when.month}.{when.day}",
    lambda when: f"{when.year}年{when.month}月{when.day}日",
    lambda when: f"{when.year}年{when.month}月{when.day}日{when.hour}:{when:%M}",
    lambda when: f"{when.year}年{when.month}月{when.day}日 {when:%H:%M:%S}",
    lambda when: f"{when:%Y%m%d}",
    lambda when: f"{when:%Y%m%d%H%M%S}",
    lambda when: f"{when:%Y%m%dT%H%M%S}",
    lambda when: f"{when:%Y%m%d%H%M%S}000",
    lambda when: f" {when:%Y-%m-%d}\t",
    lambda when: f"\u3000{when:%Y-%m-%d %H:%M:%S}\u00a0",
)
"""The forms in which a day is written that are read."""

NO_DATES = (
    *(
        "2024-02-30",
        "2024-13-01",
        "0000-00-00",
        "0000-00-00 00:00:00",
        "20240230",
        "2024年2月30日",
        "昨天",
        "待定",
        "-",
        "/",
    ),
    *(
        "2024-01-01 ab:cd:ef",
        "2024-01-01 下午三点",
        "2024-1-110:30",
        "45292",
        "1704067200",
        "1708123100000",
        "2024-01",
        "２０２４－０１－０１",
    ),
    *("2024-01-01Z", "2024-01-01T10:00:00Z", "01/02/2024", "2024--01-01", "2024-01-01\n2024-01-02", "20240101T"),
    *("-infinity", "12345-01-01 00:00:00", "12345-01-01", "0999-12-31 00:00:00", "2024-01-01 1:00:00 Z"),
    *("2024-01-01 10:00:0Z", "2024-01-01 2024-01-02", "2024-01-01;", "epoch", "now", "today", "infinity", "2024-001"),
)
FAR_DATES = (
    "1948-12-31",
    "2101-01-01",
    "9999-12-31",
    "1900-01-01",
    "2003-12-31",
    "2027-03-01",
    "0001-01-01",
    "0000-01-01",
)
FEES: Sequence[Dirt] = (
    lambda r: f"{r.randrange(9999)}",
    lambda r: f"{r.randrange(999999) / 100:.2f}",
    lambda r: f"{r.randrange(1000, 9999):,}.50元",
    lambda r: f"￥{r.randrange(999)}.5",
    lambda r: f"¥ {r.randrange(999)}.10000",
    lambda _: "0",
    lambda _: "0.00",
    lambda _: "00012.30",
    lambda _: "9999999999999.99",
)
ODD_FEES = (
    *(
        "免费",
        "-1",
        "-0.01",
        "-0",
        "1.234",
        "1e3",
        "1E+02",
        "12..5",
        ".5",
        "5.",
        "+5",
        "100000000000000",
        "12345678901234567",
    ),
    *("NaN", "inf", "一百", "１２", "12万", "0x10", "1 000", "99999999999999999999", "--", "1_000", "-", "10%"),
)
LIMITS = (
    *("5", "20", "0", "1", "10", "3", "15", "30", "5个工作日", "20工作日", "30自然日", "48小时", "1个月", "2月", "1年"),
    *("90分钟", "10 个工作日", "5.0", "20.00工作日", "007", "5\t工作日", " 5 ", "600分钟"),
)
ODD_LIMITS = (
    *(
        "五",
        "-5",
        "5.5",
        "1234567",
        "12345678901",
        "5日",
        "个工作日",
        "+5",
        "5-10",
        "1e1",
        "5工作日(含)",
        "5\n工作日",
        "即办",
    ),
    *("3000000000", "5.5个工作日", "１０", "5.", "0.0", "999999", "5  ", "5.0.0"),
)
_BLANKS = ("", "", " ", "\t", "\u3000", "\u00a0 ", "\n")
AROUND = (" {}", "{} ", "\t{}", "{}\t", "\u3000{}", "{}\u00a0", "\ufeff{}", "{}\r\n", " \t{}\u3000 ")


def case_layout(counting: str = "event") -> Layout:
    """Return the general layout, with codes and columns that it leaves out, so that everything may occur."""
    general = layout("general")
    codes = {kind: dict(own) for kind, own in general.codes.items()}
    codes[Kind.OUTCOME] |= {"不明": "unknown"}
    codes[Kind.CHANGE] = {"U": "current", "D": "deleted"}
    codes[Kind.ACCEPTANCE] = {
        "已受理": "accepted",
        "不予受理": "rejected",
        "不受理": "not_required",
        "待补正": "waiting",
    }
    further = {"acceptance": "受理状态", "charged": "是否收费", "version": "数据版本号", "change": "操作标识"}
    further["paused_days"] = "特别程序天数"
    known = {**general.tables[MAIN].columns, **{field: (column,) for field, column in further.items()}}
    main = {field: known[field] for field in FIELDS if field in known}
    paid = {
        "number": "办件编号",
        "fee": "缴费金额",
        "record": "缴费流水号",
        "changed": "更新时间",
        "change": "操作标识",
    }
    payments = TableLayout({field: (column,) for field, column in paid.items()}, ("缴费流水号",))
    tables = dict(general.tables) | {MAIN: TableLayout(main), PAYMENTS: payments}
    return general._replace(codes=codes, tables=tables, counting=counting)


def records(seed: int, count: int, *, dirt: float = 0.03, is_mapped: bool = False) -> list[Row]:
    """Return rows with every field; `is_mapped` leaves out codes that the layout does not map."""
    random_ = random.Random(seed)  # noqa: S311  # the same for the same seed
    rows: list[Row] = []
    while len(rows) < count:
        row = _case(random_, f"{seed}-{len(rows)}")
        for field in row:
            if random_.random() < dirt:
                row[field] = _dirty(random_, field, row[field], is_mapped=is_mapped)
        rows.append(row)
        if random_.random() < 0.06:
            rows += _repeats(random_, row)
    random_.shuffle(rows)
    return rows[:count]


def pauses(seed: int, rows: Iterable[Row], *, dirt: float = 0.03) -> list[Row]:
    """Return special procedures of some of the cases: several of one, overlapping, open, of cases that are not."""
    random_ = random.Random(f"pauses {seed}")  # noqa: S311  # the same for the same seed
    found: list[Row] = []
    for row in rows:
        while random_.random() < 0.25:
            begun = datetime.datetime(2023, 11, 1) + datetime.timedelta(random_.randrange(430))  # noqa: DTZ001
            ended = begun + datetime.timedelta(random_.randrange(-1 if random_.random() < dirt else 0, 40))
            number = row["number"] if random_.random() > dirt else "of no case"
            own = {"number": number, "paused_from": _written(random_, begun), "paused_to": _written(random_, ended)}
            for field, text in own.items():
                if random_.random() < dirt / 2:
                    own[field] = _dirty(random_, field, text, is_mapped=True)
            found += [own] * (2 if random_.random() < dirt else 1)
    return found or [{"number": "of no case", "paused_from": "2024-01-01", "paused_to": "2024-01-02"}]


def payments(seed: int, rows: Iterable[Row], *, dirt: float = 0.03) -> list[Row]:
    """Return payments of some of the cases: several of one, one told of twice, changed or deleted later."""
    random_ = random.Random(f"payments {seed}")  # noqa: S311  # the same for the same seed
    found: list[Row] = []
    for row in rows:
        while random_.random() < 0.3:
            paid = datetime.datetime(2024, 1, 1) + datetime.timedelta(random_.randrange(400))  # noqa: DTZ001
            own = {
                "number": row["number"] if random_.random() > dirt else "of no case",
                "fee": random_.choice(FEES)(random_),
                "record": f"{seed}-{len(found)}" if random_.random() < 0.9 else "",
                "changed": _written(random_, paid) if random_.random() < 0.9 else "",
                "change": random_.choices(["U", "D", ""], [80, 5, 15])[0],
            }
            for field, text in own.items():
                if random_.random() < dirt / 2:
                    own[field] = _dirty(random_, field, text, is_mapped=True)
            found.append(own)
            while random_.random() < 0.1:
                changed = {"changed": _written(random_, paid + datetime.timedelta(random_.randrange(9)))}
                found.append(own | random_.choice([{}, changed, changed | {"fee": "1"}, {"fee": "2"}]))
    random_.shuffle(found)
    return found


def without(rows: Sequence[Row], fields: Iterable[str]) -> list[Row]:
    """Return rows of files that have no columns for these fields."""
    left_out = {*fields}
    return [{field: text for field, text in row.items() if field not in left_out} for row in rows]


def write(path: Path, rows: Sequence[Mapping[str, str]], own: Layout, table: str = MAIN) -> Path:
    """Write rows as CSV, under the names that the layout has for their fields."""
    columns = own.tables[table].columns
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(columns[field][0] for field in rows[0])
        writer.writerows(row.values() for row in rows)
    return path


def written(
    folder: Path,
    rows: Sequence[Row],
    own: Layout,
    paused: Sequence[Row] | None = None,
    paid: Sequence[Row] | None = None,
) -> list[str]:
    """Write cases, and pauses and payments where there are, and return the paths."""
    sides = {PAUSES: paused, PAYMENTS: paid}
    paths = [str(write(folder / "cases.csv", rows, own))]
    return paths + [str(write(folder / f"{name}.csv", side, own, name)) for name, side in sides.items() if side]


def _case(random_: random.Random, number: str) -> Row:
    day, item = datetime.timedelta(1), random_.randrange(len(ITEMS))
    applied = datetime.datetime(2023, 10, 1) + random_.random() * 500 * day  # noqa: DTZ001
    accepted = applied + random_.choice([0, 0, random_.random() * 6]) * day
    decided = accepted + random_.choice([0, random_.random() / 2, random_.random() * 30, random_.random() * 90]) * day
    outcome = random_.choices(
        ["准予许可", "不予许可", "不予受理", "不受理", "撤回", "转报", "在办", "", "作废"], [60, 9, 4, 3, 6, 4, 8, 4, 2]
    )[0]
    is_open = outcome in {"在办", ""}
    is_refused = outcome in {"不予受理", "不受理"} or (outcome == "撤回" and random_.random() < 0.3)
    promised = random_.choice(LIMITS)
    return {
        "number": number,
        "item": ITEMS[item],
        "item_code": f"0{item}" if random_.random() < 0.9 else "",
        "department": DEPARTMENTS[item % len(DEPARTMENTS)],
        "matter": random_.choices(["行政许可", "行政确认", ""], [94, 3, 3])[0],
        "applied": _written(random_, applied),
        "accepted": "" if is_refused else _written(random_, accepted),
        "decided": "" if is_open else _written(random_, decided),
        "acceptance": _acceptance(random_, outcome),
        "outcome": outcome,
        "channel": random_.choice(["网上", "APP", "窗口", "邮寄", "其他", ""]),
        "fully_online": random_.choice(["是", "否", "否", ""]),
        "visits": random_.choice(["0", "1", "2", "", "0.0"]),
        "commitment": random_.choice(["Y", "N", "否", "否"]),
        "on_the_spot": random_.choice(["true", "false", "否", ""]),
        "promised": promised,
        "promised_unit": random_.choice(["", "", "工作日", "小时", "月", "年", "分钟", "自然日"]),
        "legal": random_.choice(LIMITS),
        "legal_unit": random_.choice(["", "工作日", "日历日"]),
        "due": _written(random_, accepted + 20 * day) if random_.random() < 0.9 else "",
        "fee": random_.choice(FEES)(random_) if random_.random() < 0.4 else random_.choice(["", "0"]),
        "charged": random_.choices(["是", "否", ""], [30, 30, 40])[0],
        "version": random_.choices(["1", "2", "10", "1.0", ""], [80, 10, 4, 4, 2])[0],
        "changed": _written(random_, decided + day) if random_.random() < 0.9 else "",
        "change": random_.choices(["U", "D", ""], [80, 2, 18])[0],
        "paused_days": random_.choices(["0", "1", "5", "20", ""], [70, 5, 10, 5, 10])[0],
    }


def _acceptance(random_: random.Random, outcome: str) -> str:
    """Return a state of acceptance that mostly goes with an outcome."""
    if random_.random() < 0.05:
        return random_.choice(["已受理", "不予受理", "不受理", "待补正"])
    told = outcome if outcome in {"不予受理", "不受理"} else "已受理"
    return told if random_.random() < 0.7 else ""


def _written(random_: random.Random, when: datetime.datetime) -> str:
    """Write a day as most systems do, and now and then otherwise."""
    form = DATES[random_.randrange(3)] if random_.random() < 0.8 else random_.choice(DATES)
    return form(when.replace(microsecond=0))


def _dirty(random_: random.Random, field: str, text: str, *, is_mapped: bool) -> str:  # noqa: PLR0911  # a kind each
    if random_.random() < 0.3:
        return random_.choice(_BLANKS)
    if random_.random() < 0.3:
        return random_.choice(AROUND).format(text)
    kind = FIELDS[field].kind
    if kind is Kind.DATE:
        return random_.choice((*NO_DATES, *FAR_DATES))
    if kind is Kind.MONEY:
        return random_.choice(ODD_FEES)
    if field in {"promised", "legal"}:
        odd = random_.choice(ODD_LIMITS)
        return "5" if is_mapped and odd in _UNMAPPED_LIMITS else odd
    if kind is Kind.NUMBER:
        return random_.choice(("一次", "-1", "1.5", "1e0", "12345678901", "0 ", "3次"))
    if kind is Kind.OUTCOME and random_.random() < 0.5:
        return "不明"
    if kind.is_code:
        return (
            text if is_mapped else random_.choice(("?", "1", "其它", "是 否", "Ｙ", "y", "'", '"', "行政 许可", "未知"))
        )
    return random_.choice(
        ("甲|乙", "|", 'a"b', "a,b", "'; --", "行\n行", "Ａ１", "null", "NULL", "%", "\\", "\\n", "{}", "𠮷")
    )


_UNMAPPED_LIMITS = {"5日", "5-10", "5工作日(含)", "1e1"}
"""Limits whose unit no layout maps."""


def _repeats(random_: random.Random, row: Row) -> Iterator[Row]:
    """Yield further rows of a case: the same again, one that was changed later, or one that contradicts it."""
    for _ in range(random_.choice((1, 1, 1, 2, 4))):
        again = dict(row)
        kind = random_.randrange(6)
        if kind == 1:
            again["item"], again["item_code"] = f"{row['item']}|", row["item_code"].removeprefix("|")
        elif kind == 2:
            again["changed"] = (
                f"2025-0{random_.randrange(1, 9)}-03 0{random_.randrange(9)}:{random_.randrange(10, 59)}:07"
            )
            again["outcome"] = random_.choice(("准予许可", "不予许可", row["outcome"]))
        elif kind == 3:
            again["changed"] = random_.choice(("", "2025-03-03", "?", row["changed"]))
            again["channel"] = random_.choice(("网上", "窗口"))
        elif kind == 5:
            again["version"] = random_.choice(("2", "3", "9", "11"))
            again["outcome"] = random_.choice(("准予许可", "不予许可"))
        elif kind == 4:
            again["number"] = random_.choice(AROUND).format(row["number"])
        yield again
