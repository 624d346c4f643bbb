"""A document as PDF: the page that GB/T 9704 asks for, text that copies out as it was, tags for screen readers."""

import datetime
import io
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any, cast

import pytest
import typst
from documents import DRAFT, ENGLISH, SAMPLE
from places import TESTS
from pypdf import PageObject, PdfReader
from pypdf.generic import Destination, PdfObject

from licreport.document.blocks import (
    Annex,
    Bar,
    Bars,
    Block,
    Bullets,
    Chart,
    Column,
    Document,
    Footnotes,
    Heading,
    Paragraph,
    Row,
    Signature,
    Span,
    Table,
)
from licreport.render import chart, gbt9704, typefaces, typeset
from licreport.render.pdf import FORMAT, render
from licreport.render.typeset import fonts, glyphs
from licreport.words.language import Lang, MisuseError


@cache
def read(document: Document) -> PdfReader:
    """Set a document with the fonts that there are, once for all tests."""
    return read_anew(document)


def read_anew(document: Document) -> PdfReader:
    return PdfReader(io.BytesIO(render(document)))


def with_blocks(*blocks: Block, title: str = "虚构的报告") -> Document:
    return SAMPLE._replace(title=title, title_lines=(), blocks=blocks)


def paragraph(text: str) -> Paragraph:
    return Paragraph((Span(text),))


def lines_of(page: PageObject) -> list[str]:
    """Return the lines of a page's text, the last one being that of its number."""
    return page.extract_text().split("\n")


def text_of(reader: PdfReader) -> str:
    """Return all text without blanks and line ends, and without the page numbers."""
    pages = ("".join(lines_of(page)[:-1]) for page in reader.pages)
    return re.sub(r"\s", "", "".join(pages))


def placed(page: PageObject) -> list[tuple[str, float, float]]:
    """Return each run of a page's text with where it begins, in points from the left and from the top."""
    found: list[tuple[str, float, float]] = []
    height = float(page.mediabox.height)

    def visit(text: str, user: list[float], matrix: list[float], *_: object) -> None:
        if text.strip():
            x = matrix[4] * user[0] + matrix[5] * user[2] + user[4]
            y = matrix[4] * user[1] + matrix[5] * user[3] + user[5]
            found.append((text.strip(), x, height - y))

    page.extract_text(visitor_text=visit)
    return found


def of_type(kind: str, reader: PdfReader) -> list[dict[str, Any]]:
    """Return the objects of a file that are of a type."""
    objects: list[Any] = [reader.get_object(number) for number in range(1, cast("int", reader.trailer["/Size"]))]
    return [it for it in objects if isinstance(it, dict) and it.get("/Type") == kind]


def root(reader: PdfReader) -> dict[str, Any]:
    return cast("dict[str, Any]", reader.root_object)


