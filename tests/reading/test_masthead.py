"""Whose report on what a document is, and its dates. All authorities are made up."""

import datetime

import pytest

from licreport.reading.draft import draft
from licreport.reading.grammar.masthead import masthead
from licreport.reading.text import Line, Place, Text
from licreport.words.language import Words

PLACE = Place(Words("", ""))
PLACES = {"title", "signature", "notice"}
SIGNED = ["虚构县数据局", "2025年3月10日"]


def read(*lines: str) -> dict[str, object]:
    """Return what is said, without what is not."""
    found = masthead([Line(line, PLACE) for line in lines])._asdict()
    return {key: value for key, value in found.items() if value is not None and key not in PLACES}


TITLES = {
    "a yearly report": ("虚构县2024年度行政许可实施情况年度报告", {"authority": "虚构县", "year": 2024}),
    "an office's": ("虚构市林业局2024年行政许可工作总结", {"authority": "虚构市林业局", "year": 2024}),
    "with blanks": ("虚构县 2024 年度行政许可实施情况年度报告", {"authority": "虚构县", "year": 2024}),
    "of which it is told": ("关于印发虚构县2024年度行政许可实施情况报告的通知", {"authority": "虚构县", "year": 2024}),
    "a quarter": (
        "虚构县2024年第一季度行政许可办理情况统计表",
        {
            "authority": "虚构县",
            "year": 2024,
            "first": datetime.date(2024, 1, 1),
            "last": datetime.date(2024, 3, 31),
        },
    ),
    "half a year": (
        "虚构县2024年下半年行政许可办理情况",
        {
            "authority": "虚构县",
            "year": 2024,
            "first": datetime.date(2024, 7, 1),
            "last": datetime.date(2024, 12, 31),
        },
    ),
    "of the office on its work": (
        "虚构区市场监管局关于2024年行政许可工作情况的总结",
        {"authority": "虚构区市场监管局", "year": 2024},
    ),
    "of reviews and approvals": ("虚构省药监局2024年度药品审评审批报告", {"authority": "虚构省药监局", "year": 2024}),
    "in Han numerals": ("虚构县二〇二四年度行政许可实施情况报告", {"authority": "虚构县", "year": 2024}),
    "the year before the authority": ("2024年度虚构区行政许可实施情况年度报告", {"authority": "虚构区", "year": 2024}),
    "the year before the office": ("2024年虚构市交通局行政许可工作总结", {"authority": "虚构市交通局", "year": 2024}),
    "the year behind": (
        "虚构市公安局行政许可实施情况年度报告（2024年度）",
        {"authority": "虚构市公安局", "year": 2024},
    ),
    "announced": ("虚构市数据局关于公布2024年度行政许可情况的公告", {"authority": "虚构市数据局", "year": 2024}),
    "a field is no authority": ("虚构市住房城乡建设领域2024年行政许可情况", {"year": 2024}),
    "a field under a government's name": ("虚构省2024年度交通运输领域行政许可实施情况", {"year": 2024}),
    "two years that are compared": ("虚构县2023—2024年行政许可主要指标对比", {"authority": "虚构县", "year": 2024}),
    "years that are no neighbours": ("虚构县2020—2024年行政许可主要指标对比", {}),
    "of the office for licensing": (
        "虚构区行政审批局行政许可2024年度办理情况统计表",
        {"authority": "虚构区行政审批局", "year": 2024},
    ),
    "of something else, by the office for licensing": ("虚构县行政审批局2024年工作总结", {}),
    "in brackets": ("行政许可实施情况年度报表（2024年）", {"year": 2024}),
    "two years": ("虚构市2023-2024年度行政许可情况", {}),
    "some months": (
        "虚构县2024年1-11月行政许可办理情况",
        {
            "authority": "虚构县",
            "year": 2024,
            "first": datetime.date(2024, 1, 1),
            "last": datetime.date(2024, 11, 30),
        },
    ),
    "of ourselves": ("关于我区2024年行政许可实施情况的报告", {"year": 2024}),
    "without an authority": ("2024年度行政许可实施情况年度报告", {"year": 2024}),
    "of something else": ("虚构县2024年度政府工作报告", {}),
}


