"""The page that `summary` shows: what stands on it, that it fits the terminal, and which report is meant."""

import datetime
import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest
import tomli
from places import REPORTS, ROOT
from program import Program, Ran, exit_code

from licreport.check.one import check
from licreport.compose.summary import summarised
from licreport.render.terminal import render
from licreport.report.load import load_bytes
from licreport.words.language import Lang

PUTUO = (ROOT / "data" / "2024.toml").read_text(encoding="utf-8")
TODAY = datetime.date(2026, 1, 1)
LANGS: tuple[Lang, ...] = ("zh", "en")
WIDTHS = (40, 80, 120)

HEADER = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n'
CONSISTENT = HEADER + "[applications]\nreceived = 10\naccepted = 9\nrejected = 1\n"
IMPLAUSIBLE = HEADER + "[applications]\naccepted = 100\napproved = 101\ndenied = 2\n"
CONTRADICTORY = HEADER + "[applications]\nreceived = 10\naccepted = 9\nrejected = 2\n"
WAIVED = CONTRADICTORY + '[[waiver]]\nrule = "LR101"\nat = "applications.received"\nreason = "照原文"\n'

NESTED = (
    HEADER
    + """
[applications]
accepted  = "227.5万"
concluded = "227万"
approved  = "225.3万"
denied    = "1.4万"

[rates]
approval = "99.3%"

[fees]
applications = 3_000
amount       = 22860705.50

[[item]]
name     = "文化类"
accepted = "200万"

[[item]]
name     = "娱乐场所经营许可"
under    = "文化类"
accepted = "150万"
share    = "75%"

[[item]]
name     = "卡拉OK"
under    = "娱乐场所经营许可"
accepted = 1_500_000

[[item]]
name     = "演出"
under    = "文化类"
accepted = "50万"
share    = "25%"

[[item]]
name     = "其他"
accepted = "27.5万"

[[figure]]
name  = "平均办理时间"
value = 1.78
unit  = "天"

[[figure]]
name  = "同比"
value = "-0.28%"

[[figure]]
name  = "行政处罚"
value = 300
unit  = "宗"

[[figure]]
name  = "其中警告"
value = 260
unit  = "宗"
of    = "行政处罚"
share = "86.7%"
"""
)
LONG = (
    HEADER.replace("虚构区", "名称" * 60)
    + """source = "https://example.invalid/{path}"
[applications]
received = 999_999_999_999_999
accepted = 999_999_999_999_998
rejected = 1
[fees]
applications = 3
amount = 22860705.50
[[figure]]
name = "{name}"
value = 999_999_999_999_999
unit = "{unit}"
""".format(path="a" * 200, name="数据" * 60, unit="单位" * 10)
)

PAGES = {
    "the real report": PUTUO,
    "nested items": NESTED,
    "long names and large figures": LONG,
    "no figures": HEADER,
    **{
        path.stem: path.read_text(encoding="utf-8")
        for path in sorted(REPORTS.glob("*.toml"))
        if path.stem not in {"gb18030", "load-errors", "unquoted"}
    },
}


@cache
def page(text: str, lang: Lang, width: int = 80, *, color: bool = False) -> str:
    checked = check(load_bytes("report.toml", text.encode()), today=TODAY)
    return render(summarised(checked, lang), width=width, color=color)


def cells(line: str) -> int:
    """Return how many cells a terminal needs for a line, by the Unicode tables."""
    wide = sum(unicodedata.east_asian_width(character) in "WF" for character in line)
    return wide + sum(not unicodedata.combining(character) for character in line)


def row(text: str, label: str) -> str:
    """Return the line of the figure with that label, the first one where the label goes on below."""
    body = text.partition("\nNotes\n")[0].partition("\n说明\n")[0].splitlines()
    (found,) = (
        line
        for line, below in pairwise([*body, ""])
        if any(
            re.match(rf" +{re.escape(label[:end].rstrip())} +-?[\d~]", line)
            and (end == len(label) or below.strip() == label[end:].strip())
            for end in range(1, len(label) + 1)
        )
    )
    return found


# The page as a whole.


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES.keys())
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [*WIDTHS, 60, 79])
def test_no_line_is_wider_than_the_terminal(text: str, lang: Lang, width: int) -> None:
    lines = page(text, lang, width).splitlines()
    assert [line for line in lines if cells(line) > width] == []
    assert [line for line in lines if line != line.rstrip()] == []


