"""Numbers typed into prose: which of them can be figures, and which figure each certainly is."""

import datetime
import re
from collections.abc import Callable
from functools import partial

import pytest
from growth import is_in_proportion, within
from hypothesis import given
from hypothesis import strategies as st

from licreport.check.one import Checked, check
from licreport.figures.reading import VALUE, reader
from licreport.figures.stated import Interval, interval
from licreport.narrative.beside import Beside, Callings
from licreport.narrative.typed import agrees, typed_numbers
from licreport.report.load import load_bytes

NUMBERS = {
    "a count": ("受理542141件", ["542141"]),
    "separated thousands": ("受理542,141件", ["542,141"]),
    "a list of counts": ("分别为12,34,5件", ["12", "34", "5"]),
    "a list of three digits": ("分别为120、340", ["120", "340"]),
    "a decimal": ("平均1.78天", ["1.78"]),
    "a full stop behind": ("共12.", ["12"]),
    "万": ("受理54.2万件", ["54.2万"]),
    "亿": ("3亿元", ["3亿"]),
    "万 after a space": ("54.2 万件", ["54.2 万"]),
    "a rate": ("办结率99.5%", ["99.5%"]),
    "a rate with a full-width sign": ("办结率99.5％", ["99.5％"]),
    "per mille": ("3‰", ["3‰"]),
    "full-width digits": ("受理５４２件", ["５４２"]),
    "a full-width separator": ("542，141件", ["542，141"]),
    "a number in words": ("开展三十五次检查", ["三十五"]),
    "a large number in words": ("两万三千件", ["两万三千"]),
    "in the numerals of cheques": ("壹万伍仟件", ["壹万伍仟"]),
    "in words, rounded": ("十二万件、三点五万件", ["十二万", "三点五万"]),
    "in words, with a zero": ("一千零二件，一千〇二件", ["一千零二", "一千〇二"]),
    "in words, of yuan": ("一百零五万元", ["一百零五万"]),
    "a rate in words": ("办结率百分之九十八", ["百分之九十八"]),
    "a rate in words, with a point": ("百分之九十八点五的事项", ["百分之九十八点五"]),
    "in words and in digits": ("12件、一百二十件、3件", ["12", "一百二十", "3"]),
    "a range": ("缩短3—5天", ["3", "5"]),
    "a count of days": ("压缩办理时限37天", ["37"]),
    "a count that looks like a year": ("受理2024件", ["2024"]),
    "a count that looks like a year, about": ("走访2000余家企业", ["2000"]),
    "a large number that begins like a year": ("受理20245件", ["20245"]),
    "a rate that begins like a year": ("增长2024%", ["2024%"]),
    "a count that looks like a hotline": ("受理12345件", ["12345"]),
    "a count before a hotline": ("受理5012件热线投诉", ["5012"]),
    "a count behind 代表": ("走访代表12人", ["12"]),
    "a count behind 报表": ("报表12张", ["12"]),
    "a version is no copy": ("印发12本", ["12"]),
    "in English": ("received 542,219 applications in 2024", ["542,219"]),
    "behind a sentence in English": ("In 2024. 12 were denied.", ["12"]),
    "several": ("新增5项，取消3项", ["5", "3"]),
}


@pytest.mark.parametrize(("text", "expected"), NUMBERS.values(), ids=NUMBERS)
def test_a_number_that_can_be_a_figure(text: str, expected: list[str]) -> None:
    found = [*typed_numbers(text)]
    assert [number.text for number in found] == expected
    assert [text[number.start : number.end] for number in found] == expected