def elements(reader: PdfReader) -> Iterator[dict[str, Any]]:
    """Yield the elements of the structure that the tags make up, in reading order."""
    waiting: list[Any] = [root(reader)["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop(0)
        node = node.get_object() if isinstance(node, PdfObject) else node
        if isinstance(node, dict) and "/S" in node:
            yield node
        inner = node if isinstance(node, list) else [node["/K"]] if isinstance(node, dict) and "/K" in node else []
        waiting = [*inner, *waiting]


def test_the_format_is_declared() -> None:
    assert (FORMAT.name, FORMAT.suffixes, FORMAT.takes, FORMAT.extra) == ("pdf", (".pdf",), Document, "pdf")
    assert FORMAT.render is render


# ---- the page


@pytest.mark.parametrize("document", [SAMPLE, DRAFT, ENGLISH], ids=["sample", "draft", "english"])
def test_every_page_is_a4(document: Document) -> None:
    sizes = {(float(page.mediabox.width), float(page.mediabox.height)) for page in read(document).pages}
    assert {tuple(round(points * gbt9704.POINT, 1) for points in size) for size in sizes} == {(210, 297)}


LONG = with_blocks(*(paragraph("文" * 200) for _ in range(12)))


def test_a_full_page_has_22_lines_of_28_characters_on_the_grid() -> None:
    page = read(LONG).pages[1]
    *lines, number = lines_of(page)
    tops = [top for text, _, top in placed(page) if text.startswith("文")]
    assert len(lines) == gbt9704.LINES
    assert max(map(len, lines)) == gbt9704.CHARACTERS
    steps = [below - above for above, below in pairwise(tops)]
    assert steps == pytest.approx([gbt9704.LINE] * (gbt9704.LINES - 1), abs=0.01)
    assert number == "— 2 —"


def test_the_text_block_stands_where_the_standard_says() -> None:
    page = read(LONG).pages[1]
    tops = [top * gbt9704.POINT for text, _, top in placed(page) if text.startswith("文")]
    assert gbt9704.TOP < tops[0] < tops[-1] < gbt9704.TOP + gbt9704.TEXT[1]
    assert min(left for _, left, _ in placed(page)) * gbt9704.POINT == pytest.approx(gbt9704.LEFT, abs=0.1)


def test_a_paragraph_begins_two_characters_in() -> None:
    reader = read(with_blocks(paragraph("文" * 60)))
    assert [len(line) for line in lines_of(reader.pages[0]) if "文" in line] == [26, 28, 6]


def test_the_heading_of_the_notes_stands_above_their_numbers() -> None:
    left = {text: left for page in read(SAMPLE).pages for text, left, _ in placed(page)}
    heading = next(block.heading for block in SAMPLE.blocks if isinstance(block, Footnotes))
    assert left[heading] * gbt9704.POINT == pytest.approx(gbt9704.LEFT, abs=0.1)


def test_page_numbers_stand_outside_below_the_text() -> None:
    for number, page in enumerate(read(LONG).pages, 1):
        assert lines_of(page)[-1] == f"— {number} —"
        dashes = [(left * gbt9704.POINT, top * gbt9704.POINT) for text, left, top in placed(page) if text == "—"]
        (first, top), (last, _) = dashes
        character = gbt9704.PAGE_NUMBER.size * gbt9704.POINT
        right = gbt9704.LEFT + gbt9704.TEXT[0] - character
        assert top == pytest.approx(gbt9704.TOP + gbt9704.TEXT[1] + gbt9704.PAGE_NUMBER_BELOW, abs=0.5 * character)
        if number % 2:
            assert last + character == pytest.approx(right, abs=0.2 * character)  # fonts differ in the dash
        else:
            assert first == pytest.approx(gbt9704.LEFT + character, abs=0.1)


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(("虚构区2024年度行政许可实施情况年度报告",), id="one line"),
        pytest.param(("虚构市虚构区2024年度", "行政许可实施情况年度报告"), id="two lines"),
        pytest.param(("虚构省虚构市虚构区", "人民政府办公厅2024年度", "行政许可实施情况年度报告"), id="three lines"),
    ],
)
def test_a_title_is_broken_into_lines_alike(lines: tuple[str, ...]) -> None:
    titled = with_blocks(title="".join(lines))._replace(title_lines=lines)
    assert lines_of(read(titled).pages[0])[:-1] == [*lines]


def test_a_title_that_says_nothing_of_lines_leaves_no_stray_word_in_the_last() -> None:
    lines = lines_of(read(with_blocks(title="虚构省虚构市虚构区人民政府关于行政许可实施情况的报告")).pages[0])[:-1]
    assert len(lines) == 2
    assert abs(len(lines[0]) - len(lines[1])) < 3


def test_digits_are_of_the_size_of_the_characters_around_them() -> None:
    sizes: dict[str, float] = {}

    def visit(text: str, _: list[float], matrix: list[float], __: object, size: float) -> None:
        sizes[text.strip()] = size * matrix[0]

    read(with_blocks(paragraph("全年受理12,345件"))).pages[0].extract_text(visitor_text=visit)
    assert sizes["12,345"] == sizes["全年受理"] == sizes["件"]


