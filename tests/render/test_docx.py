"""The Word format: the page of GB/T 9704-2012, real headings, lists, tables and links, and only what the document says.

What SAMPLE becomes is kept as `golden/sample.document.xml`; `python tests/write_anew.py docx` writes it anew.
"""

import base64
import datetime
import io
import itertools
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest import mock

import docx
import pytest
from documents import BARS, DRAFT, ENGLISH, FLOW, SAMPLE
from docx.document import Document as Package
from docx.oxml import parse_xml
from docx.styles.style import BaseStyle
from places import GOLDEN, TESTS
from pypdf import PdfReader

from licreport.document.blocks import (
    Annex,
    Block,
    Bullets,
    Chart,
    Column,
    Document,
    Enclosure,
    Flow,
    Footnotes,
    Heading,
    Paragraph,
    Row,
    Signature,
    Span,
    Table,
)
from licreport.render import chart, gbt9704
from licreport.render.archive import packed, repacked
from licreport.render.docx import FORMAT, render
from licreport.words.language import Lang, MisuseError, Words

WRITTEN = GOLDEN / "sample.document.xml"
LINE, CELL = 579, 15.793
"""Twips of a line, and points of a character: 225 mm shared by 22, 156 mm shared by 28."""
BROAD, TALL = (
    base64.b64decode(picture)
    for picture in (
        "iVBORw0KGgoAAAANSUhEUgAAAAUAAAACAQAAAAC4ESvwAAAADElEQVR4nGP4z/AfAAQAAf8iCjrwAAAAAElFTkSuQmCC",
        "iVBORw0KGgoAAAANSUhEUgAAAAIAAAAFAQAAAABHyAAxAAAADElEQVR4nGP4zwCFABjxBPywPmEzAAAAAElFTkSuQmCC",
    )
)
LOW = BROAD[:16] + (40).to_bytes(4, "big") + BROAD[20:]
"""Pictures of five by two pixels, of two by five, and, as far as its head says, of forty by two.

How charts are drawn is another test's.
"""


@contextmanager
def drawn(picture: bytes | Exception = BROAD, *, is_available: bool = True) -> Iterator[mock.Mock]:
    """Have every chart drawn as the same picture, or not at all, or no library to draw it with."""
    with (
        mock.patch.object(chart, "is_available", return_value=is_available),
        mock.patch.object(chart, "png", side_effect=itertools.repeat(picture)) as png,
    ):
        yield png


@pytest.fixture(autouse=True)
def _drawn() -> Iterator[None]:
    with drawn():
        yield


def opened(document: Document) -> Package:
    return docx.Document(io.BytesIO(render(document)))


def of(*blocks: Block, document: Document = SAMPLE) -> Package:
    return opened(document._replace(blocks=blocks))


def values(package: Package, path: str) -> list[str]:
    return [str(value) for value in package.element.xpath(path)]


def in_style(package: Package, name: str, path: str) -> list[str]:
    return [str(value) for value in package.styles[name].element.xpath(path)]


def parts(document: Document) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(render(document))) as archive:
        return {name: archive.read(name).decode(errors="replace") for name in archive.namelist()}


def test_export_offers_it() -> None:
    assert (FORMAT.name, FORMAT.suffixes, FORMAT.takes, FORMAT.extra) == ("docx", (".docx",), Document, "docx")


# The page


def test_the_page_is_that_of_the_standard() -> None:
    section = opened(SAMPLE).sections[0]
    lengths = (
        section.page_width,
        section.page_height,
        section.top_margin,
        section.left_margin,
        section.right_margin,
        section.bottom_margin,
    )
    assert [round(length.mm, 1) for length in lengths if length] == [210, 297, 37, 28, 26, 35]


