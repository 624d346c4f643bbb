"""The document as a page of HTML: what it promises to programs, to browsers, to readers, and on paper."""

import base64
import datetime
import hashlib
import io
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

import html5lib
import pypdf
import pytest
from browser import AXE, chromium, needs_browser
from documents import BARS, DRAFT, ENGLISH, SAMPLE
from hypothesis import given, settings
from hypothesis import strategies as st
from places import GOLDEN, TESTS
from selenium import webdriver

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
from licreport.render.html import FORMAT, render
from licreport.render.web import blocks as web_blocks
from licreport.words.language import Lang

WRITTEN = GOLDEN / "sample.html"
DATE = datetime.date(2025, 3, 1)
LONG = SAMPLE._replace(
    blocks=(
        *SAMPLE.blocks[:-1],
        *(Heading(f"{number}、{'标题' * 12}", 1) for number in "三四五"),
        Heading("（一）第二级", 2),
        Heading("1.第三级", 3),
        Table("长表", (Column("项"), Column("数", is_number=True)), (Row((Span("甲" * 30), Span("1")), depth=2),) * 60),
        SAMPLE.blocks[-1],
    ),
    draft=DRAFT.draft,
)
DOCUMENTS = {"sample": SAMPLE, "draft": DRAFT, "English": ENGLISH, "long": LONG}
all_documents = pytest.mark.parametrize("document", DOCUMENTS.values(), ids=DOCUMENTS)


def without_drawings(page: str) -> str:
    """Return the page with a placeholder for what the charting library draws."""
    return re.sub(r'<svg (role="img" aria-label="[^"]*")[^>]*>.*?</svg>', r"<svg \1>…</svg>", page, flags=re.DOTALL)


def parsed(page: str) -> Element:
    """Return the page as a tree; the parser bears no mistake, be it an element left open."""
    tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(page)
    assert isinstance(tree, Element)
    return tree


def text_of(element: Element) -> str:
    return "".join(element.itertext())


def one(tree: Element, tag: str) -> Element:
    (found,) = tree.iter(tag)
    return found


def document(*blocks: Block, lang: Lang = "zh", **properties: Any) -> Document:  # noqa: ANN401  # of any kind
    return Document(blocks=blocks, lang=lang, date=DATE, **({"title": "题"} | properties))


def body(*blocks: Block) -> str:
    """Return the lines below the title, of a document of which nothing else is said."""
    return render(document(*blocks)).partition("</h1>\n")[2].removesuffix("</main>\n</body>\n</html>\n")


def spans(document: Document) -> Iterator[Span]:
    for block in document.blocks:
        if isinstance(block, Paragraph):
            yield from block.spans
        elif isinstance(block, Bullets):
            yield from (span for entry in block.entries for span in entry)
        elif isinstance(block, Table):
            yield from (span for row in block.rows for span in row.cells)


def test_the_sample_is_written_as_it_was() -> None:
    assert without_drawings(render(SAMPLE)) == WRITTEN.read_text(encoding="utf-8")


def test_the_format_goes_by_the_endings_of_html_and_needs_no_extra() -> None:
    assert (FORMAT.name, FORMAT.suffixes, FORMAT.extra) == ("html", (".html", ".htm"), "")


@all_documents
def test_a_program_reads_every_figure_back(document: Document) -> None:
    read = [
        (data.get("data-figure"), data.get("value"), text_of(data)) for data in parsed(render(document)).iter("data")
    ]
    shown = [*(fact.span for fact in document.key_figures), *spans(document)]
    assert read == [(span.figure, span.value, span.text) for span in shown if span.figure]