def test_an_annex_begins_a_page() -> None:
    pages = [lines_of(page) for page in read(SAMPLE).pages]
    assert [lines[:2] for lines in pages if "附件" in lines] == [["附件", "数据表"]]


@pytest.mark.parametrize("before", range(12, 24))
def test_a_signature_has_text_on_its_page(before: int) -> None:
    blocks = [paragraph("文") for _ in range(before)]
    last = read(
        with_blocks(*blocks, paragraph("末" * 60), Signature(((Span("虚构局"),), (Span("2025年3月1日"),))))
    ).pages[-1]
    *above, office, date, _ = lines_of(last)
    assert (office, date) == ("虚构局", "2025年3月1日")
    assert "末" in "".join(above)


def test_the_head_of_a_table_stands_on_each_of_its_pages() -> None:
    rows = tuple(Row((Span(f"第{number}行"), Span(f"{number}")), depth=number % 3) for number in range(100))
    reader = read(with_blocks(Table("长表", (Column("数据项"), Column("数值", is_number=True)), rows)))
    assert len(reader.pages) > 2
    assert all("数据项 数值" in lines_of(page) for page in reader.pages)
    assert text_of(reader).count("长表") == 1


@pytest.mark.parametrize("count", [2, 7, 8, 30])
@pytest.mark.parametrize("before", range(14, 21))
def test_no_row_of_a_table_stands_alone_on_a_page(before: int, count: int) -> None:
    rows = tuple(Row((Span(f"第{number}行"), Span("7"))) for number in range(count))
    table = Table("表", (Column("数据项"), Column("数值", is_number=True)), rows)
    reader = read(with_blocks(*[paragraph("文")] * before, table))
    on_pages = [sum(line.startswith("第") for line in lines_of(page)) for page in reader.pages]
    assert sum(on_pages) == count
    assert 1 not in on_pages


def heights(reader: PdfReader) -> list[tuple[int, float]]:
    """Return on which page each line of the text stands, and how far down."""
    return [(number, top) for number, page in enumerate(reader.pages) for text, _, top in placed(page) if "文" in text]


@pytest.mark.parametrize("before", range(0, 22, 3))
def test_a_chart_leaves_no_page_half_empty_before_it(before: int) -> None:
    bars = Chart("图1", "甲", Bars(tuple(Bar(f"第{number}项", 5.0, "5") for number in range(15))))
    reader = read(with_blocks(*[paragraph("文")] * before, bars, *[paragraph("文")] * 30))
    lowest = max(top for page, top in heights(reader) if page == 0)
    captions = [number for number, page in enumerate(reader.pages) if "图1" in text_of_page(page)]
    assert len(captions) == 1
    full = (gbt9704.TOP + gbt9704.TEXT[1]) / gbt9704.POINT
    assert captions == [0] or full - lowest < 3 * gbt9704.LINE


def text_of_page(page: PageObject) -> str:
    return "".join(lines_of(page)).replace(" ", "")


def test_cells_stand_by_their_kind_and_depth() -> None:
    rows = (Row((Span("甲"), Span("7"))), Row((Span("乙"), Span("1,234")), depth=2))
    page = read(with_blocks(Table("表", (Column("项"), Column("数", is_number=True)), rows))).pages[0]
    left = {text: left for text, left, _ in placed(page)}
    assert left["乙"] - left["甲"] == pytest.approx(2 * gbt9704.TABLE.size)
    assert left["7"] > left["1,234"] > left["乙"]


def test_a_word_longer_than_the_line_or_its_cell_is_broken() -> None:
    word = "https://example.org/" + "x" * 200
    columns = tuple(Column(name) for name in "甲乙丙丁")
    reader = read(with_blocks(paragraph(word), Table("表", columns, (Row((Span(word),) * 4),))))
    edge = (gbt9704.LEFT + gbt9704.TEXT[0]) / gbt9704.POINT
    assert all(left + 3 * len(text) < edge for page in reader.pages for text, left, _ in placed(page))
    assert word in text_of(reader)