def test_the_grid_has_22_lines_of_28_characters() -> None:
    [(kind, lines, characters)] = [
        [grid.get(f"{{{grid.nsmap['w']}}}{name}") for name in ("type", "linePitch", "charSpace")]
        for grid in opened(SAMPLE).element.xpath("//w:docGrid")
    ]
    assert (kind, lines) == ("linesAndChars", f"{LINE}")
    assert 225 / 25.4 * 1440 / 23 < LINE <= 225 / 25.4 * 1440 / 22
    cell = 16 + int(characters) / 4096
    assert cell == pytest.approx(CELL, abs=0.001)
    assert 156 / 25.4 * 72 / 29 < cell <= 156 / 25.4 * 72 / 28


def test_latin_letters_are_not_squeezed_into_cells_of_the_grid() -> None:
    assert values(opened(ENGLISH), "//w:docGrid/@w:*") == ["lines", f"{LINE}"]


@pytest.mark.parametrize(
    ("style", "chinese", "size", "is_bold"),
    [
        ("Normal", "仿宋_GB2312", 16, False),
        ("Title", "方正小标宋简体", 22, False),
        ("Heading 1", "黑体", 16, False),
        ("Heading 2", "楷体_GB2312", 16, False),
        ("Heading 3", "仿宋_GB2312", 16, True),
        ("Annex Label", "黑体", 16, False),
        ("Table Text", "仿宋_GB2312", 12, False),
        ("footnote text", "仿宋_GB2312", 12, False),
    ],
)
def test_text_is_set_as_the_standard_says(style: str, chinese: str, size: int, *, is_bold: bool) -> None:
    package = opened(SAMPLE)
    assert in_style(package, style, "w:rPr/w:rFonts/@w:*") == ["Times New Roman"] * 2 + [chinese, "Times New Roman"]
    font = package.styles[style].font
    assert font.size is not None
    assert (font.size.pt, bool(font.bold)) == (size, is_bold)


def test_lines_are_exact_and_paragraphs_begin_two_characters_in() -> None:
    package = opened(SAMPLE)
    assert in_style(package, "Normal", "w:pPr/w:spacing/@w:*") == [f"{LINE}", "exact"]
    for style in ("Body Text", "Heading 1", "Heading 2", "Heading 3"):
        assert in_style(package, style, "w:pPr/w:ind/@w:*") == ["200", f"{2 * CELL * 20:.0f}"]


def test_headings_are_bold_where_only_that_tells_them_from_the_text() -> None:
    assert [bool(opened(document).styles["Heading 1"].font.bold) for document in (SAMPLE, ENGLISH)] == [False, True]
    package = of(Heading("第一", 1), Heading("First", 1, "en"))
    assert [paragraph.runs[0].bold for paragraph in package.paragraphs[1:]] == [None, True]


def test_no_style_takes_fonts_or_colours_from_a_theme() -> None:
    styles = parts(SAMPLE)["word/styles.xml"]
    assert "Theme" not in styles
    assert "theme" not in styles


def test_fonts_that_are_missing_have_others_named_in_their_place() -> None:
    files = parts(SAMPLE)
    entry = re.compile(r'<w:font w:name="(.+?)"><w:altName w:val="(.+?)"/>.+?<w:charset w:val="(.+?)"/>')
    fonts = {name: (instead, charset) for name, instead, charset in entry.findall(files["word/fontTable.xml"])}
    assert set(re.findall(r'w:eastAsia="([^"-]+)"', files["word/styles.xml"])) <= set(fonts)
    stacks = (gbt9704.TITLE, gbt9704.BODY, gbt9704.FIRST, gbt9704.SECOND, gbt9704.PAGE_NUMBER)
    for first, *others in (*(kind.fonts for kind in stacks), gbt9704.LATIN):
        instead, charset = fonts[first]
        assert instead in others
        assert len(instead) <= 31  # Word takes no more, nor more than one
        assert charset == ("00" if first == "Times New Roman" else "86")


