"""The document as Markdown: what is written, and that GitHub's parser and another read back every text as it was."""

import datetime
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import cmarkgfm  # type: ignore[import-untyped]  # it has no types
import html5lib
import pytest
from cmarkgfm.cmark import Options  # type: ignore[import-untyped]  # as above
from documents import BARS, DRAFT, ENGLISH, SAMPLE
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin
from places import GOLDEN

from licreport.document.blocks import (
    Annex,
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
from licreport.render.markdown import FORMAT, render

WRITTEN = GOLDEN / "sample.md"
DATE = datetime.date(2025, 3, 1)


def by_github(text: str) -> str:
    """Return what GitHub's own parser makes of Markdown."""
    extensions = ["table", "strikethrough", "autolink", "tasklist"]
    options = Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_UNSAFE
    return str(cmarkgfm.markdown_to_html_with_extensions(text, options=options, extensions=extensions))


def by_markdown_it(text: str) -> str:
    """Return what markdown-it makes of it."""
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)
    return str(parser.render(text))


PARSERS: Mapping[str, Callable[[str], str]] = {"GitHub": by_github, "markdown-it": by_markdown_it}


class Element(NamedTuple):
    """A block of the page that Markdown became: its tag and its text."""

    tag: str
    text: str


BLOCKS = {"h1", "h2", "h3", "h4", "p", "li", "th", "td", "hr"}


def elements(page: str) -> list[Element]:
    """Return the blocks in order, their text without marks of footnotes and ways back to them."""
    root = html5lib.parse(page, namespaceHTMLElements=False)
    nodes = [node for node in root.iter() if node.tag in BLOCKS and node.get("class") != "footnotes-sep"]
    found = [Element(node.tag, flat(text_of(node))) for node in nodes]
    return [element for element in found if element.text or element.tag == "hr"]


def text_of(node: Any) -> str:  # noqa: ANN401  # a tree of the standard library, whose comments are no elements
    if not isinstance(node.tag, str) or "footnote" in (node.get("class") or ""):
        return ""
    inner = "".join(text_of(child) + (child.tail or "") for child in node if child.tag not in {"p", "ul", "ol"})
    return (node.text or "") + inner


def flat(text: str) -> str:
    """Return a text as a browser lays it out, on one line, without what no file may hold."""
    kept = re.sub("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]", "", text)
    return re.sub(r"\s+", " ", kept).strip()


def document(*blocks: Block, title: str = "题", draft: str = "") -> Document:
    return Document(title, blocks, "zh", DATE, draft=draft)


def written(*blocks: Block) -> str:
    """Return what is written for blocks below the title."""
    return render(document(*blocks)).removeprefix("# 题\n\n")


def paragraph(text: str) -> Paragraph:
    return Paragraph((Span(text),))


def test_the_sample_is_written_as_it_was() -> None:
    assert render(SAMPLE) == WRITTEN.read_text(encoding="utf-8")


def test_the_format_goes_by_the_endings_of_markdown() -> None:
    assert (FORMAT.name, FORMAT.suffixes, FORMAT.extra) == ("markdown", (".md", ".markdown"), "")


TEXTS = {
    "emphasis": ("*a* _b_ ~c~ `d`", r"\*a\* \_b\_ \~c\~ \`d\`"),
    "a link": ("[a](b)", r"\[a\](b)"),
    "a tag": ("<b>", r"\<b>"),
    "a backslash": ("a\\", "a\\\\"),
    "a pipe": ("a | b", r"a \| b"),
    "a formula": ("$1 + $2", r"\$1 + \$2"),
    "an entity": ("&lt; &#60;", r"\&lt; \&#60;"),
    "an ampersand by itself": ("A & B", "A & B"),
    "a heading": ("# a", r"\# a"),
    "a quotation": ("> a", r"\> a"),
    "a list": ("- a", r"\- a"),
    "a list with a plus": ("+ a", r"\+ a"),
    "a numbered list": ("1. a", r"1\. a"),
    "a numbered list with a bracket": ("12) a", r"12\) a"),
    "a rule": ("---", r"\---"),
    "a negative number": ("-0.28", "-0.28"),
    "a decimal number": ("1.2千", "1.2千"),
    "an address": ("http://a.cn", r"http\://a.cn"),
    "an address without a scheme": ("www.a.cn", r"www\.a.cn"),
    "a person or an e-mail address": ("x@a.cn", "x@<!-- -->a.cn"),
    "an issue": ("#1", "#<!-- -->1"),
    "an emoji": ("a:smile:", "a:<!-- -->smile:"),
    "several lines": ("a\r\nb\n\n\nc\u2028d", "a b c d"),
    "controls, and those of writing direction": ("a\x00\x1b[31m\u202eb", r"a\[31mb"),
    "spaces at both ends": ("    a  ", "a"),
}


@pytest.mark.parametrize(("text", "expected"), TEXTS.values(), ids=TEXTS)
def test_text_is_escaped_where_it_would_be_markup(text: str, expected: str) -> None:
    assert written(paragraph(text)) == f"{expected}\n"