# ---- what it says


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(
            "虚构区2024年度行政许可实施情况年度报告一、总体情况2024年，虚构区共收到申请1250件，", id="beginning"
        ),
        pytest.param("受理率99.20%，按期办结1.2千[1]件。<b>不是标记</b>&“引号”|*星号*_下划线_`反引号`", id="figures"),
        pytest.param("[方括号](x)#井号\\反斜杠$美元$（一）办件情况第二段。第二段。", id="signs"),
        pytest.param("1.网上受理900件；2.第二条。", id="list"),
        pytest.param("二、改革创新情况AnEnglishparagraphinaChinesereport.", id="other language"),
        pytest.param("虚构区数据局2025年3月1日[2]附件数据表办件数据项数值单位计算得出", id="end"),
        pytest.param("收到申请1,250件受理1,240[1][2]件占收到申请99.20%其中：=1+1-0.28", id="table"),
        pytest.param("说明[1]LR203：按期办结1,231超过办结1,230。已豁免：<原文如此>。[2]LR401", id="notes"),
    ],
)
def test_text_copies_out_as_it_was(words: str) -> None:
    assert words in text_of(read(SAMPLE))


def test_numbers_copy_out_without_blanks_around_them() -> None:
    assert "2024年，虚构区共收到申请1250件，受理率99.20%，按期办结" in lines_of(read(SAMPLE).pages[0])


HOSTILE = {
    "code": "#panic() #let x = 1",
    "math": "$x^2$ $",
    "markup": "*a* _b_ `c` ~ --- = d - e + f / g",
    "label": "<note-1> <标签>",
    "reference": "@note-1 @参见",
    "comment": "a // b /* c */ d",
    "link": "https://example.org",
    "quotes": '" \' “a” ‘b’ \\" "); panic("',
    "backslashes": "\\ \\\\ \\n \\u{41} \\",
    "brackets": "[a](b) {c} ]] }} #[",
    "entities": "&lt;b&gt; <script>alert(1)</script>",
    "template": "{document} %s ${x} {{x}}",
    "JSON": '"},{"kind": "annex"',
    "letters": "ﬁ é ŁódźŐ ß 㐀 𦈡 々〇 ① ℃ ㎡ — … ·",
    "long": "长" * 100,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_text_is_never_markup(text: str) -> None:
    spans = (Span(text),)
    blocks = (
        *(Heading(text), Paragraph(spans), Paragraph(spans, "en"), Bullets((spans,)), Chart(text, text, Bars(()))),
        *(
            Table(text, (Column(text),), (Row(spans),)),
            Signature(((Span(text),),)),
            Annex(text, text),
            Footnotes(text, (text,)),
        ),
    )
    reader = read(with_blocks(*blocks, title=text)._replace(author=text))
    assert text_of(reader).count(re.sub(r"\s", "", text)) == 14
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == (text, text)


EMPTY = (
    *(Heading(""), Paragraph(()), paragraph(""), Bullets(()), Bullets(((),)), Chart("", "", Bars(()))),
    *(
        Table("", (Column(""),), ()),
        Table("", (Column(""),), (Row((Span(""),)),)),
        Signature(()),
        Signature(((Span(""),),)),
    ),
    *(Annex("", ""), Footnotes("", ()), Footnotes("", ("",))),
)


@pytest.mark.parametrize("block", EMPTY, ids=lambda block: type(block).__name__)
def test_what_is_empty_does_no_harm(block: Block) -> None:
    assert "前后" in re.sub(
        "[•.0-9—\\[\\]]", "", text_of(read(with_blocks(paragraph("前"), block, paragraph("后"), title="")))
    )


@pytest.mark.parametrize(
    ("text", "copied"),
    [
        pytest.param("前\x00\x07\x1b[31m后", "前[31m后", id="control characters"),
        pytest.param("\u202e0521\u202c\u2066件\u2069\u200f", "0521件", id="marks of direction"),
        pytest.param("\ufeff前\u200b后\xad\u2060", "前后", id="what is not seen"),
        pytest.param("字\ufe00\U000e0100", "字", id="variants"),
        pytest.param("前\n后\r\n\n尾", "前后尾", id="line ends between Chinese characters"),
        pytest.param("first\nsecond\tthird\u2028fourth", "first second third fourth", id="line ends between words"),
    ],
)
def test_what_is_not_seen_is_left_out(text: str, copied: str) -> None:
    assert lines_of(read(with_blocks(paragraph(text), title=text)).pages[0]) == [copied, copied, "— 1 —"]


def test_a_chart_is_drawn_with_its_caption_and_described() -> None:
    reader = read(SAMPLE)
    (charts, captions) = ([it for it in elements(reader) if it["/S"] == kind] for kind in ("/Figure", "/Caption"))
    assert [it["/Alt"] for it in charts] == [it.alt for it in SAMPLE.blocks if isinstance(it, Chart)]
    assert len(captions) == len(charts) + 1
    assert "网上受理900·73.17%" in text_of(reader)
    assert "图2办理方式" in text_of(reader)


def test_a_chart_is_told_in_words_without_the_charting_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chart, "is_available", lambda: False)
    reader = read_anew(SAMPLE)
    assert "办结1,230件，其中网上受理900件。" in text_of(reader)
    assert [it for it in elements(reader) if it["/S"] == "/Figure"] == []