def test_page_numbers_stand_outside_one_character_in_and_7_mm_below_the_text() -> None:
    section = opened(SAMPLE).sections[0]
    footers = {"odd": section.footer, "even": section.even_page_footer, "first": section.first_page_footer}
    assert {pages: footer.paragraphs[0].text for pages, footer in footers.items()} == dict.fromkeys(footers, "—  —")
    for footer in footers.values():
        assert footer.paragraphs[0].paragraph_format.element.xpath("string(w:fldSimple/@w:instr)") == "PAGE"
        assert footer.paragraphs[0].paragraph_format.element.xpath("string(.)") == "— 1 —"
    styles = {pages: footer.paragraphs[0].style for pages, footer in footers.items()}
    sides = {pages: style.element.xpath("string(w:pPr/w:jc/@w:val)") for pages, style in styles.items() if style}
    assert sides == {"odd": "right", "even": "left", "first": "right"}
    for style in styles.values():
        assert style is not None
        assert style.element.xpath("w:pPr/w:ind/@w:*") == ["100", "280"]
    assert in_style(opened(SAMPLE), "Footer", "w:rPr/w:rFonts/@w:*") == ["SimSun"] * 4
    assert section.footer_distance is not None
    assert section.footer_distance.mm + 14 / 72 * 25.4 + 7 == pytest.approx(35, abs=0.1)
    assert "<w:evenAndOddHeaders/>" in parts(SAMPLE)["word/settings.xml"]


def test_a_draft_is_stamped_on_every_page_in_words_and_across() -> None:
    section = opened(DRAFT).sections[0]
    for header in (section.header, section.even_page_header, section.first_page_header):
        assert header.paragraphs[0].text == DRAFT.draft
        [across] = header.paragraphs[0].paragraph_format.element.xpath(".//w:pict/*[last()]")
        assert across.get("id", "").startswith("PowerPlusWaterMarkObject")
        assert "rotation:315" in across.get("style", "")
        assert across[-1].get("string") == DRAFT.draft


def test_what_is_no_draft_has_no_header() -> None:
    assert [name for name in parts(SAMPLE) if "header" in name] == []


# The blocks


def test_headings_are_word_s_own_so_that_they_make_an_outline() -> None:
    paragraphs = opened(SAMPLE).paragraphs
    assert (paragraphs[0].text, paragraphs[0].style and paragraphs[0].style.name) == (SAMPLE.title, "Title")
    assert [
        (paragraph.text, paragraph.style.name, _level(paragraph.style))
        for paragraph in paragraphs
        if paragraph.style and _level(paragraph.style)
    ] == [
        ("一、总体情况", "Heading 1", "0"),
        ("（一）办件情况", "Heading 2", "1"),
        ("二、改革创新情况", "Heading 1", "0"),
        ("数据表", "Annex Title", "0"),
        ("说明", "Note Heading", "1"),
    ]


def _level(style: BaseStyle) -> str:
    return str(style.element.xpath("string(w:pPr/w:outlineLvl/@w:val)"))


def test_a_heading_below_the_third_level_is_of_the_third() -> None:
    [heading] = of(Heading("1", 9)).paragraphs[1:]
    assert heading.style
    assert heading.style.name == "Heading 3"


def test_a_list_in_chinese_is_numbered_as_official_documents_are() -> None:
    entries = of(Bullets(((Span("甲"), Span("乙")), (Span("丙"),)))).paragraphs[1:]
    assert [entry.text for entry in entries] == ["1.甲乙", "2.丙"]
    assert {entry.style.name for entry in entries if entry.style} == {"Body Text"}


def test_a_list_in_english_is_a_list() -> None:
    package = of(Bullets(((Span("甲"), Span("乙")), (Span("丙"),)), "en"))
    entries = package.paragraphs[1:]
    assert [entry.text for entry in entries] == ["甲乙", "丙"]
    assert {entry.style.name for entry in entries if entry.style} == {"List Bullet"}
    [number] = in_style(package, "List Bullet", "w:pPr/w:numPr/w:numId/@w:val")
    numbering = parse_xml(parts(SAMPLE)["word/numbering.xml"].encode())
    [abstract] = numbering.xpath(f"w:num[@w:numId='{number}']/w:abstractNumId/@w:val")
    assert numbering.xpath(f"w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl/w:numFmt/@w:val") == ["bullet"]