NO_NUMBERS = {
    "a year": "2024年，2023年度和1998年",
    "a year behind a comma": "反馈,2024年普陀区",
    "a year and a space": "2024 年",
    "a range of years": "2021—2025年",
    "years of a plan": "2021-2025",
    "a version of a year": "2023版清单、（2024年版）",
    "a date": "2025年3月20日",
    "a date with spaces": "2025 年 3 月 20 日",
    "a month": "3月底前，12月份",
    "months": "1—6月、1月至11月、2024年1—12月",
    "a day": "6月1日",
    "an ISO date": "2025-03-20",
    "a date with points": "2025.3.20",
    "an English date": "on 20 March 2025, March 20, 2025 and on 1st May",
    "a time": "9:00—17:30",
    "hours of a day": "上午9时30分至17时",
    "a quarter": "第三季度，4季度",
    "ordinals": "第3批、第1、2、3类，第12届",
    "ordinals in words": "第十二条、第二十批",
    "a number of a document": "沪府发〔2025〕6号、[2010]14号、（2024）第12号、第711号",
    "the title of a law": "《条例（2024年修订）第37条》",
    "titles one after another": "《甲12》《乙34》",
    "articles in English": "Article 12, Section 3, No. 7",
    "numbered lines": "1. 甲\n2、乙\n（3）丙\n(4) 丁\n5)戊",
    "numbers of clauses": "包括：（1）清理；（2）公开",
    "numbers of clauses without brackets": "包括：1.清理；2.公开；3、归档",
    "an annex, a table and a picture": "见附件1、表2和图3",
    "a hotline": "12345热线、12345政务服务便民热线、“12345”市民热线",
    "a hotline alone": "通过12345反映，12315平台",
    "digits in words": "5G、4K、A4、CO2、Covid-19、IPv6、V2.0",
    "hours of service": "7×24小时、5*8小时、24小时自助、24/7",
    "one plus N": "“1+N”、1+3+N、“12345+110”、3＋1",
    "versions": "2.0版、3.0时代、“政务服务2.0”",
    "a day of action": "“3·15”、“12·4”",
    "sayings": "“十四五”“一件事”“两集中、两到位”“放管服”“三高五化”",
    "a national standard": "GB/T 9704—2012、GB 50016、DB31/T 1234-2020",
    "an address": "https://www.shpt.gov.cn/zhengwu/79/195368.html",
    "a telephone": "021-52564588、400-820-8820、电话：52564588",
    "a postcode": "邮编200333",
    "a century": "20世纪90年代",
    "parts of an annex": "附件1-2、表1-1",
    "small numbers in words": "三个方面、一次办成、两份材料",
    "a word that is a number of ten thousand": "千家万户、万众一心",
    "legal days": "二十日内",
    "numerals that count an entry": "一是抓落实；二是强监管。一、二、（二）",
    "words with a numeral": "十分、万分、百姓、千万要、百万市民、三农、一体化、一网通办、二维码、双随机一公开、五一",
    "sayings of numerals": "千方百计、百花齐放、万无一失、九牛二虎、十全十美、五十步笑百步的故事",
    "plans": "十四五规划、“十三五”期间",
    "one of ten thousand": "以防万一，万一件数有误",
    "vague numbers": "近千件、数百件、十余件、十几件、三十多件、一百来件、两三百件、上百万件、约两千件、三五十件",
    "a number that may be two": "一百二件、一万五件",
    "fractions": "十分之一、三分之二十件、千分之三",
    "all of it, as one says": "百分之百满意",
    "years in numerals": "二〇二四年、二十一世纪、一百周年",
    "hours in numerals": "二十四小时自助",
    "a time and a half": "一点五倍",
    "nothing": "",
}


@pytest.mark.parametrize("text", NO_NUMBERS.values(), ids=NO_NUMBERS)
def test_what_is_no_figure(text: str) -> None:
    assert [number.text for number in typed_numbers(text)] == []


READ = {
    "a count": ("542141", (542141, 542141)),
    "separated": ("542,141", (542141, 542141)),
    "full width": ("５４２，１４１", (542141, 542141)),
    "rounded": ("54.2万", (541500, 542500)),
    "full-width point": ("54．2万", (541500, 542500)),
    "亿": ("3亿", (250_000_000, 350_000_000)),
    "words": ("三十五项", (35, 35)),
    "words, rounded": ("五十四万件", (535_000, 545_000)),
    "per mille": ("3‰", None),
    "too large": ("9" * 30, None),
    "a million digits": ("9" * 10**6, None),
}


