"""Whether a document's items are all that there are, by its words and never by a sum. All figures are synthetic."""

import pytest

from licreport.reading.draft import draft
from licreport.reading.kinds.plain import read

TITLE = "虚构市2024年度行政许可实施情况年度报告\n"
TWO = "取水许可受理20件，河道采砂许可受理10件"
LISTED = "（一）取水许可。受理20件。\n（二）河道采砂许可。受理10件。"


@pytest.mark.parametrize(
    ("text", "breakdown"),
    [
        pytest.param(f"受理30件。按事项区分，{TWO}。", "complete", id="divided by item"),
        pytest.param(f"受理30件。各事项办理情况如下：\n{LISTED}", "complete", id="each, in a list"),
        pytest.param(f"受理30件。各行政许可事项受理情况：{TWO}。", "complete", id="each, in a sentence"),
        pytest.param(
            f"按事项区分，{TWO}。批准28件（取水许可19件，河道采砂许可9件）。", "complete", id="the same ones again"
        ),
        pytest.param(f"二、重点事项\n{TWO}。", "partial", id="under a heading"),
        pytest.param("受理量居前的事项是：取水许可20件，河道采砂许可10件。", "partial", id="the largest"),
        pytest.param(f"从事项看，{TWO}，其余为其他事项。", "partial", id="and the rest"),
        pytest.param(f"按事项区分，{TWO}，其他事项3件。", "partial", id="and the rest in number"),
        pytest.param(f"从事项看，{TWO}。", "unknown", id="in view of items"),
        pytest.param(f"受理30件。{TWO}。", "unknown", id="whose sum agrees"),
        pytest.param(f"按事项区分，{TWO}，建设工程消防2件。", "unknown", id="with one that was not read"),
        pytest.param(
            f"各事项办理情况如下：\n{LISTED}\n（三）建设工程。受理3件。", "unknown", id="with a line that was not read"
        ),
        pytest.param(f"按事项区分，{TWO}。从事项看，地图审核批准3件。", "unknown", id="and another elsewhere"),
    ],
)
def test_items_are_all_or_some_as_the_words_say(text: str, breakdown: str) -> None:
    found = draft(read(f"{TITLE}{text}".encode()))
    assert any(path[0] == "item" for path in found.figures)
    assert found.breakdown == breakdown