def test_a_table_has_a_header_row_row_headings_and_whole_rows() -> None:
    package = opened(SAMPLE)
    assert [[cell.text for cell in row.cells] for row in package.tables[0].rows] == [
        ["数据项", "数值", "单位", "计算得出"],
        ["收到申请", "1,250", "件", ""],
        ["受理", "1,240[1][2]", "件", "占收到申请 99.20%"],
        ["其中：=1+1", "-0.28", "", ""],
    ]
    assert [len(row.xpath("w:trPr/w:tblHeader")) for row in package.element.xpath("//w:tr")] == [1, 0, 0, 0]
    assert [len(row.xpath("w:trPr/w:cantSplit")) for row in package.element.xpath("//w:tr")] == [1, 1, 1, 1]
    assert values(package, "//w:tblLook/@w:firstRow | //w:tblLook/@w:firstColumn") == ["1", "1"]
    assert values(package, "//w:tblCaption/@w:val") == ["办件"]


def test_numbers_stand_to_the_right_and_parts_are_indented() -> None:
    package = opened(SAMPLE)
    [_, row, _, part] = package.tables[0].rows
    styles = [cell.paragraphs[0].style for cell in row.cells]
    assert [style and style.element.xpath("string(w:pPr/w:jc/@w:val)") for style in styles] == [
        "left",
        "right",
        "left",
        "left",
    ]
    indents = [cell.paragraphs[0].paragraph_format.left_indent for cell in part.cells]
    assert [indent and indent.pt for indent in indents] == [12, None, None, None]


def test_a_table_s_caption_stands_above_it_and_stays_with_it() -> None:
    [caption] = opened(SAMPLE).element.xpath("//w:tbl/preceding-sibling::w:p[1]")
    assert caption.xpath("string(w:pPr/w:pStyle/@w:val)") == "Caption"
    assert caption.xpath("string(.)") == "办件"
    assert len(caption.xpath("w:pPr/w:keepNext")) == 1


@pytest.mark.parametrize("count", [2, 5, 9], ids="{} columns of numbers".format)
def test_a_table_is_as_wide_as_the_text(count: int) -> None:
    package = of(_table("虚构区文化广电旅游体育局", *["1,234"] * count))
    grid = [int(width) for width in values(package, "//w:gridCol/@w:w")]
    assert sum(grid) == pytest.approx(156 / 25.4 * 1440, abs=count)
    assert [int(width) for width in values(package, "//w:tr[1]/w:tc/w:tcPr/w:tcW/@w:w")] == grid
    assert values(package, "//w:tblLayout/@w:type") == ["fixed"]
    assert min(grid[1:]) * 2 > 1234  # a number has room on one line


@pytest.mark.parametrize(
    ("number", "count", "size"),
    [("1,234", 5, None), ("12,345", 8, 10.5), ("1,234,567,890", 9, 9)],
    ids=["roomy", "narrow", "too narrow"],
)
def test_type_is_smaller_in_a_table_that_has_many_columns(number: str, count: int, size: float | None) -> None:
    table = of(_table("虚构区", *[number] * count)).tables[0]
    sizes = {run.font.size for cell in table.rows[1].cells for run in cell.paragraphs[0].runs}
    assert [size and size.pt for size in sizes] == [size]


def test_tables_of_one_grid_have_columns_alike_in_type_of_one_size() -> None:
    one, other = (
        _table("甲", "1", "2")._replace(grid="g"),
        _table("名称很长的一项数据", "123,456", "3")._replace(grid="g"),
    )
    package = of(one, _table(*["1,234,567"] * 6), other)
    grids = [[column.width for column in table.columns] for table in package.tables]
    assert grids[0] == grids[2]
    sizes = [{run.font.size for run in table.rows[1].cells[0].paragraphs[0].runs} for table in package.tables]
    assert sizes[0] == sizes[1] == sizes[2]