@pytest.mark.parametrize(("text", "ends"), READ.values(), ids=READ)
def test_a_number_is_read_as_figures_are(text: str, ends: tuple[int, int] | None) -> None:
    (number,) = typed_numbers(text)
    assert (None if number.values is None else (number.values.low, number.values.high)) == ends


def test_a_rate_is_read_as_a_fraction() -> None:
    (number,) = typed_numbers("99.5%")
    assert number.is_rate
    assert number.values is not None
    assert [float(end) for end in number.values] == [0.995, 0.9945, 0.9955]


READER = reader(VALUE)


def values(written: int | str) -> Interval:
    """Return what a figure that is so written may stand for."""
    return interval(READER(written))


AGREE = {
    "the same": (542219, 542219, True),
    "one more": (542220, 542219, False),
    "rounded": ("54.2万", 542219, True),
    "cut off, as prose does": ("54.2万", 542899, True),
    "rounded up beyond": ("54.3万", 542219, False),
    "rounded to another": ("54.1万", 542219, False),
    "of a rounded figure, to as many digits": ("54.2万", "54.2万", True),
    "of a rounded figure, another last digit": ("54.3万", "54.2万", False),
    "of a rounded figure, more digits": ("54.22万", "54.2万", True),
    "of a rounded figure, more digits and another": ("54.32万", "54.2万", False),
    "exact, of a rounded figure": (542219, "54.2万", True),
    "a rate to fewer digits": ("99.5%", "99.53%", True),
    "a rate cut off": ("99%", "99.53%", True),
    "a rate too high": ("99.9%", "99.53%", False),
    "rounded to all": ("100%", "99.53%", True),
}


@pytest.mark.parametrize(("typed", "stated", "expected"), AGREE.values(), ids=AGREE)
def test_a_typed_number_agrees_with_a_figure(typed: int | str, stated: int | str, expected: bool) -> None:
    assert agrees(values(typed), values(stated)) == expected


REPORT = """format = 1
[report]
authority = "虚构市虚构区"
year = 2024
[items]
total = 203
departments = 28
[applications]
received = 542_219
accepted = 542_141
rejected = 78
approved = 539_535
denied = 2_545
concluded = 542_080
pending = 61
[handling]
online = 164_619
commitment = 5_810
on_the_spot = 141_599
on_time = 542_000
overdue = 0
[rates]
approval = "99.53%"
on_time = "100%"
[fees]
applications = 343_635
amount = 22_860_705
[oversight]
inspections = 369_042
complaints = 5_012
[[figure]]
name = "警告"
value = 260
unit = "宗"
[[figure]]
name = "办结率"
value = "100%"
[[figure]]
name = "培训"
value = 12
[[figure]]
name = "出动执法人员"
value = 1_367
unit = "人次"
"""
TODAY = datetime.date(2026, 1, 1)


def checked(prose: str, report: str = REPORT) -> Checked:
    """Check a report with that prose on its applications."""
    return check(load_bytes("r.toml", f"{report}[narrative]\nhandling = '''\n{prose}'''\n".encode()), today=TODAY)


def told(prose: str, code: str, report: str = REPORT) -> list[str]:
    """Return what findings with a code say of the numbers in that prose."""
    found = [each for each in checked(prose, report).diagnostics if each.code == code]
    return [
        " ".join(str(each.finding.facts[name]) for name in ("typed", "name") if name in each.finding.facts)
        for each in found
    ]


