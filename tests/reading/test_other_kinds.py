"""Documents on other matters, and places that belong to others. All figures are synthetic."""

import pytest

from licreport.reading.draft import Draft, draft
from licreport.reading.kinds.plain import read
from licreport.reading.kinds.web import read as read_page

OF_HOTLINES = "全年按期办结率99.87%，退回重办1206件，不予受理3550件，监督检查9次。\n"


def figures(found: Draft) -> dict[str, int | str]:
    return {".".join(path): claim.written for path, claim in found.figures.items()}


@pytest.mark.parametrize(
    "title",
    [
        "虚构市12345政务服务便民热线2024年运行情况报告",
        "虚构市2024年政府信息公开工作年度报告",
        "虚构市2024年信访工作情况",
        "2024年人大建议和政协提案办理情况",
    ],
)
def test_a_document_on_another_matter_by_its_title_holds_no_figures(title: str) -> None:
    assert figures(draft(read(f"{title}\n\n{OF_HOTLINES}".encode()))) == {}


@pytest.mark.parametrize(
    "title", ["虚构市2024年度行政许可实施情况年度报告", "虚构市2024年行政许可与12345热线工作情况报告"]
)
def test_one_that_names_licensing_does(title: str) -> None:
    assert "applications.rejected" in figures(draft(read(f"{title}\n\n{OF_HOTLINES}".encode())))


def test_what_a_quarter_counts_from_january_on_is_none_of_its_own() -> None:
    text = "虚构市2024年第三季度行政许可实施情况\n\n第三季度，收到申请300件。截至9月30日，累计收到申请900件。\n"
    found = draft(read(text.encode()))
    assert figures(found) == {"applications.received": 300}
    assert found.conflicts == ()


def test_what_a_half_year_counts_until_its_end_is() -> None:
    text = "虚构市2024年上半年行政许可实施情况\n\n截至6月30日，累计收到申请900件。\n"
    assert figures(draft(read(text.encode()))) == {"applications.received": 900}


PAGE = (
    "<html><body><article><h1>虚构市公安局2024年度行政许可实施情况报告</h1><p>受理30件。</p>"
    "<footer><p>虚构市公安局</p><p>2025年2月4日</p>{link}</footer></article>"
    "<footer><p>主办：虚构市</p><p>2026年1月1日</p></footer></body></html>"
)


@pytest.mark.parametrize(("link", "signed"), [("", "2025-02-04"), ('<a href="/">首页</a>', "None")])
def test_an_article_may_be_signed_in_its_own_footer(link: str, signed: str) -> None:
    assert str(draft(read_page(PAGE.format(link=link).encode())).heading.signed) == signed


def test_a_table_of_all_the_bureau_does_is_the_bureaus() -> None:
    page = (
        "<p>虚构市文旅局2024年度行政许可实施情况报告</p><p>2024年全局办理的行政许可共2类，各事项办理情况如下：</p>"
        "<table><tr><td>许可事项</td><td>受理数</td></tr><tr><td>取水许可</td><td>20</td></tr>"
        "<tr><td>采砂许可</td><td>10</td></tr><tr><td>合计</td><td>30</td></tr></table>"
    )
    assert figures(draft(read_page(page.encode())))["applications.accepted"] == 30
    other = page.replace("全局办理的", "某某局办理的")
    assert "applications.accepted" not in figures(draft(read_page(other.encode())))


@pytest.mark.parametrize(
    ("title", "authority", "year"),
    [
        ("虚构市12345政务服务便民热线2024年运行情况报告", "虚构市", 2024),
        ("虚构市2024年12345政务服务便民热线运行情况年度报告", "虚构市", 2024),
        ("虚构县自然资源局2024年政府信息公开工作年度报告", "虚构县自然资源局", 2024),
        ("虚构市应急管理局2023年行政处罚工作年度报告", "虚构市应急管理局", 2023),
        ("2024年人大建议和政协提案办理情况", None, None),
        ("虚构县人民政府办公室2024年政务公开工作年度报告", "虚构县人民政府办公室", 2024),
        ("虚构县2024年度政府工作报告", None, None),
        ("我局2024年度信访工作总结", None, None),
        ("据虚构市2024年政府工作报告，全年办结9件。", None, None),
        ("虚构市统计局发布2024年数据的报告期为一年", None, None),
    ],
)
def test_whose_it_is_and_on_which_year_is_read_of_a_title_on_another_matter_too(
    title: str, authority: str | None, year: int | None
) -> None:
    found = draft(read(f"{title}\n\n{OF_HOTLINES}".encode())).heading
    assert (found.authority, found.year, found.title) == (authority, year, None)
