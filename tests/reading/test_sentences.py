"""What sentences say: which figure, last year's and the growth, and what is left out. All figures are synthetic."""

from functools import partial

import pytest
from growth import is_in_proportion

from licreport.reading.grammar.claim import Claim, Left, Named
from licreport.reading.grammar.scopes.general import EXAMPLES
from licreport.reading.grammar.scopes.owner import Owner
from licreport.reading.grammar.sentences.said import said_in
from licreport.reading.grammar.whose import Whose
from licreport.reading.text import Line, Place
from licreport.words.language import Words

PLACE = Place(Words("line 1", "第1行"), 1)


def said(text: str, heading: str = "") -> list[Claim | Named | Left]:
    return [*said_in(Line(text, PLACE), Whose("虚构区", 2024), heading)]


def read(text: str, heading: str = "") -> dict[str, int | str]:
    """Return the figures that a sentence is read as saying."""
    return {".".join(one.path): one.written for one in said(text, heading) if isinstance(one, Claim)}


A = "applications."

READ = {
    "behind its name": ("收到申请542219件，其中，受理542141件。", {f"{A}received": 542219, f"{A}accepted": 542141}),
    "with words of no weight between": ("有效投诉共计5012件。", {"oversight.complaints": 5012}),
    "with thousands parted": ("受理行政许可申请1,234件。", {f"{A}accepted": 1234}),
    "in full width": ("受理１２３４件。", {f"{A}accepted": 1234}),
    "in ten thousands": ("受理151.9万件。", {f"{A}accepted": "151.9万"}),
    "money in ten thousands": ("收费金额12.5万元。", {"fees.amount": "12.5万"}),
    "money in hundred millions": ("收费金额1.08亿元。", {"fees.amount": "1.08亿"}),
    "a rate": ("受理率为98.5%。", {"rates.acceptance": "98.5%"}),
    "a rate with a blank": ("办结率 99.22 %。", {"rates.conclusion": "99.22%"}),
    "an estimate": ("收费金额约180万元。", {"fees.amount": "约180万"}),
    "不受理 beside 不予受理": ("不受理5件，不予受理7件。", {f"{A}not_required": 5, f"{A}rejected": 7}),
    "in brackets": (
        "网上受理15330件（含全程网办6044件）。",
        {"handling.online": 15330, "handling.fully_online": 6044},
    ),
    "names and then numbers": (
        "收到申请、受理、不予受理分别为152.31万件、151.9万件、0.41万件。",
        {f"{A}received": "152.31万", f"{A}accepted": "151.9万", f"{A}rejected": "0.41万"},
    ),
    "from one to another": ("清单事项数从201个调整到203个。", {"items.previous": 201, "items.total": 203}),
    "from one to another, of all items": ("全区事项由168项增至170项。", {"items.previous": 168, "items.total": 170}),
    "departments behind": ("涉及28个主管部门。", {"items.departments": 28}),
    "items behind": ("全区209项行政许可事项全部纳入清单。", {"items.total": 209}),
    "items with rules": ("其中有161项行政许可事项建立了监管制度。", {"oversight.items_covered": 161}),
    "last year's beside it": (
        "收到申请24180件，上年为22907件，同比增长5.6%。",
        {
            f"{A}received": 24180,
            f"last_year.{A}received": 22907,
            f"growth.{A}received": "5.6%",
        },
    ),
    "a fall": ("受理3215件，同比下降12.5%。", {f"{A}accepted": 3215, f"growth.{A}accepted": "-12.5%"}),
    "a difference": ("受理3215件，较上年减少12件。", {f"{A}accepted": 3215, f"growth.{A}accepted": -12}),
    "points": (
        "受理率98.5%，比上年提高0.3个百分点。",
        {"rates.acceptance": "98.5%", "growth.rates.acceptance": "0.3%"},
    ),
    "at the end of the year": ("截至2024年底，全区共有行政许可事项203项。", {"items.total": 203}),
    "after what is in brackets": (
        "收到申请45678件（其中线上申请40000件），受理45600件。",
        {f"{A}received": 45678, f"{A}accepted": 45600},
    ),
    "by way of channels": ("通过12345热线等渠道收到有效投诉28件。", {"oversight.complaints": 28}),
    "manifold growth is no difference": ("受理100件，同比增长5倍。", {f"{A}accepted": 100}),
    "growth of a rate in percent may be either": ("受理率98.5%，同比提高0.3%。", {"rates.acceptance": "98.5%"}),
    "growth behind what was left out": ("收到申请100件，食品经营许可受理50件，同比增长3%。", {f"{A}received": 100}),
    "growth of several, one by one": (
        "收到申请10件，受理9件，同比分别增长3%、2%。",
        {f"{A}received": 10, f"{A}accepted": 9, f"growth.{A}received": "3%", f"growth.{A}accepted": "2%"},
    ),
    "growth of several, of which one was left out": (
        "收到申请10件，食品经营许可受理9件，同比分别增长3%、2%。",
        {f"{A}received": 10},
    ),
    "growth of two of three": (
        "收到申请10件，受理9件，办结8件，同比分别增长3%、2%。",
        {f"{A}received": 10, f"{A}accepted": 9, f"{A}concluded": 8},
    ),
    "last year's of several, in brackets": (
        "批准88件、不予批准3件（2023年分别为86件、2件）。",
        {f"{A}approved": 88, f"{A}denied": 3, f"last_year.{A}approved": 86, f"last_year.{A}denied": 2},
    ),
    "another year's of several": (
        "批准88件、不予批准3件（2020年分别为86件、2件）。",
        {f"{A}approved": 88, f"{A}denied": 3},
    ),
    "growth of those in the sentence before": (
        "2024年，受理、办结分别为90件、89件。同比分别增长2.5%、2.1%。",
        {f"{A}accepted": 90, f"{A}concluded": 89, f"growth.{A}accepted": "2.5%", f"growth.{A}concluded": "2.1%"},
    ),
    "from January to December": ("2024年1—12月，受理申请300件。", {f"{A}accepted": 300}),
    "from the first day to the last": ("2024年1月1日至12月31日，受理申请300件。", {f"{A}accepted": 300}),
    "with words of no weight amid": ("共收到各类行政许可申请30件。", {f"{A}received": 30}),
    "of those concluded": (
        "在已办结的1238件中，网上办理1190件，占96.1%；当场办结312件。",
        {f"{A}concluded": 1238, "handling.online": 1190, "rates.online": "96.1%", "handling.on_the_spot": 312},
    ),
    "under a heading of its own line": ("（二）办理情况。收到申请30件。", {f"{A}received": 30}),
    "of all after an office": ("区建设局受理12件。办结11件。全区受理300件。", {f"{A}accepted": 300}),
    "of the departments": ("全区29个部门实施的行政许可事项共计312项。", {"items.total": 312}),
    "all decisions and those that grant": (
        "作出行政许可决定3455件，其中准予许可3431件，不予许可24件。",
        {f"{A}approved": 3431, f"{A}denied": 24},
    ),
    "complaints and how many were upheld": (
        "接到有效投诉52件，其中查实19件。",
        {"oversight.complaints": 52, "oversight.complaints_upheld": 19},
    ),
    "what charges, before its fees": (
        "涉及收费的许可事项5项，收费办件1203件，收费总额为186.32万元。",
        {"fees.applications": 1203, "fees.amount": "186.32万"},
    ),
    "what a list holds": (
        "清单共包含事项245项，由26个县级部门负责实施。",
        {"items.total": 245, "items.departments": 26},
    ),
    "offices in their number": ("涉及区级部门25家。", {"items.departments": 25}),
    "of all items some": (
        "全区190项行政许可事项中，已有188项建立了监管制度。",
        {"items.total": 190, "oversight.items_covered": 188},
    ),
    "items added and removed": (
        "全年新增许可事项3项，取消行政许可事项1项。",
        {"items.added": 3, "items.removed": 1},
    ),
    "items added and removed, behind all": (
        "行政许可事项共190项，与上年相比，新增6项，取消9项。",
        {"items.total": 190, "items.added": 6, "items.removed": 9},
    ),
    "items added and removed, in the next sentence": (
        "行政许可事项共190项，涉及主管部门29个。与上年相比，新增6项，取消9项。",
        {"items.total": 190, "items.departments": 29, "items.added": 6, "items.removed": 9},
    ),
    "added, of something else": (
        "行政许可事项共190项，新增6项便民措施，取消证明9项。",
        {"items.total": 190},
    ),
    "under oversight, and not yet": (
        "全区205项许可事项制定了监管制度。仍有14项事项尚未建立监管制度，还有3项许可事项未制定监管规则。",
        {"oversight.items_covered": 205},
    ),
    "online by a channel": (
        "受理591件，办件中，通过网上渠道受理372件，审核通过518件。",
        {f"{A}accepted": 591, "handling.online": 372},
    ),
    "of those that were concluded": (
        "在办结的153件办件中：网上受理118件，占比77.12%；全程网办71件，占46.4%。",
        {
            f"{A}concluded": 153,
            "handling.online": 118,
            "rates.online": "77.12%",
            "handling.fully_online": 71,
            "rates.fully_online": "46.4%",
        },
    ),
    "a share of the applications": (
        "收到申请1000件，受理998件，占申请量的99.8%。",
        {f"{A}received": 1000, f"{A}accepted": 998, "rates.acceptance": "99.8%"},
    ),
    "last year's in brackets": (
        "受理许可申请2958件，与去年（2731件）相比增长8.3%；收到申请412件，比2023年（386件）增加26件，增长6.8%。",
        {
            f"{A}accepted": 2958,
            f"last_year.{A}accepted": 2731,
            f"growth.{A}accepted": "8.3%",
            f"{A}received": 412,
            f"last_year.{A}received": 386,
            f"growth.{A}received": "6.8%",
        },
    ),
    "a part that ends with its clause": (
        "开展主动监督检查4028次，其中联合检查612次；发现违法行为498件。",
        {"oversight.inspections": 4028, "oversight.violations": 498},
    ),
    "inspections of those with a licence": (
        "对取得许可的生产、批发企业开展检查2915家次，发现环境违法行为96起。",
        {"oversight.inspections": 2915, "oversight.violations": 96},
    ),
    "in a list in short": (
        "行政许可申请、受理、办结数量分别为3012件、3004件和2998件。",
        {f"{A}received": 3012, f"{A}accepted": 3004, f"{A}concluded": 2998},
    ),
    "behind a heading that is a figure's name": ("（四）网上办理。全程网办1896件。", {"handling.fully_online": 1896}),
    "behind what was sent back": (
        "受理6790件，不予受理53件，补正材料1214件次。年度内办结6722件。",
        {f"{A}accepted": 6790, f"{A}rejected": 53, f"{A}returned": 1214, f"{A}concluded": 6722},
    ),
    "compared with last year's": (
        "收到行政许可申请6843件，与2023年的7126件相比下降4.0%。",
        {f"{A}received": 6843, f"last_year.{A}received": 7126, f"growth.{A}received": "-4.0%"},
    ),
    "departments that the items cover": (
        "行政许可事项共190项，覆盖25个主管部门。",
        {"items.total": 190, "items.departments": 25},
    ),
    "departments by some of their names": (
        "清单共有事项218项，涉及教育、卫健、市场监管等25个主管部门。",
        {"items.total": 218, "items.departments": 25},
    ),
    "no fees": ("收费金额为0。", {"fees.amount": 0}),
    "by all offices": (
        "各级行政许可实施机关共收到申请8430件，受理8401件；区级各部门共开展监督检查15次。",
        {f"{A}received": 8430, f"{A}accepted": 8401, "oversight.inspections": 15},
    ),
    "behind a time": (
        "承诺办结时限平均压缩至4.2个工作日；受理9件，批准8件。",
        {f"{A}accepted": 9, f"{A}approved": 8},
    ),
    "an outcome by two names": (
        "申请人撤回申请、终止审查88件，截至年底尚在审查中71件。",
        {f"{A}withdrawn": 88, f"{A}pending": 71},
    ),
    "items, counted one by one": ("准予许可480个事项，办结460件。", {f"{A}concluded": 460}),
    "items, and then their cases": ("准予许可20项行政许可事项。", {}),
    "an outcome by two words": ("批准90件，撤回、终止132件。", {f"{A}approved": 90, f"{A}withdrawn": 132}),
    "a change in two measures, of what is named": (
        "与2023年相比，申请量增加1022件，增长11.6%。",
        {f"growth.{A}received": "11.6%"},
    ),
    "a bare name in a list": (
        "审批办结790件：许可655件，不许可35件，转报省厅7件。",
        {f"{A}concluded": 790, f"{A}approved": 655, f"{A}denied": 35, f"{A}forwarded": 7},
    ),
    "the rate of a way of handling": ("承诺时限内办结率100%。", {"rates.on_time": "100%"}),
    "since another year, in all of a sentence": (
        "与2023年相比，申请量增加1022件；准予许可量由8702件增至9710件；网上受理率提高3.1个百分点。",
        {
            f"growth.{A}received": 1022,
            f"last_year.{A}approved": 8702,
            f"{A}approved": 9710,
            "growth.rates.online": "3.1%",
        },
    ),
    "compared amid a sentence": (
        "受理8590件，较2023年的7920件有所增加，办结8500件。",
        {f"{A}accepted": 8590, f"last_year.{A}accepted": 7920, f"{A}concluded": 8500},
    ),
    "brackets in brackets": (
        "批准35件（其中当场办结（含容缺受理的3件）12件），不予批准2件。",
        {f"{A}approved": 35, f"{A}denied": 2},
    ),
    "what is contained, before its number": ("收到申请（含变更申请21件）共计36件。", {f"{A}received": 36}),
    "compared in brackets": (
        "收到申请8642件（较2023年的7920件增长9.1%），上年结转321件；受理8590件。",
        {
            f"{A}received": 8642,
            f"last_year.{A}received": 7920,
            f"growth.{A}received": "9.1%",
            f"{A}brought_forward": 321,
            f"{A}accepted": 8590,
        },
    ),
    "compared with another year's": (
        "收到申请8642件（较2021年的7920件增长9.1%），受理8590件。",
        {f"{A}received": 8642, f"{A}accepted": 8590},
    ),
    "last year in a sentence of its own": (
        "2023年受理9340件，办结9288件，其中批准9200件；2024年受理9500件，办结9450件。",
        {
            **{
                f"last_year.{A}{key}": value
                for key, value in (("accepted", 9340), ("concluded", 9288), ("approved", 9200))
            },
            f"{A}accepted": 9500,
            f"{A}concluded": 9450,
        },
    ),
    "this year, behind last year's": (
        "2023年受理9340件，今年受理9500件，由2022年的3件增至4件。",
        {f"last_year.{A}accepted": 9340},
    ),
    "last year, over its full stop": (
        "2023年，收到申请500件。批准480件，不予批准3件。",
        {f"last_year.{A}received": 500},
    ),
    "reached, one by one": (
        "网办率、全程网办率、按时办结率分别达到96.8%、88.4%、100%。",
        {"rates.online": "96.8%", "rates.fully_online": "88.4%", "rates.on_time": "100%"},
    ),
    "items in applications": ("全年受理行政许可事项312件。", {f"{A}accepted": 312}),
    "for reasons of all kinds": ("因不属于本机关职权范围等原因不予受理257件。", {f"{A}rejected": 257}),
    "after what was asked of someone else": (
        "同时要求各单位限期反馈结果，2024年全区各部门共计收到行政许可事项相关有效投诉共计5012件，其中，查实违法行为283件。",
        {"oversight.complaints": 5012, "oversight.complaints_upheld": 283},
    ),
    "behind dashes": ("——网上受理58120件，占90.4%；", {"handling.online": 58120}),
    "numbered by rings": ("①收到申请500件；②受理490件", {f"{A}received": 500, f"{A}accepted": 490}),
    "a label of a figure's own": ("不予受理：110件", {f"{A}rejected": 110}),
    "under what was done": ("（二）高效开展审批。全年受理312件。", {f"{A}accepted": 312}),
    "taken from a list": ("《虚构区事项清单（2024年版）》共列入行政许可事项476项。", {"items.total": 476}),
    "first a difference, then in percent": (
        "受理490件，比上年增加20件，增长4.2%。",
        {f"{A}accepted": 490, f"growth.{A}accepted": "4.2%"},
    ),
    "still pending": ("全年办结1238件，截至年底尚有5件正在办理。", {f"{A}concluded": 1238, f"{A}pending": 5}),
    "by commitment": ("以告知承诺方式办理76件。", {"handling.commitment": 76}),
    "decided for and against": (
        "作出准予许可的决定28件、不予许可的决定2件。",
        {f"{A}approved": 28, f"{A}denied": 2},
    ),
    "growth of what is named with it": (
        "同比，受理量增长12.3%，办结量下降12.1%。",
        {f"growth.{A}accepted": "12.3%", f"growth.{A}concluded": "-12.1%"},
    ),
    "growth since another year": ("受理100件，与2022年相比增长3%。", {f"{A}accepted": 100}),
    "last year's before the name": (
        "收费金额227.9万元；上年收费金额201.2万元。",
        {"fees.amount": "227.9万", "last_year.fees.amount": "201.2万"},
    ),
    "the whole beside an average": (
        "全年受理52318件，日均受理209件；办结52280件。",
        {f"{A}accepted": 52318, f"{A}concluded": 52280},
    ),
    "the whole year after a part of it": ("1-6月受理申请300件，全年受理申请650件。", {f"{A}accepted": 650}),
    "by way of the portal, and at the counter": (
        "通过省政务服务网在线受理31870件，现场窗口受理13232件，全程网办22415件。",
        {"handling.online": 31870, "handling.fully_online": 22415},
    ),
    "inspections of several kinds": (
        "全区各部门围绕许可事项开展日常检查、专项检查、双随机抽查等主动监督检查8627次，发现违法行为143起。",
        {"oversight.inspections": 8627, "oversight.violations": 143},
    ),
    "complaints that were all dealt with": (
        "收到有效投诉举报233件，办结233件，其中查实违法行为64件。",
        {"oversight.complaints": 233, "oversight.complaints_upheld": 64},
    ),
    "complaints upheld after an inquiry": (
        "收到有效投诉20件，经调查查实违法行为13件。",
        {"oversight.complaints": 20, "oversight.complaints_upheld": 13},
    ),
    "complaints of which some were founded": (
        "收到有效投诉举报58件，经核查属实的违法行为17件。",
        {"oversight.complaints": 58, "oversight.complaints_upheld": 17},
    ),
    "items in force, last year's and what was changed": (
        "我区现行有效的行政许可事项为218项，与2023年的214项相比，新增6项、取消2项，由24家区级部门和单位实施。",
        {"items.total": 218, "items.previous": 214, "items.added": 6, "items.removed": 2, "items.departments": 24},
    ),
    "brought forward from the year before": ("上年度结转9件。", {f"{A}brought_forward": 9}),
    "by a system of commitments": (
        "全程网上办理610件，承诺制办理75件。",
        {
            "handling.fully_online": 610,
            "handling.commitment": 75,
        },
    ),
    "departments in charge": (
        "全区行政许可事项331项，区级主管部门35个。",
        {"items.total": 331, "items.departments": 35},
    ),
    "refused, before it is said": (
        "（一）受理情况。对不符合法定条件的1347件申请依法不予受理。",
        {f"{A}rejected": 1347},
    ),
    "denied, before it is said": ("对不符合条件的21件申请作出不予许可决定。", {f"{A}denied": 21}),
    "applications without a verb": (
        "全年行政许可申请2736件，受理2729件。",
        {f"{A}received": 2736, f"{A}accepted": 2729},
    ),
    "still in hand": (
        "批准97件，不予批准9件；尚在办理中18件。",
        {
            f"{A}approved": 97,
            f"{A}denied": 9,
            f"{A}pending": 18,
        },
    ),
    "cases that charge, before it is said": (
        "全年共有5316件办件涉及收费，收费金额合计12万元。",
        {"fees.applications": 5316, "fees.amount": "12万"},
    ),
    "fees of several kinds together": (
        "收取城市道路占用挖掘费用等共345.08万元，涉及办件421件。",
        {"fees.amount": "345.08万", "fees.applications": 421},
    ),
    "names in short, of the whole": (
        "全区行政许可申请、受理、办结数量分别为30127件、30041件和29988件，不予受理86件。",
        {f"{A}received": 30127, f"{A}accepted": 30041, f"{A}concluded": 29988, f"{A}rejected": 86},
    ),
    "concluded early, and the rate of it": (
        "按期办结6722件，其中提前办结6410件，提前办结率95.4%。",
        {"handling.on_time": 6722, "rates.early": "95.4%"},
    ),
    "revoked, beside files that were reviewed": (
        "区政府组织案卷评查，抽查行政许可案卷86卷，优秀率91.8%；依法撤销行政许可5件。",
        {f"{A}revoked": 5},
    ),
    "a list of a year's edition": (
        "虚构区2024年版行政许可事项清单共有事项218项，比上一年度净增4项（新增7项、取消3项）。",
        {"items.total": 218, "growth.items.total": 4, "items.added": 7, "items.removed": 3},
    ),
    "items taken over": ("承接28个部门划转的行政许可事项235项。", {"items.total": 235}),
    "as had been asked for": ("按照“双随机、一公开”要求，全年受理申请30件。", {f"{A}accepted": 30}),
    "items, one after the other": (
        "从事项看，建设项目水土保持方案审批受理412件、批准405件；取水许可受理376件，批准370件，不予批准2件；其他事项受理9件。",
        {
            "item.建设项目水土保持方案审批.accepted": 412,
            "item.建设项目水土保持方案审批.approved": 405,
            "item.取水许可.accepted": 376,
            "item.取水许可.approved": 370,
            "item.取水许可.denied": 2,
        },
    ),
    "items under their heading": (
        "（二）主要事项办理情况。食品经营许可受理490件，办结480件。",
        {
            "item.食品经营许可.accepted": 490,
            "item.食品经营许可.concluded": 480,
        },
    ),
    "two items": (
        "特种作业人员操作资格认定受理5210件，危险化学品安全生产许可受理684件。",
        {"item.特种作业人员操作资格认定.accepted": 5210, "item.危险化学品安全生产许可.accepted": 684},
    ),
    "under a number of its paragraph": ("2.1  全年接收申请30件，受理29件。", {f"{A}received": 30, f"{A}accepted": 29}),
    "behind a heading in brackets": (
        "【办理渠道】网上受理30件，全程网办12件。",
        {"handling.online": 30, "handling.fully_online": 12},
    ),
    "ended by applicants": ("申请人自行撤回而终止办理9件。", {f"{A}withdrawn": 9}),
    "within the promised time": ("在承诺期限内按期办结30件。", {"handling.on_time": 30}),
    "bad reviews put right, the other way round": ("整改差评29件。", {"reviews.rectified": 29}),
    "in so many ways": (
        "通过“双随机、一公开”、飞行检查等方式，开展主动监督检查30次。",
        {"oversight.inspections": 30},
    ),
    "complaints that concern licensing": (
        "全年收到与行政许可相关的有效投诉12件，经核查，查实违法行为3件。",
        {"oversight.complaints": 12, "oversight.complaints_upheld": 3},
    ),
    "applications for items": (
        "受理80件。从事项看，营业性演出审批申请52件、受理51件、批准50件，娱乐场所经营许可申请9件、受理8件。",
        {
            f"{A}accepted": 80,
            "item.营业性演出审批.received": 52,
            "item.营业性演出审批.accepted": 51,
            "item.营业性演出审批.approved": 50,
            "item.娱乐场所经营许可.received": 9,
            "item.娱乐场所经营许可.accepted": 8,
        },
    ),
    "applications of which more were made": (
        "2024年，我局办理行政许可申请总量有所上升：收到申请32件，其中受理31件。",
        {f"{A}received": 32, f"{A}accepted": 31},
    ),
    "a label and its number": ("1. 事项总数：14项", {"items.total": 14}),
    "items at the end of the year before": (
        "2023年底行政许可事项92项，2024年底行政许可事项87项。",
        {"items.previous": 92, "items.total": 87},
    ),
    "items behind what they are of": (
        "准予许可中，公共场所卫生许可46件、护士执业注册12件、其余事项9件。",
        {"item.公共场所卫生许可.approved": 46, "item.护士执业注册.approved": 12},
    ),
    "items in brackets": (
        "批准30件（取水许可20件，河道采砂许可10件），不予批准2件。",
        {f"{A}approved": 30, f"{A}denied": 2, "item.取水许可.approved": 20, "item.河道采砂许可.approved": 10},
    ),
    "items behind a figure told again": (
        "批准30件。批准的30件中，取水许可20件，河道采砂许可10件。",
        {f"{A}approved": 30, "item.取水许可.approved": 20, "item.河道采砂许可.approved": 10},
    ),
    "items behind their stage, and then all again": (
        "按事项分，受理取水许可20件、河道采砂许可10件。加上上年结转的2件，全年办结31件。",
        {
            "item.取水许可.accepted": 20,
            "item.河道采砂许可.accepted": 10,
            f"{A}brought_forward": 2,
            f"{A}concluded": 31,
        },
    ),
    "items with most applications": (
        "受理量居前三位的事项是：食品经营许可16件，公共场所卫生许可8件，道路货物运输经营许可6件。",
        {
            "item.食品经营许可.accepted": 16,
            "item.公共场所卫生许可.accepted": 8,
            "item.道路货物运输经营许可.accepted": 6,
        },
    ),
    "one figure of an item, and then all again": (
        "全年网上受理55件，食品经营许可受理30件。当场办结率61.2%。",
        {"handling.online": 55, "rates.on_the_spot": "61.2%"},
    ),
    "items that changed from one number to another": (
        "新增事项2项，取消、下放、合并事项5项，调整后全区行政许可事项由212项变为209项。",
        {"items.added": 2, "items.removed": 5, "items.previous": 212, "items.total": 209},
    ),
    "ended for such reasons": ("申请人撤回等原因终止办理540件。", {f"{A}withdrawn": 540}),
    "items with rules, behind them": (
        "265项许可事项中，已出台监管细则的有243项。",
        {"oversight.items_covered": 243},
    ),
    "departments of a level": (
        "2024年，全区6个部门共实施行政许可事项142项。",
        {"items.total": 142, "items.departments": 6},
    ),
    "complaints in the field of licensing": (
        "12345热线等渠道受理行政许可领域有效投诉41件，查实2件。",
        {"oversight.complaints": 41, "oversight.complaints_upheld": 2},
    ),
    "reviews in their own clause": (
        "好差评方面，全年收到评价70452条，非常满意70311条。",
        {"reviews.total": 70452, "reviews.very_satisfied": 70311},
    ),
    "this year's and last year's behind one label": (
        "收到申请：本年度86421件，上年度79935件，增长8.1%。",
        {f"{A}received": 86421, f"last_year.{A}received": 79935, f"growth.{A}received": "8.1%"},
    ),
    "the list of a level": (
        "区级行政许可事项清单共收录行政许可事项268项，由24个区级部门实施；上年末清单事项数为271项。",
        {"items.total": 268, "items.departments": 24, "items.previous": 271},
    ),
    "last year's behind what was changed": (
        "全区行政许可事项共356项，年内新增5项、取消3项，上年末为354项。",
        {"items.total": 356, "items.added": 5, "items.removed": 3, "items.previous": 354},
    ),
    "handed in by applicants": (
        "收到申请人提交的申请18602件，经审查受理18571件。",
        {f"{A}received": 18602, f"{A}accepted": 18571},
    ),
    "of all offices that license": (
        "2024年，全区各许可实施机关共收到行政许可申请48215件。",
        {f"{A}received": 48215},
    ),
    "of licensing, after something else": (
        "全程电子化登记率98.2%；行政许可全程网办3.97万件，全程网办率91.3%。",
        {"handling.fully_online": "3.97万", "rates.fully_online": "91.3%"},
    ),
    "decisions not to accept": (
        "作出不受理决定41件；作出不予受理决定36件；要求申请人补正材料417件次。",
        {f"{A}not_required": 41, f"{A}rejected": 36, f"{A}returned": 417},
    ),
    "ended in several ways": ("申请人主动撤回等终止办理186件。", {f"{A}withdrawn": 186}),
    "brought forward, with what was concluded": (
        "连同上年结转的402件，全年共办结9911件。",
        {f"{A}brought_forward": 402, f"{A}concluded": 9911},
    ),
    "bad reviews that were followed up": (
        "24条差评均在15个工作日内回访，差评整改率100%。",
        {"reviews.rectification": "100%"},
    ),
    "the whole year, after a quarter, in short": (
        "四季度受理40件；全年收到申请、受理、不予受理分别为152件、151件、1件。",
        {f"{A}received": 152, f"{A}accepted": 151, f"{A}rejected": 1},
    ),
    "items of commitment, and cases": (
        "实行告知承诺的事项41项，全年告知承诺件386件。当场办结率31.5%。",
        {"handling.commitment": 386, "rates.on_the_spot": "31.5%"},
    ),
    "a net change, behind last year's": (
        "我区现有行政许可事项24项，比上年末的26项净减2项。",
        {"items.total": 24, "items.previous": 26, "growth.items.total": -2},
    ),
    "under a heading of the list": ("（一）事项目录。清单共收录行政许可事项268项。", {"items.total": 268}),
    "of so many offices that license": (
        "2024年，全区28个许可实施部门共收到行政许可申请42918件，决定受理42106件。",
        {f"{A}received": 42918, f"{A}accepted": 42106},
    ),
    "by way of a platform": ("依托省一体化政务服务平台网上受理17058件。", {"handling.online": 17058}),
    "after a time that has passed": (
        "自2019年组建以来，先后分五批划转。目前我区集中实施的行政许可事项为194项。",
        {"items.total": 194},
    ),
    "brought forward from last year, by its number": (
        "加上2023年结转的384件，全年办结42190件。",
        {f"{A}brought_forward": 384, f"{A}concluded": 42190},
    ),
    "this year, in short": (
        "本年申请总数2361件，受理2347件，上年受理2156件。",
        {f"{A}received": 2361, f"{A}accepted": 2347, f"last_year.{A}accepted": 2156},
    ),
    "granted on commitment": (
        "以告知承诺方式批准30件，网上受理29件。",
        {"handling.commitment": 30, "handling.online": 29},
    ),
    "issued on commitment": ("全年以告知承诺方式发证30件。", {"handling.commitment": 30}),
    "concluded on commitment": ("通过告知承诺方式办结30件。", {"handling.commitment": 30}),
    "decided on commitment": ("采用告知承诺制作出许可决定30件。", {"handling.commitment": 30}),
    "complaints, upheld in one word": (
        "收到有效投诉20件，经查属实3件。",
        {"oversight.complaints": 20, "oversight.complaints_upheld": 3},
    ),
    "complaints, upheld after they were looked into": (
        "收到有效投诉20件，其中经核实存在违法行为3件。",
        {"oversight.complaints": 20, "oversight.complaints_upheld": 3},
    ),
    "complaints, upheld and established": (
        "有效投诉20件，调查核实后认定违法行为3件。",
        {"oversight.complaints": 20, "oversight.complaints_upheld": 3},
    ),
    "the rate at which bad reviews were put right, alone": (
        "整改差评3条，整改率达100%。",
        {"reviews.rectified": 3, "reviews.rectification": "100%"},
    ),
    "revoked for a reason, beside what was cancelled": (
        "对以欺骗手段取得许可的，依法撤销行政许可2件，注销许可13件。",
        {f"{A}revoked": 2},
    ),
    "granted and refused, in short": (
        "全年办结120件，其中准予110件、不予6件。",
        {f"{A}concluded": 120, f"{A}approved": 110, f"{A}denied": 6},
    ),
    "last year's, in short, and the change": (
        "收到申请120件，2023年收到110件，增长9.1%。",
        {f"{A}received": 120, f"last_year.{A}received": 110, f"growth.{A}received": "9.1%"},
    ),
    "within the time that is left": (
        "全年办结120件，尚有14件在法定期限内办理。",
        {f"{A}concluded": 120, f"{A}pending": 14},
    ),
    "carried over": ("全年办结120件，年末结转下年继续办理14件。", {f"{A}concluded": 120, f"{A}pending": 14}),
    "by the book": ("全部按照法定程序办结30件。", {f"{A}concluded": 30}),
    "departments that carry items": (
        "全区26个部门承担312项行政许可事项。",
        {"items.departments": 26, "items.total": 312},
    ),
    "notices to complete": ("向申请人发出补正材料通知1306件。", {f"{A}returned": 1306}),
    "handed in by all": ("全年累计接收企业和群众提出的行政许可申请512件。", {f"{A}received": 512}),
    "online, in another word": (
        "线上受理30件，全流程网上办理9件。",
        {"handling.online": 30, "handling.fully_online": 9},
    ),
    "departments and items of a list": (
        "我区行政许可事项清单涵盖27个部门215项行政许可事项。",
        {"items.departments": 27, "items.total": 215},
    ),
    "offices by another word": (
        "截至年底，全区27个行政机关共实施行政许可事项215项。",
        {"items.departments": 27, "items.total": 215},
    ),
    "changes of the list, one by one": ("清单事项新增7项、减少2项。", {"items.added": 7, "items.removed": 2}),
    "the rest is pending": ("已办结4480件，其余23件正在办理中。", {f"{A}concluded": 4480, f"{A}pending": 23}),
    "brought forward, in another word": (
        "年初结存30件，当年收到申请500件。",
        {f"{A}brought_forward": 30, f"{A}received": 500},
    ),
    "sent up": ("经初审上报市局16件。", {f"{A}forwarded": 16}),
    "ended as applicants asked": ("应申请人要求终止办理8件。", {f"{A}withdrawn": 8}),
    "ended by the law": ("不予许可4件，申请人撤回申请依法终止办理8件。", {f"{A}denied": 4, f"{A}withdrawn": 8}),
    "ended, counted before it is said": ("另有31件因申请人主动撤回而终止办理。", {f"{A}withdrawn": 31}),
    "revoked what had been granted": ("撤销已准予的行政许可1件。", {f"{A}revoked": 1}),
    "revoked where nobody went to court": (
        "全年未发生因行政许可引起的行政诉讼败诉案件，依法撤销行政许可3件。",
        {f"{A}revoked": 3},
    ),
    "at once": ("即来即办、当场办结900件。", {"handling.on_the_spot": 900}),
    "by a platform with a name": (
        "通过“一网通办”平台网上受理61件；窗口当场办结20件，按期办结90件。",
        {"handling.online": 61, "handling.on_time": 90},
    ),
    "items at once, and then all": ("即办件办结9件，按期办结30件。", {"handling.on_time": 30}),
    "by what the office may do": ("各部门依职权主动开展监督检查35次。", {"oversight.inspections": 35}),
    "inspections drawn by lot, and others": (
        "开展“双随机、一公开”等监督检查12次。",
        {"oversight.inspections": 12},
    ),
    "a list that names its items": (
        "《虚构区行政许可事项清单（2023年版）》共列明行政许可事项62项。",
        {"items.total": 62},
    ),
    "a rule that was followed": ("认真落实清单管理要求，共实施行政许可事项33项。", {"items.total": 33}),
    "growth of what is named with it, behind another": (
        "全程网办率47.3%，按期办结率99.98%，全程网办率比上年提高3.1个百分点。",
        {"rates.fully_online": "47.3%", "rates.on_time": "99.98%", "growth.rates.fully_online": "3.1%"},
    ),
    "growth of what may be another": ("受理200件，办结情况良好，同比增长3%。", {f"{A}accepted": 200}),
    "added in a sentence of its own": (
        "行政许可事项共19项，其中市级实施12项。2024年取消2项，新增1项。",
        {"items.total": 19, "items.removed": 2, "items.added": 1},
    ),
    "taken off in two ways": (
        "行政许可事项由412项调整为405项，其中新增6项，取消和下放13项。",
        {"items.previous": 412, "items.total": 405, "items.added": 6, "items.removed": 13},
    ),
    "last year's behind another figure": (
        "清单共有行政许可事项198项，涉及部门24个，较2023年版的201项减少3项。",
        {"items.total": 198, "items.departments": 24, "items.previous": 201, "growth.items.total": -3},
    ),
    "items with rules behind a verb": (
        "209项行政许可事项中，已建立行政许可审批监管制度的有195项。",
        {"items.total": 209, "oversight.items_covered": 195},
    ),
    "an item that is a registration": (
        "从许可事项看，企业登记受理12件、批准11件；食品经营许可受理5件。",
        {"item.企业登记.accepted": 12, "item.企业登记.approved": 11, "item.食品经营许可.accepted": 5},
    ),
    "ranked items with brackets": (
        "受理量居前两位的事项是：企业登记注册（241.75万件）、食品经营许可（58.09万件）。",
        {"item.企业登记注册.accepted": "241.75万", "item.食品经营许可.accepted": "58.09万"},
    ),
    "of the same item, perhaps": (
        "受理3000件，其中食品经营许可500件。办结480件，批准470件。",
        {f"{A}accepted": 3000},
    ),
    "of all, behind several parts": (
        "收到申请46件，其中甲类31件、乙类11件。受理46件。",
        {f"{A}received": 46, f"{A}accepted": 46},
    ),
    "of all again, since it says so": (
        "受理3000件，其中食品经营许可500件。全年办结2980件，批准2970件。",
        {f"{A}accepted": 3000, f"{A}concluded": 2980, f"{A}approved": 2970},
    ),
    "of all, behind a way of handling": (
        "受理3000件，其中网上受理500件。办结2980件。",
        {f"{A}accepted": 3000, "handling.online": 500, f"{A}concluded": 2980},
    ),
    "of all, behind brackets": (
        "受理3000件（食品经营许可500件）。办结2980件。",
        {f"{A}accepted": 3000, f"{A}concluded": 2980},
    ),
    "items whose names end in 审批, before 办结": (
        "取水许可审批办结51件，水土保持方案审批办结64件，工程建设方案审批当场办结18件。",
        {
            "item.取水许可.concluded": 51,
            "item.水土保持方案审批.concluded": 64,
            "item.工程建设方案审批.on_the_spot": 18,
        },
    ),
    "all, and one item": ("全年审批办结118件，水土保持方案审批办结64件。", {f"{A}concluded": 118}),
    "of all, with what was carried over": (
        "收到申请400件，加上2023年结转的36件，全年共办结430件，其中批准420件、不予批准10件。",
        {
            f"{A}received": 400,
            f"{A}brought_forward": 36,
            f"{A}concluded": 430,
            f"{A}approved": 420,
            f"{A}denied": 10,
        },
    ),
    "of all, with what was carried over, whatever led to it": (
        "连同2023年底结转的36件，共办结430件。",
        {f"{A}brought_forward": 36, f"{A}concluded": 430},
    ),
    "of those carried over": ("2023年结转的436件中，办结430件。", {f"{A}brought_forward": 436}),
    "of those added, perhaps": ("加上2023年结转的436件，其中批准400件。", {f"{A}brought_forward": 436}),
    "of those added, perhaps, right behind": ("加上2023年结转的436件，已办结400件。", {f"{A}brought_forward": 436}),
    "of another year than the one before": ("加上2022年结转的436件，共办结400件。", {}),
    "another part of the year behind them": (
        "加上2023年结转的36件，上半年共办结200件。",
        {f"{A}brought_forward": 36},
    ),
    "bad reviews answered in time": (
        "按期整改差评6条，差评整改率100%。",
        {"reviews.rectified": 6, "reviews.rectification": "100%"},
    ),
    "bad reviews answered in time, and others late": ("按期整改差评6条，超期整改2条。", {}),
    "bad reviews answered in time, and some late": ("按期整改差评6条，逾期2条。", {}),
    "bad reviews answered in time, and the rest late": ("按期整改差评6条。其余2条超期整改到位。", {}),
    "complaints found to be of a breach": (
        "有效投诉46件，经核查认定存在违法行为12件。",
        {"oversight.complaints": 46, "oversight.complaints_upheld": 12},
    ),
    "no fees, in ten thousands": ("收费金额0万元。", {"fees.amount": 0}),
    "told at once to complete them": ("一次性告知补正材料的43件。", {f"{A}returned": 43}),
}


