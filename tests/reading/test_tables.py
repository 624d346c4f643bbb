"""What tables say: labels and values, items one a row, last year's column. All figures are synthetic."""

import pytest

from licreport.reading.grammar.claim import Claim, Left, Named
from licreport.reading.grammar.tables.addressed import said_of_addresses
from licreport.reading.grammar.tables.said import said_by
from licreport.reading.grammar.whose import Whose
from licreport.reading.text import Cell, Grid, Place
from licreport.words.language import Words


def grid(text: str, caption: str = "") -> Grid:
    """Return the table whose rows are lines and whose cells are parted by bars."""
    cells = [
        Cell(cell.strip(), row, column, Place(Words(f"{row}/{column}", f"{row}/{column}")))
        for row, line in enumerate(text.strip().splitlines())
        for column, cell in enumerate(line.split("|"))
    ]
    return Grid(tuple(cells), caption)


def read(table: Grid) -> dict[str, int | str]:
    said = said_by(table, Whose("虚构市", 2024))
    return {".".join(one.path): one.written for one in said if isinstance(one, Claim)}


TABLES = {
    "items in the columns": (
        "环节|建设用地规划许可|临时用地审批|合计\n收到申请|18|3|21\n受理|17|3|20\n不予受理|1|0|1",
        {
            "applications.received": 21,
            "applications.accepted": 20,
            "applications.rejected": 1,
            "item.建设用地规划许可.received": 18,
            "item.建设用地规划许可.accepted": 17,
            "item.建设用地规划许可.rejected": 1,
            "item.临时用地审批.received": 3,
            "item.临时用地审批.accepted": 3,
            "item.临时用地审批.rejected": 0,
        },
    ),
    "who filled it in, below the last item": (
        "序号|事项名称|受理（件）|批准（件）\n合计||60|59\n1|取水许可|40|39\n2|排水许可|20|20\n填表人：甲||审核人：乙|",
        {
            "applications.accepted": 60,
            "applications.approved": 59,
            "item.取水许可.accepted": 40,
            "item.取水许可.approved": 39,
            "item.排水许可.accepted": 20,
            "item.排水许可.approved": 20,
        },
    ),
    "labels and values": (
        "收到申请（件）|640\n受理（件）|633\n收费金额（万元）|12.5",
        {"applications.received": 640, "applications.accepted": 633, "fees.amount": "12.5万"},
    ),
    "a column of units": (
        "指标|单位|数值\n收费金额|万元|398.66\n受理|件|90,390",
        {
            "fees.amount": "398.66万",
            "applications.accepted": 90390,
        },
    ),
    "counts that might be years": (
        "类别|受理|办结\n总计|2000|1985\n用地审批|1990|1975\n规划许可|10|10",
        {
            "applications.accepted": 2000,
            "applications.concluded": 1985,
            "item.用地审批.accepted": 1990,
            "item.用地审批.concluded": 1975,
            "item.规划许可.accepted": 10,
            "item.规划许可.concluded": 10,
        },
    ),
    "a count that might be a year, behind its label": (
        "报告年度|2024\n受理|2024\n批准|2001",
        {"applications.accepted": 2024, "applications.approved": 2001},
    ),
    "counts that might be years, behind a unit": (
        "指标|单位|数量\n收到申请|件|2023\n受理|件|1870\n不予受理|件|153\n监督检查|次|2024",
        {
            "applications.received": 2023,
            "applications.accepted": 1870,
            "applications.rejected": 153,
            "oversight.inspections": 2024,
        },
    ),
    "two names of one figure": (
        "指标|数值\n准予许可（件）|954\n撤回、终止（件）|132\n批准、不予批准（件）|7",
        {"applications.approved": 954, "applications.withdrawn": 132},
    ),
    "a day above a column": (
        "填报单位|虚构市水利局|填报日期|2025年1月9日\n收到申请|326件|受理|322件",
        {"applications.received": 326, "applications.accepted": 322},
    ),
    "numbered labels": (
        "指标|单位|本年|上年\n2.收到申请|件|2048|1912\n2.1受理|件|2031|1898\n（二）不予受理|件|17|14\n①批准|件|9|8",
        {
            "applications.received": 2048,
            "last_year.applications.received": 1912,
            "applications.accepted": 2031,
            "last_year.applications.accepted": 1898,
            "applications.rejected": 17,
            "last_year.applications.rejected": 14,
            "applications.approved": 9,
            "last_year.applications.approved": 8,
        },
    ),
    "this year's applications in the headings": (
        "事项|本年收到申请|准予|不予\n取水许可|40|38|1\n合计|40|38|1",
        {
            **{f"item.取水许可.{key}": value for key, value in (("received", 40), ("approved", 38), ("denied", 1))},
            **{f"applications.{key}": value for key, value in (("received", 40), ("approved", 38), ("denied", 1))},
        },
    ),
    "items under their figure's name": (
        "序号|许可事项|受理（件）|平均用时（工作日）\n1|取水许可|40|0.8\n|合计|40|",
        {"item.取水许可.accepted": 40, "applications.accepted": 40},
    ),
    "who filled it in, above a column": (
        "填报单位：虚构市教育局||填报时间：2025年1月20日\n部门|受理数（件）|批准数（件）\n甲局|10|9\n合计|10|9",
        {
            "item.甲局.accepted": 10,
            "item.甲局.approved": 9,
            "applications.accepted": 10,
            "applications.approved": 9,
        },
    ),
    "items that came and went": (
        "年末事项数|18|上年末事项数|17\n新增|2|取消|1\n受理|95|取消|3",
        {
            "items.total": 18,
            "items.previous": 17,
            "items.added": 2,
            "items.removed": 1,
            "applications.accepted": 95,
        },
    ),
    "shares of the concluded": (
        "办理方式|数量（件）|占办结量比重\n网上受理|127|97.5%\n超期办结|0|0",
        {"handling.online": 127, "rates.online": "97.5%", "handling.overdue": 0},
    ),
    "a period beside who filled it in": (
        "单位名称：虚构市交通局|||报表期：2024年1—12月\n类别|指标|单位|数量\n受理|受理数|件|9",
        {"applications.accepted": 9},
    ),
    "complaints upheld, behind them": (
        "有效投诉|33件|查实|11件\n新增|2|受理|9",
        {"oversight.complaints": 33, "oversight.complaints_upheld": 11, "applications.accepted": 9},
    ),
    "the authority's own row": (
        "部门|收到|受理\n虚构市|9|8",
        {"applications.received": 9, "applications.accepted": 8},
    ),
    "growth in words": (
        "指标|2023年|2024年|同比增长\n受理（件）|300|270|下降10%\n网办率（%）|91.2|95.7|提高4.5个百分点",
        {
            "last_year.applications.accepted": 300,
            "applications.accepted": 270,
            "growth.applications.accepted": "-10%",
            "last_year.rates.online": "91.2%",
            "rates.online": "95.7%",
            "growth.rates.online": "4.5%",
        },
    ),
    "a form with text behind its labels": (
        "办理情况|全年受理60件，批准57件。\n监督检查情况|开展监督检查45次。\n取水许可|受理9件。\n说明|批准3件。",
        {"applications.accepted": 60, "applications.approved": 57, "oversight.inspections": 45},
    ),
    "last year's column": (
        "指标|2024年|2023年\n受理|90390|88120\n清单事项数|199|196",
        {
            "applications.accepted": 90390,
            "last_year.applications.accepted": 88120,
            "items.total": 199,
            "items.previous": 196,
        },
    ),
    "a column of growth": (
        "指标|本年|同比增长（%）\n受理|90390|-2.5",
        {"applications.accepted": 90390, "growth.applications.accepted": "-2.5%"},
    ),
    "growth in percent beside units of counts": (
        "序号|指标|单位|本年|上年|增减（%）\n1|受理申请数|件|206|200|3.00\n2|监督检查次数|次|99|100|-1.0",
        {
            "applications.accepted": 206,
            "last_year.applications.accepted": 200,
            "growth.applications.accepted": "3.00%",
            "oversight.inspections": 99,
            "last_year.oversight.inspections": 100,
            "growth.oversight.inspections": "-1.0%",
        },
    ),
    "a change that may be either": ("指标|本年|增减\n受理|206|6", {"applications.accepted": 206}),
    "a change that is a difference": (
        "指标|本年|增减数\n受理（件）|206|-6\n发现违法行为（起）|9|2",
        {
            "applications.accepted": 206,
            "growth.applications.accepted": -6,
            "oversight.violations": 9,
            "growth.oversight.violations": 2,
        },
    ),
    "what no item has": (
        "部门|事项数|受理|检查次数\n甲局|12|9|30\n乙局|8|5|12\n合计|20|14|42",
        {
            "item.甲局.accepted": 9,
            "item.乙局.accepted": 5,
            "items.total": 20,
            "applications.accepted": 14,
            "oversight.inspections": 42,
        },
    ),
    "a total before the column of names": (
        "序号|事项名称|受理\n1|甲许可|9\n2|乙许可|5\n合计||14",
        {"item.甲许可.accepted": 9, "item.乙许可.accepted": 5, "applications.accepted": 14},
    ),
    "items and their total": (
        "事项名称|收到|受理\n甲许可|10|9\n乙许可|5|5\n合计|15|14",
        {
            "item.甲许可.received": 10,
            "item.甲许可.accepted": 9,
            "item.乙许可.received": 5,
            "item.乙许可.accepted": 5,
            "applications.received": 15,
            "applications.accepted": 14,
        },
    ),
    "a number of each row": (
        "序号|事项名称|受理|办结\n1|甲许可|9|8",
        {"item.甲许可.accepted": 9, "item.甲许可.concluded": 8},
    ),
    "a department before the item": (
        "部门|事项名称|受理\n甲局|子许可|9\n甲局|丑许可|5",
        {"item.子许可.accepted": 9, "item.丑许可.accepted": 5},
    ),
    "two items of one name": (
        "事项名称|收到|受理\n甲|10|9\n甲|5|4\n乙|3|2",
        {
            "item.乙.received": 3,
            "item.乙.accepted": 2,
        },
    ),
    "several columns without headings": ("受理|90390|88120", {}),
    "a column that is not known": ("指标|本年|计划\n受理|90390|90000", {"applications.accepted": 90390}),
    "a row without a name of a figure": ("指标|受理\n收到申请|10\n培训人次|5", {"applications.received": 10}),
    "a share beside it": ("指标|数量|占比\n网上受理|40|40%", {"handling.online": 40}),
    "no unit of money": ("收费金额|12.5", {}),
    "a quarter's column": ("指标|一季度\n受理|300", {}),
    "a label that is qualified": ("受理（网上）|40\n办结（计算得出）|39", {}),
    "an unknown label": ("培训人次|300", {}),
}