@pytest.mark.parametrize(("title", "said"), TITLES.values(), ids=TITLES)
def test_a_title_says_whose_report_it_is_and_on_what(title: str, said: dict[str, object]) -> None:
    assert read(title) == said


@pytest.mark.parametrize(
    ("line", "published"),
    [
        pytest.param("发布时间：2025-03-07 09:00 来源：本站", datetime.date(2025, 3, 7), id="marked"),
        pytest.param("2025年03月20日 来源: 虚构发布", datetime.date(2025, 3, 20), id="before its source"),
        pytest.param("更新时间：2025-05-01", None, id="when the page was changed"),
        pytest.param("发布时间：2025-02-30", None, id="no such day"),
    ],
)
def test_the_day_of_publishing_is_that_which_is_called_so(line: str, published: datetime.date | None) -> None:
    assert read(line).get("published") == published


@pytest.mark.parametrize(
    "lines",
    [SIGNED, ["  ".join(SIGNED)], ["".join(SIGNED)], ["\n".join(SIGNED)]],
    ids=["apart", "together", "joined", "cell"],
)
def test_the_signature_says_who_signs_and_when_and_not_whose_report_it_is(lines: list[str]) -> None:
    assert read("受理9件。", *lines) == {"publisher": "虚构县数据局", "signed": datetime.date(2025, 3, 10)}


def test_the_seal_is_no_part_of_the_signer() -> None:
    assert read("受理9件。", "虚构县数据局（盖章）", "2025年3月10日")["publisher"] == "虚构县数据局"


TITLE = "虚构县2024年度行政许可实施情况年度报告"


def test_the_signature_may_stand_below_the_title_with_its_date_in_brackets() -> None:
    said = read(TITLE, "", "虚构县数据局", "（2025年3月10日）", "受理9件。")
    assert (said["publisher"], said["signed"]) == ("虚构县数据局", datetime.date(2025, 3, 10))


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(["受理情况", "（2025年3月10日）"], id="below no office"),
        pytest.param(["虚构县数据局", "（2025年3月10日通过）"], id="of something else"),
        pytest.param(["虚构县数据局", "受理9件。", "（2025年3月10日）"], id="below the text"),
        pytest.param(["虚构县数据局", "（2025年2月30日）"], id="no such day"),
    ],
)
def test_a_date_in_brackets_elsewhere_is_none_of_signing(lines: list[str]) -> None:
    assert "signed" not in read(TITLE, *lines)


def test_a_day_of_signing_that_does_not_exist_is_told() -> None:
    lines = [TITLE, "受理9件。", "虚构县数据局", "2025年2月30日"]
    blocks = [Line(text, Place(Words("", ""), number)) for number, text in enumerate(lines, 1)]
    found = draft(Text(tuple(blocks)))
    assert found.heading.signed is None
    assert [(one.why.zh, one.place and one.place.line) for one in found.unread] == [
        ("落款处的日期不存在，没有这一天", 4)
    ]


def test_the_signature_below_the_text_counts_first() -> None:
    said = read(TITLE, "虚构县数据局", "（2025年3月1日）", "受理9件。", "虚构县政府", "2025年3月10日")
    assert (said["publisher"], said["signed"]) == ("虚构县政府", datetime.date(2025, 3, 10))


def test_a_title_may_stand_in_two_lines() -> None:
    said = read("虚构县人民政府", "2024年度行政许可实施情况报告")
    assert said == {"authority": "虚构县人民政府", "year": 2024}


def test_a_title_may_be_broken_amid_its_words() -> None:
    said = read("虚构新区管委会关于2024年度行政许可工作", "情况的报告", "现将我区情况报告如下。")
    assert said == {"authority": "虚构新区管委会", "year": 2024}


def test_the_year_may_stand_below_a_title() -> None:
    assert read("行政许可实施情况报告表", "（2024年度）", "报告单位：虚构市人社局") == {
        "authority": "虚构市人社局",
        "year": 2024,
    }