CONTRADICTED = {
    "right behind the label": ("收到申请542218件。", ["542218 applications.received"]),
    "behind the law that it rests on": (
        "根据《行政许可法》第69条和〔2024〕5号文的有关规定，收到申请542218件。",
        ["542218 applications.received"],
    ),
    "after a space": ("全年收到申请 542218 件。", ["542218 applications.received"]),
    "after words of no weight": ("共收到申请的总数为542218件。", ["542218 applications.received"]),
    "after the object": ("受理行政许可申请542142件", ["542142 applications.accepted"]),
    "in another wording": (
        "作出准予许可决定539536件、不予许可2546件",
        ["539536 applications.approved", "2546 applications.denied"],
    ),
    "in full-width digits": ("受理５４２１４２件。", ["５４２１４２ applications.accepted"]),
    "separated": ("受理542,142件。", ["542,142 applications.accepted"]),
    "rounded": ("受理54.3万件。", ["54.3万 applications.accepted"]),
    "in ten thousands of yuan": ("收费金额2287万元", ["2287万 fees.amount"]),
    "without its unit": ("收到申请15848。", ["15848 applications.received"]),
    "without its unit, before a comma": (
        "收到申请15848，受理15840；不予受理78",
        ["15848 applications.received", "15840 applications.accepted"],
    ),
    "without its unit, in brackets": ("全部网上受理（164618）。", ["164618 handling.online"]),
    "without its unit, at the end": ("办件情况：收到申请15848", ["15848 applications.received"]),
    "without its unit, of which": ("受理542142，其中批准539535。", ["542142 applications.accepted"]),
    "in numerals": (
        "收到申请五十四万二千二百一十八件，受理五十四万二千一百四十一件，不予受理七十九件。",
        ["五十四万二千二百一十八 applications.received", "七十九 applications.rejected"],
    ),
    "in the numerals of cheques": ("受理壹万伍仟件。", ["壹万伍仟 applications.accepted"]),
    "in numerals, rounded": ("受理五十五万件。", ["五十五万 applications.accepted"]),
    "in numerals without a unit": ("收到申请一万二千三百四十五。", ["一万二千三百四十五 applications.received"]),
    "in numerals, small": ("受理三十五件。", ["三十五 applications.accepted"]),
    "a rate in numerals": ("批准率百分之九十八点五。", ["百分之九十八点五 rates.approval"]),
    "with the authority": ("2024年，虚构区共收到行政许可事项申请542218件。", ["542218 applications.received"]),
    "with the authority in full": ("虚构市虚构区全年受理542142件。", ["542142 applications.accepted"]),
    "with its pronoun": (
        "全区受理542142件，我区批准539536件。",
        ["542142 applications.accepted", "539536 applications.approved"],
    ),
    "one of several": ("收到申请542219件，其中：受理542142件，不予受理78件。", ["542142 applications.accepted"]),
    "behind a colon": ("办件情况：受理542142件。", ["542142 applications.accepted"]),
    "不予受理 is not 受理": ("不予受理79件。", ["79 applications.rejected"]),
    "网上受理 is not 受理": ("网上受理164618件。", ["164618 handling.online"]),
    "按时办结 is 按期办结": ("按时办结542001件。", ["542001 handling.on_time"]),
    "年末未办结 is not 办结": ("年末未办结62件。", ["62 applications.pending"]),
    "a printed rate": ("批准率98.53%。", ["98.53% rates.approval"]),
    "a figure of its own": ("警告261宗。", ["261 figure.警告.value"]),
    "a figure of its own without a unit": ("培训13场。", ["13 figure.培训.value"]),
    "a unit of two characters": ("出动执法人员1368人次。", ["1368 figure.出动执法人员.value"]),
    "none where there are some": ("超期办结1件。", ["1 handling.overdue"]),
    "of the concluded": ("办结办件（包括批准和不予批准）中，网上受理164618件。", ["164618 handling.online"]),
    "of the accepted": ("受理542141件中，批准539536件。", ["539536 applications.approved"]),
    "in entries": ("- 受理542141件；\n- 批准539536件。", ["539536 applications.approved"]),
    "below a heading of no weight": ("### 办件情况\n全年受理542142件。", ["542142 applications.accepted"]),
    "in a numbered paragraph": ("1.受理542142件。", ["542142 applications.accepted"]),
    "behind figures in braces": (
        "{report.year}年收到申请{applications.received}件，受理542142件。",
        ["542142 applications.accepted"],
    ),
    "behind other words, and a number that is right": (
        "深入推进改革，共收到申请542219件，受理542142件。",
        ["542142 applications.accepted"],
    ),
    "compared with last year, behind": ("受理542142件，比上年增长3%。", ["542142 applications.accepted"]),
    "in the next sentence": ("2023年受理500000件。受理542142件。", ["542142 applications.accepted"]),
    "in English": ("In 2024, the authority received 542,218 applications.", ["542,218 applications.received"]),
    "in English, behind a verb": ("Of these, accepted were 12.", ["12 applications.accepted"]),
    "in English, a rate": ("The approval rate was 98.53%.", ["98.53% rates.approval"]),
}