def test_the_rule_below_the_title_is_as_wide_as_the_terminal() -> None:
    assert [cells(page(CONSISTENT, "zh", width).splitlines()[1]) for width in WIDTHS] == list(WIDTHS)


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES.keys())
@pytest.mark.parametrize("lang", LANGS)
def test_colour_changes_nothing_but_colour(text: str, lang: Lang) -> None:
    plain, colored = page(text, lang), page(text, lang, color=True)
    stripped = re.sub(r"\x1b\[[0-9;]*m", "", colored)
    assert "\x1b" not in plain
    assert "\x1b[" in colored
    assert [line.rstrip() for line in stripped.splitlines()] == plain.splitlines()


SECTIONS: dict[Lang, list[str]] = {
    "zh": ["行政许可事项", "办件", "办理方式", "收费", "批后监管", "其他数据", "说明"],
    "en": ["Licence items", "Applications", "Handling", "Fees", "Oversight", "Other figures", "Notes"],
}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_sections_stand_in_the_order_of_the_format(lang: Lang, width: int) -> None:
    title, rule, verdict, *lines = page(PUTUO, lang, width).splitlines()[(width == 40 and lang == "en") :]
    assert set(rule) == {"─"}
    assert verdict.startswith("✓ ")
    assert title
    assert [line for line in lines if line and not line.startswith(" ")] == SECTIONS[lang]


TITLES: dict[Lang, str] = {
    "zh": "上海市普陀区2024年度行政许可实施情况",
    "en": "上海市普陀区: administrative licensing in 2024",
}


@pytest.mark.parametrize("lang", LANGS)
def test_the_authority_and_the_year_come_first(lang: Lang) -> None:
    assert page(PUTUO, lang).splitlines()[0] == TITLES[lang]


def test_who_signed_and_when_is_told() -> None:
    lines = page(PUTUO, "zh").splitlines()
    assert "  署名单位 上海市普陀区数据局" in lines
    assert "  落款日期 2024-03-19 [1]" in lines
    assert "  发布日期 2025-03-20" in lines


def test_a_report_without_figures_has_no_sections() -> None:
    lines = page(HEADER, "en").splitlines()
    assert lines[0] == "虚构区: administrative licensing in 2024"
    assert [line for line in lines[2:] if not line.startswith((" ", "?"))] == []


# The verdict.


class Verdict(NamedTuple):
    """A report, the mark of its verdict, and the verdict in either language."""

    text: str
    mark: str
    en: str
    zh: str


MISSPELT = "[fees]\namuont = 1\n"
VERDICTS = {
    "consistent": Verdict(
        CONSISTENT,
        "✓",
        "No contradictions in itself: 1 relation could be checked, and nothing was found.",
        "未发现矛盾：能核对的 1 项关系全部成立。",
    ),
    "waived": Verdict(
        WAIVED,
        "✓",
        "No contradictions in itself but those waived: "
        "0 relations checked and found to hold, 1 finding waived with the reason.",
        "未发现其他矛盾：0 项关系成立；1 处差异已说明理由。",
    ),
    "implausible": Verdict(
        IMPLAUSIBLE,
        "!",
        "1 warning: the figures are possible, but a person should look.",
        "1 个警告：数据有可能属实，需人工核实。",
    ),
    "contradictory": Verdict(
        CONTRADICTORY,
        "✗",
        "1 error: the figures cannot all be right.",
        "1 个错误：这些数据不可能都对。",
    ),
    "contradictory twice": Verdict(
        CONTRADICTORY + "[items]\ntotal = 1\n[oversight]\nitems_covered = 2\n",
        "✗",
        "2 errors: the figures cannot all be right.",
        "2 个错误：这些数据不可能都对。",
    ),
    "misspelt": Verdict(
        CONSISTENT + MISSPELT,
        "✗",
        "1 error: not everything in the file is as it should be.",
        "1 个错误：文件中有内容不合要求。",
    ),
    "a waiver of nothing": Verdict(
        WAIVED.replace("rejected = 2", "rejected = 1"),
        "✗",
        "1 error: not everything in the file is as it should be.",
        "1 个错误：文件中有内容不合要求。",
    ),
    "contradictory and misspelt": Verdict(
        CONTRADICTORY + MISSPELT,
        "✗",
        "2 errors: not everything in the file is as it should be.",
        "2 个错误：文件中有内容不合要求。",
    ),
    "unknown": Verdict(
        HEADER,
        "?",
        "Nothing could be checked: the figures that the rules relate are not printed.",
        "无法核对：报告没有公布规则所需的数据。",
    ),
}


