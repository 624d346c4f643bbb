"""Documents as offices write them, each with the figures that must be read from it, and no other.

All of it is synthetic, in words of its own; the forms are those met in real documents. `~` marks an estimate.
"""

from typing import Final

A: Final = "applications."
H: Final = "handling."
O: Final = "oversight."  # noqa: E741  # short, as the others
Figures = dict[str, int | str]

CASES: Final[dict[str, tuple[str, Figures]]] = {
    "a whole and its parts": (
        "全年共收到申请5320件，其中受理5288件，不予受理32件。当场办结1804件，按期办结5201件。",
        {f"{A}received": 5320, f"{A}accepted": 5288, f"{A}rejected": 32, f"{H}on_the_spot": 1804, f"{H}on_time": 5201},
    ),
    "the items with most applications": (
        "全年受理1898件。办件最多的是营业性演出审批，受理612件；其次是娱乐场所许可，受理418件。",
        {f"{A}accepted": 1898},
    ),
    "an item by its name": (
        "全年受理1898件，不予受理36件。营业性演出审批，受理612件，批准600件。",
        {f"{A}accepted": 1898, f"{A}rejected": 36},
    ),
    "a whole and parts that have no key": (
        "全年受理33317件，其中：行政审批类5187件；民生服务类28130件。",
        {f"{A}accepted": 33317},
    ),
    "stages": (
        "2024年，全县受理行政许可申请4608件，办结4590件，批准4511件，不予批准79件，办结率99.61%。",
        {
            f"{A}accepted": 4608,
            f"{A}concluded": 4590,
            f"{A}approved": 4511,
            f"{A}denied": 79,
            "rates.conclusion": "99.61%",
        },
    ),
    "rates, one with a blank": (
        "办结率99.22 %，满意率99.99%。",
        {"rates.conclusion": "99.22%", "reviews.satisfaction": "99.99%"},
    ),
    "one rate for several names": (
        "受理率、办结率均为100%。",
        {"rates.acceptance": "100%", "rates.conclusion": "100%"},
    ),
    "ten thousands, with thousands parted": (
        "共受理1,123.8万件，办结1120.2万件，收费金额1.95亿元。",
        {f"{A}accepted": "1123.8万", f"{A}concluded": "1120.2万", "fees.amount": "1.95亿"},
    ),
    "growth": (
        "受理申请3215件，同比下降35.98%；办结3190件，与2023年相比增加25.4%。",
        {
            f"{A}accepted": 3215,
            f"growth.{A}accepted": "-35.98%",
            f"{A}concluded": 3190,
            f"growth.{A}concluded": "25.4%",
        },
    ),
    "shares behind parts": (
        "全年办结1711件。其中网上受理599件，占办结总数的35.0%；当场办结810件，占47.3%。",
        {f"{A}concluded": 1711, f"{H}online": 599, "rates.online": "35.0%", f"{H}on_the_spot": 810},
    ),
    "estimates": (
        "全年受理近8200件，办结8100余件，收费金额约12万元。",
        {f"~{A}accepted": "近8200", f"~{A}concluded": "8100余", "~fees.amount": "约12万"},
    ),
    "two periods": (
        "2月3日至3月10日受理49107件。截至12月31日，累计受理578099件。",
        {f"{A}accepted": 578099},
    ),
    "two partitions": (
        "全年批准10579件。按品种分，设备类7102件，试剂类3477件；按形式分，首次2011件，延续5886件，变更2682件。",
        {f"{A}approved": 10579},
    ),
    "the same again under headings": (
        (
            "# 一、办理情况\n全年共收到申请980件。\n（一）食品经营许可\n收到申请600件，受理590件。\n"
            "（二）公共场所卫生许可\n收到申请380件，受理371件。"
        ),
        {
            f"{A}received": 980,
            "item.食品经营许可.received": 600,
            "item.食品经营许可.accepted": 590,
            "item.公共场所卫生许可.received": 380,
            "item.公共场所卫生许可.accepted": 371,
        },
    ),
    "items in a list": (
        "全年受理申请90件。\n各类许可受理数量：\n城市建筑垃圾处置核准：42件\n临时性建筑物搭建、占道施工审批：48件\n其他：2件",
        {
            f"{A}accepted": 90,
            "item.城市建筑垃圾处置核准.accepted": 42,
            "item.临时性建筑物搭建、占道施工审批.accepted": 48,
        },
    ),
    "items with their labels": (
        "全年共收到申请980件。\n食品经营许可：收到申请600件，受理590件。\n1.公共场所卫生许可。收到申请380件，其中个人受理3件。",
        {
            f"{A}received": 980,
            "item.食品经营许可.received": 600,
            "item.食品经营许可.accepted": 590,
            "item.公共场所卫生许可.received": 380,
        },
    ),
    "a scope in brackets": ("受理（不含户籍、车管）30012件，办结（省市县）29880件。", {}),
    "the rest": ("除27项外，其余228项均可网上办理；另有37项正在改造。", {}),
    "from and to": (
        "全县许可事项由168项增至170项，平均办理时限由40天减至20天。",
        {"items.previous": 168, "items.total": 170},
    ),
    "a ranking": ("受理量居前三位的是：公安局（287件）、住建局（190件）、卫健局（121件）。", {}),
    "zero and all in words": ("全部申请均已办结，无超期办结，未发生投诉。", {}),
    "two units for one thing": (
        "受理行政许可196323项，办结191282件。",
        {f"{A}accepted": 196323, f"{A}concluded": 191282},
    ),
    "bullets under a heading": (
        "# 二、办件情况\n1．收到申请：1204件；\n2．受理：1190件；\n3．不予受理：14件。",
        {f"{A}received": 1204, f"{A}accepted": 1190, f"{A}rejected": 14},
    ),
    "departments in a list": ("县住建局受理21件，县人社局受理20件，县水务局受理9件。", {}),
    "a department beside the authority": (
        "全县受理申请8120件。县市场监管局受理3300件，办结3280件。",
        {f"{A}accepted": 8120},
    ),
    "a percent sign lost": ("网上受理900件，占总办件量的91.7。", {f"{H}online": 900}),
    "masked digits": ("全年受理XX件，办结1***件。", {}),
    "full width and parted": (
        "全年受理１２，３４５件，办结12,300件。",
        {f"{A}accepted": 12345, f"{A}concluded": 12300},
    ),
    "other words for stages": (
        "接收新报2045件，批复1960件，不予许可41件，终止办件12件，期末在办32件。",
        {f"{A}received": 2045, f"{A}approved": 1960, f"{A}denied": 41, f"{A}withdrawn": 12, f"{A}pending": 32},
    ),
    "不予受理 beside 不受理": (
        "不予受理16件，不受理5件，不予批准7件。",
        {f"{A}rejected": 16, f"{A}not_required": 5, f"{A}denied": 7},
    ),
    "last year's": (
        "2024年受理申请704件，上年为688件。",
        {f"{A}accepted": 704, f"last_year.{A}accepted": 688},
    ),
    "cumulative": ("自2019年以来累计受理61250件，2024年受理申请9034件。", {f"{A}accepted": 9034}),
    "办件量 and 即办件": ("全年办件量5600件，其中即办件4100件。", {}),
    "a quarter beside the year": ("一季度受理900件，全年受理申请4100件。", {f"{A}accepted": 4100}),
    "what is planned": ("全年受理申请510件，预计明年受理600件，拟新增事项3项。", {f"{A}accepted": 510}),
    "one number of several names": (
        "受理、办结均为415件，不予受理和不予批准均为0件。",
        {
            f"{A}accepted": 415,
            f"{A}concluded": 415,
            f"{A}rejected": 0,
            f"{A}denied": 0,
        },
    ),
    "one rate of names unknown": ("回访率、核实率、按期整改率均为100%。", {}),
    "one rate of two, one of them unclear": ("办件量和受理均为12件。", {}),
    "an average": ("全年受理申请730件，日均受理2件，单日最高受理31件。", {f"{A}accepted": 730}),
    "another level's": ("全县受理申请730件，其中县级受理520件，乡镇受理210件。", {f"{A}accepted": 730}),
    "a table of departments without a total": (
        "| 单位名称 | 受理 | 办结 |\n| 县水务局 | 40 | 38 |\n| 县教育局 | 60 | 59 |",
        {
            "item.县水务局.accepted": 40,
            "item.县水务局.concluded": 38,
            "item.县教育局.accepted": 60,
            "item.县教育局.concluded": 59,
        },
    ),
    "empty cells": (
        "| 事项名称 | 受理 | 批准 |\n| 取水许可 | 59 |  |\n| 合计 | 59 | 44 |",
        {f"{A}accepted": 59, f"{A}approved": 44, "item.取水许可.accepted": 59},
    ),
    "pairs, of last year too": (
        "| 指标 | 2024年 | 2023年 |\n| 收费金额（元） | 1200 | 900 |\n| 办件总量 | 33 | 34 |",
        {"fees.amount": 1200, "last_year.fees.amount": 900},
    ),
    "two numbers behind one label": ("| 受理 | 12 | 13 |\n| 办结 | 11 | 12 |", {}),
    "years one a row": (
        "| 年度 | 受理 | 办结 |\n| 2022年 | 8 | 7 |\n| 2023年 | 10 | 9 |\n| 2024年 | 13 | 12 |",
        {
            f"{A}accepted": 13,
            f"{A}concluded": 12,
            f"last_year.{A}accepted": 10,
            f"last_year.{A}concluded": 9,
        },
    ),
    "quarters one a row": (
        "| 时间 | 受理 | 办结 |\n| 一季度 | 8 | 7 |\n| 二季度 | 10 | 9 |\n| 合计 | 18 | 16 |",
        {f"{A}accepted": 18, f"{A}concluded": 16},
    ),
    "years under each heading": (
        "| 受理 | < | 办结 | < |\n| 2024年 | 2023年 | 2024年 | 2023年 |\n| 10 | 9 | 8 | 7 |",
        {
            f"{A}accepted": 10,
            f"{A}concluded": 8,
            f"last_year.{A}accepted": 9,
            f"last_year.{A}concluded": 7,
        },
    ),
    "a column of units": (
        "| 指标 | 单位 | 数值 |\n| 受理 | 件 | 12 |\n| 收费金额 | 万元 | 3.5 |",
        {f"{A}accepted": 12, "fees.amount": "3.5万"},
    ),
    "growth of several": (
        "收到申请、受理分别为1880件和1869件，同比分别增长3%、2%。",
        {
            f"{A}received": 1880,
            f"{A}accepted": 1869,
            f"growth.{A}received": "3%",
            f"growth.{A}accepted": "2%",
        },
    ),
    "a part of what ended, told again": (
        "全年终止办理61件，办结970件。\n注：终止办理中，由申请人主动撤回58件。",
        {f"{A}withdrawn": 61, f"{A}concluded": 970},
    ),
    "concluded of those accepted": (
        "受理490件，准予许可480件，本年度受理并办结460件。",
        {f"{A}accepted": 490, f"{A}approved": 480},
    ),
    "concluded of those accepted, named": (
        "受理490件，准予许可480件，我局受理并办结行政许可460件。",
        {f"{A}accepted": 490, f"{A}approved": 480},
    ),
    "accepted and concluded, all of them": (
        "受理490件，全年受理并办结490件。",
        {f"{A}accepted": 490, f"{A}concluded": 490},
    ),
    "accepted and concluded, no other accepted": (
        "全年受理办结行政许可460件，其中准予许可450件。",
        {f"{A}concluded": 460, f"{A}approved": 450},
    ),
    "under the headings of other matters": (
        (
            "一、办理情况\n全年受理申请980件。\n四、政府信息公开\n收到申请45件，不予受理2件。\n"
            "五、12345热线办理情况\n全年受理1203件，办结1200件。"
        ),
        {f"{A}accepted": 980},
    ),
    "growth in two measures": (
        "主动监督检查5021次，同比增加120次，同比增长2.4%。",
        {f"{O}inspections": 5021, f"growth.{O}inspections": "2.4%"},
    ),
    "columns of growth in two measures": (
        (
            "| 指标 | 2024年 | 2023年 | 增减数 | 增减率 |\n"
            "| 受理（件） | 61 | 57 | 4 | 7.0% |\n| 办结（件） | 60 | 57 | 3 | 5.3% |"
        ),
        {
            f"{A}accepted": 61,
            f"last_year.{A}accepted": 57,
            f"growth.{A}accepted": "7.0%",
            f"{A}concluded": 60,
            f"last_year.{A}concluded": 57,
            f"growth.{A}concluded": "5.3%",
        },
    ),
    "online in short": (
        "全年受理4068件（其中网上4000件），办结4060件。",
        {f"{A}accepted": 4068, f"{A}concluded": 4060, f"{H}online": 4000},
    ),
    "all levels and departments": (
        "全县各级各部门共受理各类行政许可申请1234件。",
        {f"{A}accepted": 1234},
    ),
    "traditional characters": ("收到申請12件，受理11件。", {f"{A}received": 12, f"{A}accepted": 11}),
    "no figures": (
        "根据《虚构省许可条例》第12条和虚政发〔2023〕50号文件，2024年3月5日起施行。咨询电话：0000-88880000。",
        {},
    ),
    "分别": (
        "全年收到申请、受理、不予受理分别为1880件、1869件、11件。",
        {f"{A}received": 1880, f"{A}accepted": 1869, f"{A}rejected": 11},
    ),
    "oversight": (
        "开展主动监督检查412次，发现违法行为9件。收到有效投诉8件，查实违法行为1件。",
        {f"{O}inspections": 412, f"{O}violations": 9, f"{O}complaints": 8, f"{O}complaints_upheld": 1},
    ),
    "a table of labels": (
        "| 指标 | 数量 |\n| 收到申请 | 604 |\n| 受理 | 600 |\n| 不予受理 | 4 |\n| 办件量 | 1200 |",
        {f"{A}received": 604, f"{A}accepted": 600, f"{A}rejected": 4},
    ),
    "a table with last year's column": (
        "| 指标 | 2024年 | 2023年 | 同比 |\n| 受理 | 660 | 600 | 10% |\n| 办结 | 650 | 590 | 10.2% |",
        {
            f"{A}accepted": 660,
            f"last_year.{A}accepted": 600,
            f"growth.{A}accepted": "10%",
            f"{A}concluded": 650,
            f"last_year.{A}concluded": 590,
            f"growth.{A}concluded": "10.2%",
        },
    ),
    "a table of items with a total": (
        "| 事项名称 | 受理 | 批准 |\n| 取水许可 | 40 | 38 |\n| 排水许可 | 60 | 59 |\n| 合计 | 100 | 97 |",
        {
            f"{A}accepted": 100,
            f"{A}approved": 97,
            "item.取水许可.accepted": 40,
            "item.取水许可.approved": 38,
            "item.排水许可.accepted": 60,
            "item.排水许可.approved": 59,
        },
    ),
    "two rows of headings": (
        (
            "| 事项名称 | 申请 | < | 审批 | < |\n| ^ | 收到 | 受理 | 批准 | 不予批准 |\n"
            "| 取水许可 | 41 | 40 | 38 | 2 |\n"
            "| 合计 | 41 | 40 | 38 | 2 |"
        ),
        {
            f"{A}received": 41,
            f"{A}accepted": 40,
            f"{A}approved": 38,
            f"{A}denied": 2,
            "item.取水许可.received": 41,
            "item.取水许可.accepted": 40,
            "item.取水许可.approved": 38,
            "item.取水许可.denied": 2,
        },
    ),
    "a transposed table": (
        "| 收到申请 | 受理 | 不予受理 | 办结 |\n| 2207 | 2200 | 7 | 2190 |",
        {f"{A}received": 2207, f"{A}accepted": 2200, f"{A}rejected": 7, f"{A}concluded": 2190},
    ),
    "units in the labels": (
        "| 指标 | 数值 |\n| 受理（件） | 88 |\n| 收费金额（万元） | 12.5 |\n| 办结率（%） | 99.2 |",
        {f"{A}accepted": 88, "fees.amount": "12.5万", "rates.conclusion": "99.2%"},
    ),
    "pairs beside each other": (
        "| 收到申请 | 77 | 受理 | 75 |\n| 批准 | 70 | 不予批准 | 5 |",
        {f"{A}received": 77, f"{A}accepted": 75, f"{A}approved": 70, f"{A}denied": 5},
    ),
    "a quarter's columns": ("| 指标 | 一季度 | 二季度 |\n| 受理 | 10 | 20 |\n| 办结 | 9 | 21 |", {}),
}
