"""What divides one whole by one principle adds up by itself, whatever else divides it by another.

All reports here are synthetic.
"""

import datetime

import pytest

from licreport.check.one import Checked, check
from licreport.report.load import load_bytes

HEAD = 'format = 1\n[report]\nauthority = "虚构部"\nyear = 2024\n'
TODAY = datetime.date(2026, 1, 1)


def table(kind: str, name: str, **keys: object) -> str:
    lines = [f"[[{kind}]]", f'name = "{name}"']
    lines += [f'{key} = "{value}"' if isinstance(value, str) else f"{key} = {value}" for key, value in keys.items()]
    return "\n".join([*lines, ""])


def checked(*tables: str) -> Checked:
    return check(load_bytes("r.toml", (HEAD + "".join(tables)).encode()), today=TODAY)


def found(one: Checked) -> list[tuple[str, str, object]]:
    """Return the code, the address and the difference of each finding."""
    return [(each.code, each.address, each.finding.difference) for each in one.diagnostics]


WHOLE = table("figure", "医疗器械注册", value=100)
BY_PRODUCT = [
    table("figure", name, value=value, divides="医疗器械注册", by="产品类别")
    for name, value in (("第二类", 70), ("第三类", 30))
]
BY_KIND = [
    table("figure", name, value=value, divides="医疗器械注册", by="申请种类")
    for name, value in (("首次", 20), ("变更", 35), ("延续", 45))
]
RECEIVED = "[applications]\nreceived = 100\nconcluded = 90\n"
ITEMS = [
    table("item", name, received=value, by=by)
    for by, parts in (("产品类别", (("药品", 60), ("器械", 40))), ("申请种类", (("首次", 55), ("延续", 45))))
    for name, value in parts
]
SHARES = [
    table("item", name, received=value, by=by, share=share)
    for by, parts in (
        ("产品类别", (("药品", 60, "60%"), ("器械", 40, "40%"))),
        ("申请种类", (("首次", 55, "55%"), ("延续", 45, "45%"))),
    )
    for name, value, share in parts
]
OTHERS = [
    table("figure", "其他", value=10, divides="医疗器械注册", by="产品类别"),
    table("figure", "第二类", value=90, divides="医疗器械注册", by="产品类别"),
    table("figure", "其他", value=40, divides="医疗器械注册", by="申请种类"),
    table("figure", "首次", value=60, divides="医疗器械注册", by="申请种类"),
]


@pytest.mark.parametrize(
    ("tables", "findings"),
    [
        pytest.param([WHOLE, *BY_PRODUCT, *BY_KIND], [], id="figures that divide by two principles"),
        pytest.param(
            [WHOLE, *BY_PRODUCT, *BY_KIND[:2], BY_KIND[2].replace("45", "54")],
            [("LR107", "figure.医疗器械注册.value", -9)],
            id="figures of which one division is off",
        ),
        pytest.param(
            [text.replace("by =", "unit =") for text in (WHOLE, *BY_PRODUCT, *BY_KIND)],
            [("LR107", "figure.医疗器械注册.value", -100)],
            id="figures of which nothing says that they divide by two",
        ),
        pytest.param([RECEIVED, *ITEMS], [], id="items that divide by two principles"),
        pytest.param(
            [RECEIVED, *ITEMS[:3], ITEMS[3].replace("45", "46")],
            [("LR106", "applications.received", -1)],
            id="items of which one division is off",
        ),
        pytest.param([RECEIVED, *SHARES], [], id="shares of two divisions"),
        pytest.param([WHOLE, *OTHERS], [], id="one name in two divisions of one whole"),
        pytest.param(
            [RECEIVED, *ITEMS, table("figure", "其中网上", value=61, of="item.药品.received")],
            [("LR209", "figure.其中网上.value", 1)],
            id="a part of an item's figure",
        ),
        pytest.param(
            [
                RECEIVED,
                *ITEMS,
                table("figure", "国产", value=30, divides="item.器械.received"),
                table("figure", "进口", value=11, divides="item.器械.received"),
            ],
            [("LR107", "item.器械.received", -1)],
            id="figures that divide an item's figure",
        ),
        pytest.param(
            [
                "[applications]\nreceived = 100\n",
                table("item", "甲", received=100, breakdown="partial"),
                table("item", "甲一", received=30, under="甲"),
                table("item", "甲二", received=20, under="甲"),
            ],
            [],
            id="a level of which only some items are listed",
        ),
        pytest.param(
            [
                '[items]\nbreakdown = "partial"\n[applications]\nreceived = 100\n',
                table("item", "甲", received=60, breakdown="complete"),
                table("item", "甲一", received=30, under="甲"),
                table("item", "甲二", received=20, under="甲"),
            ],
            [("LR106", "item.甲.received", 10)],
            id="a level that is complete where the others are not",
        ),
    ],
)
def test_what_divides_one_whole_by_one_principle_adds_up(
    tables: list[str], findings: list[tuple[str, str, object]]
) -> None:
    assert found(checked(*tables)) == findings


def test_a_reference_to_one_of_two_of_a_name_says_by_what_each_divides() -> None:
    one = checked(WHOLE, *OTHERS, table("figure", "其中网上", value=5, of="其他"))
    (finding,) = one.diagnostics
    assert finding.code == "LR006"
    ways = "`医疗器械注册/产品类别/其他` or `医疗器械注册/申请种类/其他`"
    assert finding.message("en").endswith(f"is the name of several; write {ways}")
    assert found(checked(WHOLE, *OTHERS, table("figure", "其中网上", value=5, of="医疗器械注册/申请种类/其他"))) == []


def test_a_reference_to_an_item_that_several_may_be_says_which() -> None:
    items = [table("item", name, received=50) for name in ("甲", "乙")]
    below = [table("item", "变更", received=20, under=name) for name in ("甲", "乙")]
    one = checked(*items, *below, table("figure", "其中网上", value=5, of="item.变更.received"))
    (finding,) = (each for each in one.diagnostics if each.code == "LR006")
    assert finding.message("en").endswith("write `item.甲/变更.received` or `item.乙/变更.received`")
    assert "[[figure]]" in found_message(checked(table("figure", "其中网上", value=5, of="item.丙.received")))


def found_message(one: Checked) -> str:
    (finding,) = one.diagnostics
    return finding.message("en")
