"""The report as it is published: its sections, the sentences that its figures make, its annex, notes and charts."""

import datetime
import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from places import ROOT

from licreport.check.one import Checked, check
from licreport.compose.footnotes import Wording
from licreport.compose.report import compose
from licreport.compose.telling import Style
from licreport.document.blocks import (
    Annex,
    Bar,
    Bars,
    Bullets,
    Chart,
    Document,
    Enclosure,
    Fact,
    Footnotes,
    Heading,
    Node,
    Paragraph,
    Signature,
    Span,
    Table,
    Years,
    spans_of,
)
from licreport.render.json import export
from licreport.report.load import load_bytes
from licreport.report.tables.narrative import Narrative
from licreport.words.language import Lang

TODAY = datetime.date(2026, 1, 1)
HEAD = 'format = 1\n[report]\nauthority = "虚构区"\nyear = 2024\n'
SIX = tuple(key for key in Narrative.model_fields if key != "opening")
TITLES = [
    "总体情况",
    "行政许可办理情况",
    "批后监管开展情况",
    "改革创新情况",
    "监督纠正情况",
    "存在的主要问题及改进措施",
]


def checked(text: str) -> Checked:
    return check(load_bytes("a.toml", (HEAD + text).encode()), today=TODAY)


def composed(text: str, lang: Lang = "zh", *, draft: bool = False) -> Document:
    """Return a report as it is published, below its opening, which stands on every one."""
    document = compose(checked(text), lang, draft=draft)
    assert isinstance(document.blocks[0], Paragraph)
    return document._replace(blocks=document.blocks[1:])


def headings(document: Document, level: int = 1) -> list[str]:
    return [block.text for block in document.blocks if isinstance(block, Heading) and block.level == level]


def said(document: Document) -> str:
    """Return the running text, paragraph by paragraph."""
    paragraphs = (block.spans for block in document.blocks if isinstance(block, Paragraph))
    return "\n".join("".join(span.text for span in spans) for spans in paragraphs)


# Sections.


def test_six_sections_stand_in_their_order() -> None:
    prose = "".join(f'{key} = "第{place}节的话。"\n' for place, key in reversed([*enumerate(SIX)]))
    document = composed(f"[narrative]\n{prose}")
    assert headings(document) == [f"{'一二三四五六'[place]}、{title}" for place, title in enumerate(TITLES)]
    assert said(document).split("\n") == [f"第{place}节的话。" for place in range(6)]


def test_the_opening_stands_before_the_sections_as_it_is_written_or_else_composed() -> None:
    for prose, opening in (
        ("", "现将虚构区2024年度行政许可实施情况报告如下。"),
        ('[narrative]\nopening = "依据有关规定，现将情况报告如下。"\n', "依据有关规定，现将情况报告如下。"),
    ):
        first, *_ = compose(checked(f"[items]\ntotal = 3\n{prose}"), "zh").blocks
        assert isinstance(first, Paragraph)
        assert "".join(span.text for span in first.spans) == opening


def test_a_section_of_several_parts_has_a_heading_for_each() -> None:
    document = composed("[applications]\nreceived = 3\n[handling]\nonline = 2\n[fees]\namount = 9\n")
    assert headings(document, 2) == ["（一）办件情况", "（二）办理方式", "（三）收费情况"]
    assert headings(composed("[applications]\nreceived = 3\n"), 2) == []


def test_a_section_with_neither_prose_nor_figures_is_left_out() -> None:
    document = composed('[oversight]\ncomplaints = 5\n[narrative]\nproblems = "待改进。"\n')
    assert headings(document) == ["一、批后监管开展情况", "二、存在的主要问题及改进措施"]


def test_a_report_of_nothing_still_has_a_title_and_a_signature() -> None:
    document = composed("")
    assert document.title == "".join(document.title_lines) == "虚构区2024年度行政许可实施情况年度报告"
    assert [type(block) for block in document.blocks] == [Signature]


def test_sub_headings_are_numbered_by_section_unless_they_bear_a_number() -> None:
    overview, reform = "### 甲\n话。\n### 乙\n话。\n", "### 丙\n话。\n### （一）丁\n话。\n"
    text = f'[narrative]\noverview = """{overview}"""\nreform = """{reform}"""\n'
    assert headings(composed(text), 2) == ["（一）甲", "（二）乙", "（一）丙", "（一）丁"]