@pytest.mark.parametrize("verdict", VERDICTS.values(), ids=VERDICTS.keys())
@pytest.mark.parametrize("lang", LANGS)
def test_the_verdict_is_the_first_thing_below_the_title(verdict: Verdict, lang: Lang) -> None:
    said, _, rest = page(verdict.text, lang, 120).split("\n", 2)[2].partition("\n")
    exact = f"{verdict.mark} {verdict.zh if lang == 'zh' else verdict.en}"
    assert said.startswith(exact)
    assert verdict.mark != "?" or (said, rest) == (exact, "")


@pytest.mark.parametrize("verdict", VERDICTS.values(), ids=VERDICTS.keys())
def test_one_is_not_counted_as_many(verdict: Verdict) -> None:
    assert not re.search(r"\b1 (relations|findings|warnings|errors)\b", page(verdict.text, "en", 120))


UNCHECKED: dict[Lang, tuple[str, str]] = {
    "en": (" 16 relations checked", " 12 relations could not be checked for want of figures."),
    "zh": ("：16 项关系成立", "另有 12 项关系因缺少数据无法核对。"),
}


@pytest.mark.parametrize("lang", LANGS)
def test_the_verdict_says_how_much_could_not_be_checked(lang: Lang) -> None:
    held, unchecked = UNCHECKED[lang]
    verdict = re.sub(r"\s+", " ", page(PUTUO, lang, 120).partition("\n\n")[0])
    assert held in verdict
    assert verdict.endswith(unchecked)


# The figures.


class Shown(NamedTuple):
    """A figure of the real report on its page: its labels, and itself with its unit in Chinese."""

    zh: str
    en: str
    value: str

    def label(self, lang: Lang) -> str:
        return self.zh if lang == "zh" else self.en

    def text(self, lang: Lang) -> str:
        """Return the figure with its unit: in English the label says what is counted, but units of others stay."""
        number, _, unit = self.value.partition(" ")
        if lang == "zh" or self.zh == self.en:
            return self.value
        return f"{number} yuan" if unit == "元" else number

    def stands_in(self, shown: str, lang: Lang) -> bool:
        """Tell whether a page shows the figure, and no other unit behind it."""
        whole = rf" +\D+? +{re.escape(self.text(lang))}(?! [件项次个元])(?: |$)"
        return bool(re.match(whole, row(shown, self.label(lang))))


FIGURES = [
    Shown("清单事项数", "items", "203 项"),
    Shown("上年清单事项数", "items last year", "201 项"),
    Shown("涉及主管部门", "departments", "28 个"),
    Shown("收到申请", "received", "542,219 件"),
    Shown("受理", "accepted", "542,141 件"),
    Shown("不予受理", "rejected", "78 件"),
    Shown("批准", "approved", "539,535 件"),
    Shown("不予批准", "denied", "2,545 件"),
    Shown("办结（计算得出）", "concluded, computed", "542,080 件"),
    Shown("网上受理", "online", "164,619 件"),
    Shown("全程网办", "fully online", "49,257 件"),
    Shown("告知承诺", "by commitment", "5,810 件"),
    Shown("当场办结", "on the spot", "141,599 件"),
    Shown("按期办结", "on time", "542,091 件"),
    Shown("收费办件", "paid applications", "343,635 件"),
    Shown("收费金额", "fees charged", "22,860,705 元"),
    Shown("建立监管制度的事项", "items under oversight", "161 项"),
    Shown("主动监督检查", "inspections", "369,042 次"),
    Shown("监管发现违法行为", "violations found", "361 件"),
    Shown("有效投诉", "complaints", "5,012 件"),
    Shown("投诉查实违法行为", "complaints upheld", "283 件"),
    Shown("自动生成智慧好办功能的比例", "自动生成智慧好办功能的比例", "80%"),
    Shown("条件预检模型", "条件预检模型", "103 个"),
    Shown("免填免交模型", "免填免交模型", "104 个"),
    Shown("无人干预审批模型", "无人干预审批模型", "1 个"),
]


