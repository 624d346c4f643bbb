"""[[item]], [[figure]], [[waiver]]: tables of which a report has any number."""

from licreport.report.fields import (
    Breakdown,
    Date,
    Difference,
    Name,
    Rate,
    Reason,
    Text,
    Value,
    entry,
    figure,
)
from licreport.report.tables.base import Table
from licreport.report.tables.casework import Casework
from licreport.report.tables.narrative import Section
from licreport.words.language import Words


class Item(Casework):
    """One licence item (or a group of them) of the breakdown, with any figure of the report's casework."""

    label = Words("item", "分事项")
    zh = "分事项数据中的一个（或一组）许可事项，可有报告办件情况的任一数据"
    name: Name = entry("事项名称", "name", Words("the licence item", "行政许可事项"), required=True)
    code: Text = entry("事项编码", "code", Words("its code in the national catalogue", "在国家清单中的编码"))
    under: Text = entry("上级事项", "under", Words("the item that it is a part of", "它所属的上级事项"))
    by: Text = entry(
        "分类依据",
        "by",
        Words(
            "by what it and its like divide that: 申请种类, 许可类别",
            "它与同类的事项按什么划分上级事项：申请种类、许可类别",
        ),
    )
    share: Rate = figure(
        "%",
        "占比",
        "share",
        Words("the printed share of the whole that the items divide", "报告公布的占比，以各事项所划分的整体为 100%"),
    )
    breakdown: Breakdown = entry(
        "下级事项是否齐全",
        "breakdown",
        Words(
            'whether those under it list every item ("complete") or some ("partial"); or "unknown"; as in [items]',
            '其下级事项是否列全："complete"（全部）、"partial"（部分）或 "unknown"（不明），与 [items] 中相同',
        ),
    )


class NamedFigure(Table):
    """A figure that only this report prints."""

    label = Words("figure", "数据")
    zh = "只有这份报告公布的数据"
    name: Name = entry(
        "名称", "name", Words("what it counts, in the report's words", "计的是什么，用报告的原话"), required=True
    )
    value: Value = figure("", "数值", "value", Words("the figure as printed", "数值，照公布的写"), required=True)
    unit: Text = entry("单位", "unit", Words("its unit", "计量单位"))
    section: Section = entry(
        "章节", "section", Words("the section of the report it is printed in", "它在报告的哪一部分公布")
    )
    divides: Text = entry(
        "构成", "divides", Words("the figure that it and its like make up completely", "它与同类的数据合计恰为哪项数据")
    )
    of: Text = entry("属于", "of", Words("the figure that it is a part of", "它是哪项数据的一部分"))
    by: Text = entry(
        "分类依据", "by", Words("by what it and its like divide that figure", "它与同类的数据按什么划分那项数据")
    )
    share: Rate = figure("%", "占比", "share", Words("the printed share of that figure", "报告公布的占那项数据的比例"))
    last_year: Value = figure(
        "",
        "上年",
        "last year",
        Words("the same figure as this report gives it for the year before", "本报告所载的上年数"),
    )
    growth: Value = figure(
        "",
        "增长",
        "growth",
        Words("the printed change since then: a difference, or a rate", "报告公布的较上年的变化：差额或百分比"),
    )

    @property
    def whole(self) -> str | None:
        """The figure that it divides, or is of."""
        return self.of if self.divides is None else self.divides


class Waiver(Table):
    """A known discrepancy of the published text, accepted with a reason."""

    label = Words("waiver", "豁免")
    zh = "公布的文本固有的差异，已说明理由而予以认可"
    rule: Name = entry(
        "规则",
        "rule",
        Words("the code of the rule whose finding is accepted", "予以认可的差异所属规则的代码"),
        required=True,
    )
    at: Name = entry("位置", "at", Words("the address that the finding names", "差异所写明的地址"), required=True)
    difference: Difference = entry(
        "差额",
        "difference",
        Words(
            "the difference accepted; at any other the finding comes back",
            "予以认可的差额；差额变为其他数值时，差异重新报出",
        ),
    )
    reason: Reason = entry("理由", "reason", Words("why the discrepancy is accepted", "认可这一差异的理由"))
    note: Text = entry(
        "注",
        "note",
        Words(
            "what a published document says of the discrepancy; without it, the reason",
            "公布的文本对这一差异的说明；未填写的，以理由代替",
        ),
    )
    expires: Date = entry("有效期至", "expires", Words("the last day on which the waiver holds", "豁免有效的最后一天"))
