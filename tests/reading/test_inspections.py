"""Inspections that an office tells of with what it looks at. All figures are synthetic."""

import pytest

from licreport.reading.draft import draft
from licreport.reading.kinds.plain import read

O = "oversight"  # noqa: E741  # short
OFFICE = "虚构市气象局"


@pytest.mark.parametrize(
    ("authority", "text", "figures"),
    [
        pytest.param(
            OFFICE,
            "全年开展防雷安全监督检查52次，发现隐患31处，发现违法行为1件。",
            {(O, "inspections"): 52, (O, "violations"): 1},
            id="of its own field",
        ),
        pytest.param(
            OFFICE, "全年对施放气球单位开展监督检查9次。", {(O, "inspections"): 9}, id="of those who hold licences"
        ),
        pytest.param(OFFICE, "全年开展防雷安全监督检查52次。开展气球施放监督检查9次。", {}, id="of several fields"),
        pytest.param(OFFICE, "全年对许可办理情况开展监督检查9次。", {}, id="of how licences are granted"),
        pytest.param(OFFICE, "对各县区局开展监督检查3次。", {}, id="of its branches"),
        pytest.param(
            "虚构市水务局",
            "水政监察支队全年累计开展监督检查74次，发现违法行为3件。",
            {(O, "inspections"): 74, (O, "violations"): 3},
            id="by its unit",
        ),
        pytest.param(
            "虚构市水务局", "年内，局属执法大队共开展监督检查74次。", {(O, "inspections"): 74}, id="by its own"
        ),
        pytest.param("虚构市水务局", "东岭区水政监察大队开展监督检查74次。", {}, id="by another area's unit"),
        pytest.param("虚构市水务局", "交通执法支队开展监督检查74次。", {}, id="by another office's unit"),
        pytest.param("虚构市水务局", "各执法大队开展监督检查74次。", {}, id="by many units"),
        pytest.param("虚构市", "执法支队开展监督检查74次。", {}, id="by a unit of no office"),
        pytest.param("虚构市", "全年开展防雷安全监督检查52次。", {}, id="of one field of many"),
        pytest.param(
            "虚构市",
            "全年共开展监督检查865户次，其中主动监督检查842次。",
            {(O, "inspections"): 842},
            id="of all, and of those on its own motion",
        ),
        pytest.param(
            "虚构市",
            "开展监督检查865次，其中主动检查发现问题42个。",
            {(O, "inspections"): 865},
            id="of all, and what some of them found",
        ),
        pytest.param(
            "虚构市", "开展监督检查865次。其中，主动监督检查842次。", {(O, "inspections"): 842}, id="in two sentences"
        ),
        pytest.param(
            "虚构市",
            "开展监督检查865次，其中组织监督检查842次。",
            {(O, "inspections"): 865},
            id="of all, and a part of them",
        ),
        pytest.param(
            "虚构市",
            "开展监督检查865次。其中监督检查842次。",
            {(O, "inspections"): 865},
            id="a part in the next sentence",
        ),
    ],
)
def test_inspections_of_an_office_are_read_where_they_are_the_only_ones(
    authority: str, text: str, figures: dict[tuple[str, str], int]
) -> None:
    found = draft(read(f"{authority}2024年度行政许可实施情况年度报告\n{text}".encode()))
    assert {path: claim.written for path, claim in found.figures.items()} == figures
    assert found.conflicts == ()


def test_inspections_that_are_told_twice_with_two_values_contradict_each_other() -> None:
    told = "虚构市2024年度行政许可实施情况年度报告\n开展主动监督检查865次。\n全市主动监督检查842次。"
    found = draft(read(told.encode()))
    assert [[claim.written for claim in claims] for claims in found.conflicts] == [[865, 842]]