@pytest.mark.parametrize(("prose", "expected"), CONTRADICTED.values(), ids=CONTRADICTED)
def test_a_number_contradicts_the_figure_that_it_stands_next_to_by_name(prose: str, expected: list[str]) -> None:
    assert told(prose, "LR704") == expected


UNCERTAIN = {
    "the right number": "收到申请542219件。",
    "the right number, rounded": "收到申请54.2万件。",
    "the right number, cut off": "批准53.9万件。",
    "the right number without its unit": "收到申请542219。收到申请54.2万，受理542141",
    "the right number in numerals": "收到申请五十四万二千二百一十九件，受理五十四万件，批准率百分之九十九点五三。",
    "a year without its sign": "受理2023。",
    "without its unit, a mark of a note": "受理12，批准3。",
    "without its unit, before another": "受理、批准500、600件。受理500、600件。受理500和600件。",
    "without its unit, an amount": "收费金额22860。",
    "without its unit, before another noun": "受理500户。受理500以上。受理500余，批准500多。",
    "without its unit, a document": "批准500号。受理15848号来信。批准文号15848。受理编号15848。",
    "without its unit, the head of a table": "收到申请 500000 受理 542141",
    "without its unit, a decimal": "受理500.5.1，批准100.1。",
    "without its unit, a rate": "批准率500。按期办结率100。",
    "without its unit, another year's": "2023年收到申请500000。",
    "without its unit, an item's": "社会团体登记受理500。",
    "in numerals, about": "收到申请近五十万件、五十多万件、五十余万件、数十万件。",
    "in numerals, of an item": "社会团体登记受理六十一件。",
    "in numerals, of another year": "上年受理五十万件。",
    "in numerals, another unit": "受理五十户，受理十二个工作日。",
    "in numerals, two together": "批准和不予批准十二件。",
    "words that begin with a numeral": "批准一批、受理一万种可能、办结一百强。受理十分及时。",
    "another year": "2023年收到申请500000件。",
    "another year far ahead": f"2023年，{'我区深入贯彻落实决策部署，' * 20}收到申请500000件。",
    "last year": "上年收到申请500000件。",
    "the year before, behind this year's": "收到申请542219件，上年受理500000件。",
    "half a year": "上半年收到申请271000件，受理270000件。",
    "a quarter": "一季度受理130000件。第四季度共受理140000件。",
    "months": "1—6月受理270000件。12月受理40000件。",
    "a date": "截至6月底，受理270000件。",
    "a day": "日均受理1500件。平均每天受理1500件。",
    "a month": "月均受理45000件。",
    "several years": "近三年受理1500000件。2022年以来，累计受理1500000件。",
    "since it began": "截至2024年底，累计受理1234567件。",
    "another authority": "区房管局受理123件，批准120件。",
    "a part of the authority": "各街镇受理123件。行政服务中心窗口受理123件。",
    "the larger authority": "全市受理10000000件。虚构市共受理10000000件。",
    "the office that signs": "我局受理100件。",
    "an item": "社会团体登记受理61件。",
    "an item before a colon": "社会团体登记：收到申请61件，受理61件，批准61件。",
    "an item as the object": "受理拆除人民防空工程审批申请0件，受理0件，批准0件。",
    "an item in a clause of its own": "食品经营许可方面，受理61件。",
    "an item behind 其中": "受理542141件，其中食品经营许可受理12000件，批准11000件。",
    "an item in a heading": "### 社会团体登记\n收到申请61件。受理61件。",
    "an item in a heading, a line apart": "### 社会团体登记\n\n全年受理61件。",
    "an item in a numbered paragraph": "1.社会团体登记。受理61件。\n2.民办非企业单位登记。受理20件。",
    "a number of an item that is right by chance": "社会团体登记：不予受理78件，批准61件，超期办结0件，当场办结5件。",
    "a part of the approved": "批准539535件，其中告知承诺5000件，当场办结100件。",
    "a part of the denied": "不予批准2545件，其中当场办结12件。",
    "a part of those on commitment": "告知承诺办件中，当场办结100件。",
    "two figures together": "批准和不予批准合计542080件。批准、不予批准共542080件。",
    "not yet": "尚未办结12件。应受理600000件。拟批准12件。",
    "at a counter": "线下受理100件。",
    "about": "收到申请约540000件。收到申请近540000件。",
    "more than, behind": "收到申请54万余件。收到申请540000多件。",
    "at least": "按期办结率95%以上。受理500000件以上。",
    "or so": "办结率99%左右。",
    "a range": "受理10—12件。受理10至12件。",
    "another unit": "受理5个工作日。受理203项。警告12人。",
    "a unit that begins alike": "收到申请560000件次。",
    "a part of the unit": "出动执法人员100人。",
    "hours": "网上受理24小时不打烊，网上受理7×24小时。",
    "an object behind": "受理5012件热线投诉。批准12件食品经营许可。",
    "restricted behind": "受理271000件（上半年）。",
    "restricted between": "受理（不含备案）100件。",
    "a rate where a count is meant": "受理占95.5%。批准98%。",
    "a change": "受理量同比增长5%。受理比上年增加12件。",
    "a count where a rate is meant": "批准率12件。",
    "a longer word": "受理员12件。办结通知书12件。",
    "rows of a table": "收到申请 受理 不予受理\n542219 542141 78",
    "rows of a table with units": "收到申请 受理 不予受理\n542219件 542141件 78件",
    "a label over the end of a line": "不予受理\n542219件",
    "a figure that is not in the report": "全程网办1件，全程网办率12%。撤销许可1件。",
    "a longer label that is not in the report": "终止办理1件，上年结转12件。",
    "a document": "受理〔2024〕12号来文。",
    "meant": "受理{!12}件。",
    "in English, another time": "In the first half, received were 271,000. Last year, accepted were 12.",
    "in English, restricted behind": "It received 271,000 applications in the first half.",
    "in English, about": "It received about 12 applications. It received over 12 applications.",
    "in English, a longer word": "The unaccepted 12 and the one received 12th.",
}