def test_the_table_above_holds_every_figure_of_the_file() -> None:
    tree = tomli.loads(PUTUO)
    tables = ("items", "applications", "handling", "fees", "oversight")
    values = [value for key in tables for value in tree[key].values()]
    values += [figure["value"] for figure in tree["figure"]]
    written = [f"{value:,}" if isinstance(value, int) else value for value in values]
    shown = [figure.value.partition(" ")[0] for figure in FIGURES if "computed" not in figure.en]
    assert shown == written


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure.en)
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [80, 120])
def test_every_figure_is_shown_with_its_separators_and_unit(figure: Shown, lang: Lang, width: int) -> None:
    assert figure.stands_in(page(PUTUO, lang, width), lang)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [*WIDTHS, 60])
def test_no_figure_is_cut_off(lang: Lang, width: int) -> None:
    shown = page(PUTUO, lang, width)
    assert "…" not in shown
    assert [figure.label(lang) for figure in FIGURES if not figure.stands_in(shown, lang)] == []


@pytest.mark.parametrize("width", [*WIDTHS, 60])
def test_english_pages_have_no_measure_words_but_those_of_other_figures(width: int) -> None:
    body = page(PUTUO, "en", width).partition("\nOther figures\n")[0]
    assert "Oversight" in body
    assert re.findall(r"[件项次个元]", body) == []
    items = page(NESTED, "en", width).partition("\nItems, by accepted\n")[2].partition("\n\n")[0]
    assert "文化类" in items
    assert "件" not in items


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [*WIDTHS, 60])
def test_figures_stand_below_each_other(lang: Lang, width: int) -> None:
    shown = page(PUTUO, lang, width)
    ends = set()
    for figure in FIGURES:
        line, number = row(shown, figure.label(lang)), figure.value.partition(" ")[0]
        ends.add(cells(line[: line.index(number) + len(number)]))
    assert len(ends) == 1


RATE = re.compile(r" (?:\d+\.\d\d|[<>]100|<0\.01)%")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [60, 80, 120])
def test_rates_stand_below_each_other_too(lang: Lang, width: int) -> None:
    rated = [line for line in page(PUTUO, lang, width).splitlines() if RATE.search(line)]
    assert len(rated) == len(RATES)
    assert len({cells(line[: line.index("%")]) for line in rated}) == 1


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [80, 120])
def test_bars_and_remarks_stand_below_each_other(lang: Lang, width: int) -> None:
    rated = [line for line in page(PUTUO, lang, width).splitlines() if RATE.search(line)]
    assert len({cells(re.split("[▏▎▍▌▋▊▉█]", line)[0]) for line in rated}) == 1
    assert len({cells(line[: line.index("%") + 2]) for line in rated}) == 1
    assert [line for line in rated if not re.search("% (of [a-z]+|占[\u4e00-\u9fff]+)$", line)] == []


class Room(NamedTuple):
    """A width, and what the line of the figure accepted shows at it besides the figure."""

    width: int
    zh: str
    en: str


ROOM = [
    Room(40, "", ""),
    Room(60, "99.99%", "99.99%"),
    Room(72, "99.99% 占收到申请", "99.99% of received"),
    Room(80, "█████████▉ 99.99% 占收到申请", "█████████▉ 99.99% of received"),
    Room(97, "█████████▉ 99.99% 占收到申请", "█████████▉ 99.99% of received"),
    Room(98, "███████████████████▉ 99.99% 占收到申请", "███████████████████▉ 99.99% of received"),
    Room(120, "███████████████████▉ 99.99% 占收到申请", "███████████████████▉ 99.99% of received"),
]


@pytest.mark.parametrize("room", ROOM, ids=lambda room: str(room.width))
def test_a_narrow_page_leaves_out_the_bar_then_the_remark_then_the_rate(room: Room) -> None:
    for lang, label, beside in (("zh", "受理", f"件 {room.zh}"), ("en", "accepted", room.en)):
        shown = row(page(PUTUO, "zh" if lang == "zh" else "en", room.width), label)
        assert shown.split() == [label, "542,141", *beside.split()]


RATES = {
    "accepted": ("受理", 542141, 542219),
    "rejected": ("不予受理", 78, 542219),
    "approved": ("批准", 539535, 539535 + 2545),
    "denied": ("不予批准", 2545, 539535 + 2545),
    "online": ("网上受理", 164619, 539535 + 2545),
    "fully online": ("全程网办", 49257, 539535 + 2545),
    "by commitment": ("告知承诺", 5810, 539535 + 2545),
    "on the spot": ("当场办结", 141599, 539535 + 2545),
    "on time": ("按期办结", 542091, 539535 + 2545),
    "paid applications": ("收费办件", 343635, 542219),
    "items under oversight": ("建立监管制度的事项", 161, 203),
    "violations found": ("监管发现违法行为", 361, 369042),
    "complaints upheld": ("投诉查实违法行为", 283, 5012),
}