def test_a_form_is_signed_on_the_day_on_which_it_was_filled_in() -> None:
    said = read("虚构县2024年度行政许可统计表", "填表人：甲　　填报日期：2025年1月9日")
    assert said["signed"] == datetime.date(2025, 1, 9)


def test_the_office_below_a_title_on_its_field_is_whose_report_it_is() -> None:
    for title in (["虚构省2024年度交通运输领域行政许可实施情况"], ["虚构省2024年度交通运输领域行政许可实施", "情况"]):
        assert read(*title, "虚构省交通运输厅")["authority"] == "虚构省交通运输厅"
    assert "authority" not in read("虚构省2024年度交通运输领域行政许可实施情况", "受理9件。")


FORMS = {
    "of an office": (["虚构县2024年度行政许可统计表", "填报单位：虚构县文旅局（章）  填报人：甲"], "虚构县文旅局"),
    "of a centre": (["虚构县2024年度行政许可统计表", "填报单位：虚构县疾控中心"], "虚构县疾控中心"),
    "of who compiles for all": (["虚构县2024年度行政许可统计表", "填报单位：虚构县行政审批局"], "虚构县"),
    "without a name in the title": (["2024年度行政许可统计表", "填报单位：虚构县文旅局"], "虚构县文旅局"),
}


@pytest.mark.parametrize(("lines", "authority"), FORMS.values(), ids=FORMS)
def test_a_form_is_the_return_of_the_office_that_filled_it_in(lines: list[str], authority: str) -> None:
    assert read(*lines)["authority"] == authority


@pytest.mark.parametrize(
    "line", ["报告期：2024年1月1日—12月31日", "统计年度：2024年", "所属期：2024年1-12月", "报告期：2024年"]
)
def test_the_year_is_that_of_the_form(line: str) -> None:
    assert read("行政许可实施情况统计表", line) == {"year": 2024}


@pytest.mark.parametrize("line", ["报告期：2024年1月1日—6月30日", "填表日期：2024年"])
def test_a_part_of_a_year_is_no_year(line: str) -> None:
    assert read("行政许可实施情况统计表", line) == {}


def test_the_signer_is_whose_report_it_is_where_the_text_speaks_of_it_by_name() -> None:
    text = "2024年，虚构县各级行政许可实施机关共收到申请8,430件，受理8,401件，不予受理29件。"
    signed = ("虚构县人民政府", "2025年1月20日")
    assert read("关于2024年度行政许可实施情况的报告", text, *signed)["authority"] == "虚构县人民政府"
    assert "authority" not in read("关于2024年度行政许可实施情况的报告", text.replace("虚构县", "全省"), *signed)
    told = "按照虚构县数据局《关于报送2024年度行政许可实施情况的通知》要求，现将有关情况报告如下。"
    assert "authority" not in read("关于2024年度行政许可实施情况的报告", told, *SIGNED)


def test_a_title_may_stand_in_three_lines() -> None:
    said = read("虚构县", "数据局", "2024年度行政许可实施情况报告")
    assert said == {"authority": "虚构县数据局", "year": 2024}


def test_the_title_that_is_marked_as_one_counts() -> None:
    lines = [
        Line("虚构县2023年度行政许可实施情况：受理9件", PLACE),
        Line("虚构县2024年度行政许可实施情况报告", PLACE, level=1),
    ]
    assert masthead(lines).year == 2024


def test_the_signer_is_whose_report_it_is_where_the_document_speaks_of_it_as_of_itself() -> None:
    signed = ("虚构县林业局", "二〇二五年二月十日")
    said = read("2024年度行政许可实施情况报告", "现将我局2024年行政许可情况报告如下：", *signed)
    assert said["authority"] == said["publisher"] == "虚构县林业局"
    assert said["signed"] == datetime.date(2025, 2, 10)
    assert "authority" not in read("2024年度行政许可实施情况报告", "现将我县2024年行政许可情况报告如下：", *signed)


def test_an_introduction_says_whose_report_it_is_where_the_title_does_not() -> None:
    said = read("2024年度行政许可实施情况年度报告", "根据有关规定，现将虚构县2024年行政许可实施情况报告如下：")
    assert said == {"authority": "虚构县", "year": 2024}
