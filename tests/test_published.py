"""`data/2024.toml` holds every figure that the published report of 上海市普陀区 for 2024 prints, as it prints it."""

import datetime
from typing import Any

import pytest
import tomli
from places import DATA

from licreport.report.source import Source

TEXT = DATA.read_text(encoding="utf-8")
TREE = tomli.loads(TEXT)
SOURCE = Source("2024.toml", TEXT)

# where it stands in the file, what was printed, and the term beside it in print
PRINTED: list[tuple[str, object, str]] = [
    ("report.year", 2024, "报告年度"),
    ("report.published", datetime.date(2025, 3, 20), "发布日期"),
    ("report.signed", datetime.date(2024, 3, 19), "落款日期"),
    ("items.previous", 201, "清单事项数"),
    ("items.total", 203, "清单事项数"),
    ("items.departments", 28, "主管部门"),
    ("applications.received", 542219, "收到申请"),
    ("applications.accepted", 542141, "受理"),
    ("applications.rejected", 78, "不予受理"),
    ("applications.approved", 539535, "批准"),
    ("applications.denied", 2545, "不予批准"),
    ("handling.online", 164619, "网上受理"),
    ("handling.fully_online", 49257, "全程网办"),
    ("handling.commitment", 5810, "告知承诺"),
    ("handling.on_the_spot", 141599, "当场办结"),
    ("handling.on_time", 542091, "按期办结"),
    ("fees.applications", 343635, "收费办件"),
    ("fees.amount", 22860705, "收费金额"),
    ("oversight.items_covered", 161, "监管制度"),
    ("oversight.inspections", 369042, "主动监督"),
    ("oversight.violations", 361, "发现违法行为"),
    ("oversight.complaints", 5012, "有效投诉"),
    ("oversight.complaints_upheld", 283, "查实违法行为"),
    ("figure.0.value", "80%", "智慧好办"),
    ("figure.1.value", 103, "条件“预检”模型"),
    ("figure.2.value", 104, "“免填免交”模型"),
    ("figure.3.value", 1, "“无人干预”审批模型"),
]


@pytest.mark.parametrize(("path", "value", "term"), PRINTED, ids=[path for path, _, _ in PRINTED])
def test_a_printed_figure_stands_in_the_data_with_the_term_in_print(path: str, value: object, term: str) -> None:
    found: Any = TREE
    steps: tuple[str | int, ...] = tuple(int(step) if step.isdigit() else step for step in path.split("."))
    for step in steps:
        found = found[step]
    assert found == value
    place = SOURCE.span(steps if steps[0] != "figure" else (*steps[:2], "name"))
    assert term in SOURCE.line(place.line).partition("#")[2]


def test_nothing_else_stands_in_the_data() -> None:
    found = {
        f"{table}.{key}"
        for table in ("items", "applications", "handling", "rates", "fees", "oversight")
        for key in TREE.get(table, {})
    }
    found |= {f"figure.{index}.value" for index in range(len(TREE["figure"]))}
    assert found == {path for path, _, _ in PRINTED if not path.startswith("report.")}


def test_the_two_discrepancies_are_waived_with_a_reason_and_a_pinned_difference() -> None:
    waivers = {(waiver["rule"], waiver["at"]): waiver for waiver in TREE["waiver"]}
    assert set(waivers) == {("LR203", "handling.on_time"), ("LR401", "report.signed")}
    assert waivers["LR203", "handling.on_time"]["difference"] == 542091 - (539535 + 2545)
    signed, year_over = datetime.date(2024, 3, 19), datetime.date(2025, 1, 1)
    assert waivers["LR401", "report.signed"]["difference"] == (signed - year_over).days
    assert all(len(waiver["reason"]) > 20 for waiver in waivers.values())