def percent(part: int, whole: int) -> str:
    rounded = (Decimal(100 * part) / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)
    if rounded == 100 and part != whole:
        return ">100%" if part > whole else "<100%"
    return "<0.01%" if rounded == 0 and part else f"{rounded}%"


@pytest.mark.parametrize(("en", "rate"), RATES.items(), ids=RATES.keys())
@pytest.mark.parametrize("lang", LANGS)
def test_a_computed_rate_stands_beside_its_figure(en: str, rate: tuple[str, int, int], lang: Lang) -> None:
    zh, part, whole = rate
    rest = row(page(PUTUO, lang), zh if lang == "zh" else en).partition(f"{part:,}")[2]
    assert re.findall(r"[<>]?\d[\d.]*%", rest) == [percent(part, whole)]


ROUNDED = {
    0: "0.00%",
    1: "<0.01%",
    4: "<0.01%",
    5: "0.01%",
    6: "0.01%",
    99_994: "99.99%",
    99_995: "<100%",
    99_999: "<100%",
    100_000: "100.00%",
    100_001: ">100%",
    100_004: ">100%",
    100_005: "100.01%",
    1_234_567: "1,234.57%",
}


@pytest.mark.parametrize(("accepted", "rate"), ROUNDED.items(), ids=str)
def test_no_rate_is_rounded_to_all_or_nothing(accepted: int, rate: str) -> None:
    text = HEADER + f"[applications]\nreceived = 100_000\naccepted = {accepted}\n"
    assert row(page(text, "en"), "accepted").endswith(f" {rate} of received")


def test_what_is_computed_is_named() -> None:
    shown = page(PUTUO, "en", 120)
    assert row(shown, "items").endswith(" +2 on last year")
    assert row(shown, "fees charged").endswith(" 66.53 yuan per application")
    assert row(shown, "accepted").endswith(" 99.99% of received")
    assert row(shown, "on the spot").endswith(" 26.12% of concluded")
    assert row(shown, "on time").endswith(" >100% of concluded")
    assert row(shown, "complaints upheld").endswith(" 5.65% of complaints")


def test_other_figures_have_no_computed_rate() -> None:
    shown = page(PUTUO, "en")
    rated = {figure.en for figure in FIGURES if "%" in row(shown, figure.en)}
    assert rated == {*RATES, "自动生成智慧好办功能的比例"}


def test_what_is_printed_is_not_computed_anew() -> None:
    shown = page(NESTED, "en")
    assert row(shown, "concluded") == row(shown, "concluded").rstrip()
    assert "concluded, computed" not in shown
    assert re.search(r"\n {2}approval rate +99\.3%\n", shown)


PRINTED = {
    ("accepted", "受理"): ("227.5万", "227.5万 件"),
    ("denied", "不予批准"): ("1.4万", "1.4万 件"),
    ("fees charged", "收费金额"): ("22,860,705.50 yuan", "22,860,705.50 元"),
    ("平均办理时间", "平均办理时间"): ("1.78 天", "1.78 天"),
    ("同比", "同比"): ("-0.28%", "-0.28%"),
    ("行政处罚", "行政处罚"): ("300 宗", "300 宗"),
}


@pytest.mark.parametrize(("labels", "values"), PRINTED.items(), ids=[en for en, _ in PRINTED])
def test_a_figure_stays_as_it_was_printed_but_for_separators(labels: tuple[str, str], values: tuple[str, str]) -> None:
    for lang, label, value in zip(("en", "zh"), labels, values, strict=True):
        shown = row(page(NESTED, "en" if lang == "en" else "zh"), label)
        assert re.match(rf" +{label} +{re.escape(value)}(?! [件元])(?: |$)", shown)


def test_a_rate_of_rounded_figures_is_a_range() -> None:
    low, high = Fraction(2252500, 2275000), Fraction(2253500, 2265000)
    assert f"{float(low * 100):.2f}–{float(high * 100):.2f}% of concluded" in row(page(NESTED, "en"), "approved")
    assert "99.01–99.49%" in row(page(NESTED, "en"), "approved")


def test_nested_items_stand_below_their_own_and_further_in() -> None:
    lines = page(NESTED, "zh").splitlines()
    start = lines.index("分事项（受理）")
    items = [re.match(r"( +)(\S+)", line) for line in lines[start + 1 : start + 6]]
    assert [(len(item[1]), item[2]) for item in items if item] == [
        (2, "文化类"),
        (4, "娱乐场所经营许可"),
        (6, "卡拉OK"),
        (4, "演出"),
        (2, "其他"),
    ]


