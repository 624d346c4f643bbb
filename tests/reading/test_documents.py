"""Documents of many forms, each in every format: what is read is what must be, and nothing else. All synthetic."""

import datetime
import re

import pytest
from reading.cases import CASES, A, Figures, H
from reading.written import WRITERS

from licreport.check.one import check
from licreport.reading.document import document
from licreport.reading.draft import draft
from licreport.reading.grammar.printed import plain
from licreport.reading.kinds import text_of
from licreport.reading.text import Cell, Grid
from licreport.reading.toml import toml
from licreport.report.load import load_bytes

TITLE = "# 虚构县2024年度行政许可实施情况年度报告"

NOT_YET = {
    "online in short": {f"{H}online"},  # 网上 alone may be said of what was received, accepted or concluded
    "traditional characters": {f"{A}received"},  # the words are known in simplified characters only
}
"""Figures that a document prints and that are left out so far: the gap, told. None is read wrongly."""


def formats(document: str) -> list[str]:
    """Return the formats that can hold a document: merged cells are in none of text, a sheet is a table."""
    is_merged, is_table = "| < |" in document or "| ^ |" in document, document.startswith("|")
    without = {"text", "markdown"} if is_merged else set()
    return [name for name in WRITERS if name not in without and (is_table or name != "xlsx")]


EACH = [pytest.param(name, kind, id=f"{name}-{kind}") for name in CASES for kind in formats(CASES[name][0])]


@pytest.mark.parametrize(("name", "kind"), EACH)
def test_what_must_be_read_is_and_nothing_else(name: str, kind: str) -> None:
    document, expected = CASES[name]
    found = draft(text_of("document", WRITERS[kind](f"{TITLE}\n{document}")))
    read: Figures = {".".join(path): claim.written for path, claim in found.figures.items()}
    read |= {f"~{'.'.join(claim.path)}": claim.written for claim in found.estimates}
    assert found.conflicts == ()
    assert read == {path: value for path, value in expected.items() if path not in NOT_YET.get(name, set())}


@pytest.mark.parametrize("half", ["不予\n批准", "其中不予\n受理", "超期\n办结", "非当场\n办结"])
def test_half_a_word_behind_a_line_end_is_no_word(half: str) -> None:
    found = draft(text_of("document", f"{TITLE}\n\n全年收到申请980件，{half}28件。".encode()))
    assert {".".join(path) for path in found.figures} == {f"{A}received"}


@pytest.mark.parametrize("name", CASES)
def test_every_number_is_read_or_left_out_or_none(name: str) -> None:
    text = text_of("document", WRITERS["text"](f"{TITLE}\n{CASES[name][0].replace(' < ', '  ').replace(' ^ ', '  ')}"))
    found = draft(text)
    ends = [quotation for claims in found.conflicts for quotation in (claim.quotation for claim in claims)]
    ends += [claim.quotation for claim in (*found.figures.values(), *found.repeated, *found.estimates)]
    ends += [named.quotation for named in (*found.named, *found.named_again)]
    ends += [left.quotation for left in found.left]
    told = {(one.place, place) for one in ends for place in range(one.start, one.start + len(one.exact))}
    pieces = [cell for block in text.blocks for cell in (block.cells if isinstance(block, Grid) else [block])]
    numbers = [
        (piece.place, match.start())
        for piece in pieces
        for match in re.finditer(r"(?<![\d,.])\d+", plain(piece.text))
        if not (isinstance(piece, Cell) and re.fullmatch(r"\D*(?:19|20)\d\d\D*", plain(piece.text)))
    ]
    assert [number for number in numbers if number not in told] == []


def test_what_stands_above_the_title_of_a_page_is_no_figure_of_the_report() -> None:
    page = (
        "<html><body><p>累计办结：1,198,000件</p><h1>虚构县2024年度行政许可实施情况年度报告</h1>"
        "<p>全年受理980件，办结970件。</p></body></html>"
    )
    found = draft(text_of("document", page.encode()))
    assert {".".join(path): claim.written for path, claim in found.figures.items()} == {
        f"{A}accepted": 980,
        f"{A}concluded": 970,
    }
    assert found.conflicts == ()


NAMED_TWICE = {
    "alike": ("条件预检模型103个。\n\n条件预检模型103个。", {"条件预检模型": 103}),
    "with two values": ("条件预检模型103个。\n\n条件预检模型104个。", {}),
    "once as a part": (
        (
            "全年受理980件，其中预约取号103件。\n\n"
            "| 指标 | 数值 |\n| --- | --- |\n| 受理（件） | 980 |\n| 预约取号（件） | 103 |"
        ),
        {"预约取号": 103},
    ),
}


@pytest.mark.parametrize(("document", "named"), NAMED_TWICE.values(), ids=NAMED_TWICE)
def test_a_figure_without_a_key_that_is_printed_twice_is_one(document: str, named: dict[str, int]) -> None:
    found = draft(text_of("document", f"{TITLE}\n\n{document}\n".encode()))
    assert {one.name: one.written for one in found.named} == named
    assert [one.written for one in found.named_again] == [*named.values()]


def test_the_only_office_in_a_column_of_offices_is_whose_return_it_is() -> None:
    rows = "| 部门名称 | 收到申请（件） | 受理（件） |\n| --- | --- | --- |\n| 虚构县文旅局 | 386 | 384 |\n"
    found = draft(text_of("document", f"# 2024年度部门行政许可实施情况统计表\n\n{rows}".encode()))
    assert found.heading.authority == "虚构县文旅局"
    assert {".".join(path): claim.written for path, claim in found.figures.items()} == {
        f"{A}received": 386,
        f"{A}accepted": 384,
    }
    signed = draft(text_of("document", f"# 2024年度部门行政许可统计表\n\n{rows}| 制表：甲 | 复核：乙 | |\n".encode()))
    assert signed.heading.authority == "虚构县文旅局"
    several = draft(
        text_of("document", f"# 2024年度部门行政许可实施情况统计表\n\n{rows}| 虚构县林业局 | 9 | 8 |\n".encode())
    )
    assert several.heading.authority is None


