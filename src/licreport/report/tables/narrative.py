"""[narrative]: the prose of the sections."""

from typing import Annotated

from licreport.report.fields import (
    Choices,
    Text,
    entry,
    read,
    section,
)
from licreport.report.tables.base import Table
from licreport.words.language import Words


class Narrative(Table):
    """The prose of the standard sections, in their order. What a key means is its section's heading in English."""

    label = Words("narrative", "正文")
    zh = "各标准部分的文字，按其顺序；含义一栏即该部分的标题"
    opening: Text = entry(
        "引言", "opening", Words("What stands before the sections, under no heading", "各部分之前的文字，不设标题")
    )
    overview: Text = section("总体情况", "overview", "Overview")
    handling: Text = section("行政许可办理情况", "handling", "Handling of applications")
    oversight: Text = section("批后监管开展情况", "oversight", "Oversight of licences granted")
    reform: Text = section("改革创新情况", "reform", "Reform")
    supervision: Text = section("监督纠正情况", "supervision", "Supervision and correction")
    problems: Text = section("存在的主要问题及改进措施", "problems", "Problems and next steps")

    def own(self, key: str) -> str | None:
        """Return the prose of a section; None for last year's that nobody has revised yet, which is none of its own."""
        text: str | None = getattr(self, key)
        return None if text is None or is_unrevised(text) else text


def is_unrevised(text: str) -> bool:
    """Tell whether prose still bears the mark of last year's."""
    return "上年文字，请修改" in text or "last year's words, to be revised" in text


UNREVISED = r"[【\[]?(?:上年文字，请修改|last year's words, to be revised)[】\]]?"
"""The mark of prose that was carried over from last year's report, until it is taken out."""


SECTIONS = Choices(tuple(key for key in Narrative.model_fields if key != "opening"))


Section = Annotated[str | None, SECTIONS, read(SECTIONS.read)]