def test_a_chart_of_many_bars_fits_the_page() -> None:
    bars = Bars(tuple(Bar(f"第{number}局", number, f"{number}") for number in range(1, 100)))
    reader = read(with_blocks(Chart("各局", "九十九个局", bars), paragraph("下文")))
    assert [lines_of(page)[0] for page in reader.pages] == ["虚构的报告", "下文"]
    assert "第99局99各局" in text_of(reader)


def test_marks_lead_to_their_notes() -> None:
    spans = (Span("文", notes=(1, 2)), Span("无注", notes=(0, 3, 9)))
    reader = read(with_blocks(Paragraph(spans), Footnotes("说明", ("甲", "乙")), Footnotes("又", ("丙",))))
    assert "文[1][2]无注[0][3][9]说明[1]甲[2]乙又[1]丙" in text_of(reader)
    links = [annotation.get_object() for annotation in cast("dict[str, Any]", reader.pages[0])["/Annots"]]
    assert [link["/Subtype"] for link in links] == ["/Link", "/Link"]


# ---- a draft


def test_a_draft_says_so_in_the_head_and_across_every_page() -> None:
    for page in read(DRAFT).pages:
        assert lines_of(page).count(DRAFT.draft) == 2
    assert DRAFT.draft.replace(" ", "") not in text_of(read(SAMPLE))


def test_what_stands_across_a_draft_does_not_hide_the_text() -> None:
    assert text_of(read(DRAFT)).replace(DRAFT.draft.replace(" ", ""), "") == text_of(read(SAMPLE))


# ---- the file


@pytest.mark.parametrize("document", [SAMPLE, DRAFT, ENGLISH], ids=["sample", "draft", "english"])
def test_every_font_is_embedded(document: Document) -> None:
    reader = read(document)
    described = of_type("/FontDescriptor", reader)
    kinds = {it["/Subtype"] for it in of_type("/Font", reader)}
    assert described
    assert all({"/FontFile2", "/FontFile3"} & font.keys() for font in described)
    assert kinds <= {"/Type0", "/CIDFontType0", "/CIDFontType2"}


@pytest.mark.parametrize(("document", "lang"), [(SAMPLE, "zh-CN"), (ENGLISH, "en")], ids=["sample", "english"])
def test_the_file_is_tagged(document: Document, lang: str) -> None:
    catalog = root(read(document))
    assert catalog["/MarkInfo"]["/Marked"].value is True
    assert catalog["/Lang"] == lang
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"].value is True


