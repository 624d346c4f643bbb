"""A document with every kind of block, for the tests of document formats. All of it is made up."""

import datetime

from licreport.document.blocks import (
    Annex,
    Bar,
    Bars,
    Bullets,
    Chart,
    Column,
    Document,
    Enclosure,
    Fact,
    Flow,
    Footnotes,
    Heading,
    Link,
    Node,
    Paragraph,
    Row,
    Series,
    Signature,
    Span,
    Table,
    Years,
)

FLOW = Flow(
    (
        Node("收到申请", "1,250", 1250, 0),
        Node("受理", "1,240", 1240, 1),
        Node("不予受理", "10", 10, 1),
        Node("批准", "1,200", 1200, 2),
        Node("不予批准", "30", 30, 2, "against"),
        Node("年末未办结", "6", 6, 2, "waiting"),
        Node("未公布去向（计算得出）", "4", 4, 2, "unknown"),
    ),
    (Link(0, 1, 1240), Link(0, 2, 10), Link(1, 3, 1200), Link(1, 4, 30), Link(1, 5, 6), Link(1, 6, 4)),
)
BARS = Bars(
    (Bar("网上受理", 900, "900 · 73.17%"), Bar("当场办结", 2, "2 · 0.16%"), Bar("超期办结", 0, "0 · 0%")),
    whole=Bar("办结", 1230, "1,230"),
)
RANKED = Bars((Bar("虚构区交通运输局", 800, "800"), Bar("虚构区文化和旅游局 <script>", 440, "440")))
YEARS = Years(
    ("2022", "2023", "2024"),
    (Series("收到申请", (1100, None, 1250), ("1,100", "", "1,250")), Series("不予受理", (7, 8, 10), ("7", "8", "10"))),
)

SAMPLE = Document(
    title="虚构区2024年度行政许可实施情况年度报告",
    blocks=(
        Heading("一、总体情况", 1),
        Paragraph(
            (
                Span("2024年，虚构区共收到申请"),
                Span("1250", "applications.received", "1250"),
                Span("件，受理率"),
                Span("99.20%", "acceptance_rate", "124/125"),
                Span("，按期办结"),
                Span("1.2千", "handling.on_time", "1231", (1,)),
                Span("件。<b>不是标记</b> & “引号” | *星号* _下划线_ `反引号` [方括号](x) #井号 \\反斜杠 $美元$"),
            )
        ),
        Heading("（一）办件情况", 2),
        Paragraph((Span("第二段。" * 40),)),
        Bullets(((Span("网上受理"), Span("900", "handling.online", "900"), Span("件；")), (Span("第二条。"),))),
        Chart("图1  申请的去向", "收到申请 1,250 件，其中受理 1,240 件，不予受理 10 件。", FLOW),
        Chart("图2  办理方式", "办结 1,230 件，其中网上受理 900 件。", BARS),
        Heading("二、改革创新情况", 1),
        Paragraph((Span("An English paragraph in a Chinese report."),), "en"),
        Chart("图3  近三年", "收到申请：2022 年 1,100 件，2024 年 1,250 件。", YEARS),
        Chart("图4  各部门", "虚构区交通运输局 800 件。", RANKED),
        Enclosure("附件：数据表"),
        Signature(((Span("虚构区数据局"),), (Span("2025年3月1日", notes=(2,)),))),
        Annex("附件", "数据表"),
        Table(
            "办件",
            (Column("数据项"), Column("数值", is_number=True), Column("单位"), Column("计算得出")),
            (
                Row((Span("收到申请"), Span("1,250", "applications.received", "1250"), Span("件"), Span(""))),
                Row(
                    (
                        Span("受理"),
                        Span("1,240", "applications.accepted", "1240", (1, 2)),
                        Span("件"),
                        Span("占收到申请 99.20%", "acceptance_rate", "124/125"),
                    )
                ),
                Row((Span("其中：=1+1"), Span("-0.28", 'figure."=1+1".value', "-0.28"), Span(""), Span("")), depth=1),
            ),
        ),
        Footnotes("说明", ("LR203：按期办结 1,231 超过办结 1,230。已豁免：<原文如此>。", "LR401：第二条说明。")),
    ),
    lang="zh",
    date=datetime.date(2025, 3, 1),
    author="虚构区数据局",
    title_lines=("虚构区2024年度", "行政许可实施情况年度报告"),
    about=(
        Fact("发布机构", Span("虚构区数据局")),
        Fact("发布日期", Span("2025年3月20日")),
        Fact("来源", Span("https://example.org/a?b=1&c=2"), link="https://example.org/a?b=1&c=2"),
    ),
    key_figures=(
        Fact("收到申请", Span("1,250", "applications.received", "1250"), "件"),
        Fact("受理", Span("1,240", "applications.accepted", "1240", (1,)), "件"),
    ),
)
DRAFT = SAMPLE._replace(draft="草稿 · 3 个错误 · 不得发布")
ENGLISH = Document(
    title="虚构区: Report on Administrative Licensing in 2024",
    blocks=(
        Heading("1. Overview", 1),
        Paragraph((Span("Received: "), Span("1,250", "applications.received", "1250"), Span("."))),
        Paragraph((Span("中文段落。"),), "zh"),
    ),
    lang="en",
    date=datetime.date(2025, 3, 1),
)