@pytest.mark.parametrize("prose", UNCERTAIN.values(), ids=UNCERTAIN)
def test_a_number_that_may_be_something_else_contradicts_nothing(prose: str) -> None:
    assert told(prose, "LR704") == []


def test_a_number_that_is_uncertain_is_still_said_to_be_typed() -> None:
    assert told("社会团体登记受理61件。", "LR703") == ["61"]


@pytest.mark.parametrize(
    ("prose", "typed"),
    [
        ("走访企业一百二十家。", ["一百二十"]),
        ("收到申请五十四万二千二百一十九件。", ["五十四万二千二百一十九"]),
        ("收到申请五十四万二千二百一十九。", ["五十四万二千二百一十九"]),
        ("社会团体登记受理一百六十一。", ["一百六十一"]),
        ("全区人口一百二十八万。", []),
        ("十分满意，一百二十。", []),
    ],
    ids=["with a unit", "the figure's", "the figure's, without a unit", "uncertain", "bare", "of nothing"],
)
def test_a_number_in_numerals_is_typed_where_it_has_a_unit_or_stands_behind_a_label(
    prose: str, typed: list[str]
) -> None:
    assert [each.split()[0] for each in told(prose, "LR703")] == typed


def test_the_figure_that_a_number_in_numerals_is_may_be_bound() -> None:
    (diagnostic,) = (each for each in checked("共有五千零一十二件。").diagnostics if each.code == "LR703")
    assert [note.say("en") for note in diagnostic.finding.notes] == [
        "write {oversight.complaints}: complaints has this value"
    ]