@pytest.mark.parametrize("words", EXAMPLES)
def test_words_of_no_weight_leave_a_figure_the_authoritys(words: str) -> None:
    assert Owner(Whose("虚构区", 2024)).is_general(words)
    assert read(f"{words}受理30件。") == {f"{A}accepted": 30}


@pytest.mark.parametrize(
    "words",
    ["依托全国一体化平台", "采取告知承诺方式", "线下", "从部门看", "市局及各分局", "据不完全统计"],
)
def test_words_that_narrow_what_is_counted_do_not(words: str) -> None:
    assert read(f"{words}受理30件。") == {}


@pytest.mark.parametrize("words", ["依托全国一体化政务服务平台", "通过浙江政务服务网", "借助各类渠道"])
def test_by_what_way_it_was_says_nothing_more_of_a_figure_of_ways(words: str) -> None:
    assert read(f"{words}网上受理30件。") == {"handling.online": 30}


LEFT = {
    "applications for one item": "取水许可申请9件、受理8件。",
    "kinds of cases behind a figure": "其中，联合审批20件、容缺受理审批10件、变更许可3件。",
    "one item alone behind a figure": "其中，食品经营许可20件。",
    "a quarter": "一季度收到申请36.2万件。",
    "a month": "11月受理申请300件。",
    "an item": "食品经营许可受理300件，办结298件。",
    "a registration": "社会团体登记，受理61件。",
    "a department": "城管部门收到申请200件。",
    "an office of the authority": "区建设局受理120件，区人社局受理98件。",
    "a word that means two figures": "全年办件量5600件。",
    "how items are promised": "其中即办件81万件。",
    "another unit": "受理30天。",
    "more numbers than names": "受理、批准分别为9件、8件、7件。",
    "departments that data cover": "归集电子证照18万张，覆盖12个部门。",
    "inspections of files": "对行政许可案卷开展检查12次。",
    "inspections of those who grant": "对行政许可实施情况开展监督检查5次。",
    "a share of what is not said": "网上受理部分占比77.12%。",
    "at the city's own level, beside all": "市本级受理372件，批准370件。",
    "added, of what": "全年新增3项。",
    "a part of the accepted": "其中当日受理2800件。",
    "a change of nothing that was named": "平均办理时间由20天压缩至5天。",
    "digits parted by a blank": "受理1 234件。",
    "last year's of an office": "区建设局上年受理100件，今年受理120件。",
    "growth of what was left out": "食品经营许可受理50件，同比增长3%。",
    "growth of several": "同比分别增长3%、2%。",
    "departments that do something else": "由12个部门联合开展检查56次。",
    "departments at a training": "共12个部门参加培训。",
    "items that are new, of more that may be gone": "比上年新增1项。",
    "a footnote's finding": "LR201 警告：办结 109，超过受理 89，多出 20。",
    "another level's": "市级受理300件。",
    "items abolished": "取消、下放共5项行政许可事项。",
    "items of which something is said": "全市50项行政许可事项实现跨省通办。",
    "three years": "三年来累计受理3000件。",
    "since some year": "自2020年以来，累计受理申请30000件。",
    "this year so far": "今年以来受理申请1200件。",
    "a day's": "日均受理120件。",
    "an average": "平均每天办结15件。",
    "the most in a day": "单日最高受理300件。",
    "what is expected": "预计明年受理2000件。",
    "a procedure": "一般程序受理300件，批准290件。",
    "a field": "在工程建设领域，受理300件。",
    "a service": "通过“一件事”办结120件。",
    "enterprises": "主动检查230家企业。",
    "sent back": "退回不予受理申请12件。",
    "another level's, along its chain": "其中市本级收到6120件、受理6101件、办结6058件。",
    "an item's, after its name amid": "全年共受理食品经营许可490件，办结480件。",
    "an item's, in quotation marks": "“食品经营许可”受理490件，全年批准480件。",
    "an item's, with brackets in its name": "烟花爆竹经营（零售）许可，受理490件，批准480件。",
    "a kind of application": "受理换证申请490件，批准480件，不予批准3件。",
    "other business of an office": "税务部门受理发票领用320件，办结310件，网办率98%。",
    "districts, and what they make up": "东岭区90件、西坪县80件，共批准170件。",
    "an average, and what follows it": "平均每月受理301件，批准299件。",
    "a month, over its full stop": "9月，收到申请500件。受理490件，批准480件。",
    "since last year": "2023年以来受理9340件，办结9288件。",
    "last year, of an office": "2023年，市局受理9340件，办结9288件。",
    "the province's": "全省2024年受理行政许可302.1万件，批准298.7万件。",
    "the country's": "从全国看，2024年共受理行政许可302.1万件。",
    "an office and its colon": "区卫健委：受理312件，批准301件。",
    "a field and its colon": "交通运输：受理312件，批准301件。",
    "an example": "例如，东岭街道推行“秒批”，当场办结90件。",
    "of enterprises": "涉及企业的受理3120件。",
    "a trial": "承诺制改革试点中，受理312件。",
    "the last years": "近三年来，全区累计受理3000件。",
    "a five-year plan": "“十四五”以来，累计受理3000件。",
    "since something": "自《条例》实施以来，累计受理3000件。",
    "a range of years": "2020年至2024年，共受理申请3000件。",
    "names and too few numbers": "受理、批准、不予批准量达1203件、1200件。",
    "for one reason": "因材料不全不予受理3件。",
    "items and not cases": "网上受理事项250项，全程网办事项200项。",
    "cases that were sampled": "抽查许可案卷，发现不予受理2件未说明理由，超期办结1件。",
    "cases that an inspection found": "督查中发现，超期办结1件，不予批准2件。",
    "a range": "受理1190-1200件。",
    "an estimate behind a blank": "共3000余件。",
    "a target": "考核指标：网办率90%。",
    "what was asked for": "上级要求全程网办率达到80%。",
    "what was asked for, behind a comma": "省里要求，全程网办率达到80%。",
    "an application that was taken back": "撤销许可申请12件。",
    "a licence that was taken back": "撤回许可5件。",
    "another satisfaction": "问卷调查显示，满意率98.2%。",
    "very satisfied only": "非常满意率95.2%，满意率4.6%。",
    "what something is done with": "对上年批准的120件许可开展回访。",
    "without some": "全区受理1.2万件（不含公安）。",
    "all services, of which licensing is a part": "受理23518件，办结23496件，其中行政许可事项402件。",
    "since last month": "环比增长12%。",
    "upheld, of complaints that were left out": "受理投诉举报35件，查实8件。",
    "complaints accepted and concluded": "受理12315投诉举报6230件，办结6198件，办结率99.5%。",
    "requests for information": "受理政府信息公开申请45件，办结44件。",
    "appeals": "行政复议受理3件，办结2件。",
    "services of any kind": "受理各类政务服务事项23万件，办结22.9万件。",
    "an item as the heading of its paragraph": "（三）食品经营许可。收到申请600件，受理590件。",
    "a field as the heading of its paragraph": "（二）公共场所卫生。收到申请380件。受理371件。",
    "an office that goes on": "区市场监管局受理3300件。办结3280件。",
    "another unit that is not known": "全区共有行政许可事项12大项、35小项。",
    "items at the beginning of the year": "2024年初，我区承接的行政许可事项为132项。",
    "an item, and why": "施工许可受老旧小区改造、城市更新项目带动，办结388件，同比增长24.8%。",
    "an item before others": "商品房预售许可47件，办结46件。",
    "items in groups": "本区负责实施的行政许可事项为5个主项、12个子项。",
    "brought forward from another year": "2022年结转的384件。",
    "inspections of some fields": "开展林地、野生动物等监督检查466次。",
    "inspections of some fields, in short": "开展环保、安全等检查30次。",
    "refused for several reasons": "对不符合受理条件的12件申请不予受理，对不属于职权范围的5件不予受理。",
    "an item of another year": "从事项看，2022年取水许可受理376件。",
    "fields, one after the other": "从事项看，交通领域审批办结64件，水利领域审批办结18件。",
    "kinds of projects, one after the other": "从事项看，重大项目审批办结64件，一般项目审批办结18件。",
    "ways of handling, one after the other": "从事项看，并联审批办结64件，容缺审批办结18件。",
    "offices that conclude, one after the other": "从事项看，县水利局审批办结64件，县交通局审批办结18件。",
    "offices, one after the other": "从事项看，区建设局受理120件，区人社局受理98件。",
    "parts of an item": "从事项看，其中变更许可受理12件，新办许可受理9件。",
    "handed in at the counter": "现场窗口受理13232件。",
    "revoked on appeal": "行政复议案件4件，撤销行政许可2件。",
    "fees of one kind": "收取森林植被恢复费12.5万元，水土保持补偿费3万元。",
    "complaints of any kind": "投诉举报12件。",
    "departments that a list covers": "清单涵盖12个领域。",
    "complaints looked into that were others": "收到信访件20件，经查属实3件。",
    "the rate at which faults were put right": "抽查发现问题20个，整改率100%。",
    "by a simpler procedure": "按照简易程序要求办结30件。",
    "licences cancelled": "依法注销许可30件，吊销许可证2件。",
    "received, of something else": "收到锦旗30件。",
}

