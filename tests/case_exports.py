"""Small exports in each layout that comes with the program, written by hand and synthetic, and what they count to.

Numbers of cases, offices and amounts are made up; so are the names in columns that are never read.
"""

# ruff: noqa: E501  # a row of an export is a line
from collections.abc import Mapping
from typing import NamedTuple


class Export(NamedTuple):
    """Files in a layout, and the figures of 2024 that follow from them, counted by hand."""

    layout: str
    """The name of a layout, or what one of the project's own says."""
    files: Mapping[str, str]
    figures: Mapping[str, str]
    """By address, as printed; what is not here is not told."""
    account: tuple[int, ...]
    """Rows counted, outside the period, repeated, no case, of another matter, refused."""
    unknown: tuple[str, str, str, str]
    """A text of one file, what stands there instead, and the place and code that stop the run."""


GBT39046 = Export(
    "gbt39046",
    {
        "sq.csv": (
            "办件编号,实施编码,事项名称,申请者名称,申报来源代码,申请时间\n"
            "G1,11,甲许可,虚构甲,1,20240304T090000\n"
            "G2,11,甲许可,虚构乙,2,20240305T100000\n"
            "G3,12,乙许可,虚构丙,3,20240306T100000\n"
            "G4,12,乙许可,虚构丁,9,20240307T100000\n"
            "G5,12,乙许可,虚构戊,4,20240308T100000\n"
        ),
        "sl.csv": (
            "办件编号,基本编码,受理单位名称,受理人员,受理时间,承诺办结时间\n"
            "G1,1,一局,虚构,20240304T100000,20240311T235959\n"
            "G2,1,一局,虚构,20240305T100000,20240312T235959\n"
            "G3,1,二局,虚构,20240306T100000,20240313T235959\n"
            "G4,1,二局,虚构,20241230T100000,20250110T235959\n"
        ),
        "bl.csv": (  # G2 is paused for two working days, and decided two working days after it was due
            "办件编号,环节名称,处理人,特别程序种类,特别程序开始时间,特别程序结束时间\n"
            "G2,审查,虚构,,,\n"
            "G2,听证,虚构,2,20240306T090000,20240308T170000\n"
        ),
        "bj.csv": (
            "办件编号,办结时间,结果证照编号,办件结果描述,是否收费\n"
            "G1,20240304T160000,虚构1号,准予许可,否\n"
            "G2,20240314T160000,虚构2号,准予许可,是\n"
            "G3,20240315T160000,,不予许可,是\n"
            "G5,20240311T160000,,不予受理,否\n"
        ),
        "zf.csv": (  # of G2 in two payments, of G3 in one that stands there twice
            "办件编号,缴款单号,收费单位,收费金额\nG2,P1,一局,10.50\nG2,P2,一局,5\nG3,P3,二局,20\nG3,P3,二局,20\n"
        ),
    },
    {
        "applications.received": "5",
        "applications.accepted": "4",
        "applications.rejected": "1",
        "applications.not_required": "0",
        "applications.approved": "2",
        "applications.denied": "1",
        "applications.withdrawn": "0",
        "applications.forwarded": "0",
        "applications.pending": "1",
        "applications.concluded": "3",
        "handling.online": "2",
        "handling.on_the_spot": "1",
        "handling.on_time": "2",
        "handling.overdue": "1",
        "fees.applications": "2",
        "fees.amount": "35.5",
    },
    (5, 0, 0, 0, 0, 0),
    ("不予许可,是", "未通过,是", "bj.csv:4", "未通过"),
)