@pytest.mark.parametrize(("text", "figures"), TABLES.values(), ids=TABLES)
def test_a_table_is_read_by_its_labels(text: str, figures: dict[str, int | str]) -> None:
    assert read(grid(text)) == figures


def test_the_unit_may_stand_above_the_table() -> None:
    assert read(grid("指标|数值\n收费金额|12.5", "收费情况（单位：万元）")) == {"fees.amount": "12.5万"}


def test_what_is_not_read_is_told() -> None:
    left = [one for one in said_by(grid("培训人次|300"), Whose("虚构市", 2024)) if isinstance(one, Left)]
    assert [(one.quotation.exact, one.is_figure) for one in left] == [("300", True)]


OF_OTHERS = {
    "last year's": "2023年度行政许可办理情况",
    "a month's": "12月份办理情况",
    "an office's": "市卫生健康委行政许可办理情况",
    "an office's, announced": "下表为市公安局办理情况：",
    "penalties": "行政处罚情况统计表",
    "requests for information": "政府信息公开申请办理情况",
    "appeals": "附表2 行政复议案件情况（单位：件）",
    "registrations": "不动产登记办理情况",
    "the province's": "全省2024年办理情况如下表：",
    "the year before": "上年度情况如下：",
    "one item's": "取水许可办理情况表",
    "one kind of case": "承诺件办理情况表",
    "the towns'": "各乡镇办理情况",
}
ROWS = "收到申请|受理|不予受理\n56|50|6"