NONE = {
    "a year": "2024年，办件工作有序开展。",
    "a date": "2025年3月20日发布。",
    "a document number": "依据〔2023〕50号文件。",
    "a hotline": "通过12345热线受理诉求。",
    "an ordinal": "依据该法第70条。",
}


@pytest.mark.parametrize(("text", "figures"), READ.values(), ids=READ)
def test_a_figure_is_read_as_it_is_printed(text: str, figures: dict[str, int | str]) -> None:
    assert read(text) == figures


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT)
def test_what_is_not_certain_is_left_out_and_told(text: str) -> None:
    assert read(text) == {}
    assert any(isinstance(one, Left) and one.is_figure and one.why.zh for one in said(text))


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_what_is_no_figure_is_told_apart(text: str) -> None:
    assert [one for one in said(text) if not (isinstance(one, Left) and not one.is_figure)] == []
    assert said(text)


@pytest.mark.parametrize("authority", ["虚构省交通运输厅", "虚构市海域局"])
def test_an_offices_own_level_is_the_authority(authority: str) -> None:
    level = f"{authority[-1]}本级"
    text = f"{level}实施行政许可事项22项。大件许可100%线上办理，{level}网上受理9件，全程网办8件。"
    for is_alone, figures in ((True, [22, 9, 8]), (False, [])):
        told = said_in(Line(text, PLACE), Whose(authority, 2024, is_of_own_level=is_alone))
        assert [one.written for one in told if isinstance(one, Claim)] == figures


