"""The tables that the data are: each column declared once, with its type, what it refers to and its meaning."""

from typing import Literal, NamedTuple, TypeAlias

from licreport.words.language import Words

Kind: TypeAlias = Literal["text", "integer", "number"]


class Column(NamedTuple):
    """A column: its name, its type, its meaning, and the table whose key it holds."""

    name: str
    kind: Kind
    meaning: Words
    refers_to: str = ""


class Table(NamedTuple):
    """A table: its name, its meaning, its columns, the first of which are its key."""

    name: str
    meaning: Words
    columns: tuple[Column, ...]
    keys: int = 1


AUTHORITIES = Table(
    "authorities",
    Words("Whose reports they are.", "各报告主体。"),
    (
        Column(
            "authority",
            "text",
            Words("the key of the authority, by which its page is called", "主体代码，也是其页面的名称"),
        ),
        Column("name", "text", Words("its name, as the first file spells it", "名称，照第一份文件的写法")),
        Column("level", "text", Words("its level, of its newest report", "层级，取自最新的报告")),
        Column(
            "part_of",
            "text",
            Words("what it is a part of, of its newest report", "上级主体，取自最新的报告"),
            "authorities",
        ),
        Column("page", "text", Words("the address of its page within the site", "其页面在本站中的地址")),
    ),
)

REPORTS = Table(
    "reports",
    Words("The reports, and how much of each could be checked.", "各份报告，以及各自可核对的多少。"),
    (
        Column("report", "integer", Words("the number of the report in these data", "报告在本数据中的编号")),
        Column("authority", "text", Words("whose report it is", "报告主体"), "authorities"),
        Column("year", "integer", Words("the year reported on", "报告年度")),
        Column("first_day", "text", Words("the first day reported on", "报告期的第一天")),
        Column("last_day", "text", Words("the last day reported on", "报告期的最后一天")),
        Column("level", "text", Words("the level that it states", "报告写明的层级")),
        Column("part_of", "text", Words("the authority whose report includes it", "上级主体"), "authorities"),
        Column(
            "counting",
            "text",
            Words(
                "how cases are counted: event, by when each was decided; cohort, the applications of the year; empty "
                "where "
                "it is not stated",
                "统计口径：event 按办结时间，cohort 按当年申请；未写明的为空",
            ),
        ),
        Column(
            "on_the_spot",
            "text",
            Words(
                "whether what was decided on the spot is counted within on_time, beside it, or unknown",
                "当场办结在按期办结之内（within）、与其分列（beside），或不明（unknown）",
            ),
        ),
        Column("source", "text", Words("where it was published, as stated", "写明的发布网址")),
        Column("published", "text", Words("when it was published, or else signed", "发布日期，没有的取落款日期")),
        Column("file", "text", Words("the name of the file that was read", "所读取文件的名称")),
        Column("is_document", "integer", Words("1 where figures were read from a document", "从文档中读取的为 1")),
        Column(
            "is_synthetic",
            "integer",
            Words("1 where the file says that the data are made up", "文件注明为虚构数据的为 1"),
        ),
        Column("left_out", "integer", Words("numbers of a document that were not read", "文档中未读取的数字")),
        Column("checked", "integer", Words("relations that could be checked", "可核对的关系")),
        Column("contradictions", "integer", Words("relations of it that do not hold", "其中自相矛盾的")),
        Column("not_evaluable", "integer", Words("relations that lacked a figure", "因缺少数据无法核对的关系")),
    ),
)

MEASURES = Table(
    "measures",
    Words("What figures and indicators there are.", "有哪些数据项和指标。"),
    (
        Column("measure", "text", Words("its name", "名称")),
        Column("section", "text", Words("the table of the format that it stands in", "所在的数据表")),
        Column("label_en", "text", Words("what it is called in English", "英文名称")),
        Column("label_zh", "text", Words("what it is called in Chinese", "中文名称")),
        Column("meaning_en", "text", Words("its meaning in English", "英文含义")),
        Column("meaning_zh", "text", Words("its meaning in Chinese", "中文含义")),
        Column("unit", "text", Words("its unit; rates are in percent", "单位；比率为百分数")),
        Column(
            "is_computed",
            "integer",
            Words("1 where it follows from figures, 0 where it is printed", "计算得出的为 1，公布的为 0"),
        ),
    ),
)

