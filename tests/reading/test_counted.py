"""What is counted before it is named: the example of each form is its test. All figures are synthetic."""

import pytest

from licreport.reading.grammar.claim import Claim
from licreport.reading.grammar.sentences.counted import COUNTED
from licreport.reading.grammar.sentences.said import said_in
from licreport.reading.grammar.whose import Whose
from licreport.reading.text import Line, Place
from licreport.words.language import Words


def read(text: str, authority: str = "虚构区") -> dict[str, int | str]:
    told = said_in(Line(text, Place(Words("line 1", "第1行"), 1)), Whose(authority, 2024))
    return {".".join(one.path): one.written for one in told if isinstance(one, Claim)}


@pytest.mark.parametrize(("example", "name"), [(form.example, form.name) for form in COUNTED])
def test_what_is_named_behind_its_number_is_read(example: str, name: str) -> None:
    assert read(f"{example}。")[name] == 12


@pytest.mark.parametrize(
    ("example", "name"), [(form.example, form.name) for form in COUNTED if not form.name.startswith("oversight")]
)
def test_none_of_it_is_read_of_an_office(example: str, name: str) -> None:
    assert name not in read(f"区建设局：{example}。")


@pytest.mark.parametrize(
    "text",
    [
        "归集电子证照18万张，覆盖12个部门。",
        "由12个部门联合开展培训。",
        "对不符合受理条件的12件申请不予受理，对不属于职权范围的5件不予受理。",
        "涉企事项尚有12件在法定期限内办理。",
        "其中12件因申请人资质不足被退回。",
        "12项行政许可事项实现跨省通办。",
        "仍有12项事项尚未建立监管制度。",
    ],
)
def test_what_only_looks_like_it_is_not(text: str) -> None:
    assert read(text) == {}


@pytest.mark.parametrize(
    ("authority", "text", "figures"),
    [
        pytest.param(
            "虚构市交通运输局",
            "我局36项行政许可事项中，33项已建立监管制度。",
            {"items.total": 36, "oversight.items_covered": 33},
            id="an office's own",
        ),
        pytest.param("虚构市卫生健康委员会", "本委36项行政许可事项。", {"items.total": 36}, id="a commission's own"),
        pytest.param("虚构市", "我局36项行政许可事项。", {}, id="an office's, in its government's report"),
        pytest.param("虚构市交通运输局", "我市36项行政许可事项。", {}, id="its government's, in an office's report"),
        pytest.param("虚构市交通运输局", "划转至我局36项行政许可事项。", {}, id="those that it was given"),
        pytest.param("虚构县", "由县直19个部门组织实施。", {"items.departments": 19}, id="a county's departments"),
        pytest.param("虚构市", "由县直19个部门组织实施。", {}, id="a county's departments, in a city's report"),
        pytest.param("虚构县", "由省直19个部门组织实施。", {}, id="a province's departments, in a county's report"),
    ],
)
def test_whose_it_is_says_the_word_for_the_authority(authority: str, text: str, figures: dict[str, int]) -> None:
    assert read(text, authority) == figures