UP_PRO = Export(
    'layout = 1\nbase = "up-pro"\n[columns]\nchannel = []\n[codes.outcome]\n1 = "approved"\n2 = "denied"\n'
    '[codes.change]\nI = "current"\nU = "current"\nD = "deleted"\n',
    {
        "accept.csv": (  # U2 is reported twice, and its later row counts; U4 is deleted
            "RowGuid,ProjectNo,TaskCode,TaskName,ApplyerName,ApplyDate,ApplyType,OrgName,AcceptDate,PromiseDate,"
            "Cd_operation,Cd_time\n"
            "a1,U1,11,甲许可,虚构甲,2024-03-04 09:00:00,1,一局,2024-03-04 10:00:00,2024-03-11 00:00:00,I,2024-03-04 11:00:00\n"
            "a2,U2,11,甲许可,虚构乙,2024-03-05 09:00:00,1,一局,2024-03-05 10:00:00,2024-03-12 00:00:00,I,2024-03-05 11:00:00\n"
            "a2,U2,11,甲许可,虚构乙,2024-03-05 09:00:00,1,一局,2024-03-06 10:00:00,2024-03-12 00:00:00,U,2024-03-06 11:00:00\n"
            "a3,U3,12,乙许可,虚构丙,2024-03-06 09:00:00,1,二局,2024-03-06 10:00:00,2024-03-13 00:00:00,I,2024-03-06 11:00:00\n"
            "a4,U4,12,乙许可,虚构丁,2024-03-06 09:00:00,1,二局,2024-03-06 10:00:00,2024-03-13 00:00:00,I,2024-03-06 11:00:00\n"
            "a4,U4,12,乙许可,虚构丁,2024-03-06 09:00:00,1,二局,2024-03-06 10:00:00,2024-03-13 00:00:00,D,2024-03-07 11:00:00\n"
        ),
        "process.csv": "RowGuid,ProjectNo,EventName,EventStartTime,EventEndTime\np1,U1,审查,2024-03-04,2024-03-05\n",
        "result.csv": (  # the result of U3 is deleted again
            "RowGuid,ProjectNo,ResultDate,ResultType,Cd_operation,Cd_time\n"
            "r1,U1,2024-03-04 16:00:00,1,I,2024-03-04 17:00:00\n"
            "r2,U2,2024-03-14 16:00:00,2,I,2024-03-14 17:00:00\n"
            "r3,U3,2024-03-12 16:00:00,1,I,2024-03-12 17:00:00\n"
            "r3,U3,2024-03-12 16:00:00,1,D,2024-03-13 17:00:00\n"
        ),
        "special.csv": (  # U2: no end at first, then one; the later row alone counts
            "RowGuid,ProjectNo,SpecialType,SpecialTime,EndTime,Cd_operation,Cd_time\n"
            "s1,U2,2,2024-03-07 09:00:00,,I,2024-03-07 10:00:00\n"
            "s1,U2,2,2024-03-07 09:00:00,2024-03-08 09:00:00,U,2024-03-08 10:00:00\n"
        ),
    },
    {
        "applications.received": "3",
        "applications.accepted": "3",
        "applications.rejected": "0",
        "applications.not_required": "0",
        "applications.approved": "1",
        "applications.denied": "1",
        "applications.withdrawn": "0",
        "applications.forwarded": "0",
        "applications.pending": "1",
        "applications.concluded": "2",
        "handling.on_the_spot": "1",
        "handling.on_time": "1",
        "handling.overdue": "1",
    },
    (3, 0, 2, 1, 0, 0),
    ("16:00:00,2,I", "16:00:00,9,I", "result.csv:3", "9"),
)

SHANDONG = Export(
    "shandong",
    {
        "basic.csv": (  # S2 is reported again with a longer promise
            "ORGBUSNO,PROJID,DATAVER,ITEM_CODE,ITEMNAME,APPLICANT,ACCEPTDEPTNAME,APPROVALTYPE,PROMISETIMELIMIT,"
            "PROMISETIMEUNIT,TIMELIMIT,TIMEUNIT,SUBMIT,OCCURTIME\n"
            "o1,S1,1,11,甲许可,虚构甲,一局,1,30,4,20,G,1,2024-03-04 09:00:00\n"
            "o2,S2,1,11,甲许可,虚构乙,一局,2,1,1,20,G,0,2024-03-05 09:00:00\n"
            "o3,S2,2,11,甲许可,虚构乙,一局,2,5,1,20,G,0,2024-03-05 09:00:00\n"
            "o4,S3,1,12,乙许可,虚构丙,二局,2,2,3,20,G,2,2024-03-06 09:00:00\n"
            "o5,S4,1,12,乙许可,虚构丁,二局,2,10,2,20,Z,8,2024-03-06 09:00:00\n"
            "o6,S5,1,12,乙许可,虚构戊,二局,2,1,5,20,G,0,2024-03-06 09:00:00\n"
            "o7,S6,1,12,乙许可,虚构己,二局,2,1,5,20,G,0,2024-03-06 09:00:00\n"
        ),
        "done.csv": (
            "ORGBUSNO,PROJID,DATAVER,DONERESULT,EXITRES,APPROVALNUMBER,ISFEE,FEE,OCCURTIME\n"
            "d1,S1,1,0,,虚构1号,0,,2024-03-04 09:30:00\n"
            "d2,S2,1,0,,虚构2号,1,100,2024-03-14 09:00:00\n"
            "d3,S3,1,1,不符合条件,,0,,2024-03-06 12:00:00\n"
            "d4,S4,1,6,材料不齐,,0,,2024-03-08 09:00:00\n"
            "d5,S5,1,5,申请人放弃,,0,,2024-04-06 09:00:00\n"
            "d6,S6,1,3,录入错误,,0,,2024-03-07 09:00:00\n"
        ),
        "special.csv": (  # S2: two working days, of the five that are promised and the seven that were used
            "ORGBUSNO,PROJID,DATAVER,SN,NODENAME,NODESTARTTIME,NODEENDTIME,NODERESULT\n"
            "n1,S2,1,1,听证,2024-03-06 09:00:00,2024-03-06 09:00:00,2\n"
            "n2,S2,2,1,听证,2024-03-06 09:00:00,2024-03-08 09:00:00,2\n"
        ),
    },
    {
        "applications.accepted": "4",
        "applications.rejected": "1",
        "applications.not_required": "0",
        "applications.approved": "2",
        "applications.denied": "1",
        "applications.withdrawn": "1",
        "applications.forwarded": "0",
        "applications.pending": "0",
        "applications.concluded": "4",
        "handling.online": "1",
        "handling.on_the_spot": "2",
        "handling.on_time": "3",
        "handling.overdue": "1",
        "fees.applications": "1",
        "fees.amount": "100",
    },
    (5, 0, 1, 1, 0, 0),
    ("S5,1,5,申请人放弃", "S5,1,7,申请人放弃", "done.csv:6", "7"),
)