def test_lists_and_paragraphs_stay_apart() -> None:
    document = composed('[narrative]\noverview = """\n话。\n- 一\n- 二\n\n又一段。\n"""\n')
    kinds = [type(block) for block in document.blocks if not isinstance(block, Signature)]
    assert kinds == [Heading, Paragraph, Bullets, Paragraph]


def test_prose_keeps_its_language_in_a_document_of_another() -> None:
    document = composed('[applications]\nreceived = 1_250\n[narrative]\nhandling = "收到{received}件。"\n', "en")
    (paragraph,) = [block for block in document.blocks if isinstance(block, Paragraph)]
    assert (paragraph.lang, said(document)) == ("zh", "收到1250件。")
    assert headings(document) == ["1. Handling of applications"]


# Figures in prose.


def test_a_figure_bears_its_address_and_its_value() -> None:
    document = composed('[applications]\nreceived = "1.2万"\n[narrative]\nhandling = "收到{received}件。"\n')
    (paragraph,) = [block for block in document.blocks if isinstance(block, Paragraph)]
    assert paragraph.spans == (Span("收到"), Span("1.2万", "applications.received", "1.2万"), Span("件。"))


def test_figures_asked_for_stand_where_they_are_asked_for() -> None:
    tables = "[applications]\nreceived = 10\naccepted = 9\nrejected = 1\n"
    own = said(composed(tables))
    assert own == "全年共收到申请10件，其中受理9件、不予受理1件。"
    assert (
        said(composed(f'{tables}[narrative]\nhandling = "总的看，{{figures}}情况平稳。"\n'))
        == f"总的看，{own}情况平稳。"
    )


def test_in_a_draft_what_cannot_be_placed_stands_as_it_was_written() -> None:
    document = composed('[narrative]\nhandling = "收到{received}件，{nothing:,}。"\n', draft=True)
    assert said(document).startswith("收到{received}件，{nothing:,}。")
    assert document.draft == "草稿 · 2 个错误 · 不得发布"


# Sentences that the figures make.

FIGURES = {
    "items.total": "203",
    "items.previous": "201",
    "items.departments": "1",
    "applications.brought_forward": "1",
    "applications.received": "10",
    "applications.accepted": "1",
    "applications.revoked": "1",
    "handling.online": "1",
    "handling.overdue": "3",
    "rates.approval": '"99.5%"',
    "fees.applications": "1",
    "fees.amount": "12.50",
    "oversight.items_covered": "1",
    "oversight.violations": "1",
    "oversight.complaints_upheld": "0",
}
UNGRAMMATICAL = re.compile(
    r"[，。；、,.;:]{2}|[{}]|None|\s{2}|^[，。；、,.;]|[：，]。|\b1 \w+s\b(?! )|: ?\.|年，。| ,| \.", re.MULTILINE
)


@pytest.mark.parametrize("lang", ["zh", "en"])
@given(chosen=st.sets(st.sampled_from(sorted(FIGURES))))
def test_sentences_leave_out_what_is_missing_and_stay_sentences(lang: Lang, chosen: set[str]) -> None:
    tables: dict[str, list[str]] = {}
    for name in sorted(chosen):
        table, _, key = name.partition(".")
        tables.setdefault(table, []).append(f"{key} = {FIGURES[name]}\n")
    text = "".join(f"[{table}]\n{''.join(keys)}" for table, keys in tables.items())
    document = composed(text, lang)
    told = said(document)
    assert UNGRAMMATICAL.search(told) is None, told
    assert all(line.endswith("。" if lang == "zh" else ".") for line in told.split("\n") if line)
    in_prose = {span.figure for block in document.blocks if isinstance(block, Paragraph) for span in block.spans}
    assert in_prose - {""} == chosen


def test_english_counts_one_thing_in_the_singular() -> None:
    told = said(composed("[oversight]\ninspections = 3\nviolations = 1\n", "en"))
    assert told == "Inspections are counted as follows: 3 made and 1 offence found."


def test_the_largest_items_are_named_in_order() -> None:
    items = "".join(
        f'[[item]]\nname = "{name}"\naccepted = {count}\n' for name, count in zip("甲乙丙丁", (5, 9, 7, 1), strict=True)
    )
    assert said(composed(items)) == "受理量居前三位的事项依次为乙（9件）、丙（7件）、甲（5件）。"