@all_documents
def test_the_head_says_what_the_document_is(document: Document) -> None:
    tree = parsed(render(document))
    named = {meta.get("name"): meta.get("content") for meta in tree.iter("meta") if meta.get("name")}
    assert tree.get("lang") == {"zh": "zh-CN", "en": "en"}[document.lang]
    assert text_of(one(tree, "title")) == text_of(one(tree, "h1")) == document.title
    assert named.get("author", "") == document.author
    assert named["dcterms.date"] == "2025-03-01"
    assert named["viewport"] == "width=device-width, initial-scale=1"
    assert next(tree.iter("meta")).get("charset") == "utf-8"


@all_documents
def test_the_page_asks_nothing_of_anyone(document: Document) -> None:
    tree = parsed(render(document))
    ids = {element.get("id") for element in tree.iter()}
    for element in tree.iter():
        assert element.tag not in {"script", "link", "img", "iframe", "object", "embed", "form", "base"}
        for name, value in element.attrib.items():
            assert not name.startswith("on")
            assert name not in {"style", "src", "srcset"}
            if name.endswith("href") and value not in {fact.link for fact in document.about}:
                assert value.startswith("#")
                assert value[1:] in ids
    style = text_of(one(tree, "style"))
    assert "url(" not in style
    assert "@import" not in style