OF_SOME = {
    "主要行政许可事项办理情况": {},
    "行政许可办理情况（办件量前四位）": {},
    "行政许可事项办理情况": {f"{A}accepted": 9},
}


@pytest.mark.parametrize(("title", "expected"), OF_SOME.items(), ids=OF_SOME)
def test_the_total_of_some_items_is_not_that_of_all(title: str, expected: Figures) -> None:
    rows = "| 事项 | 受理 |\n| --- | --- |\n| 甲 | 5 |\n| 乙 | 4 |\n| 合计 | 9 |\n"
    found = draft(text_of("document", f"{TITLE}\n\n{title}：\n\n{rows}".encode()))
    assert {".".join(path): claim.written for path, claim in found.figures.items() if path[0] != "item"} == expected


@pytest.mark.parametrize("label", ["撤件及其他", "自行终结"])
def test_no_sum_of_outcomes_is_known_where_one_of_them_stands_in_a_label_that_was_not_read(label: str) -> None:
    rows = f"| 指标 | 数值 |\n| --- | --- |\n| 办结 | 98 |\n| 批准 | 90 |\n| 不予批准 | 3 |\n| {label} | 5 |\n"
    found = check(document("document.md", f"{TITLE}\n\n{rows}".encode()), today=datetime.date(2026, 1, 1))
    assert [diagnostic.code for diagnostic in found.diagnostics] == ["LR102"] * (label == "自行终结")


def test_a_department_calls_itself_by_its_level() -> None:
    text = "虚构省水利厅2024年度行政许可实施情况年度报告\n\n2024年，省厅共收到行政许可申请6842件。市局受理9件。\n"
    found = draft(text_of("document", text.encode()))
    assert {".".join(path): claim.written for path, claim in found.figures.items()} == {f"{A}received": 6842}


def test_a_branch_calls_nobody_by_its_city() -> None:
    text = "虚构市公安局北山分局2024年度行政许可实施情况年度报告\n\n2024年，市局共收到行政许可申请6842件。\n"
    assert not draft(text_of("document", text.encode())).figures


def test_a_section_is_one_whatever_level_a_page_gives_its_heading() -> None:
    page = (
        "<html><body><h1>虚构县2024年度行政许可实施情况年度报告</h1><h3>五、廉政风险防控</h3>"
        "<p>收到群众评价254次，其中非常满意250次。</p></body></html>"
    )
    found = draft(text_of("document", page.encode()))
    assert {".".join(path): claim.written for path, claim in found.figures.items()} == {
        "reviews.total": 254,
        "reviews.very_satisfied": 250,
    }


@pytest.mark.parametrize(
    ("heading", "by"), [("部门名称", "部门"), ("区县", "区县"), ("事项名称", None), ("许可事项（部门）", None)]
)
def test_rows_that_are_no_items_say_by_what_they_divide_the_whole(heading: str, by: str | None) -> None:
    text = f"{TITLE}\n\n| {heading} | 受理 |\n| --- | --- |\n| 甲 | 5 |\n| 乙 | 4 |\n| 合计 | 9 |\n"
    read = document("document.md", text.encode())
    assert read.report is not None
    assert [(item.name, item.by, item.accepted) for item in read.report.item] == [("甲", by, 5), ("乙", by, 4)]
    written = toml(draft(text_of("document.md", text.encode())), "document.md", "zh")
    assert load_bytes("document.toml", written.encode()).report == read.report


OWN_LEVEL = {
    "alone": ("2024年，市本级共收到申请980件，受理970件。", {f"{A}received": 980, f"{A}accepted": 970}),
    "beside all of it": ("市本级受理970件。全市受理4970件。", {f"{A}accepted": 4970}),
    "beside what is below it": ("市本级受理970件，县级受理300件。", {}),
    "beside sub-districts": ("市级受理970件，街道受理300件。", {}),
}


@pytest.mark.parametrize(("said", "expected"), OWN_LEVEL.values(), ids=OWN_LEVEL)
def test_a_level_is_all_that_a_report_is_on_where_nothing_else_is_told(said: str, expected: Figures) -> None:
    found = draft(text_of("document", f"虚构市2024年度行政许可实施情况年度报告\n\n{said}\n".encode()))
    assert {".".join(path): claim.written for path, claim in found.figures.items()} == expected


@pytest.mark.parametrize(
    "planned",
    [
        "下一步，我县将在15个海岛布设流动服务点。",
        "2025年，拟建成自助终端46台。",
        "力争推出服务事项24项。",
        "2025年，将接入12个自建系统。",
    ],
)
def test_what_is_planned_is_no_figure(planned: str) -> None:
    found = draft(text_of("document", f"{TITLE}\n\n{planned}\n".encode()))
    assert not found.figures
    assert not found.named


def test_a_caption_may_name_the_units_of_counts_and_of_money() -> None:
    sheet = f"{TITLE}\n\n单位：件、万元\n\n| 指标 | 数值 |\n| --- | --- |\n| 受理 | 384 |\n| 收费金额 | 512.36 |\n"
    found = draft(text_of("document", sheet.encode()))
    assert {".".join(path): claim.written for path, claim in found.figures.items()} == {
        f"{A}accepted": 384,
        "fees.amount": "512.36万",
    }
