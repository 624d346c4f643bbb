"""[report]: whose report this is, on which period, and when and where it was published."""

import datetime
from typing import TYPE_CHECKING

from pydantic import create_model

from licreport.report.fields import (
    Bound,
    Counting,
    Date,
    Language,
    Level,
    Name,
    Parts,
    Text,
    Year,
    entry,
)
from licreport.report.tables.base import Table
from licreport.words.language import Words
from licreport.words.period import Span, span_of


class Subject(Table):
    """Whose report this is, and on which year."""

    authority: Name = entry(
        "报告主体",
        "authority",
        Words("whose licensing the report is about", "报告的是哪个机关的行政许可"),
        required=True,
    )
    year: Year = entry(
        "报告年度",
        "year",
        Words("the calendar year reported on, all of it or a part", "所报告的公历年度，全年或其中一段"),
        required=True,
    )


if TYPE_CHECKING:
    Dated = Subject
else:
    Dated = create_model(  # since no class can declare what Python keeps for itself, as `from`
        "Dated",
        __base__=Subject,
        **{
            "from": (
                Bound,
                entry(
                    "起始日期",
                    "from",
                    Words(
                        "the first day reported on; 1 January where it is not said",
                        "报告期的第一天；不写则为 1 月 1 日",
                    ),
                ),
            ),
            "to": (
                Bound,
                entry(
                    "截止日期",
                    "to",
                    Words(
                        "the last day reported on; 31 December where it is not said",
                        "报告期的最后一天；不写则为 12 月 31 日",
                    ),
                ),
            ),
        },
    )


class Publication(Dated):
    """Whose report on which year this is, and when and where it was published."""

    label = Words("publication", "报告信息")
    zh = "报告的主体和年度，以及何时、在何处发布"
    level: Level = entry(
        "层级",
        "level",
        Words("the authority's level; a ministry's is the state's", "报告主体的层级；部委属国家一级（state）"),
    )
    part_of: Text = entry(
        "上级主体", "part of", Words("the authority whose report includes this one", "上级报告的主体：其报告包含本报告")
    )
    parts: Parts = entry(
        "下级主体",
        "parts",
        Words(
            'the authorities whose reports add up to this one, by name, or "complete" where those at hand are all',
            '各下级报告的主体，其合计即本报告：逐一写明名称；手头的报告已齐全的，写 "complete"',
        ),
    )
    publisher: Text = entry("署名单位", "publisher", Words("who signs the report", "在报告上署名的单位"))
    signed: Date = entry("落款日期", "signed", Words("the date under the signature", "署名下方的日期"))
    published: Date = entry("发布日期", "published", Words("the date it was put online", "在网上发布的日期"))
    source: Text = entry("发布网址", "source", Words("where it is published", "发布报告的网址"))
    language: Language = entry(
        "语种",
        "language",
        Words(
            'the language that it is compiled in: "zh", the default, or "en"',
            '生成文稿所用的语言："zh"（中文，默认）或 "en"（英文）',
        ),
    )
    counting: Counting = entry(
        "统计口径",
        "counting",
        Words(
            'which cases were counted: "event", by when each was applied for, accepted and decided; or "cohort", the '
            "applications of the year and what became of them; left out where the report does not say",
            '计入哪些办件："event"（按申请、受理、办结各自的时间），或 "cohort"（当年收到的申请及其去向）；'
            "报告没有写明的不填",
        ),
    )

    @property
    def first_day(self) -> datetime.date:
        """The first day reported on."""
        return self.__dict__["from"] or datetime.date(self.year, 1, 1)

    @property
    def last_day(self) -> datetime.date:
        """The last day reported on."""
        return self.__dict__["to"] or datetime.date(self.year, 12, 31)

    @property
    def is_on_year(self) -> bool:
        """Whether all of the year is reported on."""
        return self.span is None

    @property
    def span(self) -> Span | None:
        """Which part of the year is reported on; None for all of it."""
        own = self.__dict__
        return None if own["from"] is own["to"] is None else span_of(self.first_day, self.last_day)