def test_only_the_longest_words_are_broken_where_not_all_have_room() -> None:
    package = of(_table("https://example.org/" + "x" * 200, "yuan", "100.00%"))
    widths = [width.pt for width in (column.width for column in package.tables[0].columns) if width is not None]
    assert widths[1] > 4 * 0.5 * 9 + 8.5
    assert widths[2] > 7 * 0.5 * 9 + 8.5
    assert widths[0] > 200


@pytest.mark.parametrize(
    ("rows", "kept"), [(1, []), (2, [0]), (4, [0, 1, 2]), (9, [0, 7])], ids=["one", "two", "short", "long"]
)
def test_no_row_of_a_table_stands_alone_on_a_page(rows: int, kept: list[int]) -> None:
    [table] = of(_table("甲", "1")._replace(rows=tuple(Row((Span("甲"), Span("1"))) for _ in range(rows)))).tables
    found = [[cell.paragraphs[0].paragraph_format.keep_with_next for cell in row.cells] for row in table.rows[1:]]
    assert [number for number, cells in enumerate(found) if cells == [True, True]] == kept


def _table(*cells: str) -> Table:
    return Table(
        "表", tuple(Column("某项", bool(place)) for place, _ in enumerate(cells)), (Row(tuple(map(Span, cells))),)
    )


def test_a_mark_leads_to_its_note_and_the_note_back() -> None:
    package = of(
        Paragraph((Span("甲", notes=(2,)), Span("乙", notes=(2, 1)))),
        Footnotes("说明", ("第一条", "第二条")),
    )
    assert values(package, "//w:hyperlink/w:r/w:t/text()") == ["[2]", "[2]", "[1]", "[1]", "[2]"]
    links = values(package, "//w:hyperlink/@w:anchor")
    assert links == ["note2", "note2", "note1", "reference1", "reference2"]
    assert sorted(values(package, "//w:bookmarkStart/@w:name")) == sorted(set(links))
    assert sorted(values(package, "//w:bookmarkStart/@w:id")) == sorted(values(package, "//w:bookmarkEnd/@w:id"))
    assert set(values(package, "//w:p[w:pPr/w:pStyle/@w:val='BodyText']//w:rStyle/@w:val")) == {"FootnoteReference"}
    assert in_style(package, "footnote reference", "w:rPr/w:vertAlign/@w:val") == ["superscript"]
    assert [paragraph.text for paragraph in package.paragraphs[2:]] == ["说明", "[1]\t第一条", "[2]\t第二条"]


def test_a_mark_without_a_note_leads_nowhere() -> None:
    package = of(Paragraph((Span("甲", notes=(3,)),)), Footnotes("说明", ("第一条",)))
    assert package.paragraphs[1].text == "甲[3]"
    assert values(package, "//w:hyperlink/@w:anchor") == []


def test_a_chart_is_a_picture_with_its_words_over_the_width_of_the_text() -> None:
    package = of(Chart("图1", "<甲> 比“乙”多", FLOW))
    [picture] = package.inline_shapes
    assert (round(picture.width.mm, 1), round(picture.height.mm, 1)) == (156, 62.4)
    assert values(package, "//wp:docPr/@descr") == ["<甲> 比“乙”多"]
    assert [paragraph.style and paragraph.style.name for paragraph in package.paragraphs] == [
        "Title",
        "Figure",
        "Caption",
    ]
    assert package.paragraphs[2].text == "图1"
    assert in_style(package, "Figure", "w:pPr/w:spacing/@w:lineRule") == ["auto"]  # an exact line would cut it off


def test_a_tall_chart_leaves_room_for_its_caption() -> None:
    with drawn(TALL):
        [picture] = of(Chart("图1", "甲", FLOW)).inline_shapes
    assert picture.height.mm == pytest.approx(225 * 0.42, abs=0.1)
    assert picture.width.mm == pytest.approx(225 * 0.42 / 2.5, abs=0.1)