def test_a_number_that_is_certain_is_told_of_once() -> None:
    assert told("受理61件。", "LR703") == []
    assert told("受理61件。", "LR704") == ["61 applications.accepted"]


ITEMS = """
[[item]]
name = "甲"
accepted = 61
[[item]]
name = "乙"
accepted = 542_080
"""


def test_a_number_may_be_that_of_an_item() -> None:
    """Where an item of the report has that value, the prose may speak of the item."""
    assert told("受理61件。受理60件。", "LR704", REPORT + ITEMS) == ["60 applications.accepted"]
    assert told("批准61件。", "LR704", REPORT + ITEMS) == ["61 applications.approved"]


DEPARTMENT = REPORT.replace("虚构市虚构区", "虚构区民政局")


def test_a_department_speaks_of_itself() -> None:
    assert told("我局受理61件。虚构区民政局受理60件。民政局批准59件。", "LR704", DEPARTMENT) == [
        "61 applications.accepted",
        "60 applications.accepted",
        "59 applications.approved",
    ]
    assert told("全区受理61件。区民政局受理60件。虚构区受理60件。", "LR704", DEPARTMENT) == ["60 applications.accepted"]


LOST = {
    "a figure that is no figure": (REPORT.replace("542_141", '"五十"'), "受理61件。{accepted}{acceptance_rate}"),
    "a misspelt key": (REPORT.replace("accepted", "acepted"), "受理61件。{accepted}{acceptance_rate}"),
    "a figure of its own": (REPORT.replace("260", '"260宗"'), "警告261宗。{figure.警告}"),
    "a figure of its own without a value": (REPORT.replace("value = 260\n", ""), "警告261宗。{figure.警告}"),
    "a name that stands twice": (REPORT + '[[figure]]\nname = "警告"\nvalue = 5\n', "警告261宗。{figure.警告}"),
    "a figure without a name": (REPORT.replace('name = "警告"\n', ""), "警告261宗。{figure.警告}"),
    "an item without a name": (REPORT + "[[item]]\naccepted = 5\n", "{item.甲.accepted}"),
}


@pytest.mark.parametrize(("report", "prose"), LOST.values(), ids=LOST)
def test_of_a_figure_that_did_not_load_the_prose_says_nothing_wrong(report: str, prose: str) -> None:
    codes = {each.code for each in checked(prose, report).diagnostics}
    assert any(code.startswith("LR0") for code in codes)
    assert codes.isdisjoint({"LR701", "LR702", "LR704"})


# Figures that 上海市普陀区 published on 20 March 2025 for 2024, typed as such reports type them; the words are ours.
PUBLISHED = """\
办件情况。2024年,全区收到行政许可事项申请542219件,其中,受理542141件,不予受理78件,批准539535件,不予批准2545件。\
办结办件中,网上受理164619件,全程网办49257件,告知承诺5810件,当场办结141599件,按期办结542091件。\
收费办件343635件,收费金额22860705元。

清单由201项增至203项,28个部门实施;203项中,161项有了监管制度。\
2024年累计开展主动监督次数为369042次,监管过程中发现违法行为361件。\
12345热线等渠道收到的有效投诉5012件,其中,查实违法行为283件。

2024年底,80%的功能自动生成,已有103个条件预检模型、104个免填免交模型和1个无人干预审批模型。
"""
PUTUO = """format = 1
[report]
authority = "上海市普陀区"
year = 2024
[items]
total = 203
previous = 201
departments = 28
[applications]
received = 542_219
accepted = 542_141
rejected = 78
approved = 539_535
denied = 2_545
[handling]
online = 164_619
fully_online = 49_257
commitment = 5_810
on_the_spot = 141_599
on_time = 542_091
[fees]
applications = 343_635
amount = 22_860_705
[oversight]
items_covered = 161
inspections = 369_042
violations = 361
complaints = 5_012
complaints_upheld = 283
"""
BESIDE = {*range(12), 17, 18, 20}
"""Which of its numbers stand right behind the label of the figure that they are."""