@pytest.mark.parametrize("title", OF_OTHERS.values(), ids=OF_OTHERS)
def test_what_stands_over_a_table_says_of_what_it_is(title: str) -> None:
    whose = Whose("虚构市", 2024)
    for said in (said_by(grid(ROWS, caption=title), whose), said_by(grid(ROWS), whose, [title])):
        assert [one.quotation.exact for one in said if isinstance(one, Left) and one.is_figure] == ["56", "50", "6"]


@pytest.mark.parametrize(
    "title", ["", "2024年度行政许可办理情况", "表1 全市行政许可办理情况（单位：件）", "办理方式和监管"]
)
def test_what_stands_over_a_table_of_the_authority_changes_nothing(title: str) -> None:
    said = said_by(grid(ROWS), Whose("虚构市", 2024), [title])
    assert [one.written for one in said if isinstance(one, Claim)] == [56, 50, 6]


@pytest.mark.parametrize("title", ["主要事项办理情况", "受理量前十位事项", "高频事项办理情况表"])
def test_a_table_of_some_items_yields_the_items_and_no_total(title: str) -> None:
    said = [*said_by(grid("事项名称|受理\n取水许可|50\n采砂许可|6\n合计|56"), Whose("虚构市", 2024), [title])]
    assert [(one.path[1], one.written) for one in said if isinstance(one, Claim)] == [("取水许可", 50), ("采砂许可", 6)]
    assert [one.quotation.exact for one in said if isinstance(one, Left) and one.is_figure] == ["56"]