@all_documents
def test_the_policy_allows_the_style_and_nothing_else(document: Document) -> None:
    tree = parsed(render(document))
    (policy,) = (
        meta.get("content") for meta in tree.iter("meta") if meta.get("http-equiv") == "Content-Security-Policy"
    )
    digest = base64.b64encode(hashlib.sha256(text_of(one(tree, "style")).encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@all_documents
def test_no_two_elements_have_the_same_id_and_each_that_is_named_exists(document: Document) -> None:
    tree = parsed(render(document))
    ids = [own for element in tree.iter() if (own := element.get("id"))]
    assert len(ids) == len(set(ids))
    assert {name for element in tree.iter() if (name := element.get("aria-labelledby"))} <= set(ids)


def test_above_the_text_stands_who_published_it_and_what_most_readers_come_for() -> None:
    lines = render(SAMPLE._replace(files=("区 2024.csv", "a.xlsx"))).splitlines()
    start = lines.index('<dl class="about">')
    assert lines[start:][:11] == [
        '<dl class="about">',
        "<div><dt>发布机构</dt><dd>虚构区数据局</dd></div>",
        "<div><dt>发布日期</dt><dd>2025年3月20日</dd></div>",
        '<div><dt>来源</dt><dd><a href="https://example.org/a?b=1&amp;c=2">https://example.org/a?b=1&amp;c=2</a></dd></div>',
        (
            '<div><dt>数据下载</dt><dd><a href="%E5%8C%BA%202024.csv" download>CSV</a> '
            '<a href="a.xlsx" download>XLSX</a></dd></div>'
        ),
        "</dl>",
        '<dl class="key-figures" aria-label="主要数据">',
        (
            '<div><dt>收到申请</dt><dd><data value="1250" data-figure="applications.received">1,250</data>'
            " <small>件</small></dd></div>"
        ),
        (
            '<div><dt>受理</dt><dd><data value="1240" data-figure="applications.accepted">1,240</data>'
            '<sup><a id="mark-1" href="#note-1" aria-label="说明[1]">[1]</a></sup> <small>件</small></dd></div>'
        ),
        "</dl>",
        *lines[start:][10:11],
    ]


def test_where_nothing_is_said_above_the_text_nothing_stands_there() -> None:
    assert "<dl" not in render(document(Paragraph((Span("甲"),))))


# The page as a part of another.


@all_documents
def test_a_fragment_is_one_element_with_what_stands_in_the_page(document: Document) -> None:
    assert FORMAT.fragment is not None
    part = FORMAT.fragment(document)
    assert part.startswith('<div class="licreport" lang="')
    assert part.endswith("</div>\n")
    (own,) = one(parsed(f"<!DOCTYPE html><title>t</title><main>{part}</main>"), "main")
    assert {"html", "head", "body", "main", "script", "link", "meta"}.isdisjoint(
        re.findall(r"<(\w+)", part.partition("</style>")[2])
    )
    whole = one(parsed(render(document)), "main")
    texts = [text_of(each) for each in own if each.tag != "style" and each.get("class") != "draft"]
    assert texts == [text_of(each) for each in whole]
    assert ("watermark" in part.partition("</style>")[2], 'class="draft"' in part) == (False, bool(document.draft))


def test_the_style_of_a_fragment_touches_nothing_outside_it() -> None:
    assert FORMAT.fragment is not None
    style = FORMAT.fragment(SAMPLE).partition("<style>")[2].partition("</style>")[0]
    selectors = [
        selector.strip()
        for rule in re.findall(r"([^{}]+)\{[^{}]*\}", style)
        for selector in re.split(r",(?![^(]*\))", rule)
    ]
    assert len(selectors) > 100
    assert [selector for selector in selectors if not re.match(r"(:is\()?\.licreport\b", selector)] == []
    assert set(re.findall(r"@[\w-]+[^{;]*", style)) == {
        "@media screen ",
        "@media screen and (width < 38rem) ",
        "@media screen and (width < 44rem) ",
    }
    assert style.count("{") == style.count("}")
    assert "color-scheme" not in style


BLOCKS = {
    "a heading": (Heading("一、甲", 1), '<h2 id="part-1">一、甲</h2>\n'),
    "a heading of the second level": (Heading("（一）甲", 2), '<h3 id="part-1">（一）甲</h3>\n'),
    "a heading of the third level in English": (Heading("1. A", 3, "en"), '<h4 id="part-1" lang="en">1. A</h4>\n'),
    "a paragraph": (Paragraph((Span("甲"), Span("乙"))), "<p>甲乙</p>\n"),
    "a paragraph in English": (Paragraph((Span("A"),), "en"), '<p lang="en">A</p>\n'),
    "a figure": (
        Paragraph((Span("22.8万", "a.b", "227.9"),)),
        '<p><data value="227.9" data-figure="a.b">22.8万</data></p>\n',
    ),
    "a list in English": (
        Bullets(((Span("a"),), (Span("b"),)), "en"),
        '<ul lang="en">\n<li>a</li>\n<li>b</li>\n</ul>\n',
    ),
    "a signature": (
        Signature(((Span("甲"),), (Span("乙"),))),
        '<footer class="signature">\n<p>甲</p>\n<p>乙</p>\n</footer>\n',
    ),
    "an annex": (
        Annex("附件", "表"),
        (
            '<section class="annex" aria-labelledby="part-1">\n'
            '<h2 id="part-1"><span>附件</span> <span>表</span></h2>\n</section>\n'
        ),
    ),
    "a mark of a note that is not there": (Paragraph((Span("甲", notes=(1,)),)), "<p>甲<sup>[1]</sup></p>\n"),
    "controls, and those of writing direction": (Paragraph((Span("a\x00\x1b\u202e\ufdd0b\r\nc"),)), "<p>ab\nc</p>\n"),
    "what would be markup": (Paragraph((Span("<b>&amp;\"'"),)), "<p>&lt;b&gt;&amp;amp;&quot;&#39;</p>\n"),
}


@pytest.mark.parametrize(("block", "expected"), BLOCKS.values(), ids=BLOCKS)
def test_a_block_becomes(block: Block, expected: str) -> None:
    assert body(block) == expected


def test_a_table_has_headings_for_its_columns_and_its_rows() -> None:
    columns = (Column("项"), Column("数", is_number=True))
    rows = (Row((Span("甲"), Span("1"))), Row((Span("乙"), Span("2")), depth=1), Row((Span("丙"), Span("3")), depth=9))
    assert body(Table("表", columns, rows)).splitlines() == [
        '<div class="wide" role="region" aria-labelledby="part-1" tabindex="0">',
        '<table class="short">',
        '<caption id="part-1">表</caption>',
        "<thead>",
        '<tr><th scope="col">项</th><th scope="col" class="number">数</th></tr>',
        "</thead>",
        "<tbody>",
        '<tr><th scope="row">甲</th><td class="number">1</td></tr>',
        '<tr><th scope="row" class="depth-1">乙</th><td class="number">2</td></tr>',
        '<tr><th scope="row" class="depth-6">丙</th><td class="number">3</td></tr>',
        "</tbody>",
        "</table>",
        "</div>",
    ]


def test_marks_lead_to_their_notes_and_a_note_back_to_its_first_mark() -> None:
    marked = (Span("甲", notes=(1,)), Span("乙", notes=(1, 2)))
    first, *others = body(Paragraph(marked), Footnotes("说明", ("丙", "丁", "戊"))).splitlines()
    assert first == (
        '<p>甲<sup><a id="mark-1" href="#note-1" aria-label="说明[1]">[1]</a></sup>'
        '乙<sup><a href="#note-1" aria-label="说明[1]">[1]</a>'
        '<a id="mark-2" href="#note-2" aria-label="说明[2]">[2]</a></sup></p>'
    )
    assert others == [
        '<section class="notes" aria-labelledby="part-2">',
        '<h2 id="part-2">说明</h2>',
        "<ol>",
        '<li id="note-1">丙 <a class="back" href="#mark-1" aria-label="返回正文中的说明[1]">↑</a></li>',
        '<li id="note-2">丁 <a class="back" href="#mark-2" aria-label="返回正文中的说明[2]">↑</a></li>',
        '<li id="note-3">戊</li>',
        "</ol>",
        "</section>",
    ]


def test_an_annex_reaches_to_the_next_one_and_to_the_notes() -> None:
    annex, paragraph = Annex("附件", "表"), Paragraph((Span("甲"),))
    tree = parsed(render(document(paragraph, annex, paragraph, annex, paragraph, Footnotes("说明", ()))))
    main = one(tree, "main")
    assert [(element.tag, element.get("class")) for element in main] == [
        ("h1", None),
        ("p", None),
        ("section", "annex"),
        ("section", "annex"),
        ("section", "notes"),
    ]


@pytest.mark.parametrize(("count", "has_contents"), [(2, False), (3, True)], ids=["two headings", "three headings"])
def test_contents_stand_above_three_headings_of_the_first_level(count: int, *, has_contents: bool) -> None:
    headings = [Heading(f"{number}", 1) for number in range(count)]
    tree = parsed(render(document(*headings, Heading("x", 2), Annex("附件", "表"))))
    linked = [text_of(link) for nav in tree.iter("nav") for link in nav.iter("a")]
    assert linked == (["0", "1", "2", "附件 表"] if has_contents else [])


def test_a_drawing_is_an_image_that_is_read_out_in_words() -> None:
    drawings = [*parsed(render(document(Chart("图1", '甲 "1" 件', BARS)))).iter("{http://www.w3.org/2000/svg}svg")]
    assert [(drawn.get("class"), drawn.get("display")) for drawn in drawings] == [("broad", None), ("narrow", "none")]
    for drawn in drawings:
        assert (drawn.get("role"), drawn.get("aria-label")) == ("img", '甲 "1" 件')
        assert "网上受理" in text_of(drawn)


def test_where_nothing_can_be_drawn_the_words_stand_in_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_blocks, "is_available", lambda: False)
    expected = '<figure>\n<p>甲 1 件</p>\n<figcaption id="part-1">图1</figcaption>\n</figure>\n'
    assert body(Chart("图1", "甲 1 件", BARS)) == expected


def test_a_draft_says_so_on_the_page_and_the_final_text_does_not() -> None:
    stamp = DRAFT.draft.replace(" · ", "&nbsp;· ")
    lines = render(DRAFT).splitlines()
    stamps = [
        f'<header class="draft"><p>{stamp}</p></header>',
        f'<div class="watermark" aria-hidden="true">{stamp}</div>',
    ]
    assert [line for line in lines if line not in stamps] == render(SAMPLE).splitlines()
    assert len(lines) == len(render(SAMPLE).splitlines()) + 2


HOSTILE = st.text(
    st.sampled_from("<>&\"'/=`!-[]{}\n\r\t\x00\x1b\x85\u202e\u2028\ufeff\ufffe 甲a;") | st.characters(), max_size=20
) | st.sampled_from(["</style><script>alert(1)</script>", '" onload="x', "<!--", "]]>", "&#0;", "</main>", "\ud800"])


def kept(text: str) -> str:
    """Return what a page may hold of a text."""
    lines = re.sub("\r\n|[\r\u2028\u2029]", "\n", text)
    return "".join(
        character
        for character in lines
        if character in "\t\n"
        or (unicodedata.category(character) not in {"Cc", "Cs"} and not is_unseen(ord(character)))
    )


def is_unseen(point: int) -> bool:
    """Return whether a character is a control of writing direction, or none at all."""
    directions = {0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
    return point in directions or point == 0xFEFF or point & 0xFFFE == 0xFFFE or 0xFDD0 <= point <= 0xFDEF


def hostile(texts: list[str]) -> Document:
    """Return a document with the texts wherever there is text."""
    title, first, figure, value, cell, caption, alt, note = texts
    span = Span(first, f"x{figure}", value, (1,))
    blocks = (
        Heading(first, 1),
        Paragraph((span, Span(first))),
        Bullets(((span,),)),
        Table(caption, (Column(cell), Column(first)), (Row((Span(cell), span)),)),
        Chart(caption, alt, BARS),
        Signature(((Span(cell),),)),
        Annex(figure, value),
        Footnotes(title, (note,)),
    )
    return document(*blocks, title=title, author=f"x{first}", draft=f"x{note}")


def shape(page: str) -> list[tuple[object, list[str]]]:
    """Return the elements of a page with the names of their attributes."""
    return [(element.tag, sorted(map(str, element.attrib))) for element in parsed(page).iter()]


PLAIN = shape(render(hostile(["甲"] * 8)))


@settings(max_examples=60)
@given(texts=st.lists(HOSTILE, min_size=8, max_size=8))
def test_no_text_becomes_markup(texts: list[str]) -> None:
    page = render(hostile(texts))
    page.encode()
    assert shape(page) == PLAIN
    data = next(parsed(page).iter("data"))
    assert text_of(data) == kept(texts[1])
    assert data.get("data-figure") == kept(f"x{texts[2]}")
    assert data.get("value") == kept(texts[3])


def test_labels_of_a_drawing_become_no_markup() -> None:
    label = "</text></svg><script>\x1b\u202e&amp;"
    page = render(document(Chart("图", "甲", Bars((Bar(label, 1, label),)))))
    assert "script" not in {element.tag for element in parsed(page).iter()}
    assert "\x1b" not in page
    assert "\u202e" not in page


PRINT = "from documents import DRAFT; from licreport.render.html import render; print(ascii(render(DRAFT)))"


def test_the_page_is_the_same_whatever_the_hash_seed() -> None:
    pages = {
        subprocess.run(
            [sys.executable, "-c", PRINT],
            env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(TESTS)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1")
    }
    assert pages == {f"{render(DRAFT)!a}{os.linesep}".encode()}


SCHEMES = ("light", "dark")
WIDTHS = (1280, 360)


class Browser(NamedTuple):
    """Chromium, and a directory for the pages that it opens."""

    driver: webdriver.Chrome
    directory: Path

    def tell(self, command: str, **parameters: object) -> Any:  # noqa: ANN401  # what the protocol answers
        return self.driver.execute_cdp_cmd(command, parameters)

    def ask(self, script: str) -> Any:  # noqa: ANN401  # what the script returns
        return self.driver.execute_script(script)

    def open(self, document: Document, *, width: int = 1280, scheme: str = "light") -> None:
        """Show a document as a screen of that width and a reader of that preference have it."""
        self.show(render(document), width=width, scheme=scheme)

    def show(self, page: str, *, width: int, scheme: str) -> None:
        """Show a page likewise."""
        path = self.directory / "page.html"
        path.write_text(page, encoding="utf-8", newline="\n")
        self.tell(
            "Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=width < 600
        )
        self.tell("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.driver.get(path.as_uri())


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with chromium(tmp_path_factory.mktemp("profile")) as driver:
        yield Browser(driver, tmp_path_factory.mktemp("pages"))


@needs_browser
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@all_documents
def test_the_page_fits_the_screen_and_the_browser_has_nothing_to_say(
    browser: Browser, document: Document, width: int, scheme: str
) -> None:
    browser.open(document, width=width, scheme=scheme)
    assert browser.ask("return innerWidth") == width
    assert browser.ask("return document.documentElement.scrollWidth") <= width
    assert browser.ask("return [...document.querySelectorAll('main > p')].every(p => p.scrollWidth <= p.clientWidth)")
    assert browser.driver.get_log("browser") == []  # type: ignore[no-untyped-call]  # not typed in selenium


SITE = """<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>t</title>
<meta name="viewport" content="width=device-width">
<style>body { margin: 0; color: rgb(1, 2, 3) } table { color: rgb(4, 5, 6) }</style></head>
<body><h1 class="own">站点</h1><table class="own"><tr><td>甲</td></tr></table>PART</body></html>"""


@needs_browser
@pytest.mark.parametrize("width", [390, 1280])
def test_a_fragment_looks_like_the_page_and_leaves_the_site_as_it_was(browser: Browser, width: int) -> None:
    assert FORMAT.fragment is not None
    of_site = """
        const kept = ["color", "font", "margin", "padding", "textAlign", "backgroundColor", "boxSizing"];
        const looks = own => kept.map(name => getComputedStyle(own)[name]);
        return [document.body, ...document.querySelectorAll(".own")].map(looks);
    """
    for scheme in SCHEMES:
        browser.show(SITE.replace("PART", ""), width=width, scheme=scheme)
        before = browser.ask(of_site)
        browser.show(SITE.replace("PART", FORMAT.fragment(DRAFT)), width=width, scheme=scheme)
        assert browser.ask(of_site) == before
        assert browser.ask("return document.documentElement.scrollWidth") <= width
        looks = "return getComputedStyle(document.querySelector('.licreport td.number')).textAlign"
        assert browser.ask(looks) == "end"
        assert [layout for layout, *_ in browser.ask(SHOWN)] == ["narrow" if width < 608 else "broad"] * 4
        own = "getComputedStyle(document.querySelector('.licreport'))"
        assert contrast(*browser.ask(f"return [{own}.color, {own}.backgroundColor]")) > 10


@needs_browser
def test_the_style_is_in_force_and_nothing_else_is_taken_from_the_page(browser: Browser) -> None:
    browser.open(SAMPLE)
    assert browser.ask("return getComputedStyle(document.querySelector('td.number')).textAlign") == "end"
    assert browser.ask("return performance.getEntriesByType('resource').length") == 0


@needs_browser
def test_a_wide_table_scrolls_by_itself_on_a_phone(browser: Browser) -> None:
    browser.open(SAMPLE, width=360)
    wider = "return [...document.querySelectorAll('.wide')].map(box => box.scrollWidth > box.clientWidth)"
    assert browser.ask(wider) == [True]
    browser.open(SAMPLE, width=1280)
    assert browser.ask(wider) == [False]


SHOWN = """
    const shown = [...document.querySelectorAll("figure svg")].filter(drawn => drawn.getClientRects().length);
    const size = text => text.getScreenCTM().a * parseFloat(text.getAttribute("font-size"));
    return shown.map(drawn => [
        drawn.getAttribute("class"),
        Math.round(drawn.getBoundingClientRect().right) <= document.documentElement.clientWidth,
        Math.min(...[...drawn.querySelectorAll("text")].map(size)) >= 9,
    ]);
"""


@needs_browser
@pytest.mark.parametrize(("width", "layout"), [(360, "narrow"), (390, "narrow"), (620, "broad"), (1280, "broad")])
def test_a_chart_is_laid_out_for_the_screen_and_never_scrolls(browser: Browser, width: int, layout: str) -> None:
    browser.open(SAMPLE, width=width)
    assert browser.ask(SHOWN) == [[layout, True, True]] * 4


@needs_browser
@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_stamp_of_a_draft_stays_in_sight(browser: Browser, scheme: str) -> None:
    browser.open(LONG, scheme=scheme)
    browser.ask("scrollTo(0, document.body.scrollHeight)")
    assert browser.ask("return scrollY") > 1000
    assert browser.ask("return document.querySelector('.draft').getBoundingClientRect().top") == 0


@needs_browser
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
@all_documents
def test_nothing_keeps_a_reader_from_the_page(browser: Browser, document: Document, width: int, scheme: str) -> None:
    browser.open(document, width=width, scheme=scheme)
    browser.tell("Runtime.evaluate", expression=AXE)
    found = browser.tell("Runtime.evaluate", expression="axe.run()", awaitPromise=True, returnByValue=True)
    result = found["result"]["value"]
    assert result["passes"]
    grave = [entry for entry in result["violations"] if entry["impact"] in {"serious", "critical"}]
    assert [(entry["id"], [node["html"] for node in entry["nodes"]]) for entry in grave] == []


COLOURS = """
    const of = (element, name) => getComputedStyle(element)[name];
    const marks = [...document.querySelectorAll("svg text, svg path:not(.pale):not(.muted)")];
    return [of(document.documentElement, "backgroundColor"), marks.map(mark => [mark.tagName, of(mark, "fill")])];
"""


@needs_browser
@pytest.mark.parametrize("scheme", SCHEMES)
def test_drawings_stand_out_from_the_page(browser: Browser, scheme: str) -> None:
    browser.open(SAMPLE, scheme=scheme)
    paper, marks = browser.ask(COLOURS)
    assert {tag for tag, _ in marks} == {"text", "path"}
    for tag, fill in marks:
        assert contrast(paper, fill) >= (4.5 if tag == "text" else 3), (paper, tag, fill)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours `rgb(…)`, by the Web Content Accessibility Guidelines."""
    darker, lighter = sorted(map(luminance, (one, other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def printed(browser: Browser, document: Document) -> list[pypdf.PageObject]:
    browser.open(document, scheme="dark")
    pdf = base64.b64decode(browser.tell("Page.printToPDF", preferCSSPageSize=True)["data"])
    return list(pypdf.PdfReader(io.BytesIO(pdf)).pages)


def words(page: pypdf.PageObject) -> str:
    return re.sub(r"\s", "", page.extract_text())


@needs_browser
def test_on_paper_the_pages_are_a4_and_bear_their_numbers(browser: Browser) -> None:
    pages = printed(browser, LONG)
    assert 4 <= len(pages) <= 9
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in pages} == {(595, 842)}
    assert [f"—{number}—" in words(page) for number, page in enumerate(pages, 1)] == [True] * len(pages)


@needs_browser
def test_on_paper_every_page_of_a_draft_says_so_and_no_other(browser: Browser) -> None:
    stamp = re.sub(r"\s", "", DRAFT.draft)
    assert [page for page in printed(browser, LONG) if stamp not in words(page)] == []
    assert [page for page in printed(browser, SAMPLE) if stamp in words(page)] == []


@needs_browser
def test_on_paper_the_annex_begins_a_page_and_tables_repeat_their_headings(browser: Browser) -> None:
    texts = [words(page) for page in printed(browser, LONG)]
    (annex,) = (text for text in texts if "附件数据表" in text)
    assert "2025年3月1日" not in annex
    assert sum("甲甲甲" in text for text in texts) == sum("项数" in text for text in texts) >= 2


def in_grids(rows: int) -> Document:
    """Return tables of which all but the last stand in one grid."""
    columns = Column("数据项"), Column("数值", is_number=True)
    tables = [
        Table(f"表{number}", columns, (Row((Span(text), Span("1"))),) * rows, grid="数据" if number < 3 else "")
        for number, text in enumerate(("短", "长得多的一个名称，所以也要宽得多", "长得多的一个名称，所以也要宽得多"), 1)
    ]
    return document(Annex("附件", "数据表"), *tables)


@needs_browser
@pytest.mark.parametrize("media", ["print", "screen"])
def test_tables_in_one_grid_have_the_same_columns(browser: Browser, media: str) -> None:
    browser.open(in_grids(2), width=1280)
    browser.tell("Emulation.setEmulatedMedia", media=media)
    lefts = "return [...document.querySelectorAll('table')].map(each => each.querySelector('td').offsetLeft)"
    try:
        one, same, _ = browser.ask(lefts)
    finally:
        browser.tell("Emulation.setEmulatedMedia", media="")
    assert one == same


@needs_browser
@pytest.mark.parametrize("rows", range(3, 60, 7))
def test_on_paper_no_row_of_a_table_stands_by_itself(browser: Browser, rows: int) -> None:
    texts = [words(page) for page in printed(browser, in_grids(rows))]
    counts = [
        count
        for text in texts
        for part in text.split("数据项数值")[1:]
        if (count := len(re.findall("(?:短|名称.*?宽得多)1", part)))
    ]
    assert sum(counts) == 3 * rows
    assert 1 not in counts


@needs_browser
def test_on_paper_no_drawing_leaves_half_a_page_empty(browser: Browser) -> None:
    tall = Bars(tuple(Bar(f"事项{number}", 1, "1") for number in range(60)))
    browser.open(document(Chart("图1", "甲", BARS), Chart("图2", "乙", tall)), width=round(156 / 25.4 * 96))
    browser.tell("Emulation.setEmulatedMedia", media="print")
    heights = "return [...document.querySelectorAll('svg.broad')].map(each => each.getBoundingClientRect().height)"
    try:
        assert max(browser.ask(heights)) <= 225 / 2 / 25.4 * 96
    finally:
        browser.tell("Emulation.setEmulatedMedia", media="")


WIDE = document(
    Table(
        "分事项",
        (
            Column("事项"),
            *(Column(head, is_number=True) for head in ("收到申请", "受理", "不予受理", "批准", "不予批准")),
        ),
        (Row((Span("在已建立的森林和野生动物类型自然保护区核心区"), *[Span("1,000,000,000")] * 5)),) * 3,
    ),
    Chart("图1", "甲", BARS),
)


@needs_browser
@pytest.mark.parametrize("printed", [WIDE, SAMPLE, LONG], ids=["a wide table", "sample", "long"])
def test_on_paper_nothing_is_cut_off(browser: Browser, printed: Document) -> None:
    browser.open(printed, width=round(156 / 25.4 * 96))
    browser.tell("Emulation.setEmulatedMedia", media="print")
    over = """
        const edge = document.documentElement.clientWidth + 1;
        return [...document.querySelectorAll("main *:not(sup, sup *)")].filter(each =>
            each.getBoundingClientRect().right > edge).map(each => each.outerHTML.slice(0, 80))
    """
    try:
        assert browser.ask(over) == []
    finally:
        browser.tell("Emulation.setEmulatedMedia", media="")


def write_anew() -> None:
    """Write what the tests compare with."""
    WRITTEN.write_text(without_drawings(render(SAMPLE)), encoding="utf-8", newline="\n")