FIGURES = Table(
    "figures",
    Words(
        "What the reports print, and what follows from it; nothing stands here for what is not printed.",
        "各报告公布的数据，以及由其得出的指标；未公布的没有记录。",
    ),
    (
        Column("report", "integer", Words("the report", "报告"), "reports"),
        Column("measure", "text", Words("what figure or indicator it is", "数据项或指标"), "measures"),
        Column(
            "value",
            "number",
            Words("its value; of a rounded figure, what its digits say", "数值；经过取舍的，为其数字所示"),
        ),
        Column("low", "number", Words("the least that it may stand for", "可能的最小值")),
        Column("high", "number", Words("the greatest that it may stand for", "可能的最大值")),
        Column(
            "written", "text", Words("how it is printed; empty where it was computed", "公布时的写法；计算得出的为空")
        ),
    ),
    keys=2,
)

RULES = Table(
    "rules",
    Words("The relations that figures were checked by.", "核对所依据的规则。"),
    (
        Column("rule", "text", Words("its code", "代码")),
        Column("severity", "text", Words("error or warning", "错误（error）或警告（warning）")),
        Column("summary_en", "text", Words("what must hold, in English", "应当成立的关系（英文）")),
        Column("summary_zh", "text", Words("what must hold, in Chinese", "应当成立的关系（中文）")),
    ),
)

OUTCOMES = Table(
    "outcomes",
    Words("What became of the relations of each rule, by year.", "每条规则各年度的核对结果。"),
    (
        Column("rule", "text", Words("the rule", "规则"), "rules"),
        Column("year", "integer", Words("the year reported on", "报告年度")),
        Column("held", "integer", Words("relations that hold", "成立的关系")),
        Column("broken", "integer", Words("relations that do not", "不成立的关系")),
        Column("not_evaluable", "integer", Words("relations that lacked a figure", "无法核对的关系")),
        Column("reports", "integer", Words("reports in which one could be checked", "可核对的报告")),
        Column("broken_in", "integer", Words("reports in which one does not hold", "有不成立的报告")),
        Column(
            "contradicting",
            "integer",
            Words("those of them in which that is a contradiction, not a hint", "其中属于矛盾、而非提示的报告"),
        ),
    ),
    keys=2,
)

FINDINGS = Table(
    "findings",
    Words("What was found of the reports.", "核对发现的问题。"),
    (
        Column("finding", "integer", Words("its number in these data", "在本数据中的编号")),
        Column("report", "integer", Words("the report that it is about", "所涉报告"), "reports"),
        Column("rule", "text", Words("the rule", "规则"), "rules"),
        Column(
            "kind",
            "text",
            Words(
                "contradiction: figures of the report cannot all be right; between: nor those of two reports; hint: "
                "unusual; file: "
                "about how the data were written down",
                "contradiction 为自相矛盾；between 为与其他报告不一致；hint 为少见；file 为数据文件本身的问题",
            ),
        ),
        Column("address", "text", Words("the figure that it is about", "所涉数据项")),
        Column("message_en", "text", Words("what does not hold, in English", "问题说明（英文）")),
        Column("message_zh", "text", Words("what does not hold, in Chinese", "问题说明（中文）")),
        Column(
            "words", "text", Words("the words of the report, or the line of its data", "报告原文，或数据文件中的一行")
        ),
        Column("place_en", "text", Words("where they stand, in English", "位置（英文）")),
        Column("place_zh", "text", Words("where they stand, in Chinese", "位置（中文）")),
        Column("accepted", "text", Words("why it was accepted, where it was", "予以认可的理由")),
    ),
)

TABLES = (AUTHORITIES, REPORTS, MEASURES, FIGURES, RULES, OUTCOMES, FINDINGS)
"""All tables; each refers only to those that stand before it, or to itself."""