def test_an_office_whose_name_ends_alike_is_another() -> None:
    whose = Whose("虚构市市场监督管理局", 2024)
    for text in ("应急管理局，受理120件。", "市应急管理局，受理120件。", "城市管理局受理9件。"):
        assert [one for one in said_in(Line(text, PLACE), whose) if isinstance(one, Claim)] == []


@pytest.mark.parametrize("short", ["海域局", "市海域局", "海域管理局"])
def test_an_offices_short_name_is_the_authority(short: str) -> None:
    told = said_in(Line(f"{short}受理9件，东岭分局受理3件。", PLACE), Whose("虚构市海域管理局", 2024))
    assert [one.written for one in told if isinstance(one, Claim)] == [9]


DEEDS = ["时限执行", "承诺兑现", "期限管控", "渠道分布", "结果构成", "群众口碑", "办理时长", "收件受理"]
FIELDS = ["食品经营", "风险管控", "区域分布", "民生执行", "告知承诺兑现", "简易程序", "镇街下沉"]


@pytest.mark.parametrize("mark", "。：")
@pytest.mark.parametrize("heading", DEEDS)
def test_a_heading_in_its_line_that_says_what_was_done_names_no_item(heading: str, mark: str) -> None:
    figures = {"handling.on_time": 30420, "handling.overdue": 2}
    assert read(f"（二）{heading}{mark}按期办结30,420件，超期办结2件。") == figures


