"""What is counted before it is named: the example of each form is its test. All figures are synthetic."""

import pytest

from licreport.reading.grammar.claim import Claim
from licreport.reading.grammar.sentences.counted import COUNTED
from licreport.reading.grammar.sentences.said import said_in
from licreport.reading.grammar.whose import Whose
from licreport.reading.text import Line, Place
from licreport.words.language import Words


def read(text: str) -> dict[str, int | str]:
    told = said_in(Line(text, Place(Words("line 1", "第1行"), 1)), Whose("虚构区", 2024))
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