def test_a_form_that_says_its_year_and_a_telephone_is_of_that_year() -> None:
    rows = "填报单位|市文旅局|统计年度|2024年\n联系人|钱某|电话|0913-5520817\n收到申请（件）|1562|受理（件）|1549"
    assert read(grid(rows)) == {"applications.received": 1562, "applications.accepted": 1549}


def test_the_labels_of_a_form_are_of_their_own_rows() -> None:
    form = "一、申请情况|收到申请：2743件；受理：2731件。\n二、评价情况|满意率99.95%。\n三、问题和建议|无。"
    assert read(grid(form)) == {
        "applications.received": 2743,
        "applications.accepted": 2731,
        "reviews.satisfaction": "99.95%",
    }


def test_an_office_whose_name_tells_of_other_matters_fills_in_its_own_form() -> None:
    form = "填报单位：虚构区城市管理执法局|填报日期：2025年1月10日\n收到申请（件）|2964\n受理（件）|2931"
    said = said_by(grid(form), Whose("虚构区城市管理执法局", 2024), ["虚构区2024年度行政许可实施情况统计表"])
    assert [one.written for one in said if isinstance(one, Claim)] == [2964, 2931]


SERVICES = {
    "one a column": (
        "项目|行政许可|公共服务|合计\n收到申请|100|500|600\n受理|98|495|593",
        {"applications.received": 100, "applications.accepted": 98},
    ),
    "one a row": (
        "类别|收到申请|受理\n行政许可|100|98\n公共服务|500|495\n合计|600|593",
        {"applications.received": 100, "applications.accepted": 98},
    ),
    "one name under two headings": (
        "事项名称|收到申请|其中网上|受理|其中网上\n甲许可|100|90|98|88\n合计|100|90|98|88",
        {
            "item.甲许可.received": 100,
            "item.甲许可.accepted": 98,
            "applications.received": 100,
            "applications.accepted": 98,
        },
    ),
    "an item in several rows": (
        "序号|事项名称|子项|受理\n1|甲许可|新办|60\n||变更|40\n合计|||100",
        {"applications.accepted": 100},
    ),
    "subtotals": (
        "单位|受理\n市公安局|100\n小计|100\n总计|100",
        {"item.市公安局.accepted": 100, "applications.accepted": 100},
    ),
    "a row that numbers the columns": (
        "事项名称|收到|受理\n乙|1|2\n取水许可|9|8\n合计|9|8",
        {
            "item.取水许可.received": 9,
            "item.取水许可.accepted": 8,
            "applications.received": 9,
            "applications.accepted": 8,
        },
    ),
    "totals by other names": (
        "事项名称|受理\n取水许可|9\n全年累计|9",
        {"item.取水许可.accepted": 9, "applications.accepted": 9},
    ),
    "last year's total": (
        "事项名称|受理\n取水许可|9\n合计|9\n上年合计|7",
        {"item.取水许可.accepted": 9, "applications.accepted": 9, "last_year.applications.accepted": 7},
    ),
    "brought forward is of this year": (
        "事项名称|上年结转|受理\n取水许可|2|9\n合计|2|9",
        {
            "item.取水许可.brought_forward": 2,
            "item.取水许可.accepted": 9,
            "applications.brought_forward": 2,
            "applications.accepted": 9,
        },
    ),
    "groups of other services": (
        "类别|指标|数值\n行政许可|受理（件）|9\n|办结（件）|8\n行政处罚|立案（件）|5\n|办结（件）|4",
        {"applications.accepted": 9, "applications.concluded": 8},
    ),
    "complaints in a column of their own": (
        "部门|受理|监督检查|有效投诉\n甲局|9|30|2\n乙局|5|12|1\n合计|14|42|3",
        {
            "item.甲局.accepted": 9,
            "item.乙局.accepted": 5,
            "applications.accepted": 14,
            "oversight.inspections": 42,
            "oversight.complaints": 3,
        },
    ),
    "one below the other": (
        "表一 行政许可|\n受理|批准\n131|128\n|\n表二 行政处罚|\n受理|办结\n56|54\n|\n受理|批准\n7|6",
        {"applications.accepted": 131, "applications.approved": 128},
    ),
    "below nought": ("指标|数值\n受理|-3\n办结|2", {"applications.concluded": 2}),
    "a label under a label": ("许可事项|新增|2\n受理（件）|9|", {"applications.accepted": 9}),
    "averages": ("单位|受理\n甲|100\n乙|50\n平均|75", {"item.甲.accepted": 100, "item.乙.accepted": 50}),
}