def test_the_rest_is_not_among_the_largest_items() -> None:
    names = {"甲": 5, "其他事项": 90, "乙": 9}
    items = "".join(f'[[item]]\nname = "{name}"\naccepted = {count}\n' for name, count in names.items())
    assert said(composed(items)) == "受理量居前两位的事项依次为乙（9件）、甲（5件）。"


WORDED = {
    "the list of items": (
        "[items]\ntotal = 133\nprevious = 134\nadded = 2\nremoved = 3\ndepartments = 3\n",
        "截至2024年底，虚构区行政许可事项清单共133项，上年底为134项，新增2项，取消、下放或合并3项，涉及3个主管部门。",
    ),
    "wholes and their parts": (
        "[applications]\nreceived = 100\naccepted = 98\nrejected = 2\nconcluded = 97\napproved = 96\ndenied = 1\n",
        "全年共收到申请100件，其中受理98件、不予受理2件；办结97件，其中批准96件、不予批准1件。",
    ),
    "parts without their whole": ("[applications]\naccepted = 98\napproved = 96\n", "全年受理98件，批准96件。"),
    "rates": ('[rates]\nacceptance = "99.4%"\napproval = "98.2%"\n', "受理率99.4%，批准率98.2%。"),
}


@pytest.mark.parametrize(("tables", "sentence"), WORDED.values(), ids=WORDED)
def test_figures_are_told_as_an_official_would_write_them(tables: str, sentence: str) -> None:
    assert said(composed(tables)) == sentence


def test_what_only_this_report_prints_stands_in_its_section() -> None:
    figure = '[[figure]]\nsection = "reform"\nname = "模型 {甲}"\nvalue = 103\nunit = "个"\n'
    assert said(composed(figure)) == "模型 {甲}103个。"


# What is said above the text.

SAID = {
    "all of it": (
        'publisher = "虚构区数据局"\npublished = 2025-03-20\nsource = "https://example.org/a"\n',
        [
            Fact("发布机构", Span("虚构区数据局")),
            Fact("发布日期", Span("2025年3月20日")),
            Fact("来源", Span("https://example.org/a"), link="https://example.org/a"),
        ],
    ),
    "no publisher": ("", [Fact("报告主体", Span("虚构区"))]),
    "a source that is no address": (
        'source = "javascript:alert(1)"\n',
        [Fact("报告主体", Span("虚构区")), Fact("来源", Span("javascript:alert(1)"))],
    ),
}


@pytest.mark.parametrize(("text", "about"), SAID.values(), ids=SAID)
def test_who_published_it_when_and_where_is_said_as_far_as_it_is_known(text: str, about: list[Fact]) -> None:
    assert [*composed(text).about] == about


def test_the_key_figures_are_those_that_are_printed_with_the_notes_on_them() -> None:
    text = '[items]\ntotal = 203\n[oversight]\ninspections = "1.2万"\n'
    assert composed(f'{WAIVED}reason = "原文如此"\n{text}').key_figures == (
        Fact("清单事项数", Span("203", "items.total", "203"), "项"),
        Fact("收到申请", Span("10", "applications.received", "10", (1,)), "件"),
        Fact("受理", Span("9", "applications.accepted", "9"), "件"),
        Fact("主动监督检查", Span("1.2万", "oversight.inspections", "1.2万"), "次"),
    )
    assert composed("").key_figures == ()


# Notes, drafts, the annex.

WAIVED = (
    "[applications]\nreceived = 10\naccepted = 9\nrejected = 2\n"
    '[[waiver]]\nrule = "LR101"\nat = "applications.received"\n'
)


def test_a_waived_discrepancy_is_a_footnote_with_its_reason_wherever_its_figure_stands() -> None:
    document = composed(f'{WAIVED}reason = "原文如此"\n')
    (notes,) = [block for block in document.blocks if isinstance(block, Footnotes)]
    assert (notes.heading, notes.texts) == ("注", ("原文如此",))
    marked = [span for span in spans_of(document) if span.notes]
    assert [(span.figure, span.notes) for span in marked] == [("applications.received", (1,))] * 2


