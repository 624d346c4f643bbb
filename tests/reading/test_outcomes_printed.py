"""Outcomes that may be printed in words that were not read, so that no sum is checked. All figures are synthetic."""

import pytest

from licreport.reading.draft import draft
from licreport.reading.kinds.plain import read as text_of
from licreport.reading.kinds.web import read as page_of

TITLE = "虚构县2024年度行政许可实施情况年度报告"
WITHDRAWN = ("applications", "withdrawn")


@pytest.mark.parametrize(
    ("told", "is_doubtful"),
    [
        pytest.param("因故终止2件。", True, id="ended"),
        pytest.param("其他情形5件。", True, id="others"),
        pytest.param("申请撤销5件。", True, id="taken back, perhaps"),
        pytest.param("集中实施138项，其余33项由其他16个部门实施。", False, id="other departments"),
        pytest.param("对违法取得的许可证予以撤销3件。", False, id="revoked"),
    ],
)
def test_an_outcome_in_words_that_were_not_read_leaves_its_sum_open(told: str, is_doubtful: bool) -> None:
    assert (WITHDRAWN in draft(text_of(f"{TITLE}\n{told}".encode())).doubtful) is is_doubtful


@pytest.mark.parametrize(
    ("rows", "is_doubtful"),
    [
        pytest.param("<tr><td>主题分类</td><td>其他</td></tr>", False, id="a word beside no number"),
        pytest.param("<tr><td>情形</td><td>件数</td></tr><tr><td>其他</td><td>5</td></tr>", True, id="a row"),
        pytest.param("<tr><td>受理</td><td>其他</td></tr><tr><td>9</td><td>5件</td></tr>", True, id="a column"),
        pytest.param("<tr><td>终止办理</td><td>见说明</td></tr>", True, id="its own name"),
    ],
)
def test_the_label_of_a_table_may_be_an_outcome_where_it_has_a_number(rows: str, is_doubtful: bool) -> None:
    page = f"<html><meta charset=utf-8><body><h1>{TITLE}</h1><p>受理9件。</p><table>{rows}</table></body></html>"
    assert (WITHDRAWN in draft(page_of(page.encode())).doubtful) is is_doubtful