def test_charts_are_told_in_words_where_nothing_can_draw_them() -> None:
    with drawn(is_available=False) as png:
        package = of(Chart("图1", "甲比乙多", BARS))
    assert [paragraph.text for paragraph in package.paragraphs[1:]] == ["甲比乙多", "图1"]
    assert len(package.inline_shapes) == png.call_count == 0


def test_charts_are_told_in_words_where_no_font_has_their_characters() -> None:
    with drawn(MisuseError(Words("no font has it", "没有字体"))) as png:
        package = of(Chart("图1", "甲比乙多", BARS))
    assert [paragraph.text for paragraph in package.paragraphs[1:]] == ["甲比乙多", "图1"]
    assert (len(package.inline_shapes), png.call_count) == (0, 1)


@pytest.mark.parametrize(
    ("lines", "characters"),
    [
        (("虚构区数据局", "2025年3月1日"), (4.625, 4)),
        (("局", "2025年3月1日"), (7.125, 4)),
        (("虚构区数据与政务服务管理和行政审批改革局", "2025年3月1日"), (0, 6.375)),
        (("2025年3月1日",), (4,)),
        ((), ()),
    ],
    ids=["as usual", "short name", "long name", "no name", "nobody"],
)
def test_who_signs_stands_over_the_middle_of_the_date(lines: tuple[str, ...], characters: tuple[float, ...]) -> None:
    signature = of(Signature(tuple((Span(line),) for line in lines))).paragraphs[1:]
    indents = [paragraph.paragraph_format.right_indent for paragraph in signature]
    expected = [pytest.approx(count * CELL, abs=0.1) for count in characters]
    assert [paragraph.text for paragraph in signature] == list(lines)
    assert [indent.pt for indent in indents if indent is not None] == expected


def test_a_signature_stands_not_alone_on_a_page() -> None:
    package = of(Paragraph((Span("正文。"),)), Signature(((Span("局"),), (Span("日"),))), Annex("附件", "表"))
    kept = [paragraph.paragraph_format.keep_with_next for paragraph in package.paragraphs[1:4]]
    assert kept == [True, True, False]


FLOWING, FEW = Chart("图1", "甲", FLOW), Chart("图2", "乙", BARS)


@pytest.mark.parametrize(
    ("charts", "order"),
    [
        ([FLOWING], ["图1", "（一）", "正文。", "局"]),
        ([FEW, FLOWING], ["图2", "图1", "（一）", "正文。", "局"]),
        ([FLOWING, FEW], ["（一）", "正文。", "图1", "图2", "局"]),
        ([], ["（一）", "正文。", "局"]),
    ],
    ids=["a tall one", "a tall one last", "a low one last", "none"],
)
def test_no_tall_chart_stays_with_those_who_sign(charts: list[Chart], order: list[str]) -> None:
    """Since that would leave most of the page before it empty."""
    text = Heading("一、", 1), Paragraph((Span("前文。"),)), Heading("（一）", 2), Paragraph((Span("正文。"),))
    with mock.patch.object(chart, "png", side_effect=lambda drawing, _: BROAD if isinstance(drawing, Flow) else LOW):
        package = of(*text, *charts, Signature(((Span("局"),),)))
    said = [paragraph.text for paragraph in package.paragraphs if paragraph.text]
    assert said[said.index("前文。") + 1 :] == order


def test_what_names_the_annex_keeps_the_end_of_the_text_with_who_signs() -> None:
    package = of(Paragraph((Span("正文。"),)), Enclosure("附件：表"), Signature(((Span("局"),),)), Annex("附件", "表"))
    kept = [paragraph.paragraph_format.keep_with_next for paragraph in package.paragraphs[1:4]]
    assert kept == [True, True, False]
    assert in_style(package, "Enclosure", "w:pPr/w:ind/@w:firstLineChars") == ["200"]


