"""What is counted before it is named: 涉及28个主管部门, 209项行政许可事项, 尚有5件正在办理.

The example of each form is its test: the 12 in it is the figure.
"""

import re
from typing import NamedTuple

from licreport.reading.grammar.claim import Claim
from licreport.reading.grammar.printed import Printed
from licreport.reading.grammar.sentences.adjusted import WithAdjusted
from licreport.reading.grammar.sentences.words import Said


class Counted(NamedTuple):
    """A form: what stands behind the number, what before it, and the address of the figure."""

    behind: str
    before: str
    name: str
    example: str


class WithCounted(WithAdjusted):
    """A sentence that may name what it counts behind the number."""

    def counted(self, number: Printed) -> Said | None:
        """Read what is counted behind the number: 28个主管部门, 209项行政许可事项."""
        behind, before = self.text[number.end : self.end], self.text[self.start : number.start]
        for counted in COUNTED:
            key, led = counted.name, re.search(counted.before, before)
            if led and re.match(counted.behind, behind) and self._is_led(key, before):
                why = None if key.startswith("oversight") else self.scope.doubt(self.start + led.start())
                if why is not None:
                    return self.left(number, why)
                self.done.add(number)
                table, _, own = key.partition(".")
                return Claim((table, own), number.written, self.quoted(number), number.is_estimate)
        return None

    def _is_led(self, key: str, before: str) -> bool:
        """Tell whether what is counted is led by what it is of: data may cover departments, too, as items do."""
        named = re.search(NAMED_BY_LEVEL, before)
        if named and not self.scope.is_of_level(named[1] or named[2]):  # 我局 in a government's own report
            return False
        if key in {"applications.rejected", "applications.denied"}:  # of several such reasons none is all
            return self.text[self.start : self.end].count("不予") == 1
        if key != "items.departments" or re.search(OF_ITEMS, before) is None or re.search(r"清单[共内]?\w\w$", before):
            return True
        return "items" in ({self.last.table} if self.last else self.above)


