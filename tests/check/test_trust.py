"""An error in loading takes no more with it than what it touches, and nothing that merely follows from it is found.

All reports here are synthetic.
"""

import datetime

import pytest

from licreport.check.one import check
from licreport.report.load import load_bytes

HEAD = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n'


def figure(name: str, value: int, **keys: str) -> str:
    return "\n".join(
        ["[[figure]]", f'name = "{name}"', f"value = {value}", *(f'{key} = "{of}"' for key, of in keys.items()), ""]
    )


def item(name: str, accepted: int, under: str | None = None) -> str:
    return f'[[item]]\nname = "{name}"\naccepted = {accepted}\n' + (f'under = "{under}"\n' if under else "")


def found(*tables: str) -> list[str]:
    """Return the code and the address of each finding."""
    checked = check(load_bytes("r.toml", (HEAD + "".join(tables)).encode()), today=datetime.date(2026, 1, 1))
    return [f"{each.code} {each.address}" for each in checked.diagnostics]


OFF = (figure("许可合计", 10), figure("甲", 3, divides="许可合计"), figure("乙", 3, divides="许可合计"))
"""A sum that does not hold."""
PENALTIES = (figure("处罚合计", 10), figure("警告", 3, divides="处罚合计"), figure("罚款", 3, divides="处罚合计"))


@pytest.mark.parametrize(
    ("tables", "findings"),
    [
        pytest.param(OFF, ["LR107 figure.许可合计.value"], id="nothing that leads astray"),
        pytest.param(
            (*OFF, figure("没收", 4, divides="罚没总数")),
            ["LR107 figure.许可合计.value", "LR006 figure.没收.divides"],
            id="a name unlike what is divided: the sum beside it is checked",
        ),
        pytest.param(
            (*PENALTIES, figure("没收", 4, divides="处罚总计")),
            ["LR006 figure.没收.divides"],
            id="a name nearly that of what is divided: a part may be missing",
        ),
        pytest.param(
            (*PENALTIES, figure("没收", 4, of="处罚总计"), *OFF),
            ["LR006 figure.没收.of", "LR107 figure.许可合计.value"],
            id="of two sums only the one that is touched becomes a bound",
        ),
        pytest.param(
            (PENALTIES[0], figure("警告", 11, divides="处罚合计"), PENALTIES[2], figure("没收", 4, of="处罚总计")),
            ["LR209 figure.警告.value", "LR006 figure.没收.of"],
            id="a part of what is touched is still no more than the whole",
        ),
        pytest.param(
            (*OFF, figure("丙", 1, of="丁"), figure("丁", 1, of="丙")),
            ["LR107 figure.许可合计.value", "LR006 figure.丙.of", "LR006 figure.丁.of"],
            id="a loop beside it",
        ),
        pytest.param(
            (
                "[applications]\naccepted = 11\n",
                item("甲", 6),
                item("乙", 6),
                item("丙", 1, under="不在其中的"),
            ),
            ["LR106 applications.accepted", "LR006 item.丙.under"],
            id="an item under none: the others are checked",
        ),
        pytest.param(
            (item("演出许可", 6), item("营业性", 2, under="演出许可"), item("涉外", 1, under="演出许可证")),
            ["LR006 item.涉外.under"],
            id="an item under one nearly so called: a part may be missing",
        ),
        pytest.param(
            (item("演出许可", 6), item("营业性", 7, under="演出许可"), item("涉外", 1, under="演出许可证")),
            ["LR106 item.营业性.accepted", "LR006 item.涉外.under"],
            id="a part of it is still no more than the whole",
        ),
        pytest.param(
            (*OFF, figure("甲", 4, divides="许可合计")),
            ['LR006 figure."许可合计/甲".name'],
            id="a name given twice: it is not known who is who",
        ),
    ],
)
def test_what_a_wrong_name_does_not_touch_is_checked_all_the_same(tables: tuple[str, ...], findings: list[str]) -> None:
    assert found(*tables) == findings