def test_the_annex_begins_on_a_page_of_its_own() -> None:
    package = of(Annex("附件", "数据表"))
    annex = [(paragraph.text, paragraph.style and paragraph.style.name) for paragraph in package.paragraphs[1:]]
    assert annex == [("附件", "Annex Label"), ("数据表", "Annex Title")]
    form = package.styles["Annex Label"].paragraph_format
    assert (form.page_break_before, form.first_line_indent) == (True, None)
    assert in_style(package, "Annex Title", "w:basedOn/@w:val") == ["Title"]
    assert in_style(package, "Title", "w:pPr/w:jc/@w:val") == ["center"]


# What the file says of itself, and of its text


@pytest.mark.parametrize(("document", "tag"), [(SAMPLE, "en-US"), (ENGLISH, "en")], ids=["zh", "en"])
def test_the_language_is_named(document: Document, tag: str) -> None:
    styles = parse_xml(parts(document)["word/styles.xml"].encode())
    assert styles.xpath("w:docDefaults//w:lang/@w:*") == [tag, "zh-CN", "ar-SA"]
    assert opened(document).core_properties.language == ("en" if document.lang == "en" else "zh-CN")


@pytest.mark.parametrize(
    ("document", "tag"), [(SAMPLE, "en"), (ENGLISH, "en-US")], ids=["English in Chinese", "Chinese in English"]
)
def test_text_in_the_other_language_is_named(document: Document, tag: str) -> None:
    other: Lang = "en" if document.lang == "zh" else "zh"
    texts = (Heading("a", 1, other), Paragraph((Span("b"), Span("c")), other), Bullets(((Span("d"),),), other))
    package = of(Paragraph((Span("x"),)), *texts, document=document)
    assert values(package, "//w:r[w:rPr/w:lang]/w:t/text()") == ["a", "b", "c", *["1."] * (other == "zh"), "d"]
    assert set(values(package, "//w:rPr/w:lang/@w:val")) == {tag}


@pytest.mark.parametrize(("text", "hint"), [("“甲”——乙", ["eastAsia"]), ("甲，乙 1", [])], ids=["shared", "plain"])
def test_punctuation_that_latin_shares_is_said_to_be_chinese(text: str, hint: list[str]) -> None:
    package = of(Paragraph((Span(text),)), document=SAMPLE._replace(title="题"))
    assert values(package, "//w:rFonts/@w:hint") == hint


def test_quotation_marks_in_english_are_left_to_it() -> None:
    assert values(of(Paragraph((Span("“a” – b"),), "en")), "//w:rFonts/@w:hint") == []


def test_the_properties_are_the_document_s_own() -> None:
    properties = opened(DRAFT).core_properties
    day = datetime.datetime(2025, 3, 1, tzinfo=datetime.UTC)
    assert (properties.title, properties.author, properties.last_modified_by) == (
        SAMPLE.title,
        "虚构区数据局",
        "虚构区数据局",
    )
    assert [moment and moment.replace(tzinfo=datetime.UTC) for moment in (properties.created, properties.modified)] == [
        day,
        day,
    ]
    assert (properties.comments, properties.content_status) == ("", DRAFT.draft)


def test_nothing_is_left_of_python_docx() -> None:
    files = parts(SAMPLE)
    assert "python-docx" not in "".join(files.values())
    assert [name for name in files if not name.endswith((".png", ".rels")) and "footer" not in name] == [
        "[Content_Types].xml",
        "docProps/app.xml",
        "docProps/core.xml",
        "word/document.xml",
        "word/fontTable.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
    ]


