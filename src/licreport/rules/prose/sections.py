"""LR705, LR707: sections that are missing, or still last year's."""

import re
from collections.abc import Mapping

from licreport.figures.stated import Figure
from licreport.narrative.for_rules import Narrated
from licreport.relations.rule import Findings, rule
from licreport.report.address import TABLES, key_label
from licreport.report.diagnostic import Finding, Severity
from licreport.report.model import Report
from licreport.report.tables.narrative import SECTIONS, UNREVISED, is_unrevised
from licreport.words.language import Words, joined

_WANTING = Words(
    "{count} of the six sections are written, but there is neither prose nor a figure for {missing}",
    "六个部分写了 {count} 个，{missing}既没有正文，也没有数据",
)
_LEAST_WRITTEN = 3
"""Sections: with fewer, prose stands where the figures want some, and the file is not the whole report."""
_FIGURES_OF: Mapping[str, tuple[str, ...]] = {
    "overview": ("items",),
    "handling": ("applications", "handling", "rates", "fees"),
    "oversight": ("oversight",),
    "supervision": ("reviews",),
}
"""The tables whose figures speak for a section without prose."""


@rule(
    "LR705",
    severity=Severity.WARNING,
    zh="""六个部分都有内容

    年度报告有六个部分。正文至少写了三个部分的，视为整篇报告，其余各部分也应有正文，或有可成文的数据；
    两者都没有的，生成的文稿中就没有这一部分。只报告一年中一段时期的不在此列。
    """,
)
def no_section_is_missing(narrated: Narrated) -> Findings:
    """No section is missing.

    A year's report has six sections. Where three of them or more are written, the narrative is taken for the whole
    report's, and each of the others has prose too, or figures of which sentences can be made; one with neither is left
    out of what is compiled. A report on a part of a year need not have them all.

    ```toml
    [applications]
    received = 10
    [narrative]  # LR705
    overview = "总体平稳。"
    oversight = "加强监管。"
    problems = "进一步改进。"
    ```

    ```toml
    [applications]
    received = 10
    [reviews]
    total = 8
    [narrative]
    overview = "总体平稳。"
    oversight = "加强监管。"
    reform = "推进改革。"
    problems = "进一步改进。"
    ```
    """
    report = narrated.report
    written = [text.path[1] for text in narrated.texts if text.path[1] in SECTIONS.words]
    if len(written) < _LEAST_WRITTEN or report.report.span is not None or narrated.lacks_figures:
        return
    told = {*written, *(figure.section for figure in report.figure)}
    if told.issuperset(SECTIONS.words):
        return
    told |= {section for section, tables in _FIGURES_OF.items() if any(_has_figures(report, key) for key in tables)}
    missing = [key for key in SECTIONS.words if key not in told and not narrated.is_doubtful(("narrative", key))]
    if missing:
        fields = TABLES["narrative"].model_fields
        said = Words(
            joined([f"“{fields[key].description}” (`{key}`)" for key in missing], "en"),
            joined([f"“{key_label(TABLES['narrative'], key).zh}”（`{key}`）" for key in missing], "zh"),
        )
        yield Finding(("narrative",), _WANTING, {"count": str(len(written)), "missing": said})


def _has_figures(report: Report, table: str) -> bool:
    return any(isinstance(value, int | Figure) for value in getattr(report, table).__dict__.values())


_UNREVISED = Words(
    "these are last year's words: revise them and take the mark out; until then they are no part of the report",
    "这是上年的文字：请修改并删去这一标记；在此之前不作为本报告的内容",
)


@rule(
    "LR707",
    severity=Severity.WARNING,
    zh="""上年的文字已经修改

    `new` 把上年报告的文字连同占位符带入新的一年，并标明“上年文字，请修改”。标记未删去时，这段文字不核对，也不写进文档。
    """,
)
def last_years_words_are_revised(narrated: Narrated) -> Findings:
    """Last year's words are revised.

    `new` carries last year's prose over with its placeholders, and marks it. As long as the mark is there, the text is
    not checked, and no document has it.

    ```toml
    [narrative]
    reform = "【上年文字，请修改】全年办结{concluded}件。"  # LR707
    ```

    ```toml
    [narrative]
    reform = "全面推行告知承诺制。"
    ```
    """
    for text in narrated.unrevised:
        if is_unrevised(text.words) and (found := re.search(UNREVISED, text.words)):
            yield Finding(text.path, _UNREVISED, {}, within=found.span())