@pytest.mark.parametrize("mark", "。：")
@pytest.mark.parametrize("heading", FIELDS)
def test_a_heading_in_its_line_that_names_a_field_does(heading: str, mark: str) -> None:
    assert read(f"（二）{heading}{mark}按期办结30,420件，超期办结2件。") == {}


SLOGANS = [
    *("行政许可办理总体情况", "许可办件稳中有升", "受理与审批", "审批更加便捷", "线上办理成为主渠道", "简易事项快办"),
    *("后续监管", "总量稳中有升", "许可办理特点", "服务更加贴心"),
]


@pytest.mark.parametrize("heading", SLOGANS)
def test_a_heading_that_praises_in_general_words_names_no_item(heading: str) -> None:
    assert Owner(Whose("虚构区", 2024)).is_topic(heading) is False


@pytest.mark.parametrize(
    "heading",
    ["公共场所卫生", "食品经营许可", "道路运输", "不动产登记", "企业开办", "药品监管", "工程审批更加便捷"],
)
def test_a_heading_that_names_a_field_does(heading: str) -> None:
    assert Owner(Whose("虚构区", 2024)).is_topic(heading) is True


def test_what_stands_under_an_item_is_not_the_authoritys() -> None:
    assert read("受理300件。", "（二）食品经营许可证核发") == {}


def test_what_no_key_holds_has_the_documents_own_words() -> None:
    named = [one for one in said("已完成103个条件“预检”模型、104个“免填免交”模型。") if isinstance(one, Named)]
    assert [(one.name, one.written, one.unit) for one in named] == [
        ("条件“预检”模型", 103, "个"),
        ("“免填免交”模型", 104, "个"),
    ]


@pytest.mark.parametrize("text", [text for text, _ in READ.values()] + [*LEFT.values()])
def test_the_text_at_the_place_is_the_quotation(text: str) -> None:
    for one in said(text):
        quoted = one.quotation
        assert text[quoted.start : quoted.start + len(quoted.exact)] == quoted.exact
        assert text[: quoted.start].endswith(quoted.prefix)
        assert text[quoted.start + len(quoted.exact) :].startswith(quoted.suffix)


@pytest.mark.parametrize("unit", ["受理1件，", "0.1.", "（受理1件", "其中甲类3件，"])
def test_a_sentence_without_an_end_takes_no_more_than_in_proportion(unit: str) -> None:
    assert is_in_proportion(lambda size: partial(said, (unit * size)[:size]))