def test_the_tags_tell_what_each_block_is() -> None:
    kinds = [it["/S"] for it in elements(read(SAMPLE))]
    wanted = {
        "/H1": 4,
        "/H2": 1,
        "/L": 1,
        "/LI": 2,
        "/Figure": 4,
        "/Table": 1,
        "/TR": 4,
        "/TH": 4,
        "/TD": 12,
        "/Link": 4,
    }
    assert {kind: kinds.count(kind) for kind in wanted} == wanted


@pytest.mark.parametrize("document", [SAMPLE, DRAFT, ENGLISH], ids=["sample", "draft", "english"])
def test_the_file_keeps_to_the_standards_of_archives_and_screen_readers(document: Document) -> None:
    metadata = root(read(document))["/Metadata"].get_data().decode()
    assert {"<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<"} <= {*re.findall("<pdf[^<]*<", metadata)}


def test_a_heading_skips_no_level_for_screen_readers() -> None:
    reader = read(with_blocks(Heading("乙", 2), Heading("丙", 3), Heading("甲", 1), Heading("丁", 3)))
    assert [it["/S"] for it in elements(reader) if it["/S"].startswith("/H")] == ["/H1", "/H2", "/H1", "/H2"]


def test_what_the_standards_forbid_is_tagged_all_the_same() -> None:
    reader = read(with_blocks(Heading(""), Chart("", "", Bars((Bar("甲", 1, "1"),))), paragraph("文")))
    assert root(reader)["/MarkInfo"]["/Marked"].value is True
    assert "pdfuaid" not in root(reader)["/Metadata"].get_data().decode()


def test_properties_are_the_documents() -> None:
    metadata = read(DRAFT).metadata
    assert metadata is not None
    assert (metadata.title, metadata.author, metadata.subject) == (DRAFT.title, DRAFT.author, DRAFT.draft)
    assert metadata.creation_date == metadata.modification_date == datetime.datetime(2025, 3, 1, tzinfo=datetime.UTC)


@pytest.mark.parametrize("date", [datetime.date.min, datetime.date(1969, 12, 31), datetime.date.max], ids=str)
def test_any_date_will_do(date: datetime.date) -> None:
    metadata = read(ENGLISH._replace(date=date)).metadata
    assert metadata is not None
    assert metadata.get("/CreationDate", "").startswith(f"D:{date:%Y%m%d}".replace("D:1", "D:0001", date.year == 1))


def test_headings_are_bookmarks() -> None:
    titles = [it.title for it in read(SAMPLE).outline if isinstance(it, Destination)]
    assert titles == ["一、总体情况", "二、改革创新情况", "数据表", "说明"]


def test_the_same_document_is_the_same_file_anywhere(tmp_path: Path) -> None:
    here = render(DRAFT)
    program = "import sys; from documents import DRAFT; from licreport.render.pdf import render; "
    program += "sys.stdout.buffer.write(render(DRAFT))"
    environ = {**os.environ, "PYTHONPATH": str(TESTS), "PYTHONHASHSEED": "7", "TZ": "Asia/Shanghai"}
    there = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, env=environ, capture_output=True, check=True)
    assert there.stderr == b""
    assert there.stdout == here == render(DRAFT)


def test_what_typst_refuses_is_told_in_its_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    template = tmp_path / "broken.typ"
    template.write_text('#assert(false, message: "no room")', encoding="utf-8")
    monkeypatch.setattr(typeset, "_TEMPLATE", template)
    with pytest.raises(MisuseError, match="the PDF cannot be set: assertion failed: no room"):
        render(SAMPLE)


# ---- fonts


NOTO = ("Noto Serif CJK SC", "Noto Sans CJK SC")
BROUGHT = (typefaces.SERIF, typefaces.SANS)
OFFICIAL = ("仿宋_GB2312", "楷体_GB2312", "方正小标宋简体", "黑体", "宋体", "Times New Roman")


