"""What a report gives for all its applications, and each item for its own."""

from licreport.report.tables.applications import Applications
from licreport.report.tables.fees import Fees
from licreport.report.tables.handling import Handling
from licreport.words.language import Words


class Casework(Fees, Handling, Applications):  # the last comes first in order
    """The figures that a report gives for all its applications and each item for its own."""

    label = Words("casework", "办件情况")
    zh = "报告就全部申请、各事项就其申请给出的数据"