# Whatever the data hold


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("<w:p/> & ]]> \"'", "<w:p/> & ]]> \"'"),
        ("a\x00\x0b\x1f\x7fb", "a\ufffd\ufffd\ufffd\x7fb"),
        ("a\ud800b", "a\ufffdb"),
        ("a\ufffe\uffffb", "a\ufffd\ufffdb"),
        ("  a  ", "  a  "),
        ("𠀀😀\u0301", "𠀀😀\u0301"),
        ("a\r\nb\tc", "a\nb\tc"),
        ("{name} {0} %s _x0000_", "{name} {0} %s _x0000_"),
        ("长" * 3000, "长" * 3000),
    ],
    ids=["markup", "control", "surrogate", "noncharacter", "spaces", "astral", "lines", "placeholders", "long"],
)
def test_text_is_never_more_than_text(text: str, read: str) -> None:
    everywhere = Document(
        text,
        (
            Heading(text),
            Paragraph((Span(text),)),
            Bullets(((Span(text),),)),
            Chart(text, text, BARS),
            Signature(((Span(text),),)),
            Annex(text, text),
            Table(text, (Column(text),), (Row((Span(text),)),)),
            Footnotes(text, (text,)),
        ),
        "zh",
        SAMPLE.date,
        author=text,
        draft=text,
    )
    package = opened(everywhere)
    found = [paragraph.text for paragraph in package.paragraphs if paragraph.text]
    assert found == [*[read] * 3, f"1.{read}", *[read] * 6, f"[1]\t{read}"]
    assert [cell.text for row in package.tables[0].rows for cell in row.cells] == [read, read]
    assert package.sections[0].header.paragraphs[0].text == " ".join(read.split())
    assert package.core_properties.title == read[:255]


def test_the_same_document_is_the_same_file() -> None:
    assert render(DRAFT) == render(DRAFT)


def test_the_file_is_the_same_whatever_order_hashing_gives() -> None:
    program = (
        "import hashlib; from documents import ENGLISH; from licreport.render.docx import render;"
        "print(hashlib.sha256(render(ENGLISH._replace(draft='D'))).hexdigest())"
    )
    assert len({_run(program, seed) for seed in ("1", "2")}) == 1


def _run(program: str, seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run(
        [sys.executable, "-c", program], cwd=TESTS, env=environment, check=True, capture_output=True, text=True
    ).stdout


def test_a_zip_file_tells_nothing_but_its_content() -> None:
    first, second = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(first, "w") as archive:
        archive.writestr(zipfile.ZipInfo("a", (2001, 2, 3, 4, 5, 6)), "A")
        archive.writestr("[Content_Types].xml", "T")
    with zipfile.ZipFile(second, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("[Content_Types].xml", "T")
        archive.writestr(zipfile.ZipInfo("a", (1999, 2, 3, 4, 5, 6)), "A")
    assert repacked(first.getvalue()) == repacked(second.getvalue()) == packed({"a": "A", "[Content_Types].xml": "T"})
    with zipfile.ZipFile(io.BytesIO(repacked(first.getvalue()))) as archive:
        assert archive.namelist() == ["[Content_Types].xml", "a"]


def golden() -> str:
    return str(opened(SAMPLE).element.xml)


def test_the_sample_is_written_as_it_was() -> None:
    assert golden() == WRITTEN.read_text(encoding="utf-8"), "python tests/write_anew.py docx, and look at what changed"


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.skipif(
    not shutil.which("fc-list")
    or not subprocess.run(["fc-list", ":lang=zh-cn"], capture_output=True, check=True).stdout,  # noqa: S607  # found by its name
    reason="no Chinese font is installed",
)
def test_libreoffice_lays_out_pages_of_22_lines(tmp_path: Path) -> None:
    prose = Paragraph((Span("虚构区各部门办理行政许可的情况如下" * 80),))
    (tmp_path / "report.docx").write_bytes(render(SAMPLE._replace(blocks=(prose, *SAMPLE.blocks))))
    subprocess.run(
        [  # noqa: S607  # found by its name
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "report.docx"),
        ],
        check=True,
        capture_output=True,
    )
    pages = PdfReader(tmp_path / "report.pdf").pages
    assert [round(float(length) / 72 * 25.4) for length in pages[0].mediabox[2:]] == [210, 297]
    *lines, number = [line for line in re.sub(" ", "", pages[1].extract_text()).splitlines() if line]
    assert (len(lines), number) == (22, "—2—")
    assert {len(line) for line in lines} <= {27, 28}
    assert pages[-1].extract_text().lstrip().startswith("附件")


def write_anew() -> None:
    """Write what the tests compare with."""
    with drawn():
        WRITTEN.write_text(golden(), encoding="utf-8")
