"""Parts of a whole: what they are called, what they are of, and whether they are all. All figures are synthetic."""

import pytest
import tomli

from licreport.reading.draft import draft
from licreport.reading.grammar.claim import Named
from licreport.reading.grammar.sentences.said import said_in
from licreport.reading.grammar.whose import Whose
from licreport.reading.kinds import text_of
from licreport.reading.text import Line, Place
from licreport.reading.toml import toml
from licreport.words.language import Words

A = "applications."
Parts = dict[str, tuple[int | str, str, str]]
"""By name: the value, the whole, and by what it is divided."""

PARTS: dict[str, tuple[str, Parts]] = {
    "behind 其中": (
        "全年受理33317件，其中：行政审批类5187件；民生服务类28130件。",
        {"行政审批类": (5187, f"{A}accepted", ""), "民生服务类": (28130, f"{A}accepted", "")},
    ),
    "a list of them": (
        "全年办结12件，其中食品类9件、药品类3件。",
        {"食品类": (9, f"{A}concluded", ""), "药品类": (3, f"{A}concluded", "")},
    ),
    "in brackets": (
        "收到申请61件，不予受理3件（其中职权外2件），受理58件。",
        {"职权外": (2, f"{A}rejected", "")},
    ),
    "with shares behind them": (
        "全年办结100件，其中企业类60件，占60%；个人类40件，占40%。",
        {"企业类": (60, f"{A}concluded", "")},
    ),
    "of items": ("我区共有行政许可事项18项，其中市级事项15项。", {"市级事项": (15, "items.total", "")}),
    "named with marks": (
        "开展监督检查1204次，其中“双随机、一公开”抽查310次。",
        {"“双随机、一公开”抽查": (310, "oversight.inspections", "")},
    ),
    "of what has no key itself": (
        "评查案卷数60卷，其中优秀案卷41卷。",
        {"案卷数": (60, "", ""), "优秀案卷": (41, "案卷数", "")},
    ),
    "all of them, by two principles": (
        "全年批准10579件。按品种分，设备类7102件，试剂类3477件；按形式分，首次2011件，延续8568件。",
        {
            "设备类": (7102, f"{A}approved", "品种"),
            "试剂类": (3477, f"{A}approved", "品种"),
            "首次": (2011, f"{A}approved", "形式"),
            "延续": (8568, f"{A}approved", "形式"),
        },
    ),
    "of one of two numbers": ("收到申请100件，受理90件，其中线上件30件。", {}),
    "in another unit": ("全年受理90件，其中重点信息12.84万条。", {}),
    "of what was left out": ("区建设局受理90件，其中企业类30件。", {}),
    "by what, of one of two numbers": ("受理90件，办结80件。按类型分，首次30件，延续50件。", {}),
    "by what, one of them without a name": ("全年批准90件。按类型分，首次30件，60件。", {}),
    "the rest": ("全年受理90件，其余30件。", {}),
    "a cause": ("全年受理90件，其中因材料不全30件。", {}),
}


@pytest.mark.parametrize(("text", "named"), PARTS.values(), ids=PARTS)
def test_a_part_is_named_with_its_whole_where_there_is_one_only(text: str, named: Parts) -> None:
    said = said_in(Line(text, Place(Words("", ""))), Whose("虚构区", 2024))
    assert {one.name: (one.written, one.of, one.by) for one in said if isinstance(one, Named)} == named


DOCUMENT = """虚构区2024年度行政许可实施情况报告
一、总体情况
全年批准90件。按类型分，首次30件，延续60件。
四、改革创新情况
（一）一网通办
推出条件预检模型数12个，其中企业类模型7个。
"""


def test_they_are_written_with_their_whole_and_their_section() -> None:
    written = tomli.loads(toml(draft(text_of("a.txt", DOCUMENT.encode())), "a.txt", "zh"))
    whole = {"section": "overview", "divides": f"{A}approved", "by": "类型", "unit": "件"}
    model = {"section": "reform", "unit": "个"}
    assert written["figure"] == [
        {"name": "首次", "value": 30, **whole},
        {"name": "延续", "value": 60, **whole},
        {"name": "条件预检模型数", "value": 12, **model},
        {"name": "企业类模型", "value": 7, **model, "of": "条件预检模型数"},
    ]