@pytest.mark.parametrize(
    ("families", "lang", "role", "chosen", "weight", "is_outlined"),
    [
        pytest.param(OFFICIAL, "zh", "title", "方正小标宋简体", 700, False, id="title"),
        pytest.param(OFFICIAL, "zh", "first", "黑体", 700, False, id="first level"),
        pytest.param(OFFICIAL, "zh", "second", "楷体_GB2312", 400, False, id="second level"),
        pytest.param(OFFICIAL, "zh", "third", "仿宋_GB2312", 700, False, id="third level"),
        pytest.param(OFFICIAL, "zh", "body", "仿宋_GB2312", 400, False, id="body"),
        pytest.param(OFFICIAL, "zh", "number", "宋体", 400, False, id="page number"),
        pytest.param(NOTO, "zh", "title", "Noto Serif CJK SC", 700, False, id="title in a free font"),
        pytest.param(NOTO, "zh", "first", "Noto Sans CJK SC", 700, False, id="first level in a free font"),
        pytest.param(NOTO, "zh", "second", "Noto Serif CJK SC", 700, False, id="second level in the font of the body"),
        pytest.param(NOTO, "en", "second", "Noto Serif CJK SC", 700, False, id="second level in English"),
        pytest.param(NOTO[1:], "zh", "body", "Noto Sans CJK SC", 400, False, id="only a font of another kind"),
        pytest.param(BROUGHT, "zh", "title", "Noto Serif SC", 400, True, id="title in a font without bold"),
        pytest.param(BROUGHT, "zh", "first", "Noto Sans SC", 400, True, id="first level in a font without bold"),
        pytest.param(BROUGHT, "zh", "body", "Noto Serif SC", 400, False, id="body in the font that came along"),
        pytest.param(
            BROUGHT, "en", "title", "Noto Serif SC", 700, True, id="English title, whose Latin letters are bold"
        ),
        pytest.param((*BROUGHT, *NOTO), "zh", "title", "Noto Serif CJK SC", 700, False, id="an installed font first"),
        pytest.param(
            (*BROUGHT, *OFFICIAL), "zh", "title", "方正小标宋简体", 700, False, id="a font of the standard first"
        ),
        pytest.param(
            (*BROUGHT, "Source Han Serif SC"), "zh", "body", "Source Han Serif SC", 400, False, id="any other first"
        ),
        pytest.param((), "zh", "body", "Libertinus Serif", 400, False, id="none installed"),
    ],
)
def test_a_role_is_set_in_the_best_font_there_is(  # noqa: PLR0913, PLR0917  # a table's columns
    families: tuple[str, ...],
    lang: Lang,
    role: str,
    chosen: str,
    weight: int,
    is_outlined: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(fonts, "installed", lambda: dict.fromkeys((*families, "Libertinus Serif"), ()))
    stack, found, outline = fonts.stacks()[lang][role]
    assert (next(family for family in stack if isinstance(family, str)), found, outline > 0) == (
        chosen,
        weight,
        is_outlined,
    )


@pytest.mark.parametrize(
    ("lang", "role", "latin", "other"),
    [
        pytest.param("zh", "body", "2aé", "“—”·一", id="Chinese text"),
        pytest.param("zh", "title", "é", "2a“一", id="Chinese title"),
        pytest.param("en", "body", "2aé“—”·", "一", id="English text"),
        pytest.param("en", "title", "2aé“—”·", "一", id="English title"),
    ],
)
def test_what_is_latin_is_set_in_a_latin_font(lang: Lang, role: str, latin: str, other: str) -> None:
    first = fonts.stacks()[lang][role].families[0]
    assert not isinstance(first, str)
    assert [it for it in latin + other if re.match(first["covers"], it)] == [*latin]


@pytest.fixture
def without_fonts(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let no font be installed, so that there are only those that come with Typst."""
    bare = typst.Fonts(include_system_fonts=False)
    for module in (fonts, typeset):
        monkeypatch.setattr(module, "library", lambda: bare)
    fonts.installed.cache_clear()
    yield
    fonts.installed.cache_clear()


@pytest.mark.parametrize(
    ("character", "named"),
    [
        pytest.param("\U00013000", "U+13000 \U00013000", id="hieroglyph"),
        pytest.param("\ue123", "U+E123", id="private use"),
        pytest.param("\U0010ffff", "U+10FFFF", id="none"),
        pytest.param("\ud800", "U+D800", id="half a character"),
    ],
)
@pytest.mark.parametrize(
    "holding",
    [
        pytest.param(lambda text: with_blocks(title=text), id="title"),
        pytest.param(lambda text: with_blocks(paragraph(f"虚构{text}区")), id="paragraph"),
        pytest.param(lambda text: with_blocks(Table("表", (Column("甲"),), (Row((Span(text),)),))), id="cell"),
        pytest.param(lambda text: SAMPLE._replace(draft=text), id="draft"),
    ],
)
def test_a_character_that_no_font_has_is_named(holding: Callable[[str], Document], character: str, named: str) -> None:
    with pytest.raises(MisuseError) as raised:
        render(holding(character))
    assert raised.value.say("en") == f"the PDF cannot be set: no installed font has {named}; install a font that does"
    assert raised.value.say("zh") == f"无法排版 PDF：已安装的字体都没有 {named}；请安装含有该字符的字体"


def test_a_character_of_a_chart_that_no_font_has_is_named() -> None:
    with pytest.raises(MisuseError, match=r"U\+13000"):
        render(with_blocks(Chart("图", "说明", Bars((Bar("\U00013000", 1, "1"),)))))


@pytest.mark.parametrize("document", [SAMPLE, ENGLISH], ids=["sample", "english"])
def test_the_fonts_that_come_with_the_extra_are_enough(document: Document, monkeypatch: pytest.MonkeyPatch) -> None:
    directory = typefaces.directory()
    assert directory is not None
    brought = typst.Fonts(include_system_fonts=False, font_paths=[directory])
    for module in (fonts, typeset):
        monkeypatch.setattr(module, "library", lambda: brought)
    fonts.installed.cache_clear()
    named = {font["/BaseFont"].partition("+")[2].partition("-")[0] for font in of_type("/Font", read_anew(document))}
    fonts.installed.cache_clear()
    assert {"NotoSerifSC", "LibertinusSerif"} <= named <= {"NotoSerifSC", "NotoSansSC", "LibertinusSerif"}


@pytest.mark.usefixtures("without_fonts")
def test_where_no_chinese_font_is_installed_the_package_is_named() -> None:
    with pytest.raises(MisuseError) as raised:
        render(with_blocks(paragraph("虚构"), title="Report"))
    assert raised.value.say("en") == (
        "the PDF cannot be set: no installed font has U+6784 构, U+865A 虚; "
        "install a Chinese font, on Debian and Ubuntu the package fonts-noto-cjk"
    )
    assert "fonts-noto-cjk" in raised.value.say("zh")


@pytest.mark.usefixtures("without_fonts")
def test_a_document_in_latin_letters_needs_no_installed_font() -> None:
    document = Document("Report — “2024”", (paragraph("Łódź é ½ × 5…"),), "en", datetime.date(2025, 3, 1))
    assert lines_of(read_anew(document).pages[0]) == ["Report — “2024”", "Łódź é ½ × 5…", "— 1 —"]


def test_other_installed_fonts_stand_in_for_what_the_usual_ones_lack(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = fonts.usual()
    chinese = next(family for family in usual if any(ord("虚") in glyphs._points(it) for it in fonts.faces(family)))  # noqa: SLF001  # which font has what
    monkeypatch.setattr(glyphs, "usual", lambda: ["Libertinus Serif"])
    assert chinese in usual
    assert glyphs.further_families("虚") != []
    assert glyphs.further_families("Report") == []


def test_nothing_is_printed(capfd: pytest.CaptureFixture[str]) -> None:
    render(with_blocks(Heading(""), paragraph("虚构")))
    assert capfd.readouterr() == ("", "")