IN_FULL = "LR101：收到申请 10，比受理 9 + 不予受理 2 = 11 少 1。已豁免：原文如此"
NOTED: dict[str, tuple[str, Wording | None, bool, tuple[str, ...]]] = {
    "as the note says": (
        'note = """收到申请数较受理、\n不予受理之和少1件。"""\n',
        None,
        False,
        ("收到申请数较受理、 不予受理之和少1件。",),
    ),
    "by the reason where there is no note": ("", "plain", False, ("原文如此",)),
    "in full": ('note = "另注"\n', "full", False, (IN_FULL,)),
    "in full in a draft": ('note = "另注"\n', None, True, (IN_FULL,)),
    "plainly in a draft": ('note = "另注"\n', "plain", True, ("另注",)),
    "not at all": ('note = "另注"\n', "none", False, ()),
    "not at all in a draft": ('note = "另注"\n', "none", True, ()),
}


@pytest.mark.parametrize(("key", "wording", "draft", "texts"), NOTED.values(), ids=NOTED)
def test_notes_are_worded(key: str, wording: Wording | None, draft: bool, texts: tuple[str, ...]) -> None:
    report = checked(f'{WAIVED}reason = "原文如此"\n{key}')
    document = compose(report, "zh", draft=draft, style=Style(wording))
    notes = [block for block in document.blocks if isinstance(block, Footnotes)]
    assert [note.texts for note in notes] == ([texts] if texts else [])
    assert {mark for span in spans_of(document) for mark in span.notes} == {*range(1, len(texts) + 1)}


def test_figures_of_which_plain_notes_say_the_same_have_one_note() -> None:
    text = WAIVED + 'reason = "甲"\nnote = "收费数据按年度决算口径。"\n'
    text += '[[waiver]]\nrule = "LR401"\nat = "report.signed"\nreason = "乙"\nnote = "收费数据按年度决算口径。"\n'
    document = composed(f"signed = 2024-03-19\n{text}")
    (notes,) = [block for block in document.blocks if isinstance(block, Footnotes)]
    assert notes.texts == ("收费数据按年度决算口径。",)
    assert len([span for span in spans_of(document) if span.notes == (1,)]) == 3


def test_a_plain_note_on_what_stands_in_a_draft_has_no_code() -> None:
    document = compose(checked(WAIVED.partition("[[")[0]), "zh", draft=True, style=Style("plain"))
    (notes,) = [block for block in document.blocks if isinstance(block, Footnotes)]
    assert notes.texts == ("收到申请 10，比受理 9 + 不予受理 2 = 11 少 1。",)


def test_findings_that_stand_are_told_only_in_a_draft() -> None:
    text = '[narrative]\nreform = "压缩时限 37 天。"\n'
    assert not [block for block in composed(text).blocks if isinstance(block, Footnotes)]
    (notes,) = [block for block in composed(text, draft=True).blocks if isinstance(block, Footnotes)]
    assert notes.texts[0].startswith("LR703 警告：")


def test_footnotes_are_numbered_as_their_marks_come_up() -> None:
    text = (
        "signed = 2024-03-19\n[handling]\non_time = 11\n[applications]\nconcluded = 10\n"
        '[[waiver]]\nrule = "LR401"\nat = "report.signed"\nreason = "甲"\n'
        '[[waiver]]\nrule = "LR203"\nat = "handling.on_time"\nreason = "乙"\n'
    )
    document = composed(text)
    marks = list(dict.fromkeys(chain.from_iterable(span.notes for span in spans_of(document))))
    assert marks == [1, 2]
    (notes,) = [block for block in document.blocks if isinstance(block, Footnotes)]
    assert notes.texts == ("乙", "甲")


def test_the_text_names_the_annex_where_it_ends_above_who_signs() -> None:
    for lang, said in (("zh", "附件：行政许可实施情况数据表"), ("en", "Annex: The figures")):
        blocks = composed("[items]\ntotal = 3\n", cast("Lang", lang)).blocks
        kinds = [type(block) for block in blocks]
        place = kinds.index(Enclosure)
        assert blocks[place] == Enclosure(said)
        assert kinds[place:] == [Enclosure, Signature, Annex, Table]
    assert Enclosure not in map(type, composed('[narrative]\nreform = "话。"\n').blocks)


def test_the_annex_leaves_out_columns_in_which_nothing_stands() -> None:
    (table,) = [block for block in composed('[rates]\non_time = "100%"\n').blocks if isinstance(block, Table)]
    assert [column.heading for column in table.columns] == ["数据项", "数值"]


