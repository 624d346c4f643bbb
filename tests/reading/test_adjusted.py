"""Items that were added to the list or taken off it, with their names amid. All figures are synthetic."""

import pytest

from licreport.reading.draft import draft
from licreport.reading.kinds.plain import read

TITLE = "虚构区2024年度行政许可实施情况年度报告\n"


def items(text: str) -> dict[str, int | str]:
    """Return what a document is read as saying of the list of items."""
    found = draft(read(f"{TITLE}{text}".encode())).figures
    return {path[1]: claim.written for path, claim in found.items() if path[0] == "items"}


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        pytest.param(
            "年内根据上级清单调整，新增“互联网医院设置审批”等事项3项，取消“地图审核”初审事项1项。",
            {"added": 3},
            id="by name, and a part of one",
        ),
        pytest.param(
            "行政许可事项共312项，新增“取水许可”1项，取消“地图审核”“采砂许可”等3项。",
            {"total": 312, "added": 1, "removed": 3},
            id="behind all",
        ),
        pytest.param(
            "行政许可事项共312项。其中新增取水许可、地图审核2项。", {"total": 312, "added": 2}, id="without marks"
        ),
        pytest.param(
            "清单动态调整后，取消“职业病诊断机构许可”1项，新增“取水许可”等行政许可事项共2项。",
            {"removed": 1, "added": 2},
            id="the other way round",
        ),
        pytest.param(
            "1. 行政许可事项总数：29项\n2. 本年新增：1项\n3. 本年取消：0项",
            {"total": 29, "added": 1, "removed": 0},
            id="in a list of labels",
        ),
        pytest.param("新增“取水许可”等事项3项。", {}, id="of no list"),
        pytest.param("清单内新增“食品经营许可”一件事3项。", {}, id="services"),
        pytest.param("清单事项中，新增告知承诺制“食品经营许可”等事项3项。", {}, id="ways of handling"),
        pytest.param("对照清单，取消“户口簿”“结婚证”等证明事项3项。", {}, id="proofs"),
        pytest.param("清单内新增“跨省通办”等3项。", {}, id="what is no item"),
        pytest.param("1. 收到申请：29件\n2. 本年新增：1项", {}, id="a label behind another matter"),
        pytest.param("1. 行政许可事项总数：29项\n其他工作。\n2. 本年新增：1项", {"total": 29}, id="a label apart"),
    ],
)
def test_items_added_and_taken_off_are_read_behind_their_names(text: str, figures: dict[str, int | str]) -> None:
    assert items(text) == figures