_UNFIT_CASES = r"(?:对|将)(?:依法)?不符合(?:法定|受理|规定|许可|审批|有关)*(?:条件|要求|规定)(?:、标准)?的$"
COUNTED = (
    Counted(
        r"(?:个|家)?(?:市|区|县|省|级|直)*(?:主管|实施|审批|许可)?部门(?:[（(]单位[)）])?(?!划转)",
        r"(?:涉及|分属|涵盖|覆盖|包括|包含|分布[于在])(?:[^，,。；;\d]{2,30}等)?$",
        "items.departments",
        "行政许可事项共9项，涉及12个主管部门",
    ),
    Counted(
        r"(?:个|家)?(?:市|区|县|省|级|直)*(?:主管|实施|审批|许可)?(?:部门|单位)(?:的|共)*\d[\d,]*项",
        r"清单(?:共|内)?(?:涉及|涵盖|覆盖|包括|包含)$",
        "items.departments",
        "清单涵盖12个部门9项行政许可事项",
    ),
    Counted(
        r"(?:个|家)?(?:市|区|县|省|级|直)*(?:主管|实施|审批|许可)?部门(?:[（(]单位[)）]|和单位)?(?:分别|共同|组织|具体)*(?:办理|实施|承担|负责)",
        r"由(?:[^，,。；;\d]{2,60}等|[省市区县州旗盟][级直])?$",
        "items.departments",
        "行政许可事项共9项，由教育、卫健等12个部门分别实施",
    ),
    Counted(
        r"(?:主管|实施|审批|许可|行政)*(?:部门|机关)共?(?:实施|承担|负责|办理)(?:(?:的|共|市级|区级|县级|省级|行政)*(?:许可|审批)?事项\d|\d[\d,]*项(?:行政)?(?:许可|审批)事项)",
        r"(?:全[省市区县州]|[省市区县州旗盟]级?|^|[，,。；;])$",
        "items.departments",
        "全区12个部门共实施行政许可事项9项",
    ),
    Counted(
        r"(?=[，,。；;、（(]|$)",
        r"事项[中里]?[，,]?(?:已|均已)?(?:建立|制定|出台|明确)了?(?:事中事后)?监[管督](?:管理)?(?:制度|规则|细则|办法)的?(?:事项)?[有共达为]$",
        "oversight.items_covered",
        "9项许可事项中，已出台监管细则的有12项",
    ),
    Counted(
        r"(?:区级|市级|县级|省级|级)?行政许可(?:事项)?(?=[，。；、（(]|$|中|(?:全部|均|已)+(?:纳入|列入))",
        r"(?:全[省市区县]|(?:^|[，,。；;])[我本][局委厅办省市区县州旗盟]|现有|共有|清单(?:共|内)?|保留|^|[，,。；;]|部门共?(?:实施|承担|负责|办理)|清单[^。；;]{0,20}[，,]共|清单(?:涉及|涵盖|覆盖|包括|包含)\d+(?:个|家)(?:部门|单位)的?)$",
        "items.total",
        "全区12项行政许可事项",
    ),
    Counted(
        r"(?:行政许可|许可)?(?:申请|办件)?(?:因|由)申请人[^，,。；;\d]{0,16}(?:撤[回销]|终止)[^，,。；;\d]{0,8}(?=[，。；、）)]|$)",
        r"(?:另有|还有|有|，|,|；|;|^)$",
        "applications.withdrawn",
        "另有12件因申请人主动撤回而终止办理",
    ),
    Counted(
        r"(?:行政许可|许可)?(?:申请|办件)?(?:依法|当场|均|全部)*不予受理",
        _UNFIT_CASES,
        "applications.rejected",
        "对不符合受理条件的12件申请依法不予受理",
    ),
    Counted(
        r"(?:行政许可|许可)?(?:申请|办件)?(?:依法|当场|均|全部)*(?:作出了?)?不予(?:行政)?(?:许可|批准)",
        _UNFIT_CASES,
        "applications.denied",
        "对不符合条件的12件申请作出不予许可决定",
    ),
    Counted(
        r"(?:行政许可|许可)?(?:办件|申请)(?:涉及|需|依法|实际)?(?:收费|收取费用)",
        r"(?:有|全年)$",
        "fees.applications",
        "全年共有12件办件涉及收费",
    ),
    Counted(
        r"(?:行政许可)?(?:申请|办件)?(?:正在办理|尚在办理|仍在办理|在办|在审|未办结|尚未办结)中?(?=[，。；、）)]|$)",
        r"(?:尚有|还有|仍有|剩余|结余|其余)$",
        "applications.pending",
        "截至年底尚有12件正在办理",
    ),
    Counted(
        r"(?:行政许可)?(?:申请|办件)?[尚仍正]?在(?:法定|承诺|规定)?(?:办理|审查|审批)?(?:期限|时限)内(?:正常|继续)?(?:办理|审查|审批)中?(?=[，。；、）)]|$)",
        r"(?:尚有|还有|仍有|剩余|结余)$",
        "applications.pending",
        "尚有12件在法定期限内办理",
    ),
    Counted(
        (
            r"(?:行政许可|许可)?(?:事项)?(?:(?!未|没有|尚无)[^，,。；\d]){0,12}(?:建立|制定|出台|明确)了?"
            r"[^，,。；\d]{0,12}监[管督][^，,。；\d]{0,4}(?:制度|规则|细则|办法)"
        ),
        r"(?:(?<![仍尚还])有|其中|对|已为|已对|全[省市区县州旗]|^\s*(?:\d{1,2}[.、．]\s*)?|[，,；;：:])$",
        "oversight.items_covered",
        "其中有12项行政许可事项建立了监管制度",
    ),
)
NAMED_BY_LEVEL = "[我本]([局委厅办省市区县州旗盟])$|由([省市区县州旗盟])[级直]$"
"""Whose what is counted is, by the level of an authority or what it is called by: 我局36项, 由县直19个部门."""
OF_ITEMS = r"(?:涵盖|覆盖|包括|包含|分布[于在])(?:[^，,。；;\d]{2,30}等)?$"
"""What leads the departments of items only behind the items: 电子证照, too, may cover departments."""