def test_the_tables_of_figures_in_the_annex_share_one_grid_of_columns() -> None:
    text = '[items]\ntotal = 3\n[rates]\non_time = "100%"\n[last_year.rates]\non_time = "99%"\n'
    text += '[[figure]]\nname = "甲"\nvalue = 7\nshare = "7%"\n'
    tables = [block for block in composed(text).blocks if isinstance(block, Table)]
    headings = [[column.heading for column in table.columns] for table in tables]
    assert headings == [
        ["数据项", "数值", "上年", "单位", "占比及说明"],
        ["数据项", "数值", "上年", "单位", "占比及说明"],
        ["数据项", "数值", "上年", "单位", "公布占比"],
    ]
    assert {table.grid for table in tables} == {"figures"}


def test_many_figures_of_items_stand_in_tables_that_fit_a_page() -> None:
    keys = ("received", "accepted", "rejected", "approved", "denied", "concluded", "pending")
    text = "".join(f'[[item]]\nname = "{name}"\n' + "".join(f"{key} = 0\n" for key in keys) for name in "甲乙")
    tables = [block for block in composed(text).blocks if isinstance(block, Table)]
    assert [table.caption for table in tables] == ["分事项", "分事项（续）"]
    assert [len(table.columns) for table in tables] == [5, 4]
    assert {table.columns[0].heading for table in tables} == {"事项"}


def test_the_date_of_a_document_is_the_reports_own() -> None:
    dates = {
        "": datetime.date(2024, 12, 31),
        "signed = 2025-03-01\n": datetime.date(2025, 3, 1),
        "signed = 2025-03-01\npublished = 2025-03-20\n": datetime.date(2025, 3, 20),
    }
    assert {text: composed(text).date for text in dates} == dates


def test_what_could_turn_a_figure_around_is_left_out() -> None:
    document = composed('[narrative]\nreform = "数\\u202e字\\u0007。"\n')
    assert said(document) == "数字。"


# Laws over whole reports.

FILES = [
    ROOT / "tests" / "complete.toml",
    *sorted((ROOT / "data").glob("*.toml")),
    *sorted((ROOT / "examples" / "published").glob("*.toml")),
]
WHOLE = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)


def of_file(file: Path, lang: Lang = "zh") -> tuple[Checked, Document]:
    found = check(load_bytes(file.name, file.read_bytes()), today=TODAY)
    return found, compose(found, lang)


@WHOLE
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_annex_holds_every_figure_that_is_exported_as_it_is_written(file: Path, lang: Lang) -> None:
    found, document = of_file(file, lang)
    exported = export(found)["figures"]
    assert isinstance(exported, list)
    cells = [span for block in document.blocks if isinstance(block, Table) for row in block.rows for span in row.cells]
    shown = Counter((span.figure, span.value) for span in cells if span.figure)
    assert shown == Counter((each["address"], str(each["written"])) for each in exported)
    assert len(exported) > 2


@WHOLE
def test_figures_are_shown_as_they_are_written_but_for_separators(file: Path) -> None:
    _, document = of_file(file)
    cells = [span for block in document.blocks if isinstance(block, Table) for row in block.rows for span in row.cells]
    assert [span.text.replace(",", "") for span in cells if span.figure] == [
        span.value for span in cells if span.figure
    ]


@WHOLE
def test_every_waived_discrepancy_is_marked_somewhere_and_no_mark_lacks_its_note(file: Path) -> None:
    found, document = of_file(file)
    notes = [text for block in document.blocks if isinstance(block, Footnotes) for text in block.texts]
    assert len(notes) == len(found.waived)
    assert {mark for span in spans_of(document) for mark in span.notes} == set(range(1, len(notes) + 1))


@WHOLE
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_chart_says_in_words_all_that_it_shows(file: Path, lang: Lang) -> None:
    _, document = of_file(file, lang)
    for chart in (block for block in document.blocks if isinstance(block, Chart)):
        shown = [*texts_of(chart.drawing)]
        assert len(shown) > 1
        assert [text for text in shown if text not in chart.alt] == []
        assert chart.alt.endswith("。" if lang == "zh" else ".")


