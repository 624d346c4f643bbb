"""`read --prose`: a document's text as prose, which prints what the document prints. All documents are synthetic."""

import datetime
import re
from pathlib import Path

import pytest
import tomli

from licreport.check.one import check
from licreport.compose.report import compose
from licreport.document.blocks import Paragraph
from licreport.reading.draft import draft
from licreport.reading.kinds import text_of
from licreport.reading.prose import prose
from licreport.reading.toml import toml
from licreport.report.load import load_bytes

TITLE = "虚构县2024年度行政许可实施情况年度报告\n\n一、总体情况\n"

LINES = {
    "a figure by its name": ("收到申请5320件。", "收到申请{applications.received}件。"),
    "with its thousands parted": ("收到申请5,320件。", "收到申请{applications.received:,}件。"),
    "money": ("收费金额12.5万元。", "收费金额{fees.amount}元。"),
    "a rate": ("受理率98.5%。", "受理率{rates.acceptance}。"),
    "printed twice": (
        "受理9件。全年共受理9件。",
        "受理{applications.accepted}件。全年共受理{applications.accepted}件。",
    ),
    "last year's": (
        "受理98件，上年为90件。",
        "受理{applications.accepted}件，上年为{last_year.applications.accepted}件。",
    ),
    "a growth": (
        "受理98件，同比增长8.9%。",
        "受理{applications.accepted}件，同比增长{growth.applications.accepted}。",
    ),
    "a fall, whose sign is in its verb": (
        "受理98件，同比下降8.9%。",
        "受理{applications.accepted}件，同比下降{!8.9%}。",
    ),
    "without a key": ("建成条件预检模型103个。", "建成条件预检模型{figure.条件预检模型}个。"),
    "of an office": ("县水务局受理9件。", "县水务局受理{!9}件。"),
    "printed with two values": ("受理9件。全年共受理8件。", "受理{!9}件。全年共受理{!8}件。"),
    "no figures": ("依据〔2023〕50号文件，2024年3月5日起施行。", "依据〔2023〕50号文件，2024年3月5日起施行。"),
    "braces": ("受理9件{甲}。", "受理{applications.accepted}件{{甲}}。"),
}


def written(document: str) -> dict[str, str]:
    text = text_of("a.txt", document.encode())
    return dict(prose(text, draft(text)).sections)


@pytest.mark.parametrize(("line", "as_prose"), LINES.values(), ids=LINES)
def test_a_number_is_written_as_what_it_is(line: str, as_prose: str) -> None:
    assert written(TITLE + line) == {"overview": as_prose}


DOCUMENT = """虚构县2024年度行政许可实施情况年度报告
发布时间：2025-03-11

开头一段不属于任何章节。

一、总体情况
全县行政许可事项170项。
（一）清单管理
由21个部门办理。
二、行政许可办理情况
收到申请24180件，受理24125件。
四、改革创新情况
推出“一件事”12个。
六、存在的主要问题及改进措施
人手不足。

虚构县数据局
2025年3月10日
"""


def test_the_text_stands_in_the_sections_that_its_headings_name() -> None:
    sections = written(DOCUMENT)
    assert [*sections] == ["overview", "handling", "reform", "problems"]
    assert (
        sections["overview"] == "全县行政许可事项{items.total}项。\n\n### 清单管理\n\n由{items.departments}个部门办理。"
    )
    assert sections["problems"] == "人手不足。"


def test_what_stands_in_no_section_is_told() -> None:
    text = text_of("a.txt", DOCUMENT.encode())
    assert [line.text for line in prose(text, draft(text)).outside] == ["开头一段不属于任何章节。"]


@pytest.mark.parametrize("line", [line for line, _ in LINES.values()], ids=LINES)
def test_what_is_written_is_prose_of_the_format_and_prints_what_the_document_prints(line: str) -> None:
    text = text_of("a.txt", (TITLE + line).encode())
    found = draft(text)
    loaded = load_bytes("a.toml", toml(found, "a.txt", "zh", prose(text, found).sections).encode())
    checked = check(loaded, today=datetime.date(2025, 6, 1))
    assert not [one for one in checked.diagnostics if one.code.startswith(("LR0", "LR7"))]
    printed = [
        "".join(span.text for span in block.spans)
        for block in compose(checked, "zh", draft=True).blocks
        if isinstance(block, Paragraph)
    ]
    assert line.replace(",", "") in [text.replace(",", "") for text in printed]


def test_putuo_is_written_without_a_finding_in_its_prose() -> None:
    text = text_of("a.txt", (Path(__file__).parents[2] / "examples/documents/putuo-2024.txt").read_bytes())
    found = draft(text)
    content = toml(found, "a.txt", "zh", prose(text, found).sections)
    narrative = tomli.loads(content)["narrative"]
    assert set(narrative) == {"overview", "handling", "oversight", "reform"}
    assert not re.search(r"\{!|\d{3}", "".join(narrative.values()).replace("2024", ""))