GUANGDONG = Export(
    "guangdong",
    {
        "sb.csv": (
            "SBLSH,SXBM,SXMC,SQRMC,SBSJ,VERSION\n"
            "D1,11,甲许可,虚构甲,2024-03-04 09:00:00,1\n"
            "D2,11,甲许可,虚构乙,2024-03-05 09:00:00,1\n"
            "D3,12,乙许可,虚构丙,2024-03-06 09:00:00,1\n"
            "D4,12,乙许可,虚构丁,2024-03-07 09:00:00,1\n"
            "D5,12,乙许可,虚构戊,2024-03-08 09:00:00,1\n"
        ),
        "sl.csv": (  # D3 and D4 are turned away; what D5 lacked came later
            "SBLSH,SXBM,SLBMMC,SLZTDM,SLSJ,VERSION\n"
            "D1,11,一局,1,2024-03-04 10:00:00,1\n"
            "D2,11,一局,1,2024-03-05 10:00:00,1\n"
            "D3,12,二局,4,2024-03-06 10:00:00,1\n"
            "D4,12,二局,2,2024-03-07 10:00:00,1\n"
            "D5,12,二局,3,2024-03-08 10:00:00,1\n"
            "D5,12,二局,1,2024-03-11 10:00:00,2\n"
        ),
        "tbcx.csv": "SBLSH,XH,TBCXZL,TBCXKSRQ\nD2,1,B,2024-03-06\n",
        "bj.csv": (
            "SBLSH,SXBM,BJJGDM,BJJGMS,SFJE,JEDWDM,BJSJ,VERSION\n"
            "D1,11,0,出证,0,1,2024-03-04 16:00:00,1\n"
            "D2,11,5,补正不来,0,1,2024-05-05 16:00:00,1\n"
        ),
    },
    {
        "applications.received": "5",
        "applications.accepted": "3",
        "applications.rejected": "1",
        "applications.not_required": "1",
        "applications.approved": "1",
        "applications.denied": "0",
        "applications.withdrawn": "1",
        "applications.forwarded": "0",
        "applications.pending": "1",
        "applications.concluded": "2",
        "handling.on_the_spot": "1",
    },
    (5, 0, 0, 0, 0, 0),
    ("D2,11,5,补正不来", "D2,11,1,退回", "bj.csv:3", "1"),
)