def test_no_number_of_prose_as_it_is_published_contradicts_its_figures() -> None:
    assert told(PUBLISHED, "LR704", PUTUO) == []


def test_only_the_figures_of_prose_as_it_is_published_are_taken_for_figures() -> None:
    """Neither its years, nor the hotline."""
    assert [number.text for number in typed_numbers(PUBLISHED)] == [
        *(
            "542219",
            "542141",
            "78",
            "539535",
            "2545",
            "164619",
            "49257",
            "5810",
            "141599",
            "542091",
            "343635",
            "22860705",
        ),
        *("201", "203", "28", "203", "161", "369042", "361", "5012", "283", "80%", "103", "104", "1"),
    ]


@given(number=st.integers(0, 24), digit=st.integers(0, 7), by=st.integers(1, 9))
def test_one_wrong_digit_is_found_where_the_label_stands_beside_it(number: int, digit: int, by: int) -> None:
    """And where it does not, no other figure is taken for it."""
    found = [*typed_numbers(PUBLISHED)][number]
    digits = re.sub(r"\D", "", found.text)
    place = digit % len(digits)
    wrong = f"{digits[:place]}{(int(digits[place]) + by) % 10}{digits[place + 1 :]}"
    changed = f"{PUBLISHED[: found.start]}{wrong}{PUBLISHED[found.start + len(digits) :]}"
    contradicted = told(changed, "LR704", PUTUO)
    assert [each.split()[0] for each in contradicted] == ([wrong] if number in BESIDE else [])


HOSTILE = {
    "digits": "1",
    "digits and spaces": "1 ",
    "a digit and spaces": "\u0001 ",
    "a digit and tabs": "\u0001\t",
    "letters": "a",
    "letters and hyphens": "a-",
    "digits and letters": "1a",
    "digits and points": "1.",
    "digits and commas": "1,",
    "digits and plus": "1+",
    "titles": "《",
    "brackets": "（",
    "years": "2024 ",
    "years in brackets": "(2024 ",
    "ordinals": "第1、",
    "sections": "§ ",
    "numbers in words": "万",
    "numerals": "一",
    "numerals with places": "一千",
    "numerals that are rates": "百分之",
    "numerals with points": "一点",
    "numbers in words and units": "十万件",
    "full-width digits": "１",
    "hotlines": "12345",
    "addresses": "http://",
    "telephones": "021-",
    "months": "1-",
    "labels": "受理",
    "numbers with labels": "受理1件，",
    "sentences with labels": "受理1件。",
    "right numbers with labels": "受理542141件，",
    "fillers": "受理的",
    "general words": "共",
    "entries with labels": "- 受理1件\n",
    "nulls": "\0",
}
CALLINGS = Callings({"受理": "accepted", "收到申请": "received"}, {"accepted": "件", "received": "件"}, 2024, "虚构区")


def test_names_of_any_length_and_number_are_looked_for_in_time() -> None:
    names = [*(f"甲{number:05d}" for number in range(5000)), "乙" * 100_000, "丙" * 80, "("]
    figures = "".join(f'[[figure]]\nname = "{name}"\nvalue = 5\n' for name in names)
    report = f'format = 1\n[report]\nauthority = "{"丁" * 100_000}区"\nyear = 2024\n{figures}'
    prose = f"{'甲' * 20_000}。{'丙' * 80}12。甲00007共7。（(8。"
    assert within(60, lambda: told(prose, "LR704", report)) == [
        f"12 figure.{'丙' * 80}.value",
        "7 figure.甲00007.value",
        '8 figure."(".value',
    ]


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_takes_linear_time(text: str) -> None:
    def read(size: int) -> Callable[[], object]:
        return partial(look_beside_numbers, f"1{text[1] * size}" if text[0] == "\u0001" else text * (size // len(text)))

    assert is_in_proportion(read)


def look_beside_numbers(text: str) -> None:
    beside = Beside(text, CALLINGS)
    for number in typed_numbers(text):
        if beside.address(number):
            beside.is_certain(number)
            beside.know(number)