@pytest.mark.parametrize(("text", "figures"), SERVICES.values(), ids=SERVICES)
def test_a_table_of_more_than_licensing_yields_what_is_of_licensing(text: str, figures: dict[str, int | str]) -> None:
    assert read(grid(text)) == figures


NAMED = {
    "in a table of figures": ("指标|数值\n受理（件）|88\n窗口人员（人）|12", {"窗口人员": (12, "人")}),
    "with a column of units": ("指标|单位|数值\n受理|件|88\n证照共享|次|5", {"证照共享": (5, "次")}),
    "beside a figure": ("受理（件）|88|窗口人员（人）|12", {"窗口人员": (12, "人")}),
    "without a unit": ("指标|数值\n受理（件）|88\n窗口人员|12", {}),
    "some of a figure": ("指标|数值\n受理（件）|88\n受理（网上）（件）|12", {}),
    "who filled it in": ("指标|数值\n受理（件）|88\n联系电话（个）|12", {}),
    "in a table of something else": ("指标|数值\n窗口人员（人）|12", {}),
}


@pytest.mark.parametrize(("text", "named"), NAMED.values(), ids=NAMED)
def test_a_label_without_a_key_names_its_figure(text: str, named: dict[str, tuple[int, str]]) -> None:
    said = [*said_by(grid(text), Whose("虚构市", 2024))]
    assert {one.name: (one.written, one.unit) for one in said if isinstance(one, Named)} == named
    assert [one.written for one in said if isinstance(one, Claim)] == [88] * ("|88" in text)


def test_years_below_a_name_are_headings_and_no_counts() -> None:
    rows = (("事项", "受理", ""), ("", "2024", "2023"), ("取水许可", "40", "38"), ("合计", "40", "38"))
    cells = [
        Cell(text, row, column, Place(Words(f"{row}/{column}", f"{row}/{column}")), 1, 2 if text == "受理" else 1)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text
    ]
    assert read(Grid(tuple(cells))) == {
        "item.取水许可.accepted": 40,
        "applications.accepted": 40,
        "last_year.applications.accepted": 38,
    }


def test_a_number_amid_words_is_told() -> None:
    said = [
        *said_by(
            grid("指标|数值\n批准|57\n受理|60件（同比+5%）\n主要做法|全年受理60件，批准57件。"), Whose("虚构市", 2024)
        )
    ]
    assert [one.written for one in said if isinstance(one, Claim)] == [57, 60, 57]
    assert [one.quotation.exact for one in said if isinstance(one, Left)] == ["60件", "5%"]


def test_what_is_indented_below_a_part_is_a_part_too() -> None:
    rows = [
        ("事项名称", "受理"),
        ("取水许可", "15"),
        ("其中：新办", "10"),
        ("\u3000\u3000\u3000延续", "5"),
        ("\u3000\u3000\u3000变更", "0"),
        ("水保审批", "20"),
    ]
    cells = [
        Cell(text, row, column, Place(Words(f"{row}/{column}", f"{row}/{column}")))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    assert read(Grid(tuple(cells))) == {"item.取水许可.accepted": 15, "item.水保审批.accepted": 20}


def test_a_table_of_addresses_is_read_by_them_as_it_was_printed() -> None:
    rows = (
        "位置|数据项|数值|原文|单位\napplications.received|收到申请|5,320|5,320|件\n"
        "fees.amount|收费金额|2,279,000|227.9万|元\nitem.取水许可.accepted|受理|9|9|件\n"
        "figure.综合窗口.value|综合窗口|12|12|个\nacceptance_rate|受理率|99.23%||"
    )
    said = [*said_of_addresses(grid(rows))]
    assert {".".join(one.path): one.written for one in said if isinstance(one, Claim)} == {
        "applications.received": 5320,
        "fees.amount": "227.9万",
        "item.取水许可.accepted": 9,
    }
    assert [(one.name, one.written, one.unit) for one in said if isinstance(one, Named)] == [("综合窗口", 12, "个")]
    assert not any(one.is_figure for one in said if isinstance(one, Left))