def test_items_that_come_in_any_order_are_sorted_under_their_own() -> None:
    text = HEADER + "".join(
        f'[[item]]\nname = "{name}"\naccepted = 1\n' + (f'under = "{under}"\n' if under else "")
        for name, under in (("丙", "乙"), ("乙", "甲"), ("丁", ""), ("甲", ""), ("戊", "丁"))
    )
    lines = page(text, "zh").splitlines()
    start = lines.index("分事项（受理）")
    assert [line.split(maxsplit=1)[0] for line in lines[start + 1 : start + 6]] == ["丁", "戊", "甲", "乙", "丙"]


SHARES = {
    "娱乐场所经营许可": "75% share, printed",
    "演出": "25% share, printed",
    "卡拉OK": "99.67–100.33% share",
    "文化类": "87.67–88.15% share",
    "其中警告": "86.7% share, printed",
}


@pytest.mark.parametrize(("name", "share"), SHARES.items(), ids=SHARES.keys())
def test_a_printed_share_comes_before_a_computed_one(name: str, share: str) -> None:
    assert row(page(NESTED, "en"), name).endswith(f" {share}")


def eighths(line: str) -> int:
    """Return the length of the bar in a line, in eighths of a cell."""
    return sum(8 if character == "█" else " ▏▎▍▌▋▊▉".find(character) for character in re.findall("[▏▎▍▌▋▊▉█]", line))


BAR_CELLS = {80: 10, 97: 10, 98: 20, 120: 20}


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("width", "length"), BAR_CELLS.items(), ids=map(str, BAR_CELLS))
def test_bars_grow_with_their_rates(lang: Lang, width: int, length: int) -> None:
    shown = page(PUTUO, lang, width)
    lines = {en: row(shown, zh if lang == "zh" else en) for en, (zh, _, _) in RATES.items()}
    bars = sorted((Fraction(part, whole), eighths(lines[en])) for en, (_, part, whole) in RATES.items())
    assert [bar for _, bar in bars] == sorted(bar for _, bar in bars)
    assert [bar for rate, bar in bars if abs(bar - min(rate, Fraction(1)) * length * 8) > 1] == []
    assert min(bar for _, bar in bars) == 1


BARS = {"0": (0, 0), "1": (1, 1), "500": (40, 80), "990": (79, 158), "999": (79, 159), "1000": (80, 160)}


@pytest.mark.parametrize(("accepted", "bars"), BARS.items(), ids=BARS.keys())
def test_only_the_whole_fills_a_bar_of_ten_or_twenty_cells(accepted: str, bars: tuple[int, int]) -> None:
    text = HEADER + f"[applications]\nreceived = 1000\naccepted = {accepted}\n"
    assert tuple(eighths(row(page(text, "en", width), "accepted")) for width in (80, 120)) == bars


def test_a_part_above_its_whole_fills_its_bar_and_no_more() -> None:
    assert eighths(row(page(HEADER + "[applications]\nreceived = 1\naccepted = 9\n", "en"), "accepted")) == 80


def test_nothing_is_divided_by_zero() -> None:
    shown = page(HEADER + "[applications]\nreceived = 0\naccepted = 0\nrejected = 0\n", "en")
    assert row(shown, "accepted").endswith("accepted 0")


# The notes.


def notes_of(shown: str) -> tuple[list[str], list[str]]:
    """Return the marks in the page, and those that its notes explain."""
    body, _, notes = shown.partition("\nNotes\n")
    return re.findall(r"\[(\d+)\]", body), re.findall(r"^ +\[(\d+)\]", notes, flags=re.MULTILINE)


@pytest.mark.parametrize("text", PAGES.values(), ids=PAGES.keys())
@pytest.mark.parametrize("width", [80, 120])
def test_every_mark_has_its_note_and_notes_are_numbered(text: str, width: int) -> None:
    marks, notes = notes_of(page(text, "en", width))
    assert set(marks) <= set(notes)
    assert notes == [str(number) for number in range(1, len(notes) + 1)]


NOTED = {
    "the real report": ("1", "2"),
    "carry-over": ("1",),
    "changed-waiver": ("1",),
    "changning-greenery-2024": ("1",),
    "part-forgotten": ("1",),
    "putuo-civil-affairs-2014": ("1", "2"),
    "several-computed": ("1", "2"),
    "nested items": (),
}