def texts_of(part: object) -> Iterator[str]:
    """Yield every text within a drawing."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for each in part[:-1] if isinstance(part, Bar | Node) else part:  # but for its tone
            yield from texts_of(each)


@WHOLE
def test_composing_gives_the_same_document_each_time(file: Path) -> None:
    assert of_file(file)[1] == of_file(file)[1]


# What did not load, and odd names.


def test_a_figure_that_did_not_load_is_not_shown_as_nothing() -> None:
    text = (
        '[[figure]]\nsection = "reform"\nname = "窗口"\nvalue = "十二"\nunit = "个"\n'
        '[[figure]]\nsection = "reform"\nname = "大厅"\nvalue = 3\nunit = "个"\n'
    )
    document = composed(text, draft=True)
    assert said(document) == "大厅3个。"
    assert [(span.figure, span.text) for span in spans_of(document) if span.figure] == [
        ("figure.大厅.value", "3"),
        ("figure.大厅.value", "3"),
    ]
    in_prose = composed(f'{text}[narrative]\nreform = "窗口{{figure.窗口}}个。"\n', draft=True)
    assert said(in_prose) == "窗口{figure.窗口}个。"


ODD = (
    "a.b",
    "a:b",
    "a{b}",
    "}{",
    '"',
    "\\",
    "a\\",
    "!a",
    "- 甲",
    "### 甲",
    "甲\n乙",
    "figures",
    "value",
    "#1",
    "{received}",
)


@pytest.mark.parametrize("name", ODD)
def test_odd_names_are_told_as_they_are(name: str) -> None:
    quoted = json.dumps(name, ensure_ascii=False)
    text = f'[[figure]]\nsection = "handling"\nname = {quoted}\nvalue = 12\n'
    text += f"[[item]]\nname = {quoted}\naccepted = 5\n[[item]]\nname = '别的'\naccepted = 4\n"
    shown = " ".join(name.split())
    assert said(composed(text)) == f"受理量居前两位的事项依次为{shown}（5件）、别的（4件）。{shown}12。"
    assert (
        said(composed(text, "en"))
        == f"By applications accepted, the two largest items are {shown} (5) and 别的 (4). Also given: {shown}, 12."
    )


@pytest.mark.parametrize("name", [name for name in ODD if "\n" not in name])
def test_odd_names_are_placed_by_their_address(name: str) -> None:
    figure = f"[[figure]]\nname = {json.dumps(name, ensure_ascii=False)}\nvalue = 12\n"
    report = checked(figure)
    address = report.loaded.addresses.of(("figure", 0))
    document = composed(f"{figure}[narrative]\nreform = '''共{{{address}:,}}个'''\n")
    assert said(document) == "共12个"
    assert document.draft == ""


# What is asked for in odd places.


def test_figures_may_be_asked_for_in_an_entry_and_in_a_heading() -> None:
    text = '[applications]\nreceived = 10\n[narrative]\nhandling = """\n### {figures}\n- {figures}\n"""\n'
    document = composed(text)
    assert headings(document, 2) == ["（一）全年共收到申请10件。"]
    (bullets,) = [block for block in document.blocks if isinstance(block, Bullets)]
    assert ["".join(span.text for span in entry) for entry in bullets.entries] == ["全年共收到申请10件。"]


def test_figures_asked_for_speak_the_language_of_the_prose_or_else_of_the_document() -> None:
    figures = "[applications]\nreceived = 10\n[narrative]\n"
    assert said(composed(f'{figures}handling = "{{figures}}"\n')) == "全年共收到申请10件。"
    assert said(composed(f'{figures}handling = "{{figures}}"\n', "en")).startswith("In 2024,")
    assert said(composed(f'{figures}handling = "总的看，{{figures}}"\n', "en")) == "总的看，全年共收到申请10件。"


def test_figures_asked_for_where_there_are_none_leave_no_empty_paragraph() -> None:
    document = composed('[narrative]\nreform = """\n{figures}\n\n- {figures}\n"""\n')
    assert [type(block) for block in document.blocks] == [Signature]


def test_a_figure_may_stand_in_several_places() -> None:
    text = (
        '[applications]\nreceived = 10\n[narrative]\noverview = "{received}"\nhandling = "{received}，{received:,}"\n'
    )
    assert said(composed(text)) == "10\n10，10"