MARKS = {
    "a mark before a bracket": ((Span("a", notes=(1,)), Span("(b)")), r"a[^1]\(b)"),
    "a mark before a colon": ((Span("", notes=(1,)), Span(": b")), r"[^1]\: b"),
    "a mark behind an exclamation mark": ((Span("a!", notes=(1,)),), r"a\![^1]"),
    "a mark behind a caret": ((Span("a^", notes=(1,)),), r"a\^[^1]"),
    "two marks": ((Span("a", notes=(1, 2)), Span("b")), "a[^1][^2]b"),
    "text that looks like a mark": ((Span("[^1](b)"),), r"\[^1\](b)"),
    "markup made of two spans": ((Span("http:"), Span("//a.cn")), r"http\://a.cn"),
}


@pytest.mark.parametrize(("spans", "expected"), MARKS.values(), ids=MARKS)
def test_marks_stay_marks(spans: tuple[Span, ...], expected: str) -> None:
    assert written(Paragraph(spans), Footnotes("说明", ("x", "y"))).splitlines()[0] == expected


def test_a_note_without_a_mark_is_a_paragraph_for_else_it_would_not_be_shown() -> None:
    page = by_github(written(Paragraph((Span("a", notes=(2,)),)), Footnotes("说明", ("甲", "乙"))))
    assert [element.text for element in elements(page)] == ["a", "说明", "1: 甲", "乙"]


def test_a_heading_keeps_the_hashes_at_its_end() -> None:
    assert written(Heading("C #")) == "## C \\#\n"


def test_a_draft_says_so_before_the_title_and_before_the_annex() -> None:
    stamp = "> **草稿 · 3 个错误 · 不得发布**"
    text = render(DRAFT)
    assert text.startswith(f"{stamp}\n\n# ")
    assert f"---\n\n{stamp}\n\n## 附件 数据表" in text
    assert text.count(stamp) == 2
    assert text.replace(f"{stamp}\n\n", "") == render(SAMPLE)


@pytest.mark.parametrize("sample", [SAMPLE, DRAFT, ENGLISH], ids=["Chinese", "a draft", "English"])
def test_each_paragraph_is_one_line_and_the_last_one_ends(sample: Document) -> None:
    text = render(sample)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\r" not in text
    assert [line for line in text.split("\n") if line != line.rstrip()] == []


@pytest.mark.parametrize("parse", PARSERS.values(), ids=PARSERS)
def test_numbers_stand_to_the_right(parse: Callable[[str], str]) -> None:
    table = Table("", (Column("a"), Column("b", is_number=True)), (Row((Span("c"), Span("1"))),))
    aligned = re.findall(r"<t[hd]\b([^>]*)>", parse(written(table)))
    assert [("right" in attributes) for attributes in aligned] == [False, True, False, True]


WORDS = st.text(
    st.sampled_from("\\`*_[]()<>#+-=.!|~$&@:;/^ \n\t\r019axw中，　\"'{}%") | st.characters(exclude_categories=["Cs"]),
    max_size=25,
)


@pytest.mark.parametrize("parse", PARSERS.values(), ids=PARSERS)
@given(words=st.lists(WORDS, min_size=12, max_size=12), level=st.integers(1, 3))
def test_every_text_comes_back_as_it_was(parse: Callable[[str], str], words: list[str], level: int) -> None:
    title, heading, first, second, entry, caption, column, cell, alt, signed, annex, note = words
    spans = (Span(first), Span(second, notes=(1,)), Span(first, "a.b", "1"))
    blocks = (
        Heading(heading, level),
        Paragraph(spans),
        Bullets(((Span(entry),), spans)),
        Table(caption, (Column(column), Column("n", is_number=True)), (Row((Span(cell), Span(second, notes=(1,)))),)),
        Chart(caption, alt, BARS),
        Signature(((Span(signed),),)),
        Annex("附件", annex),
        Footnotes(heading, (note,)),
    )
    running = first + second + first
    expected = [
        Element("h1", title),
        Element(f"h{level + 1}", heading),
        Element("p", running),
        Element("li", entry),
        Element("li", running),
        Element("p", caption),
        Element("th", column),
        Element("th", "n"),
        Element("td", cell),
        Element("td", second),
        Element("p", caption),
        Element("p", alt),
        Element("p", signed),
        Element("hr", ""),
        Element("h2", f"附件 {annex}"),
        Element("h2", heading),
        Element("p", note),
    ]
    given_texts = [element._replace(text=flat(element.text)) for element in expected]
    page = parse(render(document(*blocks, title=title)))
    assert elements(page) == [element for element in given_texts if element.text or element.tag == "hr"]
    assert re.findall(r'<(?:a|img) (?!href="#fn|id="fn)[^>]*', page) == []


def write_anew() -> None:
    """Write what the tests compare with."""
    WRITTEN.write_text(render(SAMPLE), encoding="utf-8", newline="\n")
