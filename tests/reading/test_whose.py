"""Whose the words of a document are: an office's by its short names, its own level, its own quarter. Synthetic."""

import pytest

from licreport.reading.draft import draft
from licreport.reading.kinds.plain import read

A = "applications"


@pytest.mark.parametrize(
    ("title", "text", "figures"),
    [
        pytest.param(
            "虚构市卫生健康委员会2024年度",
            "市卫健委受理行政许可申请30件。",
            {(A, "accepted"): 30},
            id="an office in short",
        ),
        pytest.param(
            "虚构市卫生健康委员会2024年度", "市文旅局受理行政许可申请30件。", {}, id="another office in short"
        ),
        pytest.param(
            "虚构省交通运输厅2024年度",
            "厅本级共收到行政许可申请30件。对全省1.8万家企业开展评价。",
            {(A, "received"): 30},
            id="its own level, all of the province named with something else",
        ),
        pytest.param(
            "虚构省交通运输厅2024年度",
            "厅本级共收到行政许可申请30件。全省交通运输系统共收到申请90件。",
            {},
            id="its own level, and all of the province",
        ),
        pytest.param(
            "虚构区2024年第三季度", "本季度，全区收到申请30件。", {(A, "received"): 30}, id="the quarter itself"
        ),
        pytest.param("虚构区2024年度", "本季度，全区收到申请30件。", {}, id="a quarter of the year"),
        pytest.param(
            "虚构市粮食局2024年度",
            "收到申请30项，受理29项。网上受理20项。",
            {(A, "received"): 30, (A, "accepted"): 29, ("handling", "online"): 20},
            id="cases counted in 项",
        ),
        pytest.param(
            "虚构市粮食局2024年度",
            "收到申请30件。网上受理20项。",
            {(A, "received"): 30},
            id="cases counted in 件, and items",
        ),
    ],
)
def test_what_is_the_authoritys_own_is_read(title: str, text: str, figures: dict[tuple[str, str], int]) -> None:
    found = draft(read(f"{title}行政许可实施情况报告\n{text}".encode())).figures
    assert {path: claim.written for path, claim in found.items()} == figures