SHANGHAI_HALL = Export(
    'layout = 1\nbase = "shanghai-hall"\n[codes.outcome]\n"准予许可" = "approved"\n"不予许可" = "denied"\n',
    {
        "hall.csv": (  # what the system calls overtime (H1) is not copied
            "SUID,DID,AFFAIR_NAME,MAIN_DEPARTMENT,REGION,APPLICANT,CERTIFICATE_NO,TOLL,RESULT,APPLY_COMMITMENT_DAYS,"
            "APPLY_COMMITMENT_TYPE,APPLY_COMMITMENT_TIME,APPLY_TIME,ACCEPT_TIME,FINISH_TIME,IS_OVERTIME\n"
            "H1,1,甲许可,一局,虚构区,虚构甲,虚构,0,准予许可,5,1,2024-03-11,2024-03-04 09:00,2024-03-04 10:00,2024-03-11 10:00,1\n"
            "H2,2,甲许可,一局,虚构区,虚构乙,虚构,12.5,不予许可,5,1,2024-03-12,2024-03-05 09:00,2024-03-05 10:00,2024-03-13 10:00,0\n"
            "H3,3,乙许可,二局,虚构区,虚构丙,虚构,,,5,1,2024-03-13,2024-03-06 09:00,2024-03-06 10:00,,0\n"
            "H4,4,乙许可,二局,虚构区,虚构丁,虚构,0,准予许可,5,1,2023-03-13,2023-03-06 09:00,2023-03-06 10:00,2023-03-07 10:00,0\n"
        ),
    },
    {
        "applications.brought_forward": "0",
        "applications.received": "3",
        "applications.accepted": "3",
        "applications.rejected": "0",
        "applications.not_required": "0",
        "applications.approved": "1",
        "applications.denied": "1",
        "applications.withdrawn": "0",
        "applications.forwarded": "0",
        "applications.pending": "1",
        "applications.concluded": "2",
        "handling.on_the_spot": "0",
        "handling.on_time": "1",
        "handling.overdue": "1",
        "fees.applications": "1",
        "fees.amount": "12.5",
    },
    (3, 1, 0, 0, 0, 0),
    ("12.5,不予许可", "12.5,2", "hall.csv:3", "2"),
)

XK_424 = Export(
    "xk-424",
    {
        "xk.csv": (
            "XK_XDR_MC,XK_XDR_SHXYM,XK_FRDB,XK_XKWS,XK_WSH,XK_XKLB,XK_JDRQ,XK_YXQZ,XK_XKJG,XK_XKJGDM,XK_ZT\n"
            "虚构甲公司,虚构码,虚构,许可证,虚许〔2024〕1号,普通,2024/03/04,2024/03/04,一局,虚构码,1\n"
            "虚构乙公司,虚构码,虚构,许可证,虚许〔2024〕2号,认可,2024/12/31,2025/01/01,一局,虚构码,1\n"
            "虚构乙公司,虚构码,虚构,许可证,虚许〔2024〕2号,认可,2024/12/31,2025/01/01,一局,虚构码,1\n"
            "虚构丙公司,虚构码,虚构,许可证,虚许〔2025〕1号,登记,2025/01/02,2025/01/02,二局,虚构码,1\n"
            "虚构丁公司,虚构码,虚构,许可证,虚许〔2024〕3号,登记,2024/06/02,2024/06/02,二局,虚构码,1\n"
        ),
    },
    {"applications.approved": "3"},
    (3, 1, 1, 0, 0, 0),
    ("", "", "", ""),  # it has no codes
)

FOIA = Export(
    'layout = 1\nbase = "foia"\n'
    '[codes.outcome]\n"Granted" = "approved"\n"Denied" = "denied"\n"Withdrawn" = "withdrawn"\n',
    {
        "log.csv": (
            "Request Number,Requester,Type,Received Date,Perfected Date,Target Date,Closed Date,Processed Days,"
            "Days Allowed,Days on Hold,Final Disposition\n"
            "F-1,Fictional,FOIA,3/4/2024,3/5/2024,4/2/2024,4/2/2024,20,20,0,Granted\n"
            "F-2,Fictional,FOIA,3/4/2024,3/5/2024,4/2/2024,4/3/2024,21,20,0,Denied\n"
            "F-3,Fictional,FOIA,12/30/2023,1/2/2024,1/31/2024,1/12/2024,8,20,0,Withdrawn\n"
            "F-4,Fictional,FOIA,12/1/2023,12/4/2023,1/3/2024,,,20,3,\n"
            "F-5,Fictional,FOIA,12/31/2024,,,,,20,0,\n"
        ),
    },
    {
        "applications.brought_forward": "1",
        "applications.received": "3",
        "applications.accepted": "3",
        "applications.rejected": "0",
        "applications.not_required": "0",
        "applications.approved": "1",
        "applications.denied": "1",
        "applications.withdrawn": "1",
        "applications.forwarded": "0",
        "applications.pending": "1",
        "applications.concluded": "3",
        "handling.on_the_spot": "0",
        "handling.on_time": "2",
        "handling.overdue": "1",
    },
    (5, 0, 0, 0, 0, 0),
    ("20,0,Denied", "20,0,Partial", "log.csv:3", "Partial"),
)

EXPORTS = {
    "gbt39046": GBT39046,
    "up-pro": UP_PRO,
    "shandong": SHANDONG,
    "guangdong": GUANGDONG,
    "shanghai-hall": SHANGHAI_HALL,
    "xk-424": XK_424,
    "foia": FOIA,
}
"""By the layout that comes with the program."""