def test_windows_line_ends_make_no_difference() -> None:
    prose = "### 甲\n收到{received}件，\n其余略。\n\n- 乙\n- 丙\n"
    text = f'[applications]\nreceived = 10\n[narrative]\nhandling = """\n{prose}"""\n'
    unix, windows = (
        check(load_bytes("a.toml", each.encode()), today=TODAY)
        for each in (HEAD + text, (HEAD + text).replace("\n", "\r\n"))
    )
    assert compose(unix, "zh") == compose(windows, "zh")


def test_a_waived_contradiction_in_prose_is_marked_where_that_prose_ends() -> None:
    text = (
        '[applications]\nreceived = 10\n[narrative]\nhandling = """\n收到申请12件。\n\n- 略。\n"""\n'
        '[[waiver]]\nrule = "LR704"\nat = "narrative.handling"\ndifference = 2\nreason = "原文如此"\n'
    )
    document = composed(text)
    (bullets,) = [block for block in document.blocks if isinstance(block, Bullets)]
    assert bullets.entries == ((Span("略。", notes=(1,)),),)
    (notes,) = [block for block in document.blocks if isinstance(block, Footnotes)]
    assert notes.texts == ("原文如此",)


# Charts.


def test_a_year_that_prints_a_figure_not_is_missing_and_not_nothing() -> None:
    years = {2022: "received = 5\naccepted = 0\n", 2023: "accepted = 7\n", 2024: "received = 9\naccepted = 9\n"}
    reports = [
        load_bytes("a.toml", f"{HEAD.replace('2024', str(year))}[applications]\n{text}".encode()).report
        for year, text in years.items()
    ]
    document = compose(checked("[applications]\n" + years[2024]), "zh", [each for each in reports if each is not None])
    (chart,) = [block for block in document.blocks if isinstance(block, Chart) and isinstance(block.drawing, Years)]
    assert isinstance(chart.drawing, Years)
    assert chart.drawing.years == ("2022", "2023", "2024")
    assert chart.caption == "图1　2022—2024年主要数据对比"
    assert [(series.label, series.values) for series in chart.drawing.series] == [
        ("收到申请", (5.0, None, 9.0)),
        ("受理", (0.0, 7.0, 9.0)),
    ]
    assert chart.alt == "收到申请 2022 5、2023 未公布、2024 9；受理 2022 0、2023 7、2024 9。"


def test_charts_are_numbered_through_the_document() -> None:
    _, document = of_file(ROOT / "tests" / "complete.toml")
    captions = [block.caption for block in document.blocks if isinstance(block, Chart)]
    assert len(captions) > 2
    assert [caption.partition("　")[0] for caption in captions] == [
        f"图{place}" for place in range(1, len(captions) + 1)
    ]


def test_bars_show_shares_of_the_concluded_and_no_flag() -> None:
    text = "[applications]\nconcluded = 10\n[handling]\nonline = 5\non_time_excludes_on_the_spot = true\n"
    (chart,) = [block for block in composed(text).blocks if isinstance(block, Chart)]
    assert isinstance(chart.drawing, Bars)
    assert [(bar.label, bar.text) for bar in chart.drawing.bars] == [("网上受理", "5 · 50.00%")]
    assert chart.drawing.whole is not None
    assert chart.alt == "办结 10，其中：网上受理 5 · 50.00%。"
    assert chart.caption == "图1　办结办件的办理方式"


def test_a_chart_stands_at_the_end_of_its_section() -> None:
    text = (
        '[applications]\nconcluded = 10\n[handling]\nonline = 5\n[narrative]\nhandling = "话。"\noversight = "话。"\n'
    )
    kinds = [type(block).__name__ for block in composed(text).blocks]
    assert kinds[:5] == ["Heading", "Paragraph", "Chart", "Heading", "Paragraph"]
    assert Annex.__name__ in kinds


def test_what_the_rates_are_computed_of_stands_in_the_annex_though_it_is_not_printed() -> None:
    (table,) = [
        block
        for block in composed("[applications]\napproved = 5\ndenied = 1\n").blocks
        if isinstance(block, Table) and block.caption == "办件"
    ]
    shown = [[span.text for span in row.cells] for row in table.rows]
    assert shown == [
        ["批准", "5", "件", "占办结83.33%"],
        ["不予批准", "1", "件", "占办结16.67%"],
        ["办结（计算得出）", "", "", "6 件"],
    ]