@pytest.mark.parametrize(("name", "marks"), NOTED.items(), ids=NOTED.keys())
def test_a_figure_bears_the_marks_of_its_notes(name: str, marks: tuple[str, ...]) -> None:
    found, notes = notes_of(page(PAGES[name], "en"))
    assert sorted(found) == notes == list(marks)


@pytest.mark.parametrize("lang", LANGS)
def test_a_waived_finding_is_a_note_with_its_reason(lang: Lang) -> None:
    shown = page(PUTUO, lang, 120)
    notes = re.sub(r"\s+", "", shown.rpartition("\n\n")[2])
    reasons = {waiver["rule"]: re.sub(r"\s+", "", waiver["reason"]) for waiver in tomli.loads(PUTUO)["waiver"]}
    first, second = notes.index("[1]LR401"), notes.index("[2]LR203")
    assert reasons["LR401"] in notes[first:second]
    assert reasons["LR203"] in notes[second:]
    assert "[2]" in row(shown, {"zh": "按期办结", "en": "on time"}[lang])


def test_a_finding_that_stands_is_a_note_with_its_severity() -> None:
    for text, lang, note in (
        (CONTRADICTORY, "en", "LR101 error: received 10 is 1 less than accepted 9 + rejected 2 = 11"),
        (CONTRADICTORY, "zh", "LR101 错误：收到申请 10，比受理 9 + 不予受理 2 = 11 少 1"),
        (IMPLAUSIBLE, "en", "LR201 warning: concluded 103 exceeds accepted 100 by 3"),
        (IMPLAUSIBLE, "zh", "LR201 警告：办结 103，超过受理 100，多出 3"),
    ):
        shown = page(text, "zh" if lang == "zh" else "en", 120)
        assert shown.rpartition("\n\n")[2].splitlines()[1:] == [f"  [1] {note}"]
    assert row(page(CONTRADICTORY, "en"), "received").endswith(" received 10 [1]")


def test_a_report_without_findings_has_no_notes() -> None:
    assert "Notes" not in page(CONSISTENT, "en")
    assert "说明" not in page(CONSISTENT, "zh")


HOSTILE = """format = 1
[report]
authority = "{name}"
year = 2024
publisher = "{name}"
[[item]]
name = "{name}"
accepted = 1
[[figure]]
name = "{name}"
value = 1
unit = "{name}"
""".format(name="\\u001b[2J\\u202e名")


@pytest.mark.parametrize("color", [False, True], ids=["plain", "colour"])
def test_a_file_cannot_move_the_cursor(*, color: bool) -> None:
    shown = page(HOSTILE, "en", 120, color=color)
    assert "\x1b[2J" not in shown
    assert "\u202e" not in shown
    assert "\\x1b[2J\\u202e名: administrative licensing in 2024" in shown


def test_what_is_spelt_out_has_room() -> None:
    assert page(HOSTILE, "en", 120).count("\\x1b[2J\\u202e名") == 5


# Which report.


