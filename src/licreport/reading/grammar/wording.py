r"""The wording of reports, as expressions: what stands between a figure's name and its number, and what it tells of.

`sentences/` and `scopes/` say how each is used.
A letter is `[^\W\d_]`, here and beside: Python takes half a millisecond to compile a class of all Chinese characters.
"""

from licreport.reading.grammar.printed import UNIT

BETWEEN = (
    r"(?:行政许可|许可|事项|清单|申请|办件|决定|总数|总量|数量|件数|次数|共计|合计|总计|达到|累计|分别|均|全部|共有|同比|各类|各项|"
    r"本年度?|今年|[的数量共计为是了达有率到：:“”\s（(])*"
)
"""What may stand between a name and its number."""
RESPECTIVELY = r"分别(?:为|是|有|达到|达|占|计|增加|增长|上升|提高|下降|减少|降低)?了?[:：]?"
TOGETHER = r"\s*(?:[、和与及]|以及)\s*(?:群众|企业|公众|办事)*"
"""What stands between names of which one number is told."""
VERB = "(?:变更|变|增加|增长|增|压减|缩减|减少|减|调整|降低|下降|下调|回落|降|上升|上调|升|提高|扩大|压缩|精简|提升)?"
FROM = r"(?:由|从)(?:(?:上年|去年|\d{4}年)(?:度|末|底|同期)*的?|原来的|原有的)?\s?$"
"""What stands before the first number of a change, FROM, and behind it, TO; FROM_TO is both, before the second."""
TO = rf"{VERB}(?:至|到|为)\s?\d"
FROM_TO = rf"{FROM[:-1]}\d[\d,.]*[万亿]?(?:{UNIT})?{VERB}(?:至|到|为)\s?$"
ALL_ITEMS = r"(?:(?:全[省市区县州]|本[省市区县州]|清单)(?:许可)?事项(?:总数|数)?|清单》?[，,]事项数量?)$"
SINCE = (
    r"(?:同比|[较比]上年|[较比]上一年度?|[较比]去年|[较比]\d{4}年|与(?:上年|去年|\d{4}年)(?:同期)?相比)(?:同期)?[^，,。；\d新]{0,6}?"
    r"(?P<verb>增加|增长|增|上升|提高|提升|下降|减少|降低|减|降|下滑)(?:了|约)?$"
)
"""What says that the next number is by how much the figure named last has changed."""
COMPARED = (
    r"(?:同比|[较比]上年|[较比]去年|与(?:上年|去年)(?:同期)?相比)(?:同期)?[^。]{0,30}$"
    r"|与(?:上年|去年|\d{4}年)度?(?:同期)?相比[^。]*$"
)
"""What says, some words before, that a change is since last year."""
GROWN = (
    r"(?:总?[数量])?(?P<since>同比|[较比]上年|[较比]去年|[较比]\d{4}年)?(?:同期)?"
    r"(?P<verb>增加|增长|上升|提高|提升|下降|减少|降低|下滑)了?\s?"
)
"""What stands between the name of a figure and its change."""
CHANGES = "增|减|升|降|提高|占|比|约|近|达|由|从"
"""What says, between a figure's name and a number, that the number is a change or a share."""
AGAIN = r"[，,]\s?(?P<verb>增长|上升|提高|下降|减少|降低)了?"
SINCE_THEN = (
    r"[）)]?(?:相比)?[，,]?\s?净?(?P<verb>增加|增长|增(?=\d|$)|减(?=\d|$)|上升|提高|提升|下降|减少|降低|下滑)了?"
)
OF_LAST_YEAR = r"(?<![较比与同])(?:上年|去年|上一年)(?:度|末|底|全年|同期)?的?$"
FALLS = {"下降", "减少", "降低", "减", "降", "下滑"}
LAST_YEARS = (
    r"(?:(?:上年|去年|上一年)(?:度)?(?:末|底|同期)?(?:收到|受理|办结)?"
    r"|(?<=[（(、，,；;较比与同])\d{4}年(?:度)?(?:末|底|同期|版(?:清单|目录)?)?)(?:的|为|是|数)?[：:]?[（(]?$"
)
CLAUSE = r"[，,；;。：:、（(）)【】]"
_ITEM = (
    (
        r"[^\W\d_]{2,12}(?:许可证|[证照]核发|核发|登记|备案|执照|资质|(?<!政务服务)局|委员会|街道|[^城]镇|大厅|窗口)"
        r"(?!事项|办件|申请|情况|部门)"
    ),
    r"[^\W\d_]{2,12}许可(?:方面|业务|类)?$",
    r"[^\W\d_]{2,12}(?<!行政)(?<![与和及])审批$",
    (
        r"^(?!(?:其中)?(?:全|共|累计|准予|批准|不予|予以|同意|撤销|作出|新增|取消|各|我|本|受理|收到|涉及|收费|实施|承接|经|未))"
        r"[\u4e00-\u9fff（）()]{2,14}(?<!行政)许可(?=\d|受(?!理)|因|由于|随|较|同比|占|共)"
    ),
    r"(?:^|全年|累计|共)办理(?!申请|许可|方式|情况|结果|流程|效率|时限|环节|总体|概况|质效|特点|过程|进度)[^\W\d_]{4,}",
    r"[^\W\d_]{2,8}(?<!许可)(?<!审批)业务$",
    r"[^\W\d_]{2,14}(?<!行政)(?:许可|审批|核准|核发)(?:办理|办件|申请|受理)(?:总|数)?量",
    r"(?:企业|个人|自然人|法人)申请\d",
)
_FIELD = (
    r"(?:领域|条线|板块|试点|(?<!监管)(?<!监督)(?<!纠正)(?<!时限)(?<!时效)(?<!效率)(?<!结果)(?<!办理)(?<!办件)(?<!收费)(?<!评价)(?<!好差评)方面)(?:中|内)?$",
    r"(?:双随机|专项|联合|飞行|重点|日常)[^，,。；\d]{0,6}检查",
)
_OFFICE = (
    r"^[省市区县州]?[^\W\d_]{2,10}(?:局|委|厅|(?<![快速网通承即就秒联代帮])办|公司|集团|大队|分局|公安机关|税务部门)$",
    r"(?:省|国家?|市)(?:厅|局|委)?通报",
)
_PLACE = (
    r"(?:^|[^\u4e00-\u9fff])(?![全我本各])[^\W\d_]{1,5}(?:区|县|市|镇|乡|街道|园区)\d",
    r"[省市区县州镇乡](?:级|本级)(?!各|部门|主管|事项|行政|清单|审批|单位|下放|委托|赋权|授权)",
)
_RANKED = (
    (
        r"(?:最[多少高低大小]|居首|居前|靠前|其次|前[一二三四五六七八九十\d]{1,2}[位名项])"
        r"[^，,。；]{0,8}[是为有][^\W\d_]{2}"
    ),
)
FOREIGN = "|".join((*_ITEM, *_FIELD, *_OFFICE, *_PLACE, *_RANKED))
"""What names an item, a field, a place or an office."""
INSPECTED = (
    r"(?:开展|进行|实施|组织)了?"
    r"(?:[“”\u4e00-\u9fff]{2,10}(?:检查|抽查|巡查|巡检|随机|公开)”?[、和]){1,8}[“”\u4e00-\u9fff]{2,10}(?:检查|抽查|巡查|巡检|公开)”?"
    r"等(?:方式|形式)?的?(?:各类|各项)?(?:主动)?(?:监督|执法)检查"
    r"|(?:开展|进行|实施|组织)了?“?双随机、?一公开”?(?:、[^，,。；;\d]{2,20})?等(?:方式|形式)?的?(?:主动)?(?:监督|执法)检查"
)
"""What tells of inspections by some of their kinds: 开展日常检查、专项检查等监督检查."""
NO_PART = (
    rf"{INSPECTED}|现场窗口|(?:依法)?(?:注销|吊销|发放|换发|补发|核发)(?:行政)?许可证"
    r"|(?:通过|采取|采用|依托)(?:12345|[^；;。\d]){2,60}?等(?:方式|形式|手段|渠道)"
)
"""What looks as if it named a field or an office, and names none."""
NO_TOPIC = r"坚持|推进|深化|加强|落实|规范|优化|完善|开展|制定|[以把将对]"
"""Words of a clause that says what was done, not of what the next one speaks."""
OF_ALL = r"全[省市区县州旗盟年]|合计|总计|各部门|[我本][省市区县州旗盟局委]"
PEOPLE = (
    "(?:通过|采取|采用|以)[^，,；;。]{2,30}等(?:方式|形式|手段)|与?(?:行政)?许可(?:事项)?(?:相关|有关)的?|办件评价|"
    "(?:受理|接到)?(?:行政)?许可领域|经(?:调查|核查|查证|核实)|群众|公众|企业|办事人?|服务对象|行政相对人|申请人|系统|平台|"
    "[^，,。；]{0,20}渠道|涉"
)
"""Who thinks of the service and complains, and by what way, so that they narrow no such figure."""
EXAMPLE = r"(?:^|[，,；;])\s*(?:例如|比如|如|譬如)"
"""What says that an example follows."""
SAMPLED = "抽查|抽取|督查|督导|巡察|巡视|审计|评查|回访|暗访|自查"
"""What says that what is found is of some cases looked at, and not of the year."""
ASKED_OR_COMPLAINED = "12345|12315|热线|信息公开|信访|提案|建议办理|复议|应诉|诉求|工单|投诉举报"
"""What documents are on that tell what people ask for or complain of."""
SURVEYED = "问卷|调查|评估|测评|12345|热线|回访"
"""What says that a rate of satisfaction is not that of the service's own reviews."""
OF_OFFICES = "对(?!.*被许可人).*(?:实施|办理|审批).{0,4}情况"
"""What says that those who grant licences were inspected, and not those who hold them."""
EXCEPT = r"\s*[（(](?:不含|不包括|不计|除)"
"""What says behind a number that it leaves something out."""
TARGET = (
    r"(?:要求(?=.)(?!补正)|目标|考核|指标|规划(?!核实|许可|条件|验[线收]|设计|管理|审批)|承诺书)"
    r"(?:[，,：:])?[^，,。；;：:]*$"
)
"""What says, in the same clause or right before it, that a number is aimed at or asked for."""
AS_ASKED = (
    r"(?:落实|贯彻|执行|按照?|根据|依据|对照|围绕|聚焦|紧扣|锚定|对标)[^，,。；;：:]{0,30}(?:要求|目标|指标|任务)"
)
"""What was done as it had been asked for, so that what follows is no target."""
ALL_SERVICES = r"其中[:：,，]?(?:涉及)?行政许可(?:事项|类|申请)*(?:收到|受理|办结)?\d"
"""What says that all before is of more than licences: 其中行政许可事项受理402件."""
AVERAGE = r"(?:日均|月均|人均|户均|平均|单日|每天|每日|每月)[^，,。；]{0,6}$"
"""What says that only the next number is of something else."""
OF_ALL_OFFICES = r"全[省市区县州旗盟局委厅]|合计|总计|各部门|[我本][省市区县州旗盟局委厅]"
"""What says that a sentence speaks of the whole authority again, after one that spoke of an office or an item."""
OTHER_MATTERS = (
    "诉求|投诉(?:举报)?|举报|信访|复议|诉讼|信息公开(?:申请)?|咨询|热线|来电|来信|来访|留言|工单|提案|建议|议案|案卷|执法|处罚|"
    "案件|立案|培训|问卷|调查|测评|12345|12315|政务服务事项|公共服务|行政确认|行政给付|行政征收|行政奖励|行政裁决|不动产"
)
"""What is received, accepted and concluded likewise, and is no licence application."""
OTHER_SERVICES = (
    "公共服务|行政确认|行政处罚|行政给付|行政强制|行政征收|行政奖励|行政裁决|行政检查|其他权力|政务服务事项"
)
"""What else offices do that is counted in the same tables."""
NOUN = r"(?:的)?([“”\u4e00-\u9fffA-Za-z]{2,24}?)(?=[，,；;、。]|以及|和|$)"
"""What is counted right behind a number, where that is all the clause still says; MEASURE names it before."""
MEASURE = r"[“”\u4e00-\u9fff]{2,16}(?:数|量|率|额|次数|人数|面积|模型|系统)"
NO_NOUN = (
    r"目标|差距|签订|完成|覆盖|布设|推动|整改|尚未|未建立|开工|提前|核发|优化|实现|录入|进驻|申报|全部|均已|^(?:申请|办件|许可)|^(?:同比|环比|占比|新增|取消|净)"
    r"|^[将于拟在由从已把为是有]|[，。]"
)
OF_CONCLUDED = r"[，,（(]?\s?占(?:全部)?(?:已)?办结(?:总数|总量|量|件数|件|办件|数)?的?(?:比例|比重)?(?:为|达)?"
"""What says that the next number is a share of the concluded; OF_THE_CONCLUDED, that shares of no named whole are."""
OF_THE_CONCLUDED = r"办结的?\s?\d[\d,.]*[万亿]?(?:件|个)?(?:办件|申请|许可)?[中里]"
OF_RECEIVED = r"[，,（(]?\s?占(?:全部)?(?:收到)?(?:申请|收件)(?:总数|总量|量|件数|件|数)?的?(?:比例|比重)?(?:为|达)?"
A_SHARE = r"[，,（(]?\s?占比?(?:为|达)?"
PLANNED = "将(?!本|我|其|各|所)|拟|计划|下一步|力争|预计|争取|打算|谋划"
"""What says, before a number, that it is planned and not done."""
VERBS = r"^(?:其中|全年|共|累计|已|完成|在|设立|开展|组织|举办|评查|拟|计划|新增|推出|建成|实现)+"