@pytest.fixture
def summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Program:
    """Run `licreport summary --lang en` in an empty directory of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")

    def run(*arguments: str, stdin: str = "") -> Ran:
        code = exit_code(monkeypatch, "summary", "--lang", "en", *arguments, stdin=stdin)
        return Ran(code, *capsys.readouterr())

    return run


def put(path: str, year: int = 2024, text: str = CONSISTENT) -> str:
    Path(path).parent.mkdir(parents=True, exist_ok=True)
    Path(path).write_text(text.replace("2024", str(year)), encoding="utf-8")
    return path


@pytest.mark.parametrize("width", [*WIDTHS, 20, 200])
def test_the_page_is_as_wide_as_the_terminal_within_reason(
    summary: Program, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    put("data/2024.toml", text=PUTUO)
    monkeypatch.setenv("COLUMNS", str(width))
    assert summary() == Ran(0, page(PUTUO, "en", min(max(width, 40), 120)), "")


MEANT = {
    "the newest": ([], 2024),
    "a year": (["2023"], 2023),
    "a year in a sub-directory": (["2022"], 2022),
    "a file": (["data/2023.toml"], 2023),
    "a file elsewhere": (["other.toml"], 2019),
    "the newest in a directory": (["elsewhere"], 2021),
    "a directory with one report": (["data/old"], 2022),
    "a file whose name is a year": (["2018"], 2018),
}


@pytest.mark.parametrize(("arguments", "year"), MEANT.values(), ids=MEANT.keys())
def test_a_report_is_named_by_year_or_path(summary: Program, arguments: list[str], year: int) -> None:
    for path, own in {
        "data/2023.toml": 2023,
        "data/2024.toml": 2024,
        "data/old/2022.toml": 2022,
        "elsewhere/2020.toml": 2020,
        "elsewhere/2021.toml": 2021,
        "other.toml": 2019,
        "2018": 2018,
    }.items():
        put(path, own)
    ran = summary(*arguments)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == f"虚构区: administrative licensing in {year}"


def test_a_year_is_that_of_the_report_not_of_the_file_name(summary: Program) -> None:
    put("data/a.toml", 2023)
    put("data/b.toml", 2024)
    assert summary("2023").out.splitlines()[0].endswith(" 2023")


def test_a_report_may_come_by_standard_input(summary: Program) -> None:
    assert summary("-", stdin=CONSISTENT) == Ran(0, page(CONSISTENT, "en"), "")


UNCLEAR = {
    "no data": ([], [], "no directory data/ here; name the files or the directory to check"),
    "no such year": (["2019"], ["data/2024.toml"], "no report on 2019 under data; there are 2024"),
    "no such file": (["2019.toml"], ["data/2024.toml"], "no such file or directory: 2019.toml"),
    "two of a year": (
        ["2024"],
        ["data/a.toml", "data/b.toml"],
        "several reports on 2024 under data; name one of data/a.toml, data/b.toml",
    ),
    "two of the newest": (
        [],
        ["data/a.toml", "data/b.toml"],
        "several reports on 2024 under data; name one of data/a.toml, data/b.toml",
    ),
    "two in a directory": (
        ["there"],
        ["there/a.toml", "there/b.toml"],
        "several reports on 2024 under there; name one of there/a.toml, there/b.toml",
    ),
}


@pytest.mark.parametrize(("arguments", "paths", "message"), UNCLEAR.values(), ids=UNCLEAR.keys())
def test_what_is_unclear_is_asked_back(summary: Program, arguments: list[str], paths: list[str], message: str) -> None:
    for path in paths:
        put(path)
    ran = summary(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith(f"\nError: {message}\n")


UNREAD = "{file} does not load, so which report is meant is not known; `licreport check {file}` says why"


@pytest.mark.parametrize("others", [["data/b.toml"], ["data/b.toml", "data/2023.toml"]], ids=["none", "an older one"])
def test_a_file_that_does_not_load_and_names_no_year_makes_the_newest_unknown(
    summary: Program, others: list[str]
) -> None:
    put("data/2023.toml", 2023)
    for path in ("data/a.toml", *others):
        put(path, text="x = \n")
    ran = summary()
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith(f"\nError: {UNREAD.format(file='data/a.toml')}\n")


def test_a_file_that_is_no_report_shows_why_in_its_place(summary: Program) -> None:
    put("data/2024.toml", text="x = \n")
    for arguments in ([], ["data/2024.toml"]):
        ran = summary(*arguments)
        assert (ran.code, ran.err) == (1, "")
        assert ran.out.startswith("data/2024.toml:1:5: LR001 error: ")


@pytest.mark.parametrize("name", ["data/2024.toml", "data/putuo-2024.toml"], ids=["a year", "a year and more"])
@pytest.mark.parametrize("arguments", [[], ["2024"]], ids=["the newest", "by year"])
def test_an_older_report_is_not_shown_for_a_newer_one_that_does_not_load(
    summary: Program, arguments: list[str], name: str
) -> None:
    put("data/2023.toml", 2023)
    put(name, text="x = \n")
    ran = summary(*arguments)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.startswith(f"{name}:1:5: LR001 error: ")
    assert "2023" not in ran.out
    assert summary("2023") == Ran(0, page(CONSISTENT.replace("2024", "2023"), "en"), "")


@pytest.mark.parametrize(
    ("text", "code"),
    [(CONSISTENT, 0), (WAIVED, 0), (IMPLAUSIBLE, 0), (HEADER, 0), (CONTRADICTORY, 1)],
    ids=["consistent", "waived", "implausible", "unknown", "contradictory"],
)
def test_the_exit_code_is_that_of_check(summary: Program, text: str, code: int) -> None:
    ran = summary(put("data/2024.toml", text=text))
    assert (ran.code, ran.err) == (code, "")
    assert "\x1b" not in ran.out
